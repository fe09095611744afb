"""Which names are titles of films and series, by all that an article says of each: learned, since much that looks so is none.

Songs, segments of shows, festivals, companies in brackets, lines of a speech in the headline: they stand in quotes and capitals
too. Trees (`data/title_trees.json`, made by `bench/train/titles.py`) set beside each other what a name looks like, how often it
is set apart, what stands before and after it, what the tagger takes it for and how much speaks for each kind.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from graph.names import fold
from loaders.reading.cues import bare, known_title, last_step, name_step
from loaders.reading.evidence import FILM, ORG, OTHER, PERSON, PLACE, Evidence
from loaders.reading.mending import Tagged
from loaders.reading.names import SMALL_WORDS, Candidate, Habits, capital
from loaders.reading.tagger import Seen
from loaders.reading.text import Sentence, Token, tokens
from loaders.reading.trees import chance
from loaders.reading.words import demonym, first_names, is_place, organisations, population, words

KINDS = (FILM, PERSON, ORG, PLACE, OTHER)
OPEN, CLOSE = frozenset("“‘\"'"), frozenset("”’\"'")
AFTER = {
    **dict.fromkeys("is was has will are were had".split(), "be"),
    **dict.fromkeys("season seasons episode episodes finale pilot premiere trailer teaser reboot revival spinoff spin-off sequel prequel".split(), "part"),
    **dict.fromkeys("album single song tour podcast book novel memoir magazine sketch segment skit musical play video track concert".split(), "work"),
    **dict.fromkeys("theme section strand competition slot award awards prize category program programme event festival session panel issue campaign".split(), "event"),
    **dict.fromkeys("franchise universe trilogy saga".split(), "franchise"),
}
BEFORE = {
    **dict.fromkeys("single singles song songs track tracks album albums ep mixtape anthem ballad hit hits cover sang singing performed performing covered".split(), "music"),
    **dict.fromkeys("podcast book novel memoir novels books magazine segment sketch skit bit poem essay article story play game comic manga column report".split(), "work"),
    **dict.fromkeys("character playing plays play played as named portrays portrayed portraying portrayal voice voices role".split(), "part"),
    **dict.fromkeys("episode episodes chapter chapters part theme award prize category section called word words phrase slogan motto hashtag".split(), "piece"),
    **dict.fromkeys("in at near outside from across to".split(), "place"),
    **dict.fromkeys("on of for like about with".split(), "on"),
    **dict.fromkeys("starring star stars directed helmed wrote written penned credits include includes including known opposite alongside".split(), "career"),
}
MUSIC = frozenset("song songs album albums singer single music track tracks band concert tour lyrics rapper record musician pop".split())
VOICE = re.compile(r"(?:I|We|You|He|She|They|It)(?:[’'](?:m|ve|ll|d|re|s))?|(?:Don|Didn|Can|Won|Isn|Wasn|Doesn|Couldn|Wouldn|Aren|Haven)[’']t|(?:That|There|What|Let)[’']s")
SPACED = re.compile(r"\s+")


def reweighed(found: Evidence, chances: Mapping[str, float]) -> None:
    """Let the chances decide between title and none, and leave the rest of what is known of a name as it is."""
    for key, likely in chances.items():
        scores = found.scores[key]
        others = max((weight for kind, weight in scores.items() if kind != FILM), default=0.0)
        if likely >= TITLE:
            scores[FILM] = max(scores[FILM], others + SURELY, 2 * SURELY)
        elif likely < NONE:
            scores[FILM] = min(scores[FILM], others - SURELY, 0.0)


ARTICLE = 4
"""Sentences from which on a text tells enough of its names."""
TITLE, NONE = 0.5, 0.25
"""Chances from which on, and below which, a name is and is no title whatever else speaks for it."""
SURELY = 1.5
"""By how much a decided kind outweighs the others at least."""


@dataclass(frozen=True, slots=True)
class Told:
    """All that an article says of its names."""

    found: Evidence
    text: str
    body: Sequence[Sentence]
    rows: Sequence[Sequence[Candidate]]
    headline: Sequence[Sentence]
    headline_rows: Sequence[Sequence[Candidate]]
    tagged: Sequence[Sequence[Tagged]]
    habits: Habits


Weigher = Callable[[Told], Mapping[str, float]]
"""How likely each name is a title."""


def chances(told: Told) -> dict[str, float]:
    """How likely each name that may be one is the title of a film or series; nothing is said of notes that are no article."""
    if len(told.body) < ARTICLE:
        return {}
    found = {key: chance("title", row) for key, row in looked_at(told)}
    for c in (each for row in told.rows for each in row):  # "The Salt Road: A Family Story" where "The Salt Road" is a title
        short, colon, _ = c.text.partition(":")
        if colon and fold(c.text) in found:
            found[fold(c.text)] = max(found[fold(c.text)], found.get(fold(short), 0.0))
    return found


def looked_at(told: Told, less: Mapping[tuple[str, ...], int] = MappingProxyType({})) -> Iterator[tuple[str, tuple[float, ...]]]:
    """The names that may be titles, with what the trees look at; `less` is taken off the count of a known title."""
    seen = _Seen(told.found)
    for place, (sentence, row, tags) in enumerate(zip(told.body, told.rows, told.tagged, strict=True)):
        kinds = {(t.first, t.last): t.kind for t in tags}
        for number, c in enumerate(row):
            seen.add(c, sentence.tokens, kinds.get((c.first, c.last)) or ("over" if _overlapped(c, tags) else ""), place)
            seen.neighbours(c, sentence.tokens, _beside(row, number))
            seen.weigh(c, tags)
    for sentence, row in zip(told.headline, told.headline_rows, strict=True):
        for c in row:
            seen.head(c, sentence.tokens)
    seen.music = sum(token.text in MUSIC for sentence in told.body for token in sentence.tokens) / max(1, len(told.body))
    lower = LONE.sub("i", SPACED.sub(" ", told.text).replace("'", "’"))
    for key in seen.names:
        if seen.may_be(key):
            yield key, (*seen.numbers(key), *_look(seen.names[key], told.habits, lower, less))


def _overlapped(c: Candidate, tags: Sequence[Tagged]) -> bool:
    return any(t.first < c.last and c.first < t.last and (t.first, t.last) != (c.first, c.last) for t in tags)


def _beside(row: Sequence[Candidate], number: int) -> list[Candidate]:
    """The names before and after in the sentence."""
    return [row[at] for at in (number - 1, number + 1) if 0 <= at < len(row)]


class _Seen:
    """What the mentions of each name add up to."""

    def __init__(self, found: Evidence) -> None:
        self.found = found
        self.names: dict[str, Candidate] = {}
        self.cues: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self.first: dict[str, int] = {}
        self.most: dict[str, float] = {}
        self.apart = 0
        self.plain = 0
        self.music = 0.0
        """Words of music, a sentence."""
        self._last: tuple[Sequence[Token], float] = ((), 0.0)

    def add(self, c: Candidate, toks: Sequence[Token], tag: str, place: int) -> None:
        """Count a mention, in which sentence it stands and what the tagger takes it for."""
        key = fold(c.text)
        self.names.setdefault(key, c)
        self.first.setdefault(key, place)
        cues = self.cues[key]
        cues["times"] += 1
        cues[f"tag {tag}" if tag in KINDS else tag or "untagged"] += 1
        cues["large"] += self._large(toks)
        for cue in _around(c, toks):
            cues[cue] += 1
        if tag == FILM:
            apart = bool(cues["double"] or cues["single"])
            self.apart += apart
            self.plain += not apart

    def neighbours(self, c: Candidate, toks: Sequence[Token], beside: Iterable[Candidate]) -> None:
        """Count the kinds of names that stand beside a mention in a list or around a bracket."""
        cues = self.cues[fold(c.text)]
        for other in beside:
            gap = [t.text for t in (toks[c.last : other.first] if other.first >= c.last else toks[other.last : c.first]) if t.text not in OPEN | CLOSE]
            kind = self.found.kind(fold(other.text)) or "none"
            if gap in ([","], ["and"], [",", "and"], ["&"]):
                cues["fellow " + kind] += 1
            elif gap == ["("]:
                cues[("inside " if other.first < c.first else "before ") + kind] += 1

    def weigh(self, c: Candidate, tags: Sequence[Tagged]) -> None:
        """Add what the tagger's own weights say of a mention, if it is the tagger that has them."""
        if isinstance(tags, Seen):
            margin = tags.margin(c.first, c.last)
            key = fold(c.text)
            self.cues[key]["margin"] += margin
            self.most[key] = max(self.most.get(key, margin), margin)

    def _large(self, toks: Sequence[Token]) -> float:
        """Share of a sentence's words that have a capital: nearly all in headlines and lists."""
        if self._last[0] is not toks:
            said = [t.text for t in toks if t.text[0].isalpha()]
            self._last = toks, sum(word[0].isupper() for word in said) / max(1, len(said))
        return self._last[1]

    def head(self, c: Candidate, toks: Sequence[Token]) -> None:
        key = fold(c.text)
        self.names.setdefault(key, c)
        self.first.setdefault(key, 0)
        cues = self.cues[key]
        cues["head"] += 1
        before = toks[c.first - 1].text if c.first else ""
        if before in OPEN:
            cues["head double" if before in "“\"" else "head single"] += 1

    def may_be(self, key: str) -> bool:
        cues = self.cues[key]
        if self.found.scores[key][FILM] > 0 or cues["tag film"] > 0 or cues["head double"] + cues["head single"] > 0:
            return True
        toks = [bare(token.text) for token in tokens(self.names[key].text)]
        return known_title(toks, 0, {})[0] == len(toks)

    def numbers(self, key: str) -> Iterator[float]:
        cues, found = self.cues[key], self.found
        times = max(1, cues["times"])
        yield from (found.scores[key][kind] for kind in KINDS)
        yield found.scores[key][FILM] - max(found.scores[key][kind] for kind in KINDS[1:])
        yield found.votes[key]
        yield found.series[key]
        yield cues["times"]
        yield cues["head"]
        yield cues["head double"]
        yield cues["head single"]
        yield self.first[key]
        yield from (cues[cue] / times for cue in CUES)
        yield cues["double"] + cues["single"]
        yield self.apart / max(1, self.apart + self.plain)
        yield self.apart + self.plain
        yield self.music
        yield self.most.get(key, -10.0)
        name = self.names[key]
        yield float(name.marked)


