"""One part of a page with a segment: it reads, writes and says so; the page shows one at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from bhdesk import messages
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.domain.periods import Month
from bhdesk.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from bhdesk.domain.holidays import DayOff
    from bhdesk.ui.grid import Refusal
    from bhdesk.ui.shell.page import Page
    from bhdesk.ui.widgets.buttons import Button
    from bhdesk.ui.work import Work


@dataclass(frozen=True, slots=True)
class Given:
    """What a part is made with: `page` is the origin of its writes, `folder` where files go."""

    work: Work
    page: Page
    today: Callable[[], date]
    resources: Path
    folder: Path
    holidays: Callable[[], tuple[DayOff, ...]] = tuple

    @property
    def places(self) -> tuple[Path, Path]:
        """What a paper is drawn with, and where it is saved first."""
        return self.resources, self.folder


class Part(QWidget):
    """`told` brings (tone, title, sentence) to the message bar, `done` one that can be undone.

    The page tells the month before it asks to read; `has_month` False hides the stepper.
    """

    has_month: ClassVar[bool] = True

    told = Signal(object, str, str)
    done = Signal(str, str)
    went = Signal(str, object)
    """(key of a page, what it shall show)"""
    emptied = Signal()
    undo_wanted = Signal()
    """A dialog of the part asks to take back the last thing done."""

    def __init__(self, given: Given) -> None:
        super().__init__()
        self.given, self.work, self._origin = given, given.work, given.page
        self._today = given.today
        self.month = Month.from_key(given.page.month)
        self.buttons: tuple[Button, ...] = ()
        """What stands in the page's header while this part is looked at, the main one last."""
        self.is_empty = False

    @property
    def is_holding(self) -> bool:
        """Whether something typed is stored nowhere but in this part."""
        return False

    def show_held(self) -> None:
        """Goes to what is held."""

    def refused_texts(self) -> tuple[Refusal, ...]:
        """What was typed into a table and is not on disk, of months not shown as well."""
        return ()

    def give_up(self) -> None:
        """Forgets every refused text."""

    def set_empty(self, is_empty: bool) -> None:
        """Nothing is there yet: the main button is that of the empty state, not the header's."""
        self.is_empty = is_empty
        self.emptied.emit()

    def set_month(self, month: Month) -> None:
        """Another month for what is read next; extend where refused texts wait for theirs."""
        self.month = month

    def set_narrow(self, is_narrow: bool) -> None:
        """The window became narrow, or wide again."""

    def reload(self) -> None:
        """Reads and shows what is stored."""
        raise NotImplementedError

    def begin_new(self) -> None:
        """Ctrl+N; nothing where a part has no list."""

    def open_key(self, key: str) -> None:
        """Shows one thing, by its number; nothing where a part has none."""

    def take_focus(self) -> None:
        """Where the keyboard begins."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

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
