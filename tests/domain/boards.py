"""Boards and reports built from plain values, without a data file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bhdesk.domain import board, board_building, catalogue, narrative, plan_text, report
from bhdesk.domain.board import Base, Board, Figures
from bhdesk.domain.frame import Frame, Office
from bhdesk.domain.periods import Period, PeriodKind
from bhdesk.domain.places import Unit
from bhdesk.domain.plan_position import position
from tests.plans import bundled

if TYPE_CHECKING:
    from bhdesk.domain.activities import Activity, QuotaCell
    from bhdesk.domain.periods import Month
    from bhdesk.domain.report import Report
    from bhdesk.domain.targets import Total

VSI, HI, CSI, UI = "vsi_participants", "hi_participants", "csi_participants", "ui_participants"
SI, PAID = "si_participants", "beneficiaries_paid_by_account"
VILLAGES = ("Thôn 1", "Thôn 2", "Thôn 10", "Thôn An Nhân", "Thôn Đoài", "Thôn Đông")
UNITS = (1, 2, 3, 4, 5, 6)
VSI_TARGETS = (143, 123, 102, 137, 134, 130)
# domain.md G: TN 30/4, new, resumed, lapsed, TN 31/5
MAY = (
    (105, 14, 2, 2, 119), (86, 10, 1, 3, 94), (66, 8, 0, 1, 73),
    (101, 13, 1, 2, 113), (94, 11, 2, 2, 105), (96, 12, 1, 1, 108),
)  # fmt: skip

Key = tuple[int | None, str]
Figured = dict[Key, Figures]
Targets = dict[Key, int]


def frame_of(source: str, villages: tuple[str, ...] = VILLAGES) -> Frame:
    """An office with these villages under the plan of that text."""
    plan, _ = plan_text.read(source)
    assert plan is not None
    where = position(plan, has_own_units=True)
    units = tuple(Unit(at, f"t{at}", name, "thon", at) for at, name in enumerate(villages, 1))
    office = Office("xã Bình Minh", "UBND xã Bình Minh", "Ban Chỉ đạo", "Bình Minh")
    return Frame(office, 99, plan, where, units, catalogue.measures(plan, where))


def build(
    frame: Frame, month: Month, figures: Figured, targets: Targets, bases: dict[str, int]
) -> Board:
    known = {key: Base(value, date(2026, 3, 31), "Thống kê") for key, value in bases.items()}
    return board_building.build(
        board.Source(
            month, frame.plan, frame.where, frame.measures, frame.unit_ids, figures, targets, known
        )
    )


def may() -> tuple[Figured, Targets]:
    """Story S2: BHXH tự nguyện of May with the targets of S1."""
    figures: Figured = {
        (unit, VSI): Figures(
            opening=opening, closing=closing, previous=opening, new=new, resumed=resumed,
            lapsed=lapsed, ytd_new=new, ytd_resumed=resumed, ytd_lapsed=lapsed,
        )
        for unit, (opening, new, resumed, lapsed, closing) in zip(UNITS, MAY, strict=True)
    }  # fmt: skip
    targets: Targets = dict(zip([(u, VSI) for u in UNITS], VSI_TARGETS, strict=True))
    return figures, targets | {(None, VSI): 769}


BINH_MINH = {"population": 24860, "labour_force": 12400, "beneficiaries": 1874}


def may_report(
    month: Month,
    activities: tuple[Activity, ...] = (),
    quota: tuple[QuotaCell, ...] = (),
    totals: tuple[Total, ...] = (),
) -> Report:
    frame = frame_of(bundled("tu-ky-2026"))
    figures, targets = may()
    figures[None, CSI] = Figures(closing=6262)
    made = build(frame, month, figures, targets, BINH_MINH)
    period = Period.of(PeriodKind.MONTH, month)
    source = report.Source(frame, made, period, month.last_day, totals, activities, quota)
    return narrative.compose(source)
