"""Danh mục → Thôn, tổ: a new name, merging and splitting from a day on, with real keys."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bhdesk import app
from bhdesk.domain.periods import Month
from bhdesk.services import counts, office, reporting, units
from bhdesk.ui.widgets.labels import CutText
from tests.offices import dump
from tests.ui.screens.typing_vietnamese import type_in
from tests.ui.screens.window import real_window

ENTER, SPACE, ESC = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape
CTRL = Qt.KeyboardModifier.ControlModifier
VSI, MAY, JUNE = "vsi_participants", Month(2026, 5), Month(2026, 6)


@pytest.fixture
def window(store, qtbot):
    app.make_app()
    with real_window(qtbot, store, "catalogue", "units", today=date(2026, 6, 2)) as made:
        yield made


@pytest.fixture
def section(window):
    return window.page("catalogue").part_of("units")


def rows(section) -> list[tuple[str, str]]:
    """Name and what became of it."""
    model = section.grid.grid_model
    at = [column.key for column in model.columns].index("changes")
    return [(row.cells[0].text, row.cells[at].text) for row in model.rows]


def names(store, month: Month) -> list[str]:
    return [row.unit.name for row in counts.grid(store, month, VSI).rows]


def report(store) -> object:
    return reporting.as_json(reporting.month_report(store, MAY))


def open_merge(section, name: str, day: str):
    """Ticks the first two villages with the keyboard and types name and day."""
    QTest.keyClick(section.merge, ENTER)
    dialog = section.open_dialog
    for at in range(dialog.list.count()):
        dialog.list.item(at).setCheckState(Qt.CheckState.Unchecked)
    dialog.list.setCurrentRow(0)
    QTest.keyClick(dialog.list, SPACE)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, SPACE)
    type_in(dialog.name, name)
    type_in(dialog.day, day)
    return dialog


def test_two_villages_become_one_and_it_can_be_undone(window, section, store) -> None:
    before, whole = report(store), dump(store)["unit"]
    dialog = open_merge(section, "Thôn Đại Đồng", "10/06/2026")
    said = dialog.what.text()
    assert "Thôn 1 và Thôn 2 nhập thành Thôn Đại Đồng" in said
    assert "Báo cáo các tháng trước không thay đổi" in said
    QTest.keyClick(dialog.ok_button, ENTER)
    assert names(store, JUNE)[0] == "Thôn Đại Đồng"
    assert len(names(store, JUNE)) == 5
    assert names(store, MAY)[:2] == ["Thôn 1", "Thôn 2"]
    assert report(store) == before
    assert rows(section)[:3] == [
        ("Thôn 1", "đến 09/06/2026, nhập vào Thôn Đại Đồng"),
        ("Thôn Đại Đồng", "từ 10/06/2026, nhập từ Thôn 1, Thôn 2"),
        ("Thôn 2", "đến 09/06/2026, nhập vào Thôn Đại Đồng"),
    ]
    section.grid.setFocus()
    QTest.keyClick(section.grid, Qt.Key.Key_Z, CTRL)
    assert dump(store)["unit"] == whole
    assert "changes" not in [column.key for column in section.grid.grid_model.columns]


def test_a_village_is_split_in_the_window(section, store) -> None:
    first = units.listed(store)[0]
    section.grid.select_cell(first.id, "name")
    QTest.keyClick(section.split, ENTER)
    dialog = section.open_dialog
    assert dialog.unit.currentText() == "Thôn 1"
    type_in(dialog.new, "Thôn Thượng\nThôn Hạ")
    type_in(dialog.day, "01/07/2026")
    QTest.keyClick(dialog.ok_button, ENTER)
    assert rows(section)[:3] == [
        ("Thôn 1", "đến 30/06/2026, tách thành Thôn Thượng, Thôn Hạ"),
        ("Thôn Thượng", "từ 01/07/2026, tách từ Thôn 1"),
        ("Thôn Hạ", "từ 01/07/2026, tách từ Thôn 1"),
    ]
    assert names(store, Month(2026, 7))[:2] == ["Thôn Thượng", "Thôn Hạ"]


def test_a_new_name_counts_from_its_day(section, store) -> None:
    before = report(store)
    section.grid.select_cell(units.listed(store)[0].id, "name")
    QTest.keyClick(section.rename_from, ENTER)
    dialog = section.open_dialog
    type_in(dialog.name, "Tổ dân phố số 1")
    type_in(dialog.day, "10/06/2026")
    QTest.keyClick(dialog.day, ENTER)
    assert rows(section)[0] == ("Tổ dân phố số 1", "đến 09/06/2026 tên là Thôn 1")
    assert (names(store, MAY)[0], names(store, JUNE)[0]) == ("Thôn 1", "Tổ dân phố số 1")
    assert report(store) == before


@pytest.mark.parametrize(
    ("name", "day", "said", "is_day"),
    [
        ("Thôn Mới", "", "Chưa ghi ngày", True),
        ("Thôn Mới", "31/02/2026", "Không đọc được ngày", True),
        ("Thôn Mới", "10/05/2026", "đã có số liệu từ tháng 5/2026", True),
        ("Thôn Đông", "10/06/2026", "có hai lần", False),
        ("Thôn 😀", "10/06/2026", "Ký tự “😀” trong “Thôn 😀”", False),
        ("", "10/06/2026", "không được để trống", False),
    ],
)
def test_a_refusal_stands_in_the_dialog_and_nothing_is_lost(
    section, store, name, day, said, is_day
) -> None:
    before = dump(store)
    dialog = open_merge(section, name, day)
    QTest.keyClick(dialog.ok_button, ENTER)
    assert dialog.isVisible()
    assert said in (dialog.day_row if is_day else dialog.name_row()).error
    assert (dialog.name.text(), dialog.day.text(), len(dialog.chosen)) == (name, day, 2)
    assert dump(store) == before
    QTest.keyClick(dialog, ESC)
    assert section.open_dialog is None


def test_one_village_alone_is_not_merged(section, store) -> None:
    dialog = open_merge(section, "Thôn Mới", "10/06/2026")
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    before = dump(store)
    QTest.keyClick(dialog.ok_button, ENTER)
    assert "Cần ít nhất hai đơn vị" in dialog.bar.text
    assert dump(store) == before


def test_the_window_is_called_as_the_office_after_a_change_and_its_undo(window, store) -> None:
    page = window.page("catalogue")
    page.show_part(0)
    before = window.windowTitle()
    field = page.part_of("office").fields["name"]
    field.setFocus()
    field.selectAll()
    type_in(field, "xã Tân Bình")
    QTest.keyClick(field, ENTER)
    assert office.frame(store).office.name == "xã Tân Bình"
    assert window.windowTitle() == "Xã Tân Bình – bhdesk"
    assert page.header.findChildren(CutText)[-1].full == "Xã Tân Bình"
    page.segment.setFocus()
    window.undo_wanted.emit()
    assert window.windowTitle() == before
    assert window.navigation._name.full == "Xã Bình Minh"


def test_only_the_part_looked_at_is_made(window) -> None:
    page = window.page("catalogue")
    assert set(page._parts) == {"units"}
