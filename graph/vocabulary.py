"""The one table of kinds, relations and qualifiers; the ontology, shapes and JSON-LD context are written from it."""

from __future__ import annotations

from graph.frozen import dataclass
from graph.model import Kind

SCHEMA = "https://schema.org/"
RG = "https://w3id.org/reelgraph/ns#"
BASE = "https://w3id.org/reelgraph/id/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
PROV = "http://www.w3.org/ns/prov#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SH = "http://www.w3.org/ns/shacl#"
WDT = "http://www.wikidata.org/prop/direct/"

PREFIXES = {
    "schema": SCHEMA, "rg": RG, "rdf": RDF, "rdfs": RDFS, "xsd": XSD, "prov": PROV, "skos": SKOS,
}  # fmt: skip

KINDS: dict[Kind, str] = {
    Kind.FILM: SCHEMA + "Movie",
    Kind.SERIES: SCHEMA + "TVSeries",
    Kind.PERSON: SCHEMA + "Person",
    Kind.CHARACTER: RG + "Character",
    Kind.FRANCHISE: RG + "Franchise",
    Kind.PLACE: SCHEMA + "Place",
    Kind.ORGANISATION: SCHEMA + "Organization",
    Kind.WORK: SCHEMA + "CreativeWork",
}

SCREEN = (Kind.FILM, Kind.SERIES)
"""What has a cast and a release: a film or a television series."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One predicate of the exports: what it joins, how it stands in RDF, and its kin in Wikidata."""

    name: str
    iri: str
    subjects: tuple[Kind, ...]
    objects: tuple[Kind, ...]
    """Kinds of the object; empty where the object is a literal or a date."""
    label: str
    comment: str
    wikidata: tuple[str, ...] = ()
    slot: bool = False
    """A slot has one current value and a history; everything else adds up."""


def _row(  # noqa: PLR0913 - a row of the table
    name: str, iri: str, subjects: tuple[Kind, ...], objects: tuple[Kind, ...], label: str, comment: str,
    wikidata: str = "", *, slot: bool = False,
) -> Relation:  # fmt: skip
    return Relation(name, iri, subjects, objects, label, comment, tuple(wikidata.split()), slot)


_PERSON, _PLACE, _ORG = (Kind.PERSON,), (Kind.PLACE,), (Kind.ORGANISATION,)

RELATIONS: dict[str, Relation] = {
    row.name: row
    for row in (
        _row("actor", SCHEMA + "actor", SCREEN, _PERSON, "stars", "The person acts in it, voice included.", "P161"),
        _row("role", RG + "performance", SCREEN, _PERSON, "plays in",
             "The person plays a character in it; the character is a qualifier.", "P161 P453"),
        _row("character", SCHEMA + "character", SCREEN, (Kind.CHARACTER,), "has the character",
             "The character appears in it.", "P674"),
        _row("director", SCHEMA + "director", SCREEN, _PERSON, "directed by", "The person directs it.", "P57"),
        _row("writer", RG + "screenwriter", SCREEN, _PERSON, "written by", "The person wrote its script.", "P58"),
        _row("producer", SCHEMA + "producer", SCREEN, _PERSON, "produced by", "The person produces it.", "P162"),
        _row("composer", SCHEMA + "musicBy", SCREEN, _PERSON, "music by", "The person wrote its score.", "P86"),
        _row("filmed_in", RG + "filmedIn", SCREEN, _PLACE, "filmed in", "Part of it is shot there.", "P915"),
        _row("on_location", RG + "onLocationIn", _PERSON, _PLACE, "on location in",
             "The person was, is or will be there for a shoot; the film is a qualifier."),
        _row("set_in", RG + "setIn", SCREEN, _PLACE, "set in", "Its story takes place there.", "P840"),
        _row("part_of", SCHEMA + "isPartOf", SCREEN, (Kind.FRANCHISE,), "part of",
             "It belongs to that series, saga or universe.", "P179 P8345 P1545"),
        _row("follows", RG + "follows", SCREEN, SCREEN, "follows", "It is the sequel of that film.", "P155"),
        _row("based_on", SCHEMA + "isBasedOn", SCREEN, (Kind.WORK, Kind.FILM, Kind.SERIES, Kind.PERSON), "based on",
             "Its source: a book, comic, game, play, earlier film or true person.", "P144"),
        _row("release_date", SCHEMA + "releasedEvent", SCREEN, (), "released",
             "It opens, or opened, then; region and medium are qualifiers.", "P577", slot=True),
        _row("distributor", RG + "distributor", SCREEN, _ORG, "distributed by", "Who releases it.", "P750"),
        _row("production_company", SCHEMA + "productionCompany", SCREEN, _ORG, "made by", "Who makes it.", "P272"),
        _row("genre", SCHEMA + "genre", SCREEN, (), "genre", "Its genre, as stated.", "P136"),
        _row("country", SCHEMA + "countryOfOrigin", SCREEN, _PLACE, "from", "Its country of origin.", "P495"),
        _row("award", SCHEMA + "award", (*SCREEN, Kind.PERSON), (), "won", "It, or the person, won this.", "P166"),
        _row("nominated_for", RG + "nominatedFor", (*SCREEN, Kind.PERSON), (), "nominated for",
             "It, or the person, is or was up for this.", "P1411"),
        _row("status", RG + "status", SCREEN, (), "status", "Its state of production.", slot=True),
        _row("language", SCHEMA + "inLanguage", SCREEN, (), "in", "Its language.", "P364"),
        _row("keyword", SCHEMA + "keywords", SCREEN, (), "about", "A keyword."),
        _row("same_as", SCHEMA + "sameAs", tuple(Kind), (), "the same as",
             "Its address in a catalogue, which is no claim of the article that names it.", "P2888"),
        _row("alternate_name", SCHEMA + "alternateName", tuple(Kind), (), "also called",
             "Another name for it, which the article states (\"now titled\", \"formerly known as\")."),
    )
}  # fmt: skip
"""Every predicate by its name in exports, in the order in which dossiers show them."""

