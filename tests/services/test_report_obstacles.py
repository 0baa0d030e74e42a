"""The register of obstacles stands in the report of its period, from the data file (R17)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bhdesk.domain.activities import Activity, Kind
from bhdesk.domain.obstacles import Obstacle
from bhdesk.domain.periods import Period
from bhdesk.services import activities, obstacles, reporting
from tests.offices import type_may, unit_ids

if TYPE_CHECKING:
    from bhdesk.store.engine import Store

ASKED = "Đề nghị BHXH cơ sở sớm xem xét, trả lời 01 khó khăn, vướng mắc đã chuyển."


def told(store: Store, period: str, section: str) -> list[str]:
    report = reporting.period_report(store, Period.parse(period))
    (found,) = (one for one in report.sections if one.key == section)
    return [passage.text for passage in found.passages]


def test_an_open_obstacle_is_told_until_it_is_answered(binh_minh: Store) -> None:
    type_may(binh_minh)
    day, village = date(2026, 5, 12), unit_ids(binh_minh)[4]
    words = "Thẻ BHYT cấp chậm"
    _, meeting = activities.add(
        binh_minh, Activity(Kind.VILLAGE_MEETING, day, units=(village,), obstacles=words)
    )
    assert f"{words}." in told(binh_minh, "2026-05", "obstacles")
    raised = Obstacle(words, day, unit=village, activity=meeting)
    _, number = obstacles.save(binh_minh, raised)
    obstacles.pass_on(binh_minh, number, "BHXH cơ sở", date(2026, 5, 14))
    may = told(binh_minh, "2026-05", "obstacles")
    assert f"{words}." not in may, "not told twice"
    assert may[-1] == (
        "Thôn Đoài (ngày 12/05/2026): thẻ BHYT cấp chậm. Đã chuyển BHXH cơ sở ngày 14/05/2026,"
        " chưa có trả lời."
    )
    assert ASKED in told(binh_minh, "2026-Q2", "proposals")
    obstacles.answer(binh_minh, number, "Cấp trong 5 ngày", date(2026, 6, 3))
    assert told(binh_minh, "2026-05", "obstacles") == may, "as it stood at the end of May"
    assert ASKED not in told(binh_minh, "2026-Q2", "proposals")
    assert not any("Thẻ BHYT" in line for line in told(binh_minh, "2026-06", "obstacles"))
