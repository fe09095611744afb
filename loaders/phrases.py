"""Noun phrases folded into their heads and lists into one sign, with what the folding told in passing.

"Sony’s upcoming thriller F, from Creed III star P and German newcomers P and P" becomes "F , from P": what stood around the
names is kept as notes (Sony makes or releases F; P is an actor of Creed III). Grammar then sees subject, verb and object.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from loaders.coreference import Line
from loaders.skeleton import Sign

LONGEST = 9
"""Words before a name that may belong to its noun phrase."""
GROUPS = {"person": 0xE300, "film": 0xE700, "organisation": 0xEB00, "place": 0xEF00, "name": 0xF680}
"""Where the signs of lists begin, in the upper part of each kind's block."""


@dataclass(frozen=True, slots=True)
class Note:
    """What a noun phrase says of two names: `what` is a credit, or how one of them belongs to the other."""

    what: str
    left: Sign
    right: Sign
    at: int
    """Where it stood in the sentence: the index of its word."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """A sentence after folding."""

    line: Line
    text: str
    notes: tuple[Note, ...]
    trades: Mapping[str, tuple[str, ...]]
    """What the sentence calls each person by trade."""
    groups: Mapping[str, tuple[Sign, ...]] = field(default_factory=dict)

    def names(self, group: str, *kinds: str) -> list[Sign]:
        """The mentions inside a stretch, lists opened, of the given kinds (all where none is given)."""
        found: list[Sign] = []
        for char in SIGN.findall(group):
            found += self.groups.get(char) or (self.line.skeleton.signs[char],)
        return [sign for sign in found if not kinds or sign.kind in kinds]


SIGN = re.compile("[\ue000-\uf7ff]")


@cache
def table(section: str, name: str = "") -> frozenset[str]:
    """A word list of `data/phrases.toml`."""
    return _tables()[section][name]


@cache
def _tables() -> dict[str, dict[str, frozenset[str]]]:
    text = files("loaders").joinpath("data/phrases.toml").read_text(encoding="utf-8")
    return {
        section: {name: frozenset(words.split()) for name, words in rows.items()}
        for section, rows in tomllib.loads(text).items()
    }


@cache
def trades() -> dict[str, tuple[str, ...]]:
    """Every noun of trade -> the credits that it means."""
    found: dict[str, list[str]] = {}
    for credit, nouns in _tables()["trades"].items():
        for noun in nouns:
            found.setdefault(noun, []).append(credit)
    return {noun: tuple(said) for noun, said in found.items()}


def fold(line: Line) -> Phrases:
    """The sentence with its noun phrases folded."""
    return _Folding(line).run()


class _Folding:
    def __init__(self, line: Line) -> None:
        self.line = line
        self.signs = dict(line.skeleton.signs)
        self.words = [word for word in line.skeleton.text.split() if word not in "[]"]
        self.notes: list[Note] = []
        self.trades: dict[str, tuple[str, ...]] = {}
        self.groups: dict[str, tuple[Sign, ...]] = {}
        self._next = dict(GROUPS)

    def run(self) -> Phrases:
        self._brackets()
        self._fold("film")
        self._merge("film")
        self._fold("person")
        self._belonging()
        self._merge("person")
        self._credited()
        self._fold("organisation")
        self._territories()
        self._merge("organisation")
        self._merge("place")
        return Phrases(self.line, " ".join(self.words), tuple(self.notes), self.trades, self.groups)

    # -- what a sign is -------------------------------------------------------------------------------

    def kind(self, at: int) -> str:
        """The kind of the name at a word, or nothing where there is none."""
        if not 0 <= at < len(self.words):
            return ""
        word = self.words[at]
        if word in self.groups:
            return next(kind for kind, start in GROUPS.items() if start <= ord(word) < start + 0x80)
        sign = self.signs.get(word)
        return sign.kind if sign else ""

    def word(self, at: int) -> str:
        return self.words[at] if 0 <= at < len(self.words) else ""

    def open(self, at: int) -> tuple[Sign, ...]:
        word = self.words[at]
        return self.groups.get(word) or (self.signs[word],)

    def note(self, what: str, left: int, right: int) -> None:
        for a in self.open(left):
            for b in self.open(right):
                self.notes.append(Note(what, a, b, left))

    # -- brackets -------------------------------------------------------------------------------------

    def _brackets(self) -> None:
        """Take out "( … )", and note the films, characters and companies that stood there."""
        at = 0
        while at < len(self.words):
            if self.words[at] != "(":
                at += 1
                continue
            end = next((i for i in range(at + 1, min(len(self.words), at + 60)) if self.words[i] in "()"), len(self.words))
            if end == len(self.words) or self.words[end] == "(":
                at += 1
                continue
            self._bracket(at, end)
            del self.words[at : end + 1]

    def _bracket(self, start: int, end: int) -> None:
        owner = start - 2 if self.word(start - 1) == "'s" else start - 1
        kind = self.kind(owner)
        inside = self.words[start + 1 : end]
        found = [(i, self.kind(i)) for i in range(start + 1, end) if self.kind(i)]
        kinds = {k for _, k in found if k != "date"}
        if not kinds or any(word in ASIDE for word in inside):
            return
        if kind in {"person", "name"} and kinds <= {"film", "name", "organisation"} and kinds & {"film", "name"}:
            if kind == "name" and "film" not in kinds:
                return
            for i, k in found:
                if k == "film" or (k == "name" and self.word(i + 1) != "'s"):
                    self.note("known", owner, i)
        elif kind in {"name", "person", "film"} and found[0][1] == "person" and inside[0] in self.signs:
            if kind != "person" or not self._filmography_like(end):
                self.note("cast", found[0][0], owner)
        elif kind == "film" and kinds == {"organisation"}:
            self.note("company", owner, found[0][0])

    def _filmography_like(self, end: int) -> bool:
        """Whether a person's name in brackets after a person's is likelier a title: other brackets here hold titles, or "who plays" follows."""
        who = self.words[end + 1 : end + 4]
        return any(note.what == "known" for note in self.notes) or (who[:2] == [",", "who"] and who[2:] != ["is"])

    # -- folding --------------------------------------------------------------------------------------

    def _fold(self, kind: str) -> None:
        at = 0
        while at < len(self.words):
            if self.kind(at) == kind or (kind == "person" and self._named_by_trade(at)):
                start = self._start(at, kind)
                del self.words[start:at]
                at = start
            at += 1

    def _named_by_trade(self, at: int) -> bool:
        """Whether a name of unknown kind follows a noun of trade: it is a person's."""
        return self.kind(at) == "name" and self.word(at - 1) in trades() and self.word(at - 1) not in VERB_LIKE | {"band"}

    def _start(self, at: int, kind: str) -> int:
        """Where the noun phrase whose head is the name at `at` begins; notes what it holds."""
        heads = HEADS[kind]()
        start, seen = self._modifiers(at, heads)
        self._prizes(start, at)
        if kind == "person":
            said = tuple(dict.fromkeys(credit for word in seen for credit in trades().get(word, ())))
            if not said:
                return self._article(at)
            self.trades.setdefault(self.signs[self.words[at]].name, said)
            credited = self.kind(start - 1) == "film" or (self.word(start - 1) == "'s" and self.kind(start - 2) == "film")
            return at if credited else start
        if kind == "organisation":
            start = start if seen else self._article(at)
            if self.word(start - 1) == "'s" and self.kind(start - 2) in {"place", "person", "name"}:
                if self.kind(start - 2) == "person":
                    self.note("affiliation", start - 2, at)
                return self._article(start - 2)
            return start
        owner = start - 2 if self.word(start - 1) == "'s" else start - 1
        if self.word(start - 1) == "'s" and (self.kind(owner) in {"person", "organisation"} or self._personal(owner)):
            if WRITTEN & set(self.words[start:at]):
                return at
            if ADAPTED & set(self.words[max(0, owner - 4) : owner]):
                self.note("author", at, owner)
                return self._article(owner)
            what = "company" if self.kind(owner) == "organisation" else "owner of film" if seen else "owner"
            self.note(what, at, owner)
            if self.word(owner - 1) in {"and", "&"} and self.kind(owner - 2) == self.kind(owner) == "person":
                self.note(what, at, owner - 2)
                owner -= 2
            return self._article(owner)
        if seen and self.kind(start - 1) in {"organisation", "person"}:
            if self.kind(start - 1) == "organisation":
                self.note("company", at, start - 1)
                return self._article(start - 1)
            self.note("actor" if {"starrer", "vehicle"} & set(seen) else "attributive", at, start - 1)
            if {"starrer", "vehicle"} & set(seen):
                return start - 1
        if not (seen or self._loose(start, at)):
            start = self._article(at)
        if self.word(start) in {"his", "her"} and start < at:
            self.note("his", at, at)
        return start

    def _personal(self, at: int) -> bool:
        """Whether a name of unknown kind is shaped like a person's: an initial or two words, none of them a company's."""
        return self.kind(at) == "name" and bool(PERSONAL.fullmatch(name := self.signs[self.words[at]].name)) and not COMPANY_NAME.search(name)

    def _modifiers(self, at: int, heads: frozenset[str]) -> tuple[int, list[str]]:
        """Back over the words that may modify the name at `at`; the nouns of its kind among them."""
        seen: list[str] = []
        start = at
        for i in range(at - 1, max(-1, at - 1 - LONGEST), -1):
            word = self.words[i]
            if word in table("words", "determiners"):
                return i, seen
            if word in VERB_LIKE or (word in {"star", "lead", "host"} and self.word(i - 1) in {"to", "will", "and", "which"}):
                break
            if word in heads:
                seen.append(word)
            elif word in {"and", "&", "—", "-"} and (PRIZED.search(self.word(i + 1)) or PRIZED.search(self.word(i - 1))):
                pass
            elif word in {"and", "/", "&"} and i + 1 == start and seen and self.word(i - 1) in heads:
                start = i
                continue
            elif (word == "'s" and self.kind(i - 1) == "date") or (self._passing_name(i) and (start < at or self.word(i - 1) in table("words", "determiners") | {"'s"})):
                pass
            elif not _modifier(word):
                break
            start = i
        return start, seen

    def _prizes(self, start: int, at: int) -> None:
        """Note "Oscar-winning", "Emmy nominee" and their like among the words before a name."""
        for i in range(start, at):
            if match := PRIZED.search(self.words[i]):
                what = "award" if match[2].startswith("win") else "nominated_for"
                prize = self._prize(i, match[1])
                if prize:
                    self.notes += [Note(what, sign, Sign("other", prize, prize), at) for sign in self.open(at)]

    def _prize(self, at: int, inside: str) -> str:
        """The prize that "-winning" belongs to: in the same word, or the name before it."""
        if inside:
            return "" if inside.strip("-") in {"award", "prize", "multi-award"} else inside.strip("-").removesuffix("-award")
        for i in range(at - 1, max(-1, at - 4), -1):
            if self.kind(i) == "other":
                return self.signs[self.words[i]].name
            if self.words[i] not in {"-", "—", "award", "and"} and not PRIZED.search(self.words[i]):
                return self.words[i] if self.words[i] in PRIZE_WORDS else ""
        return ""

    def _passing_name(self, at: int) -> bool:
        """A date or prize ("the 1982 Oscar winner F") inside a noun phrase."""
        return self.kind(at) in {"date", "other"} or (self.kind(at) == "name" and self.signs[self.words[at]].name.isdigit())

    def _loose(self, start: int, at: int) -> bool:
        """Whether all words before a title are plain adjectives that may be dropped."""
        allowed = table("films", "adjectives") | table("words", "determiners") | table("films", "nouns")
        return all(word in allowed or self.kind(i) in {"date", "other"} or word == "'s" for i, word in enumerate(self.words[start:at], start))

    def _article(self, at: int) -> int:
        return at - 1 if self.word(at - 1) in {"the", "a", "an", "fellow"} else at

    # -- belonging ------------------------------------------------------------------------------------

    def _belonging(self) -> None:
        """Fold "P of O" and "P as C" into P."""
        at = 0
        while at < len(self.words):
            if self.kind(at) == "person":
                self._company_of(at)
                self._role_of(at)
            at += 1

    def _company_of(self, at: int) -> None:
        step = at + 1
        if self.word(step) == "," and self.word(step + 1) == "of":
            step += 1
        if self.word(step) not in {"of", "from", "at"}:
            return
        end = step + 1
        while end < step + 5 and (self.word(end) in COMPANY_WORDS or _modifier(self.word(end))):
            end += 1
        if self.kind(end) == "organisation" or (self.kind(end) == "name" and end > step + 1 and self.word(end - 1) in COMPANY_WORDS) or (self.kind(end) == "name" and self.word(step) == "of"):
            self.note("affiliation", at, end)
            while self.word(end + 1) in {"and", "&", ","} and self.kind(end + 2) == "organisation":
                end += 2
                self.note("affiliation", at, end)
            del self.words[at + 1 : end + 1]

    def _territories(self) -> None:
        """Fold "O for Belgium" into O."""
        at = 0
        while at < len(self.words):
            if self.kind(at) == "organisation" and self.word(at + 1) in {"for", "in"} and self.kind(at + 2) == "place" and self.word(at + 3) in {",", "and", ".", "", ";"}:
                del self.words[at + 1 : at + 3]
            at += 1

    def _role_of(self, at: int) -> None:
        """ "P as the villainous C": a role, told in passing."""
        if self.word(at + 1) != "as":
            return
        end = at + 2
        while end < at + 10 and (_modifier(self.word(end)) or self.word(end) in table("words", "determiners")):
            if self.word(end) in trades() and self.word(end) not in {"lead", "star", "head", "chief", "agent"}:
                return
            end += 1
        if self.kind(end) in {"person", "name", "film"} and self.word(end + 1) in AFTER_CHARACTER:
            self.note("role", at, end)
            del self.words[at + 1 : end + 1]

    # -- lists ----------------------------------------------------------------------------------------

    def _merge(self, kind: str) -> None:
        at = 0
        while at < len(self.words):
            if self.kind(at) in {kind, "name"}:
                self._merge_at(at, kind)
            at += 1

    def _merge_at(self, at: int, kind: str) -> None:
        members, joined, end = [at], 0, at + 1
        while step := self._joint(end):
            if self.kind(end + step) not in {kind, "name"} or not self._member(end + step):
                break
            joined += "and" in self.words[end : end + step] or "&" in self.words[end : end + step] or "plus" in self.words[end : end + step]
            members.append(end + step)
            end += step + 1
        kinds = [self.kind(i) for i in members]
        if len(members) < 2 or kind not in kinds or (len(members) == 2 and not joined):
            return
        if kinds.count(kind) * 2 < len(kinds) or self._next[kind] >= GROUPS[kind] + 0x80:
            return
        char = chr(self._next[kind])
        self._next[kind] += 1
        self.groups[char] = tuple(sign for i in members for sign in self.open(i))
        self.words[at:end] = [char]

    def _member(self, at: int) -> bool:
        """Whether the name at `at` is the list's and not another phrase's owner."""
        return self.word(at + 1) != "'s" or self.kind(at) == "film"

    def _joint(self, at: int) -> int:
        """How many words of a list's joint stand at `at`."""
        for joint in JOINTS:
            if tuple(self.words[at : at + len(joint)]) == joint:
                return len(joint)
        return 0

    # -- credits in passing ---------------------------------------------------------------------------

    def _credited(self) -> None:
        """ "F star P", "F director P and P": the people's credit, and no mention of F."""
        at = 0
        while at < len(self.words):
            if self.kind(at) == "film":
                self._credited_at(at)
            at += 1

    def _credited_at(self, at: int) -> None:
        end = at + 1 + (self.word(at + 1) == "'s")
        seen: list[str] = []
        first = end
        while end < first + 6 and (self.word(end) in trades() or _modifier(self.word(end)) or (seen and self.word(end) in {"and", "/", "&"})):
            if self.word(end) in trades():
                seen.append(self.word(end))
            end += 1
        if not seen and end == at + 2 and self.kind(end) == "person" and self.word(end + 1) != "'s":
            self.note("actor", at, end)
            del self.words[at:end]
            return
        if not seen or self.kind(end) not in {"person", "name"}:
            return
        said = tuple(dict.fromkeys(credit for word in seen for credit in trades()[word]))
        if self.word(first) == "stars":
            return
        for sign in self.open(end):
            self.trades.setdefault(sign.name, said)
            for film in self.open(at):
                self.notes += [Note(credit, film, sign, at) for credit in said]
        del self.words[at:end]


