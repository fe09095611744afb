"""What each token of a sentence may be, told by names known beforehand and by word lists; what nothing tells stays free."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from bench.train.silver import (
    CONTESTS,
    FUNCTION,
    INSTITUTIONS,
    JOBS,
    OPENING,
    PRONOUN,
    Catalogue,
    named,
    row,
    runs_of,
)
from loaders.reading.cues import bare, given
from loaders.reading.evidence import AWARD
from loaders.reading.names import capital
from loaders.reading.tagger import KINDS, LABELS
from loaders.reading.text import Sentence
from loaders.reading.words import demonym, organisations, population, words

OUTSIDE = 1
FREE = (1 << len(LABELS)) - 1
Match = tuple[int, int]
"""How many tokens, and the labels that the first of them may have; those that follow are inside the same."""


def begin(kind: str) -> int:
    """The label that begins a kind, as a set."""
    return 1 << (1 + 2 * KINDS.index(kind))


def inside(kind: str) -> int:
    """The label inside a kind, as a set."""
    return begin(kind) << 1


def never(*kinds: str) -> int:
    """All labels but those of some kinds."""
    return FREE & ~sum(begin(kind) | inside(kind) for kind in kinds)


BEGINS = sum(begin(kind) for kind in KINDS)
HOLIDAYS = frozenset({"Halloween", "Christmas", "Easter", "Thanksgiving"})
FORMS = frozenset({"Mr", "Mr.", "Ms", "Ms.", "Mrs", "Mrs.", "Dr", "Dr."})


class Labeller:
    """Writes what is known of an article's tokens as sets of labels that each may have."""

    def __init__(
        self,
        known: Catalogue,
        gold: Mapping[tuple[str, ...], str],
        local: set[str],
        judged: Mapping[tuple[str, ...], str],
        *,
        quotes_all: bool,
    ) -> None:
        self.known = known
        self.free = never("film") if quotes_all else FREE
        """What a token may be that nothing tells: no title where the article quotes its titles."""
        self.judged = judged
        self.gold: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for parts, kind in sorted(gold.items(), key=lambda item: -len(item[0])):
            self.gold[parts[0]].append((parts, kind))
        self.local: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for name in sorted(local, key=len, reverse=True):
            if parts := row(name):
                self.local[parts[0]].append(parts)
        self.surnames: set[str] = set()
        self._by_list: tuple[Callable[[Sequence[str], int, tuple[str, ...]], Match | None], ...] = (
            self._job, self._small, self._judged, self._other, self._place, self._company, self._single, self._unquoted,
        )  # fmt: skip

    def people(self, sentence: Sentence) -> None:
        """Note who is named in full, so that the surname alone is known later."""
        toks = [bare(token.text) for token in sentence.tokens]
        for i in range(len(toks)):
            if size := self._person(toks, i):
                self.surnames.add(toks[i + size - 1])

    def masks(self, sentence: Sentence) -> list[int]:
        """For each token the set of labels that it may have."""
        toks = [bare(token.text) for token in sentence.tokens]
        masks = [self._plain(toks, i) for i in range(len(toks))]
        at = 0
        while at < len(toks):
            match = self._match(toks, at)
            if match is None:
                masks[at] = self._unknown(toks, at, masks[at])
                at += 1
                continue
            size, first = match
            masks[at : at + size] = [first] * size
            if first & (first - 1) == 0 and first & BEGINS:
                masks[at + 1 : at + size] = [first << 1] * (size - 1)
                if at + size < len(toks):
                    masks[at + size] &= ~(first << 1)
            at += size
        return masks

    def _plain(self, toks: Sequence[str], i: int) -> int:
        """What a token may be by its own look."""
        word = toks[i]
        if word.islower():
            return self.free & ~BEGINS
        if word.isdigit() and not _in_run(toks, i) and not (i and toks[i - 1] in {"of", "the", ":"}):
            return OUTSIDE
        if not word[0].isalnum() and word not in "#¡¿":
            return OUTSIDE | inside("film") | (inside("organisation") if word in "&,+.’" else 0)
        return self.free

    def _unknown(self, toks: Sequence[str], at: int, mask: int) -> int:
        """A small word with a capital begins a name in mid-sentence, and stands before one where it begins the sentence."""
        if at and toks[at] in FUNCTION and toks[at - 1].islower():
            return mask & ~OUTSIDE
        opens = not at and len(toks) > 1 and toks[0] in FUNCTION - {"The", "A", "An"}
        return OUTSIDE if opens and self._match(toks, 1) else mask

    def _match(self, toks: Sequence[str], at: int) -> Match | None:
        for parts, kind in self.gold.get(toks[at], ()):
            if tuple(toks[at : at + len(parts)]) == parts and (len(parts) > 1 or not _in_run(toks, at)):
                return len(parts), begin(kind)
        for parts in self.local.get(toks[at], ()):
            alone = capital(parts[0]) and not _in_run(toks, at)
            if tuple(toks[at : at + len(parts)]) == parts and (len(parts) > 1 or alone):
                return len(parts), begin("film")
        if not capital(toks[at]):
            return None
        if size := self._person(toks, at):
            return size, begin("person")
        for parts in self.known.films.get(toks[at], ()):
            if tuple(toks[at : at + len(parts)]) == parts:
                return len(parts), begin("film")
        return _organisation(toks, at) or self._listed(toks, at)

    def _person(self, toks: Sequence[str], at: int) -> int:
        for size in (3, 2):
            parts = tuple(toks[at : at + size])
            if len(parts) == size and parts in self.known.people and named(parts) and _ends(toks, at + size):
                return size
        return 0

    def _listed(self, toks: Sequence[str], at: int) -> Match | None:
        """What the word lists say of the run of capitals that begins here."""
        if at and capital(toks[at - 1]):
            return None
        run = next((parts for start, parts in runs_of(toks[at : at + 12]) if not start), (toks[at],))
        return next((match for rule in self._by_list if (match := rule(toks, at, run))), None)

    def _job(self, toks: Sequence[str], at: int, run: tuple[str, ...]) -> Match | None:
        if all(part in JOBS for part in run):
            return len(run), OUTSIDE
        if run[0] == "Season" and at + 1 < len(toks) and toks[at + 1][0].isalnum() and len(run) < 3:
            return 2, OUTSIDE
        if run[0] in FORMS and len(run) > 1 and " ".join(run[:2]) not in self.known.starts:
            return 1, OUTSIDE
        return None

    def _small(self, toks: Sequence[str], at: int, run: tuple[str, ...]) -> Match | None:
        """Pronouns, days and small words that only the sentence's beginning gave a capital."""
        if len(run) > 1:
            return None
        opens = (not at or toks[at - 1] in OPENING) and run[0] in words("stop")
        if opens or run[0] in words("calendar") - HOLIDAYS or PRONOUN.match(run[0]) or run[0] in {"I", "TV", "AI", "OK", "PT", "ET"}:
            return 1, OUTSIDE
        return None

    def _judged(self, _: Sequence[str], at: int, run: tuple[str, ...]) -> Match | None:
        if run in self.judged and (len(run) > 1 or at):
            return len(run), begin(self.judged[run])
        return None

    def _other(self, toks: Sequence[str], at: int, run: tuple[str, ...]) -> Match | None:
        if len(run) == 2 and demonym(run[-1]) is not None:
            return 2, begin("other")
        if size := _institution(toks, at):
            return size, begin("other")
        return None

    def _unquoted(self, _: Sequence[str], _at: int, run: tuple[str, ...]) -> Match | None:
        if run in self.known.never:
            return len(run), self.free & never("film")
        if len(run) == 1 and run[0].isupper() and len(run[0]) > 2 and run[0].isalpha():
            return 1, never("film", "person")
        return None

    def _company(self, _: Sequence[str], _at: int, run: tuple[str, ...]) -> Match | None:
        if len(run) < 2 or run[0] in words("stop"):
            return None
        if run[-1] in CONTESTS:
            return len(run), begin("other")
        if run[-1] in words("organisation_suffix") and len(run) < 4 and not given(run[0]):
            return len(run), begin("organisation")
        return None

    def _single(self, toks: Sequence[str], at: int, run: tuple[str, ...]) -> Match | None:
        if len(run) > 1:
            return None
        word = run[0]
        if word in self.surnames:
            return 1, begin("person")
        if (not at or toks[at - 1] in OPENING) and self.known.common.get(word.casefold(), 0) > 30:
            return 1, OUTSIDE
        if demonym(word) is not None or AWARD.fullmatch(word):
            return 1, begin("other")
        return None

    def _place(self, toks: Sequence[str], at: int, run: tuple[str, ...]) -> Match | None:
        before = toks[at - 1] if at else ""
        if len(run) == 1 and run[0].replace(".", "").isupper() and population(run[0]):
            return 1, begin("place")
        if len(run) == 1 and population(run[0]) > 100_000 and before in {"in", "at", "from", "of", ",", "to", "and"}:
            return 1, begin("place")
        if len(run) == 2 and population(" ".join(run)) > 50_000:
            return 2, begin("place")
        return None


