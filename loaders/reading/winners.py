"""Lists of winners and nominees: a category, then who or what won it, then the next category."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise, takewhile

from graph.names import fold
from loaders.reading.book import Page
from loaders.reading.categories import SMALL, Heading, headings, is_of_category
from loaders.reading.coreference import Line
from loaders.reading.evidence import FILM, PERSON
from loaders.reading.prizes import credit_of
from loaders.reading.skeleton import Skeleton
from loaders.reading.statement import Statement
from loaders.reading.text import Sentence
from loaders.reading.words import first_names, organisations

LONGEST = 190
"""Characters of one winner; longer is a list of nominees or prose."""
NAME = re.compile(
    r"[A-ZÀ-ÝĀ-Ž][\w’'.-]*(?: (?:de|del|van|von|der|den|la|le|el|bin|al|da|di|du|dos|y|ten|e))*(?: (?:de |van |von |al-|el-|d’|“[^”]{1,20}” )?[A-ZÀ-ÝĀ-Ž][\w’'.-]*){1,4}(?: \((?:I{1,3}|Jr\.)\))?"
)
PEOPLE = re.compile(
    r"\b(?:Edited|Directors?|Directing|Direction|Actors?|Actress(?:es)?|Acting|Performance|Performer|Screenplay|Script|Writing|Writer|Score|Editing|Editor|Cinematograph\w+|Costumes?|Make-?up|Hair\w*|Casting|Sound|Effects|"
    r"Music|Producers?|Design|Newcomer|Filmmaker|Photography|Choreography|Coordination|Supervision|Voice)\b",
    re.IGNORECASE,
)
OFF_SCREEN = re.compile(
    r"\b(?:Game|Podcast|Comic|Novel|Album|Journalism|Magazine|Article|Play|Revival|Broadway|Theat(?:er|re)|Trailer|Advertising|Commercial|Book|Character|Opening Sequence|Ending Sequence|Music Video|Manga|Host|Presenter|News|Interview|Coverage|Report)\b"
    r"|\b(?:Artist|New Artist|Collaboration|Lyrics)(?: \(|$)",
    re.IGNORECASE,
)
"""Categories that neither films nor the people of films win."""
WON = re.compile(r"(?<!\s)\s*+(?:(?<![(\[*–—-])[(\[*–—-]{1,3}\s?(?:WINNERS?|Winners?)\b\s?[)\]*!]{0,3}|\bWINNERS?\b\s?[:!]{0,2}|\bWinners?:)\s*|(?<!\s)\s*+\*++\s*+$")
TIE = re.compile(r"\(TIE\)|\bTIE\b", re.IGNORECASE)
NOMINEES = re.compile(r"\b(?:nominees|nominations|nominated|shortlist(?:ed)?|finalists)\b", re.IGNORECASE)
WINNERS = re.compile(r"\b(?:winners?|won|wins|honou?rees|prizes|awards list)\b", re.IGNORECASE)
SECTION = re.compile(r"(?:\s+(?:FILMS?|TELEVISION|TV|DOCUMENTAR(?:Y|IES)|TRAILERS?|MOTION PICTURES?|SERIES|ANIMATION|COMEDY|DRAMA|LIMITED|SPECIAL|THEAT(?:ER|RE)|AWARDS?|CATEGORIES|HONORARY|COMPETITION|SHORTS?|FEATURES?|GAMES?|&|AND|OR))+$")
PIECES = re.compile(r"\s*(?:\s[–—/-]\s|[–—|]|,\s+(?=[“‘\"])|\bfor (?=[“‘\"A-Z0-9])|,\s*for (?=[“‘\"A-Z0-9])|(?<!^)(?=[“‘(])|(?<=[”)])[,:]?\s+)\s*")
BY = re.compile(r"[,(]?\s*(?:\bdirs?\.|\bdir(?:ected)? by|\bdirectors?:|\bby director)\s*:?\s*(?P<people>.+)$", re.IGNORECASE)
AS = re.compile(r"\s+as\s+(?P<c>[A-ZÀ-Ý][^–—|,(]{1,40}?)(?=\s*(?:[–—|,(]|$))")
QUOTED = re.compile(r"[“\"‘](?P<t>[^“”\"]{1,80}?)[,.]?[”\"’](?=[\s,.;:)–—-]|$)")
DASH = re.compile(r"\s[–—-]\s|\s?[–—]\s?")
AS_WHOM = 3
"""Pieces of "P — Character — F", as lists of voices have them."""
EPISODE = re.compile(r"[“\"][^“”\"]{1,90}[”\"]\s+(?!by |from |for |and |dirs?\.|directed|written)[\w]")
"""An episode in quotes and then the programme, without a sign between the programme and its station."""
OF_LABEL = re.compile(rf"(?:^|; )[A-Z][\w -]{{3,24}}: (?P<p>{NAME.pattern})(?=;| [–—]|$)")
"""One of several people, each with what they did: "Sound Editing: Ana Lind; …"."""
AND = re.compile(r",\s*(?:and |& )?| and | & ")
GUILD = re.compile(r",?\s(?:ACE|ASC|BSC|CAS|MPSE|PGA|p\.?g\.?a\.?|CSA)(?![\w’'])\.?")
"""The letters of a guild behind a name."""
BRACKETS = re.compile(r"\s*\([^()]*\)")
BULLET = re.compile(r"\n|\s*[•●▪]\s*")
_CAPITAL = r"(?:[A-ZÀ-Ý0-9’'!?.:,&-]*[A-ZÀ-Ý]{2,}[A-ZÀ-Ý0-9’'!?.:,&-]*|[AI0-9&:]+)(?![\w’'])"
CAPITALS = re.compile(rf"{_CAPITAL}(?: {_CAPITAL})*")


@dataclass(frozen=True, slots=True)
class Entry:
    """Who and what an entry names, and where it ends."""

    people: tuple[str, ...]
    film: str
    directors: tuple[str, ...] = ()
    character: str = ""


def statements(page: Page) -> Iterator[Statement]:
    """Prizes and nominations, and the credits that a category tells, of lists with a category before each winner."""
    text = page.document.text
    films = _known(page, FILM)
    found = headings(text, films)
    if not found:
        return
    people = _known(page, PERSON)
    forms = {fold(film): film for film in sorted(films) if not film.isupper()}
    said = _said(text, max(0, found[0].start - 400))
    marked = len(list(islice(WON.finditer(text, found[0].start), 2))) == 2
    for heading, following in zip(found, [*found[1:], None], strict=True):
        if OFF_SCREEN.search(heading.category):
            continue
        end = following.start if following else _last(text, heading.end)
        value = text[heading.end : end].strip()
        up = not marked and _nominees(page, said, heading.start)
        for piece, won in _entries(heading, value, films, marked=marked, up=up):
            entry = _entry(heading, SECTION.sub("", piece), films, people)
            if entry is not None:
                if entry.film.isupper() and " " in entry.film:
                    entry = replace(entry, film=forms.get(fold(entry.film)) or _with_capitals(entry.film))
                at = text.find(piece, heading.end)
                yield from _told(heading, entry, at + len(piece), "award" if won else "nominated_for")


def _known(page: Page, kind: str) -> frozenset[str]:
    return frozenset(form for row in (*page.names, *page.headline_names) for n in row if n.kind == kind for form in (n.name, n.text))


def _said(text: str, start: int) -> list[tuple[int, bool]]:
    """Where words from `start` on say of whom a list is, in order, and whether it is of nominees."""
    return sorted((match.end(), up) for pattern, up in ((NOMINEES, True), (WINNERS, False)) for match in pattern.finditer(text, start))


def _nominees(page: Page, said: Sequence[tuple[int, bool]], end: int) -> bool:
    """Whether a list is of those who are up for prizes: by the words nearest before it that say so."""
    before = bisect_right(said, (end, True))
    if not before:
        return bool(NOMINEES.search(page.document.title)) and not WINNERS.search(page.document.title)
    return said[before - 1][1]


def _last(text: str, start: int) -> int:
    """Where the winner of the last category ends: at the line's end, or with what can only be one; else nowhere."""
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    if end - start <= LONGEST:
        return end
    closed = QUOTED.match(text, start)
    return closed.end() if closed else start


