"""A question as words with their places, so that a name is looked up exactly as it was typed."""

from __future__ import annotations

import re

from graph.frozen import dataclass
from graph.names import clean

LONGEST = 80
"""Words; nobody asks more in one breath, and the chart's work grows with the cube."""

_WORD = re.compile(r"[^\s]+")
_EDGES = "\"“”„«»()[]{}<>?!,;:…*_`‚"
_APOSTROPHES = str.maketrans("’‘ʼ`´", "'''''")
_QUOTED = re.compile(r"\"([^\"]+)\"|“([^”]+)”|\[([^\]]+)\]|«([^»]+)»|(?<!\w)[‘']([^’']+(?:[’']\w[^’']*)*)[’'](?!\w)")
_CONTRACTIONS = {
    "didn't": "did not", "doesn't": "does not", "don't": "do not", "isn't": "is not", "aren't": "are not",
    "wasn't": "was not", "weren't": "were not", "hasn't": "has not", "haven't": "have not", "won't": "will not",
    "can't": "can not", "couldn't": "could not", "wouldn't": "would not", "who's": "who is", "what's": "what is",
    "where's": "where is", "when's": "when is", "how's": "how is", "who're": "who are", "that's": "that is",
    "who've": "who have", "who'd": "who would", "who'll": "who will", "what're": "what are", "where'd": "where did",
    "hadn't": "had not", "there's": "there is", "i'd": "i would", "i'm": "i am", "let's": "let us", "whos": "who is",
    "whats": "what is", "wheres": "where is", "whens": "when is",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """One word: as the lexicon spells it, and where it stands in the question."""

    word: str
    start: int
    end: int
    name_like: bool
    """Written with a capital, or with no letters that could have one."""


@dataclass(frozen=True, slots=True)
class Question:
    """The typed text, its words, and the stretches of words (first, one past last) that were put in quotation marks."""

    text: str
    tokens: tuple[Token, ...]
    quoted: tuple[tuple[int, int], ...]

    def typed(self, start: int, end: int) -> str:
        """The text from one word to another as it was typed, without marks at its edges."""
        found = self.text[self.tokens[start].start : self.tokens[end - 1].end]
        return found.strip().strip(_EDGES).strip()


def question(text: str) -> Question:
    """The words of a question.

    >>> [token.word for token in question("Who's in M:I 7?").tokens]
    ['who', 'is', 'in', 'm:i', '7']
    """
    text = " ".join(clean(text).split()) if text.strip() else ""
    text = text.translate(_APOSTROPHES)
    tokens = tuple(_tokens(text))
    return Question(text, tokens, tuple(_quoted(text, tokens)))


def _tokens(text: str) -> list[Token]:
    found: list[Token] = []
    for match in _WORD.finditer(text):
        raw = match.group()
        left = len(raw) - len(raw.lstrip(_EDGES + "'"))
        core = raw.strip(_EDGES + "'")
        comma = raw.rstrip("\"”'").endswith((",", ";"))
        start = match.start() + left
        owned = raw.rstrip(_EDGES).endswith("s'")
        if core:
            found += _split(core, start, owned=owned)
        if comma and core:
            found.append(Token(",", start + len(core), start + len(core), name_like=False))
    return found


def _split(core: str, start: int, *, owned: bool) -> list[Token]:
    low = core.lower()
    end = start + len(core)
    if low in _CONTRACTIONS:
        words = _CONTRACTIONS[low].split()
        return [Token(word, start, end, name_like=False) for word in words]
    if low.endswith("'s") and len(core) > 2:
        return [_token(core[:-2], start), Token("'s", end - 2, end, name_like=False)]
    if owned:
        return [_token(core, start), Token("'s", end, end, name_like=False)]
    if core.isascii() and not any(letter.isalnum() for letter in core) and core != "&":
        return []
    return [_token(core.rstrip(".") or core, start)]


def _token(core: str, start: int) -> Token:
    return Token(core.lower(), start, start + len(core), name_like=not core[0].islower())


def _quoted(text: str, tokens: tuple[Token, ...]) -> list[tuple[int, int]]:
    found = []
    for match in _QUOTED.finditer(text):
        inside = [
            place for place, token in enumerate(tokens)
            if token.start >= match.start() and token.end <= match.end()
        ]  # fmt: skip
        while inside and tokens[inside[-1]].word == ",":
            inside.pop()
        if inside:
            found.append((inside[0], inside[-1] + 1))
    return found
