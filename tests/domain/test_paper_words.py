"""Small words of papers: names of offices, counted months, numbered tables, a lone point."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bhdesk.domain import official
from bhdesk.domain.activities import QuotaCell
from bhdesk.domain.document import Paragraph, Points, Table
from bhdesk.domain.frame import Office
from bhdesk.domain.letterhead import addressees, recipients
from bhdesk.domain.narrative import compose
from bhdesk.domain.narrative_section import compose as compose_section
from bhdesk.domain.narrative_words import issuer_words
from bhdesk.domain.official import PaperDetails
from bhdesk.domain.periods import Month, Period, PeriodKind
from bhdesk.domain.report import Report, Source
from tests.domain.boards import build, frame_of, may_report
from tests.plans import bundled

MAY = Month(2026, 5)


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("BAN CHỈ ĐẠO THỰC HIỆN\nCHÍNH SÁCH BHXH, BHYT",
         "Ban Chỉ đạo thực hiện chính sách BHXH, BHYT"),
        ("BAN CHỈ ĐẠO PHÁT TRIỂN BẢO HIỂM XÃ HỘI XÃ BÌNH MINH",
         "Ban Chỉ đạo phát triển bảo hiểm xã hội xã Bình Minh"),
        ("PHÒNG VĂN HÓA - XÃ HỘI", "Phòng Văn hóa - Xã hội"),
        ("PHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("PHÒNG VĂN HÓA - XÃ HỘI\nXÃ BÌNH MINH", "Phòng Văn hóa - Xã hội xã Bình Minh"),
        ("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", "Trung tâm Phục vụ hành chính công"),
        ("ỦY BAN NHÂN DÂN\nXÃ BÌNH MINH", "Ủy ban nhân dân xã Bình Minh"),
        ("TỔ TRIỂN KHAI XÃ BÌNH MINH", "Tổ triển khai xã Bình Minh"),
    ],
)  # fmt: skip
def test_a_name_in_capitals_is_told_as_offices_write_it(printed: str, told: str) -> None:
    frame = frame_of(bundled("tu-ky-2026"))
    office = Office("xã Bình Minh", issuer=printed)
    assert issuer_words(frame._replace(office=office)) == told


def test_several_addressees_on_one_line_stand_apart() -> None:
    typed = "Ủy ban nhân dân tỉnh; Bảo hiểm xã hội tỉnh;\nBan Chỉ đạo tỉnh."
    assert addressees(typed) == (
        "Ủy ban nhân dân tỉnh", "Bảo hiểm xã hội tỉnh", "Ban Chỉ đạo tỉnh.",
    )  # fmt: skip


def test_what_the_form_writes_itself_is_not_written_twice() -> None:
    assert addressees("Kính gửi: - UBND tỉnh;\n- BHXH tỉnh.") == ("UBND tỉnh", "- BHXH tỉnh.")
    copied = "- Như trên;\n- Đảng ủy xã;\n- Lưu: VT, VX."
    office = Office("xã Bình Minh", addressee="UBND tỉnh", recipients=copied)
    assert recipients(office) == ("Như trên", "Đảng ủy xã", "Lưu: VT, VX")
    assert recipients(replace(office, recipients="Đảng ủy xã")) == (
        "Như trên", "Đảng ủy xã", "Lưu: VT, VHXH",
    )  # fmt: skip


def blank_report() -> Report:
    frame = frame_of(bundled("tu-ky-2026"))
    board = build(frame, MAY, {}, {}, {})
    return compose(Source(frame, board, Period.of(PeriodKind.MONTH, MAY), MAY.last_day, (), (), ()))


def test_tables_are_numbered_from_one_and_a_lone_point_has_no_letter() -> None:
    blocks = official.periodic(blank_report(), PaperDetails()).blocks
    captions = [block.caption for block in blocks if isinstance(block, Table)]
    assert captions == ["Bảng 1. Kết quả thực hiện các chỉ tiêu tỷ lệ"]
    assert not any(isinstance(block, Points) for block in blocks)
    told = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert "Rà soát, cập nhật số liệu của từng thôn để báo cáo đúng kỳ." in told


@pytest.mark.parametrize(
    ("held", "told"),
    [
        ({1, 2, 4, 5}, "chưa bảo đảm định mức tháng 3."),
        ({1, 4, 5}, "chưa bảo đảm định mức các tháng: 2, 3."),
    ],
)
def test_months_short_of_the_quota_are_told_by_their_count(held: set[int], told: str) -> None:
    cells = tuple(
        QuotaCell(Month(2026, n), None, int(n in held), 1, n in held) for n in range(1, 6)
    )
    assert told in " ".join(may_report(MAY, (), cells).narrative)


def test_names_inside_the_section_have_no_capital() -> None:
    opening = compose_section(may_report(MAY).source).opening.text
    assert "; tổng BHXH 6.874 người" in opening  # 6.262 + 612
    assert "Tổng" not in opening


def test_a_reason_typed_in_lines_stays_in_its_sentence_and_an_empty_one_is_not_told() -> None:
    source = may_report(Month(2026, 6)).source
    typed = {(1, "vsi_participants"): "mùa vụ;\nđi làm ăn xa.", (2, "vsi_participants"): "."}
    told = " ".join(compose(replace(source, reasons=typed)).narrative)
    assert "Thôn 1: mùa vụ; đi làm ăn xa." in told
    assert "\n" not in told
    assert "Thôn 2: " not in told
