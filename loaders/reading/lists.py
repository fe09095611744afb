"""Lists of names of one kind, put under one sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.reading.cues import name_step
from loaders.reading.folded import Folded
from loaders.reading.phrases import table
from loaders.reading.skeleton import Sign
from loaders.reading.words import first_names, gender

JOINTS = (
    (",", "and"), (",", "&"), (",", "plus"), (",", "as", "well", "as"), (",", "along", "with"), ("as", "well", "as"),
    ("along", "with"), ("and",), ("&",), ("plus",), (",",), (",", "or"), ("or",), (";", "and"), (";",),
)  # fmt: skip
CREDITS = frozenset("starring directed written produced helmed penned featuring based".split())
"""What follows a title and no person."""
SHARED = frozenset({"award", "nominated_for", "his film", "owner of film", "company"})
"""What a plural noun before a list says of each of its members."""
CLOSING = frozenset({"and", "&", "plus"})
"""What tells a list of two from a name with its apposition."""


ENDING = frozenset([",", "and", "&", ";", ".", ""])
PRODUCING = frozenset("producers producer produced produce produces producing executive-produced".split())
"""Words of lists in which a semicolon parts the people of one company from those of the next."""
GOVERNS = frozenset("by from of with between starring featuring".split())
"""Words before a list whose members are no subjects."""


def merge(words: Folded, kind: str) -> None:
    """Merge every list of the kind; names of unknown kind may stand among its members."""
    at = 0
    while at < len(words.words):
        if words.kind(at) in {kind, "name"}:
            _merge_at(words, at, kind)
        at += 1


def _merge_at(words: Folded, at: int, kind: str) -> None:
    members, closed, end = [at], False, at + 1
    while step := (_past_aside(words, end) if kind == "person" else 0) or _joint(words, end):
        if step > 4:
            words.asides.append(" ".join(words.words[end - 1 : end + step]).rsplit(" ,", 1)[0])
        if kind == "person" and words.word(at - 1) not in GOVERNS and _new_clause(words, end, step, several=closed or len(members) == 1):
            break
        if kind == "film" and len(members) == 1 and words.word(end) == "," and _has_verb(words, end + step):
            break
        if words.kind(end + step) not in {kind, "name"} or not _member(words, end + step):
            break
        if words.word(end) == ";" and (kind != "person" or words.word(end + step + 1) not in ENDING or not PRODUCING.intersection(words.words[:at])):
            break
        joint = set(words.words[end : end + step])
        closed = closed or bool(CLOSING & joint) or (kind == "person" and "well" in joint)
        members.append(end + step)
        end += step + 1
    closed = closed or (words.word(end) == "and" and words.word(end + 1) in {"more", "others"})
    kinds = [words.kind(i) for i in members]
    if kind == "person":
        _share_surname(words, members)
    if len(members) > 1 and kinds.count(kind) * 2 >= len(kinds) and (len(members) > 2 or closed):
        _shared(words, [sign for i in members for sign in words.open(i)])
        words.group(kind, members, end)


ASIDE = frozenset({"who", "a", "an", "the", "his", "her"})
LONGEST = 16
"""Words of an aside in a list."""


def _past_aside(words: Folded, at: int) -> int:
    """How many words lead over an aside to the next of a list: "P , who also won best actor , Q and R"; 0 where they do not."""
    if words.word(at) == "as":
        return _past_part(words, at)
    if words.word(at) != "," or words.word(at + 1) not in ASIDE:
        return 0
    for i in range(at + 2, at + LONGEST):
        if words.kind(i) in {"person", "film", "organisation", "name"} or words.word(i) in {"", ";", "—", "."}:
            return 0
        if words.word(i) == ",":
            last = words.word(i + 1) in {"and", "&"}
            following = i + 1 + last
            if words.kind(following) == "person" and (last or words.word(following + 1) in {",", "and", "&"}):
                return following - at
    return 0


def _share_surname(words: Folded, members: Sequence[int]) -> None:
    """ "Robert and Michelle King" are two Kings."""
    for one, other in pairwise(members):
        first, second = words.open(one), words.open(other)
        parts = second[0].name.split()
        alone = len(first) == 1 and " " not in first[0].name and name_step(first[0].name) > 1 + (not gender(first[0].name)) and not first[0].reference
        if alone and len(parts) == 2 and parts[0] in first_names() and tuple(words.words[one + 1 : other]) in {("and",), ("&",)}:
            words.put(one, replace(first[0], kind="person", name=f"{first[0].name} {parts[1]}"))


def _past_part(words: Folded, at: int) -> int:
    """How many words lead over the part of one of a cast to the next: "P as a DEA agent , Q and R"."""
    if words.word(at + 1) not in DETERMINERS:
        return 0
    for i in range(at + 2, at + PART):
        word = words.word(i)
        if words.kind(i) == "person" or word in {"", ";", "—", ".", "who", "in", "on"}:
            return 0
        if word in {",", "and"} and (step := _joint(words, i)) and words.kind(i + step) == "person":
            return i + step - at
    return 0


DETERMINERS = frozenset({"a", "an", "the", "his", "her", "their"})
PART = 12
"""Words of a part that has no name."""


def _shared(words: Folded, signs: Sequence[Sign]) -> None:
    """What a plural noun before a list says goes for all of its members: "producers P and P", "Oscar winners P and P"."""
    first = signs[0].name
    if first not in words.plural:
        return
    prizes = [note for note in words.notes if note.left.name == first and note.what in SHARED]
    for sign in words.sharing(tuple(signs))[1:]:
        if first in words.trades:
            words.trades.setdefault(sign.name, words.trades[first])
        words.notes += [replace(note, left=sign, right=sign if note.right == note.left else note.right) for note in prizes]


def _new_clause(words: Folded, at: int, step: int, *, several: bool) -> bool:
    """Whether ", and P directed" begins a clause: two names are joined without a comma, and a list has but one "and"."""
    following = words.word(at + step + 1)
    joint = tuple(words.words[at : at + step])
    return several and ((joint == (",", "and") and (following in DID or following in table("verbs", "finite"))) or (joint == ("and",) and following in DOES))


def _has_verb(words: Folded, at: int) -> bool:
    """Whether the name at `at` has a verb of its own, past an aside: "…, and F, from Brazil, won"."""
    if words.word(at + 1) != ",":
        return words.word(at - 1) == "and" and words.word(at + 1) in HAS
    end = next((end for end in range(at + 2, at + 8) if words.word(end) == ","), 0)
    return bool(end) and words.word(at + 2) not in {"and", "&"} and words.word(end + 1) in table("verbs", "finite") | HAS


HAS = frozenset("won wins took takes received is was has had will".split())
DID = frozenset("directed composed produced scored edited shot penned co-wrote created adapted executive wrote will is was has".split())
DOES = frozenset("is was has plays portrays voices appears directs writes produces joins returns takes".split())
"""Verbs of one person alone."""


def _member(words: Folded, at: int) -> bool:
    """Whether the name at `at` is the list's, and neither another phrase's owner nor a title with its own credits."""
    if words.kind(at) == "name" and words.word(at + 1) == "," and words.word(at + 2) in CREDITS:
        return False
    return words.word(at + 1) != "'s" or words.kind(at) == "film"


def _joint(words: Folded, at: int) -> int:
    """How many words of a list's joint stand at `at`."""
    return next((len(joint) for joint in JOINTS if tuple(words.words[at : at + len(joint)]) == joint), 0)
