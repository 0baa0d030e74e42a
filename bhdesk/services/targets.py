"""Targets: splitting them over units, keeping printed totals, taking over a table (R03)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bhdesk.domain import catalogue, official_allocation, targets
from bhdesk.domain import paste as pasting
from bhdesk.domain.board_building import build
from bhdesk.domain.changes import Area, Changes
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month
from bhdesk.domain.plan_sums import ColumnSum, column_sums
from bhdesk.domain.report import Total
from bhdesk.domain.targets import REASON_WORDS, AllocationPlan, Method, Reason
from bhdesk.store import boards, denominators, reads, records, sheets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bhdesk.domain.board import Base, RateLine
    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.document import Document
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.paste import TargetPaste
    from bhdesk.store.engine import Store
    from bhdesk.store.sheets import Sheet
    from bhdesk.store.transaction import Reading, Writing


@dataclass(frozen=True, slots=True)
class TargetSheet:
    """One measure's target: `total` asked of the office (None: not known), the units' values."""

    measure: Measure
    total: int | None
    sheet: Sheet | None
    values: Mapping[int, int | None]

    @property
    def sum(self) -> int | None:
        """The units' values added up; None while none has one."""
        known = [value for value in self.values.values() if value is not None]
        return sum(known) if known else None

    @property
    def difference(self) -> int | None:
        """Sum minus total; None while either is unknown."""
        return None if self.total is None or self.sum is None else self.sum - self.total


@dataclass(frozen=True, slots=True)
class TargetView:
    """Everything the targets screen shows for one day."""

    frame: Frame
    on: date
    sheets: tuple[TargetSheet, ...]
    rates: tuple[RateLine, ...]
    bases: Mapping[str, Base]
    unit_bases: Mapping[tuple[int, str], Base]
    printed: tuple[ColumnSum, ...]


def view(store: Store, on: date) -> TargetView:
    """Everything the targets screen shows for one day."""
    with store.read() as db:
        frame = reads.frame(db, on)
        kept = sheets.sheets(db, on)
        valid = sheets.valid_targets(db, frame, on)
        source = boards.source(db, frame, Month.of(on), valid)
        unit_bases = denominators.bases(db, on)
    made = build(source)
    listed = []
    for measure in frame.measures:
        if (None, measure.key) not in made.lines:
            continue
        values = (
            {unit: valid.get((unit, measure.key)) for unit in frame.unit_ids}
            if measure.is_in_units
            else {}
        )
        total = valid.get((None, measure.key))
        listed.append(TargetSheet(measure, total, kept.get(measure.key), values))
    return TargetView(
        frame, on, tuple(listed), made.rates, source.bases, unit_bases, column_sums(frame.plan)
    )


def preview(
    store: Store,
    key: str,
    method: str,
    on: date,
    total: int | None = None,
    pinned: Mapping[int, int] | None = None,
) -> AllocationPlan:
    """The split of a target without saving it.

    `method` is a denominator key, "equal" or "last_year". Without `total` the office's own target
    is split. Raises UserError target.no_total, target.not_in_units, target.unknown_method,
    target.missing_weight and what allocate() raises.
    """
    with store.read() as db:
        frame = reads.frame(db, on)
        measure = _in_units(frame, key)
        if total is None:
            total = sheets.valid_targets(db, frame, on).get((None, measure.key))
        if total is None:
            raise UserError("target.no_total", name=measure.short)
        weights = _weights(db, frame, measure, method, on)
    return targets.allocate(measure.key, total, method, weights, pinned)


def _in_units(frame: Frame, key: str) -> Measure:
    measure = frame.measure(key)
    if not measure.is_in_units:
        raise UserError("target.not_in_units", name=measure.short, unit=frame.unit_word)
    return measure


def _weights(
    db: Reading, frame: Frame, measure: Measure, method: str, on: date
) -> dict[int, int | None]:
    if method == Method.EQUAL:
        return dict.fromkeys(frame.unit_ids, 1)
    if method == "last_year":
        last = Month(on.year - 1, 12)
        known = reads.closings(db, measure.key, last, last)
        return {unit: known.get((unit, last.key)) for unit in frame.unit_ids}
    if method not in catalogue.base_keys(frame.plan):
        raise UserError("target.unknown_method", name=method)
    bases = denominators.bases(db, on)
    return {
        unit: base.value if (base := bases.get((unit, method))) else None for unit in frame.unit_ids
    }


def save(
    store: Store,
    allocation: AllocationPlan,
    on: date,
    reason: Reason | None = None,
    note: str = "",
    document: str = "",
    expected: Mapping[int, int | None] | None = None,
) -> Changes:
    """Keep a split as the sheet valid from `on` (a later day of the year keeps the earlier sheet).

    Raises UserError target.needs_reason when the sum differs from the total and no reason is given,
    target.stale when the stored values are not the `expected` ones.
    """
    if allocation.difference and reason is None:
        raise UserError(
            "target.needs_reason",
            sum=allocation.sum, total=allocation.total, difference=allocation.difference,
        )  # fmt: skip
    with store.write(f"Giao chỉ tiêu {allocation.measure}") as db:
        frame = reads.frame(db, on)
        measure = _in_units(frame, allocation.measure)
        kept = sheets.sheets(db, on).get(measure.key)
        if expected is not None and kept is not None:
            stored = {share.unit: share.value for share in kept.shares}
            if stored != dict(expected):
                raise UserError("target.stale")
        _write_sheet(db, measure.key, allocation, _start(on, kept), reason, note, document)
    return Changes.of(Area.TARGETS)


