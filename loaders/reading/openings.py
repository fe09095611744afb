"""Titles at the head of a sentence that says of them what is said of films only: "X is a 1994 Danish film", "X was directed by"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Span
from loaders.reading.names import LONGEST, titled
from loaders.reading.text import tokens
from loaders.reading.titles import may_be_title, plain
from loaders.reading.words import words

START = r"(?:^|(?<=[.!?]\s)|(?<=[.!?][”\"’]\s))[“‘\"']?"
BEFORE = (
    r"(?:(?:(?:Co-)?[Dd]irected|(?:Co-)?[Ww]ritten|(?:Co-)?[Pp]roduced|Set|Filmed|Shot|Based|Adapted|Inspired|Starring|Released|Created|Narrated|Distributed|Featuring|Loosely based) "
    r"[^.;:\n()“”]{2,160}?, (?!and |with |or |who |which )|(?:In|During|Since|On) (?:the )?(?:[A-Z][a-z]+ )?(?:\d{1,2}, )?(?:19|20)\d\d, |(?:In|At) (?:the )?(?:\d+\w\w )?[A-Z]\w+(?: [A-Z]\w+){0,4}, |(?:In a [^,]{2,40}|Also|Later|Originally|Eventually|However),? )?"
)
"""What may stand before the subject: how it was made, or when."""
BRACKET = r"\((?:[^()\n]|\([^()\n]{0,80}\)){1,240}\)"
OTHERWISE = r",? (?:or|(?:also |better |originally |sometimes |often |formerly |internationally )?(?:known|titled|entitled|released|marketed|billed|stylized|stylised|subtitled|called|written)|aka|a\.k\.a\.) "
ASIDE = rf"[”’\"']?(?:,? {BRACKET})*(?:{OTHERWISE}[^\n;“”]{{1,140}}?,?)?"
"""Other names of the film, in brackets or between commas."""
KIND = (
    r"(?:film|movie|miniseries|mini-series|sitcom|television series|TV series|drama series|web series|docuseries|documentary|biopic|rom-com|short film|feature|thriller|"
    r"comedy-drama|comedy|drama|horror film|anime|musical|western|romance|adaptation|rockumentary|mockumentary|telefilm|featurette|video animation|Looney Tunes|"
    r"animated short|animation short|cartoon short|theatrical cartoon|live-action short|Merrie Melodies cartoon|Silly Symphon(?:y|ies)|film serial|movie serial|television special|TV special|comedy special|OVA|net animation|animated series|"
    r"(?:short(?: subject)?|cartoon|serial|western)(?= (?:directed|produced|written|created|by|about|featuring|starring|released|set|nominated|in|and|that|which)\b|[,.]))"
)
DEFINED = re.compile(
    rf"{START}(?P<n>[A-Z0-9¡¿#$][^\n()“”;]{{0,90}}?){ASIDE} "
    rf"(?:is|was|are|will be) (?P<w>(?: ?an?|the|one of the|[A-Z][\w.-]+(?: [A-Z][\w.-]+){{0,2}}[’']s?) (?: ?[\w’'.,&/-]+ ){{0,12}}?) ?(?P<k>{KIND})s?\b(?! (?:director|star|actor|actress|producer|critic|festival|maker|writer|company|studio|editor|composer|industry|score))"
)
YEARLY = re.compile(r" (?:\([^()\n]{1,120}\) )?(?:is|was) an? (?:19|20)\d\d ")
"""After a name, which is then one however few capitals it has ("Pour la suite du monde is a 1963 …")."""
LEADING = re.compile(r"(?:(?:While|Although|Though|But|And|As|Since|Because|Whereas|Meanwhile,|However,|Today,|Now,|Also,) (?=(?:The|A|An) )|(?:Shot|Set|Filmed|Based|Directed|Written|Produced|Created|Starring|Adapted|Inspired|Described|Featuring|Billed) [^\n]{2,90}, )")
"""What opens the sentence before its subject."""
DATED = re.compile(r"an? (?:19|20)\d\d(?: |$)")
ADVERB = r"(?:also |both |loosely |partly |partially |primarily |mostly |mainly |entirely |theatrically |originally |first |then |officially |limitedly |co-|jointly |largely |later |eventually |originally |not ){0,2}"
FILM_PRIZE = (
    r"(?:Palme|Golden Bear|Golden Lion|Golden Leopard|Golden George|Silver Bear Grand|Grand Jury|Grand Prix|Audience Award|Un Certain Regard|[\w’' ]{3,60}?(?:Award|Prize|Oscar|Lion|Goya|Donatello|C[ée]sar|Leopard)s? "
    r"for (?:the )?(?:Best |Outstanding )?(?:Animated|Picture|Film|Feature|Foreign|International|Documentary|Live|Short|Original (?:Score|Song)|Visual|Cinematography|Sound|Makeup|Costume|Production Design|Editing))"
)
HEAD = rf"{START}{BEFORE}(?P<n>[A-Z0-9¡¿#$][^\n()“”;,]{{0,80}}?){ASIDE} "
DONE = re.compile(
    rf"{HEAD}(?:(?:is|was|has been|had been|will be) {ADVERB}(?:(?:directed|written|co-written|co-produced|produced|distributed|animated|narrated|scored)(?:,? and [a-z-]+|, [a-z-]+(?:, and|,| and) [a-z-]+)? by|"
    r"(?:filmed|shot)(?: [a-z]+ly| on location| partly){0,2} (?:in|at|over|between|throughout|across)|(?:the|[A-ZÀ-Ý]\w+[’']s?) (?:official )?(?:submission|entry) (?:to|from|for|of)|set (?:[a-z]+ly )?in|released (?:in|on|by|to|theatrically)|made available|broadcast (?:on|in)|based (?:up)?on)|"
    rf"(?:also )?(?:won|received|earned|has won|went on to win|was awarded) (?:the |an? )?(?:\d{{4}} )?{FILM_PRIZE}|"
    r"(?:originally |also )?(?:premiered|aired|debuted) (?:at|on|in)|grossed|(?:also )?(?:stars|starred)(?= [A-ZÀ-Ý])|tells the story|(?:centers|centres) (?:on|around)|revolves around|takes place|depicts how|follows (?:[A-ZÀ-Ý][\w.’'-]+ ){1,3}(?=as (?:he|she|they|it)\b|who |\()|follows [A-ZÀ-Ý][\w.’'-]+(?: [A-ZÀ-Ý][\w.’'-]+){0,2}(?=, an? )|is set in)\b"
)
"""What is done to films, and to hardly anybody else."""
DOES = re.compile(
    rf"{HEAD}"
    rf"(?:(?:is|was|were|has been|had been|will be|would be) {ADVERB}(?:directed|written|co-written|co-produced|adapted|produced|filmed|shot (?:in|on|at|by|over|between)|"
    r"set in|distributed|released|based (?:up)?on|inspired by|scored|narrated|animated|screened|broadcast|nominated (?:at [^,.]{4,60} )?for (?:[\w-]+ ){0,4}(?:Academy|Oscar|Golden|BAFTA|[A-Z]\w+ Awards?)|"
    r"the (?:sequel|first|second|third|fourth|fifth|sixth|last|directorial debut|winner|final|co-winner|recipient|only)|a (?:sequel|prequel|remake|spin-?off|parody)|an adaptation|"
    r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)? (?:first|second|third|last|debut|final|directorial debut))|"
    r"(?:also )?(?:stars|starred(?= [A-Z])|premiered|grossed|centers (?:on|around)|centres (?:on|around)|revolves|tells|follows|takes place|features the voice|chronicles|depicts|recounts|focuses on|deals with|marks the|evokes|dramatizes|dramatises|"
    r"originally aired|received (?:an? )?(?:generally |mostly |overwhelmingly |mainly |largely |predominantly )?(?:mixed|positive|negative|critical acclaim|favorable|favourable|universal))|"
    rf"(?:also )?(?:won|received|earned|has won|went on to win|was awarded|competed for|was the (?:co-)?(?:winner|recipient) of) (?:the |an? |numerous |several |many |(?:[\w-]+ ){{0,4}}(?:awards?|prizes?|honou?rs)?,? ?including the ){{0,3}}?(?:\d{{4}} )?{FILM_PRIZE})\b"
)
WINS = re.compile(
    rf"{HEAD}(?:also |has |has also |later |eventually ){{0,2}}(?:won|received|earned|claimed|shared|competed for|went on to win|was critically|became (?:one of )?the|toured|screened at|was screened|has been|had its|held its|was a (?:critical|commercial|box|modest|major|huge)|"
    r"became (?:a|an) |shows|explores|examines|deals|concerns|features|spanned|toured|stirred|marks|marked|was announced|was praised|has received|was met|garnered|drew)\b"
)
"""What both films and people do: it only keeps together a name that is no person's by its look."""
NOBODY = frozenset("Season Episode Shooting He She It This That There They Both Each Another Filming Production Who What Which His Her Its Their These Those".split())


