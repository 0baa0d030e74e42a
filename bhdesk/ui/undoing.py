"""Hoàn tác and Làm lại: the menu Sửa and its keys, which a field of text may keep for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from bhdesk.services import office
from bhdesk.ui.main_window import Menu, MenuEntry

if TYPE_CHECKING:
    from bhdesk.ui.main_window import MainWindow
    from bhdesk.ui.taking_back import TakingBack
    from bhdesk.ui.work import Work

UNDO_KEYS = "Ctrl+Z"
REDO_KEYS = "Ctrl+Y; Ctrl+Shift+Z"

TextField = QLineEdit | QPlainTextEdit | QTextEdit


class UndoDesk:
    """Takes back what was done since the window opened, batch by batch, on whatever page."""

    def __init__(self, work: Work) -> None:
        self._since: int = work.ask(office.last_batch) or 0
        self._window: MainWindow | None = None
        self._taken: TakingBack | None = None

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
        """The last thing done; what is typed and not saved yet is asked about first."""
        if self._window is not None:
            self._taking(self._window).undo()

    def redo(self) -> None:
        """What was taken back last."""
        if self._window is not None:
            self._taking(self._window).redo()

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

    def _taking(self, window: MainWindow) -> TakingBack:
        from bhdesk.ui.taking_back import TakingBack  # noqa: PLC0415 - when first wanted

        if self._taken is None:
            self._taken = TakingBack(window, self._since)
        return self._taken


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
