"""What stands beside the cell under the cursor: its months before, its changes, its remarks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QScrollArea

from bhdesk.domain.counts import Part
from bhdesk.domain.plans import Nature
from bhdesk.services import history, month_views
from bhdesk.ui.history_dialog import HistoryDialog
from bhdesk.ui.screens.counts.panel import CellPanel, cell_past
from bhdesk.ui.screens.counts.remark_field import Place
from bhdesk.ui.screens.counts.remarks import CellRemarks
from bhdesk.ui.widgets.buttons import link
from bhdesk.ui.widgets.labels import CutText

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout

    from bhdesk.domain.periods import Month
    from bhdesk.ui.screens.counts.office_sheet import OfficeSheet
    from bhdesk.ui.screens.counts.sheet import UnitSheet
    from bhdesk.ui.shell.page import Page

HISTORY_KEYS, PANEL_KEYS = "Ctrl+H", "F4"
SHOW, HIDE = f"Lịch sử, ghi chú ({PANEL_KEYS})", f"Ẩn ghi chú ({PANEL_KEYS})"


@dataclass(frozen=True, slots=True)
class Subject:
    """The figure under the cursor, and how people name it."""

    place: Place
    name: str
    measure: str
    behind: int = 0


class Beside:
    """Follows the cursor of either sheet; in a tight window the panel is a drawer under it."""

    def __init__(self, page: Page, sheet: UnitSheet, office: OfficeSheet) -> None:
        self._page, self._work, self._sheet, self._office = page, page.work, sheet, office
        self._subject: Subject | None = None
        self._is_tight = self._is_open = False
        self.remarks = CellRemarks(page.work, page)
        self.panel = CellPanel(self.remarks)
        self.drawer_button = link(SHOW)
        self.drawer_button.hide()
        self.past_line = CutText("", "ink2")
        self.past_line.hide()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(16)
        self.drawer_button.clicked.connect(self.toggle)
        self.remarks.left.connect(page.take_focus)
        self.remarks.all_link.clicked.connect(self.open_history)
        QShortcut(QKeySequence(HISTORY_KEYS), page).activated.connect(self.open_history)
        QShortcut(QKeySequence(PANEL_KEYS), page).activated.connect(self.toggle)

    def laid_beside(self, left: QLayout) -> QLayout:
        """`left` with the panel at its right, or under it where the window is tight."""
        self._row.addLayout(left, 1)
        self._row.addWidget(self.panel)
        return self._row

    def set_narrow(self, is_narrow: bool) -> None:
        self.panel.set_narrow(is_narrow)
        self.remarks.set_narrow(is_narrow)

    def set_tight(self, is_tight: bool) -> None:
        """Whether there is no room for the panel beside the table."""
        if is_tight != self._is_tight:
            self._is_tight = is_tight
            side = QBoxLayout.Direction
            self._row.setDirection(side.TopToBottom if is_tight else side.LeftToRight)
            self.panel.set_wide(is_tight)
        self._show_panel()

    def toggle(self) -> None:
        """The keyboard into the note and back; in a tight window with the drawer open and shut."""
        is_back = not self._is_tight and self.remarks.note.edit.hasFocus()
        self._is_open = not (self._is_tight and self._is_open)
        self._show_panel()
        if is_back or not self._is_open:
            self._page.take_focus()
            return
        self.remarks.note.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        # the page knows its new height only when it has been laid out
        QTimer.singleShot(0, self.panel, self._bring_into_view)

    def open_history(self) -> None:
        """Every change of the figure under the cursor."""
        subject = self._subject
        if subject is None:
            self._work.say("Chọn một ô để xem lịch sử.")
            return
        place = subject.place
        past = self._work.ask(history.of_figure, place.unit, place.measure, place.month)
        if past is not None:
            title = f"{subject.name} · {subject.measure} · tháng {place.month.label}"
            HistoryDialog(title, past, self._page).open()

    def show_unit(self, month: Month, is_closed: bool) -> None:
        """The cell of a village."""
        shown, keys = self._sheet.shown, self._sheet.grid.current_keys()
        listed = shown.rows if shown is not None and keys is not None else ()
        row = next((item for item in listed if keys and item.unit.id == keys[0]), None)
        if shown is None or keys is None or row is None:
            self._show_nothing()
            return
        measure = shown.measure
        default = Part.NEW if measure.nature is Nature.FLOW else Part.CLOSING
        part = Part(keys[1]) if keys[1] in set(Part) else default
        columns = self._sheet.model.columns
        word = next((item.title for item in columns if item.key == part.value), "")
        place = Place(month, row.unit.id, measure.key)
        self._subject = Subject(place, row.unit.name, measure.short, row.line.behind or 0)
        self._show(self._subject, part, word, is_closed)

    def show_office(self, month: Month, office: int, is_closed: bool) -> None:
        """A figure that only the whole office has."""
        keys = self._office.grid.current_keys()
        figure = self._office.figures.get(str(keys[0])) if keys is not None else None
        if figure is None:
            self._show_nothing()
            return
        place = Place(month, office, figure.measure.key)
        self._subject = Subject(place, figure.measure.short, "toàn đơn vị")
        self._show(self._subject, figure.part, "tháng này", is_closed)

    def _show(self, subject: Subject, part: Part, word: str, is_closed: bool) -> None:
        place = subject.place
        year = self._work.ask(month_views.year, place.month, place.measure)
        if year is not None:
            past = cell_past(subject.name, part, place.unit, year, word)
            self.panel.show_past(past, place.month)
            facts = ", ".join(f"{name.lower()} {value}" for name, value in self.panel.facts[:2])
            self.past_line.set_full(f"{past.title}: {facts}")
            self.remarks.show_place(place, part, subject.behind, is_closed)

    def _show_nothing(self) -> None:
        self._subject = None
        self.past_line.set_full("")
        self.remarks.save()
        self.panel.show_hint("Chưa chọn ô nào", "Chọn một ô để xem số của các tháng trước.")
        self.remarks.hide()

    def _bring_into_view(self) -> None:
        at = self.panel.parentWidget()
        while at is not None and not isinstance(at, QScrollArea):
            at = at.parentWidget()
        if at is not None:
            at.ensureWidgetVisible(self.panel)

    def _show_panel(self) -> None:
        self.panel.setVisible(self._is_open or not self._is_tight)
        self.drawer_button.setVisible(self._is_tight)
        self.past_line.setVisible(self._is_tight and not self._is_open)
        self.drawer_button.setText(HIDE if self._is_open else SHOW)
