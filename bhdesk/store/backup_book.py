"""The copies the program wrote of a data file, wherever: those of its own folder and those outside.

A stick is taken out again, so what lies on it is remembered in the data file itself.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bhdesk.store import backup
from bhdesk.store.backup import BackupFile

if TYPE_CHECKING:
    from bhdesk.store.backup import BackupMade
    from bhdesk.store.transaction import Reading, Writing

_KEY = "backups_made"
_MOST = 20


@dataclass(frozen=True, slots=True)
class Kept:
    """One copy; `is_at_hand` is False where its folder cannot be reached now."""

    file: BackupFile
    is_at_hand: bool


def remember(db: Writing, made: BackupMade) -> None:
    """Note a copy that was made and proved; the last ones are kept in mind."""
    noted = {
        "file": str(made.path.absolute()),
        "counter": made.counter,
        "made_at": made.made_at.isoformat(timespec="seconds"),
    }
    told = json.dumps([noted, *_noted(db)][:_MOST], ensure_ascii=False)
    if not db.run("UPDATE meta SET value = :told WHERE key = :key", key=_KEY, told=told):
        db.run("INSERT INTO meta (key, value) VALUES (:key, :told)", key=_KEY, told=told)


def known(db: Reading, data: Path, folder: Path) -> tuple[Kept, ...]:
    """Every copy of `data` in the program's own `folder` and those made elsewhere, newest first.

    One that was taken away from a folder that is there does not count.
    """
    own = {item.path.absolute(): item for item in backup.list_backups(folder, data.stem)}
    found = [Kept(item, is_at_hand=True) for item in own.values()]
    for noted in _noted(db):
        path = Path(str(noted["file"]))
        if path in own:
            continue
        is_there = path.is_file()
        if is_there or not path.parent.is_dir():
            made_at = datetime.fromisoformat(str(noted["made_at"]))
            item = BackupFile(path, int(noted["counter"]), made_at)
            found.append(Kept(item, is_at_hand=is_there))
    return tuple(sorted(found, key=lambda one: one.file.counter, reverse=True))


def _noted(db: Reading) -> list[dict[str, str | int]]:
    listed: list[dict[str, str | int]] = json.loads(
        db.value("SELECT value FROM meta WHERE key = :key", key=_KEY) or "[]"
    )
    return listed
