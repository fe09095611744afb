"""Release dates that move: the old date, the new one and the reason, where one sentence tells of the move."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.dates import PartialDate
from graph.model import Certainty
from loaders.reading.coreference import Line
from loaders.reading.needs import wording
from loaders.reading.releases import slot
from loaders.reading.rules import WORD
from loaders.reading.skeleton import CLASSES
from loaders.reading.statement import Statement, certainty
from loaders.reading.yearless import nearest, of_year, yearless

D, F, ORG = CLASSES["D"], CLASSES["F"], CLASSES["O"]
FILL = rf"(?:(?:{WORD}|'s|{ORG}) ){{0,5}}?"
OPEN = (
    r"(?:open|opens|release|released|be released|debut|debuts|arrive|arrives|hit|hits|bow|bows|premiere|premieres|launch|launches|land|lands|come out|comes out|"
    r"follow|follows|reach|reaches|be seen|be shown|go|goes|come|comes|opening|arriving|debuting|hitting|coming|bowing|premiering|launching)"
)
MOVE = (
    r"(?:moves?|moved|moving|shifts?|shifted|shifting|slips?|slipped|slides?|slid|pushed|pushes|pushing|delays?|delayed|delaying|bumped|bumps|bumping|postpones?|postponed|"
    r"reschedules?|rescheduled|put back|held back|set back|brought forward|moved up|pulled|pulls|jumps|jumped|advances|advanced|waits|wait|goes|(?:comes?|came|coming) (?:forward|back|up))"
)
LEAVE = r"(?:leaves?|left|leaving|vacates?|vacated|vacating|abandons?|abandoned|swaps?|swapped|trades?|traded|exchanges?|exchanged)"
WHAT = rf"(?:{FILL}{F}(?: 's)? )?"
"""The film, where somebody moves it: "Neon has pushed F from May to June"."""
PLANNED = r"(?:planned|scheduled|slated|set|dated|due|promised|announced|meant|expected|earmarked|fixed)"
PATTERNS = tuple(
    wording(pattern)
    for pattern in (
        # "moves from June 5 to January 22", "has moved off its planned June 5 release to January 22"
        rf"\b{MOVE} (?:with (?:it|them) ,? ?)?{WHAT}{FILL}(?:from|off) {FILL}(?P<old>{D})(?: ,)? {FILL}(?:to|until) {FILL}(?P<new>{D})",
        # "moves to January 22 from June 5"
        rf"\b{MOVE} {WHAT}{FILL}(?:to|until|for) {FILL}(?P<new>{D})(?: ,)? {FILL}from {FILL}(?P<old>{D})",
        # "which Paramount had planned for July 23, will now open on November 19"
        rf"\b(?:had|was|were|been|first|originally|previously|last|once|initially|and) {FILL}{PLANNED} {FILL}(?:for )?(?P<old>{D}) ,? ?(?:but |and )?(?:it )?(?:will|is|now|has)(?: {WORD}){{0,4}}? {OPEN} {FILL}(?P<new>{D})",
        # "due on Nov. 3, will now be released on March 15", "planned for May, is now to come out in July"
        rf"\b{PLANNED} {FILL}(?:for|on|in|to {OPEN}) {FILL}(?P<old>{D}) ,? ?(?:but |and )?(?:it )?(?:(?:will|is|are) (?:now|instead)|now|instead)(?: {WORD}){{0,4}}? {OPEN} {FILL}(?P<new>{D})",
        # "leaves September 3 for October 22"
        rf"\b{LEAVE} {FILL}(?P<old>{D})(?: ,)? {FILL}for {FILL}(?P<new>{D})",
        # "will not open on November 19 as planned but on May 27"
        rf"\b(?:not|no longer|never) {OPEN} {FILL}(?P<old>{D}) (?:as {PLANNED} |after all )?,? ?but {FILL}(?P<new>{D})",
        # "will not open until May 27"
        rf"\b(?:will|does|would) not {OPEN} (?:{WORD} ){{0,5}}?(?:until|till|before) {FILL}(?P<plan>{D})",
        # "opens on May 27 instead of November 19"
        rf"{OPEN} {FILL}(?P<new>{D}) ,? ?(?:{WORD} ){{0,2}}?(?:instead of|rather than) {FILL}(?P<old>{D})",
        # "opens on May 27, not November 19", and in a correction "it is May 27, not November 19"
        rf"(?:{OPEN}|(?:\bdate|\bit|{CLASSES['H']}) is) {FILL}(?P<new>{D}) ,? ?(?P<not>(?:and )?not) {FILL}(?P<old>{D})",
        # "moves to January 22", "delayed by six months, to January 22"
        rf"\b{MOVE} {WHAT}{FILL},? ?(?:to|until) {FILL}(?P<new>{D})",
        # "will now open on January 22", or has "a new date: January 22"
        rf"\b(?:will|is|are) now (?:{WORD} ){{0,2}}?(?:{OPEN}|{PLANNED}|due) {FILL}(?P<new>{D})",
        rf"\bnew (?:theatrical |release |opening |premiere |streaming )*date (?:of |for )?(?:{FILL}{F} )?(?:is|:|of|,|—|will be) {FILL}(?P<new>{D})",
        # "whose first date, 23 July 2021, was given up"; "was originally set for July"; "gives up its date of May 5"
        rf"\b(?:first|original|previous|earlier|old|initial|former) (?:release |opening |planned )?date ,? ?(?:of )?(?P<old>{D})",
        rf"\b(?:originally|previously|initially|first|once) {PLANNED} {FILL}(?:for|to {OPEN}) {FILL}(?P<old>{D})",
        rf"\b(?:will|does|would) no longer {OPEN} {FILL}(?P<old>{D})",
        rf"\b(?:will|does|would) not {OPEN} (?!(?:{WORD} ){{0,5}}?(?:until|till|before) ){FILL}(?P<denied>{D})",
        rf"\b(?:giv\w+ up|gave up|los\w+|lost|vacat\w+|abandon\w+|leav\w+|left) (?:its|the|that|their|a) {FILL}(?P<old>{D})",
        rf"\bvacat\w+ (?P<old>{D})",
        rf"\b(?:removed|taken|pulled|dropped) (?:from|off) {FILL}(?P<old>{D})",
    )
)  # fmt: skip
GIVEN_UP = wording(rf"\bgiven up for (?P<chain>{FILL}{D}(?: ?,? (?:and )?then (?:for |to )?{FILL}{D})*)")
"""A chain of dates of which each gave way to the next: none of them is the plan any more."""
DAY = re.compile(D)
"""No wording does without a date."""
SUBJECT = re.compile(rf"(?P<f>{F})[^\ue400-\ue7ff;]*$")
ELSE = re.compile(r"\bthe (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|latter|former|other|next|sequel)(?: one| film| part| entry)?(?: also| now| then| itself)? ?$")
"""A film that is only counted, and not the one spoken of."""
ABOUT = re.compile(r"\b(?:releas\w*|opening|theat(?:er|re)s|cinemas?|date|premiere|debut)\b")
"""Words by which a sentence without a film still speaks of the article's."""
OTHER = re.compile(r"\b(?:production|shoot\w*|filming|photography|trailer|ceremony|awards|festival|market|company|office|film's setting|story)\b(?! (?:halt|stop|delay))")
REASON = re.compile(
    r"\b(?:because of|due to|in response to|owing to|on account of|as a result of|in the wake of|amid) (?P<why>[^,.;:—–()“”\"]{1,90})", re.IGNORECASE
)
GOES_ON = re.compile(r" (?:and (?:will|is|has|was|now|it|they|would|so)|but|while|which|that|from|until|to (?:open|be|hit|come|release)|according to)\b.*")
"""What follows the reason in its clause."""


