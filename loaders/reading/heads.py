"""Noun phrases folded into the name at their head: trades, owners, adjectives, companies, roles."""

from __future__ import annotations

import re

from loaders.reading.folded import Folded
from loaders.reading.phrases import Note, modifier, table, trades
from loaders.reading.prizewords import PRIZED, prize_at, prizes_before

LONGEST = 9
"""Words before a name that may belong to its noun phrase."""
ADAPTED = frozenset("adaptation adaptations based adapted adapting adapts inspired remake reimagining retelling".split())
PERSONAL = re.compile(r"(?!The |A )[A-Z][\w’.-]+(?: [A-Z][\w’.-]+){1,3}")
COMPANY_NAME = re.compile(
    r"\b(?:Pictures|Films?|Studios?|Entertainment|Productions?|Media|Critics|Awards?|Group|House|Festival|Society|Guild|Club|University|Times|Company|Movie|Show|Story|Series)\b"
)
MANY = frozenset("films features movies titles documentaries dramas comedies thrillers shorts pics".split())
WRITTEN = frozenset("novel book memoir novella bestseller song single album track hit-song autobiography biography column podcast poem".split())
"""What a possessor wrote or sang is no film of his."""
VEHICLE = frozenset({"starrer", "vehicle"})
VERB_LIKE = frozenset("stars co-stars leads heads hosts features".split())
"""Nouns that before a name are as likely verbs; grammar reads them."""
AFTER_CHARACTER = frozenset(["", *", . ; — : and or in who with whose while opposite alongside as from on for is was that & along plus to at ( ) — - ?".split()])
"""What may follow a character's name; anything else makes it the first part of a description ("a DEA agent")."""
BANNERS = frozenset("via through for under".split())
"""What joins a producer to the company that the film is made by."""
PRODUCING = frozenset("produce produces produced producing producer producers production executive-produce executive-produces co-produce".split())
COMPANY_WORDS = frozenset(
    "the his her their its new banner company label shingle production outfit production-company studio london-based la-based".split()
)


def fold(words: Folded, kind: str) -> None:
    """Drop what stands before each name of the kind as its noun phrase, and note what it told."""
    at = 0
    while at < len(words.words):
        if words.kind(at) == kind or (kind == "person" and _named_by_trade(words, at)):
            start = START[kind](words, at)
            del words.words[start:at]
            at = start
        at += 1


def _named_by_trade(words: Folded, at: int) -> bool:
    """Whether a name of unknown kind follows a noun of trade: it is a person's."""
    return words.kind(at) == "name" and words.word(at - 1) in trades() and words.word(at - 1) not in VERB_LIKE | {"band"}


# -- where a noun phrase begins -------------------------------------------------------------------


def _person(words: Folded, at: int) -> int:
    start, seen = _modifiers(words, at, frozenset(trades()))
    prizes_before(words, start, at)
    said = _trades_said(words, start, at, seen)
    if not said and words.word(at - 1) == "'s" and words.kind(at - 2) == "organisation":
        words.note("affiliation", at, at - 2)
        return _article(words, at - 2)
    if not said:
        return _article(words, at)
    said = tuple(credit for credit in said if credit != "neutral")
    if said:
        words.trades.setdefault(words.name(at), said)
    if any(word.endswith("s") or word in {"duo", "trio", "pair", "team"} for word in seen if word in trades()):
        words.plural.add(words.name(at))
    credited = words.kind(start - 1) == "film" or (words.word(start - 1) == "'s" and words.kind(start - 2) == "film")
    return at if credited else start


OFFICES = {
    "director": frozenset("casting art creative artistic managing music festival executive deputy technical program programme museum associate stage theater theatre theatrical photography assistant unit".split()),
    "producer": frozenset("festival theater theatre theatrical music record line field podcast stage radio news segment".split()),
}
"""What makes a director or producer one of something else than films."""


def _trades_said(words: Folded, start: int, at: int, seen: list[str]) -> tuple[str, ...]:
    """The credits that the nouns before a name mean: none that is recorded for a "casting director"."""
    found: dict[str, None] = {}
    for i in range(start, at):
        word = words.words[i]
        if word in seen and word in trades():
            office = words.word(i - 1) in OFFICES.get(word.removesuffix("s"), ())
            found.update(dict.fromkeys(("other",) if office else trades()[word]))
    return tuple(found)


