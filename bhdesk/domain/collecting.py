"""Targets and results of collection organisations and their agents, by week or month (R21)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bhdesk.domain import progress
from bhdesk.domain.people import Roster
from bhdesk.domain.periods import Month

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date
    from fractions import Fraction

    from bhdesk.domain.people import Body, Member
    from bhdesk.domain.periods import Period


@dataclass(frozen=True, slots=True)
class Collected:
    """What one agent was to bring in a month, and brought; `member` None is the organisation.

    `unit` None: not told by village. `week`: its Monday, None for the whole month; a week belongs
    to the month of its Monday. None figures are not known, which is not zero.
    """

    month: Month
    body: int
    measure: str
    target: int | None = None
    result: int | None = None
    member: int | None = None
    unit: int | None = None
    id: int = 0
    week: date | None = None

    @property
    def place(self) -> tuple[int, date | None, int, int | None, int | None, str]:
        """What there is one of each of."""
        return self.month.key, self.week, self.body, self.member, self.unit, self.measure

    @property
    def is_in_month(self) -> bool:
        """Whether the week begins on a Monday of the month."""
        week = self.week
        return week is None or (week.weekday() == 0 and Month.of(week) == self.month)


@dataclass(frozen=True, slots=True)
class Line:
    """Target and result of a period; `member` None with `unit` None is a whole organisation."""

    member: Member | None
    unit: int | None
    target: int | None
    result: int | None

    @property
    def pct(self) -> Fraction | None:
        """The result in percent of the target, exact; None where there is none to divide by."""
        if self.result is None or not self.target:
            return None
        return progress.share(self.result, self.target)


@dataclass(frozen=True, slots=True)
class AgentTable:
    """One organisation: its agents, what each brought in villages, their sum.

    `own` is what the organisation itself says, kept beside the sum: neither is made to fit.
    """

    body: Body
    agents: tuple[Line, ...]
    in_units: tuple[Line, ...]
    sum: Line
    own: Line | None

    @property
    def blank(self) -> tuple[Member, ...]:
        """The agents whose result is not known yet."""
        return tuple(
            line.member for line in self.agents if line.member is not None and line.result is None
        )


def tables(rosters: Iterable[Roster], known: Sequence[Collected]) -> tuple[AgentTable, ...]:
    """The tables of a period from the figures of one measure; agents in their order."""
    return tuple(_table(roster, known) for roster in rosters)


def of_period(roster: Roster, period: Period, figures: Sequence[Collected]) -> Roster | None:
    """Who served on a day of the period or has figures in it; None where the body was not there."""
    first, last = period.first.first_day, period.last.last_day
    with_figures = {one.member for one in figures}

    def is_there(one: Body | Member) -> bool:
        return (one.valid_from or first) <= last and (one.valid_to or last) >= first

    body = roster.body
    has_figures = any(one.body == body.id for one in figures)
    if not has_figures and not is_there(body):
        return None
    return Roster(
        body, tuple(one for one in roster.members if one.id in with_figures or is_there(one))
    )


def _table(roster: Roster, known: Sequence[Collected]) -> AgentTable:
    ours = [one for one in known if one.body == roster.body.id]
    agents: list[Line] = []
    in_units: list[Line] = []
    for member in roster.members:
        found = [one for one in ours if one.member == member.id]
        agents.append(_line(member, None, found))
        units = dict.fromkeys(one.unit for one in found if one.unit is not None)
        in_units += [
            _line(member, unit, [one for one in found if one.unit == unit]) for unit in units
        ]
    own = [one for one in ours if one.member is None]
    total = Line(
        None, None, _sum(line.target for line in agents), _sum(line.result for line in agents)
    )
    return AgentTable(
        roster.body, tuple(agents), tuple(in_units), total, _line(None, None, own) if own else None
    )


def _line(member: Member | None, unit: int | None, known: Sequence[Collected]) -> Line:
    months = sorted({one.month for one in known})
    by_month = [[one for one in known if one.month == month] for month in months]
    return Line(
        member,
        unit,
        _sum(_of_month(part, lambda one: one.target) for part in by_month),
        _sum(_of_month(part, lambda one: one.result) for part in by_month),
    )


def _of_month(part: Sequence[Collected], told: Callable[[Collected], int | None]) -> int | None:
    """What was told as a whole, else the villages' figures added up, else the weeks': one alone."""
    monthly = [one for one in part if one.week is None]
    for chosen in (
        [one for one in monthly if one.unit is None],
        monthly,
        [one for one in part if one.week is not None],
    ):
        found = _sum(told(one) for one in chosen)
        if found is not None:
            return found
    return None


def _sum(values: Iterable[int | None]) -> int | None:
    """What is known added up; None where nothing is."""
    found = [value for value in values if value is not None]
    return sum(found) if found else None