JOINTS = (
    (",", "and"), (",", "&"), (",", "plus"), (",", "as", "well", "as"), (",", "along", "with"), ("as", "well", "as"),
    ("along", "with"), ("and",), ("&",), ("plus",), (",",), (",", "or"), ("or",),
)  # fmt: skip
ADAPTED = frozenset("adaptation adaptations based adapted adapting adapts inspired remake reimagining retelling".split())
PRIZED = re.compile(r"^(?:(?:multi|[a-z]+-time|\d+x)-)?((?:[a-zéô’]+-)*?)(winning|winners?|nominated|nominees?|laureates?)$")
PRIZE_WORDS = frozenset("oscar emmy bafta tony grammy golden-globe césar cesar goya pulitzer peabody olivier palme".split())
PERSONAL = re.compile(r"(?!The |A )[A-Z][\w’.-]+(?: [A-Z][\w’.-]+){1,3}")
COMPANY_NAME = re.compile(r"\b(?:Pictures|Films?|Studios?|Entertainment|Productions?|Media|Critics|Awards?|Group|House|Festival|Society|Guild|Club|University|Times|Company)\b")
WRITTEN = frozenset("novel book memoir novella bestseller song single album track hit-song autobiography biography column podcast poem".split())
"""What a possessor wrote or sang is no film of his."""
VERB_LIKE = frozenset("stars co-stars leads heads hosts features".split())
"""Nouns that before a name are as likely verbs; grammar reads them."""
ASIDE = frozenset("himself herself focus he she left right pictured formerly directed and-is who center".split())
AFTER_CHARACTER = frozenset(["", *", . ; — : and or in who with whose while opposite alongside as from on for is was that & along plus to at ( ) — - ?".split()])
"""What may follow a character's name; anything else makes it the first part of a description ("a DEA agent")."""
COMPANY_WORDS = frozenset(
    "the his her their its new banner company label shingle production outfit production-company studio london-based la-based".split()
)


def _modifier(word: str) -> bool:
    """Whether a lower-case word may modify a noun: no small word, and no verb by its ending."""
    if not word or not (word[0].isalpha() or word[0].isdigit()) or SIGN.match(word[0]):
        return False
    if word in table("words", "stop"):
        return False
    if "-" in word or word in table("words", "adjectival"):
        return True
    return not word.endswith(("s", "ed", "ing", "’s"))


def _film_heads() -> frozenset[str]:
    return table("films", "nouns")


def _person_heads() -> frozenset[str]:
    return frozenset(trades())


def _company_heads() -> frozenset[str]:
    return table("companies", "nouns")


HEADS = {"film": _film_heads, "person": _person_heads, "organisation": _company_heads}


def folded(lines: Sequence[Line]) -> Iterator[Phrases]:
    """All sentences after folding."""
    return (fold(line) for line in lines)