def _organisation(words: Folded, at: int) -> int:
    start, seen = _modifiers(words, at, table("companies", "nouns"))
    start = start if seen else _article(words, at)
    if words.word(start - 1) == "'s" and words.kind(start - 2) in {"place", "person", "name"}:
        if words.kind(start - 2) == "person":
            words.note("affiliation", start - 2, at)
        return _article(words, start - 2)
    return start


OF_SOMEBODY = frozenset("biopic biography documentary doc docuseries bio-drama mockumentary docudrama".split())
"""What is about whoever stands before it: "the Ana Lind biopic"."""


def _film(words: Folded, at: int) -> int:
    start, seen = _modifiers(words, at, table("films", "nouns"))
    prizes_before(words, start, at)
    if any(word in MANY for word in seen):
        words.plural.add(words.name(at))
    if "short story" in " ".join(words.words[start:at]):
        return at
    if words.word(start - 1) == "'s" and (words.kind(start - 2) in {"person", "organisation"} or _personal(words, start - 2)):
        return _owned(words, start, at, seen)
    if (seen or words.refers(at)) and words.kind(start - 1) == "organisation":
        start = _companies_before(words, start, at)
        owned = words.word(start - 1) == "'s" and words.kind(start - 2) == "person"
        return _owned(words, start, at, seen) if owned else _article(words, start)
    if seen and words.kind(start - 1) == "person" and not OF_SOMEBODY & set(seen):
        words.note("actor" if VEHICLE & set(seen) else "attributive", at, start - 1)
        if VEHICLE & set(seen):
            return start - 1
    if not (seen or _loose(words, start, at)):
        start = _article(words, at)
    if not seen and words.word(at - 1) == "," and (owner := _apposed_owner(words, at - 1)):
        words.note("company" if words.kind(owner) == "organisation" else "owner of film", at, owner)
        return owner
    if words.word(start) in {"his", "her"} and start < at:
        words.note("his film" if seen else "his", at, at)
    return start


def _apposed_owner(words: Folded, comma: int) -> int:
    """Where the possessor stands in "P 's directorial debut , F": the noun phrase before the comma is one for a film; 0 where there is none."""
    start, seen = _modifiers(words, comma, table("films", "nouns"))
    owner = start - 2
    ended = words.word(comma - 1) in table("films", "nouns") and not WRITTEN & set(words.words[start:comma])
    return owner if seen and ended and words.word(start - 1) == "'s" and words.kind(owner) in {"person", "organisation"} and not words.refers(owner) else 0


def _companies_before(words: Folded, start: int, at: int) -> int:
    """The start of "O / O feature F", with the companies noted."""
    start -= 1
    words.note("company", at, start)
    while words.word(start - 1) == "/" and words.kind(start - 2) in {"organisation", "place"}:
        start -= 2
        if words.kind(start) == "organisation":
            words.note("company", at, start)
    return start


def _owned(words: Folded, start: int, at: int, seen: list[str]) -> int:
    """The start of "P ’s … F", with its owner noted."""
    owner = start - 2
    if WRITTEN & set(words.words[start:at]):
        return at
    if ADAPTED & set(words.words[max(0, owner - 4) : owner]):
        words.note("author", at, owner)
        return _article(words, owner)
    what = "company" if words.kind(owner) == "organisation" else "owner of film" if seen else "owner"
    words.note(what, at, owner)
    while words.word(owner - 1) in {"and", "&", ",", "/"} and (other := _fellow(words, owner)) is not None:
        words.note(what, at, other)
        owner = other
    return _person(words, owner) if words.kind(owner) == "person" else _article(words, owner)


def _fellow(words: Folded, owner: int) -> int | None:
    """Another owner before this one: "P and P ’s F", "O ’s and O ’s F"."""
    other = owner - 2 - (words.word(owner - 2) == "'s")
    listed = words.word(owner - 1) != "," or words.kind(owner) == "organisation"
    return other if listed and words.kind(other) == words.kind(owner) in {"person", "organisation"} else None


START = {"film": _film, "person": _person, "organisation": _organisation}


def _personal(words: Folded, at: int) -> bool:
    """Whether a name of unknown kind is shaped like a person's: an initial or two words, none of them a company's."""
    return words.kind(at) == "name" and bool(PERSONAL.fullmatch(words.name(at))) and not COMPANY_NAME.search(words.name(at))


