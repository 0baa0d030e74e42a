"""Whether the data file is whole: its pages, its references, its version, the age of its backup."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bhdesk.domain.errors import Issue, Level, StoreProblem
from bhdesk.store import attachment_book, attachment_files, backup_book, paper_book

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from bhdesk.domain.attachments import Attachment
    from bhdesk.store.backup_book import Kept
    from bhdesk.store.engine import Store
    from bhdesk.store.transaction import Reading

OLD_BACKUP_DAYS = 7
_MOST_SHOWN = 20


def check(store: Store, backups: Path, now: datetime) -> list[Issue]:
    """Read the whole file and list what is wrong with it; a worker's job on a large file.

    Raises StoreProblem when the file cannot even be read.
    """
    with store.read() as db:
        found = [*_pages(db), *_references(db), *_version(db), *_papers(db)]
        kept, copies = attachment_book.every(db), backup_book.known(db, store.path, backups)
    return [*found, *_attachments(store.path, kept), *_backup_age(copies, backups, now)]


def look_over(store: Store) -> None:
    """Read every page of the file, as after each opening; raises StoreProblem store.damaged."""
    with store.read() as db:
        if db.value("PRAGMA quick_check(1)") != "ok":
            raise StoreProblem("store.damaged", file=str(store.path))


def row_counts(store: Store) -> dict[str, int]:
    """Rows of every table, as a backup lists them."""
    with store.read() as db:
        return db.row_counts()


def _pages(db: Reading) -> list[Issue]:
    lines = [str(row[0]) for row in db.all(f"PRAGMA integrity_check({_MOST_SHOWN})")]
    return [Issue("check.integrity", {"detail": line}) for line in lines if line != "ok"]


def _references(db: Reading) -> list[Issue]:
    broken = Counter((row[0], row[2]) for row in db.all("PRAGMA foreign_key_check"))
    return [
        Issue("check.reference", {"target": target, "rows": rows}, where=table)
        for (table, target), rows in broken.items()
    ]


def _papers(db: Reading) -> list[Issue]:
    return [
        Issue("check.issued", {"sign": paper.sign})
        for paper in paper_book.register(db)
        if not paper_book.is_whole(db, paper.id)
    ]


def _attachments(path: Path, kept: Iterable[Attachment]) -> list[Issue]:
    """Files of attachments that are gone or are not what was added."""
    folder = attachment_files.folder_of(path)
    found = []
    for item in kept:
        content = attachment_book.content_of(item)
        if not attachment_files.is_whole(folder, content):
            is_gone = not (folder / content.file_name).exists()
            code = "check.attachment_missing" if is_gone else "check.attachment_damaged"
            found.append(Issue(code, {"name": item.name, "number": item.activity}))
    return found


def _version(db: Reading) -> list[Issue]:
    in_header = int(db.value("PRAGMA user_version") or 0)
    in_table = str(db.value("SELECT version_num FROM alembic_version") or "")
    if in_table == f"{in_header:04d}":
        return []
    return [Issue("check.version", {"header": in_header, "table": in_table})]


def _backup_age(copies: Sequence[Kept], folder: Path, now: datetime) -> list[Issue]:
    if not copies:
        return [Issue("check.no_backup", {"folder": str(folder)}, level=Level.WARNING)]
    newest = copies[0].file
    days = (now - newest.made_at).days
    if days <= OLD_BACKUP_DAYS:
        return []
    return [Issue("check.old_backup", {"days": days}, str(newest.path), Level.WARNING)]
