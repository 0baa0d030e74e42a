"""The bytes of attachments: one file for each content, in a folder beside the data file.

The folder of `xa.bhdesk` is `xa.bhdesk.tep`; a backup `xa_000012_….bhdesk` has by the same rule
the folder `xa.bhdesk.tep` beside it, which all backups of that place share. Each content is copied
there once, so that a daily backup to a USB stick writes only what is new, while every single backup
has all of its files. Nothing here deletes one: what a row once named stays for undo and the bin.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bhdesk import atomic
from bhdesk.domain.attachments import FileKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from sqlite3 import Connection

SUFFIX = ".tep"
_COUNTER = re.compile(r"_\d{6,}_\d{4}-\d{2}-\d{2}_\d{4}(?=\.bhdesk$)")
_TABLE = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'attachment'"
_CONTENTS = "SELECT DISTINCT sha256, kind, size FROM attachment ORDER BY sha256"


@dataclass(frozen=True, slots=True)
class Content:
    """What one kept file must hold."""

    sha256: str
    kind: FileKind
    size: int

    @property
    def file_name(self) -> str:
        """The name under which it lies: any program opens it by its ending."""
        return f"{self.sha256}.{self.kind.value}"


def folder_of(data: Path) -> Path:
    """Where the files of a data file or of a backup lie; it need not exist."""
    return data.with_name(_COUNTER.sub("", data.name) + SUFFIX)


def contents(raw: Connection) -> tuple[Content, ...]:
    """Every content a data file names, those in the bin included; none in a file of old."""
    if raw.execute(_TABLE).fetchone() is None:
        return ()
    return tuple(Content(sha, FileKind(kind), size) for sha, kind, size in raw.execute(_CONTENTS))


def content_of(data: bytes, kind: FileKind) -> Content:
    """What a file to be kept is."""
    return Content(hashlib.sha256(data).hexdigest(), kind, len(data))


def put(folder: Path, content: Content, data: bytes) -> None:
    """Keep bytes whole or not at all, the same bytes once; raises StoreProblem file.*."""
    if is_whole(folder, content):
        return
    with suppress(OSError):  # the writing says why, with the right words
        folder.mkdir(parents=True, exist_ok=True)
    atomic.write_bytes(folder / content.file_name, data)


def is_there(folder: Path, content: Content) -> bool:
    """Whether a file of that content's name and size lies there; its bytes are not read."""
    try:
        return (folder / content.file_name).stat().st_size == content.size
    except OSError:
        return False


def is_whole(folder: Path, content: Content) -> bool:
    """Whether the file is there with exactly its bytes."""
    if not is_there(folder, content):
        return False
    try:
        with atomic.opened(folder / content.file_name) as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == content.sha256
    except OSError:
        return False


def bring(source: Path, target: Path, wanted: Iterable[Content]) -> tuple[Content, ...]:
    """Copy what `target` lacks from `source`, each file whole or not at all; gives what is nowhere.

    Raises OSError.
    """
    missing = []
    for content in wanted:
        if is_there(target, content):
            continue
        if not is_whole(source, content):
            missing.append(content)
            continue
        target.mkdir(parents=True, exist_ok=True)
        with atomic.part_beside(target / content.file_name) as part:
            shutil.copyfile(source / content.file_name, part)
            atomic.sync_file(part)
            if part.stat().st_size != content.size:
                raise OSError("written bytes differ when read back")
            atomic.move(part, target / content.file_name)
    return tuple(missing)


def recover(folder: Path, backups: Path, wanted: Iterable[Content]) -> int:
    """Take lost or damaged files back from any backup folder in `backups`; gives how many.

    Raises StoreProblem file.*.
    """
    pools = sorted(backups.glob(f"*.bhdesk{SUFFIX}")) if backups.is_dir() else []
    taken = 0
    for content in wanted:
        if is_whole(folder, content):
            continue
        pool = next((one for one in pools if is_whole(one, content)), None)
        if pool is not None:
            put(folder, content, (pool / content.file_name).read_bytes())
            taken += 1
    return taken
