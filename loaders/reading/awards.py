"""Prizes won and nominations, by films and by people: what a prize named in a sentence hangs on, and who or what has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.reading.coreference import Line
from loaders.reading.folding import fold
from loaders.reading.holders import AROUND, LEAD, TO, Held, held
from loaders.reading.phrases import Phrases
from loaders.reading.prizes import BEST, PRIZE, credit_of, marked
from loaders.reading.rules import WORD
from loaders.reading.skeleton import CLASSES
from loaders.reading.statement import Statement

P, F, D, Z = CLASSES["P"], CLASSES["F"], CLASSES["D"], PRIZE
JOINT = r"(?: (?:,|:|—|and|&|plus|including|for|in|wins|awards|prizes|trophies|both|nominations?|nods?|noms?))|(?: (?:as well as|along with|among them|in addition to))"
COUNTED = rf"(?:the|an?|his|her|its|their|both|two|three|four|five|six|seven|eight|nine|ten|another|several|top|first|second|{D}|[0-9][\w-]*|'s|[\ue800-\uf37f])"
PRIZES = re.compile(rf"{Z}(?:(?:{JOINT}){{1,3}} (?:{COUNTED} ){{0,4}}?{Z})*")
CONTINUED = re.compile(r" for [^;—]{1,70}? (?:,|and|, and|&) (?:the |an? )?|(?: with| ,)(?: (?!for )[^ ;—\ue000-\ue7ff]+){1,10} including (?:the |an? )?")
"""Between two prizes of one verb: "won best director for P and best actress for Q"."""


def statements(lines: Sequence[Line]) -> Iterator[Statement]:
    """award and nominated_for of all sentences, and the credits that a category tells."""
    for before, line in pairwise([None, *lines]):
        if line is None or (named := marked(line)) is None:
            continue
        phrases = fold(named)
        yield from _called(before, phrases, line)
        yield from _bracketed(named, line)
        for part in (phrases, *phrases.parts, *_asides(named)):
            for note in part.notes:
                if note.what in {"award", "nominated_for"}:
                    yield Statement(note.left.name, note.what, note.right.name, line, rule="prize note " + note.what)
            yield from _stated(part, line)


ASIDE = re.compile(rf"\( (?P<in>[^()]*{Z}[^()]*) \)")


def _asides(named: Line) -> Iterator[Phrases]:
    """What brackets say with prizes in them, each as a sentence."""
    for match in ASIDE.finditer(named.skeleton.text):
        yield fold(replace(named, skeleton=replace(named.skeleton, text=match["in"])))


GIVEN = re.compile(r"\b(?:troph(?:y|ies)|awards?|prizes?|honou?r\w*|recipients?|winners?|w[io]n\w*|receiv\w+|nomin\w+|noms?|nods?)\b")
HOLDER = re.compile(rf"(?P<n>{P}) \( (?:{AROUND} ){{0,3}}(?P<z>{Z}) \)")
HELD_BY = re.compile(rf"(?P<z>{Z}) \( (?:for )?(?:[a-z-]+ ){{0,3}}?(?P<n>{P})(?: (?:for|in) (?P<f>{F}))? \)")


def _bracketed(named: Line, line: Line) -> Iterator[Statement]:
    """ "best actress (P for F)" after a word of winning, "trophies for P (Prize) and Q (Prize)"."""
    text, signs = named.skeleton.text, named.skeleton.signs
    for pattern in (HOLDER, HELD_BY):
        for match in pattern.finditer(text):
            cue = list(GIVEN.finditer(text, 0, match.start()))
            if not cue:
                continue
            name, holder, film = signs[match["z"]].name, signs[match["n"]], match.groupdict().get("f")
            what = "nominated_for" if cue[-1].group().startswith("no") else "award"
            yield Statement(holder.name, what, name, line, rule="prize bracket")
            if film:
                yield Statement(signs[film].name, what, name, line, rule="prize bracket film")
            if film and (credit := credit_of(name)):
                yield Statement(signs[film].name, credit, holder.name, line, rule="prize bracket credit")


def _stated(phrases: Phrases, line: Line) -> Iterator[Statement]:
    text = phrases.text
    last: Held | None = None
    end = 0
    for match in _lists(text):
        names = prizes(match.group(), phrases)
        going_on = last if last and CONTINUED.fullmatch(text, end, match.start()) else None
        found = going_on or held(phrases, match, last, personal=bool(credit_of(names[0])))
        if found is None:
            continue
        last, end = found, match.end()
        if any(s.kind == "name" for s in found.who) and not SCREEN.search(" ".join(names)):
            continue
        if len(found.who) == len(names) > 1 and "respectively" in text[match.start() : match.end() + 16]:
            yield from (Statement(sign.name, found.what, name, line, rule="prize respectively") for sign, name in zip(found.who, names, strict=True))
            continue
        for sign in found.who:
            yield from (Statement(sign.name, found.what, name, line, rule="prize " + found.rule) for name in names)
        yield from _shared(phrases, match, found, names, line)
        film = _made_for(match, phrases) if found.who and all(s.kind != "film" for s in found.who) else ""
        for name in names if film else ():
            if BEST.search(name):
                yield Statement(film, found.what, name, line, rule=f"prize {found.rule} film")
            if credit := credit_of(name):
                yield from (Statement(film, credit, s.name, line, rule=f"prize {found.rule} credit") for s in found.who if s.kind == "person")


CLOSED = re.compile(rf" , and (?:{COUNTED} ){{0,4}}(?={Z}$)")


def _lists(text: str) -> Iterator[re.Match[str]]:
    """The lists of prizes; of "P won X, and Y went to Q" the second is one of its own."""
    for match in PRIZES.finditer(text):
        closed = CLOSED.search(match.group())
        if closed is None or not TO.match(text, match.end()):
            yield match
            continue
        parts = PRIZES.match(text, match.start(), match.start() + closed.start()), PRIZES.match(text, match.start() + closed.end())
        yield from (part for part in parts if part)


CALLED = re.compile(rf"(?:^|(?<=[,:;—] )|(?<=when )|(?<=as )|(?<=that )|(?<=while )|(?<=but )|(?<=and ))the (?:(?:former )?[a-z]+ and )?(?:[a-z0-9]+-time |[0-9]+x |twice |two-times |former |{D} )?(?P<o>{Z}(?:(?: ,| and| &)+ {Z})*) (?P<w>winner|nominee)(?: 's)? (?!for |of |and |, |in |at |[\ue000-\ue7ff])")
ALONE = re.compile(r"(?<!\bof )[\ue000-\ue3ff](?! 's|-)")


def _called(before: Line | None, phrases: Phrases, line: Line) -> Iterator[Statement]:
    """What somebody goes by instead of a name: "the two-time Oscar nominee said", of the one person that the sentence before names."""
    found = list(CALLED.finditer(phrases.text))
    if not found or before is None:
        return
    people = {s.name for s in before.skeleton.signs.values() if s.kind == "person" and s.name}
    person = people.pop() if len(people) == 1 else None
    for match in found if person else ():
        if any(sign.name != person for other in ALONE.finditer(phrases.text, 0, match.start()) for sign in phrases.names(other.group(), "person")):
            continue
        what = "award" if match["w"] == "winner" else "nominated_for"
        yield from (Statement(str(person), what, prize, line, rule="prize called") for prize in prizes(match["o"], phrases))


SCREEN = re.compile(r"Academy Award|Oscar|\b(?:film|feature|picture|short|documentary|series)\b", re.IGNORECASE)
"""Prizes that a name of unknown kind is likely to have: then it is a film's."""


