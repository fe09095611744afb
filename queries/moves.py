"""Release dates that moved: the old and the new one, by how much, who said so, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.dates import PartialDate
from graph.model import Claim, Kind
from queries.answer import Evidence
from queries.answers import day_words, quotes
from queries.blocks import Block, Heading, Note, slim
from queries.evidence import said
from queries.releases import MOVED, Held, Release, Releases
from queries.view import View

MOVING = ("rescheduled", "postponed", "cancelled")


@dataclass(frozen=True, slots=True)
class Move:
    """A release had one date until `day`, and from then another, or none (`new` is None)."""

    release: Release
    old: PartialDate
    new: PartialDate | None
    status: str
    """`rescheduled`, `postponed`, `cancelled`, or as far as articles say."""
    day: PartialDate
    why: str
    evidence: Evidence | None

    @property
    def by(self) -> str:
        """How far it moved, no more precise than the dates are."""
        return distance(self.old, self.new) if self.new else ""

    def record(self) -> dict[str, Any]:
        release = self.release
        days = (self.new.earliest - self.old.earliest).days if self.new and _days(self.old, self.new) else None  # type: ignore[operator]
        return {
            "film": release.film,
            "iri": release.iri,
            "region": release.region or None,
            "medium": release.medium or None,
            "old": self.old.edtf,
            "new": self.new.edtf if self.new else None,
            "status": self.status,
            "by": self.by or None,
            "days": days,
            "on": self.day.edtf,
            "why": self.why or None,
            "evidence": self.evidence.record() if self.evidence else None,
        }


def moves(
    view: View, since: date | None = None, until: date | None = None, *, region: str = "", medium: str = ""
) -> list[Move]:
    """Every move of which the news came between two days, the latest first.

    A date that only became more precise did not move, nor did one that an article merely recalls. With `region`, moves there and
    those of no region; with `medium`, the same of a medium.
    """
    places = {"", view.find(region, (Kind.PLACE,))[0].term[1:-1]} if region else set()
    releases = Releases(view.graph, (MOVED,), since or date.min, until or date.max)
    found = [
        move for _, group in releases.of_films() for release in group for held in _ended(releases, release)
        if (move := _move(releases, release, held, group)) is not None
    ]  # fmt: skip
    wanted = [
        each for each in found
        if _within(each.day, since, until) and (not places or each.release.region_iri in places)
        and (not medium or each.release.medium in {"", medium})
    ]  # fmt: skip
    by_film: dict[str, list[Move]] = {}
    for each in wanted:
        by_film.setdefault(each.release.iri, []).append(each)
    wanted = [each for each in wanted if not any(_tells(other, each) for other in by_film[each.release.iri])]
    return sorted(wanted, key=lambda each: (-_last(each.day).toordinal(), each.release.film.casefold(), each.release.place, each.old.key))


def _tells(one: Move, other: Move) -> bool:
    """Whether a move tells all that another one of the same film does: of no region or medium where that one has them."""
    same = (one.release.iri, one.day, one.old, one.new) == (other.release.iri, other.day, other.old, other.new)
    ours, theirs = (one.release.region, one.release.medium), (other.release.region, other.release.medium)
    return same and ours != theirs and all(left in {"", right} for left, right in zip(ours, theirs, strict=True))


def _ended(releases: Releases, release: Release) -> list[Held]:
    """The dates that ended; of several that ended on one day, only the one that an article names as the old date, if one does."""
    named = {held.until for held in release.former if any(_says_on(claim, held.until) for claim in releases.against(held))}
    recalled = [held for held in release.former if held.known == held.until]
    alone = [held for held in recalled if sum(other.until == held.until for other in recalled) == 1]
    return [
        held for held in release.former
        if (held.until not in named and (held not in recalled or held in alone))
        or any(_says_on(claim, held.until) for claim in releases.against(held))
    ]  # fmt: skip


def _move(releases: Releases, release: Release, held: Held, group: Sequence[Release]) -> Move | None:
    if held.when is None or held.until is None or held.state != "superseded":
        return None
    against = [claim for claim in releases.against(held) if _says_on(claim, held.until)]
    told = _new(releases, release, held.until, [release]) or _new(releases, release, held.until, group)
    if told is None:
        return None
    target, new, claim = told
    if held.known is None and not against:
        return None  # only an article without a day told it: nobody knows that it ever held
    if held.known == held.until and not against and claim.article not in {each.article for each in releases.claims(held)}:
        return None  # told only when it was over, and not as what gave way to the new one
    if new.when is not None and held.when.contains(new.when):
        return None  # it only became more precise
    status = claim.qualifiers.get("status", "")
    status = new.value if new.when is None else status if status in MOVING else target.status
    said_then = [*against, claim, *(each for each in releases.claims(new) if _says_on(each, held.until))]
    why = next((each.qualifiers["reason"] for each in said_then if each.qualifiers.get("reason")), "")
    shown = against[0] if against else claim
    return Move(release, held.when, new.when, status or "rescheduled", held.until, why, said(releases.ledger, shown, release.film))


def _new(
    releases: Releases, release: Release, day: PartialDate, group: Sequence[Release]
) -> tuple[Release, Held, Claim] | None:
    """What a release of the group was said to have instead on that day; a new date rather than none."""
    found = sorted(_told(releases, release, day, group), key=lambda each: (each[1].when is None, each[0].region, each[1].value))
    return found[0] if found else None


def _told(
    releases: Releases, release: Release, day: PartialDate, group: Sequence[Release]
) -> Iterator[tuple[Release, Held, Claim]]:
    for other in group:
        for held in other.held:
            if held.when is None and held.value not in MOVING:
                continue
            if held.state == "rumoured" or (other is release and held.until == day and held.known != day):
                continue  # a rumour, or the old date itself
            for claim in releases.claims(held):
                moving = claim.qualifiers.get("status") in MOVING or "previous" in claim.qualifiers
                if _says_on(claim, day) and claim.qualifiers.get("status") != "delayed-from" and (other is release or moving):
                    yield other, held, claim
                    break


def _says_on(claim: Claim, day: PartialDate | None) -> bool:
    return day is not None and claim.stated_on is not None and claim.stated_on.latest == day.latest


def _within(day: PartialDate, since: date | None, until: date | None) -> bool:
    return (since is None or _last(day) >= since) and (until is None or _last(day) <= until)


def _last(day: PartialDate) -> date:
    return day.latest or date.min


# -- how far --------------------------------------------------------------------------------------


def distance(old: PartialDate, new: PartialDate) -> str:
    """From one date to another in words.

    >>> distance(PartialDate.parse("2021-11-19"), PartialDate.parse("2022-05-27"))
    '189 days later'
    >>> distance(PartialDate.parse("2027-03"), PartialDate.parse("2026-11"))
    '4 months earlier'
    >>> distance(PartialDate.parse("2027-03"), PartialDate.parse("2027-06-04"))
    '65 to 95 days later'
    """
    if None in (old.earliest, old.latest, new.earliest, new.latest):
        return ""
    assert old.earliest
    assert old.latest
    assert new.earliest
    assert new.latest
    if len(old.edtf) == len(new.edtf) == 4:
        return _said((new.earliest.year - old.earliest.year,) * 2, "year")
    if len(old.edtf) == len(new.edtf) == 7 and _month(old) and _month(new):
        months = 12 * (new.earliest.year - old.earliest.year) + new.earliest.month - old.earliest.month
        return _said((months, months), "month")
    return _said(((new.earliest - old.latest).days, (new.latest - old.earliest).days), "day")


def _said(ends: tuple[int, int], unit: str) -> str:
    low, high = ends
    if low < 0 < high:
        return ""  # the two dates overlap: nobody knows which way
    way = "later" if high > 0 else "earlier"
    near, far = sorted((abs(low), abs(high)))
    number = str(far) if near == far else f"{near} to {far}"
    return f"{number} {unit}{'' if far == 1 else 's'} {way}"


def _month(when: PartialDate) -> bool:
    return when.earliest is not None and when.latest is not None and (when.latest - when.earliest).days < 31


def _days(old: PartialDate, new: PartialDate) -> bool:
    return old.is_day and new.is_day


# -- reading it out -------------------------------------------------------------------------------

COLUMNS = ("news of", "film", "where", "from", "to", "by", "why")


def move_blocks(found: Sequence[Move], heading: str, *, sentences: bool = False) -> list[Block]:
    """A table, the latest news first; with `sentences`, who said so."""
    if not found:
        return [Note(f"{heading}: nothing is recorded.")]
    rows = [
        (
            day_words(each.day.edtf), each.release.film, each.release.place, str(each.old),
            str(each.new) if each.new else each.status, each.by, each.why,
        )
        for each in found
    ]  # fmt: skip
    blocks: list[Block] = [Heading(heading, f"{len(found):,}"), slim(COLUMNS, rows)]
    if sentences:
        blocks += quotes(tuple(each.evidence for each in found if each.evidence))
    return blocks
