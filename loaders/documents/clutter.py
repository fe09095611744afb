"""What stands around an article on its page, and goes before the article is read."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NEVER_TEXT = (
    "script", "nav", "aside", "footer", "figure", "figcaption", "form", "button", "dialog", "menu", "noscript", "template", "iframe",
    "style", "svg", "select", "video", "audio", "object", "canvas",
)  # fmt: skip
_MOST_THAT_GOES = 0.4
_RELATED_LINE = re.compile(
    r"(?i)(?:related(?: (?:stories|story|articles?|content|news|video))?|read (?:more|next|also)|see also|also read|more(?: from| on| stories)?"
    r"|watch|don['’]t miss|recommended|you (?:may|might) also like|must[- ]read|click here|sign up)\b"
)
_WHOLE = ("html", "head", "body", "article", "main")
_CHUNK = 200


def remove_clutter(page: HtmlElement) -> None:
    """Takes out navigation, captions, related stories and the like, but nothing that holds much of the page's text."""
    most = _MOST_THAT_GOES * _weight(page)
    waiting = list(page)
    while waiting:
        element = waiting.pop()
        if _is_clutter(element) and _weight(element) <= most:
            element.drop_tree()
        else:
            waiting.extend(element)
    for element in list(page.iter("p", "li", "div", "h2", "h3", "h4", "strong")):
        if element.getparent() is not None and _is_related_line(element):
            element.drop_tree()


def _weight(element: HtmlElement) -> int:
    """How much running text an element holds, in characters of its paragraphs."""
    return sum(len(paragraph.text_content()) for paragraph in element.iter("p"))


def _is_clutter(element: HtmlElement) -> bool:
    if element.tag in _NEVER_TEXT:
        return True
    said = " ".join(filter(None, (element.get("class"), element.get("id"), element.get("role"))))
    return element.tag not in _WHOLE and (_is_hidden(element) or bool(_clutter().search(said)))


def _is_hidden(element: HtmlElement) -> bool:
    style = "".join((element.get("style") or "").lower().split())
    return "hidden" in element.attrib or element.get("aria-hidden") == "true" or "display:none" in style


@cache
def _clutter() -> re.Pattern[str]:
    lines = Path(__file__).with_name("clutter.txt").read_text(encoding="utf-8").split("\n")
    words = "|".join(line for line in lines if line and not line.startswith("#"))
    return re.compile(rf"(?i)(?:^|[\s_-]|__|--)(?:{words})(?:$|\s|__|--|_)")


def _is_related_line(element: HtmlElement) -> bool:
    """A line such as "RELATED: some other headline": a label, and links for all the rest."""
    text = " ".join(element.text_content().split())
    label = _RELATED_LINE.match(text)
    if not label or len(text) > 300:
        return False
    linked = sum(len(" ".join(link.text_content().split())) for link in element.iter("a"))
    return linked > 0 and linked >= 0.6 * (len(text) - label.end())


def rejoin(page: HtmlElement) -> None:
    """Makes one container of the equal ones into which advertisements cut an article; extractors take only one."""
    for whole in page.iter("article"):
        chunks: dict[str, list[HtmlElement]] = defaultdict(list)
        for element in whole.iterdescendants("div", "section"):
            if element.get("class") and _own_text(element) > _CHUNK:
                chunks[element.get("class") or ""].append(element)
        for first, *others in chunks.values():
            for element in others:
                if next(element.iterancestors("article"), None) is whole:
                    first.extend(list(element))


def _own_text(element: HtmlElement) -> int:
    return sum(len(child.text_content()) for child in element.iterchildren("p"))
