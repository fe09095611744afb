"""Where films are shot, and who is there for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.places import find_place
from loaders.reading import clauses
from loaders.reading.coreference import Line
from loaders.reading.localities import SOMEWHERE, group_of, places_of
from loaders.reading.needs import wording
from loaders.reading.rules import WORD
from loaders.reading.shootwords import (
    ACTED,
    ANOTHER,
    ASIDE,
    BARE,
    BEHIND,
    COORDINATE,
    CREW,
    CRIME,
    DETERMINED,
    DOES,
    DOUBLE,
    EVENT,
    FAR_SUBJECT,
    FILM_BEFORE,
    FOR_SHOOT,
    GENERIC,
    HINT,
    LEAD,
    LISTED,
    MADE,
    MOVED,
    NOMINAL,
    OPENS,
    OTHER_THING,
    OWN,
    PART,
    PEOPLE,
    PERSON_BEFORE,
    SCREEN,
    SEEN,
    SELF,
    SET_OF,
    SITE,
    SITES,
    SPEAKER,
    STARTS,
    TAKEN,
    THAT,
    UNREAL,
    WAS,
    WATCHED,
    WEEKS,
    WHERE,
    WORK,
    WORK_ON,
    WRAPPED,
    D,
    F,
    P,
)
from loaders.reading.statement import Statement, certainty, denied


@dataclass(frozen=True, slots=True)
class _Shoot:
    films: tuple[str, ...]
    people: tuple[str, ...] = ()


def statements(lines: Sequence[Line]) -> Iterator[Statement]:
    """filmed_in and on_location of all sentences."""
    speaker = None
    for line in lines:
        text = line.skeleton.text
        told = SPEAKER.search(text)
        said = line.skeleton.names(told["p"] or told["q"])[0] if told else None
        speaker = said.name if said and not (said.reference and speaker) else speaker
        line = replace(line, person=speaker)  # noqa: PLW2901 - who says "I" here
        if not HINT.search(text) or not SOMEWHERE.search(text):
            continue
        seen: set[tuple[str, str, str]] = set()
        if CRIME.search(text) and not SCREEN.search(text):
            continue
        for match, shoot in _shoots(text, line):
            for statement in _of(match, shoot, text, line):
                key = (statement.subject, statement.predicate, str(statement.object))
                if key not in seen:
                    seen.add(key)
                    yield statement


def _of(match: re.Match[str], shoot: _Shoot, text: str, line: Line) -> Iterator[Statement]:
    if UNREAL.search(text, max(0, match.start() - 40), match.start(group_of(match))) or denied(text, match.start(), match.start(group_of(match))):
        return
    sure = certainty(text, match.start(), match.end())
    for place in places_of(match, line.skeleton.signs, sure=match.re in {SITE, DOUBLE}):
        if match.groupdict().get("at") in {"outside", "on"} and _vast(place):
            continue
        for film in shoot.films:
            yield Statement(film, "filmed_in", place, line, sure)
        for person in shoot.people:
            yield Statement(person, "on_location", place, line, sure, {"film": shoot.films[0]} if shoot.films else {})


def _vast(name: str) -> bool:
    """Whether "outside" the place means elsewhere altogether, as with a country."""
    place = find_place(name)
    return place is not None and place.kind in {"country", "state", "region", "continent"}


def _shoots(text: str, line: Line) -> Iterator[tuple[re.Match[str], _Shoot]]:
    """Every wording of a shoot with the films and people that it is of."""
    for words, reading in READINGS:
        for match in words.finditer(text):
            if shoot := reading(match, text, line):
                yield match, shoot


def _acted(match: re.Match[str], text: str, line: Line) -> _Shoot | None:
    """Somebody shoots something, or something is shot: by what stands before the verb."""
    before = clauses.APPOSITION.sub(" ", clauses.lead(text, match.start("v")))
    people = PERSON_BEFORE.search(before) or THAT.search(before)
    own = _named(match["mid"], line)
    if _no_act(match, before, people, own):
        return None
    if people:
        films = own or _before(text, people.start(), line) or _after(text, match.end(), line) or _focus(line)
        return _Shoot(films, _named(people["p"], line, ""))
    told = (line.person,) if line.person and SELF.search(before) else ()
    if own and match["v"] not in {"film", "films"}:
        return _Shoot(own, told)
    return _subject(match, before, text, line)


def _no_act(match: re.Match[str], before: str, people: re.Match[str] | None, own: Sequence[str]) -> bool:
    """Whether the verb is a noun, a gunman's, of something that is no film, or of a film without a name."""
    verb = match["v"]
    if OTHER_THING.search(match["mid"]) or ASIDE.search(match["mid"]) or (not own and ANOTHER.search(match["mid"])):
        return True
    if verb == "shot" and match["at"] in {"near", "outside"} and not SCREEN.search(match.string):
        return True
    if verb in {"shot", "filmed"}:
        return people is not None and bool(WAS.search(before[people.end("p") :]))
    if verb == "shooting":
        return bool(DETERMINED.search(before))
    if verb.startswith("wrap"):
        return not (people or own or FILM_BEFORE.search(clauses.spoken_of(before)))
    noun = verb in {"film", "films", "shoot", "shoots"} and not DOES.search(before)
    return noun and not (verb.endswith("s") and re.search(rf"(?:{P}|{F}) (?:[a-z]+ly )?$", before))


