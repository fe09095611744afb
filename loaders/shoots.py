"""Where films are shot, and who is there for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.places import find_place
from loaders import clauses
from loaders.coreference import Line
from loaders.localities import NEAR, PLACES, places_of, with_places
from loaders.rules import WORD
from loaders.skeleton import CLASSES
from loaders.statement import Statement, certainty, denied

P, F, D = CLASSES["P"], CLASSES["F"], CLASSES["D"]
PEOPLE = rf"{P}(?: ?(?:, (?:and |& )?|and |& ){P})*"
FILL = rf"(?:(?!(?:shot|filmed|filming|shooting|lensed) )(?:{WORD}|'s|,|—|[\ue000-\uebff\uf000-\uf5ff]) ){{0,10}}?"
"""Words and names on the way from a verb to its place; never another place."""
AT = r"(?P<at>(?<=moved )to|(?<=relocated )to|(?<=shifted )to|in and around|in|at|on|around|across|near|outside|inside|throughout|between|along|off)"
VERB = r"(?P<v>shot|shoots|shooting|shoot|filmed|films|filming(?! (?:location|spot|site))|film|lensed|lensing|lenses|lens|re-?shot|re-?shoots?)"
NOUN = r"(?P<n>principal photography|principle photography|photography|production|filming|shooting|shoot|cameras?)"

HINT = re.compile(r"shot|shoot|film|lens|production|photography|camera|location|\bsets?\b|doing|do\b|working|making")
ACTED = re.compile(rf"(?<![\w-]){VERB} {NEAR}(?P<mid>{FILL}){AT} {PLACES}")
NOMINAL = re.compile(rf"(?<![\w-]){NOUN} {NEAR}(?P<mid>{FILL}){AT} {PLACES}")
WHERE = re.compile(
    rf"\b{AT} {NEAR}{PLACES} ,? ?(?:where|in which) (?:(?:{WORD}|{P}|'s) ){{0,5}}?(?:(?P<f>{F})|it|they) (?:(?:{WORD}) ){{0,4}}?"
    r"(?:shot|filmed|filming|lensed|shooting|in production)\b"
)
WORK_ON = re.compile(
    rf"\b(?P<at>to|in|for|into|on|at) {NEAR}{PLACES} (?:, )?(?:where {P} )?(?:(?:{WORD}|{D}|\[) ){{0,5}}?"
    rf"(?:doing|filming|shooting|working on|making|(?:to|and) (?:go )?(?:and )?(?:do|film|shoot|make|work on)) (?:(?:{WORD}|{D}|{P}|'s|[\uf000-\uf3ff]) ){{0,5}}?(?P<f>[\ue400-\ue7ff\uf600-\uf67f])"
)
FOR_SHOOT = re.compile(
    rf"\b(?P<at>to|in|into|for|at) {NEAR}{PLACES} (?:, )?(?:for|to (?:begin|start|continue|resume|commence)) (?:(?:{WORD}|{D}) ){{0,5}}?"
    r"(?:shoot|shooting|filming|production|photography)\b"
)
SITE = re.compile(
    rf"{PLACES} ,? ?(?:which (?:was|is) |is |was |serve[sd] as )?(?:a |the |one of the )?(?:main |primary |key |real-life )?(?:filming|shooting|film) "
    rf"(?:location|spot|site)s? (?:for|of|in) (?:(?:{WORD}) ){{0,3}}?(?P<f>{F})"
)
LISTED = re.compile(
    rf"\b(?:films|movies|series|shows|titles|projects|productions|pics|features) (?:(?:{WORD}) ){{0,4}}?(?:shot|filmed|made|lensed|shoot|film|shooting|filming) (?:{WORD} )?"
    rf"(?P<at>in|across) {PLACES} (?:(?:{WORD}|{D}|'s|,) ){{0,6}}?(?:included?|including|includes|such as|like|are|were|:) (?:(?:{WORD}|{P}|'s) ){{0,5}}?"
    rf"(?P<f>{F}(?: ?(?:, (?:and )?|and |& )(?:(?:{WORD}|{P}|'s) ){{0,4}}?{F})*)"
)
SITES = re.compile(rf"(?:filming|shooting|film) locations? (?P<mid>{FILL})(?:include|includes|including|included|are|were|was|is|such as) {PLACES}")
MOVED = re.compile(rf"\b(?:brings?|brought|takes?|took|taking|bringing|moves?|moved|moving|shifts?|shifted) (?P<mid>(?:(?:{WORD}|{F}|{D}) ){{1,6}}?)(?P<at>to) {PLACES}")
DOUBLE = re.compile(
    rf"{PLACES} (?:(?:will|to|is|are|was|were|would) )*(?:stands? in|standing in|stood in|doubl(?:e|es|ed|ing)|subs|subbing|subbed) (?:for|as)\b"
    rf"|\b(?:with|using) {PLACES.replace('<l>', '<m>')} (?:standing in|doubling|subbing) (?:for|as)\b"
)
CREW = re.compile(rf"\b(?:crew|cast and crew|production|shoot|cameras|unit|filming) (?:(?:will|then|now|also|has|have) )*(?:moves?|moved|heads?|travels?|relocates?|shifts?|decamps?|goes|go) (?:on |over |next )?(?P<at>to|for) {PLACES}")
WEEKS = re.compile(rf"\b(?:wrapped|completed|finished|wraps|concluded|shot|filmed) [^;—]{{0,170}}?after (?:(?:{WORD}) ){{1,4}}?(?:days?|weeks?|months?) (?P<at>in|on|at|across|around) {PLACES}")
OWN = re.compile(rf"{PLACES} (?:- )?(?:shot|filmed|lensed|shoot|set visit)\b(?! (?:in|at|on|by|to|for|down|and)\b)")
SEEN = re.compile(
    rf"(?P<p>{PEOPLE}) (?:(?:was|were|has been|have been|been|is|are) )?(?:just )?(?:spotted|seen|photographed|pictured|snapped) "
    rf"(?P<mid>(?:(?:{WORD}|{D}|{F}|'s) ){{0,8}}?){AT} {PLACES}"
)
SET_OF = re.compile(rf"\b(?:sets?|location shoot|on location)(?: of {F})? (?P<mid>(?:(?:{WORD}|{F}|'s|{D}) ){{0,4}}?){AT} {PLACES}")

CRIME = re.compile(
    r"\b(?:police|killed|gunman|gunfire|gunmen|gunshots?|wounded|victims?|injured|mass shooting|school shooting|suspect|fatal\w*|shooters?|bullets?|"
    r"murder\w*|hospitali[sz]ed|arrested|survivors?|lives|massacre)\b"
)
SCREEN = re.compile(r"\b(?:film|films|filmed|filming|movie|series|footage|scenes?|photography|production|documentary)\b")
OTHER_THING = re.compile(
    r"\b(?:albums?|songs?|singles?|commercials?|ads?|advert\w*|campaign|portraits?|interviews?|photo|tribute|podcast|tickets|office|offices|company|companies|"
    r"screen(?:ed|ing|s)|premier\w+|festival|released?|theaters|cinemas|box office|out|markets?|value|designer|executive|hub|incentives?|banner|outfit|house|services)\b"
)
EVENT = re.compile(
    r"\b(?:beg[iau]n(?:s|ning)?|start(?:s|ed|ing)?|under ?way|wrap(?:s|ped|ping)?|kick(?:s|ed|ing)?|got going|gets? going|going on|took place|tak(?:e|es|ing) place|scheduled|slated|"
    r"set to|set for|due|commenc\w+|continu\w+|resum\w+|roll(?:s|ed|ing)?|complet\w+|conclud\w+|finish\w+|mov(?:e|es|ed|ing)|shift\w*|return\w*|planned|expected|"
    r"is|was|are|were|being|currently|issues|runs?|ran|ended|head(?:s|ed|ing)?)\b"
)
LEAD = re.compile(
    r"\b(?:beg[iau]n(?:s|ning)?|start(?:s|ed|ing)?|wrap(?:s|ped|ping)?|kick(?:s|ed|ing)? off|commenc\w+|continu\w+|resum\w+|complet\w+|finish\w+|enter(?:s|ed|ing)?|"
    r"in|into|during|after|ahead of|before|midway through|following) (?:the |its |their |his |her |a |main |principal |\S+-week |\S+-day )*$"
)
ASIDE = re.compile(r"\b(?:who|whom|whose|about|because|when|said|says|told|that|since|until|but)\b")
UNREAL = re.compile(r"\b(?:would|could|might|if|idea|instead of|rather than|used to|normally|usually|typically|one day|wanted|offered)\b")
GENERIC = re.compile(r"\b(?:productions|movies|films and|more (?:filming|production)|fees|tax credits?|incentives?|local film|film and (?:tv|television))\b")
DETERMINED = re.compile(r"\b(?:the|a|this|that|'s) (?:[a-z]+ )?$")
"""Before "shooting": what is meant is no film's."""
HELPERS = (
    r"(?:is|are|was|were|be|been|being|has|have|had|will|to|also|set|slated|scheduled|due|expected|about|currently|now|recently|just|already|"
    r"reportedly|then|first|later|finally|both|all|next|team|teaming|reunite|prepar(?:e|es|ing)|prepping|gear(?:s|ing)?|up|going|head(?:s|ing)|back|busy|gets?|got|"
    r"began|begun|begins?|beginning|starting?|started?|starts|continue[sd]?|continuing|finished|finishes|finishing|completed|completes|wrapp(?:ed|ing)|wraps?|"
    r"resumed?|resumes|kick(?:ed|s|ing)? off|production|on|principal|photography|partly|largely|mostly|entirely|primarily|mainly|partially|extensively|off|"
    r"again|once|in|must|can|midway through|through|halfway|underway|officially|who|still|readying|directed|wrote|writes|produced|,|and|his|her|their|the|after|a)"
)
PERSON_BEFORE = re.compile(rf"(?P<p>{PEOPLE}) (?:{HELPERS} ){{0,9}}$")
WRAPPED = re.compile(
    rf"(?P<p>{PEOPLE}) (?:(?:has|have|had|is|are|was|just|recently|already|will|set|to) )*"
    r"(?:wrapp?(?:ed|s|ing)?|completed|finished|shoot(?:ing)?|film(?:ing)?|begun|began|begins?|starts?|started) [^,;]{0,90}$"
)
FILM_BEFORE = re.compile(rf"(?P<f>{F}(?: ?(?:, (?:and )?|and |& )[\ue400-\ue7ff\uf600-\uf67f])*) (?:{HELPERS} |which |that |— |principle ){{0,9}}$")
WAS = re.compile(r"\b(?:is|are|was|were|be|been|being)(?: [a-z-]+){0,3} $")
ANOTHER = re.compile(r"\b(?:an?|another|several|two|three) (?:[a-z-]+ ){0,4}?(?:film|movie|drama|comedy|thriller|series|feature|project|documentary|pilot|western|biopic|musical)\b")
"""A shoot of something that has no name here."""
FAR_SUBJECT = re.compile(rf"(?P<f>{F}) (?:,|which|that|is|was|has|and|—)(?: (?!{P})[^;]{{0,160}})?$")
COORDINATE = re.compile(rf"(?:^|[;—,] )(?P<p>{P}) [^;—\ue000-\ue3ff]{{1,90}}? and (?:also |then )?$")
DOES = re.compile(r"\b(?:to|will|can|they|we|who|it|production) (?:[a-z]+ly |then |also |begin )?$")
OPENS = re.compile(r"(?:set|based|inspired|written|produced|directed|made|partly|filmed|shot) [^—;]*\b(?:and|,) (?:[a-z]+ly )?$")
STARTS = re.compile(r"^(?:[a-z]+ly |currently |also |and |now )*$")
PART = re.compile(r"\b(?:sequences?|scenes?|episodes?|finale|season|footage|parts?|exteriors|interiors|stunts?|it|they|which|that|we|i|you|majority|half|portions?|most|who) (?:[a-z]+ ){0,4}$")


