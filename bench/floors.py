"""What was once reached and what is wanted, figure by figure, in floors.toml; a floor only ever rises."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterator, Mapping
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


SETS = {
    "dev": "60 articles on which wordings are developed",
    "dev-locations": "40 more, for places and dates alone",
    "gold-learn": "90 more trade articles, developed on",
    "gold-measure": "90 that nobody looks at",
}
README = Path(__file__).parents[1] / "README.md"
_QUOTED = re.compile(r"(?<=<!-- floors -->\n).*?(?=<!-- /floors -->)", re.DOTALL)


def quoted(text: str, floors: Floors) -> str:
    """The README with the floors as they are."""
    return _QUOTED.sub(lambda _: "".join(_rows(floors)), text)


def _rows(floors: Floors) -> Iterator[str]:
    yield "| articles | precision | recall | F1 |\n| --- | --- | --- | --- |\n"
    for name, what in SETS.items():
        figures = [floors[name][figure]["floor"] for figure in ("precision", "recall", "f1")]
        yield f"| {what} | {' | '.join(f'{value:.2f}' for value in figures)} |\n"


def _table(name: str, rows: Mapping[str, Mapping[str, float]]) -> str:
    lines = [f"{_quoted(figure)} = {{ {_inline(row)} }}\n" for figure, row in rows.items()]
    return "".join([f"\n[{_quoted(name)}]\n", *lines])


def _inline(row: Mapping[str, float]) -> str:
    return ", ".join(f"{key} = {value:g}" for key, value in row.items())


def _quoted(key: str) -> str:
    return key if key.replace("_", "").replace("-", "").isalnum() else f'"{key}"'
