"""Who plays whom: actors, the characters they play, and characters of whom only the name is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.model import Certainty
from loaders.reading.cues import name_step
from loaders.reading.films import Upto, films_in, on_stage
from loaders.reading.folded import HONORIFICS
from loaders.reading.needs import wording
from loaders.reading.phrases import Note, Phrases
from loaders.reading.rules import WORD, expand
from loaders.reading.skeleton import CLASSES, Sign
from loaders.reading.statement import Statement, certainty, denied
from loaders.reading.territories import is_territory

C = "[\ue000-\ue3ff\ue400-\ue6ff\uf600-\uf6ff]"
"""A character's name may look like a person's, a title or like nothing known."""
DESCRIBED = rf"(?:(?:(?!(?:in|on|at|by|with|for|to|from|who|which|where|when|after|before|into|while|but|him|her character|says|said|told|is|was|has|had|that) ){WORD}|[\uec00-\uf5ff\ue800-\uebff](?: 's)?|[\ue000-\ue3ff\uf600-\uf6ff] 's|'s|-) ){{0,9}}?"
PLAYS = (
    "plays|play|played|playing|portrays|portray|portrayed|portraying|voices(?! of)|voiced|voicing|embodies|to play|to portray|"
    "(?:reprises?|reprised|reprising) (?:(?:his|her|their) )?(?:[a-z-]+ ){0,3}?roles? (?:as|of)|takes? on the role of|"
    "in the (?:[a-z-]+ )?role of|takes? (?:on )?(?:[a-z-]+ ){0,4}?(?:lead|role|part|turn) as|(?:takes? on|taking on|took on|lands?|landed|landing|nabs|nabbed|won|has|have) the (?:{w}){0,3}?(?:role|part|roles|parts) of|(?:cast|stars?|starred|starring|appears?|appeared|appearing|returns?|returning|debuts?|introduced|co-stars|featured|seen|back|recurs|recurred|guest-stars|guest-starred)(?: (?:opposite|alongside) {P})?(?: (?:in|on) (?:{w}){0,4}?(?:{F}|{w}))? as|"
    "(?:headlines?|leads?|toplines?|headlining|leading|toplining|fronts?|anchors?|top-lines?)(?: the (?:{w}){0,4}?| {F} | (?:{w}){1,3}?{F} | )as|"
    "(?:lends|lend|lending) (?:his|her|their) voices? to|(?:reprises?|reprising|provides?|providing) the voice of|"
    "(?:steps?|stepping) into the role of|to star as|(?:(?:lead|title|titular) )?(?:role|part) of|provides? the voice of|turns? as|performance as|portrayal of|role as"
)
NEXT = r"(?= (?:[,.;—:?)&(]|and|or|in|who|with|whose|while|opposite|alongside|as|from|on|for|is|was|that|along|plus|to|at)(?: |$)|$)"
PATTERNS = tuple(
    wording(expand(pattern))
    for pattern in (
        rf"(?P<p>[\ue000-\ue3ff])(?:(?:{{A}})?| ,? ?who) (?:(?:{{w}}){{0,3}}?)?(?:{PLAYS}) {DESCRIBED}(?P<c>{C}){NEXT}",
        rf"(?P<p>[\ue000-\ue2ff]) 's (?:{{w}}){{0,5}}?(?:performance as|portrayal of|turn as|role as|role of|work as|playing|transformation into|take on|version of|iteration of) {DESCRIBED}(?P<c>{C}){NEXT}",
        rf"(?P<c>{C})(?: ,| —)? ?(?:a {DESCRIBED})?(?:who is |is |as |was )?(?:played|portrayed|voiced|embodied) (?:here |again )?(?:in (?:{{F}}|(?:{{w}}){{1,4}}?) ?)?(?:with {{w}}|{{w}})?by (?:{{w}}){{0,4}}?(?P<p>[\ue000-\ue2ff\uf600-\uf67f])",
        rf"(?P<p>[\ue000-\ue2ff]) 's (?:{{w}}){{0,4}}?character(?: ,|,)? (?:the (?:{{w}}){{0,4}}|named |called )?(?P<c>{C}){NEXT}",
        rf"(?P<p>[\ue000-\ue3ff])(?!(?: ,)? who )(?: [^\ue000-\ue3ff;—]{{0,110}}?)? (?:his|her) (?:{{w}}|- ){{0,5}}?(?:role|performance|turn|portrayal|part) (?:as|of) {DESCRIBED}(?P<c>{C}){NEXT}",
        rf"(?P<p>[\ue000-\ue3ff]) (?:voices|voiced|voicing|plays|played|portrays|portrayed) (?P<c>[\uec00-\uefff]){NEXT}",
        rf"(?P<p>[\ue000-\ue2ff]) (?:{{w}}){{0,2}}?(?:plays|played|portrays|portrayed|voices) (?:his|her|their) (?:{{w}}){{1,4}}, (?P<c>{C}){NEXT}",
        rf"(?P<p>[\ue000-\ue2ff])(?:{{A}})? (?:{{w}}){{0,3}}?(?:joins|joined|joining|boards|boarded|returns|returned|cast) (?:{{w}}|{{F}} ){{0,7}}?(?:role|part) (?:as|of) {DESCRIBED}(?P<c>{C}){NEXT}",
        rf"(?P<p>[\ue000-\ue2ff]) , as (?:the )?(?P<c>{C}) ,",
        rf"(?P<p>[\ue000-\ue2ff]) (?:is|was) (?:{{w}}){{0,7}}?(?:as) {DESCRIBED}(?P<c>{C}){NEXT}",
    )
)
STORY = wording(
    expand(
        rf"(?:{{F}}|film|movie|series|story|plot|drama|comedy|thriller|feature|project|which|that|it) ,? ?(?:which |that |also |reads : )?(?:follows|follow|centers on|centres on|revolves around|"
        rf"tells (?:the )?(?:{{w}}){{0,3}}story of|focuses on|chronicles|is about|sees|finds|centers around|introduces|charts) {DESCRIBED}(?P<c>{C}){NEXT}(?! and [\ue400-\ue7ff])"
    )
)
ACTING = re.compile(r"\b(?:star|cast|play|role|voice|headlin|toplin|parts? of|portray|appear|reprise|lead|ensemble|opposite|alongside|join|actor|actress|character|featur|turns?\b|scenes?\b|perform)")
ALONE = re.compile(r"\b(?:plays|portrays|voices|appears as|stars as|returns as|reprises)\b")
WORKING = re.compile(r"\b(?:producers?|directors?|writers?|known as|such as|as well as|himself|herself|serve|ceo|president|signed|sales|jury)\b")


def statements(sentences: Sequence[Phrases], actors: frozenset[str] = frozenset()) -> Iterator[Statement]:
    """Roles and characters of all sentences; each role comes with its actor. `actors` is who else is known to act here.

    A character that only a given name tells has the full name where that is a character's, and not where it is the
    photographer's.
    """
    found = list(_statements(sentences, actors))
    whole = {s.qualifiers["character"] for s in found if s.predicate == "role" and "given" not in s.qualifiers}
    for statement in found:
        if statement.predicate == "role":
            said = statement.qualifiers
            name = said["character"] if said["character"] in whole else said.get("given", said["character"])
            yield replace(statement, qualifiers={"character": name})
        else:
            yield statement


def _statements(sentences: Sequence[Phrases], actors: frozenset[str]) -> Iterator[Statement]:
    cast = actors | _bracketed_actors(sentences)
    for phrases in sentences:
        yield from _told(phrases, cast)
        for part in (phrases, *phrases.parts):
            for match in (m for pattern in PATTERNS for m in pattern.finditer(part.text)) if ACTING.search(part.text) else ():
                yield from _match(match, part, cast)
        yield from _own_parts(phrases, cast)
        for match in STORY.finditer(phrases.text):
            (sign,) = phrases.names(match["c"])[:1]
            if sign.kind != "film" and sign.name not in cast and not sign.reference and not sign.name.isupper() and "documentary" not in phrases.text:
                head = phrases.names(match.group()[0], "film") if match.group()[0] in phrases.line.skeleton.signs else []
                for film in [s.name for s in head] or films_in(match, phrases):
                    yield Statement(film, "character", sign.name, phrases.line, rule="story")


OWN_PART = wording(expand(rf"(?P<p>[\ue000-\ue2ff]) 's (?:character )?(?P<c>[\ue000-\ue2ff\uf600-\uf67f])(?: (?:in|on) (?:{{w}}){{0,3}}?(?P<f>{{F}}))?{NEXT}"))


def _own_parts(phrases: Phrases, cast: frozenset[str]) -> Iterator[Statement]:
    """ "P 's C in F": whose part it is; without a film, only of somebody who is known to act here."""
    for match in OWN_PART.finditer(phrases.text):
        person, character = phrases.names(match["p"])[0], phrases.names(match["c"])[0]
        if (match["f"] or (person.name in cast and ACTING.search(phrases.text))) and character.name not in cast and character.name not in phrases.trades and not person.reference:
            films = [phrases.names(match["f"])[0].name] if match["f"] else films_in(Upto(match), phrases)
            yield from _roles(films, person, character, phrases, "own part")


def _bracketed_actors(sentences: Sequence[Phrases]) -> frozenset[str]:
    """Who stands in a bracket after several names, or with a film in brackets: they act."""
    return frozenset(note.left.name for phrases in sentences for note in phrases.notes if note.what == "known")


def _told(phrases: Phrases, cast: frozenset[str]) -> Iterator[Statement]:
    """ "P as C" and "C (P)", which folding took out."""
    for note in phrases.notes:
        if note.what == "acts" and note.left.name not in phrases.trades:
            yield from (Statement(film, "actor", note.left.name, phrases.line, rule="acts note") for film in films_at(phrases, note))
        if note.what == "part" and (people := phrases.names(phrases.text, "person") or _subject(phrases)):
            yield from _roles([note.left.name], people[0], note.right, phrases, "part note")
    notes = [note for note in phrases.notes if note.what in {"role", "cast"}]
    acting = ACTING.search(phrases.text) or len(notes) > 1
    for note in notes:
        person, character = note.left, note.right
        if note.what == "role" and not acting:
            continue
        if note.what == "cast" and ((character.kind == "film" and len(character.name.split()) > 1) or is_territory(character.name)):
            continue
        if note.what == "cast" and character.name in cast and person.name not in cast:
            person, character = character, person
            if character.kind == "person" and len(character.name.split()) > 1:
                continue
        yield from _roles(films_at(phrases, note), person, character, phrases, "role note" if note.what == "role" else "cast note")


def _subject(phrases: Phrases) -> list[Sign]:
    person = phrases.line.person
    return [Sign("person", person, person)] if person else []


def films_at(phrases: Phrases, note: Note) -> list[str]:
    """The film of a role told in passing: the only one that the sentence speaks of, else the article's."""
    known = {n.right.name for n in phrases.notes if n.what == "known"}
    place = next((at for at, char in enumerate(phrases.text) if note.right in (phrases.groups.get(char) or (phrases.line.skeleton.signs.get(char),))), None)
    if place is not None and (inside := IN_FILM.match(phrases.text, place + 1)):
        return [phrases.names(inside["f"])[0].name]
    if place is not None and (told := OF_WHICH.search(phrases.text, 0, place)):
        return [phrases.names(told["f"])[0].name]
    named = [s.name for s in phrases.names(phrases.text, "film") if s.name not in known and s.name != note.right.name]
    if len(set(named)) == 1:
        return named[:1]
    if phrases.line.focus in named or not named:
        return [phrases.line.focus] if phrases.line.focus else []
    return named[:1]


