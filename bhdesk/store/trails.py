"""Where figures come from: the last change of each, by whom and from which file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bhdesk.domain.periods import Month
    from bhdesk.store.transaction import Reading


@dataclass(frozen=True, slots=True)
class Trail:
    """The last change of one cell: when (YYYY-MM-DDTHH:MM:SS), by whom, from which file or ""."""

    at: str
    who: str
    file: str


def last_changes(
    db: Reading, measure: str, part: str, first: Month, last: Month
) -> dict[tuple[int, int], Trail]:
    """By (unit id, month key): who put the part of a measure where it is, over a span of months.

    A cell that only follows from others has no trail of its own unless it was stored by one.
    """
    rows = db.all(
        "SELECT f.unit_id, f.month, b.at, b.actor, f.source"
        " FROM figure f JOIN measure m ON m.id = f.measure_id"
        " JOIN history h ON h.entity = 'figure' AND h.field = :part"
        " AND h.ref = f.month || '/' || f.unit_id || '/' || f.measure_id"
        " JOIN batch b ON b.id = h.batch_id"
        " WHERE m.key = :measure AND f.month BETWEEN :first AND :last ORDER BY h.id",
        part=part, measure=measure, first=first.key, last=last.key,
    )  # fmt: skip
    return {(unit, month): Trail(at, who, file) for unit, month, at, who, file in rows}
