"""Credits: who directs, writes, produces, scores and acts, and which companies make and release a film."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from graph.model import Certainty
from loaders.reading import companies, passing, trades
from loaders.reading.films import LEAN, films_in, no_films, on_stage
from loaders.reading.phrases import Phrases
from loaders.reading.rules import FILM_NOUN, Rule, matches
from loaders.reading.skeleton import CLASSES, Sign
from loaders.reading.statement import Statement, certainty, denied
from loaders.reading.words import actors

VERBS = {
    "direct": "director", "helm": "director", "writ": "writer", "pen": "writer", "script": "writer", "author": "writer",
    "wrote": "writer", "compos": "composer", "scor": "composer", "created": "writer", "adapt": "writer", "produc": "producer",
    "narrated": "actor", "star": "actor", "screenwriter": "writer",
}  # fmt: skip
SAID = (
    ("actor", re.compile(r"\b(?:act(?:ing|ed|or)|on-?screen|star(?:s|red|ring)?|roles?|appear\w+|performances?)\b")),
    ("director", re.compile(r"\b(?:direct(?:ing|ed|orial)|helm\w+|as an? director)\b")),
    ("producer", re.compile(r"\bproduc(?:ing|ed|er)\b")),
    ("writer", re.compile(r"\b(?:writing|written|wrote|screenwriting)\b")),
)
UNFILMED = re.compile(r"\b(?:song|single|album|track|podcast|ceremony|game|trailer|video|campaign|clip|play|musical|ad|commercial|spot)s? (?:, )?(?:which )?(?:is |was |are |were )?$")
"""A subject that is no film."""
SAYING = re.compile(r"\b(?:wrote|writes|writing) (?:that|in|on|about|of)\b")
"""What critics write, and not screenwriters."""
CHARACTER = re.compile(r"\bcharacters? (?:that |who )?(?:was |were |is )?$")
"""Who made up a character made no film by it."""
MADE_BY = re.compile(r"(?<!played )(?<!portrayed )(?<!voiced )(?<!narrated )(?<!embodied )(?<!led )(?<!lined )(?<!headed )(?<!topped )(?<!fronted )(?<!anchored )(?<!joined )(?<!the cast )(?<!out )(?<!onscreen )(?<!screen )(?<!film )(?<!here )(?<!again )(?<!brilliantly )\bby (?:the )?$|\b(?:features?|featuring|featured|boasts) (?:[a-z-]+ ){0,6}(?:by|from) $")
"""Words before a name that is no actor's: "features cinematography by P", "cast by P"."""
OTHERS = re.compile(r"\b(?:films|movies|features|dramas|comedies|thrillers|titles|projects|documentaries) (?:(?:that|which) (?:are |were )?)?$")
"""Films that have no name here: "the films starring P"."""
FOLLOWED = re.compile(r"\b(?:follow-?up|sequel|prequel|companion piece|spin-?off|successor) to (?:the )?$")
"""Before a title of which what comes next does not speak."""
CRAFT = re.compile(r"\bas an? (?:[a-z-]+ )?(?:cinematographer|dp|dop|editor|stunt|choreographer|designer|executive|critic)\b")
ODD = re.compile(r"\b(?:the|of|and|[a-z])\b|\d|:|^The ")


def statements(sentences: Sequence[Phrases], characters: frozenset[str] = frozenset()) -> Iterator[Statement]:
    """Credits of all sentences; what a sentence denies, nothing else in it states."""
    found = [s for s in _statements(sentences, characters) if s.object not in characters and s.subject not in no_films(s.line)]
    no = {(id(s.line), s.subject, s.object) for s in found if s.certainty is Certainty.DENIED}
    yield from (
        s for s in found if s.certainty is Certainty.DENIED or (id(s.line), s.subject, s.object) not in no
    )


