"""Taking back what was done and doing it again, told in the message bar of the page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.services import undoing
from bhdesk.ui.problems import sentence
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.banner import Action

if TYPE_CHECKING:
    from collections.abc import Callable

    from bhdesk.services.undoing import Barrier
    from bhdesk.ui.main_window import MainWindow

WITHDRAW = "Không hoàn tác được; muốn bỏ thì thu hồi trong Sổ văn bản."
AGAIN = "Không hoàn tác được; cần thì phát hành lại."


class TakingBack:
    """Batches after number `since` at once; older ones are named first.

    Nobody remembers what yesterday's last key was.
    """

    def __init__(self, window: MainWindow, since: int) -> None:
        self._window, self._work, self._since = window, window.work, since
        self._passed = 0  # the newest paper behind which she chose to go on taking back

    def undo(self) -> None:
        """The last thing done; what is typed and not saved yet is asked about first.

        Where that was a paper going out nothing is taken back: she is shown the register, and the
        step before stays behind a button that says so.
        """
        paper = self._work.ask(undoing.barrier, max(self._since, self._passed))
        if paper is not None:
            self._tell_paper(paper)
            return
        self._take(self.undo, undoing.undo, "Đã hoàn tác", Action("Làm lại", self.redo))

    def redo(self) -> None:
        """What was taken back last."""
        again = Action("Hoàn tác", self.undo, icon="hoan-tac")
        self._take(self.redo, undoing.redo, "Đã làm lại", again)

    def _take(
        self, again: Callable[[], None], fn: Callable[..., object], word: str, back: Action
    ) -> None:
        if not self._window.may_close(again):
            return
        try:
            batch = self._work.attempt(fn, since=self._since)
        except UserError as problem:
            is_end = problem.code in {"undo.nothing", "undo.nothing_to_redo"}
            if is_end:
                self._offer_older(problem, fn is undoing.undo)
            else:
                self._say(Tone.WARN, "Không có gì thay đổi.", sentence(problem))
        except StoreProblem as problem:
            self._work.failed.emit(problem)
        else:
            self._say(Tone.INFO, f"{word}:", undoing.bare(batch.what), back)

    def _tell_paper(self, found: Barrier) -> None:
        paper = found.paper
        if paper.is_withdrawn:
            title, said = f"Văn bản số {paper.sign} đã thu hồi.", AGAIN
        else:
            title, said = f"Văn bản số {paper.sign} đã phát hành.", WITHDRAW

        def show() -> None:
            self._window.show_page("reports", f"register:{paper.id}")

        def go_on() -> None:
            self._passed = found.batch
            self.undo()

        before = Action("Hoàn tác việc trước đó", go_on, is_link=True)
        self._say(Tone.WARN, title, said, Action("Mở Sổ văn bản", show), before)

    def _offer_older(self, problem: UserError, is_undo: bool) -> None:
        """Nothing more of this session: what was done before is named, and taken back if wanted."""
        found = self._work.ask(undoing.last if is_undo else undoing.next_redo)
        if found is None:
            self._say(Tone.INFO, sentence(problem))
            return
        verb = "Hoàn tác" if is_undo else "Làm lại"

        def go() -> None:
            if is_undo:  # this one, whatever was done while the bar stood there
                fn = partial(undoing.undo, batch=found.id)
                self._take(go, fn, "Đã hoàn tác", Action("Làm lại", self.redo))
            else:
                self._since = min(self._since, found.id - 1)
                self.redo()

        said = f"{undoing.bare(found.what)}, {text.moment(found.at)}, {found.actor} làm."
        self._say(Tone.INFO, "Việc đã làm từ trước:", said, Action(f"{verb} việc này", go))

    def _say(self, tone: Tone, title: str, said: str = "", *actions: Action) -> None:
        page = self._window.current_page
        if page is not None:
            page.bar.say(tone, title, said, actions)
