"""The side of the import: many questions leave no box under the scroll bar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QScrollArea

from tests.ui.screens.offices import copy_of
from tests.ui.screens.window import open_window

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("size", [(1366, 696), (911, 464)])
def test_no_question_stands_under_the_scroll_bar(
    tmp_path: Path, qtbot: QtBot, dressed: object, monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
) -> None:  # fmt: skip
    store = copy_of("binh-minh", tmp_path, 4)
    window = open_window(store, 202605, date(2026, 6, 1))
    window.resize(*size)
    qtbot.addWidget(window)
    window.show_page("counts")
    page = window.page("counts")
    book = openpyxl.Workbook()
    book.active.append(["Thôn", "BHYT", "BHXH tự nguyện"])
    for at in range(12):
        name = f"Tổ dân phố Nguyễn Thị Minh Khai {at}"
        book.active.append([name, 1.5 + at, 2.75 + at])
    for row in page.sheet.shown.rows:  # type: ignore[attr-defined]
        book.active.append([row.unit.name, 1.888, 2.888])
    book.save(tmp_path / "a.xlsx")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "a.xlsx"), ""))
    page.imports.button.click()  # type: ignore[attr-defined]
    dialog = page.imports.dialog  # type: ignore[attr-defined]
    QApplication.processEvents()
    (area,) = (a for a in dialog.findChildren(QScrollArea) if a.widget() is dialog.side)
    assert area.verticalScrollBar().isVisible()
    assert len(dialog.questions) > 8
    assert dialog.side.width() <= area.viewport().width()
    for card in dialog.questions.values():
        right = card.choice.mapTo(dialog.side, card.choice.rect().topRight()).x()
        assert right <= area.viewport().width() - 4
    store.close()
