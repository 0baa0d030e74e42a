"""Chỉ tiêu: own weights, decisions that are changed by a document, and their history."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from bhdesk import app
from bhdesk.domain.targets import Reason
from bhdesk.services import targets
from tests.offices import dump
from tests.ui.screens.typing_vietnamese import type_in
from tests.ui.screens.window import real_window, type_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from bhdesk.domain.targets import Sheet
    from bhdesk.store.engine import Store
    from bhdesk.ui.main_window import MainWindow
    from bhdesk.ui.screens.targets import TargetsPage

VSI, ON = "vsi_participants", date(2026, 6, 2)
ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
FIRST = [143, 123, 102, 137, 134, 130]


@pytest.fixture
def window(store: Store, qtbot: QtBot) -> Iterator[MainWindow]:
    app.make_app()
    with real_window(qtbot, store, "targets", today=ON) as made:
        yield made


@pytest.fixture
def page(window: MainWindow) -> TargetsPage:
    return window.page("targets")  # type: ignore[return-value]


def press(parent: QWidget, text: str) -> None:
    found = [b for b in parent.findChildren(QPushButton) if b.text().strip() == text]
    QTest.keyClick(found[-1], ENTER)


def sheets(store: Store) -> list[Sheet]:
    """The decisions over BHXH tự nguyện, newest first."""
    return [one.sheet for one in targets.revisions(store, VSI, 2026)]


def values(sheet: Sheet) -> list[int | None]:
    return [share.value for share in sheet.shares]


def type_weights(page: TargetsPage, weights: tuple[int, ...]) -> None:
    press(page.editor.split, "Theo trọng số")
    for weight in weights:
        type_keys(page.editor.grid, str(weight))


def type_share(page: TargetsPage, at: int, value: int) -> None:
    page.editor.grid.select_cell(page.editor.draft.shares[at].unit, "given")
    type_keys(page.editor.grid, str(value))


def decide(page: TargetsPage, document: str, day: str, first: str = "") -> QWidget:
    QTest.keyClick(page.give_button, ENTER)
    dialog = page.open_dialog
    type_in(dialog.papers.document, document)
    type_in(dialog.papers.document_day, day)
    if first:
        dialog.papers.first_day.selectAll()
        type_in(dialog.papers.first_day, first)
    QTest.keyClick(dialog.ok_button, ENTER)
    return dialog


def test_own_weights_split_at_once_and_are_kept(page: TargetsPage, store: Store) -> None:
    type_weights(page, (3, 1, 1, 2, 2))
    assert page.editor.gap_bar.text.startswith("Còn 1 thôn chưa có trọng số.")
    assert [share.value for share in page.editor.draft.shares] == FIRST
    type_keys(page.editor.grid, "1")
    # 769 × 3/10 = 230,7 · 76,9 · 76,9 · 153,8 · 153,8 · 76,9: the largest remainders get the five
    assert [share.value for share in page.editor.draft.shares] == [230, 77, 77, 154, 154, 77]
    decide(page, "45/QĐ-UBND", "28/05/2026")
    new = sheets(store)[0]
    assert values(new) == [230, 77, 77, 154, 154, 77]
    assert [share.weight for share in new.shares] == [3, 1, 1, 2, 2, 1]
    assert new.method == "own_weights"


def test_a_pinned_village_needs_no_weight(page: TargetsPage) -> None:
    type_share(page, 0, 169)
    type_weights(page, ())
    page.editor.grid.select_cell(page.editor.draft.shares[1].unit, "weight")
    for weight in (1, 1, 2, 2, 4):
        type_keys(page.editor.grid, str(weight))
    assert [share.value for share in page.editor.draft.shares] == [169, 60, 60, 120, 120, 240]


def test_a_bad_weight_is_refused_and_nothing_given_out(page: TargetsPage, store: Store) -> None:
    before = dump(store)
    type_weights(page, (3,))
    type_keys(page.editor.grid, "1,5")
    (refused,) = page.editor.refused
    assert refused.reason == (
        "“1,5” không phải trọng số. Hãy nhập số nguyên từ 0 trở lên, ví dụ 3."
    )
    page.editor.model.discard_draft(refused.row, refused.column)
    QTest.keyClick(page.give_button, ENTER)
    assert "Còn 5 thôn chưa có trọng số" in page.bar.text
    assert dump(store) == before
    page.editor.grid.select_cell(page.editor.draft.shares[1].unit, "weight")
    type_keys(page.editor.grid, "1")
    assert "Còn 4 thôn chưa có trọng số" in page.bar.text
    for weight in (1, 2, 2, 4):
        type_keys(page.editor.grid, str(weight))
    assert page.bar.isHidden()
    assert page.editor.gap_bar.isHidden()
    page._take_back()
    type_weights(page, (3,))
    press(page.editor.split, "Theo LLLĐ")
    assert [chip.text() for chip in page.header.chips] == ["Đã giao 2/2"], "nothing to save again"
    press(page.editor.split, "Theo trọng số")
    assert page.editor.draft.weights == {page.editor.draft.shares[0].unit: 3}


def test_a_changed_decision_asks_for_its_document(page: TargetsPage, store: Store) -> None:
    type_share(page, 0, 140)
    type_share(page, 1, 126)
    before = dump(store)
    QTest.keyClick(page.give_button, ENTER)
    dialog = page.open_dialog
    QTest.keyClick(dialog.ok_button, ENTER)
    assert "Chưa ghi số văn bản" in dialog.papers.document_row.error
    type_in(dialog.papers.document, "45/QĐ-UBND")
    QTest.keyClick(dialog.ok_button, ENTER)
    assert "Chưa ghi ngày" in dialog.papers.day_row.error
    type_in(dialog.papers.document_day, "31/02/2026")
    QTest.keyClick(dialog.ok_button, ENTER)
    assert "Không đọc được ngày" in dialog.papers.day_row.error
    assert dump(store) == before
    assert dialog.papers.document.text() == "45/QĐ-UBND"
    dialog.papers.document_day.selectAll()
    type_in(dialog.papers.document_day, "28/05/2026")
    assert dialog.papers.first_day.text() == "28/05/2026"
    QTest.keyClick(dialog.ok_button, ENTER)
    assert page.open_dialog is None
    new, old = sheets(store)
    assert (new.document, new.document_day) == ("45/QĐ-UBND", date(2026, 5, 28))
    assert (new.effective_from, values(new)[:2]) == (date(2026, 5, 28), [140, 126])
    assert (old.effective_from, values(old)) == (date(2026, 1, 1), FIRST)


def test_a_decision_does_not_go_under_a_later_one(page: TargetsPage, store: Store) -> None:
    type_share(page, 0, 140)
    type_share(page, 1, 126)
    decide(page, "45/QĐ-UBND", "28/05/2026")
    type_share(page, 0, 143)
    type_share(page, 1, 123)
    before = dump(store)
    dialog = decide(page, "50/QĐ-UBND", "01/05/2026")
    assert dialog.isVisible()
    assert "đã có quyết định áp dụng từ ngày 28/05/2026" in dialog.bar.text
    assert dialog.papers.document.text() == "50/QĐ-UBND"
    assert dump(store) == before
    dialog.papers.first_day.selectAll()
    type_in(dialog.papers.first_day, "01/01/2027")
    QTest.keyClick(dialog.ok_button, ENTER)
    assert dialog.papers.first_row.error == "Ngày áp dụng phải trong năm 2026."


def test_a_mistake_is_mended_without_a_document(page: TargetsPage, store: Store) -> None:
    type_share(page, 0, 146)
    QTest.keyClick(page.give_button, ENTER)
    dialog = page.open_dialog
    dialog.by_mistake.click()
    QTest.keyClick(dialog.ok_button, ENTER)
    assert dialog.choice.is_asking, "the sum is three too many"
    dialog.choice.button(Reason.ROUNDING).setChecked(True)
    QTest.keyClick(dialog.ok_button, ENTER)
    (only,) = sheets(store)
    assert (values(only)[0], only.document) == (146, "Kế hoạch 42/KH-UBND")
    assert (only.effective_from, only.reason) == (date(2026, 1, 1), Reason.ROUNDING)


def test_a_later_decision_is_told_and_taken_back(
    page: TargetsPage, window: MainWindow, store: Store
) -> None:
    type_share(page, 0, 140)
    type_share(page, 1, 126)
    decide(page, "45/QĐ-UBND", "28/05/2026", "01/07/2026")
    assert "Áp dụng từ 01/07/2026" in page.bar.text
    assert [share.value for share in page.editor.draft.shares] == FIRST
    assert len(sheets(store)) == 2
    page.editor.grid.setFocus()
    QTest.keyClick(page.editor.grid, Qt.Key.Key_Z, CTRL)
    assert [values(sheet) for sheet in sheets(store)] == [FIRST]


def test_every_decision_can_be_looked_at(page: TargetsPage, store: Store) -> None:
    type_weights(page, (3, 1, 1, 2, 2, 1))
    decide(page, "45/QĐ-UBND", "28/05/2026")
    before = dump(store)
    QTest.keyClick(page.editor.split.history, ENTER)
    dialog = page.open_dialog
    assert [(i.title, i.second, i.right) for i in dialog.list.row_model.items] == [
        ("Từ 28/05/2026", "45/QĐ-UBND, 28/05/2026", "769"),
        ("Từ 01/01/2026", "Kế hoạch 42/KH-UBND", "769"),
    ]
    assert "Cách chia: theo trọng số. người thử ghi lúc" in dialog.about
    assert [dialog.model.index(row, 1).data() for row in range(6)] == list("311221")
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert [dialog.model.index(row, 1).data() for row in range(6)] == [str(v) for v in FIRST]
    assert not dialog.model.flags(dialog.model.index(0, 1)) & Qt.ItemFlag.ItemIsEditable
    press(dialog, "Đóng")
    assert dump(store) == before


def test_the_total_of_the_office_alone_has_decisions_too(page: TargetsPage, store: Store) -> None:
    csi = "csi_participants"
    page.list.choose(csi)
    assert not page.editor.split.history.isVisible()
    for total in ("6.300", "6.400"):
        page.editor.split.field.selectAll()
        type_in(page.editor.split.field, total)
        QTest.keyClick(page.editor.split.field, ENTER)
        if total == "6.300":
            QTest.keyClick(page.give_button, ENTER)
    decide(page, "45/QĐ-UBND", "28/05/2026")
    new, old = targets.revisions(store, csi, 2026)
    assert (new.sheet.total, new.sheet.document) == (6400, "45/QĐ-UBND")
    assert (old.sheet.total, old.sheet.document) == (6300, "")


def test_a_pasted_table_that_says_otherwise_asks_for_its_document(
    page: TargetsPage, store: Store
) -> None:
    QTest.keyClick(page.paste_button, ENTER)
    dialog = page.open_dialog
    names = ("Thôn 1", "Thôn 2", "Thôn 10", "Thôn An Nhân", "Thôn Đoài", "Thôn Đông")
    rows = [f"{name}\t{value}" for name, value in zip(names, FIRST, strict=True)]
    dialog.field.setPlainText("\n".join(["Thôn\tBHXH tự nguyện", *rows]))
    assert dialog.papers.isVisible()
    assert not dialog.papers.first_row.isVisible(), "the same decision again"
    rows[0] = "Thôn 1\t150"
    dialog.field.setPlainText("\n".join(["Thôn\tBHXH tự nguyện", *rows]))
    before = dump(store)
    press(dialog, "Lưu bảng")
    assert "Chưa ghi số văn bản" in dialog.papers.document_row.error
    assert dump(store) == before
    type_in(dialog.papers.document, "45/QĐ-UBND")
    type_in(dialog.papers.document_day, "28/05/2026")
    press(dialog, "Lưu bảng")
    new, old = sheets(store)
    assert (new.document, new.effective_from, new.total) == (
        "45/QĐ-UBND", date(2026, 5, 28), 776,
    )  # fmt: skip
    assert values(old) == FIRST
