from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from bhdesk.domain.counts import Part
from bhdesk.domain.errors import StoreProblem
from bhdesk.domain.periods import Month
from bhdesk.domain.tasks import Task
from bhdesk.services import bases, counts, months, office, overview, tasks
from bhdesk.services.counts import Entry
from bhdesk.ui.screens.overview import OverviewPage
from bhdesk.ui.tokens import Tone
from bhdesk.ui.work import InlineExecutor, Work
from tests.ui.screens.offices import copy_of

MAY, JUNE_1 = Month(2026, 5), date(2026, 6, 1)
VSI = "vsi_participants"


@pytest.fixture
def shown(qtbot, dressed, tmp_path):
    """Shows the page of an office: shown(name, month, today)."""
    stores = []

    def show(name="binh-minh", month=202605, today=JUNE_1, last=5, prepare=None):
        store = copy_of(name, tmp_path, last)
        stores.append(store)
        if prepare:
            prepare(store)
        page = OverviewPage(Work(store, InlineExecutor()), month, today=lambda: today)
        qtbot.addWidget(page)
        page.resize(1158, 640)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    yield show
    for store in stores:
        store.close()


def kpi(page, key):
    at = [measure.key for measure in page.seen.cards].index(key)
    return page.cards[at].kpi


def test_s2_commune_in_cards_table_and_sentence(shown):
    page = shown()
    card = kpi(page, VSI)
    assert (card.value, card.target, card.percent) == ("612", "769", "79,58%")
    assert (card.delta, card.need) == ("+64", "Cần 23 người/tháng để kịp 31/12")
    # pace: 512 + (769 − 512) · 5/12 = 619,08; 619,08 − 612 = 7,08
    assert (card.state, card.tone) == ("Chậm 7 người", Tone.WARN)
    model = page.heat.grid.grid_model
    shares = {row.cells[0]: row.cells[1].text for row in model.rows}
    assert shares == {
        "Thôn 1": "83,22%", "Thôn 2": "76,42%", "Thôn 10": "71,57%",
        "Thôn An Nhân": "82,48%", "Thôn Đoài": "78,36%", "Thôn Đông": "83,08%",
    }  # fmt: skip
    totals = model.totals.cells
    assert (totals[0], totals[1].text, totals[-1].text) == ("Toàn xã", "79,58%", "+68")
    assert page.year.title == "BHXH tự nguyện – 12 tháng"
    assert page.year.sentence == (
        "Giữ nhịp 20 người/tháng thì cuối năm 752 người (97,79%), thiếu 17."
    )


def test_employer_measures_are_not_in_the_village_table(shown):
    keys = [column.key for column in shown().heat.grid.grid_model.columns]
    assert VSI in keys
    assert not {"csi_participants", "ui_participants"} & set(keys)


def test_card_and_cell_pick_the_trend(shown):
    page = shown()
    assert page.picked == VSI
    page.cards[2].setFocus()
    QTest.keyClick(page.cards[2], Qt.Key.Key_Return)
    assert page.picked == page.seen.cards[2].key
    assert page.year.title.startswith(page.seen.cards[2].short)
    QTest.mouseClick(page.cards[1], Qt.MouseButton.LeftButton)
    assert page.picked == page.seen.cards[1].key
    grid = page.heat.grid
    grid.select_cell(page.seen.frame.unit_ids[0], VSI)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert page.picked == VSI


def test_things_to_do_lead_to_their_pages(shown, qtbot):
    page = shown()
    rows = page.todo.rows
    titles = [item.title for item in rows.row_model.items]
    assert "Tháng 2, 4 thiếu hội nghị" in titles
    by_title = {item.title: item for item in rows.row_model.items}
    report = by_title["Nộp báo cáo tháng 5/2026"]
    # nothing was issued for April, due before day 05 of May
    assert by_title["Nộp báo cáo tháng 4/2026"].second.startswith("quá hạn")
    # due before day 05 of June; 04/6/2026 is a Thursday
    assert report.state == "Thứ Năm 04/6"
    wanted = []
    page.page_wanted.connect(lambda key, _: wanted.append(key))
    rows.setFocus()
    for item in rows.row_model.items:
        rows.choose(item.key)
        QTest.keyClick(rows, Qt.Key.Key_Return)
    assert set(wanted) <= {"counts", "targets", "meetings", "reports", "catalogue"}
    assert {"meetings", "reports"} <= set(wanted)


