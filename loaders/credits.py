"""Credits: who directs, writes, produces, scores and acts, and which companies make and release a film."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from graph.model import Certainty
from loaders.coreference import Line
from loaders.phrases import Phrases, trades
from loaders.rules import FILM_NOUN, Rule, expand_folded, rules
from loaders.skeleton import Sign
from loaders.statement import Statement, certainty, denied
from loaders.words import organisations

VERBS = {
    "direct": "director", "helm": "director", "writ": "writer", "pen": "writer", "script": "writer", "author": "writer",
    "wrote": "writer", "compos": "composer", "scor": "composer", "created": "writer", "adapted": "writer", "produc": "producer",
    "narrated": "actor", "star": "actor",
}  # fmt: skip
CREDITS = ("director", "writer", "producer", "composer", "actor")


def statements(sentences: Sequence[Phrases], characters: frozenset[str] = frozenset()) -> Iterator[Statement]:
    """Credits of all sentences; what a sentence denies, nothing else in it states."""
    found = [s for s in _statements(sentences, characters) if s.object not in characters]
    no = {(id(s.line), s.subject, s.object) for s in found if s.certainty is Certainty.DENIED}
    yield from (
        s for s in found if s.certainty is Certainty.DENIED or (id(s.line), s.subject, s.object) not in no
    )


def _statements(sentences: Sequence[Phrases], characters: frozenset[str]) -> Iterator[Statement]:
    """What wordings state first; what a person is by trade is learnt from that and from the whole article."""
    direct: list[Statement] = []
    later: list[tuple[Phrases, Rule, re.Match[str]]] = []
    for phrases in sentences:
        for rule in rules("credits"):
            for match in (m for where in rule.where for m in where.finditer(phrases.text)):
                if not _fits(rule, match, phrases):
                    continue
                if rule.trade or rule.owner:
                    later.append((phrases, rule, match))
                else:
                    direct += _apply(rule, match, phrases, rule.states)
        direct += _passing(phrases)
    direct = [s for s in direct if s.object not in characters]
    direct += list(_beside(sentences, direct))
    yield from direct
    jobs = jobs_of(sentences, direct)
    last = _last_people(sentences)
    for phrases, rule, match in later:
        yield from _by_trade(rule, match, phrases, jobs, last)
    for phrases in sentences:
        yield from _filmographies(phrases, direct, jobs)
        yield from _owners(phrases, jobs, characters, last)


# -- what people are ------------------------------------------------------------------------------


COPULA = re.compile(
    expand_folded(
        r"(?P<p>[\ue000-\ue3ff\uf600-\uf6ff])(?: ,)? (?:{B})(?:(?:on board|serving|serves?|acting|acts|attached|hired|tapped) as |, )?(?:the |a |an |its |their |also )?"
        r"(?:{w}){0,4}?(?P<t>{TRADE})\b(?! of)"
    ).replace("{TRADE}", "|".join(sorted(re.escape(word) for word in trades())))
)


def jobs_of(sentences: Sequence[Phrases], direct: Sequence[Statement]) -> dict[str, str]:
    """What each person of the article is known as: by the noun beside the name, else by most of the credits."""
    found: dict[str, str] = {}
    for phrases in sentences:
        for name, said in phrases.trades.items():
            found.setdefault(name, _main(said))
        for match in COPULA.finditer(phrases.text):
            for sign in phrases.names(match["p"]):
                found.setdefault(sign.name, _main(trades()[match["t"]]))
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for statement in direct:
        counts[str(statement.object)][statement.predicate] += 1
    for name, count in counts.items():
        best = max(CREDITS, key=lambda credit: (count[credit], -CREDITS.index(credit)))
        if count[best]:
            found.setdefault(name, best)
    return found


def _main(said: Sequence[str]) -> str:
    """The one of several trades by which a filmography is meant."""
    return next((credit for credit in CREDITS if credit in said), "none")


def _beside(sentences: Sequence[Phrases], direct: Sequence[Statement]) -> Iterator[Statement]:
    """Who directs the article's film, where only "director P" in a sentence about it tells."""
    directed = {s.subject for s in direct if s.predicate == "director"}
    others = {s.object for s in direct if s.predicate == "director"}
    for phrases in sentences:
        film = phrases.line.focus
        here = [name for name, said in phrases.trades.items() if "director" in said and name not in others]
        named = {s.name for s in phrases.line.skeleton.signs.values() if s.kind == "film"}
        if film and film not in directed and len(here) == 1 and (named == {film} or (not named and SET.search(phrases.text))) and not OFFICE.search(phrases.line.skeleton.text):
            directed.add(film)
            for credit in ("director", "writer"):
                if credit in phrases.trades[here[0]]:
                    yield Statement(film, credit, here[0], phrases.line, rule=credit + " beside film")


