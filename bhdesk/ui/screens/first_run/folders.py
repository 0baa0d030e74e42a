"""Whether a folder is a good place for the data file: whose disk, how much room, who writes."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QStorageInfo

if TYPE_CHECKING:
    from pathlib import Path

NETWORK_SYSTEMS = (
    "nfs",
    "cifs",
    "smb",
    "sshfs",
    "davfs",
    "9p",
    "afs",
    "ncpfs",
    "webdav",
    "fuse.rclone",
)
SYNCED_NAMES = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "my drive",
    "drivefs",
    "icloud",
    "zalo",
    "mega",
)
DRIVE_REMOTE = 4
"""GetDriveTypeW's answer for a network drive."""


class Risk(StrEnum):
    """Why a folder is a bad place."""

    NONE = "none"
    NETWORK = "network"
    SYNCED = "synced"
    READ_ONLY = "read_only"
    TAKEN = "taken"


@dataclass(frozen=True, slots=True)
class FolderState:
    """What there is to know of a folder; `free` None where the system does not say."""

    folder: Path
    risk: Risk
    free: int | None

    @property
    def is_refused(self) -> bool:
        """Whether the data file cannot be made there at all."""
        return self.risk in {Risk.READ_ONLY, Risk.TAKEN}


def look_at(folder: Path, file_name: str) -> FolderState:
    """Looks, writes nothing; the folder need not exist."""
    standing = nearest(folder)
    try:
        free = shutil.disk_usage(standing).free
    except OSError:
        free = None
    if (folder / file_name).exists():
        risk = Risk.TAKEN
    elif not os.access(standing, os.W_OK):
        risk = Risk.READ_ONLY
    elif is_synced(folder):
        risk = Risk.SYNCED
    elif is_network(folder):
        risk = Risk.NETWORK
    else:
        risk = Risk.NONE
    return FolderState(folder, risk, free)


def nearest(folder: Path) -> Path:
    """The folder itself or the nearest one above it that exists."""
    return next((path for path in (folder, *folder.parents) if path.is_dir()), folder)


def is_synced(folder: Path) -> bool:
    """Whether a part of the path is named as the folder of a synchronising program."""
    parts = [part.casefold() for part in folder.parts]
    return any(part.startswith(name) for part in parts for name in SYNCED_NAMES)


def is_network(folder: Path) -> bool:
    """A UNC path, a drive of another computer or a network file system."""
    shown = str(folder)
    if shown.startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - Windows only

        return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == DRIVE_REMOTE)
    system = bytes(QStorageInfo(str(nearest(folder))).fileSystemType().data()).decode().lower()
    return system.startswith(NETWORK_SYSTEMS) or any(name in system for name in ("sshfs", "smb"))
