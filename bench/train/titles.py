#!/usr/bin/env python3
"""Train the trees by which `loaders/reading/screenworks.py` tells titles of films and series from other names.

usage: titles.py ARTICLES.jsonl LEARN.jsonl THIRDS          -> loaders/reading/data/title_trees.json

ARTICLES.jsonl are trade articles, among them those that `titles.jsonl` has: an article's url, the hash of its text, all titles
in it of films and series, titles of other works, what is doubtful, and what a reader took for a title and is none. LEARN.jsonl
are the texts of `../gold/learn.manifest.json`: the films of its facts are titles, the people, places and companies are none.

The tagger learns from the same articles. So that the trees do not take it for better than it is, they see what taggers say that
have not seen the article: the folder THIRDS has one for each third of them (`names.py train --thirds`).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))
from bench.score import article_name  # noqa: E402
from bench.train import boost, names  # noqa: E402
from graph.dates import PartialDate  # noqa: E402
from graph.model import Document  # noqa: E402
from graph.names import clean, fold  # noqa: E402
from loaders.reading import screenworks, tagger  # noqa: E402
from loaders.reading.book import open_page  # noqa: E402
from loaders.reading.furniture import furniture  # noqa: E402
from loaders.reading.reader import beginning  # noqa: E402
from loaders.reading.text import sentences  # noqa: E402
from loaders.reading.weights import rows_of  # noqa: E402

DATA = ROOT / "loaders" / "reading" / "data"
HOW = boost.Growth(trees=150, depth=4, rate=0.1, least=8.0)
FACT_WEIGHT = 1.0
"""Weight of a name that facts tell of, beside those of articles read for their titles."""
ALONE = 0.2
"""Weight of a name in a sentence that stands alone."""

Row = tuple[float, ...]
Example = tuple[Row, bool, float]


def key(name: str) -> str:
    """A name as it is compared: without the signs at its end and what makes it a possessor."""
    return fold(name.replace("‘", "’").replace("'", "’").rstrip("!?.,").removesuffix("’s"))


def looked_at(article: Mapping[str, str], model: tagger.Model) -> dict[str, Row]:
    """What the trees look at, for each name of an article that may be a title."""
    seen: dict[str, Row] = {}
    less = names.own_titles(dict(article))

    def collect(told: screenworks.Told) -> dict[str, float]:
        seen.update(screenworks.looked_at(told, less))
        return {}

    day = PartialDate.parse(article["published"]) if article.get("published") else None
    document = beginning(Document(article["url"], article["text"], article.get("title") or "", day, article.get("source") or ""))
    open_page(document, partial(tagger.tag, model=model, less=less), weigh=collect)
    return seen


def read_for_titles(article: Mapping[str, str], read: Mapping[str, Any], model: tagger.Model) -> Iterator[Example]:
    titles, unsure = set(map(key, read["titles"])), set(map(key, read["unsure"]))
    for name, row in looked_at(article, model).items():
        if key(name) not in unsure - titles:
            yield row, key(name) in titles, 1.0


def alone(article: Mapping[str, str], read: Mapping[str, Any], model: tagger.Model) -> Iterator[Example]:
    """The same for sentences that have such a name, each as if it were an article: notes are read too."""
    text = clean(article["text"])
    known = [*read["titles"], *read["works"], *read["none"]]
    for sentence in sentences(text, furniture(text)):
        said = text[sentence.start : sentence.end]
        if any(name in said for name in known):
            for row, wanted, _ in read_for_titles({**article, "text": said, "title": ""}, read, model):
                yield row, wanted, ALONE


def told_by_facts(article: Mapping[str, str], model: tagger.Model) -> Iterator[Example]:
    gold = names.gold_names(ROOT / f"bench/gold/learn/{article_name(article['url'])}.json")
    kinds = {fold(" ".join(parts)).replace(" ", ""): kind for parts, kind in gold.items()}
    for name, row in looked_at(article, model).items():
        kind = kinds.get(key(name).replace(" ", ""))
        if kind is not None:
            yield row, kind == "film", FACT_WEIGHT


def examples(articles: Path, learn: Path, models: list[tagger.Model], without: frozenset[str] = frozenset()) -> Iterator[Example]:
    read = names.judged()
    for line in articles.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        if article["url"] in read and article["url"] not in without:
            model = models[names.third(article["url"])]
            yield from read_for_titles(article, read[article["url"]], model)
            yield from alone(article, read[article["url"]], model)
    for line in learn.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        if article["url"] not in without:
            yield from told_by_facts(article, models[names.third(article["url"])])


def train(articles: Path, learn: Path, thirds: Path, without: frozenset[str] = frozenset()) -> None:
    models = [tagger.model(rows_of((thirds / f"{number}.tsv").read_text(encoding="utf-8"))) for number in range(3)]
    found = list(examples(articles, learn, models, without))
    rows, wanted, weight = (np.array([example[i] for example in found], float) for i in range(3))
    print(len(found), "names,", int(wanted.sum()), "titles", file=sys.stderr)
    boost.save(DATA / "title_trees.json", *boost.boost(rows, wanted, weight, HOW))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("learn", type=Path)
    parser.add_argument("thirds", type=Path)
    args = parser.parse_args()
    train(args.articles, args.learn, args.thirds)


if __name__ == "__main__":
    main()
