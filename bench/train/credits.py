#!/usr/bin/env python3
"""Train the weights by which `loaders/reading/weighing.py` finds credits that no wording states.

usage: credits.py words MIRROR ARTICLES.jsonl               -> loaders/reading/data/credit_words.tsv
       credits.py trees ARTICLES.jsonl LEARN.jsonl          -> loaders/reading/data/credit_trees.json

ARTICLES.jsonl are unlabelled trade articles (`../gold/choose.py texts` writes the form), LEARN.jsonl the texts of
`../gold/learn.manifest.json`. Articles that any gold set scores are left out of the former.

Words learn from what the wordings state of a film anywhere in the articles, and from the casts, directors and writers of
`prust/wikipedia-movie-data` and MetaQA: a sentence that names both sides of such a fact is taken for one that may state it.
Trees learn from the gold facts of `../gold/learn`, and from credits of other articles that were judged by reading
(`judged.jsonl`: an article's url, the hash of its text, and which credits it states, which it does not, and which are doubtful).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from bench.score import Gold, article_name, norm, read_gold  # noqa: E402
from bench.train import boost, linear, silver  # noqa: E402
from bench.train.names import scored  # noqa: E402
from graph.dates import PartialDate  # noqa: E402
from graph.model import Certainty, Document  # noqa: E402
from loaders.reading.book import Page, open_page  # noqa: E402
from loaders.reading.coreference import lines  # noqa: E402
from loaders.reading.folding import fold  # noqa: E402
from loaders.reading.pairs import pairs  # noqa: E402
from loaders.reading.phrases import Phrases  # noqa: E402
from loaders.reading.reader import beginning, worded  # noqa: E402
from loaders.reading.statement import Statement  # noqa: E402
from loaders.reading.subject import is_film_news  # noqa: E402
from loaders.reading.weighing import BUCKETS, CREDITS, SCALE, candidates  # noqa: E402

DATA = ROOT / "loaders" / "reading" / "data"
JUDGED = Path(__file__).with_name("judged.jsonl")
SHARED = ROOT.parent.parent / "shared" / "eval"
GOLD = ROOT / "bench" / "gold"
RARE = 4
"""Examples that a word must stand in."""
SMALL = 5
"""Hundredths up to which a weight is left out."""
ALONE = 0.6
"""Weight of a fact that only its own article's wordings state."""
JUDGED_WEIGHT = 3.0
METAQA = {"0": "director", "14": "actor", "16": "writer"}
HOW = boost.Growth(trees=100)

Fact = tuple[str, str, str]


