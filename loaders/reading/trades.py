"""What people are by trade: by the noun beside the name, else by what the article says that they do."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence

from loaders.reading.needs import wording
from loaders.reading.phrases import Phrases, trades
from loaders.reading.rules import expand
from loaders.reading.skeleton import Sign
from loaders.reading.statement import Statement, certainty
from loaders.reading.words import actors

CREDITS = ("director", "writer", "producer", "composer", "actor")
COPULA = wording(
    expand(
        r"(?P<p>[\ue000-\ue3ff\uf600-\uf6ff])(?: ,)? (?:{B})(?:(?:on board|serving|serves?|acting|acts|attached|hired|tapped) as |, )?(?:the |a |an |its |their |also )?"
        r"(?:(?!(?:by|with|to|from|of|for|in|on|at|that|against|and|or) ){w}){0,4}?(?P<t>{TRADE})\b(?! of)"
    ).replace("{TRADE}", "|".join(sorted(re.escape(word) for word in trades())))
)
APPOSED = wording(
    expand(r"(?P<p>[\ue000-\ue3ff]) , (?:the|an?) (?:{w}|[\uf000-\uf3ff] ){0,4}?(?P<t>{TRADE})\b(?! of)").replace("{TRADE}", "|".join(sorted(re.escape(word) for word in trades())))
)
WORKS = wording(r"(?P<p>[\ue000-\ue3ff]) , who (?:also |has |will |is )?(?:(?P<v>direct(?:s|ed|ing)|helm(?:s|ed|ing))|wrote|writes|penned|scripted) (?!and )")
"""What somebody is said to do in passing: "P , who directs two episodes"."""
SET = re.compile(r"\b(?:scenes?|on set|the set|shoot|shot|filming|screenplay|cast|crew|cameras?|script)\b")
ANOTHER = re.compile(r"\b(?:an?|another) (?:[a-z-]+ ){0,2}(?:project|film|movie|series|short) (?:with|for|by|from)\b")
OFFICE = re.compile(
    r"\b(?:executive|managing|artistic|festival|casting|creative|art|music|deputy|fbi|cia|program\w*|technical|news|museum|"
    r"communications|best) directors?\b|\bguild\b|"
    r"\bdirectors? of (?![\ue400-\ue7ff]|(?:the|this|that|its|both) (?:[a-z0-9-]+ ){0,2}(?:films?|movies?|series|show|drama|comedy|thriller|documentary|sequel|follow-up|picture|short)\b)"
)

UNDER = re.compile(r"\b(?:of|with|by|from|to|on|in|for|at|under|about|include|includes|including)\b[^,]*$")


def jobs_of(sentences: Sequence[Phrases], direct: Sequence[Statement]) -> dict[str, str]:
    """What each person of the article is known as: by the noun beside the name, else by most of the credits."""
    found: dict[str, str] = {}
    for phrases in sentences:
        for name, said in phrases.trades.items():
            found.setdefault(name, main_trade(said))
        for match in WORKS.finditer(phrases.text):
            for sign in phrases.names(match["p"]):
                found.setdefault(sign.name, "director" if match["v"] else "writer")
        for match in (*APPOSED.finditer(phrases.text), *COPULA.finditer(phrases.text)):
            if match["t"].endswith("s") and match.start("t") - match.end("p") == 1:
                continue  # a caption and the first word of a sentence: "P Producers include Q"
            for sign in phrases.names(match["p"]):
                found.setdefault(sign.name, main_trade(trades()[match["t"]]))
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for statement in direct:
        counts[str(statement.object)][statement.predicate] += 1
    for name, count in counts.items():
        best = max(CREDITS, key=lambda credit: (count[credit], -CREDITS.index(credit)))
        if count[best]:
            found.setdefault(name, best)
    return found


FRONTED = re.compile(r"^(?:also |once |formerly |as )?an? (?:[a-z-]+ ){0,3}?(?P<t>[a-z-]+) ,")


def fronted(text: str) -> str:
    """The trade with which a sentence opens: "Also a composer, P has credits that include F"."""
    match = FRONTED.match(text)
    return main_trade(trades().get(match["t"], ())) if match and match["t"] in trades() else ""


def main_trade(said: Sequence[str]) -> str:
    """The one of several trades by which a filmography is meant."""
    return next((credit for credit in CREDITS if credit in said), "none")


def making(name: str, phrases: Phrases, jobs: Mapping[str, str], *, owner: bool = False) -> tuple[str, ...]:
    """What the person is to a film that is theirs: each of the two credits that the sentence calls them by, else their trade.

    An `owner` ("P’s F") of whom nothing tells the trade may act in it: who is known for acting does.
    """
    said = tuple(credit for credit in ("director", "writer") if credit in phrases.trades.get(name, ()))
    if said:
        return said
    if owner and name in actors() and name not in jobs:
        return () if BOOKISH.search(phrases.text) else ("actor",)
    bookish = BOOKISH.search(phrases.text) or any("Book" in sign.text for sign in phrases.line.skeleton.signs.values())
    job = jobs.get(name, "none" if bookish else "director")
    return (job,) if job in {"director", "writer"} else ()


BOOKISH = re.compile(r"\b(?:records?|grammys?|tracks?|novels?|books?|authors?|memoirs?|poems?|poet|songs?|albums?|(?:stage|broadway|the|whose) plays?(?! (?:an?|the|his|her)\b)|playwright|book club|musical|opera|author’s|podcasts?|singers?|singing|sang|sung|lyrics|ballad|anthem|playlist|soundtracks?|covers? of|rendition)\b")
"""Where books and songs are spoken of, a possessor may as well be their author."""


def directors_beside(sentences: Sequence[Phrases], direct: Sequence[Statement]) -> Iterator[Statement]:
    """Who directs the article's film, where only "director P" in a sentence about it tells."""
    directed = {s.subject for s in direct if s.predicate == "director"}
    others = {s.object for s in direct if s.predicate == "director"}
    produced = {s.object for s in direct if s.predicate == "producer"}
    for phrases in sentences:
        yield from _producers_beside(phrases, produced)
        yield from _actors_beside(phrases)
        yield from _crew_beside(phrases)
        film = phrases.line.focus
        here = [name for name, said in phrases.trades.items() if "director" in said and name not in others]
        named = {s.name for s in phrases.line.skeleton.signs.values() if s.kind == "film"}
        about = named == {film} or (not named and SET.search(phrases.text) and not ANOTHER.search(phrases.text))
        if film and film not in directed and len(here) == 1 and about and not OFFICE.search(phrases.line.skeleton.text):
            directed.add(film)
            for credit in ("director", "writer"):
                if credit in phrases.trades[here[0]]:
                    yield Statement(film, credit, here[0], phrases.line, rule=credit + " beside film")


