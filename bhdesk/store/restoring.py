"""Putting a copy in the place of the data file; what lay there is kept under a dated name beside.

At every moment a whole data file lies under its name: the old one or the copy. What is kept aside
is byte for byte what was there, because the reason to restore may be that it is damaged.
"""

from __future__ import annotations

import os
import shutil
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bhdesk import atomic
from bhdesk.domain.errors import StoreProblem
from bhdesk.store import attachment_files, backup, faults, sqlite, verifying
from bhdesk.store.sqlite import SIDE_FILES, dbapi, side_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from bhdesk.store.attachment_files import Content

_SLACK = 4 << 20  # the part of a page file, the folders, the next saves
_MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Restored:
    """`kept_aside` is None where no file lay; `missing` are attachments (sha256) found nowhere."""

    path: Path
    kept_aside: Path | None
    source: Path
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Whose figures a file holds and how far they go: newest month (yyyymm), last change."""

    office: str
    newest_month: int | None
    last_change: str


def standing(path: Path) -> Standing | None:
    """How far a file goes, read without writing to it; None where that cannot be read."""
    try:
        sqlite.read_header(path)
        with closing(sqlite.connect_to_read(path)) as raw:
            month = raw.execute("SELECT MAX(month) FROM figure").fetchone()[0]
            at = raw.execute("SELECT MAX(at) FROM batch").fetchone()[0]
            name = raw.execute("SELECT value FROM setting WHERE key = 'name'").fetchone()
    except (StoreProblem, dbapi.Error):
        return None
    return Standing(str(name[0]) if name else "", month, str(at or ""))


def check(
    source: Path, newest: int, look: Callable[[], None] = lambda: None
) -> dict[str, int]:
    """Read a copy whole without writing to it; gives its rows per table.

    `look` is called again and again; what it raises ends the reading.

    Raises StoreProblem `restore.damaged`, `store.newer`, `store.no_plan` or those of a refused
    header.
    """
    header = sqlite.read_header(source)
    if header.user_version > newest:
        raise StoreProblem("store.newer", file=str(source), found=header.user_version)
    try:
        counts = verifying.verify_rows(source, look)
    except StoreProblem as problem:
        if problem.code != "store.backup_damaged":
            raise
        raise StoreProblem("restore.damaged", file=str(source)) from problem
    if not counts.get("plan"):
        raise StoreProblem("store.no_plan", file=str(source))
    return counts


def put_back(source: Path, target: Path, newest: int, now: datetime) -> Restored:
    """Put `source` in the place of `target`, which nobody has open.

    Raises as check() does, and StoreProblem `restore.same`, `restore.no_room`, `restore.in_use`:
    then `target` is as it was.
    """
    refuse_same(source, target)
    counts = check(source, newest)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _refuse_without_room(source, target)
        atomic.sweep(target.parent, now.timestamp())
        with atomic.part_beside(target) as part:
            wanted = _stage(source, part, counts)
            missing = _bring_files(source, target, wanted)
            kept = _keep_aside(target, now)
            _settle(target, kept)
            for suffix in SIDE_FILES:  # SQLite would play a -wal left there into the copy
                atomic.delete(side_file(target, suffix))
            atomic.move(part, target)
    except OSError as error:
        if atomic.is_held(error):
            raise StoreProblem("restore.in_use", file=str(target)) from error
        raise faults.file_problem(error, target) from error
    except dbapi.Error as error:
        raise StoreProblem("restore.damaged", file=str(source)) from error
    return Restored(target, kept, source, missing)


def aside_name(target: Path, now: datetime) -> Path:
    """The name under which what lies at `target` would be kept; none that is taken."""
    stem = f"{target.stem}.truoc-phuc-hoi-{now:%Y-%m-%d-%H%M}"
    found, number = target.with_name(stem + backup.SUFFIX), 1
    while any(file.exists() for file in _with_sides(found)):
        number += 1
        found = target.with_name(f"{stem}-{number}{backup.SUFFIX}")
    return found


def refuse_same(source: Path, target: Path) -> None:
    """The data file is no copy of itself; raises StoreProblem `restore.same`."""
    try:
        is_same = source.samefile(target)
    except OSError:  # one of them is not there
        return
    if is_same:
        raise StoreProblem("restore.same", file=str(source))


def _with_sides(path: Path) -> tuple[Path, ...]:
    return (path, *(side_file(path, suffix) for suffix in SIDE_FILES))


def _size(*paths: Path) -> int:
    return sum(path.stat().st_size for path in paths if path.is_file())


def _refuse_without_room(source: Path, target: Path) -> None:
    folder, pool = attachment_files.folder_of(target), attachment_files.folder_of(source)
    with closing(sqlite.connect_to_read(source)) as raw:
        wanted = attachment_files.contents(raw)
    brought = [item for item in wanted if not attachment_files.is_there(folder, item)]
    needed = _SLACK + _size(*_with_sides(source)) + _size(*_with_sides(target))
    needed += _size(*(pool / item.file_name for item in brought))
    if folder.is_dir() and not _can_link(folder):
        needed += _size(*folder.iterdir())
    if shutil.disk_usage(target.parent).free < needed:
        raise StoreProblem("restore.no_room", megabytes=-(-needed // _MEGABYTE))


def _can_link(folder: Path) -> bool:
    """Whether one content can have two names there: NTFS can, FAT and exFAT cannot."""
    with atomic.part_beside(folder) as part:
        part.touch()
        try:
            os.link(part, part.with_name(f"{part.name}-2"))
        except OSError:
            return False
    return True


def _stage(source: Path, part: Path, counts: dict[str, int]) -> tuple[Content, ...]:
    """A whole, synced copy of `source` without side files; gives the files it names."""
    is_plain = not _size(side_file(source, "-wal"))
    if is_plain:
        shutil.copyfile(source, part)
    else:  # its last changes are in the -wal only
        part.touch(exist_ok=False)
        with closing(sqlite.connect_to_read(source)) as reader, closing(sqlite.connect(part)) as to:
            reader.backup(to)
            to.execute("PRAGMA journal_mode = DELETE")
    atomic.sync_file(part)
    if is_plain and verifying.sha256_of(part) != verifying.sha256_of(source):
        raise StoreProblem("restore.damaged", file=str(source))
    if verifying.read_again(part) != counts:
        raise StoreProblem("restore.damaged", file=str(source))
    with closing(sqlite.connect_to_read(part)) as raw:
        return attachment_files.contents(raw)


def _bring_files(source: Path, target: Path, wanted: tuple[Content, ...]) -> tuple[str, ...]:
    """The copy's attachments beside the data file, each proved; gives those that are nowhere."""
    pool, folder = attachment_files.folder_of(source), attachment_files.folder_of(target)
    missing = []
    for item in wanted:
        if attachment_files.is_whole(folder, item):
            continue
        if attachment_files.is_whole(pool, item):
            attachment_files.put(folder, item, (pool / item.file_name).read_bytes())
        else:
            missing.append(item.sha256)
    return tuple(missing)


