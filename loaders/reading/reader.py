"""The default reader: a document in, claims out, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from graph.dates import PartialDate
from graph.model import Claim, Document, Kind, Reading, Thing
from graph.vocabulary import RELATIONS
from loaders.documents import language
from loaders.documents.doubts import doubts
from loaders.reading import (
    awards,
    blocks,
    castings,
    credits,
    dated,
    figures,
    moves,
    origins,
    renamed,
    roles,
    settings,
    shoots,
    sightings,
    stages,
    stops,
    territories,
    trades,
    traits,
    weighing,
    winners,
)
from loaders.reading.book import Listed, Page, Tagger, open_page
from loaders.reading.coreference import Line, lines
from loaders.reading.films import no_films
from loaders.reading.folding import fold
from loaders.reading.localities import with_places
from loaders.reading.nearness import in_sight
from loaders.reading.phrases import Phrases
from loaders.reading.statement import Statement
from loaders.reading.subject import is_film_news
from loaders.reading.tagger import tag
from loaders.reading.version import READER
from loaders.reading.yearless import agreed

LONGEST = 80_000
"""Characters of an article that are read: three times what the longest features have, and read in a second or two."""


LINES = 6_000
"""Lines of an article that are read: as many as the longest lists of winners have several times over."""


NO_FILM_NEWS = "no film news"


class Reader(Protocol):
    """Whatever turns a document into claims; `version` names it on the article in the graph, and changes with what it would say."""

    @property
    def version(self) -> str: ...

    def read(self, document: Document) -> Reading: ...


def read(document: Document, *, tagger: Tagger = tag, listed: Listed | None = None, version: str = READER) -> Reading:
    """Read one article, or as much of it as an article has. What is not English, or no film news, is kept unread.

    `tagger` finds the names, `listed` tells what a catalogue has under a name; `version` says of the reading whose they were.

    >>> text = "Christopher McQuarrie directs the film. ‘Mission: Impossible 7’ stars Tom Cruise."
    >>> [(c.subject.name, c.predicate, c.object.name) for c in read(Document("u", text)).claims]
    [('Mission: Impossible 7', 'director', 'Christopher McQuarrie'), ('Mission: Impossible 7', 'actor', 'Tom Cruise')]
    """
    if document.language != "en":
        return Reading(document, (), version, f"written in {language.name(document.language)}, and only English is read")
    start = beginning(document)
    if not is_film_news(start):
        return Reading(document, (), version, NO_FILM_NEWS)
    page = open_page(start, tagger, listed)
    found: dict[tuple[object, ...], Claim] = {}
    for statement in statements(page, lines(page)):
        claim = _claim(page, statement)
        if claim is not None:
            found.setdefault(_key(claim), claim)
    rest = f"only its first {len(start.text):,} characters are read" if start is not document else ""
    claims = tuple(sorted(found.values(), key=_order))
    return Reading(document, claims, version, rest, tuple(dict.fromkeys(doubts(page.document, claims))))


def beginning(document: Document) -> Document:
    """The part of a document that is read: so many characters, and no more lines than any article has."""
    head = document.text[:LONGEST]
    lines_ = head.split("\n", LINES)
    end = len(head) - len(lines_[LINES]) if len(lines_) > LINES else len(head)
    if end == len(document.text):
        return document
    marks = tuple(mark for mark in document.markup if mark.span.end <= end)
    return replace(document, text=head[:end], markup=marks)


def statements(page: Page, found: Sequence[Line]) -> Iterator[Statement]:
    """Everything that the sentences of a page state, by wordings first, then by weights."""
    folded = [fold(line) for line in found]
    said = list(in_sight(found, worded(page, found, folded)))
    yield from said
    yield from weighing.statements(page, folded, said)


def worded(page: Page, found: Sequence[Line], folded: Sequence[Phrases]) -> Iterator[Statement]:
    """What wordings state."""
    played = list(roles.statements(folded))
    known = {name for phrases in folded for name, said in phrases.trades.items() if said != ("other",)}
    jobs = trades.jobs_of(folded, ())
    played += castings.statements(found, frozenset(known) | {str(s.object) for s in played if s.predicate == "actor"}, jobs)
    characters = frozenset(s.qualifiers["character"] for s in played if s.predicate == "role") - known
    yield from (s for s in played if (s.object not in characters or s.predicate == "character") and s.subject not in no_films(s.line))
    yield from blocks.statements(page, found)
    gone = {(s.line.sentence.start, s.predicate, s.object) for s in played if s.rule == "replaced"}
    yield from figures.no_actors(s for s in credits.statements(folded, characters) if (s.line.sentence.start, s.predicate, s.object) not in gone)
    yield from figures.statements(folded)
    placed = list(map(with_places, found))
    yield from shoots.statements(placed)
    yield from sightings.statements(placed, jobs)
    yield from settings.statements(placed)
    yield from stages.statements(found)
    yield from origins.statements(found)
    yield from renamed.statements(found)
    yield from _release_dates(found)
    yield from traits.statements(folded)
    yield from awards.statements(found)
    yield from winners.statements(page)
    yield from territories.statements(found)


def _release_dates(found: Sequence[Line]) -> Iterator[Statement]:
    """Moves first: what they say of a date, no other wording of the same sentence says again; all in the years that they agree on."""
    moved = list(moves.statements(found))
    told = {(s.line.sentence.start, s.object) for s in moved}
    taken = {(s.line.sentence.start, s.sign) for s in moved}
    others = (s for s in dated.statements(found, taken) if (s.line.sentence.start, s.object) not in told)
    yield from agreed([*moved, *others])
    yield from stops.statements(found)


def _claim(page: Page, statement: Statement) -> Claim | None:
    predicate = statement.predicate
    if predicate == "producer" and page.kind_of(str(statement.object), (Kind.PERSON,)) == Kind.ORGANISATION.value:
        predicate = "production_company"
    relation = RELATIONS[predicate]
    subject = page.thing(statement.subject, page.kind_of(statement.subject, relation.subjects))
    value = _value(page, statement, relation.objects)
    if subject.kind not in relation.subjects or not subject.name or value is None:
        return None
    sentence = statement.line.sentence
    document = page.document
    return Claim(
        subject, predicate, value, document.url,
        document.text[sentence.start : sentence.end], sentence.start, sentence.end,
        statement.certainty, dict(statement.qualifiers), statement.confidence, document.published,
    )  # fmt: skip


def _value(page: Page, statement: Statement, kinds: Sequence[Kind]) -> Thing | PartialDate | str | None:
    value = statement.object
    if isinstance(value, PartialDate) or not kinds:
        return value if value or statement.predicate == "release_date" else None
    if not value:
        return None
    if len(kinds) == 1:
        return Thing(kinds[0], value)
    kind = statement.kind or page.kind_of(value, kinds)
    thing = page.thing(value, kind)
    return thing if thing.kind in kinds else Thing(kinds[0], value)


def _key(claim: Claim) -> tuple[object, ...]:
    """The first sentence that says a thing is the claim's; later ones only repeat it."""
    return (claim.subject, claim.predicate, claim.object, claim.certainty, tuple(sorted(claim.qualifiers.items())))


def _order(claim: Claim) -> tuple[int, str, str]:
    return claim.start, claim.predicate, claim.id


