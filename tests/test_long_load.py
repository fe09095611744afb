"""Long loads: what was read waits in shards, and one who dies goes on where it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from bench.worlds import World
from graph.export import export
from graph.model import Reading
from graph.shards import Incoming, readings_in, shard
from graph.store import open_graph, open_writer
from graph.writer import SHARD
from tests.terminal import ROOT, good
from tests.test_load import rows, said
from tests.worlds import news


def made(count: int) -> list[Reading]:
    return list(islice(World(count // 5 + 1).readings(), count))


def exported(place: Path) -> str:
    with open_graph(place) as graph:
        return "".join(export(graph, "nquads"))


def alone(place: Path, readings: list[Reading]) -> str:
    """The store of these, loaded so few at a time that none of them waits."""
    for at in range(0, len(readings), 100):
        with open_writer(place) as writer:
            writer.add(readings[at : at + 100])
    return exported(place)


def test_much_at_once_is_the_same_as_little_by_little(tmp_path: Path) -> None:
    """Settled from nothing into a database of its own, or beside what is there: the same bytes."""
    readings = made(5 * SHARD)
    little = alone(tmp_path / "little", readings)
    with open_writer(tmp_path / "much") as writer:
        changes = writer.add(iter(readings))
    assert len(changes.added) == len(readings)
    assert exported(tmp_path / "much") == little
    with open_writer(tmp_path / "beside") as writer:
        writer.add(iter(readings[: 2 * SHARD]))
        writer.add(iter(readings[2 * SHARD :]))
    assert exported(tmp_path / "beside") == little


class Dies(Exception):  # noqa: N818 - what it does
    pass


def dying(readings: list[Reading], after: int) -> Iterator[Reading]:
    yield from readings[:after]
    raise Dies


@pytest.mark.parametrize("after", [1, SHARD, SHARD + 7, 3 * SHARD - 1])
def test_what_was_read_before_it_broke_off_is_kept(tmp_path: Path, after: int) -> None:
    """Readers see what was published; the next writer knows what waits, and takes it in with the rest."""
    readings = made(3 * SHARD)
    with open_writer(tmp_path / "s") as writer:
        writer.add(news())
    before = exported(tmp_path / "s")
    with open_writer(tmp_path / "s") as writer, pytest.raises(Dies):
        writer.add(dying(readings, after))
    assert exported(tmp_path / "s") == before
    with open_writer(tmp_path / "s") as writer:
        left = [each for each in readings if writer.known(each.document.url) is None]
        assert len(left) == len(readings) - after
        assert len(writer.add(left).added) == len(readings)
    assert exported(tmp_path / "s") == alone(tmp_path / "alone", [*news(), *readings])
    assert not Incoming(tmp_path / "s" / "incoming")


def test_a_withdrawal_after_it_broke_off(tmp_path: Path) -> None:
    """First what waits comes in, then the article goes."""
    readings = made(SHARD + 5)
    with open_writer(tmp_path / "s") as writer, pytest.raises(Dies):
        writer.add(dying(readings, SHARD + 5))
    with open_writer(tmp_path / "s") as writer:
        writer.retract(readings[0].document.url)
    assert exported(tmp_path / "s") == alone(tmp_path / "alone", readings[1:])


def test_killed_while_it_reads(tmp_path: Path) -> None:
    """kill -9 at the command: what was read is not read again, and nothing is there twice."""
    store, file = tmp_path / "store", rows(tmp_path / "a.jsonl", SHARD + 60)
    command = [sys.executable, "-m", "reelgraph", "load", str(file), "--store", str(store), "--jobs", "1"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as loading:
        for _ in range(1200):
            if list((store / "incoming").glob("*.shard")):
                break
            time.sleep(0.05)
        os.kill(loading.pid, signal.SIGKILL)
    waiting = Incoming(store / "incoming").articles()
    assert len(waiting) >= SHARD
    told = good("load", file, "--store", store, "--jobs", "1")
    assert told.startswith(f"{store}: articles: {SHARD + 60} new, {len(waiting)} as before\n")
    good("load", file, "--store", tmp_path / "alone", "--jobs", "1")
    assert said(store) == said(tmp_path / "alone")


def test_a_shard_that_is_damaged_is_read_again(tmp_path: Path) -> None:
    incoming = Incoming(tmp_path)
    incoming.put(news()[:2])
    incoming.put(news()[2:])
    first = min(tmp_path.glob("*.shard"))
    first.write_bytes(first.read_bytes()[:-9])
    assert [each.document.url for each in Incoming(tmp_path).readings()] == [each.document.url for each in news()[2:]]
    assert not first.exists()


def test_a_shard_and_back() -> None:
    """Sorted by url, without loss."""
    assert list(readings_in(shard(reversed(news())))) == sorted(news(), key=lambda each: each.document.url)
