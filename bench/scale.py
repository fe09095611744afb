"""How it holds at size, beside its peers: one run, interleaved, its ratios and rows compared; the results as JSON.

    python -m bench.scale [TRIPLES…] [--folder FOLDER] [--output FILE] [--compare OLD.json]

Seconds are the processor's, so that a busy machine changes little; only where a server answers they are the clock's. Peers that
are not installed are left out and named.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from pyoxigraph import NamedNode

from bench import shipped
from bench.built import Built, count_of, dump, raw
from bench.peers import PACKAGES, SMALL, Peer, peers, rows_of, there
from graph.export import export
from graph.store import Graph, Table, open_graph
from graph.terms import Term
from graph.vocabulary import BASE
from queries.evidence import evidence
from queries.limits import ROWS
from queries.named import named_queries
from queries.paging import table_of
from queries.view import View, index_names, viewing
from tests.servers import VIRTUOSO

ROUNDS = 7
SLOW = 4.0
"""Seconds after which one round is enough."""
ALONE = 1_000_000
"""Triples up to which rdflib writes all of them; of more it is given so many."""
NOTABLE = 1.2
"""Figures that differ by less from those of another run are not told."""
CO_ACTORS = "co-actors at two hops"
PLAIN = {
    "who filmed in Rome": "SELECT DISTINCT ?person { ?place rg:within* ?wanted . ?film rg:filmedIn ?place ; schema:actor ?person }",
    CO_ACTORS: (
        "SELECT DISTINCT ?other { ?f schema:actor ?person . ?f schema:actor ?between . ?g schema:actor ?between . ?g schema:actor ?other "
        "FILTER (?other != ?person) }"
    ),
}
"""The questions as somebody writes them who thinks of no plan."""
PLANNED = {
    "who filmed in Rome": (
        "SELECT DISTINCT ?person { { ?film rg:filmedIn ?wanted ; schema:actor ?person } "
        "UNION { ?place rg:within ?wanted . ?film rg:filmedIn ?place ; schema:actor ?person } }"
    ),
}
"""The same with a plan: each step's own rows once."""


def timed(work: Callable[[], object]) -> dict[str, float]:
    """Milliseconds of the processor, the median and the worst of some rounds."""
    return interleaved({"": work})[""]


def interleaved(works: Mapping[str, Callable[[], object]]) -> dict[str, dict[str, float]]:
    """The same of several, in turns; what is slow gets one round. A server's are those of the clock."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            clock = perf_counter if name.startswith("virtuoso") else process_time
            if not times[name] or times[name][-1] < 1000 * SLOW:
                start = clock()
                work()
                times[name].append(1000 * (clock() - start))
    return {name: {"median": round(statistics.median(each), 2), "worst": round(max(each), 2)} for name, each in times.items()}


def measured(triples: int, folder: Path) -> dict[str, Any]:
    """Everything at one size."""
    place, lines = folder / str(triples), folder / f"{triples}.nt"
    built = json.loads(subprocess.run([sys.executable, "-m", "bench.built", str(triples), str(place)], check=True, capture_output=True, text=True).stdout)
    store = place / "store"
    dump(store, lines)
    loaded = raw(lines, folder / f"{triples}-raw")
    found: dict[str, Any] = {"built": built, "raw bulk load, s": round(loaded, 2)}
    found |= loading(Built(**built), loaded)
    found |= exporting(store, lines)
    found["as of a day"] = looking_back(store)
    with open_graph(store) as graph:
        today = shipped.last_day(graph)
    with viewing(str(store), today) as view:
        with peers(lines, folder / f"{triples}-peers", triples) as others:
            found["queries, ms"] = dict(asked(view, others))
            found["beside its peers, ms"] = beside(view, others)
        found["every query that ships, ms"] = shipped.measured(view)
        found["evidence of a fact, ms"] = timed(lambda: one_evidence(view.graph))
    return found


def loading(built: Built, raw_seconds: float) -> dict[str, Any]:
    return {
        "claims to store against raw bulk load": round(built.cpu / raw_seconds, 2),
        "bytes on disk a claim": round(built.disk / built.claims),
        "peak memory, MB": round(built.peak / 1e6),
    }


def exporting(store: Path, lines: Path) -> dict[str, Any]:
    """Sorted Turtle a second: ours of everything, rdflib's of what it can hold, as somebody has it who loaded the same triples."""
    start = process_time()
    with open_graph(store) as graph:
        size = sum(piece.count("\n") for piece in export(graph, "turtle"))
        ours = process_time() - start
        count = count_of(graph)
    found: dict[str, Any] = {"turtle, triples a second": round(count / ours), "turtle, lines": size}
    if there("rdflib"):
        import rdflib  # noqa: PLC0415 - a peer

        with lines.open(encoding="utf-8") as file:
            peer = rdflib.Graph().parse(data="".join(islice(file, ALONE)), format="nt")
        start = process_time()
        peer.serialize(format="turtle")
        theirs = len(peer) / (process_time() - start)
        found |= {"rdflib's": round(theirs), "turtle against rdflib": round(count / ours / theirs, 1)}
    return found


def busiest(graph: Graph) -> NamedNode:
    """Somebody who acts a lot."""
    found = graph.select("SELECT ?p (COUNT(*) AS ?c) { ?f a schema:Movie ; schema:actor ?p } GROUP BY ?p ORDER BY DESC(?c) ?p LIMIT 1").rows[0][0]
    assert isinstance(found, NamedNode)
    return found


