"""Who and what an article speaks of: every name with its kind, its fullest form and its mentions."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.model import Document, Kind, Span, Thing
from graph.names import fold
from loaders.reading import evidence as ev
from loaders.reading import originals, prizenames, screenworks
from loaders.reading.cues import bare, known_title
from loaders.reading.filmographies import Work, listed, works
from loaders.reading.furniture import furniture, joined
from loaders.reading.labels import unspoken
from loaders.reading.mending import Tagged
from loaders.reading.names import Candidate, candidates, capital, habits_of, titled
from loaders.reading.openings import SPACED, defined, modifiers, subjects
from loaders.reading.tagger import tag
from loaders.reading.text import Sentence, outside, sentences
from loaders.reading.titles import (
    anchors,
    bracketed,
    plain,
    quoted,
    quotes_titles,
    told_apart,
    untitled,
)
from loaders.reading.words import demonym, first_names, organisations, words

UNKNOWN = "name"
"""A name whose kind nothing tells; it may still be a character or a character's actor by the words around it."""


@dataclass(frozen=True, slots=True)
class Named:
    """A mention in one sentence: token range, kind and the thing meant."""

    first: int
    last: int
    kind: str
    name: str
    """The fullest form in the article."""
    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A document cut into sentences, with what each of them mentions."""

    document: Document
    sentences: tuple[Sentence, ...]
    names: tuple[tuple[Named, ...], ...]
    series: frozenset[str]
    """Those screen titles that are television series."""
    headline: tuple[Sentence, ...] = ()
    headline_names: tuple[tuple[Named, ...], ...] = ()
    faint: frozenset[str] = frozenset()
    """Titles that hardly anything tells to be one: the text goes on about none of them."""
    labelled: frozenset[int] = frozenset()
    """Starts of those sentences that are none, but names behind the labels of a credit block."""

    def kind_of(self, name: str, allowed: Sequence[Kind]) -> str:
        """What the page takes `name` for, or the first kind that the relation allows."""
        for row in (*self.names, *self.headline_names):
            for named in row:
                if named.name == name and named.kind not in {UNKNOWN, ev.OTHER}:
                    return named.kind
        return allowed[0].value

    def thing(self, name: str, kind: str) -> Thing:
        """The record for a name of this page."""
        if kind == ev.FILM:
            return Thing(Kind.SERIES if name in self.series else Kind.FILM, name)
        return Thing(Kind(kind), name)


Tagger = Callable[[Sequence[Sentence], Sequence[str], Sequence[str]], list[list[Tagged]]]
"""The names of each sentence, given also what the article sets apart and what it lists."""


Listed = Callable[[str], "Kind | None"]
"""What a catalogue has under a name."""


def open_page(document: Document, tagger: Tagger = tag, listed_as: Listed | None = None, weigh: screenworks.Weigher = screenworks.chances) -> Page:
    """Find sentences and names, decide what each name is, and join short forms to full ones."""
    text = document.text
    skip, listed_ = furniture(text), unspoken(text)
    labelled = sentences(text, joined([*skip, *outside(len(text), listed_)])) if listed_ else []
    body = sorted([*sentences(text, joined([*skip, *listed_])), *labelled], key=lambda sentence: sentence.start)
    title = sentences(document.title)
    opening = defined(text)
    work = list(works(text))
    known = {**anchors(document, [each.title for each in work]), **dict.fromkeys(opening, 1)}
    habits = habits_of([*body, *title])
    prizes = [_ranges(sentence, prizenames.named(said(sentence, text))) for sentence in body]
    drawn = [_ranges(sentence, originals.named(said(sentence, text))) for sentence in body]
    whole = [{**_ranges(sentence, subjects(said(sentence, text))), **ours, **theirs} for sentence, ours, theirs in zip(body, drawn, prizes, strict=True)]
    seen = tagger(body, *hinted(document))
    tagged = [[t for t in row if not _within(t, taken)] for row, taken in zip(seen, whole, strict=True)]
    spans = [{**{t.first: t.last for t in row}, **taken} for row, taken in zip(tagged, whole, strict=True)]
    rows = candidates(text, body, known, habits, spans, {*_titles(text, body, tagged), *_well_known(body)})
    title_rows = candidates(document.title, title, known, habits, repeated={c.text for row in rows for c in row if " " in c.text})
    found = ev.gather(text, body, rows, tagged)
    for ranges, kind, weight in ((prizes, ev.OTHER, PRIZE), (drawn, ev.FILM, WORK)):
        for c in (c for row, taken in zip(rows, ranges, strict=True) for c in row if taken.get(c.first) == c.last):
            found.add(fold(c.text), kind, weight)
    for name, weight in opening.items():
        found.add(fold(name), ev.FILM, weight)
    _works(found, work)
    for name in festivals(text):
        found.add(fold(name), ev.OTHER, FESTIVAL)
        found.add(fold(name), ev.FILM, -FESTIVAL)
    _listed(found, [*rows, *title_rows], listed_as)
    _headline(found, title, title_rows, {c.text for row in rows for c in row})
    _set_apart(found, document, rows)
    _quoted_apart(found, document, rows)
    likely = weigh(screenworks.Told(found, text, body, rows, title, title_rows, seen, habits))
    sure = {fold(c.text) for row, taken in zip(rows, drawn, strict=True) for c in row if taken.get(c.first) == c.last}
    sure |= {fold(name) for name in (*opening, *untitled(text))} | {fold(name) for name in _catalogued(rows, listed_as)}
    sure |= {fold(c.text) for sentence, row in zip(body, rows, strict=True) for c in row if [t.text for t in sentence.tokens[max(0, c.first - 2) : c.first]] == ["Title", ":"]}
    screenworks.reweighed(found, {key: chance for key, chance in likely.items() if key not in sure})
    forms = _Forms(found, rows, title_rows, document)
    kinds = tuple(modifiers(text))
    return Page(
        document,
        tuple(body),
        tuple(tuple(_as_modifier(forms.named(c), c, text, kinds) for c in row) for row in rows),
        frozenset(forms.series()),
        tuple(title),
        tuple(tuple(forms.named(c) for c in row) for row in title_rows),
        frozenset(forms.faint()),
        frozenset(sentence.start for sentence in labelled),
    )


def said(sentence: Sentence, text: str) -> str:
    """The words of a sentence as they stand."""
    return text[sentence.start : sentence.end]


def _ranges(sentence: Sentence, spans: Iterable[Span]) -> dict[int, int]:
    """Token ranges of stretches of a sentence."""
    starts = {token.start - sentence.start: i for i, token in enumerate(sentence.tokens)}
    ends = {token.end - sentence.start: i + 1 for i, token in enumerate(sentence.tokens)}
    return {starts[span.start]: ends[span.end] for span in spans if span.start in starts and span.end in ends}


def _within(tagged: Tagged, ranges: Mapping[int, int]) -> bool:
    return any(first < tagged.last and tagged.first < last for first, last in ranges.items())


PRIZE = 12.0
"""What it tells of a name that it is a prize's, in full."""
WORK = 6.0
"""What it tells of a name that it stands as the title of what a film is drawn from."""


