"""Prizes won and nominations, by films and by people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.coreference import Line
from loaders.rules import WORD, expand
from loaders.statement import Statement, denied

SHORT = r"(?P<a>oscar|academy award|bafta|emmy|golden globe|grammy|tony|césar|cesar|goya|palme d’or|golden bear|golden lion|olivier|pulitzer|sag|peabody)"
HYPHEN = re.compile(
    expand(rf"\b(?:[a-z]+-time )?{SHORT}(?: award)?[- ](?P<v>winning|nominated|winner|winners|nominee|nominees)(?: (?:and )?(?:{WORD})){{0,6}}? (?P<s>[\ue000-\ue7ff])")
)
SIGNED = re.compile(
    expand(rf"(?P<x>[\uf000-\uf3ff])(?: award)?[- ](?P<v>winning|nominated|winner|winners|nominee|nominees)(?: (?:and )?(?:{WORD})){{0,6}}? (?P<s>[\ue000-\ue7ff])")
)
CATEGORY = rf"(?:best (?:{WORD} ?){{1,6}}?)"
WON = re.compile(
    expand(
        r"(?P<s>[\ue000-\ue7ff])(?: ,)?(?: who| which| that)?(?: also| recently| later| has| had| went on to| previously| famously| just){0,3} "
        r"(?P<v>won|wins|win|took home|received|earned|scored|nabbed|picked up|was awarded|claimed|landed|was nominated for|is nominated for|are nominated for|"
        r"were nominated for|earned a nomination for|was up for|nominated for)"
        rf" (?P<o>(?:(?:{WORD}|[\uec00-\uf5ff]|[\ue800-\uebff]|'s) ){{0,9}}?(?:[\uf000-\uf3ff]|oscars?|prize|awards?|trophy|palme|(?:best (?:actor|actress|director|picture|film|screenplay|feature)\w*)))"
    )
)


def statements(lines: Sequence[Line]) -> Iterator[Statement]:
    """award and nominated_for of all sentences."""
    for line in lines:
        text = re.sub(r" \([^()]*\)", "", line.skeleton.text)
        for match in HYPHEN.finditer(text):
            yield _short(line, match, match["a"])
        for match in SIGNED.finditer(text):
            yield _short(line, match, line.skeleton.signs[match["x"]].name)
        for match in WON.finditer(text):
            if denied(text, match.start(), match.end()):
                continue
            words = _words(line, match["o"])
            if words:
                predicate = "nominated_for" if "nominat" in match["v"] or "up for" in match["v"] else "award"
                yield Statement(line.skeleton.signs[match["s"]].name, predicate, words, line)


def _short(line: Line, match: re.Match[str], name: str) -> Statement:
    predicate = "award" if match["v"].startswith("win") else "nominated_for"
    name = re.sub(r"^(?:\w+-time|multi|two-time)\s+", "", name, flags=re.IGNORECASE)
    return Statement(line.skeleton.signs[match["s"]].name, predicate, name[:1].upper() + name[1:], line)


def _words(line: Line, group: str) -> str:
    """The prize in the article's words, without article and number."""
    out = "".join(line.skeleton.signs[c].text if c in line.skeleton.signs else c for c in group)
    return re.sub(r"^(?:the|a|an|its|his|her|their|one|two|three|four|five|six|seven|eight|nine|ten|multiple|several|\d+) +", "", out.replace(" 's", "’s")).strip()
