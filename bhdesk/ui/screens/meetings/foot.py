"""The row under the form: the papers of the meeting, repeating it, the bin."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from bhdesk.domain.activity_kinds import kind_of
from bhdesk.ui.screens.meetings.papers import TITLES, PaperKind
from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.buttons import Button, link, secondary

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from bhdesk.domain.activities import Activity

WORDS = {PaperKind.MINUTES: "Biên bản", PaperKind.INVITATION: "Giấy mời",
         PaperKind.ATTENDANCE: "Điểm danh"}  # fmt: skip
ROOMY = 560


class FormFoot(QWidget):
    """Where there is no room for three buttons one with a menu stands for them."""

    paper_wanted = Signal(object)
    """A PaperKind."""

    def __init__(self) -> None:
        super().__init__()
        self.papers: dict[PaperKind, Button] = {}
        self._gathers = False
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 12, 0)
        row.setSpacing(8)
        menu = QMenu(self)
        for kind, title in TITLES.items():
            button = self.papers[kind] = secondary(WORDS[kind])
            button.setToolTip(f"{title}: xem, in, lưu PDF hoặc Word")
            button.setAccessibleName(title)
            button.clicked.connect(partial(self._ask, kind))
            menu.addAction(title).triggered.connect(partial(self._ask, kind))
            row.addWidget(button)
        self.all_papers = secondary("Giấy tờ", "bao-cao")
        self.all_papers.setMenu(menu)
        self.repeat = secondary("Lặp lại…")
        self.bin = link("Bỏ vào Thùng rác")
        row.addWidget(self.all_papers)
        row.addWidget(self.repeat)
        row.addStretch(1)
        row.addWidget(self.bin)
        self.show_activity(None)

    def show_activity(self, item: Activity | None) -> None:
        """Only what the stored activity allows; None is one not stored yet."""
        self._gathers = item is not None and kind_of(item.kind).gathers
        self.repeat.setVisible(item is not None)
        self.bin.setText("Bỏ vào Thùng rác" if item else "Bỏ, không lưu")
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        is_roomy = self.width() >= theme().scale.px(ROOMY)
        for button in self.papers.values():
            button.setVisible(self._gathers and is_roomy)
        self.all_papers.setVisible(self._gathers and not is_roomy)

    def _ask(self, kind: PaperKind, _: bool = False) -> None:
        self.paper_wanted.emit(kind)
