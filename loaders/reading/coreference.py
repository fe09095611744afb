"""What "the film", "he", "the pair" and "the 58-year-old" mean, sentence by sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.dateread import DateMention, find_dates
from graph.dates import PartialDate
from loaders.reading import instalments
from loaders.reading.antecedents import OPENS, Antecedents, is_person
from loaders.reading.book import UNKNOWN, Named, Page
from loaders.reading.skeleton import CLASSES, MENTION, Builder, Sign, Skeleton
from loaders.reading.text import Sentence, Token
from loaders.reading.words import words

HEADS = (words("film") | words("series")) - frozenset(
    "hit title debut winner classic masterpiece franchise trilogy saga vehicle epic opus tale universe streamer-series season "
    "reality fantasy adventure soap smash animation animated sequel prequel follow-up followup reboot remake spinoff spin-off indie "
    "romance mystery western".split()
) | {"production"}
ANOTHER = frozenset("original previous earlier".split())
NOT_THIS = frozenset(
    "first last second third other another both two three four five same early old best most many "
    "some few every each no any such classic different bigger subsequent prior only similar all biggest big great".split()
)
COMPOUND = frozenset(
    "festival festivals industry business market star stars theater theaters theatre critic critics buff fans world studio studios "
    "company house executive version rights history school academy institute fund board division unit sector adaptation version "
    "series noir making makers maker goers community society set-up awards award library catalogue banner executives musical "
    "director actor actress writer producer buyers producers group directorial directing debut length acting".split()
)
BREAKS = frozenset(
    "of in to for and or on with by from at as that which who is was are were has had will while after before his her its their "
    "when where if but into over than the a an".split()
)
FILLER = re.compile(r"[a-z0-9][\w’'.-]*|AI|TV|English-language|[A-Z][a-z]+-language|[A-Z]\w+-set")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as grammar sees it, with the film and the person that it goes on speaking of."""

    sentence: Sentence
    skeleton: Skeleton
    focus: str | None
    person: str | None
    """Whom the sentence before was about."""
    published: PartialDate | None = None
    """The article's own day."""
    recent: str | None = None
    """The film last spoken of, which "its" and "it" mean."""
    loose: bool = False
    """Whether the article is about no one film."""


def lines(page: Page) -> list[Line]:
    """Skeletons of all sentences, short forms and pronouns resolved in reading order."""
    main = main_film(page)
    rows = (*page.headline_names, *page.names)
    films, people = (Counter(n.name for row in rows for n in row if n.kind == kind) for kind in ("film", "person"))
    published = page.document.published.earliest if page.document.published else None
    memory = _Memory(main, films, people, ruling=rules(page, main), year=published.year if published else None)
    memory.faint, memory.series = page.faint, page.series - {main} if _called_film(page) else page.series
    memory.bases = instalments.numbered({n.name for row in (*page.names, *page.headline_names) for n in row if n.kind == "film"})
    found = []
    for sentence, row in zip(page.sentences, page.names, strict=True):
        skeleton = Skeleton("", {}) if sentence.start in page.labelled else _build(page, sentence, row, memory)
        focus = memory.near if GOES_ON.match(skeleton.text) or not memory.ruling else memory.main or memory.focus
        found.append(Line(sentence, skeleton, focus, memory.subject, page.document.published, memory.focus, not memory.ruling))
        memory.after(skeleton)
    return found


def _called_film(page: Page) -> bool:
    """Whether the headline speaks of a film: one that bears a series' name is meant by "the movie"."""
    return any(token.text.casefold() in {"movie", "film", "feature"} for sentence in page.headline for token in sentence.tokens)


GOES_ON = re.compile(
    r"(?:the|its|also|rounding out the) (?:[a-z-]+ ){0,3}(?:cast|ensemble|voices|screenplay|script|score|producers|plot|story)\b|"
    r"(?:co-)?(?:directed|helmed|written|penned|scripted|created|produced|starring|toplined|distributed|released|adapted|based on|set in|set against)\b"
)
"""How a sentence begins that says more of the film last spoken of."""


