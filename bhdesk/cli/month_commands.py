"""Commands about a month: its figures, its state, its activities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bhdesk.cli.context import Context, table, working_day
from bhdesk.cli.state_commands import warned
from bhdesk.domain import text
from bhdesk.domain.activities import KIND_WORDS, Activity, ActivityState, Kind
from bhdesk.domain.counts import Part
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month
from bhdesk.domain.plans import Nature
from bhdesk.services import activities, counts, doubts, months, notes, office
from bhdesk.services.counts import Entry

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.plans import Plan

FLOWS = (
    Part.OPENING, Part.NEW, Part.RESUMED, Part.LAPSED,
    Part.MOVED_IN, Part.MOVED_OUT, Part.DIED, Part.SWITCHED,
)  # fmt: skip


def set_counts(context: Context, options: argparse.Namespace) -> int:
    """A closing figure (or the month's number of a flow), and any of the flows by option."""
    month = Month.parse(options.month)
    frame = office.frame(context.store, month.last_day)
    place, measure = frame.place_id(options.unit), frame.measure(options.indicator)
    main = Part.NEW if measure.nature is Nature.FLOW else Part.CLOSING
    typed = [(main, options.value)] if options.value is not None else []
    typed += [
        (part, given) for part in FLOWS if (given := getattr(options, part.value)) is not None
    ]
    if not typed:
        raise UserError("count.empty")
    entries = [
        Entry(place, measure.key, part, None if raw.strip() == "" else text.parse_count(raw))
        for part, raw in typed
    ]
    counts.set_counts(context.store, month, entries)
    _tell_doubts(context, frame.plan, month, options.indicator, measure)
    found = doubts.of_month(context.store, month)
    told = warned(frame, [d for d in found if d.unit in {None, place}], measure.key)
    for item in told:
        context.tell(f"⚠ {item['message']}")
    context.answer({"warnings": told}, [f"Đã ghi tháng {month.label}."])
    return 0


def _tell_doubts(context: Context, plan: Plan, month: Month, typed: str, measure: Measure) -> None:
    """What was written all the same, but may not be what was meant."""
    item = plan.indicator(typed)
    if item is not None and item.nature.is_ratio:
        context.tell(
            f"⚠ “{typed}” là tỷ lệ: số vừa ghi là số người của {measure.key} ({measure.name})."
        )
    if not plan.period.start.year - 1 <= month.year <= plan.period.end.year:
        context.tell(f"⚠ Tháng {month.label} nằm ngoài thời gian của kế hoạch; hãy kiểm tra lại.")


def show_counts(context: Context, options: argparse.Namespace) -> int:
    """Every stored figure of a month: the units' first, then the whole office's."""
    month = Month.parse(options.month)
    frame = office.frame(context.store, month.last_day)
    rows: list[dict[str, Any]] = []
    for measure in frame.measures:
        if not measure.is_in_units:
            continue
        for row in counts.grid(context.store, month, measure.key).rows:
            values = {part.value: row.count.part(part) for part in Part}
            rows.append(
                {
                    "unit": row.unit.key,
                    "unit_name": row.unit.name,
                    "indicator": measure.key,
                    **values,
                }
            )
    for figure in counts.office_figures(context.store, month):
        blank: dict[str, Any] = dict.fromkeys(part.value for part in Part)
        blank[figure.part.value] = figure.value
        rows.append(
            {"unit": None, "unit_name": frame.office.name, "indicator": figure.measure.key, **blank}
        )
    shown = [
        [f"{r['unit_name']} · {r['indicator']}"]
        + [text.count(r[key]) for key in ("opening", "new", "resumed", "lapsed", "closing")]
        for r in rows
    ]
    lines = table(
        ["Đơn vị · chỉ tiêu", "Đầu kỳ", "Tăng mới", "Tham gia lại", "Giảm", "Cuối kỳ"], shown
    )
    state = months.state(context.store, month)
    context.answer({"month": str(month), "state": state.value, "rows": rows}, lines)
    return 0


def fill_nothing(context: Context, options: argparse.Namespace) -> int:
    """Zeros into a unit's blank flows of a month; raises UserError count.nothing_to_fill."""
    month = Month.parse(options.month)
    place = office.frame(context.store, month.last_day).place_id(options.unit)
    _, filled = counts.fill_nothing(context.store, month, place)
    context.answer({"filled": filled}, [f"Đã ghi 0 vào {filled} ô tháng {month.label}."])
    return 0


def note(context: Context, options: argparse.Namespace) -> int:
    """Write the note of a cell; empty words take it out."""
    return _remark(context, options, notes.set_note)


def reason(context: Context, options: argparse.Namespace) -> int:
    """Write why a unit falls short; it stands in the month's report."""
    return _remark(context, options, notes.set_reason)


def _remark(context: Context, options: argparse.Namespace, write: Callable[..., object]) -> int:
    month = Month.parse(options.month)
    place = office.frame(context.store, month.last_day).place_id(options.unit)
    write(context.store, month, place, options.indicator, options.text)
    context.answer({}, [f"Đã ghi tháng {month.label}."])
    return 0


def add_activity(context: Context, options: argparse.Namespace) -> int:
    """Log one activity and answer with its number; raises UserError activity.* and unit.*."""
    frame = office.frame(context.store)
    names = [name for name in (options.units or "").split(",") if name.strip()]
    enrolled = []
    for pair in options.enrolled or ():
        key, _, raw = pair.partition("=")
        enrolled.append((frame.measure(key.strip()).key, text.parse_count(raw)))
    activity = Activity(
        kind=Kind(options.kind),
        day=text.parse_date(options.date),
        state=ActivityState(options.state),
        starts=text.parse_clock(options.start) if options.start else "",
        ends=text.parse_clock(options.end) if options.end else "",
        place=options.place or "",
        units=tuple(frame.place_id(name) for name in names),
        chair=options.chair or "",
        secretary=options.secretary or "",
        organisers=options.organisers or "",
        invited=_number(options.invited),
        attended=_number(options.attended),
        consulted=_number(options.consulted),
        enrolled=tuple(enrolled),
    )
    _, number = activities.add(context.store, activity, is_confirmed=options.confirm)
    context.answer({"id": number}, [f"Đã ghi hoạt động số {number}."])
    return 0


def _number(raw: str | None) -> int | None:
    return None if raw is None else text.parse_count(raw)


def list_activities(context: Context, options: argparse.Namespace) -> int:
    """A month's activities with its quota, or those of the whole year."""
    plan = office.frame(context.store).plan
    asked = Month.parse(options.month) if options.month else None
    seen = activities.year(context.store, asked or Month.of(working_day(plan)))
    keys = {unit.id: unit.key for unit in seen.frame.units}
    listed = [a for a in seen.activities if asked is None or a.month == asked]
    cells = [c for c in seen.cells if asked is None or c.month == asked]
    value = {
        "rows": [_activity_json(a, keys) for a in listed],
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


def _activity_json(a: Activity, keys: dict[int, str]) -> dict[str, Any]:
    return {
        "id": a.id,
        "kind": a.kind.value,
        "state": a.state.value,
        "date": a.day.isoformat(),
        "start": a.starts or None,
        "end": a.ends or None,
        "place": a.place,
        "units": [keys[unit] for unit in a.units if unit in keys],
        "organisers": a.organisers,
        "invited": a.invited,
        "attended": a.attended,
        "consulted": a.consulted,
        "enrolled": dict(a.enrolled),
    }
