"""What a question can mean: sets of things, made of names, kinds and events, and how they are put together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from graph.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something of the graph, as it was typed; several IRIs where several share the name."""

    typed: str
    kind: str
    terms: tuple[str, ...]
    """In N-Triples form; the most frequent first."""
    labels: tuple[str, ...]
    corrected: bool = False
    """Whether the name was found by likeness and not by its letters."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that the graph does not hold, or a word for what no relation records (`recorded` is False)."""

    typed: str
    recorded: bool = True


@dataclass(frozen=True, slots=True)
class Trace:
    """Whoever the clause is about, spoken of inside it: "directors that the actors in *their* films …"."""


@dataclass(frozen=True, slots=True)
class Every:
    """All things of these kinds."""

    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Prize:
    """Every award that goes by all of these names: "Oscars", "the Oscar for best actress"."""

    names: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of time: `in`, `before`, `after` or `since` the days from `start` to `end` (ISO)."""

    how: str
    start: str
    end: str
    words: str


@dataclass(frozen=True, slots=True)
class Event:
    """Those who take the part `asked` in an event whose other parts are taken by members of `args`."""

    frame: str
    asked: str
    args: tuple[tuple[str, Meaning], ...]
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Both:
    """What is in every part."""

    parts: tuple[Meaning, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """What is in any part."""

    parts: tuple[Meaning, ...]


@dataclass(frozen=True, slots=True)
class Each:
    """Several named one after another (A and B): a relation must hold with each of them."""

    parts: tuple[Meaning, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """What is in `base` and not in `gone`."""

    base: Meaning
    gone: Meaning


@dataclass(frozen=True, slots=True)
class Most:
    """As a part of an event: as many of `of` as possible."""

    of: Meaning
    least: bool = False


@dataclass(frozen=True, slots=True)
class Extreme:
    """The members of `of` that come first or last by day of release, or next after today."""

    of: Meaning
    which: str
    """`first`, `last` or `next`."""
    number: int = 1


@dataclass(frozen=True, slots=True)
class MostOften:
    """The members of an event's asked part that take part with the most members of its part `counted`."""

    event: Event
    counted: str
    least: bool = False
    among: Meaning | None = None
    """Only those who are also this."""


Meaning: TypeAlias = (
    "Named | Unknown | Trace | Every | Prize | Event | Both | Either | Each | Without | Most | Extreme | MostOften"
)


def both(*parts: Meaning) -> Meaning:
    """Their intersection, flat; a bare kind beside something that says more about the same is dropped by the caller."""
    flat: list[Meaning] = []
    for part in parts:
        for one in part.parts if isinstance(part, Both) else (part,):
            if one not in flat:
                flat.append(one)
    return flat[0] if len(flat) == 1 else Both(tuple(flat))


def children(meaning: Meaning) -> tuple[Meaning, ...]:
    """What it is made of, one step down."""
    match meaning:
        case Event(args=args):
            return tuple(value for _, value in args)
        case Both(parts) | Either(parts) | Each(parts):
            return parts
        case Without(base, gone):
            return base, gone
        case Most(of=of) | Extreme(of=of):
            return (of,)
        case MostOften(event=event, among=among):
            return (event, among) if among else (event,)
        case _:
            return ()


def walk(meaning: Meaning) -> Iterator[Meaning]:
    """It and everything it is made of, from outside in."""
    yield meaning
    for child in children(meaning):
        yield from walk(child)


def swap(meaning: Meaning, old: Meaning, new: Meaning) -> Meaning:
    """The same with one part replaced wherever it stands."""
    if meaning == old:
        return new
    match meaning:
        case Event(args=args):
            return replace(meaning, args=tuple((role, swap(value, old, new)) for role, value in args))
        case Both(parts) | Either(parts) | Each(parts):
            return replace(meaning, parts=tuple(swap(part, old, new) for part in parts))
        case Without(base, gone):
            return Without(swap(base, old, new), swap(gone, old, new))
        case Most(of=of) | Extreme(of=of):
            return replace(meaning, of=swap(of, old, new))
        case MostOften(event=event, among=among):
            changed = swap(event, old, new)
            among = swap(among, old, new) if among else None
            return replace(meaning, event=changed if isinstance(changed, Event) else event, among=among)
        case _:
            return meaning


def top(meaning: Meaning) -> Event | None:
    """The relation that a question is about."""
    match meaning:
        case Event():
            return meaning
        case Both(parts):
            events = [part for part in parts if isinstance(part, Event)]
            return next((event for event in events if event.args), events[0] if events else None)
        case Without(base):
            return top(base)
        case _:
            return None
