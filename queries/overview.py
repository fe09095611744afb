"""What a store holds, in numbers."""

from __future__ import annotations

from collections import Counter
from typing import Any

from pyoxigraph import Literal, NamedNode

from graph import terms as t
from graph.store import Graph
from graph.vocabulary import KINDS, RELATIONS, RG
from queries.articles import articles
from queries.blocks import Block, Grid, Heading, Note, Pairs


def overview(graph: Graph) -> dict[str, Any]:
    """Articles and their days, claims, facts by state and relation, things by kind."""
    listed = articles(graph)
    days = sorted((one.article.published for one in listed if one.article.published), key=lambda day: day.key)
    names = {relation.iri: relation.name for relation in RELATIONS.values()} | {RG + "edtf": "release_date"}
    relations = Counter(_last(quad.object) for quad in graph.quads(None, t.PREDICATE))
    return {
        "articles": len(listed),
        "from": days[0].edtf if days else None,
        "to": days[-1].edtf if days else None,
        "undated": sum(one.article.published is None for one in listed),
        "unread": sum(bool(one.article.unread) for one in listed),
        "readers": sorted({one.article.reader for one in listed}),
        "claims": sum(one.claims for one in listed),
        "facts": dict(sorted(Counter(_last(quad.object) for quad in graph.quads(None, t.STATE)).items())),
        "relations": {name: relations[iri] for iri, name in names.items() if relations[iri]},
        "things": {kind.value: count for kind, iri in KINDS.items() if (count := _count(graph, iri, kind.value))},
    }


def overview_blocks(found: dict[str, Any], store: str) -> list[Block]:
    days = " – ".join(dict.fromkeys(filter(None, (found["from"], found["to"])))) or "undated"
    facts = ", ".join(f"{number:,} {state}" for state, number in found["facts"].items())
    more = ", ".join(f"{found[name]:,} {name}" for name in ("undated", "unread") if found[name])
    rows = [
        ("articles", f"{found['articles']:,}, {days}" + (f" ({more})" if more else "")),
        ("claims", f"{found['claims']:,}"),
        ("facts", f"{sum(found['facts'].values()):,}" + (f": {facts}" if facts else "")),
        ("read by", ", ".join(found["readers"])),
    ]
    blocks: list[Block] = [Heading(store), Pairs(rows)]
    if found["things"]:
        blocks.append(Grid(("things", "number"), list(found["things"].items())))
        blocks.append(Grid(("relation", "facts"), list(found["relations"].items())))
    else:
        blocks.append(Note("No facts yet: load an article that says something about a film."))
    return blocks


def _last(term: object) -> str:
    assert isinstance(term, NamedNode | Literal)
    return term.value


def _count(graph: Graph, iri: str, kind: str) -> int:
    """Members of a class that carry this kind in their name: `schema:CreativeWork` and the like are shared."""
    return sum(
        1 for quad in graph.quads(None, t.TYPE, NamedNode(iri))
        if isinstance(quad.subject, NamedNode) and t.segment(quad.subject.value) == kind
    )  # fmt: skip
