"""Papers of an office that has begun only: no figure, no place of its own, no peak month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bhdesk import messages
from bhdesk.domain.document import Letterhead, Table
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Period
from bhdesk.exchange import form
from bhdesk.exchange.paper_head import date_text
from bhdesk.services import reporting
from tests.exchange.paper_samples import FORM_FILE, letterhead
from tests.offices import type_may
from tests.ui.screens.offices import copy_of

MAY = Period.parse("2026-05")


def captions(document) -> list[str]:
    return [b.caption for b in document.blocks if isinstance(b, Table) and b.caption]


def test_the_only_table_is_the_first(binh_minh, tmp_path) -> None:
    type_may(binh_minh)
    paper = reporting.paper(binh_minh, "month", MAY)
    assert captions(paper.document) == [
        "Bảng 1. Kết quả so với kế hoạch năm", "Bảng 2. Kết quả thực hiện các chỉ tiêu tỷ lệ",
    ]  # fmt: skip
    empty = copy_of("tu-ky-2026", tmp_path)
    made = reporting.paper(empty, "month", MAY).document
    empty.close()
    assert captions(made) == ["Bảng 1. Kết quả thực hiện các chỉ tiêu tỷ lệ"]


@pytest.mark.parametrize(
    ("place", "expected"),
    [("", "ngày 03 tháng 7 năm 2026"), ("Bình Minh", "Bình Minh, ngày 03 tháng 7 năm 2026")],
)
def test_without_a_place_the_date_begins_the_line(place: str, expected: str) -> None:
    head: Letterhead = replace(letterhead(), place=place, day=date(2026, 7, 3))
    assert date_text(form.load(FORM_FILE), head) == expected


def test_a_plan_without_peak_months_is_said_so(open_office) -> None:
    with pytest.raises(UserError) as refused:
        reporting.paper(open_office("tra-vinh"), "peak", Period.parse("2023-06"))
    assert refused.value.code == "report.no_campaigns"
    assert "không giao tháng cao điểm" in messages.of(refused.value)
