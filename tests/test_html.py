"""A web page: its article alone, what it says of itself, and what was set apart in its words."""

from __future__ import annotations

import html
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import InputError
from graph.model import Document
from loaders.documents.about import about
from loaders.documents.html import parse, read_html

VENICE = (Path(__file__).parent / "data" / "sources" / "venice.html").read_bytes()
SENTENCE = "The crew went on to film for three more days in the old town of the city, a neighbour said."


def page(body: str, head: str = "") -> bytes:
    """A page with enough of an article in it to be one."""
    return f"<html><head>{head}</head><body><article>{body}<p>{SENTENCE}</p></article></body></html>".encode()


def article(data: bytes, **known: str) -> Document:
    (document,) = read_html(data, "page.html", name="page.html", **known)
    assert isinstance(document, Document)
    return document


def marked(document: Document, kind: str) -> list[tuple[str, str]]:
    return [(mark.span.of(document.text), mark.value) for mark in document.markup if mark.kind == kind]


def test_a_whole_page():
    """Navigation, captions, related stories, newsletters and footers are no part of the text; the rest is, in order."""
    document = article(VENICE)
    assert document.text.split("\n\n") == [
        "Chase comes to Venice & stays",
        "The crew of Mission: Impossible 7 has been filming on the Grand Canal since Tuesday, and the leading man was seen in a "
        "boat with a camera on his knees.",
        "“We love it here,” said the director, who also made Jack Reacher and wrote The Usual Suspects; he called the city “a maze” — "
        "cafés, fog & all.",
        "What comes next",
        "The film is to open in cinemas in November 2021, a spokeswoman for the studio said on Thursday; it moved once before.",
        "In the meantime the crew goes on to Abu Dhabi, where a scene at the new airport waits for it, and then to London.",
    ]
    assert marked(document, "italic") == [("Mission: Impossible 7", ""), ("Jack Reacher", ""), ("The Usual Suspects", "")]
    assert marked(document, "quoted") == [("a maze", "")]
    assert marked(document, "heading") == [("Chase comes to Venice & stays", ""), ("What comes next", "")]
    assert marked(document, "link") == [("Grand Canal", "https://example.org/grand-canal")]


def test_what_a_page_says_of_itself():
    """The canonical address; headline, day and publisher from JSON-LD, where a publisher may be named elsewhere in it."""
    document = article(VENICE)
    assert document.url == "https://example.org/2020/10/venice"
    assert (document.title, document.publisher) == ("Chase comes to Venice & stays", "The Example Daily")
    assert document.published is not None
    assert document.published.edtf == "2020-10-20"


def test_a_page_from_the_web_is_known_by_the_address_it_was_asked_for():
    assert article(VENICE, url="https://example.org/given?x=1").url == "https://example.org/given?x=1"


def test_a_saved_page_without_an_address_is_known_by_its_file():
    assert article(page("")).url == "page.html"


LD = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (LD.format('{"@type":"NewsArticle","headline":"A","datePublished":"2026-05-13"}'), ("A", "2026-05-13", "")),
        (LD.format('[{"@type":"BreadcrumbList"},{"@type":"Review","headline":"A","publisher":[{"name":"P"}]}]'), ("A", "", "P")),
        (LD.format('{"@type":"WebPage","mainEntity":{"@type":"Article","headline":"A"}}'), ("A", "", "")),
        (LD.format('<!-- {"@type":"Article","headline":"A\nB"} -->'), ("A B", "", "")),
        (LD.format('{"@type":"Article","headline":{"@value":"A"},"datePublished":["2026"]}'), ("A", "2026", "")),
        (LD.format("{broken"), ("", "", "")),
        (LD.format('{"@type":"Organization","headline":"No"}'), ("", "", "")),
        (LD.format('{"@context":"http://127.0.0.1:1/remote","@type":"Article","headline":"A"}'), ("A", "", "")),
        (LD.format("[" * 5000), ("", "", "")),
        ('<meta property="og:title" content="A"><meta name="parsely-pub-date" content="2026-05-13">', ("A", "2026-05-13", "")),
        ('<meta property="article:published_time" content="2026-05-13T01:02"><meta property="og:site_name" content="P">', ("", "2026-05-13T01:02", "P")),
        ("<title>A | The Example</title>", ("A", "", "")),
        ("<title>Mission: Impossible - Fallout</title>", ("Mission: Impossible", "", "")),
    ],
)  # fmt: skip
def test_headline_day_and_publisher(head: str, said: tuple[str, str, str]):
    """JSON-LD first, then meta elements, then the page's title; broken JSON-LD says nothing, and nothing is fetched."""
    tree = parse(f"<html><head>{head}</head><body><p>x</p></body></html>")
    assert tree is not None
    found = about(tree)
    assert (found.title, found.published, found.publisher) == said


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://example.org/a">', "https://example.org/a"),
        ('<meta property="og:url" content="https://example.org/b">', "https://example.org/b"),
        (LD.format('{"@type":"Article","headline":"A","url":"https://example.org/c"}'), "https://example.org/c"),
        (LD.format('{"@type":"Article","headline":"A","mainEntityOfPage":{"@id":"https://example.org/d"}}'), "https://example.org/d"),
        ('<link rel="canonical" href="javascript:alert(1)">', "page.html"),
        ('<link rel="canonical" href="/relative">', "page.html"),
        ('<link rel="canonical" href="file:///etc/passwd">', "page.html"),
    ],
)
def test_only_a_web_address_is_an_address(head: str, url: str):
    assert article(page("", head)).url == url