def asked(view: View, others: Mapping[str, Peer]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every query that ships and is one SPARQL query; its rows are those of Virtuoso, where it is installed."""
    view.names.refresh()
    for one in shipped.shipped(view):
        if not one.sparql:
            continue
        rows, terms = rows_of(view.graph.select(one.sparql, **dict(one.terms))), dict(one.terms)
        found: dict[str, Any] = timed(lambda one=one, terms=terms: view.graph.select(one.sparql, **terms))  # type: ignore[misc]
        found["rows"] = len(rows)
        if (other := others.get("virtuoso")) is not None:
            compare(rows, other, one.name, one.sparql, terms)
            found["rows as"] = "virtuoso"
        yield one.name, found


def compare(rows: set[tuple[str, ...]], other: Peer, what: str, query: str, terms: dict[str, Term]) -> None:
    """Raise where another engine finds other rows."""
    theirs = other.rows(query, terms)
    if rows != theirs:
        raise SystemExit(f"{what}: {len(rows - theirs)} rows are ours alone, {len(theirs - rows)} the other's, for example {[*(rows ^ theirs)][:2]}")


def beside(view: View, others: Mapping[str, Peer]) -> dict[str, Any]:
    """Two questions on every engine that is there, in turns and with the same rows: as we answer them, and as somebody writes them."""
    rome, person = {"wanted": NamedNode(BASE + "place/rome")}, {"person": busiest(view.graph)}
    query = named_queries()["co-actors"]
    index_names(view.place)
    asked: dict[str, tuple[Mapping[str, Term], dict[str, Callable[[], Table]]]] = {
        "who filmed in Rome": (rome, {"ours": lambda: view.graph.select(PLANNED["who filmed in Rome"], **rome)}),
        CO_ACTORS: (person, {
            "ours": lambda: table_of(view, query, dict(person), ROWS)[0],
            "ours, of the graph alone": lambda: view.graph.select(query.text, **person),
        }),
    }  # fmt: skip
    return {question: _in_turns(question, bindings, works, others) for question, (bindings, works) in asked.items()}


def _in_turns(question: str, bindings: Mapping[str, Term], ours: Mapping[str, Callable[[], Table]], others: Mapping[str, Peer]) -> dict[str, Any]:
    found = {name: {row[:1] for row in rows_of(work())} for name, work in ours.items()}
    if any(rows != found["ours"] for rows in found.values()):
        raise SystemExit(f"{question}: our own ways find {', '.join(f'{len(rows)} rows' for rows in found.values())}")
    works: dict[str, Callable[[], object]] = dict(ours)
    for name, peer in others.items():
        compare(found["ours"], peer, f"{question}, {name}", PLAIN[question], dict(bindings))
        works[f"{name}, plain"] = lambda peer=peer: peer.rows(PLAIN[question], dict(bindings))  # type: ignore[misc]
    times = interleaved(works)
    ratios = {name: round(each["median"] / times["ours"]["median"], 1) for name, each in times.items() if name != "ours"}
    return {"rows": len(found["ours"]), "ms": times, "times ours": ratios}


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


def about() -> dict[str, Any]:
    """The machine and the versions."""
    versions = {package: there(package) for package in PACKAGES} | {"virtuoso": _virtuoso()}
    return {
        "machine": f"{platform.machine()}, {platform.system()} {platform.release()}", "python": platform.python_version(),
        "versions": {name: said for name, said in versions.items() if said}, "not installed": [name for name, said in versions.items() if not said],
        "left out above": f"rdflib and oxrdflib answer no queries above {SMALL:,} triples",
    }  # fmt: skip


def _virtuoso() -> str:
    if not VIRTUOSO:
        return ""
    said = subprocess.run([VIRTUOSO, "-?"], check=False, capture_output=True, text=True)
    return next((line for line in (said.stdout + said.stderr).splitlines() if "ersion" in line), "installed").strip()


# -- beside another run ---------------------------------------------------------------------------


def changes(old: object, new: object, where: str = "") -> Iterator[str]:
    """Every figure that is notably another one than in an earlier run, a line each."""
    if isinstance(old, dict) and isinstance(new, dict):
        for name in [name for name in new if name in old]:
            yield from changes(old[name], new[name], f"{where} · {name}" if where else name)
    elif isinstance(old, int | float) and isinstance(new, int | float) and min(old, new) > 0 and max(old, new) / min(old, new) >= NOTABLE:
        yield f"{where}: {old:,} → {new:,} (× {new / old:.2f})"


def main(words: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("triples", nargs="*", type=int, default=[100_000, 1_000_000])
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--output", type=Path, default=Path("output/bench.json"))
    parser.add_argument("--compare", type=Path, help="results of an earlier run")
    told = parser.parse_args(words)
    before = json.loads(told.compare.read_text("utf-8")) if told.compare else {}
    results: dict[str, Any] = {"about": about()}
    with tempfile.TemporaryDirectory(dir=told.folder) as folder:
        for triples in told.triples:
            results[f"{triples:,} triples"] = measured(triples, Path(folder))
    told.output.parent.mkdir(parents=True, exist_ok=True)
    told.output.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(results, indent=2))
    if told.compare:
        print(f"beside {told.compare}:", *changes(before, results), sep="\n  ")


if __name__ == "__main__":
    main()
