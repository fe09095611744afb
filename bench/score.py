"""Score what was read against gold facts: precision, recall and F1 over articles, and for each predicate.

A prediction is right when gold lists it, required or not; a gold fact that is not required (`"must": false`) costs
nothing when it is missed and adds nothing when it is found. Names agree without case, accents and punctuation, through
the gold's own lists of other names; a date agrees at gold's precision exactly. A rumour told as certain is wrong, a
certain fact told as a rumour is not found, and what is denied or has no object is no prediction.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SCORED = (
    "actor", "role", "character", "director", "writer", "producer", "composer", "filmed_in", "on_location", "set_in",
    "part_of", "follows", "based_on", "release_date", "distributor", "production_company", "genre", "country", "status",
    "award", "nominated_for",
)  # fmt: skip
KIND = re.compile(
    r"\s*\((?:[^()]*\b)?(?:film|movie|franchise|series|character|novel|book|play|\d{4})\)\s*$", re.IGNORECASE
)
SUFFIX = re.compile(r"\.(?:html?|txt|md|json)$")

Row = Mapping[str, Any]
Key = tuple[str, str, str]


def norm(name: str) -> str:
    """A name as it is compared.

    >>> norm("The Élan & the “Fox”")
    'elan and the fox'
    """
    text = unicodedata.normalize("NFKD", name)
    text = "".join(sign for sign in text if not unicodedata.combining(sign)).casefold()
    text = re.sub(r"[^\w\s]", " ", text.replace("&", " and ")).strip()
    return re.sub(r"\s+", " ", re.sub(r"^(?:the|a|an)\s+", "", text)).strip()


def in_object(fact: Row) -> list[str]:
    """The names in a fact's object: none in a date or state, two in a role."""
    if fact["p"] in {"release_date", "status"}:
        return []
    return list(fact["o"].split(" as ", 1)) if fact["p"] == "role" else [fact["o"]]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many facts were right, wrong and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def required(self) -> int:
        return self.right + self.missed

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.required if self.right else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (2 * self.right + self.wrong + self.missed) if self.right else 0.0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)


@dataclass(slots=True)
class Score:
    """The counts of each predicate, and every error as (article, subject, predicate, object)."""

    counts: dict[str, Counts]
    wrong: list[tuple[str, str, str, str]] = field(default_factory=list)
    missed: list[tuple[str, str, str, str]] = field(default_factory=list)

    @property
    def all(self) -> Counts:
        return sum(self.counts.values(), Counts())


class Gold:
    """The facts that one article states, by every name that may stand for them."""

    def __init__(self, gold: Row) -> None:
        self.facts: Sequence[Row] = gold["facts"]
        self.scored = frozenset(gold.get("predicates", SCORED))
        self._names: dict[str, set[str]] = {}
        for name, others in gold["names"].items():
            for other in (name, *others):
                self._names.setdefault(norm(other), set()).add(norm(name))
        for fact in self.facts:  # a name that a fact uses stays itself, whatever else it stands for
            for name in (fact["s"], *in_object(fact)):
                self._names.setdefault(norm(name), set()).add(norm(name))
        self._index = {_exact(fact): number for number, fact in enumerate(self.facts)}
        for number, fact in enumerate(self.facts):
            for key in self.keys(fact["s"], fact["p"], fact["o"]):
                self._index.setdefault(key, number)

    def keys(self, subject: str, predicate: str, value: str) -> list[Key]:
        """Everything that a triple may mean."""
        if predicate == "release_date":
            values = [value.strip()]
        elif predicate == "role" and " as " in value:
            person, character = value.split(" as ", 1)
            values = sorted(f"{one} as {other}" for one in self._meant(person) for other in self._meant(character))
        else:
            values = sorted(self._meant(value))
        return [(one, predicate, other) for one in sorted(self._meant(subject)) for other in values]

    def find(self, row: Row) -> int | Key:
        """The number of the fact that a row states (a required one where there is a choice), or what it says instead."""
        forms = ("object",) if row["predicate"] == "release_date" else ("object", "object_as_written")
        subjects = dict.fromkeys(row[name] for name in ("subject", "subject_as_written") if row.get(name))
        values = dict.fromkeys(row[name] for name in forms if row.get(name))
        keys = [key for one in subjects for other in values for key in self.keys(one, row["predicate"], other)]
        hits = [self._index[key] for key in keys if key in self._index]
        must = [number for number in hits if self.facts[number].get("must", True)]
        return (must or hits or keys)[0]

    def _meant(self, name: str) -> set[str]:
        """The names that a name may stand for; a kind in brackets is dropped where nothing is called so."""
        bare = norm(KIND.sub("", name))
        return self._names.get(norm(name)) or self._names.get(bare) or {bare}


def _exact(fact: Row) -> Key:
    value = fact["o"].strip() if fact["p"] == "release_date" else norm(fact["o"])
    if fact["p"] == "role":
        value = " as ".join(map(norm, fact["o"].split(" as ", 1)))
    return norm(fact["s"]), fact["p"], value


def read_gold(folder: Path) -> dict[str, Gold]:
    """The gold files of a folder by the names of their articles."""
    return {path.stem: Gold(json.loads(path.read_text(encoding="utf-8"))) for path in sorted(folder.glob("*.json"))}


def article_name(url: str) -> str:
    return SUFFIX.sub("", url.rstrip("/").rsplit("/", 1)[-1])


def score(golds: Mapping[str, Gold], rows: Iterable[Row]) -> Score:
    """Score rows in the form of `export --format jsonl`; rows of articles without gold are left out."""
    said: dict[str, dict[int | Key, Row]] = {name: {} for name in golds}
    for row in rows:
        name = article_name(row["article"])
        gold = golds.get(name)
        if gold and row["predicate"] in gold.scored and row.get("certainty") != "denied" and row.get("object"):
            said[name].setdefault(gold.find(row), row)
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    found = Score({})
    for name, gold in golds.items():
        hits = set()
        for key, row in said[name].items():
            fact = gold.facts[key] if isinstance(key, int) else None
            rumour = row.get("certainty") == "rumoured"
            if fact and (rumour or fact.get("certainty") != "rumoured"):
                if fact.get("must", True) and not rumour:
                    hits.add(key)
                    right[fact["p"]] += 1
            elif not rumour:
                wrong[row["predicate"]] += 1
                found.wrong.append((name, row["subject"], row["predicate"], row["object"]))
        for number, fact in enumerate(gold.facts):
            if fact.get("must", True) and number not in hits:
                missed[fact["p"]] += 1
                found.missed.append((name, fact["s"], fact["p"], fact["o"]))
    found.counts = {p: Counts(right[p], wrong[p], missed[p]) for p in SCORED if right[p] or wrong[p] or missed[p]}
    return found
