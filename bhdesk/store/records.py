"""What the services write, each with its history: settings, figures, month states, any row by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.store import figures, writes

if TYPE_CHECKING:
    from bhdesk.domain.counts import Count
    from bhdesk.store.names import TableName
    from bhdesk.store.transaction import Writing


def insert(db: Writing, table: TableName, ref: str, **values: object) -> int:
    """Add a row and give its number; "" as ref names it by that number. 0: the table has none."""
    return writes.insert(db, table, table, ref, **values) or 0


def update(
    db: Writing, table: TableName, key: dict[str, object], values: dict[str, object], *, ref: str
) -> bool:
    """Change one row; False when nothing differed or the row is gone."""
    try:
        return writes.update(db, table, table, ref, key=key, values=values)
    except LookupError:
        return False


def upsert(
    db: Writing, table: TableName, key: dict[str, object], values: dict[str, object], *, ref: str
) -> None:
    writes.upsert(db, table, table, ref, key=key, values=values)


def delete(db: Writing, table: TableName, key: dict[str, object], *, ref: str) -> None:
    writes.delete(db, table, table, ref, key=key)


def set_setting(db: Writing, key: str, value: str) -> None:
    upsert(db, "setting", {"key": key}, {"value": value}, ref=key)


def measure_id(db: Writing, key: str) -> int:
    """The number of a measure in this file, made when first needed."""
    found = db.value("SELECT id FROM measure WHERE key = :key", key=key)
    return int(found) if found is not None else insert(db, "measure", key, key=key)


def set_figure(db: Writing, month: int, unit: int, measure: str, count: Count) -> None:
    """Store one count of one month (`yyyymm`); one left wholly blank is taken out."""
    key = (month, unit, measure_id(db, measure))
    if count.is_blank:
        named = dict(zip(("month", "unit_id", "measure_id"), key, strict=True))
        delete(db, "figure", named, ref=figures.ref_of(key))
        return
    figures.save(db, key, **{name: getattr(count, name) for name in count.__slots__})


def set_month_state(db: Writing, month: int, state: str, reason: str) -> None:
    values = {"state": state, "changed_at": db.moment, "actor": db.actor, "reason": reason}
    upsert(db, "month_state", {"month": month}, values, ref=str(month))