def read_articles(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def document(article: Mapping[str, str]) -> Document:
    day = PartialDate.parse(article["published"]) if article.get("published") else None
    return beginning(Document(article["url"], article["text"], article.get("title") or "", day, article.get("source") or ""))


def opened(article: Mapping[str, str]) -> tuple[Page, list[Phrases], list[Statement]]:
    """An article's page, its folded sentences and what the wordings state."""
    page = open_page(document(article))
    found = lines(page)
    folded = [fold(line) for line in found]
    return page, folded, list(worded(page, found, folded))


def unscored(path: Path) -> Iterator[dict[str, str]]:
    """The articles about films that no gold set has."""
    skip = scored([SHARED / "dev.manifest.json", SHARED / "dev-locations.manifest.json", GOLD / "measure.manifest.json", GOLD / "learn.manifest.json"])
    yield from (a for a in read_articles(path) if a["url"] not in skip and len(a["text"]) >= 400 and is_film_news(document(a)))


# -- words ------------------------------------------------------------------------------------------------------------


def catalogue(mirror: Path) -> dict[tuple[str, str], set[str]]:
    """What the open lists tell of films: (film, name) -> credits, names as they are compared."""
    known: dict[tuple[str, str], set[str]] = defaultdict(set)
    for film in silver.wikipedia(mirror):
        for person in film["cast"]:
            known[norm(film["title"]), norm(person)].add("actor")
    names = dict(row.split("\t")[:2] for row in metaqa(mirror, "entities.dict"))
    for part in ("train", "valid", "test"):
        for row in metaqa(mirror, f"{part}.txt"):
            title, relation, person = row.split("\t")[:3]
            if relation in METAQA:
                known[norm(names[title]), norm(names[person])].add(METAQA[relation])
    return known


def metaqa(mirror: Path, name: str) -> list[str]:
    repo = str(mirror / "Yuxi-Zhang+RoBERTa-KGQA" / "repo")
    done = subprocess.run(["git", "-C", repo, "show", f"HEAD:data/MetaQA/{name}"], capture_output=True, check=True)
    return [line for line in done.stdout.decode("utf-8", "replace").splitlines() if line.count("\t")]


def train_words(mirror: Path, articles: Path) -> None:
    words: list[np.ndarray[Any, Any]] = []
    facts: list[tuple[str, str, str]] = []
    stated: dict[Fact, set[str]] = defaultdict(set)
    for article in unscored(articles):
        page, folded, said = opened(article)
        for statement in said:
            if statement.certainty is Certainty.STATED and statement.predicate in CREDITS:
                stated[norm(statement.subject), statement.predicate, norm(str(statement.object))].add(article["url"])
        for pair in pairs(page, folded):
            words.append(np.array(sorted({crc32(word.encode()) % BUCKETS for word in (*pair.own, *pair.words)}), np.int32))
            facts.append((norm(pair.film), norm(pair.other.name), article["url"]))
    known = catalogue(mirror)
    wanted = np.zeros((len(facts), len(CREDITS)), np.float32)
    weights = np.ones_like(wanted)
    for at, (film, name, url) in enumerate(facts):
        for column, credit in enumerate(CREDITS):
            urls = stated.get((film, credit, name), set())
            sure = credit in known.get((film, name), ()) or bool(urls - {url})
            wanted[at, column] = sure or bool(urls)
            weights[at, column] = ALONE if urls and not sure else 1
    fit_words(np.concatenate(words), np.array(list(map(len, words))), wanted, weights)


def fit_words(words: np.ndarray[Any, Any], sizes: np.ndarray[Any, Any], wanted: np.ndarray[Any, Any], weights: np.ndarray[Any, Any]) -> None:
    """Fit the linear model and write it. Every example has the word "b", so that none is empty."""
    often = np.bincount(words, minlength=BUCKETS)[words] >= RARE
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    table = linear.fit(words[often], np.add.reduceat(often.astype(int), starts), wanted, weights, buckets=BUCKETS, passes=6)
    rounded = np.round(table * SCALE).astype(int)
    rows = [f"-1\t{_numbers(rounded[BUCKETS])}"]
    rows += [f"{bucket}\t{_numbers(rounded[bucket])}" for bucket in np.flatnonzero(np.abs(rounded[:BUCKETS]).max(1) > SMALL)]
    (DATA / "credit_words.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(len(rows), "rows", file=sys.stderr)


def _numbers(row: np.ndarray[Any, Any]) -> str:
    return ",".join(map(str, row))


# -- trees ------------------------------------------------------------------------------------------------------------


def train_trees(articles: Path, learn: Path) -> None:
    golds = read_gold(GOLD / "learn")
    rows: list[tuple[float, ...]] = []
    wanted: list[float] = []
    weights: list[float] = []
    for article in read_articles(learn):
        gold = golds[article_name(article["url"])]
        for weighed in candidates(*opened(article)):
            fact = (weighed.pair.film, CREDITS[weighed.credit], weighed.pair.other.name)
            rows.append(weighed.row)
            wanted.append(_states(gold, fact))
            weights.append(1.0)
    for article, right, doubtful in judged(articles):
        for weighed in candidates(*opened(article)):
            fact = (weighed.pair.film, CREDITS[weighed.credit], weighed.pair.other.name)
            if fact not in doubtful:
                rows.append(weighed.row)
                wanted.append(fact in right)
                weights.append(JUDGED_WEIGHT)
    fit_trees(np.array(rows), np.array(wanted, float), np.array(weights))


def fit_trees(rows: np.ndarray[Any, Any], wanted: np.ndarray[Any, Any], weights: np.ndarray[Any, Any]) -> None:
    boost.save(DATA / "credit_trees.json", *boost.boost(rows, wanted, weights, HOW))
    print(len(rows), "examples,", int(wanted.sum()), "of them true", file=sys.stderr)


def _states(gold: Gold, fact: Fact) -> bool:
    film, credit, name = fact
    found = gold.find({"subject": film, "predicate": credit, "object": name})
    return isinstance(found, int) and gold.facts[found].get("certainty") != "rumoured"


def judged(articles: Path) -> Iterator[tuple[dict[str, str], set[Fact], set[Fact]]]:
    """The articles whose credits were judged, with those that they state and those in doubt."""
    rows = {row["url"]: row for row in read_articles(JUDGED)}
    for article in read_articles(articles):
        row: Any = rows.get(article["url"])
        if row and hashlib.sha256(article["text"].encode()).hexdigest() == row["sha256"]:
            yield article, {(f, c, n) for f, c, n in row["right"]}, {(f, c, n) for f, c, n in row["doubtful"]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["words", "trees"])
    parser.add_argument("paths", nargs=2, type=Path)
    args = parser.parse_args()
    (train_words if args.what == "words" else train_trees)(*args.paths)


if __name__ == "__main__":
    main()
