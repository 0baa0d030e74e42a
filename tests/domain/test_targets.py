"""Splitting targets in whole persons; expected values from domain.md G (story S1) and D.3."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhdesk.domain.errors import UserError
from bhdesk.domain.targets import Method, allocate, largest_remainder

LABOUR = (2310, 1985, 1640, 2205, 2160, 2100)
POPULATION = (4630, 3980, 3290, 4420, 4330, 4210)


def test_story_s1_by_labour_force_and_by_population() -> None:
    assert largest_remainder(769, LABOUR) == (143, 123, 102, 137, 134, 130)
    assert largest_remainder(23742, POPULATION) == (4422, 3801, 3142, 4221, 4135, 4021)


@pytest.mark.parametrize("total", [768, 770])
def test_plain_rounding_would_give_769(total: int) -> None:
    plain = sum(round(Fraction(total * weight, sum(LABOUR))) for weight in LABOUR)
    assert plain == 769, "the trap of domain.md D.3, 17"
    assert sum(largest_remainder(total, LABOUR)) == total


def test_a_tie_goes_to_the_unit_that_stands_first() -> None:
    assert largest_remainder(1, (1, 1, 1)) == (1, 0, 0)
    assert largest_remainder(5, (1, 1, 1)) == (2, 2, 1)
    assert largest_remainder(7, (2, 2, 2, 2)) == (2, 2, 2, 1)
    assert largest_remainder(3, (0, 1, 1)) == (0, 2, 1)


@pytest.mark.parametrize("weights", [(), (0, 0), (3, -1)])
def test_without_weights_nothing_is_split(weights: tuple[int, ...]) -> None:
    with pytest.raises(UserError) as refused:
        largest_remainder(10, weights)
    assert refused.value.code == "target.no_weights"


weights_of_units = st.lists(st.integers(0, 10**6), min_size=1, max_size=40).filter(any)


@given(st.integers(0, 10**7), weights_of_units)
def test_the_sum_is_exact_and_nobody_loses_a_whole_person(total: int, weights: list[int]) -> None:
    shares = largest_remainder(total, weights)
    assert sum(shares) == total
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share - Fraction(total * weight, sum(weights))) < 1
        assert share >= 0
        if weight == 0:
            assert share == 0


@given(st.integers(0, 10**5), weights_of_units)
def test_the_order_decides_only_ties(total: int, weights: list[int]) -> None:
    shares = largest_remainder(total, weights)
    assert largest_remainder(total, weights) == shares
    assert largest_remainder(total, [2 * w for w in weights]) == shares
    pairs = list(zip(weights, shares, strict=True))
    for at, (weight, share) in enumerate(pairs):
        for later_weight, later_share in pairs[at + 1 :]:
            if weight == later_weight:
                assert share in {later_share, later_share + 1}
    turned = largest_remainder(total, weights[::-1])
    assert sorted(turned) == sorted(shares)


WEIGHTS = dict(zip((11, 12, 13, 14, 15, 16), LABOUR, strict=True))


def test_a_changed_unit_shows_the_difference_and_moves_nothing_else() -> None:
    plan = allocate("vsi_participants", 769, "labour_force", WEIGHTS)
    assert (plan.sum, plan.difference, plan.unallocated) == (769, 0, 0)
    changed = plan.with_value(13, 105)
    assert (changed.sum, changed.total, changed.difference) == (772, 769, 3)
    assert [s.value for s in changed.shares] == [143, 123, 105, 137, 134, 130]
    short = plan.with_value(13, 97)
    assert (short.difference, short.unallocated) == (-5, 5)
    blank = plan.with_value(13, None)
    assert (blank.shares[2].value, blank.unallocated) == (None, 102)


def test_pinned_units_stay_and_the_rest_is_split_again() -> None:
    plan = allocate("vsi_participants", 769, "labour_force", WEIGHTS, {13: 105})
    assert plan.sum == 769
    assert [(s.unit, s.value) for s in plan.shares if s.is_pinned] == [(13, 105)]
    everyone = dict.fromkeys(WEIGHTS, 100)
    assert allocate("x", 769, "labour_force", WEIGHTS, everyone).unallocated == 169


def test_equal_shares_need_no_weights() -> None:
    plan = allocate("x", 8, Method.EQUAL, dict.fromkeys((1, 2, 3), None) | {1: 1, 2: 1, 3: 1})
    assert [s.value for s in plan.shares] == [3, 3, 2]


@pytest.mark.parametrize(
    ("total", "weights", "pinned", "code"),
    [
        (-1, {1: 1}, None, "target.negative"),
        (10, {1: 1, 2: None}, None, "target.missing_weight"),
        (10, {1: 0, 2: 0}, None, "target.no_weights"),
        (10, {1: 1, 2: 1}, {1: 11}, "target.pinned_too_much"),
    ],
)
def test_splits_that_are_refused(
    total: int, weights: dict[int, int | None], pinned: dict[int, int] | None, code: str
) -> None:
    with pytest.raises(UserError) as refused:
        allocate("x", total, "population", weights, pinned)
    assert refused.value.code == code
