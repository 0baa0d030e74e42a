"""The office's text blocks: put into a sentence, kept from one, looked after in a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from bhdesk.services import wording
from bhdesk.ui.screens.reports.blocks_dialog import BlocksDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bhdesk.services.wording import Block
    from bhdesk.ui.work import Work

NONE_YET = "Chưa có đoạn mẫu nào"


class BlocksMenu(QObject):
    """A menu under its button; `chosen` brings the words of a block."""

    chosen = Signal(str)

    def __init__(self, work: Work, page: QWidget) -> None:
        super().__init__(page)
        self._work, self._page = work, page
        self.dialog: BlocksDialog | None = None

    def open_at(self, button: QWidget, words: str) -> None:
        """Under the button that asked for it."""
        menu = self.menu_of(words, button)
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def menu_of(self, words: str, parent: QWidget) -> QMenu:
        """The blocks by title, then what keeps `words` as one and what looks after them."""
        found: tuple[Block, ...] = self._work.ask(wording.blocks) or ()
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for block in found:
            action = menu.addAction(block.title.replace("&", "&&"))
            action.triggered.connect(lambda _=False, text=block.text: self.chosen.emit(text))
        if not found:
            menu.addAction(NONE_YET).setEnabled(False)
        menu.addSeparator()
        keep = menu.addAction("Lưu câu này thành đoạn mẫu…")
        keep.setEnabled(bool(words.strip()))
        keep.triggered.connect(lambda: self.look_after(words))
        menu.addAction("Quản lý đoạn mẫu…").triggered.connect(lambda: self.look_after())
        return menu

    def look_after(self, words: str = "") -> None:
        """The dialog, with `words` as a block to be named."""
        self.dialog = BlocksDialog(self._work, self._page, words)
        self.dialog.open()
