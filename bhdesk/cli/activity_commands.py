"""Commands about meetings and other activities: writing, finding, changing, repeating them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from bhdesk.cli.context import Context, table, working_day
from bhdesk.domain import exchanges, repeats, text
from bhdesk.domain.activities import KIND_WORDS, Activity, ActivityState, Kind
from bhdesk.domain.activity_list import Filter
from bhdesk.domain.activity_list import chosen as chosen_of
from bhdesk.domain.errors import UserError
from bhdesk.domain.exchanges import Exchange
from bhdesk.domain.periods import Month, Period
from bhdesk.domain.progress import show_percent
from bhdesk.domain.repeats import Twins
from bhdesk.services import activities, attachments, office, spot_growth

if TYPE_CHECKING:
    import argparse

    from bhdesk.domain.frame import Frame

_TEXTS = (
    "place", "chair", "secretary", "organisers", "topic", "result", "obstacles", "decisions",
    "money_source", "channel", "link",
)  # fmt: skip
_COUNTS = ("invited", "attended", "consulted", "money", "minutes")


def add_activity(context: Context, options: argparse.Namespace) -> int:
    """Log one activity and answer with its number; raises UserError activity.* and unit.*."""
    frame = office.frame(context.store)
    activity = Activity(Kind(options.kind), text.parse_date(options.date), **_given(frame, options))
    _, number = activities.add(context.store, activity, is_confirmed=options.confirm)
    context.answer({"id": number}, [f"Đã ghi hoạt động số {number}."])
    return 0


def _given(frame: Frame, options: argparse.Namespace) -> dict[str, Any]:
    """The fields that were typed, by name; what was not typed is not there."""
    values: dict[str, Any] = {
        name: getattr(options, name) for name in _TEXTS if getattr(options, name) is not None
    }
    for name in _COUNTS:
        raw = getattr(options, name)
        if raw is not None:
            values[name] = text.parse_count(raw) if raw.strip() else None
    for name, option in (("starts", options.start), ("ends", options.end)):
        if option is not None:
            values[name] = text.parse_clock(option) if option.strip() else ""
    if options.units is not None:
        names = [name for name in options.units.split(",") if name.strip()]
        values["units"] = tuple(frame.place_id(name) for name in names)
    if options.enrolled is not None:
        values["enrolled"] = tuple(_enrolled(frame, pair) for pair in options.enrolled)
    if options.question is not None:
        values["questions"] = exchanges.told(_exchange(pair) for pair in options.question)
    if options.state is not None:
        values["state"] = ActivityState(options.state)
    return values


def _enrolled(frame: Frame, pair: str) -> tuple[str, int]:
    key, _, raw = pair.partition("=")
    return frame.measure(key.strip()).key, text.parse_count(raw)


def _exchange(pair: str) -> Exchange:
    question, _, answer = pair.partition("=")
    return Exchange(question.strip(), answer.strip())


def number_of(raw: str) -> int:
    """The number of an activity or attachment as typed; raises UserError count.*."""
    return text.parse_count(raw)


def list_activities(context: Context, options: argparse.Namespace) -> int:
    """A month's activities with its quota, or those of the whole year; found by what was asked."""
    plan = office.frame(context.store).plan
    asked = Month.parse(options.month) if options.month else None
    seen = activities.year(context.store, asked or Month.of(working_day(plan)))
    keys = {unit.id: unit.key for unit in seen.frame.units}
    listed = chosen_of(seen.activities, _filter(seen.frame, options, asked))
    files = attachments.counts(context.store)
    cells = [c for c in seen.cells if asked is None or c.month == asked]
    value = {
        "rows": [as_json(a, keys) | {"attachments": files.get(a.id, 0)} for a in listed],
        "quota": [
            {
                "month": str(c.month),
                "unit": keys[c.unit] if c.unit is not None else None,
                "held": c.held,
                "required": c.required,
                "met": c.is_met,
            }
            for c in cells
        ],
    }
    lines = [
        f"{a.id:>4}  {text.day(a.day)}  {KIND_WORDS[a.kind]}  {a.place}"
        f"  dự {text.count(a.attended)}"
        for a in listed
    ]
    context.answer(value, lines or ["Chưa có hoạt động nào."])
    return 0


def _filter(frame: Frame, options: argparse.Namespace, asked: Month | None) -> Filter:
    return Filter(
        asked.first_day if asked else date.min,
        asked.last_day if asked else date.max,
        frozenset({Kind(options.kind)} if options.kind else ()),
        frozenset({ActivityState(options.state)} if options.state else ()),
        frame.place_id(options.unit) if options.unit else None,
        options.find or "",
    )


