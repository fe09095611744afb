"""Identity decisions on record: `decisions.jsonl` beside the store, one a line, dated, reversible."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, fields
from datetime import date
from pathlib import Path

from graph.errors import StoreError
from graph.folder import reason, replace, storage
from graph.hashing import hashed
from graph.model import Decision

VERDICTS = ("same", "different", "unsure")
_FIELDS = tuple(field.name for field in fields(Decision))


def read_decisions(path: Path, until: date | None = None) -> tuple[Decision, ...]:
    """All of them in the order of the file, or those made up to a day; undated ones always hold. Raises StoreError."""
    try:
        lines = path.read_text("utf-8").split("\n")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{path}: cannot be read: {reason(error)}") from None
    found = decisions_from(lines, str(path))
    return tuple(each for each in found if until is None or each.day <= until.isoformat())


def decisions_from(lines: Iterable[str], where: str) -> tuple[Decision, ...]:
    """Decisions from their lines of JSON. Raises StoreError."""
    return tuple(_decision(line, f"{where}:{number}") for number, line in enumerate(lines, 1) if line.strip())


def write_decisions(path: Path, decisions: Iterable[Decision]) -> None:
    """Replace the file in one step."""
    with storage(path):
        replace(path, "".join(json.dumps(asdict(each), ensure_ascii=False) + "\n" for each in decisions))


def decisions_hash(decisions: Iterable[Decision]) -> str:
    """By which a store sees that its decisions were edited since it was settled."""
    text = json.dumps([asdict(each) for each in decisions], ensure_ascii=False)
    return hashed(text)[:16]


def _decision(line: str, where: str) -> Decision:
    try:
        said = json.loads(line)
        found = Decision(**{name: str(said.get(name, "")) for name in _FIELDS})
    except (ValueError, AttributeError):
        raise StoreError(f"{where}: no decision (expected one JSON object with verdict, left and right)") from None
    if found.verdict not in VERDICTS or not (found.left and found.right):
        raise StoreError(f"{where}: verdict {found.verdict!r} (expected {', '.join(VERDICTS)}, and left and right)")
    return found
