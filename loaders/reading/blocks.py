"""Credit blocks: the labelled lists that reviews and press notes carry ("Director: …; Cast: …")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.dateread import find_dates
from graph.dates import PartialDate
from graph.places import find_places
from loaders.reading.book import Page
from loaders.reading.coreference import Line
from loaders.reading.labels import SILENT, Entry, blocks, states_of
from loaders.reading.releases import slot
from loaders.reading.skeleton import Skeleton
from loaders.reading.statement import Statement
from loaders.reading.text import Sentence
from loaders.reading.words import organisations

NAME = re.compile(r"[A-ZÀ-Ý][\w’'.-]*(?: (?:de|del|van|von|der|den|la|le|el|bin|al|da|di|du|dos|y) )?(?: ?[A-ZÀ-Ý][\w’'.-]*){0,4}")
RELEASE = re.compile(r"\b(?P<d>[A-Z][\w’'&.+-]*(?: [A-Z0-9][\w’'&.+-]*){0,4}) (?:theatrical )?(?:release|presentation|premiere)\b")
STAGE = re.compile(r"Broadway|Theat(?:er|re)\b|Playhouse|Opera House|Old Vic|West End|Studio 54")
"""Where what is reviewed is no film."""
MADE = re.compile(r"\b(?:of|in association with|An?) (?:an? |the )?(?P<o>[A-Z][^.()]{1,160}?) productions?\b")
def statements(page: Page, found: Sequence[Line]) -> Iterator[Statement]:
    """Credits of all blocks; the film is the block's own title, else the article's."""
    main = next((line.focus for line in found if line.focus), None)
    found_blocks = [block for block in blocks(page.document.text) if not any(entry.label == "venue" and STAGE.search(entry.value) for entry in block)]
    many = len(found_blocks) >= MANY
    for number, block in enumerate(found_blocks):
        following = found_blocks[number + 1][0].start if number + 1 < len(found_blocks) else None
        film = next((entry.value.strip(" .‘’“”\"") for entry in block if entry.label == "title"), None)
        film = film or (_heading(page, block[0].start) if many else main)
        if film:
            for entry in (_cut(page, entry, following) for entry in block) if many else block:
                yield from _entry(film, entry)
                yield from _dated(film, entry, page.document.published)


MANY = 3
"""Blocks that make a line-up, in which each film has its own."""
HEAD = 160
"""Characters within which a block's film stands before it."""


def _heading(page: Page, at: int) -> str | None:
    """The title that stands last before a block."""
    name = _title_before(page, at)
    return name[1] if name else None


def _title_before(page: Page, at: int) -> tuple[int, str] | None:
    """Where the title before a place stands, and the film's name."""
    last = None
    for sentence, row in zip(page.sentences, page.names, strict=True):
        if sentence.start >= at:
            break
        for named in row:
            start, end = sentence.tokens[named.first].start, sentence.tokens[named.last - 1].end
            if named.kind == "film" and at - HEAD < end <= at:
                last = start, named.name
    return last


def _cut(page: Page, entry: Entry, following: int | None) -> Entry:
    """The entry without the title of the next block at its end."""
    head = _title_before(page, following) if following is not None and entry.end >= following - 2 else None
    if head is None or not entry.end - len(entry.value) < head[0] < entry.end:
        return entry
    return replace(entry, value=entry.value[: head[0] - (entry.end - len(entry.value))].rstrip(" ‘“'\""), end=head[0], closed=True)


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
            if piece[:1].isupper() | piece[:1].isdigit() and len(piece.split()) <= 5 and (piece in organisations() or closed or not last):
                found.append(piece)
            continue
        match = NAME.fullmatch(piece)
        longest = 4 if closed or not last else 2
        if match and (1 < len(piece.split()) <= longest or (not last and len(piece) > 3)):
            found.append(piece)
    return found