SET = re.compile(r"\b(?:scenes?|on set|the set|shoot|shot|filming|screenplay|cast|crew|cameras?|script)\b")
OFFICE = re.compile(r"\b(?:executive|managing|artistic|festival|casting|creative|art|music|deputy|fbi|cia|program\w*|technical|news|museum|communications|best) directors?\b|\bdirectors? of\b|\bguild\b")


def _last_people(sentences: Sequence[Phrases]) -> dict[int, list[Sign]]:
    """For each sentence, whom the one before it was about."""
    found: dict[int, list[Sign]] = {}
    before: list[Sign] = []
    for phrases in sentences:
        found[id(phrases)] = before
        people = re.match(r"[^\ue000-\uf7ff]{0,60}(?P<p>[\ue000-\ue3ff])", phrases.text)
        if people:
            before = phrases.names(people["p"], "person")
        elif phrases.line.person and not phrases.names(phrases.text, "person"):
            before = []
    return found


# -- rules ----------------------------------------------------------------------------------------


def _fits(rule: Rule, match: re.Match[str], phrases: Phrases) -> bool:
    text = phrases.text
    if rule.near and not rule.near.search(text):
        return False
    if rule.unless and rule.unless.search(text[max(0, match.start() - 15) : match.end() + 25]):
        return False
    first = min((match.start(g) for g in match.groupdict() if match.start(g) >= 0), default=match.start())
    return rule.denied or not denied(text, first, match.end())


def _apply(
    rule: Rule, match: re.Match[str], phrases: Phrases, states: Sequence[str], people: Sequence[Sign] | None = None
) -> list[Statement]:
    if rule.lean and not (re.search(FILM_NOUN, match.group()) or LEAN.search(phrases.text[: match.start()])):
        return []
    films = films_in(match, phrases, joined=rule.joined or rule.lean)
    if people is None:
        people = _objects(match, phrases)
    if states == ("verbs",):
        states = _verbs(match["v"])
    sure = Certainty.DENIED if rule.denied else certainty(phrases.text, match.start(), match.end())
    more = {"departure": "true"} if rule.departure else {}
    return [
        Statement(film, said, sign.name, phrases.line, sure, more, rule=rule.name)
        for film in films for sign in people for state in states
        if sign.name != film and (said := _by_kind(state, sign, phrases))
    ]  # fmt: skip


RELEASING = frozenset("major distributor streamer network chain".split())
TAKINGS = re.compile(r"\b(?:gross\w*|screens|theaters|weekend|opened|million|box office|\$|release)(?: |$)")


def _by_kind(state: str, sign: Sign, phrases: Phrases) -> str:
    """What a company is to a film that is "from" it: who releases it where it is known for that, else who makes it."""
    if state not in {"company", "releasing"}:
        return state
    kind = organisations().get(sign.name, ("", ""))[1]
    if kind in RELEASING:
        return "distributor"
    if state == "releasing" or kind in {"sales", "agency", "publisher"}:
        return ""
    return "distributor" if not kind and TAKINGS.search(phrases.text) else "production_company"


def _by_trade(
    rule: Rule, match: re.Match[str], phrases: Phrases, jobs: Mapping[str, str], last: Mapping[int, list[Sign]]
) -> Iterator[Statement]:
    people = _whose(match, phrases, last) if rule.people == "last" else _objects(match, phrases)
    for sign in people:
        if rule.owner:
            job = jobs.get(sign.name, "none" if BOOKISH.search(phrases.text) else "director")
            job = job if job in {"director", "writer"} else ""
        else:
            job = _said(match.group()) or jobs.get(sign.name, "actor")
        if job in CREDITS:
            yield from _apply(rule, match, phrases, (job,), [sign])


