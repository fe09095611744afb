"""The corpus: its gold facts are well-formed, and the reader keeps the scores that it once reached on it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import floors
from bench.eval import measure
from bench.gold.check import problems
from bench.score import SCORED, in_object, norm
from graph.model import Document
from loaders.documents.sources import documents

CORPUS = Path(__file__).parent / "corpus"
GOLD = sorted(CORPUS.glob("*.json"))
ARTICLES = {path.stem: path for path in CORPUS.iterdir() if path.suffix != ".json"}


def loaded(path: Path) -> Document:
    (document,) = documents([str(path)])
    assert isinstance(document, Document)
    return document


def test_each_article_has_its_gold():
    """An article without gold, or gold without an article, would be scored as if it were not there."""
    assert sorted(ARTICLES) == [path.stem for path in GOLD]
    assert len(GOLD) >= 40


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_gold_is_well_formed(path: Path):
    """Predicates, dates and states are known ones, and every required name stands in the article."""
    document = loaded(ARTICLES[path.stem])
    published = document.published.iso if document.published else None
    text = f"{document.title}\n\n{document.text}"
    assert problems(json.loads(path.read_text(encoding="utf-8")), path.stem, published, text) == []


def test_every_predicate_is_covered():
    """At least three required facts of each predicate, so that a reader that never finds one is seen."""
    facts = [fact for path in GOLD for fact in json.loads(path.read_text(encoding="utf-8"))["facts"]]
    counts = {p: sum(fact["p"] == p and fact.get("must", True) for fact in facts) for p in SCORED}
    assert {p: count for p, count in counts.items() if count < 3} == {}
    assert any(fact.get("certainty") == "rumoured" for fact in facts)


def test_gold_of_the_same_name_is_one_fact():
    """No two facts of an article are the same to the scorer: one of them could never be found."""
    for path in GOLD:
        facts = json.loads(path.read_text(encoding="utf-8"))["facts"]
        keys = [(norm(fact["s"]), fact["p"], *map(norm, in_object(fact) or [fact["o"]])) for fact in facts]
        assert len(keys) == len(set(keys)), path.stem


def test_the_scores_hold():
    """What the reader once reached on the corpus it still reaches."""
    figures, skipped = measure(["corpus"])
    assert skipped == {}
    assert figures["corpus"].keys() >= floors.read_floors()["corpus"].keys()
    assert floors.below(figures, floors.read_floors()) == []
