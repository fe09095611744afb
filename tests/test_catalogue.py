"""Catalogues: every form that one comes in, what it adds to a reading, and what it never does."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from graph.errors import InputError
from graph.model import Document, Kind
from loaders.reading.catalogue import Catalogue, Catalogued, Entry, read_catalogue
from loaders.reading.reader import read
from loaders.reading.version import READER
from tests.terminal import good, refused

TITLES = (
    "tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear\tendYear\truntimeMinutes\tgenres\n"
    "tt9000001\tmovie\tRed Tide\tMarea rossa\t0\t2027\t\\N\t\\N\tThriller\n"
    "tt9000002\tmovie\tRed Tide\tRed Tide\t0\t1961\t\\N\t88\tDrama\n"
    "tt9000003\ttvSeries\tHarbour Watch\tHarbour Watch\t0\t2019\t\\N\t\\N\t\\N\n"
    "tt9000004\ttvEpisode\tPilot\tPilot\t0\t2019\t\\N\t\\N\t\\N\n"
)
PEOPLE = (
    "nconst\tprimaryName\tbirthYear\tdeathYear\tprimaryProfession\tknownForTitles\n"
    "nm9000001\tGreta Moss\t\\N\t\\N\tdirector\ttt9000001\n"
)


def entity(number: str, kind: str, label: str, day: str = "", *aliases: str) -> dict[str, Any]:
    claims: dict[str, Any] = {"P31": [{"mainsnak": {"datavalue": {"value": {"id": kind}}}}]}
    if day:
        claims["P577"] = [{"mainsnak": {"datavalue": {"value": {"time": f"+{day}T00:00:00Z"}}}}, {"mainsnak": {"snaktype": "novalue"}}]
    return {"id": number, "labels": {"en": {"value": label}}, "aliases": {"en": [{"value": alias} for alias in aliases]}, "claims": claims}


WIKIDATA = [entity("Q901", "Q11424", "Red Tide", "2027-07-09", "The Red Tide"), entity("Q902", "Q5", "Greta Moss"), entity("Q903", "Q532", "Tidemouth")]
FILMS = [{"title": "Red Tide", "year": 2027, "cast": ["Ben Kurtz", "Cher"], "genres": ["Thriller"], "href": "Red_Tide_(film)"}]

IMDB, IMDB_OLD = (f"https://www.imdb.com/title/tt900000{n}/" for n in (1, 2))
GRETA = "https://www.imdb.com/name/nm9000001/"
FORMS = {
    "titles.tsv": (TITLES, [
        Entry(Kind.SERIES, "Harbour Watch", "2019", "https://www.imdb.com/title/tt9000003/"), Entry(Kind.FILM, "Marea rossa", "2027", IMDB),
        Entry(Kind.FILM, "Red Tide", "1961", IMDB_OLD), Entry(Kind.FILM, "Red Tide", "2027", IMDB),
    ]),
    "names.tsv": (PEOPLE, [Entry(Kind.PERSON, "Greta Moss", "", GRETA)]),
    "wikidata.jsonl": ("".join(json.dumps(one) + "\n" for one in WIKIDATA), [
        Entry(Kind.PERSON, "Greta Moss", "", "https://www.wikidata.org/entity/Q902"), Entry(Kind.FILM, "Red Tide", "2027", "https://www.wikidata.org/entity/Q901"),
        Entry(Kind.FILM, "The Red Tide", "2027", "https://www.wikidata.org/entity/Q901"),
    ]),
    "dump.json": ("[\n" + ",\n".join(map(json.dumps, WIKIDATA[:1])) + "\n]\n", [
        Entry(Kind.FILM, "Red Tide", "2027", "https://www.wikidata.org/entity/Q901"), Entry(Kind.FILM, "The Red Tide", "2027", "https://www.wikidata.org/entity/Q901"),
    ]),
    "list.csv": ('Name,Kind,Year,sameAs\n"Red Tide",film,2027,https://example.org/red\nGreta Moss,person,,\nTidemouth,place,,\n', [
        Entry(Kind.PERSON, "Greta Moss"), Entry(Kind.FILM, "Red Tide", "2027", "https://example.org/red"),
    ]),
    "films.json": (json.dumps(FILMS), [Entry(Kind.PERSON, "Ben Kurtz"), Entry(Kind.FILM, "Red Tide", "2027", "https://en.wikipedia.org/wiki/Red_Tide_(film)")]),
    "pretty.json": (json.dumps(FILMS, indent=2), [Entry(Kind.PERSON, "Ben Kurtz"), Entry(Kind.FILM, "Red Tide", "2027", "https://en.wikipedia.org/wiki/Red_Tide_(film)")]),
}  # fmt: skip


def entries(catalogue: Catalogue) -> list[Entry]:
    return sorted((entry for same in catalogue.entries.values() for entry in same), key=lambda entry: (entry.name, entry.year))


@pytest.mark.parametrize("name", FORMS)
def test_every_form(name: str, tmp_path: Path):
    """Each gives its films, series and people, plain and packed."""
    text, expected = FORMS[name]
    plain, packed = tmp_path / name, tmp_path / f"{name}.gz"
    plain.write_text(text, "utf-8")
    packed.write_bytes(gzip.compress(text.encode()))
    assert entries(read_catalogue(str(plain))) == expected
    assert read_catalogue(str(packed)) == read_catalogue(str(plain))


@pytest.mark.parametrize("text", ["", "colour,size\nred,2\n", "[1, 2]", "{", '{"name": ""}\n', "\x80"], ids=ascii)
def test_what_is_no_catalogue(text: str, tmp_path: Path):
    """It is told in one line, and nothing is loaded."""
    file = tmp_path / "a.csv"
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(InputError, match=r"expected IMDb’s|expected IMDb's"):
        read_catalogue(str(file))


def test_an_address_is_given_only_without_doubt(tmp_path: Path):
    """Two films of one title are told apart by their year; without one, none is meant."""
    file = tmp_path / "titles.tsv"
    file.write_text(TITLES, "utf-8")
    catalogue = read_catalogue(str(file))
    assert catalogue.same_as(Kind.FILM, "Red Tide") == ""
    assert catalogue.same_as(Kind.FILM, "Red Tide", ["2027"]) == IMDB
    assert catalogue.same_as(Kind.FILM, "Red Tide", ["1999"]) == ""
    assert catalogue.same_as(Kind.FILM, "harbour watch") == "https://www.imdb.com/title/tt9000003/"
    assert catalogue.same_as(Kind.PERSON, "Red Tide", ["2027"]) == ""


ARTICLE = "Quiet Anna Lake stars in the film Qualm. The drama was shot in Rome. Anna Lake was praised."


def test_a_catalogue_tells_what_a_name_is(tmp_path: Path):
    """It changes nothing but names, and its mark stands in the reader's version."""
    file = tmp_path / "a.csv"
    file.write_text("name,kind,year,sameAs\nQuiet Anna Lake,person,,https://example.org/anna\n", "utf-8")
    reader = Catalogued(read_catalogue(str(file)))
    assert reader.version.startswith(f"{READER}+catalogue:")
    document = Document("u", "The council met. It spoke of parking. " * 3)
    assert reader.read(document).claims == read(document).claims == ()
    told = {(claim.predicate, str(claim.object)): claim for claim in reader.read(Document("u", ARTICLE)).claims}
    claim = told["same_as", "https://example.org/anna"]
    assert (claim.subject.name, ARTICLE[claim.start : claim.end]) == ("Quiet Anna Lake", claim.quote)


