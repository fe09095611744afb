"""A web page: the article in it, without what stands around it, and what was set apart in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.model import Document, Markup
from loaders.documents.about import about
from loaders.documents.characters import decode, tidy
from loaders.documents.clutter import rejoin, remove_clutter
from loaders.documents.failures import Failure, warning
from loaders.documents.fields import article
from loaders.documents.marked import MarkedText
from loaders.documents.plain import titled

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_REFERENCE = re.compile(r"&#(\d{1,9}|[xX][0-9a-fA-F]{1,8})\b;?")
_MARKS = {
    **dict.fromkeys(("i", "em", "cite"), "italic"), **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "a": "link", "q": "quoted",
}  # fmt: skip
MOST_TAGS = 100_000
"""Tags of one page: ten times what the longest pages of the news have."""
_SENTENCE = re.compile(r"(?<!\S)(?:\S++\s++){4}\S+[.!?…]['\"’”)\]]*(?:\s|$)|\w{5}[。！？]", re.MULTILINE)
# Letters of Tangut, printable and in no news: two for each element that is set apart, before and after its words.
_FIRST_SIGN, _SIGNS = 0x17000, 6_000
_SIGN = re.compile(f"[{chr(_FIRST_SIGN)}-{chr(_FIRST_SIGN + _SIGNS - 1)}]")


def read_html(data: bytes, where: str, *, name: str = "", url: str = "", declared: str = "") -> Iterator[Document | Failure]:
    """The article of a page; `url` is its identity when given, else its canonical address, else `name`.

    Raises InputError where the page holds no article.
    """
    found = _CHARSET.search(data[:4096])
    decoded = decode(data, declared or (found[1].decode("ascii", "replace") if found else ""))
    if decoded.doubt:
        yield warning(where, decoded.doubt)
    if decoded.text.count("<") > MOST_TAGS:
        raise InputError(where, "too many tags for an article", expected=f"at most {MOST_TAGS:,}")
    page = parse(decoded.text)
    said = None if page is None else about(page)
    text, markup = ("", ()) if page is None else main_text(page)
    if said is None or not _SENTENCE.search(text):
        raise InputError(where, "no article in this page", expected="HTML with paragraphs of text")
    text, markup = titled(text, said.title, markup)
    fields = {"url": url or said.url, "title": said.title, "published": said.published, "publisher": said.publisher}
    yield from article(where, fields, text, name=name, markup=markup)


def parse(text: str) -> HtmlElement | None:
    """The page as a tree, or None where there is no element in it; nothing is fetched, no entity is expanded."""
    from lxml import etree  # noqa: PLC0415 - only where HTML is read
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415

    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    text = _REFERENCE.sub(_printable, tidy(text))
    try:
        return document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def _printable(reference: re.Match[str]) -> str:
    """The reference, unless it means a character that trees cannot hold."""
    number = reference[1]
    code = int(number[1:], 16) if number[0] in "xX" else int(number)
    return reference[0] if code in {9, 10, 13} or (32 <= code <= 0x10FFFF and tidy(chr(code))) else ""


def main_text(page: HtmlElement) -> tuple[str, tuple[Markup, ...]]:
    """The words of the page's article and what was set apart in them; the page is used up."""
    remove_clutter(page)
    rejoin(page)
    marks = _sign(page)
    return _read_signs(_extracted(page), marks)


def _sign(page: HtmlElement) -> list[tuple[str, str]]:
    """Puts a sign before and after the words of each element that is set apart; kind and value of each.

    Signs are letters in the text, and so come through any choice that is made of its paragraphs.
    """
    marks: list[tuple[str, str]] = []
    if _SIGN.search(page.text_content()):
        return marks
    for element in list(page.iter(*_MARKS)):
        if 2 * len(marks) + 2 > _SIGNS:
            break
        kind = _MARKS[str(element.tag)]
        before, after = (chr(_FIRST_SIGN + 2 * len(marks) + end) for end in (0, 1))
        if kind == "quoted":
            element.tag, before, after = "span", f"“{before}", f"{after}”"
        _enclose(element, before, after)
        marks.append((kind, element.get("href") or ""))
    return marks


def _enclose(element: HtmlElement, before: str, after: str) -> None:
    element.text = before + (element.text or "")
    if len(element):
        element[-1].tail = (element[-1].tail or "") + after
    else:
        element.text += after


def _extracted(page: HtmlElement) -> str:
    """The article's paragraphs, one a line."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - heavy, and only for HTML

    found = bare_extraction(page, include_comments=False, include_tables=False)
    return str(getattr(found, "text", None) or "")


def _read_signs(text: str, marks: list[tuple[str, str]]) -> tuple[str, tuple[Markup, ...]]:
    """The text without signs, and what they stood around; a sign whose fellow was cut off means nothing."""
    if not marks:
        return _paragraphs(text)
    signs = {ord(sign) - _FIRST_SIGN for sign in _SIGN.findall(text)}
    out = MarkedText()
    for line in text.split("\n"):
        out.block()
        for piece in re.split(f"({_SIGN.pattern})", line):
            number = ord(piece) - _FIRST_SIGN if _SIGN.fullmatch(piece) else -1
            if number < 0:
                out.add(piece)
            elif number ^ 1 in signs:
                kind, value = marks[number // 2]
                _mark(out, kind, value, ends=bool(number % 2))
    return out.finish()


def _mark(out: MarkedText, kind: str, value: str, *, ends: bool) -> None:
    if ends:
        out.close(kind)
    else:
        out.open(kind, value if kind == "link" else "")


def _paragraphs(text: str) -> tuple[str, tuple[Markup, ...]]:
    return "\n\n".join(line.strip() for line in text.split("\n") if line.strip()), ()
