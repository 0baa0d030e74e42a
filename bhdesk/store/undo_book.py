"""Which batches can be taken back or done again, and the taking back itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month
from bhdesk.store import figures, month_book, undo_figures, undo_rows

if TYPE_CHECKING:
    from bhdesk.store.transaction import Reading, Writing

# The state of a month has a way back of its own; a name of a measure in the file changes nothing.
_ENTITIES = sorted({figures.ENTITY, *undo_rows.ENTITIES})
_HAS_CHANGES = (
    "EXISTS (SELECT 1 FROM history h WHERE h.batch_id = b.id AND h.entity IN"
    f" ({', '.join(repr(name) for name in _ENTITIES)}))"
)
# Closing and opening a month is no work to take back, whatever figures followed from it.
_IS_WORK = (
    f"{_HAS_CHANGES} AND NOT EXISTS (SELECT 1 FROM history h WHERE h.batch_id = b.id"
    " AND h.entity = 'month_state' AND h.field = 'changed_at')"
)
_IS_STANDING = "NOT EXISTS (SELECT 1 FROM undo u WHERE u.undoes = b.id)"
_IS_UNDO = "EXISTS (SELECT 1 FROM undo u WHERE u.batch_id = b.id AND NOT u.is_redo)"
_IS_NEW = "NOT EXISTS (SELECT 1 FROM undo u WHERE u.batch_id = b.id)"
_SELECT = "SELECT b.id, b.at, b.actor, b.what FROM batch b WHERE"
# The first batch made the office: without it there is no file.
_UNDOABLE = (
    f"b.id > (SELECT MIN(id) FROM batch) AND {_IS_STANDING} AND NOT {_IS_UNDO} AND {_IS_WORK}"
)
_REDOABLE = (
    f"{_IS_UNDO} AND {_IS_STANDING} AND b.id > COALESCE((SELECT b.id FROM batch b"
    f" WHERE {_IS_NEW} AND {_IS_WORK} ORDER BY b.id DESC LIMIT 1), 0)"
)

# The day from which units are others, or are called otherwise.
_FROM = {"unit_lineage": ("day",), "unit_name": ("valid_to",)}


@dataclass(frozen=True, slots=True)
class Batch:
    """One action of somebody: its number, when, who, and what in Vietnamese."""

    id: int
    at: str
    actor: str
    what: str


@dataclass(frozen=True, slots=True)
class Undone:
    """What a taking back touched: entities by name, and months (yyyymm) of figures."""

    entities: frozenset[str]
    months: tuple[int, ...]


def undoable(db: Reading, since: int = 0, limit: int = 1) -> tuple[Batch, ...]:
    """The batches after number `since` that can be taken back, newest first."""
    rows = db.all(
        f"{_SELECT} b.id > :since AND {_UNDOABLE} ORDER BY b.id DESC LIMIT :most",
        since=since, most=limit,
    )  # fmt: skip
    return tuple(Batch(*row) for row in rows)


def redoable(db: Reading, since: int = 0) -> Batch | None:
    """The newest taking back after which nothing else was done; None when there is none."""
    row = db.one(f"{_SELECT} b.id > :since AND {_REDOABLE} ORDER BY b.id DESC LIMIT 1", since=since)
    return Batch(*row) if row else None


def paper_after(db: Reading, since: int = 0) -> tuple[int, int] | None:
    """The newest batch after `since` that sent a paper out or withdrew it, and that paper."""
    row = db.one(
        "SELECT h.batch_id, h.ref FROM history h WHERE h.entity = 'issued' AND h.batch_id > :since"
        " ORDER BY h.batch_id DESC LIMIT 1",
        since=since,
    )
    return (int(row[0]), int(row[1])) if row else None


def chosen(db: Reading, batch: int) -> Batch:
    """The batch of that number; raises UserError undo.unknown, undo.done."""
    row = db.one(f"{_SELECT} b.id = :batch", batch=batch)
    if row is None:
        raise UserError("undo.unknown")
    if (
        db.value(f"SELECT 1 FROM batch b WHERE b.id = :batch AND {_IS_STANDING}", batch=batch)
        is None
    ):
        raise UserError("undo.done", what=str(row[3]))
    if db.value(f"SELECT 1 FROM batch b WHERE b.id = :batch AND {_UNDOABLE}", batch=batch) is None:
        raise UserError("undo.unknown")
    return Batch(*row)


def take_back(db: Writing, batch: Batch, *, is_redo: bool) -> Undone:
    """Put back the old values of everything a batch changed, with history of its own.

    Raises UserError undo.stale, undo.in_use, undo.unknown, month.closed, month.sent.
    """
    changes = undo_rows.changes_of(db, batch.id)
    own = [change for change in changes if change.entity == figures.ENTITY]
    others = [change for change in changes if change.entity in undo_rows.ENTITIES]
    _refuse_reported(db, others)
    months: set[int] = set()
    # Backwards through the batch: a unit made for its figures goes after them and comes first.
    if not own or changes[0].entity != figures.ENTITY:
        undo_rows.put_back(db, others, batch.id)
    if own:
        months = undo_figures.put_back(db, own, batch.id)
    if months:
        _put_marks(db, changes, batch.id, min(months))
    if own and changes[0].entity == figures.ENTITY:
        undo_rows.put_back(db, others, batch.id)
    db.run(
        "INSERT INTO undo (batch_id, undoes, is_redo) VALUES (:batch, :undoes, :is_redo)",
        batch=db.batch, undoes=batch.id, is_redo=is_redo,
    )  # fmt: skip
    entities = frozenset(change.entity for change in (*own, *others))
    return Undone(entities, tuple(sorted(months)))


def _refuse_reported(db: Writing, changes: list[undo_rows.Change]) -> None:
    """Reasons and units of a locked month stay; raises UserError month.closed, month.sent."""
    months: set[int] = set()
    for change in changes:
        if change.entity == "reason":
            months.add(int(change.ref.split("/")[0]))
        days = [
            day for field in _FROM.get(change.entity, ()) for day in change.fields.get(field, ())
        ]
        for day in days:
            if day is not None:
                first = Month.of(date.fromisoformat(day)).key
                months |= {key for key in month_book.locked(db, db.now.date()) if key >= first}
    month_book.refuse_locked(db, months)


def _put_marks(db: Writing, changes: tuple[undo_rows.Change, ...], batch: int, first: int) -> None:
    """Later closed months are out of date now, but for those that only this batch made so."""
    from_here = {
        change.ref
        for change in changes
        if change.entity == "month_state"
        and change.fields.get("is_outdated") == ("0", "1")
        and not db.value(
            "SELECT 1 FROM history WHERE entity = 'month_state' AND ref = :ref"
            " AND batch_id > :batch LIMIT 1",
            ref=change.ref, batch=batch,
        )
    }  # fmt: skip
    month_book.mark_outdated(db, first)
    for ref in from_here:
        month_book.unmark(db, int(ref))
