"""From a number on paper one step to the entries it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bhdesk.domain.counts import Part
from bhdesk.domain.document import Origin
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Period
from bhdesk.services import explaining, office
from tests.offices import (
    CSI,
    HI,
    UI,
    VSI,
    split_targets,
    type_bases,
    type_may,
    type_office,
    unit_ids,
)  # fmt: skip

if TYPE_CHECKING:
    from bhdesk.services.explaining import Explanation
    from bhdesk.store.engine import Store

MAY, Q2 = Period.parse("2026-05"), Period.parse("2026-Q2")


@pytest.fixture
def may(binh_minh: Store) -> Store:
    type_bases(binh_minh)
    split_targets(binh_minh)
    type_may(binh_minh)
    return binh_minh


def told(
    store: Store, unit: int | None, part: str, period: Period = MAY, of: str = VSI
) -> Explanation:
    return explaining.figure(store, Origin(unit, of, period, part))


def test_a_village_closing_is_worked_out(may: Store) -> None:
    first = unit_ids(may)[0]
    made = told(may, first, "closing")
    assert made.title == "Số người tham gia BHXH tự nguyện · Thôn 1 · cuối kỳ tháng 5/2026"
    assert made.sentences == ("Tháng 5/2026: 105 + 14 + 2 − 2 = 119.",)
    (step,) = made.steps
    assert (step.value, step.part, step.source) == (119, Part.CLOSING, explaining.BY_SUM)
    (new,) = told(may, first, "new").steps
    assert (new.value, new.source.startswith("nhập tay · ")) == (14, True)
    (opening,) = told(may, first, "opening").steps
    assert (opening.value, opening.source) == (105, "số cuối kỳ tháng trước")


def test_the_commune_is_the_sum_of_its_villages(may: Store) -> None:
    made = told(may, None, "closing")
    assert [step.value for step in made.steps] == [119, 94, 73, 113, 105, 108]
    assert made.sentences == ("119 + 94 + 73 + 113 + 105 + 108 = 612.",)
    assert made.steps[2].place == "Thôn 10"


def test_a_flow_of_a_quarter_goes_by_months(may: Store) -> None:
    made = told(may, unit_ids(may)[0], "new", Q2)
    assert [(str(step.month), step.value) for step in made.steps] == [
        ("2026-04", None), ("2026-05", 14), ("2026-06", None),
    ]  # fmt: skip
    assert made.sentences == ("Còn 2 ô chưa có số.",)


def test_percent_and_target_name_the_decision(may: Store) -> None:
    made = told(may, unit_ids(may)[0], "plan_pct")
    assert made.sentences[0] == "Tỷ lệ = 119 : 143 × 100."
    assert "áp dụng từ ngày 01/01/2026" in made.sentences[-1]
    assert told(may, unit_ids(may)[0], "target").sentences[0] == "Chỉ tiêu 143."
    assert "Kế hoạch" in told(may, None, "target", of=CSI).sentences[1]


def test_a_rate_names_its_denominator(may: Store) -> None:
    frame = office.frame(may)
    item = next(one for one in frame.plan.indicators if one.numerator == VSI and one.denominator)
    made = told(may, None, "rate", of=item.key)
    assert made.sentences[0] == "Mẫu số 12.400, ngày 31/03/2026, nguồn: Thống kê cơ sở."


def test_a_figure_of_the_office_alone(may: Store) -> None:
    type_office(may, MAY.last, {CSI: 6301, UI: 6020})
    (step,) = told(may, None, "closing", of=CSI).steps
    assert (step.value, step.unit, step.place) == (6301, None, "xã Bình Minh")


def test_what_is_not_there_is_said(may: Store) -> None:
    assert told(may, None, "closing", of=HI).sentences == ("Còn 6 ô chưa có số.",)
    with pytest.raises(UserError, match=r"unit\.stale"):
        told(may, 999, "closing")
    with pytest.raises(UserError, match=r"indicator\.unknown"):
        told(may, None, "closing", of="x")
