"""A sentence taken apart into simple ones: asides taken out, joined verbs each with its subject.

"P , who starred in F and wrote G , directs H and produced I" says "P directs H", "P produced I" and "P wrote G": each is a sentence of
its own, and wordings need not know what may stand between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.reading.phrases import Phrases, table

NAME = "[\ue000-\uf3ff\uf600-\uf7ff]"
SUBJECT = "[\ue000-\ue3ff]"
ADVERB = (
    "(?:also|recently|previously|most recently|currently|next|soon|later|then|first|last|already|both|now|famously|notably|"
    "additionally|subsequently|once again|again)"
)
FINITE = (
    rf"(?:{ADVERB} )?(?:(?:is|was|are|were|has|have|had|will|would|can|could)(?: {ADVERB})? (?!by )[a-z-]+|"
    rf"(?:{'|'.join(sorted(table('verbs', 'finite'), key=len, reverse=True))})\b(?! by ))"
)
ASIDE = (
    re.compile(rf"(?P<n>{NAME}) — (?P<aside>(?:who|whose|which|an?|the|his|her|known|best known|formerly|one|both) [^—;]{{2,160}}) — (?={FINITE})"),
    re.compile(rf"(?P<n>{NAME}) ,? ?(?P<aside>(?:who|whose) [^;—]{{2,240}}?) , (?={FINITE})"),
    re.compile(rf"(?P<n>{NAME}) , (?P<aside>(?:an?|the|his|her|their|best known|known|also known|formerly|one|both|last|fresh|currently|coming) [^,;—]{{1,120}}) , (?={FINITE})"),
)
RELATIVE = re.compile(rf"(?P<s>{SUBJECT}) ,? ?who (?={FINITE})")
CLAUSE = re.compile(rf"(?:^|[,;—:] (?:and |but |while |as |when )?|\b(?:and|but|while) )(?P<s>{SUBJECT}) (?=(?:{ADVERB} )?{FINITE})")
JOINED = re.compile(rf"(?: ,)?(?: and| &| but|,| then) (?:then |also |later )?(?={FINITE})")
LISTED = re.compile(rf" ,(?: and| as well as)? (?!(?:from|of|by|with) )(?:[a-z0-9’-]+ |{NAME} 's ){{0,4}}(?={NAME})")
ELSEWHERE = re.compile(r" (?:who|which|that|whose|;|—|because|after|when|where|while) ")
LONGEST = 700
"""Characters of a folded sentence that is taken apart."""
DEEPEST = 3
"""Asides of a sentence that are taken out one after the other."""


def simpler(phrases: Phrases) -> tuple[Phrases, ...]:
    """The simple sentences that a sentence holds besides its own wording."""
    if len(phrases.text) > LONGEST:
        return ()
    texts = [phrases.text]
    for _ in range(DEEPEST):
        found = next((match for pattern in ASIDE if (match := pattern.search(texts[-1]))), None)
        if found is None:
            break
        texts.append(f"{texts[-1][: found.end('n')]} {texts[-1][found.end() :]}")
    parts = dict.fromkeys([*texts[1:], *(part for text in texts for part in _conjuncts(text))])
    return tuple(replace(phrases, text=text) for text in parts if text != phrases.text)


def _conjuncts(text: str) -> Iterator[str]:
    """Each further verb of a subject as a sentence: "P wrote F and directed G" says "P directed G"."""
    subjects = sorted((match.end(), match["s"]) for pattern in (CLAUSE, RELATIVE) for match in pattern.finditer(text))
    for match in JOINED.finditer(text):
        before = [(end, sign) for end, sign in subjects if end <= match.start()]
        if before and not _interrupted(text[before[-1][0] : match.start()]):
            yield f"{before[-1][1]} {text[match.end() :]}"


def _interrupted(between: str) -> bool:
    """Whether another clause stands between a subject and a verb."""
    return bool(ELSEWHERE.search(between)) or "," in LISTED.sub(" ", between)
