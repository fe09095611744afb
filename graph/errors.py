"""What can go wrong, as one small tree.

    ReelgraphError
    ├── InputError        a source could not be read: missing, empty, broken, too large, not an article
    │   └── FetchError    an address did not answer, or must not be asked
    ├── StoreError        the store is missing, locked, of another format, or refuses a claim
    │   └── RemoteError   a SPARQL endpoint answered with an error, or not at all
    ├── QueryError        a query or question that cannot be run
    ├── OutputError       a file of results could not be written
    └── UnknownName       nothing in the graph has this name

Every message is one line: what, where, what was expected, and the nearest known name where there is one.
"""

from __future__ import annotations

from collections.abc import Sequence


class ReelgraphError(Exception):
    """Anything a user can mend; its text is the one line that the command prints."""


class InputError(ReelgraphError):
    """A source could not be read.

    >>> str(InputError("articles.jsonl:17", "invalid JSON", expected="one object a line"))
    'articles.jsonl:17: invalid JSON (expected one object a line)'
    """

    def __init__(self, where: str, what: str, *, expected: str = "") -> None:
        super().__init__(f"{where}: {what}" + (f" (expected {expected})" if expected else ""))
        self.where = where


class FetchError(InputError):
    """An address did not answer, or must not be asked."""


class StoreError(ReelgraphError):
    """The store is missing, locked, of another format, or refuses what it was given."""


class RemoteError(StoreError):
    """A SPARQL endpoint answered with an error, or not at all."""


class QueryError(ReelgraphError):
    """A query or question that cannot be run."""


class OutputError(ReelgraphError):
    """A file of results could not be written."""


class UnknownName(ReelgraphError):  # noqa: N818 - reads as the sentence it prints
    """Nothing in the graph has this name.

    >>> str(UnknownName("Hailey Atwel", ["Hayley Atwell"]))
    'nothing is called "Hailey Atwel"; did you mean Hayley Atwell?'
    """

    def __init__(self, name: str, nearest: Sequence[str] = ()) -> None:
        hint = f"; did you mean {' or '.join(nearest)}?" if nearest else ""
        super().__init__(f'nothing is called "{name}"{hint}')
        self.name = name
        self.nearest = tuple(nearest)