def _whose(match: re.Match[str], phrases: Phrases, last: Mapping[int, list[Sign]]) -> list[Sign]:
    """Whose credits "other credits include" or "his films include" means: the sentence's own subject, else that of the one before."""
    before = phrases.text[: match.start()]
    own = phrases.names(before, "person")
    if own and re.search(r"\b(?:his|her)\b", before[-30:] + match.group()[:30]):
        return own[-1:]
    if own or len(before) > 30 or re.search(r"[\ue800-\uebff]|\bcompany\b", before):
        return []
    people = last[id(phrases)]
    return people if len(people) == 1 else []


SAID = (
    ("actor", re.compile(r"\b(?:act(?:ing|ed|or)|on-?screen|star(?:s|red|ring)?|roles?|appear\w+|performances?)\b")),
    ("director", re.compile(r"\b(?:direct(?:ing|ed|orial)|helm\w+)\b")),
    ("producer", re.compile(r"\bproduc(?:ing|ed|er)\b")),
    ("writer", re.compile(r"\b(?:writing|written|wrote|screenwriting)\b")),
)


def _said(words: str) -> str:
    """The credit that the words themselves name ("his directing credits include")."""
    return next((credit for credit, pattern in SAID if pattern.search(words)), "")


def films_in(match: re.Match[str] | Upto, phrases: Phrases, *, joined: bool = False) -> list[str]:
    """The films that a match speaks of: its own, the name it leans on, the nearest of the clause, else the article's."""
    own = match.groupdict().get("f")
    if own:
        return list(dict.fromkeys(s.name for s in phrases.names(own, "film", "name")))
    text = phrases.text
    before = DASHED.sub(" ", text[: match.start()])
    if joined and (lean := LEAN.search(before)):
        signs = phrases.names(lean["n"])
        if signs[-1].kind in {"film", "name"}:
            return [signs[-1].name]
    if inside := WITHIN.match(text, match.end()):
        return [phrases.names(inside["f"])[0].name]
    left = max((m.end() for m in CLAUSE.finditer(before)), default=0)
    near = phrases.names(before[left:], "film")
    if near:
        return [near[-1].name]
    end = CLAUSE.search(text, match.end())
    after = phrases.names(text[match.end() : end.start() if end else len(text)], "film")
    if after:
        return [after[0].name]
    if near := phrases.names(before, "film"):
        return [near[-1].name]
    if joined and (subject := SUBJECT.match(text)):
        return [phrases.names(subject["n"])[0].name]
    return [phrases.line.focus] if phrases.line.focus else []


SUBJECT = re.compile(r"(?P<n>[\uf600-\uf67f])(?: ,)? (?:is|was|has been|will be) ")


class Upto:
    """A match without its film, for the search of one."""

    def __init__(self, match: re.Match[str]) -> None:
        self._match = match

    def groupdict(self) -> dict[str, str | None]:
        return {}

    def start(self) -> int:
        return self._match.start()

    def end(self) -> int:
        return self._match.end()


LEAN = re.compile(r"(?P<n>[\ue400-\ue7ff\uf600-\uf6ff])(?: ,| —)? ?$")
DASHED = re.compile(r" — [^—]{1,200} — ")
WITHIN = re.compile(expand_folded(r",? (?:in|on) (?:{w}){0,4}?(?P<f>{F})"))
CLAUSE = re.compile(r" ; | — | \. | , (?:while|but|whereas) ")


def films_of(match: re.Match[str], text: str, line: Line) -> list[str]:
    """The films that a match over an unfolded sentence speaks of: its own, else the nearest before it, after it, or the article's."""
    groups = match.groupdict()
    if groups.get("f"):
        return list(dict.fromkeys(s.name for s in line.skeleton.names(match["f"], "film")))
    before = text[: match.start()]
    cut = max(before.rfind(" ; "), before.rfind(" . "))
    near = line.skeleton.names(before[cut + 1 :], "film")
    if near:
        return [near[-1].name]
    if match.start() <= 12 or not line.focus:
        after = line.skeleton.names(text[match.end() :], "film")
        if after:
            return [after[0].name]
    return [line.focus] if line.focus else []


def _objects(match: re.Match[str], phrases: Phrases) -> list[Sign]:
    groups = match.groupdict()
    found: list[Sign] = []
    for group in ("p", "q"):
        if groups.get(group):
            found += known(phrases, match[group])
    if groups.get("o"):
        signs = phrases.names(match["o"], "organisation", "name")
        found += [s for s in signs if s.kind == "organisation" or len(signs) > 1 or COMPANY.search(s.name)]
    return found


