"""Names in trade articles labelled without a reader: by quotes, catalogues, word lists and gold facts.

A token that nothing labels stays free, and training lets the model choose there.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.names import fold
from loaders.reading.cues import bare, given, look
from loaders.reading.evidence import AWARD, gather
from loaders.reading.names import candidates, capital, habits_of, titled
from loaders.reading.text import Sentence, tokens
from loaders.reading.titles import plain, quoted
from loaders.reading.words import demonym, is_place, organisations, words

CONTESTS = frozenset(
    "Festival Awards Award Guild Academy Association University Prize Globes Oscars Fund Foundation Society Commission Institute Market".split()
)


JOBS = frozenset(
    "Executive Director Directors Vice President Managing Senior Chief Officer Head Producer Producers Writer Screenwriter CEO COO CFO EVP SVP VP Co-CEO "
    "Chairman Chair Chairwoman Founder Co-Founder Manager Editor Actor Actress Star Co-star Filmmaker Writer-director Director-writer Writer/director Composer "
    "Cinematographer Showrunner Creator Cast Starring Creative Content Development Production Global Head International Sales Acquisitions Distribution "
    "Marketing Strategy Operations Business Affairs Deputy Partner Partners".split()
)
FUNCTION = frozenset(
    "The A An In He She They We This That These Those His Her Their But And As At On For After Before When While With From By Of To My Your Our "
    "Into Through Being Is Are Not No If So Then Here What Who Where How Why Which Once Upon Over Out Up Down Off About All Every Some Let You "
    "Against Under Between Beyond Behind Without Within Across Gone Like".split()
)
"""Small words that begin a title where they stand with a capital in mid-sentence."""
PRONOUN = re.compile(r"(?:I|I’m|I’ve|I’ll|I’d|We’re|They’re|It’s|He’s|She’s|That’s|There’s|What’s|You’re|We’ve|We’ll|Don’t|Let’s|Can’t|Isn’t|Didn’t)$")
OPENING = frozenset("“‘\"'(—–-:;")


INSTITUTIONS = frozenset(
    "Ministry Board Department Office University Academy Council Institute Association Museum School College Center Centre Chamber Bank Bureau "
    "Federation Union Society Guild Secretary Minister Mayor Speaker Director Head Chief President Commission Court Church Republic".split()
)


@dataclass(slots=True)
class Catalogue:
    """Names known from outside an article, as token rows by their first token."""

    films: dict[str, list[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(list))
    people: set[tuple[str, ...]] = field(default_factory=set)
    common: Counter[str] = field(default_factory=Counter)
    """Words by how often they stand in small letters."""
    never: set[tuple[str, ...]] = field(default_factory=set)
    """Names that many articles have and none sets in quotes."""
    starts: set[str] = field(default_factory=set)
    """First two words of titles."""


def wikipedia(mirror: Path) -> Iterator[dict[str, Any]]:
    """Films with title, year and cast from Wikipedia's lists."""
    repo = str(mirror / "prust+wikipedia-movie-data" / "repo")
    for decade in range(193, 203):
        done = subprocess.run(["git", "-C", repo, "show", f"HEAD:movies-{decade}0s.json"], capture_output=True, check=True)
        yield from json.loads(done.stdout)


def row(name: str) -> tuple[str, ...]:
    return tuple(bare(token.text) for token in tokens(name))


def quotes(article: Mapping[str, str]) -> set[str]:
    """What an article sets in quotes as titles are set."""
    found = {plain(span.of(text)) for text in (article["title"], article["text"]) for span in quoted(text)}
    return {name for name in found if titled(row(name)) and not AWARD.search(name) and name not in organisations()}


