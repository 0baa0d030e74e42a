"""Phát hành: the bytes shown are frozen; corrections lead to a replacement (stories S4, S10)."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from bhdesk.domain.issued import Nature
from bhdesk.services import issuing
from tests.ui.screens import reports_desk
from tests.ui.screens.reports_desk import QUARTER, dialog, words
from tests.ui.screens.typing_vietnamese import type_in


@pytest.fixture
def last_month():
    return 6


@pytest.fixture
def page(qtbot, dressed, work, tmp_path):
    with reports_desk.shown(qtbot, work, tmp_path) as made:
        made.show_what(QUARTER)
        yield made


@pytest.fixture
def sent(page, work):
    """The quarter's report number 15, as story S4 has it."""
    reports_desk.write_number(page, "15", "3/7/2026")
    reports_desk.issue(page)
    return issuing.latest(work.store, "quarter", "2026-Q2")


def test_the_dialog_says_what_will_be_frozen(qtbot, page) -> None:
    reports_desk.write_number(page, "15", "3/7/2026")
    qtbot.keyClick(page.compose.side.issue, Qt.Key.Key_Return)
    box = dialog("Phát hành văn bản")
    said = " ".join(label.text() for label in box.facts.findChildren(type(box.facts)) or [])
    said += box.facts.layout().itemAtPosition(0, 1).widget().text()
    assert "15/BC-BCĐ" in said
    assert "Tháng 4, 5, 6 chưa chốt số liệu." in box.warnings.texts
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert issuing.register(page.work.store) == ()


def test_number_and_day_are_offered_where_they_are_blank(page) -> None:
    page.compose.side.issue.click()
    dialog("Phát hành văn bản").reject()
    form = page.compose.side.form
    assert (form.number.text(), form.day.text()) == ("1", "03/07/2026")
    assert "Số: 01/BC-BCĐ" in words(page.pages)


def test_a_field_that_cannot_be_read_comes_first(page) -> None:
    reports_desk.write_number(page, "15", "31/2/2026")
    page.compose.side.issue.click()
    assert page.compose.side.form.rows["day"].error
    assert issuing.register(page.work.store) == ()


def test_what_was_shown_is_what_went_out(page, work, sent) -> None:
    assert (sent.sign, sent.day, sent.signer) == ("15/BC-BCĐ", date(2026, 7, 3), "Nguyễn Văn A")
    assert issuing.pages(work.store, sent.id) == page.pages
    said = words(page.pages)
    assert "Số: 15/BC-BCĐ" in said
    assert "ngày 03 tháng 7 năm 2026" in said


def test_the_page_says_that_it_went_out(page, sent) -> None:
    assert "Đã phát hành số 15/BC-BCĐ ngày 03/07/2026" in page.compose.strip.text
    assert reports_desk.states(page)[QUARTER] == "Phát hành 3/7"
    assert "Số 15/BC-BCĐ" in page.compose.side.facts.words
    assert not page.compose.side.issue.isVisible()
    assert not page.words_button.isEnabled()


def test_the_dialog_freezes_the_bytes_it_was_opened_over(page, work) -> None:
    reports_desk.write_number(page, "15", "3/7/2026")
    page.compose.side.issue.click()
    box = dialog("Phát hành văn bản")
    reports_desk.correct_june(work)
    box.ok_button.click()
    assert "đã đổi sau khi lập" in page.bar.text
    assert issuing.register(work.store) == ()
    assert "626" in words(page.pages)


def test_a_number_that_is_taken_is_refused_and_stays_typed(page, work, sent) -> None:
    page.show_what(202606)
    reports_desk.write_number(page, "15", "3/7/2026")
    reports_desk.issue(page)
    assert "đã dùng" in page.bar.text
    assert page.compose.side.form.number.text() == "15"
    assert len(issuing.register(work.store)) == 1


def test_the_next_number_of_the_series_is_told(page, sent) -> None:
    page.show_what(202606)
    assert page.compose.side.form.number.placeholderText() == "tiếp: 16"


def test_saving_a_paper_that_went_out_gives_its_very_bytes(
    page, work, sent, monkeypatch
) -> None:
    from bhdesk.ui.widgets import files  # noqa: PLC0415

    asked = []
    monkeypatch.setattr(files, "ask_save", lambda *given: asked.append(given[2]) or given[2])
    reports_desk.correct_june(work)
    page.compose.side.save_pdf.click()
    assert asked[0].read_bytes() == issuing.pages(work.store, sent.id)


