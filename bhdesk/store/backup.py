"""Backups: copied while in use, verified by reading them again, thinned by age.

The files of attachments go beside the copies, each content once: see attachment_files.py.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bhdesk import atomic
from bhdesk.domain.errors import StoreProblem
from bhdesk.store import attachment_files, sqlite
from bhdesk.store.sqlite import dbapi

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from sqlite3 import Connection

COUNTER = "backup_counter"
SUFFIX = ".bhdesk"
KEEP_LAST = 10
KEEP_LEAST = 3
KEEP_DAYS = 12
KEEP_WEEKS = 10
KEEP_MONTHS = 24
_NAME = re.compile(r"_(\d{6,})_(\d{4}-\d{2}-\d{2}_\d{4})\.bhdesk$")


@dataclass(frozen=True, slots=True)
class BackupMade:
    """One finished, verified backup: `counts` are rows per table, `counter` its place in order.

    `missing` are files of attachments (by sha256) that were lost before this backup was made.
    """

    path: Path
    size: int
    counts: dict[str, int]
    sha256: str
    counter: int
    made_at: datetime
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BackupFile:
    """A backup found in a folder; `counter` orders them, whatever the clock said."""

    path: Path
    counter: int
    made_at: datetime


def next_counter(last: int, folder: Path) -> int:
    """The next backup's place in order: after the data's `last` and all those in `folder`."""
    return 1 + max([last, *(item.counter for item in list_backups(folder))])


def prepare(folder: Path) -> None:
    """Make the folder and try whether a file can be made in it.

    Raises StoreProblem `store.backup_failed` or `store.disk_full`.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with atomic.part_beside(folder / SUFFIX) as part:
            part.touch(exist_ok=False)
    except OSError as error:
        problem = sqlite.file_problem(error, folder)
        if problem.code == "store.disk_full":
            raise problem from error
        raise StoreProblem("store.backup_failed", file=str(folder)) from error


def make_of_file(path: Path, folder: Path, now: datetime) -> BackupMade:
    """Copy a data file that no store has open, without writing to it: before a migration.

    Nothing is thinned out by it. Raises as make() does.
    """
    raw = sqlite.connect_to_read(path)
    try:
        row = raw.execute("SELECT value FROM meta WHERE key = ?", (COUNTER,)).fetchone()
    finally:
        raw.close()
    counter = next_counter(int(row[0]) if row else 0, folder)
    return make(path, folder, counter, now, keeps_all=True)


def make(
    source: Path, folder: Path, counter: int, now: datetime, *, keeps_all: bool = False
) -> BackupMade:
    """Copy a data file, open or not, to `folder`, verify the copy and thin out older ones.

    `keeps_all`: none is thinned out, as after a restore, when what is old may be what is good.

    Raises StoreProblem `store.backup_failed` when the copy does not hold what the file holds,
    else by cause.
    """
    target = folder / f"{source.stem}_{counter:06d}_{now:%Y-%m-%d_%H%M}{SUFFIX}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with atomic.part_beside(target) as part:
            atomic.sweep(folder, now.timestamp())
            expected = _copy(source, part, counter)
            atomic.sync_file(part)
            counts = read_again(part)
            if counts != expected:
                raise StoreProblem("store.backup_failed", file=str(target))
            # before the copy has its name: a backup that can be seen has all of its files
            lost = tuple(item.sha256 for item in _bring_files(source, part, target))
            size, digest = part.stat().st_size, sha256_of(part)
            made = BackupMade(target, size, counts, digest, counter, now, lost)
            _write_sidecar(made)
            atomic.move(part, target)
        if not keeps_all:
            _thin(folder, source.stem)
    except StoreProblem as problem:
        problem.params["file"] = str(target)  # the part's own name says nothing to the officer
        raise
    except OSError as error:
        raise sqlite.file_problem(error, target) from error
    except dbapi.Error as error:
        raise sqlite.problem_of(error, target) or StoreProblem(
            "store.backup_failed", file=str(target)
        ) from error
    return made


def list_backups(folder: Path, stem: str = "") -> list[BackupFile]:
    """The backups in `folder`, newest first by their counter; with `stem` those of that file."""
    if not folder.is_dir():
        return []
    found = []
    for path in folder.glob(f"*{SUFFIX}"):
        match, made_at = _NAME.search(path.name), moment_of(path)
        if match and made_at and (not stem or path.name[: match.start()] == stem):
            found.append(BackupFile(path, int(match[1]), made_at))
    return sorted(found, key=lambda item: item.counter, reverse=True)


def moment_of(path: Path) -> datetime | None:
    """When a backup was made, by its name; None for a file that is not named as one."""
    match = _NAME.search(path.name)
    return datetime.strptime(match[2], "%Y-%m-%d_%H%M") if match else None


