"""How much room names take: there is no font at hand to measure with, so widths are those of common letters."""

from __future__ import annotations

TITLES = frozenset({"film", "series", "work"})
"""Kinds whose names are titles, and set as such: italic, in the serif."""
ONE_LINE = 20
"""Letters of a name that stand in one line."""
_NARROW, _WIDE = frozenset("iljtfrI.,:;'|!()[] "), frozenset("mwMW@%")


def size(kind: str, radius: float) -> float:
    """The size of a node's name in pixels: the weightier the node, the larger, and titles larger than other names."""
    return min((14.0 if kind in TITLES else 12.5) + max(radius - 14.0, 0.0) * 0.3, 19.0)


def width(text: str) -> float:
    """About how wide a text is, in ems of its size."""
    return sum(0.32 if c in _NARROW else 0.88 if c in _WIDE else 1.0 if c >= "\u2e80" else 0.68 if c.isupper() else 0.56 for c in text)


def lines(text: str, most: int = 40) -> tuple[str, ...]:
    """A name as it stands in the picture: cut at `most` letters, and in two lines where it is long.

    >>> lines("Fantastic Beasts and Where to Find Them")
    ('Fantastic Beasts and', 'Where to Find Them')
    """
    text = cut(text, most)
    gaps = [place for place, c in enumerate(text) if c == " "]
    if len(text) <= ONE_LINE or not gaps:
        return (text,)
    gap = min(gaps, key=lambda place: (abs(2 * place + 1 - len(text)), place))
    return text[:gap], text[gap + 1 :]


def cut(text: str, most: int) -> str:
    """The text, or its beginning and a dot-dot-dot.

    >>> cut("Mission: Impossible", 9)
    'Mission:…'
    """
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