PRONOUNS = frozenset({"it", "them", "him", "her", "us", "this", "that"})
"""What subjects end in that are no titles: "Much of it was shot in …"."""
WEIGHTS = ((DEFINED, 5.0), (DONE, 4.5), (DOES, 0.0), (WINS, 0.0))
"""How much each wording speaks for a film, beyond that it sets the name apart."""
OTHERS = frozenset("to who that which after before from with about fact for by because where when".split())
"""Words after which the noun says nothing of the subject."""
SMALL = OTHERS | frozenset("after before by in on at to from with that which who about as his her its their fact for".split())
"""Words that end the description of what kind of film something is."""


def defined(text: str) -> dict[str, float]:
    """What sentences define as a film or series, or say of it what only a film does, each with how much that weighs.

    >>> defined("The Lost Harbour is a 1994 Danish crime film. He is a film director.")
    {'The Lost Harbour': 5.0}
    """
    found: dict[str, float] = {}
    for pattern, weight in WEIGHTS:
        for match in _heading(pattern, text):
            if (name := _title(match, text)) and not ("w" in match.groupdict() and OTHERS.intersection(match["w"].split())) and not (pattern is WINS and PERSONAL.fullmatch(name)):
                found[name] = max(weight, found.get(name, 0.0))
    return found


