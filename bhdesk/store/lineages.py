"""Who became whom, as the data file keeps it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bhdesk.domain.lineage import Family, Kind, Link

if TYPE_CHECKING:
    from bhdesk.store.transaction import Reading

_NONE = Family()


def family(db: Reading) -> Family:
    """Every merging and splitting; empty in nearly every file."""
    rows = db.all("SELECT from_unit, to_unit, day, kind FROM unit_lineage ORDER BY id")
    if not rows:
        return _NONE
    spans = {
        unit: (first and date.fromisoformat(first), last and date.fromisoformat(last))
        for unit, first, last in db.all("SELECT id, valid_from, valid_to FROM unit")
    }
    links = tuple(
        Link(one, other, date.fromisoformat(day), Kind(kind)) for one, other, day, kind in rows
    )
    return Family(links, spans)