def _start(on: date, kept: Sheet | None) -> date:
    """A first sheet holds for the whole year; a revision from its own day on (D.3, 13)."""
    return date(on.year, 1, 1) if kept is None else on


def _write_sheet(
    db: Writing,
    measure: str,
    plan: AllocationPlan,
    start: date,
    reason: Reason | None,
    note: str,
    document: str,
) -> None:
    key = {
        "year": start.year,
        "measure_id": records.measure_id(db, measure),
        "effective_from": start,
    }
    values = {
        "total": plan.total,
        "method": plan.method,
        "reason": reason.value if reason and plan.difference else "",
        "note": note,
        "document": document,
    }
    ref = f"{start.year}/{measure}"
    records.upsert(db, "target_sheet", key, values, ref=ref)
    sheet = db.value(
        "SELECT id FROM target_sheet WHERE year = :year AND measure_id = :measure_id"
        " AND effective_from = :start",
        year=start.year, measure_id=key["measure_id"], start=start.isoformat(),
    )  # fmt: skip
    for share in plan.shares:
        row = {"sheet_id": sheet, "unit_id": share.unit}
        values = {"value": share.value, "is_pinned": share.is_pinned}
        records.upsert(db, "target_row", row, values, ref=f"{ref}/{share.unit}")


def set_target(
    store: Store, key: str, place: int, value: int, on: date, *, is_revision: bool = False
) -> Changes:
    """Type one target: a unit's share, or the total when `place` is the office itself.

    It corrects the sheet valid on that day; as a revision it holds from that day on and the
    months before keep theirs (D.3, 13).
    The total is never moved to fit the sum, nor the sum to fit the total; a difference is marked
    "chưa rõ" until the officer names a reason. Raises UserError target.negative,
    target.not_in_units.
    """
    if value < 0:
        raise UserError("target.negative")
    with store.write("Sửa chỉ tiêu") as db:
        frame = reads.frame(db, on)
        measure = frame.measure(key)
        kept = sheets.sheets(db, on).get(measure.key)
        shares = dict.fromkeys(frame.unit_ids) if measure.is_in_units else {}
        shares |= {share.unit: share.value for share in kept.shares} if kept else {}
        total = kept.total if kept else sheets.valid_targets(db, frame, on).get((None, measure.key))
        if place == frame.office_id:
            total = value
        else:
            _in_units(frame, key)
            shares[place] = value
        if total is None:
            total = sum(v or 0 for v in shares.values())
        listed = tuple(targets.Share(unit, v) for unit, v in shares.items())
        made = AllocationPlan(measure.key, total, Method.MANUAL, listed)
        start = kept.effective_from if kept and not is_revision else _start(on, kept)
        reason = Reason(kept.reason) if kept and kept.reason else Reason.UNKNOWN
        _write_sheet(db, measure.key, made, start, reason, "", kept.document if kept else "")
    return Changes.of(Area.TARGETS)


def read_table(store: Store, pasted: str, on: date) -> TargetPaste:
    """A decision's table from text: columns by their words, units by name, the total row apart.

    Raises UserError paste.* with the first fault; nothing is written.
    """
    with store.read() as db:
        frame = reads.frame(db, on)
    return pasting.read_targets(pasted, frame)


def save_table(
    store: Store,
    table: TargetPaste,
    on: date,
    reason: Reason | None = None,
    note: str = "",
    document: str = "",
) -> Changes:
    """Keep a pasted table with its printed totals; raises target.needs_reason as save() does."""
    worst = next((column for column in table.columns if column.difference), None)
    if worst is not None and reason is None:
        raise UserError(
            "target.needs_reason", sum=worst.sum, total=worst.total, difference=worst.difference
        )
    with store.write("Dán bảng chỉ tiêu") as db:
        kept = sheets.sheets(db, on)
        for column in table.columns:
            shares = tuple(targets.Share(unit, value) for unit, value in column.values)
            made = AllocationPlan(column.measure, column.total, Method.PLAN, shares)
            start = _start(on, kept.get(column.measure))
            _write_sheet(db, column.measure, made, start, reason, note, document)
    return Changes.of(Area.TARGETS)


def annex(store: Store, on: date) -> Document:
    """The allocation sheet of the year as a paper; raises UserError target.none."""
    seen = view(store, on)
    rows = []
    for sheet in seen.sheets:
        if sheet.measure.is_in_units and sheet.sum is not None:
            why = (
                REASON_WORDS[Reason(sheet.sheet.reason)]
                if sheet.sheet and sheet.sheet.reason
                else ""
            )
            total = Total(sheet.measure.key, sheet.total, sheet.sum, why)
            rows.append((sheet.measure, total, dict(sheet.values)))
    if not rows:
        raise UserError("target.none")
    return official_allocation.document(seen.frame, tuple(rows), on.year)
