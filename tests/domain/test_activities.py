"""Meetings and their quota; expected values from story S3, TV II.3 and domain.md D.3, 18."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bhdesk.domain import plan_text
from bhdesk.domain.activities import (
    Activity,
    ActivityState,
    Kind,
    ask_about,
    meeting_quota,
    quota_grid,
    refuse_impossible,
)  # fmt: skip
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month
from bhdesk.domain.plan_position import position
from bhdesk.domain.plans import Operator, Quota
from tests.plans import SMALL, bundled

CONFERENCE = Activity(
    Kind.CUSTOMER_CONFERENCE, date(2026, 6, 9), starts="19:00", ends="20:45",
    place="Nhà văn hóa Thôn 10", units=(3,), invited=60, attended=47, consulted=31,
    enrolled=(("vsi_participants", 6), ("hi_participants", 12)),
)  # fmt: skip


def test_the_story_s_conference_is_possible() -> None:
    refuse_impossible(CONFERENCE)
    ask_about(CONFERENCE, ())


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"attended": -1}, "activity.negative"),
        ({"enrolled": (("vsi_participants", -6),)}, "activity.negative"),
        ({"ends": "19:00"}, "activity.ends_before_start"),
        ({"ends": "08:00"}, "activity.ends_before_start"),
        ({"consulted": 48}, "activity.consulted_over_attended"),
    ],
)
def test_impossible_activities(changes: dict[str, object], code: str) -> None:
    with pytest.raises(UserError) as refused:
        refuse_impossible(replace(CONFERENCE, **changes))
    assert refused.value.code == code


def test_what_is_asked_before_it_is_kept() -> None:
    with pytest.raises(UserError) as refused:
        ask_about(replace(CONFERENCE, attended=61), ())
    assert refused.value.code == "activity.attended_over_invited"
    with pytest.raises(UserError) as refused:
        ask_about(CONFERENCE, [replace(CONFERENCE, id=7)])
    assert refused.value.code == "activity.duplicate"
    for other in (
        replace(CONFERENCE, id=7, place="Nhà văn hóa Thôn 1"),
        replace(CONFERENCE, id=7, kind=Kind.VILLAGE_MEETING),
        replace(CONFERENCE, id=7, day=date(2026, 6, 10)),
    ):
        ask_about(CONFERENCE, [other])
    ask_about(replace(CONFERENCE, id=7), [replace(CONFERENCE, id=7)])


def held(month: int, day: int, *units: int, kind: Kind = Kind.CUSTOMER_CONFERENCE) -> Activity:
    return Activity(kind, date(2026, month, day), units=units)


def small_position() -> object:
    plan, _ = plan_text.read(SMALL)
    assert plan is not None
    return position(plan, has_own_units=True)


MONTHLY = Quota("customer_conference", "", "commune", "month", Operator.AT_LEAST, 1)


def test_story_s3_quota_grid() -> None:
    listed = [
        held(1, 5), held(3, 6), held(5, 7), held(5, 8), held(6, 9),
        held(2, 3, kind=Kind.VILLAGE_MEETING),
        replace(held(4, 3), state=ActivityState.CANCELLED),
        replace(held(4, 4), state=ActivityState.PLANNED),
    ]  # fmt: skip
    cells = quota_grid(MONTHLY, small_position(), (1, 2), listed, Month(2026, 6))
    assert [cell.held for cell in cells[:6]] == [1, 0, 1, 0, 2, 1]
    assert [cell.month.number for cell in cells if cell.is_met is False] == [2, 4], "red months"
    assert sum(cell.held for cell in cells) == 5
    assert [cell.is_met for cell in cells[6:]] == [None] * 6, "months to come are not short yet"
    assert {cell.unit for cell in cells} == {None}


def test_a_running_month_is_not_short_yet() -> None:
    cells = quota_grid(MONTHLY, small_position(), (), [], Month(2026, 3))
    assert [cell.is_met for cell in cells[:4]] == [False, False, None, None]


def test_quota_of_tra_vinh_starts_in_march_for_each_ward() -> None:
    plan, _ = plan_text.read(bundled("tra-vinh-2023"))
    assert plan is not None
    quota = meeting_quota(plan)
    assert quota is not None
    where = position(plan, has_own_units=False)
    cells = quota_grid(quota, where, range(1, 11), [], Month(2023, 12))
    assert sum(cell.required for cell in cells) == 100, "10 months × 10 wards (A.5)"
    assert {c.month.number for c in cells if not c.required} == {1, 2}


def test_18_one_event_for_two_villages() -> None:
    listed = [held(5, 7, 1, 2)]
    commune = quota_grid(MONTHLY, small_position(), (1, 2), listed, Month(2026, 12))
    assert sum(cell.held for cell in commune) == 1
    village = MONTHLY._replace(level="village")
    each = quota_grid(village, small_position(), (1, 2), listed, Month(2026, 12))
    assert {(c.unit, c.held) for c in each if c.month.number == 5} == {(1, 1), (2, 1)}
