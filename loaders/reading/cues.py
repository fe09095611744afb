"""What a token, its neighbours and the rest of the article say of the name that it may belong to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from loaders.reading.names import NUMERAL, SMALL, capital
from loaders.reading.text import Sentence, Token, tokens
from loaders.reading.words import demonym, is_place, organisations, words

BRIDGE = frozenset(":,&!?-/–—’‘'·+*#$.")
"""Signs that may stand inside a name."""
CONNECTOR = words("connector_strong") | words("connector_weak") | SMALL
LONGEST_BRIDGE = 4


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of an article before its sentences are tagged."""

    quoted: Mapping[str, Sequence[tuple[str, ...]]]
    listed: Mapping[str, Sequence[tuple[str, ...]]]
    less: Mapping[tuple[str, ...], int] | None
    """How many of the articles that made a title known are not to be counted; None where no title is to be known."""
    lower: frozenset[str]
    surnames: frozenset[str]
    pairs: Mapping[tuple[str, str], int]
    alone: Mapping[str, int]


def hints_of(
    sentences: Sequence[Sentence], quoted: Sequence[str] = (), listed: Sequence[str] = (),
    less: Mapping[tuple[str, ...], int] | None = MappingProxyType({}),
) -> Hints:  # fmt: skip
    """How the article uses its words: in lower case, as surnames, side by side, alone."""
    lower: set[str] = set()
    surnames: set[str] = set()
    pairs: Counter[tuple[str, str]] = Counter()
    alone: Counter[str] = Counter()
    for sentence in sentences:
        toks = [bare(token.text) for token in sentence.tokens]
        caps = [capital(token.text) for token in sentence.tokens]
        for i, word in enumerate(toks):
            if not caps[i]:
                if word.islower():
                    lower.add(word)
                continue
            owns = sentence.tokens[i].text[-2:] in {"’s", "'s", "‘s"}
            after = i + 1 < len(toks) and caps[i + 1]
            before = i > 0 and caps[i - 1]
            if after:
                pairs[word, toks[i + 1]] += 1
            if before and (not after or owns) and given(toks[i - 1] if i < 2 or not caps[i - 2] else toks[i - 2]):
                surnames.add(word)
            if not before and not after and i:
                alone[word] += 1
    return Hints(_by_first(quoted), _by_first(listed), less, frozenset(lower), frozenset(surnames), pairs, alone)


def _by_first(names: Sequence[str]) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        parts = tuple(bare(token.text).casefold() for token in tokens(name))
        if parts:
            found.setdefault(parts[0], []).append(parts)
    for options in found.values():
        options.sort(key=len, reverse=True)
    return found


@cache
def bare(word: str) -> str:
    """A word without its possessive ending, with one form of apostrophe."""
    word = word.replace("'", "’").replace("‘", "’")
    return word[:-2] if word.endswith("’s") and len(word) > 2 else word


@cache
def _name_words() -> dict[str, tuple[int, int]]:
    """How often a word is a first and a last name of actors, as a step from 0 to 3."""
    text = files("loaders.reading").joinpath("data/name_words.tsv").read_text(encoding="utf-8")
    table = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            word, first, last = line.split("\t")
            table[word] = int(first), int(last)
    return table


def name_step(word: str) -> int:
    """How often a word is an actor's first name, as a step from 0 to 3."""
    return _name_words().get(word, (0, 0))[0]


def last_step(word: str) -> int:
    """How often a word is an actor's last name, as a step from 0 to 3."""
    return _name_words().get(word, (0, 0))[1]


def given(word: str) -> bool:
    """Whether a word is a common first name."""
    return name_step(word) > 1


