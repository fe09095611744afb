"""Is the store sound: every link has both ends, every quote stands in its text, and the shapes hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode

from graph import terms as t
from graph.documents import Documents
from graph.errors import StoreError
from graph.export import Labels
from graph.ledger import Ledger
from graph.protocol import Graph
from graph.records import Article
from graph.vocabulary import SH


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is not as it must be, and where."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def check(graph: Graph, documents: Path | None = None) -> list[Problem]:
    """Everything that is wrong with a graph, sorted; empty where it is sound.

    Reads every claim, every text and, with pySHACL, every statement: minutes on millions of them. `documents` is the
    store's folder of texts, which is then looked through for texts that no article has.
    """
    found = [*broken_links(graph), *unfounded_claims(graph), *broken_shapes(graph)]
    if documents is not None:
        found += stray_texts(graph, documents)
    return sorted(set(found))


def broken_links(graph: Graph) -> Iterator[Problem]:
    """Facts without claims, claims of missing facts, and direct triples that no current fact carries, or the reverse."""
    ledger = Ledger(graph.quads)
    facts = {iri.value for iri in ledger.subjects(t.TYPE, t.FACT)}
    spoken: set[str] = set()
    for predicate in (t.SUPPORTS, t.OPPOSES):
        for found in graph.quads(None, predicate):
            assert isinstance(found.object, NamedNode)
            spoken.add(found.object.value)
            if found.object.value not in facts:
                yield Problem(_node(found.subject), f"speaks of a fact that is missing, {found.object.value}")
    for iri in facts - spoken:
        yield Problem(iri, "no claim speaks of this fact")
    yield from _direct(graph, ledger, facts)


def _direct(graph: Graph, ledger: Ledger, facts: set[str]) -> Iterator[Problem]:
    for iri in facts:
        statement = ledger.statement(iri.rpartition("/")[2])
        if statement is None:
            yield Problem(iri, "the fact lacks its subject, predicate or object")
            continue
        state = ledger.value(NamedNode(iri), t.STATE)
        direct = any(
            True for _ in graph.quads(
                NamedNode(statement.subject), NamedNode(statement.predicate), t.term(statement.object)
            )
        )  # fmt: skip
        if direct != (state == "current"):
            yield Problem(iri, f"the fact is {state}, its direct triple is {'there' if direct else 'missing'}")


def unfounded_claims(graph: Graph) -> Iterator[Problem]:
    """Texts that are missing or damaged, quotes that do not stand in them, claims that are not what their id says."""
    ledger = Ledger(graph.quads)
    for article in graph.articles():
        try:
            text = graph.text(article.sha256)
        except StoreError as error:
            yield Problem(article.url, str(error))
            continue
        yield from _claims(ledger, article, text)


def _claims(ledger: Ledger, article: Article, text: str) -> Iterator[Problem]:
    for iri in ledger.subjects(t.DERIVED, article.iri):
        try:
            claim = ledger.entry(iri).claim
        except (KeyError, ValueError) as error:
            yield Problem(iri.value, f"the claim cannot be read: {type(error).__name__} {error}")
            continue
        if text[claim.start : claim.end] != claim.quote:
            yield Problem(iri.value, f"its quote does not stand in {article.url} at {claim.start}–{claim.end}")
        if not iri.value.endswith("/" + claim.id):
            yield Problem(iri.value, f"the claim is not what was stored (it reads as {claim.id})")


def stray_texts(graph: Graph, documents: Path) -> Iterator[Problem]:
    """Texts on the shelf that no article has."""
    known = {article.sha256 for article in graph.articles()}
    for sha256 in Documents(documents).hashes():
        if sha256 not in known:
            yield Problem(str(documents), f"no article has the text {sha256}")


def broken_shapes(graph: Graph) -> Iterator[Problem]:
    """What pySHACL finds against shapes.ttl, one line a result."""
    import pyshacl  # noqa: PLC0415 - heavy
    import rdflib  # noqa: PLC0415 - heavy

    data = rdflib.Graph().parse(data="".join(graph.lines()), format="ntriples")
    shapes = rdflib.Graph().parse(Path(__file__).parent / "shapes.ttl")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, advanced=True)
    assert isinstance(report, rdflib.Graph)
    for result in report.subjects(rdflib.RDF.type, rdflib.URIRef(SH + "ValidationResult")):
        said = {name: str(report.value(result, rdflib.URIRef(SH + name)) or "") for name in _REPORTED}
        path = said["resultPath"].rpartition("#")[2].rpartition("/")[2]
        yield Problem(said["focusNode"], " ".join(f"{path} {said['resultMessage']}".split()))


_REPORTED = ("focusNode", "resultPath", "resultMessage")


def labelled(graph: Graph, problem: Problem) -> str:
    """A problem with the label of its node, where it has one."""
    name = Labels(graph).name(problem.where) if problem.where.startswith("http") else ""
    return f"{name} ({problem.where}): {problem.what}" if name else str(problem)


def _node(subject: object) -> str:
    return subject.value if isinstance(subject, NamedNode) else str(subject)
