"""A text that is written piece by piece and remembers which words were set apart."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Markup, Span
from loaders.documents.characters import tidy

_GAPS = ("", " ", "\n", "\n\n")


@dataclass(slots=True)
class _Open:
    """A mark whose end has not come; it starts at its first word (-1: none yet)."""

    kind: str
    value: str
    start: int = -1


class MarkedText:
    """Collects words and marks; paragraphs stand apart by an empty line, and blanks collapse as a browser shows them.

    >>> text = MarkedText()
    >>> text.add("in  "); text.open("italic"); text.add(" Dune "); text.close("italic"); text.add(" now")
    >>> text.finish()
    ('in Dune now', (Markup(span=Span(start=3, end=7), kind='italic', value=''),))
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._gap = ""
        self._open: list[_Open] = []
        self._marks: list[Markup] = []

    def add(self, text: str) -> None:
        """Words; a break of line between them stays one, other blanks become one space."""
        for number, line in enumerate(tidy(text).split("\n")):
            if number:
                self._part("\n")
            self._add_line(line)

    def _add_line(self, line: str) -> None:
        words = line.split()
        if line[:1].isspace():
            self._part(" ")
        if words:
            self._write(" ".join(words))
            if line[-1].isspace():
                self._part(" ")

    def _write(self, words: str) -> None:
        if self._length:
            self._pieces.append(self._gap)
            self._length += len(self._gap)
        self._gap = ""
        for mark in self._open:
            if mark.start < 0:
                mark.start = self._length
        self._pieces.append(words)
        self._length += len(words)

    def _part(self, gap: str) -> None:
        self._gap = max(self._gap, gap, key=_GAPS.index)

    def block(self) -> None:
        """A new paragraph begins."""
        self._part("\n\n")

    def open(self, kind: str, value: str = "") -> None:
        """Words that follow are set apart."""
        self._open.append(_Open(kind, value))

    def close(self, kind: str) -> None:
        """The innermost mark of this kind ends; one without words leaves nothing."""
        for mark in reversed(self._open):
            if mark.kind == kind:
                self._open.remove(mark)
                if mark.start >= 0:
                    self._marks.append(Markup(Span(mark.start, self._length), kind, mark.value))
                return

    def finish(self) -> tuple[str, tuple[Markup, ...]]:
        """The text, and its marks in order."""
        return "".join(self._pieces), tuple(sorted(self._marks))
