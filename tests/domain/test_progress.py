"""Exact comparison; values from the tables of domain.md B, D.2 and stories S2, S4, S6, S10."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bhdesk.domain import progress
from bhdesk.domain.periods import Month
from bhdesk.domain.plans import Operator
from bhdesk.domain.progress import State

GE, GT, LE = Operator.AT_LEAST, Operator.MORE_THAN, Operator.AT_MOST

# unit, TN target, need for 80 %, BHYT target, need for 93 % (domain.md B)
NEEDS = [
    ("Phường 1", 165, 132, 10324, 9602), ("Phường 2", 55, 44, 3444, 3203),
    ("Phường 3", 55, 44, 3426, 3187), ("Phường 4", 159, 128, 9534, 8867),
    ("Phường 5", 184, 148, 10306, 9585), ("Phường 6", 190, 152, 10632, 9888),
    ("Phường 7", 263, 211, 14690, 13662), ("Phường 8", 152, 122, 8470, 7878),
    ("Phường 9", 214, 172, 11958, 11121), ("Long Đức", 319, 256, 19936, 18541),
    ("thành phố", 1757, 1406, 108441, 100851),
]  # fmt: skip


@pytest.mark.parametrize(("unit", "vsi", "need_80", "hi", "need_93"), NEEDS)
def test_heads_needed_for_the_marks(
    unit: str, vsi: int, need_80: int, hi: int, need_93: int
) -> None:
    for percent, target, need in ((Decimal(80), vsi, need_80), (Decimal(93), hi, need_93)):
        assert progress.required(GE, percent, target) == need, unit
        wanted = Fraction(percent)
        assert progress.judge(GE, progress.share(need, target), wanted) is State.REACHED
        assert progress.judge(GE, progress.share(need - 1, target), wanted) is State.NOT_REACHED


def test_sum_of_needs_is_not_the_need_of_the_sum() -> None:
    assert sum(row[2] for row in NEEDS[:-1]) == 1409
    assert sum(row[4] for row in NEEDS[:-1]) == 95534


@pytest.mark.parametrize(
    ("op", "percent", "base", "heads"),
    [
        (GT, "99", 1900, 1882),  # 1.881 is exactly 99 % and fails (G.1)
        (GE, "80", 55, 44),
        (GE, "95.5", 24860, 23742), (GE, "56.8", 12400, 7044), (GE, "50.6", 12400, 6275),
        (GE, "6.2", 12400, 769), (GE, "49", 12400, 6076),  # S1
        (GE, "30", 64, 20),  # S10, staff
        (LE, "1.15", 18_450_000_000, 212_175_000),  # S10, debt of Q IV
    ],
)  # fmt: skip
def test_required_heads(op: Operator, percent: str, base: int, heads: int) -> None:
    assert progress.required(op, Decimal(percent), base) == heads


def test_exactly_99_percent_is_not_more_than_99() -> None:
    assert progress.judge(GT, progress.share(1881, 1900), Fraction(99)) is State.NOT_REACHED
    assert progress.judge(GT, progress.share(1882, 1900), Fraction(99)) is State.REACHED
    assert progress.judge(GT, progress.share(1857, 1874), Fraction(99)) is State.REACHED  # S4


S6 = [
    # actual, target, mark, printed, state (story S6)
    (18540, 19936, 93, "92,998%", State.NOT_REACHED), (18541, 19936, 93, "93,00%", State.REACHED),
    (9601, 10324, 93, "92,997%", State.NOT_REACHED), (9602, 10324, 93, "93,01%", State.REACHED),
    (210, 263, 80, "79,85%", State.NOT_REACHED), (211, 263, 80, "80,23%", State.REACHED),
    (44, 55, 80, "80,00%", State.REACHED), (43, 55, 80, "78,18%", State.NOT_REACHED),
    (1405, 1757, 80, "79,97%", State.NOT_REACHED), (1406, 1757, 80, "80,02%", State.REACHED),
]  # fmt: skip


@pytest.mark.parametrize(("actual", "target", "mark", "shown", "state"), S6)
def test_marks_that_rounding_would_fake(
    actual: int, target: int, mark: int, shown: str, state: State
) -> None:
    share = progress.share(actual, target)
    assert progress.judge(GE, share, Fraction(mark)) is state
    assert progress.show_percent(share, GE, Fraction(mark)) == shown


@pytest.mark.parametrize(
    ("late", "ceiling", "shown", "state"),
    [
        (312_700_000, "1.69", "1,695%", State.OVER_CEILING),  # S10: prints 1,69 and is over
        (311_805_000, "1.69", "1,69%", State.WITHIN_CEILING),
        (212_175_000, "1.15", "1,15%", State.WITHIN_CEILING),
        (212_175_001, "1.15", "1,15000001%", State.OVER_CEILING),
    ],
)
def test_debt_against_its_ceiling(late: int, ceiling: str, shown: str, state: State) -> None:
    share = progress.share(late, 18_450_000_000)
    assert progress.judge(LE, share, Fraction(ceiling)) is state
    assert progress.show_percent(share, LE, Fraction(ceiling)) == shown


PERCENTS = [
    (612, 769, "79,58"), (119, 143, "83,22"), (94, 123, "76,42"), (73, 102, "71,57"),
    (113, 137, "82,48"), (105, 134, "78,36"), (108, 130, "83,08"), (612, 12400, "4,94"),  # S2
    (628, 769, "81,66"), (628, 12400, "5,06"), (23248, 23742, "97,92"), (23248, 24860, "93,52"),
    (6301, 6275, "100,41"), (6301, 12400, "50,81"), (6929, 7044, "98,37"), (6929, 12400, "55,88"),
    (6020, 6076, "99,08"), (6020, 12400, "48,55"), (1857, 1874, "99,09"), (131, 497, "26,36"),  # S4
    (1198, 1205, "99,42"), (19, 64, "29,69"), (1189, 1204, "98,75"), (1213, 1204, "100,75"),  # S10
    (317001, 345701, "91,70"), (102720, 114825, "89,46"), (12369, 60278, "20,52"),  # B
]  # fmt: skip


@pytest.mark.parametrize(("part", "whole", "shown"), PERCENTS)
def test_printed_percents(part: int, whole: int, shown: str) -> None:
    assert progress.show_percent(progress.share(part, whole)) == f"{shown}%"


def test_half_is_rounded_up_and_nothing_is_a_dash() -> None:
    assert progress.printed(Fraction(1, 200)) == Decimal("0.01")
    assert progress.printed(Fraction(-1, 200)) == Decimal("-0.01")
    assert progress.printed(None) is None
    assert progress.share(3, 0) is None
    assert progress.show_percent(None) == "–"
    assert progress.judge(GE, Fraction(3), None) is State.NO_TARGET
    assert progress.judge(GE, None, Fraction(3)) is None
    assert progress.judge(Operator.QUALITATIVE, Fraction(3), Fraction(3)) is None


rates = st.decimals(0, 200, places=2, allow_nan=False)


@given(st.sampled_from([GE, GT, LE]), st.integers(0, 10**15), st.integers(1, 10**15), rates)
@example(GE, 18540, 19936, Decimal("93.00"))
@example(LE, 16_900_000_000_001, 10**15, Decimal("1.69"))
@example(GT, 10**15 - 1, 10**15, Decimal("100.00"))
def test_the_printed_percent_never_contradicts_the_state(
    op: Operator, part: int, whole: int, percent: Decimal
) -> None:
    share, wanted = Fraction(100 * part, whole), Fraction(percent)
    shown = progress.show_percent(share, op, wanted)
    printed = Fraction(shown.rstrip("%").replace(".", "").replace(",", "."))
    assert progress.holds(op, printed, wanted) == progress.holds(op, share, wanted)
    assert abs(printed - share) <= Fraction(5, 1000)


@given(st.sampled_from([GE, GT]), rates, st.integers(1, 10**9))
def test_required_is_the_smallest_that_holds(op: Operator, percent: Decimal, base: int) -> None:
    need = progress.required(op, percent, base)
    assert progress.holds(op, Fraction(100 * need, base), Fraction(percent))
    assert not progress.holds(op, Fraction(100 * (need - 1), base), Fraction(percent))


@given(rates, st.integers(1, 10**9))
def test_a_ceiling_is_the_largest_that_holds(percent: Decimal, base: int) -> None:
    most = progress.required(LE, percent, base)
    assert progress.holds(LE, Fraction(100 * most, base), Fraction(percent))
    assert not progress.holds(LE, Fraction(100 * (most + 1), base), Fraction(percent))


def test_remaining_and_per_month() -> None:
    assert progress.remaining(769, 612, Month(2026, 5)) == progress.Remaining(157, 23)  # S2
    assert progress.remaining(769, 612, Month(2026, 12)) == progress.Remaining(157, None)
    assert progress.remaining(769, 800, Month(2026, 5)) == progress.Remaining(0, 0)
    assert progress.remaining(23742, 23248, Month(2026, 6)).heads == 494  # S4


def test_states_of_a_mark() -> None:
    by = date(2023, 6, 30)
    before, after = date(2023, 5, 31), date(2023, 7, 31)
    assert progress.milestone_state(False, by, before) is State.NOT_DUE
    assert progress.milestone_state(True, by, before) is State.REACHED_EARLY
    for day in (by, after):
        assert progress.milestone_state(True, by, day) is State.REACHED
        assert progress.milestone_state(False, by, day) is State.NOT_REACHED
