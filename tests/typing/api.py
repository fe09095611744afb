"""The public API as a caller writes it; checked by mypy and pyright in strict mode, never run."""

# pyright: strict

from __future__ import annotations

from datetime import date
from pathlib import Path

from graph.dates import PartialDate
from graph.errors import ReelgraphError, UnknownName
from graph.export import export
from graph.model import Certainty, Claim, Decision, Document, Kind, Reading, Span, Thing
from graph.store import Graph, Results, Table, Writer, open_graph, open_writer
from loaders.documents.sources import Failure, documents
from loaders.load import Loaded, load, reread
from loaders.reading.reader import Reader, read
from queries.answer import Answer, Evidence
from queries.ask import ask
from queries.dossier import Dossier, dossiers
from queries.view import View, viewing


def put_in(store: Path) -> None:
    """From an article to the store, with the default reader or with one's own."""
    document = Document("https://example.org/a", "Tom Cruise stars.", published=PartialDate.parse("2020-10"))
    reading: Reading = read(document)
    with open_writer(store) as writer:
        changes = writer.add([reading])
        added: tuple[str, ...] = changes.added
        print(added, writer.retract(document.url).facts_removed)
        print(writer.decide(Decision("same", "a", "b", day=date(2020, 1, 1).isoformat())))
    found: Loaded = load(["articles"], str(store), jobs=2)
    failures: list[Failure] = found.failures
    print(failures, reread(str(store)).changes, [*documents(["-"])])


def own_reader(document: Document) -> Reading:
    """A reader is anything that finds claims whose quotes stand in the text."""
    span = Span(0, 17)
    film, person = Thing(Kind.FILM, "Nope"), Thing(Kind.PERSON, "Tom Cruise")
    claim = Claim(film, "actor", person, document.url, span.of(document.text), 0, 17, Certainty.STATED)
    return Reading(document, (claim,), "mine/1")


class Mine:
    version = "mine/1"

    def read(self, document: Document) -> Reading:
        return own_reader(document)


mine: Reader = Mine()


def take_out(store: Path, writer: Writer) -> None:
    """Questions, SPARQL, dossiers, exports."""
    with open_graph(store, as_of=date(2021, 1, 1)) as graph:
        table: Table = graph.select("SELECT ?film { ?film a schema:Movie }")
        results: Results = graph.query("SELECT * { ?s ?p ?o } LIMIT 1")
        answer: Answer = ask(graph, "who filmed in Rome", today=date(2021, 1, 1))
        evidence: tuple[Evidence, ...] = answer.evidence
        print(table.columns, results.serialize("json"), evidence, "".join(export(graph, "turtle")))
    published: Graph = writer.graph()
    print([article.url for article in published.articles()])
    with viewing(str(store), date(2021, 1, 1)) as view:
        print(look_up(view, "Tom Cruise"))


def look_up(view: View, name: str) -> list[Dossier]:
    try:
        return dossiers(view, name)
    except UnknownName as error:
        print(error.nearest)
    except ReelgraphError as error:
        print(error)
    return []
