"""What a site asks of programs that read it: its robots.txt, by RFC 9309."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

AGENT = "reelgraph"
_LINE = re.compile(r"\s*([A-Za-z-]+)\s*:\s*([^#]*)")
_LONGEST = 500_000


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for this program: patterns with whether they allow, and the seconds wanted between two pages."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0

    def allows(self, path: str) -> bool:
        r"""Whether a path (with its query) may be asked for: the longest pattern decides, of equal ones the allowing.

        >>> parse_robots("User-agent: *\nDisallow: /news/\nAllow: /news/film").allows("/news/film/1")
        True
        """
        path = unquote(path)
        hits = [(len(pattern), allowed) for pattern, allowed in self.rules if _matches(pattern, path)]
        return max(hits)[1] if hits else True


def parse_robots(text: str, agent: str = AGENT) -> Robots:
    """The rules of the groups that name this agent, else of those for every agent."""
    named: list[tuple[str, str]] = []
    general: list[tuple[str, str]] = []
    for agents, fields in _groups(text[:_LONGEST]):
        if agent in agents:
            named += fields
        elif "*" in agents:
            general += fields
    ours = named or general
    rules = tuple((unquote(value), key == "allow") for key, value in ours if key != "crawl-delay" and value)
    return Robots(rules, max((_seconds(value) for key, value in ours if key == "crawl-delay"), default=0.0))


def _groups(text: str) -> Iterator[tuple[set[str], list[tuple[str, str]]]]:
    agents: set[str] = set()
    fields: list[tuple[str, str]] = []
    for line in text.splitlines():
        found = _LINE.match(line)
        key, value = (found[1].lower(), found[2].strip()) if found else ("", "")
        if key == "user-agent":
            if fields:
                yield agents, fields
                agents, fields = set(), []
            agents.add(value.split("/")[0].lower())
        elif key in {"allow", "disallow", "crawl-delay"} and agents:
            fields.append((key, value))
    yield agents, fields


def _seconds(value: str) -> float:
    return float(value) if re.fullmatch(r"\d{1,6}(?:\.\d+)?", value) else 0.0


def _matches(pattern: str, path: str) -> bool:
    """Whether the path begins like the pattern, in which `*` is any run of characters and a last `$` the end."""
    ends = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for number, piece in enumerate(rest, 1):
        last = ends and number == len(rest)
        at = path.find(piece, at) if not last else max(path.rfind(piece, at), -1)
        if at < 0 or (last and at + len(piece) != len(path)):
            return False
        at += len(piece)
    return not ends or bool(rest) or at == len(path)
