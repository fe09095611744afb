"""Makes `queries/page/assets/world.json` from world-atlas's `countries-110m.json`: `python -m bench.outline FILE`.

The file stands in the npm package world-atlas 2.0.2 (ISC), whose shapes are Natural Earth's (public domain).
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from queries.page.where import HEIGHT, WIDTH, project

Place = tuple[float, float]
"""Longitude and latitude."""
LICENCE = (
    "Land and borders: Natural Earth 1:110m (naturalearthdata.com), public domain, "
    "by way of world-atlas 2.0.2 (ISC licence, copyright 2013-2019 Michael Bostock), projected, rounded and thinned."
)


def outline(topology: dict[str, Any]) -> dict[str, Any]:
    """Rings of land and lines between countries, in the units of the page's map."""
    arcs = [_degrees(arc, topology["transform"]) for arc in topology["arcs"]]
    countries = [each for each in topology["objects"]["countries"]["geometries"] if each.get("id") != "010"]
    used = Counter(abs(arc) if arc >= 0 else ~arc for each in countries for ring in _rings(each) for arc in ring)
    land = topology["objects"]["land"]["geometries"][0]
    return {
        "licence": LICENCE,
        "width": WIDTH,
        "height": HEIGHT,
        "land": [line for ring in _rings(land) if not _south(ring, arcs)
                 for piece in _pieces(_joined(ring, arcs)) if len(line := _thin(piece)) > 6],
        "borders": [line for number, count in sorted(used.items()) if count > 1 and len(line := _thin(arcs[number])) > 2],
    }


def _degrees(arc: Sequence[Sequence[int]], transform: dict[str, Any]) -> list[Place]:
    x, y, found = 0, 0, []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        found.append((x * transform["scale"][0] + transform["translate"][0], y * transform["scale"][1] + transform["translate"][1]))
    return found


def _rings(shape: dict[str, Any]) -> Iterator[list[int]]:
    for polygon in [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]:
        yield from polygon


def _joined(ring: Sequence[int], arcs: Sequence[Sequence[Place]]) -> list[Place]:
    found: list[Place] = []
    for arc in ring:
        found += arcs[arc] if arc >= 0 else list(reversed(arcs[~arc]))
    return found


def _south(ring: Sequence[int], arcs: Sequence[Sequence[Place]]) -> bool:
    return max(latitude for _, latitude in _joined(ring, arcs)) < -60


def _pieces(ring: Sequence[Place]) -> Iterator[list[Place]]:
    """A ring that crosses the date line as one piece on each side of it."""
    turned, before = [], ring[0][0]
    for longitude, latitude in ring:
        before = longitude + 360 * round((before - longitude) / 360)
        turned.append((before, latitude))
    for shift in (-360, 0, 360):
        piece = [(longitude + shift, latitude) for longitude, latitude in turned]
        for edge, sign in ((180, 1), (-180, -1)):
            piece = _clipped(piece, edge, sign)
        if piece:
            yield piece


def _clipped(ring: Sequence[Place], edge: float, sign: int) -> list[Place]:
    """What of a ring lies on one side of a meridian (Sutherland and Hodgman 1974)."""
    found: list[Place] = []
    for a, b in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        if sign * a[0] <= sign * edge:
            found.append(a)
        if (sign * a[0] - sign * edge) * (sign * b[0] - sign * edge) < 0:
            found.append((edge, a[1] + (b[1] - a[1]) * (edge - a[0]) / (b[0] - a[0])))
    return found


def _thin(line: Sequence[Place]) -> list[int]:
    """Whole numbers, the first absolute and the rest as steps, without points that turn nothing."""
    points = list(dict.fromkeys(project(*each) for each in line))
    kept = [points[0]]
    for here, after in pairwise(points[1:]):
        a, b = (here[0] - kept[-1][0], here[1] - kept[-1][1]), (after[0] - here[0], after[1] - here[1])
        if abs(a[0] * b[1] - a[1] * b[0]) > 3:
            kept.append(here)
    kept += points[-1:] if len(points) > 1 else []
    return [*kept[0], *(part for before, here in pairwise(kept) for part in (here[0] - before[0], here[1] - before[1]))]


def main() -> None:
    found = outline(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    text = json.dumps(found, separators=(",", ":"), ensure_ascii=False)
    Path("queries/page/assets/world.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
