"""Bad and hostile input: each gives one line that says what, where and what was expected, and costs no other input."""

from __future__ import annotations

import gzip
import io
import json
import os
import zipfile
import zlib
from pathlib import Path

import pytest

from graph.model import Document
from loaders.documents import tables
from loaders.documents.sources import Failure, documents

BODY = "The actor was seen on the set in Rome on Tuesday with the director of the film."
FORMS = "plain text, Markdown, HTML, JSON Lines, CSV, WARC or RDF"
ROW = {"url": "https://example.org/a", "title": "T", "text": BODY}


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", BODY)
    return buffer.getvalue()


def said(*paths: Path | str) -> list[str]:
    return [str(item) for item in documents([str(path) for path in paths]) if isinstance(item, Failure)]


def beside(path: Path) -> list[Document | Failure]:
    """What a path gives between two good articles, both of which must load."""
    for name in ("first", "last"):
        (path.parent / f"{name}.txt").write_text(f"{BODY} {name}", encoding="utf-8")
    first, *found, last = documents([str(path.parent / "first.txt"), str(path), str(path.parent / "last.txt")])
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert (first.url, last.url) == ("first.txt", "last.txt")
    return found


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"", "empty (expected an article)"),
        ("a.txt", b" \n\t\r\n", "empty (expected an article)"),
        ("a.jsonl", b"", "empty (expected an article)"),
        ("a.html", b"", "empty (expected an article)"),
        ("a.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", f"a PDF, not text (expected {FORMS})"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0", f"a PNG image, not text (expected {FORMS})"),
        ("a.txt", b"\xff\xd8\xff\xe0\0\x10JFIF", f"a JPEG image, not text (expected {FORMS})"),
        ("a.md", b"GIF89a", f"a GIF image, not text (expected {FORMS})"),
        ("a.txt", zipped(), f"a zip archive, not text (expected {FORMS})"),
        ("a.zip", zipped(), f"a zip archive, not text (expected {FORMS})"),
        ("a.html", zipped(), f"a zip archive, not text (expected {FORMS})"),
        ("a.jsonl", b"Rar!\x1a\x07", f"a RAR archive, not text (expected {FORMS})"),
        ("a.txt", b"\x7fELF\x02\x01", f"a program, not text (expected {FORMS})"),
        ("a.txt", b"text\0and\0nulls", f"binary data, not text (expected {FORMS})"),
        ("a.txt", gzip.compress(zipped()), f"a zip archive, not text (expected {FORMS})"),
        ("a.txt.gz", gzip.compress(BODY.encode() * 100)[:-20], "broken gzip data (expected a complete file)"),
        ("a.txt.gz", b"\x1f\x8b\x08nonsense nonsense", "broken gzip data (expected a complete file)"),
        ("a.txt.gz", gzip.compress(b""), "empty (expected an article)"),
        ("a.html", b"<html><body><nav>Home</nav></body></html>", "no article in this page (expected HTML with paragraphs of text)"),
        ("a.html", b"no tags at all", "no article in this page (expected HTML with paragraphs of text)"),
        ("a.json", b'{"url": "a"}', "no text (expected one of text, full_text, content)"),
        ("a.json", b'"a string"', "not an object (expected one article with its fields)"),
        ("a.xml", b"<rss", "not a feed (expected RSS, Atom or a sitemap)"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_file_that_is_no_article(tmp_path: Path, name: str, data: bytes, message: str):
    """The form is told by the bytes, whatever the name."""
    path = tmp_path / name
    path.write_bytes(data)
    (found,) = beside(path)
    assert str(found) == f"{path}: {message}"
    assert isinstance(found, Failure)
    assert found.kind == "error"


def test_a_json_text_that_is_broken_names_its_line(tmp_path: Path):
    path = tmp_path / "a.json"
    path.write_text('[\n{"url": "a",\n "text": }]', encoding="utf-8")
    (found,) = beside(path)
    assert str(found) == f"{path}:3: invalid JSON (expected an article or a list of articles)"


def test_a_missing_file_names_the_nearest(tmp_path: Path):
    (tmp_path / "articles.jsonl").write_text(json.dumps(ROW), encoding="utf-8")
    missing = tmp_path / "artciles.jsonl"
    assert said(missing) == [f"{missing}: no such file; did you mean {tmp_path / 'articles.jsonl'}?"]
    assert said(tmp_path / "none" / "x.txt") == [f"{tmp_path / 'none' / 'x.txt'}: no such file"]
    assert said(tmp_path / "*.md") == [f"{tmp_path / '*.md'}: no file matches (expected a file, a folder, a pattern or an address)"]


def test_a_folder_without_articles(tmp_path: Path):
    assert said(tmp_path) == [f"{tmp_path}: no articles in this folder (expected {FORMS})"]


def test_what_is_no_file(tmp_path: Path):
    """A link to nowhere, a device that never ends."""
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "nowhere")
    assert said(link, "/dev/zero") == [
        f"{link}: no such file or directory", f"/dev/zero: not a file that can be read (expected {FORMS})",
    ]  # fmt: skip


def test_a_folder_that_contains_itself_ends(tmp_path: Path):
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "again").symlink_to(tmp_path)
    (found,) = documents([str(tmp_path)])
    assert isinstance(found, Document)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything; run as another user")
