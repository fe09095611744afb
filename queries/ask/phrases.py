"""The pieces that a sentence is put together from: noun phrases and clauses, and how they fill each other's open parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from queries.ask.frames import frames
from queries.ask.lexicon import Joint, Relational, Verb, lexicon
from queries.ask.meaning import Both, Each, Either, Event, Every, Extreme, Meaning, Most, MostOften, Named, Unknown, When, Without, both

ANYTHING = frozenset(kind for frame in frames().values() for kinds in frame.parts.values() for kind in kinds)
SCREEN = frozenset({"film", "series"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: what it means, of which kinds its members are, and what it asks (`which`, `count` or nothing)."""

    meaning: Meaning
    kinds: frozenset[str]
    ask: str = ""
    relational: Relational | None = None
    """Open while its noun still waits for "of …"."""
    bare: bool = False
    """Nothing but a noun so far."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with some of its slots filled; `fixed` instead of a verb where it says no more than a set of subjects."""

    verb: Verb | None = None
    slots: tuple[tuple[str, Phrase], ...] = ()
    when: When | None = None
    negated: bool = False
    gap: str = ""
    """A slot whose preposition stands without its noun ("directed by" whom)."""
    fixed: Phrase | None = None
    state: str = "current"

    def filled(self, slot: str) -> bool:
        return any(name == slot for name, _ in self.slots)


def names_only(meaning: Meaning) -> bool:
    """Whether it is a name, or names joined by and / or."""
    match meaning:
        case Named() | Unknown():
            return True
        case Each(parts) | Either(parts):
            return all(names_only(part) for part in parts)
        case _:
            return False


def fill(clause: Clause, slot: str, phrase: Phrase) -> Clause | None:
    """The clause with one more slot filled; None where it has no such slot, or the noun is of no fitting kind."""
    verb = clause.verb
    if verb is None or clause.filled(slot) or clause.gap:
        return None
    part = verb.subject if slot == "subject" else verb.part(slot)
    if not part or part in _parts_of(clause):
        return None
    fitting = _fitting(verb.frame, part, phrase)
    return replace(clause, slots=(*clause.slots, (slot, fitting))) if fitting else None


def _fitting(frame: str, part: str, phrase: Phrase) -> Phrase | None:
    kinds = frames()[frame].parts[part] & phrase.kinds
    return replace(phrase, kinds=kinds) if kinds else None


def _parts_of(clause: Clause) -> set[str]:
    verb = clause.verb
    assert verb is not None
    return {verb.subject if slot == "subject" else verb.part(slot) for slot, _ in clause.slots}


def described(head: Phrase, clauses: tuple[Clause, ...]) -> Phrase | None:
    """The head, narrowed by clauses whose subject it is ("films directed by X")."""
    for clause in clauses:
        asked = clause.fixed.kinds if clause.fixed else None
        kinds = asked if asked is not None else frames()[clause.verb.frame].parts[clause.verb.subject]  # type: ignore[union-attr]
        if not kinds & head.kinds:
            return None
        found = clause.fixed.meaning if clause.fixed else event(clause, clause.verb.subject)  # type: ignore[union-attr]
        head = narrowed(head, found, kinds & head.kinds, negated=clause.negated)
    return head


def gapped(head: Phrase, clause: Clause) -> Iterator[tuple[Phrase, float]]:
    """The head, narrowed by a clause in which it stands for an open part ("films that X directed"), with what that costs."""
    verb = clause.verb
    if verb is None or clause.negated:
        return
    if clause.gap:
        slots = [(verb.part(clause.gap), 0.0)]
    else:
        told = _parts_of(clause)
        every = frames()[verb.frame].parts
        first = verb.part("obj")
        slots = [(part, 0.0 if part == first else 0.4) for part in every if part not in told]
    for part, cost in slots:
        kinds = frames()[verb.frame].parts[part] & head.kinds
        if kinds:
            yield narrowed(head, event(clause, part), kinds), cost


def event(clause: Clause, asked: str) -> Meaning:
    """What a clause says of those who take the part `asked`."""
    verb = clause.verb
    assert verb is not None
    args = tuple(
        (verb.subject if slot == "subject" else verb.part(slot), phrase.meaning) for slot, phrase in clause.slots
    )
    return related(verb.frame, asked, args, clause.when, clause.state)


