"""Deals by territory: "has gone to O in France, P for Benelux", "sold to Spain (O), Italy (P)", "with O (Spain) and P (Italy)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from graph.places import find_places
from loaders.reading.coreference import Line
from loaders.reading.skeleton import Sign
from loaders.reading.statement import Statement, denied

DEALS = re.compile(
    r"\b(?:sold|sells?|selling|pre-?sold|pre-?sales?|licen[sc]ed|deals?|gone to|went to|goes to|acquired|picked up|pre-?bought|rights|buyers|distributors?|"
    r"territor(?:y|ies)|released by|releasing|secured|closed|inked|bought|snapped up|distribution|sales|boarded by|taken by|aired|airs|launched in|released in)\b"
)
SALES = re.compile(r"\b(?:international sales|world sales|sales agent|remake|format|tickets|copies|book)\b")
OTHERS = frozenset(
    "benelux cis mena anz latam u.s us u.k uk usa uae gcc airlines worldwide mainland former nordics balkans cee apac "
    "subcontinent germany-austria australasia".split()
)
L = r"(?:(?:the|all|all of|rest of|mainland|former|most of|german-speaking|french-speaking|english-speaking|southeast|south-east|eastern|central|western) )*‹L›"
PLACES = rf"{L}(?:(?: ,| and| , and| /| &) {L}){{0,8}}+"
COMPANY = r"‹C\d+›"
NEXT = r"(?: ,| ;)?(?: and| as well as| plus| while)?(?: (?:to|with|for|by|goes to|went to|has it|taking))? "
PAIR = (
    rf"{COMPANY} (?:for|in|across|covering|taking) {PLACES}",
    rf"{PLACES} \( {COMPANY}(?:(?: ,| and| &| ?/) ?{COMPANY}){{0,3}}+ \)",
    rf"{COMPANY} \( (?:for )?{PLACES} \)",
)
LISTS = tuple(re.compile(rf"{pair}(?:{NEXT}{pair})++") for pair in PAIR)
ALONE = re.compile(rf"(?:sold|pre-?sold|licen[sc]ed|gone|went|goes) to (?P<c>{COMPANY}) (?:for|in) {PLACES}")
ONE = re.compile(r"‹C(\d+)›")


def statements(found: Sequence[Line]) -> Iterator[Statement]:
    """distributor of the film that each sentence about deals is about."""
    for line in found:
        text = line.skeleton.text
        if not DEALS.search(text) or SALES.search(text):
            continue
        marked, signs = _marked(line)
        for pattern in (*LISTS, ALONE):
            for match in pattern.finditer(marked):
                if not DEALS.search(marked, max(0, match.start() - 160), match.end()) or denied(marked, max(0, match.start() - 30), match.start()):
                    continue
                companies = [signs[int(number)] for number in ONE.findall(match.group())]
                film = _film(line, marked[: match.start()], signs)
                if film and any(sign.kind in {"organisation", "name"} for sign in companies):
                    yield from (Statement(film, "distributor", sign.name, line, rule="territory") for sign in companies if sign.name != film)


def _marked(line: Line) -> tuple[str, list[Sign]]:
    """The sentence with territories as ‹L› and every other name as ‹C› and its number."""
    signs: list[Sign] = []
    words = []
    for word in line.skeleton.text.split(" "):
        sign = line.skeleton.signs.get(word)
        if (sign.kind == "place" and find_places(sign.text)) or is_territory(sign.text) if sign else is_territory(word):
            words.append("‹L›")
        elif sign:
            words.append(f"‹C{len(signs)}›")
            signs.append(sign)
        else:
            words.append(word)
    return " ".join(words), signs


@cache
def is_territory(name: str) -> bool:
    """Whether a name is that of a country or of a region that rights are sold for."""
    return name.casefold().rstrip(".") in OTHERS or (name[:1].isupper() and any(place.kind in {"country", "region", "continent"} for place in find_places(name)[:1]))


def _film(line: Line, before: str, signs: list[Sign]) -> str | None:
    """The film that the sentence begins with, else the one that the text goes on about."""
    named = [sign.name for number in ONE.findall(before) if (sign := signs[int(number)]).kind == "film"]
    return named[0] if named else line.focus or line.recent
