"""Every table of every page by Ctrl+P: what is shown is what is in the PDF and in the workbook."""

from __future__ import annotations

import io
from collections import Counter
from datetime import date
from decimal import Decimal
from itertools import pairwise

import openpyxl
import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QHeaderView,
    QListWidget,
    QTableView,
)

from bhdesk import app, paths
from bhdesk.pages import FACES
from bhdesk.sample import build_binh_minh
from bhdesk.services import safekeeping
from bhdesk.ui.tables import TableDesk, TableSource
from bhdesk.ui.tables.sources import source_of
from bhdesk.ui.widgets.buttons import Segment
from bhdesk.ui.widgets.cards import KpiCard

CTRL = Qt.KeyboardModifier.ControlModifier
KEYS = [face.key for face in FACES]
PARTS = {"catalogue": 4, "safety": 2}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    path = tmp_path_factory.mktemp("tables") / "a.bhdesk"
    store = build_binh_minh(path, paths.migrations_dir(), paths.resources_dir(), last=5)
    store.close()
    return path


@pytest.fixture
def window(built, qtbot, tmp_path, monkeypatch, dressed):
    monkeypatch.setenv("BHDESK_HOME", str(tmp_path / "home"))
    store = app.office.open_file(built, "", paths.migrations_dir(), paths.backup_dir())
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
    for at in range(1, PARTS.get(key, 1)):
        segment = page.findChildren(Segment)[0]
        button = segment._group.button(at)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        settled(window, qtbot)
        yield page


def views_of(page):
    """Whatever Qt itself takes for a table or list; pop-ups and boxes to tick are fields."""
    seen = [
        view for view in page.findChildren(QAbstractItemView)
        if view.isVisible() and view.model().rowCount()
        and not isinstance(view, (QListWidget, QHeaderView))
        and not isinstance(view.parentWidget().parentWidget(), QComboBox)
    ]  # fmt: skip
    cards = [card for card in page.findChildren(KpiCard) if card.isVisible()]
    return seen, cards


def table_texts(view):
    """Heads and rows as Qt's own roles tell them, row by row."""
    model = view.model()
    heads = [
        model.headerData(at, Qt.Orientation.Horizontal) or "" for at in range(model.columnCount())
    ]
    rows = [
        [model.index(row, at).data() for at in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    if model.totals is not None:
        rows.append([cell if isinstance(cell, str) else cell.text for cell in model.totals.cells])
    return heads, rows


def list_texts(view):
    """A list's rows: all the words a screen reader hears, a piece each."""
    model = view.model()
    said = [model.index(row, 0).data() for row in range(model.rowCount())]
    return [[word.strip(",:") for word in row.split()] for row in said]


def card_texts(cards):
    return [[card.kpi.name, card.kpi.value, card.kpi.target, card.kpi.percent, card.kpi.state,
             card.kpi.delta] for card in cards]  # fmt: skip


def shown_of(view):
    if isinstance(view, KpiCard):
        _, cards = views_of(view.parentWidget())
        return [], card_texts(cards)
    return table_texts(view) if isinstance(view, QTableView) else ([], list_texts(view))


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


def words(texts):
    """Without the marks a screen reader gets between the parts of a row."""
    bare = (word.strip(",:") for text in texts for word in text.split())
    return Counter(word for word in bare if word)


def pdf_texts(pages):
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pages)).pages]


def as_number(said):
    """By the Vietnamese rules, written here anew; None for what is no number."""
    bare = said.lstrip("+−").removesuffix("%")
    if not bare or not set(bare) <= set("0123456789.,"):
        return None
    value = Decimal(bare.replace(".", "").replace(",", "."))
    return -value if said.startswith("−") else value


def check_pages(pages, heads, rows):
    printed = pdf_texts(pages)
    wanted = words([*heads, *(text for row in rows for text in row)])
    missing = wanted - words(printed)
    assert not missing, f"shown and not printed: {missing}"
    names = [row[0] for row in rows if row[0]]
    flat = " ".join(" ".join(printed).split())
    places = [flat.find(name) for name in names if flat.count(name) == 1]
    assert all(a < b for a, b in pairwise(places)), "in the order shown"


def check_book(target, heads, rows):
    (page,) = openpyxl.load_workbook(target).worksheets
    cells = [[cell.value for cell in row] for row in page.iter_rows()]
    if heads:
        plain = [" ".join(head.split()) for head in heads]
        at = next(i for i, row in enumerate(cells) if row[: len(plain)] == plain)
        for shown, stored in zip(rows, cells[at + 1 :], strict=False):
            for head, said, value in zip(plain, shown, stored, strict=False):
                number = as_number(said) if isinstance(value, (int, float)) else None
                if number is None:
                    assert (value or "") == said or (not said and value in ("có", "không")), head
                else:
                    assert abs(Decimal(str(value)) - number) < Decimal("0.0001"), head
    stored = [str(value) for row in cells for value in row if value is not None]
    for said in (text for row in rows for text in row if text):
        number = as_number(said)
        numbers = {str(number), str(float(number))} if number is not None else set()
        assert {said, *numbers} & set(stored) or any(said in one for one in stored), said


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
    titles = []
    for page in parts_of(window, qtbot, key):
        views, _ = views_of(page)
        titles += [source_of(view).shown_table().title for view in views]
    assert all(titles)