def main_film(page: Page) -> str | None:
    """The film the article is about: named in the headline and again in the text, else named most often.

    A film that is only named to say who somebody is ("Creed III star Jonathan Majors") is not it.
    """
    body = _named_often(page)
    quoted, plain = _headed(page)
    for row in page.names[:4]:
        for named in row:
            if named.text.casefold().startswith("untitled") and not any(body[name] > body[named.name] and name not in named.name for name in quoted):
                return named.name
    for heads in (quoted, [name for name in plain if body[name]]):
        if heads:
            return max(heads, key=lambda name: (body[name] + FIRST * (name == heads[0]), -heads.index(name)))
    if not body:
        return None
    name, count = max(body.items(), key=lambda item: item[1])
    return name if count > 1 or len(body) == 1 else None


FIRST = 1
"""Mentions that it weighs to be the first title of the headline."""


def _for_its_own_sake(page: Page) -> Iterator[str]:
    """Films that the headline names, and not to say who somebody is."""
    for sentence, row in zip(page.headline, page.headline_names, strict=True):
        yield from (named.name for named in row if named.kind == "film" and not _in_passing(_unmarked(sentence.tokens, named), named))


def _unmarked(toks: Sequence[Token], named: Named) -> Sequence[Token]:
    """The tokens without the sign that closes a title."""
    closed = named.last < len(toks) and toks[named.last].text in "’'”\""
    return (*toks[: named.last], *toks[named.last + 1 :]) if closed else toks


def _headed(page: Page) -> tuple[list[str], list[str]]:
    """Titles that the headline sets in quotes, and those that it does not."""
    quoted: dict[str, None] = {}
    plain: dict[str, None] = {}
    for sentence, row in zip(page.headline, page.headline_names, strict=True):
        for named in row:
            if named.kind == "film":
                before = sentence.tokens[named.first - 1].text if named.first else ""
                apart = before in {"‘", "'"} and not _in_passing(sentence.tokens[: named.last] + sentence.tokens[named.last + 1 :], named)
                (quoted if apart else plain)[named.name] = None
    return list(quoted), list(plain)


def _named_often(page: Page) -> Counter[str]:
    """How often each film is named for its own sake."""
    body: Counter[str] = Counter()
    for sentence, row in zip(page.sentences, page.names, strict=True):
        for named in row:
            if named.kind == "film" and not _in_passing(sentence.tokens, named):
                body[named.name] += 1
    return body


RULING = 0.4
"""Share of the mentions of films that the main film of an article about one film has."""


def rules(page: Page, main: str | None) -> bool:
    """Whether the headline names the main film, or the text names it twice as often as any other."""
    body = _named_often(page)
    if main is None:
        return False
    if main.casefold().startswith("untitled"):
        return True
    headed = set(_for_its_own_sake(page)) == {main}
    most = max((count for name, count in body.items() if name != main), default=0)
    return body[main] >= RULING * sum(body.values()) or (headed and body[main] >= most)


def _in_passing(toks: Sequence[Token], named: Named) -> bool:
    following = toks[named.last].text.casefold() if named.last < len(toks) else ""
    if following in NEXT_TO and any(token.text in "‘“'\"" for token in toks[named.last + 1 : named.last + 3]):
        return True
    if following in words("film_follow") - {"cast", "premiere", "trailer", "season", "stars", "sequel", "film", "movie"}:
        return True
    depth = sum((token.text == "(") - (token.text == ")") for token in toks[: named.first])
    return depth > 0


NEXT_TO = frozenset("sequel prequel follow-up followup spinoff spin-off".split())
"""What a title is of the one that it stands before: "‘Dune’ Sequel ‘Messiah’"."""


