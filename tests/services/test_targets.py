"""Targets and denominators over time; expected values from domain.md D.3, 6 and 13, R02, R03."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month
from bhdesk.domain.targets import Reason
from bhdesk.services import bases, counts, reporting, targets, undoing
from bhdesk.services.bases import BaseEntry
from tests.offices import (
    CSI,
    S1_DAY,
    VSI,
    dump,
    split_targets,
    type_bases,
    type_closings,
    unit_ids,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Callable

    from bhdesk.store.engine import Store

JULY = date(2026, 7, 1)
CLOSINGS = [119, 94, 73, 113, 105, 108]


def target_of(store: Store, month: Month, unit: int | None = None) -> int | None:
    return reporting.month_report(store, month).source.board.line(unit, VSI).target


@pytest.fixture
def office(binh_minh: Store) -> Store:
    type_bases(binh_minh)
    split_targets(binh_minh)
    return binh_minh


def test_a_revision_holds_from_its_day(office: Store) -> None:
    revised = targets.preview(office, VSI, "labour_force", JULY, total=800)
    targets.save(office, revised, JULY, document="Quyết định 99/QĐ-UBND")
    first = unit_ids(office)[0]
    # the report of June uses the target valid on 30/6
    assert (target_of(office, Month(2026, 6)), target_of(office, Month(2026, 6), first)) == (
        769,
        143,
    )
    assert target_of(office, Month(2026, 7)) == 800
    assert target_of(office, Month(2026, 1)) == 769, "the first sheet holds for the whole year"
    shares = {s.unit: s.value for s in revised.shares}
    assert target_of(office, Month(2026, 12), first) == shares[first]
    assert len([r for r in dump(office)["target_sheet"] if r[1] == 2026]) == 3, "both are kept"


def test_the_history_calls_a_split_by_the_name_of_its_measure(office: Store) -> None:
    said = [batch.what for batch in undoing.listed(office)]
    assert "Giao chỉ tiêu BHXH tự nguyện" in said


def test_a_typed_target_is_corrected_in_its_own_sheet(office: Store) -> None:
    first = unit_ids(office)[0]
    targets.set_target(office, VSI, first, 146, S1_DAY)
    sheet = next(s for s in targets.view(office, S1_DAY).sheets if s.measure.key == VSI)
    assert (sheet.sum, sheet.total, sheet.difference) == (772, 769, 3), "neither side is repaired"
    assert sheet.sheet.reason == "unknown"
    targets.set_target(office, VSI, first, 143, S1_DAY)
    sheet = next(s for s in targets.view(office, S1_DAY).sheets if s.measure.key == VSI)
    assert (sheet.difference, sheet.sheet.reason) == (0, "")


def test_a_total_can_be_typed_for_the_whole_office(office: Store) -> None:
    frame = targets.view(office, S1_DAY).frame
    targets.set_target(office, CSI, frame.office_id, 6300, S1_DAY)
    sheet = next(s for s in targets.view(office, S1_DAY).sheets if s.measure.key == CSI)
    assert (sheet.total, sheet.sum) == (6300, None)


def test_the_unallocated_rest_needs_a_reason_and_stays_visible(office: Store) -> None:
    plan = targets.preview(office, VSI, "labour_force", S1_DAY)
    short = plan.with_value(unit_ids(office)[0], 140)
    with pytest.raises(UserError) as refused:
        targets.save(office, short, S1_DAY)
    assert refused.value.code == "target.needs_reason"
    targets.save(office, short, S1_DAY, Reason.NOT_ALLOCATED)
    sheet = next(s for s in targets.view(office, S1_DAY).sheets if s.measure.key == VSI)
    assert (sheet.sum, sheet.total, sheet.difference) == (766, 769, -3)
    total = next(t for t in reporting.month_report(office, Month(2026, 5)).source.totals
                 if t.measure == VSI)  # fmt: skip
    assert (total.difference, total.reason) == (-3, "số không phân bổ về thôn")


def test_equal_and_last_year_s_split(office: Store) -> None:
    plan = targets.preview(office, VSI, "equal", S1_DAY, total=8)
    assert [s.value for s in plan.shares] == [2, 2, 1, 1, 1, 1]
    type_closings(office, Month(2025, 12), VSI, [96, 82, 65, 90, 90, 89])
    plan = targets.preview(office, VSI, "last_year", S1_DAY, total=512)
    assert [s.value for s in plan.shares] == [96, 82, 65, 90, 90, 89]


HEADED = "Thôn\tBHXH tự nguyện\n"
REFUSED: list[tuple[Callable[[Store], object], str]] = [
    (lambda s: targets.preview(s, CSI, "labour_force", S1_DAY), "target.not_in_units"),
    (lambda s: targets.preview(s, VSI, "households", S1_DAY), "target.unknown_method"),
    (lambda s: targets.preview(s, VSI, "beneficiaries", S1_DAY), "target.missing_weight"),
    (lambda s: targets.preview(s, "abc", "equal", S1_DAY), "indicator.unknown"),
    (lambda s: targets.preview(s, VSI, "equal", S1_DAY, total=-1), "target.negative"),
    (lambda s: targets.set_target(s, VSI, unit_ids(s)[0], -1, S1_DAY), "target.negative"),
    (lambda s: targets.set_target(s, CSI, unit_ids(s)[0], 1, S1_DAY), "target.not_in_units"),
    (
        lambda s: targets.save(
            s, targets.preview(s, VSI, "equal", S1_DAY), S1_DAY, expected={unit_ids(s)[0]: 1}
        ),
        "target.stale",
    ),
    (lambda s: targets.read_table(s, "STT\tĐơn vị\n", S1_DAY), "paste.empty"),
    (lambda s: targets.read_table(s, "STT\tĐơn vị\n1\tThôn 1\n", S1_DAY), "paste.no_header"),
    (lambda s: targets.read_table(s, HEADED + "Thôn 9\t5\n", S1_DAY), "paste.unknown_unit"),
    (lambda s: targets.read_table(s, HEADED + "Thôn 1\t5\n", S1_DAY), "paste.missing_units"),
    (lambda s: targets.read_table(s, HEADED + "Thôn 1\t5,5\n", S1_DAY), "paste.bad_number"),
    (
        lambda s: targets.read_table(s, HEADED + "Thôn 1\t5\nThôn 1\t6\n", S1_DAY),
        "paste.unit_twice",
    ),
    (lambda s: bases.set_bases(s, (BaseEntry("abc", None, 1),), S1_DAY), "base.unknown"),
    (lambda s: bases.set_bases(s, (BaseEntry("population", None, -1),), S1_DAY), "base.negative"),
]  # fmt: skip


@pytest.mark.parametrize(("action", "code"), REFUSED)
def test_refusals_leave_the_file_as_it_was(
    office: Store, action: Callable[[Store], object], code: str
) -> None:
    before = dump(office)
    with pytest.raises(UserError) as refused:
        action(office)
    assert refused.value.code == code
    assert dump(office) == before


def test_one_bad_denominator_refuses_all_of_them(office: Store) -> None:
    before = dump(office)
    entries = (BaseEntry("population", None, 25000), BaseEntry("abc", None, 1))
    with pytest.raises(UserError):
        bases.set_bases(office, entries, JULY)
    assert dump(office) == before


def rate_of(store: Store, month: Month) -> tuple[int | None, int | None]:
    rate = next(
        r for r in reporting.month_report(store, month).rates if r.indicator.key == "vsi_rate"
    )
    return (rate.base.value if rate.base else None), rate.required


def test_a_new_denominator_does_not_rewrite_old_reports(office: Store) -> None:
    type_closings(office, Month(2026, 6), VSI, CLOSINGS)
    before = reporting.as_json(reporting.month_report(office, Month(2026, 6)))
    bases.set_bases(office, (BaseEntry("labour_force", None, 13000),), JULY, "Thống kê quý II")
    assert reporting.as_json(reporting.month_report(office, Month(2026, 6))) == before
    assert rate_of(office, Month(2026, 6)) == (12400, 769)
    assert rate_of(office, Month(2026, 7)) == (13000, 806)  # 6,2 % of 13.000
    history = [(b.value, b.as_of, b.source) for b in bases.history(office, "labour_force")]
    assert history == [
        (13000, JULY, "Thống kê quý II"), (12400, date(2026, 3, 31), "Thống kê cơ sở"),
    ]  # fmt: skip
    assert rate_of(office, Month(2026, 2)) == (None, None), "not known yet in February"


def test_the_office_s_denominator_is_the_sum_of_its_villages_when_it_has_none(
    office: Store,
) -> None:
    bases.set_bases(office, (BaseEntry("labour_force", None, None),), date(2026, 3, 31))
    base = bases.table(office, JULY).office["labour_force"]
    assert (base.value, base.is_sum) == (12400, True)
    village = unit_ids(office)[0]
    bases.set_bases(office, (BaseEntry("labour_force", village, None),), date(2026, 3, 31))
    assert "labour_force" not in bases.table(office, JULY).office, "a sum with a gap is no sum"


def test_percent_of_plan_uses_the_sheet_of_the_month(office: Store) -> None:
    for month in (Month(2026, 6), Month(2026, 7)):
        type_closings(office, month, VSI, CLOSINGS)
    targets.save(office, targets.preview(office, VSI, "equal", JULY, total=1224), JULY)
    grids = [counts.grid(office, m, VSI).office.plan_pct for m in (Month(2026, 6), Month(2026, 7))]
    assert grids[1] == 50  # 612 of 1.224
    assert grids[0] * 769 == 61200


def test_a_revision_holds_from_its_day_and_june_keeps_its_own(office: Store) -> None:
    first = unit_ids(office)[0]
    before = reporting.month_report(office, Month(2026, 6)).source.board.line(first, VSI).target
    day = date(2026, 7, 1)
    targets.set_target(office, VSI, first, 150, day, is_revision=True)
    seen = [
        reporting.month_report(office, Month(2026, month)).source.board.line(first, VSI).target
        for month in (6, 7)
    ]
    assert seen == [before, 150]