@dataclass(frozen=True, slots=True)
class _Shoot:
    films: tuple[str, ...]
    people: tuple[str, ...] = ()


def statements(lines: Sequence[Line]) -> Iterator[Statement]:
    """filmed_in and on_location of all sentences."""
    for line in map(with_places, lines):
        text = line.skeleton.text
        if not HINT.search(text):
            continue
        said: set[tuple[str, str, str]] = set()
        if CRIME.search(text) and not SCREEN.search(text):
            continue
        for match, shoot in _shoots(text, line):
            for statement in _of(match, shoot, text, line):
                key = (statement.subject, statement.predicate, str(statement.object))
                if key not in said:
                    said.add(key)
                    yield statement


def _of(match: re.Match[str], shoot: _Shoot, text: str, line: Line) -> Iterator[Statement]:
    if UNREAL.search(text, max(0, match.start() - 40), match.start("l")) or denied(text, match.start(), match.start("l")):
        return
    sure = certainty(text, match.start(), match.end())
    for place in places_of(match, line.skeleton.signs, sure=match.re in {SITE, DOUBLE}):
        if match.groupdict().get("at") == "outside" and _vast(place):
            continue
        for film in shoot.films:
            yield Statement(film, "filmed_in", place, line, sure)
        for person in shoot.people:
            yield Statement(person, "on_location", place, line, sure, {"film": shoot.films[0]} if shoot.films else {})


