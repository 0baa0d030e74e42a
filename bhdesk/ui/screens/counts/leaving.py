"""What is typed and not on disk when the month's page is left or the window closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.banner import Action

if TYPE_CHECKING:
    from collections.abc import Callable

    from bhdesk.ui.screens.counts.office_sheet import OfficeSheet
    from bhdesk.ui.screens.counts.remarks import CellRemarks
    from bhdesk.ui.screens.counts.sheet import UnitSheet
    from bhdesk.ui.shell.page import Page

NAMED = 3


class Leaving:
    """A note holds the officer on the page, a refused figure only in the window."""

    def __init__(
        self, page: Page, sheet: UnitSheet, office: OfficeSheet, remarks: CellRemarks
    ) -> None:
        self._page, self._sheet, self._office, self._remarks = page, sheet, office, remarks

    def may_leave(self, go: Callable[[], object]) -> bool:
        """A note that is still being typed is saved; a refused one is put right or given up."""
        if self._remarks.save():
            return True
        self._ask("Ghi chú chưa lưu.", self._remarks.error, "Bỏ ghi chú chưa lưu",
                  self._remarks.give_up, go)  # fmt: skip
        return False

    def may_end(self, go: Callable[[], object]) -> bool:
        """A refused text is nowhere but in the table: it is not lost without a word."""
        waiting = (*self._sheet.refused_texts(), *self._office.model.drafts())
        if not waiting:
            return True

        def give_up() -> None:
            self._sheet.give_up()
            for draft in self._office.model.drafts():
                self._office.model.discard_draft(draft.row, draft.column)

        named = "; ".join(f"{item.where}: “{item.text}”" for item in waiting[:NAMED])
        more = f" và {len(waiting) - NAMED} ô nữa" if len(waiting) > NAMED else ""
        self._ask(f"Còn {len(waiting)} ô chưa ghi được.", f"{named}{more}.",
                  "Bỏ các ô này", give_up, go)  # fmt: skip
        return False

    def _ask(
        self, title: str, said: str, without: str, give_up: Callable[[], object],
        go: Callable[[], object],
    ) -> None:  # fmt: skip
        def act() -> None:
            give_up()
            self._page.bar.close_bar()
            go()

        self._page.bar.say(Tone.WARN, title, said, (Action(without, act),))
