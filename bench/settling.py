"""How fast claims are settled from nothing, and what one more article costs a store that is full already.

    python -m bench.settling [CLAIMS]
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import mean, median
from time import perf_counter, process_time, thread_time
from typing import NamedTuple

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
        "an article, median ms": median(cost.own for cost in new),
        "an article, worst ms": max(cost.own for cost in new),
        "an article, mean ms with the database's own threads": mean(cost.all for cost in new),
        "an article, median ms on the clock": median(cost.waited for cost in new),
        "an article again, median ms": median(cost.own for cost in again),
    }


class Cost(NamedTuple):
    """Milliseconds of the processor in the thread that adds and in all threads, and of the clock.

    The database goes on tidying up a big load in threads of its own, for as long as it takes, whatever is added meanwhile.
    """

    own: float
    all: float
    waited: float


def _added(writer: Writer, reading: Reading) -> Cost:
    start = thread_time(), process_time(), perf_counter()
    writer.add([reading])
    end = thread_time(), process_time(), perf_counter()
    return Cost(*(1000 * (after - before) for before, after in zip(start, end, strict=True)))


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
