"""What a film is: genre, country, source, series, what it follows, and its state of production."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.names import fold as fold_name
from loaders.reading import definitions
from loaders.reading.coreference import Line
from loaders.reading.films import Upto, films_in
from loaders.reading.needs import wording
from loaders.reading.phrases import Phrases
from loaders.reading.rules import WORD, expand
from loaders.reading.skeleton import Sign
from loaders.reading.statement import Statement, denied

GENRE = (
    "comedy|drama|dramedy|thriller|horror|western|musical|biopic|documentary|romance|rom-com|romcom|fantasy|mystery|satire|noir|"
    "whodunit|melodrama|actioner|action|adventure|sci-fi|animation|anime|mockumentary|docuseries|docu-series|sitcom|miniseries|epic|"
    "slasher|chiller|crime|war|spy|heist|docudrama|animated"
)
MODIFIER = (
    r"dark|black|romantic|psychological|supernatural|historical|period|crime|action|sci-fi|science|fiction|horror|spy|heist|war|family|teen|"
    r"coming-of-age|road-trip|courtroom|courthouse|legal|political|erotic|gothic|body|body-swap|zombie|vampire|superhero|sports|musical|comedy|fantasy|"
    r"animated|survival|revenge|murder|mystery|thriller|drama|slasher|folk|found-footage|dystopian|post-apocalyptic|epic|adventure|detective|workplace|"
    r"stop-motion|live-action|martial|arts|buddy|screwball|satirical|comedic|dramatic|queer|lgbtq|faith-based|holiday|christmas|biographical|true-crime|"
    r"disaster|monster|creature|shark|ghost|espionage|medical|police|cop|gangster|mob|noir|neo-noir|costume|social|domestic|relationship|culinary|"
    r"adult|r-rated|feature|documentary|limited|ai-themed|high-concept|surreal|absurdist|experimental|historic|race-against-time|cyber|techno|tech"
)
PHRASE = rf"(?P<g>(?:(?:{MODIFIER})[ ,-]+(?:and )?){{0,4}}(?:{GENRE}))"
GENRES = tuple(
    wording(pattern)
    for pattern in (
        rf"(?<![\w-]){PHRASE}(?: (?:feature|film|movie|series|pic|project|show|flick|pilot))? ?,? (?P<f>[\ue400-\ue7ff])(?! ?(?:and|,) ?[\ue400-\ue7ff])",
        rf"(?<![\w-]){PHRASE} (?:features|films|movies|series|pics|shorts|shows|flicks) (?:(?:like|such as|including) )?(?P<f>[\ue400-\ue7ff])(?: ?(?:, and|,|and|&) (?P<f2>[\ue400-\ue7ff]))*",
        rf"(?P<f>[\ue400-\ue7ff])(?: \([^()]{{0,80}}\))? ?(?:is|was|will be|is described as|described as|,|—) (?:an?|the|his|her|their) (?:(?:{WORD}|,|[\uf400-\uf6ff]|[\ue000-\uefff] 's|[\ue800-\uefff]) ){{0,6}}?{PHRASE}(?= |$)(?! (?:festival|award|writer|director|star|fans|genre|actor|filmmak\w+))",
    )
)
WORK = (
    "novel|book|bestseller|best-seller|comic|comic book|graphic novel|manga|webtoon|video game|game|play|stage play|musical|short story|story|memoir|article|novella|podcast|poem|"
    "biography|autobiography|toy line|toys|board game|trilogy|book series|novels|books|comics|spoof|account|essay|radio series|series|film|movie|anime|show|classic|tale|fable|drama"
)
STUFF = r"(?P<o>(?:(?:{w}|[\ue000-\ue3ff] 's |[\ue000-\ue3ff] |[\uf000-\uf5ff] (?:'s )?|[\uec00-\uefff] (?:'s )?|[\ue800-\uebff] (?:'s )?|'s ){0,14}?(?:[\ue400-\ue7ff\uf600-\uf6ff]|of the same (?:name|title)|(?:WORK)(?: by [\ue000-\ue3ff])?(?= ,| \.| ;| and| —| about| starring|$)|(?:true |life |real-life )story of [\ue000-\ue3ff]|life of [\ue000-\ue3ff])))(?: of the same (?P<same>name|title))?"
SOURCES = tuple(
    wording(expand(pattern.replace("STUFF", STUFF).replace("WORK", WORK)))
    for pattern in (
        r"\b(?:based|adapted|drawn)(?: {w}){0,2}? ?(?:on|from|off|upon) STUFF",
        r"\b(?:inspired by|draws inspiration from|drawing inspiration from) STUFF",
        r"\b(?:adaptations?|remake|reboot|reimagining|retelling|english-language version|update) of STUFF",
        r"\b(?:adapting|adapts|to adapt|reimagines|remakes|remaking|rebooting) STUFF",
    )
)
ADAPTING = re.compile(r"adapt(?:ations?|ing|s) of|adapting|adapts|to adapt")
REMADE = re.compile(r"remake|reboot|reimagining|retelling|update|films")
STAGE = re.compile(r"\b(?:stage|stage piece|play|opera|ballet|films|movies|series in development|projects)(?: [a-z]+){0,3} $")
SAME = re.compile(r"\b(?:of the same (?:name|title)|eponymous|same-titled|titular|same-name|namesake|same name)\b")
KIND = re.compile(rf"\b(?P<k>{WORK})s?\b")
OWNED = re.compile(rf"(?P<p>[\ue000-\ue3ff]) 's (?:{WORD} |[\uf000-\uf5ff] (?:'s )?){{0,6}}?(?P<k>{WORK})\b(?! (?:{WORK})\b)")
WRITTEN = re.compile(rf"\b(?P<k>{WORK}) (?:written )?by (?:{WORD} ){{0,3}}?(?P<p>[\ue000-\ue3ff])")
FOLLOWS = (
    wording(expand(r"\b(?:sequel|prequel|threequel|sequels) (?:to|of) (?:{w}|{P} 's ){0,5}?(?P<g>[\ue400-\ue7ff])")),
    wording(expand(r"(?P<g>[\ue400-\ue7ff]) (?:sequel|prequel|threequel) ?,? (?P<f>[\ue400-\ue7ff])")),
    wording(expand(r"(?P<g>[\ue400-\ue7ff])(?: ,)? (?:was |and its |is )?(?:followed by|sequels?) (?:{w}){0,3}?(?P<f>[\ue400-\ue7ff])")),
)
SERIES = wording(
    rf"(?P<s>[\ue000-\ue7ff\uf600-\uf6ff\uf000-\uf3ff]) (?:'s )?(?:film |movie |horror |action |spy |superhero |media |{WORD} )?(?:franchise|franchises|saga|trilogy|film series|movie series|cinematic universe|film universe|universe|films|movies)\b"
)
PART = wording(expand(r"(?:part of|entry in|entry of|installment (?:of|in)|instalment (?:of|in)|chapter (?:of|in)|film in|movie in) (?:{w}){0,4}?(?P<s>[\ue000-\ue7ff\uf600-\uf6ff])(?: {w}){0,3}? ?(?:franchise|saga|trilogy|series|universe)"))
NUMBERED = re.compile(r"^(?P<base>.{3,}) (?P<n>\d|[IVX]+|Two|Three|Four)$")
SUBTITLED = re.compile(r"^(?P<base>.{3,}?)(?: (?P<n>\d|[IVX]+|Two|Three|Part [A-Z]\w+))?: .+$")


def statements(sentences: Sequence[Phrases]) -> Iterator[Statement]:
    """Traits of the films of all sentences."""
    titles = list(dict.fromkeys(s.name for p in sentences for s in p.line.skeleton.signs.values() if s.kind == "film" and not s.reference))
    defined = list(definitions.statements(sentences))
    yield from defined
    told = {(id(s.line), s.subject) for s in defined if s.predicate == "genre"}
    for phrases in sentences:
        line = phrases.line
        yield from (s for s in _genres(line, line.skeleton.text) if (id(s.line), s.subject) not in told)
        yield from _sources(phrases)
        yield from _series(phrases, titles)
        yield from _instalments(phrases)


def _genres(line: Line, text: str) -> Iterator[Statement]:
    for pattern in GENRES:
        for match in pattern.finditer(text):
            listed = match.groupdict().get("f2")
            for film in line.skeleton.names(match.group(), "film") if listed else [line.skeleton.signs[match["f"]]]:
                yield Statement(film.name, "genre", _genre(match["g"]), line, rule="genre")
    for sign in line.skeleton.signs.values():
        if sign.kind == "film" and sign.text.casefold().startswith("untitled"):
            ending = ENDING.search(sign.text.casefold())
            if ending:
                yield Statement(sign.name, "genre", _genre(ending["g"]), line, rule="genre of untitled")


ENDING = re.compile(rf"(?:^| ){PHRASE}$")


UNTITLED = re.compile(r"(?i:untitled) (?P<base>.+) (?:sequel|follow-up)")


def _genre(words: str) -> str:
    return re.sub(r"\s*,\s*", " ", words).strip()


def _sources(phrases: Phrases) -> Iterator[Statement]:
    for pattern in SOURCES:
        for match in pattern.finditer(phrases.text):
            if denied(phrases.text, match.start(), match.end()):
                continue
            words = match["o"]
            kind = kinds[-1]["k"] if (kinds := list(KIND.finditer(words))) else ""
            named = [s for s in phrases.names(words[-1], "film", "name") if not s.reference and (s.kind == "film" or kind)]
            if named and pattern is not SOURCES[3] and phrases.text.startswith(" 's", match.end()):
                continue
            if STAGE.search(phrases.text[: match.start()]):
                continue
            clause = re.split(r" ; | — ", phrases.text[: match.start()])[-1]
            films = [s.name for s in phrases.names(clause, "film") if s.name not in {_written(n, s.name) for n in named}][-1:]
            same = bool(match["same"] or SAME.search(match.group()))
            if not films and named and named[0].kind == "film" and ADAPTING.match(match.group()):
                films, same = [named[0].name], True
            elif not films and not REMADE.match(match.group()):
                films = [f for f in films_in(Upto(match), phrases) if f not in {s.name for s in named}]
            for film in films:
                yield from _source(film, words, kind, named, phrases, same=same)


def _written(sign: Sign, film: str) -> str:
    """The source's name, as it stands where only an article tells it from the film's ("A Master Builder" from "The Master Builder")."""
    return sign.text if sign.name == film else sign.name


def _source(film: str, words: str, kind: str, named: Sequence[Sign], phrases: Phrases, *, same: bool) -> Iterator[Statement]:
    """What the film is drawn from: a title, a work of its own title, somebody's novel, or a person's life."""
    qualifiers = {"work": kind} if kind else {}
    life = re.search(r"(?:story|life) of (?P<p>[\ue000-\ue3ff])$", words)
    if same:
        yield Statement(film, "based_on", f"{film} ({kind or 'book'})", phrases.line, qualifiers=qualifiers, kind="work", rule="source same")
    elif named:
        for sign in named:
            yield Statement(film, "based_on", _written(sign, film), phrases.line, qualifiers=qualifiers, kind="work", rule="source named")
    elif owned := OWNED.search(words) or WRITTEN.search(words):
        author = phrases.names(owned["p"])[0]
        yield Statement(film, "based_on", f"{author.name}’s {owned['k']}", phrases.line, qualifiers=qualifiers, kind="work", rule="source owned")
    elif life:
        yield Statement(film, "based_on", phrases.names(life["p"])[0].name, phrases.line, kind="person", rule="source life")


ENTRY = re.compile(r"\b(?:franchise|saga|series|instal+ment)\b")
STEM = re.compile(r"(?P<base>.{3,}?):? (?:(?:Part|Chapter|Vol\.|Volume|Episode) )?(?P<n>\d{1,2}|[IVX]{1,5}|Two|Three|Four|Five|Six)(?:: .+)?")


def _instalments(phrases: Phrases) -> Iterator[Statement]:
    """A numbered title that a noun phrase calls one of a series ("the franchise’s fourth instalment") belongs to the series that it is numbered in."""
    line = phrases.line
    signs = [s for s in line.skeleton.signs.values() if s.kind == "film"]
    said = [s.text.casefold() for s in signs if s.reference]
    if not any(ENTRY.search(words) for words in said):
        return
    for title in dict.fromkeys([s.name for s in signs] or [line.focus or ""]):
        if (stem := STEM.fullmatch(title)) and not stem["base"].isdigit():
            qualifiers = {"position": stem["n"]} if stem["n"].isdigit() else {}
            yield Statement(title, "part_of", stem["base"], line, qualifiers=qualifiers, rule="numbered instalment")


def bases(title: str) -> list[str]:
    """What a numbered or subtitled title may be one of: "Mission: Impossible 7" of "Mission: Impossible"."""
    return [match["base"] for pattern in (NUMBERED, SUBTITLED) if (match := pattern.match(title))]


HEAD = 12
"""Characters within which a sentence says what the article's film follows."""