def _vast(name: str) -> bool:
    """Whether "outside" the place means elsewhere altogether, as with a country."""
    place = find_place(name)
    return place is not None and place.kind in {"country", "state", "region", "continent"}


def _shoots(text: str, line: Line) -> Iterator[tuple[re.Match[str], _Shoot]]:
    """Every wording of a shoot with the films and people that it is of."""
    for pattern, reading in READINGS:
        for match in pattern.finditer(text):
            if shoot := reading(match, text, line):
                yield match, shoot


def _acted(match: re.Match[str], text: str, line: Line) -> _Shoot | None:
    """Somebody shoots something, or something is shot: by what stands before the verb."""
    if OTHER_THING.search(match["mid"]) or ASIDE.search(match["mid"]):
        return None
    before = clauses.lead(text, match.start("v"))
    begins = len(before) == match.start("v")
    if match["v"] == "shooting" and DETERMINED.search(before):
        return None
    people = PERSON_BEFORE.search(before)
    own = _named(match["mid"], line)
    if people and WAS.search(before[people.end("p") :]) and match["v"] in {"shot", "filmed"}:
        return None
    if match["v"] in {"film", "films", "shoot", "shoots"} and not (DOES.search(before) or (match["v"].endswith("s") and re.search(rf"(?:{P}|{F}) (?:[a-z]+ly )?$", before))):
        return None
    if people and not own and ANOTHER.search(match["mid"]):
        return None
    if people:
        films = own or _before(text, people.start(), line) or _after(text, match.end(), line) or _focus(line)
        return _Shoot(films, _named(people["p"], line, "person"))
    if not own and ANOTHER.search(match["mid"]):
        return None
    if own and match["v"] not in {"film", "films"}:
        return _Shoot(own)
    if subject := FILM_BEFORE.search(clauses.spoken_of(before)):
        return _Shoot(_named(subject["f"], line, ""))
    if begins and (STARTS.fullmatch(before) or OPENS.match(before)):
        return _Shoot(_next(text, match.end(), line)) if match["v"] != "shooting" else None
    if re.search(r"(?:,|—) (?:(?:is|was|are|were|been|being|has|have|will|be|[a-z]+ly) )*$", before) or PART.search(before) or own:
        return _Shoot(own or _before(text, match.start(), line) or _focus(line))
    if WAS.search(before) and (subject := FAR_SUBJECT.search(clauses.spoken_of(before))):
        return _Shoot(_named(subject["f"], line))
    if match["v"] in {"shot", "filmed"} and (doer := COORDINATE.search(before)):
        return _Shoot(_before(text, match.start(), line) or _focus(line), _named(doer["p"], line, "person"))
    if match["v"].endswith("ing") and (GENERIC.search(text) or DETERMINED.search(before)):
        return None
    if re.search(r"\b(?:production|crew|team|cast|pic|series|film|movie|project|feature|show|adaptation|drama|thriller|comedy) (?:[a-z]+ ){0,5}$", before):
        return _Shoot(_before(text, match.start(), line) or _focus(line))
    return None


