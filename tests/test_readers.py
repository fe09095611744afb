"""Other readers: a model behind a real HTTP server, and a pipeline of spaCy; neither says what the text does not."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from graph.errors import FetchError, InputError
from graph.model import Certainty, Document, Kind, Thing
from loaders.readers import reader_named
from loaders.reading.endpoint import Endpoint
from tests.terminal import ROOT, good, refused

TEXT = "Greta Moss will direct the film Red Tide for Harbour Pictures. Ben Kurtz plays Captain Reyes. The drama opens on July 9, 2027."
DOCUMENT = Document("u", TEXT, "Moss to Direct Red Tide")
FIRST, SECOND, THIRD = TEXT.split(". ", maxsplit=1)[0] + ".", "Ben Kurtz plays Captain Reyes.", "The drama opens on July 9, 2027."


def row(subject: str, predicate: str, value: str, kind: str, quote: str, **more: str) -> dict[str, str]:
    blank = {"certainty": "stated", "character": "", "region": "", "medium": ""}
    return {"subject": subject, "subject_kind": "film", "predicate": predicate, "object": value, "object_kind": kind, "quote": quote} | blank | more


GOOD = [
    row("Red Tide", "director", "Greta Moss", "person", FIRST),
    row("Red Tide", "role", "Ben Kurtz", "person", SECOND, character="Captain Reyes"),
    row("Red Tide", "release_date", "2027-07-09", "date", THIRD, region="United States"),
    row("Red Tide", "producer", "Ann Chase", "person", SECOND, certainty="rumoured"),
]
BAD = [
    row("Red Tide", "actor", "Tom Cruise", "person", "Tom Cruise stars in Red Tide."),
    row("Red Tide", "actor", "Ben Kurtz", "person", "ben kurtz plays captain reyes."),
    row("Red Tide", "actor", "Ben Kurtz", "person", ""),
    row("", "director", "Greta Moss", "person", FIRST),
    row("Red Tide", "adores", "Greta Moss", "person", FIRST),
    row("Red Tide", "release_date", "soon", "date", THIRD),
    row("Red Tide", "director", "Greta Moss", "person", FIRST, subject_kind="place"),
]


@dataclass
class Model:
    """A server that speaks the protocol: it answers each request with the same words, and keeps what it was asked."""

    url: str = ""
    words: str = json.dumps({"facts": GOOD + BAD})
    status: int = 200
    body: str | None = None
    asked: list[tuple[str, str | None, dict[str, Any]]] = field(default_factory=list)

    def answer(self) -> bytes:
        message = {"role": "assistant", "content": self.words}
        whole = {"id": "1", "object": "chat.completion", "choices": [{"index": 0, "message": message, "finish_reason": "stop"}], "usage": {"total_tokens": 700}}
        return (self.body if self.body is not None else json.dumps(whole)).encode()


@contextmanager
def serving(model: Model) -> Iterator[Model]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["content-length"])))
            model.asked.append((self.path, self.headers["authorization"], request))
            data = model.answer()
            self.send_response(model.status)
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Nothing into the test's output."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        model.url = f"http://127.0.0.1:{server.server_port}/v1"
        try:
            yield model
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def model() -> Iterator[Model]:
    with serving(Model()) as made:
        yield made


def test_only_what_stands_in_the_text_is_claimed(model: Model):
    """Invented quotes, other letters, unknown relations, wrong kinds and dates that are none never become claims."""
    reading = Endpoint("small", model.url, "secret").read(DOCUMENT)
    assert [(c.predicate, c.object.name if isinstance(c.object, Thing) else str(c.object), c.quote, c.certainty) for c in reading.claims] == [
        ("director", "Greta Moss", FIRST, Certainty.STATED),
        ("producer", "Ann Chase", SECOND, Certainty.RUMOURED),
        ("role", "Ben Kurtz", SECOND, Certainty.STATED),
        ("release_date", "9 July 2027", THIRD, Certainty.STATED),
    ]
    assert all(TEXT[c.start : c.end] == c.quote for c in reading.claims)
    assert [dict(c.qualifiers) for c in reading.claims] == [{}, {}, {"character": "Captain Reyes"}, {"region": "United States"}]
    assert {c.subject for c in reading.claims} == {Thing(Kind.FILM, "Red Tide")}
    assert reading.reader == "openai:small/1"


def test_what_is_asked(model: Model):
    """The protocol's path and key, the whole text, structured output, and an end to the answer's length."""
    Endpoint("small", model.url, "secret").read(DOCUMENT)
    ((path, key, request),) = model.asked
    assert (path, key, request["model"], request["temperature"]) == ("/v1/chat/completions", "Bearer secret", "small", 0)
    assert request["response_format"]["type"] == "json_schema"
    assert request["response_format"]["json_schema"]["strict"] is True
    assert request["max_tokens"] > 0
    assert TEXT in request["messages"][1]["content"]


def test_an_answer_is_kept(model: Model, tmp_path: Path):
    """The same text is asked for once, another text or model anew; what is kept costs nothing."""
    reader = Endpoint("small", model.url, cache=tmp_path)
    first = reader.read(DOCUMENT)
    again = Endpoint("small", model.url, cache=tmp_path, limit=0).read(DOCUMENT)
    assert (again, len(model.asked), reader.spent) == (first, 1, 700)
    reader.read(Document("u", TEXT + " More.", DOCUMENT.title))
    Endpoint("large", model.url, cache=tmp_path).read(DOCUMENT)
    assert len(model.asked) == 3
    assert len(list(tmp_path.iterdir())) == 3


def test_a_limit_on_tokens(model: Model):
    """Once it is reached, articles are kept unread and said to be."""
    reader = Endpoint("small", model.url, limit=1_000)
    said = [reader.read(Document(str(n), f"{TEXT} {n}")).unread for n in range(4)]
    assert said == ["", "", "the limit of 1,000 tokens is reached", "the limit of 1,000 tokens is reached"]
    assert len(model.asked) == 2


def test_what_is_no_film_news_is_not_paid_for(model: Model):
    text = "The council has raised the price of parking in the old town, and the shops there fear for their trade. " * 6
    assert Endpoint("small", model.url).read(Document("u", text)).unread == "no film news"
    assert model.asked == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"status": 429}, "answered 429 Too Many Requests"),
        ({"body": "<html>"}, "answered in another form (expected a chat completion)"),
        ({"body": "[]"}, "answered in another form (expected a chat completion)"),
        ({"words": "Sure! Here are the facts:"}, "the model's answer is no list of facts (expected JSON in the form that was asked for)"),
    ],
    ids=["busy", "page", "list", "chat"],
)
def test_an_answer_of_another_form_is_one_line(model: Model, change: dict[str, Any], told: str):
    """And never a claim."""
    for name, value in change.items():
        setattr(model, name, value)
    with pytest.raises(InputError, match=r"^u: .*") as raised:
        Endpoint("small", model.url).read(DOCUMENT)
    assert str(raised.value).endswith(told)


def test_nobody_there():
    with pytest.raises(FetchError, match="did not answer"):
        Endpoint("small", "http://127.0.0.1:9/v1").read(DOCUMENT)


def test_load_with_a_model(model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The command names the reader; its version stands on the article, its answers lie beside the store."""
    monkeypatch.setenv("REELGRAPH_ENDPOINT", model.url)
    store, file = tmp_path / "store", tmp_path / "a.md"
    file.write_text(f"# Moss to Direct\n\n{TEXT}\n", "utf-8")
    assert good("load", file, "--store", store, "--reader", "openai:small").startswith(f"{store}: articles: 1 new\n  4 claims;")
    assert json.loads(good("sources", "--store", store, "--format", "json"))[0]["reader"] == "openai:small/1"
    assert good("load", file, "--store", store, "--reader", "openai:small") == f"{store}: articles: 1 as before\n"
    good("load", "--reread", "--store", store, "--reader", "openai:small")
    assert len(model.asked) == 1


