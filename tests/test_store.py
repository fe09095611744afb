"""The store on disk: who may write, what readers see, and the same facts whatever the order of loading."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from graph.documents import Documents
from graph.errors import QueryError, StoreError, UnknownName
from graph.export import export
from graph.model import Certainty, Claim, Decision, Reading
from graph.sparql import bind, check_query
from graph.store import Graph, open_graph, open_writer
from graph.terms import article_iri
from graph.vocabulary import BASE
from tests.worlds import ATWELL, CRUISE, DUNE, IMPOSSIBLE, ROME, VENICE, Row, article, news, when


def store_of(place: Path, *batches: list[Reading]) -> str:
    """Load batch by batch; what the store then holds, as N-Quads."""
    with open_writer(place) as writer:
        for batch in batches:
            writer.add(batch)
    return exported(place)


def exported(place: Path) -> str:
    with open_graph(place) as graph:
        return "".join(export(graph, "nquads"))


def names(graph: Graph, query: str, **bindings: NamedNode | Literal) -> list[str]:
    return sorted(cell.value for row in graph.select(query, **bindings).rows for cell in row if cell)


# -- loading ------------------------------------------------------------------------------------


def test_what_is_loaded_is_found(tmp_path: Path) -> None:
    """A claim stands as a direct triple, as a fact, and with its sentence."""
    store_of(tmp_path / "s", news())
    with open_graph(tmp_path / "s") as graph:
        films = "SELECT ?name { ?film rg:filmedIn/schema:name ?place ; schema:name ?name }"
        assert names(graph, films, place=Literal("Rome")) == [IMPOSSIBLE.name]
        assert graph.ask("ASK { ?film schema:name ?name ; schema:actor ?who }", name=Literal("Dune"))
        quotes = "SELECT ?quote { ?claim rg:supports/rdf:predicate schema:director ; rg:quote ?quote }"
        assert names(graph, quotes) == ["Nope (stated) director Jordan Peele."] * 2


def test_the_same_again_changes_nothing(tmp_path: Path) -> None:
    """An article that was loaded is told as unchanged."""
    once = store_of(tmp_path / "s", news())
    with open_writer(tmp_path / "s") as writer:
        changes = writer.add(news())
    assert not changes
    assert len(changes.unchanged) == len(news())
    assert exported(tmp_path / "s") == once


def test_the_order_of_loading_is_no_matter(tmp_path: Path) -> None:
    """At once, one by one, backwards, in any batches: the same bytes."""
    at_once = store_of(tmp_path / "s", news())
    assert store_of(tmp_path / "one", *([each] for each in news())) == at_once
    assert store_of(tmp_path / "back", *([each] for each in reversed(news()))) == at_once
    for number, (first, second, third) in enumerate(permutations((news()[:3], news()[3:5], news()[5:]))):
        assert store_of(tmp_path / str(number), first, second, third) == at_once


def test_a_withdrawn_article_was_never_loaded(tmp_path: Path) -> None:
    """Load and withdraw leaves the bytes, and the texts, of a store that never had it."""
    for number, gone in enumerate(news()):
        without = [each for each in news() if each.document.url != gone.document.url]
        place = tmp_path / f"with-{number}"
        store_of(place, news())
        with open_writer(place) as writer:
            writer.retract(gone.document.url)
        assert exported(place) == store_of(tmp_path / f"without-{number}", without)
        assert [*Documents(place / "documents").hashes()] == [*Documents(tmp_path / f"without-{number}" / "documents").hashes()]


def test_a_withdrawal_says_what_went_and_what_stayed(tmp_path: Path) -> None:
    """A fact that another article carries stays; one that rested on it alone goes."""
    with open_writer(tmp_path / "s") as writer:
        writer.add([
            article("a", Row(DUNE, "actor", ATWELL), Row(DUNE, "filmed_in", ROME)),
            article("b", Row(DUNE, "filmed_in", ROME)),
        ])
        changes = writer.retract("https://example.org/a")
    assert changes.removed == ("https://example.org/a",)
    assert [str(fact) for fact in changes.facts_removed] == ["Dune · actor · Hayley Atwell"]
    assert [str(fact) for fact in changes.facts_kept] == ["Dune · filmed_in · Rome"]


def test_a_changed_article_replaces_its_own_claims(tmp_path: Path) -> None:
    """New text under the old address: the store is as if only the new one had been there."""
    old, new = article("a", Row(DUNE, "filmed_in", ROME)), article("a", Row(DUNE, "filmed_in", VENICE))
    other = article("b", Row(DUNE, "actor", CRUISE))
    with open_writer(tmp_path / "s") as writer:
        writer.add([old, other])
        changes = writer.add([new])
    assert changes.changed == ("https://example.org/a",)
    assert [str(fact) for fact in changes.facts_added] == ["Dune · filmed_in · Venice"]
    assert [str(fact) for fact in changes.facts_removed] == ["Dune · filmed_in · Rome"]
    assert exported(tmp_path / "s") == store_of(tmp_path / "fresh", [new, other])


def test_a_better_reader_replaces_what_it_read(tmp_path: Path) -> None:
    """The same text read by another version counts as changed."""
    with open_writer(tmp_path / "s") as writer:
        writer.add([article("a", Row(DUNE, "filmed_in", ROME))])
        changes = writer.add([article("a", Row(DUNE, "filmed_in", ROME), reader="test-2")])
    assert changes.changed == ("https://example.org/a",)


def test_one_text_under_two_addresses_is_two_articles(tmp_path: Path) -> None:
    """The text is kept once, until the last article that has it goes."""
    first, second = article("a", Row(DUNE, "filmed_in", ROME)), article("b", Row(DUNE, "filmed_in", ROME))
    with open_writer(tmp_path / "s") as writer:
        writer.add([first, second])
        assert len(list(writer.documents())) == 2
        writer.retract("https://example.org/a")
        assert [each.text for each in writer.documents()] == [second.document.text]


def test_documents_come_back_as_they_were(tmp_path: Path) -> None:
    """Text, headline, day and publisher, by url."""
    with open_writer(tmp_path / "s") as writer:
        writer.add(news())
        back = list(writer.documents())
    assert back == sorted((each.document for each in news()), key=lambda each: each.url)


def test_claims_come_back_as_they_were(tmp_path: Path) -> None:
    """Every claim is rebuilt from the graph without loss, the unusual ones too."""
    from graph.ledger import Ledger  # noqa: PLC0415

    reading = article(
        "a", Row(DUNE, "role", ATWELL, "rumoured", character="Lady Jessica"), Row(DUNE, "release_date", when("2021-10")),
        Row(CRUISE, "award", "Palme d'Or", "denied", year="2022", departure="true"), Row(DUNE, "status", "filming", start="2019-03"),
    )  # fmt: skip
    odd = [
        Claim(c.subject, c.predicate, c.object, c.article, c.quote, c.start, c.end, c.certainty, c.qualifiers, 0.25, None)
        for c in reading.claims
    ]
    with open_writer(tmp_path / "s") as writer:
        writer.add([Reading(reading.document, (*odd, *reading.claims[:1]), reading.reader), *news()])
    with open_graph(tmp_path / "s") as graph:
        ledger = Ledger(graph.quads)
        back = [entry.claim for entry in ledger.claims_of(article_iri("https://example.org/a"))]
        assert {claim.id: claim for claim in back} == {claim.id: claim for claim in odd}
        for each in news():
            if each.document.url != reading.document.url:
                found = [entry.claim for entry in ledger.claims_of(article_iri(each.document.url))]
                assert sorted(found, key=lambda claim: claim.id) == sorted(each.claims, key=lambda claim: claim.id)
        every = list(graph.articles())
        one_by_one = [entry.claim for each in every for entry in ledger.claims_of(each.iri)]
        assert {claim.id: claim for claim in Ledger(graph.quads).claims(every)} == {claim.id: claim for claim in one_by_one}
        few = every[: len(every) // 8]
        assert {claim.article for claim in Ledger(graph.quads).claims(few)} == {each.url for each in few}


def test_a_claim_takes_nine_triples_at_most(tmp_path: Path) -> None:
    """Whatever it carries."""
    store_of(tmp_path / "s", [*news(), article("z", Row(DUNE, "role", CRUISE, "rumoured", character="Stilgar", year="2021"))])
    with open_graph(tmp_path / "s") as graph:
        sizes = graph.select("SELECT (COUNT(*) AS ?n) { ?claim a rg:Claim ; ?p ?o } GROUP BY ?claim")
        assert max(int(row[0].value) for row in sizes.rows if row[0]) <= 9


def test_an_unknown_article_cannot_be_withdrawn(tmp_path: Path) -> None:
    """The nearest address is named."""
    with open_writer(tmp_path / "s") as writer:
        writer.add(news())
        with pytest.raises(UnknownName, match=r"did you mean https://example\.org/a1"):
            writer.retract("https://example.org/a1x")


def test_refused_claims_are_told_and_kept_out(tmp_path: Path) -> None:
    """The good claims of the same article come in."""
    good = article("a", Row(DUNE, "filmed_in", ROME), Row(DUNE, "actor", CRUISE))
    first, second = good.claims
    bad = Claim(first.subject, "filmed_in", CRUISE, first.article, first.quote, first.start, first.end)
    moved = Claim(first.subject, "actor", CRUISE, first.article, first.quote, first.start + 1, first.end + 1)
    with open_writer(tmp_path / "s") as writer:
        changes = writer.add([Reading(good.document, (bad, moved, second), good.reader)])
    assert [each.reason for each in changes.rejected] == [
        "a person cannot be its object (expected place)",
        f"the quote does not stand in the text at {moved.start}–{moved.end}",
    ]
    assert changes.claims == 1
    assert "filmedIn" not in exported(tmp_path / "s")


# -- decisions ----------------------------------------------------------------------------------


def test_a_decision_can_be_taken_back(tmp_path: Path) -> None:
    """Same, then undone: the bytes are those of before."""
    apart = store_of(tmp_path / "s", news())
    same = Decision("same", BASE + "person/tom-cruise", BASE + "person/hayley-atwell", "a test", "somebody", "2021-01-01")
    with open_writer(tmp_path / "s") as writer:
        assert writer.decide(same)
    together = exported(tmp_path / "s")
    assert together != apart
    assert json.loads((tmp_path / "s" / "decisions.jsonl").read_text("utf-8"))["reason"] == "a test"
    with open_writer(tmp_path / "s") as writer:
        writer.undecide(same)
    assert exported(tmp_path / "s") == apart


def test_decisions_edited_by_hand_hold(tmp_path: Path) -> None:
    """The next writer settles by the file as it stands."""
    apart = store_of(tmp_path / "s", news())
    same = Decision("same", BASE + "person/tom-cruise", BASE + "person/hayley-atwell", "a test", "somebody", "2021-01-01")
    with open_writer(tmp_path / "s") as writer:
        writer.decide(same)
    (tmp_path / "s" / "decisions.jsonl").write_text("", "utf-8")
    with open_writer(tmp_path / "s"):
        pass
    assert exported(tmp_path / "s") == apart


def test_a_broken_decision_is_told_by_its_line(tmp_path: Path) -> None:
    """What, where, and what was expected."""
    store_of(tmp_path / "s", news())
    (tmp_path / "s" / "decisions.jsonl").write_text('\n{"verdict": "perhaps", "left": "a", "right": "b"}\n', "utf-8")
    with pytest.raises(StoreError, match=r"decisions\.jsonl:2: verdict 'perhaps' \(expected same, different, unsure"):
        open_writer(tmp_path / "s").__enter__()


# -- as of a day ----------------------------------------------------------------------------------


def test_as_of_a_day_is_the_store_of_that_day(tmp_path: Path) -> None:
    """Articles out by then, nothing else; undated ones where they are asked for."""
    store_of(tmp_path / "s", news())
    until = [each for each in news() if each.document.published and each.document.published.edtf <= "2020-04-30"]
    undated = [each for each in news() if each.document.published is None]
    with open_graph(tmp_path / "s", as_of=date(2020, 4, 30)) as graph:
        assert "".join(export(graph, "nquads")) == store_of(tmp_path / "then", until)
    with open_graph(tmp_path / "s", as_of=date(2020, 4, 30), include_undated=True) as graph:
        assert "".join(export(graph, "nquads")) == store_of(tmp_path / "too", until, undated)


def test_later_articles_never_change_a_day(tmp_path: Path) -> None:
    """What was known in April 2020 is the same before and after later news; a month counts from its last day."""
    place = tmp_path / "s"
    store_of(place, news()[:2])

    def then() -> str:
        with open_graph(place, as_of=date(2020, 4, 30)) as graph:
            return "".join(export(graph, "nquads"))

    before = then()
    store_of(place, [each for each in news() if each.document.url >= "https://example.org/b2"])
    with open_graph(place, as_of=date(2020, 3, 30)) as graph:
        assert not names(graph, "SELECT ?s { ?film rg:status ?s }")
    with open_graph(place, as_of=date(2020, 3, 31)) as graph:
        assert names(graph, "SELECT ?s { ?film rg:status ?s }") == ["filming"]
    store_of(tmp_path / "march", news()[:2], [each for each in news() if each.document.url.endswith("b2")])
    assert then() == exported(tmp_path / "march") != before


# -- one writer, many readers -----------------------------------------------------------------------


def test_a_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    """By process, host and time."""
    with open_writer(tmp_path / "s"), pytest.raises(StoreError, match=rf"locked by process {os.getpid()} on \S+ since 20"):
        open_writer(tmp_path / "s").__enter__()
    with open_writer(tmp_path / "s"):
        pass


def test_another_process_is_refused_too(tmp_path: Path) -> None:
    """The lock is the system's, not ours."""
    script = f"from graph.store import open_writer\nwith open_writer({str(tmp_path / 's')!r}): pass"
    with open_writer(tmp_path / "s"):
        found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert "StoreError" in found.stderr
    assert f"locked by process {os.getpid()}" in found.stderr