OF_WHICH = re.compile(rf"(?P<f>{CLASSES['F']}) , (?:which|where|in which) [^;—\ue400-\ue7ff]*$")
"""A relative clause tells of the last title."""


def _match(match: re.Match[str], phrases: Phrases, cast: frozenset[str]) -> Iterator[Statement]:
    people, parts = phrases.names(match["p"]), phrases.names(match["c"])
    if len(people) > 1 and ALONE.search(match.group()):
        people = people[-1:]  # "P is C, and Q plays D": only one of them is the verb's subject
    if len(people) > len(parts) == 1:
        parts += _more_parts(match, phrases, len(people) - 1)
    pairs = list(zip(people, parts, strict=False)) if len(people) == len(parts) else [(people[0], parts[0])] if len(people) == 1 else []
    for person, character in pairs:
        yield from _pair(match, phrases, cast, person, character)


def _more_parts(match: re.Match[str], phrases: Phrases, number: int) -> list[Sign]:
    """The parts of a list that has its own words for each: "the magical C and the swordsman D, respectively"."""
    found: list[Sign] = []
    at = match.end()
    while len(found) < number and (more := MORE.match(phrases.text, at)):
        found += phrases.names(more["c"])
        at = more.end()
    return found if len(found) == number else []


def _pair(match: re.Match[str], phrases: Phrases, cast: frozenset[str], person: Sign, character: Sign) -> Iterator[Statement]:
    if WORKING.search(match.group()) or denied(phrases.text, match.start(), match.end()) or on_stage(phrases, match.end()):
        return
    if character.name in cast or any(n.what == "cast" and n.right == character and n.left != person for n in phrases.notes):
        return
    films = _amid(match, phrases) or _within(match, phrases) or [film for film in films_in(Upto(match), phrases) if film != character.name]
    yield from _roles(films, person, character, phrases, "plays", certainty(phrases.text, match.start(), match.end()))


