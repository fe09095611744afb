"""Loading as a user does it: what is read, what is told, and what one bad input costs the others."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.folder import FORMAT
from graph.model import Document
from loaders.documents.extent import extent
from loaders.parallel import CHUNK, FEW, read_one, readings
from loaders.progress import progress
from tests.site import Reply, serve
from tests.terminal import ROOT, good, process, refused, run

TEXT = "Christopher McQuarrie directs ‘{}’. The film stars Tom Cruise and was shot in Rome. It opens on July 12, 2027."


def rows(path: Path, count: int, first: int = 0) -> Path:
    """A file of so many articles, one a line."""
    path.write_text("".join(json.dumps(row(number)) + "\n" for number in range(first, first + count)), "utf-8")
    return path


def row(number: int) -> dict[str, str]:
    return {
        "url": f"https://example.org/{number}", "title": f"News {number}", "published": "2026-10-01",
        "text": TEXT.format(f"The Harbour, Part {number}"),
    }  # fmt: skip


def said(store: Path) -> bytes:
    return run("export", "--format", "nquads", "--store", store).stdout_bytes


# -- what is told -----------------------------------------------------------------------------------


def test_new_changed_and_as_before(tmp_path: Path) -> None:
    """The first load tells what is new, the second that nothing is, the third what changed."""
    store, file = tmp_path / "store", tmp_path / "a.md"
    file.write_text("---\nurl: https://example.org/a\npublished: 2026-10-01\n---\n\nJane Doe directs ‘Nightfall’.\n", "utf-8")
    first = good("load", file, "--store", store)
    assert first.startswith(f"{store}: articles: 1 new\n")
    assert "claims; facts: " in first
    assert good("load", file, "--store", store) == f"{store}: articles: 1 as before\n"
    file.write_text("---\nurl: https://example.org/a\npublished: 2026-10-01\n---\n\nJohn Doe directs ‘Nightfall’.\n", "utf-8")
    assert good("load", file, "--store", store).startswith(f"{store}: articles: 1 changed\n")
    assert b"Jane Doe" not in said(store)


def test_dates_that_moved_are_told(tmp_path: Path) -> None:
    """What stopped being so is worth a line."""
    store = tmp_path / "store"
    for number, (day, opens) in enumerate((("2026-01-01", "March 5, 2027"), ("2026-02-01", "June 4, 2027"))):
        file = tmp_path / f"{number}.md"
        file.write_text(f"---\npublished: {day}\n---\n\n‘Nightfall’ opens in cinemas on {opens}.\n", "utf-8")
        told = good("load", file, "--store", store)
    assert "  no longer current: Nightfall · release_date · 2027-03-05\n" in told


def test_what_is_not_english_is_kept_and_told(tmp_path: Path) -> None:
    store, file = tmp_path / "store", tmp_path / "a.txt"
    file.write_text("Der Schauspieler wurde mit der Regisseurin des Films in Rom gesehen, und das ist nicht alles.", "utf-8")
    assert good("load", file, "--store", store) == (
        f"{store}: articles: 1 new\n  0 claims\n  not read: a.txt: written in German, and only English is read\n"
    )
    assert good("sources", "--store", store).endswith("\n\nnot read: a.txt: written in German, and only English is read\n")


PARKING = "The council has raised the price of parking in the old town, and the shops there fear for their trade. " * 6


def test_what_is_no_film_news_is_kept_and_told(tmp_path: Path) -> None:
    """It is stored as it came, without a claim; a few such articles are named, many are counted."""
    store, file = tmp_path / "store", tmp_path / "a.jsonl"
    file.write_text(json.dumps(row(1) | {"text": PARKING}) + "\n", "utf-8")
    url = row(1)["url"]
    assert good("load", file, "--store", store) == f"{store}: articles: 1 new\n  0 claims\n  not read: {url}: no film news\n"
    file.write_text("".join(json.dumps(row(n) | {"text": PARKING}) + "\n" for n in range(1, 31)), "utf-8")
    assert good("load", file, "--store", store).endswith("\n  not read: 29 articles: no film news\n")
    assert good("sources", "--store", store).endswith("\n\nnot read: 30 articles: no film news\n")


def test_standard_input(tmp_path: Path) -> None:
    store = tmp_path / "store"
    assert good("load", "-", "--store", store, stdin=json.dumps(row(1))).startswith(f"{store}: articles: 1 new\n")


def test_a_folder_in_every_form(tmp_path: Path) -> None:
    """The examples that ship, by folder and by pattern, give the same store."""
    good("load", ROOT / "examples", "--store", tmp_path / "folder")
    patterns = [ROOT / "examples" / f"*.{end}" for end in ("txt", "md", "html", "jsonl", "csv")]
    good("load", *patterns, "--store", tmp_path / "patterns", "--jobs", "1")
    assert said(tmp_path / "folder") == said(tmp_path / "patterns")


# -- what cannot be read ------------------------------------------------------------------------------


def test_bad_inputs_cost_the_others_nothing(tmp_path: Path) -> None:
    """Each is one line on the error stream at the end; exit 1; the rest is there."""
    store = tmp_path / "store"
    rows(tmp_path / "good.jsonl", 3)
    lines = (tmp_path / "good.jsonl").read_text("utf-8").splitlines()
    (tmp_path / "half.jsonl").write_text("\n".join([*lines[:2], "{", json.dumps(row(9))]), "utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (tmp_path / "page.html").write_text("<html><body><nav>Home</nav></body></html>", "utf-8")
    names = ["nowhere.rst", "empty.txt", "image.txt", "half.jsonl", "page.html", "good.jsonl"]
    result = run("load", *(tmp_path / name for name in names), "ftp://example.org/a", "--store", store)
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{store}: articles: 4 new\n")
    forms = "plain text, Markdown, HTML, JSON Lines, CSV, WARC or RDF"
    assert result.stderr.splitlines() == [
        f"error: {tmp_path}/nowhere.rst: no such file",
        f"error: {tmp_path}/empty.txt: empty (expected an article)",
        f"error: {tmp_path}/image.txt: a PNG image, not text (expected {forms})",
        f"error: {tmp_path}/half.jsonl:3: invalid JSON at column 2 (expected one object a line)",
        f"error: {tmp_path}/page.html: no article in this page (expected HTML with paragraphs of text)",
        "error: ftp://example.org/a: not an address that can be read (expected http or https)",
    ]
    assert good("check", "--store", store) == f"{store}: sound (4 articles)\n"


def test_nothing_but_bad_inputs_leaves_no_store(tmp_path: Path) -> None:
    """And a store that is there stays as it was."""
    store = tmp_path / "store"
    result = run("load", tmp_path / "missing.txt", "--store", store)
    assert (result.exit_code, result.stdout) == (1, f"{store}: nothing changed\n")
    assert not store.exists()
    good("load", rows(tmp_path / "a.jsonl", 1), "--store", store)
    before = said(store)
    assert run("load", tmp_path / "missing.txt", "--store", store).exit_code == 1
    assert said(store) == before


def test_hostile_names_and_words_stay_words(tmp_path: Path) -> None:
    """A name that would steer a terminal, close a tag, or end a literal comes out as its letters."""
    store = tmp_path / "store"
    name = "Evil \x1b]0;owned\x07\u202egnp.exe <script>alert(1)</script> \"; DROP ALL"
    file = tmp_path / "a\x1b[31m\u202e.jsonl"
    file.write_text(json.dumps({"url": "https://example.org/<b>", "title": name, "text": f"Jane Doe directs ‘{name}’."}) + "\n{\n", "utf-8")
    result = run("load", file, "--store", store)
    outputs = [result.stdout, result.stderr, good("sources", "--store", store), good("query", "SELECT ?title { ?a schema:headline ?title }", "--store", store)]
    for text in outputs:
        assert not set(text) & set("\x1b\x07\u202e"), text
    good("page", "--store", store, "-o", tmp_path / "page.html")
    assert "<script>alert(1)" not in (tmp_path / "page.html").read_text("utf-8")


def test_only_web_addresses_become_links(tmp_path: Path) -> None:
    """A `javascript:` address is text in the page."""
    store, file = tmp_path / "store", tmp_path / "a.jsonl"
    file.write_text(json.dumps({**row(1), "url": "javascript:alert(1)"}) + "\n", "utf-8")
    good("load", file, "--store", store)
    good("page", "--store", store, "-o", tmp_path / "page.html")
    assert 'href="javascript:' not in (tmp_path / "page.html").read_text("utf-8")


def test_addresses_inside_are_refused(tmp_path: Path) -> None:
    """Unless --allow-private says otherwise."""
    store = tmp_path / "store"
    article = Reply(TEXT.format("The Harbour"), headers={"content-type": "text/plain"})
    with serve({"/a.txt": article}) as site:
        result = run("load", f"{site.url}/a.txt", "--store", store)
        assert (result.exit_code, site.asked) == (1, [])
        assert "--allow-private" in result.stderr
        assert not store.exists()
        assert run("load", f"{site.url}/a.txt", "--allow-private", "--store", store).stdout.startswith(f"{store}: articles: 1 new\n")


def test_a_feed_is_loaded_once(tmp_path: Path) -> None:
    """The next load of it asks for nothing that it has, and says so."""
    store = tmp_path / "store"
    items = "".join(f"<item><link>{{site}}/{name}.txt</link><title>{name}</title><pubDate>Tue, 13 Oct 2020 09:00:00 GMT</pubDate></item>" for name in "ab")
    feed = Reply(f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>', headers={"content-type": "application/rss+xml"})
    texts = {f"/{name}.txt": Reply(TEXT.format(name), headers={"content-type": "text/plain"}) for name in "ab"}
    with serve({"/feed": feed, **texts}) as site:
        words = ("load", f"{site.url}/feed", "--allow-private", "--store", store)
        assert good(*words).startswith(f"{store}: articles: 2 new\n")
        assert good(*words) == f"{store}: nothing changed\n"
        assert site.read == ["/feed", "/a.txt", "/b.txt", "/feed"]


def test_dates_that_cannot_be_are_told(tmp_path: Path) -> None:
    """A day of no calendar, one gone by, an article of no day or of a day to come: a warning each, nothing lost, nothing invented."""
    texts = {
        "none": ("2026-05-20", "‘Weather Vane’ will be released on June 31, 2027. ‘Second Vane’ opens on February 30."),
        "past": ("2026-05-20", "‘Ashen Road’ will be released on March 3, 2025."),
        "undated": ("", "‘Copper Gate’ opens on July 30, 2027. ‘Harrow’ opens next Friday."),
        "ahead": ("2099-05-20", "‘Night Ferry’ opens on July 30, 2099."),
    }
    source, store = tmp_path / "a.jsonl", tmp_path / "store"
    source.write_text("".join(json.dumps({"url": f"https://example.org/{name}", "published": day, "text": text}) + "\n" for name, (day, text) in texts.items()))
    result = run("load", source, "--store", store)
    assert (result.exit_code, sorted(result.stderr.splitlines())) == (0, [
        "warning: https://example.org/ahead: is of 20 May 2099, a day that is yet to come; loaded as it says",
        "warning: https://example.org/none: “February 30” is no day of the calendar; not read",
        "warning: https://example.org/none: “June 31, 2027” is no day of the calendar; not read",
        "warning: https://example.org/past: Ashen Road is told to come out on 3 March 2025, which was over by then",
        "warning: https://example.org/undated: no day of publication: what it says never outdates dated news, and days like “next Friday” are not read",
    ])  # fmt: skip
    told = [json.loads(line) for line in good("export", "--format", "jsonl", "--store", store).splitlines()]
    assert [(row["subject"], row["edtf"], row["status"], row["stated_on"]) for row in told if row["predicate"] == "release_date"] == [
        ("Night Ferry", "2099-07-30", "scheduled", "2099-05-20"),
        ("Ashen Road", "2025-03-03", "scheduled", "2026-05-20"),
        ("Copper Gate", "2027-07-30", "scheduled", None),
    ]


def test_the_same_warning_about_many_articles_is_counted(tmp_path: Path) -> None:
    """The first dozen by name, the rest by number."""
    source = tmp_path / "a.jsonl"
    source.write_text("".join(json.dumps({"url": f"https://example.org/{n}", "text": f"‘Copper Gate {n}’ opens on July 30, 2027."}) + "\n" for n in range(40)))
    said = run("load", source, "--store", tmp_path / "store").stderr.splitlines()
    assert len(said) == 12
    assert said[-1].startswith("warning: 29 articles more: no day of publication")


# -- the store ----------------------------------------------------------------------------------------


def test_a_store_that_another_process_writes(tmp_path: Path) -> None:
    """The second load is told who writes; the first is not disturbed."""
    store = tmp_path / "store"
    good("load", rows(tmp_path / "a.jsonl", 1), "--store", store)
    hold = "import sys, time\nfrom graph.store import open_writer\nwith open_writer(sys.argv[1]):\n    print('held', flush=True)\n    time.sleep(60)\n"
    with subprocess.Popen([sys.executable, "-c", hold, str(store)], stdout=subprocess.PIPE, cwd=ROOT) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        told = refused("load", rows(tmp_path / "b.jsonl", 1, 7), "--store", store)
        assert told.startswith(f"{store}: the store is locked by process {holder.pid} on ")
        assert good("sources", "--store", store).count("example.org") == 1
        holder.kill()


def test_a_store_of_a_newer_format(tmp_path: Path) -> None:
    store = tmp_path / "store"
    good("load", rows(tmp_path / "a.jsonl", 1), "--store", store)
    (store / "format").write_text("99\n", "utf-8")
    line = f"{store}: the store has format '99' (expected {FORMAT}); a newer reelgraph wrote it"
    assert refused("load", tmp_path / "a.jsonl", "--store", store) == line
    assert refused("ask", "who filmed in Rome", "--store", store) == line


def test_a_full_disk(tmp_path: Path) -> None:
    """The line says so, and the store is what it was."""
    store = tmp_path / "store"
    good("load", rows(tmp_path / "a.jsonl", 1), "--store", store)
    before = said(store)
    rows(tmp_path / "b.jsonl", 10, 10)
    limited = f"ulimit -f 4; exec {sys.executable} -m reelgraph load {tmp_path}/b.jsonl --store {store} --jobs 1"
    done = subprocess.run(["bash", "-c", limited], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"reelgraph: {store}: the store cannot be written: ")
    assert done.stderr.count("\n") == 1
    assert said(store) == before


# -- many at once ---------------------------------------------------------------------------------------


def test_one_process_and_several_give_the_same_bytes(tmp_path: Path) -> None:
    """More articles than are read in one process, in chunks that do not come out even."""
    file = rows(tmp_path / "a.jsonl", FEW + CHUNK + 3)
    for jobs in ("1", "2"):
        done = process("load", file, "--store", tmp_path / jobs, "--jobs", jobs)
        assert (done.returncode, done.stderr) == (0, "")
    assert said(tmp_path / "1") == said(tmp_path / "2")


def test_readings_come_in_the_order_of_the_documents() -> None:
    documents = [Document(f"https://example.org/{number}", TEXT.format(number)) for number in range(FEW + CHUNK + 3)]
    assert list(readings(documents, 2)) == list(readings(documents, 1))


def test_a_fault_of_the_reader_costs_one_document() -> None:
    """It is told with its kind and place, and is never taken for a text in which nothing stands."""
    broken = Document("https://example.org/a", None)  # type: ignore[arg-type]
    failure = read_one(broken)
    assert str(failure).startswith("https://example.org/a: the reader failed: TypeError ")


def test_read_again(tmp_path: Path) -> None:
    """What the reader, as it is now, reads in the stored texts; the same reader changes nothing."""
    store = tmp_path / "store"
    good("load", rows(tmp_path / "a.jsonl", 2), "--store", store)
    before = said(store)
    assert good("load", "--reread", "--store", store) == f"{store}: articles: 2 as before\n"
    assert good("load", "--reread", rows(tmp_path / "b.jsonl", 1, 5), "--store", store).startswith(f"{store}: articles: 1 new, 2 as before\n")
    good("retract", "https://example.org/5", "--store", store)
    assert said(store) == before


def interrupted(*arguments: object, once: Path) -> tuple[int, bytes]:
    """What a command that gets Ctrl-C as soon as a file is there exits with, and what it says of it.

    Tests that run in the background have been told to pass over Ctrl-C, and would hand that on.
    """
    command = [sys.executable, "-m", "reelgraph", *map(str, arguments)]
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as running:
        signal.signal(signal.SIGINT, before)
        while not once.exists() and running.poll() is None:
            time.sleep(0.01)
        os.killpg(running.pid, signal.SIGINT)
        _, told = running.communicate()
    return running.returncode, told


def test_an_interrupted_load_goes_on_later(tmp_path: Path) -> None:
    """Ctrl-C leaves a sound store, and the next load completes it."""
    store, file = tmp_path / "store", rows(tmp_path / "a.jsonl", 200)
    code, told = interrupted("load", file, "--store", store, "--jobs", "2", once=store)
    assert code == 130
    assert b"Traceback" not in told
    assert good("load", file, "--store", store).startswith(f"{store}: articles: ")
    assert good("check", "--store", store) == f"{store}: sound (200 articles)\n"


def test_the_bar_is_for_terminals(capsys: pytest.CaptureFixture[str]) -> None:
    """Where nobody looks there is nothing to see."""
    with progress("articles") as step:
        step()
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("names", "count"),
    [(["a.jsonl"], 3), (["a.jsonl", "b.txt"], 4), (["."], 4), (["*.txt"], 1), (["-"], None), (["https://example.org/"], None), (["a.jsonl.gz"], None), (["none"], 0)],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_how_many_articles_there_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: list[str], count: int | None) -> None:
    """Told without reading them, where it can be."""
    monkeypatch.chdir(tmp_path)
    rows(tmp_path / "a.jsonl", 3)
    (tmp_path / "b.txt").write_text("text", "utf-8")
    if names == ["a.jsonl.gz"]:
        (tmp_path / "a.jsonl.gz").write_bytes(b"packed")
    assert extent(names) == count


class Screen(io.StringIO):
    """What is written to a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("total", "told"), [(60, "2 of 60 articles"), (None, "2 articles")])
def test_a_bar_for_what_takes_long(monkeypatch: pytest.MonkeyPatch, total: int | None, told: str) -> None:
    """How many of how many, and how fast; nothing at all where it took no second."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(sys, "stderr", quick := Screen())
    with progress("articles", lambda: total) as step:
        step()
    assert quick.getvalue() == ""
    monkeypatch.setattr("loaders.progress.PATIENCE", -1.0)
    monkeypatch.setattr(sys, "stderr", slow := Screen())
    with progress("articles", lambda: total) as step:
        step()
        step()
    assert told in slow.getvalue()
    assert " a second" in slow.getvalue()
