"""Full names of prizes, which are one name however many small words they have: "Academy Award for Best Animated Short Film"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Span
from loaders.reading.words import words

BODY = r"(?!Best |The |Awards? |Prizes? )[A-Z][\w.’'-]* (?:(?:(?!Awards? |Prizes? |Globes? |Oscars? )[A-Z][\w.’'-]*|of|di|de|and|&) ){0,6}?(?:Award|Prize|Donatello|César|Lion|Bear|Globe|Horse|Lola|Leopard)|Oscar|BAFTA|Goya|César|Emmy|Golden Globe"
CATEGORY = rf"(?:(?:Second )?Best|Outstanding|Worst|Most Promising)(?: (?:(?:{'|'.join(sorted(word.title() for word in words('category')))}|TV|VFX|Live-Action|Non-Feature|Subject|Presentation|Screenwriter|in|a|an|of|or|and|by|for(?= (?:Television|TV|a|an) )|&|/|-|–)(?![\w’'-])))+"
FULL = re.compile(rf"\b(?P<body>{BODY})s? for (?:the |a |an )?(?P<c>{CATEGORY})(?: (?:in|on) (?:[A-Z][a-z]+(?: |\b))+)?")
FESTIVAL = re.compile(
    r"\b(?:(?:Career|Lifetime) Achievement |Honorary |Special )?(?:Golden|Silver|Crystal|Platinum|Bronze) (?:Bear|Lion|Leopard|George|Globe|Horse|Palm|Shell|Film|Alexander|Space Needle|Pyramid|Peacock|Eye|Iris|Raven|Hugo)s?\b(?! Awards?)|"
    r"\b(?:Short Film )?Palme d[’'][Oo]r\b|\b(?:Lux|LUX|Nordic Council Film|Alfred Bauer|FIPRESCI|Grand Jury|Special Jury|Jury) Prize\b|\bUn Certain Regard(?: (?:Award|Prize))?\b"
)
ENDING = re.compile(r"\b(?:Award|Prize|Trophy|Medal|Cup|Honou?r)s?$")
"""How a name ends that can only be a prize's."""
LAST = re.compile(r"(?: (?:and|in|a|an|of|or|by|for|the|-|–|/|&))+$")


def named(text: str) -> Iterator[Span]:
    """Where prizes stand in full.

    >>> text = "It won the BAFTA Award for Best Short Film and the Golden Lion."
    >>> [span.of(text) for span in named(text)]
    ['BAFTA Award for Best Short Film', 'Golden Lion']
    """
    for match in FULL.finditer(text):
        yield Span(match.start(), match.start() + len(LAST.sub("", match.group())))
    for match in FESTIVAL.finditer(text):
        yield Span(*match.span())