def test_loads_leave_nothing_behind(tmp_path: Path) -> None:
    """However often a store is opened to be written, it holds no more than what is in it."""
    store_of(tmp_path / "s", news())
    before = {path.name for path in (tmp_path / "s").iterdir()}
    for _ in range(4):
        store_of(tmp_path / "s", news())
    assert {path.name for path in (tmp_path / "s").iterdir()} == before
    assert not list((tmp_path / "s" / "live").glob("LOG.old.*"))
    assert len([path for path in (tmp_path / "s" / "snapshots").iterdir() if path.is_dir()]) <= 3


def test_readers_keep_what_they_opened(tmp_path: Path) -> None:
    """A reader's snapshot stays while many others are published, and goes when it is closed."""
    place = tmp_path / "s"
    with open_writer(place) as writer:
        writer.add(news()[:1])
        with open_graph(place) as graph:
            for reading in news()[1:]:
                writer.add([reading])
            assert names(graph, "SELECT ?url { ?a schema:url ?url }") == ["https://example.org/a1"]
            assert len([path for path in (place / "snapshots").iterdir() if path.is_dir()]) == 4
        writer.retract("https://example.org/a1")
        assert len([path for path in (place / "snapshots").iterdir() if path.is_dir()]) == 3


def test_no_store(tmp_path: Path) -> None:
    """One line that says to load."""
    with pytest.raises(StoreError, match="no store there; load an article first"):
        open_graph(tmp_path / "none")


