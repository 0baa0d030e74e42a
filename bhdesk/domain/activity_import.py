"""What a workbook of activities would change in the log: a plan to look at before it is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bhdesk.domain import activities
from bhdesk.domain.activities import Activity, occasion
from bhdesk.domain.errors import Issue, Level, UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bhdesk.domain.activity_reading import ReadBook, ReadRow
    from bhdesk.domain.frame import Frame


class RowState(StrEnum):
    """TWIN: the log, or a row above, has an activity of that day, kind and place already."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    TWIN = "twin"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One row of the file: `where` it stands, `activity` as read, `stored` what it would change."""

    where: str
    state: RowState
    activity: Activity | None = None
    stored: Activity | None = None


@dataclass(frozen=True, slots=True)
class ActivityPlan:
    """All rows with all findings: errors forbid the import, warnings have to be confirmed."""

    name: str
    rows: tuple[PlanRow, ...]
    issues: tuple[Issue, ...]

    def count(self, state: RowState) -> int:
        """How many rows are of that state."""
        return sum(row.state is state for row in self.rows)

    @property
    def errors(self) -> tuple[Issue, ...]:
        """What has to be put right in the file."""
        return tuple(issue for issue in self.issues if issue.level is Level.ERROR)

    @property
    def doubts(self) -> tuple[Issue, ...]:
        """What has to be confirmed."""
        return tuple(issue for issue in self.issues if issue.level is Level.WARNING)


def build(
    name: str, book: ReadBook, own_sign: str, stored: Mapping[int, Activity], frame: Frame
) -> ActivityPlan:
    """Each row against the log; numbers are believed only in a file that came from this log."""
    planner = _Planner(stored, frame, is_own=book.book == own_sign)
    rows = tuple(planner.row(row) for row in book.rows)
    return ActivityPlan(name, rows, (*book.issues, *planner.issues))


class _Planner:
    """Takes the rows in order: an activity of the log answers to one row only."""

    def __init__(self, stored: Mapping[int, Activity], frame: Frame, *, is_own: bool) -> None:
        self.issues: list[Issue] = []
        self._stored, self._frame, self._is_own = stored, frame, is_own
        self._by_occasion: dict[object, list[Activity]] = {}
        for item in stored.values():
            self._by_occasion.setdefault(occasion(item), []).append(item)
        self._taken: set[int] = set()
        self._seen: set[object] = set()

    def row(self, read: ReadRow) -> PlanRow:
        """What becomes of one row."""
        if read.activity is None:
            return PlanRow(read.where, RowState.BAD)
        number = read.activity.id if self._is_own else 0
        item = replace(read.activity, id=0)
        try:
            _judge(item, self._frame)
            if number and number not in self._stored:
                raise UserError("activity.import_gone", id=number)
            if number in self._taken:
                raise UserError("activity.import_twice", id=number)
        except UserError as refusal:
            self._note(refusal, read.where, Level.ERROR)
            return PlanRow(read.where, RowState.BAD)
        twins = self._by_occasion.get(occasion(item), [])
        old = self._stored.get(number) if number else None
        same = next((t for t in twins if t.id not in self._taken and is_same(t, item)), None)
        found = old or same
        if found is not None:
            self._taken.add(found.id)
            return self._known(read.where, item, found)
        return self._new(read.where, item, twins)

    def _known(self, where: str, item: Activity, found: Activity) -> PlanRow:
        if is_same(found, item):
            return PlanRow(where, RowState.SAME, found, found)
        wanted = replace(item, id=found.id)
        self._doubt(where, wanted, [])
        return PlanRow(where, RowState.CHANGED, wanted, found)

    def _new(self, where: str, item: Activity, twins: list[Activity]) -> PlanRow:
        is_again = occasion(item) in self._seen
        self._seen.add(occasion(item))
        others = [replace(item, id=-1)] if is_again else [t for t in twins if t.id]
        state = RowState.TWIN if others else RowState.NEW
        self._doubt(where, item, others)
        return PlanRow(where, state, item)

    def _doubt(self, where: str, item: Activity, others: Iterable[Activity]) -> None:
        for doubt in activities.doubts(item, others):
            self._note(doubt, where, Level.WARNING)

    def _note(self, refusal: UserError, where: str, level: Level) -> None:
        self.issues.append(Issue(refusal.code, refusal.params, where, level))


def _judge(item: Activity, frame: Frame) -> None:
    activities.refuse_impossible(item)
    activities.refuse_far(item, frame.plan.period)


def is_same(one: Activity, other: Activity) -> bool:
    """Equal but for the number and the order of units and enrolments."""
    return _plain(one) == _plain(other)


def _plain(item: Activity) -> Activity:
    return replace(
        item, id=0, units=tuple(sorted(item.units)), enrolled=tuple(sorted(item.enrolled))
    )
