"""How many awards: as a sentence counts them ("won five Oscars"), else as many as are told by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from queries.answer import Evidence
from queries.ask.lexicon import lexicon
from queries.ask.meaning import Event, Meaning, Named, Prize, walk

_NUMBERS = "two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()


def tally(meaning: Meaning, names: Sequence[str], proof: Sequence[Evidence]) -> tuple[int, tuple[str, ...]] | None:
    """The number of prizes of a body, with notes on it; None where something else is counted."""
    prize = next((part for part in walk(meaning) if isinstance(part, Prize)), None)
    event = next((part for part in walk(meaning) if isinstance(part, Event) and part.asked == "o"), None)
    if prize is None or event is None or event.frame not in {"award", "nominated"}:
        return None
    called = {name for award in prize.names for name in lexicon().called(f"award {award.labels[0]}") or (award.labels[0].lower(),)}
    plain = [name for name in names if name.lower() in called]
    number = len(names) - len(plain) or len(plain)
    told = [part.labels[0] for _, part in event.args if isinstance(part, Named)]
    said = max(_said(proof, told, called), default=("", 0, ""))
    if said[1] > number:
        return said[1], (f"counted by an article: “{said[2]}”",)
    if plain and number == 1:
        return number, (f"“{plain[0]}” can stand for several",)
    return number, ()


def _said(proof: Sequence[Evidence], told: Sequence[str], called: set[str]) -> Iterator[tuple[str, int, str]]:
    """Day, number and sentence of those that count such prizes after the name of who won them."""
    count = re.compile(rf"\b({'|'.join(_NUMBERS)}|\d\d?)(?: [\w’'-]+){{0,2}}? (?:{'|'.join(map(re.escape, sorted(called)))})s?\b", re.IGNORECASE)
    for one in proof:
        if match := count.search(one.quote):
            before = one.quote[: match.start()].casefold()
            if any(name.casefold() in before for name in told):
                word = match[1].lower()
                yield one.day, int(word) if word.isdigit() else _NUMBERS.index(word) + 2, one.quote