BREAK = re.compile(r"[.!?][”\"’]?\s")
"""What stands before a sentence's first word; nothing does before the first of all."""


def _heading(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begins with START: tried at the heads of sentences alone."""
    end = 0
    for start in (0, *(before.end() for before in BREAK.finditer(text))):
        if start >= end and (match := pattern.match(text, start)):
            end = match.end()
            yield match


SPACED = re.compile(r" +(?=[’']s\b|[:,!?](?: |$))")
"""The space before a sign in texts that come as tokens: "The Son 's Room", "Dune : Part Two"."""
PERSONAL = re.compile(r"(?!The |A |An )[A-ZÀ-Ý][\w.’'-]*(?: [A-ZÀ-Ý][\w.’'-]*){0,3}|.* (?:and|&) .*|The [A-Z]\w+|.*\b(?:Studios?|Films|Pictures|Academy|Festival|Guild|Board|Awards?)")
"""A name that may be a person's, or an institution's."""


def _title(match: re.Match[str], text: str) -> str:
    """The name at the head of the sentence, if it may be a title."""
    name = plain(LEADING.sub("", match["n"]))
    parts = [token.text for token in tokens(SPACED.sub("", name))]
    if len(parts) > LONGEST or name.split()[0] in NOBODY or parts[-1] in PRONOUNS or name in words("stop") or not may_be_title(name):
        return ""
    return name if titled(parts) or YEARLY.match(text, match.end("n")) or ("w" in match.groupdict() and DATED.match(match["w"].strip())) else ""


def described(match: re.Match[str]) -> list[str]:
    """The words by which a definition tells the kind of film; none where they say more than that."""
    found = match["w"].split()
    return [] if SMALL.intersection(found) else found


def subjects(sentence: str) -> Iterator[Span]:
    """Where a sentence names the film that it defines or says something of as only of films."""
    for pattern in (DEFINED, DONE):
        match = pattern.match(sentence)
        if match and _title(match, sentence) and ("w" not in match.groupdict() or described(match)):
            lead = len(match["n"]) - len(LEADING.sub("", match["n"]))
            yield Span(match.start("n") + lead, match.end("n"))


def modifiers(text: str) -> Iterator[Span]:
    """Where a definition tells the kind of film: what stands there is no other film ("a 1961 Soviet Western")."""
    for match in _heading(DEFINED, text):
        if described(match) and _title(match, text):
            yield Span(*match.span("w"))
