"""Credit blocks: the labelled lists that reviews and press notes carry ("Director: …; Cast: …")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from graph.dateread import find_dates
from graph.dates import PartialDate
from graph.places import find_places
from loaders.reading.book import Page
from loaders.reading.coreference import Line
from loaders.reading.releases import slot
from loaders.reading.skeleton import Skeleton
from loaders.reading.statement import Statement
from loaders.reading.text import Sentence
from loaders.reading.words import organisations

STATES = {
    "cast": ("actor",), "starring": ("actor",), "with": ("actor",), "voices": ("actor",), "voice cast": ("actor",),
    "director": ("director",), "directors": ("director",), "directed by": ("director",),
    "screenwriter": ("writer",), "screenwriters": ("writer",), "screenplay": ("writer",), "writer": ("writer",),
    "writers": ("writer",), "written by": ("writer",), "creator": ("writer",), "creators": ("writer",),
    "director-screenwriter": ("director", "writer"), "director-screenwriters": ("director", "writer"),
    "directors-screenwriters": ("director", "writer"), "writer-director": ("director", "writer"),
    "director/screenwriter": ("director", "writer"), "director/writer": ("director", "writer"),
    "producer": ("producer",), "producers": ("producer",), "produced by": ("producer",), "executive producer": ("producer",),
    "executive producers": ("producer",), "composer": ("composer",), "composers": ("composer",), "music": ("composer",),
    "score": ("composer",), "production company": ("production_company",), "production companies": ("production_company",),
    "distributor": ("distributor",), "distributors": ("distributor",), "network": ("distributor",), "title": ("title",), "production": ("production",), "crew": ("crew",),
}  # fmt: skip
OTHER = (
    "release date|running time|venue|festival|rated|rating|mpa rating|cinematographer|cinematographers|director of photography|production designer|"
    "production designers|costume designer|costume designers|editor|editors|casting director|casting directors|casting|casting by|sales|sales agent|"
    "international sales|u\\.s\\. sales|airdate|air date|premiere|language|genre|country|reviewed|section|full credits|opens|showrunner|showrunners|camera"
)
_ONE = "(?:" + "|".join(sorted((re.escape(name) for name in STATES), key=len, reverse=True)) + "|" + OTHER + ")"
LABEL = re.compile(
    rf"(?:(?<=[\w.)’”\":|•] )|(?<=\n)|^)(?P<label>{_ONE}(?:(?:, | and | & |/|-){_ONE}){{0,3}}) ?: (?=[A-Z0-9(])",
    re.IGNORECASE,
)
END = re.compile(
    r"\n|;| ?[|•]|\.(?= [A-Z])|\bRated [A-Z]|\b\d+ (?:hours?|hrs?|min)\b|\b(?:The Bottom Line|Related Stories)\b|(?:In|Not in) (?:English|French|Spanish|theaters)"
)
NAME = re.compile(r"[A-ZÀ-Ý][\w’'.-]*(?: (?:de|del|van|von|der|den|la|le|el|bin|al|da|di|du|dos|y) )?(?: ?[A-ZÀ-Ý][\w’'.-]*){0,4}")
SILENT = frozenset({(), ("title",), ("crew",), ("production",)})
RELEASE = re.compile(r"\b(?P<d>[A-Z][\w’'&.+-]*(?: [A-Z0-9][\w’'&.+-]*){0,4}) (?:theatrical )?(?:release|presentation|premiere)\b")
MADE = re.compile(r"\b(?:of|in association with|An?) (?:an? |the )?(?P<o>[A-Z][^.()]{1,160}?) productions?\b")
REACH = 900
"""Characters between two labels of one block, at most."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One label of a block and the stretch that belongs to it."""

    label: str
    start: int
    value: str
    end: int
    closed: bool
    """Whether another label or a sign ends it, so that its last name is whole."""


def statements(page: Page, found: Sequence[Line]) -> Iterator[Statement]:
    """Credits of all blocks; the film is the block's own title, else the article's."""
    main = next((line.focus for line in found if line.focus), None)
    for block in blocks(page.document.text):
        if _of_many(block):
            continue
        film = next((entry.value.strip(" .‘’“”\"") for entry in block if entry.label == "title"), main)
        if film:
            for entry in block:
                yield from _entry(film, entry)
                yield from _dated(film, entry, page.document.published)


