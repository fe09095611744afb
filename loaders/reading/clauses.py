"""Which film a clause speaks of, when other films are only named in passing."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from loaders.reading.coreference import Line
from loaders.reading.rules import WORD
from loaders.reading.skeleton import CLASSES

F = CLASSES["F"]
FILM = re.compile(F)
ROLE = (
    r"(?:co-)?(?:star|director|filmmaker|actor|actress|creator|writer|screenwriter|producer|showrunner|helmer|alum|author|scribe|"
    r"composer|cinematographer|breakout|veteran|fame|franchise|universe|fan|crew|boss|exec|maker|duo|team|universe|novel|book|dispute|lawsuit|case|controversy|row|trial)s?"
)
PASSING = re.compile(
    rf"{F}(?= (?:and|&|,) {F} {ROLE}\b)"  # "Creed III and Ant-Man star"
    rf"|{F}(?=(?: 's)? (?:(?!(?:comes|is|was|has|had|will|from|by|hails|stars|and|which) ){WORD} ){{0,2}}?{ROLE}\b)"
    rf"|{F}(?= (?:spin-?off|prequel series|sequel series)\b(?! {F}))"
    rf"|(?<=stars of ){F}|(?<=star of ){F}|(?<=director of ){F}|(?<=creator of ){F}|(?<=directors of ){F}|(?<=known for ){F}"
    rf"|(?<=sequel to ){F}|(?<=prequel to ){F}|(?<=follow-up to ){F}|(?<=based on ){F}|(?<=remake of ){F}|(?<=adaptation of ){F}"
    rf"|(?<=spinoff of ){F}|(?<=spin-off of ){F}|(?<=version of ){F}|(?<=novel , ){F}|(?<=novels , ){F}|(?<=book , ){F}|(?<=memoir , ){F}|(?<=play , ){F}|(?<=unlike ){F}"
)
"""Films that only say who somebody is, where a story comes from, or what it is like."""
APPOSITION = re.compile(
    r" ?, (?:(?:loosely |partly )?based|adapted|directed|starring|written|produced|co-produced|inspired|featuring|helmed|penned|from|with|about|described|created|co-written) [^,]*(?=,)"
)
"""What only describes the film before it."""
ENDS = re.compile(r" ; | — | \. | (?:but|while|whereas|although|though) ")


def plain(text: str) -> str:
    """The sentence without its brackets, except such as tell of a shoot: those stand between commas."""
    return text if "(" not in text else re.sub(r" ?\(([^()]*)\)", lambda found: f" ,{found[1]}," if _SHOOT.search(found[1]) else "", text)


_SHOOT = re.compile(r"\b(?:filming|filmed|shot)\b")


@lru_cache(maxsize=256)
def spoken_of(text: str) -> str:
    """The sentence with films named in passing blotted out, every place of it unmoved."""
    return PASSING.sub("x", text) if FILM.search(text) else text


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the clause around `text[start:end]`."""
    firsts, lasts = _ends(text)
    before, after = bisect_right(lasts, start), bisect_left(firsts, end)
    return lasts[before - 1] if before else 0, firsts[after] if after < len(firsts) else len(text)


@lru_cache(maxsize=256)
def _ends(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where what parts clauses begins and ends."""
    found = tuple(ENDS.finditer(text))
    return tuple(match.start() for match in found), tuple(match.end() for match in found)


def lead(text: str, at: int) -> str:
    """What stands before a place of the sentence, as far back as grammar looks."""
    return text[max(0, at - REACH) : at]


FAR = 1200
"""Characters within which a clause's film is looked for."""
REACH = 320
"""Characters of a folded sentence: a longer way back leads to another statement, and costs time that grows with its square."""


def film_at(text: str, start: int, end: int, line: Line, *, last: bool) -> str | None:
    """The last (or first) film of `text[start:end]` that is not named in passing."""
    chars = re.findall(F, spoken_of(text)[max(start, end - FAR) : end] if last else spoken_of(text)[start : min(end, start + FAR)])
    return line.skeleton.signs[chars[-1 if last else 0]].name if chars else None
