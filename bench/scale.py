"""How it holds at size, beside its peers: one run, interleaved, its ratios and rows compared; the results as JSON.

    python -m bench.scale [TRIPLES…] [--folder FOLDER] [--output FILE]

Seconds are the processor's, so that a busy machine changes little. Peers that are not installed are left out and named.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from importlib.metadata import PackageNotFoundError, version
from itertools import islice
from pathlib import Path
from time import process_time
from typing import Any

from pyoxigraph import NamedNode

from bench.built import Built, dump, raw
from graph.export import export
from graph.store import Graph, open_graph
from graph.terms import Term
from graph.vocabulary import BASE, PREFIXES
from queries import named
from queries.ask import ask
from queries.evidence import evidence
from queries.view import View, viewing

PEERS = ("rdflib", "pyoxigraph", "oxrdflib", "maplib")
SAMPLE = 100_000
"""Triples that rdflib is given where the whole would take it minutes; its rate is told."""
ROUNDS = 7
SLOW = 4.0
"""Seconds after which one round is enough."""
PLAIN = {
    "who filmed in Rome": "SELECT DISTINCT ?person { ?place rg:within* ?wanted . ?film rg:filmedIn ?place ; schema:actor ?person }",
    "co-actors at two hops": (
        "SELECT DISTINCT ?other { ?f schema:actor ?person . ?f schema:actor ?between . ?g schema:actor ?between . ?g schema:actor ?other }"
    ),
}
"""The questions as somebody writes them who thinks of no plan."""
PLANNED = {
    "who filmed in Rome": (
        "SELECT DISTINCT ?person { { ?film rg:filmedIn ?wanted ; schema:actor ?person } "
        "UNION { ?place rg:within ?wanted . ?film rg:filmedIn ?place ; schema:actor ?person } }"
    ),
    "co-actors at two hops": (
        "SELECT DISTINCT ?other { { SELECT DISTINCT ?g { { SELECT DISTINCT ?between { ?f schema:actor ?person . ?f schema:actor ?between } } "
        "?g schema:actor ?between } } ?g schema:actor ?other }"
    ),
}


def timed(work: Callable[[], object]) -> dict[str, float]:
    """Milliseconds of processor, the median and the worst of some rounds."""
    times: list[float] = []
    for _ in range(ROUNDS):
        start = process_time()
        work()
        times.append(1000 * (process_time() - start))
        if times[-1] > 1000 * SLOW:
            break
    return {"median": round(statistics.median(times), 2), "worst": round(max(times), 2)}


def measured(triples: int, folder: Path) -> dict[str, Any]:
    """Everything at one size."""
    place, lines = folder / str(triples), folder / f"{triples}.nt"
    built = json.loads(subprocess.run([sys.executable, "-m", "bench.built", str(triples), str(place)], check=True, capture_output=True, text=True).stdout)
    dump(place / "store", lines)
    loaded = raw(lines, folder / f"{triples}-raw")
    found: dict[str, Any] = {"built": built, "raw bulk load, s": round(loaded, 2)}
    found |= loading(Built(**built), loaded)
    found |= exporting(place / "store", lines)
    with viewing(str(place / "store"), date(2020, 1, 1)) as view:
        found["queries, ms"] = dict(asked(view))
        found["plain against planned"] = compared(view.graph, busiest(view.graph), lines if triples <= 1_000_000 else None)
        found["evidence of a fact, ms"] = timed(lambda: one_evidence(view.graph))
    found["as of a day"] = looking_back(place / "store")
    return found


def loading(built: Built, raw_seconds: float) -> dict[str, Any]:
    return {
        "claims to store against raw bulk load": round(built.cpu / raw_seconds, 2),
        "bytes on disk a claim": round(built.disk / built.claims),
        "peak memory, MB": round(built.peak / 1e6),
    }


def exporting(store: Path, lines: Path) -> dict[str, Any]:
    """Sorted Turtle a second: ours of everything, rdflib's of a sample."""
    import rdflib  # noqa: PLC0415 - a peer

    start = process_time()
    with open_graph(store) as graph:
        size = sum(piece.count("\n") for piece in export(graph, "turtle"))
    ours = process_time() - start
    with lines.open(encoding="utf-8") as file:
        sample = list(islice(file, SAMPLE))
        count = len(sample) + sum(1 for _ in file)
    peer = rdflib.Graph().parse(data="".join(sample), format="nt")
    start = process_time()
    peer.serialize(format="turtle")
    theirs = process_time() - start
    rates = count / ours, len(sample) / theirs
    return {
        "turtle, triples a second": round(rates[0]), "rdflib's": round(rates[1]), "turtle against rdflib": round(rates[0] / rates[1], 1),
        "turtle, lines": size,
    }  # fmt: skip


def busiest(graph: Graph) -> NamedNode:
    """Somebody who acts a lot."""
    found = graph.select("SELECT ?p (COUNT(*) AS ?c) { ?f a schema:Movie ; schema:actor ?p } GROUP BY ?p ORDER BY DESC(?c) ?p LIMIT 1").rows[0][0]
    assert isinstance(found, NamedNode)
    return found


