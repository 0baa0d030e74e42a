"""What each part of the catalogue is: a widget that reads itself and says what was refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from bhdesk.domain.changes import Changes
    from bhdesk.ui.work import Work


class Section(QWidget):
    """`told` brings (tone, title, sentence) to the message bar of the page."""

    told = Signal(object, str, str)
    done = Signal(str, str)
    """(title, sentence): saved, and offered to be taken back."""

    def __init__(self, work: Work, origin: object) -> None:
        super().__init__()
        self.work, self._origin = work, origin

    def reload(self) -> None:
        """Reads and shows what is stored."""
        raise NotImplementedError

    def write(
        self, service: Callable[..., Changes], *args: object
    ) -> UserError | StoreProblem | None:
        """Saves and reads again; gives the refusal, which changed nothing."""
        try:
            self.work.attempt(service, *args, origin=self._origin)
        except (UserError, StoreProblem) as problem:
            return problem
        self.reload()
        return None

    def refuse(self, sentence: str) -> None:
        """A refusal that belongs to no single field."""
        self.told.emit(Tone.BAD, "Chưa lưu.", sentence)


class LeftText(QObject):
    """Tells when a field of several lines was left."""

    left = Signal()

    def __init__(self, field: QPlainTextEdit) -> None:
        super().__init__(field)
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return False
