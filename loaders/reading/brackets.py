"""Brackets after a name: what somebody is known for, who plays a character, who releases a film."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.reading.folded import Folded
from loaders.reading.skeleton import Sign

ASIDE = frozenset("aka a.k.a a.k.a. née born via @ himself herself focus he she left right pictured formerly directed and-is who center".split())
"""Words that make a bracket a remark."""
REMARKED = 2
"""Lower-case words that make a remark."""
LONGEST = 60
"""Words in a bracket, at most."""


def take_out(words: Folded) -> list[list[str]]:
    """Take out "( … )", and note the films, characters and companies that stood there; remarks in words are given back.

    A remark is a sentence of its own, about the name before the bracket: "Bo Bragason (known for her role in …)".
    """
    remarks: list[list[str]] = []
    at = 0
    while at < len(words.words):
        end = _end(words, at) if words.words[at] == "(" else None
        if end is None:
            at += 1
            continue
        _read(words, at, end)
        inside = words.words[at + 1 : end]
        if sum(word.islower() for word in inside) >= REMARKED and any(words.kind(i) for i in range(at + 1, end)):
            remarks.append([*([words.words[at - 1], ","] if words.kind(at - 1) in {"person", "film"} else []), *inside])
        del words.words[at : end + 1]
    _turned(words)
    return remarks


def _turned(words: Folded) -> None:
    """Of a list of actors and parts, the full names are the actors': "Miles Caton (Old Sammie), Buddy Guy (Mary)" has them outside."""
    _recast(words)
    cast = [note for note in words.notes if note.what == "cast"]
    outside, inside = (sum(" " in sign.name for sign in side) for side in (words.cast[::2], words.cast[1::2]))
    if len(cast) < 2:
        return
    if all(note.right.kind == "film" for note in cast):
        words.notes = [note for note in words.notes if note.what != "cast"]  # titles, each with somebody
        return
    acts = outside == inside and _cast_before(words, words.cast[0])
    if outside == inside and not acts:
        return
    actors = words.cast[0::2] if outside > inside or acts else words.cast[1::2]
    words.notes = [
        replace(note, left=note.right, right=note.left) if note.what == "cast" and note.left not in actors else note for note in words.notes
    ]


def _recast(words: Folded) -> None:
    """Beside "C (P)", a bracket that holds what looks like a person holds one too, though its name was taken for a title."""
    known = [note for note in words.notes if note.what == "known"]
    if any(note.what == "cast" for note in words.notes) and all(note.right.kind == "film" and _personal(note.right.name) for note in known):
        words.notes = [replace(note, what="cast", left=note.right, right=note.left) if note in known else note for note in words.notes]


def _personal(name: str) -> bool:
    parts = name.split()
    return 1 < len(parts) < 4 and parts[0] not in {"The", "A", "An"} and all(part[:1].isupper() and not part.isupper() for part in parts)


def _cast_before(words: Folded, first: Sign) -> bool:
    """Whether the words before a list tell that it is of those who act: "the stars, including P (C)"."""
    at = next((at for at, word in enumerate(words.words) if words.signs.get(word) is first), 0)
    near = words.words[max(0, at - 4) : at]
    return any(word in CAST for word in near) or (any(word in INCLUDING for word in near) and any(word in CAST for word in words.words[:at]))


CAST = frozenset("stars star starring cast actors actresses co-stars".split())
INCLUDING = frozenset("including includes include featuring features alongside opposite".split())


def _cast(words: Folded, owner: int, inside: int, *, acts: bool) -> None:
    """Note who plays whom: the owner of the bracket if it `acts`, else the name inside."""
    words.note("cast", *((owner, inside) if acts else (inside, owner)))
    words.cast += (words.open(owner)[0], words.open(inside)[0])


def _end(words: Folded, at: int) -> int | None:
    """Where the bracket that opens at `at` closes; None where it does not, or another opens first."""
    for i in range(at + 1, min(len(words.words), at + LONGEST)):
        if words.words[i] in {"(", ")"}:
            return i if words.words[i] == ")" else None
    return None


