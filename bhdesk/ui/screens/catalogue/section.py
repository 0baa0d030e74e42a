"""A part of the catalogue that keeps each field as it is left, and what tells of its leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal

from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.ui.shell.part import Part
from bhdesk.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPlainTextEdit

    from bhdesk.domain.changes import Changes


class Section(Part):
    """A refusal belongs to its field and is given back, not raised."""

    def keep(
        self, service: Callable[..., Changes], *args: object
    ) -> UserError | StoreProblem | None:
        """Saves and reads again; gives the refusal, which changed nothing."""
        try:
            self.write(service, *args)
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
