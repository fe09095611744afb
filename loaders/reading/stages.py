"""How far a film has come: in development, filming, wrapped, delayed, cancelled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.dates import PartialDate
from loaders.reading import clauses
from loaders.reading.coreference import Line
from loaders.reading.needs import wording
from loaders.reading.rules import WORD
from loaders.reading.skeleton import CLASSES
from loaders.reading.statement import Statement, certainty, denied

F, D, P = CLASSES["F"], CLASSES["D"], CLASSES["P"]
OF = rf"(?: (?:on|of|for) (?:(?:{WORD}|'s|{P}|{D}) ){{0,6}}?(?P<f>{F}))"
SHOOT = r"(?:principal photography|photography|production|filming|shooting|cameras|camera)"
AUX = r"(?:(?:has|have|is|are|was|were|been|now|already|currently|officially|just|recently|reportedly|quietly|also|and|which|that|who|season|\d+|,) ){0,6}?"
SUBJECT = rf"(?P<f>{F}) {AUX}"
BEEN = rf"(?P<f>{F}) (?:(?:has|have|which|that|,|also|officially|now|recently|just) ){{0,4}}?(?:is|was|were|been|being|are) (?:being |now |also |indefinitely |officially )*"
STATES = tuple(
    (state, wording(pattern))
    for state, pattern in (
        ("filming", rf"\b{SHOOT}{OF}? (?:(?:has|have|is|are|now|currently|already|officially|just|recently) )*(?:under ?way|begun|rolling|roll(?= (?:this|on|in|{D}))|started|commenced|kicked off|got(?:ten)? under ?way|began|gets under ?way|begins|kicks off|starts|continues?)\b(?:{OF.replace('<f>', '<g>')})?"),
        ("filming", rf"{SUBJECT}(?:filming|shooting|in production|before cameras|(?:begun|began|begins|started) (?:filming|shooting|production|principal photography))\b"),
        ("filming", rf"{P} (?:is|are|now|currently|and|,| |{P})*(?:is|are) (?:currently |now |busy )?(?:filming|shooting|in production on) (?:(?:{WORD}|'s|{P}|{D}) ){{0,6}}?(?P<f>{F})"),
        ("filming", rf"\b(?:currently|now) (?:filming|shooting|in production on) (?:(?:{WORD}|'s|{P}) ){{0,6}}?(?P<f>{F})"),
        ("wrapped", rf"{SUBJECT}(?:wrapped|(?:completed|finished|concluded|wrapped) (?:filming|shooting|production|principal photography|its shoot))\b"),
        ("wrapped", rf"\b{SHOOT}{OF}? (?:(?:has|have|recently|just|was) )*(?:wrapped|concluded|been completed|finished)\b"),
        ("wrapped", rf"\b(?:has|have|had|recently|just) (?:just |recently )?(?:wrapped|(?:wrapped|completed|finished) (?:filming|shooting|production|principal photography|work))(?: on| of)? (?:(?:{WORD}|'s|{P}) ){{0,6}}?(?P<f>{F})"),
        ("post-production", rf"{SUBJECT}(?:in|entering) post(?:-production| production)?\b"),
        ("post-production", rf"\bin post-?production on (?:(?:{WORD}|'s|{P}) ){{0,4}}?(?P<f>{F})"),
        ("pre-production", rf"\bin pre-?production on (?:(?:{WORD}|'s|{P}) ){{0,4}}?(?P<f>{F})"),
        ("pre-production", rf"{SUBJECT}(?:in|entering) pre-?production\b"),
        ("in development", rf"{SUBJECT}(?:in (?:early |active |the early stages of )?development|in the works|being developed)\b"),
        ("in development", rf"\b(?:is|are) (?:currently |now )?developing (?:(?:{WORD}|'s|{P}) ){{0,6}}?(?P<f>{F})"),
        ("delayed", rf"{BEEN}(?:(?:delayed|postponed)\b(?! by (?:the|a))|pushed back|taken off (?:the|its) (?:release )?(?:calendar|schedule)|pulled from (?:the|its)|(?:leaves|leaving|left|removed from) (?:the|its) (?:release )?(?:calendar|schedule))"),
        ("delayed", r"\bhas been (?:postponed|delayed) indefinitely\b"),
        ("cancelled", r"\b(?:has|have|had) been (?:cancel+ed|scrapped|shelved|axed)\b|\b(?:will not|won[’']t) (?:go|be going|move) (?:forward|ahead)\b"),
        ("cancelled", rf"{BEEN}(?:cancel+ed|scrapped|shelved|axed)\b"),
    )
)  # fmt: skip
LATER = wording(
    rf"(?P<f>{F}) (?:(?:{WORD}|,) ){{0,4}}?(?:pushed|moved|delayed|shifted|postponed|bumped|moves|shifts) (?:back )?(?:from|off) (?:(?:{WORD}|'s) ){{0,5}}?(?P<d>{D})"
    rf" (?:(?:{WORD}|,) ){{0,6}}?to (?:(?:{WORD}) ){{0,3}}?(?P<e>{D})"
)
RELATIVE = re.compile(r" , (?:which|for which|in which|whose|who|that|directed|written|starring|an?|the|based) [^,;—]{1,140} ,(?= (?:is|has|was|will|won))")
"""What only describes the film between its name and its verb."""
AHEAD = re.compile(r"\b(?:will|to|set|slated|scheduled|due|expected|before|when|if|until|would|could|once|hopes?|plans?|ahead of|start of)\b(?: [a-z]+){0,3} ?$")
NOT_FILM = re.compile(r"\b(?:partnerships?|strategy|technology|games?|albums?|version|updates|episodes)\b")


def statements(lines: Sequence[Line]) -> Iterator[Statement]:
    """status of all sentences."""
    for line in lines:
        text = RELATIVE.sub(" ,", clauses.plain(line.skeleton.text))
        own = clauses.spoken_of(text)
        for state, pattern in STATES:
            for match in pattern.finditer(own):
                if _told(match, text) and not (state in OF_NOW and _of_another_day(match, text, line)):
                    start = _start(match, text, line) if state == "filming" else {}
                    for film in _films(match, text, line):
                        yield Statement(film, "status", state, line, certainty(text, match.start(), match.end()), start)
        for match in LATER.finditer(text):
            old, new = (line.skeleton.signs[match[group]].date for group in "de")
            if old is not None and new is not None and old.before(new):
                yield Statement(line.skeleton.signs[match["f"]].name, "status", "delayed", line)


def _told(match: re.Match[str], text: str) -> bool:
    """Whether the words are neither denied nor of what is still to come."""
    if (denied(text, match.start(), match.end()) and not match.group().startswith("w")) or NOT_FILM.search(match.group()):
        return False
    return not (AHEAD.search(text[max(0, match.start() - 30) : match.start()]) or re.search(r"\b(?:will|to|set|not) (?:begin|start|be)\b", match.group()))


SINCE = re.compile(
    rf"\b(?:(?:began|begun|started|commenced|kicked off|got(?:ten)? under ?way|rolled|since)(?: (?:(?!until|for|ahead)[a-z-]+|,|[\ue000-\uf3ff\uf600-\uf7ff])){{0,8}}? (?:on |in |since )?(?P<d>{D}))"
)
"""When a shoot began, as far as the sentence tells."""


def _start(match: re.Match[str], text: str, line: Line) -> dict[str, str]:
    """The first day of a shoot that goes on, as a qualifier."""
    _, right = clauses.clause(text, match.start(), match.end())
    found = SINCE.search(text, match.start(), right)
    when = line.skeleton.signs[found["d"]].date if found else None
    day = line.published
    if when is None or when.earliest is None or (day is not None and (day.latest is None or when.earliest > day.latest)):
        return {}
    return {"start": when.edtf}


OF_NOW = frozenset({"filming", "wrapped"})


def _of_another_day(match: re.Match[str], text: str, line: Line) -> bool:
    left, right = clauses.clause(text, match.start(), match.end())
    return any(_other_day(sign.date, line) for sign in line.skeleton.names(text[left:right], "date"))


def _other_day(when: PartialDate | None, line: Line) -> bool:
    """Whether the day lies ahead, or more than a year back."""
    day = line.published.latest if line.published else None
    if when is None or day is None or when.earliest is None or when.latest is None:
        return False
    return when.earliest > day or (day - when.latest).days > YEAR


YEAR = 400
"""Days after which a shoot is surely over."""


def _films(match: re.Match[str], text: str, line: Line) -> list[str]:
    groups = match.groupdict()
    named = groups.get("f") or groups.get("g")
    if named:
        return [line.skeleton.signs[named].name]
    left, right = clauses.clause(text, match.start(), match.end())
    before = clauses.film_at(text, left, match.start(), line, last=True)
    after = clauses.film_at(text, match.end(), right, line, last=False)
    found = before or after or (line.focus if not line.skeleton.names(text[left : match.start()], "film") else None)
    return [found] if found else []