def test_an_error_in_june_is_told_old_and_new(page, work, sent) -> None:
    frozen = page.pages
    reports_desk.correct_june(work)
    assert page.pages == frozen
    rows = page.compose.side.facts.changes.row_model.items
    told = {(row.title, row.second): row.state for row in rows}
    assert told["Toàn đơn vị", "BHXH tự nguyện, cuối kỳ"] == "628 → 626"
    assert f"{len(rows)} chỗ" in page.compose.strip.text


def test_a_replacement_needs_a_reason(qtbot, page, work, sent) -> None:
    reports_desk.correct_june(work)
    page.compose.strip.buttons[0].click()
    box = dialog("Báo cáo thay thế")
    qtbot.keyClick(box.ok_button, Qt.Key.Key_Return)
    assert box.row.error == "Hãy ghi lý do."
    box.reject()
    assert page.compose.draft.issued is not None


def test_the_replacement_of_story_s10(qtbot, page, work, sent, dressed, tmp_path) -> None:
    """June is corrected on 04/01/2027: the sent file stays, version 2 tells old and new."""
    frozen = issuing.pages(work.store, sent.id)
    reports_desk.correct_june(work)
    with reports_desk.shown(qtbot, work, tmp_path, date(2027, 1, 4)) as later:
        later.show_what(QUARTER)
        later.compose.strip.buttons[0].click()
        box = dialog("Báo cáo thay thế")
        type_in(box.field, "Thôn 1 báo sai số giảm tháng 6")
        qtbot.keyClick(box.field, Qt.Key.Key_Return)
        said = words(later.pages)
        assert "(Thay thế báo cáo số 15/BC-BCĐ ngày 03 tháng 7 năm 2026)" in said
        assert "Lý do: Thôn 1 báo sai số giảm tháng 6." in said
        assert "628 626" in said
        assert "Đang lập báo cáo thay thế" in later.compose.strip.text
        reports_desk.issue(later)
        made = issuing.latest(work.store, "quarter", "2026-Q2")
        assert (made.version, made.nature, made.replaces) == (2, Nature.REPLACEMENT, sent.id)
        assert (made.number, made.day) == (1, date(2027, 1, 4))
        assert issuing.pages(work.store, made.id) == later.pages
        assert "bản 2" in later.compose.strip.text
    assert issuing.pages(work.store, sent.id) == frozen


def test_thinking_better_of_it_shows_the_sent_paper_again(qtbot, page, work, sent) -> None:
    frozen = page.pages
    page.compose.side.add.click()
    box = dialog("Báo cáo bổ sung")
    type_in(box.field, "Thêm phụ lục")
    box.ok_button.click()
    assert page.pages != frozen
    qtbot.keyClick(page.compose.strip.buttons[0], Qt.Key.Key_Return)
    assert page.pages == frozen


def test_taking_a_paper_back_gives_the_draft_again(qtbot, page, work, sent) -> None:
    page.compose.side.withdraw.click()
    box = dialog("Thu hồi văn bản")
    type_in(box.field, "Gửi nhầm")
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert page.compose.draft.issued is None
    assert reports_desk.states(page)[QUARTER] == "Hạn hôm nay"
    assert issuing.register(work.store)[0].withdrawn == "Gửi nhầm"


def test_papers_that_go_with_others_are_not_issued(page) -> None:
    for key in ("section", "villages", "allocation", "activities"):
        page.show_what(key)
        assert not page.compose.side.issue.isVisible(), key
    page.show_what("ranking")
    assert page.compose.side.issue.isVisible()


def test_on_a_small_screen_no_line_of_the_question_is_squeezed(qtbot, page) -> None:
    reports_desk.write_number(page, "15", "3/7/2026")
    page.compose.side.issue.click()
    box = dialog("Phát hành văn bản")
    box.hide()
    box.resize(box.width(), 200)  # what Qt gives: two thirds of the screen
    box.show()
    qtbot.waitUntil(lambda: box.height() >= box.heightForWidth(box.width()))
    box.reject()