@cache
def _known_titles() -> Mapping[tuple[str, ...], Sequence[tuple[tuple[str, ...], int, bool]]]:
    """Titles by their first two words, the longest first, in small letters: in how many trade articles each stood in quotes, and whether Wikipedia lists such a film."""
    text = files("loaders.reading").joinpath("data/titles.tsv").read_text(encoding="utf-8")
    found: dict[tuple[str, ...], list[tuple[tuple[str, ...], int, bool]]] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            name, times, listed = line.split("\t")
            parts = tuple(name.casefold().split(" "))
            found.setdefault(parts[:2], []).append((parts, int(times), listed == "1"))
    for options in found.values():
        options.sort(key=lambda option: len(option[0]), reverse=True)
    return found


def known_title(words_: Sequence[str], at: int, less: Mapping[tuple[str, ...], int]) -> tuple[int, str]:
    """How many of the words at `at` are the longest title that is known, and how well it is known; headlines write its small words large."""
    known = _known_titles()
    pair = tuple(word.casefold() for word in words_[at : at + 2])
    for parts, times, listed in (*known.get(pair, ()), *(known.get(pair[:1], ()) if len(pair) > 1 else ())):
        if len(parts) <= len(words_) - at and all(words_[at + i].casefold() == parts[i] for i in range(2, len(parts))):
            step = sum(times - less.get(parts, 0) >= least for least in KNOWN)
            if step or listed:
                return len(parts), f"{step}{'w' if listed else ''}"
    return 0, ""


KNOWN = (1, 2, 4, 10)
"""Articles from which on a title is better known."""


@cache
def look(word: str) -> str:
    """What a word is by itself: its shape and the lists that hold it."""
    core = bare(word)
    if not core[0].isalnum():
        return core[0]
    if core[0].isdigit():
        return "year" if re.fullmatch(r"(?:19|20)\d\d", core) else "num" if core.isdigit() else "dig"
    if not capital(core):
        return "small" if core in CONNECTOR else "low"
    first, last = _name_words().get(core, (0, 0))
    if NUMERAL.fullmatch(core) and core != "I":
        shape = "roman"
    elif (len(core) == 2 and core[1] == ".") or re.fullmatch(r"(?:[A-Z]\.)+", core):
        shape = "initial"
    elif core.isupper() and len(core) > 1:
        shape = "CAPS"
    elif "-" in core:
        shape = "Hy-phen" if core.split("-")[-1][:1].isupper() else "Hy-low"
    else:
        shape = "Cap"
    return f"{shape}{_list(core)}f{first}l{last}"


LISTS = ("organisation_suffix", "calendar", "other_suffix", "stop")


def _list(core: str) -> str:
    for name in LISTS:
        if core in words(name):
            return name[:3] + ("T" if name == "stop" and core in {"The", "A", "An"} else "")
    if demonym(core) is not None:
        return "dem"
    low = core.casefold()
    for name in ("person", "film", "series"):
        if low in words(name):
            return name[:3]
    if core in organisations():
        return "org"
    return "loc" if is_place(core) else ""


def zones(toks: Sequence[Token], hints: Hints) -> Iterator[tuple[int, int, list[list[str]]]]:
    """Stretches that may hold names, with the features of each of their tokens."""
    bounds = list(_bounds(toks))
    if not bounds:
        return
    context = _Context(toks, hints, bounds)
    for number, (start, end) in enumerate(bounds):
        yield start, end, [context.features(number, i) for i in range(start, end)]


