"""The month shown as a calendar: each day with what was held or is to come."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from bhdesk.domain import text
from bhdesk.domain.activities import KIND_WORDS, ActivityState, Kind
from bhdesk.domain.periods import WEEKDAYS
from bhdesk.domain.repeats import WEEKDAYS as SHORT_DAYS
from bhdesk.ui import icons, paint
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPainter

    from bhdesk.domain.activities import Activity
    from bhdesk.domain.periods import Month

DAY_ROLE = Qt.ItemDataRole.UserRole + 1
ITEMS_ROLE = Qt.ItemDataRole.UserRole + 2
WEEKS, DAYS = 6, 7
LINE = 16
TONES = {
    ActivityState.PLANNED: (Tone.INFO, "gio"),
    ActivityState.HELD: (Tone.GOOD, "dung"),
    ActivityState.CANCELLED: (Tone.MUTED, "sai"),
}
# a day's cell has room for one or two words
BRIEF = {
    Kind.CUSTOMER_CONFERENCE: "Hội nghị", Kind.SMALL_GROUP_SESSION: "Nhóm",
    Kind.DIALOGUE_CONFERENCE: "Đối thoại", Kind.VILLAGE_MEETING: "Họp",
    Kind.REVIEW_MEETING: "Đánh giá", Kind.HOUSEHOLD_DRIVE: "Ra quân",
    Kind.BROADCAST: "Đài", Kind.ARTICLE: "Tin bài", Kind.GUIDANCE_SESSION: "VssID",
    Kind.OTHER: "Khác",
}  # fmt: skip


class DayDelegate(QStyledItemDelegate):
    """The number of the day over lines with sign and word; more than fit are counted."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:  # fmt: skip
        view = self.parent()
        assert isinstance(view, MonthCalendar)
        colours, scale = theme().colours, theme().scale
        day: date = index.data(DAY_ROLE)
        items: tuple[Activity, ...] = index.data(ITEMS_ROLE) or ()
        place = QRectF(option.rect).adjusted(1, 1, -1, -1)
        is_in = day.month == view.month.number
        is_here = view.currentIndex() == index
        fill = colours.surface if is_in else colours.sunken
        is_today = day == view.today
        edge = colours.pri if is_today else colours.line
        painter.save()
        paint.box(painter, place, colours.pri_tint if is_here else fill, edge, 2 if is_today else 1)
        if is_here and view.hasFocus():
            paint.box(painter, place.adjusted(2, 2, -2, -2), None, colours.pri, 2, 3)
        painter.setFont(paint.font(is_bold=bool(items)))
        painter.setPen(paint.colour(colours.ink if is_in else colours.muted))
        line = QRectF(place.left() + 4, place.top() + 2, place.width() - 6, scale.px(LINE))
        painter.drawText(line, paint.LEFT, str(day.day))
        room = max(1, int((place.height() - 4) // scale.px(LINE)) - 1)
        shown = items if len(items) <= room else items[: room - 1]
        for item in shown:
            line.translate(0, scale.px(LINE))
            self._word(painter, line, item)
        if left := len(items) - len(shown):
            line.translate(0, scale.px(LINE))
            painter.setPen(paint.colour(colours.ink2))
            painter.setFont(paint.font(factor=0.85))
            paint.elided(painter, line, f"{left} cuộc" if not shown else f"và {left} nữa")
        painter.restore()

    def _word(self, painter: QPainter, line: QRectF, item: Activity) -> None:
        tone, icon = TONES[item.state]
        size = theme().scale.px(11)
        top = line.center().y() - size / 2
        icons.draw(painter, icon, theme().text(tone), QRectF(line.left(), top, size, size))
        painter.setFont(paint.font(factor=0.85))
        painter.setPen(paint.colour(theme().text(tone)))
        paint.elided(painter, line.adjusted(size + 3, 0, 3, 0), BRIEF[item.kind])


class WeekdayNames(QWidget):
    """The names over the seven columns."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for name in SHORT_DAYS:
            label = Text(name if name == "CN" else f"T{name}", "muted")
            label.setContentsMargins(5, 0, 0, 0)
            row.addWidget(label, 1)

    def follow(self, calendar: MonthCalendar) -> None:
        """Stands over the columns, also where a scroll bar takes room beside them."""
        bar = calendar.verticalScrollBar()

        def fit(_: int, most: int) -> None:
            self.setContentsMargins(0, 0, bar.sizeHint().width() if most else 0, 0)

        bar.rangeChanged.connect(fit)


class MonthCalendar(QTableWidget):
    """Six weeks; Enter or a double click on a day opens it, a click one that holds something."""

    opened = Signal(object, bool)
    """(date, may begin a new one there)"""

    def __init__(self) -> None:
        super().__init__(WEEKS, DAYS)
        self.month: Month
        self.today = date.min
        self.setAccessibleName("Lịch hoạt động trong tháng")
        self.setItemDelegate(DayDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        across, down = self.horizontalHeader(), self.verticalHeader()
        for header in (across, down):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.hide()
        # the number and one line; a lower card scrolls
        down.setMinimumSectionSize(theme().scale.px(2 * LINE + 8))
        across.setMinimumSectionSize(20)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(lambda index: self._click(index))
        self.activated.connect(lambda index: self.opened.emit(index.data(DAY_ROLE), True))

    def show_month(self, month: Month, items: Iterable[Activity], today: date) -> None:
        """The days of a month with the activities given."""
        self.month, self.today = month, today
        by_day: dict[date, list[Activity]] = {}
        for item in items:
            by_day.setdefault(item.day, []).append(item)
        first = month.first_day - timedelta(days=month.first_day.weekday())
        for at in range(WEEKS * DAYS):
            day = first + timedelta(days=at)
            held = tuple(sorted(by_day.get(day, ()), key=lambda item: (item.starts, item.id)))
            cell = self.item(at // DAYS, at % DAYS)
            if cell is None:
                cell = QTableWidgetItem()
                self.setItem(at // DAYS, at % DAYS, cell)
            cell.setData(DAY_ROLE, day)
            cell.setData(ITEMS_ROLE, held)
            said = _said(day, held)
            cell.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            cell.setToolTip(said if held else "")
        self.setRowHidden(WEEKS - 1, first + timedelta(days=(WEEKS - 1) * DAYS) > month.last_day)
        self.viewport().update()

    def go_to(self, day: date) -> None:
        """Puts the cursor on a day that is shown."""
        at = (day - (self.month.first_day - timedelta(days=self.month.first_day.weekday()))).days
        if 0 <= at < WEEKS * DAYS:
            self.setCurrentCell(at // DAYS, at % DAYS)

    def _click(self, index: QModelIndex) -> None:
        if index.data(ITEMS_ROLE):
            self.opened.emit(index.data(DAY_ROLE), False)


def _said(day: date, held: tuple[Activity, ...]) -> str:
    """What a screen reader says of a day, and what its tooltip shows."""
    weekday = WEEKDAYS[day.weekday()]
    lines = [f"{weekday[:1].upper()}{weekday[1:]}, {text.day(day)}"]
    for item in held:
        parts = (item.starts, KIND_WORDS[item.kind], item.place, item.state_word)
        lines.append(", ".join(part for part in parts if part))
    return "\n".join(lines)
