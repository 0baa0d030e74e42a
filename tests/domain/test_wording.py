"""Refusals and reports read as an office writes: what is wrong, where, what to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bhdesk.domain import official, text
from bhdesk.domain.board import Figures
from bhdesk.domain.frame import Office
from bhdesk.domain.narrative import compose
from bhdesk.domain.official import PaperDetails
from bhdesk.domain.periods import Month, Period, PeriodKind
from bhdesk.domain.report import Report, Source
from tests.domain.boards import build, frame_of
from tests.plans import bundled

VSI = "vsi_participants"
MAY = Month(2026, 5)


def report_of(source: str, figures: dict[tuple[int | None, str], Figures]) -> Report:
    frame = frame_of(source)
    made = build(frame, MAY, figures, {(None, VSI): 769}, {})
    return compose(Source(frame, made, Period.of(PeriodKind.MONTH, MAY), MAY.last_day, (), (), ()))


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Tỷ lệ nợ BHXH", "tỷ lệ nợ BHXH"),
        ("BHXH bắt buộc", "BHXH bắt buộc"),
        ("VssID đã cài", "VssID đã cài"),
        ("Dân số", "dân số"),
        ("", ""),
    ],
)
def test_only_common_words_lose_their_capital_inside_a_sentence(name: str, inside: str) -> None:
    assert text.lowered(name) == inside


def test_a_year_of_losses_is_a_fall_and_not_a_negative_rise() -> None:
    figures = Figures(
        closing=500, opening=505, new=1, resumed=0, lapsed=6, previous=505,
        start=512, ytd_new=10, ytd_resumed=2, ytd_lapsed=24,
    )  # fmt: skip
    told = " ".join(report_of(bundled("tu-ky-2026"), {(None, VSI): figures}).narrative)
    assert "giảm thuần 12 người" in told
    assert "−" not in told


def test_a_plan_without_number_is_named_by_its_month() -> None:
    told = report_of(bundled("tu-ky-2026"), {}).narrative[0]
    assert "Thực hiện Kế hoạch ban hành tháng 4 năm 2026 của Ủy ban nhân dân xã Tứ Kỳ" in told


def test_the_annex_names_the_report_it_belongs_to() -> None:
    report = report_of(bundled("tu-ky-2026"), {})
    office = Office("xã Bình Minh", issuer="ỦY BAN NHÂN DÂN\nXÃ BÌNH MINH", symbol="BC-UBND")
    source = replace(report.source, frame=report.source.frame._replace(office=office))
    report = replace(report, source=source)
    (blank,) = official.periodic(report, PaperDetails()).annexes
    assert blank.reference.endswith("năm 2026 của Ủy ban nhân dân xã Bình Minh)")
    (filled,) = official.periodic(report, PaperDetails(5, date(2026, 6, 3))).annexes
    assert filled.reference == (
        "(Kèm theo Báo cáo số 05/BC-UBND ngày 03 tháng 6 năm 2026 của Ủy ban nhân dân xã Bình Minh)"
    )


def test_an_office_without_issuer_speaks_as_its_committee() -> None:
    report = report_of(bundled("tu-ky-2026"), {})
    bare = report.source.frame._replace(office=Office("phường Cái Răng"))
    opening = compose(replace(report.source, frame=bare)).narrative[0]
    assert ", Ủy ban nhân dân phường Cái Răng báo cáo kết quả" in opening
