"""The dialogs about a task: done, deadline moved, called off, gone on with, evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.ui.screens.tasks import meeting_choice
from bhdesk.ui.widgets.form_dialog import FormDialog, day_field
from bhdesk.ui.widgets.forms import FormRow, combo, line_edit, text_edit

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from bhdesk.domain.tasks import Task

    Today = Callable[[], date]
    Save = Callable[..., None]

PLACES = {
    "task.no_reason": "reason", "task.same_due": "due", "task.dates": "due",
    "text.unprintable": "reason", "activity.unknown": "meeting",
}  # fmt: skip


def finish(parent: QWidget, task: Task, today: Today, save: Save) -> FormDialog:
    """Gives day, evidence."""
    lines = [
        [("day", FormRow("Ngày xong", day_field(today, today()), width=160), 1)],
        [("reason", FormRow("Minh chứng", text_edit(task.evidence, 2),
                            "Văn bản, danh sách, con số cho thấy việc đã xong."), 1)],
    ]  # fmt: skip
    return FormDialog(
        parent, f"Nhiệm vụ số {task.id} đã xong", "Ghi xong", lines,
        lambda form: save(form.needed_day("day"), form.words("reason")), PLACES,
    )  # fmt: skip


def move(
    parent: QWidget, task: Task, today: Today, save: Save, meetings: dict[int, str]
) -> FormDialog:
    """Gives new due day, reason, day, the number of the meeting or None."""
    lines = [
        [("due", FormRow("Hạn mới", day_field(today)), 1),
         ("day", FormRow("Ngày quyết định dời", day_field(today, today())), 1)],
        [("reason", FormRow("Lý do", line_edit()), 1)],
        [("meeting", FormRow("Quyết định tại cuộc họp",
                             combo(meeting_choice.choices(meetings))), 1)],
    ]  # fmt: skip

    def take(form: FormDialog) -> None:
        meeting = form.choice("meeting")
        number = int(str(meeting)) if meeting else None
        save(form.needed_day("due"), form.words("reason"), form.needed_day("day"), number)

    about = f"Hạn đang giao: {text.day(task.due)}. Hạn cũ được giữ cùng lý do." if task.due else ""
    return FormDialog(
        parent, f"Dời hạn nhiệm vụ số {task.id}", "Dời hạn", lines, take, PLACES, about
    )


def _reasoned(heading: str, ok_text: str, parent: QWidget, save: Save) -> FormDialog:
    lines = [[("reason", FormRow("Lý do", line_edit()), 1)]]
    return FormDialog(
        parent, heading, ok_text, lines, lambda form: save(form.words("reason")), PLACES
    )


def cancel(parent: QWidget, task: Task, _today: Today, save: Save) -> FormDialog:
    """Gives reason."""
    return _reasoned(f"Hủy nhiệm vụ số {task.id}", "Hủy việc", parent, save)


def reopen(parent: QWidget, task: Task, _today: Today, save: Save) -> FormDialog:
    """Gives reason."""
    return _reasoned(f"Mở lại nhiệm vụ số {task.id}", "Mở lại", parent, save)


def evidence(parent: QWidget, task: Task, _today: Today, save: Save) -> FormDialog:
    """Gives evidence."""
    lines = [[("reason", FormRow("Minh chứng", text_edit(task.evidence, 3)), 1)]]
    return FormDialog(
        parent, f"Minh chứng của nhiệm vụ số {task.id}", "Ghi", lines,
        lambda form: save(form.words("reason")), PLACES,
    )  # fmt: skip
