"""Boosted trees and a linear model over hashed features, by numpy alone: small, seeded and the same on every machine."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
Tree = list[list[float]]
"""Nodes as [feature, threshold, left, right] (at most the threshold goes left), leaves as [-1, value, 0, 0]."""


@dataclass(frozen=True, slots=True)
class Growth:
    """How trees grow."""

    trees: int = 100
    rate: float = 0.1
    depth: int = 4
    least: float = 20.0
    """Weight of the examples that a leaf must have."""
    ridge: float = 5.0
    bins: int = 32


def boost(rows: Array, wanted: Array, weights: Array, how: Growth) -> tuple[float, list[Tree]]:
    """A base and trees whose values sum to the log-odds of each row being wanted."""
    cuts = [np.unique(np.quantile(column, np.linspace(0, 1, how.bins + 1)[1:-1], method="lower")) for column in rows.T]
    binned = np.stack([np.searchsorted(cut, column, side="left") for cut, column in zip(cuts, rows.T, strict=True)], 1)
    share = float((wanted * weights).sum() / weights.sum())
    base = float(np.log(share / (1 - share)))
    odds = np.full(len(rows), base)
    trees = []
    for _ in range(how.trees):
        chance = 1 / (1 + np.exp(-odds))
        slope, bend = (wanted - chance) * weights, chance * (1 - chance) * weights
        tree: Tree = []
        _grow(tree, binned, cuts, slope, bend, weights, np.arange(len(rows)), odds, how, how.depth)
        trees.append(tree)
    return base, trees


def save(file: Path, base: float, trees: list[Tree]) -> None:
    """Write them as `loaders/reading/trees.py` reads them, a tree a line."""
    rounded = [[[int(f), round(v, 4), int(left), int(right)] for f, v, left, right in tree] for tree in trees]
    lines = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in rounded)
    file.write_text(f'{{"base":{base:.4f},"trees":[\n{lines}\n]}}\n', encoding="utf-8")


def _grow(  # noqa: PLR0913, PLR0917  # one step of a recursion over the same arrays
    tree: Tree, binned: Array, cuts: list[Array], slope: Array, bend: Array, weights: Array, mine: Array, odds: Array, how: Growth, depth: int
) -> int:
    at = len(tree)
    tree.append([-1.0, 0.0, 0.0, 0.0])
    best = _split(binned, slope, bend, weights, mine, how) if depth else None
    if best is None:
        value = how.rate * float(slope[mine].sum() / (bend[mine].sum() + how.ridge))
        tree[at] = [-1.0, value, 0.0, 0.0]
        odds[mine] += value
        return at
    feature, cut = best
    left = binned[mine, feature] <= cut
    first = _grow(tree, binned, cuts, slope, bend, weights, mine[left], odds, how, depth - 1)
    second = _grow(tree, binned, cuts, slope, bend, weights, mine[~left], odds, how, depth - 1)
    tree[at] = [float(feature), float(cuts[feature][cut]), float(first), float(second)]
    return at


def _split(binned: Array, slope: Array, bend: Array, weights: Array, mine: Array, how: Growth) -> tuple[int, int] | None:
    part = binned[mine]
    g, h, w = slope[mine], bend[mine], weights[mine]
    whole = g.sum() ** 2 / (h.sum() + how.ridge)
    best, found = 1e-3, None
    for feature in range(part.shape[1]):
        column = part[:, feature]
        gs, hs, ws = (np.cumsum(np.bincount(column, x, how.bins + 1))[:-1] for x in (g, h, w))
        fits = (ws >= how.least) & (ws[-1:] * 0 + w.sum() - ws >= how.least)
        if not fits.any():
            continue
        gain = gs**2 / (hs + how.ridge) + (g.sum() - gs) ** 2 / (h.sum() - hs + how.ridge) - whole
        gain[~fits] = 0
        if gain.max() > best:
            best, found = float(gain.max()), (feature, int(gain.argmax()))
    return found
