"""Blocks with names of villages in the tables that are edited: shown first, then all or nothing."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bhdesk.domain.counts import Part
from bhdesk.domain.periods import Month
from bhdesk.services import bases, counts, units
from bhdesk.ui.grid.named_dialog import NamedDialog
from bhdesk.ui.screens.counts.measure_bar import OFFICE
from tests.ui.screens.typing_vietnamese import type_in
from tests.ui.screens.window import real_window

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
VSI, MAY = "vsi_participants", Month(2026, 5)
FLOWS = (Part.NEW, Part.RESUMED, Part.LAPSED)
# the six villages in another order, each written another way, with what Excel puts around them
BLOCK = (
    "SỐ LIỆU THÁNG 5\t\t\t\t\t\r\n"
    "STT\tTên thôn\tTăng\tTham gia lại\tGiảm\tGhi chú\r\n"
    "1\tĐông\t12\t1\t1\t\r\n"
    "2\tTHÔN ĐOÀI\t11\t2\t2\tđã rà soát\r\n"
    "3\tThôn An Nhân\t13\t1\t2\t\r\n"
    "4\tthôn 10\t8\t0\t1\t\r\n"
    "5\tThôn 2\t10\t1\t3\t\r\n"
    "6\tThôn  1\t14\t2\t2\t\r\n"
    "Tổng cộng\t\t68\t7\t12\t\r\n"
)
PASTED = [(14, 2, 2), (10, 1, 3), (8, 0, 1), (13, 1, 2), (11, 2, 2), (12, 1, 1)]
BLANK = [(None, None, None)] * 6


@pytest.fixture
def last_month():
    """May is not typed yet."""
    return 4


@pytest.fixture
def window(store, qtbot, dressed):
    with real_window(qtbot, store, "counts", today=date(2026, 6, 1), month=MAY.key) as made:
        yield made


@pytest.fixture
def page(window):
    return window.page("counts")


def flows(store):
    rows = counts.grid(store, MAY, VSI).rows
    return [tuple(row.count.part(part) for part in FLOWS) for row in rows]


def paste(grid, text, spot=None):
    """Ctrl+V at a cell given by its keys; the dialog it opens, if any."""
    if spot is not None:
        grid.select_cell(*spot)
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(grid, KEY.Key_V, CTRL)
    QApplication.processEvents()
    return next(iter(grid.window().findChildren(NamedDialog)), None)


def first(page, part="new"):
    return page.sheet.shown.frame.unit_ids[0], part


def texts(model):
    return [tuple(model.cell(row, column).text for column in range(model.columnCount()))
            for row in range(model.rowCount())]  # fmt: skip


def leave(dialog, key):
    """The key goes where the focus is, as it does for the officer."""
    QTest.keyClick(dialog.focusWidget(), key)


def test_a_block_in_any_order_is_shown_and_written_in_one_step(page, store, qtbot):
    dialog = paste(page.sheet.grid, BLOCK, first(page))
    assert flows(store) == BLANK, "nothing is written before Ghi"
    assert dialog.reasons.texts == ()
    assert len(texts(dialog.changes)) == 18
    assert ("Thôn Đông", "Tăng mới", "trống", "12") in texts(dialog.changes)
    assert texts(dialog.sums) == [
        ("Tăng mới", "–", "68", "68", "0"),
        ("Tham gia lại", "–", "7", "7", "0"),
        ("Giảm", "–", "11", "12", "−1"),
    ]
    assert dialog.ok_button.text() == "&Ghi 18 ô"
    leave(dialog, KEY.Key_Return)
    assert flows(store) == PASTED
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    QTest.keyClick(page.sheet.grid, KEY.Key_Z, CTRL)
    assert flows(store) == BLANK, "one step back"
    QTest.keyClick(page.sheet.grid, KEY.Key_Y, CTRL)
    assert flows(store) == PASTED


def test_esc_writes_nothing_and_the_cursor_is_back_in_the_table(page, store, qtbot):
    grid = page.sheet.grid
    dialog = paste(grid, BLOCK, first(page))
    leave(dialog, KEY.Key_Escape)
    assert flows(store) == BLANK
    grid.window().activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is grid)
    assert grid.current_keys() == first(page)


def test_only_what_differs_is_shown_and_counted(page, store):
    grid = page.sheet.grid
    leave(paste(grid, BLOCK, first(page)), KEY.Key_Return)
    QApplication.sendPostedEvents(None, 52)  # the dialog is deleted
    dialog = paste(grid, "Thôn Đông\t13\nThôn 1\t14\n", first(page))
    assert texts(dialog.changes) == [("Thôn Đông", "Tăng mới", "12", "13")]
    assert texts(dialog.sums) == [("Tăng mới", "68", "69", "–", "–")]
    leave(dialog, KEY.Key_Return)
    assert flows(store)[5] == (13, 1, 1)


def test_the_same_figures_again_open_nothing(page, store, qtbot):
    grid = page.sheet.grid
    leave(paste(grid, BLOCK, first(page)), KEY.Key_Return)
    QApplication.sendPostedEvents(None, 52)
    with qtbot.waitSignal(grid.said) as said:
        assert paste(grid, "Thôn 1\t14\n", first(page)) is None
    assert said.args == ["Khối dán không đổi ô nào."]


def test_unknown_and_double_names_and_half_persons_stop_all_of_it(page, store):
    dialog = paste(page.sheet.grid, "Thôn Lạ\t1\nĐông\t2\nThôn Đông\t3\nThôn 2\t8,5\n",
                   first(page))  # fmt: skip
    assert dialog.reasons.texts == (
        "Dòng 1: không có đơn vị “Thôn Lạ”. Chưa dán gì; hãy sửa tên rồi dán lại.",
        "Dòng 3: “Thôn Đông” có hai lần trong bảng. Chưa dán gì; hãy bỏ bớt một dòng.",
        "Thôn 2 · Tăng mới: “8,5” không phải số người. Số cũ được giữ nguyên;"
        " hãy nhập số nguyên, ví dụ 1.888.",
    )
    assert dialog.ok_button.isHidden()
    assert dialog.focusWidget() is dialog.cancel_button
    leave(dialog, KEY.Key_Return)
    assert flows(store) == BLANK


def test_what_the_figures_cannot_be_is_said_in_the_dialog(page, store):
    """Thôn 10 has 66 at the beginning: 67 cannot have left."""
    said = "Thôn\tTăng mới\tGiảm\nThôn 1\t14\t2\nThôn 10\t8\t67\n"
    dialog = paste(page.sheet.grid, said, first(page))
    leave(dialog, KEY.Key_Return)
    assert flows(store) == BLANK
    assert dialog.isVisible()
    assert dialog.reasons.texts[0].startswith("Thôn 10 · ")
    leave(dialog, KEY.Key_Return)


def test_an_opening_that_differs_is_named_with_both_figures(page, store):
    said = "Thôn\tĐầu kỳ\tTăng mới\nThôn 1\t105\t14\nThôn 2\t88\t10\n"
    dialog = paste(page.sheet.grid, said, first(page))
    assert dialog.reasons.texts == (
        "Thôn 2 · Đầu kỳ: ô này được tính sẵn là 86, khối dán ghi 88.",
    )
    leave(dialog, KEY.Key_Return)
    assert flows(store) == BLANK


def test_figures_without_names_go_in_at_once(page, store):
    assert paste(page.sheet.grid, "14\t2\t2\n10\t1\t3\n", first(page)) is None
    assert flows(store)[:2] == [(14, 2, 2), (10, 1, 3)]


def test_the_month_copied_whole_goes_back_into_another_month(page, store, window):
    grid = page.sheet.grid
    window.set_month(Month(2026, 4).key)
    QApplication.processEvents()
    QTest.keyClick(grid, KEY.Key_A, CTRL)
    QTest.keyClick(grid, KEY.Key_C, CTRL)
    copied = QGuiApplication.clipboard().text()
    assert paste(grid, copied) is None, "the same month: nothing to change"


def test_office_figures_go_by_the_name_of_the_measure(page, store):
    page.show_what(OFFICE)
    grid = page.office.grid
    names = [cells[0] for cells in texts(grid.grid_model)]
    assert len(names) >= 2
    dialog = paste(grid, f"{names[1].upper()}\t1.212\n{names[0]}\t77\n",
                   (grid.grid_model.rows[0].key, "now"))  # fmt: skip
    assert sorted(row[3] for row in texts(dialog.changes)) == ["1.212", "77"]
    leave(dialog, KEY.Key_Return)
    now = {cells[0]: cells[2] for cells in texts(grid.grid_model)}
    assert (now[names[1]], now[names[0]]) == ("1.212", "77")


def test_targets_go_by_name_into_the_draft(window, store):
    window.show_page("targets")
    page = window.page("targets")
    grid = page.editor.grid
    unit = grid.grid_model.rows[0].key
    dialog = paste(grid, "Thôn\tChỉ tiêu giao năm 2026\nThôn Đông\t131\nThôn 1\t144\n",
                   (unit, "given"))  # fmt: skip
    assert [row[::3] for row in texts(dialog.changes)] == [("Thôn Đông", "131"), ("Thôn 1", "144")]
    leave(dialog, KEY.Key_Return)
    ids = counts.grid(store, MAY, VSI).frame.unit_ids
    assert (page.editor.draft.values[ids[0]], page.editor.draft.values[ids[5]]) == (144, 131)


def test_denominators_go_by_name_with_the_whole_office(window, store, qtbot):
    window.show_page("targets")
    page = window.page("targets")
    page.bases_button.click()
    asked = QApplication.activeModalWidget() or window.findChild(type(window))
    grid = next(found for found in asked.findChildren(object)
                if getattr(found, "takes_names", False))  # fmt: skip
    said = ("TT\tĐơn vị\tDân số\tLực lượng lao động\n1\tThôn Đông\t4.211\t2.101\n"
            "2\tToàn xã\t25.000\t12.500\n")  # fmt: skip
    QGuiApplication.clipboard().setText(said)
    QTest.keyClick(grid, KEY.Key_V, CTRL)
    QApplication.processEvents()
    dialog = asked.findChild(NamedDialog)
    assert dialog.reasons.texts == ()
    leave(dialog, KEY.Key_Return)
    asked.save_button.click()
    table = bases.table(store, date(2026, 6, 1))
    last = table.frame.unit_ids[-1]
    assert (table.units[last, "population"].value, table.units[last, "labour_force"].value) == (
        4211, 2101,
    )  # fmt: skip
    assert table.office["population"].value == 25000


def test_names_pasted_below_each_other_correct_the_villages(window, store):
    window.show_page("catalogue", "units")
    section = window.page("catalogue").part_of("units")
    listed = [unit.name for unit in units.listed(store)]
    ids = [unit.id for unit in units.listed(store)]
    paste(section.grid, "Thôn Nhất\nThôn Nhì\n", (ids[0], "name"))
    assert [unit.name for unit in units.listed(store)] == ["Thôn Nhất", "Thôn Nhì", *listed[2:]]
    QTest.keyClick(section.grid, KEY.Key_Z, CTRL)
    assert [unit.name for unit in units.listed(store)] == listed


def test_more_names_than_villages_are_refused_with_the_way_to_add_them(window, store):
    window.show_page("catalogue", "units")
    page = window.page("catalogue")
    listed = units.listed(store)
    paste(page.part_of("units").grid, "Thôn A\nThôn B\nThôn C\n", (listed[-1].id, "name"))
    assert units.listed(store) == listed
    assert "Muốn thêm đơn vị, hãy dán vào ô thêm ở bên phải" in page.bar.text


def test_a_name_is_found_without_its_marks_in_a_table_to_look_at(window):
    window.show_page("catalogue", "plan")
    section = window.page("catalogue").part_of("plan")
    section.grid.setFocus()
    QTest.keyClick(section.grid, KEY.Key_F, CTRL)
    type_in(QApplication.focusWidget(), "bhxh tu nguyen")
    row = section.grid.currentIndex().row()
    assert texts(section.grid.grid_model)[row][0] == (
        "Tỷ lệ tham gia BHXH tự nguyện trên lực lượng lao động trong độ tuổi"
    )


def test_ctrl_semicolon_is_today_in_the_day_of_a_meeting(window, qtbot):
    window.show_page("meetings")
    page = window.page("meetings")
    QTest.keyClick(page, KEY.Key_N, CTRL)
    field = page.editor.form.rows["day"].field
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClick(field, KEY.Key_Semicolon, CTRL)
    assert field.text() == "01/06/2026"


def test_a_list_is_searched_too(window):
    window.show_page("targets")
    rows = window.page("targets").list
    rows.setFocus()
    QTest.keyClick(rows, KEY.Key_F, CTRL)
    field = rows.find_bar.field
    assert QApplication.focusWidget() is field
    said = [item.spoken for item in rows.row_model.items]
    wanted = next(at for at, words in enumerate(said) if "bắt buộc" in words)
    assert rows.currentIndex().row() != wanted
    type_in(field, "bat buoc")
    assert rows.currentIndex().row() == wanted
    assert QApplication.focusWidget() is field
    type_in(field, "zz")
    assert rows.find_bar.note.isVisible()
    QTest.keyClick(field, KEY.Key_Escape)
    assert rows.find_bar.isHidden()
    assert rows.viewportMargins().top() == 0
    assert QApplication.focusWidget() is rows