CORRECTION = re.compile(
    r"\b(?:corrections?|corrected|correcting|clarification|misstated|misidentified|erroneous(?:ly)?|incorrect(?:ly)?|wrong(?:ly)?|mistaken(?:ly)?|in error"
    r"|(?:earlier|previous|original) version of th(?:is|e) (?:story|article|post|report|item))\b"
)
"""Words by which an article takes back what was printed."""


ELSEWHERE = re.compile("\\bto (?:the )?[\ue800-\uebff] (?:in|during) (?:early |late )?[\uf400-\uf5ff]$")
"""A project that went to another company."""


def statements(lines: Sequence[Line]) -> Iterator[Statement]:
    """release_date of every move that a sentence tells."""
    for number, line in enumerate(lines):
        text = line.skeleton.text
        if not DAY.search(text):
            continue
        taken: set[str] = set()
        corrects = any(CORRECTION.search(each.skeleton.text) for each in lines[max(0, number - 2) : number + 1])
        for match in GIVEN_UP.finditer(text):
            taken.update(re.findall(D, match["chain"]))
            yield from _chain(match, text, line)
        for pattern in PATTERNS:
            for match in pattern.finditer(text):
                if not OTHER.search(match.group()) and not ELSEWHERE.search(match.group()):
                    yield from _told(match, line, taken, corrects=corrects)


