"""Titles in a list of somebody's work: "her credits include John Wick opposite Keanu Reeves, HBO’s The Wire and Grey’s Anatomy".

What stands in such a list is a title by its place there, whatever its words look like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.reading.names import LONGEST, titled
from loaders.reading.text import tokens
from loaders.reading.titles import a_person, foreign, may_be_title, plain, unquoted
from loaders.reading.words import first_names, organisations, words

NOUN = "series|miniseries|show|film|movie|drama|dramedy|comedy|sitcom|thriller|horror|hit|feature|documentary|docuseries|biopic|short|pic|musical|western|romance|rom-com"
LOOSE = r"known for|director of|star of|creator of|creators of|producer of|writer of|team behind|behind"
"""Words before a title that as often come before something else."""
INTRODUCED = re.compile(
    r"\b(?:(?P<sure>credits (?:also |currently |recently |for \w+ )?(?:include|including|span|are)|filmography (?:includes|spans)|(?:appear|starr?|featur|guest-?starr?|recurr)(?:s|ed|ing|red|red)? (?:in|on)|"
    r"(?:seen|starred|cast|appearances?|turns?|stints?|cameos?|parts?|roles?|leads?|performances?|breakout|breakthrough|heard) (?:in|on)|completed production on|"
    r"(?:films|movies|shows|series|features|titles|dramas|comedies|sitcoms|pictures|classics|documentaries|blockbusters|credits|thrillers)"
    r"(?:,)? (?:such as|like|include|includes|including|included)|(?:his|her|their) (?:[a-z-]+ ){0,2}(?:films|movies|comedies|thrillers|documentaries|features))|"
    rf"(?:work|worked|stars?) (?:in|on)|(?:projects|hits|productions|fare|series|films)(?:,)? (?:such as|like|include|includes|including|included|as)|{LOOSE})"
    rf"(?: the| both| such (?:films|shows|series|movies|titles|projects|features|fare) as| such| his| her| their|(?: (?:the|an?))?(?: [a-z-]+){{0,3}} (?:{NOUN})s?(?: (?:like|such as|including))?| films?| shows?| (?:19|20)\d\d[’\'s]*| TV| hit| acclaimed| upcoming| recent| original)*[:]? (?=[A-Z0-9“‘\"'#¡])"
)
LIST_END = re.compile(r"[.;!?]?[”’]?(?:\.\s|\.$|;| — | – |\)|\n| who | which | where | while | but | with | for |(?<!well) as (?!well )| by (?=[A-Z]))")
SEPARATOR = re.compile(r",[”’]?\s+(?:and\s+|as well as\s+|plus\s+)?(?:most recently\s+|more recently\s+)?|\s+(?:and|&|or|as well as)\s+(?:most recently\s+)?(?=(?:[A-Z][\w.’'-]*[’']s?\s+)?(?:the\s+|in\s+)?[A-Z0-9“‘\"'])|\s+and\s+")
OUTLET = re.compile(r"\s(?:for|on|at|via) (?P<o>[A-Z][\w+&/.-]*(?: [A-Z0-9][\w+&/.-]*){0,2})(?: and (?P<q>[A-Z][\w+&/.-]*))?(?=,| and |\.|;|$)")
"""Who showed it: "Lucky for Apple TV"."""
BESIDE = re.compile(r"\s(?:opposite|alongside|starring|directed by|with|from (?=[a-z]))\s?.*$")
FROM = re.compile(r"\sfrom (?P<n>[A-Z][\w-]+) [A-Z].*$")
KIND = re.compile(rf"^.*\b(?:{NOUN})s?,?\s+(?=[A-Z0-9“‘])")
OVER = re.compile(r"(?:also |co-)?(?:starr|featur|direct|writ|produc|creat|appear|star|wrote|based|opposite|alongside)[a-z]*\b(?! in\b)")
"""What tells of the work before it, and is no member of the list."""
BARE_KIND = re.compile(rf"(?:[\w+’'/-]+ ){{0,6}}(?:{NOUN})")
"""A member that only says what kind of work comes next: "the acclaimed Apple TV+ series, Severance"."""
OWNER = re.compile(r"^(?P<o>.*?)(?:[’']s|(?<=s)[’'])\s+(?=[A-Z0-9“‘\"])")
PARTNER = re.compile(r"^(?:[a-z][\w-]*\s+)+(?:[A-Z][\w.-]+\s+){1,3}(?:on|in)\s+(?=[A-Z0-9“‘])")
LEADING = re.compile(r"^(?:(?:HBO|NBC|ABC|CBS|Netflix|Hulu|[a-z]+)\s+)+(?=[A-Z0-9“‘])")
REACH = 420
"""Characters of a list."""


@dataclass(frozen=True, slots=True)
class Work:
    """A title in a list; `sure` where the words before it introduce nothing but works."""

    title: str
    sure: bool


def listed(text: str) -> Iterator[str]:
    """Titles in lists of somebody's work.

    >>> list(listed("Starr appeared on such shows as Speed, Malibu Road and HBO’s The Wire. He"))
    ['Speed', 'Malibu Road', 'The Wire']
    """
    return (work.title for work in works(text))


def works(text: str) -> Iterator[Work]:
    """The same, each with how much its place tells.

    >>> [work.title for work in works("Her credits include John Wick opposite Keanu Reeves and Grey’s Anatomy.")]
    ['John Wick', 'Grey’s Anatomy']
    """
    yield from (Work(title, sure=True) for title in dated(text))
    for match in INTRODUCED.finditer(text):
        stretch = OUTLET.sub(_unless_outlet, text[match.end() : match.end() + REACH])
        end = LIST_END.search(stretch)
        sure = bool(match["sure"])
        for piece in SEPARATOR.split(stretch[: end.start() if end else len(stretch)]):
            title = _title(re.sub(r"\s*\([^()]*\)?", "", piece), text)
            if title is None:
                break
            if title and _fits(title, sure=sure):
                yield Work(title, sure)


YEAR = re.compile(r" \((?:19|20)\d\d\)")
NEXT = re.compile(r"(?:,|;| and|, and) (?P<t>[A-Z0-9][^(),;“”]{1,70})")
FIRST = re.compile(r"(?:(?<= in)|(?<= on)|(?<=ing)|(?<=like)|(?<=as)|(?<=include)|(?<=ed)|(?<=[:,])) (?P<t>[A-Z0-9][^(),;:“”]{1,60})$")


def dated(text: str) -> Iterator[str]:
    """Titles in a list whose members all have their years: what stands between two years is one title, whatever its words.

    >>> list(dated("She was seen in 9 1/2 Weeks (1986), Big Man on Campus (1989) and Once (2007)."))
    ['9 1/2 Weeks', 'Big Man on Campus', 'Once']
    """
    years = list(YEAR.finditer(text))
    run: list[str] = []
    for year, following in pairwise(years):
        between = NEXT.fullmatch(text, year.end(), following.start())
        if between and not run and (first := FIRST.search(text, max(0, year.start() - 80), year.start())):
            run += _first(first["t"], text)
        if between:
            run.append(between["t"])
        else:
            yield from _unless_people(run)
            run = []
    yield from _unless_people(run)


def _unless_people(run: Sequence[str]) -> Sequence[str]:
    """The members of a dated list, unless most are people: who led a jury in which year."""
    return run if 2 * sum(a_person(name.split()) for name in run) <= len(run) else ()


def _first(title: str, text: str) -> Iterator[str]:
    """The first of a dated list, without the person before it: "directed Dunst in The Virgin Suicides (1999)"."""
    person = re.match(r"(?P<n>[A-Z][\w-]+) (?:in|on) (?=[A-Z0-9])", title)
    if person and re.search(rf"\b[A-Z][\w-]+ {re.escape(person['n'])}\b", text):
        title = title[person.end() :]
    if titled([token.text for token in tokens(title)]):
        yield title


def _unless_outlet(match: re.Match[str]) -> str:
    known = match["o"] in organisations() and (not match["q"] or match["q"] in organisations())
    return "" if known else match.group()


def _fits(title: str, *, sure: bool) -> bool:
    if sure and a_person(title.split()):
        return True
    return may_be_title(title) and (" " in title or title not in words("stop") | first_names())


def _title(piece: str, text: str) -> str | None:
    """The title of a list's member; None where the list is over, nothing where there is no title."""
    piece = piece.strip()
    if BARE_KIND.fullmatch(piece):
        return ""
    if OVER.match(piece):
        return None
    if piece[:1] == "‘":
        piece = re.sub(r"[,.;]?’$", "", piece)
    piece = plain(piece.strip("“”‘\""))
    piece = PARTNER.sub("", piece)
    piece = FROM.sub(lambda match: "" if match["n"] in first_names() else match.group(), BESIDE.sub("", piece))
    piece = KIND.sub("", piece) if KIND.match(piece) else _disowned(piece, text)
    piece = unquoted(LEADING.sub("", piece))
    piece = re.sub(r"(?: (?:and|or|of|the|in|on|&))+$", "", piece)
    if not piece:
        return ""
    parts = [token.text for token in tokens(piece)]
    if not parts or len(parts) > LONGEST:
        return None
    return piece if (titled(parts) or foreign(parts)) and (parts[0][0].isupper() or parts[0][0].isdigit()) else None


def _disowned(piece: str, text: str) -> str:
    """Without whose work it is ("HBO’s The Wire"), unless the possessor is the title's own ("Grey’s Anatomy")."""
    match = OWNER.match(piece)
    return piece[match.end() :] if match and _owns(match["o"], piece[match.end() :], text) else piece


def _owns(owner: str, rest: str, text: str) -> bool:
    parts = owner.split()
    if owner in organisations() or not owner[0].isupper() or owner.isupper():
        return True
    if parts[0] in {"The", "A", "An", "My"}:
        return False
    known = rf"\b[A-Z][\w-]+ {re.escape(owner)}\b|\b{re.escape(owner)} [A-Z]"
    return len(parts) > 1 or rest.split(maxsplit=1)[0] in {"The", "A", "An"} or bool(re.search(known, text))
