"""The line over the paper: that it went out, what has changed since, that it is made once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bhdesk.domain import issued, text
from bhdesk.domain.issued import Nature
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.banner import Action, Banner

if TYPE_CHECKING:
    from bhdesk.domain.issued import Issued
    from bhdesk.ui.screens.reports.drafting import Draft


class IssuedStrip(Banner):
    """Stays as long as it is true; a paper that did not go out has none."""

    renewal_wanted = Signal(object)
    """(Nature)"""
    stop_wanted = Signal()

    def show_draft(self, draft: Draft) -> None:
        renewal = draft.wish.renewal
        if draft.issued is not None:
            count = len(draft.since.listed) if draft.since else 0
            self._tell_issued(draft.issued, count)
        elif renewal is not None and draft.since is not None:
            old, word = draft.since.paper, issued.NATURE_WORDS[renewal.nature]
            self.say(
                Tone.INFO, f"Đang lập báo cáo {word} cho số {old.sign}.",
                f"Lý do: {renewal.reason}",
                (Action("Thôi, xem bản đã phát hành", self.stop_wanted.emit, is_link=True),),
                is_passing=False, is_closable=False,
            )  # fmt: skip
        else:
            self.close_bar()

    def _tell_issued(self, paper: Issued, count: int) -> None:
        version = f", bản {paper.version}" if paper.version > 1 else ""
        title = f"Đã phát hành số {paper.sign}{version} ngày {text.day(paper.day)}"
        if not count:
            self.say(Tone.GOOD, title, "", is_passing=False, is_closable=False)
            return
        action = Action("Lập báo cáo thay thế…", lambda: self.renewal_wanted.emit(
            Nature.REPLACEMENT))  # fmt: skip
        said = f"Số liệu đã thay đổi sau khi phát hành: {count} chỗ."
        self.say(Tone.WARN, title, said, (action,), is_passing=False, is_closable=False)

def chip_of(draft: Draft, doubts: int) -> tuple[Tone, str]:
    """What the bar of the paper says of it in a word."""
    if draft.issued is not None:
        return Tone.LOCK, "Bản đã phát hành"
    if not draft.pages or draft.paper is None:
        return Tone.INFO, ""
    if draft.words is not None and draft.words.outdated:
        return Tone.WARN, f"{draft.words.outdated} câu có số cũ"
    return (Tone.WARN, f"{doubts} điều cần xem") if doubts else (Tone.GOOD, "Đủ số")