def _told(match: re.Match[str], line: Line, taken: set[str], *, corrects: bool) -> Iterator[Statement]:
    """What one wording says of its dates; each date of a sentence is told once."""
    found = {name: char for name, char in match.groupdict().items() if char and (name == "not" or char not in taken)}
    film = _film(match, line.skeleton.text, line) or (line.focus if corrects and "not" in found else None)
    dates = _dates(match, line, same_year=corrects and "not" in found)
    taken.update(char for char in found.values() if len(char) == 1)
    if film is None:
        return
    for name, char in found.items():
        if (when := dates.get(char)) is None:
            continue
        old = dates.get(match.groupdict().get("old") or "")
        previous = {"previous": old.edtf} if old is not None else {}
        if name == "denied" or (name == "old" and corrects and "not" in found):
            yield replace(_statement(match, line, film, char, when, status="scheduled"), certainty=Certainty.DENIED, rule="no such date")
        elif name == "plan":
            yield _statement(match, line, film, char, when, status="scheduled")
        elif name == "old":
            yield _statement(match, line, film, char, when, status="delayed-from")
        elif corrects and "not" in found:
            yield _statement(match, line, film, char, when, status="scheduled", correction="true", **previous)
        else:
            yield _statement(match, line, film, char, when, status="rescheduled", **previous)


def _statement(match: re.Match[str], line: Line, film: str, char: str, when: PartialDate, **said: str) -> Statement:
    """A date of the film with its slot, as the words around it tell it, and what the wording says of it."""
    text = line.skeleton.text
    qualifiers = slot(_around(match, text), when, line, moved=said["status"] == "delayed-from")
    if qualifiers["status"] in {"released", "announced"}:
        del said["status"]
    rule = {"delayed-from": "move old", "rescheduled": "move new"}.get(said.get("status", ""), "move")
    sure = certainty(text, match.start(), match.end())
    return Statement(film, "release_date", when, line, sure, qualifiers | reason_of(line) | said, rule=rule, sign=char)


def _dates(match: re.Match[str], line: Line, *, same_year: bool) -> dict[str, PartialDate]:
    """The dates of a wording by their signs; of two, one without a year takes it from the other.

    "From March 19, 2027, to June 4" is the June after that March; "from March 19 to June 4, 2027", told in May 2026, the March
    before that June; "June 11, 2027, not June 4" is one year.
    """
    groups = match.groupdict()
    signs = {char: line.skeleton.signs[char] for name, char in groups.items() if char and name != "not"}
    found = {char: sign.date for char, sign in signs.items() if sign.date is not None}
    old, new = found.get(groups.get("old") or ""), found.get(groups.get("new") or "")
    if old is None or new is None:
        return found
    day = line.published
    no_year = {name: yearless(signs[groups[name]]) for name in ("old", "new")}
    if no_year["old"] and not no_year["new"] and same_year:
        found[groups["old"]] = of_year(old, int(new.edtf[:4])) or old
    elif no_year["old"] and not no_year["new"] and day is not None and old.before(day):
        found[groups["old"]] = nearest(old, new, day)
    elif no_year["new"] and not no_year["old"]:
        found[groups["new"]] = nearest(new, old, day)
    return found


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


def _chain(match: re.Match[str], text: str, line: Line) -> Iterator[Statement]:
    """Old plans in the order in which they came: "May 2022 and then September" is no September before that May."""
    last: PartialDate | None = None
    for char in re.findall(D, match["chain"]):
        sign = line.skeleton.signs[char]
        when = sign.date
        if when is not None and last is not None and when.before(last) and not re.search(r"\d{4}", sign.text):
            when = PartialDate.parse(f"{last.edtf[:4]}{when.edtf[4:]}")
        film = _film(match, text, line)
        if film and when is not None:
            yield _statement(match, line, film, char, when, status="delayed-from")
        last = when or last


def _around(match: re.Match[str], text: str) -> str:
    return text[max(0, match.start() - 80) : match.end() + 60]


def reason_of(line: Line) -> dict[str, str]:
    """Why, as a qualifier; none where the sentence does not say."""
    found = REASON.search(" ".join(token.text for token in line.sentence.tokens))
    if found is None:
        return {}
    why = " ".join(GOES_ON.sub("", found["why"]).split()[:LONG])
    return {"reason": re.sub(r" (?=['’])", "", why)} if why else {}


LONG = 10
"""Words of a reason that are kept."""
