"""Fields of prizes within a sentence: "best director for P and best actress for Q", "best score (P)", "up for best actor are P (F) and Q (G)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.reading.phrases import Phrases
from loaders.reading.statement import Statement, denied
from loaders.reading.words import words

P, F = "[\ue000-\ue3ff]", "[\ue400-\ue7ff]"
SMALL = frozenset("in a an of or and for the /".split())
WON = re.compile(r"\b(?:won|wins?|winning|took|takes|taking|earn(?:ed|s|ing)?|received|scored|nabbed|picked up|scooped|claimed|landed|collected|haul|prizes|trophies|awards|honou?rs|went to|goes to|named|victories|triumphed)\b")
UP = re.compile(r"\b(?:nominated|nominees?|nominations?|nods?|noms?|shortlisted|vying|compet(?:e|es|ed|ing)|contenders?|in contention|up for|in the running)\b")
BRACKET = re.compile(rf" ?\( (?:for )?(?:an? )?(?:[a-z]+ ){{0,2}}?(?P<p>{P})(?: for (?P<f>{F}))? \)")
FOR = re.compile(rf" ?,? (?:for|to|went to|goes to) (?:(?:the|a|an|its|his|her|their|director|star|actor|actress|actors|stars|composer|writer|filmmaker|newcomer|producer|cinematographer|editor|french|british|[a-z-]+) ){{0,3}}?(?P<list>(?:{P}|{F})(?:(?: ,| and| , and) (?:{P}|{F})(?! 's))*)(?! 's)")
FIELD = re.compile(rf"(?: category| prize| award| race| honou?rs?| nominees?| nominations?| contenders?| winners?)*(?: \([a-z ]*\))?(?: on the [a-z]+ side)? (?:also )?(?:are|were|is|was|include[sd]?|including|went to|goes to) (?:(?:the|both|newcomers?|actors?|actress(?:es)?|directors?|also|[a-z]+) )??(?P<list>(?:{P}|{F})(?: \( {F} \))?(?:(?: ,| and| , and| ;| as well as|) (?:{P}|{F})(?: \( {F} \))?)*)")
BEST = re.compile(r"(?<![^ ])(?:best|outstanding)(?= )")
WORD = re.compile(r" ([^ \ue000-\uf8ff]+)")
NEXT = re.compile(r" ?,?(?: and| ,)?(?: for)? (?=best |outstanding )")
MEMBER = re.compile(rf"(?P<p>{P})(?: \( (?P<f>{F}) \))?|(?P<g>{F})")
CREDIT = (("actor", re.compile(r"\bact(?:or|ress|ing)")), ("director", re.compile(r"\bdirect(?:or|ing)")), ("writer", re.compile(r"screenplay")))
NO_CREDIT = re.compile(r"\bcasting|\bart |\bvoice")


def statements(text: str, phrases: Phrases) -> Iterator[Statement]:
    """What each category of a sentence's skeleton goes to; `text` has the names of categories in words."""
    for start, end in categories(text):
        mode = _mode(text, start, end)
        if mode is None or denied(text, start, end):
            continue
        category = " ".join(text[start:end].split())
        if bracket := BRACKET.match(text, end):
            yield from _goes(category, bracket["p"], bracket["f"], mode, phrases, "contest bracket")
        elif field := FIELD.match(text, end):
            what = "nominated_for" if UP.search(text, max(0, start - 30), end + 24) and "winner" not in field.group() and "went" not in field.group() else mode
            for member in MEMBER.finditer(field["list"]):
                yield from _goes(category, member["p"] or member["g"], member["f"], what, phrases, "contest field")
        else:
            yield from _shared(text, category, end, mode, phrases)


def _shared(text: str, category: str, end: int, mode: str, phrases: Phrases) -> Iterator[Statement]:
    """"C and C for P": what the last of several categories goes to, the ones before it go to as well."""
    at = end
    while following := NEXT.match(text, at):
        span = next(((a, b) for a, b in categories(text[following.end() :]) if a == 0), None)
        if span is None:
            return
        at = following.end() + span[1]
        if BRACKET.match(text, at):
            return
    if match := FOR.match(text, at):
        for member in MEMBER.finditer(match["list"]):
            yield from _goes(category, member["p"] or member["g"], None, mode, phrases, "contest for")


def _goes(category: str, winner: str, film: str | None, mode: str, phrases: Phrases, rule: str) -> Iterator[Statement]:
    for sign in phrases.names(winner, "person", "film"):
        yield Statement(sign.name, mode, category, phrases.line, rule=rule)
        credit = "" if NO_CREDIT.search(category) else next((name for name, pattern in CREDIT if pattern.search(category)), "")
        if film and credit and sign.kind == "person":
            yield from (Statement(made.name, credit, sign.name, phrases.line, rule=rule + " credit") for made in phrases.names(film, "film"))


def _mode(text: str, start: int, end: int) -> str | None:
    """award or nominated_for, by the last word before the category that tells, else by one soon after it."""
    last = {what: max((m.end() for m in pattern.finditer(text, 0, start)), default=-1) for what, pattern in (("award", WON), ("nominated_for", UP))}
    if max(last.values()) >= 0:
        return max(last, key=lambda what: last[what])
    if UP.search(text, end, end + 40):
        return "nominated_for"
    return "award" if WON.search(text, end, end + 40) else None


def categories(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the categories of a text in small letters: "best" and the words that go on with it."""
    for match in BEST.finditer(text):
        at = end = match.end()
        while word := WORD.match(text, at):
            at = word.end()
            if word[1] in SMALL:
                continue
            if not all(part in words("category") for part in re.split(r"[/-]", word[1])):
                break
            end = at
        if end > match.end():
            yield match.start(), end