QUALIFIERS: dict[str, str] = {
    "region": "release_date: where, as a place name; absent where unstated",
    "medium": "release_date: cinema, streaming, home, tv or festival; absent where unstated",
    "status": "release_date: announced, scheduled, rescheduled, postponed, cancelled, released, or delayed-from (the old plan)",
    "format": "release_date with medium home: digital, disc",
    "rerelease": "release_date: 'true' where it had been out before",
    "previous": "release_date: EDTF of the date it moved from, where the same sentence states it",
    "reason": "release_date, status: why, in the article's words",
    "character": "role: the character's name",
    "film": "on_location: the film that the shoot is for",
    "start": "filmed_in, on_location, status: EDTF of the first day of the shoot",
    "end": "filmed_in, on_location, status: EDTF of its last day",
    "unit": "filmed_in, on_location: 'second' for a second unit",
    "position": "part_of: its place in the series, a number",
    "work": "based_on: novel, comic, game, play, article, film, …",
    "year": "any: the year that the article gives the subject's title ('Dune (1984)')",
    "correction": "any: 'true' where the article corrects an earlier statement",
    "departure": "any denied claim: 'true' where somebody leaves what had been so ('exits', 'no longer')",
}

STATUSES = (
    "announced", "in development", "pre-production", "filming", "wrapped", "post-production", "delayed", "cancelled",
    "released",
)  # fmt: skip
MEDIA = ("cinema", "streaming", "home", "tv", "festival")