def test_blank_village_leaves_the_sum_open(shown):
    def clear(store):
        unit = office.frame(store).unit_ids[2]
        flows = [Entry(unit, VSI, part, None) for part in (Part.NEW, Part.RESUMED, Part.LAPSED)]
        counts.set_counts(store, MAY, flows)

    page = shown(prepare=clear)
    model = page.heat.grid.grid_model
    assert model.rows[2].cells[1].text == "–"
    assert model.totals.cells[1].text == "–"
    card = kpi(page, VSI)
    assert (card.value, card.percent, card.share) == ("–", "–", None)
    assert (card.state, card.tone) == ("Thiếu 1 thôn", Tone.WARN)
    assert "Chưa có số tháng 5/2026" in page.year.sentence


def test_december_says_what_is_missing(shown):
    page = shown(month=202612, today=date(2027, 1, 2), last=12)
    card = kpi(page, VSI)
    # the sample's December closing is 764 of 769
    assert (card.state, card.tone) == ("Thiếu 5 người", Tone.BAD)
    assert page.year.sentence == "Hết năm 2026: 764 người (99,35%), thiếu 5."


def test_no_base_is_said(shown):
    def close(store):
        units = office.frame(store).unit_ids
        entries = [Entry(unit, VSI, Part.CLOSING, 50) for unit in units]
        counts.set_counts(store, MAY, entries)

    page = shown("tu-ky-2026", prepare=close)
    card = kpi(page, VSI)
    assert (card.value, card.state, card.percent) == ("100", "Chưa có mẫu số", "")
    assert "lực lượng lao động" in card.need


def test_rate_with_its_base_becomes_heads(shown):
    def fill(store):
        units = office.frame(store).unit_ids
        entries = [Entry(unit, "hi_participants", Part.CLOSING, 470) for unit in units]
        counts.set_counts(store, MAY, entries)
        base = bases.BaseEntry("population", None, 1000)
        bases.set_bases(store, (base,), date(2026, 3, 31), "Thống kê cơ sở")

    card = kpi(shown("tu-ky-2026", prepare=fill), "hi_participants")
    # 95,5% of 1.000 is 955; 940 / 955 = 98,429…%; no figure of 31/12, so no pace
    assert (card.value, card.target, card.percent) == ("940", "955", "98,43%")
    assert (card.state, card.tone, card.pace) == ("Thiếu 15 người", Tone.INFO, None)


def test_year_without_target_is_said(shown):
    def close(store):
        units = office.frame(store).unit_ids
        entries = [Entry(unit, VSI, Part.CLOSING, 50) for unit in units]
        counts.set_counts(store, Month(2027, 5), entries)

    page = shown("bac-ninh-2026-2030", month=202705, today=date(2027, 6, 1), prepare=close)
    assert kpi(page, VSI).state == "Không giao chỉ tiêu"


def test_impossible_figures_become_things_to_do(shown):
    def exceed(store):
        place = office.frame(store).office_id
        counts.set_counts(store, MAY, [Entry(place, "ui_participants", Part.CLOSING, 7000)])

    page = shown(prepare=exceed)
    row = next(i for i in page.todo.rows.row_model.items if i.state == "Cần xem lại")
    assert (row.title, row.second) == ("BHTN nhiều hơn BHXH bắt buộc", "7.000 > 6.262")


def test_closed_month_chip(shown):
    page = shown(prepare=lambda store: months.close(store, MAY, accepts_blanks=True))
    assert [chip.text() for chip in page.header.chips] == ["Đã chốt"]


