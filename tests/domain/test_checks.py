"""A value beyond what the months before make likely is warned of, with both numbers."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bhdesk import messages
from bhdesk.domain import checks
from bhdesk.domain.checks import Usual
from bhdesk.domain.counts import Count, Part

YEAR = (12, 9, 14, 11, 12, 13, 10, 12, 15, 11, 12, 12)


def told(value: int, *before: int | None) -> str:
    issue = checks.jump(Part.NEW, value, checks.usual(before))
    return "" if issue is None else messages.explain(issue.code, issue.params)


def test_the_usual_is_a_middle_that_one_wrong_month_does_not_move() -> None:
    assert checks.usual(YEAR) == Usual(Fraction(12), Fraction(1), 12)
    assert checks.usual((*YEAR[:-1], 1200)) == Usual(Fraction(12), Fraction(1), 12)
    assert checks.usual((1, 2, 3, 4)) == Usual(Fraction(5, 2), Fraction(1), 4)


def test_three_known_months_tell_nothing() -> None:
    assert checks.usual((10, None, 11, 12, None)) is None
    assert told(9000, 10, None, 11, 12) == ""


def test_both_numbers_are_named() -> None:
    assert told(52, *YEAR) == (
        "Tăng mới 52: gấp 4,3 lần mức thường 12 của 12 tháng trước. Hãy kiểm tra lại."
    )
    assert told(90, 2, 3, 2, 3) == (
        "Tăng mới 90: gấp 36 lần mức thường 2,5 của 4 tháng trước. Hãy kiểm tra lại."
    )
    assert told(40, 0, 0, 0, 0) == (
        "Tăng mới 40: khác xa mức thường 0 của 4 tháng trước. Hãy kiểm tra lại."
    )
    assert told(0, 300, 310, 290, 305).startswith("Tăng mới 0: khác xa mức thường 302,5 của 4")


@pytest.mark.parametrize(
    ("value", "before"),
    [
        (22, (2, 1, 3, 2)),  # 20 persons more is still within the floor
        (149, (100, 102, 98, 101)),  # less than half of the usual away
        (300, (100, 300, 20, 250, 60, 10)),  # a village that always varies
        (0, (12, 11, 13, 12)),  # a small village that had nothing
    ],
)
def test_small_numbers_and_restless_villages_stay_quiet(
    value: int, before: tuple[int, ...]
) -> None:
    assert told(value, *before) == ""


def test_just_beyond_each_limit_it_speaks() -> None:
    assert told(23, 2, 2, 2, 2)
    assert told(151, 100, 100, 100, 100)
    assert told(0, 40, 60, 50, 50)
    assert not told(26, *YEAR[:4], 0, 24)


def test_a_closing_is_judged_only_where_it_was_typed_itself() -> None:
    normal = {(7, Part.CLOSING): Usual(Fraction(100), Fraction(2), 12)}
    assert checks.jumps(7, Count(closing=1000), normal) == ()
    (issue,) = checks.jumps(7, Count(closing=1000, closing_typed=True), normal)
    assert (issue.code, issue.where) == ("count.jump_times", "closing")
    assert checks.jumps(8, Count(closing=1000, closing_typed=True), normal) == ()


def test_each_place_is_held_against_its_own_base() -> None:
    closings = {(None, checks.HI): 900, (3, checks.HI): 120, (4, checks.HI): 90}
    bases = {(None, "population"): 1000, (3, "population"): 100, (4, "population"): 100}
    found = checks.doubts(closings, bases)
    assert [(doubt.unit, doubt.measure) for doubt in found] == [(3, checks.HI)]
    assert found[0].issue.params == {"hi": 120, "population": 100}
