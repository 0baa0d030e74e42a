"""Commands about denominators, targets, backups and the check of everything."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bhdesk import messages
from bhdesk.cli.context import Context, table, working_day
from bhdesk.domain import catalogue, text
from bhdesk.services import bases, office, safekeeping, targets
from bhdesk.services.bases import BaseEntry

if TYPE_CHECKING:
    import argparse
    from datetime import date

    from bhdesk.domain.frame import Frame


def set_base(context: Context, options: argparse.Namespace) -> int:
    """Write one denominator of the office or of one unit, as of a day."""
    as_of = text.parse_date(options.as_of)
    frame = office.frame(context.store, as_of)
    place = frame.place_id(options.unit) if options.unit else frame.office_id
    unit = None if place == frame.office_id else place
    is_money = options.key in catalogue.MONEY_BASES
    value = (text.parse_money if is_money else text.parse_count)(options.value)
    bases.set_bases(
        context.store, (BaseEntry(options.key, unit, value),), as_of, options.source or ""
    )
    context.answer({}, [f"Đã ghi {text.count(value)}, tính đến {text.day(as_of)}."])
    return 0


def allocate(context: Context, options: argparse.Namespace) -> int:
    """Split a target; saved only with --save."""
    frame, on = _standing(context, options.on)
    total = text.parse_count(options.total) if options.total else None
    weights = {}
    for pair in options.weights or ():
        name, _, raw = pair.rpartition("=")
        weights[frame.place_id(name)] = text.parse_count(raw)
    plan = targets.preview(
        context.store, options.indicator, options.by, on, total, own_weights=weights
    )
    if options.save:
        of = text.parse_date(options.document_day) if options.document_day else None
        targets.save(context.store, plan, on, document=options.document or "", document_day=of)
        context.tell("Đã lưu chỉ tiêu.")
    names = {unit.id: unit for unit in frame.units}
    rows = [
        {"unit": names[s.unit].key, "unit_name": names[s.unit].name, "value": s.value}
        for s in plan.shares
    ]
    shown = [[names[s.unit].name, text.count(s.value)] for s in plan.shares]
    shown += [["Cộng", text.count(plan.sum)], ["Chỉ tiêu chung", text.count(plan.total)]]
    context.answer({"total": plan.total, "rows": rows}, table(["Đơn vị", "Chỉ tiêu"], shown))
    return 0


def show_revisions(context: Context, options: argparse.Namespace) -> int:
    """Every decision over a target in a year, the one that holds first."""
    today = working_day(office.frame(context.store).plan)
    year = text.parse_count(options.year) if options.year else today.year
    found = targets.revisions(context.store, options.indicator, year)
    keys = {unit.id: unit.key for unit in office.frame(context.store).units}
    rows = [
        {
            "from": item.sheet.effective_from.isoformat(),
            "to": item.until and item.until.isoformat(),
            "total": item.sheet.total, "sum": item.sheet.sum, "method": item.sheet.method,
            "document": item.sheet.document,
            "document_day": item.sheet.document_day and item.sheet.document_day.isoformat(),
            "at": item.at, "who": item.who,
            "rows": [{"unit": keys[s.unit], "value": s.value} for s in item.sheet.shares],
        }
        for item in found
    ]  # fmt: skip
    shown = [
        [
            text.day(item.sheet.effective_from),
            " ".join(
                [item.sheet.document, *([text.day(d)] if (d := item.sheet.document_day) else [])]
            ),
            text.count(item.sheet.total),
            text.count(item.sheet.sum),
        ]
        for item in found
    ]
    lines = table(["Từ ngày", "Văn bản", "Chỉ tiêu chung", "Cộng đơn vị"], shown)
    context.answer({"rows": rows}, lines)
    return 0


def _standing(context: Context, given: str | None) -> tuple[Frame, date]:
    """The day asked for, or today inside the plan, and the office as it is on that day."""
    on = text.parse_date(given) if given else working_day(office.frame(context.store).plan)
    return office.frame(context.store, on), on


def set_target(context: Context, options: argparse.Namespace) -> int:
    """Write one unit's target, or the office's; a sum that differs is told, not refused."""
    frame, on = _standing(context, options.on)
    place = frame.place_id(options.unit)
    value = text.parse_count(options.value)
    is_revision = bool(options.on)
    targets.set_target(context.store, options.indicator, place, value, on, is_revision=is_revision)
    sheet = next(
        s
        for s in targets.view(context.store, on).sheets
        if s.measure.key == frame.measure(options.indicator).key
    )
    if sheet.difference:
        context.tell(
            messages.explain(
                "target.sum_differs",
                {"sum": sheet.sum or 0, "total": sheet.total or 0, "difference": sheet.difference},
            )
        )
    context.answer({}, ["Đã ghi chỉ tiêu."])
    return 0


def show_targets(context: Context, options: argparse.Namespace) -> int:
    """Targets valid on a day: by unit, their sums, and the rates."""
    _, on = _standing(context, options.on)
    seen = targets.view(context.store, on)
    names = {unit.id: unit for unit in seen.frame.units}
    rows = [
        {"indicator": s.measure.key, "unit": names[u].key, "unit_name": names[u].name, "value": v}
        for s in seen.sheets
        for u, v in s.values.items()
    ]
    rows += [
        {"indicator": s.measure.key, "unit": None, "value": s.total}
        for s in seen.sheets
        if not s.values
    ]
    sums = [
        {"indicator": s.measure.key, "sum": s.sum, "total": s.total, "difference": s.difference}
        for s in seen.sheets
    ]
    rates = [
        {
            "indicator": r.indicator.key,
            "op": r.target.op.value if r.target else None,
            "value": str(r.target.value) if r.target and r.target.value is not None else None,
            "base": r.base.value if r.base else None,
            "required": r.required,
        }
        for r in seen.rates
    ]
    lines = table(
        ["Chỉ tiêu", "Cộng đơn vị", "Chỉ tiêu chung", "Chênh"],
        [
            [s.measure.short, text.count(s.sum), text.count(s.total), text.signed(s.difference)]
            for s in seen.sheets
        ],
    )
    context.answer({"rows": rows, "sums": sums, "rates": rates}, lines)
    return 0


def backup(context: Context, options: argparse.Namespace) -> int:
    """Copy the data file and read the copy again; raises StoreProblem store.*."""
    folder = Path(options.to) if options.to else context.backups
    made = safekeeping.make_backup(context.store, folder)
    value = {
        "file": str(made.path),
        "size": made.size,
        "sha256": made.sha256,
        "counts": made.counts,
        "missing": list(made.missing),
    }
    if made.missing:
        told = messages.explain("backup.without_files", {"count": len(made.missing)})
        context.tell(f"⚠ {told}")
    context.answer(
        value, [f"Đã sao lưu và đọc lại kiểm tra: {made.path} ({text.count(made.size)} byte)."]
    )
    return 0


def check(context: Context, _: argparse.Namespace) -> int:
    """Integrity of everything; status 1 when something is wrong."""
    result = safekeeping.check(context.store, context.backups)
    value = {
        "ok": not result.problems,
        "problems": [{"code": i.code, "message": messages.of(i)} for i in result.problems],
        "notes": [{"code": i.code, "message": messages.of(i)} for i in result.notes],
        "counts": result.counts,
    }
    lines = [f"✕ {messages.of(issue)}" for issue in result.problems]
    lines += [f"⚠ {messages.of(issue)}" for issue in result.notes]
    lines.append(
        "Tệp dữ liệu không có lỗi." if not result.problems else f"{len(result.problems)} lỗi."
    )
    context.answer(value, lines)
    for issue in result.problems[:1]:
        context.tell(f"{messages.of(issue)} [{messages.number(issue.code)} {issue.code}]")
    return 1 if result.problems else 0
