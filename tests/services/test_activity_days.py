"""The day of an activity against the time of the plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bhdesk import messages
from bhdesk.domain.activities import Activity, Kind
from bhdesk.domain.errors import UserError
from bhdesk.services import activities
from tests.offices import dump

if TYPE_CHECKING:
    from bhdesk.store.engine import Store

HELD = Activity(Kind.VILLAGE_MEETING, date(2026, 5, 14), place="Nhà văn hóa")


@pytest.mark.parametrize("year", [1926, 2024, 2028, 2062])
def test_a_year_typed_wrongly_is_refused(binh_minh: Store, year: int) -> None:
    before = dump(binh_minh)
    far = replace(HELD, day=date(year, 5, 14))
    with pytest.raises(UserError) as refused:
        activities.add(binh_minh, far, is_confirmed=True)
    assert refused.value.code == "activity.far_from_plan"
    assert f"14/05/{year}" in messages.of(refused.value)
    assert "2026–2026" not in messages.of(refused.value)
    assert dump(binh_minh) == before
    _, number = activities.add(binh_minh, HELD)
    with pytest.raises(UserError):
        activities.change(binh_minh, replace(far, id=number), replace(HELD, id=number))


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2027, 1, 4)])
def test_the_years_beside_the_plan_s_are_its_preparation_and_its_review(
    binh_minh: Store, day: date
) -> None:
    activities.add(binh_minh, replace(HELD, day=day))
