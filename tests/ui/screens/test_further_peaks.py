"""Tháng cao điểm by keys on a real file: typed by day and week, undone, refused, printed (R22)."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bhdesk.domain.activities import Activity, Kind
from bhdesk.domain.periods import Month, Period
from bhdesk.services import activities, office, peaks, reporting
from bhdesk.services.peaks import PeakEntry
from bhdesk.ui.grid import CellState
from bhdesk.ui.history_dialog import HistoryDialog
from bhdesk.ui.screens.further.peaks_rows import View
from tests.ui.screens.offices import copy_of, keys
from tests.ui.screens.window import real_window, shown, type_cell

VSI = "vsi_participants"
MAY = Month(2026, 5)
TODAY = date(2026, 5, 14)
CTRL = Qt.KeyboardModifier.ControlModifier


pytestmark = pytest.mark.usefixtures("home", "dressed")


def opened(qtbot, store, today=TODAY):
    """The window in May, on the part tried here."""
    return real_window(qtbot, store, "further", "peaks", today=today, month=MAY.key)


@pytest.fixture
def last_month():
    """May is on its way."""
    return 4


@pytest.fixture
def window(qtbot, store):
    with opened(qtbot, store) as made:
        yield made


@pytest.fixture
def part(window):
    return window.page("further").part


def counted(store) -> dict[tuple[int, int], int]:
    return {(one.day.day, one.unit): one.value for one in peaks.month(store, MAY, VSI).counts}


def test_days_are_typed_downwards_and_taken_back(window, part, store) -> None:
    one, two, three = office.frame(store).unit_ids[:3]
    grid = part.sheet.grid
    type_cell(grid, one, "2026-05-14", "5", "0", "12")
    assert counted(store) == {(14, one): 5, (14, two): 0, (14, three): 12}
    assert shown(grid, one, "sum") == "5"
    assert part.sheet.model.totals.cells[5].text == "17"  # 11/5, 12/5, 13/5, 14/5
    QTest.keyClick(grid, Qt.Key.Key_Z, CTRL)
    assert counted(store) == {(14, one): 5, (14, two): 0}
    assert shown(grid, three, "2026-05-14") == ""
    QTest.keyClick(grid, Qt.Key.Key_Y, CTRL)
    assert counted(store)[14, three] == 12
    grid.select_cell(three, "2026-05-14")
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    assert counted(store) == {(14, one): 5, (14, two): 0}


def test_the_history_of_a_village_says_from_what_to_what(window, part, store) -> None:
    one = office.frame(store).unit_ids[0]
    grid = part.sheet.grid
    type_cell(grid, one, "target", "15")
    type_cell(grid, one, "2026-05-14", "5")
    type_cell(grid, one, "2026-05-14", "6")
    grid.select_cell(one, "2026-05-14")
    part.history_button.setFocus()
    QTest.keyClick(part.history_button, Qt.Key.Key_Return)
    (dialog,) = part.findChildren(HistoryDialog)
    told = [tuple(dialog.model.index(row, column).data() for column in (1, 2, 3))
            for row in range(dialog.model.rowCount())]  # fmt: skip
    assert told == [
        ("Ngày 14/5", "5", "6"), ("Ngày 14/5", "trống", "5"), ("Chỉ tiêu tháng", "trống", "15"),
    ]  # fmt: skip
    dialog.close()


def test_a_refused_text_waits_and_nothing_is_written(window, part, store, tmp_path) -> None:
    one, two = office.frame(store).unit_ids[:2]
    grid, model = part.sheet.grid, part.sheet.model
    type_cell(grid, one, "2026-05-14", "3", "1x")
    assert counted(store) == {(14, one): 3}
    cell = model.cell(1, 5)
    assert (cell.text, cell.state) == ("1x", CellState.REFUSED)
    assert "Không đọc được “1x”" in cell.hint
    assert part.reasons.texts[0].startswith("Chưa ghi “1x” (Thôn 2 · 14/5): Không đọc được “1x”")
    # another table and back: it still waits; the window does not close over it without asking
    part.views.choose(1)
    part.views.chosen.emit(1)
    assert not model.drafts()
    part.views.choose(0)
    part.views.chosen.emit(0)
    assert [(item.row, item.text) for item in model.drafts()] == [(two, "1x")]
    assert not window.close()
    assert "Còn 1 ô chưa ghi được" in window.page("further").bar.text
    grid.select_cell(two, "2026-05-14")
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    assert not part.refused_texts()
    assert part.reasons.isHidden()
    assert counted(store) == {(14, one): 3}


def test_targets_of_the_month_and_of_villages(window, part, store) -> None:
    one = office.frame(store).unit_ids[0]
    part.side.target.setFocus()
    keys(part.side.target, "60")
    QTest.keyClick(part.side.target, Qt.Key.Key_Return)
    assert peaks.month(store, MAY, VSI).office.target == 60
    type_cell(part.sheet.grid, one, "target", "15")
    type_cell(part.sheet.grid, one, "2026-05-14", "4")
    seen = peaks.month(store, MAY, VSI)
    assert (seen.rows[0].target, seen.rows[0].missing) == (15, 11)
    assert shown(part.sheet.grid, one, "left") == "11"
    assert part.side.chip.text() == "Còn thiếu 56"
    # a wrong text stays in its field, the stored target stays in the file
    part.side.target.setFocus()
    part.side.target.selectAll()
    keys(part.side.target, "sáu mươi")
    QTest.keyClick(part.side.target, Qt.Key.Key_Return)
    assert part.side.target_row.error.startswith("Không đọc được “sáu mươi”")
    assert peaks.month(store, MAY, VSI).office.target == 60
    assert part.refused_texts()
    type_cell(part.sheet.grid, one, "2026-05-13", "1")
    assert part.side.target.text() == "sáu mươi"
    part.give_up()
    assert part.side.target.text() == "60"


def test_a_narrow_window_keeps_what_is_refused(window, part, store) -> None:
    one = office.frame(store).unit_ids[0]
    keys_of = [column.key for column in part.sheet.model.columns]
    assert "target" in keys_of
    type_cell(part.sheet.grid, one, "2026-05-14", "x1")
    window.resize(1093, 557)
    model = part.sheet.model
    assert "target" not in [column.key for column in model.columns]
    assert [item.text for item in model.drafts()] == ["x1"]
    assert [len(row.cells) for row in (*model.rows, model.totals)] == [len(model.columns)] * 7
    window.resize(1366, 696)
    type_cell(part.sheet.grid, one, "target", "y")
    window.resize(1093, 557)
    assert sorted(item.text for item in model.drafts()) == ["x1", "y"]
    part.give_up()


def test_weeks_are_typed_where_no_day_is(window, part, store) -> None:
    one, two = office.frame(store).unit_ids[:2]
    peaks.set_counts(store, MAY, VSI, [PeakEntry(date(2026, 5, 5), one, 2),
                                       PeakEntry(date(2026, 5, 7), one, 1)])  # fmt: skip
    part.reload()
    part.views.choose(1)
    part.views.chosen.emit(1)
    model = part.sheet.model
    column = [head.key for head in model.columns].index("2026-05-10")
    assert model.cell(0, column).text == "3"
    assert not model.can_edit(model.index(0, column))
    type_cell(part.sheet.grid, two, "2026-05-10", "6")
    assert counted(store)[10, two] == 6
    assert model.columns[-3].second == "25–31/5"


def test_the_course_of_a_village_and_of_the_whole(window, part, store) -> None:
    one, two = office.frame(store).unit_ids[:2]
    part.views.choose(2)
    part.views.chosen.emit(2)
    assert part.view is View.COURSE
    model, grid = part.sheet.model, part.sheet.grid
    assert not any(column.is_editable for column in model.columns)
    part.places.setCurrentIndex(part.places.findData(one))
    part.places.activated.emit(1)
    type_cell(grid, "2026-05-12", "value", "4", "5")
    assert counted(store) == {(12, one): 4, (13, one): 5}
    assert [shown(grid, f"2026-05-{day}", "total") for day in (11, 12, 13, 14, 15)] == [
        "–", "4", "9", "9", "–",
    ]  # fmt: skip
    peaks.set_all(store, MAY, VSI, [PeakEntry(date(2026, 5, 13), two, 1)], {None: 44})
    part.places.setCurrentIndex(0)
    part.places.activated.emit(0)
    part.reload()
    # 10 of 44 on the evening of 13/5: 34 over 18 days
    row = [shown(grid, "2026-05-13", key) for key in ("value", "total", "left", "need")]
    assert row == ["6", "10", "34", "2"]
    assert model.totals.cells[1] == "10"


def test_an_ordinary_month_leads_to_the_next_peak_month(window, part, store) -> None:
    page = window.page("further")
    for month, words in ((202612, "không phải"), (202511, "tháng 5/2026")):
        page.header.stepper.choose(month)
        assert part.is_empty
        assert words in part.empty.accessibleName()
    page.header.stepper.choose(202606)
    assert part.is_empty
    assert "tháng 5/2026" in part.empty.accessibleName()
    assert part.empty.button.text().strip() == "Đến tháng 11/2026"
    part.empty.button.setFocus()
    QTest.keyClick(part.empty.button, Qt.Key.Key_Return)
    assert page.month == 202611
    assert not part.is_empty
    assert part.diary.peak.measure == "hi_participants"


def test_the_tab_says_what_the_report_says(qtbot, dressed, tmp_path) -> None:
    store = copy_of("binh-minh", tmp_path, 5)
    peaks.set_target(store, MAY, VSI, 60)
    activities.add(store, Activity(Kind.BROADCAST, date(2026, 5, 4), place="Đài Truyền thanh xã"))
    told = " ".join(reporting.paper(store, "peak", Period.parse("2026-05")).report.narrative)
    with opened(qtbot, store, date(2026, 6, 2)) as window:
        side = window.page("further").part.side
        words = side.words.text()
        facts = window.page("further").part.side.facts
        figures = [label.text() for label in facts.findChildren(type(side.words))]
    store.close()
    # S2: 68 new, 21 in April, 57 / 4 = 14,25 in an ordinary month, 68 / 60 = 113,33%, 8 over
    assert "tăng mới 68 người" in told
    assert "gấp 4,8 lần bình quân 4 tháng trước (14,3 người/tháng)" in told
    assert words == (
        "Tăng mới 68 người; tháng trước 21 người; gấp 4,8 lần bình quân tháng thường 14,3 người;"
        " vượt 8 người."
    )
    assert "đạt 113,33%, vượt 8 người" in told
    assert {"68", "113,33%"} <= set(figures)


def test_days_without_broadcast_are_named_where_the_plan_asks(qtbot, dressed, tmp_path) -> None:
    made = copy_of("bac-ninh-2026-2030", tmp_path)
    for day in (1, 2, 5):
        activities.add(made, Activity(Kind.BROADCAST, date(2026, 5, day), place="Đài"))
    with opened(qtbot, made, date(2026, 5, 6)) as window:
        part = window.page("further").part
        assert part.side.told.text() == (
            "Phát thanh 3/31 ngày; chưa phát thanh: 3–4/5, 6/5."
        )
        part.views.choose(2)
        part.views.chosen.emit(2)
        assert shown(part.sheet.grid, "2026-05-04", "told") == "Chưa phát thanh"
        assert shown(part.sheet.grid, "2026-05-07", "told") == ""
    made.close()


def test_it_is_there_after_a_restart_and_goes_on_paper(qtbot, store, tmp_path) -> None:
    one = office.frame(store).unit_ids[0]
    with opened(qtbot, store) as window:
        type_cell(window.page("further").part.sheet.grid, one, "2026-05-14", "7")
    with opened(qtbot, store) as window:
        part = window.page("further").part
        assert shown(part.sheet.grid, one, "2026-05-14") == "7"
        printed = part.sheet.grid.shown_table()
        assert printed.title.endswith("tháng 5/2026: tăng mới theo thôn, theo ngày")
        assert printed.rows[0].cells[5] == "7"
        part.side.report.setFocus()
        QTest.keyClick(part.side.report, Qt.Key.Key_Return)
        QApplication.processEvents()
        reports = window.current_page
        assert reports.key == "reports"
        assert reports.compose.choice.kind.key == "peak"
        assert str(reports.compose.choice.period) == "2026-05"


def test_a_due_day_leads_to_its_peak_month(window, part) -> None:
    window.show_page("further", "schools")
    window.set_month(202603)
    window.show_page("further", "peaks:2026-05/vsi_participants")
    assert window.month == 202605
    assert part.isVisible()
    assert part.diary is not None
    assert (part.diary.peak.month, part.diary.peak.measure) == (MAY, VSI)