def _bounds(toks: Sequence[Token]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(toks):
        if not _starts(toks[at].text):
            at += 1
            continue
        end = at + 1
        while end < len(toks):
            ahead = end
            while ahead < len(toks) and ahead - end < LONGEST_BRIDGE and not _starts(toks[ahead].text) and (
                toks[ahead].text in BRIDGE or toks[ahead].text in CONNECTOR
            ):
                ahead += 1
            if ahead >= len(toks) or not _starts(toks[ahead].text):
                break
            end = ahead + 1
        if end < len(toks) and toks[end].text in "!?" and toks[end].start == toks[end - 1].end:
            end += 1
        yield at, end
        at = end


def _starts(word: str) -> bool:
    return capital(word) or word[0].isdigit()


@cache
def _seen(word: str) -> tuple[str, str, str, str]:
    """A word bare, as training knows it, what it looks like, and whether something is its own."""
    return bare(word), vocabulary(bare(word)), look(word), "s" if word[-2:] in {"’s", "'s", "‘s"} else ""


class _Context:
    """A sentence seen from each of its tokens."""

    def __init__(self, toks: Sequence[Token], hints: Hints, bounds: Sequence[tuple[int, int]]) -> None:
        self.hints = hints
        self.bounds = bounds
        seen = [_seen(token.text) for token in toks]
        self.words, self.low, self.looks, self.owns = map(list, zip(*seen, strict=True))
        self.length = len(toks)
        self.depth = []
        depth = 0
        for word in self.words:
            depth = max(0, depth + (word == "(") - (word == ")"))
            self.depth.append(depth)
        self.marks = self._marks()
        self.known = self._known()

    def _known(self) -> list[str]:
        """For each token how well the title is known that it begins or goes on; a single word is none beside another capital."""
        known = [""] * self.length
        for i in range(self.length if self.hints.less is not None else 0):
            if known[i] or self.looks[i] in {"low", "small"}:
                continue
            size, how = known_title(self.words, i, self.hints.less or {})
            if size > 1:
                known[i : i + size] = ["B" + how, *["I" + how] * (size - 1)]
            elif size and not (i and self._capital(i - 1)) and not (i + 1 < self.length and self._capital(i + 1)):
                known[i] = "S" + how
        return known

    def _capital(self, i: int) -> bool:
        return self.looks[i] not in {"low", "small"} and self.words[i][0].isalnum()

    def _marks(self) -> list[str]:
        marks = [""] * self.length
        folded = [word.casefold() for word in self.words]
        for sign, table in (("l", self.hints.listed), ("q", self.hints.quoted)):
            for i, word in enumerate(folded):
                for parts in table.get(word, ()):
                    if tuple(folded[i : i + len(parts)]) == parts and self.looks[i] != "low":
                        marks[i] = sign + "B"
                        for j in range(i + 1, i + len(parts)):
                            marks[j] = sign + "I"
                        if i + len(parts) < self.length and not marks[i + len(parts)]:
                            marks[i + len(parts)] = sign + "E"
                        break
        for size in (4, 3, 2):
            for i in range(self.length - size + 1):
                if not marks[i] and self.looks[i][:3] == "Cap":
                    name = " ".join(self.words[i : i + size])
                    kind = "o" if name in organisations() else "p" if size < 4 and is_place(name) else ""
                    if kind:
                        for j in range(i, i + size):
                            marks[j] = kind + "BIIII"[j - i]
        return marks

    def features(self, number: int, i: int) -> list[str]:
        """Names of the features of token `i`, which stands in the stretch `number`."""
        start, end = self.bounds[number]
        low, looks, own = self.low, self.looks, self.owns
        w, c = low[i], looks[i] + own[i]
        w1, c1 = (low[i - 1], looks[i - 1] + own[i - 1]) if i else ("^", "^")
        w2, c2 = (low[i - 2], looks[i - 2]) if i > 1 else ("^", "^")
        n1, d1 = (low[i + 1], looks[i + 1]) if i + 1 < self.length else ("$", "$")
        n2, d2 = (low[i + 2], looks[i + 2]) if i + 2 < self.length else ("$", "$")
        left, farther = self._left(start)
        right = low[end] if end < self.length else "$"
        after = low[end + 1] if end + 1 < self.length else "$"
        mark, mark1 = self.marks[i], self.marks[i - 1] if i else ""
        known = self.known[i]
        place = f"{min(i - start, 3)}{min(end - i, 4)}"
        return [
            "b", "w" + w, "c" + c, "w1" + w1, "w2" + w2, "n1" + n1, "n2" + n2, "c1" + c1, "d1" + d1,
            f"c1c {c1} {c}", f"cd {c} {d1}", f"ccc {c1} {c} {d1}", f"cdd {c} {d1} {d2}", f"cc2 {c2} {c1} {c}",
            f"w1c {w1} {c}", f"wd {w} {d1}", f"cn {c} {n1}", f"w1w {w1} {w}", f"w2w1 {w2} {w1}", f"n1n2 {n1} {n2}",
            f"L {left} {min(i - start, 2)}", f"LL {farther} {left}", f"Lc {left} {c} {min(i - start, 1)}",
            f"R {right} {min(end - i, 3)}", f"RR {right} {after} {min(end - i, 2)}", f"Rc {right} {c} {min(end - i, 2)}",
            f"p {place} {c}", f"m {mark} {mark1}", f"mc {mark} {c}",
            *self._usage(i, start, end, c), *self._company(number, i),
            *((f"k {known}", f"kc {known} {c}", f"kq {known} {mark}") if known else ()),
        ]  # fmt: skip

    def _left(self, start: int) -> tuple[str, str]:
        """The two words before a stretch."""
        at = start - 1
        while at >= 0 and self.words[at] in {"“", "‘", '"', "’", "'", "(", "the", "a", "an"}:
            at -= 1
        return (self.low[at] if at >= 0 else "^"), (self.low[at - 1] if at > 0 else "^")

    def _usage(self, i: int, start: int, end: int, c: str) -> Iterator[str]:
        """How the article uses the word elsewhere."""
        word = self.words[i]
        if c.startswith(("low", "small")) or not word[0].isalnum():
            return
        hints = self.hints
        yield f"u {word.casefold() in hints.lower} {i == 0} {c}"
        if word in hints.surnames:
            yield f"us {looks_short(c)} {min(i - start, 1)}{min(end - i, 2)}"
        if i + 1 < self.length and hints.pairs.get((word, self.words[i + 1]), 0) > 1:
            yield f"up {looks_short(c)}"
        elif i + 1 < end:
            yield f"uq {looks_short(c)}"
        if i > start and hints.pairs.get((self.words[i - 1], word), 0) > 1:
            yield f"ur {looks_short(c)}"
        yield f"ua {min(hints.alone.get(word, 0), 3)} {c} {end - start == 1}"
        if self.depth[i]:
            before = self._before_bracket(i)
            yield f"( {before} {c}"
            yield f"(( {before} {min(i - start, 1)}"

    def _before_bracket(self, i: int) -> str:
        at = i
        while at and self.words[at] != "(":
            at -= 1
        return self.looks[at - 1] if at else "^"

    def _company(self, number: int, i: int) -> Iterator[str]:
        """The members of a list before and after, by their first word, and the word that leads the list."""
        start, end = self.bounds[number]
        head = number
        while head and self._listed(self.bounds[head - 1][1], self.bounds[head][0]):
            head -= 1
        if head < number:
            first = self.bounds[number - 1][0]
            yield f"a {self.looks[first]} {min(i - start, 1)}"
            left, farther = self._left(self.bounds[head][0])
            yield f"A {left} {min(i - start, 1)}"
            yield f"AA {farther} {left}"
        if number + 1 < len(self.bounds) and self._listed(end, self.bounds[number + 1][0]):
            yield f"z {self.looks[self.bounds[number + 1][0]]} {min(i - start, 1)}{min(end - i, 2)}"

    def _listed(self, end: int, start: int) -> bool:
        between = [word for word in self.words[end:start] if word not in {"“", "”", "‘", "’", '"', "the"}]
        return 0 < len(between) < 3 and all(word in {",", "and", "&", "or"} for word in between)


def looks_short(c: str) -> str:
    """The shape alone."""
    return c[:3]


@cache
def _vocabulary() -> frozenset[str]:
    text = files("loaders.reading").joinpath("data/name_vocabulary.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


@cache
def vocabulary(word: str) -> str:
    """A word that training has seen often, or "?" for any other."""
    if word[0].isdigit():
        return "0"
    return word if word in _vocabulary() else "?"
