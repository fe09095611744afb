"""Runs of words that may be names: quoted, italic or capitalised, with where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from loaders.reading.text import Sentence, Token, tokens
from loaders.reading.words import demonym, first_names, is_place, organisations, words

POSSESSIVE = ("’s", "'s", "‘s")
NUMERAL = re.compile(r"(?:\d+|I{1,3}|IV|VI{0,3}|IX|XI{0,2})")
LONGEST = 14
"""Words in the longest title that is looked for."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may be a name, as they stand in one sentence."""

    start: int
    end: int
    text: str
    sentence: int
    first: int
    """Index of its first token in the sentence."""
    last: int
    """Index after its last token."""
    marked: bool = False
    """Set apart by quotes or italics, or the same words are elsewhere in the article."""


def titled(parts: Sequence[str]) -> bool:
    """Whether the words are cased as titles are: all but the small ones begin with a capital or a number."""
    alpha = [part for part in parts if part[0].isalnum()]
    if not alpha or not (alpha[0][0].isupper() or alpha[0][0].isdigit() or alpha[0] in {"mother", "eXistenZ"}):
        return False
    small = words("connector_strong") | words("connector_weak") | SMALL
    return all(not part[0].islower() or part in small or not part[0].isalpha() for part in alpha)


SMALL_WORDS = words("connector_strong") | words("connector_weak")
SMALL = frozenset("so than but nor out up over after before under without about off n x into upon is it me you d’une du l’".split())


def candidates(
    text: str,
    found: Sequence[Sentence],
    known: Iterable[str],
    habits: Habits,
    spans: Sequence[Mapping[int, int]] = (),
    repeated: Iterable[str] = (),
) -> list[list[Candidate]]:
    """Per sentence, the names that may stand there; `known` are titles to be found wherever they stand.

    `spans` has for each sentence the token ranges that are names by their own look and company; what is `repeated` is
    found wherever it stands too, but is not set apart.
    """
    finder = _Finder(known, repeated, habits)
    return [list(finder.names(text, number, sentence, spans[number] if spans else {})) for number, sentence in enumerate(found)]


@dataclass(frozen=True, slots=True)
class Habits:
    """How the article writes its words: which it capitalises in mid-sentence, and which follow a capital there."""

    capitals: frozenset[str]
    tails: frozenset[str]
    heads: frozenset[str]
    lower: frozenset[str]


def habits_of(found: Sequence[Sentence]) -> Habits:
    capitals, tails, heads, lower = set(), set(), set(), set()
    for sentence in found:
        for index, token in enumerate(sentence.tokens):
            word = token.text.removesuffix("’s").removesuffix("'s")
            if not capital(word):
                lower.add(word)
                continue
            previous = sentence.tokens[index - 1] if index else None
            if previous and previous.text not in "“‘\"'(.:—":
                capitals.add(word)
            if previous and capital(previous.text) and token.start - previous.end == 1:
                tails.add(word)
                heads.add(previous.text)
    return Habits(frozenset(capitals), frozenset(tails), frozenset(heads), frozenset(lower))