def _producers_beside(phrases: Phrases, known: Container[object]) -> Iterator[Statement]:
    """ "producers P and P" in a sentence about the article's film alone."""
    film = phrases.line.focus
    named = {s.name for s in phrases.line.skeleton.signs.values() if s.kind == "film"}
    if film and named == {film} and "music" not in phrases.text:
        for name, said in phrases.trades.items():
            if said == ("producer",) and name not in known:
                yield Statement(film, "producer", name, phrases.line, rule="producer beside film")


BESIDE = re.compile(
    r"(?:^stars(?= [\ue000-\ue3ff][^a-z]*(?:were|are|was|is|attended|took|talked|joined|spoke|discussed|reunited|told|have|gathered)\b)|\b(?:co-?stars?|(?:lead|leading|supporting|principal|voice) (?:actors?|actress|actresses|stars?|performers?|leads?|cast members?)|(?:(?:the|this) (?:film|movie|series|show|drama|comedy|feature|sitcom)(?: 's)?|its) (?:stars?|leads?)|cast members?|cast mates?)"
    r"(?: and (?:co-writer|writer|producer|executive producer))?) (?P<p>[\ue000-\ue3ff](?:(?: , and|, and| ,| and| &) [\ue000-\ue3ff](?! [,(]? ?(?:an?|the|who)\b)){0,8})"
)


def _actors_beside(phrases: Phrases) -> Iterator[Statement]:
    """ "co-star P" and "lead actress P" in a sentence about the article's film alone, or one that names none."""
    film, skeleton = phrases.line.focus, phrases.line.skeleton
    if film and {s.name for s in skeleton.signs.values() if s.kind == "film"} <= {film}:
        for match in BESIDE.finditer(skeleton.text):
            for sign in skeleton.names(match["p"], "person"):
                if not sign.reference:
                    yield Statement(film, "actor", sign.name, phrases.line, certainty(skeleton.text, match.start(), match.end()), rule="actor beside film")


CREW_BESIDE = (
    ("writer", re.compile(r"\b(?:screenwriters?|co-writers?|co-screenwriters?|scribes?|scripters?) (?P<p>[\ue000-\ue3ff](?: and [\ue000-\ue3ff])?)")),
    ("producer", re.compile(r"(?<!executive )(?<!music )(?<!record )(?<!theater )(?<!theatre )(?<!festival )(?<!line )\bproducers? (?P<p>[\ue000-\ue3ff](?:(?: , and|, and| ,| and) [\ue000-\ue3ff])*)")),
)
FILMED = re.compile(r"\b(?:film|movie|picture|series|show|screening|premiere|cast|script|screenplay|adapt\w+|production|shoot|filming|sequel|remake)\b")


def _crew_beside(phrases: Phrases) -> Iterator[Statement]:
    """ "co-writer P and producers P and P" in a sentence about the article's film, which it need not name."""
    film, skeleton = phrases.line.focus, phrases.line.skeleton
    named = {s.name for s in skeleton.signs.values() if s.kind == "film"}
    if film and (named == {film} or (not named and FILMED.search(skeleton.text))):
        for credit, pattern in CREW_BESIDE:
            for match in pattern.finditer(skeleton.text):
                for sign in skeleton.names(match["p"], "person"):
                    if not sign.reference:
                        yield Statement(film, credit, sign.name, phrases.line, certainty(skeleton.text, match.start(), match.end()), rule=f"{credit} named beside film")


MORE_OF = re.compile(r"(?:(?:his|her|their|additional|other|further|upcoming|recent|past|previous|earlier|prior|more|tv|television|film|stage|and|screen|notable) )*(?:credits|work|roles|films|appearances|projects|titles)\b")
"""How a sentence begins that goes on about somebody's work: "Additional TV credits include"."""


def last_people(sentences: Sequence[Phrases]) -> dict[int, list[Sign]]:
    """For each sentence, whom the one before it was about."""
    found: dict[int, list[Sign]] = {}
    before: list[Sign] = []
    for phrases in sentences:
        found[id(phrases)] = before
        people = re.match(r"(?P<before>[^\ue000-\uf7ff]{0,60})(?P<p>[\ue000-\ue3ff])", phrases.text)
        if re.match(r"(?:his|her) ", phrases.text) or (people and UNDER.search(people["before"])):
            continue
        if people:
            before = phrases.names(people["p"], "person")
        elif phrases.line.person and not phrases.names(phrases.text, "person") and not MORE_OF.match(phrases.text):
            before = []
    return found
