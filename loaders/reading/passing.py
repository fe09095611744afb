"""Credits that noun phrases told in passing: titles after a name, possessors, "F director P"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from loaders.reading.companies import credit_of
from loaders.reading.phrases import Note, Phrases
from loaders.reading.rules import expand
from loaders.reading.skeleton import Sign
from loaders.reading.statement import Statement
from loaders.reading.trades import CREDITS, main_trade, making
from loaders.reading.words import actors

ACTING = re.compile(r"\b(?:talents?|thespians?|portray\w*|features? in|star\w*|cast|role|play\w*|ensemble|join\w*|actors?|actress|voice\w*|opposite|alongside)\b")


def named(phrases: Phrases) -> list[Statement]:
    """Credits that noun phrases told: "F director P", "a P starrer F"."""
    return [
        Statement(note.left.name, note.what, note.right.name, phrases.line, rule="passing " + note.what)
        for note in phrases.notes
        if note.what in CREDITS and note.right.kind in {"person", "name"} and note.left.name != note.right.name
    ]


PLAYED_IN = re.compile(expand(r"(?P<p>{P}) (?:{B})?(?:also |then |later )?(?:played|plays|portrayed|portrays|was) (?:an?|the|his|her) (?:{w}|{P} 's ){1,8}?(?:in|on) (?:{w}){0,3}?{F}"))
NEXT_IN = re.compile(expand(r" ?,?(?: and)? (?:an?|the|his|her) (?:{w}|{P} 's ){1,8}?(?:in|on) (?:{w}){0,3}?(?P<f>{F})"))


def gapped(phrases: Phrases) -> Iterator[Statement]:
    """The films after the first of "P played the villain in F, a priest in F and a mayor in F"."""
    for match in PLAYED_IN.finditer(phrases.text):
        (person,) = phrases.names(match["p"], "person")[:1] or (None,)
        at = match.end()
        while person is not None and (more := NEXT_IN.match(phrases.text, at)):
            for film in phrases.names(more["f"], "film"):
                yield Statement(film.name, "actor", person.name, phrases.line, rule="gapped film")
            at = more.end()


def filmographies(phrases: Phrases, direct: Sequence[Statement], jobs: Mapping[str, str]) -> Iterator[Statement]:
    """What people are known for, by the bracket after their names."""
    here: dict[str, list[str]] = defaultdict(list)
    for statement in direct:
        if statement.line is phrases.line:
            here[str(statement.object)].append(statement.predicate)
    bare = is_bare_cast(phrases)
    prized = _prized(phrases.text)
    for note in phrases.notes:
        if note.what != "known":
            continue
        name = note.left.name
        local = phrases.trades.get(name)
        acting = bare or ACTING.search(phrases.text)
        told = main_trade(local) if local else _done(here[name]) if here[name] else prized or jobs.get(name)
        job = told or ("director" if FILMS_OF.search(phrases.text) else "actor" if acting or name in actors() else "none")
        if job in CREDITS:
            yield Statement(note.right.name, job, name, phrases.line, rule="bracket " + job)


def _done(credits_: Sequence[str]) -> str:
    """The trade of somebody with several credits in a sentence: who acts is known for acting, though producing as well."""
    making_ = [credit for credit in credits_ if credit not in {"producer", "actor"}]
    return main_trade(making_) if making_ else main_trade([credit for credit in credits_ if credit != "producer" or "actor" not in credits_])


FILMS_OF = re.compile(r"\b(?:films|features|movies|titles|works|projects|pics|documentaries|shorts|debuts) (?:[a-z-]+ ){0,2}?(?:from|by|of) (?:[a-z-]+ ){0,4}?[\ue000-\ue3ff]")
"""What stands before a list of directors, each with a film in brackets."""
PRIZE = re.compile(r"\bbest (?:[a-z-]+ ){0,3}?(?P<t>director|actor|actress|screenplay)\b")


def _prized(text: str) -> str:
    """The credit that a prize is for, where a sentence is about one prize only; nothing else."""
    found = {{"actress": "actor", "screenplay": "writer"}.get(match["t"], match["t"]) for match in PRIZE.finditer(text)}
    return found.pop() if len(found) == 1 else ""


def bare_cast(phrases: Phrases) -> Iterator[Statement]:
    """A sentence that is nothing but people, each with what they are known for: the cast of the film in focus."""
    if phrases.line.focus and is_bare_cast(phrases):
        for sign in phrases.names(phrases.text, "person"):
            yield Statement(phrases.line.focus, "actor", sign.name, phrases.line, rule="bare cast")


def is_bare_cast(phrases: Phrases) -> bool:
    """Whether a sentence is no more than a list of people, most of them with their films in brackets."""
    if not BARE.fullmatch(phrases.text):
        return False
    people = phrases.names(phrases.text, "person")
    known = {note.left.name for note in phrases.notes if note.what == "known"}
    return len(people) >= FEW and 2 * len(known) >= len(people)


BARE = re.compile(r"(?:[\ue000-\ue3ff](?: ?, and | ?, | and | & )?)+ ?\.?")
FEW = 3
"""People that make a cast where no word tells it."""


def owners(
    phrases: Phrases, jobs: Mapping[str, str], characters: frozenset[str], last: Mapping[int, list[Sign]], direct: Sequence[Statement]
) -> Iterator[Statement]:
    """ "Nolan’s F", "his F", "a Keanu Reeves thriller F" and "Netflix’s F"; `direct` is what wordings state of them."""
    directed = {s.subject for s in direct if s.predicate == "director"}
    wrote = {(s.subject, s.object) for s in direct if s.predicate == "writer"}
    shared = Counter(name for name, _ in {(n.left.name, n.at) for n in phrases.notes if n.what.startswith("owner")})
    for note in phrases.notes:
        credits_: tuple[str, ...] = ()
        name = note.right.name
        if note.what == "company":
            credits_ = (credit_of("company", note.right, phrases),)
        elif note.what.startswith("his"):
            people = phrases.names(_before(note.left, phrases), "person")[:1] or last[id(phrases)][:1]
            if people and (note.what == "his film" or people[0].name in jobs):
                credits_, name = making(people[0].name, phrases, jobs), people[0].name
        elif note.right.name not in characters and (not note.left.reference):
            credits_ = _possessor(note, phrases, jobs) if shared[note.left.name] < 2 else ()
            if credits_ == ("writer",) and note.left.name not in directed and name not in phrases.trades and (note.what == "owner of film" or (note.left.name, name) in wrote):
                credits_ = ("director",)  # "P’s F", of whom something else tells that he wrote the screenplay
        for credit in credits_:
            if credit:
                yield Statement(note.left.name, credit, name, phrases.line, rule=f"{note.what} {credit}")


def _before(film: Sign, phrases: Phrases) -> str:
    """The sentence up to a title."""
    char = next((char for char, sign in phrases.line.skeleton.signs.items() if sign is film), "")
    return phrases.text.split(char)[0] if char else phrases.text


def _possessor(note: Note, phrases: Phrases, jobs: Mapping[str, str]) -> tuple[str, ...]:
    """What the person is to the film that is called theirs, as far as their trade allows."""
    if note.what.startswith("owner"):
        return making(note.right.name, phrases, jobs, owner=True)
    if note.what == "attributive" and note.right.kind == "person":
        job = jobs.get(note.right.name, "actor" if note.right.name in actors() else "")
        return (job,) if job in {"actor", "director"} else ()
    return ()