def prizes(text: str, phrases: Phrases) -> list[str]:
    """The prizes of a list; of "two Oscars: best picture and best score" each category is one of the body's."""
    body = ""
    found: list[str] = []
    for match in re.finditer(rf"(?P<joint>[^\uf380-\uf3ff]*)(?P<z>{Z})", text):
        name = phrases.line.skeleton.signs[match["z"]].name
        under = body and BEST.match(name) and (found[-1:] != [body] or re.search(r"including|:|for|in|—|among", match["joint"]))
        if under:
            if found[-1:] == [body]:
                found.pop()
            name = f"{body} for {name}"
        elif body and name.startswith(f"{body} for ") and found[-1:] == [body] and "including" in match["joint"]:
            found.pop()
        elif not BEST.match(name):
            body = name.split(" for ")[0] if BEST.search(name) else name
        found.append(name)
    return found


# -- for which film -------------------------------------------------------------------------------

_W = rf"(?:(?!producing|hosting){WORD} |'s |as |{D} |[\ue800-\uebff] 's )"
FOR_FILM = re.compile(rf"(?:(?: (?:award|prize|category|honou?rs?|on|in|at|from) ?)?(?: (?:[^ ,;—\ue000-\ue7ff]+)){{0,7}}?)?(?: ,)? for {_W}{{0,8}}?(?P<f>{F})")
LED_FILM = re.compile(rf"for {_W}{{0,8}}?(?P<f>{F})(?: 's (?:{WORD} ){{0,3}}?| (?:{WORD} ){{0,2}}?)?(?: as [^ ,]+)? , ")
_WORK = rf"(?P<f>[\ue400-\uf37f\uf600-\uf6ff]) 's (?:{WORD} ){{0,3}}?(?:performances?|roles?|portrayal|screenplay|score|cinematography|direction|costumes?|effects|editing)\b"
WORK_IN = re.compile(rf"(?: ,)? for (?:both )?{_WORK}")
LED_WORK = re.compile(rf"for {_WORK}[^,]{{0,60}} , ")
"""Whose score somebody won for is a film, and no other person."""
WHICH_FILM = re.compile(rf"(?P<f>{F})(?: ,)? for which (?:{WORD} ){{0,3}}?$")