def _modifiers(words: Folded, at: int, nouns: frozenset[str]) -> tuple[int, list[str]]:
    """Back over the words that may modify the name at `at`; the nouns of its kind among them."""
    seen: list[str] = []
    start = at
    for i in range(at - 1, max(-1, at - 1 - LONGEST), -1):
        word = words.words[i]
        if word in table("words", "determiners"):
            return i, seen
        if word in {"and", "/", "&"} and i + 1 == start and seen and words.word(i - 1) in nouns:
            start = i
            continue
        if _verbal(words, i) or not (word in nouns or _joins_prizes(words, i) or _inside(words, i, start < at) or modifier(word)):
            break
        if word in nouns:
            seen.append(word)
        start = i
    return start, seen


def _verbal(words: Folded, at: int) -> bool:
    """Whether a word that may be a noun is the verb here ("which stars P", "to lead P")."""
    word = words.words[at]
    return word in VERB_LIKE or (word in {"star", "lead", "host"} and words.word(at - 1) in {"to", "will", "and", "which"})


def _joins_prizes(words: Folded, at: int) -> bool:
    """ "winning" after a prize, a prize, and what stands between two prizes."""
    if words.words[at] in {"and", "&", "—", "-", ","}:
        beside = PRIZED.search(words.word(at + 1)) or PRIZED.search(words.word(at - 1))
        return bool(beside and words.words[at] != ",") or bool((prize_at(words, at + 1) or words.word(at + 1) == "and") and (prize_at(words, at - 1) or words.word(at - 1) == "-"))
    return bool(PRIZED.search(words.words[at]) and (prize_at(words, at - 1) or words.word(at - 1) in {"-", "—"})) or (
        words.kind(at) in {"name", "person"} and bool(prize_at(words, at)) and bool(PRIZED.search(words.word(at + 1)))
    ) or (words.kind(at) in {"name", "other"} and words.word(at + 1).startswith("award-")
    )


def _inside(words: Folded, at: int, begun: bool) -> bool:  # noqa: FBT001  # an answer of the caller's
    """A date or prize inside a noun phrase ("the 1982 Oscar winner F", "last year ’s F")."""
    if words.words[at] == "'s" and words.kind(at - 1) == "date":
        return True
    passing = words.kind(at) in {"date", "other"} or (words.kind(at) == "name" and words.name(at).isdigit())
    return passing and (begun or words.word(at - 1) in table("words", "determiners") | {"'s"})


def _loose(words: Folded, start: int, at: int) -> bool:
    """Whether all words before a title are plain adjectives that may be dropped."""
    allowed = table("films", "adjectives") | table("words", "determiners") | table("films", "nouns")
    return all(word in allowed or words.kind(i) in {"date", "other"} or word == "'s" for i, word in enumerate(words.words[start:at], start))


def _article(words: Folded, at: int) -> int:
    return at - 1 if words.word(at - 1) in {"the", "a", "an", "fellow"} else at


# -- what belongs to a name -----------------------------------------------------------------------


def belonging(words: Folded) -> None:
    """Fold "P of O" and "P as C" into P."""
    at = 0
    while at < len(words.words):
        if words.kind(at) == "person":
            _company_of(words, at)
            _role_of(words, at)
        at += 1


def _company_of(words: Folded, at: int) -> None:
    step = at + 1 + (words.word(at + 1) == "," and words.word(at + 2) == "of")
    if words.word(step) not in {"of", "from", "at"} and not (words.word(step) in BANNERS and PRODUCING & set(words.words)):
        return
    end = step + 1
    while end < step + 5 and (words.word(end) in COMPANY_WORDS or modifier(words.word(end))):
        end += 1
    unknown = words.kind(end) == "name" and (words.word(step) == "of" or (end > step + 1 and words.word(end - 1) in COMPANY_WORDS))
    short = words.word(step) in BANNERS and end == step + 1 and words.kind(end) in {"name", "person"} and " " not in words.open(end)[0].text and words.word(end + 1) in {",", "and", "&", ".", ";", ""}
    if words.kind(end) == "organisation" or unknown or short:
        what = "banner" if words.word(step) in BANNERS else "affiliation"
        words.note(what, at, end)
        while words.word(end + 1) in {"and", "&", ","} and words.kind(end + 2) == "organisation":
            end += 2
            words.note(what, at, end)
        end += words.word(end + 1) in COMPANY_WORDS
        del words.words[at + 1 : end + 1]


