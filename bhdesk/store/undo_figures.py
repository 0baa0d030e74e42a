"""Taking back what a batch did to figures, with the closings and openings that followed from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bhdesk.domain import counts
from bhdesk.domain.counts import Count
from bhdesk.domain.periods import Month
from bhdesk.store import count_chain, figures, month_book, undo_rows
from bhdesk.store.count_book import CountBook
from bhdesk.store.names import FIGURES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bhdesk.store.count_book import CellKey
    from bhdesk.store.figures import FigureKey
    from bhdesk.store.transaction import Writing
    from bhdesk.store.undo_rows import Change

Values = dict[str, object]
_FLOWS = frozenset(part.value for part in (*counts.FLOWS_IN, *counts.FLOWS_OUT))
_OF_COUNT = (*FIGURES, "opening_typed", "closing_typed")
_ALWAYS_TYPED = _FLOWS | {"opening_typed", "closing_typed", "note", "source"}


def put_back(db: Writing, changes: Sequence[Change], batch: int) -> set[int]:
    """Make what was entered what it was before the batch; gives the months touched (yyyymm).

    What was computed follows anew, so batches that stand keep their meaning. `changes` as
    undo_rows.changes_of gives them, last first. Raises UserError undo.stale, month.closed,
    month.sent, and what an entered figure may be refused for.
    """
    before, after = _merged(changes)
    stored = figures.stored(db, before)
    typed = {key for key in before if _typed_fields(before[key], after[key], stored[key])}
    locked = month_book.refuse_locked(db, {key[0] for key in typed})
    for key in sorted(typed):
        fields = _typed_fields(before[key], after[key], stored[key])
        if changed := [name for name in fields if stored[key][name] != after[key][name]]:
            ref = [figures.ref_of(key)]
            raise undo_rows.stale(db, figures.ENTITY, ref, changed, batch)
    return _put_typed(db, {key: before[key] for key in typed}, stored, locked)


def _merged(
    changes: Sequence[Change],
) -> tuple[dict[FigureKey, Values], dict[FigureKey, Values]]:
    """What each figure was before and after the whole batch."""
    before: dict[FigureKey, Values] = {}
    after: dict[FigureKey, Values] = {}
    for change in changes:
        month, unit, measure = map(int, change.ref.split("/"))
        key = (month, unit, measure)
        old, new = before.setdefault(key, {}), after.setdefault(key, {})
        for name, (was, became) in change.fields.items():
            old[name] = figures.from_history(name, was)
            new.setdefault(name, figures.from_history(name, became))
    return before, after


def _typed_fields(
    before: Mapping[str, object], after: Mapping[str, object], stored: Mapping[str, object]
) -> set[str]:
    """The fields that somebody entered; the others follow from them."""
    names = before.keys() & _ALWAYS_TYPED
    for name in ("opening", "closing"):
        flag = f"{name}_typed"
        was_typed = before.get(flag, stored[flag]) or after.get(flag, stored[flag])
        if name in before and (was_typed or stored[flag]):
            names |= {name}
    return {name for name in names if before[name] != after[name]}


def _put_typed(
    db: Writing,
    typed: Mapping[FigureKey, Values],
    stored: Mapping[FigureKey, Mapping[str, object]],
    locked: set[int],
) -> set[int]:
    """Put back what was entered and let everything else follow anew: later batches stay."""
    names: dict[int, str] = dict(db.all("SELECT id, key FROM measure"))
    touched: set[int] = set()
    for month in sorted({key[0] for key in typed}):
        of_month = {key: values for key, values in typed.items() if key[0] == month}
        book = CountBook(db, len(of_month))
        for key, values in of_month.items():
            cell = (key[1], names[key[2]])
            touched |= _put_one(book, cell, month, {**stored[key], **values}, locked)
        book.write()
        notes = {key: {"note": v["note"]} for key, v in of_month.items() if "note" in v}
        figures.save_many(db, notes)
        figures.drop_empty(db, of_month)
    return touched


def _put_one(
    book: CountBook, cell: CellKey, key: int, fields: Mapping[str, object], locked: set[int]
) -> set[int]:
    """One cell with what follows from it; where that is impossible now, just as it was then."""
    month = Month.from_key(key)
    values: dict[str, Any] = {name: fields[name] for name in _OF_COUNT}
    count = Count(**values)
    settled = counts.settle(count, book.previous(month, cell))
    if not counts.is_possible(settled):
        settled = count
        counts.refuse_impossible(settled)
    book.put(month, cell, settled, str(fields["source"]))
    return {key} | count_chain.follow(book, month, cell, settled, locked, is_lenient=True)
