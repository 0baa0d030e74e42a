"""Photos and scans of activities: adding, looking at, binning, taking back from a backup (R08)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk import atomic
from bhdesk.domain import attachments, text
from bhdesk.domain.changes import Area, Changes
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.store import attachment_book, attachment_files, logbook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bhdesk.domain.activities import Activity
    from bhdesk.domain.attachments import Attachment, BinnedFile
    from bhdesk.store.attachment_files import Content
    from bhdesk.store.engine import Store
    from bhdesk.store.transaction import Reading


def listed(store: Store, activity: int) -> tuple[Attachment, ...]:
    """The attachments of an activity in the order they were added."""
    with store.read() as db:
        return attachment_book.of_activity(db, activity)


def counts(store: Store) -> dict[int, int]:
    """How many attachments each activity has."""
    with store.read() as db:
        return attachment_book.counts(db)


def add(
    store: Store, activity: int, files: Sequence[Path], note: str = ""
) -> tuple[Changes, tuple[int, ...]]:
    """Keep photos and scans with an activity, all of them or none; gives their numbers.

    The bytes are stored beside the data file first, the rows after that: what is cut off between
    leaves bytes nobody names and never a row without bytes. Raises UserError attachment.empty,
    attachment.too_big, attachment.not_kept, attachment.same, attachment.too_many, file.missing,
    activity.unknown; StoreProblem file.*, store.read_only.
    """
    if store.is_read_only:
        raise StoreProblem("store.read_only", file=str(store.path))
    with store.read() as db:
        found = _activity(db, activity)
        kept = {item.sha256: item.name for item in attachment_book.of_activity(db, activity)}
    if len(kept) + len(files) > attachments.MOST_FILES:
        raise UserError("attachment.too_many", most=attachments.MOST_FILES)
    taken: list[tuple[str, Content]] = []
    folder = attachment_files.folder_of(store.path)
    for path in files:
        data = _bytes(path)
        kind = attachments.judged(path.name, data)
        content = attachment_files.content_of(data, kind)
        if content.sha256 in kept:
            raise UserError("attachment.same", name=path.name, other=kept[content.sha256])
        kept[content.sha256] = path.name
        attachment_files.put(folder, content, data)
        taken.append((attachments.kept_name(path.name, kind), content))
    what = f"Đính kèm {len(taken)} tệp vào hoạt động ngày {text.day(found.day)}"
    with store.write(what) as db:
        _activity(db, activity)
        for item in attachment_book.of_activity(db, activity):  # another program may have been here
            if twin := next((name for name, one in taken if one.sha256 == item.sha256), ""):
                raise UserError("attachment.same", name=twin, other=item.name)
        numbers = tuple(
            attachment_book.insert(db, activity, name, content, text.nfc(note))
            for name, content in taken
        )
    return Changes.of(Area.ACTIVITIES, months=(found.month.key,)), numbers


def _activity(db: Reading, number: int) -> Activity:
    found = logbook.activity(db, number)
    if found is None or logbook.is_binned(db, number):
        raise UserError("activity.unknown", id=number)
    return found


def _bytes(path: Path) -> bytes:
    """The whole file, but never more than may be kept."""
    if not path.is_file():
        raise UserError("file.missing", name=path.name)
    try:
        size = path.stat().st_size
        if size > attachments.MOST_BYTES:
            raise attachments.too_big(path.name, size)
        with atomic.opened(path) as stream:
            return stream.read()
    except OSError as cause:
        raise StoreProblem("file.cannot_read", name=path.name) from cause


def file(store: Store, number: int) -> Path:
    """Where the bytes of an attachment lie, for a viewer that only reads them.

    Raises UserError attachment.unknown, attachment.lost.
    """
    with store.read() as db:
        found = _attachment(db, number)
    content, folder = attachment_book.content_of(found), attachment_files.folder_of(store.path)
    if not attachment_files.is_whole(folder, content):
        raise UserError("attachment.lost", name=found.name)
    return folder / content.file_name


def save_copy(store: Store, number: int, target: Path) -> None:
    """Write the bytes of an attachment to a file; raises as file() and StoreProblem file.*."""
    atomic.write_bytes(target, file(store, number).read_bytes())


def remove(store: Store, number: int) -> Changes:
    """Put an attachment into the bin; raises UserError attachment.unknown."""
    return _set_deleted(store, number, is_deleted=True)


def restore(store: Store, number: int, backups: Path | None = None) -> Changes:
    """Take an attachment out of the bin again, its lost bytes from the backups in a folder.

    Raises UserError attachment.unknown, StoreProblem file.*.
    """
    if backups is not None:
        with store.read() as db:
            wanted = attachment_book.content_of(_attachment(db, number))
        attachment_files.recover(attachment_files.folder_of(store.path), backups, [wanted])
    return _set_deleted(store, number, is_deleted=False)


def binned(store: Store) -> tuple[Attachment, ...]:
    """The attachments in the bin, the one that was put there last first."""
    with store.read() as db:
        return attachment_book.binned(db)


def in_bin(store: Store) -> tuple[tuple[BinnedFile, Activity], ...]:
    """The attachments in the bin with the activity each belongs to, the newest there first."""
    folder = attachment_files.folder_of(store.path)
    with store.read() as db:
        removals = attachment_book.removals(db)
        files = attachment_book.binned(db)
        owners = logbook.with_binned_files(db)
    return tuple(
        (
            attachments.BinnedFile(
                item, *removals[item.id],
                attachment_files.is_there(folder, attachment_book.content_of(item)),
            ),
            owners[item.activity],
        )
        for item in files
    )  # fmt: skip


def recover(store: Store, backups: Path) -> int:
    """Take lost or damaged files back from the backups in a folder; gives how many came back.

    Raises StoreProblem file.*.
    """
    with store.read() as db:
        wanted = {attachment_book.content_of(item) for item in attachment_book.every(db)}
    return attachment_files.recover(attachment_files.folder_of(store.path), backups, wanted)


def _set_deleted(store: Store, number: int, *, is_deleted: bool) -> Changes:
    what = "Bỏ tệp đính kèm vào Thùng rác" if is_deleted else "Lấy lại tệp đính kèm"
    with store.write(what) as db:
        found = _attachment(db, number)
        attachment_book.set_deleted(db, number, is_deleted=is_deleted)
        of = logbook.activity(db, found.activity)
    months = (of.month.key,) if of else ()
    return Changes.of(Area.ACTIVITIES, months=months)


def _attachment(db: Reading, number: int) -> Attachment:
    found = attachment_book.attachment(db, number)
    if found is None:
        raise UserError("attachment.unknown", id=number)
    return found