CUES = (
    *("tag " + kind for kind in KINDS), "over", "untagged", "margin", "large", "cut", "joined", "double", "single", "start", "own", "owned",
    *("fellow " + kind for kind in (*KINDS, "none")), *("inside " + kind for kind in (*KINDS, "none")), *("before " + kind for kind in (*KINDS, "none")),
    "bracket", "year", "name after", "name before", "comma after",
    *("then " + kind for kind in ("film", "series", "verb", "said", "organisation", "be", "part", "work", "event", "franchise", "by")),
    *("led " + kind for kind in ("film", "series", "titled", "person", "organisation", "music", "work", "part", "piece", "place", "on", "career", "by", "the")),
)  # fmt: skip
"""What is counted around the mentions of a name, as shares of them."""


def _around(c: Candidate, toks: Sequence[Token]) -> Iterator[str]:
    """The signs and words before and after a mention."""
    at = c.first - 1
    if at >= 0 and toks[at].text in OPEN and toks[at].end == toks[c.first].start:
        yield "double" if toks[at].text in "“\"" else "single"
        at -= 1
    if at < 0 or toks[at].text in ".:!?":
        yield "start"
    else:
        yield from _led(toks, at)
    last = toks[c.last - 1].text
    if last[-2:] in {"’s", "'s", "‘s"}:
        yield "own"
    end = c.last
    while end < len(toks) and end < c.last + 2 and toks[end].text in CLOSE | {","} and toks[end].start == toks[end - 1].end:
        if toks[end].text == ",":
            yield "comma after"
        end += 1
    if end < len(toks):
        yield from _then(toks, end)
    if end == c.last and end + 1 < len(toks) and toks[end].text in SMALL_WORDS and any(capital(t.text) for t in toks[end + 1 : end + 3]):
        yield "cut"
    if c.first > 1 and toks[c.first - 1].text in SMALL_WORDS | {"&", ":", "-"} and capital(toks[c.first - 2].text):
        yield "joined"


