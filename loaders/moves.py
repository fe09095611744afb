"""Release dates that move: the old date, the new one and the reason, where one sentence tells of the move."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.dates import PartialDate
from loaders.coreference import Line
from loaders.releases import slot
from loaders.rules import WORD
from loaders.skeleton import CLASSES
from loaders.statement import Statement, certainty

D, F, ORG = CLASSES["D"], CLASSES["F"], CLASSES["O"]
FILL = rf"(?:(?:{WORD}|'s|{ORG}) ){{0,5}}?"
OPEN = (
    r"(?:open|opens|release|released|be released|debut|debuts|arrive|arrives|hit|hits|bow|bows|premiere|premieres|launch|launches|land|lands|come out|comes out|"
    r"follow|follows|reach|reaches|be seen|be shown|go|goes|come|comes)"
)
MOVE = (
    r"(?:moves?|moved|moving|shifts?|shifted|slips?|slipped|slides?|slid|pushed|pushes|delayed|bumped|bumps|postponed|rescheduled|put back|held back|set back|"
    r"brought forward|moved up|pulled|pulls|jumps|jumped|advances|advanced|waits|wait|goes|(?:comes?|came|coming) (?:forward|back|up))"
)
LEAVE = r"(?:leaves?|left|leaving|vacates?|vacated|vacating|abandons?|abandoned|swaps?|swapped|trades?|traded|exchanges?|exchanged)"
PLANNED = r"(?:planned|scheduled|slated|set|dated|due|promised|announced|meant|expected|earmarked|fixed)"
PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # "moves from June 5 to January 22", "has moved off its planned June 5 release to January 22"
        rf"\b{MOVE} {FILL}(?:from|off) {FILL}(?P<old>{D}) {FILL}(?:to|until) {FILL}(?P<new>{D})",
        # "moves to January 22 from June 5"
        rf"\b{MOVE} {FILL}(?:to|until|for) {FILL}(?P<new>{D}) {FILL}from {FILL}(?P<old>{D})",
        # "which Paramount had planned for July 23, will now open on November 19"
        rf"\b(?:had|was|were|been|first|originally|previously|last|once|initially|and) {FILL}{PLANNED} {FILL}(?:for )?(?P<old>{D}) ,? ?(?:but |and )?(?:it )?(?:will|is|now|has)(?: {WORD}){{0,4}}? {OPEN} {FILL}(?P<new>{D})",
        # "due on Nov. 3, will now be released on March 15", "planned for May, is now to come out in July"
        rf"\b{PLANNED} {FILL}(?:for|on|in|to {OPEN}) {FILL}(?P<old>{D}) ,? ?(?:but |and )?(?:it )?(?:(?:will|is|are) (?:now|instead)|now|instead)(?: {WORD}){{0,4}}? {OPEN} {FILL}(?P<new>{D})",
        # "leaves September 3 for October 22"
        rf"\b{LEAVE} {FILL}(?P<old>{D}) {FILL}for {FILL}(?P<new>{D})",
        # "will not open on November 19 as planned but on May 27"
        rf"\b(?:not|no longer|never) {OPEN} {FILL}(?P<old>{D}) (?:as {PLANNED} |after all )?,? ?but {FILL}(?P<new>{D})",
        # "opens on May 27 instead of November 19"
        rf"{OPEN} {FILL}(?P<new>{D}) ,? ?(?:{WORD} ){{0,2}}?(?:instead of|rather than|and not) {FILL}(?P<old>{D})",
        # "moves to January 22"
        rf"\b{MOVE} {FILL}(?:to|until) {FILL}(?P<new>{D})",
        # "whose first date, 23 July 2021, was given up"; "was originally set for July"; "gives up its date of May 5"
        rf"\b(?:first|original|previous|earlier|old|initial|former) (?:release |opening |planned )?date ,? ?(?:of )?(?P<old>{D})",
        rf"\b(?:originally|previously|initially|first|once) {PLANNED} {FILL}(?:for|to {OPEN}) {FILL}(?P<old>{D})",
        rf"\b(?:will|does|would) (?:not|no longer) {OPEN} {FILL}(?P<old>{D})",
        rf"\b(?:giv\w+ up|gave up|los\w+|lost|vacat\w+|abandon\w+|leav\w+|left) (?:its|the|that|their|a) {FILL}(?P<old>{D})",
        rf"\b(?:removed|taken|pulled|dropped) (?:from|off) {FILL}(?P<old>{D})",
    )
)  # fmt: skip
GIVEN_UP = re.compile(rf"\bgiven up for (?P<chain>{FILL}{D}(?: ?,? (?:and )?then (?:for |to )?{FILL}{D})*)")
"""A chain of dates of which each gave way to the next: none of them is the plan any more."""
SUBJECT = re.compile(rf"(?P<f>{F})[^\ue400-\ue7ff;]*$")
ELSE = re.compile(r"\bthe (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|latter|former|other|next|sequel)(?: one| film| part| entry)?(?: also| now| then| itself)? ?$")
"""A film that is only counted, and not the one spoken of."""
ABOUT = re.compile(r"\b(?:releas\w*|opening|theat(?:er|re)s|cinemas?|date|premiere|debut)\b")
"""Words by which a sentence without a film still speaks of the article's."""
OTHER = re.compile(r"\b(?:production|shoot\w*|filming|photography|trailer|ceremony|awards|festival|market|company|office|film's setting|story)\b(?! (?:halt|stop|delay))")
REASON = re.compile(rf"\b(?:because of|due to|in response to|owing to|on account of|as a result of|in the wake of|amid) (?P<why>(?:(?:{WORD}|[\ue800-\uebff]|[\uf000-\uf6ff]|'s) ?){{1,9}})")


