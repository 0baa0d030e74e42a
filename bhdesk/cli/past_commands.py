"""Commands about what was done before: undo, redo, history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.cli.context import Context, table
from bhdesk.domain import text
from bhdesk.domain.periods import Month
from bhdesk.services import history, office, undoing

if TYPE_CHECKING:
    import argparse


def undo(context: Context, options: argparse.Namespace) -> int:
    """Take back the last batch, or the one asked for; raises UserError undo.*, month.*."""
    batch = text.parse_count(options.batch) if options.batch else None
    _, done = undoing.undo(context.store, batch)
    context.answer({"batch": done.id, "what": done.what}, [f"Đã hoàn tác: {done.what}."])
    return 0


def redo(context: Context, _: argparse.Namespace) -> int:
    """Do again what was taken back last; raises UserError undo.*, month.*."""
    done = undoing.redo(context.store)[1]
    what = done.what.removeprefix("Hoàn tác: ")
    context.answer({"batch": done.id, "what": what}, [f"Đã làm lại: {what}."])
    return 0


def show(context: Context, options: argparse.Namespace) -> int:
    """Who changed a figure when, newest first; without a place, the batches that can be undone."""
    if options.unit is None and options.indicator is None and options.month is None:
        return _batches(context)
    month = Month.parse(options.month or "")
    frame = office.frame(context.store, month.last_day)
    place = frame.place_id(options.unit) if options.unit else frame.office_id
    found = history.of_figure(context.store, place, options.indicator or "", month)
    rows = [
        {
            "batch": past.batch, "at": past.at, "who": past.who, "what": past.what,
            "field": past.field, "old": past.old, "new": past.new, "file": past.file or None,
        }
        for past in found
    ]  # fmt: skip
    shown = [
        [text.moment(past.at), past.who, past.words, past.old or "–", past.new or "–", past.file]
        for past in found
    ]
    lines = table(["Lúc", "Người sửa", "Ô", "Từ", "Thành", "Tệp"], shown)
    context.answer({"rows": rows}, lines if found else ["Chưa có lần sửa nào."])
    return 0


def _batches(context: Context) -> int:
    found = undoing.listed(context.store)
    rows = [{"batch": b.id, "at": b.at, "who": b.actor, "what": b.what} for b in found]
    shown = [[str(b.id), text.moment(b.at), b.actor, b.what] for b in found]
    lines = table(["Số", "Lúc", "Người làm", "Việc"], shown)
    context.answer({"batches": rows}, lines if found else ["Chưa có việc nào hoàn tác được."])
    return 0
