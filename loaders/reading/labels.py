"""The labels of credit blocks ("Director: …; Cast: …"), and what stands behind each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from graph.model import Span

STATES = {
    "cast": ("actor",), "starring": ("actor",), "with": ("actor",), "voices": ("actor",), "voice cast": ("actor",),
    "director": ("director",), "directors": ("director",), "directed by": ("director",),
    "screenwriter": ("writer",), "screenwriters": ("writer",), "screenplay": ("writer",), "writer": ("writer",),
    "writers": ("writer",), "written by": ("writer",), "creator": ("writer",), "creators": ("writer",),
    "director-screenwriter": ("director", "writer"), "director-screenwriters": ("director", "writer"),
    "directors-screenwriters": ("director", "writer"), "writer-director": ("director", "writer"),
    "director/screenwriter": ("director", "writer"), "director/writer": ("director", "writer"),
    "producer": ("producer",), "producers": ("producer",), "produced by": ("producer",), "executive producer": ("producer",),
    "executive producers": ("producer",), "composer": ("composer",), "composers": ("composer",), "music": ("composer",),
    "score": ("composer",), "production company": ("production_company",), "production companies": ("production_company",),
    "distributor": ("distributor",), "distributors": ("distributor",), "network": ("distributor",), "title": ("title",), "production": ("production",), "crew": ("crew",),
}  # fmt: skip
OTHER = (
    "release date|running time|venue|festival|rated|rating|mpa rating|cinematographer|cinematographers|director of photography|production designer|"
    "production designers|costume designer|costume designers|editor|editors|casting director|casting directors|casting|casting by|sales|sales agent|"
    "international sales|u\\.s\\. sales|airdate|air date|premiere|language|genre|country|reviewed|section|full credits|opens|showrunner|showrunners|camera"
)
_ONE = "(?:" + "|".join(sorted((re.escape(name) for name in STATES), key=len, reverse=True)) + "|" + OTHER + ")"
LABEL = re.compile(
    rf"(?:(?<=[\w.!?)’”\":|•] )|(?<=\n)|^)(?P<label>{_ONE}(?:(?:, | and | & |/|-){_ONE}){{0,3}}) ?: (?=[A-Z0-9(])",
    re.IGNORECASE,
)
END = re.compile(
    r"\n|;| ?[|•]|(?<! [A-Z])\.(?= [A-Z])|(?= [A-Z]\w+[’']s [a-z]+: )|\bRated [A-Z]|\b\d+ (?:hours?|hrs?|min)\b|\b(?:The Bottom Line|Related Stories)\b|(?:In|Not in) (?:English|French|Spanish|theaters)"
)
SILENT = frozenset({(), ("title",), ("crew",), ("production",)})
APART = 120
"""Characters between two labels of one block, at most, where no value fills them."""
REACH = 900
"""Characters of one value, at most."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One label of a block and the stretch that belongs to it."""

    label: str
    start: int
    value: str
    end: int
    closed: bool
    """Whether another label or a sign ends it, so that its last name is whole."""


@lru_cache(maxsize=2)
def blocks(text: str) -> tuple[list[Entry], ...]:
    """Runs of two or more labels, each with its value; an article is asked for them more than once."""
    return tuple(_blocks(text))


def _blocks(text: str) -> Iterator[list[Entry]]:
    run: list[Entry] = []
    matches = list(LABEL.finditer(text))
    for match, following in zip_longest(matches, matches[1:]):
        limit = following.start() if following else len(text)
        stop = END.search(text, match.end(), min(limit, match.end() + REACH))
        end = stop.start() if stop else min(limit, match.end() + REACH)
        if run and (match.start() - run[-1].end > APART or match["label"].casefold() in {entry.label for entry in run}):
            yield from _whole(run)
            run = []
        closed = bool(stop) or (following is not None and limit - match.end() < REACH) or end == len(text)
        run.append(Entry(match["label"].casefold(), match.start(), text[match.end() : end], end, closed))
    yield from _whole(run)


def states_of(label: str) -> tuple[str, ...]:
    """The credits that a label names; "Director, screenplay" names two."""
    whole = STATES.get(label)
    parts = re.split(r", | and | & |/|-", label)
    return whole or tuple(dict.fromkeys(state for part in parts for state in STATES.get(part, ())))


def _whole(run: list[Entry]) -> Iterator[list[Entry]]:
    kinds = {entry.label for entry in run}
    if len(kinds) > 1 and any(states_of(label) not in SILENT for label in kinds):
        yield run


def unspoken(text: str) -> list[Span]:
    """What blocks take up: names behind labels, which no sentence speaks of."""
    return [Span(entry.start, entry.end) for block in blocks(text) for entry in block if entry.closed and states_of(entry.label) not in SILENT and _is_list(entry.value)]


def _is_list(value: str) -> bool:
    """Whether a value is names only."""
    parts = re.findall(r"\b\w[\w’'-]*", value)
    return bool(parts) and len(value) < REACH and sum(part[0].isupper() for part in parts) >= NAMES * len(parts)


NAMES = 0.8
"""Share of its words that begin with a capital, where a value is a list of names."""
