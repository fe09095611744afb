"""What is said where a question cannot be answered: which words, what the graph holds nearby, and what it could answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from pyoxigraph import NamedNode

from graph.store import Graph
from graph.vocabulary import KINDS, RELATIONS
from queries.answer import ANSWERED, NOT_RECORDED, NOT_UNDERSTOOD, Answer, Suggestion
from queries.ask.frames import table
from queries.ask.grammar import Piece
from queries.ask.linking import Links
from queries.ask.meaning import Named, walk
from queries.ask.words import Question
from queries.labels import label
from queries.names import Entry, Names

Again = Callable[[str], Answer]
SUGGESTED = 4

_HELD = "SELECT ?p (COUNT(*) AS ?n) {{ {pattern} }} GROUP BY ?p ORDER BY DESC(?n) ?p"
_LABELS = {relation.iri: relation.name.replace("_", " ") for relation in RELATIONS.values()}


def nothing_asked(graph: Graph, text: str) -> Answer:
    found = [Suggestion(one, 0) for one in _examples(graph)]
    return Answer(text, NOT_UNDERSTOOD, "nothing was asked", suggestions=tuple(found))


def explained(graph: Graph, answer: Answer, readings: Sequence[Piece], names: Names) -> Answer:
    """An answer with the corrections that it rests on."""
    piece = readings[0]
    meaning = piece.value if piece.category == "YES" else piece.value.meaning
    fixed = [part for part in walk(meaning) if isinstance(part, Named) and part.corrected]
    notes = [f"did you mean {' or '.join(dict.fromkeys(part.labels))}? (typed “{part.typed}”)" for part in fixed]
    better = answer.question
    for part in fixed:
        better = better.replace(part.typed, part.labels[0])
    suggestions = (Suggestion(better, answer.count),) if fixed else ()
    return replace(answer, notes=(*answer.notes, *notes), suggestions=(*answer.suggestions, *suggestions))


def not_recorded(graph: Graph, answer: Answer, named: Iterable[Named], again: Again) -> Answer:
    """What the graph does hold about what was named."""
    notes, suggestions = [], []
    for part in dict.fromkeys(named):
        for one in part.terms[:2]:
            if one.startswith("<"):
                notes.append(held(graph, NamedNode(one[1:-1])))
        suggestions += about(part.kind, part.labels[0], again)
    return replace(answer, notes=tuple(notes), suggestions=tuple(_best(suggestions)))


def unknown_name(
    graph: Graph, text: str, missing: Sequence[str], names: Names, again: Again, *, understood: bool
) -> Answer:
    """The question is clear, but the graph holds nothing of that name."""
    close = [entry for name in missing for _, entry in names.like(name, 3)]
    notes = []
    if close:
        notes.append("did you mean " + " or ".join(dict.fromkeys(entry.label for entry in close)) + "?")
    suggestions = []
    for name in missing:
        for _, entry in names.like(name, 3):
            better = again(text.replace(name, entry.label))
            if better.status == ANSWERED:
                suggestions.append(Suggestion(better.question, better.count))
    said = ", ".join(f"“{name}”" for name in missing)
    status = NOT_RECORDED if understood else NOT_UNDERSTOOD
    return Answer(
        text, status, f"nothing in this graph is called {said}", notes=tuple(notes), suggestions=tuple(_best(suggestions))
    )


def not_understood(graph: Graph, asked: Question, links: Links, names: Names, again: Again) -> Answer:
    """Which words are neither in the grammar nor a name, and the nearest questions that can be answered."""
    strange = [asked.typed(start, end) for start, end in links.strange]
    close = [entry for typed in strange for _, entry in names.like(typed, 2)]
    entries = [entry for entry in _entries(links) if entry.kind in {kind.value for kind in KINDS}]
    suggestions: list[Suggestion] = []
    for entry in [*entries, *close][:4]:
        suggestions += about(entry.kind, entry.label, again)
    if not suggestions:
        suggestions = [Suggestion(one, again(one).count) for one in _examples(graph)]
    if strange:
        reading = "not understood: " + ", ".join(f"“{word}”" for word in strange if word)
    else:
        reading = "every word is known, but not how they go together here"
    notes = ("did you mean " + " or ".join(dict.fromkeys(entry.label for entry in close)) + "?",) if close else ()
    return Answer(asked.text, NOT_UNDERSTOOD, reading, notes=notes, suggestions=tuple(_best(suggestions)))


def held(graph: Graph, node: NamedNode) -> str:
    """What the graph holds about a thing, in one line: `Top Gun: actor 3, director 1`."""
    counts: dict[str, int] = {}
    for pattern in ("?x ?p ?o", "?s ?p ?x"):
        for predicate, number in graph.select(_HELD.format(pattern=pattern), x=node).rows:
            if isinstance(predicate, NamedNode) and number is not None and predicate.value in _LABELS:
                name = _LABELS[predicate.value]
                counts[name] = counts.get(name, 0) + int(number.value)
    counts.pop("alternate name", None)
    told = ", ".join(f"{name} {number}" for name, number in sorted(counts.items(), key=lambda item: (-item[1], item[0])))
    return f"{label(graph, node)}: {told or 'no facts'}"


def about(kind: str, name: str, again: Again) -> list[Suggestion]:
    """Questions about a thing that have an answer."""
    found = []
    for kinds, template in table("suggestions.tsv"):
        if kind in kinds.split(","):
            answer = again(template.format(name))
            if answer.status == ANSWERED:
                found.append(Suggestion(answer.question, answer.count))
    return found


def _best(suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    return list(dict.fromkeys(suggestions))[:SUGGESTED]


def _entries(links: Links) -> list[Entry]:
    found = {}
    for start, end, piece in links.starts:
        meaning = getattr(piece.value, "meaning", None)
        if isinstance(meaning, Named):
            for one, name in zip(meaning.terms, meaning.labels, strict=True):
                found[one] = (end - start, Entry(meaning.kind, one, name, ""))
    return [entry for _, entry in sorted(found.values(), key=lambda item: (-item[0], item[1]))]


def _examples(graph: Graph) -> list[str]:
    """Questions that fit what the graph holds: about the place, film and person that it says most about."""
    found = []
    for predicate, template in (
        ("rg:filmedIn", "who filmed in {}"),
        ("schema:director", "what films did {} direct"),
        ("schema:actor", "what films did {} star in"),
    ):
        query = f"SELECT ?x (COUNT(*) AS ?n) {{ ?f {predicate} ?x }} GROUP BY ?x ORDER BY DESC(?n) ?x LIMIT 1"
        found += [template.format(label(graph, row[0])) for row in graph.select(query).rows]
    return found
