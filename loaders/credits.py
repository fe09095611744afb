"""Credits: who directs, writes, produces, scores and acts, and which companies make and release a film."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from loaders.coreference import Line
from loaders.rules import Rule, expand, rules
from loaders.skeleton import Sign, Skeleton
from loaders.statement import Statement, certainty, denied

VERBS = {
    "direct": "director", "helm": "director", "writ": "writer", "pen": "writer", "script": "writer", "author": "writer",
    "wrote": "writer", "compos": "composer", "scor": "composer", "created": "writer",
}  # fmt: skip
def statements(lines: Sequence[Line], characters: frozenset[str] = frozenset()) -> Iterator[Statement]:
    """Credits of all sentences."""
    jobs = professions(lines)
    for line in lines:
        text, brackets = _brackets(line, jobs)
        yield from brackets
        for rule in rules("credits"):
            for match in rule.where.finditer(text):
                yield from (s for s in _apply(rule, match, text, line, jobs) if s.object not in characters)


JOB = re.compile(
    r"(?P<job>director|filmmaker|helmer|auteur|writer-director|writer/director|screenwriter|writer|scribe|showrunner|creator|producer|"
    r"composer|author|novelist|actor|actress|star|comedian|stars|directors|filmmakers|cinematographer|editor|playwright|journalist|"
    r"executive|ceo|president|singer|rapper|hitmaker)s?,? (?P<p>[\ue000-\ue3ff])"
)
AFTER = re.compile(
    r"(?P<p>[\ue000-\ue3ff]) , (?:the |an? )?(?:[\w-]+ ){0,4}(?P<job>director|filmmaker|writer|screenwriter|producer|actor|actress|author|novelist|ceo)\b"
)
ROLE_OF = {
    "director": "director", "filmmaker": "director", "helmer": "director", "auteur": "director", "hitmaker": "director", "writer-director": "director",
    "writer/director": "director", "directors": "director", "filmmakers": "director", "screenwriter": "writer", "writer": "writer",
    "scribe": "writer", "showrunner": "writer", "creator": "writer", "producer": "producer", "composer": "composer",
    "actor": "actor", "actress": "actor", "star": "actor", "stars": "actor", "comedian": "actor",
}  # fmt: skip


def professions(lines: Sequence[Line]) -> dict[str, str]:
    """What each person is by trade, by the first noun that says so."""
    found: dict[str, str] = {}
    for line in lines:
        text = re.sub(r" ?\([^()]*\)", "", line.skeleton.text)
        for pattern in (JOB, AFTER):
            for match in pattern.finditer(text):
                name = line.skeleton.signs[match["p"]].name
                found.setdefault(name, ROLE_OF.get(match["job"].removesuffix("s"), "none"))
        for match in DOES.finditer(text):
            for sign in known(line.skeleton, match["p"]):
                found.setdefault(sign.name, next(job for job in ("director", "writer", "producer", "none") if match[job]))
    return found


DOES = re.compile(
    expand(
        r"(?P<p>{PL}) (?:{B})?(?:also )?(?:(?P<director>direct(?:s|ed|ing)?\b|helm)|(?P<writer>wrote|writ|pen(?:s|ned)\b)|(?P<producer>"
        r"(?:executive[ -]|exec |co-)?produc)|(?P<none>(?:is|are|as|will be|on board as)(?: (?:the|a|an|{w}))*(?:designer|editor|cinematographer|director of photography|dp)))"
    )
)


BRACKET = re.compile(r"(?P<p>[\ue000-\ue3ff\uf600-\uf6ff])(?: 's)? ?\( (?P<in>[^()]{1,240}) \)")
GOVERNOR = re.compile(
    r"(?P<director>directed by|helmed by|director|directors|filmmaker|filmmakers|helmer|from)|(?P<writer>adapted by|written by|penned by|script(?:ed)? by|"
    r"screenplay by|writer|writers|screenwriter|screenwriters|scribe|wrote|co-writ\w+)|(?P<producer>produc\w+)|(?P<composer>composer|score by|music by)|"
    r"(?P<none>cast by|cinematograph\w+|editor|edited by|dp|designer|casting|lensed)|(?P<actor>star\w*|cast|actor|actress|play\w*|joins?|joined|opposite|alongside|with)"
)


def _brackets(line: Line, jobs: Mapping[str, str]) -> tuple[str, list[Statement]]:
    """Filmographies in brackets ("Don Lee (Eternals)") as statements, and the sentence without brackets."""
    found: list[Statement] = []
    skeleton = line.skeleton
    for match in BRACKET.finditer(skeleton.text):
        person = skeleton.signs[match["p"]]
        films = [sign for sign in skeleton.names(match["in"]) if sign.kind in {"film", "name"}]
        if person.kind == "name" and (" " not in person.name or not GOVERNOR.search(skeleton.text[: match.start()])):
            continue
        if not films or re.search(r"\b(?:he|she|who|and is|directed|formerly|left|right|pictured)\b", match["in"]):
            continue
        job = _governor(skeleton.text[: match.start()], person.name, jobs)
        if job != "none" and not CREW.match(re.sub(r"\([^()]*\)", "", skeleton.text[match.end() :])):
            found += [Statement(film.name, job, person.name, line, rule="bracket " + job) for film in films]
    return re.sub(r" ?\([^()]*\)", "", skeleton.text), found


CREW = re.compile(
    r"[^.;]{0,70}?\b(?:is|will|serves?|was|on board|are) (?:[a-z-]+ ){0,6}(?:designers?|cinematographer|director of photography|dp|editor|casting)\b"
)


def _governor(before: str, person: str, jobs: Mapping[str, str]) -> str:
    """The trade by which a bracket's films are meant: the nearest word before it that governs the person."""
    last = None
    for match in GOVERNOR.finditer(re.sub(r"\([^()]*\)", "", before)[-90:]):
        last = match.lastgroup
    return jobs.get(person) or last or "actor"


