"""What each frame is in the graph: a basic graph pattern over its parts, and the facts that it rests on."""

from __future__ import annotations

from collections.abc import Mapping

from graph.frozen import dataclass
from graph.terms import local
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
    shown: tuple[tuple[str, str], ...] = ()
    """Columns that tell more about a member, each with its variable."""
    more: str = ""
    """An optional pattern that binds some of them."""


_ROLES = local("performance", "").value

TOGETHER = {"costar", "codirector", "cowriter", "colleague"}


@dataclass(frozen=True, slots=True)
class Event:
    """An event to be written: the variables of its told and asked parts, and how it is looked for."""

    frame: str
    parts: Mapping[str, str]
    fresh: str
    """How the names of variables begin that a pattern adds."""
    timed: bool = False
    """Something is said of its time, which only dates that hold have bounds for."""
    loose: str = ""
    """Take those with this part in a film (`actor`, `director`) for people who were where it was shot."""
    full: bool = False
    """Bind what is told besides, too: the character of a role."""
    typed: bool = False
    """Its subjects are told to be films elsewhere."""
    first: bool = False
    """What is said of its time is looked for first, festivals and re-releases left aside, and not written here."""

    def part(self, name: str) -> str:
        return self.parts.get(name, f"{self.fresh}{name}")

    def is_told(self, name: str) -> bool:
        """Whether the part is a parameter, and so one known thing."""
        return self.part(name).startswith("?e")


def patterns(event: Event) -> list[Pattern]:
    """The ways in which an event can stand, over the variables of its parts."""
    match event.frame:
        case "role":
            return [_role(event)]
        case "shoot":
            return [_shoot(event)]
        case "inside":
            return [Pattern(f"{event.part('place')} rg:within {event.part('region')} .", ())]
        case "release":
            return _release(event)
        case "move":
            return [_move(event)]
        case "original":
            return [_original(event)]
        case "character":
            return _character(event)
        case frame if frame in TOGETHER:
            return _together(event)
        case frame:
            return [_plain(event, name) for name in frames()[frame].relations]


def _plain(event: Event, relation: str) -> Pattern:
    s, o, predicate = event.part("s"), event.part("o"), RELATIONS[relation].iri
    text = f"{s} {short(predicate)} {o} ."
    if relation == "actor" and not (event.is_told("s") or event.typed):
        text += f' FILTER (!STRSTARTS(STR({s}), "{_ROLES}"))'  # roles have an actor too
    names = ("film" if "film" in frames()[event.frame].parts["s"] else "who", relation.replace("_", " "))
    shown: tuple[tuple[str, str], ...] = tuple(zip(names, (s, o), strict=True))
    if relation != "actor":
        return Pattern(text, (Rests(s, predicate, o),), shown)
    role, character = f"{event.fresh}role", f"{event.fresh}character"
    more = f"OPTIONAL {{ {s} rg:performance {role} . {role} schema:actor {o} ; rg:character {character} }}"
    return Pattern(text, (Rests(s, predicate, o),), (shown[0], ("character", character), shown[1]), more)


def _together(event: Event) -> list[Pattern]:
    """Two people and a film that both worked on; what is told comes first."""
    film, asked, told = event.part("film"), event.part("a"), event.part("b")
    if "a" in event.parts and "b" not in event.parts:
        asked, told = told, asked
    iris = [RELATIONS[name].iri for name in frames()[event.frame].relations]
    shown = (("film", film), ("with", told))
    if len(iris) == 1:
        text = f"{film} {short(iris[0])} {told} . {film} {short(iris[0])} {asked} . FILTER ({asked} != {told})"
        return [Pattern(text, (Rests(film, iris[0], told), Rests(film, iris[0], asked)), shown)]
    films, others = (" UNION ".join(f"{{ {film} {short(iri)} {who} }}" for iri in iris) for who in (told, asked))
    found = film if told.startswith("?e") else f"{film} {told}"
    text = f"{{ SELECT DISTINCT {found} {{ {films} }} }} {{ {others} }} FILTER ({asked} != {told})"
    return [Pattern(text, tuple(Rests(film, iri, who) for who in (told, asked) for iri in iris), shown)]


def _role(event: Event) -> Pattern:
    film, person, character = event.part("film"), event.part("person"), event.part("character")
    node = f"{event.fresh}role"
    lines = [f"{film} rg:performance {node} ."]
    if "person" in event.parts or event.full:
        lines.append(f"{node} schema:actor {person} .")
    if "character" in event.parts or event.full:
        lines.append(f"{node} rg:character {character} .")
    if "film" not in event.parts:
        lines = lines[1:] + lines[:1]
    shown = (("who", person), ("character", character), ("film", film))
    return Pattern(" ".join(lines), (Rests(film, RG + "performance", node),), shown)


def _character(event: Event) -> list[Pattern]:
    film, character = event.part("film"), event.part("character")
    plain = Pattern(
        f"{film} schema:character {character} .",
        (Rests(film, SCHEMA + "character", character),),
        (("film", film), ("character", character)),
    )
    return [plain, _role(Event("role", {"film": film, "character": character}, event.fresh, full=event.full))]


