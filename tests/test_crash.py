"""A writer that dies at any moment leaves the last complete state, and the next one goes on from there."""

from __future__ import annotations

import multiprocessing
import random
import time
from pathlib import Path

import pytest

from graph.check import broken_links, broken_shapes, stray_texts, unfounded_claims
from graph.export import export
from graph.store import open_graph, open_writer
from tests import warm
from tests.worlds import load_in_turn, news, step

DEATHS = 100
STATES = 2 * len(news())
"""After so many steps the store is empty again, and the states repeat."""


def exported(store: Path) -> str:
    with open_graph(store) as graph:
        return "".join(export(graph, "nquads"))


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the store holds after each step, from a writer that nobody disturbs."""
    store = tmp_path_factory.mktemp("undisturbed") / "store"
    found = []
    with open_writer(store) as writer:
        for number in range(STATES):
            found.append(exported(store))
            step(writer, number)
    assert exported(store) == found[0]
    return found


@pytest.fixture
def pace(tmp_path: Path) -> float:
    """Seconds that a step takes here: writers die after none to a few of them, on a fast disk or a slow one."""
    with open_writer(tmp_path / "paced") as writer:
        began = time.monotonic()
        for number in range(STATES):
            step(writer, number)
    return (time.monotonic() - began) / STATES


def test_killed_a_hundred_times(tmp_path: Path, states: list[str], pace: float) -> None:
    """kill -9 at random moments of loads and withdrawals: what readers find is always one whole state, and sound."""
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["tests.worlds", warm.__name__, "graph.writer"])
    moments = random.Random(7)
    store = tmp_path / "store"
    with open_writer(store):
        pass
    state = 0
    for number in range(DEATHS):
        listening, saying = processes.Pipe(duplex=False)
        child = processes.Process(target=load_in_turn, args=(store, state, saying))
        child.start()
        saying.close()
        said = listening.recv()
        if number % 3 == 0:
            said = listening.recv()  # one whole step, however slow the disk is
        child.join(moments.uniform(0, 4 * pace))
        child.kill()
        child.join()
        while listening.poll():
            try:
                said = listening.recv()
            except EOFError:
                break
        listening.close()
        found = exported(store)
        assert found in (states[said % STATES], states[(said + 1) % STATES])
        state = said if found == states[said % STATES] else said + 1
        with open_graph(store) as graph:
            assert not [*broken_links(graph), *unfounded_claims(graph)]
    assert state > DEATHS / 4, "the load went on between the deaths"
    with open_writer(store) as writer, writer.graph() as graph:
        assert not [*broken_shapes(graph), *stray_texts(graph, store / "documents")]


def test_a_half_changed_database_is_built_anew(tmp_path: Path, states: list[str]) -> None:
    """A writer that finds the mark of an unfinished change goes back to what was published."""
    store = tmp_path / "store"
    with open_writer(store) as writer:
        step(writer, 0)
    (store / "live.dirty").touch()
    for path in (store / "live").iterdir():
        path.unlink()
        path.write_bytes(b"half a file")  # a new one: the old is the snapshot's too
    with open_writer(store) as writer:
        assert not (store / "live.dirty").exists()
        step(writer, 1)
    assert exported(store) == states[2]


def test_a_missing_database_is_built_anew(tmp_path: Path, states: list[str]) -> None:
    """Without the mark, too: what was published is enough."""
    store = tmp_path / "store"
    with open_writer(store) as writer:
        step(writer, 0)
    (store / "live" / "CURRENT").unlink()
    with open_writer(store) as writer:
        step(writer, 1)
    assert exported(store) == states[2]
