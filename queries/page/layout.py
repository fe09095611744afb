"""Where the nodes stand: a force-directed layout whose cost grows with the nodes and edges, not with their pairs.

Every node starts at a place drawn from a hash of its own name and is held to it by a weak spring, so that a graph that grew
looks like the one before. Repulsion is summed on a grid by the fast Fourier transform (as FIt-SNE does; Linderman et al.
2019), which takes the same few milliseconds for fifty nodes and for fifty thousand.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[np.float64]]

ROUNDS = 220
SPACE = 74.0
"""How far apart neighbours stand in the median, in pixels at scale 1."""
WORDS = 58.0
"""How much of a line must be free for what it says, in pixels."""
HOLD = 0.1
"""How strongly a node is drawn to where its name alone would put it."""


def layout(
    names: Sequence[str], pairs: Sequence[tuple[int, int]], sizes: Sequence[float], rooms: Sequence[tuple[float, float]] | None = None, *, tall: bool = False
) -> list[tuple[int, int]]:
    """A place for each name, in whole pixels around (0, 0); `pairs` are joined nodes, `sizes` radii in pixels.

    Given the `rooms` that the names take, wide and high, each also finds its own below its node. Screens are wider than high; `tall` ones are not.
    """
    import numpy as np  # noqa: PLC0415 - heavy

    joined = sorted({end for pair in pairs for end in pair})
    number = {place: new for new, place in enumerate(joined)}
    home: Array = np.array([_home(names[place]) for place in joined]).reshape(-1, 2) * np.sqrt(len(joined))
    if rooms is not None:
        home = _squared(home)
    ends = np.array([(number[a], number[b]) for a, b in pairs], dtype=np.int64).reshape(-1, 2)
    radii: Array = np.array([sizes[place] for place in joined]) + 7.0
    shape = (0.5, 1.7) if tall else (1.25, 0.9) if rooms is None else (1.1, 1.0)  # names need width of their own
    placed = _apart(_scaled(_spread(home, ends), shape), radii) if joined else home
    if rooms is not None and joined:
        named = np.array([rooms[place] for place in joined]) * (1.3 if tall else 1.0)  # on a telephone, nodes shrink more than their names
        placed = _readable(_fanned(placed, radii, named, ends), radii, named, ends)
    spots = placed.tolist()
    found = dict(zip(joined, spots, strict=True)) | _rows(names, spots, set(range(len(names))).difference(joined))
    return [(round(x), round(y)) for x, y in (found[place] for place in range(len(names)))]


def _rows(names: Sequence[str], spots: Sequence[Sequence[float]], alone: set[int]) -> dict[int, tuple[float, float]]:
    """What nothing is joined to stands in rows below the picture, by name."""
    left, right, below = (min(x for x, _ in spots), max(x for x, _ in spots), max(y for _, y in spots) + 110) if spots else (0.0, 0.0, 0.0)
    wide = max(right - left, 150.0 * math.ceil(math.sqrt(len(alone)) - 1))
    each = int(wide // 150) + 1
    middle, high = (left + right) / 2, 64.0
    found = {}
    for place, node in enumerate(sorted(alone, key=lambda node: names[node])):
        row, column = divmod(place, each)
        inside = min(each, len(alone) - row * each)
        found[node] = middle + (column - (inside - 1) / 2) * 150, below + row * high
    return found


def _home(name: str) -> tuple[float, float]:
    """A point of the unit disc, evenly, from a hash of the name."""
    seed = hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()
    turn = int.from_bytes(seed[:8], "big") / 2**64 * math.tau
    away = math.sqrt(int.from_bytes(seed[8:16], "big") / 2**64)
    return away * math.cos(turn), away * math.sin(turn)


def _squared(home: Array) -> Array:
    """A disc drawn out towards the corners of its square: a sheet and a screen have corners."""
    import numpy as np  # noqa: PLC0415 - heavy

    away = np.hypot(home[:, 0], home[:, 1])[:, None]
    drawn: Array = home * (0.5 + 0.5 * away / np.maximum(np.abs(home).max(axis=1, initial=0.0)[:, None], 1e-9))
    return drawn


def _spread(home: Array, ends: Any) -> Array:
    """Springs along the pairs, repulsion between all, a weak hold to home; cooling as it goes."""
    import numpy as np  # noqa: PLC0415 - heavy

    degree = np.bincount(ends.ravel(), minlength=len(home)).astype(float)
    mass = 1.0 + degree
    a, b = ends[:, 0], ends[:, 1]
    cells = 48 if len(home) < 300 else 128 if len(home) < 2000 else 256
    rounds = ROUNDS if len(home) < 4000 else ROUNDS * 2 // 3
    # a hub's springs share its pull, or it would drag its leaves into one heap
    weight = 1.0 / np.sqrt(np.minimum(mass[a], mass[b]))
    spots = _begun(home, ends, degree)
    step = np.sqrt(len(home)) * 0.03
    for turn in range(rounds):
        force = _repulsion(spots, mass, cells) * 0.3 + (home - spots) * (HOLD * mass)[:, None]
        pull = (spots[b] - spots[a]) * weight[:, None]
        for axis in (0, 1):
            force[:, axis] += np.bincount(a, pull[:, axis], len(home)) - np.bincount(b, pull[:, axis], len(home))
        force /= mass[:, None]
        length = np.hypot(force[:, 0], force[:, 1]) + 1e-9
        heat = step * (1.0 - turn / rounds) ** 1.5 + 0.002
        spots = spots + force * (np.minimum(length * 0.5, heat) / length)[:, None]
    return spots


def _begun(home: Array, ends: Any, degree: Array) -> Array:
    """Hubs at home and the rest among their neighbours: most of the way is then behind them, and the same next time."""
    import numpy as np  # noqa: PLC0415 - heavy

    a, b = np.concatenate([ends[:, 0], ends[:, 1]]), np.concatenate([ends[:, 1], ends[:, 0]])
    spots = home.copy()
    loose = (degree > 0) & (degree <= np.quantile(degree, 0.8))
    for _ in range(3):
        weight = degree[b]
        total = np.bincount(a, weight, len(home))[loose]
        for axis in (0, 1):
            spots[loose, axis] = np.bincount(a, weight * spots[b, axis], len(home))[loose] / total
    return spots * 0.94 + home * 0.06


def _repulsion(spots: Array, mass: Array, cells: int) -> Array:
    """The push of all others on each node, falling with distance (1/d), by convolution on a grid of cells."""
    import numpy as np  # noqa: PLC0415 - heavy

    low, high = spots.min(axis=0), spots.max(axis=0)
    cell = max(float((high - low).max()) / (cells - 3), 1e-6)
    at = (spots - low) / cell + 1.0
    corner = at.astype(np.int64)
    part = at - corner
    grid = np.zeros((cells, cells))
    shares = []
    for dx in (0, 1):
        for dy in (0, 1):
            share = (part[:, 0] if dx else 1 - part[:, 0]) * (part[:, 1] if dy else 1 - part[:, 1])
            flat = (corner[:, 0] + dx) * cells + corner[:, 1] + dy
            grid += np.bincount(flat, share * mass, cells * cells).reshape(cells, cells)
            shares.append((flat, share))
    spectrum = np.fft.rfft2(grid, (2 * cells, 2 * cells))
    force = np.zeros_like(spots)
    for axis, kernel in enumerate(_kernels(cells)):
        field = np.fft.irfft2(spectrum * kernel, (2 * cells, 2 * cells))[:cells, :cells].ravel()
        for flat, share in shares:
            force[:, axis] += share * field[flat]
    return force * mass[:, None] / cell


@cache
def _kernels(cells: int) -> tuple[Any, Any]:
    """The spectra of x/d² and y/d² on the doubled grid."""
    import numpy as np  # noqa: PLC0415 - heavy

    line = np.fft.fftfreq(2 * cells, 1 / (2 * cells))
    x, y = np.meshgrid(line, line, indexing="ij")
    square = x * x + y * y + 0.35  # softened: two nodes of one cell do not throw each other out
    return np.fft.rfft2(x / square), np.fft.rfft2(y / square)


def _scaled(spots: Array, shape: tuple[float, float]) -> Array:
    """Centred, and stretched until neighbours stand `SPACE` apart in the median."""
    import numpy as np  # noqa: PLC0415 - heavy

    spots = spots - spots.mean(axis=0)
    near = _nearest(spots)
    middle = float(np.median(near[near > 0])) if (near > 0).any() else 1.0
    stretched: Array = spots * (SPACE / middle) * np.array(shape)
    return stretched


def _nearest(spots: Array) -> Array:
    """The distance of each node to its nearest neighbour along a sweep; an upper bound that is mostly exact."""
    import numpy as np  # noqa: PLC0415 - heavy

    near = np.full(len(spots), np.inf)
    for axis in (0, 1):
        order = np.argsort(spots[:, axis], kind="stable")
        for shift in range(1, min(24, len(spots))):
            a, b = order[:-shift], order[shift:]
            away = np.hypot(*(spots[a] - spots[b]).T)
            np.minimum.at(near, a, away)
            np.minimum.at(near, b, away)
    return np.where(np.isfinite(near), near, 0.0)


def _apart(spots: Array, radii: Array) -> Array:
    """Nodes that lie on each other pushed aside, a few rounds over the pairs of neighbouring cells."""
    import numpy as np  # noqa: PLC0415 - heavy

    reach = float(radii.max()) * 2
    spots = spots.copy()
    for _ in range(40):
        a, b = _close(spots, reach)
        away = spots[b] - spots[a]
        distance = np.hypot(away[:, 0], away[:, 1])
        lack = radii[a] + radii[b] - distance
        hit = lack > 0.5
        if not hit.any():
            break
        a, b, away, distance, lack = a[hit], b[hit], away[hit], distance[hit], lack[hit]
        same = distance < 1e-6
        turn = (a * 2.399963)  # two nodes at one point part in a direction of their own
        away[same] = np.stack([np.cos(turn), np.sin(turn)], axis=1)[same]
        distance[same] = 1.0
        push = away * (lack * 0.5 / distance)[:, None]
        for axis in (0, 1):
            spots[:, axis] += np.bincount(b, push[:, axis], len(spots)) - np.bincount(a, push[:, axis], len(spots))
    return spots


def _fanned(spots: Array, radii: Array, rooms: Array, ends: Any) -> Array:
    """What hangs on one node alone stands evenly around it, in the order in which it stood; below is left to the node's name."""
    import numpy as np  # noqa: PLC0415 - heavy

    near: dict[int, list[int]] = {}
    for a, b in ends.tolist():
        near.setdefault(a, []).append(b)
        near.setdefault(b, []).append(a)
    spots = spots.copy()
    for hub, others in near.items():
        leaves = [other for other in others if len(near[other]) == 1]
        if len(others) < 3 or not leaves:
            continue
        away = spots[others] - spots[hub]
        turns = dict(zip(others, ((np.arctan2(away[:, 1], away[:, 0]) - np.pi / 2) % (2 * np.pi)).tolist(), strict=True))
        name = float(rooms[hub, 0]) * 0.72 + 22.0
        far = max(float(radii[hub]) + WORDS + 10.0, 24.0 * len(others) / 2, min(name, 150.0) / 1.1)
        below = math.asin(min(name / (1.15 * far), 1.0)) if len(others) < 20 else 0.3  # half of what the name takes
        for slot, other in enumerate(sorted(others, key=lambda each: (turns[each], each))):
            if other in leaves:
                angle = np.pi / 2 + below + 2 * (np.pi - below) * slot / max(len(others) - 1, 1)
                spots[other] = spots[hub] + far * np.array([1.15 * np.cos(angle), 0.9 * np.sin(angle)])
    return spots


