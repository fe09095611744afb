"""Which countries a film comes from, where a text says so outright."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.places import demonym, find_places
from loaders.reading import clauses
from loaders.reading.coreference import Line
from loaders.reading.needs import wording
from loaders.reading.skeleton import CLASSES, MENTION
from loaders.reading.statement import Statement

F, P, L = CLASSES["F"], CLASSES["P"], CLASSES["L"]
LANDS = r"(?:[\ue000-\uf6ff]|u\.?k\.?|u\.?s\.?a?\.?|uae)(?: ?(?:,|/|-|—|and|&) ?(?:[\ue000-\uf6ff]|u\.?k\.?|u\.?s\.?a?\.?|uae))*"
LINE_UP = wording(rf"(?P<f>{F}) ?(?:,|by|—|dir\.?|directed by)* ?(?:dirs?\.? ?:? ?)?{P}(?: ?(?:,|and|&) {P})* \( (?P<l>{LANDS}) \)")
""" "“Title,” Director (Country, Country)", as festivals list their films."""
BRACKETED = wording(rf"(?P<f>{F}) \( (?P<l>{LANDS}) \)")
""" "“Title” (Country, Country), directed by Director"."""
FROM = wording(rf"(?P<f>{F}) , from (?P<l>{L}(?: (?:and|&) {L})?) ,")
JOINT = wording(rf"\bco-?production (?:of|between|among|with|by) (?:companies (?:in|from) |the )?(?P<l>{L}(?: ?(?:, (?:and )?|and |& )(?:the )?{L})*)")
SENT = wording(rf"(?P<f>{F}) (?:is|was|has been) (?:also )?(?:selected as |submitted as |chosen as )?(?:the )?(?:(?P<l>{L}) 's (?:official |first )?(?:submission|entry|candidate|selection)|official (?:submission|entry|candidate|selection) (?:from|of|by|for) (?P<m>{L}))")
"""A country's film for a prize of another country."""
MADE_IN = wording(rf"^(?P<f>{F}) (?:is|was) (?:an?|the) [^,;]{{0,60}}?(?:film|movie|series|documentary|feature|drama|comedy|thriller|short) (?:produced in|made in|from) (?:the )?(?P<l>{L})")
JOINTLY = wording(rf"(?P<l>(?:{MENTION.pattern})(?: ?[-/–—] ?(?:{MENTION.pattern}))*) co-?production\b")
""" "a France-Germany co-production"."""
MADE = (
    r"(?:film|movie|drama|comedy|thriller|horror|documentary|series|feature|musical|romance|western|biopic|satire|melodrama|dramedy|animation|epic|noir|debut|pic|"
    r"short|anime|show|miniseries|sitcom|mystery|fantasy|sci-fi|crime|action|war|romantic|animated|historical|period|family|hit|film)"
)
NATIVE = wording(
    rf"(?<![\w-])(?P<d>[a-z]+(?:-[a-z]+)?)(?<!-language) (?:(?:(?:{MADE}|[a-z]+-[a-z]+|psychological|dark|black|indie|arthouse|sports|political|social|supernatural|title|remake of) ){{1,4}})(?:, )?(?P<f>{F})"
    r"(?! (?:star|director|remake|actor))"
)


def statements(lines: Sequence[Line]) -> Iterator[Statement]:
    """country of all sentences."""
    for line in lines:
        text = line.skeleton.text
        for match in LINE_UP.finditer(text):
            yield from _said([line.skeleton.signs[match["f"]].name], _lands(match["l"], line), line)
        for match in BRACKETED.finditer(text):
            yield from _said([line.skeleton.signs[match["f"]].name], _lands(match["l"], line), line)
        for match in FROM.finditer(text):
            yield from _said([line.skeleton.signs[match["f"]].name], _lands(match["l"], line), line)
        for match in JOINT.finditer(text):
            left, _ = clauses.clause(text, match.start(), match.start())
            film = clauses.film_at(text, left, match.start(), line, last=True) or line.focus
            yield from _said([film] if film else [], _lands(match["l"], line), line)
        for match in JOINTLY.finditer(text):
            left, _ = clauses.clause(text, match.start(), match.start())
            film = clauses.film_at(text, left, match.start(), line, last=True) or line.focus
            yield from _said([film] if film else [], _joined(match["l"], line), line)
        for match in (*SENT.finditer(text), *MADE_IN.finditer(text)):
            land = match["l"] or match.groupdict().get("m") or ""
            yield from _said([line.skeleton.signs[match["f"]].name], _lands(land, line), line)
        for match in NATIVE.finditer(text):
            countries = [place for part in match["d"].split("-") if (place := _native(part))]
            yield from _said([line.skeleton.signs[match["f"]].name], countries, line)


def _joined(signs: str, line: Line) -> list[str]:
    """The countries of "France-Latvia", be it one name or two; none if anything in it is no country."""
    names = [name for sign in line.skeleton.names(signs) for name in re.split(r"[-/–—]", sign.text)]
    return names if len(names) > 1 and all(map(_is_country, names)) else []


def _said(films: Sequence[str], countries: Sequence[str], line: Line) -> Iterator[Statement]:
    for film in films:
        for country in countries:
            yield Statement(film, "country", country, line)


def _lands(group: str, line: Line) -> list[str]:
    """The countries of a list; none if anything in it is no country."""
    names = [line.skeleton.signs[part].text if MENTION.fullmatch(part) else part.upper() for part in re.findall(r"[\ue000-\uf6ff]|[a-z][a-z.]+", group) if part != "and"]
    return names if all(map(_is_country, names)) else []


def _is_country(name: str) -> bool:
    return any(place.kind == "country" for place in find_places(name))


def _native(word: str) -> str | None:
    """The country of "danish"; regions and continents make no country of origin."""
    name = demonym(word.capitalize())
    return name if name is not None and _is_country(name) else None
