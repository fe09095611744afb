"""Where stories are set."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.reading import clauses
from loaders.reading.coreference import Line
from loaders.reading.localities import NEAR, PLACES, SOMEWHERE, places_of
from loaders.reading.needs import wording
from loaders.reading.rules import WORD
from loaders.reading.skeleton import CLASSES
from loaders.reading.statement import Statement, certainty, denied

F, D, X = CLASSES["F"], CLASSES["D"], CLASSES["X"]
AT = r"(?:in|on|at|around|amid|amidst|between|across|against|along|inside|within)"
SET = re.compile(
    rf"(?<![\w-])(?<!- )(?P<v>set|unfolds|unfolding|takes place|taking place|plays out|playing out|unspools|transpires) {NEAR}"
    rf"(?P<mid>(?:(?:{WORD}|{D}|{X}|,|'s|-|\d+th) ){{0,9}}?){AT} (?P<in>(?:(?:{WORD}|{D}|{X}|'s|-) ){{0,8}}?){PLACES}"
)
OWN = re.compile(rf"{PLACES} - set\b")
PERIOD = re.compile(rf"\b(?:in|to|of|across|through|around) (?:the )?(?:early |late |mid )?(?:{D}|(?:\d+th|\w+) - century|\w+-century)(?: - era)? (?P<l>[\uec00-\uefff])(?! ?(?:festival|film))")
STORY = re.compile(
    rf"(?:{F}(?: , [^,;—]{{1,90}} ,)?|\b(?:film|movie|series|story|drama|show|feature|plot|it|pic|documentary|comedy|thriller|project|synopsis)|(?<!studio , )(?<!company , )(?<!outfit , )(?<!banner , )(?<!label , )(?<!festival , )(?<!event , )(?<!channel , )\bwhich)(?: ,)? (?:which )?(?:[a-z]+ly )?"
    r"(?:follows|following|centers|centres|revolves|tells|chronicles|charts|depicts|portrays|tracks|traces|sees|finds|focuses|recounts|concerns|explores)\b"
    rf"(?P<mid>(?:(?!inspired|based|premier|release|recording|deal|nominat|won |award|festival|directed|produced)[^;—]){{0,200}}?) (?P<at>in|to|across|through|at(?= an? )) (?:the |an? |his |her |their )?(?:(?:{WORD}|{D}) ){{0,3}}?(?P<l>[\uec00-\uefff\uf680-\uf6ff])"
)
_KIND = r"(?:film|movie|feature|documentary|doc|drama|comedy|thriller|series|story|tale|portrait|look|satire|romance|chronicle|account|epic|mystery|study|short)"
ABOUT = re.compile(
    rf"{F}(?: \([^()]*\))? (?:,|is|was) (?:(?:an?|the|his|her|their) )?(?:{WORD} |{D} |[\uec00-\uefff] 's ){{0,6}}?{_KIND} (?:about|of|between|following|exploring|centered on|centring on|set among) "
    rf"(?P<mid>(?:(?!inspired|based|premier|release|nominat|won |award|prize|festival|directed|produced|which|who |shot|filmed)[^;—\ue400-\ue7ff]){{3,110}}?) (?P<at>in|across|on|along|near) (?:the )?(?:(?:{WORD}|{D}) ){{0,3}}?(?P<l>[\uec00-\uefff])"
)
"""What a film is said to be about, and where."""
SWEEP = re.compile(
    rf"(?:{F}|\b(?:story|film|action|drama|series|plot|it|narrative))(?: (?:{WORD})){{0,2}}? (?:sweeps|moves|travels|shifts|stretches|journeys|ranges) (?:from|between) (?P<l>[^;—\ue400-\ue7ff]{{0,80}}?[\uec00-\uefff][^;—\ue400-\ue7ff]{{0,60}}? to [^;—\ue400-\ue7ff]{{0,80}}?[\uec00-\uefff](?: and [^;,—\ue400-\ue7ff]{{0,60}}[\uec00-\uefff])?)"
)
"""Between which places a story moves."""
SYNOPSIS = re.compile(r"\b(?:synopsis|logline|description|plot)\b[^;]{0,80}? (?:reads|states|says|:)(?: :| as follows| ,)* in (?:the )?(?:[a-z-]+ ){0,3}?(?P<l>[\uec00-\uefff\uf680-\uf6ff]) ,")
WORDINGS = tuple(map(wording, (SET, OWN, PERIOD, STORY, ABOUT, SWEEP, SYNOPSIS)))
SHOOTS = re.compile(r" , (?=(?:the|its) [a-z]+ (?:will |is |was |has )?(?:also )?(?:shoot|shot|film)\w*\b)")
"""Where a sentence goes over from its film's setting to the shoot."""
NOT_SET = re.compile(
    r"\b(?:set (?:to|for|by|up|a|its|release|off|out|his|her|their|an|the|down|dates?|the stage|visit|design\w*|as|with|course)\b|festival|took place|premieres?|theaters?|"
    r"cinemas|box office|release|records?|production|filming|photography|shoot\w*|market|ceremony|awards|screening)"
)
GATHERING = re.compile(r"\b(?:festival|market|event|ceremony|summit|conference|edition|gala|awards|gathering|bout|fight|match|vs|dispute|trial|lawsuit)\b")
A_SET = re.compile(r"\b(?:an?|his|her|their|the|performed|solo|live|dj|headlining) (?:[a-z-]+ )?$")
"""Before "set at": a concert."""
OF_THINGS = re.compile(r"\b(?:departments?|tables?|bars?|standards?|records?|tones?|stages?|date|meeting|tour|dinner|deal|novels?|books?|office|terms|price|example|play) $")
"""Before "set": that it is said of something else than a film."""
ESTATE = re.compile(r"\b(?:farm|homes?|house|room|headquarters|offices?|schools?|company|studio|hotel|restaurant|shop)\b[^;]*\b(?:is|was|are|were) (?:[a-z]+ly )?$")
"""What stands somewhere is no film."""
WORK = re.compile(r"\b(?:filming|production|photography|shooting|shoot|post-production)(?: (?:and [a-z-]+|will|is|was|are))* $")
LIFE = re.compile(r"\b(?:born|grew up|raised|moved|studied|lives|lived|native|based|festival|premiered|opened|released?|box office|theaters)\b")


