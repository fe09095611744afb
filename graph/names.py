"""Names: what two spellings of one name share, how a name goes into an IRI, and which known name was meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from heapq import nlargest
from itertools import pairwise

from graph.hashing import hashed
from graph.vocabulary import BASE

LONGEST_SLUG = 80
"""Characters; a longer name is cut there and told apart by a hash of the whole."""
CLOSE = 0.6
"""How alike two names must be (0 to 1) for one to be proposed for the other."""

_LETTERS = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t",
    "&": " and ", "'": None, "’": None, "‘": None, "ʼ": None, "`": None, "´": None, "′": None, "·": None,
    "\u115f": None, "\u1160": None, "\u3164": None, "\uffa0": None,
})  # fmt: skip
"""What decomposition leaves as it is; apostrophes fall out of words, letters that draw nothing fall out."""
_MARKS = re.compile("[\u0300-\u036f]+")
_INITIALS = re.compile(r"(?<![^\W_])([^\W_])\.\s?(?=[^\W_]\b)")
_ROMANS = (
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x",
    "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx",
)  # fmt: skip
_WORDED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ROMAN = {
    name: str(number)
    for number, name in enumerate(_ROMANS, start=1)
}
_NUMBERS = _ROMAN | {
    word: str(number)
    for number, word in enumerate(_WORDED, start=1)
}
_PARTS = frozenset({"part", "chapter", "volume", "vol", "episode", "book"})
_ARTICLES = frozenset({"the", "a", "an"})
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]+"
)
"""Controls, bidirectional overrides and marks, invisible joints, half surrogate pairs, tags."""
_BREAKS = re.compile("[\t\x0b\x0c\x85\u2028\u2029]|\r\n?|\n")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The key by which spellings of one name meet; empty only for a name of nothing but blanks and controls.

    Case, accents, punctuation, a leading article, "&", and how a sequel is numbered make no difference.

    >>> fold("The Rocky Horror & Co., Part II") == fold("rocky horror and co part two")
    True
    """
    words = _words(name)
    if len(words) > 1 and words[0] in _ARTICLES:
        del words[0]
    numbered = [_number(word, before) for before, word in pairwise(["", *words])]
    return " ".join(numbered) or clean(name).strip().casefold()


_NO_IRI = re.compile("[\U000e0000-\U000e0fff]")
"""Selectors of variants: letters to Python, and in no IRI."""


def slug(name: str) -> str:
    """The name as a piece of an IRI: small letters and figures of any script, and hyphens; never empty.

    >>> slug("Mission: Impossible – Dead Reckoning"), slug("Amélie"), slug("千と千尋")
    ('mission-impossible-dead-reckoning', 'amelie', '千と千尋')
    """
    text = _NO_IRI.sub("", "-".join(_words(name))).strip("-")
    if not text:
        return f"x-{_hash(name)}"
    return text if len(text) <= LONGEST_SLUG else f"{text[:LONGEST_SLUG].rstrip('-')}-{_hash(text)}"


def entity_iri(kind: str, slug: str, base: str = BASE) -> str:
    """Where an entity of that kind (`graph.model.Kind`) lives."""
    return f"{base}{kind}/{slug}"


def clean(text: str, *, lines: bool = False) -> str:
    r"""The text without what a terminal or a page would obey instead of show; line breaks and tabs become blanks.

    With `lines`, line breaks stay, as `\n`.
    """
    if text.isascii() and text.isprintable():
        return text
    seen = _UNSEEN.sub("", text)
    if lines:
        seen = seen.replace("\r\n", "\n").replace("\r", "\n")
        return "\n".join(_BREAKS.sub(" ", line) for line in seen.split("\n"))
    return _BREAKS.sub(" ", seen)


def nearest(name: str, known: Iterable[str], n: int = 3) -> list[str]:
    """Up to `n` of the known names that are most like this one, the best first; none where none is close.

    >>> nearest("Tom Cruze", ["Tom Hanks", "Tom Cruise", "Rome"])
    ['Tom Cruise']
    """
    wanted = fold(name)
    if not wanted:
        return []
    pairs = _bigrams(wanted)
    rough = nlargest(50, ((_shared(pairs, _bigrams(fold(each))), each) for each in set(known)))
    ranked = sorted((-_likeness(wanted, fold(each)), each) for _, each in rough)
    return [each for score, each in ranked if -score >= CLOSE][:n]


# -- steps ----------------------------------------------------------------------------------------


def _words(name: str) -> list[str]:
    """The name's words in small plain letters, without anything but letters, marks and figures."""
    if name.isascii():
        text = name.casefold()
    else:
        text = _MARKS.sub("", unicodedata.normalize("NFKD", clean(name).casefold()))
    text = _INITIALS.sub(r"\1", text.translate(_LETTERS))
    if text.isascii():
        return re.findall(r"[a-z0-9]+", text)
    kept = "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in text)
    return unicodedata.normalize("NFC", kept).split()


def _number(word: str, before: str) -> str:
    """A sequel's number in figures; "I" and "Two" are numbers only after "Part" and its like."""
    if before in _PARTS:
        return _NUMBERS.get(word, word)
    return _ROMAN.get(word, word) if before and word != "i" else word


def _hash(text: str) -> str:
    return hashed(text)[:8]


def _bigrams(key: str) -> set[str]:
    return {left + right for left, right in pairwise(f" {key} ")}


def _shared(left: set[str], right: set[str]) -> float:
    """How much of the smaller one stands in the other, and a little for equal size (Dice)."""
    common = len(left & right)
    return common / min(len(left), len(right)) + 2 * common / (len(left) + len(right))


def _likeness(wanted: str, key: str) -> float:
    """From 0 to 1: how much of both is the same; a name that lies whole in the other is close at least."""
    ratio = SequenceMatcher(None, wanted, key, autojunk=False).ratio()
    inner = set(wanted.split()) <= set(key.split()) or set(key.split()) <= set(wanted.split())
    return max(ratio, 0.8 + ratio / 5) if inner and key else ratio
