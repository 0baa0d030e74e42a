"""Questions about targets: the sheets the office keeps and the values valid on a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bhdesk.domain import lineage, progress, text
from bhdesk.domain.periods import Month
from bhdesk.domain.plan_position import rate_target
from bhdesk.domain.plans import Operator
from bhdesk.domain.targets import REASON_WORDS, Reason, Share, Sheet, Total
from bhdesk.store import denominators, lineages

if TYPE_CHECKING:
    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.frame import Frame
    from bhdesk.store.transaction import Reading


def sheets(db: Reading, on: date, only: str | None = None) -> dict[str, Sheet]:
    """The sheet valid on a day for each measure of that year: the latest that has taken effect.

    `only`: of this measure alone.
    """
    listed = _listed(db, on.year, only)
    return {sheet.measure: sheet for sheet in listed if sheet.effective_from <= on}


def revisions(db: Reading, measure: str, year: int) -> tuple[Sheet, ...]:
    """Every sheet of a measure in a year, newest first."""
    return tuple(reversed(_listed(db, year, measure)))


def _listed(db: Reading, year: int, only: str | None) -> list[Sheet]:
    """The sheets of a year in the order in which they take effect."""
    rows = db.all(
        "SELECT s.id, m.key, s.year, s.effective_from,"
        " s.total, s.method, s.reason, s.note, s.document, s.document_day"
        " FROM target_sheet s JOIN measure m ON m.id = s.measure_id"
        " WHERE s.year = :year AND m.key = COALESCE(:only, m.key) ORDER BY s.effective_from",
        year=year, only=only,
    )  # fmt: skip
    shares: dict[int, list[Share]] = {}
    for sheet, unit, value, pinned, weight in db.all(
        "SELECT r.sheet_id, r.unit_id, r.value, r.is_pinned, r.weight FROM target_row r"
        " JOIN unit u ON u.id = r.unit_id JOIN target_sheet s ON s.id = r.sheet_id"
        " JOIN measure m ON m.id = s.measure_id"
        " WHERE s.year = :year AND m.key = COALESCE(:only, m.key) ORDER BY u.position, u.id",
        year=year, only=only,
    ):  # fmt: skip
        shares.setdefault(sheet, []).append(Share(unit, value, bool(pinned), weight))
    return [
        Sheet(
            number, key, of_year, date.fromisoformat(first), total, method, reason, note, document,
            day and date.fromisoformat(day), tuple(shares.get(number, ())),
        )
        for number, key, of_year, first, total, method, reason, note, document, day in rows
    ]  # fmt: skip


def totals(db: Reading, frame: Frame, on: date) -> tuple[Total, ...]:
    """Every split target with its total and its sum, in the measures' order."""
    kept = sheets(db, on)
    found = []
    for measure in frame.measures:
        sheet = kept.get(measure.key)
        if sheet and sheet.shares:
            why = REASON_WORDS[Reason(sheet.reason)] if sheet.reason else ""
            found.append(
                Total(
                    measure.key, sheet.total, sheet.sum, why, sheet.note,
                    _document(sheet), sheet.effective_from,
                )
            )  # fmt: skip
    return tuple(found)


def _document(sheet: Sheet) -> str:
    dated = f" ngày {text.day(sheet.document_day)}" if sheet.document_day else ""
    return f"{sheet.document}{dated}" if sheet.document else ""


def planned_total(frame: Frame, measure: str, year: int) -> int | None:
    """The head-count the plan itself gives the office: a count target, its table row or total."""
    plan, where = frame.plan, frame.where
    target = rate_target(plan, where, measure, year)
    if target and target.value is not None and target.level == where.office.key:
        return int(target.value)
    for table in plan.tables:
        if table.as_of.year != year or measure not in table.columns:
            continue
        at = table.columns.index(measure)
        if where.office_unit:
            return next(
                (row.values[at] for row in table.rows if row.unit == where.office_unit), None
            )
        if table.level == where.units.key and table.printed_total:
            return table.printed_total[at]
    return None


def valid_targets(
    db: Reading, frame: Frame, on: date, only: Measure | None = None
) -> dict[tuple[int | None, str], int]:
    """Head-counts by (unit id or None for the office, measure key) valid on a day.

    Sheets come first, then the plan's counts, then its rates times the base. `only`: of this
    measure alone.
    """
    found: dict[tuple[int | None, str], int] = {}
    for key, sheet in sheets(db, on, only.key if only else None).items():
        if sheet.total is not None:
            found[None, key] = sheet.total
        found.update({(s.unit, key): s.value for s in sheet.shares if s.value is not None})
    own = {(unit, key): value for (unit, key), value in found.items() if unit is not None}
    found |= dict(lineage.inherited(lineages.family(db), Month.of(on), own).items())
    bases = {key: base.value for key, base in denominators.office_bases(db, frame, on).items()}
    for measure in (only,) if only else frame.measures:
        if (None, measure.key) in found:
            continue
        total = planned_total(frame, measure.key, on.year)
        if total is None:
            total = _from_rate(frame, measure.key, on.year, bases)
        if total is not None:
            found[None, measure.key] = total
    return found


def _from_rate(frame: Frame, measure: str, year: int, bases: dict[str, int]) -> int | None:
    for item in frame.plan.indicators:
        if item.numerator != measure or not bases.get(item.denominator):
            continue
        target = rate_target(frame.plan, frame.where, item.key, year)
        if (
            target
            and target.value is not None
            and target.op in {Operator.AT_LEAST, Operator.MORE_THAN}
        ):
            return progress.required(target.op, target.value, bases[item.denominator])
    return None
