"""Papers of the invented commune Bình Minh (domain.md G) for the tests of paper and workbook."""

from __future__ import annotations

import os
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from bhdesk.domain.document import (
    Align,
    Annex,
    Cell,
    Column,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Points,
    Row,
    Signature,
    Table,
    TextKind,
)
from bhdesk.exchange import fonts, form

ROOT = Path(__file__).parents[2]
FORM_FILE = ROOT / "resources" / "forms" / "nd30-2020.toml"
# The faces shipped with the program.
FONT_FOLDER = ROOT / "resources" / "fonts" / "liberation-serif"

# name, target, opening, new, resumed, lapsed, closing, percent of the plan
VILLAGES = (
    ("Thôn 1", 143, 105, 14, 2, 2, 119, "83.22"),
    ("Thôn 2", 123, 86, 10, 1, 3, 94, "76.42"),
    ("Thôn 10", 102, 66, 8, 0, 1, 73, "71.57"),
    ("Thôn An Nhân", 137, 101, 13, 1, 2, 113, "82.48"),
    ("Thôn Đoài", 134, 94, 11, 2, 2, 105, "78.36"),
    ("Thôn Đông", 130, 96, 12, 1, 1, 108, "83.08"),
)
COMMUNE = ("Toàn xã", 769, 548, 68, 7, 11, 612, "79.58")
LONG_NAMES = tuple(
    (f"Tổ dân phố số {number} khu dân cư Nguyễn Thượng Hiền kéo dài phía Đông", *village[1:])
    for number in range(1, 61)
    for village in [VILLAGES[number % 6]]
)
_MOVES = "Biến động trong tháng"
_RIGHT = Align.RIGHT
COLUMNS = (
    Column("TT", 0.4, Align.CENTER),
    Column("Thôn", 2),
    Column("Chỉ tiêu giao", 1, _RIGHT),
    Column("Đầu kỳ 30/4", 1, _RIGHT),
    Column("Mới", 1, _RIGHT, _MOVES),
    Column("Đóng tiếp", 1, _RIGHT, _MOVES),
    Column("Dừng", 1, _RIGHT, _MOVES),
    Column("Cuối kỳ 31/5", 1, _RIGHT),
    Column("% kế hoạch", 1, _RIGHT),
)
SENTENCE = (
    "Đến ngày 31/5/2026, toàn xã có 612 người tham gia bảo hiểm xã hội tự nguyện, đạt 79,58% kế "
    "hoạch (769 người), tăng 64 người so với tháng trước; trong tháng phát triển mới 68 người, "
    "đóng tiếp 7 người, dừng đóng 11 người."
)


@cache
def the_form() -> form.FormProfile:
    return form.load(FORM_FILE)


@cache
def the_fonts() -> fonts.FontFamily:
    folder = FONT_FOLDER
    return fonts.register(folder, system=Path(os.devnull))


def number(value: int) -> Cell:
    return Cell(f"{value:,}".replace(",", "."), value)


def percent(value: str) -> Cell:
    return Cell(value.replace(".", ",") + "%", Decimal(value), 2)


def village_table(villages: tuple[tuple, ...] = VILLAGES) -> Table:
    rows = [
        Row((Cell(str(order)), Cell(name), *map(number, figures), percent(share)))
        for order, (name, *figures, share) in enumerate(villages, start=1)
    ]
    name, *figures, share = COMMUNE
    rows.append(Row((Cell(""), Cell(name), *map(number, figures), percent(share)), bold=True))
    return Table(COLUMNS, tuple(rows), name="BHXH tự nguyện theo thôn", key_columns=2)


def indicator_table() -> Table:
    columns = (
        Column("Chỉ tiêu", 3),
        Column("Kế hoạch", 1, _RIGHT),
        Column("Thực hiện", 1, _RIGHT),
        Column("% kế hoạch", 1, _RIGHT),
    )
    rows = (
        Row((Cell("BHXH tự nguyện"), number(769), number(612), percent("79.58"))),
        Row((Cell("Bảo hiểm y tế"), number(23742), number(23248), percent("97.92"))),
        Row((Cell("Bảo hiểm thất nghiệp"), number(6076), Cell("–"), Cell("–"))),
    )
    return Table(columns, rows, name="Kết quả chỉ tiêu", caption="Bảng 1. Kết quả chỉ tiêu")


def letterhead() -> Letterhead:
    return Letterhead(
        parent="UBND xã Bình Minh",
        issuer=("Ban Chỉ đạo thực hiện", "chính sách BHXH, BHYT"),
        symbol="BC-BCĐ",
        place="Bình Minh",
        month=(2026, 6),
    )


def report() -> Document:
    return Document(
        letterhead=letterhead(),
        kind="Báo cáo",
        abstract=("Kết quả thực hiện chính sách bảo hiểm xã hội, bảo hiểm y tế", "tháng 5/2026"),
        blocks=(
            Paragraph("Căn cứ Kế hoạch số 09/KH-BCĐ ngày 16 tháng 3 năm 2026;", TextKind.BASIS),
            Heading("I. Kết quả thực hiện chỉ tiêu"),
            Heading("1. Bảo hiểm xã hội tự nguyện", 2),
            Paragraph(SENTENCE),
            indicator_table(),
            Heading("II. Công tác tuyên truyền, hội nghị"),
            Paragraph("Trong tháng tổ chức các hoạt động:"),
            Points(("Hội nghị;", "Ra quân;", "Phát thanh;", "Tư vấn;", "Họp thôn;", "Tờ rơi;")),
            *(Paragraph(SENTENCE) for _ in range(8)),
            Paragraph("Ban Chỉ đạo báo cáo Ủy ban nhân dân tỉnh."),
        ),
        signature=Signature(
            ("TM. Ban Chỉ đạo", "Trưởng ban"), "Nguyễn Văn Mẫu", "Phó Chủ tịch UBND xã"
        ),
        addressees=("Ủy ban nhân dân tỉnh (qua Bảo hiểm xã hội tỉnh)",),
        recipients=("Như trên", "Thường trực Đảng ủy", "Lưu: VT, VHXH"),
        annexes=(
            Annex("Kết quả theo thôn", (village_table(),), "I", "(Kèm theo Báo cáo số     /BC)"),
            Annex("Kết quả theo tổ dân phố", (village_table(LONG_NAMES),), "II"),
        ),
        sample_mark="SỐ LIỆU MẪU: xã Bình Minh và mọi con số là hư cấu",
    )


def plain(**changes: object) -> Document:
    """The report without annexes, with other parts as told."""
    return replace(report(), annexes=(), **changes)
