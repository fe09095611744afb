"""Where names stand in a sentence and of which kind each is, by weights learned from film news.

A linear chain over the tokens of each stretch that has capitals: what the words look like, which lists they are in, the
words before and after the stretch, and how the article uses the same words elsewhere. `bench/train/names.py` makes the
weights; nothing here knows any title.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from operator import add

from loaders.reading.cues import Hints, hints_of, zones
from loaders.reading.mending import Tagged, mended
from loaders.reading.text import Sentence, Token
from loaders.reading.weights import Weights, row_of, table

KINDS = ("film", "person", "organisation", "place", "other")
LABELS = ("", *(f"{part}-{kind}" for kind in KINDS for part in "BI"))
"""Outside any name, then begin and inside for each kind."""
PREVIOUS = tuple(
    tuple(range(len(LABELS))) if number % 2 or not number else (number - 1, number) for number in range(len(LABELS))
)
"""Which labels may stand before each: an inside follows its own begin or inside only."""
def tag(sentences: Sequence[Sentence], quoted: Sequence[str] = (), listed: Sequence[str] = ()) -> list[list[Tagged]]:
    """The names of each sentence in order."""
    hints = hints_of(sentences, quoted, listed)
    weights, transitions = _model()
    return [_names(sentence.tokens, hints, weights, transitions) for sentence in sentences]


def _names(
    toks: Sequence[Token], hints: Hints, weights: Weights[str], transitions: Sequence[Sequence[int]]
) -> list[Tagged]:
    found: list[Tagged] = []
    known = weights.written
    for start, _, rows in zones(toks, hints):
        labels = best(([weights[name] for name in row_names if name in known] for row_names in rows), transitions)
        found += spans(labels, start)
    return mended(found, toks, hints.surnames)


def spans(labels: Sequence[int], offset: int = 0) -> Iterator[Tagged]:
    """The names that a row of labels spells.

    >>> list(spans([3, 4, 0, 1], 10))
    [Tagged(first=10, last=12, kind='person'), Tagged(first=13, last=14, kind='film')]
    """
    at = 0
    while at < len(labels):
        end = at + 1
        if labels[at]:
            while end < len(labels) and labels[end] == labels[at] + 1:
                end += 1
            yield Tagged(offset + at, offset + end, KINDS[(labels[at] - 1) // 2])
        at = end


def best(rows: Iterator[list[Sequence[int]]], transitions: Sequence[Sequence[int]]) -> list[int]:
    """The labels of greatest weight (Viterbi)."""
    zero = (0,) * len(LABELS)
    score: list[int] = []
    back: list[list[int]] = []
    for row in rows:
        emit = list(map(sum, zip(*row, strict=True))) if row else zero
        if not score:
            score = [emit[k] if k % 2 or not k else -(10**9) for k in range(len(LABELS))]
            continue
        pointers, now = [], []
        for k, into in enumerate(transitions):
            if k % 2 or not k:
                sums = list(map(add, score, into))
                highest = max(sums)
                top = sums.index(highest)
            else:
                begun, gone = score[k - 1] + into[k - 1], score[k] + into[k]
                top, highest = (k - 1, begun) if begun >= gone else (k, gone)
            pointers.append(top)
            now.append(highest + emit[k])
        back.append(pointers)
        score = now
    if not score:
        return []
    at = max(range(len(LABELS)), key=score.__getitem__)
    path = [at]
    for pointers in reversed(back):
        at = pointers[at]
        path.append(at)
    return path[::-1]


@cache
def _model() -> tuple[Weights[str], list[tuple[int, ...]]]:
    """Weights of features (a row of one number a label) and of steps from label to label, by the later one."""
    written = table("names")
    return Weights(written), [row_of(written.pop(f"step {label}")) for label in range(len(LABELS))]
