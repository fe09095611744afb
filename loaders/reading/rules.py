"""The rules of `data/credits.toml`, compiled: patterns over folded sentences and what each of them states."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Any

from loaders.reading.needs import SIGNS, Wording, wording
from loaders.reading.skeleton import CLASSES, MENTION

WORD = r"[a-z0-9#$][\w’'&/%.+-]*"
HELPERS = (
    "will|is|are|was|were|be|has|have|had|to|set|also|being|been|now|currently|previously|recently|reportedly|in|talks|"
    "negotiations|attached|tapped|expected|slated|signed|on|both|all|then|next|officially|just|would|could|may|might|confirmed|"
    "eyed|eyeing|circling|due|once|last|most|later|going|who|still|already|again|rumored|rumoured|said|first|famously|"
    "went on|goes on|continues|returns|returning|return|additionally|subsequently|simply|starting|about|only|even|each|not|never|no|longer|himself|herself|themselves|initially|originally|announced|as"
)
FILM_NOUN = (
    "(?:film|movie|feature|comedy|drama|dramedy|thriller|horror|western|musical|biopic|documentary|doc|romance|rom-com|epic|pic|remake|"
    "reboot|sequel|adaptation|follow-up|debut|masterpiece|classic|romp|satire|series|show|project|outing|opus|actioner|short|picture|pilot|miniseries|sitcom|spinoff|spin-off|prequel|slasher|whodunit|tearjerker|reimagining)"
)
APART = (
    r"(?: , (?:the|a|an|who|whose|which|that|his|her|their|best|known|also|along|formerly|one|both|\d[\w-]*|directed|written|co-[a-z]+|produced|"
    r"starring|based|set|about|from|as|now|in|currently|fresh|with|on|of|by|coming|fellow|himself|herself|former|last|previously|recently|most|next|seen|soon|perhaps) [^,;—]{1,150} ,)"
)
"""An apposition or relative clause between commas."""
_LEADING = rf"(?:(?!(?:produc|star|writ|wrote|direct|which|who|that|with|while|is|was|has|will|and|or) ?)(?:{WORD}|{CLASSES['P']} 's|[\ue800-\uf5ff](?: 's)?|/) ){{0,4}}?"
_TAIL = rf"(?: (?:opposite|alongside) {CLASSES['PN']}|(?: ,)? (?:co-)?starring {CLASSES['P']}(?= ,|,| and)| (?:for|on|at) {CLASSES['O']}(?= ,| and| ;| \.|$))?"
_SERIES = rf"(?: ,(?: the)? (?:{CLASSES['P']}|{CLASSES['U']}|{CLASSES['X']})(?: 's)? (?:franchise|series|films|movies|trilogy|saga)(?= ,| and))?"
_JOINT = r"(?: ,| ;)? (?:and most recently|and more recently|and|or|as well as(?: in| on)?|plus|followed by|then|including|such as|,|;)"
FILMS = rf"(?:{CLASSES['P']} )?{CLASSES['F']}{_TAIL}(?:(?: (?:movies|films|series))?{_SERIES}{_JOINT} {_LEADING}(?:{CLASSES['P']} )?{CLASSES['F']}{_TAIL}){{0,6}}"
"""A list of titles, each with what may stand around it: whose it is, with whom, who shows it."""

COMPANIES = rf"{CLASSES['ANY']}(?: (?:,|and|&|/|, and|as well as|along with)(?: the)? {CLASSES['ANY']}){{0,9}}"
"""A list in which the wording takes every name for a company's."""


AMONG = rf"(?:{CLASSES['ON']}(?: 's {CLASSES['ON']})?(?: ,|,| and| , and| &|, and| with) ){{0,3}}?"
"""Companies in a list before its people."""


def expand(pattern: str) -> str:
    """A pattern over folded sentences with its placeholders (see `data/credits.toml`) written out."""
    pattern = pattern.replace("{MO}", AMONG).replace("{FX}", FILMS).replace("{C}", COMPANIES).replace("{A}", APART).replace("{B}", rf"(?:(?:{HELPERS}) ){{0,8}}?")
    pattern = pattern.replace("{N}", FILM_NOUN).replace("(?: {w}", f"(?: {WORD}").replace("{w}", f"{WORD} ")
    return re.sub(r"\{([A-Z]{1,2})\}", lambda match: CLASSES[match[1]], pattern)


