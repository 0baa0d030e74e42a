"""Sample offices for the screens' tests: built once a run, copied for each test."""

from __future__ import annotations

import shutil
import tempfile
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from bhdesk import sample
from bhdesk.domain.frame import Office
from bhdesk.domain.places import read_names
from bhdesk.services import office
from bhdesk.store.engine import Store
from tests.offices import MIGRATIONS, RESOURCES


@lru_cache
def _built(name: str, last: int) -> Path:
    path = Path(tempfile.mkdtemp(prefix="bhdesk-ui-")) / "office.bhdesk"
    if name == "binh-minh":
        store = sample.build_binh_minh(path, MIGRATIONS, RESOURCES, last, has_campaign=False)
    elif name == "tra-vinh":
        store = sample.build_tra_vinh(path, MIGRATIONS, RESOURCES)
    else:
        source = (RESOURCES / "plans" / f"{name}.toml").read_text("utf-8")
        setup = office.Setup(source, Office(name="xã Thử"), read_names("Thôn A\nThôn B"))
        store = office.create(path, setup, "người thử", MIGRATIONS)
    store.close()
    return path


def copy_of(name: str, folder: Path, last: int = 5) -> Store:
    """binh-minh with months 1 to `last`, tra-vinh, or a bare office by the plan of that name."""
    path = folder / "so-lieu.bhdesk"
    shutil.copy(_built(name, last), path)
    return Store.open(path, "người thử", MIGRATIONS, folder / "backups")


def keys(widget: QWidget, text: str) -> None:
    """Types text, Vietnamese letters too, as key events."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(
                widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            )


def type_over(field: QWidget, text: str) -> None:
    """Goes to a field, replaces what it holds and leaves it with Tab."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    keys(field, text)
    QTest.keyClick(field, Qt.Key.Key_Tab)
