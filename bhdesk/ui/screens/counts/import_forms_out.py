"""Forms out: from the link under the table to files on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from bhdesk import messages
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.domain.periods import Month
from bhdesk.services import forms, office
from bhdesk.ui.screens.counts.import_form import FormDialog, FormWish
from bhdesk.ui.screens.counts.import_steps import tried
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets import files
from bhdesk.ui.widgets.banner import Action
from bhdesk.ui.widgets.buttons import link

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.domain.frame import Frame
    from bhdesk.ui.shell.page import Page

    Store = Any  # ui does not know the store


def save_forms(
    store: Store, month: Month, wish: FormWish, target: Path, resources: Path
) -> tuple[Path, ...]:
    """For the worker thread; `target` is a folder when every unit gets its own."""
    if wish.is_each:
        return forms.save_each(
            store, month, target, wish.ending, resources, is_filled=wish.is_filled
        )
    forms.save(forms.entry(store, month, wish.unit, is_filled=wish.is_filled), target, resources)
    return (target,)


class FormsOut(QObject):
    """Asks what is wanted and where, has it written, says where it lies."""

    def __init__(self, page: Page, resources: Path, folder: Path) -> None:
        """`folder` is where the first form goes."""
        super().__init__(page)
        self._page, self._resources, self._folder = page, resources, folder
        self.link = link("Lấy mẫu nhập…")
        self.dialog: FormDialog | None = None
        self.link.clicked.connect(self._ask)

    def _ask(self) -> None:
        month = Month.from_key(self._page.month)
        frame: Frame | None = self._page.work.ask(office.frame, month.last_day)
        if frame is None:
            return
        self.dialog = FormDialog(month.label, frame, self._page)
        self.dialog.wished.connect(lambda wish: self._ask_where(month, frame, wish))
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    def _forget(self, _: int) -> None:
        self.dialog = None

    def _ask_where(self, month: Month, frame: Frame, wish: FormWish) -> None:
        stem = forms.stem(month)
        target: Path | None
        if wish.is_each:
            target = files.ask_folder(self._page, "Lưu các mẫu vào thư mục", self._folder)
        else:
            name = f"-{frame.unit(wish.unit).key}" if wish.unit is not None else ""
            start = self._folder / f"{stem}{name}{wish.ending}"
            kinds = files.PDF if wish.ending == ".pdf" else files.WORKBOOK
            target = files.ask_save(self._page, "Lưu mẫu nhập", start, kinds)
        if target is None:
            return
        self._folder = target if wish.is_each else target.parent
        self._page.work.run(
            tried, save_forms, month, wish, target, self._resources,
            then=self._saved, origin=self._page,
        )  # fmt: skip

    def _saved(self, made: tuple[Path, ...] | UserError | StoreProblem) -> None:
        bar = self._page.bar
        if isinstance(made, (UserError, StoreProblem)):
            bar.say(Tone.BAD, "Chưa lưu được mẫu.", messages.of(made))
            return
        where = made[0].parent
        what = made[0].name if len(made) == 1 else f"{len(made)} mẫu"
        actions = (Action("Mở thư mục", lambda: files.show_folder(where), icon="thu-muc"),)
        bar.say(Tone.GOOD, f"Đã lưu {what}", str(where), actions, is_passing=False)
