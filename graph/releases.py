"""The releases of one film: a slot for each region and medium, and moves that reach across them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import NamedTuple

from graph import terms as t
from graph.dates import PartialDate
from graph.model import Certainty, Claim, Fact, State
from graph.nodes import (
    EDTF,
    RELEASE_STATUS,
    dated_lines,
    fact_id,
    first_line,
    moved_lines,
    node,
    release_lines,
    stands_lines,
)
from graph.records import day
from graph.slots import STOPPING, Held, Slot, Statement, day_of
from graph.tables import HeldRow, ReleaseRow, release_table, shortened


class Place(NamedTuple):
    """Which release of a film: region (an IRI) and medium are empty where unstated."""

    region: str
    medium: str
    form: str = ""
    rerelease: bool = False
    screening: str = ""
    """Of festivals and re-releases, which add up, the date that tells one from the other."""

    @property
    def single(self) -> bool:
        """Whether there is one such release, whose date can move; festivals and re-releases add up."""
        return self.medium != "festival" and not self.rerelease

    @property
    def open(self) -> bool:
        return not (self.region or self.medium or self.form)

    def reaches(self, other: Place) -> bool:
        """Whether a move stated of this release, without a region, can mean the other one."""
        media = {self.medium, other.medium}
        return self.single and other.single and not self.region and (len(media) == 1 or "" in media)


class Told(NamedTuple):
    """A statement and which release it is about."""

    place: Place
    statement: Statement


@dataclass(slots=True)
class Releases:
    """Every release of one film, told day by day."""

    film: str
    slots: dict[Place, Slot] = field(default_factory=dict)

    @classmethod
    def of(cls, film: str, claims: Iterable[tuple[Claim, str]], states: Iterable[Claim] = ()) -> Releases:
        """From the release claims about a film, each with the IRI of its region (or nothing), and those about its state.

        A film that is called off does not come out, wherever it was to.
        """
        told = _screenings([Told(_place(claim, region), _statement(claim)) for claim, region in claims])
        told += [Told(Place("", ""), statement) for statement in _fates(states)]
        releases = cls(film)
        for _, said in groupby(sorted(told, key=_order), key=lambda each: each.statement.day):
            releases._day(list(said))
        return releases

    def facts(self) -> Iterator[Fact]:
        """Each date, and each standing without a date, as a fact about the release's node."""
        for place, slot in self.slots.items():
            iri = self.node(place)
            for held in slot.held.values():
                yield fact_of(iri, EDTF, t.text(held.value), held)
            for held in slot.statuses.values():
                yield fact_of(iri, RELEASE_STATUS, t.text(held.value), held)

    def lines(self) -> Iterator[str]:
        """The nodes, what stands on them while their facts hold, the first date of all, and everything once more in a table."""
        firm: list[PartialDate] = []
        rows: list[ReleaseRow] = []
        gone_to = self._gone_to()
        for place, slot in self.slots.items():
            iri = self.node(place)
            yield from release_lines(
                iri, self.film, region=place.region, medium=place.medium, form=place.form, rerelease=place.rerelease
            )
            holding = slot.values()
            if len(holding) == 1 and holding[0].when is not None:
                yield from dated_lines(iri, holding[0].when)
            if place.single and len(holding) == 1 and holding[0].when is not None:
                firm.append(holding[0].when)
            standing = [held.value for held in slot.statuses.values() if held.state is State.CURRENT]
            status, reason = slot.status if holding and not standing else "", slot.reason if holding or standing else ""
            yield from stands_lines(iri, status, reason)
            rows.append(ReleaseRow(
                _tail(iri), shortened(place.region), place.medium, place.form, place.rerelease, min(standing, default=status), reason,
                tuple(_rows(slot)), tuple(sorted(gone_to.get(place, ()))),
            ))  # fmt: skip
        yield from first_line(self.film, firm)
        yield from moved_lines(self.film, self._moves())
        if rows:
            yield release_table(self.film, rows)

    def _moves(self) -> Iterator[PartialDate]:
        """The days on which a date is seen to give way; one that articles only recall was given up at some time before."""
        for slot in self.slots.values():
            for held in slot.held.values():
                recalled = held.until == held.since and not held.opposes
                if held.state is State.SUPERSEDED and held.until is not None and not recalled:
                    yield held.until

    def _gone_to(self) -> dict[Place, set[tuple[str, str]]]:
        """By release, the dates of others that an article gave up for one of its: their nodes and values."""
        told: dict[str, set[Place]] = {}
        for place, slot in self.slots.items():
            for held in slot.held.values():
                for claim in held.supports:
                    told.setdefault(claim, set()).add(place)
        found: dict[Place, set[tuple[str, str]]] = {}
        for place, slot in self.slots.items():
            for held in slot.held.values():
                if held.state in {State.SUPERSEDED, State.RETIRED}:
                    for new in set().union(*(told.get(claim, ()) for claim in held.opposes)) - {place}:
                        found.setdefault(new, set()).add((_tail(self.node(place)), held.value))
        return found

    def node(self, place: Place) -> str:
        """The release's IRI: it stays the same when the date moves."""
        more = ("rerelease",) if place.rerelease else ()
        return node("release", self.film, place.region, place.medium, *filter(None, (place.form, *more, place.screening)))

    # -- a day ----------------------------------------------------------------------------------------

    def _day(self, told: Sequence[Told]) -> None:
        before = {place: slot.values() for place, slot in self.slots.items()}
        told = [each for each in told if not each.statement.whole or self._concerned(each.statement, told)]
        said: dict[Place, list[Statement]] = {}
        for place, statement in told:
            said.setdefault(self._recalled(place, statement), []).append(statement)
        for place, statements in said.items():
            self.slots.setdefault(place, Slot()).tell(statements)
        for place, statement in told:
            if statement.moves:
                self._move(place, statement, before, said)

    def _concerned(self, fate: Statement, told: Sequence[Told]) -> bool:
        """Whether there is a plan that the film's being called off ends, or one that was called off."""
        if fate.status not in STOPPING:
            return any(slot.status in STOPPING for place, slot in self.slots.items() if place.open)
        dates = [held.when for place, slot in self.slots.items() if place.single for held in slot.values()]
        dates += [each.statement.when for each in told if each.place.single and each.statement.value]
        return any(when is not None and not fate.over(when) for when in dates)

    def _recalled(self, place: Place, statement: Statement) -> Place:
        """Where an old plan belongs that is told again: to the release that had it, if another part of it is left unsaid."""
        if statement.plain or statement.when is None or statement.certainty is not Certainty.STATED or not place.single:
            return place
        own = Held(statement.value, statement.when)
        others = [
            other for other in self.slots
            if other == place or place.reaches(other) or (other.reaches(place) and not place.region)
        ]
        having = [other for other in others if any(own.contains(held) for held in self.slots[other].held.values())]
        return place if place in having or not having else min(having)

    def _move(
        self, place: Place, move: Statement, before: dict[Place, list[Held]], said: dict[Place, list[Statement]]
    ) -> None:
        """What a move ends elsewhere, and the old date that it states."""
        ended = self._ends(place, move, before, said) if not place.region else []
        for held in ended:
            held.opposes.append(move.claim)
        if move.previous is None:
            return
        old = self.slots[place].former(move) or next(iter(ended), None) or self._former(place, move)
        old = old or self.slots[place].record(move.previous, move.stated)
        if old.value not in self.slots[place].current:
            old.opposes.append(move.claim)

    def _former(self, place: Place, move: Statement) -> Held | None:
        """The old date that a move states, where another release that it can mean had it once."""
        others = (slot for other, slot in sorted(self.slots.items()) if other != place and place.reaches(other))
        return next((held for slot in others if (held := slot.former(move))), None)

    def _ends(
        self, place: Place, move: Statement, before: dict[Place, list[Held]], said: dict[Place, list[Statement]]
    ) -> list[Held]:
        """A move without a region ends every date that equals the old one; a stop of a film without a plan, every plan."""
        old = [Held(move.previous.edtf, move.previous)] if move.previous else before.get(place, [])
        off = not old or (move.status == "cancelled" and move.previous is None)  # what is called off is so everywhere
        blanket = off and place.open and not move.value and move.status in STOPPING
        now = self.slots[place].values()
        ended = []
        for other, values in before.items():
            if other == place or not place.reaches(other):
                continue
            slot = self.slots[other]
            repeated = {each.value for each in said.get(other, ()) if each.plain}
            for held in values:
                if held.value not in slot.current or held.value in repeated or any(_meet(held, each) for each in now):
                    continue
                if any(_meet(held, each) for each in old) or (blanket and _ahead(held, move)):
                    slot.end(held.value, move.stated, State.RETIRED if move.correction else State.SUPERSEDED)
                    ended.append(held)
        return ended


