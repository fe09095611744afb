"""Every film with every person and company that may have a credit in it, sentence by sentence, and what tells of the two.

A pair has words, which a linear model weighs ("b1 < directed": what stands first between the two), and a shape: numbers that
tell how the two stand to each other. Nothing in either is a name, so that what holds of one film holds of all.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from loaders.reading.book import Page
from loaders.reading.coreference import Line, main_film, passing
from loaders.reading.listing import LETTERS, Listing, Place
from loaders.reading.phrases import Phrases
from loaders.reading.skeleton import Sign
from loaders.reading.words import demonym, first_names, is_place, organisations

TELLING = re.compile(
    r"^(?:co-|re-|exec-|executive-)?(?:star|direct|writ|wrote|pen|script|produc|compos|scor|cast|play|voic|portray|lead|led|lead|featur|toplin|headlin|appear|helm|join|act|role|creat|adapt|releas|distribut|acqui|bow|open|stream|land|bought|buy|rights|sales|financ|present|from|by|shingle|banner|label|screenplay|music|edit|lens|shoot|exec|repp|repres|known|credit|work|starrer|opposite|alongside|include|with|of|for|showrun|develop|behind|debut|cameo|perform|turn|star|reunit|team|board|narrat|nominat|won|win|award|under|via|backed|co-produc|handl|sell|sold|pick|nab|premier|launch|remake|sequel|said|told|says)"
)
"""Beginnings of words that tell of credits."""
LONG = 4
"""Letters up to which a telling word is a small one ("by", "from")."""
NEAR = 6
"""Words that are near."""
FAR = 25
"""Words between two names from which on they tell nothing."""
CROWDED = 900
"""Pairs from which on a sentence is a table, and tells nothing by how its names stand."""
STEPS = (20, 10, 6, 4)
BUSINESS = ("major", "studio", "distributor", "streamer", "network", "sales", "agency", "publisher", "chain")
"""Kinds of companies that lists tell, by whether they are rather one that makes films or one that has other business."""
TRADES = ("actor", "director", "writer", "producer", "composer")


class Pair(NamedTuple):
    """A film and a person or company that a sentence names, the film perhaps only by what goes before."""

    line: Line
    film: str
    other: Sign
    own: tuple[str, ...]
    """What tells of the person or company alone; the same for all films."""
    words: tuple[str, ...]
    shape: tuple[float, ...]


class _Mention(NamedTuple):
    """A person or company in a sentence."""

    at: int
    sign: Sign
    place: Place
    own: tuple[str, ...]
    before: str
    """The telling word nearest before its list."""
    shape: tuple[float, ...]


def step(number: int) -> int:
    """A count, coarser the greater it is."""
    return number if number < STEPS[-1] else next(step for step in STEPS if number >= step)


def pairs(page: Page, sentences: Sequence[Phrases]) -> Iterator[Pair]:
    """All pairs of an article in the order of its text."""
    article = _Article(page, sentences)
    before: list[str] = []
    for number, phrases in enumerate(sentences):
        sentence = _Sentence(article, phrases, number, before)
        yield from sentence.pairs()
        before = list(sentence.films)[:3] or before


class _Article:
    """What is known of the names of an article as a whole."""

    def __init__(self, page: Page, sentences: Sequence[Phrases]) -> None:
        self.main = main_film(page)
        self.series = page.series
        self.headed = {named.name for row in page.headline_names for named in row}
        self.quoted = {
            named.name for part, row in zip(page.headline, page.headline_names, strict=True) for named in row
            if named.kind == "film" and named.first and part.tokens[named.first - 1].text in "‘“\"'"
        }  # fmt: skip
        rows = (*page.names, *page.headline_names)
        self.marked = Counter(named.name for row in rows for named in row if named.kind == "film" and named.marked)
        signs = [sign for phrases in sentences for sign in phrases.line.skeleton.signs.values()]
        self.times = Counter(sign.name for sign in signs)
        self.film_times = Counter(sign.name for sign in signs if sign.kind == "film")
        self.size = len(sentences)
        self.jobs: dict[str, set[str]] = defaultdict(set)
        for phrases in sentences:
            for name, said in phrases.trades.items():
                self.jobs[name].update(said)
        self._looks: dict[str, tuple[int, ...]] = {}

    def look(self, film: str) -> tuple[int, ...]:
        """How much a title looks like one."""
        if film not in self._looks:
            parts = film.split()
            self._looks[film] = (
                min(self.marked[film], 2), film in self.quoted, min(len(parts), 4), len(parts) == 1 and film in first_names(),
                film.isupper(), any(sign.isdigit() for sign in film), ": " in film, film in self.series,
                film.casefold().startswith("untitled"), demonym(film) is not None or is_place(film),
            )  # fmt: skip
        return self._looks[film]


class _Sentence:
    """The films and the people and companies of one sentence."""

    def __init__(self, article: _Article, phrases: Phrases, number: int, before: Sequence[str]) -> None:
        self.article = article
        self.phrases = phrases
        self.line = phrases.line
        self.listing = Listing(phrases.line)
        self.before = before
        self.part = "h" if not number else "b" if number < 3 else "z" if number >= article.size - 2 else "m"
        self.films: dict[str, list[int]] = defaultdict(list)
        self.others: list[int] = []
        signs = self.listing.signs
        for at, word in enumerate(self.listing.words):
            sign = signs.get(word)
            if sign and sign.name and sign.kind == "film":
                self.films[sign.name].append(at)
            elif sign and sign.name and (sign.kind in {"person", "organisation"} or (sign.kind == "name" and " " in sign.name)):
                self.others.append(at)

    def pairs(self) -> Iterator[Pair]:
        if not self.others or len(self.others) * len(self.films) > CROWDED:
            return
        line = self.line
        spoken = (line.focus,) if self.films else (line.focus, line.recent, self.article.main, *self.before)
        absent = [name for name in dict.fromkeys(spoken) if name and name not in self.films]
        telling = [word for word in dict.fromkeys(self.listing.words) if len(word) > LONG and TELLING.match(word)]
        aside = {line.skeleton.signs[sign].name for sign in passing(line.skeleton)}
        first = next((at for at, word in enumerate(self.listing.words) if word in self.listing.signs), -1)
        for at in self.others:
            mention = self._mention(at, first)
            for film in (*self.films, *absent):
                if film != mention.sign.name:
                    words, shape = self._standing(mention, film, telling)
                    if film in self.films:
                        more, numbers = self._between(mention, film, aside)
                    else:
                        more, numbers = [], ABSENT
                    yield Pair(line, film, mention.sign, mention.own, (*words, *more), (*shape, *numbers, *mention.shape))

    def _mention(self, at: int, first: int) -> _Mention:
        """What tells of a person or company: the words around its list, its trade, how often it is named."""
        listing, article = self.listing, self.article
        words, signs = listing.words, listing.signs
        sign, place = signs[words[at]], listing.places.get(at) or Place(at, at, 1, 0)
        kind = LETTERS[sign.kind] + "*" * sign.reference
        begin, end = place.first, place.last + 1
        own = ["b", f"k {kind}", f"ls {step(place.size)} {min(place.number, 2)}", f"w {self.part}"]
        bracket = words[end : end + 1] == ["("]
        if bracket:
            own.append("br")
            depth = listing.depth[end]
            while end < len(words) and not (words[end] == ")" and listing.depth[end] == depth):
                end += 1
            end += 1
        l1, l2, l3 = (listing.at(begin - back) for back in (1, 2, 3))
        r1, r2, r3 = (listing.at(end + on) for on in (0, 1, 2))
        own += [f"l1 {l1}", f"l2 {l2} {l1}", f"l3 {l3} {l2} {l1}", f"r1 {r1}", f"r2 {r1} {r2}", f"r3 {r1} {r2} {r3}", f"lr {l1} {r1}", f"kl {kind}{l1}"]
        if begin != at:
            own.append(f"i1 {listing.at(at - 1)}")
        left = [word for word in reversed(words[:begin]) if word not in signs and TELLING.match(word)]
        right = next((word for word in words[end:] if word not in signs and TELLING.match(word)), "$")
        nearest = left[0] if left else "^"
        near = next((word for word in reversed(words[max(0, begin - NEAR) : begin]) if len(word) > LONG and word not in signs and TELLING.match(word)), "^")
        own += [f"tl {nearest}", f"tr {right}", f"tlr {nearest} {right}", f"t5 {near}", f"d {listing.depth[at]}"]
        trades, jobs = self.phrases.trades.get(sign.name, ()), article.jobs.get(sign.name, set())
        own += [f"tr_ {trade}" for trade in trades] + [f"job {job}" for job in sorted(jobs)]
        parts = sign.name.split()
        given = parts[0] in first_names()
        own.append(f"on {min(len(parts), 4)} {int(given)}")
        if at == first:
            own.append("first")
        times, headed = step(article.times[sign.name]), sign.name in article.headed
        own += [f"oc {times}", f"oh {int(headed)}"]
        shape = (
            place.size, place.number, times, headed, at == first, bracket, kind[0] == "O", kind[0] == "U", sign.reference, min(len(parts), 4), given, _business(sign.name),
            *(trade in jobs for trade in TRADES), *(trade in trades for trade in TRADES),
        )  # fmt: skip
        return _Mention(at, sign, place, tuple(own), near, shape)

    def _standing(self, mention: _Mention, film: str, telling: Sequence[str]) -> tuple[list[str], tuple[float, ...]]:
        """What tells of the film, and of where the article stands with it."""
        article, line = self.article, self.line
        here, main = film in self.films, "M" if film == article.main else "m"
        state = ("in" if here else "out") + main + "f" * (film == line.focus) + "r" * (film == line.recent) + "p" * (not here and film in self.before)
        number, times, headed = step(len(self.films)), step(article.film_times[film]), film in article.headed
        words = [f"st {state}", f"stn {state} {number}", f"fc {times}", f"hd {int(headed)}", f"o {mention.before} {state} {min(len(self.films), 2)}"]
        look = article.look(film)
        words += [f"q{at} {int(value)}" for at, value in enumerate(look)]
        words.append(f"qq {look[0]} {int(look[1])} {look[2]} {times}")
        if not here:
            words += [f"out {mention.before} {int(bool(self.films))}", f"outs {self.part} {state}", *(f"ou s:{word}" for word in telling)]
        words += [f"jobm {job} {main}" for job in sorted(article.jobs.get(mention.sign.name, ()))]
        noted = 0
        for note in self.phrases.notes:
            sides = (note.left.name, note.right.name)
            if sides in {(film, mention.sign.name), (mention.sign.name, film)}:
                words.append(f"note{'>' if sides[0] == film else '<'} {note.what}")
                noted = 1 if note.what == "known" else 2 if note.what.startswith("owner") else 3
        shape = (here, main == "M", film == line.focus, film == line.recent, film in self.before, number, times, headed, noted, *look)
        return words, shape

    def _between(self, mention: _Mention, film: str, aside: set[str]) -> tuple[list[str], tuple[float, ...]]:
        """What tells of the two names by how they stand in the sentence."""
        listing, at = self.listing, mention.at
        spots = self.films[film]
        spot = min(spots, key=lambda index: abs(index - at))
        way, mine = ">" if spot > at else "<", mention.place
        its = listing.places.get(spot) or Place(spot, spot, 1, 0)
        low, high = (mine.last + 1, its.first) if spot > at else (its.last + 1, mine.first)
        if high < low:
            low, high = min(at, spot) + 1, max(at, spot)
        base = min(listing.depth[at], listing.depth[spot])
        middle = [listing.letters[index] for index in range(low, high) if listing.depth[index] <= base or low <= spot < high]
        reference = listing.signs[listing.words[spot]].reference
        rest = {name: found for name, found in self.films.items() if name != film}
        others = [index for found in rest.values() for index in found if not its.first <= index <= its.last]
        inside = sum(min(at, spot) < index < max(at, spot) for index in others)
        rank = min(3, sum(min(abs(index - at) for index in found) < abs(spot - at) for found in rest.values()))
        side = min(3, sum((index > at) == (spot > at) and abs(index - at) < abs(spot - at) for index in others))
        kinds = min(3, sum(self._kind(index) == mention.sign.kind for index in range(low, high)))
        words = [
            f"dir {way}{'*' * reference}", f"fls {step(its.size)} {min(its.number, 2)}", f"dd {way} {step(len(middle))}",
            f"dep {listing.depth[at]} {listing.depth[spot]} {way}", f"bf {way} {min(inside, 3)}", f"rk {way} {rank}",
            f"sd {way} {side} {min(len(self.films), 3)}", f"bp {way} {kinds}",
        ]  # fmt: skip
        if film in aside:
            words.append(f"aside {way}")
        words += [f"fl1 {way}{listing.at(its.first - 1)}", f"fl2 {way}{listing.at(its.first - 2)} {listing.at(its.first - 1)}"]
        words += [f"fr1 {way}{listing.at(its.last + 1)}", f"fr2 {way}{listing.at(its.last + 1)} {listing.at(its.last + 2)}"]
        words += _middle(middle, way, inside)
        shape = (
            reference, 1 if way == ">" else -1, inside, rank, side, kinds, step(len(middle)), listing.depth[at], listing.depth[spot],
            its.size, its.number, film in aside,
        )  # fmt: skip
        return words, shape

    def _kind(self, at: int) -> str:
        sign = self.listing.signs.get(self.listing.words[at])
        return sign.kind if sign else ""


ABSENT = (0.0,) * 12
"""The shape of a film that the sentence does not name."""


def _business(name: str) -> int:
    """What a company is known for, as a number; nothing for one that no list has."""
    kind = organisations().get(name, ("", ""))[1]
    return BUSINESS.index(kind) + 1 if kind in BUSINESS else 0


def _middle(middle: Sequence[str], way: str, inside: int) -> Iterator[str]:
    """The words between two names: whole where they are few, first and last, each, and two by two."""
    if len(middle) <= NEAR:
        yield f"bt {way} {' '.join(middle)}"
    if middle:
        yield from (f"b1 {way} {middle[0]}", f"bz {way} {middle[-1]}", f"b1z {way} {middle[0]} {middle[-1]}")
    else:
        yield f"b0 {way}"
    if len(middle) <= FAR:
        yield from (f"w{way}{word}" for word in dict.fromkeys(middle))
        yield from (f"bb{way}{one} {other}" for one, other in pairwise(middle))
    telling = [word for word in middle if len(word) >= LONG and TELLING.match(word)]
    last = telling[-1] if telling else "0"
    yield from (f"tb {way} {telling[0] if telling else '0'}", f"tz {way} {last}", f"tbn {way} {inside} {last}")
