"""Báo cáo, making papers: the bytes on screen are those saved; refusals are said in the bar."""

from __future__ import annotations

from datetime import date

import pytest
from docx import Document as read_docx
from openpyxl import load_workbook
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from bhdesk.domain.counts import Part
from bhdesk.domain.errors import StoreProblem
from bhdesk.domain.periods import Month, Period
from bhdesk.services import counts, office, reporting, undoing
from bhdesk.ui.screens.reports import compose, states
from bhdesk.ui.widgets import files
from tests.ui.screens import reports_desk
from tests.ui.screens.reports_desk import JUNE, QUARTER, VSI, words
from tests.ui.screens.typing_vietnamese import type_in

CTRL = Qt.KeyboardModifier.ControlModifier
JUNE_REPORT, MAY_REPORT = Period.parse("2026-06"), Period.parse("2026-05")


@pytest.fixture
def last_month():
    return 6


@pytest.fixture
def page(qtbot, dressed, work, tmp_path):
    with reports_desk.shown(qtbot, work, tmp_path) as made:
        yield made


@pytest.fixture
def form(page):
    return page.compose.side.form


@pytest.fixture
def saving(monkeypatch):
    """The save dialog answers with the name it was offered; what it was offered is kept."""
    asked = []

    def ask(parent, title, start, kinds):
        asked.append(start)
        return start

    monkeypatch.setattr(files, "ask_save", ask)
    return asked


def test_the_year_is_listed_with_quarters_halves_and_itself(page) -> None:
    listed = [key for key in reports_desk.states(page) if isinstance(key, Period)]
    assert listed == list(states.of_year(2026))
    assert len(listed) == 12 + 4 + 2 + 1


def test_a_paper_says_how_far_its_figures_are_and_when_it_is_due(page) -> None:
    """Before day 05 is Friday 03/7 at the latest, the last working day (story S4)."""
    told = reports_desk.states(page)
    assert told[Period.parse("2026-04")] == "Đang nhập"
    assert told[QUARTER] == "Hạn hôm nay"
    assert told[Period.parse("2026-09")] == "Chưa có số"
    assert told[Period.parse("2026")] == "Chưa có số tháng 12"


def test_the_last_day_is_told_ahead_and_afterwards(qtbot, dressed, work, tmp_path) -> None:
    for today, said in ((date(2026, 6, 30), "Hạn: thứ Sáu 3/7"),
                        (date(2026, 7, 6), "Quá hạn 3 ngày")):  # fmt: skip
        with reports_desk.shown(qtbot, work, tmp_path, today) as page:
            assert reports_desk.states(page)[QUARTER] == said


def test_a_village_without_figures_is_counted(page, work) -> None:
    unit = office.frame(work.store).unit_ids[2]
    others = [u for u in office.frame(work.store).unit_ids if u != unit]
    entries = [counts.Entry(u, VSI, Part.CLOSING, 100) for u in others]
    work.do(counts.set_counts, Month(2026, 7), entries)
    assert reports_desk.states(page)[Period.parse("2026-07")] == "Còn 1 thôn trống"


def test_every_kind_is_reached_by_keys(qtbot, page) -> None:
    kinds = page.compose.choice.kinds
    kinds.setFocus()
    seen = [page.compose.orders.kind.key]
    for _ in range(kinds.count() - 1):
        qtbot.keyClick(kinds, Qt.Key.Key_Down)
        seen.append(page.compose.orders.kind.key)
    assert seen == [
        "month", "peak", "section", "ranking", "allocation", "villages", "milestones", "activities",
    ]  # fmt: skip
    assert page.compose.orders.period == JUNE_REPORT


def test_a_peak_report_is_of_the_plans_months_and_takes_its_target(qtbot, page, form) -> None:
    page.show_what("peak")
    listed = [key for key in reports_desk.states(page) if isinstance(key, Period)]
    assert listed == [MAY_REPORT, Period.parse("2026-11")]
    type_in(form.own_target, "60")
    qtbot.keyClick(form.own_target, Qt.Key.Key_Return)
    assert "60 người" in words(page.pages)
    type_in(form.own_target, "x")
    assert form.rows["own_target"].error


