"""What kind of drive a file lies on, and whether a synchronising program carries its folder about.

SQLite keeps a table in shared memory beside a file in WAL mode, which works on this computer's own
drives only; a file that is synchronised while it is open gets damaged.
"""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from enum import Enum, auto
from pathlib import Path, PurePosixPath

# what Windows' GetDriveTypeW answers
WINDOWS_REMOVABLE, WINDOWS_REMOTE = 2, 4

_NETWORK_SYSTEMS = ("nfs", "cifs", "smb", "davfs", "9p", "afs", "ncpfs", "webdav", "fuse.rclone")
_REMOVABLE_PLACES = (PurePosixPath("/media"), PurePosixPath("/run/media"))
# Folders as the programs themselves name them; one that an officer called so alike is her own.
_SYNCED_NAMES = re.compile(
    r"onedrive(\s-\s.+)?"  # of a person; of an organisation
    r"|(.+\s)?dropbox(\s\(.+\))?"  # Dropbox, "UBND Dropbox" of a team, "Dropbox (Personal)"
    r"|google\s?drive(\s\(.+\)|-.+)?|drivefs"
    r"|my drive|drive của tôi|shared drives|bộ nhớ dùng chung"  # what Google's drive holds
    r"|mega|megasync"
    r"|icloud\s?drive"
    r"|box(\ssync)?"
    r"|zalopc|zalo received files",  # kept in step with the telephone, and emptied by it
)
_SYNCED_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_MOUNTS = Path("/proc/self/mounts")


class Drive(Enum):
    """FIXED is the computer's own; REMOVABLE a USB drive; NETWORK another computer's."""

    FIXED = auto()
    REMOVABLE = auto()
    NETWORK = auto()


def kind(path: Path) -> Drive:
    """The drive of a file or folder, which need not exist."""
    if str(path).startswith(("\\\\", "//")):
        return Drive.NETWORK
    if sys.platform == "win32":
        answers = {WINDOWS_REMOVABLE: Drive.REMOVABLE, WINDOWS_REMOTE: Drive.NETWORK}
        return answers.get(_windows_type(path.absolute().anchor), Drive.FIXED)
    place, system = _mount_of(path.absolute())
    if system.startswith(_NETWORK_SYSTEMS) or "sshfs" in system or "smb" in system:
        return Drive.NETWORK
    is_removable = any(place.is_relative_to(media) for media in _REMOVABLE_PLACES)
    return Drive.REMOVABLE if is_removable else Drive.FIXED


def is_synced(path: Path) -> bool:
    """Whether it lies below the folder of OneDrive, Dropbox, Google Drive and the like."""
    path = path.absolute()
    below = [folder for name in _SYNCED_VARIABLES if (folder := os.environ.get(name))]
    if any(path.is_relative_to(folder) for folder in below):
        return True
    names = (unicodedata.normalize("NFC", part).casefold() for part in path.parts)
    return any(_SYNCED_NAMES.fullmatch(name) for name in names)


def _windows_type(anchor: str) -> int:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - there is no kernel32 elsewhere

        return int(ctypes.windll.kernel32.GetDriveTypeW(anchor))
    return 0


def _mount_of(path: Path) -> tuple[PurePosixPath, str]:
    """Where the file system of a path is mounted, and its kind."""
    found = (PurePosixPath("/"), "")
    try:
        told = _MOUNTS.read_text("utf-8", "replace")
    except OSError:
        return found
    for line in told.splitlines():
        _, place, system, *_ = (*line.split(" "), "", "", "")
        mounted = PurePosixPath(place.replace("\\040", " "))
        if path.is_relative_to(mounted) and len(mounted.parts) >= len(found[0].parts):
            found = (mounted, system.lower())
    return found
