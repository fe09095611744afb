"""What kind of thing a name is, judged by the company it keeps all over the article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from graph.names import fold
from loaders.reading.mending import SQUARES, Tagged
from loaders.reading.names import NUMERAL, Candidate
from loaders.reading.text import Sentence, Token
from loaders.reading.titles import cast_in_brackets
from loaders.reading.words import first_names, organisations, population, words

FILM, PERSON, ORG, PLACE, OTHER = "film", "person", "organisation", "place", "other"
YEAR_AFTER = re.compile(r"\(?(?:19|20)\d\d\)?")
AWARD = re.compile(
    r"\b(?:Oscars?|Academy Awards?|BAFTAs?|Emmys?|Golden Globes?|Palme|Grammys?|Tonys?|Golden Bear|Silver Bear|Golden Lion|"
    r"Césars?|Goyas?|SAG|PGA|DGA|WGA|Grand Prix|Critics.? Choice|Independent Spirit|Sundance|Cannes|Berlinale|Tribeca|SXSW|Filmart|KVIFF|TIFF|CinemaCon|Comic-Con|Croisette|Eurovision)\b"
)
CLOSED = re.compile(r"[,.!?…]?[”’\"']")
QUOTED_BEFORE = frozenset("“‘\"'")


class Evidence:
    """Weights for each kind of each name, summed over its mentions."""

    def __init__(self) -> None:
        self.scores: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self.series: dict[str, float] = defaultdict(float)
        self.count: dict[str, int] = defaultdict(int)
        self.votes: dict[str, float] = defaultdict(float)
        """What the tagger alone adds to a name's weight as a title."""

    def add(self, name: str, kind: str, weight: float) -> None:
        self.scores[name][kind] += weight

    def kind(self, name: str) -> str | None:
        """The kind with most weight, or None where nothing speaks clearly."""
        ranked = sorted(self.scores[name].items(), key=lambda item: (-item[1], item[0]))
        if not ranked or ranked[0][1] < THRESHOLD:
            return None
        return ranked[0][0]


    def faint(self, name: str) -> bool:
        """Whether only the look of one mention speaks for a title, and no word around it."""
        return name.count(" ") < LONG and self.votes[name] <= VOTE and self.scores[name][FILM] - self.votes[name] <= LOOK


THRESHOLD = 1.4
LOOK = 1.0
"""Weight that a title may have by its look ("The …") alone."""
LONG = 3
"""Words after its first that a name has only if it is a title."""


VOTE = 3.0
"""Weight of what the tagger takes a mention for."""


def gather(
    text: str, found: Sequence[Sentence], names: Sequence[Sequence[Candidate]], tagged: Sequence[Sequence[Tagged]] = ()
) -> Evidence:
    """Evidence from the words inside each name, the words around each of its mentions, and the tagger."""
    evidence = Evidence()
    for row, tags in zip(names, tagged, strict=False):
        kinds = {(t.first, t.last): t.kind for t in tags}
        for candidate in row:
            kind = kinds.get((candidate.first, candidate.last))
            if kind and (kind != OTHER or " " in candidate.text):
                evidence.add(fold(candidate.text), kind, VOTE)
                evidence.votes[fold(candidate.text)] += VOTE * (kind == FILM)
    for sentence, row in zip(found, names, strict=True):
        for candidate in row:
            key = fold(candidate.text)
            if not evidence.count[key]:
                _inside(evidence, key, candidate)
            evidence.count[key] += 1
            _around(evidence, key, candidate, text, sentence.tokens)
    _surnames(evidence, names)
    habit = _bracket_habit(evidence, found, names)
    families = _families(evidence, names)
    for _ in range(2):
        for sentence, row in zip(found, names, strict=True):
            _lists(evidence, sentence.tokens, row, families, films=habit)
    return evidence


def _families(evidence: Evidence, names: Sequence[Sequence[Candidate]]) -> frozenset[str]:
    """The last names of the people whom the article names in full."""
    whole = {c.text for row in names for c in row if " " in c.text and not c.marked}
    return frozenset(name.split()[-1] for name in whole if _person_shape(name.split()) and evidence.kind(fold(name)) == PERSON)


