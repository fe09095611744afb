"""The README is a session: its commands are run, one after the other, and print what it says.

`python -m tests.test_readme` writes what they print now into it.
"""

from __future__ import annotations

import re
import shlex
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.terminal import ROOT, process

README = ROOT / "README.md"
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LONGEST = 24
"""Lines of one command that the README shows; the rest is `…`."""


def commands(text: str) -> list[str]:
    """Everything behind a `$` in the console blocks."""
    return [line[2:] for block in _BLOCK.findall(text) for line in block.splitlines() if line.startswith("$ ")]


def session(words: list[str], folder: Path) -> Iterator[str]:
    """What each command prints, run in a folder that holds the examples."""
    (folder / "examples").symlink_to(ROOT / "examples")
    for line in words:
        program, *arguments = shlex.split(line)
        assert program == "reelgraph", line
        done = process(*arguments, cwd=folder)
        assert (done.returncode, done.stderr) == (0, ""), line
        yield _shortened(done.stdout)


def written(text: str, folder: Path) -> str:
    """The README with what its commands print now."""
    printed = session(commands(text), folder)

    def block(match: re.Match[str]) -> str:
        told = "\n".join(f"$ {line}\n{next(printed)}" for line in commands(match.group()))
        return f"```console\n{told}```"

    return _BLOCK.sub(block, text)


def _shortened(printed: str) -> str:
    lines = printed.splitlines(keepends=True)
    return "".join(lines if len(lines) <= LONGEST else [*lines[: LONGEST - 1], "…\n"])


def test_the_readme_says_what_is_printed(tmp_path: Path) -> None:
    text = README.read_text("utf-8")
    assert commands(text)
    assert written(text, tmp_path) == text


def test_its_links_and_pictures_are_there() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README.read_text("utf-8")):
        assert (ROOT / target).exists(), target


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        README.write_text(written(README.read_text("utf-8"), Path(folder)), "utf-8")


if __name__ == "__main__":
    main()
