"""Credits that no wording states and much tells of, found by weights that were learned from film news.

Two steps. Words beside and between a film and a name give log-odds of each credit (`data/credit_words.tsv`, a linear model over
hashed words). Trees (`data/credit_trees.json`) then set these beside each other: the same name with another film, the same pair
elsewhere in the article, what the wordings state, how the two stand in the sentence. `bench/train/credits.py` makes both.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple
from zlib import crc32

from graph.model import Certainty
from loaders.reading.book import Page
from loaders.reading.pairs import Pair, pairs
from loaders.reading.phrases import Phrases
from loaders.reading.skeleton import CLASSES
from loaders.reading.statement import DENIED, TALK, Statement
from loaders.reading.trees import chance
from loaders.reading.weights import HALF, Weights, table

CREDITS = ("actor", "director", "writer", "producer", "distributor", "production_company")
PEOPLE = 4
"""How many of the credits are people's; the others are companies'."""
BUCKETS = 1 << 20
SCALE = 100.0
"""What the whole numbers of the linear model's file are hundredths of."""
NEVER = -12.0
"""Log-odds of what cannot be."""
UNLIKELY = -4.0
"""Log-odds by words alone under which nothing is looked at closer."""
LEAST = dict.fromkeys(CREDITS, 0.6) | {"distributor": 0.8}
"""Chance from which on a credit is claimed; who releases a film is learned worst."""

MOST = 4000
"""Pairs of an article that are weighed: ten times what features have, and weighed in a second or two."""

Odds = Sequence[float]
Row = tuple[float, ...]


class Weighed(NamedTuple):
    """A credit that may hold: the pair, which of the credits, and what the trees look at."""

    pair: Pair
    credit: int
    row: Row


def statements(page: Page, sentences: Sequence[Phrases], said: Sequence[Statement]) -> Iterator[Statement]:
    """Credits beyond those `said`, each once, in the sentence that tells most for it and names the film."""
    best: dict[tuple[str, int, str], tuple[float, Weighed]] = {}
    for weighed in candidates(page, sentences, said):
        pair = weighed.pair
        key = (pair.film, weighed.credit, pair.other.name)
        if not any(sign.name == pair.film for sign in pair.line.skeleton.signs.values()):
            continue
        likely = chance("credit", weighed.row)
        if likely >= LEAST[CREDITS[weighed.credit]] and not _owns_somebody(pair) and (key not in best or likely > best[key][0]):
            best[key] = likely, weighed
    for likely, weighed in best.values():
        pair = weighed.pair
        text = pair.line.skeleton.text
        if not TALK.search(text) and not DENIED.search(text):
            yield Statement(pair.film, CREDITS[weighed.credit], pair.other.name, pair.line, rule="learned", confidence=round(likely, 2))


SOMEBODYS = re.compile(rf"(?P<p>{CLASSES['P']}) 's (?:[a-z-]+ ){{1,4}}{CLASSES['P']}")
"""Whose collaborator somebody is: "P’s longtime editor P"."""


def _owns_somebody(pair: Pair) -> bool:
    """Whether the sentence names the person only to say who somebody else is."""
    skeleton = pair.line.skeleton
    return any(skeleton.signs[match["p"]] is pair.other for match in SOMEBODYS.finditer(skeleton.text))


