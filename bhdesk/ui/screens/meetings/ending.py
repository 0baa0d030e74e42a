"""The window closes: what the form could not store is named first, never lost without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.activities import KIND_WORDS
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.banner import Action

if TYPE_CHECKING:
    from collections.abc import Callable

    from bhdesk.domain.activities import Activity
    from bhdesk.ui.screens.meetings.page import MeetingsPage

NAMED = 3


def ask(page: MeetingsPage, go: Callable[[], object]) -> bool:
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
