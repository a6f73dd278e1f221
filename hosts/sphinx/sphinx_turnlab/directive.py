"""The directive: which run, which part of it, and what stands in the document for each kind of builder."""

import re
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from . import wrong
from .command import Refused, render

logger = logging.getLogger(__name__)

# The class of what comes alive.
MARK = "turnlab-run"
# What the command says of a place in what it was given.
PLACE = re.compile(r"(?:in )?standard input, (?:line (\d+), column (\d+), )?")


class Turnlab(SphinxDirective):
    """The name of a library scenario, a link or a file behind it, or the text of a scenario file below it."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = {name: directives.unchanged_required for name in ("at", "caption", "from", "to", "view")}

    def run(self) -> list[nodes.Node]:
        if self.arguments and self.content:
            return self.refuse(["the scenario stands behind “turnlab::” or below it, and not in both places."])
        try:
            return [self.only("html and not epub", self.html("element")), self.only("epub", self.html("figure")),
                    self.only("not html", self.words())]
        except Refused as refused:
            return self.refuse(refused.problems)

    def html(self, form: str) -> nodes.Node:
        return nodes.raw("", self.made(form), format="html", classes=[MARK])

    def words(self) -> nodes.Node:
        text = self.made("transcript")
        return nodes.literal_block(text, text, language="none")

    def made(self, form: str) -> str:
        """The run in one of the forms that the command has."""
        config, (source, _) = self.config, self.get_source_info()
        folder = Path(source).parent
        scenario = self.arguments[0] if self.arguments else "-"
        if (folder / scenario).is_file():
            self.env.note_dependency(str(folder / scenario))
        options = {"base": config.turnlab_base, "theme": config.turnlab_theme, **self.options, "format": form}
        text, told = render(config.turnlab_command, scenario, options, "\n".join(self.content), folder)
        # It has said something, and yet made what was asked for: a run that is another than the link says.
        if form == "transcript" and told:
            logger.warning(" ".join(told), location=self.get_location())
        return text

    def only(self, which: str, node: nodes.Node) -> nodes.Node:
        only = addnodes.only("", node, expr=which)
        self.set_source_info(only)
        self.set_source_info(node)
        return only

    def refuse(self, problems: list[str]) -> list[nodes.Node]:
        for problem in problems:
            location, words = self.placed(problem)
            logger.error(words, location=location)
        wrong.note(self.env)
        return []

    def placed(self, problem: str) -> tuple[str, str]:
        """Where in the document it is, and what."""
        place = PLACE.match(problem)
        if not place or not self.content:
            return self.get_location(), problem
        words = problem[place.end():]
        if not place[1]:
            return self.get_location(), words
        number = min(int(place[1]), len(self.content)) - 1
        source, line = self.content.items[number]
        column = int(place[2]) + self.indent(line, self.content[number])
        return f"{source}:{line + 1}", f"column {column}, {words}"

    def indent(self, line: int, text: str) -> int:
        """How far the line stands to the right of where its text begins for the directive."""
        lines = self.block_text.splitlines()
        whole = lines[line + 1 - self.lineno] if 0 <= line + 1 - self.lineno < len(lines) else text
        return len(whole) - len(text) if whole.endswith(text) else 0
