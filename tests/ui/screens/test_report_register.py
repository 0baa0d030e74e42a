"""Sổ văn bản: found as one types, seen and saved as it went out; charts; figures explained."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from bhdesk.domain.document import ChartKind
from bhdesk.domain.periods import Period
from bhdesk.services import issuing
from bhdesk.ui.screens.reports import register
from bhdesk.ui.widgets import files
from bhdesk.ui.work import InlineExecutor, Work
from tests.ui.screens import offices, reports_desk
from tests.ui.screens.reports_desk import QUARTER, dialog, words
from tests.ui.screens.typing_vietnamese import type_in

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def last_month():
    return 6


@pytest.fixture
def page(qtbot, dressed, work, tmp_path):
    with reports_desk.shown(qtbot, work, tmp_path) as made:
        yield made


@pytest.fixture
def filled(page):
    """Two reports and a notice went out."""
    for what, number in ((202605, "14"), (QUARTER, "15")):
        page.show_what(what)
        reports_desk.write_number(page, number, "3/7/2026")
        reports_desk.issue(page)
    page.show_what("ranking")
    reports_desk.write_number(page, "3", "2/7/2026")
    reports_desk.issue(page)
    page.show_part(1)
    return page.register


def titles(part) -> list[str]:
    return [row.title for row in part.list.row_model.items]


def test_an_empty_register_says_what_it_is_for(qtbot, page) -> None:
    page.show_part(1)
    assert page.register.paper.empty.isVisible()
    qtbot.keyClick(page.register.paper.empty.button, Qt.Key.Key_Return)
    assert page.segment.current == 0


def test_the_newest_is_first_and_its_file_is_shown(page, filled, work) -> None:
    assert titles(filled) == ["Số 15/BC-BCĐ", "Số 14/BC-BCĐ", "Số 03/TB-BCĐ"]
    newest = issuing.register(work.store)[0]
    assert page.pages == issuing.pages(work.store, newest.id)


def test_it_is_searched_while_one_types_without_marks(qtbot, filled) -> None:
    filled.search.setFocus()
    type_in(filled.search, "thang 5/2026")
    assert titles(filled) == ["Số 14/BC-BCĐ"]
    assert "Tháng 5 năm 2026" in words(filled.paper_bytes)
    qtbot.keyClick(filled.search, Qt.Key.Key_A, CTRL)
    type_in(filled.search, "nguyen van a 15")
    assert titles(filled) == ["Số 15/BC-BCĐ"]
    type_in(filled.search, "zzz")
    assert titles(filled) == []
    assert filled.paper.empty.isVisible()
    assert filled.search.text() == "nguyen van a 15zzz"


def test_kind_and_year_narrow_it(qtbot, filled) -> None:
    filled.kinds.setFocus()
    qtbot.keyClick(filled.kinds, Qt.Key.Key_End)
    assert titles(filled) == ["Số 03/TB-BCĐ"]
    filled.kinds.setCurrentIndex(0)
    filled.years.setCurrentIndex(filled.years.findData(2026))
    assert len(titles(filled)) == 3


def test_the_frozen_file_is_saved_and_printed(qtbot, page, filled, work, monkeypatch) -> None:
    asked, printed = [], []
    monkeypatch.setattr(files, "ask_save", lambda *given: asked.append(given[2]) or given[2])
    monkeypatch.setattr(register, "print_pdf", lambda data, *_: printed.append(data))
    reports_desk.correct_june(work)
    filled.list.setFocus()
    qtbot.keyClick(filled.list, Qt.Key.Key_S, CTRL)
    qtbot.keyClick(filled.list, Qt.Key.Key_P, CTRL)
    newest = issuing.register(work.store)[0]
    assert asked[0].name == "Bao cao quy 2-2026 so 15.pdf"
    assert asked[0].read_bytes() == issuing.pages(work.store, newest.id) == printed[0]


def test_a_paper_is_taken_back_with_a_reason(qtbot, page, filled) -> None:
    filled.side.withdraw.click()
    box = dialog("Thu hồi văn bản")
    type_in(box.field, "Sai số liệu")
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert filled.list.row_model.items[0].state == "Thu hồi"
    assert "Sai số liệu" in filled.side.facts.words
    assert not filled.side.withdraw.isVisible()
    page.show_part(0)
    page.show_what(QUARTER)
    assert page.compose.draft.issued is None


def test_from_the_register_to_what_has_changed(qtbot, page, filled, work) -> None:
    reports_desk.correct_june(work)
    filled.choose(issuing.latest(work.store, "quarter", "2026-Q2").id)
    qtbot.keyClick(filled.side.go, Qt.Key.Key_Return)
    assert page.segment.current == 0
    assert page.compose.orders.period == QUARTER
    assert "Số liệu đã thay đổi" in page.compose.strip.text


def test_a_damaged_file_is_told_and_never_shown(page, filled, work) -> None:
    newest = issuing.register(work.store)[0]
    with work.store.write("hỏng") as db:
        db.run("UPDATE issued_file SET data = :data WHERE issued_id = :id",
               data=b"%PDF hong", id=newest.id)  # fmt: skip
    filled.list.choose(issuing.register(work.store)[1].id)
    filled.list.choose(newest.id)
    assert "không còn nguyên vẹn" in filled.paper.empty.accessibleName()
    assert filled.paper_bytes == b""


def test_a_figure_leads_to_where_it_was_entered(qtbot, page) -> None:
    page.show_what(QUARTER)
    paper = page.compose.paper
    spot = next(one for one in page.compose.draft.spots if one.text == "628")
    paper.desk.setFocus()
    paper.desk.ask(spot)
    assert "Số người tham gia BHXH tự nguyện" in paper.card.accessibleDescription()
    assert "= 628" in paper.card.accessibleDescription()
    rows = paper.card.rows
    assert len(rows.row_model.items) == 6
    wanted = []
    page.page_wanted.connect(lambda *given: wanted.append(given))
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    name, (unit, measure) = wanted[0]
    assert (name, measure) == ("counts", "vsi_participants")
    assert unit is not None


def test_a_target_leads_to_the_targets(qtbot, page) -> None:
    spot = next(one for one in page.compose.draft.spots if one.origin.part == "target")
    paper = page.compose.paper
    paper.desk.ask(spot)
    wanted = []
    page.page_wanted.connect(lambda *given: wanted.append(given))
    paper.card.rows.setFocus()
    qtbot.keyClick(paper.card.rows, Qt.Key.Key_End)
    qtbot.keyClick(paper.card.rows, Qt.Key.Key_Return)
    assert wanted == [("targets", spot.origin.measure)]


def test_the_four_pictures_of_an_indicator(qtbot, page) -> None:
    page.show_part(2)
    kinds = {ChartKind.PROGRESS, ChartKind.TREND, ChartKind.COVERAGE, ChartKind.FORECAST}
    assert len(page.charts.cards) == len(kinds)
    assert all(card.view.is_drawn for card in page.charts.cards)
    assert "628" in page.charts.cards[0].view.accessibleDescription()
    page.charts.measures.setFocus()
    qtbot.keyClick(page.charts.measures, Qt.Key.Key_Down)
    assert "23.248" in page.charts.cards[0].view.accessibleDescription()


def test_without_figures_the_pictures_give_way_to_the_way_there(
    qtbot, dressed, tmp_path
) -> None:
    work = Work(offices.copy_of("tu-ky-2026", tmp_path), InlineExecutor())
    with reports_desk.shown(qtbot, work, tmp_path) as page:
        page.show_part(2)
        with qtbot.waitSignal(page.page_wanted) as told:
            qtbot.keyClick(page.charts.empty.button, Qt.Key.Key_Return)
        assert told.args[0] == "counts"
    work.close()
    work.store.close()


def test_the_pictures_follow_the_month(page) -> None:
    page.show_part(2)
    page.header.stepper.choose(202604)
    assert "548" in page.charts.cards[0].view.accessibleDescription()
    assert Period.parse("2026-04").last.key == page.month
