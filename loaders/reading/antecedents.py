"""Whom "he", "she" and "the actress" mean: the people of the sentence so far, then those of the sentence before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from loaders.reading.text import Token
from loaders.reading.words import figures, gender, words

WANTED = {"he": "m", "she": "f", "actress": "f", "starlet": "f"}
OPENS = frozenset("while but whereas as when because although though since where — – ; :".split())
"""Words after which a clause has a subject of its own."""
GOVERNS = frozenset("starring by with opposite alongside from of for to featuring".split())
TRADES = frozenset("actor actress director filmmaker star comedian performer helmer thesp multihyphenate writer producer".split())


def is_person(noun: str) -> bool:
    """Whether "the" with the noun is somebody already named: "the actor", "the writer-director"."""
    parts = noun.split("-")
    return noun in PEOPLE or (len(parts) == 2 and TRADES.issuperset(parts))


PEOPLE = frozenset("actor actress director filmmaker star comedian performer helmer thesp multihyphenate".split())
ACTS = frozenset("actor actress star comedian performer thesp starlet stars plays starring portrays playing voices".split())
DIRECTS = frozenset("director filmmaker helmer auteur directs helms directed helmed directing helming writer-director".split())


SUBJECT, FIRST, HERE, OBJECT, BEFORE, OWNER, LATER = 5.0, 4.6, 4.0, 3.2, 3.0, 2.5, 2.0
"""Weights of where a person is named."""
STEP = 0.3
KNOWN = 1.5
"""Weight of a gender or trade that is known to be the right one."""
ALONE = 2.0
"""What it costs, where a trade is meant, to be called by one name only, as characters are."""
OFTEN = 1.0
"""Weight of being the person whom the article names most."""
ABSENT = 1.8
"""Weight of that person by place, where neither this sentence nor the one before names them."""
LISTED = 1.0
"""Weight of several who stood in a list in the sentence before: one of them would not be "he"."""


@dataclass(frozen=True, slots=True)
class _Mention:
    name: str
    owner: bool
    """It only says whose something is ("Nolan’s ‘Tenet’")."""
    subject: bool
    """It opens a clause."""
    object: bool
    """A preposition or "starring" stands before it."""
    last: int = 0
    """Where the name ends."""
    listed: bool = False
    """Another name stands beside it, with nothing but a comma or "and" between."""


class Antecedents:
    """People in the order of the text, of this sentence and of the one before."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = {name: count for name, count in counts.items() if name not in figures() and not name.startswith("The ")}
        self._most = max(self._counts.values(), default=1)
        most = [name for name, count in self._counts.items() if count == self._most]
        self._main = most[0] if len(most) == 1 and self._most > 2 else ""
        self._here: list[_Mention] = []
        self._before: dict[str, bool] = {}
        """The people of the sentence before, each with whether they only stood in a list."""
        self._women: set[str] = set()
        self._trades: dict[str, str] = {}

    def begin(self) -> None:
        """A new sentence; the one before counts only if it names anybody."""
        if self._here:
            named = sorted(self._here, key=lambda m: m.owner)
            self._before = {m.name: all(each.listed for each in named if each.name == m.name) for m in named}
        self._here = []

    def note(self, name: str, toks: Sequence[Token], first: int, last: int, *, owner: bool) -> None:
        """A person named, or meant, by the tokens from `first` to before `last`."""
        before = toks[first - 1].text.casefold() if first else ""
        after = toks[last].text if last < len(toks) else ""
        if after == "/":
            return  # whose photograph it is
        if before in {"actress", "actresses"}:
            self._women.add(name)
        by = toks[first - 2].text.casefold() if first > 1 and before == "by" else ""
        for trade, table in (("actor", ACTS), ("director", DIRECTS)):
            if {before, by, after} & table:
                self._trades.setdefault(name, trade)
        subject = before in OPENS and after.isalpha() and after.islower() and after not in words("connector_weak") | words("connector_strong")
        beside = self._here[-1] if self._here else None
        joined = beside is not None and 0 < first - beside.last < 3 and all(token.text in {",", "and", "&"} for token in toks[beside.last : first])
        if joined and beside:
            self._here[-1] = replace(beside, listed=True)
        self._here.append(_Mention(name, owner and first > 0, subject, before in GOVERNS, last, joined))

    def famous(self, noun: str) -> str | None:
        """The person whom the article names most, if the noun fits; not whom the sentence began with, since that would be said with "she"."""
        person = self.meant(noun, famous=3.0, but=self._here[0].name if self._here else "")
        return person if person and self._counts.get(person, 0) == self._most else None

    def meant(self, word: str, *, famous: float = 1.0, but: str = "") -> str | None:
        """The likeliest person, and not `but`, for a pronoun or noun of trade; `famous` is how much it counts to be named often."""
        wanted = WANTED.get(word, "")
        trade = "director" if word in DIRECTS else "actor" if word in ACTS else ""
        best: dict[str, float] = {}
        for name, weight in self._near():
            gender_ = self._gender(name)
            if name == but or (wanted and gender_ not in {"", wanted}) or (trade and self._trades.get(name, trade) != trade):
                continue
            known = bool(wanted and gender_) + bool(trade and name in self._trades)
            whole = weight - ALONE * bool(trade and " " not in name) + KNOWN * known + famous * OFTEN * self._counts.get(name, 0) / self._most
            best[name] = max(best.get(name, 0.0), whole)
        return max(best, key=lambda name: best[name], default=None)

    def _near(self) -> Iterator[tuple[str, float]]:
        """People with their weight by place: the last subject of a clause, who is named, who owns something, who was named before."""
        subjects = [m.name for m in self._here if m.subject and not m.owner]
        yield from ((name, SUBJECT) for name in subjects[-1:])
        for number, mention in enumerate(self._here):
            yield mention.name, (OWNER if mention.owner else OBJECT if mention.object else HERE if number else FIRST) - number * STEP
        for number, (name, listed) in enumerate(self._before.items()):
            yield name, (LISTED if listed else BEFORE if not number else LATER) - number * STEP
        if self._main:
            yield self._main, ABSENT

    def _gender(self, name: str) -> str:
        return "f" if name in self._women else gender(name)
