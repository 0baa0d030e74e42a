"""From the choice Nhập từ tệp… to the schools of a file on disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.services import schools
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets import files
from bhdesk.ui.widgets.password_dialog import ask_password, is_locked

if TYPE_CHECKING:
    from bhdesk.domain.changes import Changes
    from bhdesk.domain.periods import Month
    from bhdesk.ui.shell.part import Part
    from bhdesk.ui.widgets.password_dialog import PasswordDialog

TABLES = "Bảng số liệu (*.xlsx *.xlsm *.xls *.ods *.txt *.tsv *.csv);;Mọi tệp (*)"


class SchoolFile(QObject):
    """Reads and writes in the worker thread; the refusal stands in the message bar."""

    def __init__(self, part: Part) -> None:
        super().__init__(part)
        self._part = part
        self._from = Path.home()
        self.password: PasswordDialog | None = None

    def ask(self) -> None:
        """Which file to read."""
        if self._part.work.is_busy:
            self._part.work.say("Đang làm việc khác, hãy đợi xong rồi chọn tệp.")
            return
        path = files.ask_open(self._part, "Nhập trường từ tệp", self._from, TABLES)
        if path is not None:
            self._from = path.parent
            self.read(path, self._part.month)

    def read(self, path: Path, month: Month, password: str | None = None) -> None:
        """Every school of the file into a month, all or none."""
        self._part.work.run(
            _tried, path, month, password, origin=self._part.given.page,
            then=lambda found: self._take(found, path, month),
        )  # fmt: skip

    def _take(
        self, found: tuple[int, int] | UserError | StoreProblem, path: Path, month: Month
    ) -> None:
        if isinstance(found, UserError) and is_locked(found):
            self.password = ask_password(
                found, path.name, self._part, lambda words: self.read(path, month, words)
            )
        elif isinstance(found, (UserError, StoreProblem)):
            self._part.told.emit(Tone.BAD, "Chưa nhập gì.", messages.of(found))
        else:
            read, added = found
            self._part.reload()
            new = f"{text.count(added)} trường mới trong danh sách." if added else ""
            self._part.done.emit(f"Đã nhập {text.count(read)} trường từ {path.name}.", new)


def _tried(
    store: Any, path: Path, month: Month, password: str | None  # noqa: ANN401 - ui does not know the store
) -> tuple[Changes, tuple[int, int]] | UserError | StoreProblem:  # fmt: skip
    """For the worker thread: a refusal comes back as a value."""
    try:
        changes, read, added = schools.import_file(store, path, month, password)
    except (UserError, StoreProblem) as problem:
        return problem
    return changes, (read, added)