def test_empty_office_has_one_way_to_begin(shown):
    page = shown("tu-ky-2026")
    assert page.empty.isVisible()
    assert not page.enter_button.isVisible()
    wanted = []
    page.page_wanted.connect(lambda key, _: wanted.append(key))
    QTest.keyClick(page.empty.button, Qt.Key.Key_Return)
    QTest.keyClick(page.empty.link, Qt.Key.Key_Return)
    assert wanted == ["counts", "targets"]


def test_what_waits_is_told_before_any_figure(shown):
    def late_task(store):
        given = Task(
            "Rà soát 62 hộ kinh doanh", "ông Trần Văn B", date(2026, 5, 4), date(2026, 5, 20),
            "Phòng Kinh tế", product="danh sách 62 hộ", authority="Chủ tịch UBND xã",
        )  # fmt: skip
        number = tasks.save(store, given)[1]
        tasks.activate(store, number, date(2026, 5, 4))

    page = shown("tu-ky-2026", prepare=late_task)
    assert page.empty.isVisible()
    assert page.todo.isVisible()
    first = page.todo.rows.row_model.items[0]
    assert (first.title, first.state) == ("Rà soát 62 hộ kinh doanh", "Thứ Tư 20/5")
    wanted = []
    page.page_wanted.connect(lambda key, _: wanted.append(key))
    page.todo.rows.setFocus()
    QTest.keyClick(page.todo.rows, Qt.Key.Key_Return)
    assert wanted == ["tasks"]


def test_primary_button_leads_to_the_figures(shown):
    page = shown()
    wanted = []
    page.page_wanted.connect(lambda key, _: wanted.append(key))
    QTest.mouseClick(page.enter_button, Qt.MouseButton.LeftButton)
    assert wanted == ["counts"]


def test_narrow_window_shows_four_things_and_all_on_demand(shown):
    page = shown("tra-vinh", month=202306, today=date(2023, 7, 3))
    # six, and the weekly meeting that the plan asks for
    assert len(page.todo.rows.row_model.items) == 7
    page.set_narrow(True)
    assert len(page.todo.rows.row_model.items) == 4
    QTest.mouseClick(page.todo.more, Qt.MouseButton.LeftButton)
    assert len(page.todo.rows.row_model.items) == 7
    assert page.heat.grid.grid_model.totals.cells[0] == "Toàn thành phố"


def test_unreadable_file_is_said_and_read_again(shown, monkeypatch):
    def locked(*args):
        raise StoreProblem("store.locked")

    with monkeypatch.context() as broken:
        broken.setattr(overview, "overview", locked)
        page = shown()
        assert page.unread.isVisible()
    QTest.keyClick(page.unread.button, Qt.Key.Key_Return)
    assert page.heat.isVisible()


def test_in_a_small_window_the_trend_lies_below_and_comes_when_it_is_asked_for(shown, qtbot):
    """847 by 400 is what a screen of 1366×768 at 150 % leaves the page."""
    page = shown()
    page.set_narrow(True)
    page.resize(847, 400)
    qtbot.wait(50)
    assert page.year.mapTo(page, QPoint()).y() > page.heat.mapTo(page, QPoint()).y() + 200
    area = page._area
    assert area.horizontalScrollBar().maximum() == 0
    assert area.verticalScrollBar().value() == 0
    assert page.heat.grid.verticalScrollBar().maximum() == 0, "all six villages are seen"
    said = [card._name.text() for card in page.cards if card.isVisible()]
    assert not any("…" in name for name in said), said
    page.cards[1].setFocus()
    QTest.keyClick(page.cards[1], Qt.Key.Key_Return)
    top = page.year.mapTo(area.viewport(), QPoint()).y()
    assert top + page.year.height() <= area.viewport().height() + 1
    page.set_narrow(False)
    page.resize(1158, 640)
    qtbot.wait(50)
    assert page.year.mapTo(page, QPoint()).y() == page.heat.mapTo(page, QPoint()).y()