def _role_of(words: Folded, at: int) -> None:
    """ "P as the villainous C", "P reprising the role of C": a role, told in passing."""
    joint = next((joint for joint in PLAYING if tuple(words.words[at + 1 : at + 1 + len(joint)]) == joint), ())
    if not joint:
        return
    end = at + 1 + len(joint)
    while end < at + 10 and (modifier(words.word(end)) or words.word(end) in table("words", "determiners") or _yet(words, end)):
        if words.word(end) in trades() and words.word(end) not in {"lead", "star", "head", "chief", "agent"}:
            return
        end += 1
    if _paired(words, at, end) or (words.word(end - 1) in {"a", "an"} and words.word(end + 1) == "and"):
        return
    if words.kind(end) in {"person", "name", "film"} and words.word(end + 1) in AFTER_CHARACTER:
        words.note("role", at, end)
        del words.words[at + 1 : end + 1]


def _yet(words: Folded, at: int) -> bool:
    """Whether the word joins two adjectives: "the sharp-minded but heartbroken C"."""
    return words.word(at) in {"but", "yet", "and"} and all(modifier(words.word(i)) and words.word(i) not in trades() for i in (at - 1, at + 1))


def _paired(words: Folded, at: int, first: int) -> bool:
    """ "P and Q as C and D": one part each, in this order."""
    people, parts = [at], [first]
    while words.word(people[-1] - 1) in {"and", "&", ","} and words.kind(people[-1] - 2) == "person":
        people.append(people[-1] - 2)
    while words.word(parts[-1] + 1) in {"and", "&", ","} and words.kind(parts[-1] + 2) in {"person", "name"}:
        parts.append(parts[-1] + 2)
    if len(people) != len(parts) or len(parts) < 2 or words.word(parts[-1] + 1) not in AFTER_CHARACTER - {"as"}:
        return False
    for person, part in zip(reversed(people), parts, strict=True):
        words.note("role", person, part)
    del words.words[at + 1 : parts[-1] + 1]
    return True


PLAYING = (
    ("as", "the", "voice", "of"), ("voicing", "the", "role", "of"), ("reprising", "the", "voice", "of"), ("lending", "voice", "to"),
    ("as",), ("returning", "as"), ("appearing", "as"), ("playing",), ("voicing",), ("portraying",), ("cast", "as"),
    *(("reprising", whose, "role", joint) for whose in ("his", "her", "their", "the") for joint in ("as", "of")),
    ("in", "the", "role", "of"), ("taking", "on", "the", "role", "of"), ("in", "the", "title", "role", "of"),
)  # fmt: skip


def territories(words: Folded) -> None:
    """Fold "O for Belgium" into O."""
    at = 0
    while at < len(words.words):
        place = words.word(at + 1) in {"for", "in"} and words.kind(at + 2) == "place"
        if words.kind(at) == "organisation" and place and words.word(at + 3) in {",", "and", ".", "", ";"}:
            del words.words[at + 1 : at + 3]
        at += 1


# -- credits in passing ---------------------------------------------------------------------------


def credited(words: Folded) -> None:
    """ "F star P", "F director P and P": the people's credit, and no mention of F."""
    at = 0
    while at < len(words.words):
        if words.kind(at) == "film":
            _credited_at(words, at)
        at += 1


def _credited_at(words: Folded, at: int) -> None:
    first = end = at + 1 + (words.word(at + 1) == "'s")
    seen: list[str] = []
    while end < first + 6 and (words.word(end) in trades() or modifier(words.word(end)) or (seen and words.word(end) in {"and", "/", "&"})):
        seen += [words.word(end)] if words.word(end) in trades() else []
        end += 1
    if not seen and end == at + 2 and words.kind(end) == "person" and words.word(end + 1) != "'s":
        words.note("known", end, at)
        del words.words[at:end]
        return
    if not seen or words.kind(end) not in {"person", "name"} or words.word(first) == "stars":
        return
    said = tuple(dict.fromkeys(credit for word in seen for credit in trades()[word]))
    people = words.sharing(words.open(end)) if any(word.endswith(("s", "duo", "team")) for word in seen) else words.open(end)[:1]
    for sign in people:
        words.trades.setdefault(sign.name, said)
        words.notes += [Note(credit, film, sign, at) for credit in said for film in words.open(at)]
    del words.words[at:end]
