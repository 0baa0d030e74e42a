"""The card "Cần xem" and its whole list: cells that do not add up, refused texts, what to do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from bhdesk.ui.tokens import SIGNS, Tone, theme
from bhdesk.ui.widgets.buttons import Button, link, primary, secondary
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.labels import CutText, SectionHeader, Sign, Text
from bhdesk.ui.widgets.scrolling import scrolled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SHOWN = 2
TITLE = "Cần xem trước khi chốt tháng"
WIDTH, HEIGHT, EDGE = 900, 520, 40


@dataclass(frozen=True, slots=True)
class Finding:
    """One cell to look at; `first` and `second` are the texts of its two actions."""

    tone: Tone
    where: str
    text: str
    first: str
    act: Callable[[], object]
    second: str
    leave: Callable[[], object]


class FindingRows(QVBoxLayout):
    """One line for each finding, with its two actions at the right."""

    def __init__(self, *, is_whole: bool) -> None:
        """`is_whole`: the sentences are wrapped, not cut."""
        super().__init__()
        self._is_whole = is_whole
        self._rows: list[QWidget] = []
        self.buttons: list[tuple[Button, Button]] = []
        self.setSpacing(6)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        for row in self._rows:
            self.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.buttons = []
        self._rows = [self._row(finding) for finding in findings]
        for row in self._rows:
            self.addWidget(row)

    def _row(self, finding: Finding) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(Sign(SIGNS[finding.tone], theme().text(finding.tone), 16))
        line.addWidget(Text(finding.where, finding.tone.value))
        line.addWidget(self._said(finding.text), 1)
        made = secondary(finding.first), link(finding.second)
        for button, act in zip(made, (finding.act, finding.leave), strict=True):
            button.setAccessibleName(f"{button.text()}: {finding.where}")
            button.clicked.connect(lambda _=False, act=act: act())
            line.addWidget(button)
        self.buttons.append(made)
        row.setAccessibleName(f"{finding.where}: {finding.text}")
        return row

    def _said(self, words: str) -> QWidget:
        if self._is_whole:
            return Text(words, is_wrapped=True)
        said = CutText("", "")
        said.set_full(words)
        return said


class ChecksCard(Card):
    """Hidden while there is nothing to look at; shows the first findings and lists them all."""

    def __init__(self) -> None:
        super().__init__((16, 8, 12, 8), gap=6)
        self._head = SectionHeader(TITLE)
        self._findings: tuple[Finding, ...] = ()
        self._dialog: ChecksDialog | None = None
        self.all_link = link("")
        self.all_link.clicked.connect(self._open)
        self._head.add(self.all_link)
        self._rows = FindingRows(is_whole=False)
        self.add(self._head)
        self.add(self._rows)
        self.hide()

    def set_findings(self, findings: Sequence[Finding]) -> None:
        self._findings = tuple(findings)
        self._rows.show_findings(findings[:SHOWN])
        rest = len(findings) - SHOWN
        remark = f"{len(findings)} ô" + (f", đang hiện {SHOWN} ô đầu" if rest > 0 else "")
        self._head.set_texts(TITLE, remark)
        self.all_link.setText(f"Xem hết ({len(findings)})")
        self.all_link.setVisible(rest > 0)
        self.setVisible(bool(findings))
        if self._dialog is not None:
            self._dialog.show_findings(self._findings)

    def _open(self) -> None:
        self._dialog = ChecksDialog(self._findings, self.window())
        self._dialog.finished.connect(self._forget)
        self._dialog.open()

    def _forget(self, _: int) -> None:
        self._dialog = None


class ChecksDialog(QDialog):
    """Every finding with the same actions; one that leads to a cell closes the list."""

    def __init__(self, findings: Sequence[Finding], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        self._title = Text("", "h2")
        self.rows = FindingRows(is_whole=True)
        self._at = 0
        inner = QWidget()
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 12, 0)
        inside.addLayout(self.rows)
        inside.addStretch(1)
        self.close_button = primary("Đón&g")
        self.close_button.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 12, 16)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(scrolled(inner), 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.close_button)
        column.addLayout(row)
        self.show_findings(findings)
        room, scale = parent.size(), theme().scale
        high = min(self.sizeHint().height(), scale.px(HEIGHT), room.height() - EDGE)
        self.resize(min(scale.px(WIDTH), room.width() - EDGE), high)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Those that are left after one was dealt with; the keyboard stays at its place."""
        if not findings:
            self.accept()
            return
        self._title.setText(f"{TITLE}: {len(findings)} ô")
        self.rows.show_findings([self._leading(at, item) for at, item in enumerate(findings)])
        self.rows.buttons[min(self._at, len(findings) - 1)][0].setFocus()

    def _leading(self, at: int, finding: Finding) -> Finding:
        """The finding with its actions as they are from within the list."""

        def act() -> None:
            self.accept()
            finding.act()

        def leave() -> None:
            self._at = at
            finding.leave()

        return replace(finding, act=act, leave=leave)
