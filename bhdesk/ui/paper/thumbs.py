"""The strip of small pages beside the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from bhdesk.ui import paint
from bhdesk.ui.tokens import theme

if TYPE_CHECKING:
    from bhdesk.ui.paper.drawing import PageDrawing, Strip

Index = QModelIndex | QPersistentModelIndex
WIDTH = 124
PAPER_WIDTH = 72
LINE = 20
ROOM = 8
FINE = 2


class ThumbModel(QAbstractListModel):
    """A row for each page."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0

    def set_count(self, count: int) -> None:
        """As many pages as before keep cursor and place."""
        if count == self._count:
            if count:
                self.dataChanged.emit(self.index(0), self.index(count - 1))
            return
        self.beginResetModel()
        self._count = count
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own type
        kinds = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if role in kinds and index.isValid():
            return f"Trang {index.row() + 1}"
        return None


class ThumbList(QListView):
    """Arrows and clicks go to a page; the current one has a frame and its number in bold."""

    chosen = Signal(int)

    def __init__(self, drawing: PageDrawing) -> None:
        super().__init__()
        self.setAccessibleName("Các trang")
        self._drawing = drawing
        self._pages = ThumbModel()
        self.setModel(self._pages)
        self.setItemDelegate(ThumbDelegate(drawing, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(theme().scale.px(WIDTH))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        drawing.drawn.connect(self.viewport().update)

    def refresh(self) -> None:
        """There are other pages."""
        pages = self._drawing.pages
        was_blocked = self.blockSignals(True)
        self._pages.set_count(pages.count if pages else 0)
        self.scheduleDelayedItemsLayout()
        self.blockSignals(was_blocked)

    def show_page(self, page: int) -> None:
        """Marks the page in view, telling nobody."""
        if page == self.currentIndex().row() or page >= self._pages.rowCount():
            return
        was_blocked = self.blockSignals(True)
        self.setCurrentIndex(self._pages.index(page))
        self.blockSignals(was_blocked)
        self.scrollTo(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(current.row())

    def paintEvent(self, event: QPaintEvent) -> None:
        seen = QRectF(self.viewport().rect())
        strips: list[Strip] = []
        for row in range(self._pages.rowCount()):
            index = self._pages.index(row)
            if seen.intersects(QRectF(self.visualRect(index))):
                strips += thumb_strips(self._drawing, row, self.devicePixelRatioF())
        self._drawing.want(self, strips, patience=0)
        super().paintEvent(event)


class ThumbDelegate(QStyledItemDelegate):
    """The page over its number."""

    def __init__(self, drawing: PageDrawing, parent: ThumbList) -> None:
        super().__init__(parent)
        self._drawing = drawing

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        scale = theme().scale
        high = thumb_size(self._drawing, index.row(), 1.0).height()
        return QSize(scale.px(PAPER_WIDTH), high + scale.px(LINE) + ROOM * 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours, page = theme().colours, index.row()
        size = thumb_size(self._drawing, page, 1.0)
        place = QRectF(option.rect)
        sheet = QRectF(round(place.center().x() - size.width() / 2), place.top() + ROOM,
                       size.width(), size.height())  # fmt: skip
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        is_over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        edge = colours.pri if is_current else colours.border_field if is_over else None
        line = 2 if is_current else 1
        painter.fillRect(sheet.adjusted(-1, -1, 1, 1), paint.colour(colours.line_strong))
        painter.fillRect(sheet, paint.colour(colours.paper))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._draw(painter, page, sheet)
        if edge:
            out = line + 1
            paint.box(painter, sheet.adjusted(-out, -out, out, out), None, edge, line, 3)
        view = option.widget
        if is_current and isinstance(view, ThumbList) and view.hasFocus():
            ring = place.adjusted(4, 1, -4, -1)
            paint.box(painter, ring, None, colours.ink, 2, 6)
        painter.setFont(paint.font(is_bold=is_current))
        painter.setPen(paint.colour(colours.pri if is_current else colours.ink2))
        words = QRectF(place.left(), sheet.bottom() + 3, place.width(), theme().scale.px(LINE))
        painter.drawText(words, paint.MIDDLE, str(page + 1))
        painter.restore()

    def _draw(self, painter: QPainter, page: int, sheet: QRectF) -> None:
        """Its own picture when it is there, else whatever picture of the page there is."""
        strips = thumb_strips(self._drawing, page, painter.device().devicePixelRatioF())
        own = [(strip, self._drawing.image(strip)) for strip in strips]
        pictures = [(strip, image) for strip, image in own if image is not None]
        if len(pictures) < len(own):
            pictures = self._drawing.stand_ins(page)
        for strip, image in pictures:
            scale = sheet.width() / strip.width
            top = sheet.top() + strip.top * scale
            painter.drawImage(
                QRectF(sheet.left(), top, sheet.width(), strip.height * scale), image
            )


def thumb_size(drawing: PageDrawing, page: int, density: float) -> QSize:
    """Upright pages are as wide as each other, lying ones as high as they are wide upright."""
    if drawing.pages is None or page >= drawing.pages.count:
        return QSize(1, 1)
    width = theme().scale.px(PAPER_WIDTH)
    size = drawing.pages.size(page)
    if size.width() > size.height():
        width = theme().scale.px(WIDTH - 40)
    pixels = round(width * density)
    return QSize(pixels, drawing.pages.height_for(page, pixels))


def thumb_strips(drawing: PageDrawing, page: int, density: float) -> list[Strip]:
    """Drawn larger than shown: hairlines of tables would else be as bold as a whole pixel."""
    size = thumb_size(drawing, page, density * FINE)
    return drawing.strips(page, size.width(), 0, size.height() - 1)
