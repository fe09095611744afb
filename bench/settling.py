"""How fast claims are settled from nothing, and what one more article costs a store that is full already.

    python -m bench.settling [CLAIMS]
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from bench.worlds import readings, shuffled
from graph.identity import entities
from graph.model import Reading
from graph.places import find_place
from graph.settle import settle
from graph.store import Writer, open_writer

MORE = 60
"""Articles that are added one by one."""


def settling(found: Sequence[Reading]) -> float:
    """Claims a second of one core from nothing: who is who, and every fact with its state and history."""
    claims = [claim for reading in found for claim in reading.claims]
    start = process_time()
    settle(claims, entities(claims, ()))
    return len(claims) / (process_time() - start)


def adding(found: Sequence[Reading], store: Path) -> dict[str, float]:
    """What one article more costs, with publishing, and an article that changes nothing.

    Processor time, and beside it the time on the clock, which on a busy machine tells more of its other work.
    """
    first, more = found[:-MORE], found[-MORE:]
    find_place("Rome")  # reading an article has unfolded the map before
    with open_writer(store) as writer:
        start = process_time()
        writer.add(first)
        loaded = process_time() - start
        new, again = [_added(writer, reading) for reading in more], [_added(writer, reading) for reading in more]
    return {
        "seconds to load": loaded,
        "an article, median ms": median(cost for cost, _ in new),
        "an article, worst ms": max(cost for cost, _ in new),
        "an article, median ms on the clock": median(waited for _, waited in new),
        "an article again, median ms": median(cost for cost, _ in again),
    }


def _added(writer: Writer, reading: Reading) -> tuple[float, float]:
    """Milliseconds of the processor and of the clock."""
    cost, waited = process_time(), perf_counter()
    writer.add([reading])
    return 1000 * (process_time() - cost), 1000 * (perf_counter() - waited)


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
