"""The words of questions, read from `lexicon.tsv`: what each wording can be in a sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from graph.frozen import dataclass
from queries.ask.frames import frames, table

VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Noun:
    """A word for a kind of thing."""

    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Relational:
    """A noun that stands in a relation: "director" asks for `part` of the frame where `via` is told."""

    frame: str
    part: str
    via: str


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb in one of its voices: the part that its subject takes, and the parts of its slots (`obj`, or a preposition)."""

    frame: str
    subject: str
    slots: tuple[tuple[str, str], ...]
    alone: bool = False
    """Whether it says something without an object."""
    passive: bool = False

    def part(self, slot: str) -> str:
        """The part that a slot fills; empty where it has no such slot."""
        return next((part for name, part in self.slots if name == slot), "")


@dataclass(frozen=True, slots=True)
class Asking:
    """A question word, with the kinds it asks for (none: anything)."""

    kinds: frozenset[str]
    ask: str = "which"


@dataclass(frozen=True, slots=True)
class Word:
    """Any other word of the grammar, with what it adds: `which` or `count` for a determiner, `last` for an adjective."""

    feature: str


@dataclass(frozen=True, slots=True)
class Joint:
    """How a head and its complement go together: "films by X", "X's films", "X films"."""

    frame: str
    head: str
    complement: str
    rank: int


Entry = tuple[str, Noun | Relational | Verb | Asking | Word]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries by their words, and the joints of nouns by preposition, kind of head and kind of complement."""

    entries: Mapping[str, tuple[Entry, ...]]
    joints: Mapping[tuple[str, str, str], tuple[Joint, ...]]
    longest: int
    """Words in the longest wording."""
    words: frozenset[str]
    """Every single word that occurs in some wording."""

    def called(self, feature: str) -> tuple[str, ...]:
        """The wordings of a value: all that means an Oscar, or is a prize of Cannes."""
        meant = {("VALUE", Word(feature)), ("NAMES", Word(feature))}
        return tuple(wording for wording, found in self.entries.items() if meant & set(found))


@cache
def lexicon() -> Lexicon:
    """Everything in `lexicon.tsv`."""
    entries: dict[str, list[Entry]] = {}
    joints: dict[tuple[str, str, str], list[Joint]] = defaultdict(list)
    for rank, row in enumerate(table("lexicon.tsv")):
        if row[0] == "prep":
            for key in _joint_keys(row):
                joints[key].append(Joint(row[4], row[5], row[6], rank))
            continue
        for wordings, entry in _entries(*row):
            for wording in wordings:
                if wording in entries:
                    entries[wording].append(entry)
                else:
                    entries[wording] = [entry]
    return Lexicon(
        {wording: tuple(found if len(found) == 1 else dict.fromkeys(found)) for wording, found in entries.items()},
        {key: tuple(found) for key, found in joints.items()},
        max(wording.count(" ") for wording in entries) + 1,
        frozenset(" ".join(entries).split()),
    )


def _joint_keys(row: list[str]) -> Iterator[tuple[str, str, str]]:
    for head in row[1].split(","):
        for preposition in row[2].split(","):
            for complement in row[3].split(","):
                yield preposition, head, complement


def _entries(category: str, feature: str, text: str) -> Iterator[tuple[Sequence[str], Entry]]:
    """What a row says, with the wordings that can mean it."""
    wordings = text.split("|")
    match category:
        case "noun":
            yield wordings, ("N", Noun(frozenset(feature.split(","))))
        case "relnoun":
            yield wordings, ("N", Relational(*feature.split()))
        case "wh":
            kinds = frozenset() if feature.startswith("*") else frozenset(feature.split(","))
            yield wordings, ("WH", Asking(kinds, "count" if feature == "*count" else "which"))
        case "verb" | "plain" | "phrase" | "iverb":
            yield from _verbs(category, feature.split(), wordings)
        case "p":
            yield from (((wording,), ("P", Word(wording.replace(" ", "_")))) for wording in wordings)
        case _:
            yield wordings, (category.upper(), Word(feature))


def _verbs(category: str, feature: list[str], wordings: list[str]) -> Iterator[tuple[Sequence[str], Entry]]:
    frame, subject, *rest = feature
    slots = tuple((slot.partition("=")[0], slot.partition("=")[2]) for slot in rest)
    alone = category == "iverb"
    active: Entry = "V", Verb(frame, subject, slots, alone)
    if category == "phrase":
        yield wordings, active
        return
    forms = [inflect(wording) for wording in wordings]
    yield [form for each in forms for form in each], active
    if category == "verb":
        yield [each[3] for each in forms], ("V", _passive(Verb(frame, subject, slots)))


def _passive(verb: Verb) -> Verb:
    """The voice in which the object is the subject, and the subject is told by "by"."""
    theme = verb.part("obj")
    if not theme:
        return Verb(verb.frame, verb.subject, verb.slots, alone=True, passive=True)
    others = tuple((slot, part) for slot, part in verb.slots if slot != "obj" and part != theme)
    return Verb(verb.frame, theme, (("by", verb.subject), *others), passive=True)


def inflect(wording: str) -> tuple[str, ...]:
    """Base, third person, past, participle and -ing of a verb, with what follows it.

    >>> inflect("star++")
    ('star', 'stars', 'starred', 'starred', 'starring')
    >>> inflect("write/writes/wrote/written/writing")
    ('write', 'writes', 'wrote', 'written', 'writing')
    """
    head, _, tail = wording.partition(" ")
    tail = tail and " " + tail
    if "/" in head:
        forms: tuple[str, ...] = tuple(head.split("/"))
    elif head.endswith("++"):
        base = head[:-2]
        forms = (base, base + "s", base + base[-1] + "ed", base + base[-1] + "ed", base + base[-1] + "ing")
    elif head.endswith("+"):
        forms = _regular(head[:-1])
    else:
        forms = (head,) * 5
    return tuple(form + tail for form in forms)


def _regular(base: str) -> tuple[str, ...]:
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")
    if base.endswith("y") and base[-2] not in VOWELS:
        return base, base[:-1] + "ies", base[:-1] + "ied", base[:-1] + "ied", base + "ing"
    stem = base.removesuffix("e")
    return base, third, stem + "ed", stem + "ed", stem + "ing"


def check() -> list[str]:
    """What the table gets wrong: frames and parts that do not exist (a test wants none)."""
    known, wrong = frames(), []
    for row in table("lexicon.tsv"):
        if row[0] in {"verb", "plain", "phrase", "iverb"}:
            frame, subject, *slots = row[1].split()
            parts = [subject, *(slot.partition("=")[2] for slot in slots)]
        elif row[0] == "relnoun":
            frame, *parts = row[1].split()
        elif row[0] == "prep":
            frame, parts = row[4], row[5:7]
        else:
            continue
        if frame not in known or any(part not in known[frame].parts for part in parts):
            wrong.append("\t".join(row))
    return wrong
