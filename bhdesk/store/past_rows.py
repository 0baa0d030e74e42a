"""What was changed in rows of peak months and of collection agents, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bhdesk.domain.periods import Month
    from bhdesk.store.transaction import Reading

Change = tuple[int, str, str, str, str, str | None, str | None]
"""batch, moment, who, step, ref or field, old, new"""

_CHANGES = (
    "SELECT h.batch_id, b.at, b.actor, b.what, {named}, h.old, h.new"
    " FROM history h JOIN batch b ON b.id = h.batch_id"
)


def of_peak(db: Reading, month: Month, unit: int, measure: str) -> tuple[Change, ...]:
    """Of one place: the fifth is the ref, "202605/…" for the target, "2026-05-13/…" for a day."""
    number = db.value("SELECT id FROM measure WHERE key = :key", key=measure)
    rows = db.all(
        _CHANGES.format(named="h.ref") + " WHERE h.field = 'value'"
        " AND ((h.entity = 'peak_target' AND h.ref = :target)"
        "  OR (h.entity = 'peak_count' AND h.ref LIKE :days)) ORDER BY h.id DESC",
        target=f"{month.key}/{unit}/{number}", days=f"{month}-__/{unit}/{number}",
    )  # fmt: skip
    return tuple(rows)


def of_collected(
    db: Reading, month: Month, body: int, member: int | None, measure: str
) -> tuple[tuple[Change, dict[str, str]], ...]:
    """Of one agent or organisation: the fifth is the field, beside it what the row is about.

    A row that was taken out is known by what it held.
    """
    number = db.value("SELECT id FROM measure WHERE key = :key", key=measure)
    about: dict[str, dict[str, str]] = {}
    for ref, field, old, new in db.all(
        "SELECT ref, field, old, new FROM history WHERE entity = 'collected'"
        " AND field NOT IN ('target', 'result')"
    ):
        about.setdefault(ref, {})[field] = new or old or ""
    wanted = {"month": str(month.key), "body_id": str(body), "measure_id": str(number)}
    found = []
    for batch, at, who, what, field, ref, old, new in db.all(
        _CHANGES.format(named="h.field, h.ref")
        + " WHERE h.entity = 'collected' AND h.field IN ('target', 'result') ORDER BY h.id DESC"
    ):
        row = about.get(ref, {})
        is_same = all(row.get(name) == value for name, value in wanted.items())
        if is_same and row.get("member_id", "") == ("" if member is None else str(member)):
            found.append(((batch, at, who, what, field, old, new), row))
    return tuple(found)