def show(context: Context, options: argparse.Namespace) -> int:
    """Every field of one activity and its attachments; raises UserError activity.unknown."""
    frame = office.frame(context.store)
    found = activities.one(context.store, number_of(options.id))
    keys = {unit.id: unit.key for unit in frame.units}
    files = attachments.listed(context.store, found.id)
    value = as_json(found, keys) | {
        "attachments": [{"id": f.id, "name": f.name, "size": f.size} for f in files]
    }
    lines = [f"{KIND_WORDS[found.kind]} ngày {text.day(found.day)} – {found.state_word}"]
    lines += [str(getattr(found, name)) for name in _TEXTS if getattr(found, name)]
    lines += [f"Tệp đính kèm số {f.id}: {f.name}" for f in files]
    context.answer(value, lines)
    return 0


def edit(context: Context, options: argparse.Namespace) -> int:
    """Change the fields that are given, the others stay; raises as add_activity."""
    frame = office.frame(context.store)
    old = activities.one(context.store, number_of(options.id))
    values = _given(frame, options)
    if options.kind is not None:
        values["kind"] = Kind(options.kind)
    if options.date is not None:
        values["day"] = text.parse_date(options.date)
    new = replace(old, **values)
    activities.change(context.store, new, old, is_confirmed=options.confirm)
    context.answer({"id": old.id}, [f"Đã sửa hoạt động số {old.id}."])
    return 0


def cancel(context: Context, options: argparse.Namespace) -> int:
    """Mark an activity as cancelled with the reason; raises UserError activity.no_reason."""
    number = number_of(options.id)
    activities.cancel(context.store, number, options.reason)
    context.answer({"id": number}, [f"Đã hủy hoạt động số {number}."])
    return 0


def delete(context: Context, options: argparse.Namespace) -> int:
    """Put an activity into the bin; raises UserError activity.unknown."""
    number = number_of(options.id)
    activities.remove(context.store, number)
    context.answer({"id": number}, [f"Đã bỏ hoạt động số {number} vào Thùng rác."])
    return 0


def restore(context: Context, options: argparse.Namespace) -> int:
    """Take an activity out of the bin; raises UserError activity.unknown."""
    number = number_of(options.id)
    activities.restore(context.store, number)
    context.answer({"id": number}, [f"Đã lấy lại hoạt động số {number}."])
    return 0


def repeat(context: Context, options: argparse.Namespace) -> int:
    """Log an activity on many days at once; raises UserError repeat.* and as add_activity."""
    frame = office.frame(context.store)
    if options.dates:
        days = [text.parse_date(part) for part in options.dates.split(",") if part.strip()]
    else:
        days = list(repeats.days_of(Month.parse(options.month)))
    if options.weekdays:
        chosen = repeats.weekdays(options.weekdays)
        days = [day for day in days if day.weekday() in chosen]
    if not days:
        raise UserError("repeat.no_days")
    activity = Activity(Kind(options.kind), days[0], **_given(frame, options))
    _, numbers = activities.repeat(context.store, activity, days, twins=Twins(options.twins))
    context.answer({"ids": list(numbers)}, [f"Đã ghi {len(numbers)} hoạt động."])
    return 0


def growth(context: Context, options: argparse.Namespace) -> int:
    """Who joined at meetings beside the counts; raises UserError indicator.unknown."""
    period = Period.parse(options.period)
    frame = office.frame(context.store, period.last.last_day)
    found = spot_growth.rows(context.store, period, options.indicator or "")
    keys = {unit.id: unit.key for unit in frame.units}
    value = {
        "period": str(period),
        "rows": [
            {
                "indicator": key, "unit": keys[row.unit] if row.unit is not None else None,
                "meetings": row.meetings, "attended": row.attended, "enrolled": row.enrolled,
                "shared": row.shared, "new": row.growth.new, "net": row.growth.net,
                "words": row.words,
            }
            for key, rows in found for row in rows
        ],
    }  # fmt: skip
    shown = [
        [
            f"{frame.place_name(row.unit)} · {frame.measure(key).short}",
            text.count(row.meetings), text.count(row.attended), text.count(row.enrolled),
            text.count(row.growth.new), text.signed(row.growth.net), show_percent(row.share),
            row.words,
        ]
        for key, rows in found for row in rows
    ]  # fmt: skip
    heads = [
        "Đơn vị · chỉ tiêu", "Số cuộc", "Người dự", "Tại hội nghị", "Tăng mới", "Tăng, giảm",
        "% tăng mới", "So sánh",
    ]  # fmt: skip
    context.answer(value, table(heads, shown))
    return 0


def as_json(a: Activity, keys: dict[int, str]) -> dict[str, Any]:
    """Every field of an activity as plain values; what is not known is None."""
    return {
        "id": a.id,
        "kind": a.kind.value,
        "state": a.state.value,
        "date": a.day.isoformat(),
        "start": a.starts or None,
        "end": a.ends or None,
        "units": [keys[unit] for unit in a.units if unit in keys],
        **{name: getattr(a, name) for name in _TEXTS},
        **{name: getattr(a, name) for name in _COUNTS},
        "enrolled": dict(a.enrolled),
        "questions": [
            {"question": pair.question, "answer": pair.answer}
            for pair in exchanges.read(a.questions)
        ],
        "cancel_reason": a.cancel_reason or None,
    }
