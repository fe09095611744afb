"""Claims and articles as RDF, and back again without loss: the graph is the one place where they are kept.

A claim takes at most nine triples. What its fact already tells (the relation, the kinds of things) is not written again;
the rare claim whose fact tells otherwise says so in `rg:qualifiers`, beside its own qualifiers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from pyoxigraph import NamedNode

from graph import terms as t
from graph.dates import PartialDate
from graph.frozen import dataclass
from graph.model import Certainty, Claim, Document, Kind, Thing, Value, value_key
from graph.vocabulary import BASE, RELATIONS, RG

_KINDS = {kind.value: kind for kind in Kind}
_BY_IRI = {relation.iri: relation.name for relation in RELATIONS.values()} | {RG + "edtf": "release_date", RG + "releaseStatus": "release_date"}
_SUBJECT_KINDS = {name: relation.subjects[0] for name, relation in RELATIONS.items()}
_OBJECT_KINDS = {
    name: relation.objects[0].value if relation.objects else "text" for name, relation in RELATIONS.items()
} | {"release_date": "date"}


ARTICLE_PREDICATES = (t.URL, t.SHA256, t.READER, t.HEADLINE, t.PUBLISHED, t.PUBLISHER, t.LANGUAGE, t.UNREAD)
CLAIM_PREDICATES = (t.QUOTE, t.START, t.SUBJECT_WRITTEN, t.OBJECT_WRITTEN, t.CERTAINTY, t.QUALIFIERS)
"""What a claim is told by, beside its article and its facts; it ends where its quote does."""


@dataclass(frozen=True, slots=True)
class Triple:
    """The statement of a fact, as the strings that `Fact` holds: two IRIs and an N-Triples term."""

    subject: str
    predicate: str
    object: str


@dataclass(frozen=True, slots=True)
class Article:
    """What the graph says about a document: everything but its text."""

    url: str
    sha256: str
    reader: str
    title: str = ""
    published: PartialDate | None = None
    publisher: str = ""
    language: str = "en"
    unread: str = ""

    @property
    def iri(self) -> NamedNode:
        return t.article_iri(self.url)


def article_of(document: Document, reader: str, unread: str = "") -> Article:
    """The record of a document that was read."""
    return Article(
        document.url, document.sha256, reader, _plain(document.title), document.published,
        _plain(document.publisher), document.language, _plain(unread),
    )  # fmt: skip


def article_lines(article: Article) -> Iterator[str]:
    iri = article.iri
    yield t.line(iri, t.TYPE, t.ARTICLE)
    yield t.line(iri, t.URL, t.text(_plain(article.url)))
    yield t.line(iri, t.SHA256, t.text(article.sha256))
    yield t.line(iri, t.READER, t.text(article.reader))
    for predicate, value in (
        (t.HEADLINE, article.title),
        (t.PUBLISHED, article.published.edtf if article.published else ""),
        (t.PUBLISHER, article.publisher),
        (t.LANGUAGE, article.language),
        (t.UNREAD, article.unread),
    ):
        if value:
            yield t.line(iri, predicate, t.text(value))


def article_from(values: Mapping[str, str]) -> Article:
    """The record back from its triples, by predicate IRI."""
    said = values.get
    published = said(t.PUBLISHED.value)
    return Article(
        values[t.URL.value], values[t.SHA256.value], values[t.READER.value], said(t.HEADLINE.value, ""),
        day(published) if published else None, said(t.PUBLISHER.value, ""), said(t.LANGUAGE.value, ""),
        said(t.UNREAD.value, ""),
    )  # fmt: skip


def claim_lines(
    claim: Claim, article: Article, supports: Iterable[str], opposes: Iterable[str], main: Triple | None
) -> Iterator[str]:
    """A claim's triples; `supports` and `opposes` are ids of facts, `main` the statement of the first of them."""
    iri = f"<{BASE}claim/{claim.id}>"
    yield t.line(iri, t.TYPE, t.CLAIM)
    links = 0
    for predicate, facts in ((t.SUPPORTS, supports), (t.OPPOSES, opposes)):
        for fact in facts:
            links += 1
            yield t.line(iri, predicate, f"<{BASE}fact/{fact}>")
    yield t.line(iri, t.DERIVED, article.iri)
    yield t.line(iri, t.QUOTE, t.text(claim.quote))
    yield t.line(iri, t.START, t.typed(str(claim.start), t.INTEGER))
    yield t.line(iri, t.END, t.typed(str(claim.end), t.INTEGER))
    yield t.line(iri, t.SUBJECT_WRITTEN, t.text(claim.subject.name))
    more = dict(claim.qualifiers) | _exceptions(claim, article, main)
    written = value_key(claim.object)[1]
    if claim.certainty is not Certainty.STATED:
        yield t.line(iri, t.CERTAINTY, t.text(claim.certainty.value))
    if more and (claim.certainty is not Certainty.STATED or links > 1):
        more["objectAsWritten"] = written
    if more:
        yield t.line(iri, t.QUALIFIERS, t.text(json.dumps(more, sort_keys=True, ensure_ascii=False)))
    if "objectAsWritten" not in more:
        yield t.line(iri, t.OBJECT_WRITTEN, t.text(written))