def fact_of(subject: str, predicate: str, value: str, held: Held) -> Fact:
    """What a slot has held, as a fact."""
    return Fact(
        fact_id(subject, predicate, value), subject, predicate, value, held.state, held.since, held.until,
        tuple(sorted(set(held.supports))), tuple(sorted(set(held.opposes))),
    )  # fmt: skip


def _rows(slot: Slot) -> Iterator[HeldRow]:
    """What a slot has held: its dates, then how it stood without one."""
    for dated, among in ((True, slot.held), (False, slot.statuses)):
        for value in sorted(among):
            held = among[value]
            yield HeldRow(value, dated, held.state.value, held.since.edtf if held.since else "", held.until.edtf if held.until else "")


def _tail(iri: str) -> str:
    return iri.rpartition("/")[2]


def _meet(one: Held, other: Held) -> bool:
    return one.contains(other) or other.contains(one)


def _ahead(held: Held, statement: Statement) -> bool:
    """Whether the date was still to come when the statement was made."""
    return held.when is None or held.when.latest is None or held.when.latest >= statement.day


def _order(told: Told) -> tuple[object, ...]:
    """Days in their order; on a day, articles of a known day before those of a known month."""
    each = told.statement
    return each.day, -len(each.stated.edtf if each.stated else ""), told.place, each.claim


