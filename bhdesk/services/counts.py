"""Typing the month: a figure, a block of figures, "không phát sinh" (R06)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bhdesk.domain import board, board_building, counts
from bhdesk.domain.changes import Area, Changes
from bhdesk.domain.counts import NOTHING, Count, Part
from bhdesk.domain.errors import Issue, UserError
from bhdesk.domain.plans import Nature
from bhdesk.store import boards, count_chain, import_files, month_book, reads, sheets
from bhdesk.store.count_book import CountBook

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.periods import Month
    from bhdesk.domain.places import Unit
    from bhdesk.store.count_book import CellKey
    from bhdesk.store.engine import Store
    from bhdesk.store.transaction import Reading


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell as typed: `value` None clears it; `expected` is the count it was typed upon."""

    unit: int
    measure: str
    part: Part
    value: int | None


@dataclass(frozen=True, slots=True)
class GridRow:
    """A unit's figures of one measure; `previous` is last month's closing.

    `files`: the file a part came from, unless somebody typed in this row since.
    """

    unit: Unit
    count: Count
    previous: int | None
    line: board.Line
    issues: tuple[Issue, ...]
    files: Mapping[Part, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CountGrid:
    """One month and measure: a row per unit, the office's line, and whether the month is closed."""

    frame: Frame
    month: Month
    measure: Measure
    rows: tuple[GridRow, ...]
    office: board.Line
    is_closed: bool

    def total(self, part: Part) -> int | None:
        """The units' sum; None while a unit is blank, but side flows add what is known."""
        values = [row.count.part(part) for row in self.rows]
        known = [value for value in values if value is not None]
        is_side_flow = part in counts.SIDE_FLOWS
        return sum(known) if known and (is_side_flow or len(known) == len(values)) else None


@dataclass(frozen=True, slots=True)
class OfficeFigure:
    """A figure that exists for the whole office only (BHXH bắt buộc, BHTN, tài khoản …).

    `file`: where it came from, "" when it was typed; `count`: all that is stored of it.
    """

    measure: Measure
    value: int | None
    previous: int | None
    line: board.Line | None
    file: str = ""
    count: Count = NOTHING

    @property
    def part(self) -> Part:
        """The cell that is typed: the new of a flow, else the closing."""
        return Part.NEW if self.measure.nature is Nature.FLOW else Part.CLOSING


def grid(store: Store, month: Month, measure_key: str) -> CountGrid:
    """The entry grid of one measure; raises UserError indicator.unknown."""
    with store.read() as db:
        frame = reads.frame(db, month.last_day)
        measure = frame.measure(measure_key)
        stored = reads.counts_between(db, measure.key, month, month)
        brought = import_files.brought(db, month, measure.key)
        source = _board_source(db, frame, month, measure)
        is_closed = month_book.state(db, month).is_locked(store.now().date())
    made = board_building.build(source)
    rows = []
    for unit in frame.units if measure.is_in_units else ():
        line = made.line(unit.id, measure.key)
        previous = line.figures.previous
        count = stored.get((unit.id, month.key), NOTHING)
        if not is_closed:  # a closed month shows what was closed, whatever moved before it
            count = counts.settle(count, previous)
        issues = counts.warnings(count, previous)
        files = _files(count, brought.get((unit.id, measure.key), {}))
        rows.append(GridRow(unit, count, previous, line, issues, files))
    return CountGrid(frame, month, measure, tuple(rows), made.line(None, measure.key), is_closed)


def office_figures(store: Store, month: Month) -> tuple[OfficeFigure, ...]:
    """Everything that is entered for the whole office and has no unit's figures."""
    with store.read() as db:
        frame = reads.frame(db, month.last_day)
        source = _board_source(db, frame, month)
        brought = import_files.brought(db, month)
        stored = reads.month_counts(db, month)
    made = board_building.build(source)
    found = []
    for measure in frame.measures:
        if measure.is_in_units or not measure.is_entered:
            continue
        line = made.line(None, measure.key)
        is_flow = measure.nature is Nature.FLOW
        value = line.figures.new if is_flow else line.figures.closing
        part = Part.NEW if is_flow else Part.CLOSING
        kept = brought.get((frame.office_id, measure.key), {})
        file = kept.get((part.value, str(value)), "")
        count = stored.get((frame.office_id, measure.key), NOTHING)
        found.append(OfficeFigure(measure, value, line.figures.previous, line, file, count))
    return tuple(found)


def _files(count: Count, brought: Mapping[tuple[str, str], str]) -> dict[Part, str]:
    """The files of the parts that still hold what those files brought."""
    return {
        part: name
        for part in (Part if brought else ())
        if (name := brought.get((part.value, str(count.part(part)))))
    }


def _board_source(
    db: Reading, frame: Frame, month: Month, only: Measure | None = None
) -> board.Source:
    targets = sheets.valid_targets(db, frame, month.last_day, only)
    return boards.source(db, frame, month, targets, only)


def set_counts(
    store: Store,
    month: Month,
    entries: Iterable[Entry],
    expected: Mapping[tuple[int, str], Count] | None = None,
) -> Changes:
    """Write typed cells, all or none, with the closings and later openings that follow from them.

    Locked months after it are marked as out of date. Raises UserError month.closed, month.sent,
    count.negative, count.lapsed_over_opening,
    count.closing_negative, count.not_in_units, count.stale (the stored figure is not the one that
    was on the screen), indicator.computed.
    """
    listed = list(entries)
    touched = {month.key}
    with store.write(f"Nhập số liệu tháng {month.label}") as db:
        frame = reads.frame(db, month.last_day)
        closed = month_book.refuse_locked(db, [month.key])
        _refuse_places(frame, listed)
        cells: dict[CellKey, list[Entry]] = {}
        for entry in listed:
            cells.setdefault((entry.unit, entry.measure), []).append(entry)
        book = CountBook(db, len(cells))
        for cell, parts in cells.items():
            stored = book.get(month, cell) or NOTHING
            if expected is not None and (
                counts.entered(expected.get(cell, NOTHING)) != counts.entered(stored)
            ):
                raise UserError("count.stale")
            changed = stored
            for entry in parts:
                changed = counts.with_part(changed, entry.part, entry.value)
            touched |= count_chain.put(book, month, cell, changed, closed, source="")
        later = month_book.mark_outdated(db, month.key) if book.write() else ()
    areas = (Area.COUNTS, Area.MONTHS) if later else (Area.COUNTS,)
    return Changes.of(*areas, months=(*sorted(touched), *later))


def _refuse_places(frame: Frame, entries: list[Entry]) -> None:
    measures = {key: frame.measure(key) for key in {entry.measure: None for entry in entries}}
    for entry in entries:
        measure = measures[entry.measure]
        if not measure.is_entered:
            raise UserError("indicator.computed", name=measure.name)
        if entry.unit != frame.office_id and not measure.is_in_units:
            raise UserError("count.not_in_units", name=measure.short, unit=frame.unit_word)
        if entry.value is not None and entry.value < 0:
            raise UserError("count.negative", text=str(entry.value))


def fill_nothing(store: Store, month: Month, unit: int) -> tuple[Changes, int]:
    """Không phát sinh: zeros into a unit's blank main flows, in one batch; gives how many.

    Measures that no unit has a figure of this month or last month stay blank, and so does one
    whose closing was typed. Raises UserError count.nothing_to_fill, unit.stale and as set_counts.
    """
    with store.read() as db:
        frame = reads.frame(db, month.last_day)
        stored = reads.month_counts(db, month)
        before = reads.month_counts(db, month.shift(-1))
    if unit not in frame.unit_ids:
        raise UserError("unit.stale")
    used = {key for place, key in (*stored, *before) if place in frame.unit_ids}
    entries, expected = [], {}
    for measure in frame.measures:
        count = stored.get((unit, measure.key), NOTHING)
        is_offered = measure.is_in_units and measure.is_entered and measure.key in used
        if is_offered and not count.closing_typed:
            parts = (Part.NEW,) if measure.nature is Nature.FLOW else counts.MAIN_FLOWS
            entries += [Entry(unit, measure.key, p, 0) for p in parts if count.part(p) is None]
            expected[unit, measure.key] = count
    if not entries:
        raise UserError("count.nothing_to_fill", unit=frame.unit(unit).name, month=month.label)
    return set_counts(store, month, entries, expected), len(entries)