def _bracket_habit(evidence: Evidence, found: Sequence[Sentence], names: Sequence[Sequence[Candidate]]) -> bool:
    """Whether this article has films in the brackets after people, and not the actors of characters."""
    kinds = []
    for sentence, row in zip(found, names, strict=True):
        for before, c in pairwise(row):
            if sentence.tokens[before.last].text == "(" and c.first - before.last in {1, 2} and evidence.kind(fold(before.text)) == PERSON:
                kinds.append(evidence.kind(fold(c.text)))
    return kinds.count(FILM) > 1 and kinds.count(FILM) > 2 * kinds.count(PERSON)


def _inside(evidence: Evidence, key: str, candidate: Candidate) -> None:
    """What a name says of itself."""
    name = candidate.text
    parts = name.split()
    if name.removeprefix("The ") in organisations() or name in organisations():
        evidence.add(key, ORG, 4.0 if len(name) > 3 and name not in AMBIGUOUS else 2.0)
    if parts[-1] in words("organisation_suffix") and len(parts) > 1:
        evidence.add(key, ORG, 3.0)
    if (parts[-1] in words("other_suffix") and len(parts) > 1) or AWARD.search(name):
        evidence.add(key, OTHER, 8.0 if parts[0].endswith("-time") else 3.5)
    if AWARD.fullmatch(name) and not candidate.marked:
        evidence.add(key, FILM, -6.0)
    if 2 <= len(parts) <= 5 and _person_shape(parts):
        evidence.add(key, PERSON, 3.0 if parts[0].split("-")[0] in first_names() else 1.2)
    if 2 <= len(parts) <= 3 and INITIALS.fullmatch(parts[0]) and _person_shape(parts):
        evidence.add(key, PERSON, 2.0)
    if any(KOREAN.fullmatch(part) for part in parts) and 2 <= len(parts) <= 3:
        evidence.add(key, PERSON, 1.5)
    if "?" in name or (":" in name and not LABELLED.match(name)):
        evidence.add(key, FILM, 2.0)
    if parts[0] in {"The", "A", "An", "My", "I"} and len(parts) > 1:
        evidence.add(key, FILM, 1.0)
    if len(parts) >= 3 and any(part in {"of", "the", "to", "in", "a", "from", "and", "is", "on"} for part in parts[1:-1]):
        evidence.add(key, FILM, 1.0)
    if len(parts) > 1 and NUMERAL.fullmatch(parts[-1]) and len(parts[-1]) != 3:
        evidence.add(key, FILM, 2.0)
    if len(parts) == 1 and name.isupper() and len(name) <= 5 and not candidate.marked:
        evidence.add(key, FILM, -1.5)
    if name.isdigit():
        evidence.add(key, FILM, -3.0)
    if candidate.marked:
        evidence.add(key, FILM, 5.0 if parts[0].casefold() == "untitled" else 2.0)
    places = population(name)
    if places:
        evidence.add(key, PLACE, 5.0 if places > 500_000 and parts[0] not in first_names() else 2.2 if places > 200_000 or len(parts) > 1 else 1.2)


OWNING = re.compile(r"\w+[’']s \w+")
"""A title in which somebody owns something: "Sarah’s Oil"."""
LABELLED = re.compile(r"(?:[A-Z]{5,}|[A-Z]{2,} [A-Z]{2,}|[PCE]S?T|(?:[A-Z][a-z]+ )?(?:Editor|Director|Producer|Writer|Cast|Designer|Music|Cinematographer|Photographer|Credit|Venue)s?):")
"""What opens the words of somebody who answers questions ("LIND: We"), or an entry of a credit block."""
INITIALS = re.compile(r"(?:[A-Z]\.){1,3}")
"""A given name as in "J.J. Abrams"."""
KOREAN = re.compile(r"[A-Z][a-z]+-[a-z]+")
"""A given name as "Kyo-hwan" is written."""
AMBIGUOUS = frozenset({"Focus", "Max", "Range", "Imagine", "Sky", "Fox", "Apple", "Columbia", "Summit", "Eon", "Playground", "Vertical",
                       "Initial", "Voltage", "Curzon", "Sideshow", "Utopia", "Discovery", "Warner", "Magnolia", "Orion"})  # fmt: skip


def _person_shape(parts: Sequence[str]) -> bool:
    if parts[0] in {"The", "A", "An"} or any(not part[0].isupper() and part not in PARTICLES for part in parts):
        return False
    return parts[-1][0].isupper() and not any(part[0].isdigit() or ":" in part or COUNTRY.fullmatch(part) for part in parts)