def verify(path: Path) -> dict[str, int]:
    """Read a backup whole and compare it with its sidecar; gives the rows per table.

    Raises StoreProblem `store.backup_damaged`, `store.backup_incomplete` when files of attachments
    are not there whole, or those of a refused header.
    """
    counts, noted = verify_rows(path), _noted(_sidecar(path))
    folder, known = attachment_files.folder_of(path), noted.get("missing", [])
    lost = [
        item
        for item in _contents(path)
        if item.sha256 not in known and not attachment_files.is_whole(folder, item)
    ]
    if lost:
        raise StoreProblem("store.backup_incomplete", file=str(path), count=len(lost))
    return counts


def verify_rows(path: Path) -> dict[str, int]:
    """As verify(), of the data file alone."""
    sqlite.read_header(path)
    counts = read_again(path)
    sidecar = _sidecar(path)
    noted = _noted(sidecar)
    as_noted = (noted.get("sha256"), noted.get("counts"))
    if sidecar.exists() and as_noted != (sha256_of(path), counts):
        raise StoreProblem("store.backup_damaged", file=str(path))
    return counts


def sha256_of(path: Path) -> str:
    """The fingerprint of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def kept(backups: list[BackupFile]) -> set[Path]:
    """Which of the backups, newest first, stay: the last ten, then one a day, week and month."""
    stay = {item.path for item in backups[: max(KEEP_LAST, KEEP_LEAST)]}
    periods: tuple[tuple[int, Callable[[datetime], str]], ...] = (
        (KEEP_DAYS, lambda moment: moment.strftime("%Y-%m-%d")),
        (KEEP_WEEKS, lambda moment: moment.strftime("%G-%V")),
        (KEEP_MONTHS, lambda moment: moment.strftime("%Y-%m")),
    )
    for limit, period in periods:
        stay |= _newest_of_each(backups, limit, period)
    return stay


def _newest_of_each(
    backups: list[BackupFile], limit: int, period: Callable[[datetime], str]
) -> set[Path]:
    newest: dict[str, Path] = {}
    for item in backups:
        newest.setdefault(period(item.made_at), item.path)
    return set(list(newest.values())[:limit])


def _thin(folder: Path, stem: str) -> None:
    ours = list_backups(folder, stem)
    stay = kept(ours)
    for item in ours:
        if item.path not in stay:
            item.path.unlink(missing_ok=True)
            _sidecar(item.path).unlink(missing_ok=True)


def _copy(source: Path, part: Path, counter: int) -> dict[str, int]:
    """Copy one consistent state into a single file without side files; gives its row counts."""
    part.touch(exist_ok=False)
    reader = sqlite.connect_to_read(source)
    copy = sqlite.connect(part)
    try:
        reader.execute("BEGIN")
        expected = sqlite.row_counts(reader)
        reader.backup(copy)
        reader.execute("COMMIT")
        copy.execute("PRAGMA journal_mode = DELETE")
        copy.execute("UPDATE meta SET value = ? WHERE key = ?", (str(counter), COUNTER))
    finally:
        copy.close()
        reader.close()
    return expected


def _contents(path: Path) -> tuple[attachment_files.Content, ...]:
    raw = sqlite.connect_to_read(path)
    try:
        return attachment_files.contents(raw)
    finally:
        raw.close()


def _bring_files(source: Path, part: Path, target: Path) -> tuple[attachment_files.Content, ...]:
    """Copy the files the backup names and does not have yet; gives those that are nowhere."""
    pool = attachment_files.folder_of(target)
    return attachment_files.bring(attachment_files.folder_of(source), pool, _contents(part))


def read_again(path: Path) -> dict[str, int]:
    """Read every page of a backup; gives its row counts."""
    raw: Connection | None = None
    try:
        raw = sqlite.connect_to_read(path)
        answer = raw.execute("PRAGMA quick_check").fetchall()
        counts = sqlite.row_counts(raw)
    except dbapi.DatabaseError as error:
        raise StoreProblem("store.backup_damaged", file=str(path)) from error
    finally:
        if raw is not None:
            raw.close()
    if answer != [("ok",)]:
        raise StoreProblem("store.backup_damaged", file=str(path))
    return counts


def _write_sidecar(made: BackupMade) -> None:
    content = {
        "counter": made.counter,
        "made_at": made.made_at.isoformat(timespec="seconds"),
        "size": made.size,
        "sha256": made.sha256,
        "counts": made.counts,
        "missing": made.missing,
    }
    path = _sidecar(made.path)
    with atomic.part_beside(path) as part:
        part.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
        atomic.sync_file(part)
        atomic.move(part, path)


def _noted(sidecar: Path) -> dict[str, Any]:
    try:
        noted = json.loads(sidecar.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return noted if isinstance(noted, dict) else {}


def _sidecar(path: Path) -> Path:
    return path.with_suffix(".json")
