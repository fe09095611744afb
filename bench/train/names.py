#!/usr/bin/env python3
"""Train the weights by which `loaders/reading/tagger.py` finds names.

usage: names.py words MIRROR               first and last names of actors -> loaders/reading/data/name_words.tsv
       names.py genders FAKER              given names of one gender -> loaders/reading/data/genders.tsv
       names.py vocabulary ARTICLES.jsonl  words that are common in film news -> loaders/reading/data/name_vocabulary.txt
       names.py train MIRROR ARTICLES.jsonl LEARN.jsonl [--passes N]   weights -> loaders/reading/data/names.tsv

ARTICLES.jsonl are unlabelled trade articles (`../gold/choose.py texts` writes the form), LEARN.jsonl the texts of
`../gold/learn.manifest.json`. Articles that any gold set scores are left out of the former. FAKER is the unpacked source of
that package (MIT licence), which lists given names by gender for many languages.
"""

from __future__ import annotations

import argparse
import importlib
import json
import random
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from bench.train import labels, silver  # noqa: E402
from graph.names import clean  # noqa: E402
from loaders.reading import cues  # noqa: E402
from loaders.reading.cues import bare  # noqa: E402
from loaders.reading.filmographies import listed  # noqa: E402
from loaders.reading.furniture import furniture  # noqa: E402
from loaders.reading.names import capital  # noqa: E402
from loaders.reading.tagger import LABELS, PREVIOUS  # noqa: E402
from loaders.reading.text import sentences, tokens  # noqa: E402
from loaders.reading.titles import bracketed, plain, quoted, untitled  # noqa: E402

DATA = ROOT / "loaders" / "reading" / "data"
SEED = 20260531
LOW = -(10**9)


def name_words(mirror: Path) -> None:
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    people = {person for film in silver.wikipedia(mirror) for person in film["cast"]}
    for person in people:
        parts = silver.row(person)
        if len(parts) > 1 and parts[0][0].isupper():
            first[parts[0]] += 1
            last[parts[-1]] += 1
    for name in (DATA / "first_names.txt").read_text(encoding="utf-8").split():
        first[name] = max(first[name], 5)
    rows = [f"{word}\t{_step(first[word])}\t{_step(last[word])}" for word in sorted(first.keys() | last.keys()) if max(first[word], last[word]) > 1 and word[0].isupper()]
    (DATA / "name_words.tsv").write_text("# word	as a first name	as a last name (0 to 3, from the casts of Wikipedia's film lists)\n" + "\n".join(rows) + "\n", encoding="utf-8")


def genders(faker: Path) -> None:
    """Given names of actors that several of Faker's lists have for one gender, and none for the other."""
    sys.path.insert(0, str(faker))
    lists: Counter[tuple[str, str]] = Counter()
    for module in sorted((faker / "faker" / "providers" / "person").glob("*_*/__init__.py")):
        provider = importlib.import_module(f"faker.providers.person.{module.parent.name}").Provider
        for sign, attribute in (("f", "first_names_female"), ("m", "first_names_male")):
            lists.update((sign, name) for name in set(getattr(provider, attribute, ())))
    known = sorted({name for _, name in lists if cues.name_step(name)})
    rows = [
        sign + "\t" + " ".join(name for name in known if lists[sign, name] >= SEVERAL and not lists[other, name])
        for sign, other in ("fm", "mf")
    ]
    text = "# gender	given names that are of that gender only (from Faker, MIT licence)\n" + "\n".join(rows) + "\n"
    (DATA / "genders.tsv").write_text(text, encoding="utf-8")


SEVERAL = 3
"""Languages and countries that must have a name for it to count."""


def _step(times: int) -> int:
    return sum(times >= least for least in (2, 5, 30))


def vocabulary(articles: Path) -> None:
    count: Counter[str] = Counter()
    for line in articles.read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["text"]
        count.update({bare(token.text) for token in tokens(text)})
    keep = [word for word, n in count.items() if n >= (40 if capital(word) else 25) and not word[0].isdigit()]
    (DATA / "name_vocabulary.txt").write_text("\n".join(sorted(keep)) + "\n", encoding="utf-8")


class Features:
    """Numbers for feature names."""

    def __init__(self) -> None:
        self.ids: dict[str, int] = {}

    def of(self, names: list[str]) -> list[int]:
        ids = self.ids
        return [ids.setdefault(name, len(ids)) for name in names]


