"""Who plays whom: actors, the characters they play, and characters of whom only the name is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.coreference import Line
from loaders.credits import films_of
from loaders.rules import WORD, expand
from loaders.statement import Statement, certainty, denied

C = "[\ue000-\ue3ff\uf600-\uf6ff]"
"""A character's name may look like a person's or like nothing known."""
DESCRIBED = rf"(?:(?:{WORD}|[\uec00-\uefff\uf000-\uf3ff] ?(?:'s)?|,) ){{0,7}}?"
PLAYS = (
    "plays|play|played|playing|portrays|portray|portrayed|portraying|voices|voiced|voicing|embodies|"
    "(?:reprises?|reprised|reprising) (?:(?:his|her|their) )?(?:[a-z-]+ ){0,3}?roles? (?:as|of)|takes? on the role of|"
    "in the role of|(?:cast|stars?|starred|starring|appears?|returns?|returning|known|debuts?|introduced|co-stars|featured|best known) as|"
    "(?:steps?|stepping) into the role of"
)
PATTERNS = tuple(
    re.compile(expand(pattern))
    for pattern in (
        rf"(?P<p>{{P}})(?: \([^()]*\))? ,? ?(?:who )?(?:{{B}})?(?:also )?(?:{PLAYS}) {DESCRIBED}(?P<c>{C})(?! 's)",
        rf"(?P<p>{{P}})(?: \([^()]*\))? as {DESCRIBED}(?P<c>{C})(?! 's)",
        rf"(?P<c>{C}) ,? ?\(? ?(?:who is )?(?:played|portrayed|voiced) (?:here |again )?by (?:{{w}}){{0,4}}?(?P<p>{{P}})",
        rf"(?P<c>{C}) \( (?P<p>{{P}}) \)",
        rf"(?P<p>{{P}}) 's (?:{{w}}){{0,4}}?character ,? ?(?:the )?(?:{{w}}){{0,4}}?(?P<c>{C})(?! 's)",
        rf"(?P<p>{{P}}) \( (?:as |who plays |playing )?(?P<c>[\uf600-\uf6ff]) \)",
    )
)
CONTEXT = re.compile(r"\b(?:star|cast|play|role|voice|portray|appear|feature|reprise|lead|join|ensemble|character|act(?:or|ress)\b|as\b)")
STORY = re.compile(
    expand(
        rf"(?P<f>{{F}}) ,? ?(?:which |that |also )?(?:follows|centers on|centres on|revolves around|tells the story of|focuses on|"
        rf"chronicles|is about|sees|finds|centers around) {DESCRIBED}(?P<c>{C})(?! 's| \()"
    )
)


def statements(lines: Sequence[Line]) -> Iterator[Statement]:
    """Roles and characters of all sentences; each role comes with its actor."""
    for line in lines:
        text = line.skeleton.text
        if CONTEXT.search(text):
            for pattern in PATTERNS:
                for match in pattern.finditer(text):
                    yield from _role(match, text, line)
        for match in STORY.finditer(text):
            sign = line.skeleton.signs[match["c"]]
            if not sign.reference:
                yield Statement(line.skeleton.signs[match["f"]].name, "character", sign.name, line)


def _role(match: re.Match[str], text: str, line: Line) -> Iterator[Statement]:
    person, character = (line.skeleton.signs[match[g]] for g in ("p", "c"))
    if person.name == character.name or character.reference or denied(text, match.start(), match.end()):
        return
    if " as " in match.group() and not ACTING.search(text) or HIMSELF.search(match.group()):
        return
    for film in films_of(match, text, line):
        sure = certainty(text, match.start(), match.end())
        yield Statement(film, "role", person.name, line, sure, {"character": character.name})
        yield Statement(film, "actor", person.name, line, sure)


ACTING = re.compile(r"\b(?:star|cast|play|role|voice|portray|appear|reprise|lead|ensemble|opposite|alongside|join)")
HIMSELF = re.compile(r"\b(?:producer|director|writer|known as|such as|as well as|himself|herself|serve|ceo|president)\b")
