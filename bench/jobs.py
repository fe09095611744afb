"""How much sooner texts are loaded by several processes than by one: the same articles in turns, each time into a new store.

    python -m bench.jobs [SOURCE…] [--jobs N] [--rounds N] [--articles N]

Without a source it makes up film news. Beside the clock it tells the processor's seconds of the one process that
writes and of those that read: on a busy machine they say more. With so many cores to themselves, processes would take what is
done by one alone (before the first article is read, and after the last), and the rest divided by their number; that ratio is told, too.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, NamedTuple

from bench.worlds import World

WORDS = 500


class Cost(NamedTuple):
    """Seconds: of the clock, of the writer's process, of all its readers."""

    clock: float
    before: float
    """Of the writer alone, until articles are read."""
    beside: float
    """Of the writer while they are."""
    after: float
    """Of the writer alone: settlement."""
    readers: float

    def on(self, cores: int) -> float:
        """Seconds that it would take on so many cores with nobody else."""
        return self.before + (self.beside + self.readers) / cores + self.after


def made_up(articles: int, file: Path) -> None:
    """Texts of some length, each of the news of a film and of what is told of others."""
    texts: list[str] = []
    with file.open("w", encoding="utf-8") as rows:
        number = 0
        for reading in World(articles * 20).readings():
            texts.append(reading.document.text)
            if sum(len(text.split()) for text in texts) < WORDS:
                continue
            row = {"url": f"https://news.example/{number}", "title": reading.document.title, "text": "\n\n".join(texts)}
            rows.write(json.dumps(row | {"published": str(reading.document.published)}) + "\n")
            texts, number = [], number + 1
            if number == articles:
                return


def loaded(sources: Sequence[str], jobs: int) -> Cost:
    """One load, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        said = subprocess.run(
            [sys.executable, "-m", "bench.jobs", *sources, "--into", f"{folder}/store", "--jobs", str(jobs)], check=True, capture_output=True, text=True
        ).stdout
    return Cost(*json.loads(said))


def load_here(sources: Sequence[str], store: str, jobs: int) -> Cost:
    loading: Any = import_module("loaders.load")
    gc.set_threshold(200_000)  # as the command does
    ends: list[float] = []
    read = loading.readings

    def watched(*given: Any) -> Iterator[Any]:
        ends.append(process_time())
        yield from read(*given)
        ends.append(process_time())

    loading.readings = watched
    start = perf_counter()
    loading.load(sources, store, jobs=jobs)
    clock, end = perf_counter() - start, process_time()
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(clock, ends[0], ends[1] - ends[0], end - ends[1], others.ru_utime + others.ru_stime)


def compared(sources: Sequence[str], jobs: int, rounds: int) -> None:
    ratios, alone = [], []
    for _ in range(rounds):
        one, several = loaded(sources, 1), loaded(sources, jobs)
        ratios.append(one.clock / several.clock)
        alone.append(one.on(1) / several.on(jobs))
        print(f"1 process: {_told(one)}; {jobs}: {_told(several)}; load of the machine {os.getloadavg()[0]:.1f}", flush=True)
    print(f"sooner by {statistics.median(ratios):.2f} times on the clock; by the processor's seconds, with {jobs} cores alone, by {statistics.median(alone):.2f}")


def _told(cost: Cost) -> str:
    return (
        f"{cost.clock:.1f} s on the clock ({cost.before:.1f} s of processor before, {cost.beside:.1f} s the writer's and {cost.readers:.1f} s the readers' "
        f"meanwhile, {cost.after:.1f} s after)"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="*")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--articles", type=int, default=1000, help="so many are made up")
    parser.add_argument("--into", help=argparse.SUPPRESS)
    told = parser.parse_args()
    if told.into:
        print(json.dumps(load_here(told.sources, told.into, told.jobs)))
        return
    with tempfile.TemporaryDirectory() as folder:
        sources = told.sources
        if not sources:
            sources = [f"{folder}/news.jsonl"]
            made_up(told.articles, Path(sources[0]))
        compared(sources, told.jobs, told.rounds)


if __name__ == "__main__":
    main()
