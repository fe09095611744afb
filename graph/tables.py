"""Tables: what is told of one film in many statements, in one literal of its own, for whoever asks for a thousand films.

A table says nothing that the statements do not say: settlement writes both from the same slots, and takes both away again. Reading a
film's releases takes some forty look-ups, reading its table one.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from graph import terms as t
from graph.vocabulary import BASE


class HeldRow(NamedTuple):
    """A date that a release has or had, or how it stood without one; days in EDTF, empty where there are none."""

    value: str
    dated: bool
    state: str
    known: str
    until: str


class ReleaseRow(NamedTuple):
    """A release as it stands, and all that it held."""

    node: str
    """The last part of its IRI, and so are those in `ended`."""
    region: str
    """The region's IRI after the base."""
    medium: str
    form: str
    rerelease: bool
    status: str
    reason: str
    held: tuple[HeldRow, ...]
    ended: tuple[tuple[str, str], ...]
    """Dates of the film's other releases that gave way to one of this, each with the node that held it."""


class ShootRow(NamedTuple):
    """A shoot as its node has it; days in ISO, empty where unknown."""

    node: str
    place: str
    start: str
    end: str
    spell: str
    people: tuple[str, ...]


class ToldRow(NamedTuple):
    """A claim of where the film shoots, or that it does."""

    claim: str
    """The last part of its IRI."""
    place: str
    """Empty where it says that the film is filming."""
    day: str
    seen: bool
    """Whether it says that somebody was on location."""
    start: str
    """EDTF of the shoot's first day, as far as the claim tells."""


class ShootingRow(NamedTuple):
    """What is told of one film's shooting."""

    since: str
    until: str
    """Between which days its status was that it films; both empty where no claim tells that it ever did, or does not hold."""
    over: bool
    """Whether by its status now the shooting is over."""
    shoots: tuple[ShootRow, ...]
    told: tuple[ToldRow, ...]
    """In the order of articles and of their texts."""


def shooting_table(film: str, row: ShootingRow) -> str:
    """The line that holds a film's shooting."""
    return t.line(f"<{film}>", t.SHOOT_TABLE, t.text(json.dumps(row, separators=(",", ":"), ensure_ascii=False)))


def shooting_row(table: str) -> ShootingRow:
    """It back from the literal."""
    since, until, over, shoots, told = json.loads(table)
    places = tuple(ShootRow(node, place, start, end, spell, tuple(people)) for node, place, start, end, spell, people in shoots)
    return ShootingRow(since, until, over, places, tuple(ToldRow(*each) for each in told))


def release_table(film: str, rows: Sequence[ReleaseRow]) -> str:
    """The line that holds a film's releases."""
    return t.line(f"<{film}>", t.RELEASE_TABLE, t.text(json.dumps(sorted(rows), separators=(",", ":"), ensure_ascii=False)))


def release_rows(table: str) -> list[ReleaseRow]:
    """They back from the literal."""
    return [
        ReleaseRow(node, region, medium, form, again, status, reason, tuple(HeldRow(*each) for each in held), tuple((old, value) for old, value in ended))
        for node, region, medium, form, again, status, reason, held, ended in json.loads(table)
    ]


def shortened(iri: str) -> str:
    """An IRI of ours after the base; any other as it is."""
    return iri.removeprefix(BASE)


def full(short: str) -> str:
    """It back."""
    return short if ":" in short or not short else BASE + short
