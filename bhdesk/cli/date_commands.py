"""Commands about due days, days off, quotas of activities and peak months."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bhdesk.cli.context import table, working_day
from bhdesk.domain import peak_days, text
from bhdesk.domain.deadlines import ABOUT_WORDS, Every, OwnDeadline
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month
from bhdesk.services import deadlines, holidays, office, peaks, quotas
from bhdesk.services.peaks import PeakEntry

if TYPE_CHECKING:
    import argparse

    from bhdesk.cli.context import Context
    from bhdesk.domain.deadlines import Deadline, DeadlineList
    from bhdesk.domain.peaks import PeakRow

_MOST_DAYS = 3660  # ten years


def list_deadlines(context: Context, options: argparse.Namespace) -> int:
    """Everything due in a span of days."""
    seen = _seen(context, options)
    rows = seen.open if options.open else seen.rows
    value = {"rows": [_deadline(row, seen.today) for row in rows]}
    shown = [
        [text.day(row.working), row.title, ABOUT_WORDS[row.about], row.words(seen.today)]
        for row in rows
    ]
    heads = ["Ngày làm việc cuối", "Việc", "Loại", "Tình trạng"]
    context.answer(value, table(heads, shown) if shown else ["Không có hạn nào trong khoảng này."])
    return 0


def calendar(context: Context, options: argparse.Namespace) -> int:
    """What is open as a calendar file."""
    seen, target = _seen(context, options), Path(options.out)
    deadlines.save_calendar(context.store, seen, target)
    said = f"Đã ghi {target}: {text.count(len(seen.open))} hạn."
    context.answer({"file": str(target), "events": len(seen.open)}, [said])
    return 0


def _seen(context: Context, options: argparse.Namespace) -> DeadlineList:
    year = working_day(office.frame(context.store).plan).year
    first = text.parse_date(options.first) if options.first else date(year, 1, 1)
    last = text.parse_date(options.last) if options.last else date(year, 12, 31)
    if not 0 <= (last - first).days <= _MOST_DAYS:
        raise UserError("deadline.span", first=text.day(first), last=text.day(last))
    return deadlines.listed(context.store, first, last, date.today(), context.public_holidays)


def _deadline(row: Deadline, today: date) -> dict[str, Any]:
    done = row.dated.done_on
    return {
        "key": row.key, "about": row.about.value, "title": row.title, "ref": row.ref,
        "due": row.dated.due.isoformat(), "op": row.dated.op, "valid": row.valid.isoformat(),
        "working": row.working.isoformat(), "done": row.is_done,
        "done_on": done.isoformat() if done else None, "overdue": row.overdue(today),
        "note": row.dated.note, "words": row.words(today), "reminder": row.reminder,
    }  # fmt: skip


def add_deadline(context: Context, options: argparse.Namespace) -> int:
    """A due day of the office's own; raises UserError deadline.*."""
    made = OwnDeadline(
        options.name, text.parse_date(options.date), options.op, Every(options.every),
        text.parse_date(options.until) if options.until else None, options.about, options.note,
    )  # fmt: skip
    _, number = deadlines.save_own(context.store, made)
    context.answer({"id": number}, [f"Đã ghi hạn số {number}: {text.nfc(options.name)}"])
    return 0


def done(context: Context, options: argparse.Namespace) -> int:
    """Mark one due day as dealt with, or open it again; raises UserError deadline.unknown."""
    if options.undo:
        deadlines.mark_open(context.store, options.key)
    else:
        day = text.parse_date(options.date) if options.date else date.today()
        deadlines.mark_done(context.store, options.key, day, options.note)
    context.answer({"key": options.key, "done": not options.undo}, ["Đã ghi."])
    return 0


def remove_deadline(context: Context, options: argparse.Namespace) -> int:
    """Take out a due day of the office's own; raises UserError deadline.unknown."""
    deadlines.remove_own(context.store, options.id)
    context.answer({"id": options.id}, ["Đã bỏ."])
    return 0


def list_holidays(context: Context, options: argparse.Namespace) -> int:
    """The days off of a year, and the days worked instead."""
    year = options.year or working_day(office.frame(context.store).plan).year
    listed = holidays.listed(context.store, context.public_holidays, year)
    value = {
        "year": year,
        "rows": [
            {
                "date": item.day.isoformat(), "name": item.name, "off": item.is_off,
                "own": item.is_own, "verified": item.is_verified,
            }
            for item in listed
        ],
    }  # fmt: skip
    shown = [
        [text.day(item.day), item.name, "nghỉ" if item.is_off else "làm việc",
         "của đơn vị" if item.is_own else "" if item.is_verified else "chưa đối chiếu"]
        for item in listed
    ]  # fmt: skip
    heads = ["Ngày", "Tên", "", "Ghi chú"]
    context.answer(value, table(heads, shown) if shown else [f"Chưa có ngày nghỉ của năm {year}."])
    return 0


