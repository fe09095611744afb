"""Folding a sentence, step by step: brackets, other names, films, people, what belongs to them, companies."""

from __future__ import annotations

from dataclasses import replace

from loaders.reading import aliases, brackets, heads, lists
from loaders.reading.coreference import Line
from loaders.reading.folded import Folded
from loaders.reading.phrases import Phrases
from loaders.reading.simple import simpler


def fold(line: Line) -> Phrases:
    """The sentence with its noun phrases folded."""
    words = Folded(line)
    remarks = brackets.take_out(words)
    whole = _folded(words)
    apart = [_folded(Folded(line, remark)) for remark in remarks]
    return replace(whole, parts=(*simpler(whole), *(replace(whole, text=aside) for aside in words.asides), *apart))


def _folded(words: Folded) -> Phrases:
    aliases.take_out(words)
    heads.fold(words, "film")
    lists.merge(words, "film")
    heads.fold(words, "person")
    heads.belonging(words)
    lists.merge(words, "person")
    heads.credited(words)
    heads.fold(words, "organisation")
    heads.territories(words)
    lists.merge(words, "organisation")
    lists.merge(words, "place")
    return Phrases(words.line, " ".join(words.words), tuple(words.notes), words.trades, words.groups)
