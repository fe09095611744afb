"""The scorer and the floors: what counts as right, and that no floor ever sinks."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench import floors
from bench.scale import changes
from bench.score import Counts, Gold, Row, read_gold, score
from bench.sets import CORPUS, EVAL

GOLD = {
    "names": {"Tom Cruise": ["Cruise"], "Dune (1984 film)": ["Dune"], "Dune": ["the new Dune"]},
    "facts": [
        {"s": "Dune", "p": "actor", "o": "Tom Cruise"},
        {"s": "Dune", "p": "role", "o": "Tom Cruise as Paul"},
        {"s": "Dune", "p": "release_date", "o": "2021-10"},
        {"s": "Dune", "p": "genre", "o": "epic", "must": False},
        {"s": "Dune", "p": "director", "o": "Ana Lund", "must": False, "certainty": "rumoured"},
        {"s": "Dune (1984 film)", "p": "director", "o": "David Lynch"},
    ],
}


def row(subject: str, predicate: str, value: str | None, **more: str) -> Row:
    return {"article": "https://example.org/a.txt", "subject": subject, "predicate": predicate, "object": value, **more}


@pytest.mark.parametrize(
    ("said", "right", "wrong"),
    [
        (row("DUNE", "actor", "Cruise"), 1, 0),
        (row("Dune", "actor", "Thomas C.", object_as_written="Tom Cruise"), 1, 0),
        (row("Dune", "role", "Cruise as Paul"), 1, 0),
        (row("Dune", "role", "Cruise as Chani"), 0, 1),
        (row("Dune", "release_date", "2021-10"), 1, 0),
        (row("Dune", "release_date", "2021-10-22"), 0, 1),
        (row("Dune", "genre", "epic"), 0, 0),
        (row("Dune", "genre", "comedy"), 0, 1),
        (row("Dune", "director", "Ana Lund"), 0, 1),
        (row("Dune", "director", "Ana Lund", certainty="rumoured"), 0, 0),
        (row("Dune", "director", "David Lynch"), 1, 0),
        (row("Dune (film)", "actor", "Cruise"), 1, 0),
        (row("Dune", "actor", "Cruise", certainty="rumoured"), 0, 0),
        (row("Dune", "composer", "Toto", certainty="rumoured"), 0, 0),
        (row("Dune", "composer", "Toto"), 0, 1),
        (row("Dune", "composer", "Toto", certainty="denied"), 0, 0),
        (row("Dune", "release_date", None), 0, 0),
        (row("Dune", "language", "English"), 0, 0),
    ],
    ids=lambda value: json.dumps({k: value[k] for k in value if k != "article"}) if isinstance(value, dict) else str(value),
)
def test_what_one_row_counts(said: Row, right: int, wrong: int):
    """A row is right, wrong, or of no account."""
    assert score({"a": Gold(GOLD)}, [said]).all == Counts(right, wrong, 4 - right)


def test_a_fact_said_twice_counts_once():
    """Saying a right thing again, or a wrong one, neither helps nor hurts."""
    rows = [row("Dune", "actor", "Cruise"), row("Dune", "actor", "Tom Cruise"), row("Dune", "actor", "Zendaya")]
    assert score({"a": Gold(GOLD)}, [*rows, *rows]).counts["actor"] == Counts(1, 1, 0)


def test_the_evaluation_scores_alike(tmp_path: Path):
    """Where the evaluation's own scorer is at hand, it finds the same figures in the corpus: half of gold, and errors."""
    theirs = EVAL / "score.py"
    if not theirs.exists():
        pytest.skip("the evaluation's scorer is not here (REELGRAPH_EVAL names its folder)")
    golds, rows = read_gold(CORPUS), []
    for name, gold in golds.items():
        for number, fact in enumerate(gold.facts):
            subject = fact["s"] if number % 3 else fact["s"].upper()
            value = fact["o"] if number % 5 else "Nobody"
            rows.append({**row(subject, fact["p"], value, certainty="rumoured" if number % 7 == 6 else "stated"), "article": name})
    facts = tmp_path / "facts.jsonl"
    facts.write_text("".join(json.dumps(each) + "\n" for each in rows), encoding="utf-8")
    done = subprocess.run([sys.executable, theirs, CORPUS, facts, "--json"], capture_output=True, check=True)
    said, ours = json.loads(done.stdout), score(golds, rows).all
    assert (said["precision"], said["recall"], said["f1"]) == pytest.approx((ours.precision, ours.recall, ours.f1))


def test_a_floor_only_rises():
    """What was reached lifts a floor, and what was missed leaves it where it is."""
    before: floors.Floors = {"dev": {"f1": {"floor": 0.5, "wanted": 0.8}, "recall": {"floor": 0.4}}, "speed": {"a second": {"wanted": 10}}}
    figures: floors.Figures = {"dev": {"f1": 0.478, "recall": 0.447, "precision": 0.9}, "speed": {"a second": 12.0}}
    after = {"dev": {"f1": {"floor": 0.5, "wanted": 0.8}, "recall": {"floor": 0.44}}, "speed": {"a second": {"wanted": 10}}}
    assert floors.raised(before, figures) == after
    assert floors.below(figures, before) == ["dev: f1 is 0.478, below 0.50"]


def test_the_floors_are_written_as_they_are_read(tmp_path: Path):
    """Lifting floors rewrites their file, and that changes nothing but figures."""
    path = tmp_path / "floors.toml"
    path.write_text(floors.written(floors.read_floors()), encoding="utf-8")
    assert floors.read_floors(path) == floors.read_floors()
    assert path.read_text(encoding="utf-8") == floors.FILE.read_text(encoding="utf-8")


def test_the_readme_quotes_the_floors() -> None:
    """As they are."""
    text = floors.README.read_text("utf-8")
    assert "| articles | precision |" in text
    assert floors.quoted(text, floors.read_floors()) == text


def test_benchmarks_beside_an_earlier_run() -> None:
    """What differs notably is told, wherever it stands; what is new or no number is not."""
    old = {"1M": {"turtle": 100, "rows": 5, "ask": {"median": 2.0, "worst": 9}}, "about": {"machine": "a"}}
    new = {"1M": {"turtle": 210, "rows": 5, "ask": {"median": 2.1, "worst": 3}}, "about": {"machine": "b"}, "10M": {"turtle": 7}}
    assert list(changes(old, new)) == ["1M · turtle: 100 → 210 (× 2.10)", "1M · ask · worst: 9 → 3 (× 0.33)"]