def statements(lines: Sequence[Line]) -> Iterator[Statement]:
    """set_in of all sentences."""
    for line in lines:
        text = SHOOTS.sub(" ; ", line.skeleton.text)
        if not SOMEWHERE.search(text):
            continue
        for words in WORDINGS:
            pattern = words.pattern
            for match in words.finditer(text):
                if pattern is SET and NOT_SET.search(text, match.start(), match.start("l")):
                    continue
                if pattern is OWN and GATHERING.search(text, match.end(), match.end() + 36):
                    continue
                if match.groupdict().get("v", "").startswith("tak") and GATHERING.search(text, *clauses.clause(text, match.start(), match.start())):
                    continue
                if pattern is SET and match["v"] == "set" and (OF_THINGS.search(text[max(0, match.start() - 40) : match.start()]) or (match.group().startswith("set at") and A_SET.search(text[max(0, match.start() - 40) : match.start()]))):
                    continue
                if pattern is SET and WORK.search(text[max(0, match.start() - 40) : match.start()]):
                    continue
                if pattern in {PERIOD, STORY, ABOUT} and LIFE.search(text):
                    continue
                film = _film(match, text, line)
                if film is None or denied(text, match.start(), match.start("l")):
                    continue
                for place in places_of(match, line.skeleton.signs):
                    yield Statement(film, "set_in", place, line, certainty(text, match.start(), match.end()))


def _film(match: re.Match[str], text: str, line: Line) -> str | None:
    left, right = clauses.clause(text, match.start(), match.end())
    before = clauses.film_at(text, left, match.start(), line, last=True)
    if match.re is STORY and not before:
        return line.recent
    lead = text[max(left, match.start() - 60) : match.start()]
    if not before and ESTATE.search(lead):
        return None
    return before or clauses.film_at(text, match.end(), right, line, last=False) or line.focus
