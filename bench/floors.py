"""What was once reached and what is wanted, figure by figure, in floors.toml; a floor only ever rises."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from pathlib import Path

FILE = Path(__file__).with_name("floors.toml")
HEAD = """\
# What reading once reached (floor) and what it should reach (wanted). `python3 -m bench.eval --raise` writes the floors;
# it raises them and lowers none.
"""
SLACK = 0.005
"""Below what was reached: a mend of one thing may cost a fact elsewhere."""

Figures = Mapping[str, Mapping[str, float]]
"""Of each set, what was measured."""
Floors = Mapping[str, Mapping[str, Mapping[str, float]]]
"""Of each set and figure, `floor` and `wanted`."""


def read_floors(path: Path = FILE) -> Floors:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def below(figures: Figures, floors: Floors) -> list[str]:
    """Every figure that has sunk under its floor, in words."""
    return [
        f"{name}: {figure} is {value:.3f}, below {floor:.2f}"
        for name, measured in figures.items()
        for figure, value in measured.items()
        if value < (floor := floors.get(name, {}).get(figure, {}).get("floor", -math.inf))
    ]


def raised(floors: Floors, figures: Figures) -> Floors:
    """The floors with those lifted that have a floor and were surpassed; what is wanted stays.

    >>> raised({"corpus": {"f1": {"floor": 0.4, "wanted": 0.6}}}, {"corpus": {"f1": 0.52, "recall": 0.3}})
    {'corpus': {'f1': {'floor': 0.51, 'wanted': 0.6}}}
    """
    return {
        name: {figure: {**row, **_lifted(row, figures.get(name, {}).get(figure))} for figure, row in rows.items()}
        for name, rows in floors.items()
    }


def _lifted(row: Mapping[str, float], value: float | None) -> dict[str, float]:
    if value is None or "floor" not in row:
        return {}
    return {"floor": max(row["floor"], math.floor(100 * (value - SLACK)) / 100)}


def written(floors: Floors) -> str:
    """The floors as TOML."""
    return HEAD + "".join(_table(name, rows) for name, rows in floors.items())


def _table(name: str, rows: Mapping[str, Mapping[str, float]]) -> str:
    lines = [f"{_quoted(figure)} = {{ {_inline(row)} }}\n" for figure, row in rows.items()]
    return "".join([f"\n[{_quoted(name)}]\n", *lines])


def _inline(row: Mapping[str, float]) -> str:
    return ", ".join(f"{key} = {value:g}" for key, value in row.items())


def _quoted(key: str) -> str:
    return key if key.replace("_", "").replace("-", "").isalnum() else f'"{key}"'
