"""Runs of Turnlab in documents of Sphinx: ``.. turnlab:: lost-turn``."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError

from . import wrong
from .directive import MARK, Turnlab

__version__ = "0.1.0"


def setup(app: Sphinx) -> dict[str, object]:
    app.add_config_value("turnlab_base", "", "env", str)
    app.add_config_value("turnlab_command", "turnlab", "", (str, list))
    app.add_config_value("turnlab_theme", "auto", "env", str)
    app.add_directive("turnlab", Turnlab)
    app.connect("config-inited", check)
    app.connect("html-page-context", add_script)
    wrong.connect(app)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}


def check(app: Sphinx, config: Config) -> None:
    """A run is made once for all pages, so a way to the playground from one of them would not do."""
    base, theme = config.turnlab_base, config.turnlab_theme
    if not base.startswith(("https://", "http://", "/")) or not base.endswith("/") or "#" in base:
        raise ConfigError(
            f"turnlab_base in conf.py is “{base}”: it must be the address of the folder of the playground, with a "
            "slash at its end, such as https://example.org/turnlab/."
        )
    if theme not in ("auto", "light", "dark"):
        raise ConfigError(f"turnlab_theme in conf.py is “{theme}”: it must be auto, light or dark.")


def add_script(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: nodes.document | None) -> None:
    """A page without a run loads nothing."""
    has_run = doctree and any(MARK in raw["classes"] for raw in doctree.findall(nodes.raw))
    if has_run and app.builder.name != "epub":
        app.add_js_file(f"{app.config.turnlab_base}turn-lab.js", loading_method="defer")
