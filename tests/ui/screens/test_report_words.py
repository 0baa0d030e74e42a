"""Lời văn: sentences are saved when left, stand in the PDF, survive figures, are never lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bhdesk.domain.own_words import Standing
from bhdesk.domain.periods import Period
from bhdesk.services import office, undoing, wording
from bhdesk.ui.screens.reports.sentences import places
from tests.ui.screens import reports_desk
from tests.ui.screens.reports_desk import QUARTER, words
from tests.ui.screens.typing_vietnamese import type_in

CTRL = Qt.KeyboardModifier.ControlModifier
PAPER = "quarter:2026-Q2"
PRAISE = " Đây là kết quả đáng mừng."


@pytest.fixture
def last_month():
    return 6


@pytest.fixture
def page(qtbot, dressed, work, tmp_path):
    with reports_desk.shown(qtbot, work, tmp_path) as made:
        made.show_what(QUARTER)
        qtbot.keyClick(made.words_button, Qt.Key.Key_Return)
        yield made


@pytest.fixture
def panel(page):
    return page.compose.words


@pytest.fixture
def field(panel):
    return panel.editor.field


def listed(page):
    return page.compose.draft.words.listed


def with_number(page, number: str):
    """The first sentence that holds a figure."""
    return next(one for one in listed(page) if number in one.text.split() and one.section)


def go_to(panel, key: str) -> None:
    """Puts the keyboard on a sentence and opens it."""
    panel.list.setFocus()
    panel.list.choose(key)
    panel.editor.field.setFocus()


def append(qtbot, panel, key: str, said: str) -> None:
    go_to(panel, key)
    qtbot.keyClick(panel.editor.field, Qt.Key.Key_End, CTRL)
    type_in(panel.editor.field, said)


def test_every_sentence_of_the_paper_is_listed_under_its_part(page, panel) -> None:
    rows = panel.list.row_model.items
    keys = [row.key for row in rows if not row.is_heading]
    assert [one.key for one in listed(page)] == [key for key in keys if not key.startswith("+")]
    headings = [row.title for row in rows if row.is_heading]
    assert headings[:2] == ["MỞ ĐẦU", "CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI"]


def test_an_edited_sentence_is_saved_when_left_and_stands_in_the_pdf(qtbot, page, panel) -> None:
    one = with_number(page, "628")
    append(qtbot, panel, one.key, PRAISE)
    assert PRAISE.strip() not in words(page.pages)
    qtbot.keyClick(panel.editor.field, Qt.Key.Key_Tab)
    assert PRAISE.strip() in words(page.pages)
    assert page.compose.draft.words.of(one.key).standing is Standing.EDITED
    stored = wording.wordings(page.work.store, PAPER, page.compose.draft.paper.composed)
    assert any(PRAISE.strip() in each.text for each in stored)


def test_it_survives_a_restart_of_the_page(qtbot, page, panel, work, tmp_path) -> None:
    one = with_number(page, "628")
    append(qtbot, panel, one.key, PRAISE)
    qtbot.keyClick(panel.editor.field, Qt.Key.Key_Return, CTRL)
    with reports_desk.shown(qtbot, work, tmp_path) as again:
        again.show_what(QUARTER)
        assert PRAISE.strip() in words(again.pages)


def test_ctrl_enter_saves_and_goes_on(qtbot, page, panel, field) -> None:
    first, second = listed(page)[1], listed(page)[2]
    append(qtbot, panel, first.key, PRAISE)
    qtbot.keyClick(field, Qt.Key.Key_Return, CTRL)
    assert field.toPlainText() == second.text
    assert PRAISE.strip() in words(page.pages)


def test_figures_that_change_are_marked_and_the_new_sentence_stands_beside(
    qtbot, page, panel, field, work
) -> None:
    one = with_number(page, "628")
    append(qtbot, panel, one.key, PRAISE)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    reports_desk.correct_june(work)
    assert page.compose.draft.words.of(one.key).standing is Standing.OUTDATED
    assert "628" in field.marked
    assert "769" not in field.marked
    assert "626 người" in panel.editor.composed
    assert "1 câu số cũ" in page.words_button.text()
    assert panel.editor.keep.isVisible()


def test_keeping_ones_own_sentence(qtbot, page, panel, field, work) -> None:
    one = with_number(page, "628")
    append(qtbot, panel, one.key, PRAISE)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    reports_desk.correct_june(work)
    qtbot.keyClick(panel.editor.keep, Qt.Key.Key_Return)
    kept = page.compose.draft.words.of(one.key)
    assert (kept.standing, PRAISE.strip() in kept.text) == (Standing.EDITED, True)
    assert not panel.editor.keep.isVisible()


def test_taking_the_new_sentence(qtbot, page, panel, field, work) -> None:
    one = with_number(page, "628")
    append(qtbot, panel, one.key, PRAISE)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    reports_desk.correct_june(work)
    qtbot.keyClick(panel.editor.take, Qt.Key.Key_Return)
    assert page.compose.draft.words.of(one.key).standing is Standing.COMPOSED
    assert "626" in field.toPlainText()
    assert PRAISE.strip() not in words(page.pages)


def test_a_sentence_left_out_and_undone(qtbot, page, panel, work) -> None:
    one = listed(page)[2]
    since = office.last_batch(work.store)
    go_to(panel, one.key)
    qtbot.keyClick(panel.editor.remove, Qt.Key.Key_Return)
    assert one.text[:40] not in words(page.pages)
    work.do(undoing.undo, since=since)
    assert one.text[:40] in words(page.pages)
    assert panel.editor.field.toPlainText() == one.text


def test_a_paragraph_added_to_a_part(qtbot, page, panel, field) -> None:
    one = with_number(page, "628")
    go_to(panel, one.key)
    qtbot.keyClick(panel.add_button, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is field
    type_in(field, "Ủy ban nhân dân xã đã kiểm tra sáu thôn.")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    added = [each for each in listed(page) if each.standing is Standing.OWN]
    assert [each.section for each in added] == [one.section]
    assert "Ủy ban nhân dân xã đã kiểm tra sáu thôn." in words(page.pages)
    go_to(panel, added[0].key)
    qtbot.keyClick(panel.editor.remove, Qt.Key.Key_Return)
    assert "đã kiểm tra sáu thôn" not in words(page.pages)


def test_a_part_without_a_word_can_be_written_in(qtbot, page, panel, field) -> None:
    empty = next(r.key for r in panel.list.row_model.items if str(r.key).startswith("+"))
    go_to(panel, empty)
    type_in(field, "Các thôn phối hợp tốt.")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert "Các thôn phối hợp tốt." in words(page.pages)


def test_an_opening_emptied_is_the_composed_one_again(qtbot, page, panel, field) -> None:
    opening = listed(page)[0]
    go_to(panel, opening.key)
    assert not panel.editor.remove.isVisible()
    type_in(field, "Kính thưa. ")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert "Kính thưa." in words(page.pages)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.toPlainText() == opening.text
    assert "Kính thưa." not in words(page.pages)


def test_an_own_paragraph_emptied_is_gone(qtbot, page, panel, field) -> None:
    go_to(panel, with_number(page, "628").key)
    panel.add_button.click()
    type_in(field, "Một câu thêm.")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert all(one.standing is not Standing.OWN for one in listed(page))


def test_an_empty_new_paragraph_is_nothing(qtbot, page, panel, field) -> None:
    before = len(listed(page))
    go_to(panel, listed(page)[2].key)
    panel.add_button.click()
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    page.show_part(1)
    page.show_part(0)
    assert len(listed(page)) == before


def test_words_too_long_stay_in_the_field_and_hold_the_page(qtbot, page, panel, field) -> None:
    one, other = listed(page)[1], listed(page)[2]
    go_to(panel, one.key)
    long = "Dài quá. " * 500
    field.insertPlainText(long)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert "nhiều nhất" in panel.editor.error.text()
    panel.list.choose(other.key)
    assert field.toPlainText() == other.text
    rows = {row.key: row.state for row in panel.list.row_model.items}
    assert rows[one.key] == "Chưa lưu"
    panel.list.choose(one.key)
    assert long.strip() in field.toPlainText()
    went = []
    assert not page.may_leave(lambda: went.append(True))
    page.bar.buttons[0].click()
    assert went == [True]
    assert field.toPlainText() == one.text
    assert page.compose.draft.words.of(one.key).standing is Standing.COMPOSED


def test_refused_words_wait_while_another_paper_is_looked_at(page, panel, field) -> None:
    one = listed(page)[1]
    go_to(panel, one.key)
    field.insertPlainText("Dài quá. " * 500)
    page.show_what(Period.parse("2026-Q1"))
    assert "Dài quá." not in field.toPlainText()
    page.show_what(QUARTER)
    panel.list.choose(one.key)
    assert "Dài quá." in field.toPlainText()


def test_words_typed_when_another_paper_is_chosen_are_saved(page, panel, field) -> None:
    go_to(panel, listed(page)[1].key)
    type_in(field, "Kịp lưu. ")
    page.show_what(Period.parse("2026-Q1"))
    assert "Kịp lưu." not in words(page.pages)
    page.show_what(QUARTER)
    assert "Kịp lưu." in words(page.pages)


def test_a_drawing_that_comes_back_leaves_typed_letters_alone(qtbot, page, panel, field) -> None:
    """Telex keyboards send letters and take them back: nothing may be rewritten meanwhile."""
    go_to(panel, listed(page)[1].key)
    type_in(field, "Đang gõ dở ")
    place = field.textCursor().position()
    page.mark_stale()
    assert field.toPlainText().startswith("Đang gõ dở ")
    assert field.textCursor().position() == place


def test_a_sentence_changed_elsewhere_is_not_overwritten(qtbot, page, panel, field, work) -> None:
    one = listed(page)[1]
    go_to(panel, one.key)
    type_in(field, "Của tôi. ")
    wording.set_text(work.store, PAPER, one.key, "Của người khác.", one.composed)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert "vừa được sửa ở nơi khác" in panel.editor.error.text()
    assert field.toPlainText().startswith("Của tôi. ")


def test_a_text_block_is_kept_and_put_into_a_sentence(qtbot, page, panel, field) -> None:
    go_to(panel, with_number(page, "628").key)
    panel.blocks.look_after("Đề nghị cấp trên quan tâm.")
    box = panel.blocks.dialog
    qtbot.keyClick(box.save, Qt.Key.Key_Return)
    assert "Hãy đặt tên" in box.error.text()
    type_in(box.title, "Đề nghị chung")
    qtbot.keyClick(box.save, Qt.Key.Key_Return)
    assert [row.title for row in box.list.row_model.items] == ["Đề nghị chung"]
    box.reject()
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_End, CTRL)
    type_in(field, " ")
    panel.blocks.menu_of(field.toPlainText(), panel).actions()[0].trigger()
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert "Đề nghị cấp trên quan tâm." in words(page.pages)


def test_a_text_block_is_changed_and_removed(qtbot, page, panel, work) -> None:
    wording.save_block(work.store, "Một", "Câu một.")
    panel.blocks.look_after()
    box = panel.blocks.dialog
    box.text.setFocus()
    qtbot.keyClick(box.text, Qt.Key.Key_End, CTRL)
    type_in(box.text, " Thêm.")
    qtbot.keyClick(box.save, Qt.Key.Key_Return)
    assert [each.text for each in wording.blocks(work.store)] == ["Câu một. Thêm."]
    qtbot.keyClick(box.remove, Qt.Key.Key_Return)
    assert wording.blocks(work.store) == ()
    box.reject()


def test_papers_without_sentences_have_no_such_panel(page) -> None:
    page.show_what("villages")
    assert not page.words_button.isEnabled()
    assert not page.compose.is_wording


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("149 và 49.", [(7, 9)]),
        ("49,5 rồi 49", [(9, 11)]),
        ("1.049 và 49%", []),
        ("49; 49", [(0, 2), (4, 6)]),
    ],
)
def test_a_figure_is_found_whole(text, found) -> None:
    assert list(places(text, ("49",))) == found
