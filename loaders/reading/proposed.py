"""Facts that some other reader proposes, held to the article's text and to the vocabulary before they become claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graph.dates import PartialDate
from graph.door import refusal
from graph.model import Certainty, Claim, Document, Kind, Thing, Value
from graph.vocabulary import CERTAINTIES, KINDS, RELATIONS

QUALIFIED = {"role": ("character",), "release_date": ("region", "medium")}


def claims_of(rows: Iterable[Mapping[str, str]], document: Document) -> tuple[Claim, ...]:
    """Those rows that are claims of this document, in the order of its text; no quote, no claim."""
    found = {claim.id: claim for row in rows for claim in _claims(row, document) if not refusal(claim, document)}
    return tuple(sorted(found.values(), key=lambda claim: (claim.start, claim.predicate, claim.id)))


def _claims(row: Mapping[str, str], document: Document) -> Iterator[Claim]:
    relation = RELATIONS.get(row.get("predicate", ""))
    quote = row.get("quote", "").strip()
    start = document.text.find(quote) if quote else -1
    kind = row.get("subject_kind", "")
    value = _value(row, relation.objects) if relation else None
    if relation is None or start < 0 or value is None or kind not in set(KINDS):
        return
    certainty = row.get("certainty", "stated")
    yield Claim(
        Thing(Kind(kind), row.get("subject", "").strip()), relation.name, value, document.url, quote, start, start + len(quote),
        Certainty(certainty if certainty in CERTAINTIES else "stated"),
        {name: row[name] for name in QUALIFIED.get(relation.name, ()) if row.get(name)}, 1.0, document.published,
    )  # fmt: skip


def _value(row: Mapping[str, str], kinds: tuple[Kind, ...]) -> Value | None:
    """The object as the relation wants it: a thing of one of its kinds, a date, or a text."""
    words = row.get("object", "").strip()
    if row.get("predicate") == "release_date":
        try:
            return PartialDate.parse(words)
        except ValueError:
            return None
    if not kinds or not words:
        return words or None
    kind = row.get("object_kind", "")
    return Thing(Kind(kind) if kind in set(kinds) else kinds[0], words)
