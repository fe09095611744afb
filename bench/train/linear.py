"""Logistic regression over hashed words, several answers at once, by numpy alone and the same on every machine."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
SEED = 20260531
BATCH = 8_192
RATE = 0.3
RIDGE = 2e-6
"""What each example pulls each of its weights towards nothing."""


def fit(words: Array, sizes: Array, wanted: Array, weights: Array, *, buckets: int, passes: int = 5) -> Array:
    """Weights (buckets and one row more for no word, answers) by Adagrad; `words` holds the buckets of all examples in a row.

    An example's words are `sizes` of them; `wanted` and `weights` have a column an answer.
    """
    ends = np.cumsum(sizes)
    answers = wanted.shape[1]
    table = np.zeros((buckets + 1, answers), np.float32)
    table[buckets] = np.log(wanted.mean(0) / (1 - wanted.mean(0)))
    seen = np.full((buckets + 1, answers), 1e-2, np.float32)
    dice = np.random.default_rng(SEED)
    for number in range(passes):
        loss = 0.0
        order = dice.permutation(len(sizes))
        for start in range(0, len(order), BATCH):
            batch = np.sort(order[start : start + BATCH])
            mine = np.concatenate([words[ends[i] - sizes[i] : ends[i]] for i in batch])
            cuts = np.concatenate([[0], np.cumsum(sizes[batch])[:-1]])
            used, place = np.unique(mine, return_inverse=True)
            small = table[used]
            odds = np.add.reduceat(small[place], cuts, axis=0) + table[buckets]
            chance = 1 / (1 + np.exp(-odds))
            wrong = (chance - wanted[batch]) * weights[batch]
            loss += float(-(np.where(wanted[batch], np.log(chance + 1e-9), np.log(1 - chance + 1e-9))).sum())
            spread = np.repeat(np.arange(len(batch)), sizes[batch])
            slope = np.stack([np.bincount(place, wrong[spread, k], len(used)) for k in range(answers)], 1).astype(np.float32)
            slope += RIDGE * len(batch) * small
            seen[used] += (slope / len(batch) * 100) ** 2
            table[used] = small - RATE * (slope / len(batch) * 100) / np.sqrt(seen[used])
            table[buckets] -= 0.1 * wrong.mean(0)
        print("pass", number + 1, "loss", round(loss / len(sizes), 4), file=sys.stderr, flush=True)
    return table
