"""What collection organisations and their agents were to bring, and brought (R21)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bhdesk.domain import collecting, official_collecting
from bhdesk.domain.changes import Area, Changes
from bhdesk.domain.errors import UserError
from bhdesk.domain.people import BodyKind
from bhdesk.store import collected_book, people_book, reads

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.collecting import AgentTable, Collected
    from bhdesk.domain.document import Document
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.periods import Period
    from bhdesk.domain.places import Unit
    from bhdesk.store.engine import Store
    from bhdesk.store.transaction import Reading


@dataclass(frozen=True, slots=True)
class AgentView:
    """The tables of a period, and each single figure they are made of."""

    frame: Frame
    measure: Measure
    units: tuple[Unit, ...]
    tables: tuple[AgentTable, ...]
    figures: tuple[Collected, ...]


def set_figures(store: Store, entries: Sequence[Collected]) -> Changes:
    """Write targets and results, all or none; both None takes the figure out.

    Raises UserError collected.not_agent, collected.not_week, count.negative, indicator.unknown,
    unit.stale.
    """
    months = tuple(dict.fromkeys(entry.month for entry in entries))
    told = ", ".join(month.label for month in months)
    with store.write(f"Nhập kết quả nhân viên thu tháng {told}") as db:
        frame = reads.frame(db)
        known = {unit.id for unit in reads.units(db)}
        for entry in entries:
            _refuse(db, entry)
            if entry.unit is not None and entry.unit not in known:
                raise UserError("unit.stale")
            collected_book.keep(db, replace(entry, measure=frame.measure(entry.measure).key))
    return Changes.of(Area.PEOPLE, months=tuple(month.key for month in months))


def _refuse(db: Reading, entry: Collected) -> None:
    body = people_book.body(db, entry.body)
    member = people_book.member(db, entry.member) if entry.member is not None else None
    is_agent = entry.member is None or (member is not None and member.body == entry.body)
    if body is None or body.kind is not BodyKind.COLLECTOR or not is_agent:
        raise UserError("collected.not_agent")
    if not entry.is_in_month or (entry.week is not None and entry.unit is not None):
        raise UserError("collected.not_week", month=entry.month.label)
    for value in (entry.target, entry.result):
        if value is not None and value < 0:
            raise UserError("count.negative", text=str(value))


def view(
    store: Store, period: Period, measure: str, week: date | None = None
) -> AgentView:
    """Agents by organisation with target, result and percent; those who serve in the period.

    With `week`, a Monday in the period, only what was told of that week.
    Raises UserError indicator.unknown.
    """
    with store.read() as db:
        frame = reads.frame(db, period.last.last_day)
        found = frame.measure(measure)
        units = reads.units(db)
        every = collected_book.between(db, period.first, period.last)
        rosters = people_book.rosters(db)
    figures = tuple(
        one for one in every if one.measure == found.key and (week is None or one.week == week)
    )
    shown = [
        collecting.of_period(one, period, figures)
        for one in rosters
        if one.body.kind is BodyKind.COLLECTOR
    ]
    tables = collecting.tables([one for one in shown if one is not None], figures)
    return AgentView(frame, found, units, tables, figures)


def paper(store: Store, period: Period, measure: str) -> Document:
    """The table of agents as a page of its own; raises UserError indicator.unknown."""
    seen = view(store, period, measure)
    return official_collecting.document(
        seen.frame, period, seen.measure, seen.tables, seen.units
    )
