"""What a film is: genre, country, source, series, what it follows, and its state of production."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.coreference import Line
from loaders.credits import films_of
from loaders.rules import GAP, WORD, expand
from loaders.statement import Statement, certainty, denied

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
    re.compile(pattern)
    for pattern in (
        rf"\b{PHRASE}(?: (?:feature|film|movie|series|pic|project|show|flick|pilot))? ?,? (?P<f>[\ue400-\ue7ff])(?! ?(?:and|,) ?[\ue400-\ue7ff])",
        rf"(?P<f>[\ue400-\ue7ff]) (?:is|was|will be|,) (?:an?|the) (?:(?:{WORD}) ){{0,4}}?{PHRASE}(?= |$)(?! (?:festival|award|writer|director|star|fans|genre|actor))",
    )
)
SOURCE_KIND = (
    "novels?|books?|bestsellers?|comics?|comic books?|graphic novels?|manga|webtoon|video games?|games?|plays?|stage plays?|musicals?|short story|short stories|"
    "memoirs?|articles?|true story|life|series|films?|movies?|novellas?|podcast|poem|biography|autobiography|toy|franchise|classic|trilogy|anime|tv series|show|work"
)
N = "[\ue000-\ue7ff\uf600-\uf6ff]"
SOURCES = tuple(
    re.compile(expand(pattern))
    for pattern in (
        rf"\b(?:based|loosely based|inspired|adapted|drawn)(?: (?:loosely|in part|partly|directly|closely))? (?:on|by|from|off) (?:(?:{WORD}|[\ue000-\uf5ff] 's|[\ue000-\ue3ff]|[\uf000-\uf5ff]|'s|,) ){{0,12}}?(?P<k>{SOURCE_KIND})(?: (?:of|by|series|,|titled|called|{{P}}|the|same|name)){{0,4}}? (?P<t>{N})",
        rf"\b(?:based|loosely based|adapted|inspired) (?:on|by|from|off) (?:(?:{WORD}|[\ue000-\ue3ff\ue800-\uebff] 's|'s) ){{0,5}}?(?P<t>[\ue400-\ue7ff])(?! (?:star|director|writer|creator))",
        rf"\badaptation of (?:(?:{WORD}|[\ue000-\uf5ff] 's|[\ue000-\ue3ff]|[\uf000-\uf5ff]|'s|,) ){{0,9}}?(?P<t>[\ue400-\ue7ff\uf600-\uf6ff])",
        rf"\b(?:remake|reboot|reimagining|retelling) of (?:(?:{WORD}|[\ue000-\uf5ff] 's|[\uf000-\uf5ff]|'s) ){{0,7}}?(?P<t>[\ue400-\ue7ff])",
        rf"\b(?:based|adapted) (?:on|from) (?P<t>[\ue000-\ue3ff]) 's (?:{{w}}){{0,5}}?(?P<k>life|true story|life story)",
    )
)
FOLLOWS = (
    re.compile(expand(rf"\b(?:sequel|prequel|threequel) (?:to|of) {GAP}(?P<g>[\ue400-\ue7ff])")),
    re.compile(expand(rf"(?P<g>[\ue400-\ue7ff]) (?:sequel|prequel) (?P<f>[\ue400-\ue7ff])")),
)
SERIES = re.compile(
    rf"(?P<s>[\ue000-\ue7ff\uf600-\uf6ff]) (?:film |movie |horror |action |spy |superhero |media |{WORD} )?(?:franchise|saga|trilogy|film series|movie series|cinematic universe|universe)\b"
)
STATUS = (
    ("wrapped", re.compile(r"\b(?:has |have |recently |just |now )*(?:wrapped|completed|finished) (?:principal photography|production|filming|shooting|on|its)|\bhas wrapped\b|(?:filming|shooting|production|photography) (?:has |was |recently )*(?:wrapped|concluded|been completed)")),
    ("post-production", re.compile(r"\b(?:in|into|currently in|now in) post(?:-production)?\b")),
    ("filming", re.compile(r"\b(?:is|are|has|currently|now|already|begun|began|started|underway|under way|kicks? off|rolling|roll) (?:currently |now |been )?(?:filming|shooting|in production|underway|under way)|(?:filming|production|photography|cameras?|shooting) (?:is |has |have |are )?(?:currently |now |already )?(?:underway|under way|begun|began|started|rolling|commenced|continues|roll this)")),
    ("pre-production", re.compile(r"\bpre-?production\b")),
    ("in development", re.compile(r"\b(?:in (?:early |active )?development|in the works|is developing|are developing)\b")),
    ("delayed", re.compile(r"\b(?:has been|been|was|is|are|be) (?:delayed|postponed|pushed back)\b")),
    ("cancelled", re.compile(r"\b(?:has been|been|was|is) (?:cancel+ed|scrapped|shelved|axed)\b")),
)  # fmt: skip


def statements(lines: Sequence[Line]) -> Iterator[Statement]:
    """Traits of the films of all sentences."""
    for line in lines:
        text = line.skeleton.text
        yield from _genres(line, text)
        plain = re.sub(r" \([^()]*\)", "", text)
        yield from _sources(line, plain)
        yield from _series(line, plain)
        yield from _status(line, plain)


def _genres(line: Line, text: str) -> Iterator[Statement]:
    for pattern in GENRES:
        for match in pattern.finditer(text):
            film = line.skeleton.signs[match["f"]]
            words = re.sub(r"\s*,\s*", " ", match["g"]).strip()
            yield Statement(film.name, "genre", words, line)


def _sources(line: Line, text: str) -> Iterator[Statement]:
    for pattern in SOURCES:
        for match in pattern.finditer(text):
            sign = line.skeleton.signs[match["t"]]
            if sign.reference or denied(text, match.start(), match.end()):
                continue
            for film in films_of(match, text, line):
                kind = match.groupdict().get("k") or ""
                if film != sign.name or kind in {"novel", "book", "game", "play", "comic"}:
                    yield Statement(film, "based_on", sign.name, line, qualifiers={"work": kind} if kind else {}, kind="person" if sign.kind == "person" else "work")


def _series(line: Line, text: str) -> Iterator[Statement]:
    for pattern in FOLLOWS:
        for match in pattern.finditer(text):
            for film in films_of(match, text, line):
                other = line.skeleton.signs[match["g"]]
                if other.name != film and not other.reference:
                    yield Statement(film, "follows", other.name, line)
    for match in SERIES.finditer(text):
        sign = line.skeleton.signs[match["s"]]
        if sign.reference or sign.kind == "organisation":
            continue
        for film in films_of(match, text, line):
            if film != sign.name:
                yield Statement(film, "part_of", sign.text.removesuffix("’s"), line)


def _status(line: Line, text: str) -> Iterator[Statement]:
    for state, pattern in STATUS:
        match = pattern.search(text)
        if match and not denied(text, match.start(), match.end()):
            for film in films_of(match, text, line):
                yield Statement(film, "status", state, line, certainty(text, match.start(), match.end()))
