"""Denominators: population, labour force and the like, dated, sourced, with history (R02)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bhdesk.domain import catalogue, text
from bhdesk.domain.changes import Area, Changes
from bhdesk.domain.errors import UserError
from bhdesk.store import denominators, reads

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bhdesk.domain.board import Base
    from bhdesk.domain.frame import Frame
    from bhdesk.store.engine import Store


@dataclass(frozen=True, slots=True)
class BaseTable:
    """Every denominator valid on a day: `office` the whole office's, `units` by (unit, key)."""

    frame: Frame
    on: date
    keys: tuple[str, ...]
    office: Mapping[str, Base]
    units: Mapping[tuple[int, str], Base]


def table(store: Store, on: date) -> BaseTable:
    """Every denominator valid on a day, for the denominators screen."""
    with store.read() as db:
        frame = reads.frame(db, on)
        known = denominators.bases(db, on)
        office = denominators.office_bases(db, frame, on)
    return BaseTable(frame, on, catalogue.base_keys(frame.plan), office, known)


@dataclass(frozen=True, slots=True)
class BaseEntry:
    """`unit` None: the whole office. `value` None takes the value of that day out again."""

    key: str
    unit: int | None
    value: int | None


def set_bases(
    store: Store, entries: tuple[BaseEntry, ...], as_of: date, source: str = ""
) -> Changes:
    """Write denominators of one day; values of other days stay as they are, so old reports do too.

    Raises UserError base.unknown, base.zero, base.negative.
    """
    with store.write(f"Nhập mẫu số ngày {text.day(as_of)}") as db:
        frame = reads.frame(db, as_of)
        known = catalogue.base_keys(frame.plan)
        for entry in entries:
            if entry.key not in known:
                raise UserError("base.unknown", name=entry.key)
            if entry.value is not None and entry.value < 0:
                raise UserError("base.negative", text=str(entry.value))
            unit = frame.office_id if entry.unit is None else entry.unit
            denominators.put(db, entry.key, unit, as_of, entry.value, text.nfc(source))
    return Changes.of(Area.BASES, Area.TARGETS)


def history(store: Store, key: str, unit: int | None = None) -> tuple[Base, ...]:
    """All values of one denominator, newest day first."""
    with store.read() as db:
        place = reads.office_id(db) if unit is None else unit
        return denominators.history(db, key, place)
