#!/usr/bin/env python3
"""Choose trade articles to annotate, and put the texts of chosen ones together again.

usage: choose.py draw SOURCE NUMBER > chosen.json          what to annotate, in this order
       choose.py texts MANIFEST SOURCE > articles.jsonl    what `reelgraph load` reads

SOURCE is a JSON Lines file of raw articles, or the folder of mirrors that ../shared/eval/prepare.py
reads. Texts are the publishers' and stay out of the repository: a manifest holds a hash of each.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

EVAL = Path(os.environ.get("REELGRAPH_EVAL") or Path(__file__).resolve().parents[3] / "shared" / "eval")
sys.path.insert(0, str(EVAL))
from clean import clean  # type: ignore[import-not-found]  # noqa: E402  # beside the checkout

SEED = 20260531
LAST_DAY = "2026-05-31"  # the set that is scored from outside begins on the next day
WORDS = range(250, 1101)
SHARES = {"film": 70, "place": 15, "other": 15}
PLACE = re.compile(
    r"\b(?:shot|filmed|filming|lensed) (?:entirely |partly |mostly )?(?:in|at|on|across)\b"
    r"|\bon location\b|\bprincipal photography\b",
    re.IGNORECASE,
)
NEWS = re.compile(
    r"\b(?:films?|movies?|pic|feature|cast|casting|stars?|starring|joins?|acquires?|lands|rights"
    r"|release date|trailer|teaser|box office|festival|cannes|venice|sundance|review|obituary|dies"
    r"|dead|oscars?|awards?|director|sequel|remake|production|wraps|directs?)\b",
    re.IGNORECASE,
)
FILM = re.compile(r"\b(?:films?|movies?|pic|feature|direct(?:s|ed|ing|or)|stars|starring)\b")


def raw_articles(source: Path) -> Iterator[dict[str, str]]:
    if source.is_file():
        with source.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)
        return
    csv.field_size_limit(10**9)
    repo = str(source / "SandstoneArtistsProd+deadline-collector" / "repo")

    def git(*args: str) -> str:
        done = subprocess.run(["git", "-C", repo, *args], capture_output=True, check=True)
        return done.stdout.decode("utf-8", "replace")

    for line in git("ls-tree", "-r", "-z", "HEAD").split("\0"):
        blob, _, path = line.partition("\t")
        if path.startswith("data/") and path.endswith(".csv") and "articles_" in path:
            yield from csv.DictReader(io.StringIO(git("cat-file", "blob", blob.split()[2])))


def articles(source: Path) -> Iterator[dict[str, str]]:
    """Every article as it is scored: cleaned, hashed, the first text that a url came with."""
    seen = set()
    for row in raw_articles(source):
        url = row.get("url") or ""
        if not url or url in seen:
            continue
        seen.add(url)
        text = clean(row.get("full_text") or "")
        yield {
            "slug": url.rstrip("/").rsplit("/", 1)[-1],
            "set": "trades",
            "url": url,
            "source": row["source"],
            "published": row["publication_date"][:10],
            "title": row["title"],
            "text": text,
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
        }


def stratum(article: dict[str, str]) -> str:
    if PLACE.search(article["text"]):
        return "place"
    film = NEWS.search(article["title"]) and len(FILM.findall(article["text"])) > 3
    return "film" if film else "other"


def draw(source: Path, number: int) -> list[dict[str, Any]]:
    used = set()
    for name in ("dev", "dev-locations"):
        manifest = EVAL / f"{name}.manifest.json"
        used |= {row["url"] for row in json.loads(manifest.read_text(encoding="utf-8"))}
    strata: dict[str, list[dict[str, str]]] = {name: [] for name in SHARES}
    for article in articles(source):
        fits = len(article["text"].split()) in WORDS and article["published"] <= LAST_DAY
        if fits and article["url"] not in used:
            strata[stratum(article)].append(article)
    dice = random.Random(SEED)
    drawn = []
    for name, share in SHARES.items():
        candidates = sorted(strata[name], key=lambda article: article["url"])
        sample = dice.sample(candidates, round(number * share / 100))
        drawn += [{**article, "stratum": name} for article in sample]
    dice.shuffle(drawn)
    for place, article in enumerate(drawn):
        article["half"] = "measure" if place % 2 else "learn"
        del article["title"], article["text"]
    return drawn


def texts(manifest: Path, source: Path) -> Iterator[dict[str, str]]:
    wanted = {row["url"]: row for row in json.loads(manifest.read_text(encoding="utf-8"))}
    for article in articles(source):
        row = wanted.get(article["url"])
        if row and row["sha256"] == article["sha256"]:
            del wanted[article["url"]]
            yield {key: article[key] for key in ("url", "title", "source", "published", "text")}
    if wanted:
        sys.exit(f"choose: {len(wanted)} texts not found as annotated: {', '.join(wanted)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    chooser = commands.add_parser("draw")
    chooser.add_argument("source", type=Path)
    chooser.add_argument("number", type=int)
    fetcher = commands.add_parser("texts")
    fetcher.add_argument("manifest", type=Path)
    fetcher.add_argument("source", type=Path)
    args = parser.parse_args()
    if args.command == "draw":
        print(json.dumps(draw(args.source, args.number), indent=1))
    else:
        for article in texts(args.manifest, args.source):
            print(json.dumps(article, ensure_ascii=False))


if __name__ == "__main__":
    main()