def test_arrows_walk_through_the_papers(qtbot, page) -> None:
    papers = page.compose.choice.papers
    papers.setFocus()
    with qtbot.waitSignal(page.month_changed) as told:
        qtbot.keyClick(papers, Qt.Key.Key_Up)
    assert told.args == [202605]
    assert "Tháng 5 năm 2026" in words(page.pages)
    qtbot.keyClick(papers, Qt.Key.Key_Down)
    qtbot.keyClick(papers, Qt.Key.Key_Down)
    assert page.stepper.words == "Quý II/2026"
    assert "Quý II năm 2026" in words(page.pages)
    assert page.month == JUNE


def test_the_stepper_goes_on_in_the_same_length_beyond_the_year(qtbot, page) -> None:
    page.show_what(Period.parse("2026-Q1"))
    qtbot.keyClick(page.stepper.on, Qt.Key.Key_Return)
    assert page.stepper.words == "Quý II/2026"
    qtbot.keyClick(page.stepper.back, Qt.Key.Key_Return)
    qtbot.keyClick(page.stepper.back, Qt.Key.Key_Return)
    assert page.stepper.words == "Quý IV/2025"
    assert page.compose.paper.empty.isVisible()


def test_another_page_going_to_a_month_brings_its_quarter(page) -> None:
    page.show_what(QUARTER)
    page.set_month(202602)
    assert page.stepper.words == "Quý I/2026"


def test_the_paper_carries_number_date_and_signer(qtbot, page, form) -> None:
    reports_desk.write_number(page, "7", "3/7/2026")
    qtbot.keyClick(form.day, Qt.Key.Key_Return)
    said = words(page.pages)
    assert "Số: 07/BC-BCĐ" in said
    assert "ngày 03 tháng 7 năm 2026" in said
    assert "Nguyễn Văn A" in said
    form.is_blank.setFocus()
    qtbot.keyClick(form.is_blank, Qt.Key.Key_Space)
    said = words(page.pages)
    assert "07/BC-BCĐ" not in said
    assert "ngày 03 tháng 7" not in said
    assert form.number.text() == "7"


def test_ctrl_semicolon_is_today(qtbot, form) -> None:
    form.day.setFocus()
    qtbot.keyClick(form.day, Qt.Key.Key_Semicolon, CTRL)
    assert form.day.text() == "03/07/2026"


def test_annex_and_charts_can_be_left_out(page, form) -> None:
    page.show_what(QUARTER)
    whole = page.compose.paper.desk.count
    assert form.has_charts.isChecked()
    form.has_charts.setChecked(False)
    without_charts = page.compose.paper.desk.count
    assert form.has_annex.text() == "Kèm phụ lục"
    form.has_annex.setChecked(False)
    assert whole > without_charts > page.compose.paper.desk.count


def test_whom_this_one_paper_goes_to(qtbot, page, form, work) -> None:
    form.to_whom.fold.click()
    form.to_whom.to.setFocus()
    qtbot.keyClick(form.to_whom.to, Qt.Key.Key_A, CTRL)
    reports_desk.type_in(form.to_whom.to, "Đảng ủy xã")
    qtbot.keyClick(form.to_whom.to, Qt.Key.Key_Tab)
    assert "Kính gửi: Đảng ủy xã" in words(page.pages)
    assert "Như trên" in words(page.pages)
    page.show_what(QUARTER)
    assert "Kính gửi: Ủy ban nhân dân tỉnh" in words(page.pages)
    assert office.frame(work.store).office.addressee.startswith("Ủy ban nhân dân tỉnh")


def test_an_unreadable_date_stays_in_its_field(qtbot, form) -> None:
    type_in(form.day, "31/2/2026")
    qtbot.keyClick(form.day, Qt.Key.Key_Return)
    assert "Không đọc được ngày" in form.rows["day"].error
    assert form.details.day is None
    assert form.day.text() == "31/2/2026"


def test_ctrl_s_saves_the_bytes_on_screen(qtbot, page, saving, tmp_path) -> None:
    papers = page.compose.choice.papers
    qtbot.keyClick(papers, Qt.Key.Key_S, CTRL)
    target = tmp_path / "Báo cáo" / "Bao cao thang 06-2026.pdf"
    assert saving == [target]
    assert target.read_bytes() == page.pages
    assert page.pages.startswith(b"%PDF")
    assert "Đã lưu Bao cao thang 06-2026.pdf" in page.bar.text
    assert next(button.text().strip() for button in page.bar.buttons) == "Mở thư mục"


@pytest.mark.parametrize("key", [Qt.Key.Key_S, Qt.Key.Key_P])
def test_keys_of_this_page_go_before_those_of_the_menus(page, key) -> None:
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, CTRL)
    asked.ignore()
    QApplication.sendEvent(page.compose.choice.papers, asked)
    assert asked.isAccepted()