def strip(text: str) -> str:
    """The text without the quotation marks around titles."""
    drop = set()
    for span in quoted(text):
        drop.add(span.start - 1)
        end = span.end
        while end < min(len(text), span.end + 3) and text[end] in ",.; ":
            end += 1
        if end < len(text) and text[end] in "”’\"'":
            drop.add(end)
    return "".join(sign for at, sign in enumerate(text) if at not in drop)


def renamed(article: dict[str, str], titles: list[str], dice: random.Random) -> dict[str, str]:
    """The article with other films' titles in its quotes, so that titles of every shape stand in every context."""
    other = {name: dice.choice(titles) for name in sorted(silver.quotes(article))}
    if not other:
        return article
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(name).replace("’", "[’']") for name in sorted(other, key=len, reverse=True)) + r")(?!\w)")
    swap = lambda match: other.get(plain(match.group()), match.group())  # noqa: E731
    return {**article, "text": pattern.sub(swap, article["text"]), "title": pattern.sub(swap, article["title"])}


def scored(roots: list[Path]) -> set[str]:
    """Urls of all articles that have gold."""
    return {row["url"] for path in roots for row in json.loads(path.read_text(encoding="utf-8"))}


def gold_names(path: Path) -> dict[tuple[str, ...], str]:
    """Names of a gold file with their kinds."""
    kinds = {"actor": "person", "director": "person", "writer": "person", "producer": "person", "composer": "person", "distributor": "organisation",
             "production_company": "organisation", "follows": "film", "part_of": "film", "filmed_in": "place", "set_in": "place", "on_location": "place", "character": "person"}
    data = json.loads(path.read_text(encoding="utf-8"))
    main: dict[str, str] = {}
    for fact in data["facts"]:
        p = fact["p"]
        if p not in {"award", "nominated_for"}:
            main[fact["s"]] = "person" if p == "on_location" else "film"
        if p == "role":
            main.update(dict.fromkeys(fact["o"].split(" as ", 1), "person"))
        elif p in kinds:
            main.setdefault(fact["o"], kinds[p])
    found: dict[tuple[str, ...], str] = {}
    for name, kind in main.items():
        for form in (name, *data.get("names", {}).get(name, ())):
            parts = silver.row(plain(form))
            if parts and (capital(parts[0]) or parts[0][0].isdigit()):
                found.setdefault(parts, kind)
    return found


def examples(article: dict[str, str], known: silver.Catalogue, gold: dict[tuple[str, ...], str], features: Features, dice: random.Random) -> list[tuple[list[np.ndarray[Any, Any]], list[int]]]:
    local = silver.quotes(article)
    text, title = clean(article["text"]), article["title"]
    if dice.random() < 0.6:
        text = strip(text)
    if dice.random() < 0.3:
        title = ""
    body = sentences(text, furniture(text))
    quoted_names = sorted({plain(span.of(t)) for t in (title, text) for span in quoted(t)})
    listed_names = sorted({*bracketed(text), *listed(text), *untitled(text)})
    hints = cues.hints_of(body, quoted_names, listed_names)
    labeller = labels.Labeller(known, gold, local, silver.judge(text, body, sorted(local | set(listed_names))), quotes_all=_quotes_all(article))
    for sentence in body:
        labeller.people(sentence)
    found = []
    for sentence in body:
        masks = labeller.masks(sentence)
        for start, end, rows in cues.zones(sentence.tokens, hints):
            part = masks[start:end]
            if any(mask & (mask - 1) == 0 for mask in part) or (labeller.free != labels.FREE and len(part) < 12):
                found.append(([np.array(features.of(row)) for row in rows], part))
    return found


def _quotes_all(article: dict[str, str]) -> bool:
    """Whether an article sets its titles in quotes, so that what it does not set so is no title."""
    return article["source"] == "Variety" and len({plain(span.of(article["text"])) for span in quoted(article["text"])}) > 1


def viterbi(emit: np.ndarray[Any, Any], steps: np.ndarray[Any, Any]) -> list[int]:
    score = emit[0].copy()
    score[2::2] += LOW
    back = []
    for row in emit[1:]:
        both = score[:, None] + steps
        top = both.argmax(0)
        back.append(top)
        score = both[top, np.arange(len(LABELS))] + row
    path = [int(score.argmax())]
    for top in reversed(back):
        path.append(int(top[path[-1]]))
    return path[::-1]


