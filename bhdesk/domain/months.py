"""The life of a month: being entered, closed, sent, and opened again for a while (pain 21)."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date


class State(StrEnum):
    """Where a month stands; one that was never closed is open."""

    OPEN = "open"
    CLOSED = "closed"
    SENT = "sent"


STATE_WORDS = {State.OPEN: "Đang nhập", State.CLOSED: "Đã chốt", State.SENT: "Đã gửi"}


class MonthState(NamedTuple):
    """A month with who changed its state, when and why.

    `until`: the last day an opened month may be changed; `is_outdated`: figures before it were
    changed after it was closed.
    """

    month: int
    state: State = State.OPEN
    changed_at: str = ""
    who: str = ""
    reason: str = ""
    until: date | None = None
    is_outdated: bool = False

    def on(self, today: date) -> State:
        """The state that counts: a month whose days of grace are over is closed again."""
        is_over = self.state is State.OPEN and self.until is not None and today > self.until
        return State.CLOSED if is_over else self.state

    def is_locked(self, today: date) -> bool:
        """Whether nothing may be written into it."""
        return self.on(today) is not State.OPEN
