"""Two who sign side by side: where they stand on the page and in the Word file."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document as WordFile
from pypdfium2 import PdfDocument

from bhdesk.domain.document import Cell, Column, Document, Letterhead, Paragraph, Row, Signature
from bhdesk.domain.document import Table as SignTable
from bhdesk.exchange import papers
from tests.offices import RESOURCES

if TYPE_CHECKING:
    from pathlib import Path

MINUTES = Document(
    letterhead=Letterhead("", ("UBND XÃ BÌNH MINH",), "BB-UBND", "Bình Minh", is_dated=False),
    kind="BIÊN BẢN",
    abstract=("Hội nghị khách hàng",),
    blocks=(Paragraph("Nội dung."),),
    signature=Signature(("CHỦ TỌA",), "Người chủ trì"),
    left_signature=Signature(("THƯ KÝ",), "Người ghi"),
    recipients=("Lưu: VT, Hồ sơ",),
)
Box = tuple[float, float, float, float]


def boxes(document: Document, *words: str) -> list[Box]:
    """Left, bottom, right and top of each word on the first page."""
    page = PdfDocument(papers.pdf(document, RESOURCES))[0]
    text = page.get_textpage()
    found = []
    for word in words:
        index, count = text.search(word).get_next()
        chars = [text.get_charbox(at) for at in range(index, index + count)]
        found.append(
            (min(c[0] for c in chars), min(c[1] for c in chars), max(c[2] for c in chars),
             max(c[3] for c in chars))
        )  # fmt: skip
    return found


def test_secretary_left_chair_right_recipients_under_the_secretary() -> None:
    secretary, chair, name, receives = boxes(MINUTES, "THƯ KÝ", "CHỦ TỌA", "Người ghi", "Nơi nhận:")
    middle = 210 / 25.4 * 72 / 2
    assert secretary[2] < middle < chair[0]
    assert secretary[1] == pytest.approx(chair[1], abs=4)  # the dot under Ọ
    assert name[3] < secretary[1] - 26 / 25.4 * 72 + 10  # room for a signature
    assert receives[3] < name[1]
    assert receives[0] < secretary[0]


def test_minutes_have_no_line_of_place_and_date() -> None:
    dated = replace(MINUTES, letterhead=replace(MINUTES.letterhead, is_dated=True))
    for document, is_there in ((MINUTES, False), (dated, True)):
        page = PdfDocument(papers.pdf(document, RESOURCES))[0].get_textpage().get_text_range()
        assert ("Bình Minh, ngày" in page) is is_there


def test_the_word_file_has_the_same_boxes(tmp_path: Path) -> None:
    papers.save_docx(tmp_path / "b.docx", MINUTES, RESOURCES)
    file = WordFile(BytesIO((tmp_path / "b.docx").read_bytes()))
    (row,) = file.tables[-1].rows
    left, right = (cell.text.split("\n") for cell in row.cells)
    assert left == ["THƯ KÝ", "Người ghi", "Nơi nhận:", "- Lưu: VT, Hồ sơ."]
    assert right == ["CHỦ TỌA", "Người chủ trì"]
    assert "ngày" not in "".join(c.text for r in file.tables[0].rows for c in r.cells)


def test_rows_to_be_written_in_are_as_high_as_asked() -> None:
    rows = tuple(Row((Cell(f"dòng{at}"), Cell(""))) for at in range(1, 4))
    columns = (Column("TT"), Column("Ký tên"))
    for asked, high in ((9.0, 9.0), (0.0, 6.9)):
        table = SignTable(columns, rows, row_mm=asked)
        first, second = boxes(replace(MINUTES, blocks=(table,)), "dòng1", "dòng2")
        assert (first[1] - second[1]) / 72 * 25.4 == pytest.approx(high, abs=0.2)