@dataclass(frozen=True, slots=True)
class Rule:
    """One wording and what it states."""

    name: str
    states: tuple[str, ...]
    where: tuple[Wording, ...]
    """Where an apposition may stand, one pattern without and one with it: both may hold of the same name."""
    near: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    joined: bool
    """The words lean on the name before them: "X, starring P"."""
    trade: bool
    """The credit is what the people are known as."""
    denied: bool
    """It says that the credit does not hold: a denial, or with `departure` that it no longer does."""
    departure: bool
    lean: bool
    """They say nothing unless they lean on a film or a noun for one."""
    owner: bool
    """It is the people's work as director or writer, unless they are known for something else."""
    people: str


@cache
def rules(table: str) -> tuple[Rule, ...]:
    """The rules of one table, in the order in which they stand."""
    text = files("loaders.reading").joinpath(f"data/{table}.toml").read_text(encoding="utf-8")
    return tuple(_rule(f"{table} {number}", row) for number, row in enumerate(tomllib.loads(text)["rule"], 1))


STEM = 4


@cache
def _index(table: str) -> tuple[tuple[tuple[Rule, Wording], ...], tuple[int, ...], dict[str, dict[str, tuple[int, ...]]]]:
    """All wordings of a table with their rules; which of them need nothing; and which need each piece (see `loaders/reading/needs.py`),
    by a stem that many pieces have: most stems stand in no sentence, and so no piece of theirs.
    """
    every = tuple((rule, words) for rule in rules(table) for words in rule.where)
    needing: dict[str, list[int]] = {}
    for number, (_, words) in enumerate(every):
        for piece in words.needs:
            needing.setdefault(piece, []).append(number)
    free = tuple(number for number, (_, words) in enumerate(every) if not words.needs)
    stems: dict[str, dict[str, tuple[int, ...]]] = {}
    common = Counter(stem for piece in needing for stem in _stems(piece))
    for piece, numbers in needing.items():
        stems.setdefault(max(_stems(piece), key=lambda stem: (common[stem], stem)), {})[piece] = tuple(numbers)
    return every, free, stems


def _stems(piece: str) -> set[str]:
    """The stretches of so many letters in a piece; itself, where it is shorter."""
    return {piece[at : at + STEM] for at in range(len(piece) - STEM + 1)} or {piece}


def matches(table: str, text: str) -> Iterator[tuple[Rule, re.Match[str]]]:
    """Every match of a table's rules in a text, in the order of the rules; a text without any name has none."""
    if not MENTION.search(text):
        return
    every, free, stems = _index(table)
    there = [numbers for stem, pieces in stems.items() if stem in text for piece, numbers in pieces.items() if piece in text]
    signs = {sign: bool(sign.search(text)) for sign in SIGNS.values()}
    for number in sorted({*free, *chain.from_iterable(there)}):
        rule, words = every[number]
        if words.sign is None or signs[words.sign]:
            for match in words.pattern.finditer(text):
                yield rule, match


def _forms(where: str) -> tuple[str, ...]:
    optional = "(?:{A})?"
    return (where.replace(optional, ""), where.replace(optional, "{A}")) if optional in where else (where,)


def _rule(name: str, row: dict[str, Any]) -> Rule:
    where = row["where"]
    return Rule(
        name,
        tuple(row["states"].split("+")),
        tuple(wording(r"(?<![\w-])(?:" + expand(form) + ")") for form in _forms(where)),
        re.compile(r"\b(?:" + row["near"] + ")") if "near" in row else None,
        re.compile(r"\b(?:" + row["unless"] + ")") if "unless" in row else None,
        row.get("joined", False),
        row.get("trade", False),
        row.get("denied", False) or row.get("departure", False),
        row.get("departure", False),
        row.get("lean", False),
        row.get("owner", False),
        row.get("people", ""),
    )
