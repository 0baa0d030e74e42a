"""The look on the test application, once; the sample office every screen is tried on."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from bhdesk.app import Shell
    from bhdesk.store.engine import Store
    from bhdesk.ui.work import Work

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "ui"))


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    from bhdesk.ui import style  # noqa: PLC0415 - Qt reads the environment first

    style.apply(qapp, ROOT / "resources", 10, is_contrast=False)
    return qapp


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: object) -> Iterator[Shell]:
    """A running program on its own home."""
    from bhdesk import app  # noqa: PLC0415 - Qt reads the environment first
    from bhdesk.ui.memory import Memory  # noqa: PLC0415 - the same

    monkeypatch.setenv("BHDESK_HOME", str(tmp_path / "home"))
    app.make_app()
    made = app.Shell(Memory(tmp_path / "bhdesk.ini"))
    yield made
    made.close()


@pytest.fixture
def last_month() -> int:
    """How far 2026 is typed in `store`; a module that wants another says so."""
    return 5


@pytest.fixture
def store(home: Path, last_month: int, tmp_path: Path) -> Iterator[Store]:
    """Xã Bình Minh with its months and meetings, a copy for this test."""
    from tests.ui.screens.offices import copy_of  # noqa: PLC0415 - Qt reads the environment first

    made = copy_of("binh-minh", tmp_path, last_month)
    yield made
    made.close()


@pytest.fixture
def work(store: Store) -> Iterator[Work]:
    """Everything done at once in the calling thread."""
    from bhdesk.ui.work import InlineExecutor, Work  # noqa: PLC0415 - the same

    made = Work(store, InlineExecutor())
    yield made
    made.close()