class _Finder:
    def __init__(self, known: Iterable[str], repeated: Iterable[str], habits: Habits) -> None:
        self._habits = habits
        self._known: dict[tuple[str, str], list[tuple[str, ...]]] = {}
        """By their first two words, since hundreds of titles may begin with "The"; the longest first."""
        self._marked = {parts for name in known if (parts := _parts(name))}
        for parts in sorted(self._marked | {parts for name in repeated if (parts := _parts(name))}):
            if len(parts) > 1 or len(parts[0]) > 1:
                self._known.setdefault((_norm(parts[0]), _norm(parts[1]) if len(parts) > 1 else ""), []).append(parts)
        for options in self._known.values():
            options.sort(key=len, reverse=True)

    def names(self, text: str, number: int, sentence: Sentence, spans: Mapping[int, int]) -> Iterator[Candidate]:
        toks = sentence.tokens
        at = 0
        while at < len(toks):
            end = self._known_end(toks, at) or _numbered(toks, at)
            whole = bool(end)
            if at in spans and spans[at] >= end:
                whole, end = True, spans[at]
            marked = whole and self._is_marked(toks, at, end)
            if not end:
                end = self._run_end(toks, at)
                end = self._before_span(toks, at, end, spans)
                end -= end > at and toks[end - 1].text == ":"
            if end > at:
                yield from self._pieces(text, number, toks, at, end, marked=marked, whole=whole)
                at = end
            else:
                at += 1

    @staticmethod
    def _before_span(toks: Sequence[Token], at: int, end: int, spans: Mapping[int, int]) -> int:
        """Where the run ends: before a name with its own look, or after it where a small word binds the two ("Circus of" + "Books")."""
        inside = next((start for start in range(at + 1, end) if start in spans), 0)
        if not inside:
            return end
        before = toks[inside - 1].text
        whole = max(end, spans[inside])
        bound = before in BINDING or (inside == at + 1 and before in OPENERS and spans[inside] == inside + 1)
        tail = " ".join(token.text for token in toks[at:whole]).removesuffix("’s").rsplit(" of ", 1)
        return whole if bound and not (len(tail) > 1 and is_place(tail[1])) else inside

    def _beginning(self, toks: Sequence[Token], at: int) -> Iterator[tuple[str, ...]]:
        """The known names that begin with the words there, the longest first."""
        first = _norm(toks[at].text)
        if at + 1 < len(toks):
            yield from self._known.get((first, _norm(toks[at + 1].text)), ())
        yield from self._known.get((first, ""), ())

    def _is_marked(self, toks: Sequence[Token], at: int, end: int) -> bool:
        """Whether the article sets these words, or their beginning, apart somewhere."""
        return any(
            parts in self._marked and len(parts) <= end - at and all(_same(toks[at + i].text, part) for i, part in enumerate(parts))
            for parts in self._beginning(toks, at)
        )

    def _known_end(self, toks: Sequence[Token], at: int) -> int:
        for parts in self._beginning(toks, at):
            if len(parts) <= len(toks) - at and all(
                _same(toks[at + i].text, part) for i, part in enumerate(parts)
            ):
                end = at + len(parts)
                if len(parts) == 1 and _inside_run(toks, at):
                    continue
                return self._longer(toks, end)
        return 0

    def _longer(self, toks: Sequence[Token], end: int) -> int:
        """The end of a known title that a number or a subtitle goes on ("Halloween" in "Halloween 4: The Return")."""
        if end < len(toks) and NUMERAL.fullmatch(toks[end].text) and len(toks[end].text) < 4 and toks[end].start - toks[end - 1].end == 1:
            end += 1
        if end + 1 < len(toks) and toks[end].text == ":" and toks[end].start == toks[end - 1].end and capital(toks[end + 1].text):
            start, end = end, end + 2
            while end < len(toks) and (step := self._step(toks, end)):
                end += step
            if end - start == 2 and (is_place(toks[start + 1].text) or toks[start + 1].text in first_names()):
                return start  # a headline: "No Time to Die: Britain goes first"
        return end

    def _run_end(self, toks: Sequence[Token], at: int) -> int:
        """End of the capitalised run that begins at `at` (0: none begins there)."""
        if not opens(toks, at) or self._just_first(toks, at):
            return 0
        end = at + 1
        while end < len(toks) and end - at < LONGEST + 4:
            step = self._step(toks, end)
            if not step or self._known_end(toks, end + step - 1):
                if step and end + step - 1 == end and self._known_end(toks, end):
                    break
                break
            end += step
        return end

    def _just_first(self, toks: Sequence[Token], at: int) -> bool:
        """A capital that only the beginning of the sentence gives the word."""
        if at and not (at == 1 and not toks[0].text[0].isalnum()):
            return False
        word = toks[at].text.removesuffix("’s").removesuffix("'s")
        following = toks[at + 1].text if at + 1 < len(toks) else ""
        if word in words("stop") and not capital(following):
            return True
        if word in self._habits.capitals or word in first_names() or word in organisations() or word in self._habits.tails:
            return False
        if capital(following) and word not in self._habits.lower and not LY.search(word):
            return False
        return word in self._habits.lower or bool(LY.search(word)) or not (
            following in {"’", "'s", ",", "and", "&", "has", "is", "was", "will", "stars", "said", "also"} or word != toks[at].text
        )

    def _step(self, toks: Sequence[Token], at: int) -> int:
        """How many tokens the run may grow by at `at`: a capital, or small words and a capital."""
        word = toks[at].text
        if capital(word) or (NUMERAL.fullmatch(word) and toks[at].start - toks[at - 1].end <= 1):
            return 1
        if word == ":" and at + 1 < len(toks) and capital(toks[at + 1].text) and toks[at].start == toks[at - 1].end:
            return 2
        if word == "&" and at + 1 < len(toks) and capital(toks[at + 1].text):
            return 2
        if word in LINKS and self._links(toks, at):
            return 2 if capital(toks[at + 1].text) else 3
        strong = words("connector_strong")
        if word in strong:
            for ahead in (1, 2):
                if at + ahead < len(toks) and capital(toks[at + ahead].text):
                    return ahead + 1
                if at + ahead >= len(toks) or toks[at + ahead].text not in (strong | {"the", "a"}):
                    break
        return 0

    def _links(self, toks: Sequence[Token], at: int) -> bool:
        """Whether a preposition belongs to a title ("Escape from Mogadishu") and not to the sentence ("Majors in Rome")."""
        ahead = at + 1
        if ahead < len(toks) and toks[ahead].text in {"the", "a"}:
            ahead += 1
        if ahead >= len(toks) or not capital(toks[ahead].text) or toks[ahead].text in words("calendar"):
            return False
        left, right = toks[at - 1].text, toks[ahead].text
        if left.endswith(POSSESSIVE) or left.isupper() or demonym(left) is not None:
            return False
        if left in organisations() or left in self._habits.tails or left in first_names() or left in self._habits.heads:
            return False
        if right in first_names() or right in organisations() or self._known_end(toks, ahead):
            return False
        if toks[at].text in {"in", "at", "on", "for", "with", "by"} and ahead == at + 1:
            return False
        return left in self._habits.lower or ahead > at + 1 or toks[at].text in {"to", "from"}

    def _pieces(
        self, text: str, number: int, toks: Sequence[Token], at: int, end: int, *, marked: bool, whole: bool
    ) -> Iterator[Candidate]:
        if end - at == 1 and not whole and is_trade(toks[at].text):
            return
        for first, last in [(at, end)] if whole else _split(toks, at, end, self._habits):
            start, stop = toks[first].start, toks[last - 1].end
            word = toks[last - 1].text
            if not marked:
                for suffix in POSSESSIVE:
                    if word.endswith(suffix) and len(word) > 2:
                        stop -= 2
            if marked or text[start:stop] not in PRONOUNS:
                yield Candidate(start, stop, text[start:stop], number, first, last, marked)


