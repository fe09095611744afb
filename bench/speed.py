"""How fast one core reads, in processor time: articles of 600 words that are film news, and as long ones that are not."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from time import process_time

from graph.model import Document
from loaders.documents.sources import documents
from loaders.reading.reader import read

WORDS = 600
ARTICLES = 40
"""So many different ones are read; the first ten of them once before, to load what is loaded lazily."""


def speeds(corpus: Path) -> dict[str, float]:
    """Articles a second, of texts joined from those of the corpus: with facts in them, and without."""
    texts: dict[bool, list[str]] = {True: [], False: []}
    for path in sorted(corpus.glob("*.json")):
        found = next(path.parent.glob(f"{path.stem}.[!j]*"))
        facts = bool(json.loads(path.read_text(encoding="utf-8"))["facts"])
        texts[facts] += [item.text for item in documents([str(found)]) if isinstance(item, Document)]
    return {"film news a second": _rate(texts[True]), "other news a second": _rate(texts[False])}


def _rate(texts: Sequence[str]) -> float:
    articles = [Document(f"speed-{number}", text) for number, text in enumerate(islice(_joined(texts), ARTICLES))]
    for article in articles[:10]:
        read(article)
    start = process_time()
    for article in articles:
        read(article)
    return ARTICLES / (process_time() - start)


def _joined(texts: Iterable[str]) -> Iterator[str]:
    """Texts of at least that many words, over and over; each round begins elsewhere."""
    pieces: list[str] = []
    for text in cycle(texts):
        pieces.append(text)
        words = " ".join(pieces).split(" ")
        if len(words) >= WORDS:
            yield " ".join(words[:WORDS])
            pieces = []
