"""What a company is to a film, by what it is known for and by its name."""

from __future__ import annotations

import re

from loaders.phrases import Phrases
from loaders.skeleton import Sign
from loaders.words import organisations

RELEASING = frozenset("major distributor streamer network chain".split())
TAKINGS = re.compile(r"\b(?:gross\w*|screens|theaters|weekend|opened|million|box office|\$|release)(?: |$)")
NAMED = re.compile(
    r"\b(?:Pictures|Films?|Studios?|Entertainment|Productions?|Media|Releasing|Television|Engine|Works|Projects|Company|House|Bros|Cinema)\b"
)


def credit_of(state: str, sign: Sign, phrases: Phrases) -> str:
    """What a company is to a film that is "from" it: who releases it where it is known for that, else who makes it."""
    if state not in {"company", "releasing"}:
        return state
    kind = organisations().get(sign.name, ("", ""))[1]
    if kind in RELEASING:
        return "distributor"
    if state == "releasing" or kind in {"sales", "agency", "publisher"}:
        return ""
    return "distributor" if not kind and TAKINGS.search(phrases.text) else "production_company"
