"""The left of the help window: the contents, or what was found for the words typed above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from bhdesk.domain import manual_search
from bhdesk.ui import paint
from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.forms import line_edit
from bhdesk.ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from bhdesk.domain.manual import Manual

Index = QModelIndex | QPersistentModelIndex
MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
TOPIC, EXCERPT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
LINES = 3


class LineLook(QStyledItemDelegate):
    """A chapter muted, a page in a pill when it is shown, what was found in small under it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        scale = theme().scale
        if not index.data(TOPIC):
            return QSize(100, scale.px(34 if index.row() else 26))
        if not index.data(EXCERPT):
            return QSize(100, scale.px(30))
        wide = self._list_width() - 24
        high = self._words_height(str(index.data(EXCERPT)), wide)
        return QSize(100, scale.px(30) + high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours, box = theme().colours, QRectF(option.rect)
        is_page = bool(index.data(TOPIC))
        is_chosen = is_page and bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_chosen:
            has_keys = option.state & QStyle.StateFlag.State_HasFocus
            edge = colours.pri if has_keys or colours.is_contrast else None
            fill = colours.surface
            paint.box(painter, box.adjusted(1, 1, -1, -1), fill, edge, 2, 6)
        elif is_page and option.state & QStyle.StateFlag.State_MouseOver:
            paint.box(painter, box.adjusted(1, 1, -1, -1), colours.nav_hover, None, 1, 6)
        ink = colours.pri if is_chosen else colours.ink if is_page else colours.muted
        excerpt = str(index.data(EXCERPT) or "")
        painter.setFont(paint.font(is_bold=is_chosen or bool(excerpt) or not is_page))
        painter.setPen(paint.colour(ink))
        line = theme().scale.px(30)
        left = 10 if is_page else 4
        head = box.adjusted(left, 0, -6, 0)
        head.setTop(box.bottom() - line if not excerpt else box.top())
        head.setHeight(line)
        painter.drawText(head, MIDDLE, str(index.data()))
        if excerpt:
            painter.setFont(paint.font())
            painter.setPen(paint.colour(colours.ink2))
            words = box.adjusted(left, line - 4, -8, -4)
            painter.drawText(words, WRAPPED, excerpt)
        painter.restore()

    def _words_height(self, words: str, wide: int) -> int:
        metrics = QFontMetrics(paint.font())
        high = metrics.boundingRect(QRect(0, 0, wide, 1000), WRAPPED, words).height()
        return min(high, LINES * metrics.lineSpacing()) + 4

    def _list_width(self) -> int:
        shown = self.parent()
        return shown.viewport().width() if isinstance(shown, QListWidget) else 240


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
        self.list.setItemDelegate(LineLook(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setProperty("help", "contents")
        self.list.setMouseTracking(True)
        self.note = Text("Không thấy trang nào. Thử từ khác, ngắn hơn.", "muted", is_wrapped=True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
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
                self._add(hit.title, hit.topic, hit.excerpt)
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

    def _add(self, words: str, topic: str, excerpt: str = "") -> None:
        item = QListWidgetItem(words)
        item.setData(TOPIC, topic)
        item.setData(EXCERPT, excerpt)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words}. {excerpt}".strip(". "))
        self.list.addItem(item)

    def _add_chapter(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
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