def blocks(text: str) -> Iterator[list[Entry]]:
    """Runs of two or more labels, each with its value."""
    run: list[Entry] = []
    matches = list(LABEL.finditer(text))
    for match, following in zip_longest(matches, matches[1:]):
        limit = following.start() if following else len(text)
        stop = END.search(text, match.end(), min(limit, match.end() + REACH))
        end = stop.start() if stop else min(limit, match.end() + REACH)
        if run and match.start() - run[-1].end > 120:
            yield from _whole(run)
            run = []
        closed = bool(stop) or (following is not None and limit - match.end() < REACH) or end == len(text)
        run.append(Entry(match["label"].casefold(), match.start(), text[match.end() : end], end, closed))
    yield from _whole(run)


def _of_many(block: Sequence[Entry]) -> bool:
    """Whether a label comes three times, since each film of a line-up has its own and nothing tells where the next begins."""
    labels = [entry.label.removesuffix("s").replace("companie", "company") for entry in block if entry.label != "title"]
    return any(labels.count(label) > 2 for label in set(labels))


def states_of(label: str) -> tuple[str, ...]:
    """The credits that a label names; "Director, screenplay" names two."""
    whole = STATES.get(label)
    parts = re.split(r", | and | & |/|-", label)
    return whole or tuple(dict.fromkeys(state for part in parts for state in STATES.get(part, ())))


def _whole(run: list[Entry]) -> Iterator[list[Entry]]:
    kinds = {entry.label for entry in run}
    if len(kinds) > 1 and any(states_of(label) not in SILENT for label in kinds):
        yield run


def _entry(film: str, entry: Entry) -> Iterator[Statement]:
    states = states_of(entry.label)
    if states == ("production",):
        yield from _production(film, entry)
    if states in SILENT:
        return
    people = states[0] not in {"distributor", "production_company"}
    line = _line(film, entry)
    for name in names(entry.value.rstrip(), closed=entry.closed, people=people):
        for state in states:
            yield Statement(film, state, name, line, rule="block " + state)


def _line(film: str, entry: Entry) -> Line:
    """The entry as the sentence that its statements quote."""
    blank = len(entry.value) - len(entry.value.rstrip())
    return Line(Sentence(entry.start, entry.end - blank, ()), Skeleton("", {}), film, None)


def _dated(film: str, entry: Entry, published: PartialDate | None) -> Iterator[Statement]:
    """ "Release date: Friday, March 6", "Production: (Serbia-Germany) …"."""
    line = replace(_line(film, entry), published=published)
    if entry.label in DATES and (found := find_dates(entry.value, published)):
        when = found[0].value
        yield Statement(film, "release_date", when, line, qualifiers=slot(entry.value.casefold(), when, line, moved=False), rule="block date")
    if entry.label == "production" and (bracket := re.match(r"\s*\(([^()]+)\)", entry.value)):
        lands = [land.strip() for land in re.split(r"[,/–—-]| and ", bracket[1])]
        if all(any(place.kind == "country" for place in find_places(land)) for land in lands):
            yield from (Statement(film, "country", land, line, rule="block country") for land in lands)


DATES = frozenset({"release date", "airdate", "air date", "opens", "opened"})


def _production(film: str, entry: Entry) -> Iterator[Statement]:
    """ "Production: A Neon release of a Plan B, Film4 production"."""
    line = _line(film, entry)
    if match := RELEASE.search(entry.value):
        yield Statement(film, "distributor", re.sub(r"^An? ", "", match["d"]), line, rule="block release")
    if "product" not in entry.value.casefold() and ", " in entry.value and not RELEASE.search(entry.value):
        for name in names(re.sub(r"^\s*\([^()]*\)\s*", "", entry.value), closed=entry.closed, people=False):
            if name[:1].isupper() and "’s" not in name:
                yield Statement(film, "production_company", name, line, rule="block production list")
    if match := MADE.search(entry.value):
        for name in names(match["o"], closed=True, people=False):
            if " release of" not in name:
                yield Statement(film, "production_company", name, line, rule="block production")


def names(value: str, *, closed: bool, people: bool) -> list[str]:
    """The members of a list; where nothing ends it, its last name may run on and is kept only when short.

    >>> names("Ann Lee, Bo van Dyke and Cy Young III", closed=True, people=True)
    ['Ann Lee', 'Bo van Dyke', 'Cy Young III']
    """
    pieces = [piece.strip(" .,") for piece in re.split(r",\s*(?:and\s+)?|\s+and\s+|\s*/\s*|\s+&\s+", re.sub(r"\([^()]*\)", "", value))]
    found = []
    for number, piece in enumerate(pieces):
        last = number == len(pieces) - 1
        if not people:
            if piece and len(piece.split()) <= 5 and (piece in organisations() or closed or not last):
                found.append(piece)
            continue
        match = NAME.fullmatch(piece)
        longest = 4 if closed or not last else 2
        if match and (1 < len(piece.split()) <= longest or (not last and len(piece) > 3)):
            found.append(piece)
    return found
