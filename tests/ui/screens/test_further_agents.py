"""Nhân viên thu by keys on a real file: months, weeks, villages, who is missing, print (R21)."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bhdesk.domain.collecting import Collected
from bhdesk.domain.people import Body, BodyKind, Member, Seat
from bhdesk.domain.periods import Month, Period
from bhdesk.services import collecting, office, people
from bhdesk.ui.grid import CellState
from bhdesk.ui.history_dialog import HistoryDialog
from bhdesk.ui.paper_dialog import PaperDialog
from bhdesk.ui.screens.further.agents_rows import Place, week_words, weeks_in
from tests.ui.screens.window import real_window, shown, type_cell

VSI = "vsi_participants"
MAY, PERIOD = Month(2026, 5), Period.parse("2026-05")
TODAY = date(2026, 5, 14)
CTRL = Qt.KeyboardModifier.ControlModifier


pytestmark = pytest.mark.usefixtures("home", "dressed")


def opened(qtbot, store):
    """The window in May, on the part tried here."""
    return real_window(qtbot, store, "further", "agents", today=TODAY, month=MAY.key)


@pytest.fixture
def last_month():
    """May is on its way."""
    return 4


@pytest.fixture
def places(store) -> tuple[Place, Place, Place]:
    """An organisation with two agents; the first follows two villages."""
    _, body = people.save_body(store, Body(BodyKind.COLLECTOR, "Bưu điện"))
    units = office.frame(store).unit_ids[:2]
    one = Member(body, "Nhân viên A", seat=Seat.AGENT, units=units)
    two = Member(body, "Nhân viên B", seat=Seat.AGENT)
    ids = [people.save_member(store, member)[1] for member in (one, two)]
    return Place(body), Place(body, ids[0]), Place(body, ids[1])


@pytest.fixture
def window(qtbot, store, places):
    with opened(qtbot, store) as made:
        yield made


@pytest.fixture
def part(window):
    return window.page("further").part


def choose(segment, index: int) -> None:
    """Presses a choice of a segment with the keyboard."""
    button = segment._group.button(index)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def told(store, period=PERIOD, week=None) -> list[tuple[int | None, int | None]]:
    (table,) = collecting.view(store, period, VSI, week).tables
    return [(line.target, line.result) for line in (*table.agents, table.sum)]


def test_targets_and_results_are_typed_downwards_and_taken_back(
    window, part, store, places
) -> None:
    whole, one, two = places
    grid = part.sheet.grid
    type_cell(grid, one, "target", "20", "10")
    type_cell(grid, one, "result", "18")
    assert told(store) == [(20, 18), (10, None), (30, 18)]
    assert shown(grid, one, "share") == "90,00%"
    assert shown(grid, one, "state") == "Còn thiếu 2"
    assert shown(grid, two, "state") == "Chưa có kết quả"
    assert part.findings.texts == (
        "Chưa có kết quả tháng 5/2026: Nhân viên B (1/2 nhân viên thu).",
    )
    type_cell(grid, two, "result", "12")
    type_cell(grid, whole, "result", "31")
    assert part.findings.texts == (
        "Đã có kết quả tháng 5/2026 của 2 nhân viên thu.",
        "Bưu điện: số của tổ chức 31, cộng nhân viên thu 30, chênh +1.",
    )
    QTest.keyClick(grid, Qt.Key.Key_Z, CTRL)
    QTest.keyClick(grid, Qt.Key.Key_Z, CTRL)
    assert told(store) == [(20, 18), (10, None), (30, 18)]
    assert shown(grid, two, "result") == ""
    QTest.keyClick(grid, Qt.Key.Key_Y, CTRL)
    assert told(store)[1] == (10, 12)


def test_a_refused_result_waits_and_nothing_is_written(window, part, store, places) -> None:
    _, one, _ = places
    grid, model = part.sheet.grid, part.sheet.model
    type_cell(grid, one, "result", "-4", "7")
    assert told(store)[:2] == [(None, None), (None, 7)]
    cell = model.cell(1, 2)
    assert (cell.text, cell.state) == ("-4", CellState.REFUSED)
    assert part.findings.texts[0].startswith("Chưa ghi “-4” (Nhân viên A · Kết quả): ")
    choose(part.periods, 2)
    assert not model.drafts()
    assert [item.text for item in part.refused_texts()] == ["-4"]
    choose(part.periods, 1)
    assert model.cell(1, 2).state is CellState.REFUSED
    assert not window.close()
    grid.select_cell(one, "result")
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    assert not part.refused_texts()
    assert told(store)[0] == (None, None)


def test_a_block_with_one_wrong_cell_writes_nothing(window, part, store, places) -> None:
    _, one, _ = places
    grid = part.sheet.grid
    QApplication.clipboard().setText("20\t18\n10\tmười")
    grid.select_cell(one, "target")
    QTest.keyClick(grid, Qt.Key.Key_V, CTRL)
    assert told(store) == [(None, None), (None, None), (None, None)]
    assert "Nhân viên B · Kết quả" in window.page("further").bar.text
    QApplication.clipboard().setText("20\t18\n10\t9")
    grid.select_cell(one, "target")
    QTest.keyClick(grid, Qt.Key.Key_V, CTRL)
    assert told(store) == [(20, 18), (10, 9), (30, 27)]
    QTest.keyClick(grid, Qt.Key.Key_Z, CTRL)
    assert told(store)[2] == (None, None), "a block is one step"


def test_weeks_are_typed_and_make_the_month(window, part, store, places) -> None:
    _, one, _ = places
    choose(part.periods, 0)
    grid = part.sheet.grid
    weeks = part.weeks
    assert weeks.choice.currentText() == "11–17/5"  # the week of today
    type_cell(grid, one, "target", "5")
    type_cell(grid, one, "result", "3")
    weeks.back.setFocus()
    QTest.keyClick(weeks.back, Qt.Key.Key_Return)
    assert weeks.choice.currentText() == "4–10/5"
    assert shown(grid, one, "result") == ""
    type_cell(grid, one, "result", "4")
    assert told(store, week=date(2026, 5, 11))[0] == (5, 3)
    assert shown(grid, one, "month") == "7"
    choose(part.periods, 1)
    index = grid.model().index_of(one, "result")
    assert index.data() == "7"
    assert "Cộng từ các tuần" in index.data(Qt.ItemDataRole.ToolTipRole)
    type_cell(grid, one, "result", "8")
    assert told(store)[0] == (5, 8)


def test_the_history_of_an_agent_knows_its_weeks(window, part, store, places) -> None:
    _, one, two = places
    grid = part.sheet.grid
    type_cell(grid, one, "result", "7")
    choose(part.periods, 0)
    type_cell(grid, one, "result", "3")
    type_cell(grid, two, "result", "9")
    grid.select_cell(one, "result")
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    part.history_button.setFocus()
    QTest.keyClick(part.history_button, Qt.Key.Key_Return)
    (dialog,) = part.findChildren(HistoryDialog)
    told = [tuple(dialog.model.index(row, column).data() for column in (1, 2, 3))
            for row in range(dialog.model.rowCount())]  # fmt: skip
    assert told == [
        ("Kết quả tuần 11/5", "3", "trống"), ("Kết quả tuần 11/5", "trống", "3"),
        ("Kết quả", "trống", "7"),
    ]  # fmt: skip
    dialog.close()


def test_the_weeks_of_a_month_are_those_that_begin_in_it() -> None:
    assert [week_words(monday) for monday in weeks_in(MAY)] == [
        "4–10/5", "11–17/5", "18–24/5", "25–31/5",
    ]  # fmt: skip
    june = [week_words(monday) for monday in weeks_in(Month(2026, 6))]
    assert (june[0], june[-1]) == ("1–7/6", "29/6–5/7")


def test_villages_of_an_agent_and_a_quarter(window, part, store, places) -> None:
    whole, one, _ = places
    unit = office.frame(store).unit_ids[0]
    grid = part.sheet.grid
    part.spread.setFocus()
    QTest.keyClick(part.spread, Qt.Key.Key_Space)
    village = Place(one.body, one.member, unit)
    type_cell(grid, village, "result", "6", "2")
    assert told(store)[0] == (None, 8)
    assert shown(grid, one, "result") == "8"
    QTest.keyClick(part.spread, Qt.Key.Key_Space)
    june = Collected(Month(2026, 6), whole.body, VSI, 9, 5, one.member)
    collecting.set_figures(store, [june])
    choose(part.periods, 2)
    assert shown(grid, one, "result") == "13"
    grid.select_cell(one, "result")
    QTest.keyClick(grid, "4")
    assert told(store)[0] == (None, 8), "a quarter is looked at only"
    assert grid.grid_model.is_locked


def test_without_an_organisation_it_leads_to_the_people(qtbot, store) -> None:
    with opened(qtbot, store) as window:
        part = window.page("further").part
        assert part.is_empty
        part.empty.button.setFocus()
        QTest.keyClick(part.empty.button, Qt.Key.Key_Return)
        assert window.current_page.key == "catalogue"
        assert window.current_page.segment.current == 4
        _, body = people.save_body(store, Body(BodyKind.COLLECTOR, "Bưu điện"))
        person = Member(body, "Nhân viên A", seat=Seat.AGENT)
        window.work.do(people.save_member, person)
        window.show_page("further")
        assert not part.is_empty


def test_it_is_there_after_a_restart_and_goes_on_paper(qtbot, store, places) -> None:
    _, one, _ = places
    with opened(qtbot, store) as window:
        type_cell(window.page("further").part.sheet.grid, one, "target", "20")
    with opened(qtbot, store) as window:
        part = window.page("further").part
        printed = part.sheet.grid.shown_table()
        assert printed.title == (
            "Chỉ tiêu, kết quả của nhân viên thu, BHXH tự nguyện, tháng 5/2026"
        )
        assert printed.rows[1].cells[:3] == ("Nhân viên A", "20", "")
        assert printed.rows[3].cells[0] == "Cộng nhân viên thu"
        part.paper.setFocus()
        QTest.keyClick(part.paper, Qt.Key.Key_Return)
        (dialog,) = part.findChildren(PaperDialog)
        qtbot.waitUntil(lambda: not window.work.is_busy, timeout=20_000)
        assert dialog.word_button.isEnabled()
        dialog.close()
