"""Columns and rows of a peak month: villages by day or week, and the month day by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from bhdesk.domain import peak_days, text
from bhdesk.ui.grid import Cell, CellState, Column, GridRow, Kind
from bhdesk.ui.tokens import SIGNS, Tone

if TYPE_CHECKING:
    from bhdesk.domain.peak_days import DayLine
    from bhdesk.domain.peaks import PeakMonth, PeakRow
    from bhdesk.services.peaks import PeakDiary

DAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
NAME, TARGET, SUM, STORED, LEFT = "name", "target", "sum", "stored", "left"
VALUE, TOTAL, NEED, TOLD = "value", "total", "need", "told"
BY_DAY_HINT = "Tuần này đã ghi theo ngày; sửa ở “Ngày”."


class View(Enum):
    """What the table of the part is: villages by day, villages by week, the days of a place."""

    DAYS = 0
    WEEKS = 1
    COURSE = 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """Which table: `week` is the number of the week shown by day, `unit` the place of the course.

    What is refused in one table waits until it is shown again.
    """

    campaign: str
    month: int
    view: View
    week: int = 0
    unit: int | None = None


def spans_of(peak: PeakMonth, sheet: Sheet) -> tuple[tuple[date, date], ...]:
    """First and last day of each column that is typed; a day is a span of one."""
    weeks = peak_days.weeks_of(peak.month)
    if sheet.view is View.WEEKS:
        return weeks
    first, last = weeks[sheet.week]
    days = [first + timedelta(days=at) for at in range((last - first).days + 1)]
    return tuple((day, day) for day in days)


def has_stored(peak: PeakMonth) -> bool:
    """Whether the monthly figures of the month are typed somewhere."""
    return peak.office.new is not None


def unit_columns(
    diary: PeakDiary, sheet: Sheet, is_tight: bool = False
) -> tuple[Column, ...]:
    """Village, its own target, a column for each day or week, the sum, what is missing.

    `is_tight`: without what the table by week has too, so that seven days fit.
    """
    peak, word = diary.peak, diary.frame.unit_word
    heads: list[Column] = []
    for at, (first, last) in enumerate(spans_of(peak, sheet), 1):
        if first == last and sheet.view is View.DAYS:
            title, second = text.short_day(first), DAYS[first.weekday()]
        else:
            title = f"Tuần {at}"
            second = text.short_day(last)
            second = second if first == last else f"{first.day}–{second}"
        heads.append(Column(last.isoformat(), title, second, is_editable=True, sample="00"))
    made = (
        Column(NAME, word[:1].upper() + word[1:], kind=Kind.NAME, weight=1.6,
               sample="Thôn An Nhân"),
        Column(TARGET, "Chỉ tiêu", "tháng", is_editable=True, sample="000"),
        *heads,
        Column(SUM, "Cộng", "tháng", sample="0.000"),
        *((Column(STORED, "Số liệu", "tháng", sample="0.000"),) if has_stored(peak) else ()),
        Column(LEFT, "Còn", "thiếu", sample="vượt 0"),
    )  # fmt: skip
    return tuple(column for column in made if not is_tight or column.key not in (TARGET, STORED))


def unit_rows(
    diary: PeakDiary, sheet: Sheet, is_tight: bool = False
) -> tuple[tuple[GridRow, ...], GridRow]:
    """A row for each village and the totals, for the same columns."""
    peak, frame = diary.peak, diary.frame
    spans, has_new = spans_of(peak, sheet), has_stored(peak) and not is_tight
    by_unit: dict[int, dict[date, int]] = {}
    for one in peak.counts:
        by_unit.setdefault(one.unit, {})[one.day] = one.value
    names = {unit.id: unit.name for unit in frame.units}
    rows = []
    for row in peak.rows:
        known = by_unit.get(row.unit or 0, {})
        cells = [Cell(names[row.unit or 0])]
        cells += [] if is_tight else [_typed(row.target)]
        cells += [_span(known, first, last) for first, last in spans]
        rows.append(GridRow(row.unit, (*cells, *_ends(row, has_new))))
    days = peak.days
    sums = [Cell(text.count(_known([v for day, v in days.items() if first <= day <= last])))
            for first, last in spans]  # fmt: skip
    given = text.count(_known([row.target for row in peak.rows if row.target is not None]))
    named = f"Cộng {len(rows)} {frame.unit_word}"
    first = (named,) if is_tight else (named, given)
    total = GridRow("sum", (*first, *sums, *_ends(peak.office, has_new)))
    return tuple(rows), total


def _known(values: list[int]) -> int | None:
    return sum(values) if values else None


def _typed(value: int | None) -> Cell:
    return Cell("") if value is None else Cell(text.count(value), str(value))


def _span(known: dict[date, int], first: date, last: date) -> Cell:
    """What was counted from the first to the last day; written under the last one."""
    found = {day: value for day, value in known.items() if first <= day <= last}
    if set(found) <= {last}:
        return _typed(found.get(last))
    shown = text.count(sum(found.values()))
    return Cell(shown, state=CellState.COMPUTED, hint=BY_DAY_HINT)


def _ends(row: PeakRow, has_new: bool) -> tuple[Cell, ...]:
    """The sum, the monthly figure beside it, what is missing for the own target."""
    summed = Cell(text.count(row.counted), state=CellState.COMPUTED, is_bold=True)
    missing = Cell(text.NO_NUMBER, state=CellState.COMPUTED)
    if row.missing is not None:
        missing = Cell(text.count(row.missing), state=CellState.COMPUTED)
        if row.missing <= 0:
            over = f"vượt {text.count(-row.missing)}" if row.missing else "đủ"
            missing = Cell(over, state=CellState.COMPUTED, tone=Tone.GOOD)
    elif row.target is not None:
        missing = Cell(text.count(row.target), state=CellState.COMPUTED)
    return (summed, *((_stored(row),) if has_new else ()), missing)


def _stored(row: PeakRow) -> Cell:
    """The monthly figure; where the daily counts say something else its tip tells both."""
    gap, said = row.difference, ""
    if gap:
        said = (
            f"Ghi hằng ngày {text.count(row.counted)}, số liệu tháng {text.count(row.new)},"
            f" chênh {text.signed(gap)}"
        )
    return Cell(text.count(row.new), state=CellState.COMPUTED, hint=said)


def course_columns(diary: PeakDiary, unit: int | None) -> tuple[Column, ...]:
    """The day, what was won (typed for a village), running sum, gap, need, broadcasts."""
    return (
        Column(NAME, "Ngày", kind=Kind.NAME, weight=1.2, sample="T2 30/11"),
        Column(VALUE, "Tăng mới", is_editable=unit is not None, sample="0.000"),
        Column(TOTAL, "Lũy kế", sample="00.000"),
        Column(LEFT, "Còn thiếu", sample="vượt 0.000"),
        Column(NEED, "Cần mỗi", "ngày còn lại", sample="0.000"),
        Column(TOLD, "Phát thanh", kind=Kind.CHIP, weight=1.2, sample="Chưa phát thanh"),
    )


def course_rows(
    diary: PeakDiary, unit: int | None, today: date
) -> tuple[tuple[GridRow, ...], GridRow]:
    """A row for each day of the month and the totals."""
    peak = diary.peak
    lines = peak_days.lines(peak, unit, diary.broadcasts, today)
    rows = tuple(
        GridRow(line.day.isoformat(), _course(diary, line, today, unit is None)) for line in lines
    )
    row = peak_days.row_of(peak, unit)
    told = f"{len(diary.broadcasts)}/{len(lines)} ngày"
    left = _left(None if row.target is None else row.target - (row.counted or 0))
    total = text.count(row.counted)
    return rows, GridRow("sum", (f"Cộng {len(lines)} ngày", total, total, left, "", Cell(told)))


def _course(diary: PeakDiary, line: DayLine, today: date, is_whole: bool) -> tuple[Cell, ...]:
    summed = Cell(text.count(line.value), state=CellState.COMPUTED)
    name = f"{DAYS[line.day.weekday()]} {text.short_day(line.day)}"
    return (
        Cell(name, is_bold=line.day == today),
        summed if is_whole else _typed(line.value),
        Cell(text.count(line.total), state=CellState.COMPUTED, is_bold=line.value is not None),
        _left(line.left),
        Cell(text.count(line.need), state=CellState.COMPUTED),
        _told(diary, line, today),
    )


def _left(value: int | None) -> Cell:
    if value is not None and value <= 0:
        said = f"vượt {text.count(-value)}" if value else "đủ"
        return Cell(said, state=CellState.COMPUTED, tone=Tone.GOOD)
    return Cell(text.count(value), state=CellState.COMPUTED)


def _told(diary: PeakDiary, line: DayLine, today: date) -> Cell:
    """How often it was broadcast; a day without one is named where the plan asks for it."""
    if line.broadcasts:
        return Cell(f"{line.broadcasts} lần", tone=Tone.GOOD, icon=SIGNS[Tone.GOOD])
    if line.day > today or not diary.is_daily:
        return Cell("", tone=Tone.MUTED)
    return Cell("Chưa phát thanh", tone=Tone.BAD, icon=SIGNS[Tone.BAD])
