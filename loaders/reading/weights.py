"""Tables of learned weights, so many that they are taken apart row by row as they are asked for: an article needs one in a hundred."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import TypeVar

Key = TypeVar("Key")


class Weights(dict[Key, "tuple[int, ...]"]):
    """A row of whole numbers by each key that is in `written`; of any other, KeyError."""

    __slots__ = ("written",)

    def __init__(self, written: Mapping[Key, str]) -> None:
        super().__init__()
        self.written = written

    def __missing__(self, key: Key) -> tuple[int, ...]:
        row = self[key] = row_of(self.written[key])
        return row


def row_of(text: str) -> tuple[int, ...]:
    """The numbers of a row.

    >>> row_of("425,-5")
    (425, -5)
    """
    return tuple(map(int, text.split(",")))


def table(name: str) -> dict[str, str]:
    """The rows of a file of weights by their keys, the numbers as they are written there."""
    text = files("loaders.reading").joinpath(f"data/{name}.tsv").read_text(encoding="utf-8")
    parts = text.rstrip("\n").replace("\n", "\t").split("\t")
    return dict(zip(parts[::2], parts[1::2], strict=True))
