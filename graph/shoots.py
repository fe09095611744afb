"""Shoots: a production at a place, with who was there and when, from all that is said of the two together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from graph import terms as t
from graph.dates import PartialDate
from graph.model import Certainty, Claim, State
from graph.nodes import node, shoot_lines, spell
from graph.records import day
from graph.slots import Slot
from graph.tables import ShootingRow, ShootRow, ToldRow, shooting_table, shortened

FILMING, OVER = "filming", ("wrapped", "post-production", "released", "cancelled")
"""What a status says of a shoot: that it goes on, that it is over."""


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


@dataclass(slots=True)
class Told:
    """What is said of one film's shooting."""

    places: dict[str, list[Shoot]] = field(default_factory=dict)
    claims: list[tuple[Claim, str]] = field(default_factory=list)
    """With the place; empty where the claim tells the film's status."""
    status: Slot | None = None


class Shoots:
    """Every shoot, by film and place, and what was said of them."""

    def __init__(self) -> None:
        self._films: dict[str, Told] = {}

    def add(self, film: str, place: str, claim: Claim, person: str = "") -> None:
        """One claim's word on it; `person` was there."""
        start, end, unit = (claim.qualifiers.get(name, "") for name in ("start", "end", "unit"))
        told = Shoot(
            day(start) if start else None, day(end) if end else None, {person} if person else set(), {unit} if unit else set()
        )
        self._of(film).places.setdefault(place, []).append(told)

    def says(self, film: str, claim: Claim, place: str = "") -> None:
        """A claim that the film shoots there, or what its status is."""
        if claim.certainty is not Certainty.DENIED:
            self._of(film).claims.append((claim, place))

    def stands(self, film: str, status: Slot) -> None:
        """The film's status, with its history."""
        self._of(film).status = status

    def lines(self) -> Iterator[str]:
        """The shoots, and of each film what lists of them are made from."""
        for film, told in self._films.items():
            rows: list[ShootRow] = []
            for place, said in told.places.items():
                for shoot in _stays(said):
                    iri = node("shoot", film, place, shoot.start.edtf if shoot.start else "")
                    yield from shoot_lines(
                        iri, film, place, people=shoot.people, start=shoot.start, end=shoot.end, units=shoot.units
                    )
                    rows.append(_row(iri, place, shoot))
            yield from _news(film, told, rows)

    def _of(self, film: str) -> Told:
        return self._films.setdefault(film, Told())


def _row(iri: str, place: str, shoot: Shoot) -> ShootRow:
    first, last = shoot.start.earliest if shoot.start else None, shoot.end.latest if shoot.end else None
    return ShootRow(
        iri.rpartition("/")[2], shortened(place), first.isoformat() if first else "", last.isoformat() if last else "",
        spell(shoot.start, shoot.end), tuple(sorted(map(shortened, shoot.people))),
    )  # fmt: skip


def _news(film: str, told: Told, rows: list[ShootRow]) -> Iterator[str]:
    """On which days there was news of it, until when it shoots, and the table of both."""
    for edtf in {claim.stated_on.edtf for claim, _ in told.claims if claim.stated_on}:
        yield t.line(f"<{film}>", t.SHOOTING_NEWS, t.text(edtf))
    for last in {row.end for row in rows if row.start and row.end}:
        yield t.line(f"<{film}>", t.SHOOT_ENDS, t.typed(last, t.DATE))
    filming = told.status.held.get(FILMING) if told.status else None
    if filming and filming.state in {State.RUMOURED, State.RETIRED}:
        filming = None
    if not rows and not filming:
        return
    over = told.status is not None and any(held.value in OVER and held.state is State.CURRENT for held in told.status.held.values())
    yield shooting_table(film, ShootingRow(
        filming.since.edtf if filming and filming.since else "", filming.until.edtf if filming and filming.until else "", over,
        tuple(sorted(rows)), tuple(_claims(told, {row.place for row in rows}, set(filming.supports) if filming else set())),
    ))  # fmt: skip


def _claims(told: Told, places: set[str], filming: set[str]) -> Iterator[ToldRow]:
    """Those that tell of the shoots, or that the film is filming."""
    for claim, place in sorted(told.claims, key=lambda each: (each[0].article, each[0].start, each[0].id)):
        stated = claim.certainty is Certainty.STATED
        if shortened(place) in places or (not place and stated and claim.id in filming):
            yield ToldRow(
                claim.id, shortened(place), claim.stated_on.edtf if claim.stated_on else "", claim.predicate == "on_location",
                claim.qualifiers.get("start", ""),
            )  # fmt: skip


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
