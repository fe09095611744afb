"""Which film the words of a sentence speak of."""

from __future__ import annotations

import re

from loaders.reading.coreference import Line
from loaders.reading.phrases import Phrases
from loaders.reading.rules import expand
from loaders.reading.skeleton import CLASSES

SUBJECT = re.compile(r"(?P<n>[\uf600-\uf67f])(?: ,)? (?:is|was|has been|will be) ")
LEAN = re.compile(r"(?P<n>[\ue400-\ue7ff\uf600-\uf6ff])(?: ,| —)? ?$")
"""A title right before the words ("F , starring P"), or a name that they make one."""
DASHED = re.compile(r" — [^—]{1,200} — ")
WITHIN = re.compile(expand(r",? (?:in|on) (?:{w}){0,4}?(?P<f>{F})"))
ITS = re.compile(r"\bits (?:(?:co-)?(?:writer|director|star|screenwriter|producer|composer|script|screenplay|score|music|cast)s?|lead|leads|makers?)\b|\b(?:directed|wrote|co-wrote|produced|scored|made|shot|directs|writes|penned|helmed|scripted|release|releases|released|distribute|distributes|acquired|bought) it\b")
"""The film last spoken of, and not the article's."""
MAIN = re.compile(expand(r" , (?:the (?:{w}){0,3})?(?P<f>{F}) (?!,|and |or |\()"))
"""The subject that a participle at the head of the sentence waits for: "Starring P , F follows …"."""
CLAUSE = re.compile(r" ; | — | \. | , (?:while|but|whereas) ")


HEAD = re.compile(rf"(?:[a-z]+ )?(?P<f>{CLASSES['F']})")
"""A clause whose subject is a film."""
JOINED = re.compile(r"(?:^|,) and (?:also |was |is |will |has |been |be ){0,3}$|(?:^|, )and (?:also |was |is |will |has |been |be ){0,3}(?:stars|starred|co-stars|features|featured|directed|written|produced|released|distributed|filmed|shot)\b")
"""Verbs joined to those of the clause's subject: "F , set in the world of F , and stars P"."""


DEFINITION = re.compile(rf"(?P<f>{CLASSES['F']}) (?:is|was) (?:an?|the) [^;]*$")
PARTICIPLE = re.compile(r"(?:, )?(?:and |also |both ){0,2}(?:co-)?(?:directed|written|produced|starring|based|distributed|released|animated|narrated|scored|adapted|featuring|filmed|shot|set)\b")
"""What goes on with a definition: "F is a film based on F2 and directed by P"."""
AWAY = re.compile(r" (?:(?:writer|director|author|star|creator|producer|maker|team|minds?)s? (?:of|behind)|following|after|including|include|known for|credits|whose|who|behind|like|since|before)\b")
"""Words after which a title is somebody's other work."""


AWAY_FROM = re.compile(r" ?, (?:the|an?) ")
"""An apposition to the person just named."""


WHOSE = re.compile(
    r"(?<=[\ue000-\ue3ff]) , (?:whose|who|an?|the|one of|fresh off|formerly|last seen|(?:(?:also|best|perhaps|well) ){0,2}known for) [^,;—]{1,120}(?= ,(?! (?:which|that|where|in which) ))"
    r"| , (?:whose|(?:(?:also|best|perhaps|well) ){0,2}known for|who is (?:(?:also|best|perhaps|well) ){0,2}known for) [^,;—]{1,120}(?= ,)"
)
"""What somebody in passing is known for."""
OTHER = re.compile(expand(r"{D} (?:{w}){0,2}?(?:{N}|movie|version)\b|\b(?:an?|another) (?:{w}|{X} |{L} ){0,4}?{N} (?:that |which )?$"))
"""A film without a name that is not the article's: "P's 2001 film", "a drama he directed"."""


FAME = re.compile(rf" of {CLASSES['F']} fame")
OF_LAST = re.compile(rf"{CLASSES['F']},? ?,? (?:which|that) ")
"""A relative clause says something of the last title of a list."""


class Upto:
    """A match without its film, for the search of one."""

    def __init__(self, match: re.Match[str]) -> None:
        self._match = match

    def groupdict(self) -> dict[str, str | None]:
        return {}

    def start(self) -> int:
        return self._match.start()

    def end(self) -> int:
        return self._match.end()