COUNTRY = re.compile(r"U\.?[SK]\.?|TV|VFX")


PARTICLES = frozenset("de la van von der den del della di da dos bin al el ibn du le y ten ter".split())


def _around(evidence: Evidence, key: str, c: Candidate, text: str, toks: Sequence[Token]) -> None:
    """What the neighbouring words say of the name."""
    before = [token.text for token in toks[max(0, c.first - 3) : c.first]]
    after = [token.text for token in toks[c.last : c.last + 3]]
    in_quotes = bool(before) and before[-1] in QUOTED_BEFORE and text[c.start - 1] == before[-1] and bool(
        CLOSED.match(text, c.end, c.end + 3)
    )
    if in_quotes and _nickname(c, toks):
        evidence.add(key, FILM, -6.0)
    elif in_quotes:
        evidence.add(key, FILM, 4.5 if " " in c.text else 3.0)
        before = before[:-1]
        after = [word for word in after if word not in "”’\"',"] or [""]
    _before(evidence, key, before, toks, c)
    _after(evidence, key, after, c, toks)


def _nickname(c: Candidate, toks: Sequence[Token]) -> bool:
    """Whether the quotation stands inside somebody's name: "Howard “Senior” Markston"."""
    given, family = toks[c.first - 2].text if c.first > 1 else "", toks[c.last + 1].text if c.last + 1 < len(toks) else ""
    return " " not in c.text and given in first_names() and family[:1].isupper() and toks[c.last + 1].start - toks[c.last].end == 1 and family not in first_names()


def _before(evidence: Evidence, key: str, before: list[str], toks: Sequence[Token], c: Candidate) -> None:
    last = before[-1].casefold() if before else ""
    owns = toks[c.last - 1].text.endswith(("’s", "'s")) or (c.last < len(toks) and toks[c.last].text in {"’", "'", "‘"})
    if last in words("series"):
        evidence.add(key, FILM, 2.2)
        evidence.series[key] += 2
    elif last.rsplit("-", 1)[-1] in words("film"):
        evidence.add(key, FILM, 5.5 if OWNING.fullmatch(c.text) else 2.2)
        evidence.series[key] -= 1
    if before[-2:] == ["Title", ":"]:
        evidence.add(key, FILM, 6.0)
    if last in words("titled"):
        evidence.add(key, FILM, 3.0)
    if before and re.fullmatch(r"(?:19|20)\d\d[’'‘]s|(?:19|20)\d\ds?", before[-1]):
        evidence.add(key, FILM, 2.5 if " " in c.text or before[-1][4:] else 0.8)
    if [word.casefold() for word in before] in (["in", "association", "with"], ["in", "co-production", "with"]):
        evidence.add(key, ORG, 4.0)
        evidence.add(key, FILM, -3.0)
    _noun_before(evidence, key, last, c.text)
    if last in {"in", "at", "near", "outside", "around", "across", "to"}:
        shot = last in {"in", "at"} and len(before) > 1 and before[-2].casefold() in SHOT
        evidence.add(key, PLACE, 4.0 if shot else 0.6)
        if last == "in" and len(c.text.split()) > 1 and not owns and not (len(before) > 1 and before[-2] in TRUST):
            evidence.add(key, FILM, 4.0 if _person_shape(c.text.split()) and not population(c.text) and c.text.split()[0] not in SQUARES else 0.0)
        career = {word.casefold() for word in before[:-1]} | {t.text.casefold() for t in toks[max(0, c.first - 7) : c.first]}
        if career & CAREER:
            evidence.add(key, FILM, 1.4)
    elif last in {"on", "of", "for", "like", "as"} or last in words("career"):
        career = {t.text.casefold() for t in toks[max(0, c.first - 6) : c.first]}
        if career & {"credits", "filmography", "starred", "directed", "helmed", "starring"}:
            evidence.add(key, FILM, 0.6)
        if career & CAREER or {"star", "director", "creator", "writer"} & career & {t.casefold() for t in before[-2:]}:
            evidence.add(key, FILM, 1.2)
    if last == "by":
        evidence.add(key, PERSON, 0.7)
    if c.text not in organisations() and _titles_alone(toks, c.first):
        evidence.add(key, FILM, 7.0)
    if _owned(toks, c.first):
        evidence.add(key, FILM, -3.0 if _of_kin(toks, c.first) else 1.5)


