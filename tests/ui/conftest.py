"""The look on the test application, once; pages drawn offscreen."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "ui"))


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    from bhdesk.ui import style  # noqa: PLC0415 - Qt reads the environment first

    style.apply(qapp, ROOT / "resources", 10, is_contrast=False)
    return qapp