def _led(toks: Sequence[Token], at: int) -> Iterator[str]:
    word = toks[at].text
    if word in {"(", "["}:
        yield "bracket"
    if word[-2:] in {"’s", "'s", "‘s"} or word == "’":
        yield "owned"
    if capital(word) and word not in words("stop"):
        yield "name before"
    low = word.casefold()
    if low in {"the", "a", "an", "his", "her", "their", "its"}:
        yield "led the"
        return
    if low == "by":
        yield "led by"
    for name in ("film", "series", "titled", "person", "organisation"):
        if low.rsplit("-", 1)[-1] in words(name):
            yield "led " + name
    if low in BEFORE:
        yield "led " + BEFORE[low]


def _then(toks: Sequence[Token], end: int) -> Iterator[str]:
    word = toks[end].text
    low = word.casefold()
    if word == "(" and end + 1 < len(toks) and re.fullmatch(r"(?:19|20)\d\d", toks[end + 1].text):
        yield "year"
    if capital(word) and word not in words("stop"):
        yield "name after"
    if low in words("film_follow"):
        yield "then film"
    if low in words("film_verb"):
        yield "then verb"
    if low in words("person_verb"):
        yield "then said"
    if low in words("series"):
        yield "then series"
    if low in words("organisation"):
        yield "then organisation"
    if low == "by":
        yield "then by"
    if low in AFTER:
        yield "then " + AFTER[low]


