"""Asks where to save a paper, writes it in the worker and tells what came of it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from bhdesk import messages
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.services import issuing
from bhdesk.ui.screens.reports import drafting
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets import files
from bhdesk.ui.widgets.banner import Action

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from bhdesk.ui.screens.reports.drafting import Draft
    from bhdesk.ui.screens.reports.wishes import Wish
    from bhdesk.ui.widgets.banner import Banner
    from bhdesk.ui.work import Work

KINDS = {".pdf": files.PDF, ".docx": "Văn bản Word (*.docx)", ".xlsx": files.WORKBOOK}


class Saver(QObject):
    """The folder chosen last is the one offered next."""

    written = Signal(object)
    """(Draft): what is in the file just written, to be shown."""
    folder_changed = Signal()

    def __init__(
        self, work: Work, resources: Path, folder: Path, page: QWidget, bar: Banner
    ) -> None:
        super().__init__(page)
        self._work, self._resources, self._page, self._bar = work, resources, page, bar
        self.folder = folder

    def save(self, wish: Wish, ending: str) -> None:
        """The paper wished, drawn now, as the kind of file of that ending."""
        target = self._ask(wish.file_name, ending)
        if target is not None:
            self._work.run(
                drafting.save, wish, self._resources, target,
                then=self._saved, origin=self._page,
            )  # fmt: skip

    def save_frozen(self, number: int, file_name: str) -> None:
        """The file of the register, byte for byte."""
        target = self._ask(file_name, ".pdf")
        if target is not None:
            self._work.run(_save_frozen, number, target, then=self._tell, origin=self._page)

    def _ask(self, file_name: str, ending: str) -> Path | None:
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
        start = self.folder / f"{file_name}{ending}"
        return files.ask_save(self._page, "Lưu báo cáo", start, KINDS[ending])

    def _saved(self, draft: Draft) -> None:
        self.written.emit(draft)
        self._tell(draft.problem or draft.saved)

    def _tell(self, outcome: UserError | StoreProblem | Path | None) -> None:
        if outcome is None:
            return
        if isinstance(outcome, UserError | StoreProblem):
            self._bar.say(Tone.BAD, "Chưa lưu được.", messages.of(outcome))
            return
        self.folder = outcome.parent
        self.folder_changed.emit()
        where = outcome.parent
        actions = (Action("Mở thư mục", lambda: files.show_folder(where), icon="thu-muc"),)
        self._bar.say(
            Tone.GOOD, f"Đã lưu {outcome.name}", str(where), actions, is_passing=False
        )


def _save_frozen(store: Any, number: int, target: Path) -> Path | UserError | StoreProblem:  # noqa: ANN401 - ui does not know the store
    try:
        issuing.save(store, number, target)
    except (UserError, StoreProblem) as problem:
        return problem
    return target
