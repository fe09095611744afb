"""Titles and people that somebody has listed elsewhere, with their ids there: IMDb's tables, Wikidata's entities, CSV, JSON.

A catalogue is given to a load and belongs to the reader's version. It tells what a name is, never that something is so.
"""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, cast

from graph.dates import PartialDate
from graph.errors import InputError
from graph.model import Claim, Document, Kind, Reading, Thing
from graph.names import fold
from loaders.documents.files import open_file
from loaders.reading.reader import read
from loaders.reading.version import READER

IMDB_KINDS = {
    "movie": Kind.FILM, "tvMovie": Kind.FILM, "short": Kind.FILM, "tvShort": Kind.FILM, "video": Kind.FILM, "tvSpecial": Kind.FILM,
    "tvSeries": Kind.SERIES, "tvMiniSeries": Kind.SERIES,
}  # fmt: skip
WIKIDATA_KINDS = {
    "Q5": Kind.PERSON, "Q11424": Kind.FILM, "Q24862": Kind.FILM, "Q202866": Kind.FILM, "Q506240": Kind.FILM, "Q93204": Kind.FILM,
    "Q5398426": Kind.SERIES, "Q1259759": Kind.SERIES, "Q581714": Kind.SERIES, "Q63952888": Kind.SERIES,
}  # fmt: skip
NAMES = ("name", "title", "label")
IDS = ("sameas", "same_as", "id", "url", "iri", "href")
KINDS = ("kind", "type")
FORMS = "IMDb's title.basics or name.basics, Wikidata's entities one a line, CSV with name, kind and sameAs, or a JSON list of films"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of a catalogue: its name there, its year where it has one, and its address."""

    kind: Kind
    name: str
    year: str = ""
    same_as: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The entries by their folded names; the mark tells this catalogue from every other."""

    entries: Mapping[str, tuple[Entry, ...]]
    mark: str

    def kind(self, name: str) -> Kind | None:
        """What it lists under a name, where that is of one kind; films and series are one kind here."""
        found = {Kind.PERSON if entry.kind is Kind.PERSON else Kind.FILM for entry in self.entries.get(fold(name), ())}
        return found.pop() if len(found) == 1 else None

    def same_as(self, kind: Kind, name: str, years: Iterable[str] = ()) -> str:
        """The one address of what has that name, by its year where several have it; empty where that leaves a doubt."""
        screen = {Kind.FILM, Kind.SERIES}
        found = [e for e in self.entries.get(fold(name), ()) if e.same_as and (e.kind is kind or {e.kind, kind} <= screen)]
        wanted = set(years)
        if len(found) > 1 or (found and found[0].year and wanted):
            found = [entry for entry in found if entry.year in wanted]
        return found[0].same_as if len({entry.same_as for entry in found}) == 1 else ""


def read_catalogue(path: str) -> Catalogue:
    """The catalogue in a file, packed or not. Raises InputError where it has none of the known forms, or nothing of use."""
    digest = sha256()
    entries: dict[str, list[Entry]] = {}
    try:
        with _unpacked(path) as stream:
            for entry in _entries(_decoded(stream, digest.update), path):
                same = entries.setdefault(fold(entry.name), [])
                if entry not in same:
                    same.append(entry)
    except OSError as error:
        raise InputError(path, (error.strerror or str(error)).lower()) from None
    except UnicodeDecodeError:
        raise InputError(path, "not UTF-8", expected=FORMS) from None
    if not entries:
        raise InputError(path, "lists no film, series or person", expected=FORMS)
    return Catalogue({name: tuple(found) for name, found in entries.items()}, digest.hexdigest()[:12])


def _unpacked(path: str) -> BinaryIO:
    return cast("BinaryIO", gzip.open(path)) if path.endswith(".gz") else open_file(Path(path))


def _decoded(stream: BinaryIO, seen: Callable[[bytes], object]) -> Iterator[str]:
    for line in stream:
        seen(line)
        yield line.decode("utf-8")


def _entries(lines: Iterator[str], path: str) -> Iterator[Entry]:
    """By the form that the first line shows."""
    first = next(lines, "").removeprefix("\ufeff")
    if "\t" in first:
        yield from _imdb(first.rstrip("\r\n").split("\t"), lines, path)
    elif first.lstrip().startswith(("{", "[")):
        yield from _json(first, lines, path)
    else:
        yield from _table(csv.DictReader([first, *lines]), path)


def _imdb(header: list[str], lines: Iterator[str], path: str) -> Iterator[Entry]:
    if "nconst" not in header and "tconst" not in header:
        yield from _table(csv.DictReader(["\t".join(header), *lines], delimiter="\t"), path)
        return
    for line in lines:
        row = dict(zip(header, line.rstrip("\r\n").split("\t"), strict=False))
        if "nconst" in row and row.get("primaryName", "\\N") != "\\N":
            yield Entry(Kind.PERSON, row["primaryName"], "", f"https://www.imdb.com/name/{row['nconst']}/")
        elif (kind := IMDB_KINDS.get(row.get("titleType", ""))) is not None:
            year = row.get("startYear", "").replace("\\N", "")
            for name in dict.fromkeys((row.get("primaryTitle", ""), row.get("originalTitle", ""))):
                if name and name != "\\N":
                    yield Entry(kind, name, year, f"https://www.imdb.com/title/{row['tconst']}/")