def test_unknown_readers_are_told(tmp_path: Path):
    told = refused("load", "a.txt", "--store", tmp_path / "store", "--reader", "spacey:en")
    assert told == "spacey:en: no reader is called so; did you mean spacy:PIPELINE? (expected patterns, spacy:PIPELINE, openai:MODEL)"
    assert reader_named("patterns") is None


def test_readers_are_imported_only_when_asked_for():
    """The default load knows nothing of them."""
    code = "import sys; from loaders import load; from loaders.reading import reader; sys.exit(any(name in sys.modules for name in ('spacy', 'loaders.reading.endpoint', 'loaders.reading.spacy_names')))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_names_by_spacy(tmp_path: Path):
    """A pipeline's entities are the names, and the grammar says what they do."""
    spacy = pytest.importorskip("spacy")
    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    names = {"Qualm": "WORK_OF_ART", "Zorba Vink": "PERSON", "Ib Ut": "PERSON", "Monday": "DATE"}
    ruler.add_patterns([{"label": label, "pattern": name} for name, label in names.items()])
    pipeline.to_disk(tmp_path / "pipeline")
    reader = reader_named(f"spacy:{tmp_path / 'pipeline'}")
    assert reader is not None
    reading = reader.read(Document("u", "Zorba Vink directs Qualm. On Monday the film’s star was named: Ib Ut stars in Qualm."))
    said = {(c.subject.name, c.predicate, c.object.name) for c in reading.claims if isinstance(c.object, Thing)}
    assert said == {("Qualm", "director", "Zorba Vink"), ("Qualm", "actor", "Ib Ut")}
    assert reading.reader.startswith("spacy:")
    with pytest.raises(InputError, match="no pipeline of spaCy is called so here"):
        reader_named("spacy:en_no_such_pipeline")
