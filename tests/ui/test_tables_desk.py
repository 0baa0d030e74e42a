"""The menu Bảng and its keys: drafts, open editors, dialogs, held files, the printer."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pypdf
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QStyle,
    QStyleOptionButton,
)

from bhdesk import atomic
from bhdesk.domain.counts import Part
from bhdesk.domain.periods import Month
from bhdesk.services import counts
from bhdesk.ui.grid import Cell, CellState, Column, Grid, GridModel, GridRow, Kind
from bhdesk.ui.lists import RowItem, RowList, RowStyle
from bhdesk.ui.paper import dialog as pages_module
from bhdesk.ui.screens.counts.year_dialog import YearDialog
from bhdesk.ui.table_desk import TableDesk
from bhdesk.ui.tables import TableButton
from bhdesk.ui.tables import menu as menu_module
from tests.ui.screens.window import real_window, type_keys

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from bhdesk.store.engine import Store
    from bhdesk.ui.main_window import MainWindow
    from bhdesk.ui.screens.counts import CountsPage
    from bhdesk.ui.table_desk.dialog import TableDialog

VSI, MAY = "vsi_participants", Month(2026, 5)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def last_month() -> int:
    """May is not typed yet."""
    return 4


@pytest.fixture
def window(store: Store, qtbot: QtBot, dressed: object) -> Iterator[MainWindow]:
    with real_window(qtbot, store, "counts", today=date(2026, 6, 1), month=MAY.key) as made:
        yield made


@pytest.fixture
def page(window: MainWindow) -> CountsPage:
    return window.page("counts")  # type: ignore[return-value]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """What the system's file window was begun with; it answers with that name in tmp_path."""
    starts: list[str] = []

    def answer(_parent: object, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        starts.append(start.rsplit("/", 1)[1])
        return str(tmp_path / starts[-1]), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return starts


def the_desk(window: MainWindow) -> TableDesk:
    found = window.findChild(TableDesk)
    assert isinstance(found, TableDesk)
    return found


def preview(window: MainWindow, qtbot: QtBot) -> TableDialog:
    qtbot.waitUntil(lambda: the_desk(window).open_dialog is not None, timeout=20_000)
    found = the_desk(window).open_dialog
    assert found is not None
    return found


def printed(dialog: TableDialog) -> str:
    pages = pypdf.PdfReader(io.BytesIO(dialog.pages)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def begin(page: CountsPage, row: int = 0) -> Grid:
    assert page.sheet.shown is not None
    unit = page.sheet.shown.frame.unit_ids[row]
    page.sheet.grid.select_cell(unit, Part.NEW.value)
    return page.sheet.grid


def test_a_refused_draft_is_told_and_not_printed_as_a_figure(
    window: MainWindow, page: CountsPage, qtbot: QtBot
) -> None:
    grid = begin(page)
    type_keys(grid, "14")
    type_keys(begin(page, 1), "7,5")
    assert len(page.sheet.model.drafts()) == 1
    QTest.keyClick(grid, Qt.Key.Key_P, CTRL)
    said = printed(preview(window, qtbot))
    assert "7,5" not in said.split()
    assert "chưa ghi" in said
    assert "bị từ chối: Tăng mới" in said, "which one, in words"
    assert "chưa phải số liệu nên không in" in said
    assert "14" in said.split()


def test_what_is_being_typed_is_stored_first(
    window: MainWindow, page: CountsPage, store: Store, qtbot: QtBot
) -> None:
    grid = begin(page)
    QTest.keyClick(grid, "1")
    editor = window.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClick(editor, "9")
    QTest.keyClick(editor, Qt.Key.Key_P, CTRL)
    said = printed(preview(window, qtbot)).split()
    assert counts.grid(store, MAY, VSI).rows[0].count.new == 19
    assert "19" in said


def test_a_locked_month_says_so_on_paper(
    window: MainWindow, page: CountsPage, qtbot: QtBot
) -> None:
    window.set_month(202601)
    QTest.keyClick(page.sheet.grid, Qt.Key.Key_P, CTRL)
    said = printed(preview(window, qtbot))
    assert "BHXH TỰ NGUYỆN THEO THÔN, THÁNG 1/2026" in said
    assert ("đã chốt" in said) is page.sheet.model.is_locked


@pytest.mark.parametrize(("key", "ending"), [(Qt.Key.Key_P, ".pdf"), (Qt.Key.Key_E, ".xlsx")])
def test_the_keys_save_without_a_preview(
    window: MainWindow, page: CountsPage, asked: list[str], tmp_path: Path, qtbot: QtBot,
    key: Qt.Key, ending: str,
) -> None:  # fmt: skip
    QTest.keyClick(begin(page), key, CTRL | SHIFT)
    name = f"bhxh-tu-nguyen-theo-thon-thang-5-2026{ending}"
    qtbot.waitUntil(lambda: page.bar.text.startswith(f"Đã lưu {name}"), timeout=20_000)
    assert asked == [name]
    head = (tmp_path / name).read_bytes()[:4]
    assert head == (b"%PDF" if ending == ".pdf" else b"PK\x03\x04")


def test_a_file_open_in_excel_is_one_clear_sentence(
    window: MainWindow, page: CountsPage, asked: list[str], qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def held(_part: object, _path: object) -> None:
        problem = PermissionError(13, "held")
        problem.winerror = 32  # type: ignore[attr-defined]
        raise problem

    monkeypatch.setattr(atomic, "move", held)
    QTest.keyClick(begin(page), Qt.Key.Key_E, CTRL | SHIFT)
    qtbot.waitUntil(lambda: page.bar.text.startswith("Chưa lưu được"), timeout=20_000)
    QTest.keyClick(page.sheet.grid, Qt.Key.Key_P, CTRL)
    dialog = preview(window, qtbot)
    dialog.excel_button.setFocus()
    QTest.keyClick(dialog.excel_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.bar.text.startswith("Chưa lưu được"), timeout=20_000)
    assert dialog.isVisible(), "another place can be chosen at once"


def test_the_printer_gets_the_very_bytes_that_are_shown(
    window: MainWindow, page: CountsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[bytes] = []

    def printer(data: bytes, _parent: object, _title: str) -> bool:
        sent.append(data)
        return True

    monkeypatch.setattr(pages_module, "print_pdf", printer)
    QTest.keyClick(begin(page), Qt.Key.Key_P, CTRL)
    dialog = preview(window, qtbot)
    assert QApplication.focusWidget() is dialog.print_button
    QTest.keyClick(dialog.print_button, Qt.Key.Key_Return)
    assert sent == [dialog.pages]
    assert dialog.paper.desk.count == 1


def test_without_a_table_in_hand_the_main_one_is_meant(
    window: MainWindow, page: CountsPage, qtbot: QtBot
) -> None:
    page.header.stepper.setFocus()
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_P, CTRL)
    assert "BHXH TỰ NGUYỆN THEO THÔN" in printed(preview(window, qtbot))


def test_a_dialog_prints_its_own_table(
    window: MainWindow, page: CountsPage, qtbot: QtBot, asked: list[str], tmp_path: Path
) -> None:
    page.measures.year_link.click()
    year = page.findChild(YearDialog)
    assert isinstance(year, YearDialog)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is year.grid)
    QTest.keyClick(year.grid, Qt.Key.Key_P, CTRL)
    first = preview(window, qtbot)
    said = printed(first)
    assert "TÌNH HÌNH NHẬP SỐ LIỆU NĂM 2026" in said
    assert "Tháng 12" in said
    QTest.keyClick(first, Qt.Key.Key_Escape)
    with qtbot.waitActive(year):
        year.activateWindow()
    year.close_button.setFocus()
    QTest.keyClick(year.close_button, Qt.Key.Key_E, CTRL | SHIFT)
    saving = preview(window, qtbot)
    qtbot.waitUntil(lambda: saving.bar.text.startswith("Đã lưu"), timeout=20_000)
    (sheet,) = openpyxl.load_workbook(tmp_path / asked[0]).worksheets
    column = [row[0].value for row in sheet.iter_rows()]
    assert column[-12:] == [f"Tháng {number}" for number in range(1, 13)]
    saving.close()
    year.close()


def menu_entries() -> list[QMenu]:
    return [
        widget for widget in QApplication.topLevelWidgets()
        if isinstance(widget, QMenu) and widget.isVisible()
    ]  # fmt: skip


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_the_menu_key_offers_the_three_ways(
    window: MainWindow, page: CountsPage, qtbot: QtBot
) -> None:
    grid = begin(page)
    reason = QContextMenuEvent.Reason.Keyboard
    at = QPoint(20, 20)
    QApplication.sendEvent(grid, QContextMenuEvent(reason, at, grid.mapToGlobal(at)))
    (menu,) = menu_entries()
    wanted = [text for text, *_ in menu_module.CHOICES]
    assert [action.text() for action in menu.actions()] == wanted
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert "BHXH TỰ NGUYỆN" in printed(preview(window, qtbot))


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_the_button_of_a_card_means_its_own_table(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("overview")
    qtbot.waitUntil(lambda: not window.work.is_busy)
    buttons = {
        one.accessibleName(): one for one in window.current_page.findChildren(TableButton)
        if one.isVisible()
    }  # fmt: skip
    assert len(buttons) == 2, "the heat table and the things to do"
    button = buttons["In, lưu bảng: Việc cần làm"]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    (menu,) = menu_entries()
    menu.actions()[0].trigger()
    menu.close()
    assert "VIỆC CẦN LÀM, THÁNG 5/2026" in printed(preview(window, qtbot))


def test_a_button_hides_with_its_list(qtbot: QtBot, dressed: object) -> None:
    rows = RowList(RowStyle.STATE, "Danh sách")
    qtbot.addWidget(rows)
    button = TableButton(rows)
    qtbot.addWidget(button)
    rows.show()
    assert button.isVisible()
    rows.hide()
    assert not button.isVisible()


def test_an_empty_list_is_refused_in_words(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("safety")
    page = window.current_page
    window.work.failed.disconnect(window.problems.tell)
    said: list[str] = []
    window.work.failed.connect(lambda problem: said.append(problem.code))
    the_desk(window).take("", page.copies)
    qtbot.waitUntil(lambda: said == ["table.empty"], timeout=20_000)


def test_a_table_without_a_window_of_ours_has_no_menu(qtbot: QtBot, dressed: object) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    rows = RowList(RowStyle.STATE, "Danh sách đã nhận")
    rows.setParent(dialog)
    dialog.show()
    menu_module.open_menu(rows, QPoint(0, 0))
    assert menu_entries() == []


def test_looks_become_words(qtbot: QtBot, dressed: object) -> None:
    columns = (
        Column("tick", "Nhập", kind=Kind.CHIP), Column("name", "Thôn", kind=Kind.NAME),
        Column("heat", "BHYT", kind=Kind.HEAT), Column("figure", "Giảm"),
    )  # fmt: skip
    model = GridModel(columns)
    model.set_rows([
        GridRow(1, (Cell("", icon="dung"), "Thôn A", Cell("97,38%", gap=-2.0),
                    Cell("12", state=CellState.WARNING, hint="Giảm nhiều hơn đầu kỳ."))),
        GridRow(2, (Cell("", icon="bo-trong"), "Thôn B", Cell("99,00%", gap=1.0),
                    Cell("3", state=CellState.IMPORTED, note="Đã hỏi trưởng thôn"))),
    ])  # fmt: skip
    grid = Grid(model, "Bảng thử")
    qtbot.addWidget(grid)
    first, second = grid.shown_table().rows
    assert first.cells == ("có", "Thôn A", "97,38%", "12")
    assert first.remark == "dưới tiến độ: BHYT; cần xem: Giảm (Giảm nhiều hơn đầu kỳ)"
    assert second.cells[0] == "không"
    assert second.remark == "từ tệp: Giảm; ghi chú: Giảm (Đã hỏi trưởng thôn)"


def test_headings_of_a_list_stay_in_their_place(qtbot: QtBot, dressed: object) -> None:
    rows = RowList(RowStyle.RECORD, "Hội nghị")
    qtbot.addWidget(rows)
    rows.set_items([
        RowItem("m5", "Tháng 5", is_heading=True),
        RowItem(1, "Họp thôn", "Nhà văn hóa", state="Đã họp", big="21", small="Thứ Năm"),
    ])  # fmt: skip
    shown = rows.shown_table()
    heads = [column.title for column in shown.columns]
    assert heads == ["Ngày", "Thứ", "Nội dung", "Nơi, đơn vị", "Tình trạng"]
    assert [row.cells[2] for row in shown.rows] == ["Tháng 5", "Họp thôn"]
    assert [row.is_bold for row in shown.rows] == [True, False]


def test_the_small_button_draws_its_words_in_its_own_middle(qtbot, dressed) -> None:
    rows = RowList(RowStyle.RECORD, "Sổ")
    button = TableButton(rows)
    qtbot.addWidget(rows)
    qtbot.addWidget(button)
    button.show()
    for _ in ("at rest", "with the focus ring"):
        option = QStyleOptionButton()
        button.initStyleOption(option)
        words = button.style().subElementRect(
            QStyle.SubElement.SE_PushButtonContents, option, button
        )
        assert abs(words.center().y() - button.rect().center().y()) <= 1
        button.setFocus()
