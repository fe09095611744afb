"""What people ask about film news, and the whole answers, over a small world of thirty articles.

`tests/questions.txt` holds the table: a question after `?`, then the status and reading, the columns, the rows, what was
noted (`!`), suggested (`>`), and the articles whose sentences are told (`"`). After a wanted change,
`python -m tests.test_questions` writes the answers anew; read the difference before you keep it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from graph.store import Graph, open_graph, open_writer
from queries.answer import Answer
from queries.ask import ask
from queries.names import Names
from tests.filmnews import filmnews

TABLE = Path(__file__).with_name("questions.txt")
TODAY = date(2026, 3, 15)


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Graph, Names]]:
    store = tmp_path_factory.mktemp("news") / "store"
    with open_writer(store) as writer:
        assert writer.add(filmnews()).rejected == ()
    with open_graph(store) as graph:
        yield graph, Names(graph)


def blocks() -> dict[str, str]:
    """Each question with its answer as the table has it."""
    found = {}
    for block in TABLE.read_text("utf-8").split("\n\n"):
        first, _, rest = block.strip("\n").partition("\n")
        if first.startswith("? "):
            found[first[2:]] = rest
    return found


def told(answer: Answer) -> str:
    """An answer as a block of the table."""
    lines = [f"{answer.status}: {answer.reading}"]
    if answer.columns:
        lines.append(" | ".join(answer.columns))
    lines += [" | ".join("" if cell is None else str(cell) for cell in row) for row in answer.rows]
    lines += [f"! {note}" for note in answer.notes]
    lines += [f"> {one.question} ({one.count})" for one in answer.suggestions]
    articles = dict.fromkeys(found.article.rpartition("/")[2] for found in answer.evidence)
    if articles:
        lines.append(f'" {", ".join(articles)}')
    return "\n".join(line.rstrip() for line in lines)


@pytest.mark.parametrize("question", blocks())
def test_answers(news: tuple[Graph, Names], question: str) -> None:
    """Status, reading, columns, rows, notes, suggestions and sources are all as the table has them."""
    graph, names = news
    assert told(ask(graph, question, today=TODAY, names=names)) == blocks()[question]


def approve() -> None:
    """Write the table anew; a question without an answer gets one."""
    with TemporaryDirectory() as folder:
        with open_writer(Path(folder)) as writer:
            writer.add(filmnews())
        with open_graph(Path(folder)) as graph:
            names = Names(graph)
            kept = [approved(block.strip("\n"), graph, names) for block in TABLE.read_text("utf-8").strip("\n").split("\n\n")]
    TABLE.write_text("\n\n".join(kept) + "\n", "utf-8")


def approved(block: str, graph: Graph, names: Names) -> str:
    """The block with its answer as it is now; headings stay."""
    first = block.partition("\n")[0]
    return f"{first}\n{told(ask(graph, first[2:], today=TODAY, names=names))}" if first.startswith("? ") else block


if __name__ == "__main__":
    approve()
