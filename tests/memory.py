"""A graph in memory that takes the same edits as the store: for tests of many small worlds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad, Store

from graph import terms as t
from graph.difference import difference
from graph.members import Block, members_of, series_of
from graph.model import Claim, Decision, Reading
from graph.records import Article, article_lines, article_of
from graph.scope import Edit
from graph.settlement import Picture
from graph.verdicts import is_local


class Memory:
    """Articles by url and decisions, with the graph that edits made of them."""

    def __init__(self) -> None:
        self.readings: dict[str, Reading] = {}
        self.decisions: tuple[Decision, ...] = ()
        self.store = Store()

    def put(self, *readings: Reading) -> None:
        gone = [self.readings[each.document.url] for each in readings if each.document.url in self.readings]
        self._change(readings, gone, self.decisions)

    def retract(self, url: str) -> None:
        self._change((), [self.readings[url]], self.decisions)

    def decide(self, *decisions: Decision) -> None:
        """These are the decisions from now on."""
        self._change((), (), decisions)

    def lines(self) -> set[str]:
        """What the edits made of the graph, one after the other."""
        return {t.line(*quad.triple) for quad in self.store}

    def anew(self) -> set[str]:
        """What the same articles and decisions make from nothing."""
        articles = {url: _article(reading) for url, reading in self.readings.items()}
        claims = [claim for reading in self.readings.values() for claim in reading.claims]
        lines = Picture.of(claims, articles, self.decisions).lines
        return lines.union(*(article_lines(article) for article in articles.values()))

    def _change(self, come: Iterable[Reading], gone: Iterable[Reading], decisions: tuple[Decision, ...]) -> None:
        come, gone = list(come), list(gone)
        edit = Edit(
            tuple(claim for each in come for claim in each.claims), tuple(claim for each in gone for claim in each.claims),
            self.decisions, decisions,
        )  # fmt: skip
        articles = {each.document.url: _article(each) for each in come}
        found = difference(self._pattern, edit, articles, _local(self.readings.values(), (*self.decisions, *decisions)))
        old = {line for each in gone for line in article_lines(_article(each))}
        new = {line for article in articles.values() for line in article_lines(article)}
        for quad in t.quads(found.gone | (old - new)):
            self.store.remove(quad)
        self.store.extend(t.quads(found.come | (new - old)))
        for each in gone:
            del self.readings[each.document.url]
        self.readings |= {each.document.url: each for each in come}
        self.decisions = decisions

    def _pattern(self, subject: NamedNode | None, predicate: NamedNode | None, value: t.Term | None) -> Iterator[Quad]:
        return self.store.quads_for_pattern(subject, predicate, value, t.GRAPH)


def _article(reading: Reading) -> Article:
    return article_of(reading.document, reading.reader, reading.unread)


def _local(readings: Iterable[Reading], decisions: Iterable[Decision]) -> dict[str, Block]:
    ids = {end for each in decisions for end in (each.left, each.right) if is_local(end)}
    if not ids:
        return {}
    claims: list[Claim] = [claim for reading in readings for claim in reading.claims]
    series = series_of(claims)
    return {member.id: member.block for claim in claims for member in members_of(claim, series) if member.id in ids}
