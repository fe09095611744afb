"""Which film a clause speaks of, when other films are only named in passing."""

from __future__ import annotations

import re

from loaders.coreference import Line
from loaders.rules import WORD
from loaders.skeleton import CLASSES

F = CLASSES["F"]
ROLE = (
    r"(?:co-)?(?:star|director|filmmaker|actor|actress|creator|writer|screenwriter|producer|showrunner|helmer|alum|author|scribe|"
    r"composer|cinematographer|breakout|veteran|fame|franchise|universe|fan|crew|boss|exec|maker|duo|team|universe|novel|book)s?"
)
PASSING = re.compile(
    rf"{F}(?= (?:and|&|,) {F} {ROLE}\b)"  # "Creed III and Ant-Man star"
    rf"|{F}(?=(?: 's)? (?:{WORD} ){{0,2}}?{ROLE}\b)"
    rf"|(?<=stars of ){F}|(?<=star of ){F}|(?<=director of ){F}|(?<=creator of ){F}|(?<=directors of ){F}|(?<=known for ){F}"
    rf"|(?<=sequel to ){F}|(?<=prequel to ){F}|(?<=follow-up to ){F}|(?<=based on ){F}|(?<=remake of ){F}|(?<=adaptation of ){F}"
    rf"|(?<=spinoff of ){F}|(?<=spin-off of ){F}|(?<=version of ){F}|(?<=unlike ){F}"
)
"""Films that only say who somebody is, where a story comes from, or what it is like."""
APPOSITION = re.compile(
    r" ?, (?:(?:loosely |partly )?based|adapted|directed|starring|written|produced|co-produced|inspired|featuring|helmed|penned|from|with|about|described|created|co-written) [^,]*(?=,)"
)
"""What only describes the film before it."""
ENDS = re.compile(r" ; | — | \. | (?:but|while|whereas|although|though) ")


def plain(text: str) -> str:
    """The sentence without its brackets, except such as tell of a shoot: those stand between commas."""
    return re.sub(r" ?\(([^()]*)\)", lambda found: f" ,{found[1]}," if _SHOOT.search(found[1]) else "", text)


_SHOOT = re.compile(r"\b(?:filming|filmed|shot)\b")


def spoken_of(text: str) -> str:
    """The sentence with films named in passing blotted out, every place of it unmoved."""
    return PASSING.sub("x", text)


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the clause around `text[start:end]`."""
    left = max((match.end() for match in ENDS.finditer(text, 0, start)), default=0)
    after = ENDS.search(text, end)
    return left, after.start() if after else len(text)


def film_at(text: str, start: int, end: int, line: Line, *, last: bool) -> str | None:
    """The last (or first) film of `text[start:end]` that is not named in passing."""
    found = line.skeleton.names(spoken_of(text)[start:end], "film")
    return found[-1 if last else 0].name if found else None
