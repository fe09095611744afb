"""What a company is to a film, by what it is known for and by its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.reading.phrases import Phrases
from loaders.reading.skeleton import Sign
from loaders.reading.statement import Statement
from loaders.reading.words import is_place, organisations, words

RELEASING = frozenset("major distributor streamer network chain".split())
TAKINGS = re.compile(r"\b(?:gross\w*|screens|theaters|weekend|opened|million|box office|\$|release)(?: |$)")
NAMED = re.compile(
    r"\b(?:Pictures|Films?|Studios?|Entertainment|Productions?|Media|Releasing|Television|Engine|Works|Projects|Company|House|Bros|Cinema)\b"
)


def listed(signs: Sequence[Sign]) -> list[Sign]:
    """Companies of a list that only the wording tells to be one; a place or a person among them is a company where one is known."""
    signs = [sign for sign in signs if sign.kind == "organisation" or not _countries(sign.text)]
    sure = [sign for sign in signs if sign.kind == "organisation" or NAMED.search(sign.name)]
    return [s for s in signs if sure and (s.kind != "person" or NAMED.search(s.name))] or [s for s in signs if len(signs) == 1 and s.kind == "name"]


def _countries(name: str) -> bool:
    """Whether a name joins places: "a France-Latvia co-production" names no company."""
    parts = re.split(r"[-–]", name)
    return len(parts) > 1 and all(map(is_place, parts))


def of_producers(sentences: Sequence[Phrases], direct: Sequence[Statement]) -> Iterator[Statement]:
    """ "produced by P for O and P of O": the companies of those who produce."""
    everywhere = {(str(s.object), s.subject) for s in direct if s.predicate == "producer"}
    for phrases in sentences:
        notes = [note for note in phrases.notes if note.what in {"affiliation", "banner"}]
        made = {(str(s.object), s.subject) for s in direct if notes and s.line is phrases.line and s.predicate == "producer"}
        called = {name for name, said in phrases.trades.items() if said == ("producer",)}
        made |= {(name, film) for name, film in everywhere if notes and name in called and film == phrases.line.focus}
        for note in notes:
            for film in sorted({film for name, film in made if name == note.left.name or note.what == "banner"}):
                if note.right.name != film:
                    yield Statement(film, "production_company", note.right.name, phrases.line, rule="producer’s " + note.what)
                if note.what == "banner":
                    yield Statement(film, "producer", note.left.name, phrases.line, rule="under a banner")


SHOWING = frozenset({"network", "streamer", "chain"})


def _is_for(sign: Sign, phrases: Phrases) -> bool:
    """Whether something is made for the company: "a Mill Bay production for the BBC"."""
    chars = "".join(char for char, other in phrases.line.skeleton.signs.items() if other == sign)
    return bool(chars and re.search(rf"\bfor (?:the )?[{chars}]", phrases.text))


def credit_of(state: str, sign: Sign, phrases: Phrases) -> str:
    """What a company is to a film that is "from" it: who releases it where it is known for that, else who makes it."""
    kind = organisations().get(sign.name, ("", ""))[1]
    if kind == "carrier":
        return ""
    if state not in {"company", "releasing"}:
        ordered = state == "production_company" and kind in SHOWING and _is_for(sign, phrases)
        return "distributor" if ordered else state
    if sign.name == "Broadway" or (not kind and sign.name.split()[-1] in words("other_suffix")):
        return ""
    if kind in RELEASING:
        return "distributor"
    if state == "releasing" or kind in {"sales", "agency", "publisher"}:
        return ""
    return "distributor" if not kind and not sign.name.endswith("Animation") and TAKINGS.search(phrases.text) else "production_company"
