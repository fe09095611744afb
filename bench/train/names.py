#!/usr/bin/env python3
"""Train the weights by which `loaders/reading/tagger.py` finds names.

usage: names.py words MIRROR               first and last names of actors -> loaders/reading/data/name_words.tsv
       names.py genders FAKER              given names of one gender -> loaders/reading/data/genders.tsv
       names.py vocabulary ARTICLES.jsonl  words that are common in film news -> loaders/reading/data/name_vocabulary.txt
       names.py titles MIRROR ARTICLES.jsonl   titles of films and series -> loaders/reading/data/titles.tsv
       names.py train MIRROR ARTICLES.jsonl LEARN.jsonl [--thirds FOLDER]   weights -> loaders/reading/data/names.tsv

ARTICLES.jsonl are unlabelled trade articles (`../gold/choose.py texts` writes the form), LEARN.jsonl the texts of
`../gold/learn.manifest.json`. `titles.jsonl` has what was found by reading articles for their titles: an article's url, the
hash of its text, all titles in it of films and series, titles of other works (songs, books, plays, games, podcasts), what is
doubtful, and what a reader took for a title and is none. Articles that any gold set scores are left out of the former. FAKER is the unpacked source of
that package (MIT licence), which lists given names by gender for many languages.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import random
import re
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))
from bench.train import labels, silver  # noqa: E402
from graph.names import clean  # noqa: E402
from loaders.reading import cues  # noqa: E402
from loaders.reading.cues import bare  # noqa: E402
from loaders.reading.evidence import AWARD  # noqa: E402
from loaders.reading.filmographies import listed  # noqa: E402
from loaders.reading.furniture import furniture  # noqa: E402
from loaders.reading.names import capital, titled  # noqa: E402
from loaders.reading.tagger import LABELS, PREVIOUS  # noqa: E402
from loaders.reading.text import sentences, tokens  # noqa: E402
from loaders.reading.titles import bracketed, may_be_title, plain, quoted, untitled  # noqa: E402
from loaders.reading.words import demonym, is_place, organisations  # noqa: E402

DATA = ROOT / "loaders" / "reading" / "data"
SEED = 20260531
LOW = -(10**9)
EVAL = ROOT.parent.parent / "shared" / "eval"
GOLD = [EVAL / "dev.manifest.json", EVAL / "dev-locations.manifest.json", ROOT / "bench/gold/measure.manifest.json", ROOT / "bench/gold/learn.manifest.json"]


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


def known_titles(mirror: Path, articles: Path) -> None:
    """Films of Wikipedia's lists, and what trade articles set in quotes in their text, each with the number of articles."""
    skip = scored(GOLD)
    rows = [row for line in articles.read_text(encoding="utf-8").splitlines() if (row := json.loads(line))["url"] not in skip]
    times = Counter(parts for article in rows for parts in set_apart(article))
    films = {parts for film in silver.wikipedia(mirror) if film["year"] > OLDEST and (parts := silver.row(plain(film["title"]))) and may_be_title(plain(film["title"]))}
    lines = ["\t".join((" ".join(parts), str(min(times[parts], MOST)), str(int(parts in films)))) for parts in sorted(films | set(times))]
    text = "# title\tin how many articles it stood in quotes\twhether Wikipedia's film lists have it (1 or 0)\n" + "\n".join(lines) + "\n"
    (DATA / "titles.tsv").write_text(text, encoding="utf-8")


OLDEST = 1929
MOST = 10
"""Articles beyond which it does not matter how many more have a title."""


def set_apart(article: dict[str, str]) -> set[tuple[str, ...]]:
    """What the sentences of an article set in quotes, and what its headline does and its text has with the same capitals."""
    text = clean(article["text"])
    body = sentences(text, furniture(text))
    said = [text[sentence.start : sentence.end] for sentence in body]
    found = {plain(span.of(part)) for part in said for span in quoted(part) if part[span.start - 1] in "“\""} if "/music/" not in article["url"] else set()
    headed = {plain(span.of(article["title"])) for span in quoted(article["title"])}
    found |= {name for name in headed if any(name in plain(part) for part in said)}
    return {
        parts for name in found
        if (parts := silver.row(name)) and titled(parts) and len(parts) < LONGEST_TITLE
        and not AWARD.search(name) and name not in organisations() and not is_place(name) and demonym(name) is None and parts[0] not in {"I", "I’m", "We", "It’s"}
    }  # fmt: skip


LONGEST_TITLE = 10


def own_titles(article: dict[str, str]) -> dict[tuple[str, ...], int]:
    """What an article itself adds to the count of known titles, which is not to tell of it."""
    return {tuple(part.casefold() for part in parts): 1 for parts in set_apart(article)}


Stretch = tuple[list[np.ndarray[Any, Any]], list[int]]
"""For each token of a stretch its features, and the set of labels that it may have."""


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


def judged_names(row: dict[str, Any]) -> dict[tuple[str, ...], str]:
    """The titles and the other works of an article that was read for its titles."""
    found = {silver.row(plain(name)): "film" for name in row["titles"]}
    found.update({silver.row(plain(name)): "other" for name in row["works"]})
    return {parts: kind for parts, kind in found.items() if parts}


