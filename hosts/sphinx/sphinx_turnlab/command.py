"""The command ``turnlab``, which makes everything that stands in a document."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

NAME = "turnlab: "


class Refused(Exception):
    """What the command says is wrong, a sentence for each fault."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(*problems)
        self.problems = problems


def render(
    command: str | list[str], scenario: str, options: Mapping[str, str], text: str, folder: Path
) -> tuple[str, list[str]]:
    """What it makes of a scenario, and what it says beside that; ``text`` is read where the scenario is ``-``."""
    program = [command] if isinstance(command, str) else command
    said = [f"--{name}={value}" for name, value in options.items()]
    try:
        done = subprocess.run(
            [*program, "render", *said, "--", scenario], input=text, cwd=folder, capture_output=True, encoding="utf-8"
        )
    except OSError as error:
        raise Refused(
            [f"{program[0]} cannot be started ({error.strerror}): `cargo install --path crates/cli` in Turnlab's "
             "repository puts it where commands are found, or turnlab_command in conf.py says where it is."]
        ) from error
    told = [line.removeprefix(NAME) for line in done.stderr.splitlines() if line]
    if done.returncode:
        raise Refused(told or [f"{program[0]} ended with {done.returncode}."])
    return done.stdout, told
