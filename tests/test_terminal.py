"""What people see on a terminal, and what the same is as plain text: aligned, in colour only there, obeyed by nothing."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from rich.console import Console

from graph.store import open_writer
from queries.blocks import Block, Grid, Heading, Note, Pairs, Quote, Text, plain
from queries.terminal import draw
from tests.terminal import ROOT, on_a_terminal
from tests.worlds import news

EVIL = "a\x1b]0;owned\x07\u202eb [bold]c[/bold]\nd"

BLOCKS: list[Block] = [
    Heading("Dune", "film"),
    Pairs([("stars", "Zendaya"), ("", "Léa Seydoux")]),
    Grid(("name", "films"), [("千と千尋", 12), ("Amélie", 1_000), (None, None)]),
    Quote("Zendaya", ("She stars.",), "Example News, 3 February 2020 · https://example.org/a", "https://example.org/a"),
    Note("one"),
    Note("two"),
    Text("SELECT *\n{ ?s ?p ?o }"),
]


def test_plain_text() -> None:
    """Columns stand under each other whatever the script, numbers to the right, notes close together."""
    assert plain(BLOCKS) == (
        """\
Dune  (film)

  stars  Zendaya
         Léa Seydoux

  name      films
  ────────  ─────
  千と千尋     12
  Amélie    1,000


Zendaya
  “She stars.”
  Example News, 3 February 2020 · https://example.org/a

one
two

SELECT *
{ ?s ?p ?o }
"""
    )


@pytest.mark.parametrize(
    "block",
    [Heading(EVIL, EVIL), Pairs([(EVIL, EVIL)]), Grid((EVIL,), [(EVIL,)]), Quote(EVIL, (EVIL,), EVIL, EVIL), Note(EVIL), Text(EVIL)],
    ids=lambda block: type(block).__name__,
)
def test_nothing_is_obeyed(block: Block) -> None:
    """Neither by the terminal nor by rich: controls fall out, brackets stay, and no such address becomes a link."""
    console = Console(force_terminal=True, color_system=None, width=200, record=True)
    with console.capture() as drawn:
        draw([block], console)
    for text in (plain([block]), drawn.get()):
        assert not set(text) & set("\x07\u202e")
        assert "]8;" not in text
        assert "\x1b]0;" not in text
        assert "[bold]c[/bold]" in text


def test_links_are_for_the_web_only() -> None:
    console = Console(force_terminal=True, width=80)
    for url, linked in (("https://example.org/a", True), ("javascript:alert(1)", False), ("file:///etc/passwd", False), ("https://x\x1b\\y", False)):
        with console.capture() as drawn:
            draw([Quote("", ("a",), "b", url)], console)
        assert ("\x1b]8;" in drawn.get()) == linked, url


def test_on_a_terminal_it_has_colours_and_fits(tmp_path: Path) -> None:
    """And through a pipe it has neither."""
    with open_writer(tmp_path / "store") as writer:
        writer.add(news())
    seen = on_a_terminal("show", "Nope", "--store", str(tmp_path / "store"))
    assert "\x1b[1mNope\x1b[0m" in seen
    assert "\x1b]8;" in seen
    bare = re.sub(r"\x1b(?:\[[0-9;]*m|\]8;[^\x1b]*\x1b\\)", "", seen)
    assert "\x1b" not in bare
    assert all(len(line) <= 60 for line in bare.splitlines())
    piped = subprocess.run(
        [sys.executable, "-m", "reelgraph", "show", "Nope", "--store", str(tmp_path / "store")], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert "\x1b" not in piped.stdout


WIDE = Grid(
    ("date", "film", "where", "status", "known since", "before"),
    [
        ("25 September 2026", "Old Kingdom", "cinema again", "scheduled", "19 May 2026", ""),
        ("4 June 2027", "The Copper Gate", "United Kingdom", "rescheduled, the actors' strike", "4 May 2026", "19 March 2027, November 2027"),
    ],
)


def drawn(grid: Grid, width: int) -> str:
    """As a terminal of that width shows it, without its colours; blanks that hold a date together are blanks."""
    console = Console(width=width, color_system=None)
    with console.capture() as shown:
        draw([grid], console)
    return "".join(f"{line.rstrip()}\n" for line in shown.get().replace("\N{NO-BREAK SPACE}", " ").splitlines())


def test_a_table_that_is_too_wide() -> None:
    """Months are shortened, and lines break between words and dates."""
    assert drawn(WIDE, 80) == (
        """\
  date         film         where        status        known since  before
  ──────────────────────────────────────────────────────────────────────────────
  25 Sep 2026  Old Kingdom  cinema       scheduled     19 May 2026
                            again
  4 Jun 2027   The Copper   United       rescheduled,  4 May 2026   19 Mar 2027,
               Gate         Kingdom      the actors'                Nov 2027
                                         strike
"""
    )


@pytest.mark.parametrize("width", [24, 40, 60, 80, 120, 200])
def test_nothing_is_cut_off(width: int) -> None:
    """However narrow: every letter stands somewhere, and no line is longer than the terminal."""
    shown = drawn(WIDE, width)
    assert all(len(line) <= width for line in shown.splitlines())
    letters = Counter(re.sub(r"[\s─]", "", shown))
    assert letters >= Counter("datefilmwherestatusknownsincebeforeOldKingdomcinemaagainscheduledTheCopperGateUnitedKingdomrescheduled,theactors'strike")
    assert letters["7"] == 3