def _nominal(match: re.Match[str], text: str, line: Line) -> _Shoot | None:
    """Production begins, goes on or ends somewhere."""
    if OTHER_THING.search(match["mid"]):
        return None
    lead = text[max(0, match.start() - 34) : match.start()]
    if not EVENT.search(match["mid"]) and not LEAD.search(lead):
        return None
    if GENERIC.search(text) or ASIDE.search(match["mid"]) or (match["n"] == "shooting" and DETERMINED.search(lead)):
        return None
    films = _named(match["mid"], line) or _before(text, match.start(), line) or _behind(text, match.end(), line) or _focus(line)
    people = PERSON_BEFORE.search(clauses.lead(text, match.start())) or WRAPPED.search(clauses.lead(text, match.start()))
    return _Shoot(films, _named(people["p"], line, "person") if people else ())


def _worked(match: re.Match[str], text: str, line: Line) -> _Shoot:
    films = _named(match["f"], line, "") if match["f"] else _before(text, match.start(), line)
    return _Shoot(films, _people(text, match.start(), line) if match.re is WORK_ON else ())


def _sent(match: re.Match[str], text: str, line: Line) -> _Shoot:
    return _Shoot(_around(match, text, line), _people(text, match.start(), line))


def _moved(match: re.Match[str], text: str, line: Line) -> _Shoot | None:
    return _placed(match, text, line) if re.search(r"\b(?:production|shoot|filming)\b", match["mid"]) else None


