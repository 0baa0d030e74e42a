"""Figures from a file: a plan to look at first, then all that was chosen in one transaction."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from bhdesk.domain import counts, import_build, import_plan, import_reading, text
from bhdesk.domain.changes import Area, Changes
from bhdesk.domain.counts import NOTHING, Part
from bhdesk.domain.errors import UserError
from bhdesk.domain.import_found import Stop
from bhdesk.domain.import_plan import (
    AGAIN,
    SAME_FILE,
    FileIdentity,
    ImportPlan,
    Question,
    answered,
    filled,
)
from bhdesk.domain.months import State
from bhdesk.store import count_chain, import_files, month_book, reads
from bhdesk.store.count_book import CountBook

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import date

    from bhdesk.domain.import_plan import CellKey, PlanRow
    from bhdesk.domain.months import MonthState
    from bhdesk.domain.periods import Month
    from bhdesk.domain.sheets import RawBook
    from bhdesk.store.engine import Store
    from bhdesk.store.transaction import Writing

# Why nothing of a file is usable, when it is one thing.
_WHOLE_FILE = ("import.refused_sheet", "file.formula_without_value")


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What a commit wrote: `batch` is its number in the history, None when nothing differed."""

    changed: int
    same: int
    rejected: int
    batch: int | None


def prepare(
    store: Store,
    book: RawBook,
    month: Month,
    file: FileIdentity,
    answers: Mapping[str, str] | None = None,
    check: Callable[[], object] | None = None,
) -> ImportPlan:
    """What the file would change; nothing is written.

    Answers once given for files of this layout are used again, those of this call come first.
    `check` is called now and then; by raising it ends the work.
    Raises UserError month.closed, month.sent, import.bad_answer.
    """
    with store.read() as db:
        _refuse_locked(month_book.state(db, month), month, store.now().date())
        frame = reads.frame(db, month.last_day)
        given, stop = dict(answers or {}), Stop(check)
        reading = import_reading.read(book, frame, month, given, stop)
        if kept := import_files.mapping(db, reading.signature):
            given = {**json.loads(kept), **given}
            reading = import_reading.read(book, frame, month, given, stop)
        stored = reads.month_counts(db, month)
        before = reads.month_counts(db, month.shift(-1))
        was_taken = import_files.taken_at(db, file.sha256, month)
    previous = {key: count.closing for key, count in before.items()}
    while True:
        plan = import_build.build(reading, frame, month, stored, previous, given, file, stop)
        plan = _asking_again(plan, was_taken, given) if was_taken else plan
        more = import_plan.spread(plan.questions, given)
        if not more:
            return plan
        given |= more
        reading = import_reading.read(book, frame, month, given, stop)


def _asking_again(plan: ImportPlan, taken: str, answers: Mapping[str, str]) -> ImportPlan:
    """The question whether a file that was taken before is meant to be taken again."""
    at = datetime.fromisoformat(taken)
    shown = f"{at:%H:%M} ngày {text.day(at.date())}"
    asked = Question(SAME_FILE, "import.same_file", before=shown, choices=(AGAIN,))
    asked = answered(asked, answers)
    said = () if asked.is_answered else (asked.issue,)
    return replace(plan, questions=(*plan.questions, asked), issues=(*said, *plan.issues))


def commit(
    store: Store, plan: ImportPlan, chosen: Collection[str] | None = None
) -> tuple[Changes, ImportResult]:
    """Write the chosen rows (by PlanRow.key; None: all that differ), all of them or none.

    A file whose figures are all stored already writes nothing and says so by `batch` None.
    Locked months after it are marked as out of date. Raises UserError with the code of the first
    open question (import.*), import.nothing (nothing readable, or nothing chosen),
    import.refused_sheet, file.formula_without_value, month.closed, month.sent, count.stale, and
    as counts.refuse_impossible.
    """
    if plan.open_questions:
        first = plan.open_questions[0].issue
        raise UserError(first.code, where=first.where, **first.params)
    rows = [row for row in plan.rows if row.is_written and (chosen is None or row.key in chosen)]
    if not rows:
        if plan.changed or not plan.same:
            raise _nothing(plan)
        return Changes(), ImportResult(0, plan.same, plan.rejected, None)
    label = f"Nhập tệp {plan.file.name} cho tháng {plan.month.label}"
    with store.write(label) as db:
        closed = month_book.refuse_locked(db, [plan.month.key])
        touched = _write_rows(db, plan, rows, closed)
        later = month_book.mark_outdated(db, plan.month.key)
        import_files.keep(db, plan.file.sha256, plan.file.name, plan.month)
        if plan.mapping and plan.signature:
            import_files.keep_mapping(db, plan.signature, json.dumps(dict(plan.mapping)))
        batch = db.batch
    result = ImportResult(len(rows), plan.same, plan.rejected, batch)
    areas = (Area.COUNTS, Area.MONTHS) if later else (Area.COUNTS,)
    return Changes.of(*areas, months=(*sorted(touched), *later)), result


def _nothing(plan: ImportPlan) -> UserError:
    """Nothing arrived; with the first place that says why, or the reason if there is but one."""
    if not plan.rows:
        for issue in plan.issues:
            if issue.code in _WHOLE_FILE:
                return UserError(issue.code, where=issue.where, **issue.params)
    first = next((i.where for i in plan.issues if i.where), plan.file.name)
    return UserError("import.nothing", name=plan.file.name, rejected=plan.rejected, first=first)


def _refuse_locked(state: MonthState, month: Month, today: date) -> None:
    if state.is_locked(today):
        code = "month.sent" if state.state is State.SENT else "month.closed"
        raise UserError(code, month=month.label)


def _write_rows(db: Writing, plan: ImportPlan, rows: list[PlanRow], closed: set[int]) -> set[int]:
    """Put the figures, unit by unit, upon the very counts that the plan was made upon."""
    values: dict[CellKey, dict[Part, int]] = {}
    for row in rows:
        if row.unit is not None and row.new is not None:
            values.setdefault((row.unit, row.measure), {})[row.part] = row.new
    bases = dict(plan.bases)
    book = CountBook(db, len(values))
    touched: set[int] = set()
    for cell, parts in values.items():
        stored = book.get(plan.month, cell) or NOTHING
        if counts.entered(bases.get(cell, NOTHING)) != counts.entered(stored):
            raise UserError("count.stale")
        count = filled(stored, book.previous(plan.month, cell), parts)
        touched |= count_chain.put(book, plan.month, cell, count, closed, plan.file.name)
    book.write()
    return touched