def _read(words: Folded, start: int, end: int) -> None:
    owner = start - 2 if words.word(start - 1) == "'s" else start - 1
    kind = words.kind(owner)
    inside = words.words[start + 1 : end]
    found = [(i, words.kind(i)) for i in range(start + 1, end) if words.kind(i)]
    kinds = {k for _, k in found if k != "date"}
    if _credited(words, owner, start + 1, end, found) or not kinds or any(word in ASIDE or word.startswith("@") for word in inside):
        return
    if kinds == {"person"} and not kind:
        _acting(words, owner, start + 1, end, found)
    if len(inside) == 1 and kinds == {"name"} and kind in {"person", "place"}:
        acts = kind == "person" and " " in words.name(owner) and " " not in words.open(start + 1)[0].text
        _cast(words, owner, start + 1, acts=acts)
        return
    if kind == "person" and "film" in kinds:
        kinds.discard("place")  # "P (Paris, Texas, F)"
    if kind in {"person", "name"} and kinds <= {"film", "name", "organisation"} and ("film" in kinds or (kind == "person" and "name" in kinds)) and _listed(inside):
        _known(words, owner, found)
    elif kind in {"name", "person", "film", "place", "other"} and found[0][1] == "person" and inside[0] in words.signs and sum(k == "person" for _, k in found) == 1:
        if kind != "person" or not _filmography_like(words, end):
            _cast(words, owner, found[0][0], acts=False)
    elif kind == "film" and kinds == {"person"} and len(found) > 1 and _names_only(words, start + 1, end):
        for i, _ in found:
            words.note("actor", owner, i)
    elif kind == "film" and kinds == {"organisation"}:
        words.note("company", owner, found[0][0])


def _credited(words: Folded, owner: int, first: int, end: int, found: Sequence[tuple[int, str]]) -> bool:
    """Note what a bracket after a title says of somebody in words: "F (as C)", "F (dir. P)", "F (P, 2005)"; whether it did."""
    if words.kind(owner) != "film" or not found:
        return False
    if words.word(first) == "as" and found[-1][0] == end - 1 and found[-1][1] in {"person", "name"}:
        words.note("part", owner, end - 1)
        return True
    people = [i for i, kind in found if kind == "person"]
    dated = people == [first] and words.word(first + 1) == "," and found[-1] == (end - 1, "date") and end == first + 3
    if people and (dated or words.word(first) in {"dir", "dir."}):
        for i in people:
            words.note("director", owner, i)
        return True
    return False


def _acting(words: Folded, owner: int, first: int, end: int, found: Sequence[tuple[int, str]]) -> None:
    """Note who plays people that a story does not name: "her scientist husband (P)", "his parents (P and P)"."""
    one = end == first + 1 and _somebody(words, owner)
    if one or (len(found) > 1 and _several(words, owner) and _names_only(words, first, end)):
        for i, _ in found:
            words.note("acts", i, i)


def _known(words: Folded, owner: int, found: Sequence[tuple[int, str]]) -> None:
    """Note the films in the bracket after a name."""
    for i, kind in found:
        if kind == "film" or (kind == "name" and words.word(i + 1) != "'s"):
            words.note("known", owner, i)
            if _shares(words, owner):
                words.note("known", owner - 2, i)


def _shares(words: Folded, owner: int) -> bool:
    """Whether the name before "and" has no bracket of its own in a list of nominees, and so shares this one."""
    if words.word(owner - 1) != "and" or words.kind(owner - 2) != "person" or not CONTEST.intersection(words.words[: owner - 2]):
        return False
    fellow = words.open(owner - 2)[0]
    return not any(note.left is fellow for note in words.notes)


CONTEST = frozenset("best nominated nominees nominee nominations vying competing".split())
"""Words of lists in which two names share a film: "best actress nominees are P and P (F)"."""


def _names_only(words: Folded, first: int, end: int) -> bool:
    """Whether nothing but names stands there: "F (P, P)" is a film with its cast."""
    return all(words.kind(i) == "person" or words.word(i) in {",", "and", "&"} for i in range(first, end))


def _somebody(words: Folded, at: int) -> bool:
    """Whether a lower-case word ends a phrase for one person: "her scientist husband"."""
    word = words.word(at)
    before = [words.word(i) for i in range(at - 5, at)]
    return word.isalpha() and not word.endswith("s") and word not in NOBODY and any(w in DETERMINERS or w == "'s" for w in before)


def _several(words: Folded, at: int) -> bool:
    """Whether a plural ends a phrase for people of a story: "his parents"."""
    return words.word(at).isalpha() and words.word(at).endswith("s") and any(words.word(i) in {"his", "her", "their", "'s"} for i in range(at - 3, at))


DETERMINERS = frozenset("a an the his her their".split())
NOBODY = frozenset("screenplay director producer writer composer actress actor editor cinematographer film series song award prize novel book score".split())


def _listed(inside: Sequence[str]) -> bool:
    """Whether a bracket only lists names: "(producer at ITV)" and "(whom he met on Zoma)" do not."""
    return not REMARK.intersection(inside)


REMARK = frozenset(
    "met who whom whose was is are were has had he she they his her their that when then said producer director creator former ceo "
    "president controller chair head via winner played plays here".split()
)


def _filmography_like(words: Folded, end: int) -> bool:
    """Whether a person's name in brackets after a person's is likelier a title: other brackets here hold titles, or "who plays" follows."""
    who = words.words[end + 1 : end + 4]
    return any(note.what == "known" for note in words.notes) or (who[:2] == [",", "who"] and who[2:] != ["is"])
