"""Where data, logs, backups, resources and migrations live (checkout, wheel, frozen program)."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path

HOME_VARIABLE = "BHDESK_HOME"
"""Environment variable naming one folder that holds everything written (tests, USB sticks)."""

PORTABLE_MARKER = "mang-theo.txt"
"""A file of this name beside the packaged program makes it keep everything beside itself."""

_NAME = "bhdesk"
_PORTABLE_FOLDER = "du-lieu"


def resources_dir() -> Path:
    """Folder of fonts, icons, plans and other bundled, read-only files."""
    return _bundle_dir() / "resources"


def migrations_dir() -> Path:
    """Folder of the Alembic environment (env.py and versions/)."""
    return _bundle_dir() / "db"


def data_dir() -> Path:
    """Officer's folder for data files; not created here.

    On Windows it is a plain folder in the user's profile and not Documents, which OneDrive
    often carries elsewhere: a database that is synchronised while open gets damaged.
    """
    if home := _home_override():
        return home
    if os.name == "nt":
        return Path.home() / _NAME
    return _xdg("XDG_DATA_HOME", ".local/share")


def backup_dir() -> Path:
    """Folder of the copies made by the program; not created here."""
    return data_dir() / "sao-luu"


def log_dir() -> Path:
    """Folder of the log files; not created here."""
    if home := _home_override():
        return home / "logs"
    if os.name == "nt":
        local = os.environ.get("LOCALAPPDATA")
        base = Path(local) if local else Path.home() / "AppData" / "Local"
        return base / _NAME / "logs"
    return _xdg("XDG_STATE_HOME", ".local/state") / "logs"


def calls_dir() -> Path:
    """Folder in which a second start calls the first window; not created here."""
    return log_dir().parent / "goi"


def default_data_file() -> Path:
    """The data file used when none is named; it need not exist."""
    return data_dir() / "so-lieu.bhdesk"


def to_remember(path: Path) -> str:
    """A data file as it is kept for the next start: found again by `data_dir() / text`.

    Below our folder only the rest is kept, since a USB drive gets another letter on the next PC.
    """
    path, folder = path.absolute(), data_dir()
    return str(path.relative_to(folder) if path.is_relative_to(folder) else path)


def _bundle_dir() -> Path:
    """Parent of resources/ and db/: the unpacked program, the checkout, or the wheel's share/."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen)
    checkout = Path(__file__).resolve().parent.parent
    if (checkout / "resources").is_dir():
        return checkout
    return Path(sys.prefix) / "share" / _NAME


def _home_override() -> Path | None:
    """The folder named by BHDESK_HOME, else the one beside a portable program; mostly None."""
    value = os.environ.get(HOME_VARIABLE)
    if value:
        return Path(value).absolute()
    here = Path(sys.executable).absolute().parent
    if getattr(sys, "frozen", False) and (here / PORTABLE_MARKER).is_file():
        return here / _PORTABLE_FOLDER
    return None


def _xdg(variable: str, default: str) -> Path:
    """Our folder below an XDG base; a relative base is ignored, as that specification says."""
    base = Path(os.environ.get(variable, ""))
    return (base if base.is_absolute() else Path.home() / default) / _NAME


def user_name() -> str:
    """The computer's user, as the history names who wrote; empty where it is not known."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # ImportError: on Windows without %USERNAME%
        return ""
