"""Files into the month through the window: looked at, asked about, taken whole or not at all."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest
import shiboken6
from msoffcrypto.format.ooxml import OOXMLFile
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from bhdesk.domain.counts import Part
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month
from bhdesk.services import counts, importing, months, undoing
from bhdesk.services.counts import Entry
from bhdesk.ui.screens.counts.import_rows import DIFFERENT, EVERY, REJECTED, TICK
from tests.ui.screens.window import open_window

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from bhdesk.store.engine import Store
    from bhdesk.ui.main_window import MainWindow
    from bhdesk.ui.screens.counts import CountsPage
    from bhdesk.ui.screens.counts.import_dialog import ImportDialog

HI, VSI = "hi_participants", "vsi_participants"
MAY = Month(2026, 5)
FIGURES = (1888, 483, 951, 1204, 760, 615)


@pytest.fixture
def last_month() -> int:
    """May is not typed yet."""
    return 4


@pytest.fixture
def window(store: Store, qtbot: QtBot, dressed: object) -> MainWindow:
    made = open_window(store, MAY.key, date(2026, 6, 1))
    qtbot.addWidget(made)
    made.show_page("counts")
    return made


@pytest.fixture
def page(window: MainWindow) -> CountsPage:
    return window.page("counts")  # type: ignore[return-value]


def names(store: Store) -> list[str]:
    grid = counts.grid(store, MAY, HI)
    return [row.unit.name for row in grid.rows]


def workbook(path: Path, *rows: list[object]) -> Path:
    """A real .xlsx with one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "BHYT"
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def plain_file(store: Store, folder: Path, figures: tuple[object, ...] = FIGURES) -> Path:
    pairs = zip(names(store), figures, strict=True)
    return workbook(folder / "Thôn gửi.xlsx", ["Thôn", "BHYT"], *(list(pair) for pair in pairs))