LAUDED = frozenset("acclaimed lauded praised award-winning long-awaited much-anticipated highly-anticipated hotly-anticipated oft-quoted".split())
CREDITED = frozenset("directed helmed created penned scripted written starring produced led fronted".split())


def _titles_alone(toks: Sequence[Token], first: int) -> bool:
    """Whether nothing but a title stands so: "the critically acclaimed X", "her directorial debut (in 2017) with X", "the Baumbach-directed X"."""
    before = [token.text.casefold() for token in toks[max(0, first - 6) : first]]
    if not before:
        return False
    if before[-1] in LAUDED and ("the" in before[-3:] or "critically" in before[-2:]):
        return True
    if before[-1] == "with" and any(before[at] in {"debut", "debuted"} for at in range(max(0, len(before) - 4), len(before))):
        return True
    return before[-1] in CREDITED and before[-2:-1] == ["-"]


def _noun_before(evidence: Evidence, key: str, last: str, name: str) -> None:
    """What the noun right before the name calls it, or that somebody is from there."""
    if last == "from" and " " in name and population(name) and name.split(maxsplit=1)[0] not in first_names():
        evidence.add(key, PLACE, 3.0)  # "the actor from High Wycombe"
    if last in {"banner", "shingle", "label", "outfit"}:
        evidence.add(key, FILM, -3.0)
        evidence.add(key, PERSON, -2.0)
    if last in RANKS:
        evidence.add(key, FILM, -3.0)
    if last in words("person"):
        evidence.add(key, PERSON, 2.0)
    if last in words("organisation") and last not in words("person"):
        evidence.add(key, ORG, 1.5 if last in {"platform", "network", "studio", "studios"} else 3.0)
    if last in {"via", "through"}:
        evidence.add(key, ORG, 2.0)
        evidence.add(key, FILM, -2.0)
    if last in MUSIC:
        evidence.add(key, FILM, -7.0)
        evidence.add(key, OTHER, 3.0)


RANKS = frozenset("emperor empress king queen prince princess general captain commander sheriff detective inspector henchman villain wizard witch widow knight lord duke baron".split())
"""What characters are, and films are not called after."""
KIN = frozenset("son daughter brother sister nephew niece cousin uncle aunt wife husband widow father mother rival nemesis sidekick enemy".split())
MUSIC = frozenset("single singles song songs track tracks album albums ep mixtape anthem ballad duet".split())
"""What comes before the titles of music."""
SHOT = frozenset("shot filmed lensed filming shooting shoots films shoot location production wrapped".split())
"""Words after which "in" leads to a place."""
TRUST = frozenset("interest interested believe believes believed trust faith confidence saw see sees".split())
"""Words after which "in" may lead to a person."""


def _owned(toks: Sequence[Token], first: int) -> bool:
    """Whether a possessive name stands before, with nothing but lower-case words between ("Coogler’s edgy Sinners")."""
    for at in range(first - 1, max(-1, first - 6), -1):
        word = toks[at].text
        if word[-2:] in {"’s", "'s", "‘s"} or (word in {"’", "'", "s"} and at and toks[at - 1].text[-1:] in "s‘’"):
            owner = toks[at if word not in {"’", "'", "s"} else at - 1].text
            return owner[:1].isupper() or word == "s"
        if not word[0].islower() or word in {"and", "in", "with", "at", "for", "to", "from", "of", "on", "by", "is", "was", "as"}:
            return False
    return False


def _of_kin(toks: Sequence[Token], first: int) -> bool:
    """Whether it is a character to whom another belongs: "the nephew of Joaquin Phoenix’s Commodus"."""
    before = [token.text.casefold() for token in toks[max(0, first - 6) : first]]
    return any(noun in KIN and following == "of" for noun, following in pairwise(before))


CAREER = (words("career") | {"star", "co-star", "acted", "cameo", "breakthrough", "starrer", "featured", "played", "plays", "portrayed", "portrays", "voiced", "voices"}) - {"for", "work", "known", "shows"}