def _as_modifier(named: Named, c: Candidate, text: str, kinds: Sequence[Span]) -> Named:
    """The mention, of no kind where it only tells what kind of film another one is ("a Barbie film"), and is nobody's possession."""
    inside = named.kind in {ev.FILM, ev.PERSON} and any(span.start <= c.start and c.end <= span.end for span in kinds)
    return replace(named, kind=UNKNOWN) if inside and text[c.end : c.end + 1] not in {"'", "’"} else named


def hinted(document: Document) -> tuple[list[str], list[str]]:
    """Names that an article sets apart, and names in its lists of work."""
    text = document.text
    marks = {plain(mark.span.of(text)) for mark in document.markup if mark.kind == "italic"}
    quotes_ = {plain(span.of(part)) for part in (document.title, text) for span in quoted(part)}
    return sorted(quotes_ | marks), sorted({*bracketed(text), *listed(text), *untitled(text)})


def _titles(text: str, body: Sequence[Sentence], tagged: Sequence[Sequence[Tagged]]) -> list[str]:
    """Titles of several words that the tagger saw, so that they are found wherever they stand."""
    return [
        plain(text[sentence.tokens[t.first].start : sentence.tokens[t.last - 1].end])
        for sentence, row in zip(body, tagged, strict=True)
        for t in row
        if t.kind == ev.FILM and t.last - t.first > 1
    ]


