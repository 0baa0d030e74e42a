"""One part of a page with a segment: it reads, writes and says so; the page shows one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bhdesk import messages
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from bhdesk.ui.widgets.buttons import Button
    from bhdesk.ui.work import Work


class Part(QWidget):
    """`told` brings (tone, title, sentence) to the message bar, `done` one that can be undone."""

    told = Signal(object, str, str)
    done = Signal(str, str)
    went = Signal(str, object)
    """(key of a page, what it shall show)"""
    emptied = Signal()
    undo_wanted = Signal()
    """A dialog of the part asks to take back the last thing done."""

    def __init__(self, work: Work, origin: object) -> None:
        super().__init__()
        self.work, self._origin = work, origin
        self.buttons: tuple[Button, ...] = ()
        """What stands in the page's header while this part is looked at, the main one last."""
        self.is_empty = False

    @property
    def is_holding(self) -> bool:
        """Whether something typed is stored nowhere but in this part."""
        return False

    def show_held(self) -> None:
        """Goes to what is held."""

    def set_empty(self, is_empty: bool) -> None:
        """Nothing is there yet: the main button is that of the empty state, not the header's."""
        self.is_empty = is_empty
        self.emptied.emit()

    def reload(self) -> None:
        """Reads and shows what is stored."""
        raise NotImplementedError

    def begin_new(self) -> None:
        """Ctrl+N."""
        raise NotImplementedError

    def open_key(self, key: str) -> None:
        """Shows one thing, by its number."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Where the keyboard begins."""
        raise NotImplementedError

    def write(self, service: Callable[..., Any], *args: object, **named: object) -> Any:  # noqa: ANN401 - what the service returns
        """Saves; the refusal is raised."""
        return self.work.attempt(service, *args, origin=self._origin, **named)

    def act(self, title: str, service: Callable[..., Any], *args: object) -> bool:
        """Saves, reads again and offers to take it back; a refusal stands in the message bar."""
        try:
            self.write(service, *args)
        except (UserError, StoreProblem) as problem:
            self.told.emit(Tone.BAD, "Chưa lưu.", messages.of(problem))
            return False
        self.settle(title)
        return True

    def settle(self, title: str) -> None:
        """After a write: read again and say what was done."""
        self.reload()
        self.done.emit(title, "")
