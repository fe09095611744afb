"""How fast claims are settled from nothing, and what one more article costs a store that is full already.

    python -m bench.settling [CLAIMS]
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter, process_time

from bench.worlds import readings, shuffled
from graph.identity import entities
from graph.model import Reading
from graph.settle import settle
from graph.store import open_writer

MORE = 60
"""Articles that are added one by one."""


def settling(found: Sequence[Reading]) -> float:
    """Claims a second of one core from nothing: who is who, and every fact with its state and history."""
    claims = [claim for reading in found for claim in reading.claims]
    start = process_time()
    settle(claims, entities(claims, ()))
    return len(claims) / (process_time() - start)


def adding(found: Sequence[Reading], store: Path) -> dict[str, float]:
    """Milliseconds for one article more, with publishing, and for an article that changes nothing."""
    first, more = found[:-MORE], found[-MORE:]
    with open_writer(store) as writer:
        start = perf_counter()
        writer.add(first)
        loaded = perf_counter() - start
        times = []
        for reading in more:
            start = perf_counter()
            writer.add([reading])
            times.append(1000 * (perf_counter() - start))
        same = []
        for reading in more[:20]:
            start = perf_counter()
            writer.add([reading])
            same.append(1000 * (perf_counter() - start))
    return {
        "seconds to load": loaded, "an article, median ms": statistics.median(times), "an article, worst ms": max(times),
        "an article again, median ms": statistics.median(same),
    }  # fmt: skip


def main() -> None:
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    found = shuffled(readings(claims))
    print(f"{sum(len(each.claims) for each in found):,} claims in {len(found):,} articles")
    print(f"settled from nothing: {settling(found):,.0f} claims a second")
    with tempfile.TemporaryDirectory() as folder:
        for name, value in adding(found, Path(folder) / "store").items():
            print(f"{name}: {value:,.1f}")


if __name__ == "__main__":
    main()