COMPANY = re.compile(
    r"\b(?:Pictures|Films?|Studios?|Entertainment|Productions?|Media|Releasing|Television|Engine|Works|Projects|Company|House|Bros|Cinema)\b"
)


def known(phrases: Phrases, group: str) -> list[Sign]:
    """People of a list; a name of unknown kind counts when it stands among people or has two words."""
    signs = phrases.names(group, "person", "name")
    some = any(s.kind == "person" for s in signs)
    return [
        s for s in signs
        if s.kind == "person" or (some and s.text[0].isupper()) or (" " in s.text and len(signs) == 1 and not ODD.search(s.text))
    ]  # fmt: skip


ODD = re.compile(r"\b(?:the|of|and|[a-z])\b|\d|:|^The ")


def _verbs(text: str) -> tuple[str, ...]:
    states = [state for stem, state in VERBS.items() if re.search(rf"(?<![a-z]){stem}|co-{stem}", text)]
    return tuple(dict.fromkeys(states))


# -- told in passing ------------------------------------------------------------------------------


def _passing(phrases: Phrases) -> list[Statement]:
    """Credits that noun phrases told: "F director P", "a P starrer F"."""
    return [
        Statement(note.left.name, note.what, note.right.name, phrases.line, rule="passing " + note.what)
        for note in phrases.notes
        if note.what in CREDITS and note.right.kind in {"person", "name"} and note.left.name != note.right.name
    ]


def _filmographies(phrases: Phrases, direct: Sequence[Statement], jobs: Mapping[str, str]) -> Iterator[Statement]:
    """What people are known for, by the bracket after their names."""
    here: dict[str, list[str]] = defaultdict(list)
    for statement in direct:
        if statement.line is phrases.line:
            here[str(statement.object)].append(statement.predicate)
    for note in phrases.notes:
        if note.what != "known":
            continue
        name = note.left.name
        local = phrases.trades.get(name)
        job = _main(local) if local else _main(here[name]) if here[name] else jobs.get(name) or _governor(phrases)
        if job in CREDITS:
            yield Statement(note.right.name, job, name, phrases.line, rule="bracket " + job)


ACTING = re.compile(r"\b(?:star\w*|cast|role|play\w*|ensemble|join\w*|actors?|actress|voice\w*|opposite|alongside)\b")


def _governor(phrases: Phrases) -> str:
    return "actor" if ACTING.search(phrases.text) else "none"


BOOKISH = re.compile(r"\b(?:novels?|books?|authors?|memoirs?|poems?|poet|songs?|albums?|plays?|playwright|book club|musical|opera|author’s)\b")


def _owners(phrases: Phrases, jobs: Mapping[str, str], characters: frozenset[str], last: Mapping[int, list[Sign]]) -> Iterator[Statement]:
    """ "Nolan’s F", "his F" and "Netflix’s F"."""
    seen = Counter(note.left.name for note in {(n.left.name, n.at): n for n in phrases.notes if n.what.startswith("owner")}.values())
    for note in phrases.notes:
        if note.what == "his":
            people = phrases.names(phrases.text, "person")[:1] or last[id(phrases)]
            for sign in people[:1]:
                if jobs.get(sign.name) == "director":
                    yield Statement(note.left.name, "director", sign.name, phrases.line, rule="his film")
        if note.what == "attributive" and note.right.kind == "person" and note.right.name not in characters and not note.left.reference:
            job = jobs.get(note.right.name, "actor")
            if job in {"actor", "director"}:
                yield Statement(note.left.name, job, note.right.name, phrases.line, rule="attributive " + job)
        if note.what == "company":
            if said := _by_kind("company", note.right, phrases):
                yield Statement(note.left.name, said, note.right.name, phrases.line, rule="owner company " + said)
        if note.what.startswith("owner") and note.right.name not in characters and seen[note.left.name] == 1:
            job = jobs.get(note.right.name, "none" if BOOKISH.search(phrases.text) else "director")
            if job in {"director", "writer"} and not note.left.reference:
                yield Statement(note.left.name, job, note.right.name, phrases.line, rule=f"{note.what} {job}")