def test_a_folder_of_something_else(tmp_path: Path) -> None:
    """Nothing is written into it."""
    (tmp_path / "letter.txt").write_text("Dear reader", "utf-8")
    with pytest.raises(StoreError, match="holds something else"):
        open_writer(tmp_path).__enter__()
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_in_the_place_of_a_store(tmp_path: Path) -> None:
    """It says that a folder was expected."""
    (tmp_path / "s").write_text("Dear reader", "utf-8")
    with pytest.raises(StoreError, match="expected a folder"):
        open_writer(tmp_path / "s").__enter__()
    with pytest.raises(StoreError, match="no store there"):
        open_graph(tmp_path / "s")


def test_a_store_of_a_newer_format(tmp_path: Path) -> None:
    """Neither read nor written."""
    store_of(tmp_path / "s", news())
    (tmp_path / "s" / "format").write_text("7\n", "utf-8")
    for opening in (lambda: open_graph(tmp_path / "s"), lambda: open_writer(tmp_path / "s").__enter__()):
        with pytest.raises(StoreError, match=r"format '7' \(expected 4\); a newer reelgraph wrote it"):
            opening()


def test_a_disk_that_refuses(tmp_path: Path) -> None:
    """A load that cannot be written is one line, and the store is as it was."""
    place = tmp_path / "s"
    before = store_of(place, news()[:2])
    script = f"""
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from graph.errors import StoreError
from graph.store import open_writer
from tests.worlds import news
with open_writer({str(place)!r}) as writer:
    resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))
    try:
        writer.add(news())
    except StoreError as error:
        print(error)
"""
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert found.stdout.count("\n") == 1, found.stderr
    assert "cannot be written" in found.stdout
    assert exported(place) == before
    assert store_of(place, news()) == store_of(tmp_path / "fresh", news())


