"""The log as a workbook, out and in: looked at first, then written all at once or not at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from bhdesk.domain import activities, activity_import, activity_reading, activity_sheet
from bhdesk.domain.activity_import import ActivityPlan, RowState
from bhdesk.domain.changes import Area, Changes
from bhdesk.domain.errors import UserError
from bhdesk.domain.repeats import Twins
from bhdesk.exchange import intake, papers
from bhdesk.store import logbook, reads

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bhdesk.domain.activity_import import PlanRow
    from bhdesk.domain.sheets import RawBook
    from bhdesk.store.engine import Store
    from bhdesk.store.transaction import Reading, Writing


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What a commit wrote: `batch` is its number in the history, None when nothing differed."""

    added: int
    changed: int
    same: int
    left_out: int
    batch: int | None


def export(store: Store, target: Path, first: date = date.min, last: date = date.max) -> int:
    """Write the activities of a span of days as .xlsx; gives how many.

    Raises UserError report.not_workbook, workbook.*; StoreProblem file.*.
    """
    if target.suffix.lower() != ".xlsx":
        raise UserError("report.not_workbook", name=target.name)
    with store.read() as db:
        frame = reads.frame(db)
        listed = logbook.activities(db, first, last)
        sign = _sign(db)
    titles = activity_sheet.titles(frame, sign)
    papers.save_table(target, titles, activity_sheet.table(frame, listed))
    return len(listed)


def read(
    path: Path,
    password: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> RawBook:
    """The cells of a workbook, read by another process; raises UserError file.*."""
    return intake.read(path, password, progress, is_cancelled)


def prepare(store: Store, book: RawBook, name: str) -> ActivityPlan:
    """What the workbook would change; nothing is written. Raises UserError activity.no_table."""
    with store.read() as db:
        frame = reads.frame(db)
        found = activity_reading.read(book, frame)
        for at, row in enumerate(found.rows):
            if row.activity is not None:
                found.rows[at] = replace(row, activity=activities.cleaned(row.activity))
        stored = {item.id: item for item in logbook.activities(db, date.min, date.max)}
        return activity_import.build(name, found, _sign(db), stored, frame)


def commit(
    store: Store, plan: ActivityPlan, *, twins: Twins = Twins.ASK
) -> tuple[Changes, ImportResult]:
    """Write every new and changed row in one transaction, to be undone at once.

    Raises UserError activity.import_bad when a row cannot be taken, activity.import_doubts when
    something has to be confirmed first, activity.import_nothing, activity.stale.
    """
    if plan.errors:
        first = plan.errors[0]
        raise UserError("activity.import_bad", count=len(plan.errors), place=first.where)
    if plan.doubts and twins is Twins.ASK:
        first = plan.doubts[0]
        raise UserError("activity.import_doubts", count=len(plan.doubts), place=first.where)
    if not plan.rows:
        raise UserError("activity.import_nothing", name=plan.name)
    taken = {RowState.NEW, RowState.TWIN} if twins is Twins.ADD else {RowState.NEW}
    new = [row.activity for row in plan.rows if row.state in taken and row.activity]
    changed = [row for row in plan.rows if row.state is RowState.CHANGED]
    left_out = 0 if twins is Twins.ADD else plan.count(RowState.TWIN)
    same = plan.count(RowState.SAME)
    if not new and not changed:
        return Changes(), ImportResult(0, 0, same, left_out, None)
    with store.write(f"Nhập sổ hoạt động từ {plan.name}") as db:
        for row in changed:
            _change(db, row)
        logbook.insert_many(db, new)
        batch = db.batch
    months = {row.stored.month.key for row in changed if row.stored}
    months |= {item.month.key for item in (*new, *(r.activity for r in changed)) if item}
    result = ImportResult(len(new), len(changed), same, left_out, batch)
    return Changes.of(Area.ACTIVITIES, months=tuple(months)), result


def _change(db: Writing, row: PlanRow) -> None:
    if row.stored is None or row.activity is None:
        return
    if logbook.activity(db, row.stored.id) != row.stored:
        raise UserError("activity.stale")
    logbook.update(db, row.stored, row.activity)


def _sign(db: Reading) -> str:
    return str(db.value("SELECT value FROM meta WHERE key = 'uuid'") or "")