MORE = re.compile(rf" ?(?:, and|,|and) (?:as )?{DESCRIBED}(?P<c>{C}){NEXT}")
IN_FILM = re.compile(expand(r"(?: 's)? (?:in|on) (?:{w}|{P} 's ){0,4}?(?P<f>{F})"))
WITHIN = re.compile(expand(r" ?,? (?:in|on) (?:{w}){0,4}?(?P<f>{U})(?= ,| \.| ;| and| from| opposite| for|$)"))
"""A part is played in a title, whether or not anything else tells that the name is one."""


AMID = re.compile(expand(r" (?:in|on) (?:{w}){0,4}?(?P<f>{F}) (?:as|by) "))


def _amid(match: re.Match[str], phrases: Phrases) -> list[str]:
    """The film between actor and part: "P starred in F as C", "C , portrayed in F by P"."""
    inside = AMID.search(match.group())
    return [phrases.names(inside["f"])[0].name] if inside else []


def _within(match: re.Match[str], phrases: Phrases) -> list[str]:
    inside = WITHIN.match(phrases.text, match.end())
    return [phrases.names(inside["f"])[0].name] if inside else []


def _first_name_or_kind(character: Sign) -> bool:
    """Whether a part is told by the first half of a longer name, or by the last of one that is no person's ("Metal Sonic")."""
    short, first, *rest = character.text, *character.name.split()
    last = rest == [short] and not name_step(first) and first.rstrip(".") + "." not in HONORIFICS
    return " " not in short and ((first == short and bool(rest)) or last)


def _roles(films: Sequence[str], person: Sign, character: Sign, phrases: Phrases, rule: str, sure: Certainty = Certainty.STATED) -> Iterator[Statement]:
    if person.name == character.name or character.reference or (character.kind == "film" and len(character.name.split()) > 2):
        return
    for film in films:
        if film == character.name:
            continue
        given = {"given": character.text} if _first_name_or_kind(character) else {}
        yield Statement(film, "role", person.name, phrases.line, sure, {"character": character.name, **given}, rule=rule)
        yield Statement(film, "actor", person.name, phrases.line, sure, rule=rule)
