"""Shoots: a production at a place, with who was there and when, from all that is said of the two together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.dates import PartialDate
from graph.model import Claim
from graph.nodes import node, shoot_lines
from graph.records import day


@dataclass(slots=True)
class Shoot:
    """One stay of a production at a place."""

    start: PartialDate | None = None
    end: PartialDate | None = None
    people: set[str] = field(default_factory=set)
    units: set[str] = field(default_factory=set)

    def join(self, other: Shoot) -> None:
        self.start = _finer(self.start, other.start)
        self.end = _finer(self.end, other.end)
        self.people |= other.people
        self.units |= other.units


class Shoots:
    """Every shoot, by film and place."""

    def __init__(self) -> None:
        self._told: dict[tuple[str, str], list[Shoot]] = {}

    def add(self, film: str, place: str, claim: Claim, person: str = "") -> None:
        """One claim's word on it; `person` was there."""
        start, end, unit = (claim.qualifiers.get(name, "") for name in ("start", "end", "unit"))
        told = Shoot(
            day(start) if start else None, day(end) if end else None, {person} if person else set(), {unit} if unit else set()
        )
        self._told.setdefault((film, place), []).append(told)

    def lines(self) -> Iterator[str]:
        for (film, place), told in self._told.items():
            for shoot in _stays(told):
                iri = node("shoot", film, place, shoot.start.edtf if shoot.start else "")
                yield from shoot_lines(
                    iri, film, place, people=shoot.people, start=shoot.start, end=shoot.end, units=shoot.units
                )


def _stays(told: list[Shoot]) -> list[Shoot]:
    """Stays told apart by their start; a vaguer start is that of a preciser one, and none is that of the only one."""
    ordered = sorted(told, key=_order)
    stays: list[Shoot] = []
    for each in ordered:
        same = [stay for stay in stays if _agree(each.start, stay.start)]
        if same and (each.start is not None or len(stays) == 1):
            same[0].join(each)
        else:
            stays.append(Shoot(each.start, each.end, set(each.people), set(each.units)))
    return stays


def _order(shoot: Shoot) -> tuple[object, ...]:
    """The precise ones first, those without a start last."""
    start = shoot.start
    span = (start.latest - start.earliest).days if start and start.earliest and start.latest else 10**6
    return start is None, span, start.edtf if start else "", shoot.end.edtf if shoot.end else "", sorted(shoot.people)


def _agree(vague: PartialDate | None, precise: PartialDate | None) -> bool:
    return vague is None or (precise is not None and vague.contains(precise))


def _finer(one: PartialDate | None, other: PartialDate | None) -> PartialDate | None:
    if one is None or other is None:
        return one or other
    return other if one.contains(other) else one