PRONOUNS = frozenset("The A An This That These Those".split())
"""What begins a noun phrase of the sentence and names nothing."""


def is_trade(word: str) -> bool:
    """Whether a word, or each part of it, only says what somebody does, or labels a list ("Director-screenwriter")."""
    return all(part in words("trade") for part in re.split("[-/]", word.casefold()))


def _parts(name: str) -> tuple[str, ...]:
    return tuple(token.text.replace("'", "’") for token in tokens(name))


def _norm(word: str) -> str:
    return word.replace("'", "’").replace("‘", "’").casefold()


def _same(word: str, part: str) -> bool:
    """Equal but for the case of small words, which headlines capitalise."""
    word = word.replace("'", "’")
    if word == part:
        return True
    return word.casefold() == part.casefold() and (
        part.casefold() in SMALL_WORDS or (word.isupper() and len(word) > 1) or part[0].isdigit()
    )


def _inside_run(toks: Sequence[Token], at: int) -> bool:
    """A one-word title inside a longer capitalised run is part of another name ("Michael B. Jordan")."""
    if not capital(toks[at].text):
        return True
    after = toks[at + 1].text if at + 1 < len(toks) else ""
    before = toks[at - 1].text if at else ""
    if capital(after) and toks[at + 1].start - toks[at].end == 1:
        return True
    return bool(before) and capital(before) and before in first_names() and toks[at].start - toks[at - 1].end == 1


BINDING = frozenset({"of", "&"})
OPENERS = frozenset("The A An My Two Three Four Five Six Seven Eight Nine Ten".split())
LINKS = frozenset("from in to with at on for into".split())
LY = re.compile(r"(?:ly|ing|ed)$")
ADJECTIVE = re.compile(
    r".+-(?:based|nominated|winning|themed|born|led|set|backed|produced|owned|starring|language|style|inspired|directed|winner|"
    r"long|award|related|era|premiering|bound|area|wide|only|bred|made|shot|speaking|centric|like|esque|approved|free|filmed|"
    r"selling|bestselling|owner|trained|educated|raised|heavy|adjacent|level|to|and|the|of|for|in|or|nominee|nominees|winners)"
)


@lru_cache(maxsize=50_000)
def capital(word: str) -> bool:
    """Whether a word is capitalised or looks like part of a name ("eXistenZ" is not, "3BlackDot" is)."""
    if "-" in word and ADJECTIVE.fullmatch(word):
        return False
    return word[:1].isupper() or (word[:1].isdigit() and any(c.isupper() for c in word))