def test_word_and_excel_hold_the_same_figures(qtbot, page, saving) -> None:
    qtbot.keyClick(page.compose.side.excel, Qt.Key.Key_Return)
    qtbot.keyClick(page.compose.side.word, Qt.Key.Key_Return)
    book = load_workbook(saving[0])
    numbers = {
        cell.value for sheet in book for row in sheet.iter_rows() for cell in row
        if isinstance(cell.value, int)
    }  # fmt: skip
    book.close()
    assert {769, 628, 23742, 23248} <= numbers
    typed = read_docx(str(saving[1]))
    cells = {cell.text for table in typed.tables for row in table.rows for cell in row.cells}
    assert {"769", "628", "23.742", "23.248"} <= cells


def test_a_file_open_elsewhere_is_said_and_kept(qtbot, page, saving, monkeypatch) -> None:
    def held(pages, target):
        raise StoreProblem("file.locked", name=target.name, folder=str(target.parent))

    before = page.pages
    monkeypatch.setattr(reporting, "save_pages", held)
    qtbot.keyClick(page.compose.side.save_pdf, Qt.Key.Key_Return)
    assert "đang mở trong chương trình khác" in page.bar.text
    assert not saving[0].exists()
    assert page.pages == before


def test_ctrl_p_prints_what_is_shown(qtbot, page, monkeypatch) -> None:
    printed = []
    monkeypatch.setattr(compose, "print_pdf", lambda data, *_: printed.append(data))
    qtbot.keyClick(page.compose.choice.papers, Qt.Key.Key_P, CTRL)
    assert printed == [page.pages]


def test_what_is_typed_for_a_paper_comes_back(page, form) -> None:
    type_in(form.number, "15")
    page.show_what(QUARTER)
    assert form.number.text() == ""
    page.show_what(JUNE)
    assert form.number.text() == "15"


def test_what_is_typed_is_on_disk_and_can_be_taken_back(
    qtbot, page, form, work, tmp_path
) -> None:
    since = office.last_batch(work.store)
    form.number.setFocus()
    type_in(form.number, "15")
    qtbot.keyClick(form.number, Qt.Key.Key_Tab)
    with reports_desk.shown(qtbot, work, tmp_path) as again:
        assert again.compose.side.form.number.text() == "15"
        assert "Số: 15/BC-BCĐ" in words(again.pages)
    work.do(undoing.undo, since=since)
    assert form.number.text() == ""
    assert "15/BC-BCĐ" not in words(page.pages)


def test_letters_not_left_yet_outlive_a_change_elsewhere(page, form, work) -> None:
    form.day.setFocus()
    type_in(form.day, "03/0")
    reports_desk.correct_june(work)
    assert form.day.text() == "03/0"


def test_the_symbol_is_a_setting_of_the_office(qtbot, page, form, work) -> None:
    form.symbol.selectAll()
    type_in(form.symbol, "BC-UBND")
    qtbot.keyClick(form.symbol, Qt.Key.Key_Return)
    assert office.frame(work.store).office.symbol == "BC-UBND"
    assert "/BC-UBND" in words(page.pages)
    page.show_what("ranking")
    assert form.symbol.text() == "TB-UBND"
    assert form.symbol.isReadOnly()


def test_a_year_outside_the_plan_is_explained(qtbot, page) -> None:
    page.header.stepper.choose(202505)
    empty = page.compose.paper.empty
    assert empty.isVisible()
    with qtbot.waitSignal(page.page_wanted) as told:
        qtbot.keyClick(empty.button, Qt.Key.Key_Return)
    assert told.args == ["catalogue", "plan"]
    assert not page.compose.side.save_pdf.isEnabled()
    page.header.stepper.choose(202605)
    assert page.compose.paper.desk.count


def test_blank_figures_are_told(page, form) -> None:
    page.show_what(202607)
    assert "BHXH tự nguyện: 6 thôn chưa có số." in form.remarks.texts


def test_an_older_answer_never_replaces_a_newer_one(page) -> None:
    late = []
    run = page.work.run
    page.work.run = lambda fn, *args, then=None, origin=None: late.append((fn, args, then))
    page.show_what(202603)
    page.show_what(202604)
    page.work.run = run
    for fn, args, then in late:
        then(fn(page.work.store, *args))
    assert "Tháng 4 năm 2026" in words(page.pages)