class _Memory:
    """The film and the people last spoken of."""

    def __init__(self, main: str | None, counts: Counter[str], people: Counter[str], *, ruling: bool = False, year: int | None = None) -> None:
        self.main = main
        self.counts = counts
        self.ruling = ruling
        """Whether the article is about the main film and names others by the way."""
        self.focus = main
        self.people = Antecedents(people)
        self.year = year
        self.sequel = bool(main and SEQUEL.search(main))
        """Whether the main film's title is one of a series, of which another may be "the original film"."""
        self.faint: frozenset[str] = frozenset()
        """Titles that never become what the text goes on about."""
        self.series: frozenset[str] = frozenset()
        self.bases: Mapping[str, str] = {}
        """Series whose films the article numbers, each with one of them."""
        self.subject: str | None = None
        self.last = main
        """What "it" means."""
        self.told: str | None = None
        """The one film that the sentence before spoke of."""

    @property
    def near(self) -> str | None:
        """What "the film" means: the one film of the sentence before, else the film that the text goes on about."""
        return self.told or self.focus

    def after(self, skeleton: Skeleton) -> None:
        flat = re.sub(r"\([^()]*\)", " ", skeleton.text)
        signs = [skeleton.signs[char] for char in MENTION.findall(flat)]
        self._film(flat, skeleton)
        self.subject = signs[0].name if signs and signs[0].kind == "person" else None
        self.people.begin()

    def _film(self, flat: str, skeleton: Skeleton) -> None:
        """A film named once only, and not at the head of its sentence, does not take over from the article's own."""
        named = [s.name for s in topics(flat, skeleton) if not self._begins(s.name)]
        films = named if len(named) > 1 else [name for name in named if name not in self.faint]
        spoken = flat.startswith("it ") or any(s.kind == "film" and s.reference for s in skeleton.signs.values())
        ends = bool(INTRODUCED.search(flat))
        one = len(films) == 1 and (ends or not self.ruling or _is_about(films[0], flat, skeleton)) and not spoken and not CAREER_TALK.search(flat)
        means = any(s.kind == "film" and s.reference and s.name == self.told for s in skeleton.signs.values())
        goes_on = self.counts[self.told or ""] > 1 and not named and (means or flat.startswith(("it ", "its ")))
        self.told = films[0] if one else self.told if goes_on else None
        meant = next((s.name for s in skeleton.signs.values() if s.kind == "film" and s.reference and s.text.casefold() == "it"), None)
        self.last = meant or (films[0] if len(films) == 1 and not spoken and not CAREER_TALK.search(flat) else self.near)
        if not films or CAREER_TALK.search(flat):
            return
        lead = next((skeleton.signs[c] for c in MENTION.findall(re.sub(r"^[^()]{0,20}\)", "", flat)[:14]) if skeleton.signs[c].kind == "film"), None)
        if lead and lead.name in films and lead.name not in self.faint:
            self.focus = lead.name
        elif any(s.kind == "film" and s.reference for s in skeleton.signs.values()):
            return
        elif self.main in films:
            self.focus = self.main
        elif films[0] not in self.faint and (self.main is None or (not self.ruling and self.counts[films[0]] > 1)):
            self.focus = films[0]

    def _begins(self, name: str) -> bool:
        """Whether the main film is a later one of a series that bears the name: "Dune" where it is "Dune: Part Two"."""
        rest = (self.main or "")[len(name) :]
        return bool(self.main and self.main.startswith(name) and LATER.fullmatch(rest))


def _is_about(film: str, flat: str, skeleton: Skeleton) -> bool:
    """Whether the film is what the sentence is about: no person and no company is named before it."""
    signs = (skeleton.signs[char] for char in MENTION.findall(flat))
    first = next((sign for sign in signs if sign.kind in {"film", "person", "organisation", "pronoun"}), None)
    acts = ACTS.search(flat[:LEADING])
    return (first is not None and first.name == film) or (acts is not None and skeleton.signs[acts["f"]].name == film)


ACTS = re.compile(rf"(?P<f>{CLASSES['F']})(?: \([^()]*\))?(?: ,[^,]{{1,80}},)? (?:(?:also|then|now|recently|currently) )?(?:has|is|was|will|had|took|takes|made|sold|won|led|came|fell|rose|held|[a-z]{{3,}}(?:ed|[^s]s))\b")
"""A title with its verb."""
LEADING = 160
"""Characters within which the main clause begins."""


