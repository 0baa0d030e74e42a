"""One measure month by month: what lines and columns over time are drawn from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain.plans import Nature
from bhdesk.store import reads

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.periods import Month
    from bhdesk.store.transaction import Reading

Known = dict[tuple[int, int], int | None]


def office_values(
    db: Reading, frame: Frame, measure: Measure, first: Month, last: Month
) -> tuple[int | None, ...]:
    """The office's value of each month: closings of a stock, new ones of a flow; None is blank.

    The office's own figure, else the sum of the units there were then, if none of them is blank.
    """
    parts = [frame.measure(key) for key in measure.parts] or [measure]
    known = {part.key: _monthly(db, part, first, last) for part in parts}
    everyone = reads.units(db)
    values = []
    for at in first.through(last):
        there = [unit.id for unit in everyone if unit.exists_on(at.last_day)]
        found = [_office_value(frame, part, known[part.key], at, there) for part in parts]
        values.append(None if any(v is None for v in found) else sum(v or 0 for v in found))
    return tuple(values)


def _monthly(db: Reading, measure: Measure, first: Month, last: Month) -> Known:
    column = "new" if measure.nature is Nature.FLOW else "closing"
    rows = db.all(
        f"SELECT f.unit_id, f.month, f.{column} FROM figure f"
        " JOIN measure m ON m.id = f.measure_id"
        " WHERE f.month BETWEEN :first AND :last AND m.key = :measure",
        first=first.key, last=last.key, measure=measure.key,
    )  # fmt: skip
    return {(unit, month): value for unit, month, value in rows}


def _office_value(
    frame: Frame, measure: Measure, known: Known, at: Month, units: Iterable[int]
) -> int | None:
    own = known.get((frame.office_id, at.key))
    if own is not None or not measure.is_in_units:
        return own
    parts = [known.get((unit, at.key)) for unit in units]
    return None if not parts or any(p is None for p in parts) else sum(p or 0 for p in parts)
