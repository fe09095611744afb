"""The command as a test runs it: in this process, or as a process of its own."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner, Result

from reelgraph import app

ROOT = Path(__file__).parents[1]


def run(*words: str | Path, stdin: str | bytes | None = None) -> Result:
    """Run the command here; its `stdout` and `stderr` apart."""
    return CliRunner().invoke(app, [str(word) for word in words], input=stdin, prog_name="reelgraph", env={"REELGRAPH_STORE": None})


def good(*words: str | Path, stdin: str | bytes | None = None) -> str:
    """Its standard output, where it ended well."""
    result = run(*words, stdin=stdin)
    assert (result.exit_code, result.stderr) == (0, ""), (result.exit_code, result.stderr, result.exception)
    return result.stdout


def refused(*words: str | Path, stdin: str | bytes | None = None) -> str:
    """The one line by which it ended with 1."""
    result = run(*words, stdin=stdin)
    assert result.exit_code == 1, (result.stdout, result.stderr, result.exception)
    lines = result.stderr.splitlines()
    assert len(lines) == 1, result.stderr
    return lines[0].removeprefix("reelgraph: ")


def process(*words: str | Path, cwd: Path | None = None, **more: str) -> subprocess.CompletedProcess[str]:
    """Run it as a process of its own; `more` are environment variables."""
    env = {name: value for name, value in os.environ.items() if name != "REELGRAPH_STORE"}
    command = [sys.executable, "-m", "reelgraph", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd, env=env | {"PYTHONPATH": str(ROOT)} | more)


def on_a_terminal(*words: str, width: int = 60, **more: str) -> str:
    """The command with a terminal as its output."""
    primary, secondary = pty.openpty()
    env = os.environ | {"COLUMNS": str(width), "TERM": "xterm-256color", "PYTHONPATH": str(ROOT)} | more
    env.pop("NO_COLOR", None)
    with subprocess.Popen([sys.executable, "-m", "reelgraph", *words], stdin=subprocess.DEVNULL, stdout=secondary, stderr=secondary, env=env) as running:
        os.close(secondary)
        seen = b""
        try:
            while part := os.read(primary, 65536):
                seen += part
        except OSError:  # the other end is closed
            pass
        running.wait()
    os.close(primary)
    return seen.decode("utf-8")