# -- queries --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT * { SERVICE <https://example.org/> { ?s ?p ?o } }", "line 1, column 12: SERVICE reaches the network (expected --allow-network)"),
        ("SELECT * {\n service silent ?x { ?s ?p ?o } }", "line 2, column 2: SERVICE reaches the network (expected --allow-network)"),
        ("SELECT * FROM <https://example.org/x.ttl> { ?s ?p ?o }", "line 1, column 10: FROM names another data set (expected none: the store is one graph)"),
        ("LOAD <https://example.org/x.ttl>", "line 1, column 1: LOAD changes the store (expected SELECT, ASK, CONSTRUCT or DESCRIBE)"),
        ("INSERT DATA { <a> <b> <c> }", "line 1, column 1: INSERT changes the store (expected SELECT, ASK, CONSTRUCT or DESCRIBE)"),
        ("SELECT ?s {\n ?s ex:p ?o }", "line 2, column 5: nothing is declared as ex: (known without declaration: schema, rg, "),
        ("SELECT ?s { ?s ?p }", "line 1, column 20: the query cannot be read at its end"),
        ("SELECT ?x { ?s ?p ?o } GROUP BY ?s", "the SELECT names a variable that its pattern does not bind"),
        ("Who filmed in Rome?", "the query begins with 'Who' (expected SELECT, ASK, CONSTRUCT or DESCRIBE)"),
        ("SELECT ?s { ?s ?p ?o } LIMITED 3", "line 1, column 24: the query cannot be read from 'LIMITED 3' on"),
        (" ", "the query is empty (expected SELECT, ASK, CONSTRUCT or DESCRIBE)"),
    ],
)  # fmt: skip
def test_queries_that_are_refused(tmp_path: Path, query: str, message: str) -> None:
    """One line with the position."""
    store_of(tmp_path / "s", news()[:1])
    with open_graph(tmp_path / "s") as graph, pytest.raises(QueryError) as caught:
        graph.query(query)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s <https://example.org/SERVICE> ?o }",
        'SELECT * { ?s ?p "SERVICE <x>" }',
        "SELECT * { ?s ?p '''it's SERVICE''' } # SERVICE",
        "SELECT ?service { ?service schema:service ?from . FILTER(?p<?q && ?q>?p) }",
    ],
)
def test_words_that_only_look_like_it(query: str) -> None:
    """Names, texts, comments and variables may say SERVICE."""
    check_query(query)


