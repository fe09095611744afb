"""From a source to documents: every form, every order, and what is kept of each."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Document, Markup
from loaders.documents.characters import decode, tidy
from loaders.documents.day import read_day
from loaders.documents.language import detect
from loaders.documents.markdown import rendered
from loaders.documents.plain import title_line, unwrapped
from loaders.documents.sources import Failure, documents

ARTICLES = Path(__file__).parent / "data" / "sources"
BODY = "The actor was seen on the set in Rome on Tuesday with the director of the film."


def items(*sources: Path | str, stdin: bytes = b"") -> list[Document | Failure]:
    return list(documents([str(source) for source in sources], stdin=io.BytesIO(stdin)))


def loaded(*sources: Path | str, stdin: bytes = b"") -> list[Document]:
    """The documents of sources about which there is nothing to say."""
    found = items(*sources, stdin=stdin)
    assert [str(item) for item in found if isinstance(item, Failure)] == []
    return [item for item in found if isinstance(item, Document)]


def words(document: Document, kind: str) -> list[str]:
    return [mark.span.of(document.text) for mark in document.markup if mark.kind == kind]


def edtf(document: Document) -> str | None:
    return document.published.edtf if document.published else None


def test_plain_text_keeps_its_title_in_the_text(tmp_path: Path):
    """The first line is the title and stays; the base name is the identity; the day is unknown."""
    path = tmp_path / "stunts.txt"
    path.write_text(f"Two actors seen in Rome\n\n{BODY}\n", encoding="utf-8")
    (document,) = loaded(path)
    assert (document.url, document.title, document.published) == ("stunts.txt", "Two actors seen in Rome", None)
    assert document.text == f"Two actors seen in Rome\n\n{BODY}\n"
    assert words(document, "heading") == ["Two actors seen in Rome"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Stars seen in Rome\n\nThey were there.", "Stars seen in Rome"),
        ("Will he be back?\n\nNobody knows.", "Will he be back?"),
        ("Stars seen in Rome\nThey were there.", "Stars seen in Rome"),
        ("\n\n  Dune\n\nIt is out.", "Dune"),
        ("They were seen in Rome.\n\nIt rained.", None),
        ("By Somebody Else\n\nIt rained.", None),
        ("The star was seen in\nrome and in Venice.", None),
        ("Only one line", None),
        ("2027\n\nIt is out.", None),
        (f"{'word ' * 40}\n\nIt is out.", None),
    ],
)
def test_a_first_line_is_a_title_when_it_reads_as_one(text: str, title: str | None):
    """Short, without a final period, and with an article after it."""
    found = title_line(text)
    assert (found.of(text) if found else None) == title


def test_lines_broken_for_width_are_joined_without_moving_offsets():
    """A break becomes a space where the next word would not have fitted; paragraphs and short lines stay."""
    text = (
        "The director said that the film would move to the\nsummer of 2027 because of the strike, and that the\n"
        "team was well.\n\nA second paragraph.\nA line of its own."
    )
    joined = unwrapped(text)
    assert joined.split("\n") == [
        "The director said that the film would move to the summer of 2027 because of the strike, and that the team was well.",
        "", "A second paragraph.", "A line of its own.",
    ]  # fmt: skip
    assert len(joined) == len(text)


def test_markdown_with_front_matter():
    """Fields come from the front matter, marks from the Markdown, and no character of its markup stays in the text."""
    (document,) = loaded(ARTICLES / "heist.md")
    assert document.url == "https://example.org/news/heist"
    assert (document.title, document.publisher, edtf(document)) == ("A heist moves to Rome", "The Example", "2020-10-08")
    assert document.text == (
        "A heist moves to Rome\n\n"
        "The star of Mission: Impossible 7 was seen in Rome & on the Via dei Fori *Imperiali.\n\n"
        "What is next\n\nA chase\n\nA second chase, in Venice\n\n"
        "“It was loud,” said a neighbour who has seen Ben-Hur there in 1959."
    )
    assert words(document, "italic") == ["Mission: Impossible 7", "Ben-Hur"]
    assert words(document, "heading") == ["A heist moves to Rome", "What is next"]
    assert [(mark.span.of(document.text), mark.value) for mark in document.markup if mark.kind == "link"] == [
        ("Rome", "https://example.org/rome"), ("Venice", "https://example.org/venice"),
    ]  # fmt: skip


def test_the_title_of_markdown_without_front_matter_is_its_first_heading(tmp_path: Path):
    path = tmp_path / "a.md"
    path.write_text(f"# Stars in *Rome*\n\n{BODY}\n", encoding="utf-8")
    (document,) = loaded(path)
    assert (document.title, document.text) == ("Stars in Rome", f"Stars in Rome\n\n{BODY}")


ROW = {"url": "https://example.org/a", "title": "T", "source": "S", "published": "2026-05-13", "text": BODY}


def test_rows_of_json_lines_are_documents(tmp_path: Path):
    """Each line is an article; its text stays as the row has it."""
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(ROW) + "\n\n" + json.dumps(ROW | {"url": "b", "published": None}) + "\n", encoding="utf-8")
    first, second = loaded(path)
    assert (first.url, first.title, first.publisher, edtf(first)) == ("https://example.org/a", "T", "S", "2026-05-13")
    assert (second.url, second.published) == ("b", None)
    assert first.text == second.text == BODY


@pytest.mark.parametrize(
    "fields",
    [
        {"link": "u", "headline": "T", "site": "S", "Publication Date": "2026-05", "full_text": BODY},
        {"URL": "u", "Title": "T", "publisher": {"name": "S"}, "date": "May 2026", "content": BODY},
        {"url": "u", "title": "T", "publisher": "S", "date_published": "2026-05", "body": BODY},
    ],
    ids=str,
)
def test_other_names_of_the_same_fields(tmp_path: Path, fields: dict[str, object]):
    """Datasets name their columns in many ways."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps([fields]), encoding="utf-8")
    (document,) = loaded(path)
    assert (document.url, document.title, document.publisher, edtf(document)) == ("u", "T", "S", "2026-05")


