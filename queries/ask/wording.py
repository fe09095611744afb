"""A meaning in words, as the reading that an answer shows."""

from __future__ import annotations

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
    Unknown,
    Without,
    both,
)
from queries.ask.relations import members

PLURALS = {
    "film": "films", "series": "series", "person": "people", "place": "places", "organisation": "companies",
    "character": "characters", "franchise": "franchises", "work": "works", "date": "dates", "genre": "genres",
    "country": "countries", "language": "languages", "keyword": "keywords", "award": "awards", "status": "status",
    "medium": "media", "reason": "reasons", "nominated_for": "nominations", "alternate_name": "other names",
}  # fmt: skip
_FIRST = {"first": "the first", "last": "the latest", "next": "the next"}


def words(meaning: Meaning) -> str:
    """A meaning in words.

    >>> words(Event("director", "o", (("s", Named("MI7", "film", (), ("Mission: Impossible 7",))),)))
    'people who directed Mission: Impossible 7'
    """
    match meaning:
        case Named(typed=typed, labels=labels, corrected=corrected):
            label = labels[0] if labels else typed
            return f"{label} (typed “{typed}”)" if corrected else label
        case Unknown(typed):
            return f"“{typed}”"
        case Trace():
            return "them"
        case Every(kinds):
            return _kinds(kinds)
        case Prize():
            return f"awards called {_called(meaning)}"
        case Event():
            return f"{_kinds(members(meaning))} {_event(meaning)}"
        case Both(parts):
            return _both(parts)
        case Either(parts) if _one_kind(parts):
            return f"{_kinds(members(parts[0]))} {_clause(meaning)}"
        case Either(parts):
            return " or ".join(words(part) for part in parts)
        case Each(parts):
            return " and ".join(words(part) for part in parts)
        case Without(base, gone):
            return f"{words(base)}, other than {words(gone)}"
        case Most(of, least):
            return f"the {'fewest' if least else 'most'} {words(of)}"
        case Extreme(of, which):
            return f"{_FIRST[which]} {words(of)}" if isinstance(of, Named) else f"{_FIRST[which]} of the {words(of)}"
        case MostOften(event, counted, least, among):
            counting = _kinds(frames()[event.frame].parts[counted])
            plain = replace(event, args=tuple(one for one in event.args if one[0] != counted or not isinstance(one[1], Every)))
            who = words(both(among, plain)) if among else words(plain)
            return f"{who}, with the {'fewest' if least else 'most'} {counting}"


def _both(parts: tuple[Meaning, ...]) -> str:
    """The kind once, then everything that is said of it."""
    names = [words(part) for part in parts if isinstance(part, Named | Each)]
    kinds = [part for part in parts if isinstance(part, Every | Prize)]
    first = next((part for part in parts if not isinstance(part, Named | Each | Every | Prize)), None)
    head = names[0] if names else words(kinds[0]) if kinds else _kinds(members(first)) if first else "things"
    said = [_clause(part) for part in parts if not isinstance(part, Named | Each | Every | Prize)]
    return " ".join([head, " and ".join(said)]).strip()


def _clause(meaning: Meaning) -> str:
    """What is said of those whose noun stands before it."""
    match meaning:
        case Event():
            return _event(meaning)
        case Either(parts) if _one_kind(parts):
            return " or ".join(_clause(part) for part in parts)
        case Without(base, gone) if isinstance(base, Event):
            return f"{_event(base)}, other than {words(gone)},"
        case _:
            return "among " + words(meaning)


def _one_kind(parts: tuple[Meaning, ...]) -> bool:
    """Whether all are events that ask for the same kinds, so that one noun will do."""
    return all(isinstance(part, Event) for part in parts) and len({members(part) for part in parts}) == 1


def _event(event: Event) -> str:
    told = {part: _called(value) if isinstance(value, Prize) else words(value) for part, value in event.args}
    when = f" {event.when.words}" if event.when else ""
    return frames()[event.frame].say(event.asked, told) + when


def _called(prize: Prize) -> str:
    return " and ".join(words(name) for name in prize.names)


def _kinds(kinds: frozenset[str]) -> str:
    if len(kinds) > 4:
        return "things"
    if kinds >= {"film", "series"}:
        kinds -= {"series"}
    return " or ".join(PLURALS.get(kind, kind) for kind in sorted(kinds))