def related(
    frame: str, asked: str, args: tuple[tuple[str, Meaning], ...], when: When | None = None, state: str = "current"
) -> Meaning:
    """An event's members, with "A and B", "A or B" and "most" in its parts taken for what they mean."""
    for place, (role, value) in enumerate(args):
        rest = args[:place], args[place + 1 :]
        match value:
            case Each(parts):
                return both(*(related(frame, asked, (*rest[0], (role, part), *rest[1]), when, state) for part in parts))
            case Either(parts):
                return Either(tuple(related(frame, asked, (*rest[0], (role, part), *rest[1]), when, state) for part in parts))
            case Most(of, least):
                plain = Event(frame, asked, (*rest[0], (role, of), *rest[1]), when, state)
                return MostOften(plain, role, least)
            case _:
                pass
    return Event(frame, asked, tuple((role, value) for role, value in args if not _open(frame, role, value)), when, state)


def _open(frame: str, role: str, value: Meaning) -> bool:
    """Whether it says nothing: "films" as a part that only films can take."""
    return isinstance(value, Every) and value.kinds >= frames()[frame].parts[role]


def narrowed(head: Phrase, by: Meaning, kinds: frozenset[str], *, negated: bool = False) -> Phrase:
    """The head's members that are also in `by`; "the last film directed by X" is the last among X's."""
    match head.meaning:
        case Extreme(of, which, number):
            inner = narrowed(replace(head, meaning=of), by, kinds, negated=negated)
            return replace(inner, meaning=Extreme(inner.meaning, which, number))
        case Every(every) if not negated:
            meaning = by if _says_kind(by, every) else both(by, Every(every & kinds))
        case base:
            meaning = Without(base, by) if negated else both(base, by)
    return Phrase(meaning, kinds, head.ask, None)


def _says_kind(meaning: Meaning, kinds: frozenset[str]) -> bool:
    """Whether the members of a meaning can only be of these kinds."""
    return members(meaning) <= kinds


def members(meaning: Meaning) -> frozenset[str]:
    """The kinds that members can have."""
    match meaning:
        case Named(kind=kind):
            return frozenset({kind})
        case Every(kinds):
            return kinds
        case Event(frame, asked):
            return frames()[frame].parts[asked]
        case MostOften(event):
            return members(event)
        case Both(parts):
            return frozenset.intersection(*(members(part) for part in parts))
        case Either(parts) | Each(parts):
            return frozenset().union(*(members(part) for part in parts))
        case Without(base=of) | Extreme(of=of) | Most(of=of):
            return members(of)
        case _:
            return ANYTHING


def joined(head: Phrase, preposition: str, complement: Phrase) -> Iterator[tuple[Phrase, float]]:
    """A noun and what belongs to it by a preposition: "the director of X", "films with X"; with what each way costs."""
    if head.relational and preposition not in {"with", "by", "about", "~under"}:
        noun = head.relational
        if fitting := _fitting(noun.frame, noun.via, complement):
            found = related(noun.frame, noun.part, ((noun.via, complement.meaning),))
            yield _of(head, complement, found, noun.part, noun.via, noun.frame, fitting), 0.0
    for cost, joint in enumerate(_joints(preposition, head.kinds, complement.kinds)):
        parts = frames()[joint.frame].parts
        if not (parts[joint.head] & head.kinds and parts[joint.complement] & complement.kinds):
            continue
        yield _joined(head, complement, joint), 0.2 + 0.2 * cost


def _of(
    head: Phrase, complement: Phrase, found: Meaning, part: str, via: str, frame: str, fitting: Phrase
) -> Phrase:
    if complement.ask and not head.ask:
        asked = related(frame, via, ((part, head.meaning),))
        return narrowed(fitting, asked, fitting.kinds)
    return Phrase(_inside(head.meaning, found), frames()[frame].parts[part], head.ask)


def _inside(head: Meaning, found: Meaning) -> Meaning:
    """"The first director of X": what was said of the noun goes around the relation."""
    return Extreme(found, head.which, head.number) if isinstance(head, Extreme) else found


def _joined(head: Phrase, complement: Phrase, joint: Joint) -> Phrase:
    if complement.ask and not head.ask:
        asked = related(joint.frame, joint.complement, ((joint.head, head.meaning),))
        return narrowed(complement, asked, complement.kinds & frames()[joint.frame].parts[joint.complement])
    found = related(joint.frame, joint.head, ((joint.complement, complement.meaning),))
    return narrowed(head, found, head.kinds & frames()[joint.frame].parts[joint.head])


def _joints(preposition: str, heads: frozenset[str], complements: frozenset[str]) -> list[Joint]:
    table = lexicon().joints
    found = {
        joint
        for head in heads
        for complement in complements
        for joint in table.get((preposition, head, complement), ())
    }
    return sorted(found, key=lambda joint: joint.rank)