INTRODUCED = re.compile(
    rf"{CLASSES['F']} ?\.?$|{CLASSES['F']} ?, which (?:is|was|will|has|opens|hits|releases|premieres|premiered|arrives|bows|debuts|debuted|stars|starred|follows|tells) [^\ue000-\ue7ff]{{0,80}}$|{CLASSES['F']} ?, (?:the|an?|his|her) (?:[a-z-]+ ){{0,5}}(?:film|feature|movie|drama|comedy|thriller|documentary|series|debut)\b"
)
"""A sentence that brings up a film: it ends with the title, or says what kind of film it is."""
LATER = re.compile(r": .+| (?:&|and) .+| (?:\d{1,2}|[IVX]{2,4}|Two|Three|Four)(?:: .+)?")
SEQUEL = re.compile(r"\w\W* (?:\d{1,2}|[IVX]{2,4}|Two|Three|Four)(?:$|:)|\w: \w")
FILM = CLASSES["F"]
IS_FILM = re.compile(FILM)
TRADES = (
    "star|co-star|director|helmer|filmmaker|creator|alum|alumna|actor|actress|breakout|writer|producer|scribe|showrunner|veteran|"
    "author|novelist|screenwriter|favorite|standout|composer|editor|cinematographer|co-director|co-creator|lead"
)
PASSING = (
    re.compile(rf"{FILM}(?: ?(?:,|and|&|or|, and) {FILM})*(?: 's)? (?:(?:{TRADES})s?|stars|duo|team|fame)(?:(?: and| /|-)? (?:[a-z-]+ )?(?:{TRADES}))?(?= {CLASSES['P']}|,| \(|$)"),
    re.compile(rf"\b(?:{TRADES}|team|maker|duo|minds?|people|executive|hitmaker)s? (?:of|behind|on) (?:[a-z’-]+ |{CLASSES['O']} 's ){{0,3}}?{FILM}(?: ?(?:,|and|&|or|, and) {FILM})*"),
    re.compile(rf"{CLASSES['P']} ,? ?(?:who|whose) [^;—]*"),
)
"""A film that is only named to say who somebody is."""


def passing(skeleton: Skeleton) -> frozenset[str]:
    """Signs of films that a sentence only names to say who somebody is."""
    if not IS_FILM.search(skeleton.text):
        return frozenset()
    flat = re.sub(r"\([^()]*\)", " ", skeleton.text)
    return frozenset(char for pattern in PASSING for match in pattern.finditer(flat) for char in re.findall(FILM, match.group()))


def topics(flat: str, skeleton: Skeleton) -> list[Sign]:
    """The films that a sentence names for their own sake."""
    aside = passing(skeleton)
    found = [skeleton.signs[char] for char in MENTION.findall(flat) if char not in aside]
    return list({sign.name: sign for sign in found if sign.kind == "film" and not sign.reference}.values())


LEAD = 60
"""Characters within which a sentence names what it is about."""
CAREER_TALK = re.compile(
    r"known for|credits|repped|represented by|previously|starred in|appeared in|wrote and directed|recently|filmography|was seen|"
    rf"worked (?:on|with)|as (?:he|she|they|{CLASSES['P']}) did|career|resume|résumé|best known|made (?:his|her|their) (?:name|debut)"
)


