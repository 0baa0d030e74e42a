"""From the button Nhập từ tệp… to the figures on disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.domain.periods import Month
from bhdesk.ui.screens.counts import import_steps
from bhdesk.ui.screens.counts.import_dialog import ImportDialog
from bhdesk.ui.screens.counts.import_forms_out import FormsOut
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets import files
from bhdesk.ui.widgets.buttons import secondary
from bhdesk.ui.widgets.password_dialog import ask_password, is_locked

if TYPE_CHECKING:
    from bhdesk.services.importing import ImportResult
    from bhdesk.ui.screens.counts.import_steps import Opened
    from bhdesk.ui.shell.page import Page
    from bhdesk.ui.widgets.password_dialog import PasswordDialog

TABLES = (
    "Bảng số liệu (*.xlsx *.xlsm *.xls *.ods *.html *.htm *.xml *.txt *.tsv *.csv);;Mọi tệp (*)"
)


class ImportFlow(QObject):
    """Reads a file in the worker thread, asks for its password, shows the plan."""

    def __init__(self, page: Page, resources: Path, folder: Path) -> None:
        """`folder` is where the first form goes."""
        super().__init__(page)
        self._page = page
        self._from = Path.home()
        self.button = secondary("Nhập từ tệp…", "tep")
        self.forms = FormsOut(page, resources, folder)
        self.form_link = self.forms.link
        self.dialog: ImportDialog | None = None
        self.password: PasswordDialog | None = None
        self.button.clicked.connect(self._ask_file)

    def set_open(self, *, is_open: bool) -> None:
        """A locked month takes no file."""
        self.button.setVisible(is_open)
        self.form_link.setVisible(is_open)

    def read(self, path: Path, password: str | None = None, month: Month | None = None) -> None:
        """Reads a file for a month, the one that is shown if none is given."""
        month = month or Month.from_key(self._page.month)
        self._page.work.run(
            import_steps.tried, import_steps.open_file, path, password, month,
            then=lambda found: self._take(found, path, month), origin=self._page, has_progress=True,
        )  # fmt: skip

    def _ask_file(self) -> None:
        if self._page.work.is_busy:
            self._page.work.say("Đang làm việc khác, hãy đợi xong rồi chọn tệp.")
            return
        path = files.ask_open(self._page, "Nhập số liệu từ tệp", self._from, TABLES)
        if path is not None:
            self._from = path.parent
            self.read(path)

    def _take(self, found: Opened | UserError | StoreProblem, path: Path, month: Month) -> None:
        if isinstance(found, UserError) and is_locked(found):
            self.password = ask_password(
                found, path.name, self._page, lambda typed: self.read(path, typed, month)
            )
        elif isinstance(found, (UserError, StoreProblem)):
            is_stopped = found.code == "file.cancelled"
            tone = Tone.INFO if is_stopped else Tone.BAD
            title = "" if is_stopped else "Chưa nhập gì."
            self._page.bar.say(tone, title, messages.of(found))
        else:
            self._page.bar.close_bar()
            self.dialog = ImportDialog(self._page.work, found, self._page)
            name = found.file.name  # not the file itself: it is forgotten with the dialog
            self.dialog.imported.connect(lambda result: self._imported(result, name))
            self.dialog.finished.connect(self._forget_dialog)
            self.dialog.open()

    def _forget_dialog(self, _: int) -> None:
        self.dialog = None

    def _imported(self, result: ImportResult, name: str) -> None:
        bar = self._page.bar
        if result.batch is None:
            same = text.count(result.same)
            bar.say(Tone.INFO, "Không có số mới.", f"{same} số trong {name} đã lưu đúng như vậy.")
            return
        self._page.reload()
        left = f" {text.count(result.rejected)} ô không nhập được." if result.rejected else ""
        bar.say(Tone.GOOD, f"Đã nhập {text.count(result.changed)} số từ {name}.", left.strip())
