"""Hoàn tác and Làm lại: the menu Sửa, its keys, and what the page's message bar says of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from bhdesk.domain import text
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.services import undoing
from bhdesk.ui.main_window import Menu, MenuEntry
from bhdesk.ui.problems import sentence
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.banner import Action

if TYPE_CHECKING:
    from collections.abc import Callable

    from bhdesk.services.undoing import Barrier
    from bhdesk.ui.main_window import MainWindow
    from bhdesk.ui.work import Work

UNDO_KEYS = "Ctrl+Z"
REDO_KEYS = "Ctrl+Y; Ctrl+Shift+Z"

WITHDRAW = "Không hoàn tác được; muốn bỏ thì thu hồi trong Sổ văn bản."
AGAIN = "Không hoàn tác được; cần thì phát hành lại."

TextField = QLineEdit | QPlainTextEdit | QTextEdit


class UndoDesk:
    """Takes back what was done since the window opened, batch by batch, on whatever page.

    Older batches are named first: nobody remembers what yesterday's last key was.
    """

    def __init__(self, work: Work) -> None:
        self._work = work
        self._since: int = work.ask(undoing.session_start) or 0
        self._passed = 0  # the newest paper behind which she chose to go on taking back
        self._window: MainWindow | None = None

    def menu(self) -> Menu:
        """The menu Sửa; it works once a window is served."""
        return Menu(
            "&Sửa",
            (
                MenuEntry("&Hoàn tác", self._undo_here, UNDO_KEYS, "hoan-tac"),
                MenuEntry("&Làm lại", self._redo_here, REDO_KEYS),
            ),
        )

    def serve(self, window: MainWindow) -> None:
        """The window whose pages speak and whose buttons ask."""
        self._window = window
        window.undo_wanted.connect(self.undo)
        _KeyWatch(window)

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

    def _undo_here(self) -> None:
        """A field that is being typed in takes back its own letters."""
        field = _field()
        if field is not None and _has_own(field, is_undo=True):
            field.undo()
        else:
            self.undo()

    def _redo_here(self) -> None:
        field = _field()
        if field is not None and _has_own(field, is_undo=False):
            field.redo()
        else:
            self.redo()

    def _take(
        self, again: Callable[[], None], fn: Callable[..., object], word: str, back: Action
    ) -> None:
        if self._window is None or not self._window.may_close(again):
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
            if self._window is not None:
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
        page = self._window.current_page if self._window is not None else None
        if page is not None:
            page.bar.say(tone, title, said, actions)


class _KeyWatch(QObject):
    """A field without letters to take back leaves Ctrl+Z to the window; Qt's fields swallow it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        field, keys = _field(), QKeySequence.StandardKey
        if field is None or field is not watched:
            return False
        for key, is_undo in ((keys.Undo, True), (keys.Redo, False)):
            if event.matches(key) and not _has_own(field, is_undo):
                event.ignore()
                return True
        return False

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(old, TextField):
            old.removeEventFilter(self)
        if isinstance(new, TextField):
            new.installEventFilter(self)


def _has_own(field: TextField, is_undo: bool) -> bool:
    """Whether the field has letters to take back; an open cell always keeps the key."""
    if isinstance(field, QLineEdit):
        own = field.isUndoAvailable() if is_undo else field.isRedoAvailable()
        return own or bool(field.property("cell"))
    document = field.document()
    return document.isUndoAvailable() if is_undo else document.isRedoAvailable()


def _field() -> TextField | None:
    """The text field or cell editor with the keyboard, if it takes typing."""
    found = QApplication.focusWidget()
    return found if isinstance(found, TextField) and not found.isReadOnly() else None
