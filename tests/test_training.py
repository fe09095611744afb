"""What trains the weights of credits learns what it is shown, and the same each time."""

from __future__ import annotations

import numpy as np

from bench.train import boost, linear


def test_trees_learn_what_no_line_parts() -> None:
    """Either of two numbers but not both."""
    dice = np.random.default_rng(1)
    rows = dice.random((600, 3))
    wanted = ((rows[:, 0] > 0.5) != (rows[:, 1] > 0.5)).astype(float)
    how = boost.Growth(trees=40, depth=3, rate=0.3)
    base, trees = boost.boost(rows, wanted, np.ones(600), how)
    odds = [base + sum(value(tree, row) for tree in trees) for row in rows]
    assert np.mean((np.array(odds) > 0) == wanted) > 0.95
    assert boost.boost(rows, wanted, np.ones(600), how) == (base, trees)


def value(tree: boost.Tree, row: np.ndarray) -> float:
    feature, number, left, right = tree[0]
    while feature >= 0:
        feature, number, left, right = tree[int(left if row[int(feature)] <= number else right)]
    return number


def test_words_learn_their_answers() -> None:
    """Each of two answers has a word of its own; a third word tells nothing."""
    words = np.tile(np.array([0, 2, 1, 2]), 400)
    sizes = np.full(800, 2)
    wanted = np.tile(np.array([[1, 0], [0, 1]], np.float32), (400, 1))
    table = linear.fit(words, sizes, wanted, np.ones((800, 2), np.float32), buckets=4)
    assert table[0, 0] > 0.5 > -0.5 > table[0, 1]
    assert table[1, 1] > 0.5 > -0.5 > table[1, 0]
    assert np.abs(table[2:4]).max() < 0.5