def asked(view: View) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every named query, and questions in English, warm."""
    person = busiest(view.graph)
    film, title, series = view.graph.select(
        "SELECT ?f ?t ?s { ?f a schema:Movie ; schema:name ?t ; schema:isPartOf ?p ; rg:filmedIn ?w . ?p schema:name ?s } ORDER BY ?f LIMIT 1"
    ).rows[0]
    assert film is not None
    assert title is not None
    assert series is not None
    name = view.graph.select("SELECT ?n { ?p schema:name ?n }", p=person).rows[0][0]
    assert name is not None
    given = {
        "film": title.value, "name": title.value, "person": name.value, "one": name.value, "other": name.value, "place": "Rome", "franchise": series.value,
    }  # fmt: skip
    for query in named.named_queries().values():
        values = [f"{each.name}={given[each.name]}" for each in query.parameters if each.name in given]
        terms, _ = named.bindings(query, values, view)
        yield query.name, timed(lambda text=query.text, terms=terms: view.graph.query(text, **terms).table())  # type: ignore[misc]
    for question in ("who filmed in Rome", f"who directed {title.value}", f"which films did {name.value} star in", f"who worked with {name.value}"):
        yield f"ask: {question}", timed(lambda question=question: ask(view.graph, question, today=view.today, names=view.names))  # type: ignore[misc]


def compared(graph: Graph, person: NamedNode, lines: Path | None) -> dict[str, Any]:
    """Two questions with and without a plan; on every engine that is there, and with the same rows."""
    given: dict[str, dict[str, Term]] = {"who filmed in Rome": {"wanted": NamedNode(BASE + "place/rome")}, "co-actors at two hops": {"person": person}}
    found: dict[str, Any] = {}
    for question, bindings in given.items():
        rows = {str(row[0]) for row in graph.select(PLANNED[question], **bindings).rows}
        told: dict[str, Any] = {"rows": len(rows), "planned": timed(lambda q=question, b=bindings: graph.select(PLANNED[q], **b))}  # type: ignore[misc]
        told["plain Oxigraph"] = timed(lambda q=question, b=bindings: graph.select(PLAIN[q], **b))  # type: ignore[misc]
        told["plain against planned"] = round(told["plain Oxigraph"]["median"] / told["planned"]["median"], 1)
        if lines is not None and _there("maplib"):
            told["maplib"], other = _maplib(lines, question, bindings)
            assert other == rows, f"{question}: maplib has other rows"
        found[question] = told
    return found


def _maplib(lines: Path, question: str, bindings: dict[str, Term]) -> tuple[dict[str, float], set[str]]:
    from maplib import Model  # noqa: PLC0415 - a peer

    from graph.sparql import bind  # noqa: PLC0415

    model: Any = Model()
    model.read(str(lines), format="ntriples")
    text = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items()) + bind(PLANNED[question], bindings)
    rows = {str(row[0]) for row in model.query(text).iter_rows()}
    return timed(lambda: model.query(text)), rows


def one_evidence(graph: Graph) -> list[Any]:
    subject, predicate, value = graph.select(
        "SELECT ?s ?p ?o { ?f rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; rg:state \"current\" } LIMIT 1"
    ).rows[0]
    assert subject is not None
    assert predicate is not None
    assert value is not None
    return list(evidence(graph, "", (subject, predicate.value, value)))


def looking_back(store: Path) -> dict[str, Any]:
    """Making the view of a day, and the same query on it and on today."""
    query = "SELECT DISTINCT ?person { ?film rg:filmedIn <" + BASE + "place/rome> ; schema:actor ?person }"
    start = process_time()
    with open_graph(store, as_of=date(2010, 1, 1) + timedelta(3000)) as then:
        made = process_time() - start
        before = timed(lambda: then.select(query))
    with open_graph(store) as now:
        today = timed(lambda: now.select(query))
    return {"making it, s": round(made, 2), "query then": before, "query now": today}


def _there(package: str) -> bool:
    try:
        version(package)
    except PackageNotFoundError:
        return False
    return True


def about() -> dict[str, Any]:
    """The machine and the versions."""
    return {
        "machine": f"{platform.machine()}, {platform.system()} {platform.release()}", "python": platform.python_version(),
        "versions": {package: version(package) for package in PEERS if _there(package)}, "not installed": [each for each in PEERS if not _there(each)],
    }  # fmt: skip


def main(words: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("triples", nargs="*", type=int, default=[100_000, 1_000_000])
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--output", type=Path, default=Path("output/bench.json"))
    told = parser.parse_args(words)
    results: dict[str, Any] = {"about": about()}
    with tempfile.TemporaryDirectory(dir=told.folder) as folder:
        for triples in told.triples:
            results[f"{triples:,} triples"] = measured(triples, Path(folder))
    told.output.parent.mkdir(parents=True, exist_ok=True)
    told.output.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(results, indent=2))


if __name__ == "__main__":
    main()
