"""A spaCy pipeline as the finder of names, under the grammar of the default reader."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.model import Document, Reading
from loaders.reading.mending import Tagged
from loaders.reading.reader import read
from loaders.reading.text import Sentence
from loaders.reading.version import READER

if TYPE_CHECKING:
    from spacy.language import Language

KINDS = {
    "WORK_OF_ART": "film", "PERSON": "person", "PER": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place",
    "EVENT": "other", "NORP": "other", "PRODUCT": "other", "MISC": "other",
}  # fmt: skip
"""What the labels of spaCy's pipelines are called here; those that name nothing (dates, sums) are left out."""


@dataclass(frozen=True, slots=True)
class SpacyNames:
    """The default reader with the entities of a pipeline in the place of its own tagger."""

    pipeline: Language
    version: str

    def read(self, document: Document) -> Reading:
        return read(document, tagger=lambda body, *_: self._names(document.text, body), version=self.version)

    def _names(self, text: str, body: Sequence[Sentence]) -> list[list[Tagged]]:
        return [self._in(sentence, text) for sentence in body]

    def _in(self, sentence: Sentence, text: str) -> list[Tagged]:
        """The entities of one sentence, by its own tokens."""
        starts = [token.start - sentence.start for token in sentence.tokens]
        found = self.pipeline(text[sentence.start : sentence.end]).ents
        tagged = [
            Tagged(max(0, bisect_right(starts, entity.start_char) - 1), bisect_left(starts, entity.end_char), KINDS[entity.label_])
            for entity in found if entity.label_ in KINDS
        ]  # fmt: skip
        return [name for at, name in enumerate(tagged) if not at or name.first >= tagged[at - 1].last]


def spacy_names(name: str) -> SpacyNames:
    """The reader with an installed pipeline. Raises InputError where spaCy or the pipeline is not there."""
    try:
        import spacy  # noqa: PLC0415 - an extra, and heavy
    except ImportError:
        raise InputError("spacy", "is not installed", expected="pip install 'reelgraph[spacy]'") from None
    try:
        pipeline = spacy.load(name)
    except OSError:
        raise InputError(name, "no pipeline of spaCy is called so here", expected=f"python -m spacy download {name}") from None
    return SpacyNames(pipeline, f"spacy:{name}-{pipeline.meta.get('version', '')}/{READER}")