@pytest.mark.parametrize("comma", [",", ";", "\t"])
def test_tables(tmp_path: Path, comma: str):
    """Cells may hold commas, quotes and line breaks; an article of 300 KB is one cell."""
    long = "It is out. " * 30_000
    rows = [["url", "title", "date", "text"], ["u", 'A "T", they say', "8 October 2020", "One.\nTwo."], ["v", "", "", long]]
    path = tmp_path / "a.csv"
    quoted = (comma.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    path.write_text("\ufeff" + "\r\n".join(quoted) + "\r\n", encoding="utf-8")
    first, second = loaded(path)
    assert (first.url, first.title, edtf(first), first.text) == ("u", 'A "T", they say', "2020-10-08", "One.\nTwo.")
    assert second.text == long


def test_an_article_without_an_address_is_known_by_its_title(tmp_path: Path):
    """The identity survives a correction of the text, and the container has no part in it."""
    names = []
    for name, text in (("a.jsonl", BODY), ("b.jsonl", BODY + " It rained.")):
        (tmp_path / name).write_text(json.dumps({"title": "Stars in Rome", "text": text}), encoding="utf-8")
        names.append(loaded(tmp_path / name)[0].url)
    assert names == ["Stars in Rome (5cf8dc82)"] * 2


def test_folders_and_patterns_in_order(tmp_path: Path):
    """Sorted, through subfolders, without hidden files and without what a browser saves beside a page."""
    for name in ("b.txt", "a.txt", "sub/c.md", ".hidden.txt", ".git/d.txt", "page_files/ad.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{BODY} {name}", encoding="utf-8")
    (tmp_path / "page.html").write_text(f"<p>{BODY}</p><p>{BODY} And once more, with feeling.</p>", encoding="utf-8")
    assert [document.url for document in loaded(tmp_path)] == ["a.txt", "b.txt", "page.html", "c.md"]
    assert [document.url for document in loaded(f"{tmp_path}/**/*.txt")] == ["a.txt", "b.txt"]


def test_files_of_other_forms_in_a_folder_are_said(tmp_path: Path):
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    for name in ("b.png", "c.png", "d.pdf"):
        (tmp_path / name).write_bytes(b"x")
    said = [str(item) for item in items(tmp_path) if isinstance(item, Failure)]
    assert said == [f"{tmp_path}: files of other forms passed over: 1 .pdf, 2 .png"]


@pytest.mark.parametrize(
    ("data", "urls"),
    [
        (f"Stars in Rome\n\n{BODY}".encode(), ["Stars in Rome (5cf8dc82)"]),
        ((json.dumps(ROW) + "\n" + json.dumps(ROW | {"url": "b"})).encode(), ["https://example.org/a", "b"]),
        (json.dumps([ROW], indent=1).encode(), ["https://example.org/a"]),
        (f"<!DOCTYPE html><link rel=canonical href=https://example.org/p><p>{BODY}</p>".encode(), ["https://example.org/p"]),
        (gzip.compress(json.dumps(ROW).encode()), ["https://example.org/a"]),
    ],
    ids=["plain", "jsonl", "json", "html", "gzip"],
)
def test_standard_input_is_known_by_its_bytes(data: bytes, urls: list[str]):
    assert [document.url for document in loaded("-", stdin=data)] == urls


def test_gzip_is_unpacked(tmp_path: Path):
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(json.dumps(ROW).encode()))
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(BODY.encode()))
    assert [document.url for document in loaded(tmp_path)] == ["https://example.org/a", "b.txt.gz"]


