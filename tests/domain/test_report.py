"""The report value and its words; expected values from domain.md G (S2, S4) and cli.md."""

from __future__ import annotations

import json
import unicodedata
from datetime import date

from bhdesk.domain.activities import Activity, Kind, QuotaCell
from bhdesk.domain.board import Figures
from bhdesk.domain.narrative import compose
from bhdesk.domain.periods import Month, Period, PeriodKind
from bhdesk.domain.report import Source
from bhdesk.domain.report_json import as_json
from bhdesk.domain.targets import Total
from tests.domain.boards import BINH_MINH, CSI, UNITS, VSI, build, frame_of, may_report
from tests.plans import bundled

MAY = Month(2026, 5)


def test_every_sentence_is_nfc_and_ends_properly() -> None:
    conference = Activity(
        Kind.CUSTOMER_CONFERENCE, date(2026, 5, 14), attended=51, consulted=33,
        enrolled=((VSI, 7),), obstacles="Người dân đi làm xa",
    )  # fmt: skip
    cells = tuple(QuotaCell(Month(2026, n), None, int(n == 5), 1, n == 5) for n in range(1, 6))
    report = may_report(MAY, (conference,), cells, (Total(VSI, 769, 772, "làm tròn"),))
    for paragraph in report.narrative:
        assert unicodedata.is_normalized("NFC", paragraph)
        assert paragraph[-1] in ".;:"
        assert "None" not in paragraph
        assert "  " not in paragraph
        assert "{" not in paragraph
    told = " ".join(report.narrative)
    assert (
        "Số người tham gia BHXH tự nguyện là 612 người, đạt 79,58% kế hoạch năm (769 người)" in told
    )
    assert "tăng mới 68 người" in told
    assert "tham gia lại 7 người" in told
    assert "giảm 11 người" in told
    assert "Còn thiếu 157 người so với kế hoạch, bình quân mỗi tháng cần tăng 23 người" in told
    assert "là 4,94%, chưa đạt chỉ tiêu 6,2%" in told
    assert "cao nhất Thôn 1 (83,22%), thấp nhất Thôn 10 (71,57%)" in told
    assert "01 hội nghị khách hàng" in told
    assert "51 lượt người dự, 33 lượt người được tư vấn" in told
    assert "7 người BHXH tự nguyện" in told
    assert "chưa bảo đảm định mức các tháng: 1, 2, 3, 4" in told
    assert "Người dân đi làm xa." in told
    assert "chênh lệch +3 người (làm tròn)" in told


def test_closings_are_never_summed_over_months() -> None:
    # opening 512; closings Jan–Jun 520, 517, 531, 548, 612, 628; their sum 3.356 must not appear
    frame = frame_of(bundled("tu-ky-2026"))
    figures = {
        (1, VSI): Figures(
            opening=612, closing=628, previous=612, start=512, year_ago=497, new=24, resumed=2,
            lapsed=10, previous_new=68, ytd_new=149, ytd_resumed=20, ytd_lapsed=53,
        ),
        **{(unit, VSI): Figures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) for unit in UNITS[1:]},
    }  # fmt: skip
    june = Month(2026, 6)
    made = build(frame, june, figures, {(None, VSI): 769}, BINH_MINH)
    report = compose(
        Source(frame, made, Period.of(PeriodKind.MONTH, june), june.last_day, (), (), ())
    )
    told = " ".join(report.narrative)
    assert "628 người, đạt 81,66% kế hoạch năm" in told
    assert "lũy kế từ đầu năm tăng mới 149 người, tham gia lại 20 người, giảm 53 người" in told
    assert "tăng thuần 116 người" in told
    assert "tăng 16 người (2,61%) so với tháng trước" in told
    assert "tăng 131 người (26,36%) so với cùng kỳ năm trước" in told
    assert "3.356" not in told
    assert "3356" not in json.dumps(as_json(report))


def test_what_is_not_known_is_said_and_never_zero() -> None:
    frame = frame_of(bundled("tu-ky-2026"))
    made = build(frame, MAY, {(1, VSI): Figures(closing=5)}, {(None, VSI): 769}, {})
    report = compose(
        Source(frame, made, Period.of(PeriodKind.MONTH, MAY), MAY.last_day, (), (), ())
    )
    told = " ".join(report.narrative)
    assert "chưa đủ số liệu tháng 5 năm 2026 (5 đơn vị chưa có số liệu)" in told
    assert "chưa có số liệu mẫu số" in told
    value = as_json(report)
    total = next(t for t in value["totals"] if t["indicator"] == VSI)
    for key in ("closing", "plan_pct", "state", "remaining", "per_month", "net_ytd", "new"):
        assert total[key] is None, key
    assert total["blanks"] == 5
    rate = next(t for t in value["totals"] if t["indicator"] == "vsi_rate")
    assert (rate["plan_pct"], rate["state"]) == (None, "no_base")


SHAPE = {"unit", "indicator", "closing", "target", "plan_pct", "state", "remaining", "per_month"}
STATES = {
    "reached", "not_reached", "not_due", "reached_early", "no_target", "no_base",
    "over_ceiling", "within_ceiling", None,
}  # fmt: skip


def test_json_has_the_shape_of_the_command_line() -> None:
    value = json.loads(json.dumps(as_json(may_report(MAY)), ensure_ascii=False))
    assert {"period", "as_of", "rows", "totals", "narrative"} <= set(value)
    assert (value["period"], value["as_of"]) == ("2026-05", "2026-05-31")
    for line in value["rows"] + value["totals"]:
        assert set(line) >= SHAPE
        assert line["state"] in STATES
        assert line["plan_pct"] is None or isinstance(line["plan_pct"], str)
    assert {line["unit"] for line in value["totals"]} == {None}
    rows = {line["unit"]: line for line in value["rows"] if line["indicator"] == VSI}
    assert [rows[f"t{unit}"]["closing"] for unit in UNITS] == [119, 94, 73, 113, 105, 108]
    assert (rows["t1"]["plan_pct"], rows["t1"]["state"]) == ("83.22", "not_reached")
    total = next(t for t in value["totals"] if t["indicator"] == VSI)
    assert (total["closing"], total["target"], total["plan_pct"]) == (612, 769, "79.58")
    assert (total["remaining"], total["per_month"]) == (157, 23)
    assert not [line for line in value["rows"] if line["indicator"] == CSI]
