"""What is done with the whole log: many days at once, a workbook in, a workbook out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QMenu

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.activities import Activity, Kind
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.domain.periods import Month
from bhdesk.services import activity_files
from bhdesk.ui.screens.meetings import workbooks
from bhdesk.ui.screens.meetings.repeating import RepeatDialog
from bhdesk.ui.screens.meetings.workbooks import WorkbookDialog
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets import files
from bhdesk.ui.widgets.banner import Action
from bhdesk.ui.widgets.buttons import secondary
from bhdesk.ui.widgets.password_dialog import ask_password, is_locked

if TYPE_CHECKING:
    from collections.abc import Callable

    from bhdesk.domain.activity_import import ActivityPlan
    from bhdesk.services.activity_files import ImportResult
    from bhdesk.ui.shell.page import Page

TABLES = "Sổ tính (*.xlsx *.xlsm *.xls *.ods);;Mọi tệp (*)"


class LogDesk(QObject):
    """One button with a menu; the dialogs it opens and what came of them, told on the page."""

    written = Signal(object)
    """A number to be shown, or None."""

    def __init__(self, page: Page, folder: Path, today: Callable[[], date]) -> None:
        super().__init__(page)
        self._page, self._folder, self._today = page, folder, today
        self._from = Path.home()
        self.dialog: QDialog | None = None
        self.button = secondary("Sổ hoạt động", "tep")
        menu = QMenu(self.button)
        self.actions = [
            menu.addAction("Ghi nhiều ngày…"), menu.addAction("Nhập từ Excel…"),
            menu.addAction("Xuất ra Excel…"),
        ]  # fmt: skip
        self.button.setMenu(menu)
        for action, do in zip(self.actions, (self.quick, self.ask_file, self.export), strict=True):
            action.triggered.connect(partial(lambda act, _=False: act(), do))

    def quick(self) -> None:
        """Begins with a broadcast, of which there are many."""
        month = Month.from_key(self._page.month)
        self.repeat(Activity(Kind.BROADCAST, month.first_day))

    def repeat(self, item: Activity) -> None:
        """An activity on other days, of the month shown first."""
        month = Month.from_key(self._page.month)
        pattern = item if item.month == month else replace(item, day=month.first_day)
        dialog = RepeatDialog(self._page.work, self._page, pattern, self._today(), self._page)
        dialog.logged.connect(self._logged)
        self._open(dialog)

    def ask_file(self) -> None:
        """Which workbook to read."""
        if self._page.work.is_busy:
            self._page.work.say("Đang làm việc khác, hãy đợi xong rồi chọn tệp.")
            return
        path = files.ask_open(self._page, "Nhập sổ hoạt động từ Excel", self._from, TABLES)
        if path is not None:
            self._from = path.parent
            self.read(path)

    def read(self, path: Path, password: str | None = None) -> None:
        """Reads a workbook in the worker thread; one that is locked asks for its password."""
        self._page.work.run(
            workbooks.opened, path, password,
            then=lambda found: self._planned(found, path), has_progress=True,
        )  # fmt: skip

    def export(self) -> None:
        """The activities of the year shown as a workbook that can be read again."""
        year = self._page.month // 100
        start = self._folder / f"so-hoat-dong-{year}.xlsx"
        target = files.ask_save(self._page, "Xuất sổ hoạt động", start, files.WORKBOOK)
        if target is None:
            return
        self._page.work.run(
            activity_files.export, target, date(year, 1, 1), date(year, 12, 31),
            then=lambda count: self._exported(target, count),
        )  # fmt: skip

    def _exported(self, target: Path, count: int) -> None:
        self._folder = target.parent
        show = Action("Mở thư mục", partial(files.show_folder, target.parent), icon="thu-muc")
        self._page.bar.say(Tone.GOOD, f"Đã xuất {text.count(count)} hoạt động.", str(target),
                           (show,), is_passing=False)  # fmt: skip

    def _planned(self, found: ActivityPlan | UserError | StoreProblem, path: Path) -> None:
        if isinstance(found, UserError) and is_locked(found):
            self._open(
                ask_password(found, path.name, self._page, lambda typed: self.read(path, typed))
            )
            return
        if isinstance(found, (UserError, StoreProblem)):
            self._page.bar.say(Tone.BAD, "Chưa nhập gì.", messages.of(found))
            return
        self._page.bar.close_bar()
        dialog = WorkbookDialog(self._page.work, self._page, found, self._page)
        dialog.imported.connect(self._imported)
        self._open(dialog)

    def _imported(self, result: ImportResult) -> None:
        self.written.emit(None)
        if result.batch is None:
            self._page.bar.say(Tone.INFO, "Không có gì mới.", "Sổ đã có đúng như trong tệp.")
            return
        told = f"{text.count(result.added)} mới, {text.count(result.changed)} sửa."
        if result.left_out:
            told += f" Bỏ qua {text.count(result.left_out)} dòng trùng."
        self._tell("Đã nhập sổ hoạt động.", told)

    def _logged(self, numbers: tuple[int, ...]) -> None:
        self.written.emit(numbers[0])
        self._tell(f"Đã ghi {text.count(len(numbers))} hoạt động.", "")

    def _tell(self, title: str, told: str) -> None:
        undo = Action("Hoàn tác", self._undo, icon="hoan-tac")
        self._page.bar.say(Tone.GOOD, title, told, (undo,), is_passing=False)

    def _undo(self) -> None:
        self._page.bar.close_bar()
        self._page.undo_wanted.emit()

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._forget)
        if not dialog.isVisible():
            dialog.open()

    def _forget(self, _: int) -> None:
        self.dialog = None
