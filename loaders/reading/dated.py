"""Release dates: when a film opened, opens or is to open."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import timedelta

from graph.dates import PartialDate
from loaders.reading import clauses, years
from loaders.reading.coreference import Line
from loaders.reading.localities import with_places
from loaders.reading.needs import wording
from loaders.reading.releases import UNDATED, slot
from loaders.reading.rules import WORD
from loaders.reading.skeleton import CLASSES, Sign
from loaders.reading.statement import Statement, certainty

D, F = CLASSES["D"], CLASSES["F"]
DAY = re.compile(D)
CUE = re.compile(
    r"(?<![\w-])(?:(?:re-?)?releas(?:e|es|ed|ing)|opens?(?! up)|opened(?! up)|opening|hits?|hitting|premier(?:e|es|ed|ing)|(?<!his )(?<!her )(?<!feature )(?<!directorial )(?<!directing )(?<!acting )(?<!film )(?<!screen )debut(?:s|ed|ing)?|bow(?:s|ed|ing)?|arriv(?:e|es|ed|ing|al)|"
    r"launch(?:es|ed|ing)?|stream(?:s|ing|ed)?|drop(?:s|ped|ping)?|dated(?= for)|(?<=has )dated|rollout|roll-out|roll(?:s|ed|ing)? out|airs?|aired|airing|broadcast(?= (?:on|in) )|(?<=made )available|unspool\w*|(?:lands?|landed|landing) (?:in|on)|"
    r"comes? out|came out|coming out|(?<=is )out|(?<=, )out|due(?= (?:in|on|out|to) )|due out|now out|goes out|going out|(?:release|a|new|its) date(?= :)|heads? (?:back )?to|reach(?:es|ed)?(?= (?:[a-z]+ )?(?:theaters|theatres|cinemas|screens|netflix|[\ue800-\uebff]))|heading (?:back )?to|back (?:in|to|into) (?:theaters|theatres|cinemas)|"
    r"returns? to (?:theaters|theatres|cinemas)|available|(?<=be )shown|(?<=was )shown|(?<=first )(?:shown|seen)|follows?(?= on )|(?:stays?|remains?)(?= (?:where |put )?(?:on|in|set|dated) )|(?:keeps?|holds?|retains?)(?= its (?:[a-z]+ )?(?:place|date|spot|slot) )|announced(?= for )|(?<!early )(?<!test )(?<!preview )(?<!private )screen(?:s|ed|ing)?|(?:coming|comes?) to(?! [\uec00-\uefff])|theatrical run|theatrically|expand(?:s|ed|ing)?|(?:in|into) (?:theaters|theatres|cinemas)|"
    r"(?:mov|shift|push|delay|bump|postpon|reschedul|slat|schedul)(?:e|es|ed|ing|led|s)?|set (?:for|to))(?![\w-])"
)
OTHER = re.compile(
    r"(?<![\w-])(?:announc\w+|said|says|told|reveal\w*|confirm\w*|report\w*|posted|post|shot|shoots?|shooting|film(?:ed|ing)|production|wrap\w*|beg[aiu]ns?|start(?:s|ed)?|"
    r"photography|signed|acquir\w+|bought|sold|sell\w*|born|died|dies|founded|publish\w+|wrote|written|won|wins?|nominat\w+|joined|joins|met|interview\w*|arrested|sentenced|trial|"
    r"ceremony|runs|ran|takes? place|took place|held|attend\w*|gross\w*|earn\w+|made|makes|took|celebrat\w+|tickets?|on sale|finale|pass(?:ed|es) away|killed|"
    r"attack\w*|war|graduated|married|divorced|hired|appointed|named|elected|ended|ends|contract|since|until|conference|gala|box office|renewed|ordered|"
    r"picked up|voted|vote|submitted|submissions?|aged|talk\w*|spoke|speaking|tweet\w*|picket\w*|strikes?|visited|kick(?:s|ed)? off|weekend|deal|accord\w*|deliver\w*|sales|through|weekly|returned|(?:second|third|fourth|fifth|new|final|later) season|additional|encore|originated)(?![\w-])"
)
"""What a date beside it belongs to, where that stands nearer than any word of release."""
NOT_FILM = re.compile(
    r"\b(?:albums?|songs?|singles?|trailers?|teasers?|posters?|clips?|story|images?|photos?|first look|stills?|books?|novels?|tickets?|statement|podcast|tour|exhibition|"
    r"nominations?|shortlists?|line-?up|report|letter|video game|merch\w*|soundtrack|festival|event|edition|market|company|studio|war|campaign|"
    r"delivery|rooms?|investigation|review|announcement|play|concert|store|park|label|app|collection|website|call for entries|committee|memoir)\b"
)
AFTER = re.compile(
    r"(?: ?-)?(?: 's)? (?:(?:(?!(?:the|an?|to|of|for|as|with|its|his|her|their|and|in|on|before|after|ahead|said|adds?|is|was|at|by|from) )[a-z-]+|[\ue800-\uf3ff]) ){0,3}?"
    r"(?:releases?|premieres?|debuts?|bows?|opening|launch|rollout|date|arrival|theatrical (?:release|run))(?![\w-])"
    r"(?! (?:of|for) (?:the |its |their |his |her )?(?:[a-z-]+ ){0,2}(?:trailer|teaser|album|poster|single|book))"
)
GOVERNED = re.compile(" (?:'s )?" + NOT_FILM.pattern)
"""A date before one of these is the year of that and not of the film."""
ATTENDED = re.compile(r"\b(?:attend\w*|poses?|posing|red carpet|arriv(?:es|ed|ing) at|pictured|onstage|on stage|speaks?)\b")
FROM = re.compile(
    r"\b(?:(?:mov|shift|push|pull|delay|bump|postpon|chang|slid|slip)\w* (?:[a-z]+ ){0,3}?(?:from|off)|instead of|rather than|from (?:an?|its|their|the) (?:planned|original|previous\w*|earlier|scheduled))(?: (?:an?|its|their|the|planned|original|originally|previous|previously|earlier|announced|scheduled|prior|set))* $"
    r"|\b(?:originally|previously|initially|once|had been|was (?:supposed|scheduled|slated|due|planned)|(?:was|were) to(?= (?:be |have )?(?:open|releas|arriv|premier|debut|bow|launch|hit)))(?: (?:[a-z-]+|[\ue800-\uf3ff\uf600-\uf7ff]|,)){0,8} $"
)
OBJECT = re.compile(r"(?:re-?)?releas|open|launch|dated|set|slat|schedul|mov|push|delay|shift|bump|debut|premier|drop|unspool|bow|stream|air|back")


def statements(lines: Sequence[Line], told: Collection[tuple[int, str]] = ()) -> Iterator[Statement]:
    """release_date of all sentences, but for dates (by start of sentence and sign) that are `told` already."""
    signs: dict[int, set[str]] = {}
    for start, sign in told:
        signs.setdefault(start, set()).add(sign)
    for line in lines:
        if not DAY.search(line.skeleton.text):
            continue
        taken = signs.get(line.sentence.start, set())
        for char, statement in years.beside_titles(line):
            yield statement
            taken.add(char)
        for char, statement in (*_bracketed(line), *_set(line)):
            if char not in taken:
                yield statement
            taken.add(char)
        yield from _events(with_places(line), taken)


def _events(line: Line, taken: set[str]) -> Iterator[Statement]:
    text = line.skeleton.text
    for match in DAY.finditer(text):
        sign = line.skeleton.signs[match.group()]
        if match.group() in taken or sign.date is None or _counts(sign, text[max(0, match.start() - 20) : match.start()]) or GOVERNED.match(text, match.end()):
            continue
        left, right = clauses.clause(text, match.start(), match.end())
        cue = _cue(text, left, match)
        film = _film(text, left, right, cue, match, line) if cue else None
        if cue is None or film is None or (WEAK.match(cue.group()) and not STRONG.search(text, max(left, match.start() - clauses.REACH), min(right, match.end() + clauses.REACH))) or (ATTENDED.search(text, max(left, match.start() - clauses.REACH), match.start()) and cue.group().strip().startswith("premiere")):
            continue
        if ALBUM.search(text, max(left, cue.start() - clauses.REACH), min(right, cue.end() + clauses.REACH)) or UNTIL.search(text, max(0, match.start() - 20), match.start()):
            continue
        if LATER_SEASON.search(text, max(left, cue.start() - 100), cue.start()):
            continue
        when = _in_its_year(sign, text[max(left, cue.start() - 60) : cue.start()], cue.group().strip(), line, text[cue.end() : match.start()])
        if when is None:
            continue
        moved = bool(FROM.search(text[max(0, match.start() - 60) : match.start()]))
        yield Statement(film, "release_date", when, line, certainty(text, match.start(), match.end()), slot(text[max(left, match.start() - clauses.REACH) : min(right, match.end() + clauses.REACH)], when, line, moved=moved))


def _bracketed(line: Line) -> Iterator[tuple[str, Statement]]:
    """ "F (May 5, A24)", "F (opening Friday)". """
    text = line.skeleton.text
    for match in BRACKET.finditer(text):
        when = None if years.WRITTEN.search(text[max(0, match.start() - 160) : match.start()]) else line.skeleton.signs[match["d"]].date
        if when is not None and not OTHER.search(match["in"]) and not NOT_FILM.search(match["in"]):
            film = line.skeleton.signs[match["f"]].name
            yield match["d"], Statement(film, "release_date", when, line, qualifiers=slot(match["in"], when, line, moved=bool(WITHDRAWN.search(text))))


def _set(line: Line) -> Iterator[tuple[str, Statement]]:
    """ "A24 has set F for October 9", "F is due later this year". """
    text = line.skeleton.text
    without = (match for match in WITHOUT.finditer(text) if line.skeleton.signs[match["d"]].date == UNDATED)
    listed = [match for match in LISTED.finditer(text) if DATED_ITEM.search(text, 0, match.start())]
    for match in (*SETS.finditer(text), *IS_SET.finditer(text), *without, *listed):
        when = line.skeleton.signs[match["d"]].date
        if when is not None and not LATER_SEASON.search(text, 0, match.start()) and not (match.re is LISTED.pattern and not re.search(r"\d-\d", when.edtf)):
            film = line.skeleton.signs[match["f"]].name
            around = text[match.start() : match.end() + clauses.REACH]
            yield match["d"], Statement(film, "release_date", when, line, certainty(text, match.start(), match.end()), slot(around, when, line, moved=False))


WITHDRAWN = re.compile(r"\b(?:withdr[aeo]w\w*|(?:called|taken|pulled|removed) (?:off|from)|without (?:a )?(?:new )?dates?)\b")
"""Said of titles with their dates behind them, none of which holds any more."""
WEAK = re.compile(r"(?:set|slat|schedul|expand|mov|push|shift|delay|bump|postpon|reschedul)")
STRONG = re.compile(r"\b(?:releas\w*|theat\w+|cinemas?|premier\w*|debut\w*|stream\w*|opens?|opening|bows?|big screen|release date|launch\w*|date|calendar|airs?|tv|screens)\b")
UNTIL = re.compile(rf"\bbetween {D} and $|\bthat (?:same )?$")
"""Before a date that is the end of a stretch, or in a year told elsewhere."""
LATER_SEASON = re.compile(r"\bseason (?!one\b|1\b|premiere)(?:\w+|[\uf400-\uf5ff])(?: ,)?(?: (?:which|that|is|will|was|also|set|to|be|began|begins))* ?$")
"""A further season's date is not the series' own."""
BRACKET = wording(rf"(?P<f>{F})(?: 's)? \( (?P<in>[^()]{{0,40}}(?P<d>{D})[^()]{{0,40}}) \)")


ENDS = (
    r"(?= ?(?:[,.;)—]|$)| (?:releases?|premiere|debut|bow|opening|launch|in|on|via|through|from|across|with|as|at|but|and|while|after|before|worldwide|globally|theatrically|theatrical)\b)"
)
"""What follows where the date belongs to nothing else ("a June start")."""
SETS = wording(rf"\b(?:dates?|dated|sets?|slates?|slated|schedules?|scheduled|earmarks?|earmarked|stakes?|staked) (?P<f>{F}) (?:for|on) (?:the |an? )?(?P<d>{D}){ENDS}")
IS_SET = wording(
    rf"(?P<f>{F}) (?:is|are|remains|has been|have been)(?: (?:now|currently|still|also|officially|already|tentatively))* "
    rf"(?:set|slated|dated|scheduled|due|expected|planned|earmarked) (?:for |in |on |to arrive (?:in |on )?)?(?:the )?(?P<d>{D}){ENDS}"
)
LISTED = wording(rf"(?:;|,|and|, and|; and) (?:(?:{WORD}|[\ue000-\ue3ff\ue800-\uefff] 's) ){{0,6}}?(?P<f>{F}) ,? ?(?:on |for |in |— )?(?P<d>{D})(?= ?(?:;|,|and\b|\.|$))")
DATED_ITEM = re.compile(rf"\b(?:releas\w+|opening|opens|out|premier\w+|debut\w*|due|set|slated|dated|launch\w*|arriv\w+|hits|bows) (?:[^;]{{0,70}} )?{F}?[^;]{{0,40}}{D}")
"""A list of titles with their dates, the first of them with a word of release."""
WITHOUT = wording(rf"(?P<f>{F}) (?:is|remains)(?: (?:still|currently|now|for now|as yet))* (?P<d>{D}){ENDS}")
"""What is "undated"."""


def _in_its_year(sign: Sign, lead: str, cue: str, line: Line, between: str) -> PartialDate | None:
    """The date; without a year, in the year that the words call for ("its premiere in December", "opens February 12").

    The same for a weekday and its week; `lead` is what stands before the cue, `between` what leads on to the date.
    """
    when = sign.date
    if when is not None and RUN.fullmatch(when.edtf):
        return PartialDate.parse(when.edtf[:4])
    if when is None or line.published is None or BOUND.search(sign.text) or not re.fullmatch(r"\d{4}(?:-\d\d){1,2}~?", when.edtf):
        return when
    year, rest = int(when.edtf[:4]), when.edtf[4:]
    ahead = AHEAD.search(f"{lead[-24:]}{cue}") or (line.published.latest and when.latest and (line.published.latest - when.latest).days > STALE and not (cue.endswith("ing") and (line.published.latest - when.latest).days < RECENT) and not BACK.search(lead))
    past = AFTERWARDS.search(lead) or (PAST.fullmatch(cue) and not re.search(r"\b(?:be|being) (?:[a-z]+ )?$", lead))
    past = past and not TO_COME.search(between)
    if WEEKDAY.search(sign.text) and not MONTHLY.search(sign.text) and when.is_day and when.earliest:
        weeks = -1 if past and line.published.before(when) else 1 if ahead and not past and when.before(line.published) else 0
        return PartialDate.parse(str(when.earliest + timedelta(7 * weeks)))
    if past:
        return PartialDate.parse(f"{year - 1}{rest}") if line.published.before(when) else when
    if when.before(line.published) and MONTHLY.search(sign.text) and ahead:
        return PartialDate.parse(f"{year + 1}{rest}")
    return when


TO_COME = re.compile(r"\b(?:will|is to|are to|is set|is due)\b")
WEEKDAY = re.compile(r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
RUN = re.compile(r"\d{4}/\d{4}")
"""Years through which a series ran: it came out in the first."""
BOUND = re.compile(r"\d{4}|\b(?:last|past|this|next|coming|ago|year)\b", re.IGNORECASE)
"""What says itself of which year it is."""
AFTERWARDS = re.compile(
    r"\b(?:following|after|since) (?:its|the|a|their) (?:[a-z]+ )*$|\b(?:had|held|celebrated|received|enjoyed|made|got) (?:its|the|a|their) (?:[a-z]+ )*$|\b(?:was|were) (?:first |also )?$"
)
PAST = re.compile(r"opened|premiered|debuted|bowed|launched|aired|dropped|arrived|landed(?: in| on)?|screened|shown|seen|came out|(?:re-?)?released|streamed|unspooled|rolled out")
AHEAD = re.compile(r"\b(?:will|set|slated|scheduled|due|opens|hits|premieres|debuts|bows|arrives|lands|launches|drops|streams|upcoming|is|to be|wait|going|coming)\b")
BACK = re.compile(r"\b(?:was|were|had|since|after|following|last|ago|back|did|went|came|opened|premiered|debuted|released|bowed|launched|arrived|(?:days|weeks|hours) before)\b")
RECENT = 90
"""Days after which a month without a verb's tense is rather the next year's: "launching in March"."""
STALE = 21
"""Days after which news writes "Feb. 12" of a day gone by only in the past tense."""
MONTHLY = re.compile(r"(?i)\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|christmas|easter|halloween|thanksgiving|valentine|memorial day|labor day|new year)")


def _counts(sign: Sign, before: str) -> bool:
    """Whether the figures may as well count something."""
    return sign.text.isdigit() and not BARE.search(before)


BARE = re.compile(r"\b(?:in|on|by|since|for|of|until|early|late|mid|summer|fall|spring|winter|autumn|to|a|this|and|set|from)(?: ?-)? ?$")


def _cue(text: str, left: int, date: re.Match[str]) -> re.Match[str] | None:
    """The word of release that the date belongs to: just after it, else the nearest before it if nothing else is nearer."""
    if after := AFTER.match(text, date.end()):
        return after
    cues = list(CUE.finditer(text, max(left, date.start() - 110), date.start()))
    last = cues[-1] if cues else None
    if last is None and (opened := FRONT.match(text, date.end())) and date.start() - left < 24 and not OTHER.search(text, left, opened.end()):
        return CUE.search(text, opened.start("f"), opened.end() + 1)
    if last is None or OTHER.search(text, last.end(), date.start()) or SHOWING.search(text, max(left, last.start() - 14), last.start()):
        return None
    return last


SHOWING = re.compile(r"\b(?:screenings?|shows?|q&a|sessions?) $")
"""A further showing that is set for a day."""


FRONT = re.compile(rf" ?,? (?:(?:the|its|their|[a-z-]+) ){{0,4}}?(?P<f>{F}) (?:(?:will|is|also|be|[a-z]+ly) )*{CUE.pattern}")
"""Of "On June 5, F opens": what follows the date."""


def _film(text: str, left: int, right: int, cue: re.Match[str], date: re.Match[str], line: Line) -> str | None:
    """Whose release it is."""
    if (gap := GAPPED.search(text, cue.end(), date.start())) and re.search(D, text[cue.end() : gap.start()]):
        return line.skeleton.signs[gap["f"]].name
    if cue.start() >= date.end():
        behind = clauses.film_at(text, cue.end(), right, line, last=False)
        return _before(text, left, date.start(), line) or behind or _gone_on(text, left, right, date.start(), line)
    if (subject := SUBJECT.search(text, max(left, cue.start() - 160), cue.start())) and not THING_OF.search(text, max(left, subject.start("f") - 80), subject.start("f")):
        sign = line.skeleton.signs[subject["f"]]
        return None if sign.kind == "name" and MUSIC.search(text, max(left, cue.start() - clauses.REACH), min(right, cue.end() + clauses.REACH)) else sign.name
    if cue.group().startswith("open") and re.search("[\ue000-\ue3ff] (?:[a-z]+ly )?$", text[max(left, cue.start() - 20) : cue.start()]):
        return None
    between = clauses.film_at(text, cue.end(), date.start(), line, last=True)
    if between and OF_IT.match(text, cue.end()):
        return between
    if between and OBJECT.match(cue.group()) and not NOUN.search(text, max(left, cue.start() - 20), cue.start()):
        return between
    if before := _before(text, left, cue.start(), line):
        return before
    if (date.start() - left < 24 or cue.start() - left < 4) and (after := clauses.film_at(text, date.end(), right, line, last=False)):
        return after
    if THE_FILM.search(text, cue.end(), date.start()) and not NOT_FILM.search(text, cue.end(), date.start()):
        return line.recent or line.focus
    return _gone_on(text, left, right, cue.start(), line)


OF_IT = re.compile(r" of (?!the (?:trailer|teaser|book|album))")
"""After a noun of release: "the launch of F on March 6"."""
GAPPED = re.compile(rf"(?P<f>{F}) (?:follows? |then |next )?(?:on|in|at|for|to) (?:the )?$")
"""A second film with a date of its own: "F opens on July 14, and G on June 28"."""
THE_FILM = re.compile(r"\b(?:the|its|this|a new|it)(?: (?:[a-z0-9]+|[\ue800-\uebff\uf600-\uf6ff]|[\uf000-\uf3ff]))? (?:film|movie|series|production|restoration|picture|feature|drama|comedy|thriller)\b|\bit\b")
"""What a company releases, where it is not named again."""
ALBUM = re.compile(r"\b(?:albums?|eps?|lp|chart)\b")
MUSIC = re.compile(r"\b(?:albums?|songs?|singles?|books?|novels?|podcasts?|tracks?|games?|memoirs?|magazines?|trailers?|apps?)\b")
THING_OF = re.compile(NOT_FILM.pattern + r" (?:for|of|from|to|on) (?:the |his |her |its )?(?:[a-z-]+ ){0,3}$")
NOUN = re.compile(r"\b(?:its|the|a|an|their|his|her|world|theatrical|wide|digital|streaming|festival|american|international|european|domestic|global) $")
SUBJECT = re.compile(
    r"(?P<f>[\ue400-\ue7ff\uf600-\uf67f]) (?:, )?(?:(?:which|that|is|was|were|will|also|be|has|been|had|and|world|officially|first|finally|now|currently|originally|previously|set|slated|"
    r"scheduled|due|expected|to|have|have its|its|a|wide|theatrical|going|just|then|initially|soon|next) )*$"
)


def _before(text: str, left: int, at: int, line: Line) -> str | None:
    """The last film before, unless something that is no film stands between."""
    blotted = clauses.spoken_of(text)[max(left, at - 4 * clauses.REACH) : at]
    found = list(re.finditer(F, blotted))
    if not found or KINDRED.match(blotted, found[-1].end()) or THING_OF.search(blotted, 0, found[-1].start()) or NOT_FILM.search(clauses.APPOSITION.sub("", blotted[found[-1].end() :] + ",")):
        return None
    return line.skeleton.signs[found[-1].group()].name


def _gone_on(text: str, left: int, right: int, at: int, line: Line) -> str | None:
    """The film that the article goes on about, where the clause names no other subject."""
    lead = text[max(left, at - clauses.REACH) : at]
    if KIN.search(lead) or NOT_FILM.search(lead) or (NOT_FILM.search(text, max(left, at - clauses.REACH), min(right, at + clauses.REACH)) and not FILM_NOUN.search(lead)) or (re.search("[\ue000-\uf3ff\uf600-\uf6ff]", lead) and not SPOKEN.search(lead)):
        return None
    return line.recent if OWN.search(lead) else line.focus


SPOKEN = re.compile(r"\b(?:its?|film|movie|series|show|feature|project|picture|documentary|doc|drama|comedy|thriller|sequel|production|season)\b")
FILM_NOUN = re.compile(r"\b(?:film|movie|series|show|feature|picture|documentary|doc|drama|comedy|thriller|sequel)\b")
KINDRED = re.compile(r"(?: 's)? (?:sequel|prequel|threequel|spin-?off|follow-up|remake|reboot)\b")
KIN = re.compile(r"[\ue400-\ue7ff\uec00-\uf3ff\uf600-\uf6ff]" + KINDRED.pattern)
"""Another film, which the article does not name."""
OWN = re.compile(r"\b(?:its?|they)\b")
