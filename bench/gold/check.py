#!/usr/bin/env python3
"""Check gold files: form, predicates, dates, names, and that required names stand in their text.

usage: python3 -m bench.gold.check SOURCE    (from the checkout's root; SOURCE as for choose.py)
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from bench.score import SCORED, in_object, norm

HERE = Path(__file__).parent
FACT = {"s", "p", "o", "must", "certainty", "region", "medium", "status"}
STATES = {
    "announced", "in development", "pre-production", "filming", "wrapped", "post-production",
    "delayed", "cancelled", "released",
}  # fmt: skip
VALUES: dict[str, set[Any]] = {
    "must": {False},
    "certainty": {"rumoured"},
    "medium": {"cinema", "streaming", "home", "tv", "festival"},
    "status": {"scheduled", "delayed-from", "released"},
}


def is_date(value: str) -> bool:
    if not re.fullmatch(r"\d{4}(?:-\d\d){0,2}", value):
        return False
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        return False
    return True


def problems(gold: Mapping[str, Any], slug: str, published: str | None, text: str) -> list[str]:
    """What is wrong with a gold file of the article that is called `slug`."""
    found = []
    if gold["article"] != slug or gold["published"] != published:
        found.append("article or published is not the article's own")
    used = {norm(name) for fact in gold["facts"] for name in (fact["s"], *in_object(fact))}
    found += [f"name without a fact: {name}" for name in gold["names"] if norm(name) not in used]
    words = f" {norm(text)} "
    seen = set()
    for fact in gold["facts"]:
        shown = f"{fact['s']} | {fact['p']} | {fact['o']}"
        if fact["p"] not in SCORED or set(fact) - FACT:
            found.append(f"unknown predicate or key: {shown}")
        if any(fact[key] not in allowed for key, allowed in VALUES.items() if key in fact):
            found.append(f"unknown value: {shown}")
        if fact["p"] == "release_date" and not is_date(fact["o"]):
            found.append(f"no date: {shown}")
        if fact["p"] == "status" and fact["o"] not in STATES:
            found.append(f"no state: {shown}")
        if shown in seen:
            found.append(f"twice: {shown}")
        seen.add(shown)
        for name in (fact["s"], *in_object(fact)) if fact.get("must", True) else ():
            if not any(f" {norm(form)} " in words for form in (name, *gold["names"].get(name, []))):
                found.append(f"not in the text: {name} ({shown})")
    return found


def main() -> None:
    from bench.gold.choose import texts  # noqa: PLC0415 - needs the evaluation beside the checkout

    source = Path(sys.argv[1])
    count = 0
    for half in ("learn", "measure"):
        manifest = HERE / f"{half}.manifest.json"
        rows = {row["url"]: row for row in json.loads(manifest.read_text(encoding="utf-8"))}
        files = {path.stem for path in (HERE / half).glob("*.json")}
        for slug in sorted(files ^ {row["slug"] for row in rows.values()}):
            print(f"{half}/{slug}: in the folder or in the manifest only")
            count += 1
        for article in texts(manifest, source):
            row = rows[article["url"]]
            path = HERE / half / f"{row['slug']}.json"
            gold = json.loads(path.read_text(encoding="utf-8"))
            for problem in problems(gold, row["slug"], row["published"], article["text"]):
                print(f"{half}/{row['slug']}: {problem}")
                count += 1
    if count:
        sys.exit(f"check: {count} problems")


if __name__ == "__main__":
    main()
