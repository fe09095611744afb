"""Which of a thing's names stands first, and how names of one key are chosen between."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from graph.aliases import Alias
from graph.model import Kind
from graph.names import fold, slug


def best_name(kinds: Collection[Kind], names: Collection[str], stated: Iterable[Alias], kept: Collection[tuple[str, str]]) -> str:
    """The label: what somebody put first, else the newest title that an article states, else the fullest spelling.

    `names` are those by which articles speak of it, `stated` what articles say of its other names, `kept` the
    kinds and slugs of names that somebody put first.
    """
    chosen = {name for name in names if any((kind, slug(name)) in kept for kind in kinds)} if kept else set()
    if not chosen:
        titles = sorted(stated, key=lambda alias: (alias.stated, alias.member.name))
        current = titles[-1].member.key if titles else ""
        chosen = {name for name in names if fold(name) == current}
    return min(chosen or names, key=_rank)


def _rank(name: str) -> tuple[bool, bool, int, str]:
    """Neither shouted nor whispered, then the one with the most in it: accents, punctuation, an article."""
    return name.isupper(), name.islower(), -len(name.encode("utf-8", "replace")), name