def test_a_file_that_may_not_be_read(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_text(BODY, encoding="utf-8")
    path.chmod(0)
    assert said(path) == [f"{path}: permission denied"]


def test_a_text_of_200_megabytes(tmp_path: Path):
    """It is not read to its end."""
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.write(b"It is out. ")
        stream.truncate(200_000_000)
    path.open("r+b").close()
    with path.open("r+b") as stream:
        stream.write(b"It is out. " * 1_000_000)
    (found,) = beside(path)
    assert str(found) == f"{path}: larger than 10 MB (expected one article)"


def test_a_gzip_bomb(tmp_path: Path):
    """A quarter of a gigabyte in 250 KB is unpacked only to the limit."""
    path = tmp_path / "a.txt.gz"
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    with path.open("wb") as stream:
        for _ in range(16):
            stream.write(packer.compress(b"a" * 16_000_000))
        stream.write(packer.flush())
    (found,) = beside(path)
    assert str(found) == f"{path}: larger than 10 MB (expected one article)"


def test_broken_utf8_loses_nothing(tmp_path: Path):
    """Bytes that are not UTF-8 are read as Windows-1252, which they nearly always are, and it is said."""
    path = tmp_path / "a.txt"
    path.write_bytes("Léa Drucker’s film\n\n".encode() + "It is Léa’s second.\nNo “third”.".encode("cp1252"))
    warned, document = beside(path)
    assert str(warned) == f"{path}: 4 bytes are not UTF-8 (first in line 3); read as Windows-1252"
    assert isinstance(warned, Failure)
    assert warned.kind == "warning"
    assert isinstance(document, Document)
    assert document.text == "Léa Drucker’s film\n\nIt is Léa’s second.\nNo “third”."


def test_invalid_json_on_line_17(tmp_path: Path):
    """The line is named, and the 19 others load."""
    path = tmp_path / "a.jsonl"
    lines = [json.dumps(ROW | {"url": f"https://example.org/{n}"}) for n in range(20)]
    lines[16] = '{"url": "https://example.org/16", "text": '
    path.write_text("\n".join(lines), encoding="utf-8")
    found = beside(path)
    assert [str(item) for item in found if isinstance(item, Failure)] == [
        f"{path}:17: invalid JSON at column 43 (expected one object a line)"
    ]
    assert len([item for item in found if isinstance(item, Document)]) == 19


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("[1, 2]", "not an object (expected one article with its fields)"),
        ("null", "not an object (expected one article with its fields)"),
        ('{"url": "a"}', "no text (expected one of text, full_text, content)"),
        ('{"url": "a", "text": ["a", "b"]}', "no text (expected one of text, full_text, content)"),
        ('{"url": "a", "text": "\\u200b \\u0000"}', "no text (expected one of text, full_text, content)"),
        ("[" * 100_000, "invalid JSON (expected one object a line)"),
        ('{"a": ' + "9" * 10_000 + "}", "invalid JSON (expected one object a line)"),
        ("not json", "invalid JSON at column 1 (expected one object a line)"),
    ],
    ids=lambda value: value[:20],
)
def test_broken_lines(tmp_path: Path, line: str, message: str):
    """Each costs only itself."""
    path = tmp_path / "a.jsonl"
    path.write_text(f"{json.dumps(ROW)}\n{line}\n{json.dumps(ROW | {'url': 'b'})}\n", encoding="utf-8")
    first, failure, last = beside(path)
    assert str(failure) == f"{path}:2: {message}"
    assert isinstance(first, Document)
    assert isinstance(last, Document)


def test_broken_bytes_in_a_line(tmp_path: Path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"url": "a", "text": "L\xe9a is out."}\n')
    warned, document = beside(path)
    assert str(warned) == f"{path}:1: 1 byte is not UTF-8 (first in line 1); read as Windows-1252"
    assert isinstance(document, Document)
    assert document.text == "Léa is out."


def test_a_line_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """It is passed over; a stream that never ends a line is given up."""
    monkeypatch.setattr(tables, "LONGEST_ROW", 2_000_000)
    monkeypatch.setattr(tables, "_LONGEST_SKIP", 5_000_000)
    path = tmp_path / "a.jsonl"
    long = json.dumps(ROW | {"text": "x" * 3_000_000})
    path.write_text(f"{json.dumps(ROW)}\n{long}\n{json.dumps(ROW | {'url': 'b'})}\n", encoding="utf-8")
    _, failure, _ = beside(path)
    assert str(failure) == f"{path}:2: longer than 2 MB (expected one article a line)"
    path.write_text('{"text": "' + "x" * 9_000_000, encoding="utf-8")
    assert said(path) == [
        f"{path}:1: longer than 2 MB (expected one article a line)",
        f"{path}: a line without an end (expected one JSON object a line)",
    ]