def test_results_in_the_formats_of_the_w3c(tmp_path: Path) -> None:
    """JSON, XML, CSV and TSV of a SELECT and an ASK; RDF of a CONSTRUCT; anything else is refused by name."""
    store_of(tmp_path / "s", news())
    with open_graph(tmp_path / "s") as graph:
        select = 'SELECT ?film { ?film schema:name "Dune" ; a schema:Movie }'
        assert graph.query(select).serialize("csv") == b"film\r\nhttps://w3id.org/reelgraph/id/film/dune\r\n"
        assert graph.query(select).serialize("tsv") == b"?film\n<https://w3id.org/reelgraph/id/film/dune>\n"
        said = json.loads(graph.query(select).serialize("json"))
        assert said["results"]["bindings"] == [{"film": {"type": "uri", "value": BASE + "film/dune"}}]
        assert b"<sparql" in graph.query(select).serialize("xml")
        assert json.loads(graph.query("ASK {}").serialize("json"))["boolean"] is True
        construct = "CONSTRUCT { ?film schema:name ?name } { ?film a schema:Movie ; schema:name ?name }"
        assert graph.query(construct).serialize("ntriples").count(b"\n") == 3
        assert graph.query(construct).kind == "construct"
        with pytest.raises(QueryError, match=r"a SELECT has no format turtle \(expected json, xml, csv, tsv\)"):
            graph.query(select).serialize("turtle")