def _well_known(body: Sequence[Sentence]) -> Iterator[str]:
    """Known titles of three words or more that no other capital stands beside ("Crime and Passion")."""
    for sentence in body:
        said = [bare(token.text) for token in sentence.tokens]
        for at, word in enumerate(said):
            if not capital(word) or (at and capital(said[at - 1])):
                continue
            size, _ = known_title(said, at, {})
            if size >= WELL_KNOWN and (at + size == len(said) or not capital(said[at + size])):
                yield " ".join(said[at : at + size])


WELL_KNOWN = 3


def _works(found: ev.Evidence, work: Sequence[Work]) -> None:
    """What stands in a list of somebody's work is a title, though it looks like a person's name."""
    times = Counter(fold(each.title) for each in work if each.sure)
    for key, count in times.items():
        if found.kind(key) in {ev.PERSON, ev.FILM, None}:
            found.add(key, ev.FILM, WORK if found.count[key] <= count else WORK / 3)


def _listed(found: ev.Evidence, rows: Sequence[Sequence[Candidate]], listed_as: Listed | None) -> None:
    """What a catalogue says of names of several words; so many single words are titles that one tells little."""
    for name in {c.text for row in rows for c in row if " " in c.text} if listed_as else ():
        kind = listed_as(name) if listed_as else None
        if kind is not None:
            found.add(fold(name), ev.PERSON if kind is Kind.PERSON else ev.FILM, LISTED)


def _catalogued(rows: Sequence[Sequence[Candidate]], listed_as: Listed | None) -> Iterator[str]:
    """Names of several words that a catalogue has for a film's or a series'."""
    for name in {c.text for row in rows for c in row if " " in c.text} if listed_as else ():
        if listed_as and listed_as(name) in {Kind.FILM, Kind.SERIES}:
            yield name


def _headline(found: ev.Evidence, parts: Sequence[Sentence], rows: Sequence[Sequence[Candidate]], body: Collection[str]) -> None:
    """Quoted names in the headline are titles, and a full name whose surname stands in the text is a person's; since all its
    words are capitals, nothing else of it is evidence.
    """
    for part, row in zip(parts, rows, strict=True):
        for c in row:
            words_ = c.text.split()
            if 1 < len(words_) < 4 and words_[0] in first_names() and words_[-1] in body and not found.count[fold(c.text)]:
                found.add(fold(c.text), ev.PERSON, 3.0)
            if c.first and part.tokens[c.first - 1].text in ev.QUOTED_BEFORE:
                found.add(fold(c.text), ev.FILM, 4.0)


def _set_apart(found: ev.Evidence, document: Document, rows: Sequence[Sequence[Candidate]]) -> None:
    """A page that sets its titles in italics means no title where it sets none: a square is a square there."""
    text = document.text
    heads = [match for mark in document.markup if mark.kind == "heading" and (match := DATED_HEAD.fullmatch(mark.span.of(text)))]
    for match in heads:
        found.add(fold(match["name"]), ev.FILM, 6.0)
    italic = [words_ for mark in document.markup if mark.kind == "italic" and titled((words_ := plain(mark.span.of(text))).split())]
    if not italic:
        return
    names = {fold(name) for name in (*italic, *(match["name"] for match in heads))}
    names |= {fold(plain(span.of(part))) for part in (document.title, document.text) for span in quoted(part)}
    for key in {fold(c.text) for row in rows for c in row}:
        if not any(key in name or name in key for name in names):
            found.add(key, ev.FILM, -6.0)


def _quoted_apart(found: ev.Evidence, document: Document, rows: Sequence[Sequence[Candidate]]) -> None:
    """An article that sets most of its titles in quotes means no title where it sets none."""
    names = {fold(plain(span.of(document.text))) for span in quoted(document.text)}
    films = {key for row in rows for c in row if found.kind(key := fold(c.text)) == ev.FILM}
    strict = quotes_titles(document)
    if not strict and (len(names) < QUOTED or 2 * len(films & names) < len(films)):
        return
    names |= {fold(plain(span.of(document.title))) for span in quoted(document.title)}
    for key in films:
        if not any(key in name or name in key for name in names):
            found.add(key, ev.FILM, -6.0 if strict else -4.0)