def _made_for(match: re.Match[str], phrases: Phrases) -> str:
    """The film for which a person has a prize, which is the film's too: "P won X for F", "For his role in F, P won X", "F, for which P won X"."""
    text = phrases.text
    before = re.split(r" (?:[\ue000-\ue3ff]) ", text[: match.start()])[0] + " "
    found = WORK_IN.match(text, match.end()) or LED_WORK.match(text) or FOR_FILM.match(text, match.end()) or LED_FILM.match(text) or WHICH_FILM.search(before)
    film = phrases.names(found["f"])[0] if found else None
    return film.name if film and not BEST.match(film.text) else ""


# -- fields: whom else a category names ------------------------------------------------------------

FOR_PERSON = re.compile(rf" for {LEAD}(?P<n>{P})(?! 's)")
MEMBER = re.compile(rf"(?P<p>{P}) (?:for|in) (?:{WORD} ){{0,5}}?(?P<f>{F})")


def _shared(phrases: Phrases, match: re.Match[str], held: Held, names: Sequence[str], line: Line) -> Iterator[Statement]:
    """Whom a category names besides its subject: "best actress for P", and the rest of a field: "P for F, P for F and P for F"."""
    text = phrases.text
    credit = credit_of(names[-1])
    if credit and held.rule != "noun for" and (given := FOR_PERSON.match(text, match.end())):
        for name in names:
            if credit_of(name) or name == names[-1]:
                yield from (Statement(s.name, held.what, name, line, rule="prize for person") for s in phrases.names(given["n"], "person"))
        for film in (s for s in held.who if s.kind == "film"):
            yield from (Statement(film.name, credit, s.name, line, rule="prize for credit") for s in phrases.names(given["n"], "person"))
    pairs = list(MEMBER.finditer(text, match.start()))
    if len(pairs) < 2 or len(names) != 1:
        return
    for pair in pairs:
        for sign in phrases.names(pair["p"], "person"):
            yield Statement(sign.name, held.what, names[0], line, rule="prize field")
            if credit:
                yield from (Statement(film.name, credit, sign.name, line, rule="prize field credit") for film in phrases.names(pair["f"], "film"))
