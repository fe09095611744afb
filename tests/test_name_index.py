"""The name index: parts of names, typos, initials and nicknames; kept in step with the store, rebuilt where it is broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from queries.name_index import NameIndex, initials, open_index, parts_of

NAMES = [
    ("p:1", "hayley atwell"), ("p:2", "tom cruise"), ("p:3", "christopher mcquarrie"), ("p:4", "timothee chalamet"),
    ("f:1", "mission impossible 7"), ("f:2", "top gun maverick"), ("f:3", "千と千尋"), ("p:5", "jj abrams"),
]  # fmt: skip


@pytest.fixture
def index() -> NameIndex:
    return open_index(NAMES, None, "1")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ([["cruise"]], ["p:2"]),
        ([["maverick"], ["gun"]], ["f:2"]),
        ([["t*"], ["chalamet"]], ["p:4"]),
        ([["chris", "christopher"], ["mcquarrie"]], ["p:3"]),
        ([["tom"], ["atwell"]], []),
        ([["千と千尋"]], ["f:3"]),
        ([['"']], []),
        ([["(*"]], []),
    ],
)
def test_words(index: NameIndex, words: list[list[str]], found: list[str]) -> None:
    """Names that have one of the words at each place."""
    assert sorted(term for term, _ in index.with_words(words)) == found


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hailey", "hayley"), ("atwel", "atwell"), ("criuse", "cruise"), ("cruse", "cruise"), ("chalamett", "chalamet"),
        ("mcquarie", "mcquarrie"), ("impossibel", "impossible"),
    ],
)  # fmt: skip
def test_typos(index: NameIndex, typed: str, meant: str) -> None:
    """A word with a letter or two missing, added, changed or swapped meets the right one."""
    assert meant in index.near(typed)


@pytest.mark.parametrize("typed", ["tom", "xyzxyz", "", "7"])
def test_no_typo(index: NameIndex, typed: str) -> None:
    """Short words and strangers are near nothing."""
    assert index.near(typed) == []


def test_initials(index: NameIndex) -> None:
    """A name is found by its initials, figures whole."""
    assert index.with_initials("mi7") == [("f:1", "mission impossible 7")]
    assert [initials(key) for key in ("top gun maverick", "dune", "2001 a space odyssey")] == ["tgm", None, "2001aso"]


def test_parts() -> None:
    """A word with each letter left out, and itself."""
    assert parts_of("dune") == {"dune", "une", "dne", "due", "dun"}


def test_the_file_follows_the_store(tmp_path: Path) -> None:
    """The same stamp opens the file; another takes in the difference; a broken file is made anew."""
    file = tmp_path / "names.db"
    open_index(NAMES, file, "1").close()
    stands = open_index([], file, "1")
    assert stands.with_words([["cruise"]]) == [("p:2", "tom cruise")]
    stands.close()
    fewer = open_index([*NAMES[2:], ("p:9", "tom hanks")], file, "2")
    assert (fewer.with_words([["cruise"]]), fewer.with_words([["hanks"]])) == ([], [("p:9", "tom hanks")])
    assert fewer.starting("tom", 5) == [("p:9", "tom hanks")]
    fewer.close()
    file.write_bytes(b"not a database")
    assert open_index(NAMES, file, "2").with_words([["cruise"]]) == [("p:2", "tom cruise")]
    assert [path.name for path in tmp_path.iterdir()] == ["names.db"]