@pytest.mark.parametrize(
    ("query", "bound"),
    [
        ("SELECT ?x { ?x ?p ?v }", 'SELECT ?x { ?x ?p "a\\"b" }'),
        ("SELECT ?v ?x { ?x ?p ?v }", 'SELECT ("a\\"b" AS ?v) ?x { ?x ?p "a\\"b" }'),
        ("SELECT ?x { { SELECT ?x ?v { ?x ?p ?v } } }", 'SELECT ?x { { SELECT ?x ("a\\"b" AS ?v) { ?x ?p "a\\"b" } } }'),
        ("SELECT ?x { ?x ?p ?v } ORDER BY DESC(?v) ?v", 'SELECT ?x { ?x ?p "a\\"b" } ORDER BY DESC("a\\"b") ("a\\"b")'),
        ("SELECT ?x { ?x ?p ?y FILTER(!BOUND(?v) || ?y = ?v) }", 'SELECT ?x { ?x ?p ?y FILTER(!true || ?y = "a\\"b") }'),
        ("SELECT ?x { ?x ?p '?v' } # ?v", "SELECT ?x { ?x ?p '?v' } # ?v"),
        ("SELECT ?vv { ?vv ?p $v }", 'SELECT ?vv { ?vv ?p "a\\"b" }'),
    ],
)
def test_values_stand_for_variables(query: str, bound: str) -> None:
    """In every place that SPARQL has for them, and never as syntax."""
    assert bind(query, {"v": Literal('a"b')}) == bound


def test_a_parameter_that_the_query_sets_itself() -> None:
    """It cannot be both."""
    with pytest.raises(QueryError, match=r"\?v is a parameter; the query must not set it"):
        bind("SELECT ?v { BIND(1 AS ?v) }", {"v": Literal("x")})


# -- articles ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "iri"),
    [
        ("https://example.org/news/1", "https://example.org/news/1"),
        ("https://example.org/café", "https://example.org/café"),
        ("mission.txt", BASE + "article/mission.txt"),
        ("my news.txt", BASE + "article/my%20news.txt"),
        ("https://example.org/a b>", BASE + "article/https%3A%2F%2Fexample.org%2Fa%20b%3E"),
        (BASE + "film/dune", BASE + "article/https%3A%2F%2Fw3id.org%2Freelgraph%2Fid%2Ffilm%2Fdune"),
        ("javascript:alert(1)", BASE + "article/javascript%3Aalert%281%29"),
    ],
)  # fmt: skip
def test_the_iri_of_an_article(url: str, iri: str) -> None:
    """Its address where that is one; nothing can pass for an entity."""
    assert article_iri(url).value == iri


def test_what_is_not_read_is_kept_and_told(tmp_path: Path) -> None:
    """A document in another language has no claims, and says why."""
    french = article("fr")
    with open_writer(tmp_path / "s") as writer:
        changes = writer.add([Reading(french.document, (), french.reader, "the language is French")])
    assert changes.unread == (("https://example.org/fr", "the language is French"),)
    with open_graph(tmp_path / "s") as graph:
        assert [each.unread for each in graph.articles()] == ["the language is French"]


def test_certainty_is_kept(tmp_path: Path) -> None:
    """A rumour is no direct triple; the claim says that it is one."""
    store_of(tmp_path / "s", news())
    with open_graph(tmp_path / "s") as graph:
        assert names(graph, "SELECT ?c { ?claim rg:certainty ?c }") == [Certainty.DENIED, Certainty.RUMOURED]