def examples(
    article: dict[str, str], known: silver.Catalogue, gold: dict[tuple[str, ...], str], features: Features, dice: random.Random, *, whole: bool = False
) -> list[Stretch]:
    """Stretches of an article with what each token may be; `whole` says that the gold names are all titles that it has."""
    local = set() if whole else silver.quotes(article)
    less = own_titles(article) if dice.random() < KNOWN else None
    text, title = clean(article["text"]), article["title"]
    if dice.random() < 0.6:
        text = strip(text)
    if dice.random() < 0.3:
        title = ""
    body = sentences(text, furniture(text))
    quoted_names = sorted({plain(span.of(t)) for t in (title, text) for span in quoted(t)})
    listed_names = sorted({*bracketed(text), *listed(text), *untitled(text)})
    hints = cues.hints_of(body, quoted_names, listed_names, less)
    sure = silver.judge(text, body, sorted(local | set(listed_names)))
    if whole:
        known, sure = replace(known, films={}), {parts: kind for parts, kind in sure.items() if kind != "film"}
    labeller = labels.Labeller(known, gold, local, sure, quotes_all=whole or _quotes_all(article))
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


def judged() -> dict[str, dict[str, Any]]:
    """By their urls, the articles that were read for their titles (`titles.jsonl`)."""
    rows = map(json.loads, (HERE / "titles.jsonl").read_text(encoding="utf-8").splitlines())
    return {row["url"]: row for row in rows}


def third(url: str) -> int:
    """Which of three parts of the articles with gold one belongs to."""
    return int(hashlib.sha256(url.encode()).hexdigest(), 16) % 3


KNOWN = 0.5
"""Share of the articles in which known titles are known: new ones have to be found too, and labels come from the same lists."""
TIMES = 3
"""How often an article with gold takes part, each time with other quotation marks stripped."""


def train(mirror: Path, articles: Path, learn: Path, passes: int, thirds: Path | None) -> None:
    """Write the weights, and into the folder `thirds` those that have not seen one third of the articles with gold."""
    features = Features()
    plainly, taught = stretches(mirror, articles, learn, features)
    print(len(plainly), "+", sum(map(len, taught)), "stretches", len(features.ids), "features", file=sys.stderr)
    for without in (None, 0, 1, 2) if thirds else (None,):
        data = [*plainly, *(each for number, part in enumerate(taught) if number != without for each in part)]
        path = DATA / "names.tsv" if without is None or thirds is None else thirds / f"{without}.tsv"
        write(path, features, *perceptron(data, len(features.ids), passes, random.Random(SEED)))


def stretches(mirror: Path, articles: Path, learn: Path, features: Features) -> tuple[list[Stretch], list[list[Stretch]]]:
    """What there is to learn from: unlabelled articles, and the three parts of those with gold."""
    dice = random.Random(SEED)
    rows = [json.loads(line) for line in articles.read_text(encoding="utf-8").splitlines()]
    read = judged()
    skip = scored(GOLD) | read.keys()
    plainly = [row for row in rows if row["url"] not in skip]
    texts = [sentences(clean(a["text"]), furniture(clean(a["text"]))) for a in plainly]
    known = silver.catalogue(plainly, silver.wikipedia(mirror), texts)
    print(len(known.people), "people", sum(map(len, known.films.values())), "titles", file=sys.stderr)
    titles = sorted({plain(film["title"]) for film in silver.wikipedia(mirror)})
    found: list[Stretch] = []
    for article in plainly:
        found += examples(article, known, {}, features, dice)
        if _quotes_all(article):
            found += examples(renamed(article, titles, dice), known, {}, features, dice)
    taught: list[list[Stretch]] = [[], [], []]
    for article in map(json.loads, learn.read_text(encoding="utf-8").splitlines()):
        slug = article["url"].rstrip("/").rsplit("/", 1)[-1]
        gold = gold_names(ROOT / f"bench/gold/learn/{slug}.json")
        for _ in range(TIMES):
            taught[third(article["url"])] += examples(article, known, gold, features, dice)
    for article in (row for row in rows if row["url"] in read):
        for _ in range(TIMES):
            taught[third(article["url"])] += examples(article, known, judged_names(read[article["url"]]), features, dice, whole=True)
    return found, taught


def perceptron(data: list[Stretch], size: int, passes: int, dice: random.Random) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
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


SMALL = 15
"""Weights up to which a feature is left out, if all its own are."""


def write(path: Path, features: Features, weights: np.ndarray[Any, Any], steps: np.ndarray[Any, Any]) -> None:
    scale = 20
    lines = [f"step {k}\t" + ",".join(str(round(float(x) * scale)) for x in steps[:, k]) for k in range(len(LABELS))]
    rounded = np.round(weights * scale).astype(int)
    for name, number in sorted(features.ids.items()):
        if np.abs(rounded[number]).max() > SMALL:
            lines.append(name + "\t" + ",".join(map(str, rounded[number])))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(lines), "rows", file=sys.stderr)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["words", "genders", "vocabulary", "titles", "train"])
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--passes", type=int, default=4)
    parser.add_argument("--thirds", type=Path, help="a folder for weights that have not seen a third of the articles with gold, for titles.py")
    args = parser.parse_args()
    if args.what == "words":
        name_words(*args.paths)
    elif args.what == "genders":
        genders(*args.paths)
    elif args.what == "vocabulary":
        vocabulary(*args.paths)
    elif args.what == "titles":
        known_titles(*args.paths)
    else:
        mirror, articles, learn = args.paths
        train(mirror, articles, learn, args.passes, args.thirds)


if __name__ == "__main__":
    main()