def _place(claim: Claim, region: str) -> Place:
    said = claim.qualifiers.get
    medium = said("medium", "")
    form = said("format", "") if medium == "home" else ""
    return Place(region, medium, form, said("rerelease") == "true")


def _statement(claim: Claim) -> Statement:
    said = claim.qualifiers.get
    when = claim.object if isinstance(claim.object, PartialDate) and claim.object != UNDATED else None
    previous = said("previous")
    return Statement(
        claim.id, day_of(claim), claim.stated_on, when.edtf if when else "", when, _status(claim, dated=when is not None),
        claim.certainty, day(previous) if previous else None, said("correction") == "true", said("reason", ""),
    )  # fmt: skip


UNDATED = PartialDate.parse("XXXX")
"""A "date to be announced": it tells of no date, and changes none."""


def _fates(states: Iterable[Claim]) -> Iterator[Statement]:
    """That the film is called off, and after that, whatever says that it is made all the same."""
    off = False
    for claim in sorted(states, key=lambda each: (day_of(each), each.object != "cancelled", each.id)):
        if claim.object == "cancelled":
            off |= claim.certainty is Certainty.STATED
            yield replace(_statement(claim), whole=True)
        elif off and claim.certainty is Certainty.STATED:
            yield replace(_statement(claim), status="announced", whole=True)


def _status(claim: Claim, *, dated: bool) -> str:
    said = claim.qualifiers.get("status", "")
    if claim.object == UNDATED:
        return said if said in STOPPING else "announced"
    return said or ("scheduled" if dated else str(claim.object))


# -- what adds up ---------------------------------------------------------------------------------


def _screenings(told: Sequence[Told]) -> list[Told]:
    """Festivals and re-releases told apart by their dates: each date is one of its own, unless it moved."""
    found = [each for each in told if each.place.single]
    groups: dict[Place, list[Told]] = {}
    for each in told:
        if not each.place.single:
            groups.setdefault(each.place, []).append(each)
    for group in groups.values():
        found += _apart(group)
    return found


def _apart(group: Sequence[Told]) -> Iterator[Told]:
    dates = {each.statement.value: each.statement.when for each in group if each.statement.when}
    moved = {each.statement.value: each.statement.previous for each in group if each.statement.when and each.statement.previous}
    for place, statement in group:
        yield Told(place._replace(screening=_screening(statement, dates, moved)), statement)


def _screening(
    statement: Statement, dates: dict[str, PartialDate], moved: dict[str, PartialDate]
) -> str:
    """The date by which a screening is known: the one it moved from at first; of a vague date, the precise one inside."""
    when = statement.when or statement.previous
    seen: set[str] = set()
    while when is not None and when.edtf not in seen:
        seen.add(when.edtf)
        inside = [each for each in dates.values() if when.contains(each) and each.edtf != when.edtf]
        when = min(inside, key=lambda each: (each.key, each.edtf)) if inside else when
        seen.add(when.edtf)
        if when.edtf not in moved:
            return when.edtf
        when = moved[when.edtf]
    return min(seen, default="")