def statements(lines: Sequence[Line]) -> Iterator[Statement]:
    """release_date of every move that a sentence tells."""
    for line in lines:
        text = line.skeleton.text
        taken: set[str] = set()
        reason = reason_of(line)
        for match in GIVEN_UP.finditer(text):
            taken.update(re.findall(D, match["chain"]))
            yield from _chain(match, text, line, reason)
        for pattern in PATTERNS:
            for match in pattern.finditer(text):
                found = {name: char for name, char in match.groupdict().items() if char and char not in taken}
                if OTHER.search(match.group()):
                    continue
                if old := found.get("old"):
                    taken.add(old)
                    yield from _old(match, old, text, line, reason)
                if new := found.get("new"):
                    taken.add(new)
                    yield from _new(match, new, match.groupdict().get("old"), text, line, reason)


def _film(match: re.Match[str], text: str, line: Line) -> str | None:
    """Whose date it is: the last film before, in the same clause, else the one that the article goes on about."""
    if own := re.findall(F, match.group()):
        return line.skeleton.signs[own[0]].name
    if ELSE.search(text[max(0, match.start() - 60) : match.start()]):
        return None
    subject = SUBJECT.search(text, 0, match.start())
    if subject:
        return line.skeleton.signs[subject["f"]].name
    return line.focus if ABOUT.search(text) else None


def _chain(match: re.Match[str], text: str, line: Line, reason: dict[str, str]) -> Iterator[Statement]:
    """Old plans in the order in which they came: "May 2022 and then September" is no September before that May."""
    last: PartialDate | None = None
    for char in re.findall(D, match["chain"]):
        sign = line.skeleton.signs[char]
        when = sign.date
        if when is not None and last is not None and when.before(last) and not re.search(r"\d{4}", sign.text):
            when = PartialDate.parse(f"{last.edtf[:4]}{when.edtf[4:]}")
        film = _film(match, text, line)
        if film and when is not None:
            yield Statement(film, "release_date", when, line, qualifiers=slot(_around(match, text), when, line, moved=True) | reason, rule="move old")
        last = when or last


def _old(match: re.Match[str], char: str, text: str, line: Line, reason: dict[str, str]) -> Iterator[Statement]:
    film, when = _film(match, text, line), line.skeleton.signs[char].date
    if film and when is not None:
        qualifiers = slot(_around(match, text), when, line, moved=True) | reason
        yield Statement(film, "release_date", when, line, certainty(text, match.start(), match.end()), qualifiers, rule="move old")


def _new(
    match: re.Match[str], char: str, old: str | None, text: str, line: Line, reason: dict[str, str]
) -> Iterator[Statement]:
    film, when = _film(match, text, line), line.skeleton.signs[char].date
    if film is None or when is None:
        return
    qualifiers = slot(_around(match, text), when, line, moved=False)
    if qualifiers.get("status") != "released":
        qualifiers["status"] = "rescheduled"
    before: PartialDate | None = line.skeleton.signs[old].date if old else None
    previous = {"previous": before.edtf} if before is not None else {}
    yield Statement(film, "release_date", when, line, certainty(text, match.start(), match.end()), qualifiers | previous | reason, rule="move new")


def _around(match: re.Match[str], text: str) -> str:
    return text[max(0, match.start() - 80) : match.end() + 60]


def reason_of(line: Line) -> dict[str, str]:
    """Why, as a qualifier; none where the sentence does not say."""
    found = REASON.search(line.skeleton.text)
    if found is None:
        return {}
    signs = line.skeleton.signs
    why = "".join(signs[char].text if char in signs else char for char in found["why"]).replace(" 's", "’s").strip(" ,")
    return {"reason": why} if why else {}
