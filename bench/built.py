"""Builds a made-up world as a store on disk and says what it cost: a process of its own, so that its memory is its own.

    python -m bench.built TRIPLES FOLDER [SEED]
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter, process_time

from pyoxigraph import RdfFormat, Store

from bench.worlds import World
from graph.model import Reading
from graph.store import Graph, open_graph, open_writer

PER_FILM = 25
"""Claims about a film, in all its articles."""
PER_CLAIM = 19
"""Triples that a claim comes to in these worlds, with its share of facts, things and articles."""


@dataclass(frozen=True, slots=True)
class Built:
    """What came to be, and what it cost."""

    articles: int
    claims: int
    triples: int
    cpu: float
    """Seconds of processor, from claims to the settled and published store; making the claims up is not in it."""
    wall: float
    disk: int
    """Bytes of everything in the store's folder, as the disk counts."""
    peak: int
    """Bytes of memory at the most."""


def build(triples: int, store: Path, seed: int = 1) -> Built:
    """A world of about that many triples, given to the writer as it is made up."""
    counted = _Counted(World(triples // PER_CLAIM // PER_FILM + 1, seed))
    start, wall = process_time(), perf_counter()
    with open_writer(store) as writer:
        changes = writer.add(counted.readings())
    cpu, wall = process_time() - start - counted.spent, perf_counter() - wall
    with open_graph(store) as graph:
        made = count_of(graph)
    disk = int(subprocess.run(["du", "-s", "--block-size=1", store], capture_output=True, check=True, text=True).stdout.split()[0])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return Built(len(changes.added), changes.claims, made, cpu, wall, disk, peak)


def count_of(graph: Graph) -> int:
    cell = graph.select("SELECT (COUNT(*) AS ?count) { ?s ?p ?o }").rows[0][0]
    assert cell is not None
    return int(cell.value)


def raw(lines: Path, store: Path) -> float:
    """Seconds of processor that Oxigraph's own bulk loader takes for the same triples."""
    start = process_time()
    made = Store(str(store))
    made.bulk_load(path=str(lines), format=RdfFormat.N_TRIPLES)
    made.flush()
    return process_time() - start


def dump(store: Path, lines: Path) -> None:
    """The triples of a store as N-Triples."""
    with open_graph(store) as graph, lines.open("w", encoding="utf-8") as file:
        file.writelines(graph.lines())


class _Counted:
    """The articles of a world, and the processor's seconds that making them up takes."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.spent = 0.0

    def readings(self) -> Iterator[Reading]:
        made = self._world.readings()
        while True:
            start = process_time()
            reading = next(made, None)
            self.spent += process_time() - start
            if reading is None:
                return
            yield reading


def main() -> None:
    triples, place = int(sys.argv[1]), Path(sys.argv[2])
    built = build(triples, place / "store", int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    print(json.dumps(asdict(built)))


if __name__ == "__main__":
    main()
