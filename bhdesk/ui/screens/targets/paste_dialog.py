"""Dán bảng chỉ tiêu: a decision's table with its printed totals, looked at before it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.services import targets
from bhdesk.ui.grid import Cell, Column, Grid, GridCard, GridModel, GridRow, Kind
from bhdesk.ui.screens.targets.paper_fields import PaperFields
from bhdesk.ui.screens.targets.reason import ReasonChoice
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.buttons import link, primary
from bhdesk.ui.widgets.forms import FormRow, text_edit
from bhdesk.ui.widgets.labels import SignedText, Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bhdesk.domain.frame import Frame
    from bhdesk.domain.paste import PastedColumn, TargetPaste
    from bhdesk.domain.targets import Sheet
    from bhdesk.ui.work import Work

COLUMNS = (
    Column("measure", "Cột", kind=Kind.NAME, weight=2.0, sample="BHXH bắt buộc"),
    Column("sum", "Cộng các đơn vị", sample="000.000"),
    Column("printed", "Tổng in", sample="000.000"),
    Column("gap", "Chênh", sample="−00.000"),
)


class PasteDialog(QDialog):
    """Reads at each change of the text; sum and printed total stand side by side."""

    saved = Signal()

    def __init__(
        self, work: Work, frame: Frame, on: date, given: Mapping[str, Sheet], parent: QWidget
    ) -> None:
        """`given`: the decisions that hold; one that says otherwise needs its document."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Dán bảng chỉ tiêu")
        self._work, self._frame, self._on, self._origin = work, frame, on, parent
        self._given = given
        self.table: TargetPaste | None = None
        self.field = text_edit(rows=5)
        self.field.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.field.setPlaceholderText(
            "Chép cả dòng tiêu đề và dòng Tổng cộng từ Excel, rồi dán vào đây."
        )
        self.state = SignedText(Tone.INFO, "")
        self.model = GridModel(COLUMNS)
        self.card = GridCard(Grid(self.model, "Các cột đọc được", theme().scale.compact_row + 2))
        self.papers, self.choice = PaperFields(), ReasonChoice()
        self.save_button, self.cancel_button = primary("Lưu bảng"), link("Hủy")
        self._lay_out()
        self.field.textChanged.connect(self._read)
        self.save_button.clicked.connect(self._save)
        self.cancel_button.clicked.connect(self._drop)
        self._read()
        self.setMinimumWidth(theme().scale.px(640))

    def reject(self) -> None:
        """Esc and the window's cross do not throw away a table that was pasted."""
        if self.table is None:
            self._drop()
            return
        self.state.set_state(Tone.WARN, "Bảng chưa lưu. Bấm Lưu bảng để ghi, Hủy để bỏ.")
        self.save_button.setFocus()

    def _drop(self) -> None:
        super().reject()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(Text("Dán bảng chỉ tiêu", "h2"))
        column.addWidget(FormRow("Bảng theo văn bản giao chỉ tiêu", self.field))
        column.addWidget(self.state)
        column.addWidget(self.card, 100)
        column.addWidget(self.papers)
        self._why = Text("Cột có chênh: chọn lý do, số tổng in không bị sửa.", "ink2")
        column.addWidget(self._why)
        column.addWidget(self.choice)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        column.addLayout(buttons)

    def _read(self) -> None:
        typed = self.field.toPlainText()
        self.table, said, tone = None, "Chưa có bảng nào.", Tone.INFO
        if typed.strip():
            try:
                self.table = targets_read(self._work, typed, self._on)
            except (UserError, StoreProblem) as problem:
                said, tone = messages.of(problem), Tone.BAD
        columns = self.table.columns if self.table else ()
        off = sum(1 for column in columns if column.difference)
        if self.table is not None:
            many = f"Đọc được {self.table.units} {self._frame.unit_word}, {len(columns)} cột"
            tone = Tone.WARN if off else Tone.GOOD
            said = (
                f"{many}; {off} cột có tổng in khác số cộng."
                if off
                else f"{many}; các cột đều khớp."
            )
        self.state.set_state(tone, said)
        self.model.set_rows([self._row(column) for column in columns])
        self.card.setVisible(bool(columns))
        self.papers.setVisible(bool(columns))
        self.papers.set_needed(any(self._is_changed(column) for column in columns))
        for item in (self._why, self.choice):
            item.setVisible(bool(off))
        if self.isVisible():
            self.resize(self.sizeHint().boundedTo(self.screen().availableSize()))

    def _is_changed(self, column: PastedColumn) -> bool:
        """Whether another decision holds already; the same one again changes nothing."""
        kept = self._given.get(column.measure)
        if kept is None:
            return False
        values = {share.unit: share.value for share in kept.shares}
        return kept.total != column.total or values != dict(column.values)

    def _row(self, column: PastedColumn) -> GridRow:
        is_off = bool(column.difference)
        gap = Cell(
            text.signed(column.difference), tone=Tone.BAD if is_off else Tone.MUTED, is_bold=is_off
        )
        name = self._frame.measure(column.measure).short
        printed = text.count(column.printed)
        return GridRow(column.measure, (name, text.count(column.sum), printed, gap))

    def _save(self) -> None:
        if self.table is None:
            self.field.setFocus()
            return
        paper = self.papers.read(self._on)
        if paper is None:
            return
        is_off = any(column.difference for column in self.table.columns)
        if is_off and self.choice.reason is None:
            self.choice.ask_again()
            return
        reason = self.choice.reason if is_off else None
        try:
            self._work.attempt(
                targets.save_table, self.table, paper.first, reason,
                self.choice.note.text().strip(), paper.document, paper.document_day,
                origin=self._origin,
            )  # fmt: skip
        except (UserError, StoreProblem) as problem:
            self.state.set_state(Tone.BAD, messages.of(problem))
            return
        self.saved.emit()
        self.accept()


def targets_read(work: Work, typed: str, on: date) -> TargetPaste:
    """Reads without writing; a refusal is raised to the dialog, which shows it beside the text."""
    found: TargetPaste = work.attempt(targets.read_table, typed, on)
    return found