CERTAINTIES = ("stated", "rumoured", "denied")
STATES = ("current", "superseded", "retired", "contested", "rumoured")
RELEASE_STATUSES = ("announced", "scheduled", "rescheduled", "postponed", "cancelled", "released", "delayed-from")


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property of the `rg:` namespace; `domain` and `range` are IRIs (schema:domainIncludes, rangeIncludes)."""

    name: str
    label: str
    comment: str
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    """What its values are; none for a class."""
    wikidata: tuple[str, ...] = ()

    @property
    def iri(self) -> str:
        return RG + self.name


_TEXT, _WHOLE, _DAY, _TRUTH = XSD + "string", XSD + "integer", XSD + "date", XSD + "boolean"
_FILMS = tuple(KINDS[kind] for kind in SCREEN)
_EVENT, _SHOOT, _MEMBER = SCHEMA + "PublicationEvent", RG + "Shoot", RG + "Membership"
_FACT, _CLAIM, _ARTICLE = RG + "Fact", RG + "Claim", SCHEMA + "NewsArticle"
_NAMED = tuple(KINDS.values())

CLASSES: tuple[Term, ...] = (
    Term("Character", "character", "Somebody in a story.", wikidata=("Q15773347",)),
    Term("Franchise", "franchise", "A series, saga or universe that films belong to.", wikidata=("Q196600",)),
    Term("Fact", "fact", "What the claims of all articles add up to; a current one also stands as a direct triple."),
    Term("Claim", "claim", "One article says one thing, in one sentence."),
    Term("Shoot", "shoot", "A production shoots at a place."),
    Term("Membership", "membership", "A film's place in a franchise."),
    Term("Publisher", "publisher", "Whoever publishes articles of the graph."),
)

STRUCTURE: tuple[Term, ...] = (
    Term("character", "plays", "The character of a role.", (SCHEMA + "PerformanceRole",), (RG + "Character",), ("P453",)),
    Term("film", "film", "The film of a shoot or a membership, or that somebody was on location for.", (_SHOOT, _MEMBER, _FACT), _FILMS),
    Term("franchise", "franchise", "The franchise of a membership.", (_MEMBER,), (RG + "Franchise",)),
    Term("participant", "participant", "Who was, is or will be at the shoot.", (_SHOOT,), (SCHEMA + "Person",), ("P710",)),
    Term("unit", "unit", "The unit that shoots there: second.", (_SHOOT,), (_TEXT,)),
    Term("medium", "medium", "How it comes out: cinema, streaming, home, tv or festival; absent where unstated.", (_EVENT,), (_TEXT,), ("P437",)),
    Term("edtf", "date", "The date, as precise as the news, in Extended Date/Time Format.", (_EVENT,), (_TEXT,), ("P577",)),
    Term("earliest", "earliest day", "The first day that the date can mean.", (_EVENT,), (_DAY,), ("P1319",)),
    Term("latest", "latest day", "The last day that the date can mean.", (_EVENT,), (_DAY,), ("P1326",)),
    Term("releaseStatus", "release status", "Where the release stands: announced, scheduled, rescheduled, postponed, cancelled or released.", (_EVENT,), (_TEXT,)),
    Term("firstRelease", "first release", "The first date on which it comes out, festival screenings and re-releases aside; follows from its releases.", _FILMS, (_TEXT,), ("P577",)),
    Term("releaseTable", "release table", "All releases of the film with every date that they have had, as JSON; kept for lists, follows from their facts.", _FILMS, (_TEXT,)),
    Term("shootTable", "shoot table", "Where the film shoots, and which claims say so, as JSON; kept for lists, follows from its claims.", _FILMS, (_TEXT,)),
    Term("shootingNews", "shooting news", "The days whose news tells where the film shoots or how far it is; follows from its claims.", _FILMS, (_TEXT,)),
    Term("shootEnds", "shoot ends", "The last days of the film's shoots of which both ends are told; follows from them.", _FILMS, (_DAY,)),
    Term("movedOn", "moved on", "The days whose news moved a release date of the film; follows from its releases.", _FILMS, (_TEXT,)),
    Term("rerelease", "re-release", "True where the film had been out before.", (_EVENT,), (_TRUTH,)),
    Term("format", "format", "Of a home release: digital or disc.", (_EVENT,), (_TEXT,), ("P437",)),
    Term("reason", "reason", "Why the date moved, in the article's words.", (_EVENT,), (_TEXT,)),
    Term("within", "within", "Every place that contains the place, however far out.", (SCHEMA + "Place",), (SCHEMA + "Place",), ("P131",)),
    Term("nameKey", "name key", "A name of the entity as it is matched: folded case, accents and punctuation.", _NAMED, (_TEXT,)),
    Term("state", "state", "Where the fact stands: current, superseded, retired, contested or rumoured.", (_FACT,), (_TEXT,)),
    Term("knownFrom", "known from", "The day of the first article that says so; absent where no day is known.", (_FACT,), (_TEXT,)),
    Term("supersededOn", "superseded on", "The day from which something else holds.", (_FACT,), (_TEXT,)),
    Term("gaveWayOn", "gave way on", "Of a release date that is superseded, the day from which something else holds.", (_FACT,), (_TEXT,)),
    Term("firsts", "firsts", "How many facts the publisher was the first to tell; follows from the facts.", (RG + "Publisher",), (_WHOLE,)),
    Term("supports", "supports", "The fact that the claim speaks for.", (_CLAIM,), (_FACT,)),
    Term("opposes", "opposes", "The fact that the claim speaks against.", (_CLAIM,), (_FACT,)),
    Term("quote", "quote", "The exact sentence.", (_CLAIM,), (_TEXT,), ("P1683",)),
    Term("start", "start", "Where the quote begins in the article's text, in code points.", (_CLAIM,), (_WHOLE,)),
    Term("end", "end", "Where the quote ends in the article's text, in code points.", (_CLAIM,), (_WHOLE,)),
    Term("subjectAsWritten", "subject as written", "The fullest form of the subject in the article.", (_CLAIM,), (_TEXT,), ("P1932",)),
    Term("objectAsWritten", "object as written", "The fullest form of the object in the article.", (_CLAIM,), (_TEXT,), ("P1932",)),
    Term("certainty", "certainty", "How the article says it: rumoured or denied; absent where it is stated.", (_CLAIM,), (_TEXT,)),
    Term("qualifiers", "qualifiers", "What else the claim says, as one JSON object with sorted keys.", (_CLAIM,), (_TEXT,)),
    Term("sha256", "hash", "SHA-256 of the article's text.", (_ARTICLE,), (_TEXT,)),
    Term("reader", "reader", "Which version of the reader read the article.", (_ARTICLE,), (_TEXT,)),
    Term("unread", "unread", "Why the text was not read; absent where it was.", (_ARTICLE,), (_TEXT,)),
)  # fmt: skip
"""The properties of the structural nodes, facts, claims and articles; relations of RELATIONS are not repeated."""
