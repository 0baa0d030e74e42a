"""The dialog of a deadline that the office sets itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bhdesk.domain.deadlines import BEFORE, CLOSE, EVERY_WORDS, NO_LATER, Every, OwnDeadline
from bhdesk.domain.periods import PeriodKind
from bhdesk.ui.widgets.form_dialog import FormDialog, day_field
from bhdesk.ui.widgets.forms import FormRow, combo, line_edit

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

ABOUT = (
    ("Việc khác", ""), ("Báo cáo tháng", PeriodKind.MONTH.value),
    ("Báo cáo quý", PeriodKind.QUARTER.value), ("Báo cáo 6 tháng", PeriodKind.HALF.value),
    ("Báo cáo năm", PeriodKind.YEAR.value), ("Chốt số liệu tháng", CLOSE),
)  # fmt: skip
PLACES = {
    "deadline.no_name": "name", "text.unprintable": "name", "deadline.until_before": "until",
}  # fmt: skip


def ask(
    parent: QWidget, base: OwnDeadline | None, today: Callable[[], date],
    save: Callable[[OwnDeadline], None],
) -> FormDialog:  # fmt: skip
    """A new one without `base`."""
    old = base or OwnDeadline("", today())
    every = [(word, each.value) for each, word in EVERY_WORDS.items()]
    lines = [
        [("name", FormRow("Việc", line_edit(old.name)), 1)],
        [("op", FormRow("Cách ghi hạn", combo([("Chậm nhất ngày", NO_LATER),
                                               ("Trước ngày", BEFORE)], old.op)), 1),
         ("day", FormRow("Ngày", day_field(today, base.day if base else None)), 1)],
        [("every", FormRow("Lặp lại", combo(every, old.every.value)), 1),
         ("until", FormRow("Đến hết ngày", day_field(today, old.until),
                           "Bỏ trống: không hạn định."), 1)],
        [("about", FormRow("Thuộc loại", combo(ABOUT, old.about),
                           "Báo cáo, chốt số liệu: tự biết đã xong hay chưa."), 1)],
        [("note", FormRow("Ghi chú", line_edit(old.note)), 1)],
    ]  # fmt: skip

    def take(form: FormDialog) -> None:
        save(replace(
            old, name=form.words("name"), day=form.needed_day("day"), op=str(form.choice("op")),
            every=Every(str(form.choice("every"))), until=form.day("until"),
            about=str(form.choice("about")), note=form.words("note"),
        ))  # fmt: skip

    heading = "Sửa hạn của đơn vị" if base else "Hạn mới của đơn vị"
    return FormDialog(parent, heading, "Ghi", lines, take, PLACES)
