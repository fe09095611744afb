"""How meanings narrow each other: relations of what is named, and nouns narrowed by what is said of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from queries.ask.frames import frames
from queries.ask.meaning import (
    Both,
    Each,
    Either,
    Event,
    Every,
    Extreme,
    Meaning,
    Most,
    MostOften,
    Named,
    Prize,
    Trace,
    When,
    Without,
    both,
    walk,
)
from queries.ask.phrases import ANYTHING, SCREEN, THINGS, Phrase, names_only

Args = tuple[tuple[str, Meaning], ...]


def related(frame: str, asked: str, args: Args, when: When | None = None) -> Meaning:
    """An event's members, with "A and B", "A or B" and "most" in its parts taken for what they mean.

    Where the way goes out from a name and back to its own part by the same relation ("films by the director of X"), the
    name itself is left out: nobody asks for it.
    """
    for place, (role, value) in enumerate(args):
        rest = args[:place], args[place + 1 :]
        match value:
            case Each(parts):
                return both(*(related(frame, asked, (*rest[0], (role, part), *rest[1]), when) for part in parts))
            case Either(parts) if all(names_only(part) for part in parts):
                return Either(tuple(related(frame, asked, (*rest[0], (role, part), *rest[1]), when) for part in parts))
            case Most(of, least):
                counted = () if of == Event(frame, role, ()) else ((role, of),)  # "won the most awards"
                return MostOften(Event(frame, asked, (*rest[0], *counted, *rest[1]), when), role, least)
            case _:
                pass
    found = Event(frame, asked, tuple(one for one in args if not _open(frame, *one)), when)
    starts = [start for role, value in args for start in _starts(frame, asked, role, value)]
    for start in starts:
        return Without(found, start)
    return found


def _open(frame: str, role: str, value: Meaning) -> bool:
    """Whether it says nothing: "films" as a part that only films can take."""
    return isinstance(value, Every) and value.kinds >= frames()[frame].parts[role]


def _starts(frame: str, asked: str, role: str, value: Meaning) -> Iterator[Meaning]:
    """The names from which a part is told by the same relation that leads back."""
    match value:
        case Both(parts):
            for part in parts:
                yield from _starts(frame, asked, role, part)
        case Event(frame=same, asked=back, args=args) if _alike(same, frame) and back == role:
            yield from (name for part, name in args if part == asked and isinstance(name, Named))


def _alike(one: str, other: str) -> bool:
    """Whether two frames with the same parts can be the same credit ("whose director made X")."""
    known = frames()
    return known[one].parts.keys() == known[other].parts.keys() and bool(set(known[one].relations) & set(known[other].relations))


def back_to_trace(meaning: Meaning, target: Meaning, role: str) -> Meaning | None:
    """Those of whom it is true that some member of a meaning, told through them, is in `target`.

    `role` is the frame in which they are spoken of ("directors"), for "their films".
    """
    match meaning:
        case Trace():
            return target
        case Both(parts):
            told = next(part for part in parts if Trace() in walk(part))
            return back_to_trace(told, both(target, *(part for part in parts if part != told)), role)
        case Event(frame, asked, args):
            if frame in {"credit", "maker"} and role in CAPACITIES:
                frame = role
            for part, value in args:
                if Trace() in walk(value):
                    return back_to_trace(value, related(frame, part, ((asked, target),)), role)
    return None


def narrowed(head: Phrase, by: Meaning, kinds: frozenset[str], *, negated: bool = False) -> Phrase:
    """The head's members that are also in `by`; "the last film directed by X" is the last among X's."""
    meaning: Meaning
    match head.meaning:
        case Extreme(of, which, number):
            inner = narrowed(replace(head, meaning=of), by, kinds, negated=negated)
            return replace(inner, meaning=Extreme(inner.meaning, which, number))
        case Most(of, least):
            inner = narrowed(replace(head, meaning=of), by, kinds, negated=negated)
            return replace(inner, meaning=Most(inner.meaning, least))
        case Every(every) if isinstance(by, MostOften) and not negated:
            others = members(by) - every - (SCREEN if every & SCREEN else set())  # who also win awards, where films are asked for
            meaning = replace(by, among=Every(every & members(by))) if others else by
        case Every(every) if not negated:
            meaning = by if members(by) <= every else both(by, Every(every & kinds))
        case Event(frame="release") as first if not negated and (merged := _one_release(first, by)):
            meaning = merged
        case Event(frame, asked, args=()) if not negated and _tells(by, frame, asked):
            meaning = _as_told(by, frame)
        case base if isinstance(by, MostOften) and not negated:
            meaning = replace(by, among=base)
        case base:
            meaning = Without(base, by) if negated else both(base, by)
    return Phrase(meaning, kinds, head.ask, None)


def _one_release(first: Event, by: Meaning) -> Event | None:
    """ "Out in cinemas" and "in 2024" are said of the same release."""
    if not isinstance(by, Event) or by.frame != "release" or by.asked != first.asked or (first.when and by.when):
        return None
    if {part for part, _ in first.args} & {part for part, _ in by.args}:
        return None
    return replace(first, args=(*first.args, *by.args), when=first.when or by.when)


def _tells(by: Meaning, frame: str, asked: str) -> bool:
    """Whether a meaning says at least what the bare noun of a relation says ("directors who directed X", "genres of X")."""
    match by:
        case Event(frame=same, asked=part):
            return (same == frame and part == asked) or not frames()[frame].parts[asked] & THINGS
        case Without(base=base):
            return _tells(base, frame, asked)
        case Both(parts):
            return any(_tells(part, frame, asked) for part in parts)
        case Either(parts):
            return all(_tells(part, frame, asked) for part in parts)
        case _:
            return False


def _as_told(by: Meaning, frame: str) -> Meaning:
    """The noun's own relation where the verb's is wider ("which topics is X about")."""
    if isinstance(by, Event) and set(frames()[frame].relations) < set(frames()[by.frame].relations):
        if frames()[frame].parts.keys() == frames()[by.frame].parts.keys():
            return replace(by, frame=frame)
    return by


def members(meaning: Meaning) -> frozenset[str]:
    """The kinds that members can have."""
    match meaning:
        case Named(kind=kind):
            return frozenset({kind})
        case Every(kinds):
            return kinds
        case Prize():
            return frozenset({"award"})
        case Event(frame, asked):
            return frames()[frame].parts[asked]
        case MostOften(event):
            return members(event)
        case Both(parts):
            return frozenset.intersection(*(members(part) for part in parts))
        case Either(parts) | Each(parts):
            return frozenset().union(*(members(part) for part in parts))
        case Without(base=of) | Extreme(of=of) | Most(of=of):
            return members(of)
        case _:
            return ANYTHING
CAPACITIES = frozenset({"director", "writer", "actor", "producer", "composer"})
