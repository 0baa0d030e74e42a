"""Targets and results of agents in the data file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bhdesk.domain.collecting import Collected
from bhdesk.domain.periods import Month
from bhdesk.store import records

if TYPE_CHECKING:
    from bhdesk.store.transaction import Reading, Writing


def between(db: Reading, first: Month, last: Month) -> tuple[Collected, ...]:
    """Every figure of a span of months."""
    rows = db.all(
        "SELECT c.month, c.body_id, m.key, c.target, c.result, c.member_id, c.unit_id, c.id,"
        " c.week"
        " FROM collected c JOIN measure m ON m.id = c.measure_id"
        " WHERE c.month BETWEEN :first AND :last ORDER BY c.month, c.id",
        first=first.key, last=last.key,
    )  # fmt: skip
    return tuple(
        Collected(
            Month.from_key(month), body, measure, target, result, member, unit, number,
            date.fromisoformat(week) if week else None,
        )
        for month, body, measure, target, result, member, unit, number, week in rows
    )  # fmt: skip


def keep(db: Writing, new: Collected) -> None:
    """Write one figure in place of what stands there; a row without any figure is taken out."""
    known = {one.place: one.id for one in between(db, new.month, new.month)}
    number = known.get(new.place)
    values = {"target": new.target, "result": new.result}
    if number is not None and new.target is None and new.result is None:
        records.delete(db, "collected", {"id": number}, ref=str(number))
    elif number is not None:
        records.update(db, "collected", {"id": number}, values, ref=str(number))
    elif new.target is not None or new.result is not None:
        records.insert(
            db, "collected", "", month=new.month.key, week=new.week, body_id=new.body,
            member_id=new.member, unit_id=new.unit,
            measure_id=records.measure_id(db, new.measure), **values,
        )  # fmt: skip
