"""Paints the rows of a list in one of three styles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtWidgets
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from bhdesk.ui import icons, paint
from bhdesk.ui.lists.rows import ITEM_ROLE, LINES_ROLE, RowItem, RowStyle
from bhdesk.ui.tokens import SIGNS, Tone, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

INSET = 11
DATE_WIDTH = 60


class RowDelegate(QStyledItemDelegate):
    """One line is a `step` high; a row is as high as the lines it has."""

    def __init__(self, style: RowStyle, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = style

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        step = self._step()
        known = index.data(LINES_ROLE)
        if known is not None:
            return QSize(80, round(step * known + 20 if known else step + 12))
        item: RowItem = index.data(ITEM_ROLE)
        if item.is_heading:
            return QSize(80, round(step + 12))
        if self._style is RowStyle.TODO:
            return QSize(80, round(step * 2 + 14))
        lines = 1 + bool(item.second) + bool(item.third or (item.state and not item.is_chip))
        if self._style is RowStyle.RECORD:
            lines = max(1 + bool(item.second) + bool(item.third), 2)
        return QSize(80, round(step * lines + 20))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:  # fmt: skip
        item: RowItem = index.data(ITEM_ROLE)
        place = QRectF(option.rect)
        painter.save()
        if item.is_heading:
            painter.setFont(paint.font())
            painter.setPen(paint.colour(theme().colours.ink2))
            paint.elided(painter, place.adjusted(INSET, 4, -INSET, 0), item.title)
        else:
            self._ground(painter, option, place)
            draw = {RowStyle.TODO: self._todo, RowStyle.RECORD: self._record,
                    RowStyle.STATE: self._state}[self._style]  # fmt: skip
            draw(painter, place, item)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, place: QRectF) -> None:
        """Selection, pointer, focus ring and, for to-do rows, the hairline below."""
        colours = theme().colours
        view = option.widget
        assert isinstance(view, QListView)
        here = view.indexAt(option.rect.center())
        is_chosen = view.selectionModel().isSelected(here)
        # PySide makes a class and all its enums when it is named first: not before the first paint
        is_over = view.underMouse() and bool(
            option.state & QtWidgets.QStyle.StateFlag.State_MouseOver
        )
        has_focus = view.hasFocus() and view.currentIndex().row() == here.row()
        is_todo = self._style is RowStyle.TODO
        box = place.adjusted(0, 1, 0, -1)
        if is_chosen and not is_todo:
            edge, wide = (colours.pri, 3) if colours.is_contrast else (colours.info_line, 1)
            paint.box(painter, box, colours.pri_tint, edge, wide, 6)
        elif is_over:
            paint.box(painter, box, colours.sunken, radius=6)
        if has_focus:
            paint.box(painter, box, None, colours.pri, 2, 6)
        if is_todo and not has_focus:
            line = QRectF(place.left(), place.bottom() - 1, place.width(), 1)
            painter.fillRect(line, paint.colour(colours.line))

    def _todo(self, painter: QPainter, place: QRectF, item: RowItem) -> None:
        step, colours = self._step(), theme().colours
        top = place.center().y() - step
        icons.draw(painter, item.icon or SIGNS[item.tone], theme().text(item.tone),
                   QRectF(place.left() + 2, top + (step - 18) / 2, 18, 18))  # fmt: skip
        left = place.left() + 30
        line = QRectF(left, top, place.right() - left - 4, step)
        self._text(painter, line, item.title, colours.ink, is_bold=True)
        line.translate(0, step)
        used = self._text(painter, line, item.state, theme().text(item.tone), is_bold=True)
        rest = line.adjusted(used + 8 if used else 0, 0, 0, 0)
        self._text(painter, rest, item.second, colours.muted)

    def _record(self, painter: QPainter, place: QRectF, item: RowItem) -> None:
        step, colours = self._step(), theme().colours
        left = place.left() + 8
        wide = theme().scale.px(DATE_WIDTH) if item.big else 4
        lines = max(1 + bool(item.second) + bool(item.third), 2)
        top = place.center().y() - step * lines / 2
        if item.big:
            day = QRectF(left, place.center().y() - step * 1.35, wide, step * 1.5)
            painter.setFont(paint.font("page", is_bold=True))
            painter.setPen(paint.colour(colours.ink))
            painter.drawText(day, paint.MIDDLE, item.big)
            painter.setFont(paint.font())
            painter.setPen(paint.colour(colours.muted))
            painter.drawText(QRectF(left, day.bottom(), wide, step), paint.MIDDLE, item.small)
        body = QRectF(left + wide + 12, top, place.right() - INSET - left - wide - 12, step)
        used = self._badge(painter, body, item)
        self._text(painter, body.adjusted(0, 0, -used, 0), item.title, colours.ink, is_bold=True)
        for text in (item.second, item.third):
            if text:
                body.translate(0, step)
                self._text(painter, body, text, colours.ink2)

    def _state(self, painter: QPainter, place: QRectF, item: RowItem) -> None:
        step, colours = self._step(), theme().colours
        body = QRectF(place.left() + INSET, place.top() + 10, place.width() - INSET * 2, step)
        painter.setFont(paint.font(is_bold=True))
        painter.setPen(paint.colour(colours.ink))
        used = painter.fontMetrics().horizontalAdvance(item.right)
        painter.drawText(body, paint.RIGHT, item.right)
        title = body.adjusted(0, 0, -(used + 8 if used else 0), 0)
        self._text(painter, title, item.title, colours.ink, is_bold=not item.is_plain)
        if item.second:
            body.translate(0, step)
            self._text(painter, body, item.second, colours.ink2)
        if item.state:
            body.translate(0, step)
            ink = theme().text(item.tone)
            square = QRectF(body.left(), body.center().y() - 7, 14, 14)
            icons.draw(painter, item.icon or SIGNS[item.tone], ink, square)
            is_bold = item.tone is not Tone.MUTED
            self._text(painter, body.adjusted(20, 0, 0, 0), item.state, ink, is_bold)

    def _badge(self, painter: QPainter, line: QRectF, item: RowItem) -> float:
        """The state at the right end: a chip, or sign and word; gives the width it took."""
        if not item.state:
            return 0
        ink = theme().text(item.tone)
        is_bold = item.is_chip
        wide = paint.width(item.state, is_bold=is_bold) + 22
        right = line.right()
        if item.is_chip:
            high = theme().scale.chip
            wide += 14
            chip = QRectF(right - wide, line.center().y() - high / 2, wide, high)
            edge = ink if theme().colours.is_contrast else None
            paint.box(painter, chip, theme().tint(item.tone), edge, 1, high / 2)
            right -= 8
        painter.setFont(paint.font(is_bold=is_bold))
        is_plain = item.tone is Tone.GOOD and not item.is_chip
        painter.setPen(paint.colour(theme().colours.ink2 if is_plain else ink))
        painter.drawText(QRectF(right - wide, line.top(), wide, line.height()), paint.RIGHT,
                         item.state)  # fmt: skip
        left = right - paint.width(item.state, is_bold=is_bold) - 20
        square = QRectF(left, line.center().y() - 7, 14, 14)
        icons.draw(painter, item.icon or SIGNS[item.tone], ink, square)
        return wide + 10

    @staticmethod
    def _text(
        painter: QPainter, place: QRectF, text: str, ink: str, is_bold: bool = False
    ) -> float:
        """Draws a line cut to its place; gives the width used."""
        painter.setFont(paint.font(is_bold=is_bold))
        painter.setPen(paint.colour(ink))
        paint.elided(painter, place, text)
        return min(painter.fontMetrics().horizontalAdvance(text), place.width()) if text else 0

    @staticmethod
    def _step() -> float:
        return float(theme().scale.px(19))