def train(mirror: Path, articles: Path, learn: Path, passes: int) -> None:
    dice = random.Random(SEED)
    shared = ROOT.parent.parent / "shared" / "eval"
    skip = scored([shared / "dev.manifest.json", shared / "dev-locations.manifest.json", ROOT / "bench/gold/measure.manifest.json", ROOT / "bench/gold/learn.manifest.json"])
    plainly = [row for line in articles.read_text(encoding="utf-8").splitlines() if (row := json.loads(line))["url"] not in skip]
    learned = [json.loads(line) for line in learn.read_text(encoding="utf-8").splitlines()]
    texts = [sentences(clean(a["text"]), furniture(clean(a["text"]))) for a in plainly]
    known = silver.catalogue(plainly, silver.wikipedia(mirror), texts)
    print(len(known.people), "people", sum(map(len, known.films.values())), "titles", file=sys.stderr)
    titles = sorted({plain(film["title"]) for film in silver.wikipedia(mirror)})
    features = Features()
    data: list[tuple[list[np.ndarray[Any, Any]], list[int]]] = []
    for article in plainly:
        data += examples(article, known, {}, features, dice)
        if _quotes_all(article):
            data += examples(renamed(article, titles, dice), known, {}, features, dice)
    size = len(data)
    for article in learned:
        slug = article["url"].rstrip("/").rsplit("/", 1)[-1]
        gold = gold_names(ROOT / f"bench/gold/learn/{slug}.json")
        for _ in range(3):
            data += examples(article, known, gold, features, dice)
    print(size, "+", len(data) - size, "stretches", len(features.ids), "features", file=sys.stderr)
    weights, steps = perceptron(data, len(features.ids), passes, dice)
    write(features, weights, steps)


def perceptron(data: list[tuple[list[np.ndarray[Any, Any]], list[int]]], size: int, passes: int, dice: random.Random) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    size_ = len(LABELS)
    wall = np.full((size_, size_), float(LOW))
    for k, options in enumerate(PREVIOUS):
        wall[list(options), k] = 0
    cache: dict[int, np.ndarray[Any, Any]] = {}
    weights, sums = np.zeros((size, size_)), np.zeros((size, size_))
    steps, step_sums = np.zeros((size_, size_)), np.zeros((size_, size_))
    flat = [(np.concatenate(rows), np.cumsum([0, *map(len, rows[:-1])]), np.repeat(np.arange(len(rows)), list(map(len, rows))), np.array([_open(mask, cache) for mask in masks])) for rows, masks in data]
    clock = 1
    for number in range(passes):
        dice.shuffle(flat)
        wrong = 0
        for ids, cuts, owner, open_ in flat:
            emit = np.add.reduceat(weights[ids], cuts, axis=0)
            path = viterbi(emit, steps + wall)
            clock += 1
            if all(open_[i, k] == 0 for i, k in enumerate(path)):
                continue
            wrong += 1
            best = viterbi(emit + open_, steps + wall)
            if any(open_[i, k] for i, k in enumerate(best)):
                continue
            for i, (bad, good) in enumerate(zip(path, best, strict=True)):
                if bad != good:
                    mine = ids[owner == i]
                    weights[mine, good] += 1
                    weights[mine, bad] -= 1
                    sums[mine, good] += clock
                    sums[mine, bad] -= clock
                if i and (path[i - 1], bad) != (best[i - 1], good):
                    for (a, b), sign in (((best[i - 1], good), 1), ((path[i - 1], bad), -1)):
                        steps[a, b] += sign
                        step_sums[a, b] += sign * clock
        print("pass", number + 1, "wrong", wrong, "of", len(flat), file=sys.stderr)
    return weights - sums / clock, steps - step_sums / clock


def _open(mask: int, cache: dict[int, np.ndarray[Any, Any]]) -> np.ndarray[Any, Any]:
    if mask not in cache:
        cache[mask] = np.array([0.0 if mask >> k & 1 else float(LOW) for k in range(len(LABELS))])
    return cache[mask]


def write(features: Features, weights: np.ndarray[Any, Any], steps: np.ndarray[Any, Any]) -> None:
    scale = 20
    lines = [f"step {k}\t" + ",".join(str(round(float(x) * scale)) for x in steps[:, k]) for k in range(len(LABELS))]
    rounded = np.round(weights * scale).astype(int)
    for name, number in sorted(features.ids.items()):
        if np.abs(rounded[number]).max() > 8:
            lines.append(name + "\t" + ",".join(map(str, rounded[number])))
    (DATA / "names.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(lines), "rows", file=sys.stderr)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["words", "genders", "vocabulary", "train"])
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--passes", type=int, default=5)
    args = parser.parse_args()
    if args.what == "words":
        name_words(*args.paths)
    elif args.what == "genders":
        genders(*args.paths)
    elif args.what == "vocabulary":
        vocabulary(*args.paths)
    else:
        mirror, articles, learn = args.paths
        train(mirror, articles, learn, args.passes)


if __name__ == "__main__":
    main()
