"""Reading on a Dask cluster of processes, of which one is killed."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.model import Document
from loaders.parallel import read_one
from tests.terminal import good, refused, run
from tests.test_load import TEXT, rows, said

distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
pytestmark = pytest.mark.filterwarnings("default")  # Dask's own


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two workers, each a process of its own, on loopback."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1", silence_logs="CRITICAL"
    ) as made:
        yield made


def test_the_same_store_as_alone(cluster: Any, tmp_path: Path) -> None:
    """Whoever reads."""
    file = rows(tmp_path / "a.jsonl", 40)
    good("load", file, "--store", tmp_path / "alone", "--jobs", "1")
    good("load", file, "--store", tmp_path / "together", "--scheduler", cluster.scheduler_address)
    assert said(tmp_path / "together") == said(tmp_path / "alone")


def test_a_killed_worker_loses_nothing(cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """kill -9 in the middle of its work: another does it again, and nothing is there twice."""
    monkeypatch.setattr("loaders.cluster.CHUNK", 6)
    file = rows(tmp_path / "a.jsonl", 90)
    victim = next(iter(cluster.workers.values())).pid
    deadly = threading.Thread(target=_kill_when_busy, args=(cluster, victim))
    deadly.start()
    good("load", file, "--store", tmp_path / "together", "--scheduler", cluster.scheduler_address)
    deadly.join()
    good("load", file, "--store", tmp_path / "alone", "--jobs", "1")
    assert said(tmp_path / "together") == said(tmp_path / "alone")


def _kill_when_busy(cluster: Any, victim: int) -> None:
    with distributed.Client(cluster.scheduler_address) as client:
        for _ in range(600):
            if any(client.processing().values()):
                break
            time.sleep(0.05)
    time.sleep(0.3)
    os.kill(victim, signal.SIGKILL)


def test_no_cluster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line; what waits in the sources can be loaded otherwise."""
    monkeypatch.setattr("loaders.cluster.PATIENCE", 1)
    file = rows(tmp_path / "a.jsonl", 1)
    assert "127.0.0.1:9: no cluster there: " in refused("load", file, "--store", tmp_path / "s", "--scheduler", "tcp://127.0.0.1:9")
    assert run("load", file, "--store", tmp_path / "s").exit_code == 0


def test_a_shard_holds_what_was_read() -> None:
    """Sorted, and back again without loss."""
    from graph.shards import readings_in  # noqa: PLC0415
    from loaders.cluster import read_shard  # noqa: PLC0415

    documents = [Document(f"https://example.org/{number}", TEXT.format("The Harbour")) for number in (2, 1)]
    data, failures = read_shard(documents)
    assert failures == []
    assert list(readings_in(data)) == [read_one(documents[1]), read_one(documents[0])]
