"""One answer for all questions of a kind, each still shown; and where a figure came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bhdesk.domain.counts import Part
from bhdesk.services import counts, undoing
from bhdesk.ui.widgets.labels import CutText
from tests.ui.screens.test_import import (
    FIGURES,
    HI,
    MAY,
    choose,
    closings,
    last_month,
    names,
    page,
    plain_file,
    press,
    shown,
    window,
)

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from bhdesk.store.engine import Store
    from bhdesk.ui.screens.counts import CountsPage
    from bhdesk.ui.screens.counts.import_dialog import ImportDialog

__all__ = ["last_month", "page", "window"]
READ_ABROAD = (1.888, 483, 3, 1.204, 760, 615)
"""1.888, 3.000 and 1.204 as a sheet in an English locale gives them."""


def click_for_all(dialog: ImportDialog, code: str, answer: str) -> None:
    button = dialog.side.groups[code].for_all[answer]
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_one_answer_for_all_thousands(
    page: CountsPage, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = choose(page, plain_file(store, tmp_path, READ_ABROAD), monkeypatch)
    assert set(dialog.questions) == {"BHYT!B2", "BHYT!B4", "BHYT!B5"}
    assert shown(dialog, "state") == [
        "Chờ trả lời", "Mới", "Chờ trả lời", "Chờ trả lời", "Mới", "Mới",
    ]  # fmt: skip
    click_for_all(dialog, "import.fraction", "times_1000")
    assert set(dialog.questions) == {"BHYT!B2", "BHYT!B4", "BHYT!B5"}, "each still shown"
    for key in ("BHYT!B2", "BHYT!B5"):
        assert dialog.questions[key].choice.currentText().startswith("Nhân 1.000 thành 1.")
    press(dialog)
    assert "có thể là 3.000" in dialog.bar.text.replace("cũng ", "")
    box = dialog.questions["BHYT!B4"].choice
    assert box.itemText(1) == "Nhân 1.000 thành 3.000"
    assert box.itemText(2) == "Giữ nguyên 3"
    QTest.keyClick(box, Qt.Key.Key_Down)
    press(dialog)
    assert closings(store) == [1888, 483, 3000, 1204, 760, 615]


def test_one_of_them_may_still_be_answered_otherwise(
    page: CountsPage, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    figures = (1.888, 1.483, 1.951, 1.204, 760, 615)
    before = closings(store)
    dialog = choose(page, plain_file(store, tmp_path, figures), monkeypatch)
    click_for_all(dialog, "import.fraction", "times_1000")
    box = dialog.questions["BHYT!B3"].choice
    for _ in range(box.findText("Bỏ ô này") - box.currentIndex()):
        QTest.keyClick(box, Qt.Key.Key_Down)
    press(dialog)
    assert closings(store) == [1888, before[1], 1951, 1204, 760, 615]


def test_all_left_out_after_all_were_answered(
    page: CountsPage, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = closings(store)
    figures = (1.888, 1.483, 951, 1204, 760, 615)
    dialog = choose(page, plain_file(store, tmp_path, figures), monkeypatch)
    for key in ("BHYT!B2", "BHYT!B3"):
        QTest.keyClick(dialog.questions[key].choice, Qt.Key.Key_Down)
    click_for_all(dialog, "import.fraction", "leave_out")
    press(dialog)
    assert closings(store) == [*before[:2], 951, 1204, 760, 615]


def test_ticks_and_answers_live_together(
    page: CountsPage, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row that was not ticked stays so after an answer; the table keeps its cursor."""
    before = closings(store)
    figures = (1.888, 1.483, 951, 1204, 760, 615)
    dialog = choose(page, plain_file(store, tmp_path, figures), monkeypatch)
    dialog.grid.select_cell("BHYT!B4", "tick")
    QTest.keyClick(dialog.grid, Qt.Key.Key_Space)
    assert dialog.ok_button.text() == "Nhập 3 số"
    click_for_all(dialog, "import.fraction", "times_1000")
    assert dialog.grid.current_keys() == ("BHYT!B4", "tick")
    assert dialog.ok_button.text() == "Nhập 5 số"
    press(dialog)
    assert closings(store) == [1888, 1483, before[2], 1204, 760, 615]


def seen(page: CountsPage) -> list[str]:
    """The lines under the changes of the cell that stand on the screen."""
    return [item.full for item in page.remarks.findChildren(CutText) if item.isVisible()]


def test_the_history_of_a_cell_names_the_file(
    page: CountsPage, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(choose(page, plain_file(store, tmp_path), monkeypatch))
    first, second = unit_of(store, 0), unit_of(store, 1)
    page.show_what((first, HI))
    page.sheet.grid.select_cell(first, Part.CLOSING.value)
    assert "Từ tệp Thôn gửi.xlsx" in seen(page)
    assert page.remarks.lines[0].startswith("trống → 1.888")
    # typed over, the newest change is the officer's own; the file's stands under it
    counts.set_counts(store, MAY, [counts.Entry(first, HI, Part.CLOSING, FIGURES[0] + 1)])
    page.reload()
    page.sheet.grid.select_cell(second, Part.CLOSING.value)
    page.sheet.grid.select_cell(first, Part.CLOSING.value)
    assert page.remarks.lines[0].startswith("1.888 → 1.889")
    assert "tệp" not in page.remarks.lines[0]
    assert page.remarks.lines[1].endswith("tệp Thôn gửi.xlsx")
    for _ in range(2):
        undoing.undo(store)
    page.reload()
    page.sheet.grid.select_cell(second, Part.CLOSING.value)
    assert page.remarks.lines[0].startswith("483 → trống")


def unit_of(store: Store, at: int) -> int:
    assert names(store)
    return counts.grid(store, MAY, HI).rows[at].unit.id
