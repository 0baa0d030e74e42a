"""The window closes: what the form could not store is named first, never lost without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from bhdesk.domain import text
from bhdesk.domain.activities import KIND_WORDS
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.banner import Action

if TYPE_CHECKING:
    from collections.abc import Callable

    from bhdesk.domain.activities import Activity
    from bhdesk.ui.screens.meetings.editor import MeetingEditor
    from bhdesk.ui.shell.header import PageHeader
    from bhdesk.ui.widgets.banner import Banner

NAMED = 3


class Desk(Protocol):
    """The page as far as it is needed here."""

    header: PageHeader
    bar: Banner

    @property
    def editor(self) -> MeetingEditor:
        """The form and what waits in it."""

    def add_meeting(self) -> None:
        """Shows the new one that was begun."""

    def show_what(self, what: object) -> None:
        """Shows one by its number."""


def ask(page: Desk, go: Callable[[], object]) -> bool:
    """Shows and names what waits; to leave it is a choice of its own. False: not yet."""

    def end() -> None:
        page.editor.give_up()
        page.bar.close_bar()
        go()

    waiting = page.editor.waiting
    if (first := waiting[0]) is None:
        page.add_meeting()
    else:
        page.header.stepper.choose(first.month.key)
        page.show_what(first.id)
    named = "; ".join(_name(base) for base in waiting[:NAMED])
    more = f" và {len(waiting) - NAMED} cuộc nữa" if len(waiting) > NAMED else ""
    leave = Action("Bỏ phần này và đóng", end, is_link=True)
    page.bar.say(Tone.WARN, "Còn nội dung chưa ghi được.",
                 f"{named}{more}. Hãy xem lại rồi ghi.", (leave,))  # fmt: skip
    return False


def _name(base: Activity | None) -> str:
    if base is None:
        return "Hội nghị mới, cần ngày và hình thức"
    return f"{KIND_WORDS[base.kind]} ngày {text.day(base.day)}"
