"""One unit's month: formula, blanks, refusals, warnings; values from domain.md D.2, D.3, G."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhdesk import messages
from bhdesk.domain.counts import (
    NOTHING,
    Count,
    Part,
    computed_closing,
    refuse_impossible,
    settle,
    warnings,
    with_part,
)
from bhdesk.domain.errors import Level, UserError

# village of story S2: closing 30/4, new, resumed, lapsed, closing 31/5
MAY = [
    (105, 14, 2, 2, 119), (86, 10, 1, 3, 94), (66, 8, 0, 1, 73),
    (101, 13, 1, 2, 113), (94, 11, 2, 2, 105), (96, 12, 1, 1, 108),
]  # fmt: skip


def typed(new: int | None, resumed: int | None, lapsed: int | None) -> Count:
    count = NOTHING
    for part, value in ((Part.NEW, new), (Part.RESUMED, resumed), (Part.LAPSED, lapsed)):
        count = with_part(count, part, value)
    return count


@pytest.mark.parametrize(("opening", "new", "resumed", "lapsed", "closing"), MAY)
def test_closing_follows_from_the_flows(
    opening: int, new: int, resumed: int, lapsed: int, closing: int
) -> None:
    settled = settle(typed(new, resumed, lapsed), opening)
    assert (settled.opening, settled.closing) == (opening, closing)
    assert not settled.closing_typed


def test_all_seven_flows_count() -> None:
    # closing = opening + new + resumed + moved_in − lapsed − moved_out − died − switched_group
    count = Count(
        opening=100, new=10, resumed=5, moved_in=3, lapsed=7, moved_out=2, died=1, switched=4
    )
    assert computed_closing(count) == 104


def test_empty_is_not_zero() -> None:
    assert settle(NOTHING, 105).closing is None
    assert settle(typed(14, None, 2), 105).closing is None
    assert settle(typed(14, 0, 2), 105).closing == 117
    assert settle(typed(14, 2, 2), None).closing is None
    assert settle(typed(0, 0, 0), 0).closing == 0
    assert settle(with_part(typed(14, 2, 2), Part.NEW, None), 105).closing is None
    assert NOTHING.is_blank
    assert not typed(0, None, None).is_blank


def test_what_was_typed_is_never_recomputed() -> None:
    count = with_part(typed(10, 1, 3), Part.CLOSING, 95)
    settled = settle(count, 86)
    assert (settled.closing, settled.closing_typed) == (95, True)
    assert settle(with_part(settled, Part.CLOSING, None), 86).closing == 94
    opened = settle(with_part(typed(10, 1, 3), Part.OPENING, 90), 86)
    assert (opened.opening, opened.closing) == (90, 98)


def test_a_closing_that_does_not_add_up_is_warned_with_both_numbers() -> None:
    count = settle(with_part(typed(10, 1, 3), Part.CLOSING, 95), 86)
    (issue,) = warnings(count, 86)
    assert (issue.code, issue.level) == ("count.closing_differs", Level.WARNING)
    sentence = messages.explain(issue.code, issue.params)
    assert "86 + 10 + 1 − 3 = 94" in sentence
    assert "nhập 95" in sentence
    assert warnings(settle(with_part(count, Part.CLOSING, 94), 86), 86) == ()


def test_an_opening_other_than_last_closing_is_warned_not_refused() -> None:
    count = settle(with_part(typed(1, 0, 0), Part.OPENING, 90), 86)
    refuse_impossible(count)
    (issue,) = warnings(count, 86)
    assert (issue.code, issue.params) == ("count.opening_differs", {"opening": 90, "previous": 86})
    assert warnings(count, None) == ()


@pytest.mark.parametrize(
    ("count", "code"),
    [
        (Count(new=-1), "count.negative"),
        (Count(opening=-1), "count.negative"),
        (Count(opening=5, lapsed=6), "count.lapsed_over_opening"),
        (
            Count(opening=5, new=1, resumed=0, lapsed=5, died=2, closing=-1),
            "count.closing_negative",
        ),
        (Count(closing=-3, closing_typed=True), "count.closing_negative"),
    ],
)
def test_impossible_months_are_refused(count: Count, code: str) -> None:
    with pytest.raises(UserError) as refused:
        refuse_impossible(count)
    assert refused.value.code == code


figure = st.none() | st.integers(0, 10**6)


@given(figure, figure, figure, figure, figure)
def test_settling_twice_changes_nothing(
    opening: int | None, new: int | None, resumed: int | None, lapsed: int | None, end: int | None
) -> None:
    settled = settle(with_part(typed(new, resumed, lapsed), Part.CLOSING, end), opening)
    assert settle(settled, opening) == settled
    if end is None and None not in (opening, new, resumed, lapsed):
        assert settled.closing == opening + new + resumed - lapsed
