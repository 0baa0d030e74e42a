"""Every table of a window to the printer, PDF or Excel: which one is meant, and the work."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QMenuBar, QWidget

from bhdesk.domain.periods import Month
from bhdesk.ui.main_window import Menu, MenuEntry
from bhdesk.ui.problems import ProblemDialog, explain
from bhdesk.ui.shell.page import Page
from bhdesk.ui.tables.menu import CHOICES, TableTaker
from bhdesk.ui.tables.sources import TableSource, source_of, sources_on

if TYPE_CHECKING:
    from bhdesk.domain.errors import StoreProblem, UserError
    from bhdesk.domain.shown_table import ShownTable
    from bhdesk.ui.main_window import MainWindow
    from bhdesk.ui.table_desk.dialog import TableDialog
    from bhdesk.ui.table_desk.drawing import Drawn, Saved
    from bhdesk.ui.work import Work

NO_TABLE = "Ở đây không có bảng nào để in."
HAS_TIME = re.compile(r"tháng [0-9]|năm [0-9]")


class TableDesk(TableTaker):
    """Acts on the table that has the keyboard, else on the main one of the page or dialog."""

    def __init__(self, work: Work, resources: Path) -> None:
        super().__init__()
        self._work, self._resources = work, resources
        self._window: MainWindow | None = None
        self._last: QWidget | None = None
        self._wishes = 0
        self._folder = Path(work.store.path).parent
        self.open_dialog: TableDialog | None = None

    def menu(self) -> Menu:
        """The menu Bảng; it works once a window is served."""
        return Menu(
            "&Bảng",
            tuple(MenuEntry(text, partial(self.take, ending), key, icon)
                  for text, ending, key, icon in CHOICES),
        )  # fmt: skip

    def serve(self, window: MainWindow) -> None:
        """The window whose tables are meant; the desk ends with it."""
        self._window = window
        self.setParent(window)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def take(self, ending: str, source: TableSource | None = None) -> None:
        """"" prints; ".pdf" and ".xlsx" save. Without a source the one that is meant."""
        place = self._place()
        if place is None:
            return
        self._leave_editor(place)
        wanted = source or self._meant(place)
        if wanted is None:
            self._work.say(NO_TABLE)
            return
        shown = self._titled(wanted, place)
        if ending and isinstance(place, Page):
            self._save(shown, ending, place)
            return
        from bhdesk.ui.table_desk import drawing  # noqa: PLC0415 - when first printed

        self._wishes += 1
        number = self._wishes
        self._work.run(
            drawing.draw, shown, self._resources,
            then=lambda drawn: self._show(shown, drawn, place, ending, number),
        )  # fmt: skip

    def _place(self) -> QWidget | None:
        """The dialog in front, else the page."""
        front = QApplication.activeModalWidget()
        if front is not None and front is not self._window:
            return front
        return self._window.current_page if self._window is not None else None

    def _meant(self, place: QWidget) -> TableSource | None:
        here = self._last if self._last is not None and place.isAncestorOf(self._last) else None
        found = source_of(here) if here is not None and here.isVisible() else None
        return found or next(iter(sources_on(place)), None)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Menus take the keyboard for a moment: the widget before it is the one that is meant."""
        if new is None or isinstance(new, (QMenuBar, QMenu)):
            return
        if self._last is not None:
            self._last.destroyed.disconnect(self._forget)
        self._last = new
        new.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._last = None

    @staticmethod
    def _leave_editor(place: QWidget) -> None:
        """What is being typed in a cell is stored or refused first, so that what is read stands."""
        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit) and field.property("cell"):
            view = field.parentWidget()
            target = view.parentWidget() if view is not None else None
            (target or place).setFocus()

    def _titled(self, source: TableSource, place: QWidget) -> ShownTable:
        """A page of a month says which one, or its year, unless the table's own title does."""
        shown = source.shown_table()
        page = place if isinstance(place, Page) else None
        if page is None or not page.has_month or HAS_TIME.search(shown.title):
            return shown
        month = Month.from_key(page.month)
        is_year = shown.title.endswith("năm")
        when = f" {month.year}" if is_year else f", tháng {month.label}"
        return replace(shown, title=f"{shown.title}{when}")

    def _show(
        self, shown: ShownTable, drawn: Drawn, place: QWidget, ending: str, number: int
    ) -> None:
        """In front of another dialog the preview saves too: its bar can be seen there."""
        if number != self._wishes or self.open_dialog is not None:
            return
        if drawn.problem is not None:
            self._refuse(drawn.problem, place)
            return
        from bhdesk.ui.table_desk.dialog import TableDialog  # noqa: PLC0415 - when first printed

        dialog = TableDialog(
            self._work, shown.title, drawn, self._folder, self._resources, place.window()
        )
        self.open_dialog = dialog
        dialog.finished.connect(self._close)
        dialog.open()
        if ending:
            dialog.save(ending)

    def _close(self) -> None:
        if self.open_dialog is not None:
            self._folder = self.open_dialog.folder
            self.open_dialog = None

    def _save(self, shown: ShownTable, ending: str, place: Page) -> None:
        from bhdesk.ui.table_desk import drawing  # noqa: PLC0415 - when first saved
        from bhdesk.ui.table_desk.dialog import ask_target  # noqa: PLC0415 - the same

        target = ask_target(place, self._folder, shown.title, ending)
        if target is not None:
            self._work.run(
                drawing.write, shown, target, self._resources,
                then=lambda saved: self._tell(saved, place),
            )  # fmt: skip

    def _tell(self, saved: Saved, place: Page) -> None:
        from bhdesk.ui.table_desk.dialog import tell_saved  # noqa: PLC0415 - when first saved

        if saved.problem is None:
            self._folder = saved.target.parent
        tell_saved(place.bar, saved)

    def _refuse(self, problem: UserError | StoreProblem, place: QWidget) -> None:
        if isinstance(place, Page):
            self._work.failed.emit(problem)
            return
        dialog = ProblemDialog(explain(problem), place.window())
        dialog.open()
