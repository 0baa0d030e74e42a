"""A part of a page that scrolls up and down when it is higher than its place."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollArea, QWidget

ROOM = 8


def give_viewport(area: QAbstractScrollArea) -> None:
    """A viewport like Qt's own, but made by us.

    The first widget that Qt made itself and we ask for makes PySide load every kind of widget
    there is, to tell which it is: a sixth of what the window needs to start.
    """
    made = QWidget()
    made.setObjectName("qt_scrollarea_viewport")
    made.setBackgroundRole(QPalette.ColorRole.Base)
    made.setAutoFillBackground(True)
    area.setViewport(made)


class WholeFieldArea(QScrollArea):
    """Tab brings the whole field into sight; Qt by itself shows a text field's first line only."""

    def focusNextPrevChild(self, is_next: bool) -> bool:
        has_moved = super().focusNextPrevChild(is_next)
        field, inner = self.focusWidget(), self.widget()
        if has_moved and field is not None and inner is not None and inner.isAncestorOf(field):
            place = QRect(field.mapTo(inner, QPoint()), field.size())
            middle = place.center()
            self.ensureVisible(middle.x(), middle.y(), 0, place.height() // 2 + ROOM)
        return has_moved


def scrolled(inner: QWidget) -> QScrollArea:
    """The widget in an area without frame, ground or focus of its own."""
    area = WholeFieldArea()
    give_viewport(area)
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    inner.setAutoFillBackground(False)
    return area