SAID = re.compile(r"(?:the|this|it|its) .*\b(?:is|was|serves as|marks|will be) (?:(?:the|a) )?(?:[a-z-]+ ){0,3}$")


def _series(phrases: Phrases, titles: Sequence[str]) -> Iterator[Statement]:
    text, line = phrases.text, phrases.line
    for pattern in FOLLOWS:
        for match in pattern.finditer(text):
            others = [s for s in phrases.names(match["g"]) if not s.reference]
            own = match.groupdict().get("f") or phrases.names(text[: match.start()], "film") or match.start() < HEAD or SAID.match(text[: match.start()])
            for film in films_in(match if match.groupdict().get("f") else Upto(match), phrases) if own else ():
                for other in others[:1]:
                    if other.name != film:
                        yield Statement(film, "follows", other.name, line, rule="sequel")
    for match in (*SERIES.finditer(text), *PART.finditer(text)):
        for sign in phrases.names(match["s"]):
            if sign.reference or sign.kind == "organisation":
                continue
            name = sign.text.removesuffix("’s")
            members = [t for t in titles if t != name and any(fold_name(base) == fold_name(name) for base in bases(t))]
            for title in members:
                yield Statement(title, "part_of", name, line, rule="series by title")
            if match.re is PART.pattern:
                yield from (Statement(film, "part_of", name, line, rule="part") for film in films_in(Upto(match), phrases) if film != name)
    for sign in phrases.names(text, "film"):
        if (untitled := UNTITLED.fullmatch(sign.name)) and not sign.reference:
            yield Statement(sign.name, "follows", untitled["base"], line, rule="untitled sequel")
    if "sequel" in text:
        for title in titles:
            numbered = NUMBERED.match(title) or SUBTITLED.match(title)
            if numbered and numbered["n"] in {"2", "II", "Two"} and numbered["base"] in titles and title in {s.name for s in phrases.names(text, "film")}:
                yield Statement(title, "follows", numbered["base"], line, rule="sequel by number")
