"""What a user's own query may take, and that it says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.store import open_writer
from tests.terminal import good, process
from tests.worlds import news


@pytest.fixture
def store(tmp_path: Path) -> Path:
    with open_writer(tmp_path / "s") as writer:
        writer.add(news())
    return tmp_path / "s"


def test_a_query_that_never_ends(store: Path) -> None:
    """One line, exit 1, and whatever was to be written is not there."""
    everything = " ".join(f"?a{number} ?b{number} ?c{number} ." for number in range(8))
    done = process("query", f"SELECT (COUNT(*) AS ?n) {{ {everything} }}", "--timeout", "0.5", "--store", store)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "reelgraph: the query takes longer than 0.5 s (expected less, or --timeout SECONDS)\n"


def test_more_rows_than_a_table_shows(store: Path) -> None:
    """The first ones and the number of all; a file and a pipe get all."""
    query = "SELECT ?s { ?s a rg:Claim } ORDER BY ?s"
    told = good("query", query, "--rows", "3", "--store", store).splitlines()
    count = len(good("query", query, "--format", "csv", "--store", store).splitlines()) - 1
    assert len(told) == 3 + 4
    assert told[-1] == f"{count} rows; the first 3 are shown (--rows N shows more, --format csv all)"
    assert "are shown" not in good("query", query, "--store", store)
