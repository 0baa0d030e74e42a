"""A workbook of activities before it is written: what would change, and what forbids it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.activity_import import ActivityPlan, RowState
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.domain.repeats import Twins
from bhdesk.services import activity_files
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.banner import Banner
from bhdesk.ui.widgets.buttons import link, primary, secondary
from bhdesk.ui.widgets.issues import IssueList
from bhdesk.ui.widgets.labels import Text
from bhdesk.ui.widgets.scrolling import scrolled

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.ui.work import Progress, Work

MOST = 200
WORDS = {
    RowState.NEW: "hoạt động mới", RowState.CHANGED: "hoạt động được sửa",
    RowState.SAME: "dòng đã có đúng như vậy", RowState.TWIN: "dòng có thể ghi trùng",
    RowState.BAD: "dòng chưa đọc được",
}  # fmt: skip


def opened(
    store: Any, path: Path, password: str | None, progress: Progress  # noqa: ANN401 - ui does not know the store
) -> ActivityPlan | UserError | StoreProblem:  # fmt: skip
    """What a workbook would change; a refusal as a value."""
    try:
        book = activity_files.read(path, password, progress, lambda: progress.is_cancelled)
        return activity_files.prepare(store, book, path.name)
    except (UserError, StoreProblem) as problem:
        return problem


def summary(plan: ActivityPlan) -> str:
    """"12 hoạt động mới, 3 dòng đã có đúng như vậy"."""
    found = [f"{text.count(plan.count(state))} {word}" for state, word in WORDS.items()
             if plan.count(state)]  # fmt: skip
    return ", ".join(found) or "Không có dòng nào."


class WorkbookDialog(QDialog):
    """Errors forbid the whole file; doubts are answered for the whole file."""

    imported = Signal(object)
    """An ImportResult."""

    def __init__(self, work: Work, origin: object, plan: ActivityPlan, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Nhập sổ hoạt động – {plan.name}")
        self._work, self._origin, self._plan = work, origin, plan
        self.bar, self.issues = Banner(), IssueList(MOST)
        self.close_button = link("Đóng" if plan.errors else "Hủy")
        self.with_twins = secondary("Ghi cả dòng trùng")
        twins = plan.count(RowState.TWIN)
        self.write_button = primary("Ghi, bỏ qua dòng trùng" if twins else "Ghi vào sổ")
        self._lay_out()
        self.issues.show_issues(plan.issues)
        is_open = not plan.errors and bool(plan.rows)
        self.write_button.setVisible(is_open)
        self.with_twins.setVisible(is_open and bool(twins))
        self.close_button.clicked.connect(self.reject)
        self.write_button.clicked.connect(lambda: self.write(Twins.SKIP))
        self.with_twins.clicked.connect(lambda: self.write(Twins.ADD))
        (self.write_button if is_open else self.close_button).setFocus()

    def write(self, twins: Twins) -> None:
        """All rows or none."""
        try:
            result = self._work.attempt(
                activity_files.commit, self._plan, origin=self._origin, twins=twins
            )
        except (UserError, StoreProblem) as problem:
            self.bar.say(Tone.BAD, "Chưa ghi gì.", messages.of(problem))
            return
        self.accept()
        self.imported.emit(result)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.bar)
        column.addWidget(Text(self._plan.name, "h2", is_wrapped=True))
        column.addWidget(Text(summary(self._plan), "ink2", is_wrapped=True))
        if self._plan.errors:
            self.bar.say(
                Tone.BAD, "Chưa nhập được tệp này.",
                "Hãy sửa các dòng dưới đây trong tệp rồi nhập lại. Chưa có gì được ghi.",
                is_closable=False,
            )  # fmt: skip
        column.addWidget(scrolled(self.issues), 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in (self.close_button, self.with_twins, self.write_button):
            row.addWidget(button)
        column.addLayout(row)
        room, scale = self.screen().availableSize(), theme().scale
        self.resize(min(scale.px(640), room.width() - 40), min(scale.px(440), room.height() - 40))
