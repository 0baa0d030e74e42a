"""Notes on cells and the reasons of a shortfall, which stand in the month's report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.changes import Area, Changes
from bhdesk.domain.errors import UserError
from bhdesk.store import month_book, reads, remarks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bhdesk.domain.frame import Frame
    from bhdesk.domain.periods import Month
    from bhdesk.store.engine import Store

MAX_WORDS = 500


def notes(store: Store, month: Month) -> Mapping[tuple[int, str], str]:
    """The notes of a month by (unit id, measure key)."""
    with store.read() as db:
        return remarks.notes(db, month)


def reasons(store: Store, month: Month) -> Mapping[tuple[int, str], str]:
    """Why units fall short in a month, by (unit id, measure key)."""
    with store.read() as db:
        return remarks.reasons(db, month)


def set_note(
    store: Store, month: Month, unit: int, measure: str, words: str, expected: str | None = None
) -> Changes:
    """Write the note of one cell, "" takes it out; figures stay as they are.

    Raises UserError month.closed, month.sent, note.too_long, note.stale, unit.stale,
    indicator.unknown.
    """
    clean = _clean(words)
    with store.write(f"Ghi chú số liệu tháng {month.label}") as db:
        month_book.refuse_locked(db, [month.key])
        key = _place(reads.frame(db, month.last_day), unit, measure)
        _refuse_stale(remarks.notes(db, month).get((unit, key), ""), expected)
        remarks.put_note(db, month, unit, key, clean)
    return Changes.of(Area.COUNTS, months=(month.key,))


def set_reason(
    store: Store, month: Month, unit: int, measure: str, words: str, expected: str | None = None
) -> Changes:
    """Write why a unit falls short of one measure in a month; "" takes it out.

    Raises as set_note().
    """
    clean = _clean(words)
    with store.write(f"Ghi nguyên nhân tháng {month.label}") as db:
        month_book.refuse_locked(db, [month.key])
        key = _place(reads.frame(db, month.last_day), unit, measure)
        _refuse_stale(remarks.reasons(db, month).get((unit, key), ""), expected)
        remarks.put_reason(db, month, unit, key, clean)
    return Changes.of(Area.COUNTS, Area.REPORTS, months=(month.key,))


def _clean(words: str) -> str:
    clean = text.nfc(words)
    if len(clean) > MAX_WORDS:
        raise UserError("note.too_long", count=len(clean), most=MAX_WORDS)
    return clean


def _place(frame: Frame, unit: int, measure: str) -> str:
    if unit != frame.office_id and unit not in frame.unit_ids:
        raise UserError("unit.stale")
    return frame.measure(measure).key


def _refuse_stale(stored: str, expected: str | None) -> None:
    if expected is not None and stored != expected:
        raise UserError("note.stale")
