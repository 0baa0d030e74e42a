"""Obstacles met in the campaign: raised, passed upward, answered (R17)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.errors import UserError

if TYPE_CHECKING:
    from datetime import date


class ObstacleState(StrEnum):
    OPEN = "open"
    PASSED = "passed"
    ANSWERED = "answered"


STATE_WORDS = {
    ObstacleState.OPEN: "Chưa chuyển",
    ObstacleState.PASSED: "Đã chuyển, chờ trả lời",
    ObstacleState.ANSWERED: "Đã trả lời",
}


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One obstacle; `place` and `activity` say where it was raised, `unit` of which village."""

    text: str
    raised_on: date
    raised_by: str = ""
    unit: int | None = None
    place: str = ""
    activity: int | None = None
    passed_to: str = ""
    passed_on: date | None = None
    answer: str = ""
    answered_on: date | None = None
    id: int = 0

    @property
    def state(self) -> ObstacleState:
        """How far it has come."""
        if self.answered_on is not None:
            return ObstacleState.ANSWERED
        return ObstacleState.OPEN if self.passed_on is None else ObstacleState.PASSED

    def is_answered_by(self, day: date) -> bool:
        """Whether there was an answer on that day."""
        return self.answered_on is not None and self.answered_on <= day

    def is_passed_by(self, day: date) -> bool:
        """Whether it had been passed on by that day."""
        return self.passed_on is not None and self.passed_on <= day

    def waiting_days(self, on: date) -> int:
        """Calendar days without an answer since it was raised."""
        return max(0, ((self.answered_on or on) - self.raised_on).days)


def refuse_impossible(obstacle: Obstacle) -> None:
    """Raises UserError obstacle.no_text, obstacle.incomplete, obstacle.days."""
    if not obstacle.text:
        raise UserError("obstacle.no_text")
    for words, day, what in (
        (obstacle.passed_to, obstacle.passed_on, "nơi chuyển và ngày chuyển"),
        (obstacle.answer, obstacle.answered_on, "nội dung và ngày trả lời"),
    ):
        if bool(words) != (day is not None):
            raise UserError("obstacle.incomplete", what=what)
    days = [obstacle.raised_on]
    for day in (obstacle.passed_on, obstacle.answered_on):
        if day is not None and day < days[-1]:
            raise UserError("obstacle.days", day=text.day(day), first=text.day(days[-1]))
        days += [day] if day is not None else []
