"""What a web page says about itself: its address, headline, day and publisher, in JSON-LD and in meta elements."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.documents.characters import one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Posting|Report|Review|CreativeWork)$")
_URL_META = ("og:url", "twitter:url", "parsely-link")
_TITLE_META = ("og:title", "twitter:title", "parsely-title", "dc.title", "sailthru.title")
_DAY_META = (
    "article:published_time", "og:article:published_time", "article:published", "parsely-pub-date", "datepublished",
    "sailthru.date", "pubdate", "publishdate", "publish-date", "publication_date", "published_at", "dc.date.issued",
    "dc.date", "dcterms.created", "dcterms.issued", "article.published", "published-date", "cxenseparse:recs:publishtime",
    "date",
)  # fmt: skip
_PUBLISHER_META = ("og:site_name", "dc.publisher", "application-name", "publisher", "article:publisher")
_SITE_SUFFIX = re.compile(r"\s+[|»–—-]\s+[^|»–—]{2,40}$")


@dataclass(frozen=True, slots=True)
class About:
    """A page in its own words; empty where it is silent. `published` is wording, not yet a date."""

    url: str = ""
    title: str = ""
    published: str = ""
    publisher: str = ""


def about(page: HtmlElement) -> About:
    """What the page says of itself: JSON-LD first (but for the address), then meta elements, then the visible page."""
    said = _json_ld(page)
    meta = _meta(page)
    return About(
        url=_web(_canonical(page) or _first(meta, _URL_META) or said.url),
        title=said.title or one_line(_first(meta, _TITLE_META)) or _visible_title(page),
        published=said.published or _first(meta, _DAY_META) or _visible_day(page),
        publisher=said.publisher or one_line(_first(meta, _PUBLISHER_META)),
    )


def _web(url: str) -> str:
    url = one_line(url)
    return url if url.lower().startswith(("http://", "https://")) else ""


def _first(meta: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((meta[name] for name in names if meta.get(name)), "")


def _meta(page: HtmlElement) -> dict[str, str]:
    """The first content of each meta element, by its property, name or itemprop in lower case."""
    found: dict[str, str] = {}
    for element in page.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _canonical(page: HtmlElement) -> str:
    for link in page.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            return link.get("href") or ""
    return ""


def _visible_title(page: HtmlElement) -> str:
    headings = [one_line(heading.text_content()) for heading in page.iter("h1")]
    headings = [heading for heading in headings if heading]
    if len(headings) == 1:
        return headings[0]
    title = next(page.iter("title"), None)
    return _SITE_SUFFIX.sub("", one_line(title.text_content())) if title is not None else ""


def _visible_day(page: HtmlElement) -> str:
    """The day of a time element that is marked as the publication's, or of the only one there is."""
    times = [time for time in page.iter("time") if time.get("datetime")]
    marked = [time for time in times if _says_published(time)]
    days = {(time.get("datetime") or "")[:10] for time in times}
    if marked:
        return marked[0].get("datetime") or ""
    return times[0].get("datetime") or "" if len(days) == 1 else ""


def _says_published(time: HtmlElement) -> bool:
    said = " ".join((time.get("itemprop") or "", time.get("class") or "", "pubdate" if "pubdate" in time.attrib else ""))
    return bool(re.search(r"(?i)publi|pubdate|entry-date|post-date", said)) and "modif" not in said.lower()


def _json_ld(page: HtmlElement) -> About:
    """The first object in the page's JSON-LD that is an article; contexts are never fetched."""
    objects = [thing for text in _scripts(page) for thing in _objects(text)]
    named = {thing["@id"]: thing for thing in objects if isinstance(thing.get("@id"), str) and len(thing) > 1}
    for thing in objects:
        if _is_article(thing) and (thing.get("headline") or thing.get("datePublished")):
            return About(
                url=_text(thing.get("url")) or _text(thing.get("mainEntityOfPage"), "@id"),
                title=_text(thing.get("headline")) or _text(thing.get("name")),
                published=_text(thing.get("datePublished")),
                publisher=_text(_resolved(thing.get("publisher"), named), "name"),
            )
    return About()


def _scripts(page: HtmlElement) -> Iterator[str]:
    for script in page.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            yield script.text or ""


def _objects(text: str) -> list[Mapping[str, object]]:
    """Every JSON object at the top of the text, in a list or in a @graph; nothing where it is not JSON."""
    try:
        waiting = [json.loads(text.strip().removeprefix("<!--").removesuffix("-->").strip(" ;\n"), strict=False)]
    except (ValueError, RecursionError):
        return []
    found: list[Mapping[str, object]] = []
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            found.append(value)
            waiting.extend(value[key] for key in ("@graph", "mainEntity") if key in value)
    return found


def _is_article(thing: Mapping[str, object]) -> bool:
    kinds = thing.get("@type")
    return any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _resolved(value: object, named: Mapping[object, Mapping[str, object]]) -> object:
    value = value[0] if isinstance(value, list) and value else value
    if isinstance(value, Mapping) and "name" not in value:
        return named.get(value.get("@id"), value)
    return value


def _text(value: object, key: str = "@value") -> str:
    """A value of JSON-LD as one line: itself, or what stands under the key of an object."""
    value = value[0] if isinstance(value, list) and value else value
    if isinstance(value, Mapping):
        value = value.get(key) or value.get("@id")
    return one_line(html.unescape(value)) if isinstance(value, str) else ""
