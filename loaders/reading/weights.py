"""Tables of learned weights: a row of whole numbers by each feature, added up many at a time.

A row is one large number, in which each weight has 32 bits of its own: adding two of them adds all their weights. So many rows are
written that each is taken apart when it is first asked for; an article needs one in a hundred.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.resources import files
from struct import Struct

BITS = 32
MOST = 200_000
"""Rows that are kept at once."""


class Weights(dict[str, int]):
    """Rows by feature; 0 for one that has none."""

    def __init__(self, written: Mapping[str, str], size: int) -> None:
        """`written` has the numbers of each row as they stand in the file, `size` of them."""
        super().__init__()
        self._written = written
        self._bytes = size * BITS // 8
        self._zeros = sum(1 << BITS - 1 << BITS * place for place in range(size))
        """Half of what each place can hold, so that sums below zero take nothing from the place after them."""
        self._unpack = Struct(f"<{size}I").unpack

    def __missing__(self, feature: str) -> int:
        text = self.written(feature)
        if text is None:
            return 0
        if len(self) >= MOST:
            self.clear()
        row = self[feature] = packed(map(int, text.split(",")))
        return row

    def written(self, feature: str) -> str | None:
        """The row of a feature as it stands in the file."""
        return self._written.get(feature)

    def total(self, features: Iterable[str], base: int = 0) -> int:
        """The sum of their rows, and of another row."""
        return sum(map(self.__getitem__, features), base)

    def numbers(self, row: int) -> tuple[int, ...]:
        """The weights of a row, each greater by `HALF`."""
        return self._unpack((row + self._zeros).to_bytes(self._bytes, "little"))


HALF = 1 << BITS - 1


def packed(numbers: Iterable[int]) -> int:
    """A row of weights as one number.

    >>> Weights({}, 2).numbers(packed([3, -5]) + packed([1, 2])) == (4 + HALF, -3 + HALF)
    True
    """
    return sum(number << BITS * place for place, number in enumerate(numbers))


def table(name: str) -> dict[str, str]:
    """The rows of a file of weights by their keys, the numbers as they are written there."""
    text = files("loaders.reading").joinpath(f"data/{name}.tsv").read_text(encoding="utf-8")
    parts = text.rstrip("\n").replace("\n", "\t").split("\t")
    return dict(zip(parts[::2], parts[1::2], strict=True))