def _statements(sentences: Sequence[Phrases], characters: frozenset[str]) -> Iterator[Statement]:
    """What wordings state first; what a person is by trade is learnt from that and from the whole article."""
    direct: list[Statement] = []
    later: list[tuple[Phrases, Rule, re.Match[str]]] = []
    whole: dict[int, Phrases] = {}
    for phrases in sentences:
        for part in (phrases, *phrases.parts):
            whole[id(part)] = phrases
            for rule, match in matches("credits", part.text):
                if not _fits(rule, match, part):
                    continue
                if rule.trade or rule.owner:
                    later.append((part, rule, match))
                else:
                    direct += _apply(rule, match, part, rule.states)
        direct += passing.named(phrases)
        direct += passing.gapped(phrases)
    direct = list({(id(s.line), s.subject, s.predicate, s.object, s.certainty): s for s in reversed(direct)}.values())[::-1]
    direct = [s for s in direct if s.object not in characters]
    direct += list(trades.directors_beside(sentences, direct))
    direct += list(companies.of_producers(sentences, direct))
    yield from direct
    jobs = trades.jobs_of(sentences, direct)
    last = trades.last_people(sentences)
    directed = {s.subject for s in direct if s.predicate == "director"}
    for phrases, rule, match in later:
        said = _by_trade(rule, match, phrases, jobs, last[id(whole[id(phrases)])])
        yield from (s for s in said if not rule.owner or match.groupdict().get("f") or s.subject not in directed or s.predicate != "director")
    for phrases in sentences:
        yield from passing.filmographies(phrases, direct, jobs)
        yield from passing.bare_cast(phrases)
        yield from passing.owners(phrases, jobs, characters, last, direct)


def _fits(rule: Rule, match: re.Match[str], phrases: Phrases) -> bool:
    text = phrases.text
    if rule.near and not rule.near.search(text):
        return False
    if "director" in rule.states and trades.OFFICE.search(text[max(0, match.start() - 14) : match.end()]):
        return False
    if rule.states == ("verbs",) and UNFILMED.search(text[: match.start()]):
        return False
    if rule.states == ("writer",) and SAYING.search(match.group()):
        return False
    if rule.states == ("verbs",) and CHARACTER.search(text[: match.start()]):
        return False
    if rule.states == ("actor",) and "p" in match.groupdict() and on_stage(phrases, match.end()):
        return False
    if rule.states == ("actor",) and FOLLOWED.search(text[: match.start()]):
        return False
    if "p" in match.groupdict() and MADE_BY.search(text[match.start() : match.start("p")]) and rule.states == ("actor",):
        return False
    after = text[match.end() : match.end() + 25].split(" ,")[0]
    if rule.unless and rule.unless.search(text[max(0, match.start() - 15) : match.end()] + after):
        return False
    first = min((match.start(g) for g in match.groupdict() if match.start(g) >= 0), default=match.start())
    return rule.denied or not denied(text, first, match.end())


def _apply(
    rule: Rule, match: re.Match[str], phrases: Phrases, states: Sequence[str], people: Sequence[Sign] | None = None
) -> list[Statement]:
    if rule.lean and not (re.search(FILM_NOUN, match.group()) or LEAN.search(phrases.text[: match.start()])):
        return []
    if rule.joined and OTHERS.search(phrases.text[: match.start()]):
        return []
    films = films_in(match, phrases, joined=rule.joined or rule.lean)
    if people is None:
        people = _objects(match, phrases)
    if states == ("verbs",):
        states = _verbs(match["v"])
    if rule.states == ("actor",) and "p" in match.groupdict() and match.start("p") > match.start():
        people = [sign for sign in people if not _works_behind(phrases.trades.get(sign.name, ()))]
    if rule.states == ("director",) and "direct" not in match.group():
        people = [sign for sign in people if phrases.trades.get(sign.name) != ("actor",)]
    sure = Certainty.DENIED if rule.denied else certainty(phrases.text, match.start(), match.end())
    more = {"departure": "true"} if rule.departure else {}
    return [
        Statement(film, said, sign.name, phrases.line, sure, more, rule=rule.name)
        for film in films for sign in people for state in states
        if sign.name != film and (said := companies.credit_of(state, sign, phrases))
    ]  # fmt: skip


