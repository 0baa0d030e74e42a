"""Commands about a month: its figures, its state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bhdesk.cli.context import Context, table
from bhdesk.cli.state_commands import warned
from bhdesk.domain import text
from bhdesk.domain.catalogue import MONEY
from bhdesk.domain.counts import Part
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month
from bhdesk.domain.plans import Nature
from bhdesk.services import counts, doubts, months, notes, office
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
    parse = text.parse_money if measure.unit == MONEY else text.parse_count
    entries = [
        Entry(place, measure.key, part, None if raw.strip() == "" else parse(raw))
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