def opens(toks: Sequence[Token], at: int) -> bool:
    """Whether a name may begin at a token: a capital that is not just the sentence's first word."""
    word = toks[at].text
    if word.isdigit() and len(word) < 4 and (at == 0 or toks[at - 1].text not in {"$", "no", "No.", "of", "over"}):
        return at + 2 < len(toks) and capital(toks[at + 1].text) and capital(toks[at + 2].text) and toks[at + 1].text not in words("calendar")
    if not capital(word):
        return False
    if word in words("calendar"):
        return word in {"Sun", "Summer", "Winter", "Spring", "Christmas", "Halloween", "Friday", "September"} and (
            at + 1 < len(toks) and capital(toks[at + 1].text) and toks[at + 1].start - toks[at].end == 1
        )
    if word.removesuffix("’s").removesuffix("'s") in words("stop"):
        following = toks[at + 1].text if at + 1 < len(toks) else ""
        return (
            capital(following)
            and following not in words("calendar")
            and word in TITLE_OPENERS
            and not (following in words("stop") and word not in {"The", "A", "An"} and not (at + 2 < len(toks) and capital(toks[at + 2].text)))
        )
    return True


TITLE_OPENERS = frozenset(
    "The A An My Your Our His Her No All Once Out Up Dr. Mr. Mrs. Ms. Mr Mrs Ms Dr Big Little Long New First Last Best Two Three Four "
    "Five Six Seven Eight Nine Ten One Black Another After Before Under Into Let Well How What Who Where When Why If World "
    "North South East West International National Next Film Star Born Day Days Week Weekend Story I It That This Then "
    "Beyond Behind Between Against Across We They You He She Some Every Season Part Chapter Episode Focus Angel Sir "
    "Watch Movie Hello Still Only Even People Everybody Everything Nothing Anything".split()
)


def _split(toks: Sequence[Token], at: int, end: int, habits: Habits) -> Iterator[tuple[int, int]]:
    """Cut a run where one name ends and another begins: after an owner, before and after a nationality."""
    start = at
    for index in range(at, end):
        word = toks[index].text
        if index < start:
            continue
        company = _company(toks, index, end)
        if company and (start < index or index + company < end):
            if start < index:
                yield start, index
            yield index, index + company
            start = index + company
        elif demonym(word.removesuffix("’s")) is not None and not (index == start and index + 1 < end and _titled(toks, index)):
            if start < index:
                yield start, index
            start = index + 1
        elif word.endswith(POSSESSIVE) and index < end - 1 and _owner(toks, start, index + 1, habits):
            yield start, index + 1
            start = index + 1
        elif word in {"of", "and", "&"} and index - start > 1 and toks[start].text in first_names():
            yield start, index
            start = index + 1
    if start < end:
        if toks[start].text == "The" and start == 0 and end - start == 2 and toks[1].text in habits.capitals:
            start += 1
        yield start, end


def _numbered(toks: Sequence[Token], at: int) -> int:
    """Where a well-known company whose name begins with a figure ends ("20th Century Studios"); 0 where none begins here."""
    size = _company(toks, at, len(toks)) if toks[at].text[0].isdigit() else 0
    return at + size if size > 1 else 0


def _company(toks: Sequence[Token], index: int, end: int) -> int:
    """How many tokens at `index` spell a well-known company inside a longer run; 0 where none does."""
    for size in range(min(4, end - index), 0, -1):
        words_ = [token.text for token in toks[index : index + size]]
        words_[-1] = words_[-1].removesuffix("’s").removesuffix("'s")
        name = " ".join(words_)
        if name in organisations() and (size > 1 or (len(name) > 4 and name not in COMMON)):
            following = toks[index + size].text if index + size < end else ""
            return 0 if following in words("organisation_suffix") | words("other_suffix") | {"Plus", "+", "International"} else size
    return 0


COMMON = frozenset(
    "Focus Range Imagine Apple Columbia Summit Playground Vertical Voltage Curzon Sideshow Utopia Discovery Warner Magnolia Orion Element "
    "Universal Paramount Legendary Miramax Participant Memento Playtime Protagonist Quiver Charades Goodfellas Embankment Hallmark "
    "Showtime Lifetime Peacock Illumination Signature Briarcliff Altitude Elevation Republic Angel Neon Marvel Disney".split()
)


def _titled(toks: Sequence[Token], index: int) -> bool:
    """A nationality that may open a title ("American Fiction") since no lower-case noun follows the run."""
    return index > 0 and toks[index + 1].text not in first_names() and toks[index - 1].text in {"in", "‘", "“", "(", ",", "for", "on"}


def _owner(toks: Sequence[Token], start: int, end: int, habits: Habits) -> bool:
    """Whether the possessive run names an owner ("Nolan’s The Odyssey") and is no part of a title ("Assassin’s Creed")."""
    run = " ".join(token.text for token in toks[start:end])[:-2]
    following = toks[end].text if end < len(toks) else ""
    if run in organisations() or toks[start].text in first_names() or run.isupper():
        return True
    if end - start == 1 and (run in habits.tails or run in habits.heads or is_place(run)):
        return True
    return end - start > 1 or following in {"The", "A", "An"}