def _build(page: Page, sentence: Sentence, row: Sequence[Named], memory: _Memory) -> Skeleton:
    builder = Builder()
    toks = sentence.tokens
    starts = {named.first: named for named in row}
    dates = _dates(page, sentence)
    spoken: str | None = None
    at = 0
    while at < len(toks):
        token = toks[at]
        step = 1
        if (named := starts.get(at)) and not (token.start in dates and _rather_a_date(named, dates[token.start], toks)):
            builder.mention(_sign(named, _before_quote(toks, at), memory.bases))
            step = named.last - at
            step += _owning(builder, toks, at, named.last)
            if named.kind == "film":
                spoken = named.name
            if named.kind == "person":
                memory.people.note(named.name, toks, at, named.last, owner=builder.parts[-1] == "'s")
        elif mention := dates.get(token.start):
            step = _count_tokens(toks, at, mention.end)
            builder.mention(Sign("date", mention.surface, mention.surface, mention.value))
            step += _owning(builder, toks, at, at + step)
        elif memory.focus and at + 1 not in starts and _after_company(builder, token):
            builder.mention(Sign("film", memory.focus, token.text, reference=True))
        elif fame := _known_by(toks, at, starts, memory):
            person, inner, end = fame
            for token in toks[at : inner.first]:
                builder.word(_plain(token))
            builder.mention(_sign(inner))
            for token in toks[inner.last : end]:
                builder.word(_plain(token))
            owner = _possessive(builder, toks[end - 1].text)
            builder.mention(person)
            if person.name:
                memory.people.note(person.name, toks, at, end, owner=owner)
            step = end - at
        elif reference := _reference(toks, at, starts, memory, spoken):
            sign, step, tail = reference
            builder.mention(sign)
            owner = _possessive(builder, tail)
            if sign.kind == "person":
                memory.people.note(sign.name, toks, at, at + step, owner=owner)
        else:
            builder.word(_plain(token))
        at += step
    return builder.build()


COMPANY = re.compile("(?:the|this) [\ue800-\uebff]( (?:[a-z-]+))?$")


TITLED = re.compile(f"{CLASSES['F']}(?: [’'”,\"])* (?:the|this) [\ue800-\uebff]( (?:[a-z-]+))?$")
"""An apposition to the title before it: "F, the A24 feature"."""


def _after_company(builder: Builder, token: Token) -> bool:
    """Whether the word ends "the A24 feature"."""
    lead = " ".join(builder.parts[-6:])
    return token.text in HEADS and bool(COMPANY.search(lead)) and not TITLED.search(lead)


def _dates(page: Page, sentence: Sentence) -> dict[int, DateMention]:
    text = page.document.text[sentence.start : sentence.end]
    found: dict[int, DateMention] = {}
    for mention in find_dates(text, page.document.published):
        found[sentence.start + mention.start] = DateMention(
            sentence.start + mention.start, sentence.start + mention.end, mention.surface, mention.value
        )
    return found


def _rather_a_date(named: Named, date: DateMention, toks: Sequence[Token]) -> bool:
    """Whether what was taken for a name is a day: "July 10" after "out" or a streamer's name, or a name of unknown kind."""
    if named.marked or date.end < toks[named.first].end:
        return False
    if named.kind == "other" and date.start <= toks[named.first].start and date.end >= toks[named.last - 1].end:
        return True  # a feast: "Memorial Day weekend"
    before = toks[named.first - 1].text if named.first else ""
    day = any(char.isdigit() for char in date.surface) and not date.surface.isdigit()
    return named.kind == UNKNOWN or (named.kind == "film" and day and before.casefold() in words("before_date"))


def _count_tokens(toks: Sequence[Token], at: int, end: int) -> int:
    count = 1
    while at + count < len(toks) and toks[at + count].start < end:
        count += 1
    return count


def _before_quote(toks: Sequence[Token], at: int) -> str:
    """The word before a title, outside of its quotation marks."""
    words = (token.text for token in reversed(toks[max(0, at - 2) : at]))
    return next((word for word in words if word not in {"‘", "“", '"', "'"}), "")


def _sign(named: Named, before: str = "", bases: Mapping[str, str] = {}) -> Sign:
    name = instalments.named(named.name, before, bases) if named.kind == "film" and bases else named.name
    return Sign(named.kind, name, named.text)


def _owning(builder: Builder, toks: Sequence[Token], first: int, last: int) -> int:
    """Write the possessive sign after a name; how many further tokens it took ("Collins’", "Sang-ho ‘s")."""
    if _possessive(builder, toks[last - 1].text):
        return 0
    following = toks[last].text if last < len(toks) else ""
    opened = first and toks[first - 1].text in "‘“'\""
    if following in {"’", "'", "‘"} and not opened:
        if last + 1 < len(toks) and toks[last + 1].text == "s" and toks[last + 1].start == toks[last].end:
            builder.word("'s")
            return 2
        if toks[last - 1].text[-1] in "sxz0123456789" and (toks[last].start == toks[last - 1].end or _moved(toks, last)):
            builder.word("'s")
            return 1
    return 0


