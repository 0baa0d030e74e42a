"""Files that figures came from, and how files of one layout were understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bhdesk.domain.periods import Month
    from bhdesk.store.transaction import Reading, Writing


def taken_at(db: Reading, sha256: str, month: Month) -> str:
    """When these very bytes were last taken for the month, "" if never or if taken back since."""
    rows = db.all(
        "SELECT batch_id, imported_at FROM import_file WHERE sha256 = :sha256 AND month = :month"
        " ORDER BY id DESC",
        sha256=sha256, month=month.key,
    )  # fmt: skip
    return next((str(moment) for batch, moment in rows if not _is_undone(db, batch)), "")


def _is_undone(db: Reading, batch: int) -> bool:
    """Whether a batch was taken back, and the taking back was not taken back in turn."""
    is_undone = False
    while found := db.value("SELECT batch_id FROM undo WHERE undoes = :batch", batch=batch):
        batch, is_undone = int(found), not is_undone
    return is_undone


def brought(
    db: Reading, month: Month, measure: str = ""
) -> dict[tuple[int, str], dict[tuple[str, str], str]]:
    """What files brought by (unit id, measure key), of one measure only: (field, value) -> file.

    A figure typed into since has no file any more; a value that a file found there already has not
    been brought by it.
    """
    only = " AND m.key = :measure" if measure else ""
    rows = db.all(
        "SELECT f.unit_id, m.key, h.field, h.new, i.name FROM figure f"
        " JOIN measure m ON m.id = f.measure_id"
        " JOIN history h ON h.entity = 'figure'"
        " AND h.ref = f.month || '/' || f.unit_id || '/' || f.measure_id"
        " JOIN import_file i ON i.batch_id = h.batch_id"
        f" WHERE f.month = :month AND f.source <> '' AND h.new IS NOT NULL{only} ORDER BY h.id",
        month=month.key, **({"measure": measure} if measure else {}),
    )  # fmt: skip
    found: dict[tuple[int, str], dict[tuple[str, str], str]] = {}
    for unit, key, field, value, name in rows:
        found.setdefault((unit, key), {})[field, value] = name
    return found


def keep(db: Writing, sha256: str, name: str, month: Month) -> None:
    """Note that this block takes its figures from a file; undoing the block makes it untaken."""
    db.run(
        "INSERT INTO import_file (batch_id, sha256, name, month, imported_at)"
        " VALUES (:batch, :sha256, :name, :month, :moment)",
        batch=db.batch, sha256=sha256, name=name, month=month.key, moment=db.moment,
    )  # fmt: skip


def mapping(db: Reading, signature: str) -> str:
    """The answers remembered for a layout as JSON, "" when there are none."""
    found = db.value("SELECT mapping FROM layout WHERE signature = :at", at=signature)
    return str(found or "")


def keep_mapping(db: Writing, signature: str, answers: str) -> None:
    """Remember the answers for files of this layout; a habit, so not part of the history."""
    values = {"signature": signature, "mapping": answers, "moment": db.moment}
    met = db.run(
        "UPDATE layout SET mapping = :mapping, used_at = :moment WHERE signature = :signature",
        **values,
    )
    if not met:
        db.run(
            "INSERT INTO layout (signature, mapping, used_at)"
            " VALUES (:signature, :mapping, :moment)",
            **values,
        )
