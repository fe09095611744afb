"""Who was seen at work on a film, and where the pictures of it come from: news of a shoot that no release announces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from loaders.reading.coreference import Line
from loaders.reading.needs import wording
from loaders.reading.rules import WORD
from loaders.reading.skeleton import CLASSES
from loaders.reading.statement import Statement, certainty, denied

P, F, L = CLASSES["PN"], CLASSES["F"], CLASSES["L"]
PEOPLE = rf"{P}(?: ?(?:, (?:and )?|and |& ){P})*"
SEEN = wording(
    rf"(?P<p>{PEOPLE}) (?:,[^,;]{{1,60}}, )?(?:(?:was|were|has been|have been|had been|been|is|are) )?(?:(?:just|again|recently|also) )?"
    rf"(?:spotted|seen|photographed|pictured|snapped|caught on camera) (?:(?:on (?:the )?set|at work|in costume) |(?:while )?(?:filming|shooting|doing|performing|rehearsing|working on) )"
    rf"(?:(?:{WORD}|'s|[\uf400-\uf5ff]) ){{0,8}}?(?P<f>{F})"
)
"""Whoever is seen filming acts in it, unless the article knows the person by another trade."""
MATERIAL = r"(?:footage|videos?|photos?|photographs|pictures|pics|images|clips?|snaps|set photos?|set videos?|set pictures)"
FROM = wording(
    rf"(?P<f>{F})(?: 's)? (?:(?:set|on-set|behind-the-scenes|leaked|new|latest|first|shoot) ){{0,3}}{MATERIAL} (?:(?:shot|taken|captured|leaked) )?(?:from|in) (?P<l>{L})(?! (?:festival|comic-con|premiere|screening))"
    rf"|\b{MATERIAL} (?:from|of) (?:the )?(?:(?:{WORD}) ){{0,2}}?(?:set|sets|shoot|filming) (?:of (?P<g>{F}) )?(?:in|at) (?P<m>{L})"
)
SHOWN = re.compile(rf"\b(?:shows?|sees?|showing|shown|reveals?|revealed|captures?|captured|features?|with|of) (?:[^;—]{{0,120}}?)(?P<p>{PEOPLE})")
BEHIND = frozenset({"director", "writer", "producer", "composer", "none"})


def statements(lines: Sequence[Line], trades: Mapping[str, str]) -> Iterator[Statement]:
    """actor, filmed_in and on_location of what was seen; `trades` tells what people are known as."""
    for line in lines:
        text = line.skeleton.text
        for match in SEEN.finditer(text):
            if denied(text, match.start(), match.end()):
                continue
            film = line.skeleton.signs[match["f"]].name
            for sign in line.skeleton.names(match["p"], "person", "name"):
                if trades.get(sign.name) not in BEHIND:
                    yield Statement(film, "actor", sign.name, line, certainty(text, match.start(), match.end()), rule="seen filming")
        for match in FROM.finditer(text):
            yield from _footage(match, text, line, trades)


def _footage(match: re.Match[str], text: str, line: Line, trades: Mapping[str, str]) -> Iterator[Statement]:
    """Pictures of a shoot: of which film, from where, and who is on them."""
    named = match["f"] or match["g"]
    film = line.skeleton.signs[named].name if named else line.focus
    if film is None or denied(text, match.start(), match.end()):
        return
    place = line.skeleton.signs[match["l"] or match["m"]].name
    yield Statement(film, "filmed_in", place, line, rule="footage")
    shown = SHOWN.search(text, match.end())
    for sign in line.skeleton.names(shown["p"], "person") if shown else ():
        if trades.get(sign.name) not in BEHIND:
            yield Statement(sign.name, "on_location", place, line, qualifiers={"film": film}, rule="footage")
