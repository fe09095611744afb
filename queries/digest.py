"""The round-up of release dates since a day: what moved and why, what was dated, what is contested, what began to shoot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import TypeAlias

from graph.dates import PartialDate
from graph.names import clean
from queries.answer import Evidence
from queries.answers import day_words
from queries.coming import Ahead, Coming
from queries.filming import filming, newest_sentences
from queries.moves import Move, moves
from queries.releases import Release
from queries.view import View

Cell: TypeAlias = "str | Evidence"


@dataclass(frozen=True, slots=True)
class Section:
    """A table with its heading; the last column holds who said so."""

    heading: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str | Evidence | None, ...]]


@dataclass(frozen=True, slots=True)
class Digest:
    """The news of release dates between two days."""

    since: date
    until: date
    sections: tuple[Section, ...]

    @property
    def title(self) -> str:
        return f"Release dates, {day_words(self.since.isoformat())} to {day_words(self.until.isoformat())}"


def digest(view: View, since: date) -> Digest:
    """What articles from `since` up to the day of the view changed."""
    coming, moved = Ahead(view, view.today), moves(view, since, view.today)
    ahead = [each for each in coming.known_since(since, view.today) if _recent(each.known, since) or each.release.standing == "contested"]
    days = [when.latest for when in (*(each.date for each in ahead), *(move.new for move in moved)) if when and when.is_day and when.latest]
    beside = _Days(coming.on(days))
    found = (
        Section("Moved", ("film", "from", "to", "by", "why", "also on that date", "said"), [_moved(each, beside) for each in moved if each.new]),
        Section("Without a date now", ("film", "had been", "now", "why", "said"), [_stopped(each) for each in moved if not each.new]),
        Section("Dated", ("film", "date", "also on that date", "said"), list(_dated(ahead, beside, moved, since))),
        Section("Contested", ("film", "date", "said"), list(_contested(ahead, since))),
        Section("Shooting", ("film", "where", "said"), list(_shooting(view, since))),
    )
    return Digest(since, view.today, tuple(section for section in found if section.rows))


def _moved(move: Move, beside: _Days) -> tuple[Cell | None, ...]:
    return (
        _named(move.release), str(move.old), str(move.new), move.by, move.why, beside.films(move.new, move.release), move.evidence,
    )  # fmt: skip


def _stopped(move: Move) -> tuple[Cell | None, ...]:
    return _named(move.release), str(move.old), move.status, move.why, move.evidence


def _dated(ahead: Iterable[Coming], beside: _Days, moved: Iterable[Move], since: date) -> Iterator[tuple[Cell | None, ...]]:
    """First dates and finer ones, that are no moves."""
    known = {(move.release.iri, move.new.edtf) for move in moved if move.new}
    for each in ahead:
        if each.date and _recent(each.known, since) and (each.release.iri, each.date.edtf) not in known and each.release.standing != "contested":
            yield _named(each.release), str(each.date), beside.films(each.date, each.release), each.news


def _recent(day: str, since: date) -> bool:
    """Whether a day in EDTF is that day or a later one."""
    return bool(day) and (PartialDate.parse(day).latest or date.min) >= since


def _contested(ahead: Iterable[Coming], since: date) -> Iterator[tuple[Cell | None, ...]]:
    for each in ahead:
        if each.date and each.release.standing == "contested" and (news := each.news) and _recent(news.day, since):
            yield _named(each.release), str(each.date), news


def _shooting(view: View, since: date) -> Iterator[tuple[Cell | None, ...]]:
    found = [each for each in filming(view) if each.news and each.news.latest and each.news.latest >= since]
    for each, said in zip(found, newest_sentences(found), strict=True):
        yield each.film, ", ".join(each.places), said


class _Days:
    """What comes out, by its full day."""

    def __init__(self, ahead: Iterable[Coming]) -> None:
        self._on: dict[PartialDate, list[Release]] = {}
        for each in ahead:
            if each.date is not None and each.date.is_day:
                self._on.setdefault(each.date, []).append(each.release)

    def films(self, when: PartialDate | None, release: Release) -> str:
        """Other films of the same day and of a medium and region that can be the same."""
        found = {
            other.film for other in (self._on.get(when, ()) if when else ())
            if other.iri != release.iri
            and (other.region == release.region or not (other.region and release.region))
            and (other.medium == release.medium or not (other.medium and release.medium))
        }  # fmt: skip
        return ", ".join(sorted(found))


def _named(release: Release) -> str:
    return release.film + (f" ({release.place})" if release.place else "")


# -- written out ----------------------------------------------------------------------------------


def markdown(found: Digest) -> str:
    """As Markdown with tables."""
    lines = [f"# {found.title}", ""]
    if not found.sections:
        lines += ["Nothing changed.", ""]
    for section in found.sections:
        lines += [f"## {section.heading}", "", _line(section.columns), _line(["---"] * len(section.columns))]
        lines += [_line([_markdown_cell(cell) for cell in row]) for row in section.rows]
        lines.append("")
    return "\n".join(lines)


def html(found: Digest) -> str:
    """As one HTML page that loads nothing."""
    body = [f"<h1>{_html(found.title)}</h1>"]
    if not found.sections:
        body.append("<p>Nothing changed.</p>")
    for section in found.sections:
        head = "".join(f'<th scope="col">{_html(name)}</th>' for name in section.columns)
        rows = "\n".join("<tr>" + "".join(f"<td>{_html_cell(cell)}</td>" for cell in row) + "</tr>" for row in section.rows)
        body.append(f"<h2>{_html(section.heading)}</h2>\n<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>")
    return _PAGE.format(title=_html(found.title), body="\n".join(body))


_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #ccc; }}
q {{ font-style: italic; }}
small {{ color: #555; }}
@media (max-width: 45rem) {{ table {{ display: block; overflow-x: auto; }} }}
</style>
</head>
<body>
{body}
</body>
</html>
"""


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _markdown_cell(cell: Cell | None) -> str:
    if isinstance(cell, Evidence):
        quote = f"“{_escaped(cell.quote)}”"
        source = _escaped(_source(cell))
        return f"{quote} [{source}](<{cell.article}>)" if _linked(cell.article) else f"{quote} {source}"
    return _escaped(cell or "")


def _escaped(text: str) -> str:
    """Plain words for Markdown: nothing in a title or sentence is markup."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>|#~!&" else letter for letter in clean(text))


def _html_cell(cell: Cell | None) -> str:
    if isinstance(cell, Evidence):
        source = _html(_source(cell))
        told = f'<a href="{_html(cell.article)}" rel="noreferrer">{source}</a>' if _linked(cell.article) else source
        return f"<q>{_html(cell.quote)}</q> <small>{told}</small>"
    return _html(cell or "")


def _html(text: str) -> str:
    return escape(clean(text))


def _source(cell: Evidence) -> str:
    return ", ".join(filter(None, (cell.publisher or cell.article, day_words(cell.day))))


def _linked(url: str) -> bool:
    return url.startswith(("http://", "https://")) and not any(letter in url for letter in "<>\n ")