@pytest.mark.parametrize(
    ("times", "published"),
    [
        ('<time datetime="2026-05-13">today</time>', "2026-05-13"),
        ('<time datetime="2026-05-13">a</time><time class="published" datetime="2026-05-12">b</time>', "2026-05-12"),
        ('<time datetime="2026-05-13">a</time><time datetime="2026-05-12">b</time>', None),
        ('<time class="published modified" datetime="2026-05-12">b</time><time datetime="2026-05-13">a</time>', None),
        ("<p>Copyright 2019. First seen on 3 March 2018 by a witness.</p>", None),
    ],
)
def test_a_day_is_never_guessed(times: str, published: str | None):
    """Only what is marked as the day of publication, or the one time that there is, is one."""
    document = article(page(times))
    assert (document.published.edtf if document.published else None) == published


@pytest.mark.parametrize(
    "furniture",
    [
        '<div class="related"><p>{}</p></div>', '<section id="recommended"><p>{}</p></section>', "<aside><p>{}</p></aside>",
        '<div class="c-newsletter c-newsletter__inline"><p>{}</p></div>', "<figure><figcaption>{}</figcaption></figure>",
        '<p class="wp-caption-text">{}</p>', '<p>RELATED: <a href="/x">{}</a></p>', '<p><em>Also read:</em> <a href="/x">{}</a></p>',
        '<div role="navigation"><p>{}</p></div>', '<div hidden><p>{}</p></div>', '<div style="display: none"><p>{}</p></div>',
        '<div class="most-popular"><p>{}</p></div>', '<form><p>{}</p></form>', "<noscript><p>{}</p></noscript>",
        '<ul class="read-next"><li><a href="/x">{}</a></li></ul>', "<script>var x = '<p>{}</p>'</script>", "<!-- <p>{}</p> -->",
        '<div class="social-share"><p>{}</p></div>', '<blockquote class="related-quote-story related"><p>{}</p></blockquote>',
    ],
)  # fmt: skip
def test_furniture_is_no_text(furniture: str):
    """Nothing that stands in furniture may become a claim."""
    other = "Another film was moved to December 2031 by its studio."
    document = article(page(f"<p>{SENTENCE} It rained.</p>{furniture.format(other)}<p>{SENTENCE} It was loud.</p>"))
    assert "Another film" not in document.text
    assert "It rained." in document.text
    assert "It was loud." in document.text


def test_a_page_whose_whole_body_is_a_form_or_has_a_telling_class_is_read():
    """Old content systems put whole pages into a form, and name layouts after their sidebars."""
    text = "".join(f"<p>{SENTENCE} Day {day}.</p>" for day in range(9))
    document = article(f'<html><body class="sidebar"><form><div class="related-layout sidebar">{text}</div></form></body></html>'.encode())
    assert "Day 0." in document.text
    assert "Day 8." in document.text


