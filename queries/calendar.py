"""Releases as a calendar (iCalendar, RFC 5545): an event for each, which moves when its date does."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from graph.model import Claim
from queries.coming import coming
from queries.releases import Held, Release, Releases
from queries.view import View

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//reelgraph//release dates//EN"
DOMAIN = "reelgraph.w3id.org"
SPAN = 366
"""Days: a vaguer date than a year is no event."""


def calendar(view: View, *, region: str = "", medium: str = "", since: date | None = None) -> bytes:
    """The releases that come from a day on, and those that have lost their date; the same graph gives the same bytes.

    An event keeps its UID when the date moves, be it said of another medium or of none, and its sequence number grows with every
    article about it and when the date is lost. It is tentative until one full day is known and uncontested, and cancelled where the
    release is, or has lost its date.
    """
    from icalendar import Calendar  # noqa: PLC0415 - only here

    held = Releases(view.graph)
    found = Calendar()
    found.add("prodid", PRODUCT)
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    found.add("x-wr-calname", "Film releases")
    gone_on = {each.origin.node for each in held if each.origin is not each}
    listed = {each.release.node: each.release for each in coming(view, region=region, medium=medium, since=since)}
    if not (region or medium):
        listed |= {each.node: each for each in held if not each.current and _ahead(each, since or view.today)}
    for release in listed.values():
        if release.node not in gone_on and (event := _event(held, release)) is not None:
            found.add_component(event)
    return bytes(found.to_ical())


def _ahead(release: Release, since: date) -> bool:
    """Whether it lost a date that would still be to come."""
    return any(held.when and held.when.latest and held.when.latest >= since for held in _last(release))


def _last(release: Release) -> list[Held]:
    """The date that a release had last."""
    return (release.before or release.former)[-1:]


def _event(releases: Releases, release: Release) -> Event | None:
    from icalendar import Event  # noqa: PLC0415 - only here

    dated = release.current or _last(release)
    bounds = _bounds(dated)
    if bounds is None:
        return None
    origin = release.origin
    told = {id(held): held for held in (*release.held, *origin.held)}
    claims = [claim for held in told.values() for claim in (*releases.claims(held), *releases.against(held))]
    first, last = bounds
    event = Event()
    event.add("uid", f"{origin.node.rpartition('/')[2]}@{DOMAIN}")
    event.add("dtstamp", _stamp([*map(_day, claims), *(held.until.latest for held in dated if held.until and held.until.latest)]))
    event.add("summary", release.film + (f" ({release.place})" if release.place else ""))
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(1))
    event.add("sequence", 2 * len({claim.article for claim in claims}) - (2 if release.current else 1))
    event.add("status", _status(release))
    event.add("transp", "TRANSPARENT")
    if release.medium:
        event.add("categories", [release.medium])
    if release.region:
        event.add("location", release.region)
    event.add("description", "\n".join(_words(releases, release, dated)))
    newest = max(claims, key=_day)
    if newest.article.startswith(("http://", "https://")):
        event.add("url", newest.article)
    return event


def _bounds(dated: Iterable[Held]) -> tuple[date, date] | None:
    """The days on which it can be; None where those are too many."""
    spans = [(held.when.earliest, held.when.latest) for held in dated if held.when and held.when.earliest and held.when.latest]
    if not spans:
        return None
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    return (first, last) if (last - first).days < SPAN else None


def _status(release: Release) -> str:
    if not release.current:
        return "CANCELLED"
    sure = len(release.current) == 1 and release.current[0].when is not None and release.current[0].when.is_day
    return "CONFIRMED" if sure else "TENTATIVE"


def _words(releases: Releases, release: Release, dated: list[Held]) -> Iterable[str]:
    said = " or ".join(str(held.when) for held in dated)
    yield f"{said}: {release.standing or _fate(releases, release)}" + (f", {release.reason}" if release.reason else "")
    for held in release.before:
        if held.until and not any(held.when and other.when and held.when.contains(other.when) for other in dated):
            yield f"moved from {held.when} (news of {held.until})"
    for held in dated:
        for claim in releases.claims(held)[-1:]:
            yield f"“{claim.quote}” {claim.article}"


def _fate(releases: Releases, release: Release) -> str:
    """How the film stands, where all that is known of a release is that its date does not hold."""
    told = {each.standing for each in releases if each.iri == release.iri and not each.place}
    return next((standing for standing in ("cancelled", "postponed") if standing in told), "given up")


def _stamp(days: Iterable[date]) -> datetime:
    """The day of the newest article: no clock, so that the same graph gives the same calendar."""
    newest = max(days)
    return datetime(max(newest.year, 1970), newest.month, newest.day, tzinfo=UTC)


def _day(claim: Claim) -> date:
    return (claim.stated_on.latest if claim.stated_on else None) or date.min
