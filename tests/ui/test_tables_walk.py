"""Every table of every page by Ctrl+P: what is shown is what is in the PDF and in the workbook."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from bhdesk import app, paths
from bhdesk.pages import FACES
from bhdesk.sample import build_binh_minh
from bhdesk.services import office, safekeeping
from bhdesk.ui.table_desk import TableDesk
from bhdesk.ui.tables import TableSource
from bhdesk.ui.tables.sources import source_of
from bhdesk.ui.widgets.buttons import Segment
from bhdesk.ui.widgets.cards import KpiCard
from tests.ui.shown_tables import check_book, check_pages, shown_of, views_of

CTRL = Qt.KeyboardModifier.ControlModifier
KEYS = [face.key for face in FACES]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    path = tmp_path_factory.mktemp("tables") / "a.bhdesk"
    store = build_binh_minh(path, paths.migrations_dir(), paths.resources_dir(), last=5)
    store.close()
    return path


@pytest.fixture
def window(built, qtbot, tmp_path, monkeypatch, dressed):
    monkeypatch.setenv("BHDESK_HOME", str(tmp_path / "home"))
    store = office.open_file(built, "", paths.migrations_dir(), paths.backup_dir())
    safekeeping.make_backup(store, paths.backup_dir())
    made = app.make_window(store, today=lambda: date(2026, 6, 2))
    made.set_month(202605)
    made.resize(1366, 696)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()
    made.work.close()
    made.deleteLater()
    store.close()


def settled(window, qtbot):
    qtbot.waitUntil(lambda: not window.work.is_busy, timeout=20_000)


def parts_of(window, qtbot, key):
    """The page in each of its parts."""
    window.show_page(key)
    settled(window, qtbot)
    page = window.current_page
    yield page
    segment = getattr(page, "segment", None)
    for button in segment._group.buttons()[1:] if isinstance(segment, Segment) else ():
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        settled(window, qtbot)
        yield page


def press_print(window, qtbot, view):
    """Ctrl+P; the page Báo cáo keeps that key for its paper: there the menu of the table."""
    desk = window.findChild(TableDesk)
    with qtbot.waitActive(window):
        window.activateWindow()
    view.setFocus()
    assert QApplication.focusWidget() is view
    if window.current_page.key == "reports":
        next(one for one in window.actions() if one.text() == "&In bảng…").trigger()
    else:
        QTest.keyClick(view, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: desk.open_dialog is not None, timeout=20_000)
    return desk.open_dialog


@pytest.mark.parametrize("key", KEYS)
def test_what_is_shown_is_what_is_printed_and_what_excel_gets(
    window, qtbot, key, tmp_path, monkeypatch
):
    target = tmp_path / "bang.xlsx"
    asked = []

    def ask(_parent, _title, start, _kinds):
        asked.append(start)
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    seen = 0
    for page in parts_of(window, qtbot, key):
        views, cards = views_of(page)
        for view in [*views, *cards[:1]]:
            assert isinstance(view, (TableSource, KpiCard)), f"{view} cannot be printed"
            heads, rows = shown_of(view)
            dialog = press_print(window, qtbot, view)
            check_pages(dialog.pages, heads, rows)
            dialog.excel_button.setFocus()
            QTest.keyClick(dialog.excel_button, Qt.Key.Key_Return)
            settled(window, qtbot)
            check_book(target, heads, rows)
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
            assert window.findChild(TableDesk).open_dialog is None
            seen += 1
    assert seen, "a page without a table needs no line here: say so"
    assert all(start.isascii() for start in (path.rsplit("/", 1)[1] for path in asked))


@pytest.mark.parametrize("key", KEYS)
def test_every_table_is_named_on_paper_and_differs(window, qtbot, key):
    for page in parts_of(window, qtbot, key):
        views, _ = views_of(page)
        titles = [source_of(view).shown_table().title for view in views]
        assert all(titles)
        assert len(set(titles)) == len(titles)