def claim_from(values: Mapping[str, str], article: Article, main: Triple | None) -> Claim:
    """The claim back from its triples, by predicate IRI, as equal to the one that was written."""
    more: dict[str, str] = json.loads(values.get(t.QUALIFIERS.value, "{}"))
    predicate, subject_kind, object_kind = _told(main)
    predicate = more.pop("predicate", predicate)
    subject_kind = more.pop("subjectKind", subject_kind)
    object_kind = more.pop("objectKind", object_kind)
    written = more.pop("objectAsWritten", None)
    confidence = float(more.pop("confidence", "1"))
    stated = more.pop("statedOn", None)
    stated_on = article.published if stated is None else day(stated) if stated else None
    return Claim(
        Thing(_KINDS[subject_kind], values[t.SUBJECT_WRITTEN.value]), predicate,
        value_from(object_kind, values[t.OBJECT_WRITTEN.value] if written is None else written),
        article.url, values[t.QUOTE.value], int(values[t.START.value]), int(values[t.END.value]),
        Certainty(values.get(t.CERTAINTY.value, "stated")), more, confidence, stated_on,
    )  # fmt: skip


def _exceptions(claim: Claim, article: Article, main: Triple | None) -> dict[str, str]:
    """What the fact does not tell, or tells otherwise."""
    predicate, subject_kind, object_kind = _told(main)
    more: dict[str, str] = {}
    if claim.predicate != predicate:
        more["predicate"] = claim.predicate
    if claim.subject.kind != subject_kind:
        more["subjectKind"] = claim.subject.kind.value
    if (kind := str(value_key(claim.object)[0])) != object_kind:
        more["objectKind"] = kind
    if claim.confidence != 1.0:
        more["confidence"] = repr(claim.confidence)
    if claim.stated_on != article.published:
        more["statedOn"] = claim.stated_on.edtf if claim.stated_on else ""
    return more


@lru_cache(maxsize=65536)
def _told(main: Triple | None) -> tuple[str, str, str]:
    """The predicate, the subject's kind and the object's kind that a fact's statement lets one expect."""
    if main is None or main.predicate not in _BY_IRI:
        return "", "", ""
    predicate = _BY_IRI[main.predicate]
    subject = t.segment(main.subject)
    value = t.segment(main.object[1:-1]) if main.object.startswith("<") else ""
    return (
        predicate,
        subject if subject in _KINDS else _SUBJECT_KINDS[predicate].value,
        value if value in _KINDS else _OBJECT_KINDS[predicate],
    )


def value_from(kind: str, text: str) -> Value:
    """The object of a claim back from its `value_key`."""
    match kind:
        case "date":
            return day(text)
        case "text":
            return text
        case _:
            return Thing(_KINDS[kind], text)


@lru_cache(maxsize=4096)
def day(edtf: str) -> PartialDate:
    """A date of the graph; the same few days come again and again."""
    return PartialDate.parse(edtf)


def _plain(text: str) -> str:
    """Text that every engine takes: half a surrogate pair from a broken file becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")
