"""The left of the help window: the contents, or what was found for the words typed above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from bhdesk.domain import manual_search
from bhdesk.ui import paint
from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.forms import line_edit
from bhdesk.ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from bhdesk.domain.manual import Manual

TOPIC = Qt.ItemDataRole.UserRole


class Contents(QWidget):
    """Field and list; arrow keys in the field walk through the list."""

    wanted = Signal(str)
    """The topic of the line that was chosen."""

    def __init__(self, manual: Manual) -> None:
        super().__init__()
        self._manual = manual
        self.setProperty("ground", "nav")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = line_edit("", "Tìm trong hướng dẫn", 60)
        self.field.setAccessibleName("Tìm trong hướng dẫn, gõ không dấu cũng được")
        self.field.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName("Mục lục")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setProperty("help", "contents")
        self.note = Text("Không thấy trang nào. Thử từ khác, ngắn hơn.", "muted", is_wrapped=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for widget in (self.field, self.note, self.list):
            column.addWidget(widget, int(widget is self.list))
        self.field.textChanged.connect(self.look)
        self.field.returnPressed.connect(self._open_first)
        self.list.itemClicked.connect(self._tell)
        self.list.itemActivated.connect(self._tell)
        self.list.currentItemChanged.connect(self._follow)
        self.look("")

    def look(self, words: str) -> None:
        """Shows what was found for the words; none shows the contents."""
        self.list.blockSignals(True)
        self.list.clear()
        hits = manual_search.search(self._manual, words)
        if words.strip():
            for hit in hits:
                self._add(f"{hit.title}\n{hit.excerpt}", hit.topic)
        else:
            for chapter in self._manual.chapters:
                self._add_chapter(chapter.title)
                for page in chapter.pages:
                    self._add(page.title, page.key)
        self.list.blockSignals(False)
        self.note.setVisible(bool(words.strip()) and not hits)
        self.list.setVisible(not self.note.isVisibleTo(self))

    def point_at(self, key: str) -> None:
        """Marks the page that is shown, without telling anybody."""
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            topic = self.list.item(row).data(TOPIC)
            if topic and topic.partition("#")[0] == key:
                self.list.setCurrentRow(row)
                break
        else:
            self.list.setCurrentRow(-1)
        self.list.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down from the field goes into the list."""
        if event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            if self.list.currentRow() < 0:
                self.list.setCurrentRow(0)
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(theme().scale.px(280), 400)

    def _add(self, words: str, topic: str) -> None:
        item = QListWidgetItem(words)
        item.setData(TOPIC, topic)
        self.list.addItem(item)

    def _add_chapter(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(paint.font(is_bold=True))
        item.setForeground(paint.colour(theme().colours.ink2))
        self.list.addItem(item)

    def _tell(self, item: QListWidgetItem) -> None:
        if topic := item.data(TOPIC):
            self.wanted.emit(topic)

    def _follow(self, item: QListWidgetItem | None, _old: object) -> None:
        if item is not None and self.list.hasFocus():
            self._tell(item)

    def _open_first(self) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.data(TOPIC):
                self.list.setCurrentRow(row)
                self._tell(item)
                return
