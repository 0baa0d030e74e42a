"""Which photos and scans belong to which activity: rows of one table and a value of the domain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain.attachments import Attachment, FileKind
from bhdesk.store import records
from bhdesk.store.attachment_files import Content

if TYPE_CHECKING:
    from bhdesk.store.transaction import Reading, Writing

_SELECT = "SELECT id, activity_id, name, kind, sha256, size, added_at, note FROM attachment WHERE"


def of_activity(db: Reading, activity: int) -> tuple[Attachment, ...]:
    """The attachments of an activity in the order they were added, without those in the bin."""
    return _found(db, "activity_id = :activity AND deleted_at IS NULL", activity=activity)


def binned(db: Reading) -> tuple[Attachment, ...]:
    """The attachments in the bin, the one that was put there last first."""
    order = "deleted_at IS NOT NULL ORDER BY deleted_at DESC, id DESC"
    return _found(db, order, is_ordered=True)


def removals(db: Reading) -> dict[int, tuple[str, str]]:
    """When each attachment in the bin was put there, and by whom."""
    rows = db.all(
        "SELECT a.id, a.deleted_at, (SELECT b.actor FROM history h JOIN batch b"
        " ON b.id = h.batch_id WHERE h.entity = 'attachment' AND h.field = 'deleted_at'"
        " AND h.ref = CAST(a.id AS VARCHAR(20)) ORDER BY h.id DESC LIMIT 1) FROM attachment a"
        " WHERE a.deleted_at IS NOT NULL"
    )
    return {number: (at, who or "") for number, at, who in rows}


def attachment(db: Reading, number: int) -> Attachment | None:
    """One attachment by its number, also one in the bin; None when there is none."""
    return next(iter(_found(db, "id = :number", number=number)), None)


def counts(db: Reading) -> dict[int, int]:
    """How many attachments each activity has, without those in the bin."""
    return dict(
        db.all(
            "SELECT activity_id, count(*) FROM attachment WHERE deleted_at IS NULL"
            " GROUP BY activity_id"
        )
    )


def every(db: Reading) -> tuple[Attachment, ...]:
    """Every attachment, those in the bin included."""
    return _found(db, "1 = 1")


def _found(
    db: Reading, where: str, *, is_ordered: bool = False, **params: object
) -> tuple[Attachment, ...]:
    order = "" if is_ordered else " ORDER BY id"
    return tuple(
        Attachment(number, activity, name, FileKind(kind), sha256, size, added_at, note)
        for number, activity, name, kind, sha256, size, added_at, note in db.all(
            f"{_SELECT} {where}{order}", **params
        )
    )


def insert(db: Writing, activity: int, name: str, content: Content, note: str) -> int:
    """Note that a file belongs to an activity; gives the attachment's number."""
    return records.insert(
        db, "attachment", "", activity_id=activity, sha256=content.sha256, name=name,
        kind=content.kind.value, size=content.size, added_at=db.moment, note=note,
    )  # fmt: skip


def set_deleted(db: Writing, number: int, *, is_deleted: bool) -> None:
    """Put an attachment into the bin or take it out again."""
    values = {"deleted_at": db.moment if is_deleted else None}
    records.update(db, "attachment", {"id": number}, values, ref=str(number))


def content_of(item: Attachment) -> Content:
    """What the kept file must hold."""
    return Content(item.sha256, item.kind, item.size)
