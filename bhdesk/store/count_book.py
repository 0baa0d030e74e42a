"""Counts as one write reads and changes them: few cells one by one, many a month at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.store import figures, reads, records

if TYPE_CHECKING:
    from bhdesk.domain.counts import Count
    from bhdesk.domain.periods import Month
    from bhdesk.store.transaction import Writing

# From here on one read of a whole month is cheaper than asking for each cell.
MANY = 12

CellKey = tuple[int, str]
"""Number of the unit, key of the measure."""


class CountBook:
    """Reads from the data file, keeps what is put, and stores all of it with `write`."""

    def __init__(self, db: Writing, cells: int) -> None:
        self._db = db
        self._is_many = cells >= MANY
        self._months: dict[Month, dict[CellKey, Count]] = {}
        self._changed: dict[tuple[Month, CellKey], Count] = {}

    def get(self, month: Month, cell: CellKey) -> Count | None:
        """The count as it was before this write; None when there is none."""
        if not self._is_many:
            return reads.stored_count(self._db, month, *cell)
        if month not in self._months:
            self._months[month] = reads.month_counts(self._db, month)
        return self._months[month].get(cell)

    def put(self, month: Month, cell: CellKey, count: Count) -> None:
        """Change a count; one left wholly blank is taken out."""
        self._changed[month, cell] = count

    def write(self) -> None:
        """Store every change with its history."""
        numbers: dict[str, int] = {}
        rows: dict[figures.FigureKey, dict[str, object]] = {}
        for (month, (unit, measure)), count in self._changed.items():
            number = numbers.get(measure)
            if number is None:
                number = numbers[measure] = records.measure_id(self._db, measure)
            key = (month.key, unit, number)
            if count.is_blank:
                figures.take_out(self._db, key)
            else:
                rows[key] = count._asdict()
        figures.save_many(self._db, rows)
