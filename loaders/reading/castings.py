"""Roles told without a verb of acting: gapped lists ("P plays C, Q her husband, D"), copulas ("P is C") and parts that go to somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.model import Certainty
from loaders.reading import clauses
from loaders.reading.coreference import Line, passing
from loaders.reading.needs import wording
from loaders.reading.roles import ACTING, NEXT
from loaders.reading.rules import WORD
from loaders.reading.skeleton import CLASSES, Sign
from loaders.reading.statement import Statement, certainty, denied
from loaders.reading.trades import CREDITS

F = CLASSES["F"]
P = "[\ue000-\ue2ff]"
"""A person by name."""
PN = "[\ue000-\ue2ff\uf600-\uf67f]"
"""The same, or a name of which the article does not show what it is."""
C = "[\ue000-\ue2ff\uf000-\uf3ff\uf600-\uf67f]"
"""A character's name looks like a person's or like nothing known."""
NOUNS = rf"(?:(?!(?:of|who|whose|which|that|is|are|was|were|has|had|in|on|at|by|to|for|from|with|as|and|or) ){WORD} )"
DETERMINER = r"(?:her|his|their|its|the|a|an)"
ROLE = rf"{DETERMINER} {NOUNS}{{1,4}}?(?:of (?:the |his |her |their )?{NOUNS}{{1,3}}?)?(?:, )?(?:(?:called|named|known as) )?(?:{DETERMINER} {NOUNS}{{1,4}}?)?"
"""What somebody is in the story: "her husband, ", "his uncle, the cattleman ", "an agent called "."""
PLAYED = re.compile(r"\b(?:plays?|played|playing|portrays?|voices?|stars?|starring|cast|appears?|returns?|reprises?|featuring|features|has|have)\b")
GAPPED = re.compile(rf"(?:,|;|and|while) (?P<p>{PN}) {ROLE}(?P<c>{C})?{NEXT}")
LISTED_AS = re.compile(rf"(?P<p>{PN}) as {ROLE}(?P<c>{C}){NEXT}")
IS = wording(
    rf"(?:^|[,;—] (?:and |while )?|\b(?:and|while|in {F} ,) )(?P<p>{P}) (?:is|was) (?:(?:once|yet) again |again |also |back as |here )?"
    rf"(?:(?:the|a|an|his|her|their) {NOUNS}{{0,4}}?(?:(?:called|named) )?|(?:(?![a-z-]+(?:ing|ed) ){NOUNS}){{1,2}}?)?(?P<c>{C}){NEXT}"
)
WENT = wording(
    rf"\b(?:the |that |lead |title ){{1,2}}(?:part|role) (?:(?:of (?P<c>{C})) )?(?:(?:in (?P<f>{F})) )?(?:then |later |finally |instead |eventually |has |had |will )*(?:went|goes|gone|go|passed|passes) to {NOUNS}{{0,3}}?(?P<p>{PN})"
)
NEW = wording(
    rf"(?P<p>{P}(?: ?(?:, (?:and )?|and |& ){P})*) (?:is|are) (?:also )?(?:new to|newcomers to|new faces in|the newcomers in|among the new faces in|joining|part of|back in|back for|in the cast of) (?:the (?:cast of )?)?(?P<f>{F})"
)
KNOWN_FROM = re.compile(rf", (?:the|a|an) {NOUNS}{{1,3}}(?:of|from) {F}")
"""An apposition that tells where a character is known from."""
HERE = re.compile(rf"(?: ,? ?(?:the|a|an|his|her) {NOUNS}{{1,4}},)? in {F}")
TITLE_ROLE = wording(
    rf"(?P<p>{PN})(?:[^,;—\ue000-\ue3ff]{{0,60}}|, (?:who|which) [^,;—\ue000-\ue3ff]{{0,60}})\b(?:title|titular|eponymous) (?:role|part|character|hero|heroine|figure)\b"
    rf"|\b(?:title|titular|eponymous) (?:role|part|character|hero|heroine|figure) (?:is |was )?(?:played|portrayed|voiced|taken) by (?P<q>{PN})"
)
TAKES = r"(?:replaces|replace|replaced|replacing|takes? over (?:from|for)|took over (?:from|for)|taking over (?:from|for)|steps in for|stepped in for|stepping in for|succeeds|succeeded)"
AS = rf"(?: as (?:the (?:new )?)?(?:(?P<t>director|writer|screenwriter|composer|producer)\b|{NOUNS}{{0,3}}?(?P<c>{C})))?(?: (?:in|on|for|of) {NOUNS}{{0,3}}?(?P<f>{F}))?(?! as )"
REPLACES = (
    wording(rf"(?P<p>{PN}) (?:(?:will|is|has|set|to|now|be|being|also) )*{TAKES} (?P<q>{PN}){AS}"),
    wording(rf"(?:(?P<q>{PN}) (?:, [^,;—]{{1,80}}, )?)?(?:(?:has|have|had|was|is|been|being|will|and|be) )+replaced by (?P<p>{PN}){AS}"),
)
NOT = re.compile(r"\b(?:not|never|no longer)\b")
OFFICE = re.compile(r"\b(?:president|ceo|chairman|chief|head|executive|agent|manager|lawyer|attorney|wife|husband|daughter|son|brother|sister|mother|father|born|friend|fan|guest|winner|host|reporter)\b")
"""Said of people and not of parts, where the verb of acting is missing."""


@dataclass(frozen=True, slots=True)
class _Scene:
    """A sentence with what is known of the article around it."""

    line: Line
    film: str
    acting: bool
    """Whether the sentence, or the one before, speaks of who plays whom."""


def statements(lines: Sequence[Line], known: frozenset[str], jobs: Mapping[str, str]) -> Iterator[Statement]:
    """role and actor; `known` are people whose trade or credits the article tells: no part bears their name; `jobs` tells what people are known as."""
    before = ""
    for line in lines:
        text = line.skeleton.text
        named = [line.skeleton.signs[char].name for char in re.findall(F, KNOWN_FROM.sub("", clauses.spoken_of(text)))]
        film = named[0] if len(set(named)) == 1 else line.focus if not named or line.focus in named else None
        if film:
            scene = _Scene(line, film, bool(ACTING.search(text) or ACTING.search(before)))
            yield from _of(scene, known, jobs)
        before = text


def _of(scene: _Scene, known: frozenset[str], jobs: Mapping[str, str]) -> Iterator[Statement]:
    text = scene.line.skeleton.text
    if told := PLAYED.search(text):
        for match in GAPPED.finditer(text, told.end()):
            yield from _part(match, scene, known, "gapped role")
        if len(re.findall(rf"{P} as ", text)) > 1:
            for match in LISTED_AS.finditer(text):
                yield from _part(match, scene, known, "listed role")
    for match in IS.finditer(text):
        if (scene.acting or HERE.match(text, match.end())) and not OFFICE.search(match.group()):
            yield from _part(match, scene, known, "copula role", needed=True)
    for match in WENT.finditer(text):
        yield from _part(match, scene, known, "part went to")
    for match in TITLE_ROLE.finditer(text):
        if not denied(text, match.start(), match.end()):
            person = scene.line.skeleton.signs[match["p"] or match["q"]]
            sure = certainty(text, match.start(), match.end())
            title = scene.film.split(":")[0]
            named = _is_a_name(title) and person.name != title
            yield from _cast(scene.film, person.name, title if named else "", scene.line, sure, "title role")
    for pattern in REPLACES:
        for match in pattern.finditer(text):
            yield from _replaced(match, scene, jobs)
    for match in (found for found in NEW.finditer(text) if found["f"] not in passing(scene.line.skeleton)):
        for sign in scene.line.skeleton.names(match["p"], "person"):
            yield Statement(scene.line.skeleton.signs[match["f"]].name, "actor", sign.name, scene.line, certainty(text, match.start(), match.end()), rule="new to the cast")


def _replaced(match: re.Match[str], scene: _Scene, jobs: Mapping[str, str]) -> Iterator[Statement]:
    """Who comes, and who goes: as what they are called there, else as what they are known for, else as actors."""
    line, signs = scene.line, scene.line.skeleton.signs
    come, gone = signs[match["p"]], signs[match["q"]] if match["q"] else None
    film = signs[match["f"]].name if match["f"] else scene.film
    told = jobs.get(come.name) or (jobs.get(gone.name) if gone else None) or "actor"
    credit = (match["t"] or told).replace("screenwriter", "writer")
    if credit not in CREDITS or (gone is not None and gone.name == come.name) or NOT.search(match.group()):
        return
    sure = certainty(line.skeleton.text, match.start(), match.end())
    yield Statement(film, credit, come.name, line, sure, rule="replaces")
    if match["c"] and credit == "actor":
        yield Statement(film, "role", come.name, line, sure, {"character": signs[match["c"]].name}, rule="replaces")
    if gone is not None and sure is not Certainty.RUMOURED:
        yield Statement(film, credit, gone.name, line, Certainty.DENIED, {"departure": "true"}, rule="replaced")


def _is_a_name(film: str) -> bool:
    """Whether a film may be called like somebody, so that its title role bears its name: "Vera Drake", "Joker"; not "The Widow"."""
    words = film.split()
    return len(words) < 4 and words[0] not in {"The", "A", "An"} and all(word[0].isupper() and word.isalpha() for word in words)


def _part(match: re.Match[str], scene: _Scene, known: frozenset[str], rule: str, *, needed: bool = False) -> Iterator[Statement]:
    """The role where the character is named, and its actor; with `needed` nothing without the character."""
    line, signs = scene.line, scene.line.skeleton.signs
    text = line.skeleton.text
    if denied(text, match.start("p"), match.end()):
        return
    person: Sign = signs[match["p"]]
    part = signs[match["c"]] if match["c"] else None
    if part is None and needed:
        return
    if part is not None and (part.reference or part.name in known or part.name == person.name or part.name.isupper()):
        return
    film = signs[match["f"]].name if match.groupdict().get("f") else scene.film
    sure = certainty(text, match.start(), match.end())
    yield from _cast(film, person.name, part.name if part else "", line, sure, rule)


def _cast(film: str, person: str, character: str, line: Line, sure: Certainty, rule: str) -> Iterator[Statement]:
    """The role, where a character is named, and always its actor."""
    if character:
        yield Statement(film, "role", person, line, sure, {"character": character}, rule=rule)
    yield Statement(film, "actor", person, line, sure, rule=rule)
