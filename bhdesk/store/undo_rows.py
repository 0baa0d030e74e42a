"""Taking back what a batch did to any row but a figure, by what the history says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from bhdesk.domain.errors import UserError
from bhdesk.store import plain_rows, sqlite
from bhdesk.store.transaction import as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bhdesk.store.names import TableName
    from bhdesk.store.transaction import Changes as Fields
    from bhdesk.store.transaction import Reading, Writing


@dataclass(frozen=True, slots=True)
class Change:
    """One row changed by a batch: {field: (old, new)} in the words of the history."""

    entity: str
    ref: str
    fields: Mapping[str, tuple[str | None, str | None]]


# How a ref names its row, part by part, and the field that only comes and goes with the row.
_KEYS: dict[str, tuple[tuple[str, ...], str]] = {
    "activity": (("id",), "kind"),
    "activity_enrolled": (("activity_id", "measure_id"), "activity_id"),
    "activity_unit": (("activity_id", "unit_id"), "activity_id"),
    "attachment": (("id",), "sha256"),
    "base": (("key", "unit_id", "as_of"), "key"),
    "day_off": (("day",), "name"),
    "deadline_done": (("key",), "done_on"),
    "import_file": (("id",), "sha256"),
    "late_employers": (("month",), "value"),
    "own_deadline": (("id",), "name"),
    "body": (("id",), "kind"),
    "collected": (("id",), "month"),
    "commendation": (("id",), "kind"),
    "late_employer": (("id",), "as_of"),
    "member": (("id",), "seat"),
    "member_unit": (("member_id", "unit_id"), "member_id"),
    "obstacle": (("id",), "raised_on"),
    "paper_text": (("paper", "passage"), "paper"),
    "peak_count": (("day", "unit_id", "measure_id"), "value"),
    "peak_target": (("month", "unit_id", "measure_id"), "value"),
    "plan": (("id",), "text"),
    "reason": (("month", "unit_id", "measure_id"), "text"),
    "school": (("id",), "name"),
    "school_count": (("school_id", "month"), "pupils"),
    "setting": (("key",), "key"),
    "signer": (("id",), "post"),
    "target_row": (("year", "measure", "effective_from", "unit_id"), "sheet_id"),
    "target_sheet": (("year", "measure", "effective_from"), "year"),
    "task": (("id",), "state"),
    "task_move": (("id",), "task_id"),
    "text_block": (("id",), "title"),
    "unit": (("id",), "key"),
    "unit_lineage": (("id",), "from_unit"),
    "unit_name": (("unit_id", "valid_to"), "name"),
}
ENTITIES = frozenset(_KEYS)


def changes_of(db: Reading, batch: int) -> tuple[Change, ...]:
    """What a batch did, row by row, the last first; a row met twice stands twice."""
    found: list[tuple[str, str, dict[str, tuple[str | None, str | None]]]] = []
    for entity, ref, field, old, new in db.all(
        "SELECT entity, ref, field, old, new FROM history WHERE batch_id = :batch ORDER BY id",
        batch=batch,
    ):
        last = found[-1] if found else None
        if last is None or last[:2] != (entity, ref) or field in last[2]:
            last = (entity, ref, {})
            found.append(last)
        last[2][field] = (old, new)
    return tuple(Change(entity, ref, fields) for entity, ref, fields in reversed(found))


def put_back(db: Writing, changes: Iterable[Change], batch: int) -> None:
    """Make rows what they were before, one after the other, with history of its own.

    Raises UserError undo.stale, undo.in_use, undo.unknown.
    """
    entity = ""
    told: dict[str, Fields] = {}
    for change in changes:
        if told and (change.entity != entity or change.ref in told):
            db.history_many(entity, told)
            told = {}
        entity = change.entity
        told[change.ref] = _put_one(db, change, batch)
    db.history_many(entity, told)


def _put_one(db: Writing, change: Change, batch: int) -> Fields:
    table = cast("TableName", change.entity)
    key = _key(db, change)
    old, new = change.fields.get(_KEYS[change.entity][1], ("", ""))
    stored = plain_rows.stored(db, table, key) if key is not None else None
    before = {name: pair[0] for name, pair in change.fields.items()}
    try:
        if old is None and new is not None:
            found = _as_left(db, change, batch, stored, is_whole=True)
            return plain_rows.delete(db, table, key or {}, found)
        if old is not None and new is None:
            if stored is not None:
                raise _stale(db, change, batch)
            return plain_rows.insert(db, table, plain_rows.whole(table, before))
        found = _as_left(db, change, batch, stored)
        return plain_rows.update(db, table, key or {}, found, plain_rows.typed(table, before))
    except sqlite.dbapi.IntegrityError as error:
        raise UserError("undo.in_use", what=_what(db, batch)) from error


def _key(db: Writing, change: Change) -> dict[str, object] | None:
    """The columns that pick the row; None where it hangs on a row that is gone."""
    names = _KEYS[change.entity][0]
    # a passage has a slash of its own in its name
    parts = change.ref.split("/", 1 if change.entity == "paper_text" else -1)
    if len(parts) != len(names):  # written by the first release, which named several rows alike
        raise UserError("undo.unknown")
    key: dict[str, str | None] = dict(zip(names, parts, strict=True))
    if "measure" in key:
        wanted = {name: key.pop(name) for name in ("year", "measure", "effective_from")}
        sheet = db.value(
            "SELECT s.id FROM target_sheet s JOIN measure m ON m.id = s.measure_id"
            " WHERE s.year = :year AND m.key = :measure AND s.effective_from = :effective_from",
            **{**wanted, "year": int(wanted["year"] or 0)},
        )
        if sheet is None:
            return None
        key["id" if change.entity == "target_sheet" else "sheet_id"] = str(sheet)
    return plain_rows.typed(cast("TableName", change.entity), key)


def _as_left(
    db: Writing,
    change: Change,
    batch: int,
    stored: Mapping[str, object] | None,
    *,
    is_whole: bool = False,
) -> Mapping[str, object]:
    """The row as the batch left it, or a refusal; `is_whole`: in its other fields as well."""
    if stored is None:
        raise _stale(db, change, batch)
    for name, value in stored.items():
        words = as_text(value)
        if name in change.fields:
            is_other = (words or "") != (change.fields[name][1] or "")
        else:
            is_key = name in {"id", *_KEYS[change.entity][0]}
            is_other = is_whole and not is_key and words not in {None, "", "0"}
        if is_other:
            raise _stale(db, change, batch, name)
    return stored


def _stale(db: Writing, change: Change, batch: int, field: str = "") -> UserError:
    return stale(db, change.entity, [change.ref], [field] if field else [], batch)


def stale(
    db: Reading, entity: str, refs: Iterable[str], fields: Iterable[str], batch: int
) -> UserError:
    """The refusal that names the later batch which changed the same thing."""
    wanted = set(fields)
    later: tuple[int, str] = (0, "")
    for ref in refs:
        for number, field, what in db.all(
            "SELECT h.batch_id, h.field, b.what FROM history h JOIN batch b ON b.id = h.batch_id"
            " WHERE h.entity = :entity AND h.ref = :ref AND h.batch_id > :batch",
            entity=entity, ref=ref, batch=batch,
        ):  # fmt: skip
            if not wanted or field in wanted:
                later = max(later, (int(number), str(what)))
    return UserError("undo.stale", what=_what(db, batch), later=later[1])


def _what(db: Reading, batch: int) -> str:
    return str(db.value("SELECT what FROM batch WHERE id = :batch", batch=batch) or "")
