"""Whether a folder is a good place for the data file: whose disk, how much room, who writes."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bhdesk import drives
from bhdesk.drives import Drive

if TYPE_CHECKING:
    from pathlib import Path

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
    elif drives.is_synced(folder):
        risk = Risk.SYNCED
    elif drives.kind(folder) is Drive.NETWORK:
        risk = Risk.NETWORK
    else:
        risk = Risk.NONE
    return FolderState(folder, risk, free)


def nearest(folder: Path) -> Path:
    """The folder itself or the nearest one above it that exists."""
    return next((path for path in (folder, *folder.parents) if path.is_dir()), folder)
