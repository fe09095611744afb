"""Which decision people mean when they say that two names are one, or are not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from pyoxigraph import NamedNode

from graph.errors import QueryError
from graph.ledger import Ledger
from graph.members import Member, object_of, subject_of
from graph.model import Decision
from graph.names import entity_iri, fold, slug
from graph.terms import article_iri
from queries.names import Entry
from queries.view import View


def same(view: View, left: str, right: str) -> tuple[str, str]:
    """The two things that become one, as IRIs. Raises QueryError where a name means several, or both mean one."""
    lefts, rights = _called(view, left), _called(view, right)
    if lefts[0].term == rights[0].term:
        raise QueryError(f'"{left}" and "{right}" are one already: {_iri(lefts[0])}')
    alike = [(one, other) for one, other in product(lefts, rights) if one.kind == other.kind]
    if len(alike) == 1:
        return _iri(alike[0][0]), _iri(alike[0][1])
    return _iri(_only(left, lefts)), _iri(_only(right, rights))


def different(view: View, left: str, right: str) -> tuple[str, str]:
    """The two names that must not be one, as IRIs; where they are one now, by how each is called."""
    first, second = _only(left, _called(view, left)), _only(right, _called(view, right))
    if first.term != second.term:
        return _iri(first), _iri(second)
    if fold(left) == fold(right):
        raise QueryError(f'"{left}" and "{right}" are spelt alike (expected --article, for what one article says)')
    return entity_iri(first.kind, slug(left)), entity_iri(first.kind, slug(right))


def different_in(view: View, name: str, article: str) -> tuple[str, str]:
    """The thing, and what one article means by its name, as its article-local id. Raises QueryError."""
    for entry in _called(view, name):
        keys = _keys(view, entry)
        for member in _members_in(view, article):
            if member.kind == entry.kind and fold(member.name) in keys:
                return _iri(entry), member.id
    raise QueryError(f'{article} says nothing about "{name}" (expected an article as `sources` lists it)')


def recorded(view: View, decisions: Sequence[Decision], verdict: str, left: str, right: str, article: str = "") -> Decision:
    """The decision of that verdict on record between two names, to be taken back. Raises QueryError.

    With `article`, the one about what that article calls `left`.
    """
    ends = [_ends(view, left), _ids(view, left, article) if article else _ends(view, right)]
    made = [each for each in decisions if each.verdict == verdict]
    for each in made:
        if (each.left in ends[0] and each.right in ends[1]) or (each.left in ends[1] and each.right in ends[0]):
            return each
    known = "; ".join(f"{each.left} and {each.right}" for each in made[-5:])
    raise QueryError(f'nobody decided that "{left}" and "{right or article}" are {"one" if verdict == "same" else "different"}'
                     + (f" (on record: {known})" if known else ""))  # fmt: skip


def _ends(view: View, name: str) -> set[str]:
    """What stands for a name in decisions: itself, the things so called now, and the IRI of that name alone."""
    found = view.find(name)
    return {name, *map(_iri, found), *(entity_iri(entry.kind, slug(name)) for entry in found)}


def _ids(view: View, name: str, article: str) -> set[str]:
    return {member.id for member in _members_in(view, article) if fold(member.name) == fold(name)}


def _members_in(view: View, article: str) -> Iterator[Member]:
    for entry in Ledger(view.graph.quads).claims_of(article_iri(article)):
        yield from (member for member in (subject_of(entry.claim), object_of(entry.claim)) if member)


def _called(view: View, name: str) -> list[Entry]:
    """Everything that goes by that name."""
    found = view.find(name)
    return [entry for entry in found if entry.key == found[0].key]


def _only(name: str, found: Sequence[Entry]) -> Entry:
    if len(found) > 1:
        raise QueryError(f'"{name}" is several things (expected one of {", ".join(map(_iri, found[:4]))})')
    return found[0]


def _keys(view: View, entry: Entry) -> set[str]:
    return {fold(name) for name in (entry.label, *view.names.aliases(NamedNode(_iri(entry))))}


def _iri(entry: Entry) -> str:
    return entry.term[1:-1]
