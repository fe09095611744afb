"""Names: keys that spellings share, slugs that every engine takes, clean text, and the nearest known name."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from graph.names import LONGEST_SLUG, clean, entity_iri, fold, nearest, slug

SAME = [
    ("The Odyssey", "odyssey"),
    ("Amélie", "AMELIE"),
    ("Fast & Furious", "Fast and Furious"),
    ("Spider-Man: No Way Home", "Spider‑Man – No Way Home"),
    ("Ocean's Eleven", "Ocean’s Eleven"),
    ("Ocean's Eleven", "Oceans Eleven"),
    ("Rocky II", "Rocky 2"),
    ("Dune: Part Two", "Dune Part 2"),
    ("Dune: Part Two", "Dune: Part II"),
    ("Saw X", "Saw 10"),
    ("Dead Reckoning Part One", "Dead Reckoning, Part I"),
    ("J.J. Abrams", "J. J. Abrams"),
    ("J.J. Abrams", "JJ Abrams"),
    ("E.T.", "ET"),
    ("Samuel L. Jackson", "Samuel L Jackson"),
    ("Søren Łukasz Æsir", "Soren Lukasz Aesir"),
    ("Straße", "STRASSE"),
    ("WALL·E", "Wall-E".replace("-", "")),
    ("Москва", "МОСКВА"),
    ("ガンダム", "ｶﾞﾝﾀﾞﾑ"),
    ("기생충", "기생충"),
    ("Rome\u202e", "rome"),
    ("  Rome \n", "Rome"),
]

DIFFERENT = [
    ("The King and I", "The King and 1"),
    ("I, Robot", "1 Robot"),
    ("V for Vendetta", "5 for Vendetta"),
    ("X-Men", "10 Men"),
    ("A", ""),
    ("!!!", "???"),
    ("Two Brothers", "2 Brothers"),
    ("🎬", "🎥"),
    ("हिंदी", "हदि"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    """Case, accents, punctuation, articles and numerals make no difference."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_names_keep_other_keys(one: str, other: str) -> None:
    """A letter that merely looks like a numeral, and a name of signs alone, stay what they are."""
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Mission: Impossible 7", "mission-impossible-7"),
        ("The Thing", "the-thing"),
        ("Amélie", "amelie"),
        ("千と千尋の神隠し", "千と千尋の神隠し"),
        ("ماجد الكدواني", "ماجد-الكدواني"),
        ('a/b?c#d <e> "f" {g}', "a-b-c-d-e-f-g"),
        ("../../etc/passwd", "etc-passwd"),
        ("Tom\u202eesiurC", "tomesiurc"),
        ("R\x1b[31med", "r-31med"),
        ("हिंदी", "हिंदी"),
    ],
)
def test_a_slug_is_readable(name: str, expected: str) -> None:
    """Letters and figures of any script, joined by hyphens."""
    assert slug(name) == expected


HOSTILE = [
    "", " ", "\x00", "\u202e\u202d", "🎬🎬", "!!!", "%2e%2e", "\ud800", "\u3164", "\ufffe", "\U000e0041", "e\u0301" * 200,
    "x" * 400, "x" * 399 + "y", "漢" * 400, "\u200d", "<script>", "a\nb", "\u0600", "ﷺ", "\U0010ffff", "\u0345",
]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_a_hostile_name_gives_a_valid_iri(name: str) -> None:
    """Nothing that a name holds breaks an IRI, empties it or makes it endless; nor does it come out otherwise twice."""
    iri = entity_iri("film", slug(name))
    assert NamedNode(iri).value == iri
    assert re.fullmatch(r"[^\s/?#<>\"{}|\\^`%]+", slug(name))
    assert len(slug(name)) <= LONGEST_SLUG + 9
    assert slug(name) == slug(str(name))


def test_unlike_hostile_names_have_unlike_slugs() -> None:
    """Two long names with one beginning, and two names of signs alone, are told apart."""
    assert len({slug(name) for name in ("x" * 400, "x" * 399 + "y", "🎬", "🎥", "!!!", "")}) == 6


@given(st.text())
@example("\U000e0100")
def test_any_text_makes_a_valid_iri(name: str) -> None:
    """Whatever the text, its IRI is taken by the store and its key is stable under folding again."""
    NamedNode(entity_iri("person", slug(name)))
    assert clean(slug(name)) == slug(name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("a\u202eb\u2066c\u200fd", "abcd"),
        ("a\r\nb\tc\u2028d", "a b c d"),
        ("caf\u00e9 👩\u200d🚀", "caf\u00e9 👩\u200d🚀"),
        ("\ud83d broken", " broken"),
        ("\x9b31m", "31m"),
    ],
    ids=ascii,
)
def test_clean_text_shows_and_commands_nothing(text: str, expected: str) -> None:
    """Controls and overrides go, breaks become blanks, letters and emoji stay."""
    assert clean(text) == expected


def test_lines_can_stay() -> None:
    """A text of several lines keeps them, in one form."""
    assert clean("a\r\nb\rc\n\x07d\te", lines=True) == "a\nb\nc\nd e"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    """Nothing that cleaning joins is in need of cleaning."""
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Tom Cruze", ["Tom Cruise"]),
        ("mission imposible 7", ["Mission: Impossible 7"]),
        ("Cruise", ["Tom Cruise"]),
        ("Mission Impossible VII", ["Mission: Impossible 7"]),
        ("Zzyzx", []),
        ("", []),
        ("Hayley Atwel", ["Hayley Atwell"]),
    ],
)
def test_the_nearest_known_names(name: str, expected: list[str]) -> None:
    """A slip of the pen or half a name finds the name that was meant; what is far from all finds none."""
    known = ["Tom Cruise", "Tom Hanks", "Rome", "Hayley Atwell", "Mission: Impossible 7", "Top Gun"]
    assert nearest(name, known) == expected
    assert nearest(name, reversed(known)) == expected
    assert nearest(name, known, n=1) == expected[:1]