FESTIVAL = 5.0
"""What it tells of a name that the article has a festival of that name."""
WORK = 7.5
"""What it tells of a name to stand in a list of work, if it stands nowhere else."""
LISTED = 2.5
"""What it tells of a name of several words that a catalogue has it."""
QUOTED = 3
"""Different titles in quotes that show an article's habit."""
DATED_HEAD = re.compile(r"(?:\d+[.):] ?)?(?P<name>[^()]{2,80}) \((?:19|20)\d\d\)")
"""The heading of a film in a list: "3. Roman Holiday (1953)"."""


def festivals(text: str) -> set[str]:
    """Names by which an article calls its festivals."""
    return {match["n"] for match in FESTIVALS.finditer(text)}


FESTIVALS = re.compile(r"\b(?P<n>[A-Z][\w’-]+(?: [A-Z][\w’-]+)?) (?:(?:International|Independent|Documentary|Animation) )?(?:Film|Television|Documentary|Animation|TV) (?:Festival|Fest|Market)\b")
NO_TITLE = re.compile(r"(?:Good Friday|Memorial Day|Labor Day|Thanksgiving|New Year’s (?:Eve|Day)|Presidents’ Day)|\w|(?:Original|Adapted) (?:Screenplay|Song|Score)|Directing|[\d.,]+[KMBG]|Rated \S+|Best .*|(?:Sound|Lighting|Costume|Scenic|Set) Design|.*\b(?:Executive|Supervising|Line|Lead) Producer|(?:Creative|Casting|Managing) Director\b.*|Venue: .*|(?:Off[ -])?Broadway|.*\b(?:World|International|European|Midnight|U\.S\.|UK) (?:Premiere|Screening)s?|(?:Jan|Febr)uary \d+|(?:March|April|May|June|July|August) \d+|(?:Septem|Octo|Novem|Decem)ber \d+")
"""A letter, an amount, a category, a job or a day: titles only where an article sets them apart."""