def _table(rows: csv.DictReader[str], path: str) -> Iterator[Entry]:
    fields = {(name or "").strip().casefold() for name in rows.fieldnames or ()}
    if not fields & set(NAMES):
        raise InputError(path, "not a catalogue", expected=FORMS)
    for row in rows:
        values = {(key or "").strip().casefold(): value.strip() for key, value in row.items() if isinstance(value, str)}
        yield from _plain(values)


def _plain(values: Mapping[str, str]) -> Iterator[Entry]:
    """One row of a plain table; what has no kind is a film."""
    name = next((values[key] for key in NAMES if values.get(key)), "")
    said = next((values[key] for key in KINDS if values.get(key)), "film").casefold()
    kind = {"person": Kind.PERSON, "series": Kind.SERIES, "tv series": Kind.SERIES, "film": Kind.FILM, "movie": Kind.FILM}.get(said)
    address = next((values[key] for key in IDS if values.get(key, "").startswith(("https://", "http://"))), "")
    if name and kind:
        yield Entry(kind, name, values.get("year", "")[:4], address)


def _json(first: str, lines: Iterator[str], path: str) -> Iterator[Entry]:
    """Entities one a line, bare or as the lines of a list; or one list of films with their casts."""
    if first.strip() == "[" or first.lstrip().startswith("{"):
        ahead = first if first.strip() != "[" else next(lines, "")
        if _one(ahead) is not None:
            for line in (ahead, *lines):
                if line.strip() not in {"[", "]", ""}:
                    yield from _object(_one(line), path)
            return
        first += "" if ahead is first else ahead
    try:
        rows = json.loads(first + "".join(lines))
    except ValueError:
        raise InputError(path, "invalid JSON", expected=FORMS) from None
    for row in rows if isinstance(rows, list) else [rows]:
        yield from _object(row, path)


def _one(line: str) -> Any:
    try:
        return json.loads(line.strip().removesuffix(","))
    except ValueError:
        return None


def _object(row: Any, path: str) -> Iterator[Entry]:
    if not isinstance(row, dict):
        raise InputError(path, "a line is no JSON object", expected=FORMS)
    if "labels" in row or "claims" in row:
        yield from _wikidata(row)
        return
    values = {str(key).casefold(): str(value) for key, value in row.items() if isinstance(value, (str, int))}
    if "href" in values and "://" not in values["href"]:
        values["href"] = f"https://en.wikipedia.org/wiki/{values['href']}"
    yield from _plain(values)
    if isinstance(row.get("cast"), list):
        yield from (Entry(Kind.PERSON, name) for name in row["cast"] if isinstance(name, str) and " " in name)


def _wikidata(entity: Mapping[str, Any]) -> Iterator[Entry]:
    claims = entity.get("claims") or {}
    kinds = [WIKIDATA_KINDS[value["id"]] for value in _values(claims, "P31") if isinstance(value, dict) and value.get("id") in WIKIDATA_KINDS]
    if not kinds:
        return
    days = [value["time"].lstrip("+")[:4] for value in _values(claims, "P577") if isinstance(value, dict) and "time" in value]
    english = (entity.get("labels") or {}).get("en") or {}
    others = (entity.get("aliases") or {}).get("en") or []
    for label in (english, *others):
        if label.get("value"):
            yield Entry(kinds[0], label["value"], min(days, default=""), f"https://www.wikidata.org/entity/{entity.get('id', '')}")


def _values(claims: Mapping[str, Any], number: str) -> Iterator[Any]:
    for claim in claims.get(number) or ():
        value = claim.get("mainsnak", {}).get("datavalue", {}).get("value")
        if value is not None:
            yield value


# -- as a reader ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Catalogued:
    """The default reader with a catalogue beside it."""

    catalogue: Catalogue

    @property
    def version(self) -> str:
        return f"{READER}+catalogue:{self.catalogue.mark}"

    def read(self, document: Document) -> Reading:
        found = read(document, listed=self.catalogue.kind, version=self.version)
        return replace(found, claims=(*found.claims, *identified(found.claims, self.catalogue)))


def identified(claims: Sequence[Claim], catalogue: Catalogue) -> Iterator[Claim]:
    """For each thing that the claims speak of and that the catalogue has once: its address there, at the first sentence about it."""
    years: dict[Thing, list[str]] = {}
    for claim in claims:
        if isinstance(claim.object, PartialDate):
            years.setdefault(claim.subject, []).append(claim.object.edtf[:4])
        if "year" in claim.qualifiers:
            years.setdefault(claim.subject, []).append(claim.qualifiers["year"])
    told: set[Thing] = set()
    for claim in claims:
        for thing in (claim.subject, claim.object):
            if isinstance(thing, Thing) and thing.kind in IDENTIFIED and thing not in told:
                told.add(thing)
                if address := catalogue.same_as(thing.kind, thing.name, years.get(thing, ())):
                    yield Claim(thing, "same_as", address, claim.article, claim.quote, claim.start, claim.end, stated_on=claim.stated_on)


IDENTIFIED = frozenset({Kind.FILM, Kind.SERIES, Kind.PERSON})