def _subject(match: re.Match[str], before: str, text: str, line: Line) -> _Shoot | None:
    """What is shot, where nobody who shoots it stands before the verb."""
    blotted = clauses.spoken_of(before)
    if subject := FILM_BEFORE.search(blotted):
        return _Shoot(_named(subject["f"], line, ""))
    if match.start("v") < clauses.REACH and (STARTS.fullmatch(before) or OPENS.match(before)):
        return _Shoot(_next(text, match.end(), line)) if match["v"] != "shooting" else None
    if BARE.search(before) or PART.search(before):
        told = (line.person,) if line.person and SELF.search(before) else ()
        return _Shoot(_before(text, match.start(), line) or _focus(line), told)
    if WAS.search(before) and (subject := FAR_SUBJECT.search(blotted)):
        return _Shoot(_named(subject["f"], line))
    if match["v"] in {"shot", "filmed"} and (doer := COORDINATE.search(before)):
        return _Shoot(_before(text, match.start(), line) or _focus(line), _named(doer["p"], line, "person"))
    if match["v"].endswith("ing") and (GENERIC.search(text) or DETERMINED.search(before)):
        return None
    return _Shoot(_before(text, match.start(), line) or _focus(line)) if WORK.search(before) else None


def _nominal(match: re.Match[str], text: str, line: Line) -> _Shoot | None:
    """Production begins, goes on or ends somewhere."""
    if OTHER_THING.search(match["mid"]):
        return None
    lead = text[max(0, match.start() - 34) : match.start()]
    if not EVENT.search(match["mid"]) and not LEAD.search(lead) and not BEHIND.match(text, match.end()):
        return None
    if GENERIC.search(text) or ASIDE.search(match["mid"]) or (match["n"] == "shooting" and DETERMINED.search(lead)):
        return None
    films = _named(match["mid"], line) or _before(text, match.start(), line) or _behind(text, match.end(), line) or _focus(line)
    people = PERSON_BEFORE.search(clauses.lead(text, match.start())) or WRAPPED.search(clauses.lead(text, match.start()))
    return _Shoot(films, _named(people["p"], line, "person") if people else ())


def _worked(match: re.Match[str], text: str, line: Line) -> _Shoot:
    named = next((value for name, value in match.groupdict().items() if name in "fgh" and value), "")
    films = _named(named, line, "") or _around(match, text, line)
    told = match.re is WORK_ON or re.search(r"\b(?:we|i)\b", clauses.lead(text, match.start()))
    return _Shoot(films, _people(text, match.start(), line) if told else ())


def _sent(match: re.Match[str], text: str, line: Line) -> _Shoot:
    return _Shoot(_around(match, text, line), _people(text, match.start(), line))


def _moved(match: re.Match[str], text: str, line: Line) -> _Shoot | None:
    found = re.search(r"\b(?:production|shoot|filming)\b", match["mid"]) and not GENERIC.search(text)
    return _placed(match, text, line) if found else None


def _placed(match: re.Match[str], text: str, line: Line) -> _Shoot:
    return _Shoot(_named(match.group(), line) or _around(match, text, line))


