"""What a claim must be to come in: constraints compiled once from the vocabulary; SHACL says the same of the RDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph.dates import PartialDate
from graph.model import Claim, Document, Kind, Thing
from graph.records import day
from graph.vocabulary import MEDIA, RELATIONS, RELEASE_STATUSES, STATUSES, Relation

DATELESS = ("announced", "postponed", "cancelled", "released", "delayed-from")
"""What a release can be said to be without a date."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What one relation joins."""

    subjects: frozenset[Kind]
    objects: frozenset[Kind]
    dated: bool
    values: frozenset[str]
    """The literals that it takes; empty for any."""


def _compiled(relation: Relation) -> Rule:
    return Rule(
        frozenset(relation.subjects), frozenset(relation.objects), relation.name == "release_date",
        frozenset(STATUSES if relation.name == "status" else ()),
    )  # fmt: skip


RULES = {name: _compiled(relation) for name, relation in RELATIONS.items()}


def refusal(claim: Claim, document: Document) -> str:
    """Why this claim of this document cannot come in; empty where it can."""
    return _relation(claim) or _qualified(claim.qualifiers) or _evidence(claim, document)


def _relation(claim: Claim) -> str:
    rule = RULES.get(claim.predicate)
    if rule is None:
        return f"no relation is called {claim.predicate!r}"
    if not claim.subject.name.strip():
        return "the subject has no name"
    if claim.subject.kind not in rule.subjects:
        return f"a {claim.subject.kind} cannot be its subject (expected {_either(rule.subjects)})"
    match claim.object:
        case Thing(kind, name):
            if kind not in rule.objects:
                return f"a {kind} cannot be its object (expected {_either(rule.objects) or 'no thing'})"
            return "" if name.strip() else "the object has no name"
        case PartialDate() as when:
            return _date(when) if rule.dated else f"a date cannot be its object (expected {_either(rule.objects) or 'a text'})"
        case text:
            return _text(text, rule, claim.qualifiers)


def _text(text: str, rule: Rule, qualifiers: Mapping[str, str]) -> str:
    if rule.objects:
        return f"a text cannot be its object (expected {_either(rule.objects)})"
    if rule.dated:
        if text or qualifiers.get("status") not in DATELESS:
            return "a text cannot be its object (expected a date)"
        return ""
    if not text.strip():
        return "its object is empty"
    if rule.values and text not in rule.values:
        return f"{text!r} is not one of its values (expected {_either(rule.values)})"
    return ""


def _date(when: PartialDate) -> str:
    if when.earliest and when.latest and when.earliest > when.latest:
        return f"the date {when.edtf} ends before it begins"
    return _edtf(when.edtf)


def _edtf(text: str) -> str:
    try:
        day(text)
    except ValueError:
        return f"{text!r} is no date (expected EDTF)"
    return ""


def _among(*allowed: str) -> Callable[[str], str]:
    return lambda text: "" if text in allowed else f"{text!r} is not known (expected {', '.join(allowed)})"


_QUALIFIED: dict[str, Callable[[str], str]] = {
    "medium": _among(*MEDIA),
    "rerelease": _among("true"),
    "previous": _edtf,
    "start": _edtf,
    "end": _edtf,
}


def _qualified(qualifiers: Mapping[str, str]) -> str:
    for name, text in qualifiers.items():
        wrong = _QUALIFIED[name](text) if name in _QUALIFIED else ""
        if wrong:
            return f"{name}: {wrong}"
    return ""


def _evidence(claim: Claim, document: Document) -> str:
    if claim.article != document.url:
        return f"it comes from another article, {claim.article!r}"
    if not 0 <= claim.start < claim.end or document.text[claim.start : claim.end] != claim.quote:
        return f"the quote does not stand in the text at {claim.start}–{claim.end}"
    if not 0.0 <= claim.confidence <= 1.0:
        return f"confidence {claim.confidence} is not between 0 and 1"
    if claim.predicate == "release_date" and claim.qualifiers.get("status", "scheduled") not in RELEASE_STATUSES:
        return f"status: {claim.qualifiers['status']!r} is not known (expected {', '.join(RELEASE_STATUSES)})"
    try:
        "\x1f".join((claim.quote, claim.subject.name, str(claim.object), *claim.qualifiers.values())).encode()
    except UnicodeEncodeError:
        return "its text is broken (half a surrogate pair)"
    return ""


def _either(names: frozenset[Kind] | frozenset[str]) -> str:
    return " or ".join(sorted(names))
