"""What each part of the page is: figures of the month or of the year of the month shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from bhdesk.ui.shell import part as shell_part

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from bhdesk.domain.periods import Month
    from bhdesk.ui.grid import Refusal
    from bhdesk.ui.shell.page import Page
    from bhdesk.ui.work import Work


@dataclass(frozen=True, slots=True)
class Given:
    """What a part is made with: `page` is the origin of its writes, `folder` where files go."""

    work: Work
    page: Page
    month: Month
    today: Callable[[], date]
    resources: Path
    folder: Path


class Part(shell_part.Part):
    """The page tells the month before it asks to read; `has_month` False hides the stepper."""

    has_month: ClassVar[bool] = True

    def __init__(self, given: Given) -> None:
        super().__init__(given.work, given.page)
        self.given = given
        self.month = given.month

    def set_month(self, month: Month) -> None:
        """Another month for what is read next; extend where refused texts wait for theirs."""
        self.month = month

    def begin_new(self) -> None:
        """Ctrl+N; nothing where a part has no list."""

    def open_key(self, key: str) -> None:
        """Shows one thing, by its number; nothing where a part has none."""

    def set_narrow(self, is_narrow: bool) -> None:
        """The window became narrow, or wide again."""

    def refused_texts(self) -> tuple[Refusal, ...]:
        """What was typed and is not on disk, of months not shown as well."""
        return ()

    def give_up(self) -> None:
        """Forgets every refused text."""
