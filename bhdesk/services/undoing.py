"""Taking back the last thing done, or a chosen one, and doing it again (pain 7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bhdesk.domain.changes import Area, Changes
from bhdesk.domain.errors import UserError
from bhdesk.store import paper_book, undo_book

if TYPE_CHECKING:
    from bhdesk.domain.issued import Issued
    from bhdesk.store.engine import Store
    from bhdesk.store.undo_book import Batch, Undone

_AREAS = {
    "figure": (Area.COUNTS, Area.MONTHS),
    "reason": (Area.COUNTS, Area.REPORTS),
    "import_file": (Area.COUNTS,),
    "base": (Area.BASES, Area.TARGETS),
    "target_sheet": (Area.TARGETS,),
    "target_row": (Area.TARGETS,),
    "unit": (Area.UNITS,),
    "unit_name": (Area.UNITS,),
    "unit_lineage": (Area.UNITS,),
    "setting": (Area.OFFICE,),
    "paper_text": (Area.REPORTS,),
    "signer": (Area.OFFICE,),
    "text_block": (Area.REPORTS,),
    "plan": (Area.PLAN, Area.TARGETS),
    "activity": (Area.ACTIVITIES,),
    "activity_unit": (Area.ACTIVITIES,),
    "activity_enrolled": (Area.ACTIVITIES,),
    "own_deadline": (Area.DEADLINES,),
    "deadline_done": (Area.DEADLINES,),
    "day_off": (Area.DEADLINES,),
    "peak_target": (Area.PEAKS, Area.DEADLINES, Area.REPORTS),
    "peak_count": (Area.PEAKS, Area.DEADLINES),
    "school": (Area.SCHOOLS,),
    "school_count": (Area.SCHOOLS,),
    "late_employers": (Area.COUNTS,),
    "body": (Area.PEOPLE,),
    "member": (Area.PEOPLE,),
    "member_unit": (Area.PEOPLE,),
    "collected": (Area.PEOPLE,),
    "task": (Area.TASKS,),
    "task_move": (Area.TASKS,),
    "obstacle": (Area.OBSTACLES,),
    "late_employer": (Area.COMMENDATIONS,),
    "commendation": (Area.COMMENDATIONS,),
    "attachment": (Area.ACTIVITIES,),
}


def last(store: Store, since: int = 0) -> Batch | None:
    """What undo() would take back; `since` keeps to the session that began there."""
    found = listed(store, since, 1)
    return found[0] if found else None


def listed(store: Store, since: int = 0, limit: int = 50) -> tuple[Batch, ...]:
    """The batches that can be taken back, newest first."""
    with store.read() as db:
        return undo_book.undoable(db, since, limit)


def next_redo(store: Store, since: int = 0) -> Batch | None:
    """What redo() would do again, named as the taking back it ends; None when there is none."""
    with store.read() as db:
        return undo_book.redoable(db, since)


@dataclass(frozen=True, slots=True)
class Barrier:
    """A paper that went out, or was withdrawn, after everything that could be taken back."""

    batch: int
    paper: Issued


def barrier(store: Store, since: int = 0) -> Barrier | None:
    """What stands between the officer and the step that undo() would take back; None: nothing.

    A paper that went out is not taken back by undo(): it is withdrawn in the register.
    """
    with store.read() as db:
        newest = next(iter(undo_book.undoable(db, since)), None)
        found = undo_book.paper_after(db, max(since, newest.id if newest else 0))
        if found is None:
            return None
        batch, number = found
        return Barrier(batch, next(one for one in paper_book.register(db) if one.id == number))


def undo(store: Store, batch: int | None = None, since: int = 0) -> tuple[Changes, Batch]:
    """Take back one batch, all of it or nothing: the newest of the session, or a chosen one.

    Raises UserError undo.nothing, undo.unknown, undo.done, undo.stale (a later batch changed the
    same), undo.in_use, month.closed, month.sent.
    """
    with store.read() as db:
        newest = next(iter(undo_book.undoable(db, since)), None)
        found = newest if batch is None else undo_book.chosen(db, batch)
    if found is None:
        raise UserError("undo.nothing")
    with store.write(f"Hoàn tác: {bare(found.what)}") as db:
        standing = undo_book.chosen(db, found.id)
        done = undo_book.take_back(db, standing, is_redo=False)
    return _changes(done), found


def redo(store: Store, since: int = 0) -> tuple[Changes, Batch]:
    """Do again what was taken back last; raises UserError undo.nothing_to_redo and as undo()."""
    found = next_redo(store, since)
    if found is None:
        raise UserError("undo.nothing_to_redo")
    with store.write(f"Làm lại: {bare(found.what)}") as db:
        if undo_book.redoable(db, since) != found:
            raise UserError("undo.nothing_to_redo")
        done = undo_book.take_back(db, found, is_redo=True)
    return _changes(done), found


def bare(what: str) -> str:
    """What was done, without a word on how often it was taken back and done again."""
    return what.removeprefix("Hoàn tác: ").removeprefix("Làm lại: ")


def _changes(done: Undone) -> Changes:
    areas = {area for entity in done.entities for area in _AREAS[entity]}
    return Changes.of(*areas, months=done.months)
