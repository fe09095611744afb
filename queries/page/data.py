"""What the page knows, as JSON in columns: the picture in one part, facts and their sentences in another read later."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from graph.dates import PartialDate
from graph.names import clean
from graph.vocabulary import BASE
from queries.page.drawing import Drawing
from queries.page.facts import Known, World
from queries.page.where import Spot

STATES = ("current", "contested", "rumoured", "superseded", "retired")
CERTAINTIES = ("stated", "rumoured", "denied")


def summary(known: Mapping[str, Any], as_of: date | None) -> dict[str, Any]:
    """A few figures for the overview: how much there is, from when to when, and which filters have something to filter."""
    days = sorted((PartialDate.parse(day) for *_, day in known["articles"] if day), key=lambda day: day.key)
    states = {STATES[state] for state in known["facts"]["state"]}
    return {
        "articles": len(known["articles"]),
        "facts": len(known["facts"]["state"]),
        "span": _span(days),
        "as_of": [as_of.isoformat(), str(PartialDate.day(as_of))] if as_of else None,
        "rumours": "rumoured" in states,
        "past": not states.isdisjoint({"superseded", "retired"}),
    }


def _span(days: Sequence[PartialDate]) -> str:
    """From the first to the last day of the articles, in words."""
    if not days:
        return ""
    first, last = str(days[0]), str(days[-1])
    return f"of {first}" if first == last else f"from {first} to {last}"


def picture(world: World, drawn: Drawing, look: Mapping[str, Any], spots: Mapping[str, Spot]) -> dict[str, Any]:
    """Nodes, lines and the network's options."""
    nodes, edges = drawn.pyvis.nodes, drawn.pyvis.edges
    things = [world.things[iri] for iri in drawn.nodes]
    return {
        "look": look,
        "options": drawn.pyvis.options,
        "nodes": {
            "id": [_short(iri) for iri in drawn.nodes],
            **{name: [node[name] for node in nodes] for name in ("label", "group", "x", "y", "size")},
            "also": {str(place): thing.aliases for place, thing in enumerate(things) if thing.aliases},
            "inside": _inner(world, drawn.nodes),
            "where": {
                str(place): [spot.x, spot.y, spot.vague, ", ".join(spot.inside[:-1] or spot.inside)]
                for place, iri in enumerate(drawn.nodes)
                if (spot := spots.get(iri))
            },
        },
        "links": {name: [edge[name] for edge in edges] for name in ("from", "to", "state")},
        "core": {"wide": drawn.wide, "tall": drawn.tall},
    }


def evidence(world: World, drawn: Drawing, look: Mapping[str, Any]) -> dict[str, Any]:
    """The facts about what is drawn, with their sentences, articles, releases and days."""
    number = {iri: place for place, iri in enumerate(drawn.nodes)}
    kept = [place for place, fact in enumerate(world.facts) if _inside(fact, number)]
    facts = [world.facts[place] for place in kept]
    moved = {place: new for new, place in enumerate(kept)}
    said = _Table(sorted({name for fact in facts for name in (*fact.supports, *fact.opposes)}))
    sentences = [world.sentences[name] for name in said.items]
    quotes, articles = _Table(each.quote for each in sentences), _Table(sorted({each.article for each in sentences}))
    releases = _Table(sorted({fact.release for fact in facts if fact.release}))
    relations = {each["name"]: place for place, each in enumerate(look["relations"])}
    days = {text for fact in facts for text in (fact.known_from, fact.until, fact.text if fact.release else "")}
    days |= {_published(world, iri) for iri in articles.items}
    return {
        "links": [[moved[place] for place in edge["facts"]] for edge in drawn.pyvis.edges],
        "facts": {
            "subject": [number[fact.subject] for fact in facts],
            "relation": [relations[fact.relation] for fact in facts],
            "object": [number.get(fact.value, -1) for fact in facts],
            "text": [fact.text for fact in facts],
            "character": [number.get(fact.character, -1) for fact in facts],
            "state": [STATES.index(fact.state) for fact in facts],
            "from": [fact.known_from for fact in facts],
            "until": [fact.until for fact in facts],
            "for": [[said.place[name] for name in fact.supports] for fact in facts],
            "against": {str(place): [said.place[name] for name in fact.opposes] for place, fact in enumerate(facts) if fact.opposes},
            "release": {str(place): releases.place[fact.release] for place, fact in enumerate(facts) if fact.release},
        },
        "sentences": {
            "article": [articles.place[each.article] for each in sentences],
            "quote": [quotes.place[each.quote] for each in sentences],
            "marks": [[end for mark in each.marks for end in mark] for each in sentences],
            "certainty": {str(place): each.certainty for place, each in enumerate(sentences) if each.certainty != "stated"},
            "more": {str(place): dict(each.more) for place, each in enumerate(sentences) if each.more},
        },
        "quotes": quotes.items,
        "articles": [_article(world, iri) for iri in articles.items],
        "releases": [_release(world, iri) for iri in releases.items],
        "positions": _positions(world, number),
        "days": {edtf: _day(edtf) for edtf in sorted(days - {""})},
    }  # fmt: skip


def _inner(world: World, nodes: Sequence[str]) -> dict[str, list[int]]:
    """The drawn places that lie in a drawn place, however far in."""
    number = {iri: place for place, iri in enumerate(nodes)}
    found: dict[str, list[int]] = {}
    for place, iri in enumerate(nodes):
        for outer in world.within.get(iri, ()):
            if outer in number:
                found.setdefault(str(number[outer]), []).append(place)
    return dict(sorted(found.items()))


def _inside(fact: Known, number: Mapping[str, int]) -> bool:
    """Facts join what is drawn; words and dates belong to their subject."""
    return fact.subject in number and (not fact.value or fact.value in number)


class _Table:
    """Distinct items in the order in which they came, and the place of each."""

    def __init__(self, items: Iterable[str]) -> None:
        self.place: dict[str, int] = {}
        for item in items:
            self.place.setdefault(item, len(self.place))

    @property
    def items(self) -> list[str]:
        return list(self.place)


def _article(world: World, iri: str) -> list[str]:
    article = world.articles[iri]
    return [clean(article.url), clean(article.title), clean(article.publisher), _published(world, iri)]


def _published(world: World, iri: str) -> str:
    published = world.articles[iri].published
    return published.edtf if published else ""


def _release(world: World, iri: str) -> list[Any]:
    release = world.releases[iri]
    return [release.region, release.medium, release.status, int(release.rerelease)]


def _positions(world: World, number: Mapping[str, int]) -> list[list[Any]]:
    return [[number[film], number[series], place] for (film, series), place in sorted(world.positions.items())
            if film in number and series in number]  # fmt: skip


def _day(edtf: str) -> list[str]:
    """A date in words, and its first and last day."""
    when = PartialDate.parse(edtf)
    return [str(when), when.earliest.isoformat() if when.earliest else "", when.latest.isoformat() if when.latest else ""]


def _short(iri: str) -> str:
    return iri.removeprefix(BASE)


def script(value: Any) -> str:
    r"""JSON that can stand in a script element: no `<`, so nothing in it ends the element or begins a comment.

    >>> print(script("</script><!--"))
    "\u003c/script>\u003c!--"
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace").decode("utf-8").replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
