"""Counts as one write reads and changes them: few cells one by one, many a month at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.store import figures, lineages, reads, records

if TYPE_CHECKING:
    from bhdesk.domain.counts import Count
    from bhdesk.domain.lineage import Family
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
        self._family: Family | None = None
        self._changed: dict[tuple[Month, CellKey], tuple[Count, str | None]] = {}

    def get(self, month: Month, cell: CellKey) -> Count | None:
        """The count as it was before this write; None when there is none."""
        if not self._is_many:
            return reads.stored_count(self._db, month, *cell)
        if month not in self._months:
            self._months[month] = reads.month_counts(self._db, month)
        return self._months[month].get(cell)

    def previous(self, month: Month, cell: CellKey) -> int | None:
        """The closing of the month before, of all that were merged into the unit this month."""
        unit, measure = cell
        last = month.shift(-1)
        merged = set(self.family.parents(unit, month)) - set(self.family.parents(unit, last))
        sources = sorted(merged) or [unit]
        counts = [self._latest(last, (source, measure)) for source in sources]
        closings = [count.closing if count else None for count in counts]
        return None if None in closings else sum(closing or 0 for closing in closings)

    def heir(self, month: Month, cell: CellKey) -> CellKey:
        """The cell that carries on in a month what this cell was in the month before."""
        return self.family.heir(cell[0], month), cell[1]

    @property
    def family(self) -> Family:
        """Who was merged into whom."""
        if self._family is None:
            self._family = lineages.family(self._db)
        return self._family

    def _latest(self, month: Month, cell: CellKey) -> Count | None:
        put = self._changed.get((month, cell))
        return put[0] if put else self.get(month, cell)

    def put(self, month: Month, cell: CellKey, count: Count, source: str | None = None) -> None:
        """Change a count and, unless None, where it comes from; one left blank is taken out."""
        self._changed[month, cell] = count, source

    def write(self) -> int:
        """Store every change with its history; gives how many figures differed."""
        numbers: dict[str, int] = {}
        rows: dict[figures.FigureKey, dict[str, object]] = {}
        gone = 0
        for (month, (unit, measure)), (count, source) in self._changed.items():
            number = numbers.get(measure)
            if number is None:
                number = numbers[measure] = records.measure_id(self._db, measure)
            key = (month.key, unit, number)
            if count.is_blank:
                gone += figures.take_out(self._db, key)
            else:
                rows[key] = count._asdict()
                if source is not None:
                    rows[key]["source"] = source
        return gone + figures.save_many(self._db, rows)
