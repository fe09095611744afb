"""From a source to documents: every form, every order, and one line for what cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

from graph.model import Document
from loaders.sources import Failure, documents


def loaded(*sources: Path | str) -> list[Document]:
    """The documents of sources that must all be readable."""
    items = list(documents([str(source) for source in sources]))
    assert not [item for item in items if isinstance(item, Failure)]
    return [item for item in items if isinstance(item, Document)]


def test_rows_of_json_lines_are_documents(tmp_path: Path):
    """Each line is an article; its text stays as the row has it."""
    row = {"url": "https://example.org/a", "title": "T", "source": "S", "published": "2026-05-13", "text": "In Rome."}
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    (document,) = loaded(path)
    assert (document.url, document.title, document.publisher) == ("https://example.org/a", "T", "S")
    assert document.text == "In Rome."
    assert document.published is not None
    assert document.published.edtf == "2026-05-13"
