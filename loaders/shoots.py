"""Where films are shot, who was there, and where their stories are set."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.places import find_place
from loaders.coreference import Line
from loaders.credits import films_of
from loaders.rules import WORD, expand
from loaders.skeleton import Sign
from loaders.statement import Statement, certainty, denied

SHOOT = (
    r"(?:shot|filmed|filming|shooting|shoots?|lensed|lensing|lenses|film|principal photography|photography|production|cameras|"
    r"on location|location shoot|location shooting|wrapped|wraps|wrapping|re-?shoots|on set|on the set)"
)
FILLER = rf"(?:(?:{WORD}|[\uf400-\uf5ff]|[\ue400-\ue7ff](?: 's)?|[\uf000-\uf3ff]|,) ){{0,9}}?"
PLACE = "[\uec00-\uefff\uf600-\uf6ff]"
PLACES = rf"(?P<l>{PLACE}(?: ?(?:, (?:and |& |as well as )?|and |& |or |to )(?:in |at |the |both |parts of |nearby |around )*{PLACE})*)"
AT = r"(?:in and around|in|at|around|across|near|outside|throughout|on|between|from)(?: the| and around| both| and| location in| city of| [a-z]+ of| downtown| nearby| rural| central| northern| southern| eastern| western| parts of| various| locations in| locations across| islands? of| streets of| state of| studios in| sets in| province of| backlots? (?:in|at)){0,3}"
PATTERNS = tuple(
    re.compile(expand(pattern))
    for pattern in (
        rf"\b(?P<v>{SHOOT}) {FILLER}{AT} {PLACES}",
        rf"\b(?:footage|video|photos|pictures|images|clips?|set photos) {FILLER}(?:from|in) (?:the )?{PLACES}",
        rf"{PLACES} (?:{{w}})?(?:shoot|shooting|set|location shoot|locations?)\b",
        rf"{AT} {PLACES} ,? ?(?:{{w}}){{0,4}}?(?:for|to) (?:the )?(?:{{w}}){{0,2}}?(?:shoot|filming|film|production)\b",
        rf"(?:filming|shooting|shoot|film) locations? (?:{{w}}){{0,4}}?(?:include|includes|including|in|at|for|such as)? ?(?:{{w}}){{0,3}}?{PLACES}",
    )
)
CRIME = re.compile(r"\b(?:police|killed|gunman|gunfire|victims?|dead|injured|mass shooting|school shooting|suspect|fatal\w*|shooter|bullets?|murder\w*)\b")
SCREEN = re.compile(
    r"[\ue400-\ue7ff]|\b(?:film|movie|series|production|principal|photography|cameras|scenes?|stunts?|shoot|filming|filmed|shot|season|feature|documentary)\b"
)
THERE = re.compile(
    expand(r"(?P<p>{PL}) (?:{B})?(?:been )?(?:spotted |seen |photographed |pictured |back )?(?:filming|shooting|shoots?|shot|on location|on set|in production)")
)
SHOWN = re.compile(r"\b(?:footage|video|clips?|photos|pictures|images|spotted|seen|photographed)\b")
SET = re.compile(
    expand(
        r"\b(?:set|unfolds|takes place|taking place|unfolding|plays out|playing out|unspools)(?: {w}){0,5}? (?:in|on|at|around|amid|between|across|against)"
        rf" (?:(?:{WORD}|[\uf400-\uf5ff]|'s) ){{0,7}}?(?P<l>[\uec00-\uefff](?: ?(?:, (?:and )?|and |& )(?:the )?[\uec00-\uefff])*)"
    )
)
NOT_SET = re.compile(r"\bset (?:to|for|by|up|at|a|its|an|release|off|out|his|her|their|on|the)\b|\b(?:festival|took place|premiere|theaters?|cinemas|box office)\b")


def statements(lines: Sequence[Line]) -> Iterator[Statement]:
    """filmed_in, on_location and set_in of all sentences."""
    for line in lines:
        text = re.sub(r" \((?! [\uec00-\uefff])[^()]*\)", "", line.skeleton.text)
        if not CRIME.search(text) and SCREEN.search(text):
            for pattern in PATTERNS:
                for match in pattern.finditer(text):
                    yield from _shot(match, text, line)
        for match in SET.finditer(text):
            if not NOT_SET.search(match.group()):
                for film in films_of(match, text, line):
                    for place in _places(match["l"], line):
                        yield Statement(film, "set_in", place.name, line)


def _shot(match: re.Match[str], text: str, line: Line) -> Iterator[Statement]:
    verb = match.groupdict().get("v") or ""
    if denied(text, match.start(), match.end()) or (verb in {"film", "on", "production"} and not STARTS.search(text)):
        return
    if SCREENED.search(match.group()):
        return
    places = _places(match["l"], line)
    sure = certainty(text, match.start(), match.end())
    films = films_of(match, text, line)
    for place in places:
        for film in films:
            yield Statement(film, "filmed_in", place.name, line, sure)
        for person in _present(match, text, line):
            yield Statement(person, "on_location", place.name, line, sure, {"film": films[0]} if films else {})


STARTS = re.compile(
    r"\b(?:to film|will film|set to film|production (?:will |is |has |to |on |of |for )?(?:(?:set|slated|due|scheduled|expected|now|currently|already) )?(?:to )?(?:be )?"
    r"(?:begin|began|begins|start|started|starts|under ?way|kick|got|gets|wrapped|wraps|commence|in|taking|take|run|continu|return|shut|paus|move)|"
    r"in production|on location|went into production|go into production)"
)
SCREENED = re.compile(r"\b(?:premiere|screen(?:ed|s|ing)|festival|released?|theaters|cinemas|opened|opens|bow(?:ed|s)|box office|market|sales|jury|awards?|ceremony|office|based)\b")


def _present(match: re.Match[str], text: str, line: Line) -> Iterator[str]:
    """People whom the sentence puts on the shoot."""
    for there in THERE.finditer(text[: match.end()]):
        if there.end() >= match.start() - 2:
            yield from (s.name for s in line.skeleton.names(there["p"], "person"))
    if SHOWN.search(match.group()):
        yield from (s.name for s in line.skeleton.names(text[match.end() :], "person"))


def _places(group: str, line: Line) -> list[Sign]:
    """Places of a list; of "Riga, Latvia" the inner one. A name of unknown kind counts as one where the grammar asks for a place."""
    signs = [s for s in line.skeleton.names(group) if s.kind in {"place", "name"}]
    found: list[Sign] = []
    for sign in signs:
        place = find_place(sign.name)
        if found and place:
            inner = find_place(found[-1].name, [sign.name])
            if inner and sign.name in getattr(inner, "within", ()):
                continue
        found.append(sign)
    return found
