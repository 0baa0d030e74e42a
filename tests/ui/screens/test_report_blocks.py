"""Đoạn mẫu: Enter saves, and what is typed does not go with Esc or another row unsaid."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from bhdesk.services import wording
from bhdesk.ui.screens.reports.blocks_dialog import BlocksDialog
from tests.ui.screens import reports_desk
from tests.ui.screens.typing_vietnamese import type_in


@pytest.fixture
def last_month():
    return 6


@pytest.fixture
def work(work):
    wording.save_block(work.store, "Một", "Câu một.")
    wording.save_block(work.store, "Hai", "Câu hai.")
    return work


@pytest.fixture
def box(qtbot, dressed, work, tmp_path):
    with reports_desk.shown(qtbot, work, tmp_path) as page:
        made = BlocksDialog(work, page)
        made.show()
        yield made


def test_enter_in_the_title_saves(qtbot, box, work) -> None:
    box.title.setFocus()
    box.title.clear()
    type_in(box.title, "Mở đầu")
    qtbot.keyClick(box.title, Qt.Key.Key_Return)
    assert "Mở đầu" in [one.title for one in wording.blocks(work.store)]


def test_esc_says_first_that_something_is_not_saved(qtbot, box) -> None:
    type_in(box.text, "Chưa lưu. ")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.isVisible()
    assert "chưa lưu" in box.error.text()
    assert "Chưa lưu." in box.text.toPlainText()
    type_in(box.text, "Thêm. ")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.isVisible()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not box.isVisible()


def test_another_row_waits_for_what_is_typed(box) -> None:
    first = box.list.current_key
    other = next(row.key for row in box.list.row_model.items if row.key != first)
    type_in(box.text, "Chưa lưu. ")
    box.list.choose(other)
    assert box.list.current_key == first
    assert "Chưa lưu." in box.text.toPlainText()
    box.list.choose(other)
    assert box.list.current_key == other
    assert "Chưa lưu." not in box.text.toPlainText()


def test_nothing_typed_closes_at_once(qtbot, box) -> None:
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not box.isVisible()
