"""The prompt of a conversation: questions typed one by one, with history and completion where the terminal has them."""

from __future__ import annotations

import atexit
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from queries.answer import Answer
from queries.ask.conversation import Conversation, completions
from queries.names import Names

PROMPT = "ask> "
HELLO = "Ask about films, people and places: who filmed in Rome. “it” and “they” mean the last answer. An empty line ends."
LEAVING = frozenset({"quit", "exit", "bye", ":q"})
REMEMBERED = 1000
"""Questions kept in the history."""


def converse(conversation: Conversation, show: Callable[[Answer], None]) -> None:
    """Read questions until an empty line, `quit` or the end of input; each answer is shown before the next question."""
    _equip(conversation.view.names)
    sys.stderr.write(HELLO + "\n")
    while True:
        try:
            question = input(PROMPT).strip()
        except (EOFError, KeyboardInterrupt):
            sys.stderr.write("\n")
            return
        if not question or question.lower() in LEAVING:
            return
        show(conversation.ask(question))


def history() -> Path:
    """Where typed questions are kept: under the user's state folder (XDG)."""
    state = os.environ.get("XDG_STATE_HOME") or str(Path.home() / ".local" / "state")
    return Path(state) / "reelgraph" / "history"


def _equip(names: Names) -> None:
    """History and completion through readline; a system without it still has the prompt."""
    try:
        import readline  # noqa: PLC0415 - of use only at a prompt, and not on every system
    except ImportError:
        return
    file = history()
    with suppress(OSError):
        readline.read_history_file(file)
    readline.set_history_length(REMEMBERED)
    readline.set_completer_delims("")
    readline.set_completer(lambda text, state: _nth(completions(names, text), state))
    readline.parse_and_bind("tab: complete")
    atexit.register(_remember, file)


def _nth(found: list[str], place: int) -> str | None:
    return found[place] if place < len(found) else None


def _remember(file: Path) -> None:
    import readline  # noqa: PLC0415

    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        readline.write_history_file(file)
