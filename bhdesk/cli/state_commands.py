"""Commands about the life of a month: closing, sending, opening again, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.months import STATE_WORDS
from bhdesk.domain.periods import Month
from bhdesk.services import doubts, months, office

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from bhdesk.cli.context import Context
    from bhdesk.domain.checks import Doubt
    from bhdesk.domain.frame import Frame


def close(context: Context, options: argparse.Namespace) -> int:
    """Close a month; raises UserError month.*."""
    month = Month.parse(options.month)
    months.close(context.store, month, accepts_blanks=options.accept_blanks)
    context.answer({"month": str(month), "state": "closed"}, [f"Đã chốt tháng {month.label}."])
    return 0


def reopen(context: Context, options: argparse.Namespace) -> int:
    """Open a closed month again, with the reason; raises UserError month.*."""
    month = Month.parse(options.month)
    until = text.parse_date(options.until) if options.until else None
    months.reopen(context.store, month, options.reason, options.who or "", until)
    context.answer({"month": str(month), "state": "open"}, [f"Đã mở lại tháng {month.label}."])
    return 0


def send(context: Context, options: argparse.Namespace) -> int:
    """Say that a closed month was sent; raises UserError month.*."""
    month = Month.parse(options.month)
    months.send(context.store, month)
    context.answer({"month": str(month), "state": "sent"}, [f"Tháng {month.label} đã gửi."])
    return 0


def status(context: Context, options: argparse.Namespace) -> int:
    """A month's state, who changed it and why, and which units are blank."""
    month = Month.parse(options.month)
    found, state = months.full_state(context.store, month), months.state(context.store, month)
    blanks = [item for item in months.completeness(context.store, month) if item.is_begun]
    value: dict[str, Any] = {
        "month": str(month), "state": state.value, "who": found.who or None,
        "reason": found.reason or None, "until": found.until and found.until.isoformat(),
        "outdated": found.is_outdated,
        "blanks": [
            {"indicator": item.measure.key, "units": [unit.key for unit in item.blanks]}
            for item in blanks
        ],
    }  # fmt: skip
    lines = [f"Tháng {month.label}: {STATE_WORDS[state].lower()}."]
    if found.is_outdated:
        lines.append("Số liệu các tháng trước đã thay đổi sau khi chốt.")
    lines += [
        f"{item.measure.short}: còn trống {', '.join(unit.name for unit in item.blanks)}."
        for item in blanks
        if item.blanks
    ]
    frame = office.frame(context.store, month.last_day)
    seen = doubts.of_month(context.store, month)
    value["warnings"] = warned(frame, seen)
    lines += [
        f"⚠ {frame.place_name(doubt.unit)} · {frame.measure(doubt.measure).short}:"
        f" {messages.explain(doubt.issue.code, doubt.issue.params)}"
        for doubt in seen
    ]
    context.answer(value, lines)
    return 0


def warned(frame: Frame, found: Iterable[Doubt], measure: str = "") -> list[dict[str, Any]]:
    """Warnings as JSON; with `measure` those of other cells are left out."""
    keys = {unit.id: unit.key for unit in frame.units}
    return [
        {
            "unit": keys.get(doubt.unit) if doubt.unit is not None else None,
            "indicator": doubt.measure,
            "code": doubt.issue.code,
            "message": messages.explain(doubt.issue.code, doubt.issue.params),
        }
        for doubt in found
        if not measure or doubt.measure == measure or not doubt.issue.where
    ]