def catalogue(articles: Sequence[Mapping[str, str]], films: Iterable[Mapping[str, Any]], texts: Sequence[Sequence[Sentence]]) -> Catalogue:
    """Titles of two words or more, and people, that stand for themselves in any article."""
    known = Catalogue()
    times = Counter(name for article in articles if "/music/" not in article["url"] for name in quotes(article))
    lower, runs, everywhere = _habits(texts)
    names = {name for name, count in times.items() if count > 1}
    for film in films:
        if film["year"] > 1929:
            names.add(plain(film["title"]))
        known.people.update(parts for person in film["cast"] if 1 < len(parts := row(person)) < 4 and parts[0][0].isupper())
    for parts, count in runs.items():
        if given(parts[0]) and (count > 2 or ("l0" not in look(parts[-1]) and count)):
            known.people.add(parts)
    for name in names:
        parts = row(name)
        caps = sum(capital(part) for part in parts)
        if len(parts) < 2 or caps < 2 or is_place(name) or name in organisations() or parts in known.people or not titled(parts):
            continue
        if len(parts) < 4 and given(parts[0]) and caps == len(parts) and times[name] < 2:
            continue
        if lower[tuple(part.casefold() for part in parts)] < 3:
            known.films[parts[0]].append(parts)
    for options in known.films.values():
        options.sort(key=len, reverse=True)
        known.starts.update(" ".join(parts[:2]) for parts in options)
    titles = {row(name) for name in times}
    small = words("stop") | words("calendar")
    known.never = {parts for parts, count in everywhere.items() if count > 3 and parts not in titles and not set(parts) <= small}
    known.common = Counter(token.text for text in texts for sentence in text for token in sentence.tokens if token.text.islower())
    return known


def judge(text: str, found: Sequence[Sentence], titles: Iterable[str]) -> dict[tuple[str, ...], str]:
    """Kinds of names that the words around them tell beyond doubt."""
    rows = candidates(text, found, titles, habits_of(found))
    evidence = gather(text, found, rows)
    sure: dict[tuple[str, ...], str] = {}
    for name in {c.text for line in rows for c in line}:
        ranked = sorted(((weight, kind) for kind, weight in evidence.scores[fold(name)].items()), reverse=True)
        parts = row(name)
        clear = ranked and ranked[0][0] >= 4 and (len(ranked) < 2 or ranked[0][0] - ranked[1][0] > 2.5)
        if clear and len(parts) < 4 and all(capital(part) for part in parts):
            sure[parts] = ranked[0][1]
    return sure


def _habits(texts: Sequence[Sequence[Sentence]]) -> tuple[Counter[tuple[str, ...]], ...]:
    """Small-letter phrases, runs of two or three capitals that may be people, and all runs, by number of articles."""
    everywhere: Counter[tuple[str, ...]] = Counter()
    lower: Counter[tuple[str, ...]] = Counter()
    runs: Counter[tuple[str, ...]] = Counter()
    for text in texts:
        here: set[tuple[str, ...]] = set()
        every: set[tuple[str, ...]] = set()
        for sentence in text:
            toks = [bare(token.text) for token in sentence.tokens]
            for size in (2, 3, 4):
                for i in range(len(toks) - size + 1):
                    if all(word.islower() for word in toks[i + 1 : i + size]):
                        lower[tuple(word.casefold() for word in toks[i : i + size])] += 1
            every.update(parts for at, parts in runs_of(toks) if at)
            here.update(parts for _, parts in runs_of(toks) if 1 < len(parts) < 4 and named(parts))
        runs.update(here)
        everywhere.update(every)
    return lower, runs, everywhere


def runs_of(toks: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    at = 0
    while at < len(toks):
        end = at
        while end < len(toks) and capital(toks[end]) and not toks[end][0].isdigit():
            end += 1
        if end > at:
            yield at, tuple(toks[at:end])
        at = max(end, at + 1)


def named(parts: Sequence[str]) -> bool:
    bad = words("organisation_suffix") | words("other_suffix") | words("stop") | words("calendar")
    return not any(part in bad for part in parts) and demonym(parts[-1]) is None and not is_place(" ".join(parts[-2:]))