class _Forms:
    """The fullest form of each name."""

    def __init__(
        self, found: ev.Evidence, rows: Sequence[Sequence[Candidate]], headline: Sequence[Sequence[Candidate]], document: Document
    ) -> None:
        self._found = found
        self._document = document
        self._kinds: dict[str, str] = {}
        self._best: dict[str, str] = {}
        self._surname: dict[str, list[str]] = defaultdict(list)
        self._whole_of: dict[str, list[str]] = defaultdict(list)
        """Titles by their last piece, and by the first of a film that no series has ("Glass Onion: A Knives Out Mystery")."""
        self._parts: dict[str, list[str]] = defaultdict(list)
        order = [c for row in (*rows, *headline) for c in row]
        for c in order:
            self._note(c)
        first = {_tidy(c.text) for row in headline for c in row}
        for bearers in self._surname.values():
            bearers.sort(key=lambda name: name not in first)
        self._films = {self._best[key] for key, kind in self._kinds.items() if kind == ev.FILM}
        for c in order:
            self._shorten(c)

    def _note(self, c: Candidate) -> None:
        key = fold(c.text)
        if key in self._kinds:
            return
        kind = self._found.kind(key) or UNKNOWN
        if kind == ev.FILM and not c.marked and demonym(c.text) is not None:
            kind = ev.OTHER
        if kind == ev.FILM and not c.marked and (NO_TITLE.fullmatch(c.text) or words("stop").issuperset(c.text.split())):
            kind = UNKNOWN
        self._kinds[key] = kind
        self._best[key] = told_apart(_tidy(c.text), self._document)
        parts = c.text.split()
        if kind == ev.PERSON and len(parts) > 1:
            for form in _short_forms(parts):
                if c.text not in self._surname[fold(form)]:
                    self._surname[fold(form)].append(_tidy(c.text))
        if kind == ev.FILM and (pieces := PIECES.split(c.text))[1:]:
            for part in pieces:
                self._parts[fold(part)].append(c.text)
            alone = [pieces[-1], *([pieces[0]] if pieces[1].startswith(("A ", "An ")) else [])]
            for part in alone:
                self._whole_of[fold(part)].append(c.text)
        if kind == ev.ORG and len(parts) > 1:
            self._parts[fold(" ".join(parts[:-1]))].append(c.text)

    def _shorten(self, c: Candidate) -> None:
        """Join a short form to the one full name that it can mean."""
        key = fold(c.text)
        kind, parts = self._kinds[key], c.text.split()
        full = self._surname.get(key, [])
        limit = FAMILY if len(parts) == 1 and full and full[0].endswith(" " + c.text) else 4.0
        if len(parts) <= 2 and len(full) >= 1 and not c.marked and self._score(key, ev.FILM) < max(limit, self._score(key, ev.PERSON)):
            if len(set(full)) == 1 or len(parts) == 1:
                self._kinds[key], self._best[key] = ev.PERSON, full[0]
        elif kind in {ev.FILM, UNKNOWN} and len(set(longer := self._parts.get(key, []))) == 1:
            if self._kinds[fold(longer[0])] == ev.FILM and (kind == UNKNOWN or set(self._whole_of.get(key, ())) == set(longer)):
                self._kinds[key], self._best[key] = ev.FILM, longer[0]
            elif self._kinds[fold(longer[0])] == ev.ORG and not (kind == ev.FILM and c.marked):
                self._kinds[key], self._best[key] = ev.ORG, longer[0]
        elif kind == ev.ORG and len(longer := self._parts.get(key, [])) == 1 and _one_company(c.text, longer[0]):
            self._best[key] = longer[0]
        elif kind == ev.PERSON and len(parts) == 1 and self._score(key, ev.PERSON) < ALONE and c.text not in first_names():
            self._kinds[key] = UNKNOWN
        elif kind == ev.FILM and not c.marked and (whole := self._whole(c.text)):
            self._best[key] = whole

    def _whole(self, short: str) -> str:
        """The one longer title that ends in `short`, which is then a piece of it ("Hand of Dante")."""
        longer = {name for name in self._films if name.endswith(" " + short) and " " in short}
        return longer.pop() if len(longer) == 1 else ""

    def _score(self, key: str, kind: str) -> float:
        return self._found.scores[key].get(kind, 0.0)

    def named(self, c: Candidate) -> Named:
        key = fold(c.text)
        kind = self._kinds.get(key, UNKNOWN)
        return Named(c.first, c.last, kind, self._best.get(key, c.text), c.text, c.marked)

    def faint(self) -> set[str]:
        faint = {key for key, kind in self._kinds.items() if kind == ev.FILM and self._found.faint(key)}
        return {self._best[key] for key in faint} - {self._best[key] for key, kind in self._kinds.items() if kind == ev.FILM and key not in faint}

    def series(self) -> list[str]:
        return [self._best[key] for key, weight in self._found.series.items() if weight > 0 and key in self._best]


def _one_company(short: str, whole: str) -> bool:
    """Whether a short name may mean the longer one: "CBS" is no "CBS Studios", since each is a company of its own."""
    known = organisations()
    return short not in known or known.get(whole, ("",))[0] == known[short][0]


PIECES = re.compile(r": ?| [–—-] ")
"""Between a series and one of its films, or a title and its second half."""
DESCRIBED = re.compile(r"(?:: ?| [–—-] )An? ")
"""After a title: what kind of story it is ("A Fairy Tale for the Tired"), while a sequel has a name."""
FAMILY = 8.0
"""Weight up to which what looks like a title is rather somebody's family name."""
ALONE = 3.5
"""Weight below which a single word that is no short form of anybody is not taken for a person."""


def _short_forms(parts: Sequence[str]) -> list[str]:
    """How an article calls a person at second mention: the last name, or the family name that comes first."""
    core = [part for part in parts if part.rstrip(".") not in {"Jr", "Sr", "II", "III"}]
    forms = [core[-1]]
    if core[-1] != parts[-1] and len(core) > 1:
        forms.append(" ".join(parts[parts.index(core[-1]) :]))
    if len(core) > 2:
        forms.append(" ".join(core[-2:]))
    if core[0] not in first_names() or len(core) == 2:
        forms.append(core[0])
    return forms


def _tidy(name: str) -> str:
    return SPACED.sub("", re.sub(r"\s+", " ", name)).strip(" ,;:“”\"")