def candidates(page: Page, sentences: Sequence[Phrases], said: Sequence[Statement]) -> Iterator[Weighed]:
    """The credits that are not `said` and that words alone do not rule out."""
    found = list(islice(pairs(page, sentences), MOST))
    told = _Told(said)
    odds = list(_all_odds(found))
    here: dict[tuple[int, str], list[int]] = defaultdict(list)
    best: dict[str, dict[str, Odds]] = defaultdict(dict)
    """The highest odds of each name with each film."""
    times = Counter((pair.film, pair.other.name) for pair in found)
    for number, (pair, mine) in enumerate(zip(found, odds, strict=True)):
        here[pair.line.sentence.start, pair.other.name].append(number)
        films = best[pair.other.name]
        films[pair.film] = list(map(max, mine, films.get(pair.film, mine)))
    for number, (pair, mine) in enumerate(zip(found, odds, strict=True)):
        likely = [credit for credit, value in enumerate(mine) if value > UNLIKELY and (pair.film, CREDITS[credit], pair.other.name) not in told.all]
        if not likely:
            continue
        rivals = [odds[other] for other in here[pair.line.sentence.start, pair.other.name] if other != number]
        films = best[pair.other.name]
        elsewhere = [row for film, row in films.items() if film != pair.film]
        for credit in likely:
            rival = max((row[credit] for row in rivals), default=NEVER)
            most = max(value for other, value in enumerate(mine) if other != credit)
            yield Weighed(pair, credit, (
                credit, mine[credit], mine[credit] - rival, rival, most, films[pair.film][credit],
                max((row[credit] for row in elsewhere), default=NEVER), times[pair.film, pair.other.name], len(rivals),
                *told.beside(pair, credit), *map(float, pair.shape),
            ))  # fmt: skip


class _Told:
    """What the wordings state of an article, by what is asked of it here."""

    def __init__(self, said: Iterable[Statement]) -> None:
        self.all: set[tuple[str, str, str]] = set()
        self._credits: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._films: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._names: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._here: dict[tuple[int, str, str], set[str]] = defaultdict(set)
        """Names by sentence, film and credit."""
        self._there: set[tuple[int, str, str]] = set()
        """Sentence, credit and name."""
        self._characters: set[str] = set()
        for statement in said:
            name, film, credit, start = str(statement.object), statement.subject, statement.predicate, statement.line.sentence.start
            self.all.add((film, credit, name))
            if credit == "role":
                self._characters.add(statement.qualifiers["character"])
            elif credit == "character":
                self._characters.add(name)
            if statement.certainty is Certainty.STATED:
                self._credits[film, name].add(credit)
                self._films[credit, name].add(film)
                self._names[film, credit].add(name)
                self._here[start, film, credit].add(name)
                self._there.add((start, credit, name))

    def beside(self, pair: Pair, credit: int) -> Row:
        """What is stated of the same film, of the same name, and in the same sentence."""
        film, name, word, start = pair.film, pair.other.name, CREDITS[credit], pair.line.sentence.start
        fellows = self._here.get((start, film, word), set())
        films = self._films.get((word, name), set())
        return (
            len(fellows & {sign.name for sign in pair.line.skeleton.signs.values()}), (start, word, name) in self._there, len(films),
            len(self._names.get((film, word), ())), len(self._credits.get((film, name), ())), name in self._characters,
        )  # fmt: skip


def _all_odds(found: Sequence[Pair]) -> Iterator[Odds]:
    """The log-odds of pairs; what tells of one name alone is weighed once for all films."""
    weights, nothing = _words()
    own: tuple[str, ...] = ()
    apart = 0
    for pair in found:
        if pair.own is not own or not apart:
            own, apart = pair.own, weights.total(pair.own, nothing)
        yield _possible(pair, weights.numbers(weights.total(pair.words, apart)))


def _possible(pair: Pair, weight: Sequence[int]) -> Odds:
    """Log-odds of the credits that the name can have by its kind."""
    sums = [(total - HALF) / SCALE for total in weight]
    if pair.other.kind == "person":
        sums[PEOPLE:] = [NEVER] * (len(CREDITS) - PEOPLE)
    elif pair.other.kind == "organisation":
        sums[:PEOPLE] = [NEVER] * PEOPLE
    return sums


@cache
def _words() -> tuple[Weights, int]:
    """Weights of hashed words, a number for each credit, and what stands for no word at all."""
    written = table("credit_words")
    weights = Weights(written, len(CREDITS), lambda word: f"{crc32(word.encode()) % BUCKETS}")
    return weights, weights.row(map(int, written["-1"].split(",")))
