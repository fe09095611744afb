"""Where names stand in a sentence and of which kind each is, by weights learned from film news.

A linear chain over the tokens of each stretch that has capitals: what the words look like, which lists they are in, the
words before and after the stretch, and how the article uses the same words elsewhere. `bench/train/names.py` makes the
weights; nothing here knows any title.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from loaders.reading.cues import Hints, hints_of, zones
from loaders.reading.mending import Tagged, mended
from loaders.reading.text import Sentence, Token
from loaders.reading.weights import HALF, Weights, table

KINDS = ("film", "person", "organisation", "place", "other")
LABELS = ("", *(f"{part}-{kind}" for kind in KINDS for part in "BI"))
"""Outside any name, then begin and inside for each kind."""
PREVIOUS = tuple(
    tuple(range(len(LABELS))) if number % 2 or not number else (number - 1, number) for number in range(len(LABELS))
)
"""Which labels may stand before each: an inside follows its own begin or inside only."""
INSIDE = tuple(range(2, len(LABELS), 2))
OPEN = (0, *range(1, len(LABELS), 2))
"""Labels that may follow any."""
NEVER = -(10**12)


Model = tuple[Weights, Sequence[Sequence[int]]]
"""Weights of features (a row of one number a label) and of steps from label to label, by the later one."""


def tag(
    sentences: Sequence[Sentence], quoted: Sequence[str] = (), listed: Sequence[str] = (), model: Model | None = None,
    less: Mapping[tuple[str, ...], int] = MappingProxyType({}),
) -> list[list[Tagged]]:  # fmt: skip
    """The names of each sentence in order, by the reader's own weights or by others; `less` is taken off the counts of known titles."""
    hints = hints_of(sentences, quoted, listed, less)
    weights, transitions = model or _model()
    return [_names(sentence.tokens, hints, weights, transitions) for sentence in sentences]


def _names(
    toks: Sequence[Token], hints: Hints, weights: Weights, transitions: Sequence[Sequence[int]]
) -> list[Tagged]:
    found: list[Tagged] = []
    weighed: dict[int, Sequence[int]] = {}
    for start, end, rows in zones(toks, hints):
        here = [weights.numbers(weights.total(features)) for features in rows]
        weighed.update(zip(range(start, end), here, strict=True))
        found += spans(best(here, transitions), start)
    return Seen(mended(found, toks, hints.surnames), weighed)


class Seen(list[Tagged]):
    """The names of a sentence, with the weights of each label for each token by which they were found."""

    def __init__(self, names: Iterable[Tagged], weights: Mapping[int, Sequence[int]]) -> None:
        super().__init__(names)
        self.weights = weights

    def margin(self, first: int, last: int) -> float:
        """By how much the weights of some words are higher for one film's title than for any one other thing."""
        rows = [self.weights.get(at, NOTHING) for at in range(first, last)]
        kinds = [rows[0][k] + sum(row[k + 1] for row in rows[1:]) for k in range(1, len(LABELS), 2)]
        return (kinds[0] - max(*kinds[1:], sum(row[0] for row in rows))) / UNIT


NOTHING = (HALF,) * len(LABELS)
"""The weights of a word that no stretch has."""
UNIT = 100.0


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


def best(rows: Sequence[Sequence[int]], transitions: Sequence[Sequence[int]]) -> list[int]:
    """The labels of greatest weight (Viterbi), from the weights of each token's labels."""
    if not rows:
        return []
    slack = max(max(transitions[k]) - min(transitions[k]) for k in OPEN) if len(rows) > 1 else 0
    score = [NEVER if label in INSIDE else weight for label, weight in enumerate(rows[0])]
    back: list[list[int]] = []
    for emit in rows[1:]:
        least = max(score) - slack
        near = [label for label, weight in enumerate(score) if weight >= least]  # no step makes good more than that
        pointers, now = [0] * len(LABELS), [0] * len(LABELS)
        for k in OPEN:
            into = transitions[k]
            sums = [score[label] + into[label] for label in near]
            highest = max(sums)
            pointers[k], now[k] = near[sums.index(highest)], highest + emit[k]
        for k in INSIDE:
            into = transitions[k]
            begun, gone = score[k - 1] + into[k - 1], score[k] + into[k]
            pointers[k], now[k] = (k - 1, begun + emit[k]) if begun >= gone else (k, gone + emit[k])
        back.append(pointers)
        score = now
    path = [score.index(max(score))]
    for pointers in reversed(back):
        path.append(pointers[path[-1]])
    return path[::-1]


@cache
def _model() -> Model:
    return model(table("names"))


def model(written: dict[str, str]) -> Model:
    """The weights that a table holds."""
    steps = [tuple(map(int, written.pop(f"step {label}").split(","))) for label in range(len(LABELS))]
    return Weights(written, len(LABELS)), steps