def _readable(spots: Array, radii: Array, rooms: Array, ends: Any) -> Array:
    """Nodes pushed aside until each has room for itself and its name below it, and every line for its words.

    All pairs are looked at, so for a few hundred at most.
    """
    import numpy as np  # noqa: PLC0415 - heavy

    spots = spots.copy()
    order = np.arange(len(spots))
    apart = np.sign(order[None, :] - order[:, None])[:, :, None]  # two nodes at one point part by their number
    half = np.stack([np.maximum(rooms[:, 0] * 0.6, radii) + 6.0, radii * 1.1 + rooms[:, 1] * 0.6 + 6.0], axis=1)
    wanted = half[None, :, :] + half[:, None, :]
    a, b = ends[:, 0], ends[:, 1]
    for _ in range(240):
        line = spots[b] - spots[a]
        length = np.hypot(line[:, 0], line[:, 1]) + 1e-6
        pull = line * (np.maximum(radii[a] + radii[b] + WORDS - length, 0.0) * 0.3 / length)[:, None]
        for axis in (0, 1):
            spots[:, axis] += np.bincount(b, pull[:, axis], len(spots)) - np.bincount(a, pull[:, axis], len(spots))
        away = spots[None, :, :] - spots[:, None, :]
        lack = wanted - np.abs(away)
        hit = np.asarray((lack > 0.5).all(axis=2))
        np.fill_diagonal(hit, val=False)
        if not hit.any() and float(np.abs(pull).max(initial=0.0)) < 1.0:
            break
        flat = lack[:, :, 1] <= lack[:, :, 0]  # the shorter way out
        push = lack * np.where(away == 0, apart, np.sign(away)) * 0.3 * hit[:, :, None]
        push[:, :, 0] *= ~flat
        push[:, :, 1] *= flat
        spots += push.sum(axis=0)
    return spots


def _close(spots: Array, reach: float) -> tuple[Any, Any]:
    """Index pairs of nodes no farther apart than `reach` or a little more, by a grid of that size."""
    import numpy as np  # noqa: PLC0415 - heavy

    cell = np.floor((spots - spots.min(axis=0)) / reach).astype(np.int64)
    width = int(cell[:, 1].max()) + 3
    key = (cell[:, 0] + 1) * width + cell[:, 1] + 1
    order = np.argsort(key, kind="stable")
    sorted_key = key[order]
    left, right = [], []
    for step in (0, 1, width - 1, width, width + 1):
        first = np.searchsorted(sorted_key, sorted_key + step, "left")
        last = np.searchsorted(sorted_key, sorted_key + step, "right")
        if step == 0:
            first = np.arange(len(order)) + 1
        count = np.maximum(last - first, 0)
        a = np.repeat(np.arange(len(order)), count)
        b = np.arange(len(a)) - np.repeat(np.cumsum(count) - count, count) + np.repeat(first, count)
        left.append(order[a])
        right.append(order[b])
    return np.concatenate(left), np.concatenate(right)
