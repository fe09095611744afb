"""The words of a sentence while it is being folded: what stands where, and what has been noted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.reading.coreference import Line
from loaders.reading.phrases import Note
from loaders.reading.skeleton import BLOCKS, Sign

ROOM = 0x80
"""Lists of one kind in a sentence, at most."""
HONORIFICS = frozenset("Mr. Mrs. Ms. Dr. Prof. Capt. Sgt. Lt. Col. Gen. Det. Rev. Miss Captain Major Colonel General Detective Sergeant Lieutenant Professor Inspector Father Sister".split())
ENDS = {"person": 0xE400, "film": 0xE800, "organisation": 0xEC00, "place": 0xF000, "name": 0xF700}
"""Where the block of each kind of sign ends; the signs of lists stand at its end."""


class Folded:
    """A sentence's words, each a lower-case word or the sign of a name or of a list of names."""

    def __init__(self, line: Line, words: Sequence[str] = ()) -> None:
        self.line = line
        self.signs = dict(line.skeleton.signs)
        self.words = list(words) or [word for word in line.skeleton.text.split() if word not in "[]"]
        self._honoured()
        self.notes: list[Note] = []
        self.trades: dict[str, tuple[str, ...]] = {}
        self.plural: set[str] = set()
        """Whose noun of trade is a plural: it goes for all of the list that they begin."""
        self.groups: dict[str, tuple[Sign, ...]] = {}
        self.asides: list[str] = []
        """What a list tells of one of its members in passing, with the member before it."""
        self.cast: list[Sign] = []
        """Names with a bracket and the names in it, in turn, where one plays the other."""
        self._kinds = {char: sign.kind for char, sign in self.signs.items()}
        self._next = {kind: max([end - ROOM, *(ord(sign) + 1 for sign in self.signs if BLOCKS[kind] <= ord(sign) < end)]) for kind, end in ENDS.items()}

    def _honoured(self) -> None:
        """Join "Dr." to the name after it; a name that the article knows in full needs no such word."""
        for at in range(len(self.words) - 2, -1, -1):
            title, named = self.signs.get(self.words[at]), self.signs.get(self.words[at + 1])
            if title and named and title.text in HONORIFICS and named.kind in {"person", "name"}:
                if named.name == named.text:
                    self.signs[self.words[at + 1]] = replace(named, name=f"{title.text} {named.name}", text=f"{title.text} {named.text}")
                del self.words[at]

    def kind(self, at: int) -> str:
        """The kind of the name or list at a word, or nothing where there is none."""
        return self._kinds.get(self.words[at], "") if 0 <= at < len(self.words) else ""

    def put(self, at: int, sign: Sign) -> None:
        """Let the word at a place stand for another name."""
        self.signs[self.words[at]] = sign
        self._kinds[self.words[at]] = sign.kind

    def word(self, at: int) -> str:
        """The word, or nothing beyond either end."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def refers(self, at: int) -> bool:
        """Whether the word is a noun phrase or pronoun for something named elsewhere."""
        sign = self.signs.get(self.word(at))
        return sign is not None and sign.reference

    def name(self, at: int) -> str:
        """The fullest form of the one name at a word."""
        return self.signs[self.words[at]].name

    def open(self, at: int) -> tuple[Sign, ...]:
        """The name at a word, or the members of the list there."""
        word = self.words[at]
        return self.groups.get(word) or (self.signs[word],)

    def sharing(self, signs: tuple[Sign, ...]) -> tuple[Sign, ...]:
        """The members of a list for which the plural noun before it goes: not those from the first on that alone has works of its own."""
        known = {id(note.left) for note in self.notes if note.what == "known"}
        apart = next((at for at, sign in enumerate(signs) if id(sign) in known), 0)
        return signs[: apart or len(signs)]

    def note(self, what: str, left: int, right: int) -> None:
        """Keep that the names at two words have to do with each other."""
        self.notes += [Note(what, a, b, left) for a in self.open(left) for b in self.open(right)]

    def group(self, kind: str, members: list[int], end: int) -> None:
        """Put one sign in the place of the members of a list, which ends before `end`."""
        if self._next[kind] >= ENDS[kind]:
            return
        char = chr(self._next[kind])
        self._next[kind] += 1
        self.groups[char] = tuple(sign for at in members for sign in self.open(at))
        self._kinds[char] = kind
        self.words[members[0] : end] = [char]
