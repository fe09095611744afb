"""Small made-up worlds for tests: articles written from claims, so that every quote stands in its text."""

from __future__ import annotations

from collections.abc import Mapping
from multiprocessing.connection import Connection
from pathlib import Path

from graph.dates import PartialDate
from graph.model import Certainty, Claim, Document, Kind, Reading, Thing, Value
from graph.store import Writer, open_writer

READER = "test-1"


def film(name: str) -> Thing:
    return Thing(Kind.FILM, name)


def person(name: str) -> Thing:
    return Thing(Kind.PERSON, name)


def place(name: str) -> Thing:
    return Thing(Kind.PLACE, name)


def when(edtf: str) -> PartialDate:
    return PartialDate.parse(edtf)


class Row:
    """One thing that an article says: `Row(film("Dune"), "filmed_in", place("Jordan"))`."""

    def __init__(
        self, subject: Thing, predicate: str, value: Value, certainty: str = "stated", **qualifiers: str
    ) -> None:
        self.subject, self.predicate, self.value = subject, predicate, value
        self.certainty, self.qualifiers = Certainty(certainty), qualifiers

    @property
    def sentence(self) -> str:
        value = self.value.name if isinstance(self.value, Thing) else str(self.value)
        more = "".join(f", {name} {text}" for name, text in sorted(self.qualifiers.items()))
        return f"{self.subject.name} ({self.certainty}) {self.predicate.replace('_', ' ')} {value}{more}."


def article(name: str, *rows: Row, day: str | None = "2020-02-03", reader: str = READER, **more: str) -> Reading:
    """An article whose text is one sentence a row, read without a mistake."""
    text, claims = "", []
    published = when(day) if day else None
    url = name if "/" in name else f"https://example.org/{name}"
    for row in rows:
        start = len(text) + 1 if text else 0
        text += (" " if text else "") + row.sentence
        claims.append(_claim(row, url, text[start:], start, published))
    text = text or "Nothing to see here."
    document = Document(url, text, more.get("title", f"News from {name}"), published, more.get("publisher", "Example News"))
    return Reading(document, tuple(claims), reader)


def _claim(row: Row, url: str, quote: str, start: int, published: PartialDate | None) -> Claim:
    qualifiers: Mapping[str, str] = row.qualifiers
    return Claim(
        row.subject, row.predicate, row.value, url, quote, start, start + len(quote), row.certainty, qualifiers,
        stated_on=published,
    )  # fmt: skip


IMPOSSIBLE, DUNE, NOPE = film("Mission: Impossible 7"), film("Dune"), film("Nope")
CRUISE, ATWELL, ZENDAYA, PEELE = person("Tom Cruise"), person("Hayley Atwell"), person("Zendaya"), person("Jordan Peele")
ROME, VENICE, JORDAN = place("Rome"), place("Venice"), place("Jordan")


def news() -> list[Reading]:
    """Eight articles about three films: dates that move, a rumour, a denial, roles, places, an undated one."""
    return [
        article(
            "a1", Row(IMPOSSIBLE, "actor", CRUISE), Row(IMPOSSIBLE, "filmed_in", ROME), Row(CRUISE, "on_location", ROME, film=IMPOSSIBLE.name),
            Row(IMPOSSIBLE, "release_date", when("2021-07-23"), status="scheduled", medium="cinema"), day="2020-02-03",
        ),
        article(
            "a2", Row(IMPOSSIBLE, "release_date", when("2021-11-19"), status="rescheduled", medium="cinema", previous="2021-07-23"),
            day="2020-04-24",
        ),
        article(
            "a3", Row(IMPOSSIBLE, "role", ATWELL, character="Grace"), Row(IMPOSSIBLE, "actor", ATWELL), Row(IMPOSSIBLE, "filmed_in", VENICE),
            Row(IMPOSSIBLE, "part_of", Thing(Kind.FRANCHISE, "Mission: Impossible"), position="7"), day="2020-10-20",
        ),
        article("b1", Row(DUNE, "actor", ZENDAYA), Row(DUNE, "filmed_in", JORDAN), Row(DUNE, "based_on", Thing(Kind.WORK, "Dune"), work="novel")),
        article("b2", Row(DUNE, "genre", "science fiction"), Row(DUNE, "director", PEELE, "denied"), Row(DUNE, "status", "filming"), day="2020-03"),
        article("c1", Row(NOPE, "director", PEELE), Row(NOPE, "actor", CRUISE, "rumoured"), day="2021-01-05"),
        article("c2", Row(NOPE, "release_date", when("2022"), status="scheduled"), Row(NOPE, "director", PEELE), day=None),
        article("c3", day="2021-02-02"),
    ]  # fmt: skip


def step(writer: Writer, number: int) -> None:
    """State `number` to the next: the articles come one by one, then go one by one, and so on."""
    readings = news()
    turn, at = divmod(number, len(readings))
    if turn % 2 == 0:
        writer.add([readings[at]])
    else:
        writer.retract(readings[at].document.url)


def load_in_turn(store: Path, first: int, said: Connection) -> None:
    """In a process of its own: go on from state `first`, and say the number of each state once it stands."""
    with open_writer(store) as writer:
        said.send(first)
        for number in range(first, first + 1000):
            step(writer, number)
            said.send(number + 1)
