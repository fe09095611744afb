"""What was known on a day: the articles up to it, settled with the decisions up to it, in a cached snapshot."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from graph.bulk import fill, without_collector
from graph.decisions import read_decisions
from graph.embedded import StoreGraph, open_snapshot
from graph.folder import Folder, remove_unless_read, storage
from graph.ledger import Ledger
from graph.records import Article, article_lines
from graph.settlement import pictures


def graph_as_of(folder: Folder, day: date, *, include_undated: bool = False) -> StoreGraph:
    """The graph as it stood on a day; built on the first call, opened from the cache on the next. Raises StoreError."""
    with open_snapshot(folder) as graph:
        now = folder.published()
        name = f"{now.snapshot if now else ''}-{day.isoformat()}{'-undated' if include_undated else ''}"
        place = folder.as_of / name
        if not place.is_dir():
            _make(folder, place, graph, day, include_undated=include_undated)
    return open_snapshot(folder, place)


def known(article: Article, day: date, *, include_undated: bool) -> bool:
    """Whether an article is sure to have been out on that day.

    An article of "March 2021" is out on the last day of March.
    """
    if article.published is None:
        return include_undated
    return article.published.latest is not None and article.published.latest <= day


def _make(folder: Folder, place: Path, graph: StoreGraph, day: date, *, include_undated: bool) -> None:
    lines = _settled(folder, graph, day, include_undated=include_undated)
    with storage(folder.as_of), without_collector():
        folder.as_of.mkdir(exist_ok=True)
        _forget_older(folder, place)
        draft = place.with_name(f"{place.name}.{os.getpid()}.new")
        shutil.rmtree(draft, ignore_errors=True)
        fill(draft, lines)
        place.with_name(place.name + ".lock").touch()
        try:
            draft.rename(place)
        except OSError:  # another process was faster
            shutil.rmtree(draft, ignore_errors=True)
            if not place.is_dir():
                raise


def _settled(folder: Folder, graph: StoreGraph, day: date, *, include_undated: bool) -> Iterator[str]:
    articles = {
        article.url: article for article in graph.articles() if known(article, day, include_undated=include_undated)
    }
    ledger = Ledger(graph.quads, graph.column)
    claims = ledger.claims(articles.values())
    for part in pictures(claims, articles, read_decisions(folder.decisions, day)):
        yield from part.lines
    for article in articles.values():
        yield from article_lines(article)


def _forget_older(folder: Folder, place: Path) -> None:
    """Views of states that are not the published one any more."""
    current = place.name.partition("-")[0]
    for path in folder.as_of.iterdir():
        if path.is_dir() and path.name.partition("-")[0] != current and not path.name.endswith(".new"):
            remove_unless_read(path)