def _look(c: Candidate, habits: Habits, lower: str, less: Mapping[tuple[str, ...], int]) -> Iterator[float]:
    """What a name says of itself, and how the article uses its words otherwise."""
    toks = [bare(token.text) for token in tokens(c.text)]
    core = [tok for tok in toks if tok[0].isalnum()] or toks
    large = [tok for tok in core if capital(tok)]
    small = [tok for tok in core if tok.islower()]
    yield len(core)
    yield len(c.text)
    yield len(small)
    yield float(c.text.isupper() and len(c.text) > 1)
    yield float(":" in toks) + 2 * float("&" in toks)
    yield float(c.text.rstrip()[-1] in "!?…")
    yield float(any(tok[0].isdigit() for tok in toks)) + float(toks[-1][0].isdigit())
    yield float(toks[0] in {"The", "A", "An"})
    yield sum(bool(VOICE.fullmatch(tok)) for tok in toks)
    yield name_step(core[0])
    yield float(core[0] in first_names())
    yield float(last_step(core[-1]))
    yield float(c.text in organisations()) + float(core[-1] in words("organisation_suffix") and len(core) > 1)
    yield float(core[-1] in words("other_suffix"))
    yield float(is_place(c.text)) + float(population(c.text) > 100_000)
    yield float(demonym(core[-1]) is not None) + 2 * float(demonym(core[0]) is not None)
    yield float(core[0] in words("stop")) + 2 * float(core[-1] in words("stop"))
    yield sum(tok in words("calendar") for tok in core)
    yield sum(tok.casefold() in habits.lower for tok in large) / max(1, len(large))
    yield float(_spoken(c.text, lower))
    yield float(any(tok in habits.tails and tok not in habits.heads for tok in core[-1:]) and len(core) == 1)
    size, how = known_title(toks, 0, less)
    yield float(size == len(toks)) * (1 + float(how[0] if how else 0))
    yield float(size == len(toks) and how.endswith("w"))
    yield float(0 < size < len(toks))
    yield sum(tok in SMALL_WORDS for tok in core[:1])


def _spoken(name: str, lower: str) -> bool:
    """Whether the article has the same words as words of a sentence, in small letters."""
    first, _, rest = SPACED.sub(" ", name).replace("'", "’").partition(" ")
    rest = LONE.sub("i", rest.casefold())
    return any(f"{opening} {rest}" in lower for opening in (first, LONE.sub("i", first.casefold()))) if rest and rest != name[len(first) + 1 :] else False


LONE = re.compile(r"\bI\b")