def _after(evidence: Evidence, key: str, after: list[str], c: Candidate, toks: Sequence[Token]) -> None:
    first = after[0] if after else ""
    low = first.casefold()
    if _credited(after, toks, c.last) and toks[c.first - 1].text != "&":
        evidence.add(key, FILM, 3.5)
        return
    if (after[1].casefold() if low in {"has", "have"} and len(after) > 1 else low) in BUYS:
        evidence.add(key, ORG, 3.5)
        evidence.add(key, FILM, -2.0)
    if low in words("film_follow"):
        evidence.add(key, FILM, 1.6)
    if low in words("film_verb"):
        evidence.add(key, FILM, 1.2)
    if low in words("person_verb"):
        evidence.add(key, PERSON, 1.4)
    if low in words("organisation"):
        evidence.add(key, ORG, 1.6)
    _doings(evidence, key, low, c, toks)
    if low in {"season", "episode", "episodes"} or (low in {"series", "show"}):
        evidence.series[key] += 1.5
        evidence.add(key, FILM, 1.2)
    if first == "(" and len(after) > 1 and YEAR_AFTER.fullmatch(after[1]):
        evidence.add(key, FILM, 3.0)
    if first == "," and len(after) > 1:
        if after[1] in {"who", "whose"}:
            evidence.add(key, PERSON, 2.0)
        if after[1].isdigit() and len(after[1]) == 2:
            evidence.add(key, PERSON, 1.5)
        if population(after[1]) > 1_000_000:
            evidence.add(key, PLACE, 0.8)
        _apposition(evidence, key, toks, c.last + 1)
    if first == "who":
        evidence.add(key, PERSON, 2.0)
    if len(c.text.split()) > 5:
        evidence.add(key, FILM, 0.8)


BUYS = frozenset("acquired acquires acquire nabbed nabs bought buys snapped distributes".split())
"""What companies do with films, and films never do."""


def _credited(after: Sequence[str], toks: Sequence[Token], at: int) -> bool:
    """Whether what follows a name says who plays in it: "Scorn, starring P", "Hedda starring P"."""
    step = int(after[0] == ",") if after else 0
    following = toks[at + step + 1].text if at + step + 1 < len(toks) else ""
    return after[step : step + 1] == ["starring"] and following[:1].isupper()
def _doings(evidence: Evidence, key: str, low: str, c: Candidate, toks: Sequence[Token]) -> None:
    """What only people do, what only they have made of them, and what bears a name that is no title."""
    if low == "biopic" and c.last + 1 < len(toks) and toks[c.last + 1].text[:1].isupper():
        evidence.add(key, PERSON, 4.0)
    if low in AFFAIRS and not c.marked:
        evidence.add(key, FILM, -3.0)
    if not c.marked and ACTS.match(" ".join(token.text for token in toks[c.last : c.last + 9])):
        evidence.add(key, PERSON, 3.5)


AFFAIRS = frozenset("case trial lawsuit market initiative conference league gala ceremony party summit verdict investigation".split())
"""What may bear a name that is no title."""
ACTS = re.compile(r"(?:, )?(?:who )?(?:(?:is|will|has|was|are|have|also|been|set|to|attached|tapped|cast|can|be|soon) ){0,5}(?:star(?:s|ring|red)? in|co-star(?:s|ring|red)? in|play(?:s|ed|ing)? (?!in|on|at)|portray(?:s|ed|ing)?|reprise(?:s|d)?|direct(?:s|ed|ing)? (?!by|from)) ?")
"""What only people do."""


def _apposition(evidence: Evidence, key: str, toks: Sequence[Token], at: int) -> None:
    """ "X, the Korean production banner" and "X, an actress": the noun after the comma names the kind."""
    if at >= len(toks) or toks[at].text not in {"the", "a", "an"}:
        return
    for token in toks[at + 1 : at + 7]:
        word = token.text.casefold()
        if word in {",", ".", "of", "who", "that", "for", "from", "to", "in", "by"}:
            return
        for kind, table in ((ORG, "organisation"), (PERSON, "person"), (FILM, "film"), (FILM, "series")):
            if word in words(table):
                evidence.add(key, kind, 3.0 if kind == ORG and word in FIRMS else 1.3)
                if kind != FILM:
                    return


FIRMS = frozenset("studio studios shingle banner company label outfit distributor streamer broadcaster financier".split())
"""Nouns that after "X, the …" leave no doubt what X is."""


