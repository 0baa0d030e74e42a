"""Paints the cells of the table and makes the editor that covers one without a jump."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from bhdesk.ui import icons, paint
from bhdesk.ui.grid.model import CELL_ROLE, GridModel
from bhdesk.ui.grid.values import Cell, CellState, Column, Kind
from bhdesk.ui.tokens import Colours, Tone, theme
from bhdesk.ui.widgets.bars import plan_bar

PAD = 14
# left of a figure that needs nearly the whole cell
LEAST_PAD = 4
# what both sides of a text take where it is not a plain figure
SIDES = {Kind.NAME: 16 + 8, Kind.HEAT: 24 + PAD, Kind.CHIP: PAD + 30}
BAR_WIDTH = 50
HEAT_EDGES = (-8.0, -3.0, 0.0)
HEAT_ABOVE = 2.0


def heat_colour(colours: Colours, gap: float) -> str:
    """Colour of a gap to the pace in points: below −8, −3, 0, up to +2, above."""
    for index, edge in enumerate(HEAT_EDGES):
        if gap < edge:
            return colours.heat[index]
    return colours.heat[4] if gap > HEAT_ABOVE else colours.heat[3]


class GridDelegate(QStyledItemDelegate):
    """Reads one Cell for each paint; no style option is filled, which keeps long tables quick."""

    left_by_key = Signal(int, bool)
    """(Qt.Key, is_shift): the editor was committed with Enter, Tab or an up/down arrow."""
    typing = Signal(str)
    """What stands in the open editor after each key; nothing is committed by it."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:  # fmt: skip
        model, view = index.model(), option.widget
        assert isinstance(model, GridModel)
        assert isinstance(view, QTableView)
        cell: Cell = index.data(CELL_ROLE)
        column: Column = model.columns[index.column()]
        current = view.currentIndex()
        is_row = current.isValid() and current.row() == index.row()
        is_current = is_row and current.column() == index.column()
        is_selected = not is_current and view.selectionModel().isSelected(index)
        place = QRectF(option.rect)
        is_ruled = not model.is_locked and self._is_ruled(model.columns, index.column())
        self.paint_ground(painter, place, cell, column, is_row, is_selected, is_ruled)
        if is_current:
            self._paint_current(painter, place, cell, view.hasFocus())
        self.paint_content(painter, place, cell, column)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:  # fmt: skip
        """A figure that is cut is told whole, before whatever else is said of its cell."""
        cell: Cell | None = index.data(CELL_ROLE)
        model = index.model()
        if event.type() is QEvent.Type.ToolTip and cell is not None:
            assert isinstance(model, GridModel)
            if self.is_cut(cell, model.columns[index.column()], option.rect.width()):
                told = (cell.text, index.data(Qt.ItemDataRole.ToolTipRole))
                said = "\n".join(dict.fromkeys(part for part in told if part))
                QToolTip.showText(event.globalPos(), said, view)
                return True
        return super().helpEvent(event, view, option, index)

    def is_cut(self, cell: Cell, column: Column, wide: float, is_bold: bool = False) -> bool:
        """Whether not all of its text is seen in a cell that is `wide` pixels wide."""
        bold = is_bold or cell.is_bold or self._is_marked(cell) or column.kind is Kind.CHIP
        return paint.width(cell.text, is_bold=bold) > wide - SIDES.get(column.kind, PAD + LEAST_PAD)

    def paint_ground(
        self, painter: QPainter, place: QRectF, cell: Cell, column: Column,
        is_row: bool = False, is_selected: bool = False, is_ruled: bool = False,
    ) -> None:  # fmt: skip
        """Fill, hairlines and the box of a state."""
        colours = theme().colours
        is_sunken = cell.state in (CellState.COMPUTED, CellState.LOCKED)
        fill = colours.sunken if is_sunken else colours.surface
        if is_selected:
            fill = colours.pri if colours.is_contrast else colours.pri_tint
        elif is_row:
            fill = colours.row
        painter.fillRect(place, paint.colour(fill))
        line = paint.colour(colours.line)
        painter.fillRect(QRectF(place.left(), place.bottom() - 1, place.width(), 1), line)
        if is_ruled:
            right = QRectF(place.right() - 1, place.top(), 1, place.height())
            painter.fillRect(right, line)
        if cell.state is CellState.WARNING:
            self._paint_state(painter, place, Tone.WARN)
        elif cell.state is CellState.REFUSED:
            self._paint_state(painter, place, Tone.BAD)
        elif column.kind is Kind.HEAT and cell.gap is not None:
            heat = heat_colour(colours, cell.gap)
            edge = colours.ink if colours.is_contrast else None
            paint.box(painter, place.adjusted(2, 2, -2, -2), heat, edge, 1, 5)

    def paint_content(
        self, painter: QPainter, place: QRectF, cell: Cell, column: Column, is_bold: bool = False
    ) -> None:
        """Text, sign, bar and note corner."""
        colours = theme().colours
        bold = is_bold or cell.is_bold
        if column.kind is Kind.CHIP:
            self._paint_chip(painter, place, cell)
            return
        painter.setFont(paint.font(is_bold=bold or self._is_marked(cell)))
        painter.setPen(paint.colour(self._ink(cell, colours)))
        # figures stand at the right: more room at their left loses no digit in a tight column
        inner = place.adjusted(4 if column.kind is not Kind.HEAT else 24, 0, -PAD, 0)
        if column.kind is Kind.NAME:
            # in the middle: villages differ by the number at the end
            mode = Qt.TextElideMode.ElideMiddle
            left = 32 if self._is_marked(cell) else 16  # beside its sign
            paint.elided(painter, place.adjusted(left, 0, -8, 0), cell.text, mode=mode)
        else:
            room = inner if column.kind is Kind.HEAT else place.adjusted(LEAST_PAD, 0, -PAD, 0)
            paint.elided(painter, room, cell.text, paint.RIGHT)
        middle = place.center().y()
        if self._is_marked(cell):
            name = "canh-bao" if cell.state is CellState.WARNING else "loi"
            tone = Tone.WARN if cell.state is CellState.WARNING else Tone.BAD
            square = QRectF(place.left() + 9, middle - 8, 16, 16)
            if place.width() > 44 + painter.fontMetrics().horizontalAdvance(cell.text):
                icons.draw(painter, name, theme().text(tone), square)
        elif cell.state is CellState.IMPORTED:
            self._paint_origin(painter, place, cell)
        if column.kind is Kind.HEAT and cell.gap is not None and cell.gap < 0:
            paint.down_mark(painter, place.left() + 11, middle, colours.ink2)
        if cell.share is not None and column.kind in (Kind.SHARE, Kind.COUNT_BAR):
            self._paint_bar(painter, place, cell, column)
        if cell.note:
            self._paint_note(painter, place)

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:  # fmt: skip
        editor = QLineEdit(parent)
        editor.setProperty("cell", "1")
        model = index.model()
        assert isinstance(model, GridModel)
        editor.setAlignment(index.data(Qt.ItemDataRole.TextAlignmentRole))
        editor.setAccessibleName(model.headerData(index.column(), Qt.Orientation.Horizontal,
                                                  Qt.ItemDataRole.AccessibleTextRole))  # fmt: skip
        editor.setFont(paint.font())
        editor.textChanged.connect(self.typing)
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:  # fmt: skip
        rect: QRect = option.rect
        editor.setGeometry(rect.adjusted(1, 1, -2, -2))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        leaving = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab,
                   Qt.Key.Key_Up, Qt.Key.Key_Down)  # fmt: skip
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(editor, event)
        if event.key() not in leaving or QApplication.activePopupWidget():
            return super().eventFilter(editor, event)
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        is_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.left_by_key.emit(event.key(), is_shift)
        return True

    @staticmethod
    def _is_ruled(columns: tuple[Column, ...], index: int) -> bool:
        """A hairline at the right, between columns of figures; bars and heat need none."""
        after = columns[index + 1].kind if index + 1 < len(columns) else Kind.HEAT
        return after in (Kind.FIGURE, Kind.CHIP, Kind.SHARE)

    @staticmethod
    def _is_marked(cell: Cell) -> bool:
        return cell.state in (CellState.WARNING, CellState.REFUSED)

    @staticmethod
    def _ink(cell: Cell, colours: Colours) -> str:
        match cell.state:
            case CellState.WARNING:
                return colours.warn
            case CellState.REFUSED:
                return colours.bad
            case CellState.COMPUTED if cell.tone is Tone.PLAIN and not cell.is_bold:
                return colours.ink2
            case _:
                return theme().text(cell.tone)

    @staticmethod
    def _paint_state(painter: QPainter, place: QRectF, tone: Tone) -> None:
        box = place.adjusted(1.5, 1.5, -2.5, -2.5)
        paint.box(painter, box, theme().tint(tone), theme().text(tone), 1.5, 4)

    @staticmethod
    def _paint_current(painter: QPainter, place: QRectF, cell: Cell, has_focus: bool) -> None:
        colours = theme().colours
        fill = None if GridDelegate._is_marked(cell) or cell.gap is not None else colours.surface
        edge = colours.pri if has_focus else colours.border_field
        paint.box(painter, place.adjusted(1, 1, -2, -2), fill, edge, 2, 4)

    @staticmethod
    def _paint_origin(painter: QPainter, place: QRectF, cell: Cell) -> None:
        """A small sheet of paper at the left of a figure that a file brought."""
        if place.width() > 36 + painter.fontMetrics().horizontalAdvance(cell.text):
            square = QRectF(place.left() + 6, place.center().y() - 7, 13, 13)
            icons.draw(painter, "tep", theme().text(Tone.MUTED), square)

    @staticmethod
    def _paint_note(painter: QPainter, place: QRectF) -> None:
        right, top = place.right() - 1, place.top()
        points = [QPointF(right - 8, top), QPointF(right, top), QPointF(right, top + 8)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paint.colour(theme().colours.pri))
        painter.drawPolygon(QPolygonF(points))

    @staticmethod
    def _paint_bar(painter: QPainter, place: QRectF, cell: Cell, column: Column) -> None:
        """A bar left of the figure, where the column is wide enough for both."""
        text: float = painter.fontMetrics().horizontalAdvance(cell.text)
        if column.kind is Kind.SHARE:
            text = max(text, paint.width("100,00%"))
        else:
            # all bars of a column or none, and all to one scale
            text = max(text, painter.fontMetrics().horizontalAdvance(column.sample))
        room = place.width() - PAD - text - 12 - 8
        if cell.share is None or room < BAR_WIDTH * 0.5:
            return
        wide = min(room, BAR_WIDTH)
        middle = place.center().y()
        if column.kind is Kind.SHARE:
            left = place.right() - PAD - text - 12 - wide
            plan_bar(painter, QRectF(left, middle - 3, wide, 6), cell.share, None, 6)
            return
        bar = QRectF(place.left() + 8, middle - 5, max(wide * cell.share, 4), 10)
        paint.box(painter, bar, theme().colours.pri_tint2, radius=3)

    @staticmethod
    def _paint_chip(painter: QPainter, place: QRectF, cell: Cell) -> None:
        text_width = paint.width(cell.text, is_bold=True) if cell.text else 0
        middle = place.center().y()
        left = place.left() + PAD
        ink = theme().text(cell.tone)
        if cell.text and cell.tone not in (Tone.PLAIN, Tone.MUTED):
            high = theme().scale.chip
            chip = QRectF(left, middle - high / 2, text_width + 40, high)
            edge = ink if theme().colours.is_contrast else None
            paint.box(painter, chip, theme().tint(cell.tone), edge, 1, high / 2)
        if cell.icon:
            icons.draw(painter, cell.icon, ink, QRectF(left + 10, middle - 8, 16, 16))
        painter.setFont(paint.font(is_bold=True))
        painter.setPen(paint.colour(ink))
        painter.drawText(place.adjusted(PAD + 30, 0, 0, 0), paint.LEFT, cell.text)
