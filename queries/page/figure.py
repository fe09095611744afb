"""A still picture of the graph, as SVG or PNG, from the same places as the page: for a README or a post, without a browser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from math import hypot
from typing import Any

from graph.errors import OutputError
from queries.page.drawing import Drawing
from queries.page.facts import World
from queries.page.lettering import TITLES, cut, lines, size, width

WIDTH, HEIGHT = 1600, 1000
MARGIN = 100
HEAD, FOOT = 74, 54
ALWAYS = 14
"""So many of the most important are named whatever stands there."""
_PAPER, _INK, _MUTED, _LINE, _AMBER, _GLYPH = "#fbfaf7", "#1d1b19", "#635e57", "#b9b2a6", "#9a5b00", "#ffffff"
_SERIF, _SANS = "Georgia, 'Noto Serif', 'DejaVu Serif', serif", "Inter, system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif"
_DASHES = {"current": "", "contested": "9 3", "rumoured": "5 4"}

Box = tuple[float, float, float, float]


@dataclass(slots=True)
class _Plan:
    """Where things come to stand on the sheet, by the number of their node; the important first."""

    spots: dict[int, tuple[float, float]]
    radii: dict[int, float]
    taken: list[Box] = field(default_factory=list)


def svg(world: World, drawn: Drawing, look: Mapping[str, Any], title: str) -> str:
    """The picture as one SVG without scripts, links or fonts of its own; of a large graph, its most connected part."""
    plan = _planned(drawn)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{_PAPER}"/>',
        *_lines(drawn, plan, look["kinds"]),
        *_nodes(drawn, plan, look["kinds"]),
        *_names(world, drawn, plan),
        f'<text x="40" y="52" font-family="{_SERIF}" font-size="30" font-weight="600" fill="{_INK}">{escape(cut(title, 80))}</text>',
        *_part(drawn, plan),
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
    stands = list(drawn.wide) or [(node["id"], node["x"], node["y"]) for node in nodes]
    if not stands:
        return _Plan({}, {})
    xs, ys = [x for _, x, _ in stands], [y for _, _, y in stands]
    wide, high = max(max(xs) - min(xs), 1), max(max(ys) - min(ys), 1)
    scale = min((WIDTH - 2 * MARGIN) / wide, (HEIGHT - HEAD - FOOT - MARGIN) / high, 1.6)
    left = WIDTH / 2 - scale * (max(xs) + min(xs)) / 2
    top = HEAD + (HEIGHT - HEAD - FOOT) / 2 - scale * (max(ys) + min(ys)) / 2
    grow = min(max((0.8 / scale) ** 0.62, 1.0), 9.0)  # as on the page: far away, nodes shrink less than distances do
    spots = {place: (left + scale * x, top + scale * y) for place, x, y in stands}
    return _Plan(spots, {place: nodes[place]["size"] * scale * grow for place in spots})


def _lines(drawn: Drawing, plan: _Plan, kinds: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """A line has the colour of what the film is joined to: places green, people blue."""
    groups = [node["group"] for node in drawn.pyvis.nodes]
    paths: dict[tuple[str, int], list[str]] = {}
    for edge in drawn.pyvis.edges:
        a, b = edge["from"], edge["to"]
        if edge["state"] in _DASHES and a in plan.spots and b in plan.spots:
            tint = groups[b] if kinds[groups[a]]["name"] in TITLES else groups[a]
            paths.setdefault((edge["state"], tint), []).append(f"M{_at(plan.spots[a])}L{_at(plan.spots[b])}")
    for (state, tint), path in sorted(paths.items()):
        dash, colour = _DASHES[state], _AMBER if state == "contested" else kinds[tint]["light"]
        yield f'<path d="{"".join(path)}" fill="none" stroke="{colour}" stroke-width="1.2" stroke-opacity=".5"' + (f' stroke-dasharray="{dash}"/>' if dash else "/>")


def _at(spot: tuple[float, float]) -> str:
    return f"{spot[0]:.1f} {spot[1]:.1f}"


def _nodes(drawn: Drawing, plan: _Plan, kinds: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """The least important first, so that the important lie on top."""
    for place in sorted(plan.spots, reverse=True):
        (x, y), r = plan.spots[place], plan.radii[place]
        plan.taken.append((x - 0.8 * r, y - 0.8 * r, x + 0.8 * r, y + 0.8 * r))
        yield _mark(kinds[drawn.pyvis.nodes[place]["group"]], x, y, r)


def _part(drawn: Drawing, plan: _Plan) -> Iterator[str]:
    """How much of the graph the picture shows."""
    if len(plan.spots) < len(drawn.nodes):
        words = f"The {len(plan.spots)} most connected of {len(drawn.nodes):,} names"
        yield f'<text x="{WIDTH - 40}" y="52" font-family="{_SANS}" font-size="14" fill="{_MUTED}" text-anchor="end">{words}</text>'


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
    """The important first, each below, above or beside its node where nothing stands yet; the first few in any case."""
    leans = _leaning(drawn, plan)
    for rank, place in enumerate(sorted(plan.spots)):
        thing, (x, y), r = world.things[drawn.nodes[place]], plan.spots[place], plan.radii[place]
        name, tall = lines(thing.label), size(thing.kind, drawn.pyvis.nodes[place]["size"]) * 1.1
        half, high = max(map(width, name)) * tall * (0.56 if thing.kind in TITLES else 0.52), 0.6 * tall * len(name)
        below, above, side = y + r + high + 3, y - r - high - 3, r + half + 6
        places = [(0.0, 1.0, x, below), (0.0, -1.0, x, above), (1.0, 0.0, x + side, y), (-1.0, 0.0, x - side, y)]
        places += [(0.8 * turn, 0.6 * way, x + turn * (half + 0.4 * r), at) for way, at in ((1, below), (-1, above)) for turn in (1, -1)]
        lean = leans.get(place, (0.0, 1.0))
        around = [(at_x, at_y) for _, _, at_x, at_y in sorted(places, key=lambda each: -(each[0] * lean[0] + each[1] * lean[1]))]
        for turn, (at_x, at_y) in enumerate((*around, (x, below))):
            box = (at_x - half - 2, at_y - high, at_x + half + 2, at_y + high)
            if (turn == len(around) and rank < ALWAYS) or (box[0] > 0 and box[2] < WIDTH and _free(box, plan.taken)):
                plan.taken.append(box)
                face = f'font-family="{_SERIF}" font-style="italic"' if thing.kind in TITLES else f'font-family="{_SANS}"'
                for row, text in enumerate(name):
                    yield (
                        f'<text x="{at_x:.1f}" y="{at_y + tall * (0.35 + 1.15 * (row - (len(name) - 1) / 2)):.1f}" {face} font-size="{tall:.1f}" text-anchor="middle" '
                        f'fill="{_INK}" stroke="{_PAPER}" stroke-width="4" stroke-linejoin="round" paint-order="stroke">{escape(text)}</text>'
                    )
                break


def _leaning(drawn: Drawing, plan: _Plan) -> dict[int, tuple[float, float]]:
    """Of nodes whose lines go one way, the other way: there the name stands."""
    ways: dict[int, list[tuple[float, float]]] = {}
    for edge in drawn.pyvis.edges:
        for one, other in ((edge["from"], edge["to"]), (edge["to"], edge["from"])):
            if one in plan.spots and other in plan.spots:
                dx, dy = plan.spots[one][0] - plan.spots[other][0], plan.spots[one][1] - plan.spots[other][1]
                far = hypot(dx, dy) or 1.0
                ways.setdefault(one, []).append((dx / far, dy / far))
    found = {}
    for place, all_of in ways.items():
        dx, dy = sum(x for x, _ in all_of), sum(y for _, y in all_of)
        far = hypot(dx, dy)
        if far / len(all_of) > 0.5:
            found[place] = (dx / far, dy / far)
    return found


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
