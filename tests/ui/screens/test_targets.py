"""Stories S1 and S5 through the real window: bases, split, the reason, the pasted decision."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from bhdesk.domain.frame import Office
from bhdesk.domain.places import read_names
from bhdesk.domain.targets import Reason
from bhdesk.services import bases, office, targets
from bhdesk.ui.screens.targets import annex
from bhdesk.ui.screens.targets.rows import GIVEN
from bhdesk.ui.widgets.labels import CutText
from tests.offices import MIGRATIONS, RESOURCES
from tests.ui.screens.typing_vietnamese import type_in
from tests.ui.screens.window import open_window, type_keys

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from bhdesk.store.engine import Store
    from bhdesk.ui.main_window import MainWindow
    from bhdesk.ui.screens.targets import TargetsPage

NAMES = "Thôn 1\nThôn 2\nThôn 10\nThôn An Nhân\nThôn Đoài\nThôn Đông"
POPULATION = (4630, 3980, 3290, 4420, 4330, 4210)
LABOUR = (2310, 1985, 1640, 2205, 2160, 2100)
VSI, HI = "vsi_participants", "hi_participants"
ON = date(2026, 4, 24)
LEFT = Qt.MouseButton.LeftButton
TABLE = """STT\tĐơn vị\tBHXH bắt buộc\tBHXH tự nguyện\tBảo hiểm thất nghiệp\tBHYT
1\tPhường 1\t1.888\t165\t1.613\t10.324
2\tPhường 2\t483\t55\t374\t3.444
3\tPhường 3\t406\t55\t305\t3.426
4\tPhường 4\t1.749\t159\t1.403\t9.534
5\tPhường 5\t1.159\t184\t882\t10.306
6\tPhường 6\t1.259\t190\t974\t10.632
7\tPhường 7\t2.236\t263\t1.842\t14.690
8\tPhường 8\t1.249\t152\t971\t8.470
9\tPhường 9\t1.616\t214\t1.224\t11.958
10\tLong Đức\t3.259\t319\t2.780\t19.936
Tổng cộng\t\t15.647\t1.757\t12.369\t108.441
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Bình Minh on the plan of Tứ Kỳ, nothing entered yet."""
    source = (RESOURCES / "plans" / "tu-ky-2026.toml").read_text("utf-8")
    head = Office(name="xã Bình Minh", issuer="UBND xã Bình Minh")
    setup = office.Setup(source, head, read_names(NAMES))
    made = office.create(tmp_path / "a.bhdesk", setup, "Người thử", MIGRATIONS)
    yield made
    made.close()


@pytest.fixture
def window(store: Store, qtbot: QtBot, dressed: object) -> MainWindow:
    made = open_window(store, 202604, ON)
    qtbot.addWidget(made)
    made.show_page("targets")
    return made


@pytest.fixture
def page(window: MainWindow) -> TargetsPage:
    return window.page("targets")  # type: ignore[return-value]


def press(parent: QWidget, text: str) -> None:
    found = [b for b in parent.findChildren(QPushButton) if b.text().strip() == text]
    QTest.mouseClick(found[-1], LEFT)


def type_bases(page: TargetsPage) -> None:
    press(page.editor.gap_bar, "Nhập mẫu số")
    dialog = page.open_dialog
    dialog.day.setText("31/03/2026")
    dialog.source.setText("Thống kê cơ sở")
    grid = dialog.grids.unit_grid
    units = [row.key for row in dialog.grids.units.rows]
    for key, values in (("population", (*POPULATION, 24860)), ("labour_force", (*LABOUR, 12400))):
        grid.select_cell(units[0], key)
        for value in values:
            type_keys(grid, str(value))
    press(dialog, "Lưu mẫu số")


def given(store: Store, key: str) -> list[int | None]:
    return list(
        next(s for s in targets.view(store, ON).sheets if s.measure.key == key).values.values()
    )


def listed(page: TargetsPage) -> dict[str, tuple[str, str]]:
    return {item.title: (item.right, item.state) for item in page.list.row_model.items}


def test_without_denominators_every_required_number_is_a_dash(page: TargetsPage) -> None:
    assert {right for right, _ in listed(page).values()} == {"–"}
    assert page.editor.gap_bar.text.startswith("Chưa có dân số, LLLĐ.")
    assert [b.text() for b in page.editor.gap_bar.buttons] == ["Nhập mẫu số"]


def test_rates_become_heads_once_denominators_are_typed(page: TargetsPage, store: Store) -> None:
    type_bases(page)
    totals = {name: right for name, (right, _) in listed(page).items()}
    assert totals["BHYT"] == "23.742"
    assert totals["Tổng BHXH"] == "7.044"
    assert totals["BHXH bắt buộc"] == "6.275"
    assert totals["BHXH tự nguyện"] == "769"
    assert totals["BHTN"] == "6.076"
    assert page.sum_check.accessibleName() == "6.275 + 769 = 7.044, khớp tổng BHXH"
    page.list.choose(HI)
    assert page.editor.split.formula == "95,5% × 24.860 dân số = 23.742"
    table = bases.table(store, ON)
    assert table.office["population"].as_of == date(2026, 3, 31)
    assert table.office["population"].source == "Thống kê cơ sở"


def test_esc_does_not_throw_away_a_typed_table(page: TargetsPage, store: Store) -> None:
    press(page.editor.gap_bar, "Nhập mẫu số")
    dialog = page.open_dialog
    grid, units = dialog.grids.unit_grid, dialog.grids.units.rows
    grid.select_cell(units[0].key, "population")
    type_keys(grid, "4630")
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "chưa lưu" in dialog.bar.text
    assert dialog.grids.values[units[0].key, "population"] == 4630
    press(dialog.bar, "Bỏ, không lưu")
    assert not dialog.isVisible()
    assert bases.table(store, ON).units == {}


def test_splits_are_exact_and_saved_only_when_given_out(page: TargetsPage, store: Store) -> None:
    type_bases(page)
    press(page.editor.split, "Theo LLLĐ")
    assert [share.value for share in page.editor.draft.shares] == [143, 123, 102, 137, 134, 130]
    assert given(store, VSI) == [None] * 6
    assert [chip.text() for chip in page.header.chips] == ["Chưa lưu"]
    QTest.mouseClick(page.give_button, LEFT)
    assert given(store, VSI) == [143, 123, 102, 137, 134, 130]
    page.list.choose(HI)
    press(page.editor.split, "Theo dân số")
    QTest.mouseClick(page.give_button, LEFT)
    assert given(store, HI) == [4422, 3801, 3142, 4221, 4135, 4021]
    assert listed(page)["BHYT"] == ("23.742", "Khớp, đã giao 6 thôn")


def test_a_difference_is_shown_and_given_out_only_with_a_reason(
    page: TargetsPage, store: Store
) -> None:
    type_bases(page)
    press(page.editor.split, "Theo LLLĐ")
    unit = page.editor.draft.shares[2].unit
    page.editor.grid.select_cell(unit, "given")
    type_keys(page.editor.grid, "105")
    assert page.editor.gap_bar.text == "Chênh +3. Tổng thôn 772, chỉ tiêu xã 769."
    assert listed(page)["BHXH tự nguyện"] == ("769", "Chưa lưu · lệch +3 so với xã")
    QTest.mouseClick(page.give_button, LEFT)
    press(page.open_dialog, "Giao chỉ tiêu")
    assert given(store, VSI) == [None] * 6
    press(page.open_dialog, "Hủy, lấy lại số cũ")
    assert [share.value for share in page.editor.draft.shares] == [143, 123, 102, 137, 134, 130]
    assert given(store, VSI) == [None] * 6


def test_a_reason_lets_the_difference_stand(page: TargetsPage, store: Store) -> None:
    type_bases(page)
    press(page.editor.split, "Theo LLLĐ")
    page.editor.grid.select_cell(page.editor.draft.shares[2].unit, "given")
    type_keys(page.editor.grid, "105")
    QTest.mouseClick(page.give_button, LEFT)
    page.open_dialog.choice.button(Reason.ROUNDING).setChecked(True)
    press(page.open_dialog, "Giao chỉ tiêu")
    assert given(store, VSI) == [143, 123, 105, 137, 134, 130]
    sheet = next(s for s in targets.view(store, ON).sheets if s.measure.key == VSI)
    assert (sheet.total, sheet.sheet.reason) == (769, Reason.ROUNDING)


def test_the_others_are_split_again_or_the_pin_taken_out(page: TargetsPage) -> None:
    type_bases(page)
    press(page.editor.split, "Theo LLLĐ")
    page.editor.grid.select_cell(page.editor.draft.shares[2].unit, "given")
    type_keys(page.editor.grid, "105")
    press(page.editor.gap_bar, "Chia lại 5 thôn kia")
    values = [share.value for share in page.editor.draft.shares]
    assert values[2] == 105
    assert sum(values) == 769
    assert not page.editor.gap_bar.isVisible()
    page.editor.grid.select_cell(page.editor.draft.shares[2].unit, "pin")
    QTest.keyClick(page.editor.grid, Qt.Key.Key_Space)
    assert [share.value for share in page.editor.draft.shares] == [143, 123, 102, 137, 134, 130]


def test_leaving_with_a_draft_asks_first(
    page: TargetsPage, window: MainWindow, store: Store
) -> None:
    type_bases(page)
    press(page.editor.split, "Theo LLLĐ")
    window.show_page("counts")
    assert window.current_page is page
    assert page.bar.text.startswith("BHXH tự nguyện chưa lưu.")
    press(page.bar, "Bỏ thay đổi, đi tiếp")
    assert window.current_page is not page
    assert given(store, VSI) == [None] * 6


def test_a_bad_denominator_is_refused_and_nothing_saved(page: TargetsPage, store: Store) -> None:
    press(page.editor.gap_bar, "Nhập mẫu số")
    dialog = page.open_dialog
    dialog.grids.unit_grid.select_cell(dialog.grids.units.rows[0].key, "population")
    type_keys(dialog.grids.unit_grid, "4.63")
    press(dialog, "Lưu mẫu số")
    assert dialog.isVisible()
    assert "Thôn 1 · Dân số" in dialog.bar.text
    assert bases.table(store, ON).units == {}


def test_the_annex_is_previewed_and_saved(
    page: TargetsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_bases(page)
    QTest.mouseClick(page.annex_button, LEFT)
    assert page.open_dialog is None
    press(page.editor.split, "Theo LLLĐ")
    QTest.mouseClick(page.give_button, LEFT)
    QTest.mouseClick(page.annex_button, LEFT)
    target = tmp_path / "phụ lục.pdf"
    monkeypatch.setattr(annex, "ask_save", lambda *_: target)
    press(page.open_dialog, "Lưu PDF")
    assert target.read_bytes().startswith(b"%PDF")
    press(page.open_dialog, "Đóng")


def test_a_decision_that_does_not_add_up_is_kept_as_printed(
    tmp_path: Path, qtbot: QtBot, dressed: object
) -> None:
    source = (RESOURCES / "plans" / "tra-vinh-2023.toml").read_text("utf-8")
    store = office.create(tmp_path / "tv.bhdesk", office.Setup(source, Office()), "Thử", MIGRATIONS)
    window = open_window(store, 202306, date(2023, 6, 30))
    qtbot.addWidget(window)
    window.show_page("targets")
    page = window.page("targets")
    QTest.mouseClick(page.paste_button, LEFT)
    dialog = page.open_dialog
    dialog.field.setPlainText(TABLE)
    gaps = [dialog.model.index(row, 3).data() for row in range(4)]
    assert gaps == ["−343", "−1", "−1", "−5.721"]
    press(dialog, "Lưu bảng")
    assert dialog.isVisible()
    assert dialog.choice.is_asking
    dialog.choice.button(Reason.KEEP_PRINTED).setChecked(True)
    dialog.choice.note.setText("chưa rõ")
    press(dialog, "Lưu bảng")
    sheet = next(s for s in targets.view(store, date(2023, 6, 30)).sheets if s.measure.key == HI)
    assert (sheet.total, sheet.sum, sheet.sheet.reason) == (108441, 102720, Reason.KEEP_PRINTED)
    store.close()


def test_ctrl_f_looks_in_the_table_wherever_the_keyboard_is(
    window: MainWindow, page: TargetsPage
) -> None:
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.editor.card.find_bar.isVisible()
    type_in(page.editor.card.find_bar.field, "thon 10")
    assert page.editor.grid.currentIndex().row() == 2


def test_a_block_of_a_draft_is_not_called_written(window: MainWindow, page: TargetsPage) -> None:
    """What stands as Chưa lưu must not be told as on disk."""
    grid = page.editor.grid
    grid.select_cell(grid.grid_model.rows[0].key, GIVEN)
    QGuiApplication.clipboard().setText("1\n2\n")
    QTest.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "Đã điền 2 ô." in [word.full for word in window.status.findChildren(CutText)]
