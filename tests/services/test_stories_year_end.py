"""Story S10 of domain.md G: year end and a correction after it, on real data files."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bhdesk.domain import progress
from bhdesk.domain.errors import UserError
from bhdesk.domain.frame import Office
from bhdesk.domain.periods import Month
from bhdesk.domain.places import read_names
from bhdesk.domain.progress import State
from bhdesk.services import bases, counts, months, office, reporting, targets
from bhdesk.services.bases import BaseEntry
from bhdesk.services.counts import Entry
from tests.offices import (
    FLOW_PARTS,
    HI,
    MIGRATIONS,
    VSI,
    type_closings,
    type_flows,
    type_office,
    unit_ids,
)
from tests.plans import bundled, unseen

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.domain.report import Report
    from bhdesk.store.engine import Store

NOVEMBER, DECEMBER = Month(2026, 11), Month(2026, 12)
TARGETS_DAY = date(2026, 4, 24)
LATE, CARDS, STAFF = (
    "late_payment_amount", "students_with_student_card", "staff_with_enrolled_relative",
)  # fmt: skip


def commune(folder: Path, source: str) -> Store:
    """An invented commune of two villages under a plan."""
    setup = office.Setup(source, Office("xã Thử", issuer="UBND xã Thử"), read_names("Ấp A\nẤp B"))
    return office.create(folder / "a.bhdesk", setup, "Người thử", MIGRATIONS)


def total_of(made: Report, measure: str) -> dict[str, object]:
    return next(t for t in reporting.as_json(made)["totals"] if t["indicator"] == measure)


def test_s10_basically_complete_has_no_number(tmp_path: Path) -> None:
    """Cần Thơ: on 30/11 98,75 % and a gap of 15, no state of "cơ bản hoàn thành"; 31/12 over."""
    store = commune(tmp_path, unseen("can-tho-2026"))
    try:
        place = office.frame(store).office_id
        targets.set_target(store, VSI, place, 1204, TARGETS_DAY)
        type_closings(store, NOVEMBER, VSI, [600, 589])
        type_closings(store, NOVEMBER, HI, [2000, 1900])
        made = reporting.month_report(store, NOVEMBER)
        total = total_of(made, VSI)
        assert (total["closing"], total["target"], total["plan_pct"]) == (1189, 1204, "98.75")
        assert (total["state"], total["remaining"]) == ("not_reached", 15)
        by_november = [m for m in made.marks if m.milestone.by == date(2026, 11, 30)]
        assert {m.milestone.value_text for m in by_november} == {"cơ bản hoàn thành"}
        assert {(m.need, m.state) for m in by_november} == {(None, None)}

        type_closings(store, DECEMBER, VSI, [610, 603])
        made = reporting.month_report(store, DECEMBER)
        total = total_of(made, VSI)
        assert (total["closing"], total["plan_pct"]) == (1213, "100.75")
        assert (total["state"], total["remaining"]) == ("reached", 0)
        assert total["per_month"] is None, "no month is left in December"
        told = " ".join(reporting.as_json(made)["narrative"])
        assert "đạt 100,75% kế hoạch năm (1.204 người)" in told
        assert "Vượt kế hoạch 9 người." in told
    finally:
        store.close()


@pytest.mark.parametrize(
    ("month", "late", "shown", "state"),
    [(9, 312_700_000, "1,695%", State.OVER_CEILING),
     (12, 212_175_000, "1,15%", State.WITHIN_CEILING)],
)  # fmt: skip
def test_s10_the_ceiling_of_late_payment(
    tra_vinh: Store, month: int, late: int, shown: str, state: State
) -> None:
    """1,69 % printed is over a ceiling of 1,69 when it is 1,695; 1,15 exactly is within."""
    entry = BaseEntry("amount_receivable", None, 18_450_000_000)
    bases.set_bases(tra_vinh, (entry,), date(2023, 9, 30), "BHXH cơ sở")
    at = Month(2023, month)
    type_office(tra_vinh, at, {LATE: late})
    made = reporting.month_report(tra_vinh, at)
    mark = next(
        m
        for m in made.marks
        if m.indicator == "late_payment_rate" and m.milestone.by == at.last_day
    )
    assert mark.state is state
    rate = next(r for r in made.rates if r.part == late)
    assert mark.milestone.value is not None
    assert progress.show_percent(
        rate.rate, mark.milestone.op, progress.Fraction(mark.milestone.value)
    ) == shown  # fmt: skip


@pytest.mark.parametrize(
    ("base", "whole", "measure", "part", "shown", "need"),
    [("students_without_other_group_card", 1246 - 41, CARDS, 1198, "99,42%", 1205),
     ("staff", 64, STAFF, 19, "29,69%", 20)],
)  # fmt: skip
def test_s10_pupils_and_staff_are_not_there_yet(
    tra_vinh: Store, base: str, whole: int, measure: str, part: int, shown: str, need: int
) -> None:
    bases.set_bases(tra_vinh, (BaseEntry(base, None, whole),), date(2023, 9, 30), "Các trường")
    december = Month(2023, 12)
    type_office(tra_vinh, december, {measure: part})
    rate = next(r for r in reporting.month_report(tra_vinh, december).rates if r.part == part)
    assert (progress.show_percent(rate.rate), rate.state) == (shown, State.NOT_REACHED)
    assert (rate.required, rate.required - part) == (need, need - part)
    type_office(tra_vinh, december, {measure: need})
    rate = next(r for r in reporting.month_report(tra_vinh, december).rates if r.part == need)
    assert rate.state is State.REACHED


JUNE = ((4, 0, 2), (4, 1, 2), (4, 0, 1), (4, 0, 2), (4, 1, 2), (4, 0, 1))
"""June of Bình Minh: +24 +2 −10, so 612 becomes 628."""


def year_of_binh_minh(store: Store) -> None:
    """Flows until June as in the story, then nothing new; every month closed."""
    type_closings(store, Month(2026, 5), VSI, [119, 94, 73, 113, 105, 108])
    type_flows(store, Month(2026, 6), JUNE)
    for month in Month(2026, 7).through(DECEMBER):
        type_flows(store, month, [(0, 0, 0)] * 6)
    for month in Month(2026, 5).through(DECEMBER):
        months.close(store, month, accepts_blanks=True)


def closing_of(store: Store, month: Month) -> int | None:
    return counts.grid(store, month, VSI).office.closing


def test_s10_an_error_in_june_is_found_in_january(binh_minh: Store) -> None:
    """628 should be 626: closed months follow when opened again, 2027 opens with what is right."""
    year_of_binh_minh(binh_minh)
    june, january = Month(2026, 6), Month(2027, 1)
    assert [closing_of(binh_minh, m) for m in (june, DECEMBER)] == [628, 628]
    first = unit_ids(binh_minh)[0]
    wrong = [Entry(first, VSI, FLOW_PARTS[0], JUNE[0][0] - 2)]
    before = closing_of(binh_minh, june)
    with pytest.raises(UserError) as refused:
        counts.set_counts(binh_minh, june, wrong)
    assert refused.value.code == "month.closed"
    assert closing_of(binh_minh, june) == before
    months.reopen(binh_minh, june, "Thôn 1 báo lại: tăng mới 2, không phải 4")
    counts.set_counts(binh_minh, june, wrong)
    later = Month(2026, 7).through(DECEMBER)
    assert [closing_of(binh_minh, m) for m in (june, DECEMBER)] == [626, 628]
    assert [state.month for state in months.outdated(binh_minh)] == [m.key for m in later], (
        "what was closed stays as it was sent, and says that it is out of date"
    )
    months.close(binh_minh, june, accepts_blanks=True)
    for month in later:
        months.reopen(binh_minh, month, "Theo số tháng 6 đã sửa")
        months.close(binh_minh, month, accepts_blanks=True)
    assert {closing_of(binh_minh, m) for m in later} == {626}
    assert months.outdated(binh_minh) == ()
    type_flows(binh_minh, january, [(0, 0, 0)] * 6)
    openings = [row.count.opening for row in counts.grid(binh_minh, january, VSI).rows]
    assert sum(opening or 0 for opening in openings) == 626
    assert closing_of(binh_minh, january) == 626


def test_s10_a_plan_of_several_years_leaves_its_gaps_open(tmp_path: Path) -> None:
    """Bắc Ninh: 2027 has no target of its own, 2030 has 62,35 and 6,95; nothing in between."""
    store = commune(tmp_path, bundled("bac-ninh-2026-2030"))
    try:
        entry = BaseEntry("labour_force", None, 12_400)
        bases.set_bases(store, (entry,), date(2026, 3, 31), "Thống kê cơ sở")
        found = {}
        for year in (2026, 2027, 2030):
            found[year] = {
                rate.indicator.key: rate for rate in targets.view(store, date(year, 12, 31)).rates
            }
        for key in ("si_rate", "vsi_rate"):
            assert found[2027][key].target is None
            assert found[2027][key].required is None
        assert str(found[2030]["si_rate"].target.value) == "62.35"
        assert str(found[2030]["vsi_rate"].target.value) == "6.95"
        # 12.400 × 62,35 % = 7.731,4 and × 6,95 % = 861,8
        assert [found[2030][k].required for k in ("si_rate", "vsi_rate")] == [7732, 862]
    finally:
        store.close()