def _organisation(toks: Sequence[str], at: int) -> Match | None:
    for size in (4, 3, 2, 1):
        name = " ".join(toks[at : at + size])
        if name in organisations() and (size > 1 or (len(name) > 4 and not _in_run(toks, at))):
            following = toks[at + size] if at + size < len(toks) else ""
            if not following or not capital(following):
                return size, begin("organisation")
    return None


def _institution(toks: Sequence[str], at: int) -> int:
    """Tokens of "Ministry of Culture", "Academy of Motion Picture Arts and Sciences"."""
    end = at
    while end < len(toks) and capital(toks[end]) and toks[end] not in INSTITUTIONS:
        end += 1
    if end + 2 >= len(toks) or toks[end] not in INSTITUTIONS or toks[end + 1] not in {"of", "for"}:
        return 0
    start = end = end + (3 if toks[end + 2] == "the" else 2)
    while end < len(toks) and (capital(toks[end]) or (toks[end] in {"and", "&"} and capital(toks[min(end + 1, len(toks) - 1)]))):
        end += 1
    return end - at if start < end < at + 9 else 0


def _in_run(toks: Sequence[str], at: int) -> bool:
    """Whether a capital stands beside the token."""
    before = toks[at - 1] if at else ""
    after = toks[at + 1] if at + 1 < len(toks) else ""
    return bool((before and capital(before)) or (after and capital(after)))


def _ends(toks: Sequence[str], at: int) -> bool:
    """Whether a person's name may end before `at`: not where a company, an event or "Jr." goes on."""
    after = toks[at] if at < len(toks) else ""
    return not (after in words("organisation_suffix") | words("other_suffix") or re.fullmatch(r"Jr\.?|II|III", after))
