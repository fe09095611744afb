"""What holds of every reading: claims rest on their sentence, offsets survive any letters and line ends, nothing is random."""

from __future__ import annotations

import html
import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.dates import PartialDate
from graph.door import refusal
from graph.model import Certainty, Claim, Document, Kind, Thing, value_key
from loaders.documents.html import read_html
from loaders.documents.plain import read_plain
from loaders.reading.reader import read
from tests.terminal import ROOT

DAY = PartialDate.parse("2026-04-17")
SENTENCES = (
    "‘The Glass Harbour’ stars Tom Cruise and Hayley Atwell.",
    "Directed by Ana Lund, the film was shot in Rome and at Pinewood Studios.",
    "The thriller ‘Red Tide’ opens in U.S. theaters on July 9, 2027; a UK date will follow next week.",
    "Ben Kurtz (Night Ferry, The Long Con) plays the harbour master, Captain Reyes.",
    "“I loved every minute,” said the director, who wrote ‘Red Tide’ with Jo Plunkett.",
    "Greta Moss will no longer direct ‘Red Tide’ & has been replaced by J.J. Abrams.",
    "It won the Golden Lion at Venice in 2025, and is based on a novel by Nora Pym.",
    "Mia Sorvin is reportedly in talks to join the cast of ‘The Glass Harbour’.",
    "Netflix has pushed ‘Red Tide’ from this Friday to Christmas 2026 (it was to stream at 9 a.m.).",
    "The film’s producers are Ed Guiney, Andrew Lowe and – for Café Größe Films – Ana Lund.",
)
ODD = st.text(st.characters(codec="utf-8", min_codepoint=0xA0), max_size=12)
"""Anything between two sentences: combining marks, emoji beyond the basic plane, right-to-left letters, private use."""
MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def texts(draw: st.DrawFn, between: st.SearchStrategy[str]) -> str:
    """An article of sentences that say something, in any order, with something between them."""
    chosen = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6))
    return "".join(sentence + draw(between) for sentence in chosen)


def gist(claim: Claim) -> tuple[object, ...]:
    """What a claim says, without where it stands."""
    return (claim.subject, claim.predicate, value_key(claim.object), claim.certainty, tuple(sorted(claim.qualifiers.items())))


def loaded(text: bytes) -> Document:
    (document,) = (item for item in read_plain(text.decode(), "a.txt", "a.txt") if isinstance(item, Document))
    return document


@MANY
@given(texts(st.one_of(st.sampled_from((" ", "\n", "\n\n", "  ")), ODD)))
def test_no_claim_without_its_quote(text: str):
    """Each claim's quote stands at its span, whatever letters stand around, and the store lets each claim in."""
    document = Document("u", text, "‘Red Tide’ Sets Its Date", DAY)
    for claim in read(document).claims:
        assert text[claim.start : claim.end] == claim.quote != ""
        assert claim.article == "u"
        assert refusal(claim, document) == ""


@MANY
@given(st.text(st.sampled_from("aA B.‘’“”(),:\n;é😀'\"&-—1920\ue000\uf400the film in Rome"), max_size=300))
def test_any_text_is_read(text: str):
    """Text without sense, with signs of our own inside it, is read without an error and never gives a claim without quote."""
    for claim in read(Document("u", text, text[:20], DAY)).claims:
        assert text[claim.start : claim.end] == claim.quote != ""


@MANY
@given(texts(st.sampled_from((" ", "\n\n"))))
def test_reading_is_deterministic(text: str):
    """The same document gives the same reading, in the same order."""
    document = Document("u", text, "", DAY)
    assert read(document) == read(document)


@MANY
@given(texts(st.sampled_from((" ", "\n\n"))))
def test_line_ends_change_nothing(text: str):
    """Windows' and old Macs' ends of lines give the claims that plain ones do, each with its quote."""
    unix = loaded(text.encode())
    for ends in (b"\r\n", b"\r"):
        other = loaded(text.encode().replace(b"\n", ends))
        claims = read(other).claims
        assert claims == read(unix).claims
        assert all(other.text[claim.start : claim.end] == claim.quote for claim in claims)


@pytest.mark.parametrize("escape", ["none", "named", "decimal", "hexadecimal"])
def test_entities_change_nothing(escape: str):
    """A page says the same however its letters are written."""
    ways: dict[str, Callable[[str], str]] = {
        "none": lambda text: html.escape(text, quote=False),
        "named": lambda text: html.escape(text).replace("‘", "&lsquo;").replace("’", "&rsquo;").replace("ö", "&ouml;").replace("–", "&ndash;"),
        "decimal": lambda text: "".join(letter if letter.isalnum() and letter.isascii() else f"&#{ord(letter)};" for letter in text),
        "hexadecimal": lambda text: "".join(f"&#x{ord(letter):x};" for letter in text),
    }
    written = ways[escape]
    head = '<html><head><title>News</title><meta name="date" content="2026-04-17"></head><body><article>'
    page = head + "".join(f"<p>{written(sentence)}</p>" for sentence in SENTENCES) + "</article></body></html>"
    plain = head + "".join(f"<p>{html.escape(sentence, quote=False)}</p>" for sentence in SENTENCES) + "</article></body></html>"
    (document,) = (item for item in read_html(page.encode(), "a.html", name="a") if isinstance(item, Document))
    (expected,) = (item for item in read_html(plain.encode(), "a.html", name="a") if isinstance(item, Document))
    claims = read(document).claims
    assert len(claims) > 10
    assert claims == read(expected).claims
    assert all(document.text[claim.start : claim.end] == claim.quote for claim in claims)


@MANY
@given(ODD.filter(lambda text: not any(letter.isalnum() or letter in "()[]“”‘’\"'.,:;-–—/" for letter in text)))
def test_what_stands_before_moves_offsets_and_nothing_else(before: str):
    """Letters beyond the basic plane before a text count as they do in Python, so that all spans move by the same."""
    text = "\n\n".join(SENTENCES[:4])
    shifted = f"{before}\n\n{text}"
    moved = read(Document("u", shifted, "", DAY)).claims
    assert {gist(claim) for claim in moved} == {gist(claim) for claim in read(Document("u", text, "", DAY)).claims}
    assert all(shifted[claim.start : claim.end] == claim.quote for claim in moved)


def test_hash_seeds_change_nothing():
    """Two processes whose sets are in another order write the same claims."""
    said = []
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", SHOW], capture_output=True, check=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}
        )
        said.append(done.stdout)
    assert said[0] == said[1] != b""


SHOW = """
from pathlib import Path
from loaders.reading.reader import read
from loaders.documents.sources import documents
for document in documents(sorted(map(str, Path("tests/corpus").glob("*s*.txt")))[:6]):
    for claim in read(document).claims:
        print(claim)
"""


def test_a_denial_is_never_a_fact():
    """What an article denies or reports as a rumour is not stated by any claim."""
    text = SENTENCES[5] + " " + SENTENCES[7]
    stated = {gist(claim)[:3] for claim in read(Document("u", text, "", DAY)).claims if claim.certainty is Certainty.STATED}
    film, other = Thing(Kind.FILM, "Red Tide"), Thing(Kind.FILM, "The Glass Harbour")
    assert (film, "director", ("person", "Greta Moss")) not in stated
    assert (other, "actor", ("person", "Mia Sorvin")) not in stated
