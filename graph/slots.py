"""A slot: one current value and a history, told day by day; the rules by which later news changes earlier news."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from graph.dates import PartialDate
from graph.model import Certainty, Claim, State

UNKNOWN = date.min
"""The day of an article without a day: before all others, so that it never supersedes a dated one."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What one claim says about a slot: a value, or only that it is so far from having one (`status`)."""

    claim: str
    day: date
    stated: PartialDate | None
    value: str
    when: PartialDate | None = None
    status: str = ""
    certainty: Certainty = Certainty.STATED
    previous: PartialDate | None = None
    correction: bool = False
    reason: str = ""
    whole: bool = False
    """It is said of the film, and so of its release only where one is planned."""

    @property
    def plain(self) -> bool:
        """Whether it says what holds from its day on."""
        return self.certainty is Certainty.STATED and self.status != "delayed-from"

    @property
    def past(self) -> bool:
        """Whether its date was over when it was stated: it then tells what was, not what is planned."""
        return self.plain and self.over(self.when)

    @property
    def moves(self) -> bool:
        """Whether it says that something else had held before."""
        return self.plain and (self.previous is not None or self.status in MOVING)

    def gives_way_to(self, other: Statement) -> bool:
        """Whether the other is a move away from this date, and this one no move away from the other's."""
        return other.value not in {"", self.value} and _leaves(other, self) and not _leaves(self, other)

    def over(self, when: PartialDate | None) -> bool:
        """Whether a date had passed when it was stated."""
        return when is not None and when.latest is not None and when.latest < self.day


MOVING = ("rescheduled", "postponed", "cancelled")
STOPPING = ("postponed", "cancelled")
"""Without a date, these leave a slot without one."""
_PROGRESS = ("", "announced", "scheduled", "rescheduled", "released")


def day_of(claim: Claim) -> date:
    """The day by which the article is out; `UNKNOWN` where it has none."""
    return (claim.stated_on.latest if claim.stated_on else None) or UNKNOWN


@dataclass(slots=True)
class Held:
    """A value that the slot has, had, or is said to have."""

    value: str
    when: PartialDate | None = None
    state: State = State.RUMOURED
    since: PartialDate | None = None
    until: PartialDate | None = None
    supports: list[str] = field(default_factory=list)
    opposes: list[str] = field(default_factory=list)

    def contains(self, other: Held) -> bool:
        """Whether it says the same as the other, or the same more vaguely."""
        if self.when is None or other.when is None:
            return self.value == other.value
        return self.when.contains(other.when)

    def told(self, statement: Statement) -> None:
        self.supports.append(statement.claim)
        since = None if self.state is State.RUMOURED else self.since
        self.since = since or statement.stated

    def end(self, state: State, day: PartialDate | None) -> None:
        self.state, self.until = state, day


