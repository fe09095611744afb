"""Lists of places as sentences give them: "at Pinewood and in Riga, Latvia"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from graph.places import find_place, find_places, lies_in
from loaders.reading import clauses
from loaders.reading.coreference import Line
from loaders.reading.rules import WORD
from loaders.reading.skeleton import Sign, Skeleton
from loaders.reading.words import demonym, words

PLACE = "[\uec00-\uefff\uf600-\uf6ff]"
SOMEWHERE = re.compile(PLACE)
NEAR = rf"(?=.{{0,240}}{PLACE})"
"""Put early in a pattern, it saves the long way to places that are not there."""
_WORD = rf"(?!(?:premier|screened|debut|opened|opens|releas|bowed|unveil|shown)\w* ){WORD}"
"""Not one after which a place is where people saw the film."""
_HEAD = (
    rf"(?:(?:the|a|an|its|his|her|their|both|parts? of|and|locations?|studios?|sets?|sound ?stages?|streets|{_WORD}) ){{0,4}}?"
    r"(?:of|in|across|around|at|near|including|throughout|on|outside) "
)
_BEFORE = rf"(?:{_HEAD})?(?:(?:the|its|both|downtown|central|rural|suburban|nearby|remote|sunny|(?:[a-z]+)?(?:north|south|east|west)\w*|upstate|mainland|{WORD}) ){{0,2}}?"
_ITEM = rf"{PLACE}(?: 's (?:{PLACE}|(?:{WORD} ){{0,2}}?{WORD})| area| region| metro area| suburb| countryside)?"
_ASIDE = r"(?:, (?:for|over|during|also|then) (?:[a-z-]+ ){1,3}, )?"
_JOINT = (
    rf" ?(?:instead |too )?(?:, (?:and |& |as well as |plus |then |including )?|and |& |or |to |as well as |plus |then |followed by |in ){_ASIDE}"
    r"(?:in |at |on |near |around |across |along |also |later |then |partly |throughout )*"
)
_NOT = r"(?! (?:war|wars|festival|film festival|market|premiere|native|event|shooting|critics?|office|box office|release|theaters|cinemas|police|government|attacks?)\b)"
PLACES = rf"{_BEFORE}(?P<l>{_ITEM}(?>{_JOINT}(?:the |{_HEAD})?{_ITEM})*+)(?!\w| ?(?:,|and|&) {PLACE}){_NOT}"
"""One place or several, with whatever leads up to their names."""



def with_places(line: Line) -> Line:
    """The sentence without brackets, and with what it must mean for a place taken for one.

    That is a name that ends in "Studios", "Beach" or "Castle", and a known place after "in" or "at", whatever else the
    article takes the name for.
    """
    text, signs = clauses.plain(line.skeleton.text), dict(line.skeleton.signs)
    spare = iter(range(0xF6FF, 0xF67F, -1))  # unknown names are counted from the front of their block
    text = _NAMES.sub(lambda match: _as_word(match.group(), signs[match.group()], text[max(0, match.start() - 3) : match.start()]), text)
    text = _whole(_apart(text, signs, spare), signs, spare)
    out, at = [], 0
    for match in _CANDIDATE.finditer(text):
        name = _place_name(match, text, signs)
        code = next(spare, 0) if name else 0
        if name and code:
            signs[chr(code)] = Sign("place", name, name)
            out += [text[at : match.start()], chr(code)]
            at = match.end()
    return replace(line, skeleton=Skeleton("".join(out) + text[at:], signs)) if out or text != line.skeleton.text else line


def _apart(text: str, signs: dict[str, Sign], spare: Iterator[int]) -> str:
    """Two places that a small word joins ("from Atlanta to London") are no one name."""
    for char in dict.fromkeys(_NAMES.findall(text)):
        parts = re.split(r" (to|and|&) ", signs[char].text) if signs[char].kind in {"name", "other"} else []
        if len(parts) == 3 and find_places(parts[0]) and find_places(parts[2]):
            codes = [chr(next(spare, 0xF67F)), chr(next(spare, 0xF67F))]
            signs |= {code: Sign("place", name, name) for code, name in zip(codes, (parts[0], parts[2]), strict=True)}
            text = text.replace(char, f"{codes[0]} {parts[1]} {codes[1]}")
    return text


def _whole(text: str, signs: dict[str, Sign], spare: Iterator[int]) -> str:
    """Two names side by side that begin or end as places do are one ("Pine Mountain Club", "Piazza del Popolo")."""

    def joined(match: re.Match[str]) -> str:
        first, last = signs[match[1]].text, signs[match[3]].text
        whole = (not match[2] and last.rsplit(" ", 1)[-1].casefold() in words("place_head")) or first.casefold() in words("place_first")
        code = next(spare, 0) if whole else 0
        if not code:
            return match.group()
        name = f"{first} {match[2] or ''}{last}"
        signs[chr(code)] = Sign("place", name, name)
        return chr(code)

    return _SIDE_BY_SIDE.sub(joined, text)


_SIDE_BY_SIDE = re.compile(
    "([\uec00-\uefff\uf600-\uf67f]) ((?:de|del|della|delle|di|du|des|la|le|of|von)(?: la)? )?([\ue800-\uf3ff\uf600-\uf67f])"
)
_I = frozenset({"I", "I’m", "I'm", "I’ve", "I've", "I’d", "I'd", "I’ll", "I'll"})
_NAMES = re.compile("[\ue000-\ue3ff\uec00-\uf3ff\uf600-\uf6ff]")
_CANDIDATE = re.compile(r"(?:(?<=the )(?:us|u\.s\.)|(?<=the |[^ ] , )(?:uk|u\.k\.|uae|u\.a\.e\.))(?![\w-])|[\ue000-\uebff\uf000-\uf3ff\uf600-\uf6ff]")
_LOCATIVE = re.compile(r"(?:^| )(?:in|at|on|across|to|around|near|outside|and|from|,)(?: the)?(?: [\uf400-\uf5ff])? $")
_IN = re.compile(r"(?:^| )(?:in|at|across)(?: the)?(?: [\uf400-\uf5ff])? $")
_CAREER = re.compile(r"\b(?:stars?|starred|starring|appear\w*|roles?|seen|known|cast|turn|performance|play(?:s|ed)|work)\b[^,]{0,24}$")


def _as_word(char: str, sign: Sign, before: str) -> str:
    """ "I’m" and a tongue ("in Mandarin") are no names of anything that is somewhere."""
    if sign.text in _I:
        return "i"
    tongue = sign.text.casefold() in words("tongue") or (sign.kind in {"name", "other"} and demonym(sign.text) is not None)
    return sign.text.casefold() if tongue and before in {"in ", " , ", "nd "} else char


def _place_name(match: re.Match[str], text: str, signs: Mapping[str, Sign]) -> str:
    """The place that the sign or word must mean; empty where it need not mean one."""
    sign = signs.get(match.group())
    if sign is None:
        return match.group().upper()
    name = re.sub(r"[’']s$", "", sign.text)
    if sign.reference or not name:
        return ""
    before = text[max(0, match.start() - 40) : match.start()]
    if _headed(name) and (sign.kind not in {"film", "name"} or _SHOT.search(before)):
        return name
    if _SHOT.search(before) and sign.kind != "film" and not text.startswith(" 's", match.end()):
        return "" if name.casefold() in words("film_format") or demonym(name) else name
    if sign.kind != "film" and _IN_LIST.search(before) and _LISTED.match(text, match.end()):
        return name
    if sign.kind == "film" and not _IN.search(before):
        return ""
    return name if _LOCATIVE.search(before) and not _CAREER.search(before) and find_places(name) else ""


_IN_LIST = re.compile(r"\b(?:shot|filmed|lensed|filming|shooting) (?:in|at) [^;]{1,60}(?: ,| and)(?: the)? $")
_LISTED = re.compile(r" (?:in|near|outside) [\uec00-\uefff]| ?[,.]| and [\uec00-\uefff]|$")
"""What goes on with a list of places."""
_SHOT = re.compile(r"\b(?:shot|filmed|lensed|filming|shooting|shoot|film|photography|on location)(?: [a-z]+ly)?(?: on location)? (?:in|at)(?: the)? $")


def _headed(name: str) -> bool:
    return " " in name and name.rsplit(" ", 1)[-1].casefold() in words("place_head")


def group_of(match: re.Match[str]) -> str:
    """The name of the group that holds the places, where a pattern has several wordings."""
    return next(name for name in "lmno" if match.groupdict().get(name))


def places_of(match: re.Match[str], signs: Mapping[str, Sign], *, sure: bool = False) -> list[str]:
    """The names of a matched list; of "Riga, Latvia" the inner one, and "Rome, Georgia" where Rome alone would be another.

    A name that nothing tells to be a place counts only right after its preposition or in a list, unless it is `sure`.
    """
    part = group_of(match)
    text, start, group = match.string, match.start(part), match[part]
    found: list[str] = []
    end = 0
    for each in re.finditer(PLACE, group):
        sign = signs[each.group()]
        joint = group[end : each.start()].strip()
        led = _LED if found else _FIRST
        if sign.kind == "name" and not sure and not (sign.name[0].isalpha() and led.search(text, max(0, start + each.start() - 20), start + each.start())):
            continue
        if _CALENDAR.match(sign.name) or (sign.name.endswith("ern") and not find_places(sign.name)):
            continue
        if found and (joint == "," or (joint == "in" and _is_land(sign.name))) and _contains(sign.name, found[-1]):
            found[-1] = _told_apart(found[-1], sign.name)
        else:
            found.append(_bare(sign.name))
        end = each.end()
    return found


_CALENDAR = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_FIRST = re.compile(r" (?:in|at|near|across|around|outside|(?:city|town|village|island|suburb|kingdom|country|county|neighbou?rhood|state) of)(?: the)? $")
_LED = re.compile(r"(?: in| at| near| across| around| outside|,| and| &)(?: the)? $")


def _bare(name: str) -> str:
    """Without an article that only begins the sentence: "The New Jersey", but "The Hague"."""
    bare = name.removeprefix("The ")
    return bare if any(place.name == bare for place in find_places(bare)) else name


def _contains(outer: str, inner: str) -> bool:
    place = find_place(inner, [outer])
    if place is not None:
        return lies_in(place, outer)
    around = find_place(outer)
    return around is not None and around.kind in {"country", "state", "region"}


def _is_land(name: str) -> bool:
    place = find_place(name)
    return place is not None and place.kind in {"country", "state", "continent"}


def _told_apart(inner: str, outer: str) -> str:
    """The name alone where it means that place anyway."""
    place = find_place(inner, [outer])
    return inner if place is None or find_places(inner)[0] == place else f"{inner}, {outer}"
