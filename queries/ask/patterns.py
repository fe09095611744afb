"""What each frame is in the graph: a basic graph pattern over its parts, and the facts that it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.vocabulary import RELATIONS, RG, SCHEMA
from queries.ask.frames import frames


@dataclass(frozen=True, slots=True)
class Rests:
    """A fact that a pattern rests on: subject and object are variables of the pattern (`?film`), the predicate an IRI."""

    subject: str
    predicate: str
    object: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way for an event to stand in the graph."""

    text: str
    rests: tuple[Rests, ...]


def patterns(frame: str, parts: Mapping[str, str], fresh: str, *, loose: bool, state: str) -> list[Pattern]:
    """The ways in which an event can stand, over the variables of its told and asked parts.

    `fresh` begins the names of variables that the pattern adds. `loose` takes the cast of a film shot somewhere for
    people who were there.
    """
    match frame:
        case "role":
            return [_role(parts, fresh)]
        case "shoot":
            return _shoot(parts, fresh, loose=loose)
        case "release":
            return [_release(parts, fresh)]
        case "move":
            return [_move(parts, fresh)]
        case "character":
            return _character(parts, fresh)
        case "costar" | "codirector" | "cowriter" | "colleague":
            return _together(frame, parts, fresh)
        case _:
            return [_plain(RELATIONS[name].iri, parts, fresh, state) for name in frames()[frame].relations]


def _plain(predicate: str, parts: Mapping[str, str], fresh: str, state: str) -> Pattern:
    s, o = parts.get("s", f"{fresh}s"), parts.get("o", f"{fresh}o")
    rests = (Rests(s, predicate, o),)
    if state == "current":
        return Pattern(f"{s} {short(predicate)} {o} .", rests)
    fact = f"{fresh}f"
    return Pattern(
        f'{fact} rdf:subject {s} ; rdf:predicate {short(predicate)} ; rdf:object {o} ; rg:state "{state}" .', rests
    )


def _together(frame: str, parts: Mapping[str, str], fresh: str) -> list[Pattern]:
    """Two people and a film that both worked on; what is told comes first."""
    film, asked, told = (parts.get(part, f"{fresh}{part}") for part in ("film", "a", "b"))
    if "a" in parts and "b" not in parts:
        asked, told = told, asked
    iris = [RELATIONS[name].iri for name in frames()[frame].relations]
    return [
        Pattern(
            f"{film} {short(one)} {told} . {film} {short(other)} {asked} . FILTER ({asked} != {told})",
            (Rests(film, one, told), Rests(film, other, asked)),
        )
        for one in iris
        for other in iris
    ]


def _role(parts: Mapping[str, str], fresh: str) -> Pattern:
    film, node = parts.get("film", f"{fresh}film"), f"{fresh}role"
    lines = [f"{film} rg:performance {node} ."]
    if person := parts.get("person"):
        lines.append(f"{node} schema:actor {person} .")
    if character := parts.get("character"):
        lines.append(f"{node} rg:character {character} .")
    if "film" not in parts or film.startswith("?e"):
        lines = lines[1:] + lines[:1] if "character" in parts and "film" not in parts else lines
    return Pattern(" ".join(lines), (Rests(film, RG + "performance", node),))


def _character(parts: Mapping[str, str], fresh: str) -> list[Pattern]:
    film, character = parts.get("film", f"{fresh}film"), parts.get("character", f"{fresh}character")
    return [
        Pattern(f"{film} schema:character {character} .", (Rests(film, SCHEMA + "character", character),)),
        _role({"film": film, "character": character}, fresh),
    ]


def _shoot(parts: Mapping[str, str], fresh: str, *, loose: bool) -> list[Pattern]:
    film, place = parts.get("film", f"{fresh}film"), parts.get("place", f"{fresh}place")
    if "person" not in parts:
        return [Pattern(f"{film} rg:filmedIn {place} .", (Rests(film, RG + "filmedIn", place),))]
    person = parts["person"]
    there = Rests(person, RG + "onLocationIn", place)
    if "film" in parts:
        shoot = f"{fresh}shoot"
        strict = Pattern(
            f"{shoot} rg:film {film} ; schema:location {place} ; rg:participant {person} .", (there,)
        )  # fmt: skip
    else:
        strict = Pattern(f"{person} rg:onLocationIn {place} .", (there,))
    if not loose:
        return [strict]
    cast = Pattern(
        f"{film} rg:filmedIn {place} . {film} schema:actor {person} .",
        (Rests(film, RG + "filmedIn", place), Rests(film, SCHEMA + "actor", person)),
    )
    return [cast]


def _release(parts: Mapping[str, str], fresh: str) -> Pattern:
    film, node, day = parts.get("film", f"{fresh}film"), f"{fresh}release", parts.get("date", f"{fresh}date")
    lines = [f"{film} schema:releasedEvent {node} .", f"{node} rg:edtf {day} ."]
    if region := parts.get("region"):
        lines.append(f"{node} schema:location {region} .")
    if medium := parts.get("medium"):
        lines.append(f"{node} rg:medium {medium} .")
    else:
        lines.append(first_release(node))
    return Pattern(" ".join(lines), (Rests(node, RG + "edtf", day),))


def first_release(node: str) -> str:
    """Festival screenings and re-releases are never the release."""
    return f'FILTER NOT EXISTS {{ {node} rg:medium "festival" }} FILTER NOT EXISTS {{ {node} rg:rerelease true }}'


def _move(parts: Mapping[str, str], fresh: str) -> Pattern:
    film, node, day = parts.get("film", f"{fresh}film"), f"{fresh}release", parts.get("date", f"{fresh}date")
    fact = f"{fresh}fact"
    return Pattern(
        f"{film} schema:releasedEvent {node} . {fact} rdf:subject {node} ; rdf:predicate rg:edtf ; rdf:object {day} ; "
        f'rg:state "superseded" ; rg:supersededOn {fresh}on .',
        (Rests(node, RG + "edtf", day),),
    )


def short(iri: str) -> str:
    """An IRI of the vocabulary by its prefix."""
    for name, base in (("schema", SCHEMA), ("rg", RG)):
        if iri.startswith(base):
            return f"{name}:{iri[len(base):]}"
    return f"<{iri}>"
