"""The invented commune Bình Minh with five months of 2026, built once a session and copied."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bhdesk.sample import build_binh_minh
from bhdesk.store.engine import Store
from bhdesk.ui.work import InlineExecutor, Work

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[3]
RESOURCES = ROOT / "resources"
MIGRATIONS = ROOT / "db"
MAY = 202605


def build(folder: Path) -> Path:
    """The data file others copy."""
    path = folder / "binh-minh.bhdesk"
    build_binh_minh(path, MIGRATIONS, RESOURCES, 5, has_campaign=False).close()
    return path


@contextmanager
def opened(master: Path, folder: Path) -> Iterator[Work]:
    """Work on a fresh copy, everything done at once in the calling thread."""
    path = folder / "so-lieu.bhdesk"
    shutil.copy(master, path)
    store = Store.open(path, "thử", MIGRATIONS, folder / "sao-luu")
    work = Work(store, InlineExecutor())
    try:
        yield work
    finally:
        work.close()
        store.close()
