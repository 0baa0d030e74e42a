"""Số liệu khác, Qua tài khoản and Chậm đóng by keys on a real file (R24, R25, S10)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bhdesk.domain.board import Base
from bhdesk.domain.periods import Month
from bhdesk.domain.progress import State
from bhdesk.services import accounts, bases, counts, debt, months
from bhdesk.ui.history_dialog import HistoryDialog
from bhdesk.ui.tokens import Tone
from tests.ui.screens.further_desk import CTRL, opened, press
from tests.ui.screens.offices import copy_of
from tests.ui.test_keyboard import group_of, inputs, walked

MAY, JUNE = Month(2026, 5), Month(2026, 6)
RATE, PAID = "bank_payment_rate", "beneficiaries_paid_by_account"


@pytest.fixture
def stores(tmp_path, monkeypatch):
    monkeypatch.setenv("BHDESK_HOME", str(tmp_path / "home"))
    made = []

    def open_one(name):
        folder = tmp_path / name
        folder.mkdir()
        made.append(copy_of(name, folder))
        return made[-1]

    yield open_one
    for store in made:
        store.close()


@pytest.fixture
def commune(stores, qtbot, dressed):
    """Bình Minh: its plan asks for "trên 99%" by account."""
    with opened(stores("binh-minh"), MAY.key, qtbot) as made:
        made.go("accounts")
        yield made
        assert made.failed == []


@pytest.fixture
def city(stores, qtbot, dressed):
    """Trà Vinh: its plan has a ceiling of debt for each quarter of 2023."""
    with opened(stores("tra-vinh"), 202309, qtbot) as made:
        made.go("debt")
        yield made
        assert made.failed == []


def paid(store, month):
    figures = {f.measure.key: f.value for f in counts.office_figures(store, month)}
    return figures[PAID]


def quarter(store, number):
    return debt.year(store, 2023)[number - 1]


def test_the_year_is_shown_with_its_months_and_begins_at_the_pages_month(commune):
    assert not commune.page.header.stepper.isVisible()
    assert commune.grid.current_keys() == (MAY.key, "paid")
    # 1.852 of 1.874 in May, more than 99% are 1.856
    assert commune.texts(MAY.key) == [
        "Tháng 5/2026", "1.874", "1.852", "98,83%", "trên 99%", "4", "Chưa đạt",
    ]  # fmt: skip
    assert commune.foot == (
        "Tháng 5/2026: 1.852/1.874 người = 98,83%, chưa đạt chỉ tiêu trên 99%, còn thiếu 4 người."
    )
    # told on 31/03, still in force in May
    assert commune.cell(MAY.key, "base").tone is Tone.MUTED
    assert "31/03/2026" in commune.cell(MAY.key, "base").hint


def test_what_is_typed_is_the_months_figure_and_the_targets_denominator(commune):
    store = commune.store
    commune.type(JUNE.key, "paid", "1980")
    commune.type(JUNE.key, "base", "2.000")
    assert paid(store, JUNE) == 1980
    assert bases.table(store, JUNE.last_day).office["beneficiaries"] == Base(
        2000, JUNE.last_day, "BHXH cơ sở"
    )
    # exactly 99% is not more than 99%
    assert commune.texts(JUNE.key)[3:] == ["99,00%", "trên 99%", "1", "Chưa đạt"]
    commune.type(JUNE.key, "paid", "1981")
    assert commune.texts(JUNE.key)[3:] == ["99,05%", "trên 99%", "0", "Đạt"]
    commune.undo()
    commune.undo()
    assert (paid(store, JUNE), commune.cell(JUNE.key, "base").text) == (1980, "1.874")
    commune.redo()
    assert commune.cell(JUNE.key, "base").text == "2.000"


def test_months_are_pasted_down_in_one_step(commune):
    commune.paste(JUNE.key, "paid", "1857\n1859\n1861\n")
    assert [paid(commune.store, Month(2026, at)) for at in (6, 7, 8)] == [1857, 1859, 1861]
    commune.undo()
    assert [paid(commune.store, Month(2026, at)) for at in (6, 7, 8)] == [None] * 3
    commune.paste(JUNE.key, "paid", "1857\n18,5\n1861\n")
    assert [paid(commune.store, Month(2026, at)) for at in (6, 7, 8)] == [None] * 3
    assert "Tháng 7/2026" in commune.page.bar.text


def test_a_text_that_is_no_number_stays_with_its_reason(commune):
    commune.type(JUNE.key, "paid", "1857,5")
    assert paid(commune.store, JUNE) is None
    assert commune.cell(JUNE.key, "paid").text == "1857,5"
    assert "không phải số người" in commune.foot
    commune.grid.select_cell(JUNE.key, "paid")
    QTest.keyClick(commune.grid, Qt.Key.Key_Escape)
    assert commune.cell(JUNE.key, "paid").text == ""
    assert commune.foot.startswith("Tháng 5/2026")


def test_more_than_all_is_warned_of_and_a_closed_month_is_locked(commune):
    commune.type(JUNE.key, "paid", "1900")
    assert paid(commune.store, JUNE) == 1900, "a warning stops nothing"
    assert commune.cell(JUNE.key, "paid").hint == "Nhiều hơn số người thụ hưởng"
    months.close(commune.store, MAY, accepts_blanks=True)
    commune.page.reload()
    commune.type(MAY.key, "paid", "5")
    assert paid(commune.store, MAY) == 1852
    assert "đã chốt" in commune.cell(MAY.key, "paid").hint


def test_another_year_is_chosen_and_a_change_elsewhere_is_seen(commune):
    commune.page.part.year_choice.setFocus()
    QTest.keyClick(commune.page.part.year_choice, Qt.Key.Key_Up)
    assert commune.page.part.year == 2025
    assert commune.texts(202512)[2] == "1.830"
    QTest.keyClick(commune.page.part.year_choice, Qt.Key.Key_Down)
    made = [accounts.AccountCell(JUNE, False, 1860)]
    commune.window.work.do(accounts.set_cells, RATE, made)
    assert commune.texts(JUNE.key)[2] == "1.860"


def test_a_plan_without_debt_says_so_and_leads_to_the_plan(stores, qtbot, dressed):
    with opened(stores("tu-ky-2026"), MAY.key, qtbot) as village:
        village.go("debt")
        part = village.page.part
        assert part.empty.isVisible()
        assert QApplication.focusWidget() is part.empty.button or part.empty.button.isVisible()
        press(part.empty.button)
        assert village.window.current_page.key == "catalogue"
        assert village.failed == []


def test_s10_the_quarters_are_typed_with_dots_and_judged_exactly(city):
    store = city.store
    city.type("2023-Q3", "late", "312.700.000", "212.175.000")
    city.type("2023-Q3", "receivable", "18.450.000.000", "18450000000")
    city.type("2023-Q3", "employers", "3")
    third, fourth = quarter(store, 3), quarter(store, 4)
    assert (third.late, third.receivable, third.employers) == (312_700_000, 18_450_000_000, 3)
    assert (third.state, fourth.state) == (State.OVER_CEILING, State.WITHIN_CEILING)
    # 1,6948…% would print as 1,69% and yet is over 1,69
    assert city.texts("2023-Q3") == [
        "Quý III/2023", "312.700.000", "18.450.000.000", "1,695%", "1,69%", "Vượt trần", "3",
    ]  # fmt: skip
    assert city.texts("2023-Q4") == [
        "Quý IV/2023", "212.175.000", "18.450.000.000", "1,15%", "1,15%", "Trong mức trần", "",
    ]  # fmt: skip
    assert city.foot.endswith("= 1,15%, trong mức trần 1,15%.")


def test_more_late_than_receivable_is_refused_and_kept(city):
    city.type("2023-Q2", "receivable", "1.000")
    city.type("2023-Q2", "late", "1.001")
    assert quarter(city.store, 2).late is None
    assert city.cell("2023-Q2", "late").text == "1.001"
    assert "1.001 nhiều hơn số phải thu 1.000" in city.foot
    city.page.show_part(0)
    city.page.show_part(2)
    assert city.cell("2023-Q2", "late").text == "1.001"
    city.window.close()
    assert city.window.isVisible()
    assert "1.001" in city.page.bar.text
    city.type("2023-Q2", "late", "999,5")
    assert "“999,5” không phải số tiền" in city.foot
    city.type("2023-Q2", "late", "1.000")
    assert quarter(city.store, 2).late == 1000


def test_a_pasted_block_is_refused_at_the_quarter_that_cannot_be(city):
    city.paste("2023-Q1", "late", "5\t10\n9\t8\n")
    assert (quarter(city.store, 1).late, quarter(city.store, 2).late) == (None, None)
    assert "Quý II/2023 · Số tiền chậm đóng" in city.page.bar.text
    city.paste("2023-Q1", "late", "5\t10\n8\t9\n")
    assert (quarter(city.store, 1).late, quarter(city.store, 2).receivable) == (5, 9)


@pytest.mark.parametrize("part", ["accounts", "debt"])
def test_tab_comes_to_everything_that_takes_keys(city, commune, qtbot, part):
    desk = commune if part == "accounts" else city
    desk.go(part)
    wanted = inputs(desk.page)
    named = [item.accessibleName() or getattr(item, "text", str)() for item in wanted]
    assert all(named), named
    groups = [group_of(item) for item in walked(qtbot, wanted[0])]
    assert [item.accessibleName() for item in wanted if group_of(item) not in groups] == []


def test_a_quarter_is_emptied_taken_back_and_its_history_told(city):
    city.type("2023-Q1", "late", "500")
    city.type("2023-Q1", "late", "400")
    QTest.keyClick(city.grid, Qt.Key.Key_Up)
    city.grid.select_cell("2023-Q1", "late")
    QTest.keyClick(city.grid, Qt.Key.Key_Delete)
    assert quarter(city.store, 1).late is None
    city.undo()
    city.undo()
    assert quarter(city.store, 1).late == 500
    city.redo()
    assert city.cell("2023-Q1", "late").text == "400"
    city.grid.select_cell("2023-Q1", "late")
    press(city.page.part.history_button)
    dialog = next(d for d in city.page.findChildren(HistoryDialog) if d.isVisible())
    told = [[cell if isinstance(cell, str) else cell.text for cell in row.cells][1:4]
            for row in dialog.model.rows]  # fmt: skip
    assert told[-1] == ["Số tiền chậm đóng", "trống", "500"]
    assert ["Số tiền chậm đóng", "500", "400"] in told
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_an_amount_of_money_is_read_whole_in_the_history(city):
    city.type("2023-Q1", "receivable", "18.450.000.000")
    city.grid.select_cell("2023-Q1", "receivable")
    press(city.page.part.history_button)
    dialog = next(d for d in city.page.findChildren(HistoryDialog) if d.isVisible())
    header, model = dialog.grid.horizontalHeader(), dialog.model
    at = [column.key for column in model.columns].index("new")
    assert model.cell(0, at).text == "18.450.000.000"
    assert header.sectionSize(at) > dialog.grid.fontMetrics().horizontalAdvance("18.450.000.000")


def test_the_month_does_not_step_where_no_month_is_shown(city):
    QTest.keyClick(city.grid, Qt.Key.Key_PageDown, CTRL)
    assert city.window.month == 202309
    city.page.show_part(0)
    QTest.keyClick(city.page.part.empty.button, Qt.Key.Key_PageDown, CTRL)
    assert city.window.month == 202310


def test_quarters_survive_a_restart(city, qtbot):
    city.type("2023-Q1", "late", "150.000.000")
    city.type("2023-Q1", "employers", "2")
    with opened(city.store, 202301, qtbot) as again:
        again.go("debt")
        assert again.texts("2023-Q1")[1] == "150.000.000"
        assert again.texts("2023-Q1")[6] == "2"


def test_a_due_day_leads_to_its_own_quarter_of_whatever_year(city):
    part = city.page.part
    city.page.show_what("debt:2023-Q2")
    assert part.sheet.grid.current_keys() == ("2023-Q2", "late")
    city.page.show_what("debt:2022-Q4")
    assert part.year == 2022
    city.page.show_what("debt:2023-Q4")
    assert part.year == 2023
    assert part.sheet.grid.current_keys() == ("2023-Q4", "late")
