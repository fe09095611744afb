"""Boosted trees, as `bench/train/boost.py` writes them: how likely a row of numbers is what they were taught."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import exp


def chance(name: str, row: Sequence[float]) -> float:
    """How likely a row is, from 0 to 1, by the trees of `data/NAME_trees.json`."""
    base, trees = _trees(name)
    total = base
    for tree in trees:
        feature, value, left, right = tree[0]
        while feature >= 0:
            feature, value, left, right = tree[left if row[feature] <= value else right]
        total += value
    return 1 / (1 + exp(-total))


@cache
def _trees(name: str) -> tuple[float, list[list[tuple[int, float, int, int]]]]:
    """The base and the trees; a node is a feature, its threshold and the nodes to either side, a leaf -1 and its value."""
    data = json.loads(files("loaders.reading").joinpath(f"data/{name}_trees.json").read_text(encoding="utf-8"))
    return data["base"], data["trees"]
