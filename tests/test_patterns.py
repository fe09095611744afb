"""No regular expression of the project has a bad worst case, and no text of a megabyte keeps the reader busy.

Time is never compared with a figure that a slow machine would miss. A match gets a hundred times the work that it
needs, counted in processor time of this process alone; what is quadratic or exponential in the text overruns that by far.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import pytest

from graph.datewords import RANGES, ROWS, compiled
from graph.errors import InputError
from graph.model import Document
from loaders.documents.html import MOST_TAGS, read_html
from loaders.documents.markdown import read_markdown
from loaders.documents.plain import read_plain
from loaders.reading.reader import beginning, read
from loaders.reading.rules import rules
from loaders.reading.text import LONGEST_SENTENCE
from tests.pumps import Slow, cpu_limit, hostile, patterns, within

MEGABYTE = 1_000_000


def every_pattern() -> dict[str, re.Pattern[str]]:
    found = {name: pattern for package in ("graph", "loaders", "queries") for name, pattern in patterns(package).items()}
    found |= dict(within(rules("credits"), "credits.toml"))
    return found | {f"graph.datewords {number}": compiled(row) for number, row in enumerate((*(row for row, _ in ROWS), *RANGES))}


WHOLE_TEXTS = (
    "loaders.documents.html._REFERENCE", "loaders.documents.html._SENTENCE", "loaders.documents.html._SIGN", "loaders.documents.plain._FENCE", "loaders.documents.plain._FIELD",
    "loaders.reading.text.BOUNDARY", "loaders.reading.text.TOKEN", "loaders.reading.furniture.RELATED", "loaders.reading.furniture.ASIDE", "loaders.reading.furniture.PICTURE",
    "loaders.reading.furniture.EXCLUSIVE", "loaders.reading.titles.QUOTE", "loaders.reading.titles.BRACKET", "loaders.reading.titles.UNTITLED", "loaders.reading.filmographies.INTRODUCED",
    "loaders.reading.categories.BEST", "loaders.reading.categories.PRIZE", "loaders.reading.categories.ZONE", "loaders.reading.categories.BARE",
    "loaders.reading.winners.WON",
    "loaders.documents.language._WORD",
)  # fmt: skip
"""Patterns that go over a text as it came, however long; all others are shown a sentence, or less."""


def slow(found: dict[str, re.Pattern[str]], size: int, seconds: float) -> dict[str, str]:
    """Those patterns that do not come to an end, with the beginning of a text that kept them."""
    kept = {}
    for name, pattern in found.items():
        for text in hostile(pattern, size):
            try:
                with cpu_limit(seconds):
                    for _ in pattern.finditer(text):
                        pass
            except Slow:
                kept[name] = text[:80]
                break
    return kept


def test_no_pattern_is_slow_on_a_sentence():
    """Each pattern of graph, loaders and queries, on half of the longest sentence, going round each of its loops."""
    found = every_pattern()
    assert len(found) > 300
    assert slow(found, LONGEST_SENTENCE // 2, 0.5) == {}


def test_what_sees_whole_texts_is_linear():
    """Those that search a text as it came are through with twenty thousand characters at once."""
    found = {name: pattern for name, pattern in every_pattern().items() if name in WHOLE_TEXTS}
    assert len(found) == len(WHOLE_TEXTS)
    assert slow(found, 20_000, 1.0) == {}


def test_a_bad_pattern_would_be_found():
    """The search finds loops within loops, alternatives that overlap, and scans that begin anew at each letter."""
    bad = {text: re.compile(text) for text in (r"^(?:[a-z]+ly |currently )*$", r"(?:a+)+b", r"(?:x|x)*y", r"\w+[!?]")}
    good = {text: re.compile(text) for text in (r"(?<!\S)[a-z]+ ", r"\b\w++!", r"in (?:the )?[a-z]+")}
    assert slow(bad | good, 20_000, 0.3).keys() == bad.keys()


SHAPES = (
    "a", "Tom Cruise as Ethan Hunt, ", "‘Dune’ ", ".", "Aaa-", "known for Aaa, ", "Aaa / ", "in Rome and ", "filmed in Rome, Italy, ",
    "Aaa (Bbb, Ccc), ", "1. a\n", "1. Aaa (Bbb)\n",
)  # fmt: skip


FILM_NEWS = "The actor, the actress and the rest of the cast came to Cannes, where the comedy, a film by the drama series’ producer, is shown. "
"""What lets an article be read at all."""


@pytest.mark.parametrize("shape", SHAPES, ids=ascii)
def test_a_megabyte_of_anything_is_read(shape: str):
    """Text that repeats itself is read in the time of an article that is as long as they get, and what was left is said."""
    text = (FILM_NEWS + shape * (MEGABYTE // len(shape) + 1))[:MEGABYTE]
    with cpu_limit(30):
        reading = read(Document("hostile", text))
    assert reading.unread == f"only its first {len(beginning(reading.document).text):,} characters are read"
    assert all(claim.end <= len(beginning(reading.document).text) for claim in reading.claims)


@pytest.mark.parametrize("shape", ["---\na: ", "a  ", "*a*", "[", "`", "1. a\n"], ids=ascii)
@pytest.mark.parametrize("reader", [read_plain, read_markdown], ids=["plain", "markdown"])
def test_hostile_shapes_are_loaded(reader: Callable[[str, str, str], Iterable[object]], shape: str):
    """Plain text and Markdown that repeat themselves become documents in due time."""
    with cpu_limit(30):
        items = list(reader(shape * (MEGABYTE // 20 // len(shape)), "hostile.txt", "hostile.txt"))
    assert [item for item in items if isinstance(item, Document)]


PAGES = ("word ", "a", "<", "<p>", "&#8217;", "<div>", "<p>Tom Cruise stars in Dune, he said.</p>")


@pytest.mark.parametrize("shape", PAGES, ids=ascii)
def test_a_megabyte_of_page_is_loaded_or_refused(shape: str):
    """A page comes to an end as an article, or as one line that says what is wrong with it."""
    page = "<html><body><article><p>" + shape * (MEGABYTE // len(shape)) + "</p></article></body></html>"
    with cpu_limit(30):
        try:
            items = list(read_html(page.encode(), "hostile.html"))
        except InputError as error:
            expected = "too many tags" if page.count("<") > MOST_TAGS else "no article"
            assert expected in str(error)
        else:
            assert any(isinstance(item, Document) for item in items)
