"""Titles of what films are drawn from, after the noun that says what it is: "based on the 1844 novel The Three Musketeers by"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Span
from loaders.reading.names import titled
from loaders.reading.text import tokens
from loaders.reading.words import first_names

NOUN = (
    r"(?:novel|novella|play|book|bestseller|short story|story|fairy tale|fairytale|folk tale|tale|poem|epic|manga|comic book|comic|comics|graphic novel|light novel|visual novel|"
    r"video game|game|opera|operetta|musical|ballet|memoir|autobiography|biography|saga|cartoon|children’s book|children's book|television series|TV series|radio play|stage play|webtoon)"
)
DRAWN = r"\b(?:[Bb]ased|[Aa]dapted|[Aa]daptations?|[Ii]nspired|[Rr]etelling|[Rr]eimagining|[Vv]ersion|[Rr]emake|[Ss]poof|[Pp]arody|[Aa]dapts|[Aa]dapting|[Ss]equel)\b"
WORD = r"(?:[A-ZÀ-Ý0-9][\w’'-]*[!?]?|of|the|and|to|in|a|an|for|&|from|on|at|de|la|le|du|des|with|[A-Z]\.)"
TITLE = rf"(?P<n>(?:[A-ZÀ-Ý][\w’'-]*[!?]?|\d[\d,]*)(?:(?:: | ){WORD}){{0,9}}?)"
END = r"(?= by\b| \(|[,.;:”\"’](?!\w)|$| (?:and(?! (?:the |a |an )?[A-ZÀ-Ý])|which|that|starring|directed|written|produced|(?:with|in|as|from|for|on|at)(?! (?:the |a |an )?[A-ZÀ-Ý])|published|set|about|who|is|was|it|series|novel|characters)\b)"
AFTER_NOUN = re.compile(rf"{DRAWN}(?: [^\s.;]+){{0,12}}? {NOUN},? (?:entitled |titled |called |of the name )?[“\"‘]?{TITLE}{END}")
OWNED = re.compile(rf"{DRAWN}(?: (?:[a-z]+ )?(?:up)?on| of| from| by)(?: [^\s.;,]+){{0,4}}?(?<![Tt]he) [A-ZÀ-Ý][\w.-]*(?:[’']s|s[’']) (?:(?:18|19|20)\d\d |(?!of |in |on |at )[a-z]+ ){{0,3}}?(?:{NOUN},? )?[“\"‘]?{TITLE}{END}")


def named(text: str) -> Iterator[Span]:
    """Where such titles stand.

    >>> text = "It is based on Ann Lee’s 1901 play The Salt and the Sea and directed by Tom Hart."
    >>> [span.of(text) for span in named(text)]
    ['The Salt and the Sea']
    """
    seen = set()
    for pattern in (AFTER_NOUN, OWNED):
        for match in pattern.finditer(text):
            name = match["n"].rstrip("’'") if text[match.start("n") - 1] in "‘'" else match["n"]
            if match.start("n") not in seen and titled([token.text for token in tokens(name)]) and name.split()[-1][0].isupper() and not (" " in name and name.split()[0] in first_names() and pattern is OWNED):
                seen.add(match.start("n"))
                yield Span(match.start("n"), match.start("n") + len(name))