BEHIND = frozenset({"director", "producer", "composer", "writer"})


def _works_behind(said: Sequence[str]) -> bool:
    """Whether the sentence calls somebody a director, producer, composer or writer and no actor."""
    return bool(said) and BEHIND.issuperset(said)


def _by_trade(
    rule: Rule, match: re.Match[str], phrases: Phrases, jobs: Mapping[str, str], last: list[Sign]
) -> Iterator[Statement]:
    if rule.people == "subject":
        people = phrases.names(phrases.text[: match.start()], "person")[:1] or last[:1]
    else:
        people = _whose(match, phrases, last) if rule.people == "last" else _objects(match, phrases)
    for sign in people:
        if rule.owner:
            yield from _apply(rule, match, phrases, trades.making(sign.name, phrases, jobs), [sign])
        elif (job := _said(_ahead(match)) or trades.fronted(phrases.text) or jobs.get(sign.name) or _likeliest(sign, match, phrases)) in trades.CREDITS:
            yield from _apply(rule, match, phrases, (job,), [sign])


NEUTRAL = re.compile(r"\b(?:credits|work|works|films|features|movies|projects|series|shows|titles|filmography|known|won|wins|winning|nominated|career)\b")
"""What anybody of the trade may have."""


def _ahead(match: re.Match[str]) -> str:
    """The words of a match as far as its first film: what follows tells of the film."""
    titles = match.start("f") if match.groupdict().get("f") else match.end()
    first = FIRST_TITLE.search(match.string, titles, match.end())
    return match.string[match.start() : first.end() if first else match.end()]


FIRST_TITLE = re.compile(CLASSES["F"])


def _likeliest(sign: Sign, match: re.Match[str], phrases: Phrases) -> str:
    """The credit of somebody of whom nothing tells the trade: an actor's, unless the words go for any trade and nothing speaks of acting."""
    acts = sign.name in actors() or passing.ACTING.search(phrases.text) or not NEUTRAL.search(match.group())
    return "actor" if acts else "none"


def _whose(match: re.Match[str], phrases: Phrases, last: list[Sign]) -> list[Sign]:
    """Whose credits "other credits include" or "his films include" means: the sentence's own subject, else that of the one before."""
    before = phrases.text[: match.start()]
    own = phrases.names(before, "person")
    if own and re.search(r"\b(?:his|her)\b", before[-30:] + match.group()[:30]):
        return own[-1:]
    if own or len(before) > 30 or re.search(r"[\ue800-\uebff]|\bcompany\b", before):
        return []
    return last if len(last) == 1 else []


def _said(words: str) -> str:
    """The credit that the words themselves name ("his directing credits include"), or one that is not recorded."""
    if CRAFT.search(words):
        return "other"
    return next((credit for credit, pattern in SAID if pattern.search(words)), "")


def _objects(match: re.Match[str], phrases: Phrases) -> list[Sign]:
    groups = match.groupdict()
    found: list[Sign] = []
    for group in ("p", "q"):
        if groups.get(group):
            found += known(phrases, match[group])
    if groups.get("o"):
        signs = phrases.names(match["o"], "organisation", "name")
        found += [s for s in signs if s.kind == "organisation" or len(signs) > 1 or companies.NAMED.search(s.name)]
    if groups.get("c"):
        found += companies.listed(phrases.names(match["c"]))
    return found


def known(phrases: Phrases, group: str) -> list[Sign]:
    """People of a list; a name of unknown kind counts when it stands among people or has two words."""
    signs = phrases.names(group, "person", "name")
    some = any(s.kind == "person" for s in signs)
    return [
        s for s in signs
        if s.kind == "person" or (some and s.text[0].isupper()) or (" " in s.text and len(signs) == 1 and not ODD.search(s.text))
    ]  # fmt: skip


def _verbs(text: str) -> tuple[str, ...]:
    states = [state for stem, state in VERBS.items() if re.search(rf"(?<![a-z]){stem}|co-{stem}", text)]
    return tuple(dict.fromkeys(states))
