"""Weigh the words by which `loaders/reading/subject.py` tells film news from other news.

usage: python3 -m bench.train.subject MIRROR ARTICLES.jsonl...    weighs the words of loaders/reading/data/film_words.tsv anew

ARTICLES.jsonl are trade articles (`../gold/choose.py texts` writes the form): those in which the reader finds three facts or
more speak for film news; the business, politics, sport and technology of BBC and CNN's pages, which MIRROR holds, against.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from graph.model import Document
from loaders.reading.reader import read
from loaders.reading.subject import STRETCH, WORD, film_words

FILE = Path(__file__).resolve().parents[2] / "loaders" / "reading" / "data" / "film_words.tsv"
HEAD = "# Words that speak of films and series, each with its weight; bench/train/subject.py weighs them.\n"
ENOUGH = 3
"""Facts from which on an article is film news."""
SCALE = 10
OTHER = {
    "ZitRos+news-articles-dataset": ("news/business/", "news/politics/", "news/sport/", "news/tech/"),
    "code-ai-search+data-collector": ("cnn-lite-articles/",),
}
Matrix = np.ndarray[Any, Any]


def main() -> None:
    mirror, *articles = map(Path, sys.argv[1:])
    film = [stretch for path in articles for text in film_news(path) for stretch in stretches(text)]
    other = [stretch for text in other_news(mirror) for stretch in stretches(text)]
    words = sorted(film_words())
    place = {word: at for at, word in enumerate(words)}
    found = np.zeros((len(film) + len(other), len(words)), dtype=np.float32)
    for row, stretch in enumerate([*film, *other]):
        found[row, [place[word] for word in stretch if word in place]] = 1
    weights = fit(found, np.array([1.0] * len(film) + [0.0] * len(other), dtype=np.float32))
    rows = [f"{word}\t{round(SCALE * float(weight))}\n" for word, weight in zip(words, weights, strict=True)]
    FILE.write_text(HEAD + "".join(rows), encoding="utf-8")


def stretches(text: str) -> Iterator[set[str]]:
    words = WORD.findall(text.casefold())
    for start in range(0, max(1, len(words) - STRETCH // 2), STRETCH // 2):
        yield set(words[start : start + STRETCH])


def film_news(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if len(read(Document(row["url"], row["text"], row["title"])).claims) >= ENOUGH:
            yield row["title"] + "\n" + row["text"]


def other_news(mirror: Path) -> Iterator[str]:
    for name, folders in OTHER.items():
        git = ["git", "-C", str(mirror / name / "repo")]
        listing = subprocess.run([*git, "ls-tree", "-r", "-z", "HEAD"], capture_output=True, check=True).stdout.decode("utf-8", "replace")
        for entry in listing.split("\0"):
            if "\t" in entry and entry.split("\t")[1].startswith(folders):
                text = subprocess.run([*git, "cat-file", "blob", entry.split()[2]], capture_output=True, check=True).stdout.decode("utf-8", "replace")
                yield text if entry.endswith(".txt") else _page(text)


def _page(text: str) -> str:
    try:
        row = json.loads(text)
    except ValueError:
        return ""
    return f"{row.get('title') or ''}\n{row.get('text') or row.get('content') or ''}"


def fit(found: Matrix, film: Matrix) -> Matrix:
    """Weights of a logistic regression in which no word speaks against films (Adam, so that rare words get there too)."""
    weights, first, second = (np.zeros(found.shape[1], dtype=np.float32) for _ in range(3))
    offset = 0.0
    for step in range(1, 401):
        error = 1 / (1 + np.exp(-(found @ weights + offset))) - film
        slope = found.T @ error / len(film) + 1e-3 * weights
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope * slope
        weights = np.maximum(weights - 0.05 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-6), 0)
        offset -= 0.5 * float(error.mean())
    return np.asarray(weights)


if __name__ == "__main__":
    main()