def test_load_with_a_catalogue(tmp_path: Path):
    """The address stands in the graph as schema:sameAs; the same catalogue changes nothing, another one reads anew."""
    store, file, listed = tmp_path / "store", tmp_path / "a.md", tmp_path / "titles.tsv"
    file.write_text("---\ntitle: Moss Sets Red Tide\npublished: 2026-04-17\n---\nGreta Moss directs the film ‘Red Tide’. It opens in cinemas on July 9, 2027.\n", "utf-8")
    listed.write_text(TITLES, "utf-8")
    load = ("load", file, "--store", store, "--catalogue", listed)
    good(*load)
    assert f'<https://schema.org/sameAs> "{IMDB}"' in good("export", "--format", "ntriples", "--facts-only", "--store", store)
    assert good(*load) == f"{store}: articles: 1 as before\n"
    listed.write_text(TITLES.replace("tt9000001", "tt9000009"), "utf-8")
    good(*load)
    assert "tt9000009" in good("export", "--format", "ntriples", "--facts-only", "--store", store)
    assert good("check", "--store", store)


def test_a_catalogue_that_is_not_there(tmp_path: Path):
    assert refused("load", "a.txt", "--store", tmp_path / "s", "--catalogue", tmp_path / "none.tsv").endswith("none.tsv: no such file or directory")
    assert "takes no catalogue" in refused("load", "a.txt", "--store", tmp_path / "s", "--reader", "openai:small", "--catalogue", "x.tsv")
