"""Commands about files of counts: taking figures from one, and the form to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.counts import PART_WORDS
from bhdesk.domain.errors import UserError
from bhdesk.domain.import_plan import RowState
from bhdesk.domain.periods import Month
from bhdesk.services import files_in, forms, importing, office

if TYPE_CHECKING:
    import argparse

    from bhdesk.cli.context import Context
    from bhdesk.domain.errors import Issue
    from bhdesk.domain.import_plan import ImportPlan, PlanRow


def import_counts(context: Context, options: argparse.Namespace) -> int:
    """A file's figures of a month: checked, then written in one transaction unless --dry-run."""
    month = Month.parse(options.month)
    store = context.store
    book, file = files_in.read(Path(options.file), options.password)
    plan = importing.prepare(store, book, month, file, _answers(options.answer or ()))
    if options.dry_run:
        _tell(context, plan)
        lines = _lines(context, [row for row in plan.rows if row.state is not RowState.SAME])
        context.answer(_json(context, plan, None), [*lines, _summary(plan, "Sẽ đổi")])
        return 0
    _, result = importing.commit(store, plan)
    _tell(context, plan)
    word = "Đã đổi" if result.batch else "Không có gì mới để ghi; đổi"
    changed = _lines(context, [row for row in plan.rows if row.is_written])
    context.answer(_json(context, plan, result.batch), [*changed, _summary(plan, word)])
    return 0


def _tell(context: Context, plan: ImportPlan) -> None:
    """Every finding, to stderr; a refusal says its one sentence instead."""
    for issue in plan.issues:
        context.tell(f"⚠ {messages.of(issue)}")


def _answers(given: list[str] | tuple[str, ...]) -> dict[str, str]:
    """Answers written KEY=CHOICE; raises UserError import.bad_answer."""
    found = {}
    for pair in given:
        key, sign, choice = pair.rpartition("=")
        if not sign or not key.strip() or not choice.strip():
            raise UserError("import.bad_answer", key=pair, text=choice)
        found[key.strip()] = choice.strip()
    return found


def _summary(plan: ImportPlan, word: str) -> str:
    return (
        f"Đọc {text.count(plan.read)} số; {word} {text.count(plan.changed)},"
        f" giữ nguyên {text.count(plan.same)}, không dùng được {text.count(plan.rejected)}."
    )


def _lines(context: Context, rows: list[PlanRow]) -> list[str]:
    names = {m.key: m.short for m in office.frame(context.store).measures}
    return [_line(row, names) for row in rows]


def _line(row: PlanRow, names: dict[str, str]) -> str:
    figures = f"{text.count(row.old)} → {text.count(row.new)}"
    if row.new is None:
        figures = f"“{row.raw}”"
    words = f"{names.get(row.measure, '?')} · {PART_WORDS[row.part].lower()}"
    return f"{row.key}  {row.place}  {words}  {figures}"


def _json(context: Context, plan: ImportPlan, batch: int | None) -> dict[str, Any]:
    keys = {unit.id: unit.key for unit in office.frame(context.store).units}
    return {
        "read": plan.read,
        "changed": plan.changed,
        "same": plan.same,
        "rejected": plan.rejected,
        "issues": [_issue(issue) for issue in plan.issues],
        "batch": batch,
        "rows": [
            {
                "unit": keys.get(row.unit or 0),
                "indicator": row.measure,
                "part": row.part.value,
                "old": row.old,
                "new": row.new,
                "state": row.state.value,
                "sheet": row.sheet,
                "cell": row.cell,
            }
            for row in plan.rows
        ],
        "totals": [
            {
                "sheet": total.sheet, "cell": total.cell, "indicator": total.measure,
                "part": total.part.value, "printed": total.printed, "sum": total.sum,
                "difference": total.difference,
            }
            for total in plan.totals
        ],
        "questions": [
            {
                "key": asked.key, "code": asked.code, "sheet": asked.sheet, "cell": asked.cell,
                "before": asked.before, "after": asked.after, "choices": list(asked.choices),
                "samples": [list(pair) for pair in asked.samples],
                "required": asked.is_required, "answered": asked.is_answered,
            }
            for asked in plan.questions
        ],
    }  # fmt: skip


def _issue(issue: Issue) -> dict[str, str]:
    sheet, sign, cell = issue.where.rpartition("!")
    if not sign:
        sheet, cell = issue.where, ""
    return {
        "sheet": sheet,
        "cell": cell,
        "code": issue.code,
        "level": issue.level.value,
        "message": messages.explain(issue.code, issue.params),
    }


def entry_form(context: Context, options: argparse.Namespace) -> int:
    """The form of a month as .xlsx or .pdf, for the office, one or every unit, empty or filled."""
    month = Month.parse(options.month)
    if options.each:
        folder, is_filled = Path(options.out), options.filled
        made = forms.save_each(
            context.store, month, folder, ".xlsx", context.resources, is_filled=is_filled,
            is_overwriting=options.overwrite,
        )  # fmt: skip
        names = [str(path) for path in made]
        context.answer({"files": names}, [f"Đã ghi {name}" for name in names])
        return 0
    unit = None
    if options.unit:
        frame = office.frame(context.store)
        place = frame.place_id(options.unit)
        unit = None if place == frame.office_id else place
    document = forms.entry(context.store, month, unit, is_filled=options.filled)
    target = Path(options.out)
    if not options.overwrite:
        forms.refuse_existing(target)
    forms.save(document, target, context.resources)
    context.answer({"file": str(options.out)}, [f"Đã ghi {options.out}"])
    return 0
