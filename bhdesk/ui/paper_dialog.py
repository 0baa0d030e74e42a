"""A paper of the office in a dialog: looked at, printed, saved as PDF or DOCX."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import shiboken6

from bhdesk import messages
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.domain.shown_paper import file_stem
from bhdesk.services import reporting
from bhdesk.ui.paper import PagesDialog
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets import files
from bhdesk.ui.widgets.banner import Action

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from bhdesk.domain.document import Document
    from bhdesk.ui.work import Work

KINDS = {".pdf": files.PDF, ".docx": files.WORD}


def draw(store: Any, make: Callable[[Any], Document], resources: Path) -> tuple[Document, bytes]:  # noqa: ANN401 - ui does not know the store
    """The paper and its pages; in the worker."""
    made = make(store)
    return made, reporting.pdf(made, resources)


def write(
    _store: object, made: Document, target: Path, resources: Path
) -> UserError | StoreProblem | None:
    """The very paper that was looked at into a file; gives why it was not written."""
    try:
        reporting.save_document(made, target, resources)
    except (UserError, StoreProblem) as problem:
        return problem
    return None


class PaperDialog(PagesDialog):
    """`make(store)` gives the document, drawn in the worker."""

    def __init__(
        self, work: Work, title: str, make: Callable[[Any], Document], places: tuple[Path, Path],
        parent: QWidget,
    ) -> None:  # fmt: skip
        """`places`: the resources and where the file is saved first."""
        resources, folder = places
        super().__init__(title, folder, ("Lưu &Word…", ".docx"), parent)
        self._work, self._resources = work, resources
        self._document: Document | None = None
        self.word_button = self.other_button
        self.paper.show_waiting()
        work.run(draw, make, resources, then=self._show)

    def save(self, ending: str) -> None:
        if self._document is None:
            return
        start = self.folder / f"{file_stem(self.title)}{ending}"
        target = files.ask_save(self, "Lưu văn bản", start, KINDS[ending])
        if target is not None:
            self._work.run(write, self._document, target, self._resources,
                           then=partial(self._tell, target))  # fmt: skip

    def _show(self, drawn: tuple[Document, bytes]) -> None:
        if not shiboken6.isValid(self):  # closed while it was drawn
            return
        self._document, pages = drawn
        self.show_pages(pages)

    def _tell(self, target: Path, problem: UserError | StoreProblem | None) -> None:
        if not shiboken6.isValid(self):  # closed while it was written
            return
        if problem is not None:
            self.bar.say(Tone.BAD, "Chưa lưu được.", messages.of(problem))
            return
        self.folder = target.parent
        show = Action("Mở thư mục", partial(files.show_folder, target.parent), icon="thu-muc")
        self.bar.say(Tone.GOOD, f"Đã lưu {target.name}", str(target.parent), (show,))