def films_in(match: re.Match[str] | Upto, phrases: Phrases, *, joined: bool = False) -> list[str]:
    """The films that a match speaks of: its own, the name it leans on, the nearest of the clause, else the article's."""
    own = match.groupdict().get("f")
    if own:
        names = list(dict.fromkeys(s.name for s in phrases.names(own, "film", "name")))
        return names[-1:] if OF_LAST.search(phrases.text, match.start(), match.end()) else names
    text = phrases.text
    before = WHOSE.sub(" ", DASHED.sub(" ", text[: match.start()]))
    shared = JOINED.search(before) or JOINED.match(text[match.start() : match.end()])
    if joined and not shared and (lean := LEAN.search(text, 0, match.start())):
        signs = phrases.names(lean["n"])
        if signs[-1].kind in {"film", "name"}:
            return [signs[-1].name]
    if inside := WITHIN.match(text, match.end()):
        return [phrases.names(inside["f"])[0].name]
    if joined and not before.strip() and (main := MAIN.search(text, match.end())):
        return [phrases.names(main["f"])[0].name]
    left = max((m.end() for m in CLAUSE.finditer(before)), default=0)
    near = phrases.names(before[left:], "film")
    if near and (defined := DEFINITION.match(before)) and PARTICIPLE.match(text, match.start()):
        return [phrases.names(defined["f"])[0].name]
    if near:
        head = HEAD.match(before, left) if shared else None
        return [(phrases.names(head["f"])[0] if head else near[-1]).name]
    end = CLAUSE.search(text, match.end())
    ahead = FAME.sub("", text[match.end() : end.start() if end else len(text)])
    after = phrases.names(ahead, "film")
    if after and not ((before.strip() or AWAY_FROM.match(ahead)) and AWAY.search(re.split(CLASSES["F"], ahead)[0])):
        return [after[0].name]
    if near := phrases.names(before, "film"):
        return [near[-1].name]
    if joined and (subject := SUBJECT.match(text)):
        return [phrases.names(subject["n"])[0].name]
    if not joined and OTHER.search(before, left):
        return []
    meant = phrases.line.recent if ITS.search(text, max(0, match.start() - 6), match.end()) else None
    meant = meant or phrases.line.focus
    return [meant] if meant else []


NO_FILM = re.compile(rf"(?P<f>{CLASSES['F']})(?: 's)? (?:podcast|album|stage (?:show|musical|play|production)|musical|novel|exhibition|tour|lawsuit|column|newsletter)\b")
"""What bears a title in a sentence and is no film."""
STAGED = re.compile(rf"\b(?:productions?|revivals?|stagings?|run|tour) of (?:[a-z-]+ |{CLASSES['P']} 's ){{0,3}}(?P<f>{CLASSES['F']})")
STAGE = re.compile(r"\b(?:(?:off-)?broadway|stage|theat(?:er|re)|west end|touring|understud\w+|playwright)\b")


ON_STAGE = re.compile(rf" ?,? (?:in|for|during) (?:the|an?|its|his|her) (?:[a-z0-9-]+ |{CLASSES['D']} |{CLASSES['X']} ){{0,4}}(?:production|revival|staging|run|tour|workshop)\b")


def _staged(line: Line, text: str) -> bool:
    """Whether a sentence speaks of the stage."""
    return bool(STAGE.search(text)) or any(STAGE.search(sign.text.casefold()) for sign in line.skeleton.signs.values())


def on_stage(phrases: Phrases, end: int) -> bool:
    """Whether what a match says is said of a stage production, named right after it."""
    return bool(ON_STAGE.match(phrases.text, end)) and _staged(phrases.line, phrases.text)


def no_films(line: Line) -> frozenset[str]:
    """What bears a title in a sentence and is no film by it: a podcast, a record, a stage show."""
    text, signs = line.skeleton.text, line.skeleton.signs
    found = {signs[match["f"]].name for match in NO_FILM.finditer(text)}
    staged = list(STAGED.finditer(text))
    if staged and _staged(line, text):
        found.update(signs[match["f"]].name for match in staged)
    return frozenset(found)