def _possessive(builder: Builder, word: str) -> bool:
    if word[-2:] in {"’s", "'s", "‘s"} and len(word) > 2:
        builder.word("'s")
        return True
    return False


def _moved(toks: Sequence[Token], at: int) -> bool:
    """Whether an opening quotation mark is the possessive's, moved to the next word as where a link ended: "Sachs ‘latest film"."""
    following = toks[at + 1] if at + 1 < len(toks) else None
    closed = any(token.text in {"’", "'"} for token in toks[at + 1 : at + 12])
    return toks[at].text == "‘" and following is not None and following.start == toks[at].end and following.text.islower() and not closed


PRIVATE = re.compile("[\ue000-\uf8ff]")


def _plain(token: Token) -> str:
    return PRIVATE.sub("?", token.text).casefold()


def _reference(
    toks: Sequence[Token], at: int, starts: Mapping[int, Named], memory: _Memory, spoken: str | None
) -> tuple[Sign, int, str] | None:
    """A pronoun or definite noun phrase at `at` with what it means, its length and its last word; `spoken` is the sentence's last film."""
    word = toks[at].text.casefold()
    if word in {"he", "she"} and (person := memory.people.meant(word)):
        return Sign("person", person, word, reference=True), 1, word
    if word == "it" and (film := spoken or memory.last) and _does_as_films(toks, at):
        return Sign("film", film, word, reference=True), 1, word
    if word == "the" and (found := instalments.counted(toks, at, memory.main)):
        return Sign("film", found[0], word, reference=True), found[1], word
    if word == "pic" and not at and memory.near:
        return Sign("film", memory.near, word, reference=True), 1, word
    if word in {"the", "this", "that"}:
        other = False
        for end in range(at + 1, min(at + 7, len(toks))):
            if end in starts:
                return None
            head = toks[end].text.casefold()
            base = head[:-2] if head[-2:] in {"’s", "'s"} else head
            if base in HEADS and not (base in {"series", "saga"} and _one_of(toks, at)):
                return _film_reference(toks, at, end, starts, memory, spoken, other=other)
            if (base in ANOTHER and memory.sequel) or _long_ago(base, memory.year):
                other = True
                continue
            if is_person(base) or re.fullmatch(r"\d\d-year-old", base):
                return _person_reference(toks, at, end, starts, memory)
            if not FILLER.fullmatch(toks[end].text) or base in NOT_THIS or base in BREAKS:
                return None
    return None


def _one_of(toks: Sequence[Token], at: int) -> bool:
    """Whether "the series" at `at` is what a film is one of ("any film in the series")."""
    return at > 1 and toks[at - 1].text in {"in", "of"} and toks[at - 2].text.casefold() in ENTRIES


ENTRIES = frozenset("film films movie movies entry entries instalment instalments installment installments chapter chapters part outing".split())


def _known_by(
    toks: Sequence[Token], at: int, starts: Mapping[int, Named], memory: _Memory
) -> tuple[Sign, Named, int] | None:
    """ "the ‘Glass Onion’ director" for somebody already named: who, the film, and where the phrase ends."""
    inner = next((at + step for step in (1, 2) if at + step in starts), None)
    if toks[at].text.casefold() != "the" or inner is None or (named := starts[inner]).kind != "film":
        return None
    end = named.last
    while end < len(toks) and toks[end].text in "’‘'”\"" and end < named.last + 2:
        end += 1
    if end + 1 >= len(toks) or not is_person(toks[end].text.casefold()) or end + 1 in starts:
        return None
    following = toks[end + 1].text
    if not (following in {",", "."} or following.islower()) or following in {"of", "and", "s", "behind", "who"}:
        return None
    person = memory.people.famous(toks[end].text.casefold()) or UNNAMED
    return Sign("person", person, toks[end].text, reference=True), named, end + 1