def test_the_later_of_two_articles_with_one_address_replaces_the_earlier(tmp_path: Path):
    """It is said; the same article twice is one, in silence."""
    path = tmp_path / "a.jsonl"
    rows = [ROW, ROW, ROW | {"text": "Another text."}]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    first, said, last = items(path)
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert (first.text, last.text) == (BODY, "Another text.")
    assert str(said) == f"{path}: https://example.org/a came before with another text; this one replaces it"


def test_same_sources_same_documents():
    """Nothing depends on the run."""
    assert loaded(ARTICLES) == loaded(ARTICLES)


@pytest.mark.parametrize(
    ("wording", "edtf"),
    [
        ("2026-05-13", "2026-05-13"), ("2026-05-13T23:30:00-07:00", "2026-05-13"), ("2026-05-13 08:00", "2026-05-13"),
        ("2026-5-3", "2026-05-03"), ("2026-05", "2026-05"), ("2026", "2026"), ("20260513", "2026-05-13"),
        ("20260513T101500Z", "2026-05-13"), ("2026/05/13", "2026-05-13"), ("1778630400", "2026-05-13"),
        ("Wed, 13 May 2026 23:30:00 -0700", "2026-05-13"), ("May 13, 2026", "2026-05-13"), ("13 May 2026", "2026-05-13"),
        ("Wednesday, May 13th, 2026 8:15am PDT", "2026-05-13"), ("Published on 13 Sept. 2026", "2026-09-13"),
        ("Feb. 29, 2024", "2024-02-29"), ("May 2026", "2026-05"),
        ("2026-06-31", None), ("June 31, 2026", None), ("2026-13-01", None), ("03/04/2026", None), ("soon", None), ("", None),
        ("yesterday", None), ("0000-01-01", None), ("9" * 10, "2286-11-20"),
    ],
)  # fmt: skip
def test_days_of_publication(wording: str, edtf: str | None):
    """As they were written; what no calendar has, or two countries read differently, is not a day."""
    found = read_day(wording)
    assert (found.edtf if found else None) == edtf
    if found and found.earliest and found.latest:
        assert found.earliest <= found.latest


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "en"),
        ("Dune: Part Two", "en"),
        ("Léa Drucker leads A Woman’s Life (La vie d’une femme), which opens in Cannes on Wednesday.", "en"),
        ("Der Film startet im November in den Kinos, und die Regisseurin dreht schon den nächsten.", "de"),
        ("Le tournage du film a repris à Rome avec les deux acteurs, selon une source proche de la production.", "fr"),
        ("El rodaje de la película sigue en Roma con los dos actores, según una fuente de la productora.", "es"),
        ("Le riprese del film sono ricominciate a Roma con i due attori, ma non è tutto.", "it"),
        ("As filmagens do filme não foram retomadas em Roma com os dois atores, mas o estúdio está em paz.", "pt"),
        ("De opnamen van de film zijn weer begonnen in Rome, met de twee acteurs en niet zonder risico.", "nl"),
        ("Zdjęcia do filmu rozpoczęły się w Rzymie i nie są jeszcze zakończone, ale aktorzy już są.", "pl"),
        ("Съёмки фильма возобновились в Риме с двумя актёрами.", "ru"),
        ("映画の撮影がローマで再開された。", "ja"),
        ("这部电影在罗马继续拍摄。", "zh"),
        ("영화 촬영이 로마에서 재개되었다.", "ko"),
        ("फिल्म की शूटिंग रोम में फिर शुरू हुई।", "hi"),
        ("2027 — 1 2 3", "und"),
        ("", "und"),
    ],
)
def test_languages(text: str, language: str):
    """A foreign title in an English sentence makes no other language of it."""
    assert detect(text) == language