def _placed(match: re.Match[str], text: str, line: Line) -> _Shoot:
    return _Shoot(_named(match.group(), line) or _around(match, text, line))


def _on_set(match: re.Match[str], text: str, line: Line) -> _Shoot | None:
    lead = text[max(0, match.start() - 16) : match.end()]
    found = "location" in match.group() or re.search(rf"\b(?:on|from|visit\w*|'s|{F}) (?:the |its )?sets?\b", lead)
    return _placed(match, text, line) if found else None


WHILE = re.compile(rf"[^;]{{0,80}}? (?:while|as) (?:[a-z]+ ){{0,3}}?(?:shooting|filming) (?:(?:{WORD}|'s|{P}) ){{0,5}}?(?P<f>{F})")


def _seen(match: re.Match[str], text: str, line: Line) -> _Shoot | None:
    meanwhile = WHILE.match(text[match.end() : match.end() + 140])
    if not re.search(r"\b(?:film|shoot|filming|shooting|set|location|production)\b", match["mid"]) and meanwhile is None:
        return None
    films = _named(match["mid"] + (meanwhile["f"] if meanwhile else ""), line) or _around(match, text, line)
    return _Shoot(films, _named(match["p"], line, "person"))


READINGS = (
    (ACTED, _acted), (NOMINAL, _nominal), (WHERE, _worked), (WORK_ON, _worked), (SITE, _worked), (LISTED, _worked), (FOR_SHOOT, _sent), (MOVED, _moved),
    (SITES, _placed), (OWN, _placed), (DOUBLE, _sent), (CREW, _sent), (WEEKS, _placed), (SET_OF, _on_set), (SEEN, _seen),
)  # fmt: skip


def _named(group: str, line: Line, kind: str = "film") -> tuple[str, ...]:
    return tuple(dict.fromkeys(sign.name for sign in line.skeleton.names(group, *([kind] if kind else []))))


def _before(text: str, at: int, line: Line) -> tuple[str, ...]:
    """The nearest film before, of the clause if it has one."""
    left = clauses.clause(text, at, at)[0]
    film = clauses.film_at(text, left, at, line, last=True) or clauses.film_at(text, 0, left, line, last=True)
    return (film,) if film else ()


def _after(text: str, at: int, line: Line) -> tuple[str, ...]:
    film = clauses.film_at(text, at, clauses.clause(text, at, at)[1], line, last=False)
    return (film,) if film else ()


def _next(text: str, at: int, line: Line) -> tuple[str, ...]:
    """The film of "Shot in Rome, F follows": the next name; where no name follows, the film gone on about."""
    found = re.search("[\ue000-\uf6ff]", clauses.spoken_of(text)[at:])
    if found is None or (comma := text.find(",", at)) < 0 or comma > at + found.start():
        return _focus(line)
    return _named(found.group(), line)


def _behind(text: str, at: int, line: Line) -> tuple[str, ...]:
    """The film of "production begins in Rome on F"."""
    found = re.match(rf" (?:(?:{WORD}|{D}|,) ){{0,5}}?(?:on|for|of) (?:(?:{WORD}|'s|{P}) ){{0,6}}?(?P<f>{F})", text[at : at + clauses.REACH])
    return _named(found["f"], line) if found else ()


def _around(match: re.Match[str], text: str, line: Line) -> tuple[str, ...]:
    return _before(text, match.start(), line) or _behind(text, match.end(), line) or _focus(line)


def _focus(line: Line) -> tuple[str, ...]:
    return (line.focus,) if line.focus else ()


def _people(text: str, at: int, line: Line) -> tuple[str, ...]:
    """Who goes there: the nearest people before; where somebody speaks of "I", the speaker."""
    lead = clauses.lead(text, at)
    if re.search(r"\bi\b[^;]*$", lead):
        speaker = SPEAKER.search(text)
        return _named(speaker["p"] or speaker["q"], line, "person") if speaker else ()
    found = re.search(rf"(?P<p>{PEOPLE}) (?:(?:{WORD}|,) ){{0,12}}$", lead)
    return _named(found["p"], line, "person") if found else ()


SAYS = r"(?:said|says|recounted|recalled|recalls|told|tells|explained|explains|added|adds|noted|notes|continued|shared|admitted|joked|revealed|remembered|remembers)"
SPEAKER = re.compile(rf"(?P<p>{P}) (?:[a-z]+ly )?{SAYS}\b|\b{SAYS} (?P<q>{P})")
