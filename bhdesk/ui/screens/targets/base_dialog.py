"""Nhập mẫu số: population, labour force and the plan's other denominators of one day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.services import bases
from bhdesk.ui.grid.refused_dialog import tell_refused
from bhdesk.ui.screens.targets.base_grids import BaseGrids
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.banner import Action, Banner
from bhdesk.ui.widgets.buttons import link, primary
from bhdesk.ui.widgets.forms import FormRow, line_edit, side_by_side, types_today
from bhdesk.ui.widgets.labels import Text

if TYPE_CHECKING:
    from datetime import date

    from bhdesk.services.bases import BaseTable
    from bhdesk.ui.grid import Refusal
    from bhdesk.ui.work import Work


class BaseDialog(QDialog):
    """Nothing is written before "Lưu mẫu số"; values of other days stay as they are."""

    saved = Signal()

    def __init__(self, work: Work, table: BaseTable, on: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Nhập mẫu số")
        self._work, self._origin = work, parent
        newest = max(table.office.values(), key=lambda base: base.as_of, default=None)
        self._day = newest.as_of if newest is not None else None
        self.day = line_edit(text.day(self._day or on), max_length=10)
        self.source = line_edit(
            newest.source if newest is not None else "", "Ví dụ: Thống kê cơ sở"
        )
        types_today(self.day, lambda: on)
        self.day_row = FormRow("Số liệu ngày", self.day, "ngày/tháng/năm")
        self.grids = BaseGrids(table, self)
        self.bar, self._note = Banner(), Text("", "warn", is_wrapped=True)
        self.save_button, self.cancel_button = primary("Lưu mẫu số"), link("Hủy")
        self._lay_out()
        self._connect()
        self.resize(theme().scale.px(780), theme().scale.px(520))
        units = table.frame.unit_ids
        if units:
            self.grids.unit_grid.select_cell(units[0], "population")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(Text("Nhập mẫu số", "h2"))
        column.addWidget(self.bar)
        source = FormRow("Nguồn", self.source, "Đổi ngày để nhập số mới; số của ngày cũ vẫn giữ.")
        column.addLayout(side_by_side((self.day_row, 1), (source, 3)))
        row = QHBoxLayout()
        row.setSpacing(16)
        for card, share in ((self.grids.unit_card, 5), (self.grids.other_card, 6)):
            holder = QVBoxLayout()
            holder.addWidget(card, 100)
            holder.addStretch(1)
            row.addLayout(holder, share)
        column.addLayout(row, 1)
        column.addWidget(self._note)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        column.addLayout(buttons)
        self._follow()

    def _connect(self) -> None:
        self.grids.changed.connect(self._follow)
        self.grids.block_refused.connect(self._tell_refused)
        self.save_button.clicked.connect(self._save)
        self.cancel_button.clicked.connect(self._drop)

    def reject(self) -> None:
        """Esc and the window's cross: an Esc too many must not cost a typed table."""
        if not self.grids.entries(is_new_day=False) and not self.grids.drafts:
            self._drop()
            return
        drop = Action("Bỏ, không lưu", self._drop, is_link=True)
        said = "Bấm Lưu mẫu số để ghi."
        self.bar.say(Tone.WARN, "Số vừa nhập chưa lưu.", said, (drop,), is_closable=False)
        self.save_button.setFocus()

    def _drop(self) -> None:
        super().reject()

    def _follow(self) -> None:
        said = self.grids.differences()
        self._note.setText(said)
        self._note.setVisible(bool(said))

    def _tell_refused(self, refused: tuple[Refusal, ...]) -> None:
        tell_refused(self.bar, refused, self.grids.unit_grid, self.grids.other_grid)

    def _save(self) -> None:
        if self.grids.drafts:
            self._tell_refused(self.grids.drafts)
            return
        try:
            day = text.parse_date(self.day.text())
        except UserError as problem:
            self.day_row.set_error(messages.of(problem))
            self.day.setFocus()
            return
        self.day_row.set_error("")
        entries = self.grids.entries(is_new_day=day != self._day)
        if not entries:
            self._drop()
            return
        try:
            self._work.attempt(
                bases.set_bases, entries, day, self.source.text(), origin=self._origin
            )
        except (UserError, StoreProblem) as problem:
            self.bar.say(Tone.BAD, "Chưa lưu được.", messages.of(problem))
            return
        self.saved.emit()
        self.accept()
