"""Tables of learned weights: a row of whole numbers by each feature, added up many at a time.

A row is one large number, in which each weight has 32 bits of its own: adding two of them adds all their weights. So many rows are
written that each is taken apart when it is first asked for; an article needs one in a hundred.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib.resources import files
from struct import Struct

BITS = 32
HALF = 1 << BITS - 1
"""Half of what a place can hold."""
MOST = 200_000
"""Rows that are kept at once."""


class Weights(dict[str, int]):
    """Rows by feature; 0 for one that has none."""

    def __init__(self, written: Mapping[str, str], size: int, key: Callable[[str], str] | None = None) -> None:
        """`written` has the `size` numbers of each row as they stand in the file, by its feature, or what `key` makes of that."""
        super().__init__()
        self._written = written.get
        self._key = key
        self._bytes = size * BITS // 8
        self._form = Struct(f"<{size}I")
        self._halves = sum(HALF << BITS * place for place in range(size))

    def __missing__(self, feature: str) -> int:
        text = self._written(self._key(feature) if self._key else feature)
        if text is None:
            return 0
        if len(self) >= MOST:
            self.clear()
        row = self[feature] = self.row([int(number) for number in text.split(",")])
        return row

    def total(self, features: Iterable[str], base: int = 0) -> int:
        """The sum of their rows, and of another row."""
        return sum(map(self.__getitem__, features), base)

    def row(self, numbers: Iterable[int]) -> int:
        """A row of these numbers.

        >>> weights = Weights({"a": "3,-5"}, 2)
        >>> weights.numbers(weights.total(["a", "b"], weights.row([1, 2]))) == (4 + HALF, -3 + HALF)
        True
        """
        return int.from_bytes(self._form.pack(*[number + HALF for number in numbers]), "little") - self._halves

    def numbers(self, row: int) -> tuple[int, ...]:
        """The weights of a row, each greater by `HALF`: what a place holds is then never below zero."""
        return self._form.unpack((row + self._halves).to_bytes(self._bytes, "little"))


def table(name: str) -> dict[str, str]:
    """The rows of a file of weights by their keys, the numbers as they are written there."""
    return rows_of(files("loaders.reading").joinpath(f"data/{name}.tsv").read_text(encoding="utf-8"))


def rows_of(text: str) -> dict[str, str]:
    """The rows of a file's text by their keys."""
    parts = text.rstrip("\n").replace("\n", "\t").split("\t")
    return dict(zip(parts[::2], parts[1::2], strict=True))
