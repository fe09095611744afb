#!/usr/bin/env python3
"""Measure how well and how fast news is read, hold it against the floors, and print the table.

usage: python3 -m bench.eval [--errors N] [--raise] [SET...]     (from the checkout's root; exit 1 below a floor)

SETs: corpus, seed, dev, dev-locations, gold-learn, gold-measure, text2kg, speed; all of them where none is named. A set
whose texts are not on the machine is skipped and named. `--raise` lifts the floors to what was reached, here and where the README quotes them.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench import floors as floor
from bench.score import Counts, Score, read_gold, score
from bench.sets import (
    CORPUS,
    EVAL,
    GOLD_SETS,
    ROOT,
    SENTENCE_SETS,
    TEXT2KG,
    GoldSet,
    NotHere,
    sentences_of,
)
from bench.speed import speeds
from graph.export import export
from graph.store import open_graph
from loaders.load import load

MANY = 40
"""Required facts from which on a predicate is worth a figure of its own."""
LINE = re.compile(r"^(\w+) +(\d+) +(\d+) +(\d+) ", re.MULTILINE)
TRIPLE = re.compile(r"(strict|official) P/R/F1 [.\d]+/[.\d]+/([.\d]+)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="SET")
    parser.add_argument("--errors", type=int, default=0, help="show so many wrong and missed facts of each set")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to what was reached")
    args = parser.parse_args()
    figures, skipped = measure(args.sets, args.errors)
    floors = floor.read_floors()
    print("\n".join(table(figures, floors)))
    for name, why in skipped.items():
        print(f"{name} is skipped: {why}")
    sunk = floor.below(figures, floors)
    if args.lift:
        lifted = floor.raised(floors, figures)
        floor.FILE.write_text(floor.written(lifted), encoding="utf-8")
        floor.README.write_text(floor.quoted(floor.README.read_text(encoding="utf-8"), lifted), encoding="utf-8")
    if sunk:
        sys.exit("\n".join(["below the floor:", *sunk]))


def measure(sets: Sequence[str] = (), errors: int = 0) -> tuple[dict[str, dict[str, float]], dict[str, str]]:
    """The figures of each set that has its texts here, and of the others why not."""
    figures: dict[str, dict[str, float]] = {}
    skipped: dict[str, str] = {}
    scores: dict[str, Score] = {}
    for gold_set in GOLD_SETS:
        if not sets or gold_set.name in sets:
            try:
                found = scores[gold_set.name] = scored(gold_set)
            except NotHere as why:
                skipped[gold_set.name] = str(why)
                continue
            show(found, errors)
            figures[gold_set.name] = dict(rates(gold_set.name, found))
    if {"dev", "dev-locations"} <= scores.keys():
        both = sum((scores[name].counts.get("filmed_in", Counts()) for name in ("dev", "dev-locations")), Counts())
        figures["dev and dev-locations"] = {"filmed_in": both.f1}
    if not sets or "text2kg" in sets:
        for part in SENTENCE_SETS:
            try:
                figures[f"text2kg {part}"] = sentence_figures(part)
            except NotHere as why:
                skipped[f"text2kg {part}"] = str(why)
    if not sets or "speed" in sets:
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        figures["speed"] = {**speeds(CORPUS), "MB while loading": memory}
    return figures, skipped


def scored(gold_set: GoldSet) -> Score:
    """Load a set's texts, write out the claims, score them. Raises NotHere."""
    sources = gold_set.sources
    with tempfile.TemporaryDirectory() as folder:
        rows = claims(sources, Path(folder))
        if gold_set.outside:
            return scored_outside(gold_set.gold, rows, Path(folder) / "facts.jsonl")
        return score(read_gold(gold_set.gold), map(json.loads, rows))


def claims(sources: Sequence[str], folder: Path) -> list[str]:
    """What `load` and `export --format jsonl` give for the sources; nothing may fail on the way."""
    store = str(folder / "store")
    found = load(sources, store)
    if found.failed:
        sys.exit("\n".join(f"eval: {failure}" for failure in found.failures))
    with open_graph(store) as graph:
        return list(export(graph, "jsonl"))


def scored_outside(gold: Path, rows: Iterable[str], facts: Path) -> Score:
    """The same counts from the evaluation's own scorer."""
    said = outside("score.py", str(gold), str(written(rows, facts)), "--errors", "100000")
    counts = {name: Counts(int(right), int(wrong), int(missed)) for name, right, wrong, missed in LINE.findall(said)}
    errors: dict[str, list[Any]] = {"wrong": [], "missed": []}
    for line in said.splitlines():
        kind, *row = line.split("\t")
        if kind.strip() in errors and len(row) == 4:
            errors[kind.strip()].append(tuple(row))
    return Score(counts, errors["wrong"], errors["missed"])


def sentence_figures(part: str) -> dict[str, float]:
    """F1 on Text2KGBench's movie sentences by its own rules. Raises NotHere."""
    source = sentences_of(part)
    with tempfile.TemporaryDirectory() as folder:
        facts = written(claims([str(source)], Path(folder)), Path(folder) / "facts.jsonl")
        said = outside("text2kg.py", "score", str(TEXT2KG), part, str(facts))
    return {name: float(value) for name, value in sorted(TRIPLE.findall(said))}


def written(rows: Iterable[str], path: Path) -> Path:
    path.write_text("".join(rows), encoding="utf-8", newline="\n")
    return path


def outside(script: str, *args: str) -> str:
    """What a script of the evaluation prints."""
    done = subprocess.run([sys.executable, str(EVAL / script), *args], capture_output=True, check=True, cwd=ROOT)
    return done.stdout.decode("utf-8")


def rates(name: str, found: Score) -> Iterator[tuple[str, float]]:
    """Precision, recall and F1, and the F1 of each predicate that is asked for often."""
    yield from (("precision", found.all.precision), ("recall", found.all.recall), ("f1", found.all.f1))
    for predicate, counts in found.counts.items():
        if counts.required >= MANY and name == "dev":
            yield predicate, counts.f1


def show(found: Score, errors: int) -> None:
    for kind, rows in (("wrong", found.wrong), ("missed", found.missed)):
        for row in rows[:errors]:
            print(kind, *row, sep="\t")


def table(figures: floor.Figures, floors: floor.Floors) -> Iterator[str]:
    """One line a figure: what was reached, the floor, what is wanted."""
    yield f"{'set':24}{'figure':22}{'reached':>9}{'floor':>7}{'wanted':>8}"
    for name, measured in figures.items():
        first = name
        for figure, value in measured.items():
            row = floors.get(name, {}).get(figure, {})
            limits = f"{row.get('floor', ''):>7}{row.get('wanted', ''):>8}"
            yield f"{first:24}{figure:22}{value:9.3f}{limits}".rstrip()
            first = ""


if __name__ == "__main__":
    main()
