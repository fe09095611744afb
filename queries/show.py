"""A dossier as people read it: facts by relation, dates with their history, then the articles with their sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from graph.dates import PartialDate
from queries.answer import Evidence
from queries.answers import day_words
from queries.blocks import Block, Grid, Heading, Note, Pairs, Quote, slim
from queries.dossier import Dossier, Line, Opening

VALUES = 40
"""Values of one relation that are named; the rest are counted."""
SENTENCES = 4
"""Sentences of one article that are quoted."""
ARTICLES = 20


def dossier_blocks(found: Sequence[Dossier]) -> list[Block]:
    """All dossiers of a name, one after the other."""
    return [block for dossier in found for block in _blocks(dossier)]


def _blocks(found: Dossier) -> Iterator[Block]:
    articles = _Articles(found.evidence)
    aliases = f" · also called {', '.join(found.aliases)}" if found.aliases else ""
    where = f" in {', '.join(found.within)}" if found.within else ""
    yield Heading(found.name, found.kind + where + aliases)
    current = [line for line in found.lines if line.state == "current"]
    if current:
        yield Pairs(list(_pairs(current, articles)))
    if found.inside:
        yield Grid(("shot inside", "where"), found.inside)
    if found.dates:
        yield slim(("date", "region", "medium", "state", "known since", "until", "said in"), [_date(one, articles) for one in found.dates])
    if other := [line for line in found.lines if line.state != "current"]:
        yield slim(("not current", "", "state", "known since", "until", "said in"), [_past(line, articles) for line in other])
    if not (found.lines or found.dates or found.inside):
        yield Note("Nothing more is known.")
    yield from articles.blocks()


def _pairs(lines: Iterable[Line], articles: _Articles) -> Iterator[tuple[str, str]]:
    for words, group in groupby(lines, lambda line: line.words):
        values = list(group)
        for number, line in enumerate(values[:VALUES]):
            yield ("" if number else words), f"{line.value}  {articles.marks(line.sentences)}"
        if len(values) > VALUES:
            yield "", f"and {len(values) - VALUES:,} more"


def _date(one: Opening, articles: _Articles) -> tuple[str, ...]:
    return (
        str(PartialDate.parse(one.date)), one.region, one.medium, one.status or one.state, _day(one.known), _day(one.until),
        articles.marks(one.sentences),
    )  # fmt: skip


def _past(line: Line, articles: _Articles) -> tuple[str, ...]:
    return line.words, line.value, line.state, _day(line.known), _day(line.until), articles.marks(line.sentences)


def _day(day: str) -> str:
    return day_words(day) if day else ""


class _Articles:
    """The articles behind a dossier, numbered from the earliest; undated ones last."""

    def __init__(self, evidence: Sequence[Evidence]) -> None:
        self._evidence = evidence
        order = sorted({(one.day or "~", one.article) for one in evidence})
        self._number = {article: number for number, (_, article) in enumerate(order, 1)}

    def marks(self, sentences: Iterable[int]) -> str:
        """As in "[1] [3]"."""
        numbers = sorted({self._number[self._evidence[one].article] for one in sentences})
        return " ".join(f"[{number}]" for number in numbers)

    def blocks(self) -> Iterator[Block]:
        for article, number in list(self._number.items())[:ARTICLES]:
            said = [one for one in self._evidence if one.article == article]
            first = said[0]
            head = " · ".join(part for part in (first.headline, first.publisher, day_words(first.day)) if part)
            more = f" (and {len(said) - SENTENCES} more)" if len(said) > SENTENCES else ""
            yield Quote(f"[{number}] {head}", tuple(one.quote for one in said[:SENTENCES]), article + more, article)
        if len(self._number) > ARTICLES:
            yield Note(f"and {len(self._number) - ARTICLES:,} more articles")
