"""An empty data file, built once and copied for each test."""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bhdesk.store.engine import Store
from tests.offices import MIGRATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

NOON = datetime(2026, 3, 31, 12, 0, 0)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "empty.bhdesk"
    Store.create(path, "Người thử", MIGRATIONS).close()
    return path


@pytest.fixture
def path(empty_file: Path, tmp_path: Path) -> Path:
    """A data file of its own, in a folder whose name has what breaks careless paths."""
    # Windows allows no question mark in a name.
    folder = tmp_path / ("Dữ liệu 100% #1" if os.name == "nt" else "Dữ liệu 100% #1?")
    folder.mkdir()
    return Path(shutil.copy(empty_file, folder / "xa.bhdesk"))


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    return tmp_path / "sao lưu"


@pytest.fixture
def store(path: Path, backups: Path) -> Iterator[Store]:
    opened = Store.open(path, "Người thử", MIGRATIONS, backups, clock=lambda: NOON)
    yield opened
    opened.close()


@pytest.fixture
def village(store: Store) -> int:
    """The number of one unit; one measure has number 1."""
    with store.write("Chuẩn bị") as db:
        db.run("INSERT INTO measure (id, key) VALUES (1, 'bhyt')")
        db.run(
            "INSERT INTO unit (id, key, name, kind, level)"
            " VALUES (7, 'thon-1', 'Thôn 1', 'thon', 'village')"
        )
    return 7