def _apply(
    rule: Rule, match: re.Match[str], text: str, line: Line, jobs: Mapping[str, str]
) -> Iterator[Statement]:
    if rule.near and not rule.near.search(text):
        return
    around = text[max(0, match.start() - 40) : match.end() + 40]
    if rule.unless and rule.unless.search(around):
        return
    first = min((match.start(g) for g in match.groupdict() if match.start(g) >= 0), default=match.start())
    if denied(text, first, match.end()):
        return
    films = films_of(match, text, line)
    if rule.film == "only" and {s.name for s in line.skeleton.names(text, "film")} - {line.focus}:
        return
    people = _objects(match, text, line, rule)
    if rule.role and films and rule.owner is False:
        states: tuple[str, ...] = (_trade(people, jobs),)
    elif rule.owner:
        states = (_owner(people, jobs, films, text, match),)
    elif rule.states == ("verbs",):
        states = _verbs(match["v"])
    else:
        states = rule.states
    sure = certainty(text, match.start(), match.end())
    for film in films:
        for sign in people:
            for state in states:
                if state and sign.name != film:
                    yield Statement(film, state, sign.name, line, sure, rule=rule.name)


def films_of(match: re.Match[str], text: str, line: Line) -> list[str]:
    """The films that a match speaks of: its own, else the nearest before it, after it, or the article's."""
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


def _objects(match: re.Match[str], text: str, line: Line, rule: Rule) -> list[Sign]:
    groups = match.groupdict()
    for group in ("p", "q"):
        if people := groups.get(group):
            found = known(line.skeleton, people)
            owned = not rule.owner and text.startswith(" 's", match.end(group))
            return found[:-1] if owned and found and groups.get("f") is None else found
    if groups.get("o"):
        signs = line.skeleton.names(match["o"])
        some = any(s.kind == "organisation" for s in signs)
        return [s for s in signs if s.kind == "organisation" or (some and s.kind == "name")]
    if rule.people == "focus" and line.person:
        return [Sign("person", line.person, line.person, reference=True)]
    return []


def known(skeleton: Skeleton, group: str) -> list[Sign]:
    """People of a list; a name of unknown kind counts when it stands among people or has two words."""
    signs = [s for s in skeleton.names(group) if s.kind in {"person", "name"}]
    some = any(s.kind == "person" for s in signs)
    return [s for s in signs if s.kind == "person" or (some and s.text[0].isupper()) or (" " in s.text and len(signs) == 1 and not ODD.search(s.text))]


ODD = re.compile(r"\b(?:the|of|and|[a-z])\b|\d|:")


def _verbs(text: str) -> tuple[str, ...]:
    states = [state for stem, state in VERBS.items() if re.search(rf"(?<![a-z]){stem}|co-{stem}", text)]
    if "produc" in text:
        states.append("producer")
    return tuple(dict.fromkeys(states))


def _trade(people: Sequence[Sign], jobs: Mapping[str, str]) -> str:
    job = jobs.get(people[0].name, "actor") if people else ""
    return "" if job == "none" else job


def _owner(
    people: Sequence[Sign], jobs: Mapping[str, str], films: Sequence[str], text: str, match: re.Match[str]
) -> str:
    """Whose film it is: a director's, unless the person is known here by another trade."""
    if len(films) > 1 and " and " not in match["f"]:
        return ""
    job = jobs.get(people[0].name, "director") if people else ""
    return job if job in {"director", "writer"} else ""
