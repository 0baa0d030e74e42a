"""Every table of a dialog by Ctrl+P, where the window's menu cannot be reached."""

from __future__ import annotations

from datetime import date

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from bhdesk import app
from bhdesk.domain.counts import Part
from bhdesk.domain.periods import Month
from bhdesk.services import counts, office
from bhdesk.ui.table_desk import TableDesk
from tests.ui.screens.offices import copy_of
from tests.ui.shown_tables import check_pages, shown_of, views_of

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot, tmp_path, monkeypatch, dressed):
    monkeypatch.setenv("BHDESK_HOME", str(tmp_path / "home"))
    store = copy_of("binh-minh", tmp_path, 5)
    made = app.make_window(store, today=lambda: date(2026, 6, 1))
    made.set_month(202605)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()
    made.work.close()
    made.deleteLater()
    store.close()


def open_year(window, *_):
    window.page("counts").measures.year_link.click()


def open_history(window, *_):
    page = window.page("counts")
    page.sheet.grid.select_cell(page.sheet.shown.frame.unit_ids[0], Part.NEW.value)
    page.beside.open_history()


def open_decisions(window, *_):
    window.show_page("targets")
    window.current_page.editor.split.history.click()


def open_bases(window, *_):
    window.show_page("targets")
    window.current_page.bases_button.click()


def open_paste(window, *_):
    window.show_page("targets")
    window.current_page.paste_button.click()
    names = [unit.name for unit in office.frame(window.work.store).units]
    rows = [f"{name}\t{100 + at}" for at, name in enumerate(names)]
    total = sum(100 + at for at in range(len(names))) + 4
    table = "\n".join(["Thôn\tBHXH tự nguyện", *rows, f"Tổng cộng\t{total}"])
    QApplication.activeModalWidget().field.setPlainText(table)


def open_import(window, tmp_path, monkeypatch):
    """A file with a figure that is new, one as before and one that is no figure."""
    book = openpyxl.Workbook()
    book.active.title = "BHYT"
    rows = counts.grid(window.work.store, Month(2026, 5), "hi_participants").rows
    book.active.append(["Thôn", "Cuối kỳ"])
    figures = [rows[0].count.closing, 999, "chưa rõ"]
    for row, figure in zip(rows, figures, strict=False):
        book.active.append([row.unit.name, figure])
    path = tmp_path / "thon-gui.xlsx"
    book.save(path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    window.page("counts").imports.button.click()


OPENERS = {
    "year": open_year, "history": open_history, "decisions": open_decisions,
    "bases": open_bases, "paste": open_paste, "import": open_import,
}  # fmt: skip


@pytest.mark.parametrize("name", OPENERS)
def test_each_dialog_prints_what_it_shows(window, qtbot, tmp_path, monkeypatch, name):
    window.show_page("counts")
    qtbot.waitUntil(lambda: not window.work.is_busy, timeout=20_000)
    OPENERS[name](window, tmp_path, monkeypatch)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None, timeout=20_000)
    dialog, desk = QApplication.activeModalWidget(), window.findChild(TableDesk)
    qtbot.waitUntil(lambda: bool(views_of(dialog)[0]), timeout=20_000)
    for view in views_of(dialog)[0]:
        with qtbot.waitActive(dialog):
            dialog.activateWindow()
        view.setFocus()
        qtbot.waitUntil(lambda view=view: QApplication.focusWidget() is view)
        heads, rows = shown_of(view)
        QTest.keyClick(view, Qt.Key.Key_P, CTRL)
        qtbot.waitUntil(lambda: desk.open_dialog is not None, timeout=20_000)
        check_pages(desk.open_dialog.pages, heads, rows)
        QTest.keyClick(desk.open_dialog, Qt.Key.Key_Escape)
    dialog.hide()
    dialog.deleteLater()