@dataclass(slots=True)
class Slot:
    """Values by their text, which of them hold now, and (of a release) where it stands without one."""

    held: dict[str, Held] = field(default_factory=dict)
    current: tuple[str, ...] = ()
    statuses: dict[str, Held] = field(default_factory=dict)
    status: str = ""
    reason: str = ""
    moved: bool = False

    def tell(self, said: Sequence[Statement]) -> None:
        """Everything that is said on one day, the days in their order."""
        before = self.current
        plain = [each for each in said if each.plain]
        news = self._news([each for each in plain if each.value])
        fresh = self._values(news, before)
        self._stops([each for each in plain if not each.value], fresh=fresh)
        for each in said:
            if each.certainty is Certainty.STATED and each not in news and (each.value or not each.plain):
                self._recall(each)
            elif each.certainty is Certainty.RUMOURED:
                self._rumour(each)
            elif each.certainty is Certainty.DENIED:
                self._deny(each)
        if fresh and any(each.status == "delayed-from" and each.certainty is Certainty.STATED for each in said):
            self._has_moved(said[0].stated)

    def values(self) -> list[Held]:
        """Those that hold now."""
        return [self.held[value] for value in self.current]

    def end(self, value: str, day: PartialDate | None, state: State = State.SUPERSEDED) -> None:
        """The value holds no more from that day on; of two contested ones the other holds alone."""
        self.held[value].end(state, day)
        self._hold([each for each in self.current if each != value])

    def former(self, statement: Statement) -> Held | None:
        """The value that `previous` means: held once, or until now."""
        assert statement.previous is not None
        meant = Held(statement.previous.edtf, statement.previous)
        found = [
            each for each in self.held.values()
            if each.value not in self.current and (meant.contains(each) or each.contains(meant))
        ]  # fmt: skip
        return found[-1] if found else None

    def record(self, when: PartialDate, day: PartialDate | None) -> Held:
        """A value of which only its end is known."""
        return self.held.setdefault(when.edtf, Held(when.edtf, when, State.SUPERSEDED, day, day))

    def _news(self, said: Sequence[Statement]) -> list[Statement]:
        """What tells the plan; the rest only adds to the history.

        Where a date lies ahead, those that were over when they were stated tell no plan; nor do those that a move of the day gives up.
        """
        said = [each for each in said if not any(each.gives_way_to(other) for other in said)]
        ahead = [each for each in said if not each.past]
        if ahead or any(_ahead(held, each) for held in self.values() for each in said):
            return ahead
        return list(said)

    # -- values ---------------------------------------------------------------------------------------

    def _values(self, said: Sequence[Statement], before: Sequence[str]) -> bool:
        """Whether a new value came to hold."""
        if not said:
            return False
        standing = {each.claim: self._stands_for(each, said, before) for each in said}
        new = sorted(set(standing.values()) - set(before))
        repeated = sorted(set(standing.values()) & set(before))
        moved = any(each.moves and standing[each.claim] in new for each in said)
        dates = {each.value: each.when for each in said}
        for each in said:
            value = standing[each.claim]  # held since before, or said today
            self.held.setdefault(value, Held(value, dates.get(value))).told(each)
        self._replace(before, new if moved else sorted({*new, *repeated}), said, standing)
        self._status_of_values(said, standing, new=bool(new))
        return bool(new)

    def _stands_for(self, statement: Statement, said: Sequence[Statement], before: Sequence[str]) -> str:
        """The value that a statement is about: a vaguer one than is said today, or than holds, means that one."""
        own = Held(statement.value, statement.when)
        others = (Held(each.value, each.when) for each in said if each.value != own.value)
        inside = [each for each in others if own.contains(each) and not each.contains(own)]
        if not inside:
            inside = [self.held[value] for value in before if value != own.value and own.contains(self.held[value])]
        return min(inside, key=_precision).value if inside else own.value

    def _replace(
        self, before: Sequence[str], winners: Sequence[str], said: Sequence[Statement], standing: dict[str, str]
    ) -> None:
        today = said[0].stated
        corrected = any(each.correction and standing[each.claim] in winners for each in said)
        for value in before:
            if value in winners:
                continue
            old = self.held[value]
            old.end(State.RETIRED if corrected else State.SUPERSEDED, today)
            dated = old.since is not None and not corrected
            self.moved |= dated and not any(old.contains(self.held[each]) for each in winners)
        self._hold(winners)

    def _hold(self, values: Iterable[str]) -> None:
        self.current = tuple(sorted(values))
        state = State.CURRENT if len(self.current) == 1 else State.CONTESTED
        for value in self.current:
            self.held[value].end(state, None)

    # -- where it stands --------------------------------------------------------------------------------

    def _status_of_values(self, said: Sequence[Statement], standing: dict[str, str], *, new: bool) -> None:
        holding = [each for each in said if standing[each.claim] in self.current]
        told = max((each.status or "scheduled" for each in holding), key=_rank, default="")
        if not new and _rank(told) < _rank(self.status):
            return
        if told == "scheduled" and self.moved:
            told = "rescheduled"
        if told:
            self._stand(told, today=said[0].stated)
            self.reason = next((each.reason for each in holding if each.reason), "" if new else self.reason)

    def _has_moved(self, today: PartialDate | None) -> None:
        """The old date is told with the new one, though nobody had told it before."""
        self.moved = True
        if self.status == "scheduled":
            self._stand("rescheduled", today=today)

    def _stops(self, said: Sequence[Statement], *, fresh: bool) -> None:
        """Statements without a date: that it is off for now, or for good; that it is announced, or out."""
        if not said:
            return
        today = said[0].stated
        for each in said:
            self.statuses.setdefault(each.status, Held(each.status, None, State.SUPERSEDED, None, today)).told(each)
        stops = sorted({each.status for each in said} & set(STOPPING))
        out = bool(self.current) and all(said[0].over(held.when) for held in self.values())
        if stops and not fresh and not out:
            for value in self.current:
                self.held[value].end(State.SUPERSEDED, today)
            self.moved |= bool(self.current)
            self.current = ()
            self.reason = next((each.reason for each in said if each.reason), "")
            self._stand(*stops, today=today)
        elif not stops and (best := max((each.status for each in said), key=_rank)) and _rank(best) >= _rank(self.status):
            self._stand(best, today=today)
        else:
            self._stand(self.status, today=today)

    def _stand(self, *statuses: str, today: PartialDate | None) -> None:
        """From today the release stands there; of two said on one day, both are contested."""
        self.status = statuses[0] if len(statuses) == 1 else ""
        for status, held in self.statuses.items():
            if status in statuses:
                held.end(State.CURRENT if len(statuses) == 1 else State.CONTESTED, None)
            elif held.state in {State.CURRENT, State.CONTESTED}:
                held.end(State.SUPERSEDED, today)

    # -- what changes nothing that holds ------------------------------------------------------------------

    def _recall(self, statement: Statement) -> None:
        """An old plan is told again: it only adds to the history."""
        if statement.when is None:
            held = self.statuses.setdefault(statement.status, Held(statement.status, None, State.SUPERSEDED, None, statement.stated))
            held.told(statement)
            return
        own = Held(statement.value, statement.when)
        known = [each for each in self.held.values() if own.contains(each)]
        held = self.held.get(statement.value) or (known[0] if known else self.record(statement.when, statement.stated))
        held.told(statement)
        if held.state is State.RUMOURED:
            held.end(State.SUPERSEDED, statement.stated)

    def _rumour(self, statement: Statement) -> None:
        own = Held(statement.value, statement.when)
        if not statement.value:
            self.statuses.setdefault(statement.status, Held(statement.status)).told(statement)
            return
        holding = [each for each in self.values() if own.contains(each)]
        held = holding[0] if holding else self.held.setdefault(statement.value, own)
        held.supports.append(statement.claim)
        held.since = held.since or statement.stated

    def _deny(self, statement: Statement) -> None:
        """What is denied is retired from that day."""
        own = Held(statement.value or statement.status, statement.when)
        among = self.held if statement.value else self.statuses
        denied = [each for each in among.values() if own.contains(each) and each.state in _LIVE]
        named = denied[0] if denied else among.setdefault(own.value, own)
        named.opposes.append(statement.claim)
        if named is own:
            own.end(State.RETIRED, statement.stated)
        for each in denied:
            each.end(State.RETIRED, statement.stated)
        if not statement.value and self.status in {each.value for each in denied}:
            self.status = ""
        if statement.value and any(each.value in self.current for each in denied):
            self._hold(value for value in self.current if self.held[value].state in _LIVE)


def _ahead(held: Held, statement: Statement) -> bool:
    """Whether the date is still to come when something is stated."""
    return held.when is not None and held.when.earliest is not None and held.when.earliest > statement.day


def _leaves(move: Statement, other: Statement) -> bool:
    """Whether a statement says that the other's date is the one that it gives up."""
    return move.moves and move.previous is not None and other.when is not None and move.previous.contains(other.when)


_LIVE = (State.CURRENT, State.CONTESTED, State.RUMOURED)


def _rank(status: str) -> int:
    return _PROGRESS.index(status) if status in _PROGRESS else 0


def _precision(held: Held) -> tuple[int, str]:
    if held.when is None or held.when.earliest is None or held.when.latest is None:
        return 10**6, held.value
    return (held.when.latest - held.when.earliest).days, held.value
