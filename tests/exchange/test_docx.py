"""Word files read back by python-docx: what stands in them, in which style, on which page."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from reportlab.pdfbase.pdfmetrics import stringWidth

from bhdesk.domain.document import Cell, Column, Paragraph, Points, Row, Table
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.exchange import papers
from bhdesk.exchange.docx import writing
from tests.exchange.paper_samples import (
    LONG_NAMES,
    ROOT,
    SENTENCE,
    indicator_table,
    letterhead,
    number,
    plain,
    report,
    the_fonts,
    the_form,
    village_table,
)

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as WordFile

    from bhdesk.domain.document import Document


@cache
def written(document: Document) -> bytes:
    return writing.render(document, the_form(), the_fonts())


def opened(document: Document) -> WordFile:
    return docx.Document(io.BytesIO(written(document)))


def texts(file: WordFile, style: str) -> list[str]:
    """The paragraphs of a style wherever they stand, frames and cells included."""
    names = {one.name: one.style_id for one in file.styles}
    parts = (qn("w:t"), qn("w:br"))
    return [
        "".join("\n" if part.tag == qn("w:br") else part.text or "" for part in one.iter(*parts))
        for one in file.element.body.iter(qn("w:p"))
        if one.pPr.style == names[style]
    ]


def matrix(table: docx.table.Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_the_letterhead_stands_in_its_boxes() -> None:
    file = opened(plain(letterhead=replace(letterhead(), number=5, day=date(2026, 2, 3))))
    assert texts(file, "Quốc hiệu") == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert texts(file, "Tiêu ngữ") == ["Độc lập - Tự do - Hạnh phúc"]
    assert texts(file, "Cơ quan chủ quản") == ["UBND XÃ BÌNH MINH"]
    assert texts(file, "Cơ quan ban hành") == ["BAN CHỈ ĐẠO THỰC HIỆN", "CHÍNH SÁCH BHXH, BHYT"]
    assert texts(file, "Số, ký hiệu") == ["Số: 05/BC-BCĐ"]
    assert texts(file, "Địa danh, ngày tháng") == ["Bình Minh, ngày 03 tháng 02 năm 2026"]
    assert texts(file, "Tên loại văn bản") == ["BÁO CÁO"]
    assert texts(file, "Kính gửi") == ["Kính gửi: Ủy ban nhân dân tỉnh (qua Bảo hiểm xã hội tỉnh)"]
    assert texts(file, "Chức vụ người ký")[0] == "TM. BAN CHỈ ĐẠO"
    assert texts(file, "Họ tên người ký") == ["Nguyễn Văn Mẫu"]
    assert texts(file, "Danh sách nơi nhận")[0] == "- Như trên;"
    assert texts(file, "Danh sách nơi nhận")[-1] == "- Lưu: VT, VHXH."


def test_a_blank_number_and_day_leave_room_to_write() -> None:
    file = opened(plain())
    assert texts(file, "Số, ký hiệu") == ["Số:      /BC-BCĐ"]
    assert texts(file, "Địa danh, ngày tháng") == ["Bình Minh, ngày       tháng 6 năm 2026"]


def test_a_long_place_ends_the_line_before_the_date_does() -> None:
    head = replace(letterhead(), place="Phường Thượng Hiền", day=date(2026, 11, 12))
    (found,) = texts(opened(plain(letterhead=head)), "Địa danh, ngày tháng")
    assert found.split("\n") == ["Phường Thượng Hiền,", "ngày 12 tháng 11 năm 2026"]


def test_several_addressees_stand_each_on_a_line() -> None:
    file = opened(
        plain(addressees=("Ủy ban nhân dân tỉnh", "- Bảo hiểm xã hội tỉnh;", "Sở Nội vụ"))
    )
    assert texts(file, "Kính gửi") == [
        "Kính gửi:",
        "- Ủy ban nhân dân tỉnh;",
        "- Bảo hiểm xã hội tỉnh;",
        "- Sở Nội vụ.",
    ]


def rule_lengths(file: WordFile) -> list[float]:
    """The rules in pt, in order: under the issuer, the motto, the abstract."""
    width = (210 - 30 - 15) / 25.4 * 72
    rooms = [width * 0.445 - 2 / 25.4 * 72, width * 0.555, width]
    rules = [
        one
        for one in file.element.body.iter(qn("w:p"))
        if one.find(f".//{qn('w:pBdr')}") is not None
    ]
    assert len(rules) == 3
    return [
        room - (one.pPr.ind_left.pt + one.pPr.ind_right.pt)
        for one, room in zip(rules, rooms, strict=True)
    ]


def test_rules_are_as_long_as_the_decree_says() -> None:
    bold = the_fonts().bold.name
    issuer, motto, abstract = rule_lengths(opened(report()))
    assert motto == pytest.approx(stringWidth("Độc lập - Tự do - Hạnh phúc", bold, 13), abs=0.2)
    for length, line, size in (
        (issuer, "CHÍNH SÁCH BHXH, BHYT", 12),
        (abstract, "tháng 5/2026", 14),
    ):
        assert 1 / 3 <= length / stringWidth(line, bold, size) <= 1 / 2


# style, size, bold, italic, alignment: Nghị định 30/2020, Phụ lục I, mục II
_BOTH, _CENTRE = WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.CENTER
FORM = [
    ("Nội dung", 14, False, False, _BOTH),
    ("Căn cứ", 14, False, True, _BOTH),
    ("Heading 1", 14, True, False, _BOTH),
    ("Heading 2", 14, True, False, _BOTH),
    ("Quốc hiệu", 12, True, False, _CENTRE),
    ("Tiêu ngữ", 13, True, False, _CENTRE),
    ("Cơ quan chủ quản", 12, False, False, _CENTRE),
    ("Cơ quan ban hành", 12, True, False, _CENTRE),
    ("Số, ký hiệu", 13, False, False, _CENTRE),
    ("Địa danh, ngày tháng", 13, False, True, _CENTRE),
    ("Trích yếu", 14, True, False, _CENTRE),
    ("Nơi nhận", 12, True, True, WD_ALIGN_PARAGRAPH.LEFT),
    ("Danh sách nơi nhận", 11, False, False, WD_ALIGN_PARAGRAPH.LEFT),
    ("Chức vụ người ký", 14, True, False, _CENTRE),
    ("Phụ lục", 14, True, False, _CENTRE),
    ("Số trang", 13, False, False, _CENTRE),
]


@pytest.mark.parametrize(("name", "size", "bold", "italic", "align"), FORM)
def test_styles_carry_the_form(name, size, bold, italic, align) -> None:
    style = opened(report()).styles[name]
    letters = style.font
    assert (letters.size.pt, letters.bold, letters.italic) == (size, bold, italic)
    assert style.paragraph_format.alignment is align
    fonts = style.element.rPr.rFonts
    names = {fonts.get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "eastAsia", "cs")}
    assert names == {"Times New Roman"}


def test_paragraphs_are_set_in_and_apart() -> None:
    place = opened(report()).styles["Nội dung"].paragraph_format
    assert place.first_line_indent.mm == pytest.approx(12.7, abs=0.05)
    assert place.space_before.pt == 6
    assert 1 <= place.line_spacing <= 1.5


def test_no_paragraph_of_the_text_is_formatted_by_hand() -> None:
    """An officer who changes a style changes the paper: sizes and faces stand in styles only."""
    body = opened(report()).element.body
    assert not list(body.iter(qn("w:sz"), qn("w:rFonts"), qn("w:i")))


def test_headings_can_be_navigated() -> None:
    file = opened(report())
    assert texts(file, "Heading 1")[0] == "I. KẾT QUẢ THỰC HIỆN CHỈ TIÊU"
    assert texts(file, "Heading 2") == ["1. Bảo hiểm xã hội tự nguyện"]
    for name, level in (("Heading 1", "0"), ("Heading 2", "1"), ("Phụ lục", "0")):
        style = file.styles[name]
        assert style.element.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) == level
        assert style.paragraph_format.keep_with_next


def test_points_are_lettered_and_the_last_word_closes_the_paper() -> None:
    points = Points(tuple(f"việc {order}" for order in range(7)))
    file = opened(plain(blocks=(Paragraph("Việc:"), points)))
    assert [text[:2] for text in texts(file, "Điểm")] == ["a)", "b)", "c)", "d)", "đ)", "e)", "g)"]
    assert texts(file, "Điểm")[-1] == "g) việc 6./."


def test_sections_are_pages_of_the_form_each_with_its_own_numbers() -> None:
    sections = opened(report()).sections
    assert [one.orientation for one in sections] == [WD_ORIENT.PORTRAIT, *[WD_ORIENT.LANDSCAPE] * 2]
    for one in sections:
        sides = sorted((round(one.page_width.mm), round(one.page_height.mm)))
        assert sides == [210, 297]
        margins = (one.top_margin, one.bottom_margin, one.left_margin, one.right_margin)
        assert [round(margin.mm) for margin in margins] == [20, 20, 30, 15]
        assert one.different_first_page_header_footer
        assert one._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
        assert "PAGE" in one.header.part.blob.decode()
        assert not one.first_page_header.paragraphs[0].text
        for footer in (one.footer, one.first_page_footer):
            assert footer.paragraphs[0].text == report().sample_mark


def test_a_paper_of_its_own_figures_has_no_sample_mark() -> None:
    for section in opened(replace(report(), sample_mark="")).sections:
        assert section.footer.is_linked_to_previous
        assert section.first_page_footer.is_linked_to_previous


def test_the_cells_are_those_of_the_report() -> None:
    table = indicator_table()
    (found,) = [one for one in opened(plain()).tables if len(one.columns) == len(table.columns)]
    want = [[column.title for column in table.columns]]
    want += [[cell.text for cell in row.cells] for row in table.rows]
    assert matrix(found) == want
    for row in found.rows[1:]:
        left, *figures = [cell.paragraphs[0].alignment for cell in row.cells]
        assert left is WD_ALIGN_PARAGRAPH.LEFT
        assert set(figures) == {WD_ALIGN_PARAGRAPH.RIGHT}


def flags(row: docx.table._Row) -> tuple[bool, bool, bool]:
    """Whether a row is repeated, whole, and stays with the row after it."""
    properties = row._tr.trPr
    keeps = {one.paragraph_format.keep_with_next for cell in row.cells for one in cell.paragraphs}
    (keep,) = keeps
    names = (qn("w:tblHeader"), qn("w:cantSplit"))
    return (*(properties.find(name) is not None for name in names), bool(keep))


def test_rows_are_whole_and_headers_are_repeated() -> None:
    table = opened(report()).tables[-1]
    found = [flags(row) for row in table.rows]
    assert len(found) == 2 + len(LONG_NAMES) + 1
    assert found[:2] == [(True, True, True)] * 2
    assert found[2] == (False, True, True)
    assert set(found[3:-2]) == {(False, True, False)}
    assert found[-2:] == [(False, True, True), (False, True, False)]
    assert {one.font.bold for cell in table.rows[-1].cells for one in cell.paragraphs[0].runs} == {
        True
    }


def test_the_last_row_stays_with_the_note() -> None:
    noted = replace(indicator_table(), note="Số liệu tạm tính.")
    table = opened(plain(blocks=(noted, Paragraph("Hết")))).tables[1]
    assert flags(table.rows[-1])[2]


def test_group_titles_span_their_columns() -> None:
    first, second = opened(report()).tables[-1].rows[:2]
    widths = [
        cell.tcPr.gridSpan.val if cell.tcPr.gridSpan is not None else 1 for cell in first._tr.tc_lst
    ]
    assert widths == [1, 1, 1, 1, 3, 1, 1]
    assert first.cells[4].text == "Biến động trong tháng"
    assert [cell.text for cell in second.cells[4:7]] == ["Mới", "Đóng tiếp", "Dừng"]
    assert second.cells[1].text == "Thôn"


def wide_table() -> Table:
    names = tuple(f"Chỉ tiêu {order}" for order in range(18))
    columns = (Column("TT"), Column("Thôn"), *(Column(name) for name in names))
    rows = tuple(
        Row(
            (
                Cell(str(order)),
                Cell(f"Thôn {order}"),
                *(number(10000 * order + n) for n in range(18)),
            )
        )
        for order in range(1, 4)
    )
    return Table(columns, rows, key_columns=2)


def test_a_table_too_wide_goes_on_in_a_second_block() -> None:
    file = opened(plain(blocks=(wide_table(), Paragraph("Hết"))))
    blocks = [matrix(table) for table in file.tables[1:-1]]
    assert len(blocks) > 1
    assert texts(file, "Ghi chú") == ["(các cột tiếp theo của bảng)"] * (len(blocks) - 1)
    for block in blocks:
        assert [row[:2] for row in block] == [
            ["TT", "Thôn"],
            *([str(n), f"Thôn {n}"] for n in (1, 2, 3)),
        ]
    titles = [title for block in blocks for title in block[0][2:]]
    assert titles == [f"Chỉ tiêu {order}" for order in range(18)]


def test_no_table_is_wider_than_the_text() -> None:
    for document in (report(), plain(blocks=(wide_table(), Paragraph("Hết")))):
        file = opened(document)
        width = max(one.page_width - one.left_margin - one.right_margin for one in file.sections)
        for table in file.tables:
            assert sum(column.width for column in table.columns) <= width + 1000


def test_two_tables_in_a_row_stay_two() -> None:
    table = replace(indicator_table(), caption="")
    body = opened(plain(blocks=(table, table, Paragraph("Hết")))).element.body
    tags = [one.tag for one in body]
    assert all(pair != (qn("w:tbl"),) * 2 for pair in pairwise(tags))


def test_a_word_wider_than_the_page_is_named() -> None:
    word = "Thôn" * 60
    table = Table((Column("Tên"),), (Row((Cell(word),)),))
    with pytest.raises(UserError) as caught:
        written(plain(blocks=(table,)))
    assert (caught.value.code, caught.value.params["text"]) == ("paper.does_not_fit", word[:80])


def test_the_signature_stays_with_the_last_words() -> None:
    body = opened(plain()).element.body
    *_, before, last, table, _gap, _section = body
    assert table.tag == qn("w:tbl")
    for one in (before, last):
        assert one.pPr.find(qn("w:keepNext")) is not None
    assert list(table.iter(qn("w:cantSplit")))


def test_a_sheet_for_each_of_many_units_is_a_paper_too() -> None:
    sheet = report().annexes[0]
    titles = [f"PHIẾU THEO DÕI TIẾN ĐỘ THÔN {at} KHU DÂN CƯ PHÍA ĐÔNG" for at in range(1, 41)]
    sheets = tuple(replace(sheet, title=one) for one in titles)
    document = replace(report(), kind="", annexes=sheets)
    assert 200 < len(opened(document).core_properties.title) <= 255


def test_annexes_alone_are_a_paper_too() -> None:
    file = opened(replace(report(), kind=""))
    assert texts(file, "Phụ lục") == ["Phụ lục I", "Phụ lục II"]
    assert texts(file, "Tên phụ lục")[0] == "KẾT QUẢ THEO THÔN"
    assert not texts(file, "Quốc hiệu")
    assert len(file.sections) == 2
    assert "PAGE" in file.sections[0].header.part.blob.decode()


def test_equal_papers_are_equal_bytes_without_clock_or_machine() -> None:
    data = written(report())
    assert writing.render(report(), the_form(), the_fonts()) == data
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    whole = b"".join(archive.read(name) for name in archive.namelist()).lower()
    for word in (b"python", b"macintosh", b"generated", b"thumbnail", b"ms mincho", b"en-us"):
        assert word not in whole
    about = docx.Document(io.BytesIO(data)).core_properties
    assert about.title.startswith("Báo cáo Kết quả thực hiện")
    assert about.author == "Ban Chỉ đạo thực hiện chính sách BHXH, BHYT"
    assert about.language == "vi-VN"
    assert (about.last_modified_by, about.comments) == ("", "")


def test_marks_nobody_sees_are_gone() -> None:
    file = opened(plain(blocks=(Paragraph("To\u0302\u0309 dân\u200b phố\x07 số 1\nDòng hai"),)))
    assert texts(file, "Nội dung") == ["Tổ dân phố số 1", "Dòng hai./."]


def test_a_paper_is_saved_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "báo cáo.docx"
    papers.save_docx(target, report(), ROOT / "resources")
    assert texts(docx.Document(str(target)), "Nội dung")[0] == SENTENCE
    kept = target.read_bytes()
    wide = plain(blocks=(Table((Column("Tên"),), (Row((Cell("x" * 400),)),)),))
    with pytest.raises(UserError):
        papers.save_docx(target, wide, ROOT / "resources")
    assert target.read_bytes() == kept
    with pytest.raises(StoreProblem):
        papers.save_docx(tmp_path / "không có" / "a.docx", report(), ROOT / "resources")


def test_sixty_long_names_stand_whole_in_the_table() -> None:
    names = [row[1] for row in matrix(opened(report()).tables[-1])][2:-1]
    assert names == [village[0] for village in LONG_NAMES]
    assert village_table(LONG_NAMES).rows[0].cells[1].text == names[0]
