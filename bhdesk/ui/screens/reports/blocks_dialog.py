"""Text blocks of the office: written once, put into any paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from bhdesk import messages
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.services import wording
from bhdesk.ui.lists import RowItem, RowList, RowStyle
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.buttons import link, primary, secondary
from bhdesk.ui.widgets.forms import FormRow, line_edit, text_edit
from bhdesk.ui.widgets.labels import SignedText, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from bhdesk.services.wording import Block
    from bhdesk.ui.work import Work

NEW = 0
ABOUT = "Đoạn mẫu là câu chữ của cơ quan, chèn được vào mọi báo cáo. Sửa đoạn mẫu không làm đổi"
ABOUT_END = " văn bản đã chèn trước đó."
UNSAVED = "Đoạn mẫu này chưa lưu. Bấm Lưu đoạn mẫu, hoặc làm lại việc vừa rồi để bỏ."


class BlocksDialog(QDialog):
    """A list and the block chosen; what is typed is saved by its button, and is not lost unsaid."""

    def __init__(self, work: Work, page: QWidget, words: str = "") -> None:
        super().__init__(page)
        self._work, self._page = work, page
        self._blocks: tuple[Block, ...] = ()
        self._number = NEW
        self._shown = ("", "")
        self._may_drop = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Đoạn mẫu")
        self.resize(theme().scale.px(720), theme().scale.px(440))
        self.list = RowList(RowStyle.STATE, "Các đoạn mẫu")
        self.title, self.text = line_edit("", "", wording.MAX_TITLE), text_edit(rows=8)
        self.text.setMinimumHeight(theme().scale.px(80))
        self.text.setMaximumHeight(16777215)
        self.error = SignedText(Tone.BAD, "")
        self.add, self.remove = secondary("Đoạn mẫu mới", "them"), link("Xóa")
        self.save, self.close_button = primary("Lưu đoạn mẫu"), link("Đóng")
        self.save.setDefault(True)
        self._lay_out()
        self._connect()
        self._read()
        self._show(NEW if words or not self._blocks else self._blocks[0].id, words)

    def reject(self) -> None:
        if self._may_leave():
            super().reject()

    @property
    def _typed(self) -> tuple[str, str]:
        return self.title.text(), self.text.toPlainText()

    def _may_leave(self) -> bool:
        """What is typed and not saved is said once, and goes when it is left again."""
        if self._typed == self._shown or self._may_drop:
            return True
        self._may_drop = True
        self.error.set_state(Tone.WARN, UNSAVED)
        self.error.show()
        return False

    def _begin(self) -> None:
        if self._may_leave():
            self._show(NEW)

    def _forgive(self) -> None:
        """Typing goes on: to leave it is to be said again."""
        self._may_drop = False

    def _read(self) -> None:
        self._blocks = self._work.ask(wording.blocks) or ()
        rows = [RowItem(one.id, one.title, " ".join(one.text.split())) for one in self._blocks]
        self.list.set_items(rows)

    def _show(self, number: int, words: str = "") -> None:
        found = next((one for one in self._blocks if one.id == number), None)
        self._number = found.id if found else NEW
        self.title.setText(found.title if found else "")
        self.text.setPlainText(found.text if found else words)
        self._shown = self._typed
        self._may_drop = False
        self.remove.setVisible(found is not None)
        self.error.hide()
        if found is None:
            self.list.clear_choice()
            self.title.setFocus()
        else:
            self.list.choose_silently(found.id)

    def _save(self) -> None:
        title, text = self._typed
        block = self._number or None
        if self._write(wording.save_block, title, text, block):
            self._read()
            made = block or max((one.id for one in self._blocks), default=NEW)
            self._show(made)

    def _remove(self) -> None:
        if self._write(wording.remove_block, self._number):
            self._read()
            self._show(self._blocks[0].id if self._blocks else NEW)

    def _write(self, service: Callable[..., object], *given: object) -> bool:
        try:
            self._work.attempt(service, *given, origin=self._page)
        except (UserError, StoreProblem) as problem:
            self.error.set_state(Tone.BAD, messages.of(problem))
            self.error.show()
            return False
        return True

    def _choose(self, number: object) -> None:
        if not isinstance(number, int) or number == self._number:
            return
        if self._may_leave():
            self._show(number)
        elif self._number == NEW:
            self.list.clear_choice()
        else:
            self.list.choose_silently(self._number)

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.add.clicked.connect(self._begin)
        self.title.textEdited.connect(self._forgive)
        self.text.textChanged.connect(self._forgive)
        self.save.clicked.connect(self._save)
        self.remove.clicked.connect(self._remove)
        self.close_button.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addWidget(self.add)
        right.setSpacing(10)
        right.addWidget(FormRow("Tên đoạn mẫu", self.title))
        label = Text("Nội dung", "ink2")
        label.setBuddy(self.text)
        self.text.setAccessibleName("Nội dung")
        right.addWidget(label)
        right.addWidget(self.text, 1)
        right.addWidget(self.error)
        buttons = QHBoxLayout()
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.save)
        sides = QHBoxLayout()
        sides.setSpacing(16)
        sides.addLayout(left, 2)
        sides.addLayout(right, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(Text(ABOUT + ABOUT_END, "ink2", is_wrapped=True))
        column.addLayout(sides, 1)
        column.addLayout(buttons)