def _shoot(event: Event) -> Pattern:
    film, place, person = event.part("film"), event.part("place"), event.part("person")
    shoot, time = f"{event.fresh}shoot", f"{event.fresh}time"
    shown = (("film", film), ("place", place), ("person", person), ("when", time))
    if "person" not in event.parts:
        more = f"OPTIONAL {{ {shoot} rg:film {film} ; schema:location {place} . OPTIONAL {{ {shoot} rg:edtf {time} }} }}"  # else all dates are read
        return Pattern(f"{film} rg:filmedIn {place} .", (Rests(film, RG + "filmedIn", place),), shown, more)
    if event.loose:
        part = RELATIONS[event.loose].iri
        text = f"{film} rg:filmedIn {place} . {film} {short(part)} {person} ."
        return Pattern(text, (Rests(film, RG + "filmedIn", place), Rests(film, part, person)), shown)
    there = (Rests(person, RG + "onLocationIn", place),)
    node = f"{shoot} rg:participant {person} ; schema:location {place} ; rg:film {film} ."
    day = f"OPTIONAL {{ {shoot} rg:edtf {time} }}"
    if "film" in event.parts or event.timed:
        return Pattern(node, there, shown, day)
    return Pattern(f"{person} rg:onLocationIn {place} .", there, shown, f"OPTIONAL {{ {node} {day} }}")


def _release(event: Event) -> list[Pattern]:
    """The dates that hold, and those on which articles disagree: both stay, and are marked."""
    film, day, node = event.part("film"), event.part("date"), f"{event.fresh}release"
    fact = f"{event.fresh}fact"
    holds = f"{node} rg:edtf {day} ."
    of_film = f"{film} schema:releasedEvent {node} ."
    if event.first and not _which(event, node):  # looked up for each that was found, where else all releases would be joined with them
        of_film = f"OPTIONAL {{ {film} schema:releasedEvent {node} }} FILTER (BOUND({film}))"
    disputed = (  # the state last: the engine would begin at everything that is contested
        f"{fact} rdf:subject {node} ; rdf:object {day} . "
        f'FILTER EXISTS {{ {fact} rdf:predicate rg:edtf ; rg:state "contested" }}'
    )
    return [
        Pattern(
            f"{of_film} {dated} {_which(event, node)}",
            (Rests(node, RG + "edtf", day),),
            (("film", film), ("date", day)),
        )
        for dated in ([holds if event.full or "date" in event.parts else ""] if event.timed else [holds, disputed])
    ]


def _which(event: Event, node: str) -> str:
    """Region and medium of a release, where they are told."""
    region, medium = event.parts.get("region"), event.parts.get("medium")
    place = f"{node} schema:location {region} . " if region else ""
    return place + (f"{node} rg:medium {medium} ." if medium else "" if event.first else first_release(node))


def first_release(node: str) -> str:
    """Festival screenings and re-releases are never the release."""
    return f'FILTER NOT EXISTS {{ {node} rg:medium "festival" }} FILTER NOT EXISTS {{ {node} rg:rerelease true }}'


def _move(event: Event) -> Pattern:
    film, day, node, fact = event.part("film"), event.part("date"), f"{event.fresh}release", f"{event.fresh}fact"
    now, on = f"{event.fresh}now", f"{event.fresh}on"
    text = f"{film} schema:releasedEvent {node} . {fact} rdf:subject {node} ; rdf:object {day} ; rg:supersededOn {on} ."
    if event.first:  # the fact and its day are found first
        text = f"{fact} rdf:subject {node} ; rdf:object {day} . {film} schema:releasedEvent {node} ."
    elif event.is_told("film") or event.parts.keys() & {"date", "reason"}:  # else begin at what was superseded
        text += f' FILTER EXISTS {{ {fact} rdf:predicate rg:edtf ; rg:state "superseded" }}'
    else:
        text += f' {fact} rdf:predicate rg:edtf ; rg:state "superseded" .'
    rests = (Rests(node, RG + "edtf", day), Rests(node, RG + "edtf", now))
    shown = (("film", film), ("from", day), ("to", now), ("moved on", on))
    if "reason" in event.parts:
        return Pattern(f"{text} {node} rg:reason {event.part('reason')} .", rests, shown, f"OPTIONAL {{ {node} rg:edtf {now} }}")
    return Pattern(text, rests, shown, f"OPTIONAL {{ {node} rg:edtf {now} }}")


def seen_to_move(fact: str, on: str) -> str:
    """That the day of the move is known: a date that articles only recall ("once set for …") was given up at some time before."""
    return f"FILTER (EXISTS {{ ?claim rg:opposes {fact} }} || NOT EXISTS {{ {fact} rg:knownFrom {on} }})"


def _original(event: Event) -> Pattern:
    """The oldest date that a film was to come out on and did not, screenings at festivals aside."""
    film, day, node, fact = event.part("film"), event.part("date"), f"{event.fresh}release", f"{event.fresh}fact"
    older, other, before = (f"{event.fresh}{name}" for name in ("older", "other", "before"))
    old = "{film} schema:releasedEvent {node} . {fact} rdf:subject {node} ; rdf:object {day} ; rg:state \"superseded\" . FILTER EXISTS {{ {fact} rdf:predicate rg:edtf }}"
    text = (
        f"{old.format(film=film, node=node, fact=fact, day=day)} {first_release(node)} "
        f"FILTER NOT EXISTS {{ {old.format(film=film, node=other, fact=older, day=before)} FILTER (STR({before}) < STR({day})) }}"
    )
    return Pattern(text, (Rests(node, RG + "edtf", day),), (("film", film), ("date", day)))


def short(iri: str) -> str:
    """An IRI of the vocabulary by its prefix."""
    for name, base in (("schema", SCHEMA), ("rg", RG)):
        if iri.startswith(base):
            return f"{name}:{iri[len(base) :]}"
    return f"<{iri}>"