def add_holiday(context: Context, options: argparse.Namespace) -> int:
    """A day off or a day worked; raises UserError holiday.no_name."""
    day = text.parse_date(options.date)
    holidays.put(context.store, day, options.name, is_off=not options.working)
    context.answer({"date": day.isoformat()}, [f"Đã ghi {text.day(day)}."])
    return 0


def remove_holiday(context: Context, options: argparse.Namespace) -> int:
    """Take out a day off; raises UserError holiday.unknown."""
    day = text.parse_date(options.date)
    holidays.remove(context.store, day, context.public_holidays)
    context.answer({"date": day.isoformat()}, [f"Đã bỏ {text.day(day)}."])
    return 0


def quota(context: Context, options: argparse.Namespace) -> int:
    """How many activities were held of how many asked for."""
    asked = Month.parse(options.month) if options.month else None
    inside = working_day(office.frame(context.store).plan)
    day = max(inside, date.today())  # a plan gone by is over to its last month
    seen = quotas.year(context.store, asked.year if asked else inside.year, day)
    keys = {unit.id: unit.key for unit in seen.frame.units}
    value = {
        "quotas": [
            {
                "activity": one.quota.activity, "name": one.name, "every": one.quota.every,
                "summary": one.summary,
                "rows": [
                    {
                        "month": str(c.month), "unit": None if c.unit is None else keys[c.unit],
                        "held": c.held, "required": c.required, "met": c.is_met,
                        "words": one.words(c),
                    }
                    for c in one.cells
                    if asked is None or c.month == asked
                ],
            }
            for one in seen.tables
        ]
    }  # fmt: skip
    lines = [one.summary for one in seen.tables]
    context.answer(value, lines or ["Kế hoạch không giao định mức hoạt động nào."])
    return 0


def peak_target(context: Context, options: argparse.Namespace) -> int:
    """What a peak month was given to win; raises UserError peak.*."""
    month = Month.parse(options.month)
    frame = office.frame(context.store, month.last_day)
    unit = frame.place_id(options.unit) if options.unit else None
    value = text.parse_count(options.value) if options.value.strip() else None
    peaks.set_target(context.store, month, options.indicator, value, unit)
    context.answer({"month": str(month), "value": value}, ["Đã ghi."])
    return 0


def count(context: Context, options: argparse.Namespace) -> int:
    """Newly won people of one day or week; raises UserError peak.*."""
    day = text.parse_date(options.date)
    frame = office.frame(context.store, day)
    value = text.parse_count(options.value) if options.value.strip() else None
    entry = PeakEntry(day, frame.place_id(options.unit), value)
    peaks.set_counts(context.store, Month.of(day), options.indicator, [entry])
    context.answer({"date": day.isoformat(), "value": value}, ["Đã ghi."])
    return 0


def show_peak(context: Context, options: argparse.Namespace) -> int:
    """A peak month by place, day and week, against its target and an ordinary month."""
    month = Month.parse(options.month)
    diary = peaks.diary(context.store, month, options.indicator)
    seen, frame = diary.peak, diary.frame
    today = working_day(frame.plan)
    pace = peak_days.pace(seen, None, today)
    silent = peak_days.silent_days(month, diary.broadcasts, today) if diary.is_daily else ()
    keys = {unit.id: unit.key for unit in frame.units}
    value = {
        "month": str(month), "indicator": seen.measure, "name": seen.name,
        "office": _peak_row(seen.office, None), "words": seen.office.words,
        "rows": [_peak_row(row, keys[row.unit]) for row in seen.rows if row.unit is not None],
        "days": {day.isoformat(): number for day, number in seen.days.items()},
        "weeks": {day.isoformat(): number for day, number in seen.weeks.items()},
        "days_left": pace.days, "need_each_day": pace.need,
        "broadcast_days": len(diary.broadcasts),
        "broadcast_missing": [day.isoformat() for day in silent],
    }  # fmt: skip
    told = [seen.office.words]
    if pace.need is not None:
        told.append(f"Còn {pace.days} ngày, mỗi ngày cần tăng {text.count(pace.need)} người.")
    if silent:
        told.append(f"Chưa phát thanh: {peak_days.spans(silent)}.")
    shown = [
        [frame.place_name(row.unit), *(
            text.count(number) for number in (row.target, row.counted, row.new, row.before)
        )]
        for row in (*seen.rows, seen.office)
    ]  # fmt: skip
    heads = ["Đơn vị", "Chỉ tiêu", "Ghi hằng ngày", "Số liệu tháng", "Tháng trước"]
    context.answer(value, [seen.name, *table(heads, shown), *told])
    return 0


def _peak_row(row: PeakRow, unit: str | None) -> dict[str, Any]:
    return {
        "unit": unit, "target": row.target, "counted": row.counted, "new": row.new,
        "difference": row.difference, "before": row.before, "missing": row.missing,
        "ordinary": None if row.ordinary is None else f"{float(row.ordinary):.2f}",
    }  # fmt: skip
