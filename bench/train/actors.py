#!/usr/bin/env python3
"""List the people who are known for acting and have neither directed nor written: a film that is called theirs, they act in.

usage: actors.py MIRROR    -> loaders/reading/data/actors.txt, from the casts of `prust/wikipedia-movie-data` and the credits of MetaQA
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from bench.train import credits, silver  # noqa: E402

SINCE = 1985
"""First year of the films that are looked at: who is in the news has acted since."""
FEW = 5
"""Films that somebody has acted in at least."""
MADE = {"0": 0, "16": 1}
"""MetaQA's relations for directors and writers, with the films that an actor may have made so."""


def actors(mirror: Path) -> list[str]:
    """Full names of those who act often, direct never and write hardly ever."""
    acted = Counter(person for film in silver.wikipedia(mirror) if film["year"] >= SINCE for person in film["cast"])
    made = {relation: Counter[str]() for relation in MADE}
    names = dict(row.split("\t")[:2] for row in credits.metaqa(mirror, "entities.dict"))
    for part in ("train", "valid", "test"):
        for row in credits.metaqa(mirror, f"{part}.txt"):
            _, relation, person = row.split("\t")[:3]
            if relation in made:
                made[relation][names[person]] += 1
    return sorted(name for name, times in acted.items() if times >= FEW and " " in name and all(made[r][name] <= most for r, most in MADE.items()))


if __name__ == "__main__":
    found = actors(Path(sys.argv[1]))
    (credits.DATA / "actors.txt").write_text("\n".join(found) + "\n", encoding="utf-8")
