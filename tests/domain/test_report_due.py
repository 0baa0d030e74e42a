"""When a report is due by the plan it is made under."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from bhdesk.domain import plan_parse, report_due
from bhdesk.domain.holidays import WorkCalendar
from bhdesk.domain.periods import Period
from tests.offices import RESOURCES
from tests.plans import bundled


def parsed(source: str):
    plan, _ = plan_parse.parse(tomllib.loads(source))
    return plan


@pytest.fixture(scope="module")
def binh_minh():
    return parsed((RESOURCES / "samples" / "binh-minh-2026.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("period", "day"),
    [
        ("2026-Q2", date(2026, 7, 3)),  # before Sunday 05/7: story S4
        ("2026-06", date(2026, 7, 3)),
        ("2026-Q4", date(2027, 1, 4)),
        ("2026-05", date(2026, 6, 4)),
    ],
)
def test_before_day_05_is_the_last_working_day_ahead_of_it(binh_minh, period, day) -> None:
    assert report_due.last_day(binh_minh, Period.parse(period), WorkCalendar()) == day


def test_a_period_nobody_asks_for_has_no_deadline(binh_minh) -> None:
    assert report_due.last_day(binh_minh, Period.parse("2026-H1"), WorkCalendar()) is None


def test_a_plan_without_days_has_none() -> None:
    plan = parsed(bundled("tu-ky-2026"))
    assert report_due.last_day(plan, Period.parse("2026-06"), WorkCalendar()) is None