def _on_set(match: re.Match[str], text: str, line: Line) -> _Shoot | None:
    lead = text[max(0, match.start() - 16) : match.end()]
    found = "location" in match.group() or re.search(rf"\b(?:on|from|visit\w*|'s|{F}) (?:the |its )?sets?\b", lead)
    return _placed(match, text, line) if found else None


WHILE = re.compile(rf"[^;]{{0,80}}? (?:while|as) (?:[a-z]+ ){{0,3}}?(?:shooting|filming) (?:(?:{WORD}|'s|{P}) ){{0,5}}?(?P<f>{F})")


def _seen(match: re.Match[str], text: str, line: Line) -> _Shoot | None:
    meanwhile = WHILE.match(text[match.end() : match.end() + 140])
    at_work = re.search(r"\b(?:film|shoot|filming|shooting|set|location|production|in costume|in character|stunts?|scenes?)\b", match["mid"])
    if at_work is None and meanwhile is None and "filmed" not in match.group():
        return None
    if "filmed" in match.group() and re.match(r"[^,;]{0,30} by ", text[match.end() : match.end() + 40]):
        return None  # by somebody who looked on
    films = _named(match["mid"] + (meanwhile["f"] if meanwhile else ""), line) or _around(match, text, line)
    return _Shoot(films, _named(match["p"], line, "person"))


def _watched(match: re.Match[str], _: str, line: Line) -> _Shoot:
    return _Shoot(_named(match["f"], line), _named(match["p"], line, "person"))


READINGS = tuple((wording(pattern), reading) for pattern, reading in (
    (ACTED, _acted), (NOMINAL, _nominal), (WHERE, _worked), (WORK_ON, _worked), (SITE, _worked), (LISTED, _worked), (FOR_SHOOT, _sent), (MOVED, _moved),
    (SITES, _placed), (OWN, _placed), (DOUBLE, _sent), (MADE, _worked), (TAKEN, _worked), (CREW, _sent), (WEEKS, _placed), (SET_OF, _on_set), (SEEN, _seen), (WATCHED, _watched),
))  # fmt: skip


def _named(group: str, line: Line, kind: str = "film") -> tuple[str, ...]:
    return tuple(dict.fromkeys(sign.name for sign in line.skeleton.names(group, *([kind] if kind else []))))


def _before(text: str, at: int, line: Line) -> tuple[str, ...]:
    """The nearest film before, of the clause if it has one."""
    left = clauses.clause(text, at, at)[0]
    film = clauses.film_at(text, left, at, line, last=True) or clauses.film_at(text, 0, left, line, last=True)
    return (film,) if film else ()


def _after(text: str, at: int, line: Line) -> tuple[str, ...]:
    film = clauses.film_at(text, at, clauses.clause(text, at, at)[1], line, last=False)
    return (film,) if film else ()


def _next(text: str, at: int, line: Line) -> tuple[str, ...]:
    """The film of "Shot in Rome, F follows": the next name; where no name follows, the film gone on about."""
    found = re.search("[\ue000-\uf6ff]", clauses.spoken_of(text)[at:])
    if found is None or (comma := text.find(",", at)) < 0 or comma > at + found.start():
        return _focus(line)
    return _named(found.group(), line)


def _behind(text: str, at: int, line: Line) -> tuple[str, ...]:
    """The film of "production begins in Rome on F"."""
    found = re.match(rf" (?:(?:{WORD}|{D}|,) ){{0,5}}?(?:on|for|of) (?:(?:{WORD}|'s|{P}) ){{0,6}}?(?P<f>{F})", text[at : at + clauses.REACH])
    return _named(found["f"], line) if found else ()


def _around(match: re.Match[str], text: str, line: Line) -> tuple[str, ...]:
    return _before(text, match.start(), line) or _behind(text, match.end(), line) or _focus(line)


def _focus(line: Line) -> tuple[str, ...]:
    return (line.focus,) if line.focus else ()


def _people(text: str, at: int, line: Line) -> tuple[str, ...]:
    """Who goes there: the nearest people before; where somebody speaks of "I", the speaker."""
    lead = clauses.lead(text, at)
    if re.search(r"\b(?:i|we)\b[^;]*$", lead):
        return (line.person,) if line.person else ()
    found = re.search(rf"(?P<p>{PEOPLE}) (?:(?:{WORD}|,) ){{0,12}}$", lead)
    return _named(found["p"], line, "person") if found else ()


