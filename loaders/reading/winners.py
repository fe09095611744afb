"""Lists of winners and nominees: a category, then who or what won it, then the next category."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.reading.book import Page
from loaders.reading.coreference import Line
from loaders.reading.skeleton import Skeleton
from loaders.reading.statement import Statement
from loaders.reading.text import Sentence

VOCABULARY = (
    "Picture|Film|Films|Feature|Features|Director|Directing|Direction|Actor|Actress|Actors|Supporting|Lead|Leading|Performance|Performer|Role|in|a|an|of|or|and|by|for|"
    "Motion|Drama|Dramatic|Comedy|Musical|Series|Limited|Anthology|Television|TV|Movie|Animated|Animation|Documentary|International|Foreign|Language|Original|Adapted|Screenplay|"
    "Writing|Writer|Score|Song|Music|Editing|Editor|Cinematography|Cinematographer|Costumes?|Design|Designer|Production|Sound|Visual|Effects|Special|Makeup|Make-up|Hairstyling|Hair|Casting|"
    "Ensemble|Cast|Debut|First|New|Newcomer|Breakthrough|Breakout|Young|Short|Live|Action|Live-Action|Female|Male|Screen|European|British|Independent|Producer|Youth|Kids|Children’s|"
    "Family|Reality|Competition|Program|Talk|Variety|Narrative|World|Cinema|Nonfiction|Non-Fiction|Work|Achievement|Comedic|Horror|Stunt|Fiction|Project|Show|Event|Genre|the|Year|Edited|Theatrical|Non-Theatrical|Period|Contemporary|Fantasy|Sci-Fi|Scripted|Unscripted|"
    "Photography|Direct|Podcast|Pilot|Special|Commercial|Student|Major|Minor|Low|Budget|&|/|-|–"
)
LABEL = re.compile(
    rf"(?:^|(?<=[\s|]))(?P<c>(?:Best|Outstanding|BEST|OUTSTANDING) (?:(?:{VOCABULARY})(?:,(?= (?:Musical|Comedy|Drama|Limited|or)))?(?: |(?=[:\n]))){{1,12}}(?:\([A-Z][^()]{{1,40}}\) ?)?)(?:Award )?(?P<sign>[:–—-]? ?)",
)
ENOUGH = 4
"""Categories that make a list; fewer are prose about prizes."""
LONGEST = 190
"""Characters of one winner; longer is a list of nominees or prose."""
PERSON = re.compile(r"[A-ZÀ-Ý][\w’'.-]+(?: (?:de|del|van|von|der|den|la|le|el|bin|al|da|di|du|dos|y|De|Di))*(?: [A-ZÀ-Ý][\w’'.-]*){1,4}")
CREDIT = (
    ("director", re.compile(r"\bDirect(?:or|ing|ion)\b")),
    ("writer", re.compile(r"\b(?:Screenplay|Writing|Writer)\b")),
    ("actor", re.compile(r"\b(?:Actor|Actress|Performance|Performer)\b")),
    ("composer", re.compile(r"\bScore\b")),
    ("producer", re.compile(r"\bProducer\b")),
)
PEOPLE = re.compile(r"\b(?:Director|Directing|Direction|Actor|Actress|Performance|Performer|Screenplay|Writing|Writer|Score|Editing|Cinematograph\w+|Costumes?|Makeup|Make-up|Hair\w*|Casting|Sound|Effects|Song|Music|Producer|Production Design|Editor)\b")
SPLIT = re.compile(r"\s*(?:[–—|]|,\s+(?=[“‘\"])|\bfor (?=[“‘\"A-Z])|(?=[“‘\"(])|:(?= ))\s*")
MORE = re.compile(r"WINNER|\bwon\b|\bsaid\b|\bwas\b|\bhas\b|\bwho\b|\bthe award\b|\bwent to\b")


def statements(page: Page) -> Iterator[Statement]:
    """Prizes, and the credits that a category tells, of lists with a winner a category."""
    text = page.document.text
    labels = [match for match in LABEL.finditer(text) if _heads(text, match)]
    if len(labels) < ENOUGH:
        return
    for match, end in zip(labels, [*(m.start() for m in labels[1:]), len(text)], strict=True):
        value = text[match.end() : min(end, match.end() + LONGEST + 1)].split("\n")[0]
        if len(value) > LONGEST:
            if PEOPLE.search(match["c"]) or not (short := SPLIT.search(value, 2, 70)):
                continue
            value = value[: short.start()]
        if not value.strip() or MORE.search(value):
            continue
        category = match["c"].strip(" -–/&").replace("  ", " ")
        yield from _winner(category, value.rstrip(), match.start(), match.end())


def _heads(text: str, match: re.Match[str]) -> bool:
    """Whether the label begins an entry: its winner follows with a capital or a quotation mark, and no prose stands before it."""
    before = text[max(0, match.start() - 14) : match.start()]
    following = text[match.end() : match.end() + 1]
    return bool(following) and (following.isupper() or following in "“‘\"#") and not re.search(r"\b(?:the|for|a|its|her|his|as|of|and|won|win|including) $", before)


def _winner(category: str, value: str, start: int, at: int) -> Iterator[Statement]:
    pieces = [piece.strip(" “”‘’\"(),;") for piece in SPLIT.split(value)]
    pieces = [piece for piece in pieces if piece]
    if not pieces:
        return
    line = Line(Sentence(start, at + len(value), ()), Skeleton("", {}), None, None)
    people = [name for name in re.split(r",\s*(?:and )?| and | & ", pieces[0]) if PERSON.fullmatch(name)] if PEOPLE.search(category) else []
    if people:
        film = pieces[1] if len(pieces) > 1 and _titled(pieces[1]) else ""
        credit = next((name for name, pattern in CREDIT if pattern.search(category)), "")
        for name in people:
            yield Statement(name, "award", category, line, rule="winner person")
            if film:
                yield Statement(film, "award", category, line, rule="winner of film")
            if film and credit:
                yield Statement(film, credit, name, line, rule="winner credit")
    elif _titled(pieces[0]) and not PEOPLE.search(category):
        yield Statement(pieces[0], "award", category, line, rule="winner film")


def _titled(piece: str) -> bool:
    words = piece.split()
    return 0 < len(words) <= 9 and words[0][:1].isupper() | words[0][:1].isdigit()
