"""Targets: splitting them over units, keeping printed totals, taking over a table (R03)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bhdesk.domain import catalogue, official_allocation, targets
from bhdesk.domain import paste as pasting
from bhdesk.domain.board_building import build
from bhdesk.domain.changes import Area, Changes
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month
from bhdesk.domain.plan_sums import ColumnSum, column_sums
from bhdesk.domain.targets import REASON_WORDS, AllocationPlan, Method, Reason, Total
from bhdesk.store import boards, denominators, reads, sheets, target_book
from bhdesk.store.target_book import Paper

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bhdesk.domain.board import Base, RateLine
    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.document import Document
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.paste import TargetPaste
    from bhdesk.domain.targets import Revision, Sheet
    from bhdesk.store.engine import Store
    from bhdesk.store.transaction import Reading


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
    own_weights: Mapping[int, int] | None = None,
) -> AllocationPlan:
    """The split of a target without saving it.

    `method` is a denominator key, "equal", "last_year" (the closings of 31/12) or "own_weights",
    with `own_weights` by unit: whole numbers whose proportion counts. Without `total` the office's
    own target is split. Raises UserError target.no_total, target.not_in_units,
    target.unknown_method, target.missing_weight and what allocate() raises.
    """
    with store.read() as db:
        frame = reads.frame(db, on)
        measure = _in_units(frame, key)
        if total is None:
            total = sheets.valid_targets(db, frame, on).get((None, measure.key))
        if total is None:
            raise UserError("target.no_total", name=measure.short)
        weights = _weights(db, frame, measure, method, on, own_weights)
    return targets.allocate(measure.key, total, method, weights, pinned)


def _in_units(frame: Frame, key: str) -> Measure:
    measure = frame.measure(key)
    if not measure.is_in_units:
        raise UserError("target.not_in_units", name=measure.short, unit=frame.unit_word)
    return measure


def _weights(
    db: Reading,
    frame: Frame,
    measure: Measure,
    method: str,
    on: date,
    own: Mapping[int, int] | None,
) -> dict[int, int | None]:
    if method == Method.OWN:
        return {unit: (own or {}).get(unit) for unit in frame.unit_ids}
    if method == Method.EQUAL:
        return dict.fromkeys(frame.unit_ids, 1)
    if method == Method.LAST_YEAR:
        known = boards.around(db, Month.of(on), [measure.key])
        return {
            unit: found.start if (found := known.get((unit, measure.key))) else None
            for unit in frame.unit_ids
        }
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
    document_day: date | None = None,
    expected: Mapping[int, int | None] | None = None,
    *,
    is_correction: bool = False,
) -> Changes:
    """Keep a split as the sheet valid from `on` (a later day of the year keeps the earlier sheet).

    Without shares it is a total for the office alone. A correction mends the sheet valid on that
    day and leaves its document. Raises UserError target.needs_reason when the sum differs from the
    total and no reason is given, target.stale when the stored values are not the `expected` ones,
    target.day_order when another decision holds from that day or later.
    """
    is_split = any(share.value is not None for share in allocation.shares)
    if is_split and allocation.difference and reason is None:
        raise UserError(
            "target.needs_reason",
            sum=allocation.sum, total=allocation.total, difference=allocation.difference,
        )  # fmt: skip
    with store.read() as now:
        measure = reads.frame(now, on).measure(allocation.measure)
    with store.write(f"Giao chỉ tiêu {measure.short}") as db:
        frame = reads.frame(db, on)
        if allocation.shares:
            _in_units(frame, allocation.measure)
        kept = sheets.sheets(db, on).get(measure.key)
        paper = Paper(reason, note, document, document_day)
        start, paper = target_book.begin(db, frame.units, measure, on, kept, paper, is_correction)
        if expected is not None and kept is not None:
            valid = sheets.valid_targets(db, frame, on)
            if {unit: valid.get((unit, measure.key)) for unit in expected} != dict(expected):
                raise UserError("target.stale")
        target_book.write(db, allocation, start, paper)
    return Changes.of(Area.TARGETS)


def set_target(
    store: Store, key: str, place: int, value: int, on: date, *, is_revision: bool = False
) -> Changes:
    """Type one target: a unit's share, or the total when `place` is the office itself.

    It corrects the sheet valid on that day; a revision holds from that day on (D.3, 13). The total
    is never moved to fit the sum, nor the sum to fit the total; a difference is marked "chưa rõ"
    until the officer names a reason. Raises UserError target.negative, target.not_in_units.
    """
    if value < 0:
        raise UserError("target.negative")
    with store.write("Sửa chỉ tiêu") as db:
        frame = reads.frame(db, on)
        measure = frame.measure(key)
        kept = sheets.sheets(db, on).get(measure.key)
        valid = sheets.valid_targets(db, frame, on, measure)
        shares: dict[int, int | None] = {}
        if measure.is_in_units:
            shares = {unit: valid.get((unit, measure.key)) for unit in frame.unit_ids}
        total = kept.total if kept else valid.get((None, measure.key))
        if place == frame.office_id:
            total = value
        else:
            _in_units(frame, key)
            shares[place] = value
        if total is None:
            total = sum(v or 0 for v in shares.values())
        old = {share.unit: share for share in kept.shares} if kept else {}
        listed = tuple(
            old.get(unit, targets.Share(unit, None))._replace(value=share)
            for unit, share in shares.items()
        )
        made = AllocationPlan(measure.key, total, Method.MANUAL, listed)
        start = target_book.start(on, kept)
        paper = Paper(Reason(kept.reason) if kept and kept.reason else Reason.UNKNOWN)
        if kept and not is_revision:  # another decision has a document of its own
            start = target_book.start_of_typed(on, kept, frame.units)
            paper = replace(paper, document=kept.document, document_day=kept.document_day)
        target_book.write(db, made, start, paper)
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
    document_day: date | None = None,
) -> Changes:
    """Keep a pasted table with its printed totals; raises as save() does."""
    worst = next((column for column in table.columns if column.difference), None)
    if worst is not None and reason is None:
        raise UserError(
            "target.needs_reason", sum=worst.sum, total=worst.total, difference=worst.difference
        )
    with store.write("Dán bảng chỉ tiêu") as db:
        frame = reads.frame(db, on)
        kept = sheets.sheets(db, on)
        for column in table.columns:
            shares = tuple(targets.Share(unit, value) for unit, value in column.values)
            made = AllocationPlan(column.measure, column.total, Method.PLAN, shares)
            start = target_book.start(on, kept.get(column.measure))
            target_book.refuse_later(db, frame.measure(column.measure), start, document)
            target_book.write(db, made, start, Paper(reason, note, document, document_day))
    return Changes.of(Area.TARGETS)


def revisions(store: Store, key: str, year: int) -> tuple[Revision, ...]:
    """Every decision over a measure in a year, newest first; raises UserError indicator.unknown."""
    with store.read() as db:
        return target_book.revisions(db, reads.frame(db).measure(key).key, year)


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
