"""Hostile texts for a regular expression: for each of its loops a text that goes round it many times and then fails."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from re import _constants as c  # type: ignore[attr-defined]  # how the engine itself reads a pattern
from re import _parser  # type: ignore[attr-defined]
from types import FrameType, ModuleType
from typing import Any

LETTERS = "aA1 ,.’'\"“”‘-—:;()/\n\té中_&#@\ue000\ue400\ue800\uec00\uf000\uf400\uf600\uf700"
"""Candidates for a class of characters: one of each sort that news and folded sentences are made of."""
LOOPS = {c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT}
MANY = 6
"""Rounds from which on a loop is worth going round."""
VARIANTS = 2
"""Ways through a loop that has alternatives."""
FAILING = ("\x00", " and")
"""What ends a text so that a pattern which matched so far fails, or has to look back."""


class Slow(Exception):  # noqa: N818 - a finding
    """A match that did not end within its time."""


@contextmanager
def cpu_limit(seconds: float) -> Iterator[None]:
    """Raise Slow when the process has worked that long within the block; time in which others work does not count.

    The regular expression engine lets signals in every few thousand steps.
    """

    def stop(_: int, __: FrameType | None) -> None:
        raise Slow

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


# -- texts from a pattern ---------------------------------------------------------------------------


def hostile(pattern: re.Pattern[str], size: int) -> Iterator[str]:
    """Texts of `size` characters that go round each loop of the pattern, and round two together."""
    tree = _parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    seen = set()
    for before, body in _loops(tree, ""):
        for variant in range(VARIANTS):
            pump = _sample(body, variant) or " "
            for failing in FAILING:
                text = (before + pump * (size // len(pump) + 1))[: max(len(before) + len(pump), size)] + failing
                if text not in seen:
                    seen.add(text)
                    yield text


def _loops(tree: Any, before: str) -> Iterator[tuple[str, Any]]:
    """Every loop that may go round often: a text that leads to it, and its body."""
    for op, value in tree:
        if op in LOOPS:
            least, most, body = value
            if most >= MANY:
                yield before, body
            yield from _loops(body, before)
            before += _sample(body, 0) * max(least, 1)
        elif op is c.BRANCH:
            for branch in value[1]:
                yield from _loops(branch, before)
            before += _sample(value[1][0], 0)
        elif op is c.SUBPATTERN:
            yield from _loops(value[3], before)
            before += _sample(value[3], 0)
        elif op is c.ATOMIC_GROUP:
            yield from _loops(value, before)
            before += _sample(value, 0)
        elif op in {c.ASSERT, c.ASSERT_NOT}:
            yield from _loops(value[1], before)
        else:
            before += _one(op, value, 0)


def _sample(tree: Any, variant: int) -> str:
    """A text that the pattern matches, another for each variant."""
    return "".join(_one(op, value, variant) for op, value in tree)


def _one(op: Any, value: Any, variant: int) -> str:
    if op is c.LITERAL:
        return chr(value)
    if op is c.NOT_LITERAL:
        return next(letter for letter in LETTERS if ord(letter) != value)
    if op is c.ANY:
        return "x"
    if op is c.IN:
        letters = "".join(letter for letter in LETTERS if _in_class(value, letter)) or chr(_first(value))
        return letters[variant % len(letters)]
    if op is c.BRANCH:
        branches = value[1]
        return _sample(branches[variant % len(branches)], variant // len(branches) or variant)
    if op is c.SUBPATTERN:
        return _sample(value[3], variant)
    if op is c.ATOMIC_GROUP:
        return _sample(value, variant)
    if op in LOOPS:
        least, most, body = value
        rounds: int = max(least, min(most, variant % 3 + (0 if least else variant % 2)))
        return _sample(body, variant) * rounds
    return ""


def _in_class(items: list[tuple[object, Any]], letter: str) -> bool:
    inside = any(_is(op, value, letter) for op, value in items if op is not c.NEGATE)
    return not inside if items and items[0][0] is c.NEGATE else inside


def _is(op: Any, value: Any, letter: str) -> bool:
    if op is c.LITERAL:
        return bool(ord(letter) == value)
    if op is c.RANGE:
        return bool(value[0] <= ord(letter) <= value[1])
    word = letter.isalnum() or letter == "_"
    known: dict[object, bool] = {
        c.CATEGORY_WORD: word, c.CATEGORY_NOT_WORD: not word,
        c.CATEGORY_DIGIT: letter.isdigit(), c.CATEGORY_NOT_DIGIT: not letter.isdigit(),
        c.CATEGORY_SPACE: letter.isspace(), c.CATEGORY_NOT_SPACE: not letter.isspace(),
    }  # fmt: skip
    return known[value]


def _first(items: Any) -> int:
    """A character of a class that none of LETTERS is in."""
    for op, value in items:
        if op is c.LITERAL:
            return int(value)
        if op is c.RANGE:
            return int(value[0])
    return ord("x")


# -- every pattern ----------------------------------------------------------------------------------


def patterns(package: str) -> dict[str, re.Pattern[str]]:
    """Each regular expression of a package by where it is: compiled ones, also in tables, and those in calls of `re`."""
    found: dict[str, re.Pattern[str]] = {}
    for module in _modules(package):
        for name, value in vars(module).items():
            for at, pattern in within(value, f"{module.__name__}.{name}"):
                if isinstance(pattern.pattern, str):
                    found.setdefault(at, pattern)
        for line, text in _in_calls(Path(str(module.__file__))):
            found[f"{module.__name__}:{line}"] = re.compile(text)
    return _without_twins(found)


def _modules(package: str) -> Iterator[ModuleType]:
    root = importlib.import_module(package)
    for info in pkgutil.walk_packages(root.__path__, f"{package}."):
        yield importlib.import_module(info.name)


def within(value: object, at: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    match value:
        case re.Pattern():
            yield at, value
        case Mapping():
            for key, item in value.items():
                yield from within(item, f"{at}[{key!r}]")
        case list() | tuple():
            for number, item in enumerate(value):
                yield from within(item, f"{at}[{number}]")
        case _ if hasattr(value, "__dataclass_fields__") and not isinstance(value, type):
            for name in value.__dataclass_fields__:
                yield from within(getattr(value, name), f"{at}.{name}")


def _in_calls(path: Path) -> Iterator[tuple[int, str]]:
    """Patterns that stand as plain texts in calls such as `re.sub(r"…", …)`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(ast.Attribute(ast.Name("re"), name), [ast.Constant(str(text)), *_]) if name != "escape":
                yield node.lineno, text


def _without_twins(found: Mapping[str, re.Pattern[str]]) -> dict[str, re.Pattern[str]]:
    """Each pattern once, under the first of its names."""
    known: dict[tuple[str, int], str] = {}
    for name, pattern in found.items():
        known.setdefault((pattern.pattern, pattern.flags), name)
    return {name: found[name] for name in known.values()}