def _surnames(evidence: Evidence, names: Sequence[Sequence[Candidate]]) -> None:
    """A two-word name whose last word alone comes again is a person's."""
    alone = {c.text.replace("’s", "") for row in names for c in row if " " not in c.text}
    for row in names:
        for c in row:
            parts = c.text.split()
            if 2 <= len(parts) <= 4 and _person_shape(parts) and parts[-1] in alone and not c.marked:
                evidence.scores[fold(c.text)][PERSON] = max(evidence.scores[fold(c.text)][PERSON] + 0.8, 2.2)


def _lists(evidence: Evidence, toks: Sequence[Token], row: Sequence[Candidate], families: frozenset[str], *, films: bool) -> None:
    """Members of one list are of one kind; names in brackets after a person are what the person is known for."""
    group: list[Candidate] = []
    for previous, c in zip((None, *row), (*row, None), strict=False):
        if c and previous and _joined(toks, previous.last, c.first):
            group = group or [previous]
            group.append(c)
            continue
        if len(group) > 1 and _series_of(toks, group):
            _agree(evidence, group)
        group = []
    parts = _cast_brackets(toks, row)
    for c in row if parts else ():
        if c.first and toks[c.first - 1].text == "(":
            evidence.add(fold(c.text), FILM, -3.0)
    for index, c in enumerate(row if not parts else ()):
        if index and c.first and toks[c.first - 1].text in {"(", "‘", "“", "'"} and "(" in {
            t.text for t in toks[max(0, c.first - 2) : c.first]
        }:
            before = row[index - 1]
            if evidence.kind(fold(before.text)) == PERSON and toks[before.last : c.first] and toks[before.last].text == "(":
                _known_for(evidence, toks, row[index:], families, films=films)


def _cast_brackets(toks: Sequence[Token], row: Sequence[Candidate]) -> bool:
    """Whether the brackets of a sentence hold a part each."""
    inside = []
    for at, token in enumerate(toks):
        if token.text == "(":
            end = next((i for i in range(at, min(len(toks), at + 12)) if toks[i].text == ")"), at)
            inside.append(" ".join(each.text for each in toks[at + 1 : end]))
    return len(row) > 3 and cast_in_brackets(inside)


def _known_for(evidence: Evidence, toks: Sequence[Token], rest: Sequence[Candidate], families: frozenset[str], *, films: bool) -> None:
    for c in rest:
        gap = {t.text for t in toks[rest[0].first : c.first]}
        if ")" in gap:
            return
        key = fold(c.text)
        parts = c.text.split()
        person = 1 < len(parts) < 4 and parts[0] in first_names() and _person_shape(parts)
        if (person and not (films and evidence.count[key] == 1)) or (c.text in families and not c.marked):
            return
        if evidence.scores[key][FILM] < 6:
            evidence.add(key, FILM, 5.0 if films else 2.5)


def _series_of(toks: Sequence[Token], group: Sequence[Candidate]) -> bool:
    """Whether names joined by commas are a list and no apposition: three of them, or an "and"."""
    gap = {t.text for a, b in pairwise(group) for t in toks[a.last : b.first]}
    return len(group) > 2 or bool(gap & {"and", "&", "or"})


def _joined(toks: Sequence[Token], end: int, start: int) -> bool:
    gap = [t.text for t in toks[end:start] if t.text not in "”’‘“\"'"]
    return gap in (["and"], ["&"], [","], [",", "and"], [",", "&"], ["or"])


WEAK = 3.5
"""Weight of a kind that one mention may have by its look alone, and that the rest of a list outweighs."""


def _agree(evidence: Evidence, group: Sequence[Candidate]) -> None:
    if len(group) < 2:
        return
    kinds = [evidence.kind(fold(c.text)) for c in group]
    weights = {
        kind: sum(evidence.scores[fold(c.text)][kind] for c, own in zip(group, kinds, strict=True) if own == kind)
        for kind in (PERSON, FILM, PLACE, ORG)
        if kinds.count(kind) * 2 >= len(kinds)
    }
    if not weights:
        return
    kind = max(weights, key=lambda kind: weights[kind])
    for c, own in zip(group, kinds, strict=True):
        key = fold(c.text)
        weak = own is not None and own != kind and evidence.count[key] == 1 and evidence.scores[key][own] < WEAK
        if own is None or weak:
            evidence.add(key, kind, 1.5 + evidence.scores[key][own or kind] * weak)
