"""Writes what can be written of a form and says what was refused and what has to be asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bhdesk.domain import activities as rules
from bhdesk.domain.activities import Activity
from bhdesk.domain.errors import UserError
from bhdesk.services import activities
from bhdesk.ui.screens.meetings import draft
from bhdesk.ui.screens.meetings.draft import GROUPS, Draft

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.ui.work import Work

QUESTIONS = ("activity.attended_over_invited", "activity.duplicate")


@dataclass(slots=True)
class Outcome:
    """`refused` by field name; `question` is the doubt to confirm; `number` what was written."""

    refused: dict[str, UserError] = field(default_factory=dict)
    question: UserError | None = None
    asked_at: str = ""
    number: int | None = None
    is_complete: bool = True


class Saver:
    """One activity in the form: what is stored of it and what the officer has confirmed."""

    def __init__(self, work: Work, origin: object, base: Activity | None) -> None:
        self._work, self._origin = work, origin
        self.base = base
        self._agreed: set[tuple[object, ...]] = set()
        self._asked: tuple[object, ...] | None = None

    def agree(self) -> None:
        """The officer said "Đúng như vậy" to the last question."""
        if self._asked is not None:
            self._agreed.add(self._asked)

    def save(self, typed: Draft, committed: str, listed: Sequence[Activity]) -> Outcome:
        """Writes the good fields; raises what is neither a field's fault nor a question."""
        reading = draft.read(typed, self.base)
        out = Outcome(reading.refused)
        wanted = reading.activity
        if wanted is None:
            out.is_complete = False
            return out
        floor = self.base or Activity(wanted.kind, wanted.day, wanted.state)
        for _ in GROUPS:
            try:
                out.number = self._write(wanted, listed)
            except UserError as problem:
                if problem.code not in GROUPS:
                    raise
                place = draft.place_of(problem.code, wanted, floor, committed)
                if problem.code in QUESTIONS:
                    self._asked = draft.doubt_key(problem.code, wanted)
                    out.question, out.asked_at = problem, place
                out.refused[place] = problem
                kept = draft.without(wanted, floor, problem.code)
                if kept == wanted:
                    break
                wanted = kept
            else:
                break
        return out

    def _write(self, wanted: Activity, listed: Sequence[Activity]) -> int | None:
        """The number written, None where nothing changed."""
        if wanted == self.base:
            return None
        twins = [item for item in listed if item.day == wanted.day]
        doubts = rules.doubts(wanted, twins)
        agreed = self._agreed | self._stored_doubts(listed)
        for doubt in doubts:
            if draft.doubt_key(doubt.code, wanted) not in agreed:
                rules.refuse_impossible(wanted)
                raise doubt
        sure = bool(doubts)
        if self.base is None:
            number = self._work.attempt(
                activities.add, wanted, origin=self._origin, is_confirmed=sure
            )
            return int(number)
        self._work.attempt(
            activities.change, wanted, self.base, origin=self._origin, is_confirmed=sure
        )
        return wanted.id

    def _stored_doubts(self, listed: Sequence[Activity]) -> set[tuple[object, ...]]:
        """What is stored already was confirmed when it was typed."""
        base = self.base
        if base is None:
            return set()
        found = rules.doubts(base, [item for item in listed if item.day == base.day])
        return {draft.doubt_key(doubt.code, base) for doubt in found}