def test_an_article_that_advertisements_cut_into_pieces_is_whole():
    """Each piece is in a container of its own, and extractors take only one."""
    chunk = '<div class="grid"><div class="body article__body">{}</div></div><div class="ad">Buy this.</div>'
    pieces = "".join(chunk.format("".join(f"<p>{SENTENCE} Scene {n}{m}.</p>" for m in "abc")) for n in range(4))
    document = article(f"<html><body><article>{pieces}</article></body></html>".encode())
    assert [f"Scene {n}{m}." in document.text for n in range(4) for m in "abc"] == [True] * 12
    assert document.text.index("Scene 1a.") < document.text.index("Scene 3c.")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ('<meta charset="iso-8859-1"><p>Léa Drucker: {}</p>'.encode("latin-1"), "Léa Drucker"),
        ("<meta http-equiv=content-type content='text/html; charset=windows-1251'><p>Снято в Риме. {}</p>".encode("cp1251"), "Снято"),
        ("\ufeff<p>Léa Drucker: {}</p>".encode("utf-16"), "Léa Drucker"),
        ('<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Léa Drucker: {}</p></body></html>'.encode(), "Léa Drucker"),
    ],
    ids=["latin-1", "windows-1251", "utf-16", "xhtml"],
)  # fmt: skip
def test_encodings_of_pages(data: bytes, text: str):
    """The byte order mark, then UTF-8, then what the page declares."""
    filled = data.replace("{}".encode("utf-16-le"), SENTENCE.encode("utf-16-le")).replace(b"{}", SENTENCE.encode())
    assert text in article(filled).text


def test_broken_bytes_of_a_page_are_read_and_said():
    said, document = read_html(page("<p>L\udce9a Drucker: one.</p>".encode("utf-8", "surrogateescape").decode("latin-1"))
                               .replace(b"\xc3\xa9", b"\xe9"), "page.html", name="x")  # fmt: skip
    assert str(said) == "page.html: 1 byte is not UTF-8 (first in line 1); read as Windows-1252"
    assert isinstance(document, Document)
    assert "Léa Drucker" in document.text


@pytest.mark.parametrize(
    "data",
    [b"<html></html>", b"<html><body><nav><a href=/>Home</a></nav></body></html>", b"<!doctype html><p>Log in</p>", b"<html><body><script>x</script>",
     b'<html><body><ul><li><a href="/a">One film</a></li><li><a href="/b">Another film</a></li></ul></body></html>'],
)  # fmt: skip
def test_a_page_without_an_article_is_said(data: bytes):
    with pytest.raises(InputError) as error:
        list(read_html(data, "page.html"))
    assert str(error.value) == "page.html: no article in this page (expected HTML with paragraphs of text)"


def test_entities_that_a_document_declares_are_not_expanded():
    """Neither from files nor in themselves."""
    bomb = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    declared = f'<!DOCTYPE html [<!ENTITY secret SYSTEM "file:///etc/passwd"><!ENTITY e0 "lol">{bomb}]>'
    document = article(f"{declared}<html><body><p>Secret: &secret; and &e9; end.</p><p>{SENTENCE}</p></body></html>".encode())
    assert "root:" not in document.text
    assert "lollol" not in document.text


WORDS = st.text("ab é’“漢🎬&<>\"'\u00a0\u00ad", min_size=1).filter(lambda words: words.replace("\u00ad", "").strip())
RUNS = st.lists(st.tuples(st.sampled_from(["", "i", "em", "cite", "a", "q"]), WORDS), min_size=1, max_size=6)
KINDS = {"i": "italic", "em": "italic", "cite": "italic", "a": "link", "q": "quoted"}


def shown(words: str) -> str:
    """Words as a browser shows them."""
    return " ".join(words.replace("\u00ad", "").split())


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(RUNS, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_marks_stand_around_their_words(runs: list[tuple[str, str]], newline: str, entities: bool):  # noqa: FBT001
    """Whatever letters, entities and line ends there are, a mark's span holds the words of its element."""

    def written(tag: str, words: str) -> str:
        text = html.escape(words)
        text = text.encode("ascii", "xmlcharrefreplace").decode() if entities else text
        return f'<{tag} href="https://example.org/">{text}</{tag}>' if tag else text

    body = f"{newline}and{newline}".join(written(tag, words) for tag, words in runs)
    document = article(page(f"<p>Here {body} end of a first paragraph that is long enough to be one of an article.</p>"))
    found = sorted((mark.kind, mark.span.of(document.text)) for mark in document.markup)
    assert found == sorted((KINDS[tag], shown(words)) for tag, words in runs if tag)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.text("<>/ aip=\"'&;#\0x1\n", max_size=300), st.text(max_size=50))
def test_any_page_is_read_or_refused_in_one_line(noise: str, words: str):
    """Broken markup raises nothing but the one line, and marks stay inside the text."""
    try:
        found = list(read_html(page(f"{noise}<em>{words}</em>"), "page.html", name="x"))
    except InputError as error:
        assert "\n" not in str(error)
        return
    document = found[-1]
    assert isinstance(document, Document)
    assert all(0 <= mark.span.start < mark.span.end <= len(document.text) for mark in document.markup)
    assert json.loads(json.dumps(document.text)) == document.text
