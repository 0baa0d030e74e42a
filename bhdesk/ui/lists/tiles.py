"""The twelve months of a quota as tiles: name, count, enough or missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from bhdesk.domain.shown_table import ShownColumn, ShownRow, ShownTable
from bhdesk.ui import icons, paint
from bhdesk.ui.lists.rows import ITEM_ROLE, RowModel
from bhdesk.ui.tables import open_menu
from bhdesk.ui.tokens import SIGNS, Tone, theme

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QResizeEvent

COLUMNS = (
    ShownColumn("Tháng"), ShownColumn("Số hội nghị", is_figure=True), ShownColumn("Tình trạng"),
)  # fmt: skip
GAP = 8
TALL, LOW, FLAT = 84, 44, 60


@dataclass(frozen=True, slots=True)
class TileItem:
    """`name` "T2", `figure` "0" or "–", `state` "Thiếu 1"; the current month is framed."""

    key: Hashable
    name: str
    figure: str
    state: str
    tone: Tone = Tone.MUTED
    is_current: bool = False

    @property
    def spoken(self) -> str:
        return f"{self.name}: {self.figure}, {self.state}"


class TileDelegate(QStyledItemDelegate):
    """Tint and sign say the state; what is missing has a thicker border as well."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        view = option.widget
        return view.gridSize() if isinstance(view, QListView) else QSize(80, 78)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:  # fmt: skip
        item: TileItem = index.data(ITEM_ROLE)
        view = option.widget
        assert isinstance(view, TileList)
        colours, scale = theme().colours, theme().scale
        place = view.tile_place(index.row())
        is_bad = item.tone is Tone.BAD
        width = 2.0 if item.is_current else 1.5 if is_bad else 1.0
        edge = colours.pri if item.is_current else theme().edge(item.tone)
        painter.save()
        paint.box(painter, place, theme().tint(item.tone), edge, width, 6)
        is_here = view.hasFocus() and view.currentIndex().row() == index.row()
        if is_here:
            paint.box(painter, place.adjusted(3, 3, -3, -3), None, colours.ink, 2, 4)
        if place.height() < scale.px(FLAT):
            self._flat(painter, place.adjusted(9, 0, -9, 0), item)
            painter.restore()
            return
        inner = place.adjusted(9, 7, -9, -6)
        painter.setFont(paint.font(is_bold=item.is_current))
        painter.setPen(paint.colour(colours.ink if item.is_current else colours.ink2))
        top = Qt.AlignmentFlag.AlignTop
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | top, item.name)
        painter.setFont(paint.font("page", is_bold=True))
        ink = theme().text(item.tone)
        muted = item.tone is Tone.MUTED
        painter.setPen(paint.colour(ink if is_bad else colours.muted if muted else colours.ink))
        figure = inner.adjusted(0, -5, 0, 0)
        painter.drawText(figure, Qt.AlignmentFlag.AlignRight | top, item.figure)
        self._state(painter, QRectF(inner.left(), inner.bottom() - scale.px(20), inner.width(),
                                    scale.px(20)), item, ink)  # fmt: skip
        painter.restore()

    def _flat(self, painter: QPainter, line: QRectF, item: TileItem) -> None:
        """Name, state and figure in one line, where the tiles stand in two rows."""
        colours = theme().colours
        ink, is_bad = theme().text(item.tone), item.tone is Tone.BAD
        painter.setFont(paint.font(is_bold=item.is_current))
        painter.setPen(paint.colour(colours.ink if item.is_current else colours.ink2))
        painter.drawText(line, paint.LEFT, item.name)
        painter.setFont(paint.font("title", is_bold=True))
        muted = item.tone is Tone.MUTED
        painter.setPen(paint.colour(ink if is_bad else colours.muted if muted else colours.ink))
        painter.drawText(line, paint.RIGHT, item.figure)
        used = painter.fontMetrics().horizontalAdvance(item.figure) + 5
        name = paint.width("T12", is_bold=True) + 5
        self._state(painter, line.adjusted(name, 0, -used, 0), item, ink)

    @staticmethod
    def _state(painter: QPainter, line: QRectF, item: TileItem, ink: str) -> None:
        is_muted = item.tone is Tone.MUTED
        painter.setFont(paint.font(is_bold=not is_muted))
        painter.setPen(paint.colour(ink))
        wide = painter.fontMetrics().horizontalAdvance(item.state)
        if not is_muted:
            name = "sai" if item.tone is Tone.BAD else SIGNS[item.tone]
            square = QRectF(line.left() - 1, line.center().y() - 7, 14, 14)
            if wide + 17 <= line.width() or wide > line.width():
                icons.draw(painter, name, ink, square)
                line = line.adjusted(17, 0, 0, 0)
        paint.elided(painter, line, item.state)


class TileList(QListView):
    """Tiles in one row that share the width; arrow keys move, Enter opens."""

    opened = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.table_title = ""
        self.setAccessibleName(name)
        self._tiles = RowModel()
        self.setModel(self._tiles)
        self.setItemDelegate(TileDelegate(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self._tell(index))

    @property
    def tile_model(self) -> RowModel:
        return self._tiles

    def set_items(self, items: Sequence[TileItem]) -> None:
        self._tiles.set_items(items)
        self._fit()

    def tile_place(self, row: int) -> QRectF:
        """Where a tile is drawn: the tiles share the width to the last pixel."""
        count = self._tiles.rowCount()
        across = -(-count // self._lines())
        wide = (self.viewport().width() + GAP) / across
        line, column = divmod(row, across)
        top = line * self._high() + 1
        return QRectF(column * wide, top, wide - GAP, self._high() - GAP)

    def shown_table(self) -> ShownTable:
        """What is printed of it; `table_title` says more than the name where a screen sets it."""
        rows = tuple(ShownRow((one.name, one.figure, one.state)) for one in self._tiles.items)
        return ShownTable(self.table_title or self.accessibleName(), COLUMNS, rows)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        open_menu(self, event.globalPos())

    def sizeHint(self) -> QSize:
        return QSize(theme().scale.px(400), self._high() * self._lines())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._high() * self._lines())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._tell(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._tiles.items[index.row()].key)

    def _fit(self) -> None:
        """All tiles in one row, or in two where a word would be cut."""
        count = self._tiles.rowCount()
        if not count:
            return
        each = self.viewport().width() // -(-count // self._lines())
        self.setGridSize(QSize(max(each, 1), self._high()))
        self.setFixedHeight(self._high() * self._lines())

    def _lines(self) -> int:
        count = max(self._tiles.rowCount(), 1)
        texts = [item.state for item in self._tiles.items]
        words = max((paint.width(text, is_bold=True) for text in texts), default=0)
        return 2 if self.viewport().width() / count < words + 26 + GAP and count > 6 else 1

    def _high(self) -> int:
        """Two rows are of low tiles, so that the strip stays as high as one of tall ones."""
        return theme().scale.px(TALL if self._lines() == 1 else LOW)
