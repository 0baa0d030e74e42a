"""The preview: a bar with page and zoom over the desk with the pages."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from bhdesk.ui.paper.desk import Desk
from bhdesk.ui.paper.pages import PaperPages
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.buttons import Button, Segment
from bhdesk.ui.widgets.labels import Chip, Text


class PaperView(QFrame):
    """Shows PDF bytes; the chip in the bar says what a check of the paper found."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "1")
        self.desk = Desk()
        self._back = Button("", "step", "trai")
        self._next = Button("", "step", "phai")
        self._back.setAccessibleName("Trang trước")
        self._next.setAccessibleName("Trang sau")
        self._where = Text("")
        self._chip = Chip(Tone.GOOD, "")
        self._chip.hide()
        self._zoom = Segment(("Vừa rộng", "Cả trang"), 0, "Cỡ trang")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_bar())
        column.addWidget(self.desk, 1)
        self._back.clicked.connect(lambda: self.desk.go(self.desk.page - 1))
        self._next.clicked.connect(lambda: self.desk.go(self.desk.page + 1))
        self._zoom.chosen.connect(lambda index: self.desk.set_whole(index == 1))
        self.desk.page_changed.connect(self._show_page)
        self._show_page(0)

    def set_pdf(self, data: bytes | None) -> None:
        """Shows a paper; None clears the desk."""
        self.desk.set_pages(PaperPages(data) if data else None)

    def set_state(self, tone: Tone, text: str) -> None:
        """The chip in the bar; "" hides it."""
        self._chip.setVisible(bool(text))
        if text:
            self._chip.set_state(tone, text)

    def _make_bar(self) -> QWidget:
        bar = QWidget()
        bar.setFixedHeight(theme().scale.px(40))
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(6)
        for item in (self._back, self._where, self._next):
            row.addWidget(item)
        row.addStretch(1)
        row.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self._zoom)
        return bar

    def _show_page(self, page: int) -> None:
        count = self.desk.count
        self._where.setText(f"Trang {page + 1} / {count}" if count else "Chưa có trang")
        self._back.setEnabled(page > 0)
        self._next.setEnabled(page + 1 < count)
