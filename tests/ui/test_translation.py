"""What Qt says by itself is Vietnamese: file and print dialogs, message boxes, field menus."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox, QPlainTextEdit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

FILE = Path(__file__).resolve().parents[2] / "resources" / "i18n" / "qtbase_vi.qm"
# names of keys, of paper sizes and what only a machine reads stand as they are
UNSAID = frozenset({"QShortcut", "QPageSize", "QGuiApplication", "QProgressBar", "QTabBar"})
KEYS = frozenset({"Alt+Right", "Alt+Up", "Alt+Left"})


class Listener(QTranslator):
    """Asks our file and notes what it does not know."""

    def __init__(self) -> None:
        super().__init__()
        self.ours = QTranslator()
        assert self.ours.load(str(FILE))
        self.missed: set[tuple[str, str]] = set()

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, comment: str | None = None, n: int = -1) -> str:
        found = self.ours.translate(context, source, comment, n)
        if not found and source and context not in UNSAID and source not in KEYS:
            self.missed.add((context, source))
        return found or source


@pytest.fixture
def listener(dressed: QApplication) -> Iterator[Listener]:
    made = Listener()
    dressed.installTranslator(made)
    yield made
    dressed.removeTranslator(made)


def open_files(qtbot: QtBot, folder: Path) -> None:
    for mode in QFileDialog.AcceptMode:
        dialog = QFileDialog(None, "", str(folder))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAcceptMode(mode)
        qtbot.addWidget(dialog)
        dialog.show()


def test_nothing_in_a_standard_dialog_stays_english(
    listener: Listener, qtbot: QtBot, tmp_path: Path
) -> None:
    open_files(qtbot, tmp_path)
    b = QMessageBox.StandardButton
    for one in (b.Ok, b.Cancel, b.Yes, b.No, b.Close, b.Save, b.Discard, b.Retry, b.Open):
        box = QMessageBox(QMessageBox.Icon.Question, "", "", one)
        qtbot.addWidget(box)
        box.setDetailedText("x")
        box.show()
    for field in (QLineEdit("x"), QPlainTextEdit("x")):
        qtbot.addWidget(field)
        field.createStandardContextMenu()
    printer = QPrinter()
    dialog = QPrintDialog(printer)
    qtbot.addWidget(dialog)
    dialog.show()
    assert listener.missed == set()