def _entries(heading: Heading, value: str, films: frozenset[str], *, marked: bool, up: bool) -> Iterator[tuple[str, bool]]:
    """The entries of a category, each with whether it won; what cannot be told apart is left."""
    if marked:
        yield from _marked(heading, value, films)
        return
    rows = [row.strip(" *·-") for row in BULLET.split(value) if row.strip(" *·-")]
    if up:
        parts = rows if len(rows) > 1 else _apart(value, films)
        yield from ((part, False) for part in parts)
        return
    tie = TIE.search(heading.category)
    if PEOPLE.search(heading.category) and len(rows) == 1 and ";" not in value and len(value) <= LONGEST and len(first := _after_films(value, films)) == 1:
        rows = first
    parts = [part for row in rows for part in (_apart(row, films) if tie else [row] if OF_LABEL.search(row) else row.split("; "))]
    if len(value) > LONGEST and len(parts) == 1 and not PEOPLE.search(heading.category) and (at := value.find(" — ", 0, 70)) > 0:
        yield value[:at], True
    if parts and len(value) <= LONGEST and (len(parts) == 1 or tie or ";" in value):
        yield from ((part, True) for part in parts)


def _marked(heading: Heading, value: str, films: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """Nominees of which one is marked as the winner."""
    rows = [row.strip(" ·-") for row in BULLET.split(value) if row.strip()]
    if len(rows) > 1:
        yield from ((WON.sub(" ", row).strip(), bool(WON.search(row))) for row in rows)
        return
    match = WON.search(value)
    if match is None:
        return
    if not value[: match.start()].strip():  # "WINNER: P, F"
        after = _apart(value[match.end() :], films)
        yield from ((part, True) for part in after[:1] if len(part) <= LONGEST)
        return
    before = value[: match.start()]
    parts = _apart(before, films)
    if PEOPLE.search(heading.category):
        yield from ((part, True) for part in [_ending(before)] if part)
    elif parts and len(parts[-1]) <= 60:
        bare = re.sub(r"\s*\(\d{4}\)$", "", parts[-1])
        yield max((film for film in films if bare.endswith(" " + film)), key=len, default=parts[-1]), True


def _ending(text: str) -> str:
    """The last "P, F" of a run of them: the person begins at a given name."""
    head, comma, film = text.rstrip().rpartition(", ")
    if not comma:
        return text.strip() if len(text) <= 60 else ""
    tokens = head.rpartition(", ")[2].split()
    starts = [i for i, token in enumerate(tokens) if token in first_names() and 2 <= len(tokens) - i <= 4]
    return f"{' '.join(tokens[starts[-1] :])}, {film}" if starts else ""


def _apart(value: str, films: frozenset[str]) -> list[str]:
    """The entries of a run without line breaks: cut after brackets or known films, between titles in quotes, or where capitals begin or end."""
    if "; " in value:
        return [part.strip() for part in value.split("; ") if part.strip()]
    quotes = list(QUOTED.finditer(value))
    if quotes:
        return _by_quotes(value, quotes)
    if "|" in value and len(caps := [m for m in CAPITALS.finditer(value) if len(m.group()) > 3]) > 1:
        first = caps[0].start() == 0
        cuts = [m.start() for m in caps] if first else [0, *(m.end() for m in caps)]
        return [part for a, b in zip(cuts, [*cuts[1:], len(value)], strict=False) if (part := value[a:b].strip(" |"))]
    if len(after := _after_films(value, films)) > 1:
        return after
    return [part.strip() for part in re.split(r"(?<=\))\s+(?=[A-ZÀ-Ý0-9])", value) if part.strip()]


def _after_films(value: str, films: frozenset[str]) -> list[str]:
    """The run cut after each known film that a sign parts from the person before it."""
    ends: list[int] = []
    for match in re.finditer(r"(?:, | [–—/-] | for )(?=[A-ZÀ-Ý0-9])", value):
        known = max((film for film in films if value.startswith(film, match.end())), key=len, default="")
        if known and not value[match.end() + len(known) :][:1].isalnum():
            brackets = BRACKETS.match(value, match.end() + len(known))
            ends.append(brackets.end() if brackets else match.end() + len(known))
    return [part.strip(" ,") for a, b in zip([0, *ends], ends, strict=False) if (part := value[a:b].strip(" ,"))]


def _by_quotes(value: str, quotes: list[re.Match[str]]) -> list[str]:
    if quotes[0].start() < 2:
        cuts = [m.start() for m in quotes]
    else:  # "P, “F” (Studio) P, “F” (Studio)"
        ends = []
        for match in quotes:
            brackets = BRACKETS.match(value, match.end())
            ends.append(brackets.end() if brackets else match.end())
        cuts = [0, *ends]
    return [part.strip(" ,") for a, b in zip(cuts, [*cuts[1:], len(value)], strict=False) if (part := value[a:b].strip(" ,"))]


def _entry(heading: Heading, piece: str, films: frozenset[str], people: frozenset[str]) -> Entry | None:
    """What one entry names: people and their film, in either order, or a film, with its director where that is said."""
    if EPISODE.match(piece) and not PEOPLE.search(heading.category):
        return None
    piece = GUILD.sub("", piece)
    piece = re.sub(r"\s*\((?:TIE|first film|[Ss]eason \d+|final season|ex aequo)\)", "", piece).strip(" “”,;*")
    directors: tuple[str, ...] = ()
    if by := BY.search(piece):
        directors = tuple(takewhile(NAME.fullmatch, AND.split(re.split(r"[()–—|;]", by["people"])[0].strip(" ,"))))
        piece = piece[: by.start()].strip(" ,(")
    character = ""
    if acted := AS.search(piece):
        character, piece = acted["c"].strip(), piece[: acted.start()] + piece[acted.end() :]
    song = "song" in heading.category.casefold()
    whole = [part for part in DASH.split(piece) if part]
    if len(whole) == 2 and (short := whole[0].split(" for ")[0]) != whole[0] and _people(short, films):
        piece = f"{short} — {whole[1]}"
    pieces = [part.strip(" “”‘\"(),;") for part in PIECES.split(piece)]
    pieces = [_bare(part) for part in pieces if part]
    if labelled := [match["p"] for match in OF_LABEL.finditer(piece)]:
        return Entry(tuple(labelled), pieces[-1] if pieces[-1] in films else "", directors)
    if song:
        pieces = _of_song(piece)
    if not pieces:
        return None
    if "voice" in heading.category.casefold() and len(pieces) == AS_WHOM:
        character, pieces = pieces[1], [pieces[0], pieces[2]]
    if PEOPLE.search(heading.category) or song:
        return _with_people(pieces, films, people, directors, character)
    if pieces[0] in people and pieces[0] not in films and not heading.category.casefold().startswith(("best", "outstanding")):
        return Entry((pieces[0],), pieces[1] if len(pieces) > 1 and pieces[1] in films else "")
    if pieces[0] in people and pieces[0] not in films:
        return None
    if "," in pieces[0] and pieces[0] not in films:
        title, rest = pieces[0].split(", ", 1) if ", " in pieces[0] else (pieces[0], "")
        if rest and all(NAME.fullmatch(name) for name in AND.split(rest)):
            return Entry((), title, directors) if _titled(title) else None
    return Entry((), pieces[0], directors) if _titled(pieces[0]) else None


def _of_song(piece: str) -> list[str]:
    """The film that a song is from: after "from", or after a dash."""
    match = re.search(r"(?:\bfrom\s+|\s[–—-]+\s*)[“‘\"]?(?P<f>[A-ZÀ-Ý0-9][^–—,(“”\"]*?)[”’\"]?(?:[,(;]|$|\s(?:Music|Written|Songwriter|Performer)\b)", piece)
    return ["", match["f"].strip()] if match else []


def _bare(part: str) -> str:
    """A title without the network or studio after it."""
    for name in organisations():
        if part.endswith(" " + name) and len(part) > len(name) + 4 and " " in name:
            return part[: -len(name) - 1].rstrip(" ,")
    return part


def _with_people(pieces: list[str], films: frozenset[str], people: frozenset[str], directors: tuple[str, ...], character: str) -> Entry | None:
    if len(pieces) == 1 and (split := _run_together(pieces[0], films)) and (group := _people(split[0], films)):
        return Entry(group, split[1], directors, character)
    groups = [_people(part, films if len(pieces) == 1 or i else frozenset()) for i, part in enumerate(pieces)]
    if len(pieces) == 1 and groups[0] and not _whole(groups[0][-1]):
        return None
    first = next((i for i, group in enumerate(groups) if group), None)
    if first is None:
        if len(pieces) == 2 and not pieces[0] and _titled(pieces[1]):  # a song of a film
            return Entry((), pieces[1])
        return Entry((), pieces[0], directors) if pieces[0] in films else None
    if "," in pieces[first] and len(groups[first]) > 1 and len(pieces) == 1 and groups[first][-1] not in people and _titled(groups[first][-1]):
        # "P, F" and "P, P" look alike: what is known for a person is one
        return Entry(groups[first][:-1], groups[first][-1], directors, character) if groups[first][0] in people or groups[first][-1] in films else None
    film = next((part for i, part in enumerate(pieces) if i != first and _titled(part) and not groups[i]), "")
    if not film:
        film = next((part for i, part in enumerate(pieces) if i != first and i > 0 and _titled(part)), "")
    if first > 0 and pieces[0] != film:
        return None
    return Entry(groups[first], film, directors, character)


def _run_together(piece: str, films: frozenset[str]) -> tuple[str, str] | None:
    """People and a film that nothing parts, in either order, where the film is known from elsewhere."""
    if ahead := max((film for film in films if piece.startswith(film + " ")), key=len, default=""):
        return piece[len(ahead) :].strip(" ,"), ahead
    known = (film for film in sorted(films, key=len, reverse=True) if piece.endswith(" " + film) and len(piece) - len(film) > 6)
    return next(((piece[: -len(film)].rstrip(" ,"), film) for film in known), None)


def _whole(name: str) -> bool:
    """Whether a name that stands alone can be a person's and nothing more: of two words, or with two given names or an initial."""
    words = name.split()
    return len(words) == 2 or all(word in first_names() or len(word.rstrip(".")) == 1 or word[0].islower() for word in words[:-1])


def _people(part: str, films: frozenset[str]) -> tuple[str, ...]:
    """The people that a piece lists and nothing else, if it is such a list."""
    names = [name.strip() for name in AND.split(part) if name.strip()]
    if not names or part in films or part.isupper() or not all(NAME.fullmatch(name) for name in names):
        shared = re.fullmatch(r"([A-ZÀ-Ý][\w’'.-]+) (?:and|&) ([A-ZÀ-Ý][\w’'.-]+ [A-ZÀ-Ý][\w’'.-]+)", part)
        return (f"{shared[1]} {shared[2].split()[-1]}", shared[2]) if shared else ()
    return tuple(names)


def _titled(piece: str) -> bool:
    """Whether a piece can be a title: not too long, and without the name of another category in it."""
    words = piece.split()
    if any(is_of_category(a) and is_of_category(b) for a, b in pairwise(words[1:])):
        return False
    return 0 < len(words) <= 12 and (words[0][:1].isupper() or words[0][:1].isdigit() or words[0][:1] in "¡¿")


def _with_capitals(category: str) -> str:
    """A category that is all in capitals, as a title is written: "Best Makeup and Hair"."""
    return re.sub(r"[^\W\d_][\w’']*", lambda m: m.group().lower() if m.start() and m.group().lower() in SMALL else m.group().capitalize(), category)


def _told(heading: Heading, entry: Entry, end: int, what: str) -> Iterator[Statement]:
    line = Line(Sentence(heading.start, end, ()), Skeleton("", {}), None, None)
    category = _with_capitals(heading.category) if heading.category.isupper() else heading.category
    category = TIE.sub("", category).replace("()", "").strip()
    credit = credit_of(category)
    for name in entry.people:
        yield Statement(name, what, category, line, rule="winner person")
        if entry.film and credit:
            yield Statement(entry.film, credit, name, line, rule="winner credit")
        if entry.film and entry.character and credit == "actor":
            yield Statement(entry.film, "role", name, line, qualifiers={"character": entry.character}, rule="winner role")
    if entry.film:
        yield Statement(entry.film, what, category, line, rule="winner film")
        for name in entry.directors:
            yield Statement(entry.film, "director", name, line, rule="winner dir.")
