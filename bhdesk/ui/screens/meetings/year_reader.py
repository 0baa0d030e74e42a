"""Reads the year of the log: at once where it is short, in the worker thread where it is long."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from bhdesk.domain.activity_list import Said
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.services import activities

if TYPE_CHECKING:
    from collections.abc import Callable

    from bhdesk.domain.activities import Activity
    from bhdesk.domain.periods import Month
    from bhdesk.services.activities import ActivityYear
    from bhdesk.ui.work import Work

SHORT = 500


@dataclass(frozen=True, slots=True)
class ReadYear:
    """A year with what its activities say, ready to be looked through."""

    year: ActivityYear
    said: Said

    @property
    def is_long(self) -> bool:
        """Whether its rows cost so much that the form waits for the next turn."""
        return len(self.year.activities) > SHORT


def prepared(store: Any, today: Month) -> ReadYear | UserError | StoreProblem:  # noqa: ANN401 - ui does not know the store
    """A long year with everything the filter needs; a refusal as a value."""
    try:
        year = activities.year(store, today)
    except (UserError, StoreProblem) as problem:
        return problem
    said = Said()
    for item in year.activities:
        said.of(item)
    return ReadYear(year, said)


class YearReader(QObject):
    """Keeps the year that was read last."""

    read = Signal(object)
    """A ReadYear, or None after a refusal that was told already."""

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._asked = 0
        self._then: Callable[[], object] | None = None
        self._read_for: Month | None = None
        self.year: ActivityYear | None = None
        self.is_reading = False
        self.is_outdated = True

    def needs(self, today: Month) -> bool:
        """Whether the year of a month has to be read, for the first time or again."""
        return self.is_outdated or today != self._read_for

    def find(self, number: object) -> Activity | None:
        """An activity of the year."""
        listed = self.year.activities if self.year else ()
        return next((item for item in listed if item.id == number), None)

    def of_month(self, month: Month) -> Activity | None:
        """The newest of a month."""
        listed = self.year.activities if self.year else ()
        wanted = (month.year, month.number)
        return next((item for item in listed if (item.day.year, item.day.month) == wanted), None)

    def ask(self, today: Month, then: Callable[[], object] | None = None) -> None:
        """Reads the year of a month, then does `then`; the last that is asked is told."""
        self._asked += 1
        self._then = then
        count = self._work.ask(activities.count, today.year)
        # a long work in the one worker thread is not waited for
        if count is not None and count > SHORT and not self._work.is_busy:
            self.is_reading = True
            self._work.run(prepared, today, then=partial(self._take, self._asked, today))
            return
        year = None if count is None else self._work.ask(activities.year, today)
        self._tell(ReadYear(year, Said()) if year is not None else None, today)

    def and_then(self, do: Callable[[], object]) -> None:
        """Something else to be done when what is being read is there."""
        self._then = do

    def renew(self, number: int, today: Month) -> bool:
        """One activity was written: only that one is read again."""
        if self.year is not None:
            year = self._work.ask(activities.renewed, self.year, number, today)
            self.year = year or self.year
            return year is not None
        return False

    def _take(
        self, asked: int, today: Month, found: ReadYear | UserError | StoreProblem
    ) -> None:
        if asked != self._asked:
            return
        if isinstance(found, ReadYear):
            self._tell(found, today)
            return
        self._work.failed.emit(found)
        self._tell(None, today)

    def _tell(self, found: ReadYear | None, today: Month) -> None:
        self.is_reading = False
        if found is not None:
            self.year, self._read_for, self.is_outdated = found.year, today, False
        self.read.emit(found)
        then, self._then = self._then, None
        if then is not None and found is not None:
            then()
