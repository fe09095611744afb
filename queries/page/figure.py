"""A still picture of the graph, as SVG or PNG, from the same places as the page: for a README or a post, without a browser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from graph.errors import OutputError
from queries.page.drawing import Drawing
from queries.page.facts import World

WIDTH, HEIGHT = 1600, 1000
MARGIN = 100
HEAD, FOOT = 74, 54
MOST_NAMED = 170
"""Nodes drawn with shape, icon and name; the rest are dots."""
_PAPER, _INK, _MUTED, _LINE, _AMBER, _GLYPH = "#fbfaf7", "#1d1b19", "#635e57", "#b9b2a6", "#9a5b00", "#ffffff"
_SERIF, _SANS = "Georgia, 'Noto Serif', 'DejaVu Serif', serif", "system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif"
_TITLES = frozenset({"film", "series", "work"})
_DASHES = {"current": "", "contested": "9 3", "rumoured": "5 4"}
_NARROW, _WIDE = frozenset("iljtfrI.,:;'|!()[] "), frozenset("mwMW@%")

Box = tuple[float, float, float, float]


@dataclass(slots=True)
class _Plan:
    """Where things come to stand on the sheet."""

    spots: list[tuple[float, float]]
    radii: list[float]
    taken: list[Box] = field(default_factory=list)


def svg(world: World, drawn: Drawing, look: Mapping[str, Any], title: str) -> str:
    """The picture as one SVG without scripts, links or fonts of its own."""
    plan = _planned(drawn)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{_PAPER}"/>',
        *_lines(drawn, plan),
        *_nodes(drawn, plan, look["kinds"]),
        *_names(world, drawn, plan),
        f'<text x="40" y="52" font-family="{_SERIF}" font-size="30" font-weight="600" fill="{_INK}">{escape(cut(title, 80))}</text>',
        *_legend(world, drawn, look["kinds"]),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def png(picture: str) -> bytes:
    """The SVG as pixels. Raises OutputError where the machine has no font to set names in."""
    from resvg_py import svg_to_bytes  # noqa: PLC0415 - heavy

    blank = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">{}</svg>'
    letter = blank.format(f'<text x="2" y="16" font-family="{_SANS}">M</text>')
    if svg_to_bytes(svg_string=letter) == svg_to_bytes(svg_string=blank.format("")):
        raise OutputError("a PNG needs a font for its names, and this machine has none (expected one such as fonts-dejavu-core; --svg needs none)")
    return bytes(svg_to_bytes(svg_string=picture))


# -- steps ----------------------------------------------------------------------------------------


def _planned(drawn: Drawing) -> _Plan:
    nodes = drawn.pyvis.nodes
    if not nodes:
        return _Plan([], [])
    xs, ys = [node["x"] for node in nodes], [node["y"] for node in nodes]
    wide, high = max(max(xs) - min(xs), 1), max(max(ys) - min(ys), 1)
    scale = min((WIDTH - 2 * MARGIN) / wide, (HEIGHT - HEAD - FOOT - MARGIN) / high, 1.3)
    left = WIDTH / 2 - scale * (max(xs) + min(xs)) / 2
    top = HEAD + (HEIGHT - HEAD - FOOT) / 2 - scale * (max(ys) + min(ys)) / 2
    grow = min(max((0.8 / scale) ** 0.62, 1.0), 9.0)  # as on the page: far away, nodes shrink less than distances do
    spots = [(left + scale * x, top + scale * y) for x, y in zip(xs, ys, strict=True)]
    return _Plan(spots, [node["size"] * scale * grow for node in nodes])


def _lines(drawn: Drawing, plan: _Plan) -> Iterator[str]:
    for state, dash in _DASHES.items():
        for far in (True, False):
            path = "".join(
                f"M{_at(plan.spots[edge['from']])}L{_at(plan.spots[edge['to']])}"
                for edge in drawn.pyvis.edges
                if edge["state"] == state and far == (max(edge["from"], edge["to"]) >= MOST_NAMED)
            )
            if path:
                colour = {"contested": _AMBER, "rumoured": _MUTED}.get(state, _LINE)
                width, opacity = (0.5, 0.35) if far else (1.1, 1)
                yield f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-opacity="{opacity}"' + (f' stroke-dasharray="{dash}"/>' if dash else "/>")


def _at(spot: tuple[float, float]) -> str:
    return f"{spot[0]:.1f} {spot[1]:.1f}"


def _nodes(drawn: Drawing, plan: _Plan, kinds: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """The least important first, so that the important lie on top."""
    for node in reversed(drawn.pyvis.nodes):
        place, kind = node["id"], kinds[node["group"]]
        (x, y), r = plan.spots[place], plan.radii[place]
        if place >= MOST_NAMED:
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="1.6" fill="{kind["light"]}" fill-opacity=".7"/>'
        else:
            plan.taken.append((x - 0.8 * r, y - 0.8 * r, x + 0.8 * r, y + 0.8 * r))
            yield _mark(kind, x, y, r)


def _mark(kind: Mapping[str, str], x: float, y: float, r: float) -> str:
    icon = (
        f'<path d="{kind["icon"]}" transform="scale(.054) translate(-12 -12)" fill="none" stroke="{_GLYPH}" stroke-width="1.8" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
    )
    return (
        f'<g transform="translate({x:.1f} {y:.1f}) scale({r:.2f})"><path d="{kind["shape"]}" fill="{kind["light"]}" '
        f'stroke="{_PAPER}" stroke-width="{3 / r:.3f}" paint-order="stroke"/>{icon if r > 5.5 else ""}</g>'
    )


def _names(world: World, drawn: Drawing, plan: _Plan) -> Iterator[str]:
    """The important first, each below, above or beside its node where nothing stands yet, or not at all."""
    for place, iri in enumerate(drawn.nodes[:MOST_NAMED]):
        thing, (x, y), r = world.things[iri], plan.spots[place], plan.radii[place]
        text, title = cut(thing.label, 30), thing.kind in _TITLES
        size = 15.0 if title else 13.5
        half = width(text) * size / 2
        for at_x, at_y in ((x, y + r + 11), (x, y - r - 11), (x + r + half + 6, y), (x - r - half - 6, y)):
            box = (at_x - half - 2, at_y - 8, at_x + half + 2, at_y + 8)
            if box[0] > 0 and box[2] < WIDTH and _free(box, plan.taken):
                plan.taken.append(box)
                face = f'font-family="{_SERIF}" font-style="italic"' if title else f'font-family="{_SANS}"'
                yield (
                    f'<text x="{at_x:.1f}" y="{at_y + size * 0.35:.1f}" {face} font-size="{size}" text-anchor="middle" fill="{_INK}" '
                    f'stroke="{_PAPER}" stroke-width="4" stroke-linejoin="round" paint-order="stroke">{escape(text)}</text>'
                )
                break


def _free(box: Box, taken: Sequence[Box]) -> bool:
    return all(box[2] <= other[0] or box[0] >= other[2] or box[3] <= other[1] or box[1] >= other[3] for other in taken)


def _legend(world: World, drawn: Drawing, kinds: Sequence[Mapping[str, str]]) -> Iterator[str]:
    x, y = 50.0, HEIGHT - 32.0
    for kind in kinds:
        number = sum(world.things[iri].kind == kind["name"] for iri in drawn.nodes)
        if number:
            words = f"{kind['many']} {number:,}"
            yield _mark(kind, x, y, 9)
            yield f'<text x="{x + 17:.0f}" y="{y + 5}" font-family="{_SANS}" font-size="14" fill="{_MUTED}">{words}</text>'
            x += 52 + width(words) * 14


def width(text: str) -> float:
    """About how wide a text is, in ems of its size: there is no font at hand to measure with."""
    return sum(0.32 if c in _NARROW else 0.88 if c in _WIDE else 1.0 if c >= "\u2e80" else 0.68 if c.isupper() else 0.56 for c in text)


def cut(text: str, most: int) -> str:
    """The text, or its beginning and a dot-dot-dot.

    >>> cut("Mission: Impossible", 9)
    'Mission:…'
    """
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