def test_what_is_not_english_is_kept_as_a_document():
    (document,) = loaded("-", stdin=b"Der Film\n\nDer Film startet im November, und die Regisseurin ist nicht dabei.")
    assert document.language == "de"


@given(st.text())
def test_tidy_text_has_nothing_invisible_and_is_stable(text: str):
    clean = tidy(text)
    assert tidy(clean) == clean
    assert not any(ord(letter) < 32 and letter not in "\n\t" for letter in clean)
    assert not set(clean) & set("\r\x7f\u202e\u2066\u200b\ufeff\u00a0\u2028")
    clean.encode("utf-8")


@given(st.binary())
def test_no_bytes_are_dropped_and_none_raise(data: bytes):
    """UTF-8 is read as such, what a mark says is UTF-16 or UTF-32 as that, the rest as Windows-1252, and it is said."""
    decoded = decode(data)
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff"))
    try:
        assert (data.decode("utf-8-sig"), "") == (decoded.text, decoded.doubt) or marked
    except UnicodeDecodeError:
        assert marked or "not UTF-8" in decoded.doubt


PIECES = st.lists(
    st.tuples(st.sampled_from(["plain", "italic", "link"]), st.text("ab é’漢🎬&<>", min_size=1).filter(str.strip)), min_size=1
)


@given(PIECES, st.sampled_from(["\n", "\r\n"]))
def test_marks_of_markdown_stand_around_their_words(pieces: list[tuple[str, str]], newline: str):
    """Whatever letters, entities and line ends there are."""
    shape = {"plain": "{}", "italic": "*{}*", "link": "[{}](https://example.org/)"}
    written = [shape[kind].format(escaped(" ".join(text.split()))) for kind, text in pieces]
    text, markup = rendered(tidy(f"{newline}x{newline}".join(written)))
    assert {(mark.kind, mark.span.of(text)) for mark in markup} == {
        (kind, " ".join(words.split())) for kind, words in pieces if kind != "plain"
    }


def escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "\\<").replace(">", "&#62;").replace("é", "&eacute;")


@given(st.text(max_size=200))
def test_marks_never_leave_the_text(source: str):
    """Any input gives marks that lie inside its text and hold words."""
    text, markup = rendered(tidy(source))
    for mark in markup:
        assert isinstance(mark, Markup)
        assert 0 <= mark.span.start < mark.span.end <= len(text)
        assert mark.span.of(text).strip() == mark.span.of(text)


def test_importing_the_sources_imports_nothing_heavy():
    """So that the command answers at once where it loads nothing."""
    heavy = "{'httpx', 'lxml', 'trafilatura', 'feedparser', 'markdown_it'}"
    code = f"import sys, loaders.documents.sources; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1])
    assert done.stdout.strip() == "[]"
