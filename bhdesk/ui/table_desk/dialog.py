"""A table as it will be printed, with the ways out: the printer, PDF, Excel."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bhdesk import messages
from bhdesk.domain.shown_paper import file_stem
from bhdesk.ui.paper import PagesDialog
from bhdesk.ui.table_desk import drawing
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets import files
from bhdesk.ui.widgets.banner import Action

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from bhdesk.domain.document import Document
    from bhdesk.ui.table_desk.drawing import Drawn, Saved
    from bhdesk.ui.widgets.banner import Banner
    from bhdesk.ui.work import Work

KINDS = {".pdf": files.PDF, ".xlsx": files.WORKBOOK}


class TableDialog(PagesDialog):
    """A table's own title names the file and the printer's job, not the words "In bảng"."""

    def __init__(
        self, work: Work, title: str, drawn: Drawn, folder: Path, resources: Path, parent: QWidget
    ) -> None:
        super().__init__(title, folder, ("Lưu &Excel…", ".xlsx"), parent)
        assert drawn.document is not None
        self.setWindowTitle(f"In bảng – {title}")
        self._work, self._resources = work, resources
        self._document: Document = drawn.document
        self.excel_button = self.other_button
        self.show_pages(drawn.pages)
        self.print_button.setFocus()

    def save(self, ending: str) -> None:
        target = ask_target(self, self.folder, self.title, ending)
        if target is not None:
            self._work.run(drawing.write_drawn, self._document, target, self._resources,
                           then=self._tell)  # fmt: skip

    def _tell(self, saved: Saved) -> None:
        tell_saved(self.bar, saved)
        if saved.problem is None:
            self.folder = saved.target.parent


def ask_target(parent: QWidget, folder: Path, title: str, ending: str) -> Path | None:
    """Where to save, under a name in plain letters."""
    start = folder / f"{file_stem(title)}{ending}"
    return files.ask_save(parent, "Lưu bảng", start, KINDS[ending])


def tell_saved(bar: Banner, saved: Saved) -> None:
    """What was written and where, or why not."""
    if saved.problem is not None:
        bar.say(Tone.BAD, "Chưa lưu được.", messages.of(saved.problem))
        return
    folder = saved.target.parent
    actions = (Action("Mở thư mục", partial(files.show_folder, folder), icon="thu-muc"),)
    bar.say(Tone.GOOD, f"Đã lưu {saved.target.name}", str(folder), actions, is_passing=False)
