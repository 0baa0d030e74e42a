"""What the office keeps beside figures and meetings, as a report tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.collecting import AgentTable, Line
    from bhdesk.domain.debt import DebtQuarter
    from bhdesk.domain.people import Roster
    from bhdesk.domain.periods import Month
    from bhdesk.domain.schools import SchoolTable
    from bhdesk.domain.tasks import Task


@dataclass(frozen=True, slots=True)
class Agents:
    """Collection organisations with what they were to bring of one measure, and brought."""

    measure: Measure
    tables: tuple[AgentTable, ...]


@dataclass(frozen=True, slots=True)
class PeakWork:
    """A peak month that was given a target of its own, or counted day by day."""

    key: str
    name: str
    month: Month
    measure: str
    target: int | None
    counted: int | None


@dataclass(frozen=True, slots=True)
class Records:
    """Each is empty where nothing was written of it.

    `rosters` are the bodies of the last day, `tasks` as they stood on it; `schools` of the newest
    month of the period with figures; `debts` of the quarters that end in the period.
    """

    rosters: tuple[Roster, ...] = ()
    tasks: tuple[Task, ...] = ()
    agents: tuple[Agents, ...] = ()
    schools: SchoolTable | None = None
    debts: tuple[DebtQuarter, ...] = ()
    peaks: tuple[PeakWork, ...] = ()


def told(table: AgentTable) -> Line:
    """What an organisation brought: its agents together, its own figures where they have none."""
    has_sum = table.sum.target is not None or table.sum.result is not None
    return table.sum if has_sum or table.own is None else table.own
