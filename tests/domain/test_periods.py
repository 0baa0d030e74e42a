"""Months, quarters and due days; expected values from domain.md A.7, E.3 and G.1."""

from __future__ import annotations

from datetime import date

import pytest

from bhdesk.domain.errors import UserError
from bhdesk.domain.holidays import DayOff, WorkCalendar
from bhdesk.domain.periods import Month, Period, PeriodKind, due_date, last_valid_day


@pytest.mark.parametrize("typed", ["2026-05", "2026-5", "5/2026", "05/2026", " 2026-05 "])
def test_a_month_is_read(typed: str) -> None:
    month = Month.parse(typed)
    assert (month, month.key, str(month)) == (Month(2026, 5), 202605, "2026-05")
    assert month.label == "5/2026"


@pytest.mark.parametrize("typed", ["", "2026", "2026-13", "2026-00", "13/2026", "2026-Q2", "x"])
def test_what_is_no_month_is_refused(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        Month.parse(typed)
    assert refused.value.code == "month.unreadable"


def test_months_follow_each_other_over_the_year() -> None:
    assert Month(2026, 1).shift(-1) == Month(2025, 12)
    assert Month(2026, 12).shift(1) == Month(2027, 1)
    assert Month(2026, 5).shift(-12) == Month(2025, 5)
    assert len(Month(2025, 11).through(Month(2026, 2))) == 4
    assert Month(2026, 2).through(Month(2026, 1)) == ()
    assert Month.from_key(202605) == Month.of(date(2026, 5, 31)) == Month(2026, 5)


def test_last_days() -> None:
    assert Month(2026, 2).last_day == date(2026, 2, 28)
    assert Month(2028, 2).last_day == date(2028, 2, 29)
    assert Month(2026, 4).last_day == date(2026, 4, 30)
    assert Month(2026, 12).last_day == date(2026, 12, 31)


def test_months_left() -> None:
    assert Month(2026, 5).months_left == 7  # story S2
    assert Month(2026, 12).months_left == 0


QUARTERS = [
    # quarter, last valid day of "trước ngày 05", the working day to warn on (domain.md A.7)
    ("2026-Q1", date(2026, 4, 4), date(2026, 4, 3)),
    ("2026-Q2", date(2026, 7, 4), date(2026, 7, 3)),
    ("2026-Q3", date(2026, 10, 4), date(2026, 10, 2)),
    ("2026-Q4", date(2027, 1, 4), date(2027, 1, 4)),
]


@pytest.mark.parametrize(("quarter", "valid", "working"), QUARTERS)
def test_quarter_report_before_day_5(quarter: str, valid: date, working: date) -> None:
    due = due_date(Period.parse(quarter).last, 5)
    assert last_valid_day(due, "before") == valid
    assert WorkCalendar().last_working_day(valid) == working


def test_before_is_strict_and_no_later_than_is_not() -> None:
    assert last_valid_day(date(2025, 12, 19), "before") == date(2025, 12, 18)  # BN III.23 g1
    assert last_valid_day(date(2025, 12, 26), "before") == date(2025, 12, 25)  # BN IV.1
    assert last_valid_day(date(2026, 12, 15), "no_later_than") == date(2026, 12, 15)


def test_holidays_are_skipped_too_and_make_up_days_are_worked() -> None:
    off, worked = DayOff(date(2026, 7, 3), "nghỉ"), DayOff(date(2026, 7, 4), "bù", is_off=False)
    saturday = date(2026, 7, 4)
    assert WorkCalendar.of([off]).last_working_day(saturday) == date(2026, 7, 2)
    assert WorkCalendar.of([off, worked]).last_working_day(saturday) == saturday
    taken_out = DayOff(date(2026, 7, 3), "làm việc", is_off=False, is_own=True)
    assert WorkCalendar.of([off], [taken_out]).last_working_day(saturday) == date(2026, 7, 3)


PERIODS = [
    # typed, first, last, as lists show it, in full, the one before, the one after
    ("2026-05", (2026, 5), (2026, 5), "tháng 5/2026", "tháng 5 năm 2026", "2026-04", "2026-06"),
    ("2026-02", (2026, 2), (2026, 2), "tháng 2/2026", "tháng 02 năm 2026", "2026-01", "2026-03"),
    ("2026-Q1", (2026, 1), (2026, 3), "quý I/2026", "quý I năm 2026", "2025-Q4", "2026-Q2"),
    ("2026-Q2", (2026, 4), (2026, 6), "quý II/2026", "quý II năm 2026", "2026-Q1", "2026-Q3"),
    ("2026-H1", (2026, 1), (2026, 6), "6 tháng đầu năm 2026", "6 tháng đầu năm 2026",
     "2025-H2", "2026-H2"),
    ("2026", (2026, 1), (2026, 12), "năm 2026", "năm 2026", "2025", "2027"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "first", "last", "label", "words", "before", "after"), PERIODS)
def test_a_period_is_read_and_written(
    typed: str, first: tuple[int, int], last: tuple[int, int], label: str, words: str,
    before: str, after: str,
) -> None:  # fmt: skip
    period = Period.parse(typed)
    assert (period.first, period.last) == (Month(*first), Month(*last))
    assert (str(period), period.label, period.words) == (typed, label, words)
    assert (str(period.previous), str(period.following)) == (before, after)
    assert len(period.months) == period.kind.length
    assert all(Period.of(period.kind, month) == period for month in period.months)


@pytest.mark.parametrize(
    "typed", ["", "2026-Q5", "2026-Q0", "2026-H3", "2026-13", "2026-00", "1-Q2", "Q2-2026", "x"]
)
def test_what_is_no_period_is_refused(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        Period.parse(typed)
    assert refused.value.code == "period.unreadable"


def test_a_period_may_be_typed_as_people_write_months() -> None:
    assert Period.parse("5/2026") == Period.parse("2026-5") == Period.parse(" 2026-05 ")
    assert Period.parse("2026-q3") == Period(PeriodKind.QUARTER, 2026, 3)
