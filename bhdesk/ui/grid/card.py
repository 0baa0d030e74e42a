"""The table in its white card, with the totals row that stays at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from bhdesk.ui import paint
from bhdesk.ui.grid.delegate import GridDelegate
from bhdesk.ui.grid.header import GridHeader
from bhdesk.ui.grid.values import Cell
from bhdesk.ui.tables import TableButton, open_menu
from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.find_bar import FindBar

if TYPE_CHECKING:
    from bhdesk.ui.grid.view import Grid

ROUND = 6


class TotalsRow(QWidget):
    """One sunken row in semi-bold under the table, its columns in step with the table's."""

    def __init__(self, grid: Grid) -> None:
        super().__init__()
        self._grid = grid
        self._delegate = GridDelegate(self)
        self.is_bottom = True
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        grid.widths_changed.connect(self.update)
        grid.horizontalScrollBar().valueChanged.connect(self.update)
        grid.grid_model.modelReset.connect(self.refresh)
        grid.grid_model.dataChanged.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        model = self._grid.grid_model
        self.setVisible(model.totals is not None)
        if model.totals:
            heads = [column.name for column in model.columns]
            texts = [cell if isinstance(cell, str) else cell.text for cell in model.totals.cells]
            pairs = zip(heads[1:], texts[1:], strict=False)
            spoken = ", ".join(f"{head} {text}" for head, text in pairs if text)
            self.setAccessibleName(f"{texts[0]}: {spoken}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, self._grid.verticalHeader().defaultSectionSize())

    def event(self, event: QEvent) -> bool:
        """A figure that is cut is told whole beside the pointer, as one of the table itself."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._told_at(event.pos().x()), self)
            return True
        return super().event(event)

    def _told_at(self, x: int) -> str:
        """What a cell has to say beyond what is seen of it; "" hides the words shown before."""
        model, header = self._grid.grid_model, self._grid.horizontalHeader()
        at = header.logicalIndexAt(x)
        if model.totals is None or not 0 <= at < len(model.totals.cells):
            return ""
        raw = model.totals.cells[at]
        cell = raw if isinstance(raw, Cell) else Cell(raw)
        wide = header.sectionSize(at)
        is_cut = self._delegate.is_cut(cell, model.columns[at], wide, is_bold=True)
        told = (cell.text if is_cut else "", cell.hint)
        return "\n".join(dict.fromkeys(part for part in told if part))

    def paintEvent(self, event: QPaintEvent) -> None:
        model, header = self._grid.grid_model, self._grid.horizontalHeader()
        if model.totals is None:
            return
        painter = QPainter(self)
        colours = theme().colours
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()).adjusted(0, -8, 0, 0), 7, 7)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.is_bottom:
            painter.setClipPath(path)
        painter.fillRect(self.rect(), paint.colour(colours.sunken))
        painter.fillRect(QRectF(0, 0, self.width(), 1), paint.colour(colours.line_strong))
        for index, column in enumerate(model.columns):
            raw = model.totals.cells[index]
            cell = raw if isinstance(raw, Cell) else Cell(raw)
            left = header.sectionViewportPosition(index)
            place = QRectF(left, 1, header.sectionSize(index), self.height() - 1)
            self._delegate.paint_content(painter, place, cell, column, is_bold=True)
        painter.end()


class GridCard(QFrame):
    """Give it stretch 1 in a column: it grows to its content and no further.

    `head` stands above the table inside the card, with the button to print it at its right end,
    `foot` below the totals; Ctrl+F opens a field
    to look for a text between head and table.
    """

    def __init__(
        self, grid: Grid, head: QWidget | None = None, foot: QWidget | None = None
    ) -> None:
        super().__init__()
        self.setProperty("card", "1")
        self.grid = grid
        self.totals = TotalsRow(grid)
        self._head, self._foot = self._with_button(head) if head else None, foot
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.totals.is_bottom = foot is None
        if self._head is not None:
            column.addWidget(self._head)
        self.find_bar = FindBar(grid)
        column.addWidget(self.find_bar)
        column.addWidget(grid, 1)
        column.addWidget(self.totals)
        if foot is not None:
            column.addWidget(foot)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        grid.grid_model.modelReset.connect(self.fit_height)
        self.fit_height()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        open_menu(self.grid, event.globalPos())

    def event(self, event: QEvent) -> bool:
        # texts around the table get their real height only when the sheet has been applied
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Polish, QEvent.Type.Show):
            self.fit_height()
        return super().event(event)

    def _with_button(self, head: QWidget) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(0)
        row.addWidget(head, 1)
        row.addWidget(TableButton(self.grid))
        return holder

    def fit_height(self) -> None:
        """No taller than its rows, so that the totals stand right under the last one."""
        self.grid.setMaximumHeight(self.grid.content_height())
        if self.totals.height() != self.totals.sizeHint().height():
            self.totals.updateGeometry()  # the rows have another height now
        header = self.grid.horizontalHeader()
        assert isinstance(header, GridHeader)
        header.is_top = self._head is None and self.find_bar.isHidden()
        parts = [self.grid.content_height() + 2]
        is_open = self.grid.grid_model.totals is None and self._foot is None
        # square cells must not cover the card's round corners
        self._column.setContentsMargins(0, 0, 0, ROUND if is_open else 0)
        if is_open:
            parts.append(ROUND)
        elif self.grid.grid_model.totals is not None:
            parts.append(self.totals.sizeHint().height())
        parts += [item.sizeHint().height() for item in (self._head, self.find_bar, self._foot)
                  if item and not item.isHidden()]  # fmt: skip
        if sum(parts) != self.maximumHeight():
            self.setMaximumHeight(sum(parts))
            self.updateGeometry()