def _film_reference(
    toks: Sequence[Token], at: int, end: int, starts: Mapping[int, Named], memory: _Memory, spoken: str | None, *, other: bool
) -> tuple[Sign, int, str] | None:
    following = toks[end + 1].text.casefold() if end + 1 < len(toks) else ""
    if following == "of" and toks[end].text.casefold() == "production":
        return None
    if (following in COMPOUND and not _stars(toks, end + 1)) or end + 1 in starts or not memory.near or following in HEADS:
        return None
    if following in {"of", "from"} and end + 2 < len(toks) and _long_ago(toks[end + 2].text, memory.year):
        other = True  # "the silent film of 1922"
    opened = end + 1 + (following in words("film") | words("series"))
    if opened < len(toks) and (opened in starts or (toks[opened].text in {"‘", "“", "\"", "'"} and opened + 1 in starts)):
        return None  # "the musical smash ‘F’" names a film
    text = " ".join(token.text for token in toks[at : end + 1])
    if toks[end].text.casefold() in SCREENED and memory.near in memory.series:
        return Sign("film", memory.last if memory.last and memory.last not in memory.series else UNNAMED, text, reference=True), end + 1 - at, toks[end].text
    return Sign("film", UNNAMED if other and (memory.focus == memory.main or following in {"of", "from"}) else memory.main if memory.main and spoken == memory.main else memory.near, text, reference=True), end + 1 - at, toks[end].text


SCREENED = frozenset("film movie feature pic picture flick documentary".split())
"""What no series is called."""


def _stars(toks: Sequence[Token], at: int) -> bool:
    """Whether "stars" after "the film" is a verb, and who plays in it follows."""
    following = toks[at + 1].text if at + 1 < len(toks) else ""
    return toks[at].text == "stars" and (following[:1].isupper() or (following.isalpha() and following not in THEN))


THEN = frozenset("are were is was who have had and or of in on from with at to that as will".split())
"""What follows "the film stars" where it means people."""


def _does_as_films(toks: Sequence[Token], at: int) -> bool:
    """Whether "it" at the head of a clause does what only films do: "It stars P", "and it is directed by P"."""
    if at and toks[at - 1].text.casefold() in MAKES:
        return True
    if at and toks[at - 1].text.casefold() not in OPENS | {"and", "“", "‘", "\"", "'", ","}:
        return False
    following = [token.text.casefold() for token in toks[at + 1 : at + 5]]
    following = following[following[:1] == ["world"] :]
    return following[:1] != [] and (following[0] in DOES or (following[0] in {"is", "was", "will", "has", "had"} and bool(DONE & set(following[1:]))))


MAKES = frozenset("directed directs wrote co-wrote writes produced produces helmed helms penned".split())
DOES = (words("film_verb") | {"starred", "also", "reaches"}) - {"marks", "sees", "opens", "hits", "hails", "launches", "arrives", "portrays"}
DONE = frozenset("directed written co-written penned produced co-produced starring released distributed adapted helmed scripted filmed shot narrated".split())
UNNAMED = ""
"""The name of a film or person that a sentence speaks of and does not name: "the original film", "the 1976 movie"."""


def _long_ago(word: str, year: int | None) -> bool:
    """Whether a word is a year too early for the film that an article of the given year is about."""
    return year is not None and word.isdigit() and len(word) == 4 and 1890 < int(word) < year - 2


def _person_reference(
    toks: Sequence[Token], at: int, end: int, starts: Mapping[int, Named], memory: _Memory
) -> tuple[Sign, int, str] | None:
    noun = toks[end].text.casefold()
    person = memory.people.meant(noun[:-2] if noun[-2:] in {"’s", "'s"} else noun)
    if end + 1 in starts or not person or toks[end].text.endswith("s’"):
        return None
    following = toks[end + 1].text.casefold() if end + 1 < len(toks) else ""
    if following in {"of", "behind", "-", "and", "chair"}:
        return None
    text = " ".join(token.text for token in toks[at : end + 1])
    return Sign("person", person, text, reference=True), end + 1 - at, toks[end].text


def pairs(found: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Each sentence with the one before it."""
    yield from pairwise(found)