def _keep_aside(target: Path, now: datetime) -> Path | None:
    """All that lies under the name of the data file, and its attachments, under a dated name.

    The data file gets its new name last: one that can be seen has all that belongs to it.
    """
    lying = [(path, at) for at, path in enumerate(_with_sides(target)) if path.is_file()]
    if not lying:
        return None
    kept = aside_name(target, now)
    names = _with_sides(kept)
    try:
        _keep_files_aside(attachment_files.folder_of(target), attachment_files.folder_of(kept))
        for path, at in reversed(lying):
            _copy_whole(path, names[at])
    except OSError:
        _take_away(kept)
        raise
    return kept


def _copy_whole(path: Path, name: Path) -> None:
    with atomic.part_beside(name) as part:
        shutil.copyfile(path, part)
        atomic.sync_file(part)
        atomic.move(part, name)


def _keep_files_aside(folder: Path, kept: Path) -> None:
    """A second name for each content, which nothing writes to any more; a copy where that fails."""
    if not folder.is_dir():
        return
    kept.mkdir(exist_ok=True)
    for file in folder.iterdir():
        if file.name.startswith(atomic.PREFIX) or not file.is_file():
            continue
        try:
            os.link(file, kept / file.name)
        except OSError:
            _copy_whole(file, kept / file.name)


def _settle(target: Path, kept: Path | None) -> None:
    """See that nobody has the file open and that its side files hold nothing it lacks.

    A file that SQLite cannot read is left as it lies. Raises StoreProblem `restore.in_use`; what
    was kept aside is taken away again then.
    """
    try:
        sqlite.read_header(target)
        with closing(sqlite.connect(target)) as raw:
            sqlite.be_alone(raw)
    except StoreProblem:
        return
    except dbapi.Error as error:
        problem = faults.problem_of(error, target)
        if problem is None or problem.code != "store.locked":
            return
        if kept is not None:
            _take_away(kept)
        raise StoreProblem("restore.in_use", file=str(target)) from error


def _take_away(kept: Path) -> None:
    for file in _with_sides(kept):
        with suppress(OSError):
            atomic.delete(file)
    folder = attachment_files.folder_of(kept)
    if folder.is_dir():
        shutil.rmtree(folder, ignore_errors=True)
