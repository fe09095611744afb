"""What is said where a question cannot be answered: which words, what the graph holds nearby, and what it could answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from pyoxigraph import NamedNode

from graph.store import Graph
from graph.vocabulary import KINDS, RELATIONS, RG, SCHEMA
from queries.answer import ANSWERED, NOT_RECORDED, NOT_UNDERSTOOD, Answer, Suggestion
from queries.ask.frames import table
from queries.ask.lexicon import lexicon
from queries.ask.linking import Links
from queries.ask.meaning import Named, Unknown
from queries.ask.phrases import SCREEN
from queries.ask.words import Question
from queries.labels import label
from queries.names import Entry, Names

Again = Callable[[str], Answer]
SUGGESTED = 4
SHOWN = 60
"""Letters of a word that is repeated to whoever typed it."""

_HELD = "SELECT ?p (COUNT(*) AS ?n) {{ {pattern} }} GROUP BY ?p ORDER BY DESC(?n) ?p"
_LABELS = {relation.iri: relation.name.replace("_", " ") for relation in RELATIONS.values()}


def nothing_asked(graph: Graph, text: str, again: Again) -> Answer:
    return Answer(text, NOT_UNDERSTOOD, "nothing was asked", suggestions=tuple(_offered(graph, again)))


def not_recorded(graph: Graph, answer: Answer, found: Sequence[Named], again: Again) -> Answer:
    """What the graph does hold about what was named."""
    return replace(
        answer, notes=(*answer.notes, *_nearby(graph, found)), suggestions=tuple(_best(_about(found, again)))
    )


def unknown_name(
    graph: Graph, text: str, missing: Sequence[Unknown], found: Sequence[Named], links: Links, names: Names, again: Again
) -> Answer:
    """A name that the graph does not hold, a thing that no relation records, or a word that is neither."""
    unheld = [one.typed for one in missing if not one.recorded]
    if unheld:
        said = ", ".join(f"“{word}”" for word in unheld)
        reading, status = f"{said}: nothing of that kind is recorded", NOT_RECORDED
    else:
        said = ", ".join(f"“{one.typed[:SHOWN]}”" for one in missing)
        looks = all(any(letter.isupper() for letter in one.typed) or _quoted(text, one.typed) for one in missing)
        status = NOT_RECORDED if looks else NOT_UNDERSTOOD
        reading = f"nothing in this graph is called {said}" if looks else f"not understood: {said}"
    close = [] if unheld else [(one.typed, entry) for one in missing for entry in _like(names, one.typed)]
    suggestions = []
    for typed, entry in close:
        better = again(text.replace(typed, entry.label))
        if better.status == ANSWERED:
            suggestions.append(Suggestion(better.question, better.count))
    meant = " or ".join(dict.fromkeys(entry.label for _, entry in close))
    notes = ((f"did you mean {meant}?",) if close else ()) + tuple(_nearby(graph, found))
    suggestions = _best([*suggestions, *_about(found, again), *(_of_links(links, again) if unheld else ())])
    if not suggestions and status == NOT_RECORDED and not unheld:
        suggestions = _with_known(graph, text, missing, again)
    return Answer(text, status, reading, notes=notes, suggestions=tuple(suggestions or _offered(graph, again)))


def _of_links(links: Links, again: Again) -> list[Suggestion]:
    """About what is named beside a word that nothing is recorded for."""
    return [one for entry in _entries(links)[:1] for one in about(entry.kind, entry.label, again)]


_PLAIN = frozenset(" '’?.,:-")


def _with_known(graph: Graph, text: str, missing: Sequence[Unknown], again: Again) -> list[Suggestion]:
    """The same question about what the graph says much of, where that makes sense; then others."""
    typed = missing[0].typed
    if len(missing) > 1 or not typed[:1].isupper() or not all(letter.isalnum() or letter in _PLAIN for letter in text):
        return []
    tried = (again(text.replace(typed, name)) for name, _ in reversed(list(_well_known(graph))))
    same = next((answer for answer in tried if answer.status == ANSWERED), None)
    return _best([*([Suggestion(same.question, same.count)] if same else []), *_offered(graph, again)])


CLOSE = 0.72
"""From here on a name is like enough to be asked about."""


def _like(names: Names, typed: str) -> list[Entry]:
    return [entry for score, entry in names.like(typed, 3) if score >= CLOSE]


def _quoted(text: str, typed: str) -> bool:
    return any(f"{mark}{typed}" in text for mark in "\"“‘'«[")


def _nearby(graph: Graph, found: Sequence[Named]) -> list[str]:
    terms = [term for part in dict.fromkeys(found) for term in part.terms[:2] if term.startswith("<")]
    return [held(graph, NamedNode(term[1:-1])) for term in terms]


def _about(found: Sequence[Named], again: Again) -> list[Suggestion]:
    return [one for part in dict.fromkeys(found) for one in about(part.kind, part.labels[0], again)]


def not_understood(graph: Graph, asked: Question, links: Links, names: Names, again: Again) -> Answer:
    """Which words are neither in the grammar nor a name, and the nearest questions that can be answered."""
    strange = [asked.typed(start, end)[:SHOWN] for start, end in links.strange]
    close = [entry for typed in strange for entry in _like(names, typed)]
    entries = [entry for entry in _entries(links) if entry.kind in {kind.value for kind in KINDS}]
    suggestions: list[Suggestion] = []
    for entry in [*entries, *close][:4]:
        suggestions += about(entry.kind, entry.label, again)
    suggestions = suggestions or _offered(graph, again)
    if strange:
        reading = "not understood: " + ", ".join(f"“{word}”" for word in strange if word)
    elif lost := [token.word for token in asked.tokens if token.word in _pronouns()]:
        reading = f"“{lost[0]}” stands for nothing yet: ask about something by its name first"
    else:
        reading = "every word is known, but not how they go together here"
    notes = ("did you mean " + " or ".join(dict.fromkeys(entry.label for entry in close)) + "?",) if close else ()
    return Answer(asked.text, NOT_UNDERSTOOD, reading, notes=notes, suggestions=tuple(_best(suggestions)))


def _pronouns() -> set[str]:
    entries = lexicon().entries
    return {word for word, found in entries.items() if found[0][0] in {"IT", "THEIR"} or (word == "it")}


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
    return [entry for _, entry in sorted(found.values(), key=lambda item: (-item[0], item[1].kind not in SCREEN, item[1]))]


SAMPLED = 400
"""Statements looked at for examples: what stands out among them will do."""


def _offered(graph: Graph, again: Again) -> list[Suggestion]:
    """Questions that fit what the graph holds."""
    found = [(template.format(name), again(template.format(name)).count) for name, template in _well_known(graph)]
    return [Suggestion(question, count) for question, count in found if count][:SUGGESTED]


def _well_known(graph: Graph) -> Iterator[tuple[str, str]]:
    """A place, a director, an actor and a film that the graph says much about, each with a question."""
    for predicate, which, template in (
        (RG + "filmedIn", "object", "who filmed in {}"),
        (SCHEMA + "director", "object", "what films did {} direct"),
        (SCHEMA + "actor", "object", "what films did {} star in"),
        (SCHEMA + "director", "subject", "who directed {}"),
    ):
        quads = islice(graph.quads(None, NamedNode(predicate), None), SAMPLED)
        things = (quad.object if which == "object" else quad.subject for quad in quads)
        often = Counter(thing.value for thing in things if isinstance(thing, NamedNode))
        for iri, _ in sorted(often.items(), key=lambda item: (-item[1], item[0]))[:1]:
            yield label(graph, NamedNode(iri)), template