def choose(page: CountsPage, path: Path | None, monkeypatch: pytest.MonkeyPatch) -> ImportDialog:
    """Presses the button; the system's file window gives this path."""
    chosen = (str(path or ""), "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: chosen)
    QTest.mouseClick(page.imports.button, Qt.MouseButton.LeftButton)
    return page.imports.dialog  # type: ignore[return-value]


def closings(store: Store) -> list[int | None]:
    return [row.count.closing for row in counts.grid(store, MAY, HI).rows]


def press(dialog: ImportDialog) -> None:
    QTest.mouseClick(dialog.ok_button, Qt.MouseButton.LeftButton)


def shown(dialog: ImportDialog, column: str) -> list[str]:
    at = [item.key for item in dialog.model.columns].index(column)
    return [dialog.model.cell(row, at).text for row in range(dialog.model.rowCount())]


def ticked(dialog: ImportDialog) -> list[bool]:
    rows = range(dialog.model.rowCount())
    return [dialog.model.cell(row, 0).hint == "Sẽ nhập số này" for row in rows]


def answer(dialog: ImportDialog, key: str, words: str) -> None:
    """Goes down the choices with the arrow key."""
    box = dialog.questions[key].choice
    wanted = box.findText(words)
    assert wanted >= 0, [box.itemText(at) for at in range(box.count())]
    for _ in range(wanted - box.currentIndex()):
        QTest.keyClick(box, Qt.Key.Key_Down)


def test_a_file_becomes_the_month(
    page: CountsPage, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = closings(store)
    dialog = choose(page, plain_file(store, tmp_path), monkeypatch)
    assert dialog.summary.full == "Đọc 6 ô: 6 mới, 0 thay đổi, 0 như cũ, 0 không nhập được."
    assert shown(dialog, "place") == names(store)
    figures = ["1.888", "483", "951", "1.204", "760", "615"]
    assert shown(dialog, "figures") == [f"– → {figure}" for figure in figures]
    assert shown(dialog, "cell")[0] == "BHYT!B2"
    assert dialog.ok_button.text() == "Nhập 6 số"
    assert closings(store) == before, "looking writes nothing"
    press(dialog)
    assert closings(store) == list(FIGURES)
    assert page.bar.text == "Đã nhập 6 số từ Thôn gửi.xlsx."
    batch = undoing.last(store)
    assert batch is not None
    undoing.undo(store, batch.id)
    assert closings(store) == before, "one step takes all of it back"


def test_old_figures_stand_beside_the_new_and_the_filter_finds_them(
    page: CountsPage, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = counts.grid(store, MAY, HI).frame.unit_ids[:2]
    counts.set_counts(
        store, MAY, [Entry(first, HI, Part.CLOSING, 1880), Entry(second, HI, Part.CLOSING, 483)]
    )
    dialog = choose(page, plain_file(store, tmp_path, (*FIGURES[:5], "chưa rõ")), monkeypatch)
    assert dialog.summary.full == "Đọc 6 ô: 3 mới, 1 thay đổi, 1 như cũ, 1 không nhập được."
    assert shown(dialog, "figures")[:2] == ["1.880 → 1.888", "483 → 483"]
    assert shown(dialog, "state")[:3] == ["Thay đổi", "Như cũ", "Mới"]
    for at, rows in ((DIFFERENT, 4), (REJECTED, 1), (EVERY, 6)):
        dialog.filter.findChildren(QPushButton)[at].click()
        assert dialog.model.rowCount() == rows


def test_only_the_ticked_rows_are_taken(
    page: CountsPage, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = closings(store)
    dialog = choose(page, plain_file(store, tmp_path), monkeypatch)
    dialog.grid.select_cell("BHYT!B2", TICK)
    QTest.keyClick(dialog.grid, Qt.Key.Key_Space)
    assert ticked(dialog) == [False, *[True] * 5]
    assert dialog.ok_button.text() == "Nhập 5 số"
    press(dialog)
    assert closings(store) == [before[0], *FIGURES[1:]]


def test_a_fraction_is_asked_about_first(
    page: CountsPage, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = closings(store)
    path = plain_file(store, tmp_path, (1.888, *FIGURES[1:]))
    dialog = choose(page, path, monkeypatch)
    assert shown(dialog, "state")[0] == "Chờ trả lời"
    press(dialog)
    assert closings(store) == before
    assert dialog.isVisible()
    assert "1.888" in dialog.bar.text
    answer(dialog, "BHYT!B2", "Nhân 1.000 thành 1.888")
    assert shown(dialog, "figures")[0].endswith("→ 1.888")
    assert dialog.bar.isHidden()
    press(dialog)
    assert closings(store) == list(FIGURES)


def test_the_number_meant_is_typed_and_nonsense_is_refused(
    page: CountsPage, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = choose(page, plain_file(store, tmp_path, (1.888, *FIGURES[1:])), monkeypatch)
    answer(dialog, "BHYT!B2", "Nhập số đúng…")
    field = dialog.questions["BHYT!B2"].number
    QTest.keyClicks(field, "12x")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "12x" in dialog.bar.text
    assert (dialog.answers, field.text()) == ({}, "12x"), "what was typed stays"
    field.clear()
    QTest.keyClicks(field, "1.890")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert dialog.answers == {"BHYT!B2": "1.890"}
    press(dialog)
    assert closings(store) == [1890, *FIGURES[1:]]


def test_a_printed_total_stands_beside_the_sum(
    page: CountsPage, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = [list(pair) for pair in zip(names(store), FIGURES, strict=True)]
    path = workbook(tmp_path / "t.xlsx", ["Thôn", "BHYT"], *pairs, ["Tổng cộng", 5900])
    dialog = choose(page, path, monkeypatch)
    (line,) = dialog.totals.texts
    assert "cộng 5.901, tổng trong tệp 5.900, chênh +1" in line
    assert dialog.findings.texts == ()


def test_a_foreign_file_is_refused_on_the_page(
    page: CountsPage, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = closings(store)
    path = tmp_path / "ảnh.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    assert choose(page, path, monkeypatch) is None
    assert page.bar.text.startswith("Chưa nhập gì.")
    assert "ảnh.xlsx" in page.bar.text
    assert closings(store) == before


def test_the_same_file_again_asks(
    page: CountsPage, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = plain_file(store, tmp_path)
    press(choose(page, path, monkeypatch))
    dialog = choose(page, path, monkeypatch)
    press(dialog)
    assert dialog.isVisible()
    assert "đã được nhập" in dialog.bar.text
    answer(dialog, "same_file", "Nhập lại lần nữa")
    press(dialog)
    assert page.bar.text == "Không có số mới. 6 số trong Thôn gửi.xlsx đã lưu đúng như vậy."


def test_what_was_saved_meanwhile_is_shown_before_it_is_overwritten(
    page: CountsPage, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = choose(page, plain_file(store, tmp_path), monkeypatch)
    first = counts.grid(store, MAY, HI).rows[0].unit.id
    counts.set_counts(store, MAY, [Entry(first, HI, Part.CLOSING, 7)])
    press(dialog)
    assert dialog.bar.text.startswith("Chưa nhập gì. Ô này vừa được sửa ở nơi khác.")
    assert shown(dialog, "figures")[0] == "7 → 1.888"
    press(dialog)
    assert closings(store) == list(FIGURES)


def test_a_failure_after_the_dialog_is_gone_does_not_reach_it(
    page: CountsPage, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    dialog = choose(page, plain_file(store, tmp_path), monkeypatch)
    press(dialog)
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))
    with qtbot.captureExceptions() as raised:
        page.work.failed.emit(UserError("undo.nothing"))
    assert raised == []


def test_leaving_writes_nothing_and_escape_keeps_answers(
    page: CountsPage, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, batch = closings(store), undoing.last(store)
    dialog = choose(page, plain_file(store, tmp_path, (1.888, *FIGURES[1:])), monkeypatch)
    answer(dialog, "BHYT!B2", "Bỏ ô này")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.answers == {"BHYT!B2": "leave_out"}
    QTest.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert (closings(store), undoing.last(store)) == (before, batch)


def test_figures_that_moved_meanwhile_are_not_overwritten(
    page: CountsPage, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = choose(page, plain_file(store, tmp_path), monkeypatch)
    unit = counts.grid(store, MAY, HI).frame.unit_ids[0]
    counts.set_counts(store, MAY, [Entry(unit, HI, Part.CLOSING, 7)])
    press(dialog)
    assert dialog.bar.text.startswith("Chưa nhập gì.")
    assert closings(store)[0] == 7


def test_a_mistake_of_ours_leaves_the_dialog_usable(
    page: CountsPage, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = choose(page, plain_file(store, tmp_path), monkeypatch)

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(importing, "commit", broken)
    press(dialog)
    assert dialog.cancel_button.isEnabled()


def test_a_locked_month_offers_no_import(page: CountsPage, store: Store) -> None:
    assert page.imports.button.isVisible()
    unit = counts.grid(store, MAY, HI).frame.unit_ids[0]
    counts.set_counts(store, MAY, [Entry(unit, HI, Part.CLOSING, 7)])
    months.close(store, MAY, accepts_blanks=True)
    page.reload()
    assert not page.imports.button.isVisible()
    assert not page.imports.form_link.isVisible()


def test_a_locked_file_asks_for_its_password(
    page: CountsPage, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, path = plain_file(store, tmp_path), tmp_path / "khóa.xlsx"
    with plain.open("rb") as source, path.open("wb") as target:
        OOXMLFile(source).encrypt("mật khẩu 1", target)
    assert choose(page, path, monkeypatch) is None
    first = page.imports.password
    assert first is not None
    first.field.setText("sai")
    QTest.keyClick(first.field, Qt.Key.Key_Return)
    second = page.imports.password
    assert second is not first
    assert "chưa đúng" in second.row.error
    second.field.setText("mật khẩu 1")
    QTest.keyClick(second.field, Qt.Key.Key_Return)
    assert page.imports.dialog.plan.changed == len(FIGURES)
