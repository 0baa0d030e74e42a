"""What stays together on a page, and tables longer or wider than one page."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pypdf
import pytest

from bhdesk.domain.document import Align, Annex, Cell, Column, Heading, Paragraph, Row, Table
from bhdesk.domain.errors import UserError
from bhdesk.exchange import paper
from bhdesk.exchange.paper_flow import Piece, paginate
from bhdesk.exchange.paper_pen import joined_rules
from bhdesk.exchange.paper_table import share_width
from bhdesk.exchange.paper_text import balanced_lines
from tests.exchange.paper_samples import (
    LONG_NAMES,
    number,
    plain,
    report,
    the_fonts,
    the_form,
    village_table,
)
from tests.form_measure import measure


def page_lines(pdf: bytes) -> list[list[str]]:
    """The lines of each page, in a table each line of a cell, from the top down."""
    return [[run.text for run in sheet.runs] for sheet in measure(pdf)]


def strip(height: float, *, is_glued: bool = False, opening: Piece | None = None) -> Piece:
    return Piece(height, lambda pen, top: None, is_glued=is_glued, opening=opening)


@pytest.mark.parametrize("count", range(1, 61))
def test_signature_is_never_alone(count: int) -> None:
    blocks = tuple(Paragraph(f"Dòng nội dung số {line}") for line in range(1, count + 1))
    pages = page_lines(paper.render(plain(blocks=blocks), the_form(), the_fonts()))
    signed = [lines for lines in pages if "Nguyễn Văn Mẫu" in " ".join(lines)]
    assert len(signed) == 1
    body = [line for line in signed[0] if "Dòng nội dung" in line]
    assert len(body) >= min(2, count)
    assert f"Dòng nội dung số {count}./." in " ".join(signed[0])
    assert "Nơi nhận:" in " ".join(signed[0])


@pytest.mark.parametrize("count", range(14, 34))
def test_heading_and_table_header_never_end_a_page(count: int) -> None:
    lines = tuple(Paragraph(f"Dòng {line}") for line in range(count))
    blocks = (*lines, Heading("II. Kết quả theo thôn"), village_table(), Paragraph("Hết"))
    pages = page_lines(paper.render(plain(blocks=blocks), the_form(), the_fonts()))
    for page in pages:
        text = "\n".join(page)
        if "KẾT QUẢ THEO THÔN" in text or "Chỉ tiêu giao" in text:
            assert text.count("Thôn ") >= 1
        if "KẾT QUẢ THEO THÔN" in text:
            assert "Thôn 1\n" in text
            assert "Thôn 2\n" in text


def test_header_is_repeated_on_each_page_of_sixty_villages() -> None:
    annex = Annex("Kết quả", (village_table(LONG_NAMES),))
    pages = page_lines(paper.annex_pages([annex], the_form(), the_fonts()).data)
    assert len(pages) >= 3
    for page in pages:
        assert any("Biến động" in line for line in page)
    text = " ".join(" ".join(page) for page in pages)
    assert all(f"Tổ dân phố số {order} khu" in text for order in range(1, 61))
    assert "Toàn xã" in " ".join(pages[-1])
    assert any("Tổ dân phố số 60" in line for line in pages[-1])


def wide_table(count: int, title: str = "Chỉ tiêu lũy kế") -> Table:
    columns = (
        Column("TT", 0.4, Align.CENTER),
        Column("Thôn", 2),
        *(Column(f"{title} {order}", 1, Align.RIGHT) for order in range(count)),
    )
    rows = tuple(
        Row((Cell(str(line)), Cell(f"Thôn {line}"), *(number(100000 + i) for i in range(count))))
        for line in range(1, 7)
    )
    return Table(columns, rows, key_columns=2)


def test_table_too_wide_goes_on_in_a_second_block_of_columns() -> None:
    annex = Annex("Bảng rộng", (wide_table(30),))
    pages = page_lines(paper.annex_pages([annex], the_form(), the_fonts()).data)
    text = "\n".join("\n".join(page) for page in pages)
    blocks = text.count("Thôn 6\n")
    assert blocks >= 2
    assert text.count("(các cột tiếp theo của bảng)") == blocks - 1
    for order in range(30):
        assert text.count(f"100.{order:03d}") == 6


def test_word_wider_than_the_page_is_named() -> None:
    word = "Thôn" * 60
    for blocks in (
        (Paragraph(f"Gồm {word} và"),),
        (Table((Column(word),), (Row((Cell("1"),)),)),),
        (Table((Column("Tên"),), (Row((Cell(word),)),)),),
        (Table((Column("TT"), Column("Tên")), (Row((Cell("1"), Cell(word))),)),),
    ):
        with pytest.raises(UserError) as caught:
            paper.render(plain(blocks=blocks), the_form(), the_fonts())
        assert caught.value.code == "paper.does_not_fit"
        assert str(caught.value.params["text"]).startswith("ThônThôn")


def test_nothing_is_drawn_outside_the_margins() -> None:
    """Left 30 mm and right 15 mm hold for every stretch of text on every page."""
    document = replace(report(), annexes=(*report().annexes, Annex("Rộng", (wide_table(30),))))
    reader = pypdf.PdfReader(io.BytesIO(paper.render(document, the_form(), the_fonts())))
    for page in reader.pages:
        starts: list[float] = []

        def see(text: str, _cm: list, tm: list, *_: object, found: list = starts) -> None:
            if text.strip():
                found.append(tm[4])

        page.extract_text(visitor_text=see)
        assert min(starts) >= 85.0
        assert max(starts) <= float(page.mediabox.width) - 42.5


def test_centred_title_is_broken_into_like_lines() -> None:
    title = "Ban Chỉ đạo thực hiện chính sách bảo hiểm xã hội"
    face = the_fonts().bold
    lines = balanced_lines(title, face, 12, face.width(title, 12) * 0.8)
    assert len(lines) == 2
    assert min(line.width for line in lines) > 0.7 * max(line.width for line in lines)


def test_flow_keeps_runs_and_repeats_openings() -> None:
    header = strip(10)
    rows = [strip(30, opening=header) for _ in range(3)]
    pages = paginate([strip(10, is_glued=True), *rows], 75)
    assert [[placed.top for placed in page] for page in pages] == [[0, 10, 40], [0, 10]]
    glued = [strip(40), strip(30, is_glued=True), strip(30)]
    assert [len(page) for page in paginate(glued, 75)] == [1, 2]
    endless = [strip(30, is_glued=True) for _ in range(5)]
    assert [len(page) for page in paginate(endless, 75)] == [2, 2, 1]


def test_flow_closes_what_is_parted_at_the_end_of_a_page() -> None:
    floor = strip(0)
    lines = [replace(strip(30), closing=floor), replace(strip(30), closing=floor), strip(30)]
    pages = paginate([*lines, replace(strip(10), closing=floor)], 75)
    assert [[placed.top for placed in page] for page in pages] == [[0, 30, 60], [0, 30, 40]]


LONG_ROW = ", ".join(f"Thôn Số {at} Bình Minh" for at in range(1, 181))


@pytest.mark.parametrize("count", [95, 105, 115, 180])
def test_row_as_high_as_a_page_begins_under_its_header_and_goes_on(count: int) -> None:
    told = ", ".join(LONG_ROW.split(", ")[:count])
    columns = (Column("TT", 0.5, Align.CENTER), Column("Tên", 3.0), Column("Theo dõi", 1.0))
    people = (("1", "Ông Mẫu", told), ("2", "Bà Mẫu", "Thôn Cuối"))
    rows = tuple(Row(tuple(Cell(text) for text in one)) for one in people)
    annex = Annex("DANH SÁCH THÀNH VIÊN", (Table(columns, rows, key_columns=2),))
    drawn = page_lines(paper.render(replace(report(), annexes=(annex,)), the_form(), the_fonts()))
    pages = drawn[next(at for at, page in enumerate(drawn) if "Tên" in page) :]
    assert "Ông Mẫu" in pages[0], "the header is not alone"
    shown = " ".join(line for page in pages for line in page)
    numbers = re.findall(r"Số (\d+)", shown)
    assert [int(one) for one in numbers] == list(range(1, count + 1)), "each once, in order"
    for page in pages:
        assert page.count("Tên") == 1


def test_piece_taller_than_a_page_is_refused() -> None:
    with pytest.raises(UserError, match="does_not_fit"):
        paginate([strip(80)], 75)


@pytest.mark.parametrize(
    ("floors", "weights", "expected"),
    [
        ([10, 10], [1, 3], [25, 75]),
        ([50, 10], [1, 3], [50, 50]),
        ([10, 10, 60], [1, 1, 1], [20, 20, 60]),
    ],
)
def test_shares_of_width(floors: list[float], weights: list[float], expected: list[float]) -> None:
    assert share_width(100, floors, weights) == pytest.approx(expected)


def test_touching_uprights_become_one_stroke() -> None:
    rules = [(5.0, 10.0, 5.0, 20.0), (5.0, 10.0, 9.0, 10.0), (5.0, 0.0, 5.0, 10.0)]
    apart = [(5.0, 21.0, 5.0, 30.0), (9.0, 0.0, 9.0, 9.0)]
    expected = [(5.0, 10.0, 9.0, 10.0), (5.0, 0.0, 5.0, 20.0), *apart]
    assert joined_rules([*apart, *rules]) == expected