@pytest.mark.parametrize(
    ("table", "lines"),
    [
        ("url,title\na,T\n", [":1: no column for the text (expected one of text, full_text, content)"]),
        ("url,text\na,One.,two\nb,It is out.\n", [":2: 3 cells in this row (expected 2)"]),
        ("url,text\na\nb,It is out.\n", [":2: 1 cells in this row (expected 2)"]),
        ("url,text\na,\n", [":2: no text (expected one of text, full_text, content)"]),
        ('url,text\nb,It is out.\na,"One', [":3: broken row: unexpected end of data (expected 2 cells)"]),
        ('url,text\na,"One" two\nb,It is out.\n', [":2: broken row: ',' expected after '\"' (expected 2 cells)"]),
        ("url,text\n\n\nb,It is out.\n", []),
    ],
)
def test_broken_tables(tmp_path: Path, table: str, lines: list[str]):
    """Rows that fit still load."""
    path = tmp_path / "a.csv"
    path.write_text(table, encoding="utf-8")
    found = beside(path)
    assert [str(item) for item in found if isinstance(item, Failure)] == [f"{path}{line}" for line in lines]
    assert [item.url for item in found if isinstance(item, Document)] == ["b"] * table.count("b,")


def test_an_impossible_day_of_publication(tmp_path: Path):
    """It is said, and the article is one without a day."""
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(ROW | {"published": "2026-06-31"}), encoding="utf-8")
    warned, document = beside(path)
    assert str(warned) == f'{path}:1: "2026-06-31" is not a day of publication; loaded without one'
    assert isinstance(document, Document)
    assert document.published is None


def test_front_matter_without_an_end(tmp_path: Path):
    path = tmp_path / "a.md"
    path.write_text(f"---\ntitle: A\n\n{BODY}\n", encoding="utf-8")
    warned, document = beside(path)
    assert str(warned) == f"{path}: front matter has no closing --- line; read as text"
    assert isinstance(document, Document)
    assert BODY in document.text


def test_names_of_files_cannot_steer_a_terminal(tmp_path: Path):
    """Control and bidirectional characters, line breaks and bytes that are no text stay out of lines and identities."""
    names = ["a\x1b[31m\u202etxt.exe\n.txt", os.fsdecode(b"b\xff.txt")]
    for name in names:
        (tmp_path / name).write_text("", encoding="utf-8")
    assert said(tmp_path) == [
        f"{tmp_path}/a[31mtxt.exe .txt: empty (expected an article)", f"{tmp_path}/b\N{REPLACEMENT CHARACTER}.txt: empty (expected an article)",
    ]  # fmt: skip
    for name in names:
        (tmp_path / name).write_text(BODY, encoding="utf-8")
    urls = [item.url for item in documents([str(tmp_path)]) if isinstance(item, Document)]
    assert urls == ["a[31mtxt.exe .txt", "b\N{REPLACEMENT CHARACTER}.txt"]


def test_words_of_articles_cannot_steer_a_terminal(tmp_path: Path):
    """Neither text nor title, publisher or address, nor marks, in any form."""
    evil = "\x1b[2J\u202e\u2066\x07\x9b\ufeff\u200b\ud800"
    path = tmp_path / "a.jsonl"
    row = {key: f"{value}{evil}" for key, value in ROW.items()} | {"publisher": f"P{evil}\nQ"}
    path.write_text(json.dumps(row), encoding="utf-8")
    markdown = tmp_path / "a.md"
    markdown.write_bytes(f"# A\x1b\u202e title\n\n[Link\x07](https://example.org/\x1b) {BODY}\x1b".encode())
    for document in documents([str(path), str(markdown)]):
        assert isinstance(document, Document)
        words = " ".join((document.url, document.title, document.publisher, document.text, *(m.value for m in document.markup)))
        assert not set(words) & set("\x1b\u202e\u2066\x07\x9b\ufeff\u200b\ud800")
        assert "\n" not in document.url + document.title + document.publisher


def test_a_deep_page_and_a_page_of_many_marks(tmp_path: Path):
    """Nesting without end and tens of thousands of marks are read, not choked on."""
    deep = tmp_path / "deep.html"
    deep.write_text("<div class=ad>" * 20_000 + f"<p>{BODY}</p>" + "</div>" * 20_000, encoding="utf-8")
    many = tmp_path / "many.html"
    many.write_text("".join(f"<p>{BODY} <i>Dune</i> {n}.</p>" for n in range(4_000)), encoding="utf-8")
    found = list(documents([str(deep), str(many)]))
    assert len(found) == 2
    last = found[-1]
    assert isinstance(last, Document)
    assert {mark.span.of(last.text) for mark in last.markup} == {"Dune"}
    assert f"{BODY} Dune 3999." in last.text
