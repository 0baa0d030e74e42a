"""The printed paper read back by other programs: poppler's text and fonts, PDFium's pages."""

from __future__ import annotations

import io
import shutil
import subprocess
import unicodedata
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pypdf
import pytest

from bhdesk.domain import text
from bhdesk.domain.document import Annex, Heading, Paragraph, Points, Table
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.exchange import fonts, paper
from bhdesk.exchange.paper_body import letter
from bhdesk.exchange.paper_head import date_text, number_text
from tests.exchange.paper_samples import (
    FONT_FOLDER,
    SENTENCE,
    letterhead,
    plain,
    report,
    the_fonts,
    the_form,
    village_table,
)

if TYPE_CHECKING:
    from pathlib import Path

needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler-utils")

# Counted by hand from the alphabet, not taken from the program.
ALPHABET = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
)


def pdf_text(pdf: bytes, folder: Path) -> str:
    path = folder / "a.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode()


def one_line(text: str) -> str:
    return " ".join(text.split())


@needs_poppler
@pytest.mark.parametrize("spelling", ["NFC", "NFD"])
def test_every_letter_comes_back_composed(tmp_path: Path, spelling: str) -> None:
    words = [letters for letters in ALPHABET.split() for letters in (letters, letters.upper())]
    pieces = [word[i : i + 12] for word in words for i in range(0, len(word), 12)]
    typed = unicodedata.normalize(spelling, " ".join(pieces))
    text = pdf_text(
        paper.render(plain(blocks=(Paragraph(typed),)), the_form(), the_fonts()), tmp_path
    )
    assert unicodedata.is_normalized("NFC", text)
    assert " ".join(pieces) in one_line(text)


@needs_poppler
def test_all_sentences_stand_on_the_paper(tmp_path: Path) -> None:
    text = one_line(pdf_text(paper.render(report(), the_form(), the_fonts()), tmp_path))
    for sentence in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Bình Minh, ngày tháng 6 năm 2026",
        "Kính gửi: Ủy ban nhân dân tỉnh (qua Bảo hiểm xã hội tỉnh)",
        "I. KẾT QUẢ THỰC HIỆN CHỈ TIÊU",
        SENTENCE,
        "báo cáo Ủy ban nhân dân tỉnh./.",
        "đ) Họp thôn; e) Tờ rơi;",
        "- Như trên;",
        "- Lưu: VT, VHXH.",
        "PHÓ CHỦ TỊCH UBND XÃ",
        "Phụ lục II",
    ):
        assert sentence in text
    assert text.count("./.") == 1
    assert "tỉnh../." not in text


@needs_poppler
def test_all_faces_are_embedded(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(paper.render(report(), the_form(), the_fonts()))
    lines = subprocess.run(
        ["pdffonts", str(path)], capture_output=True, check=True, text=True
    ).stdout.splitlines()[2:]
    assert lines
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in lines)


def test_equal_papers_are_equal_bytes_and_name_themselves() -> None:
    first = paper.render(report(), the_form(), the_fonts())
    assert first == paper.render(report(), the_form(), the_fonts())
    assert b"vi-VN" in first


def test_missing_glyph_is_refused_wherever_it_stands() -> None:
    cell = replace(village_table().rows[0].cells[1], text="Thôn ☃")
    row = replace(village_table().rows[0], cells=(cell,) * 9)
    table = replace(village_table(), rows=(row,))
    for document in (
        plain(blocks=(Paragraph("Kính gửi 中 nơi"),)),
        plain(blocks=(table,)),
        plain(sample_mark="☃"),
        replace(plain(), signature=replace(plain().signature, name="Nguyễn ☃")),
        replace(plain(), annexes=(Annex("☃", (table,)),)),
    ):
        with pytest.raises(UserError) as caught:
            paper.render(document, the_form(), the_fonts())
        assert caught.value.code == "paper.missing_glyph"
        assert caught.value.params["char"] in "☃中"
    with pytest.raises(UserError) as caught:
        paper.render(plain(blocks=(table,)), the_form(), the_fonts())
    assert caught.value.params["text"] == "Thôn ☃", "the name, not a word of it"


def test_invisible_marks_are_dropped_not_refused() -> None:
    paper.render(plain(blocks=(Paragraph("\ufeffThôn\u200b Đông\t1"),)), the_form(), the_fonts())


def test_faces_missing_or_without_vietnamese(tmp_path: Path) -> None:
    with pytest.raises(StoreProblem, match=r"fonts\.missing"):
        fonts.register(tmp_path, system=tmp_path)
    for style in ("Regular", "Bold", "Italic", "BoldItalic"):
        (tmp_path / f"Tinos-{style}.ttf").write_bytes(b"no font")
    with pytest.raises(StoreProblem, match=r"fonts\.incomplete"):
        fonts.register(tmp_path, system=tmp_path / "other")


def test_installed_times_comes_first(tmp_path: Path) -> None:
    own = FONT_FOLDER
    stem = "Tinos" if (own / "Tinos-Bold.ttf").exists() else "LiberationSerif"
    names = {"times": "Regular", "timesbd": "Bold", "timesi": "Italic", "timesbi": "BoldItalic"}
    for name, style in names.items():
        shutil.copy(own / f"{stem}-{style}.ttf", tmp_path / f"{name}.ttf")
    family = fonts.register(own, system=tmp_path)
    assert family.bold_italic.name.startswith("timesbi-")
    assert fonts.register(own, system=tmp_path / "none").regular.name.startswith(stem)


@pytest.mark.parametrize(
    ("number", "day", "month", "expected"),
    [
        (5, date(2026, 2, 5), None, ("Số: 05/BC-BCĐ", "ngày 05 tháng 02 năm 2026")),
        (15, date(2026, 3, 15), None, ("Số: 15/BC-BCĐ", "ngày 15 tháng 3 năm 2026")),
        (102, date(2026, 12, 9), None, ("Số: 102/BC-BCĐ", "ngày 09 tháng 12 năm 2026")),
        (None, None, (2026, 7), ("Số:      /BC-BCĐ", "ngày       tháng 7 năm 2026")),
        (None, None, (2026, 1), ("Số:      /BC-BCĐ", "ngày       tháng 01 năm 2026")),
    ],
)
def test_number_and_date_lines(
    number: int | None,
    day: date | None,
    month: tuple[int, int] | None,
    expected: tuple[str, str],
) -> None:
    head = replace(letterhead(), number=number, day=day, month=month)
    assert number_text(the_form(), head) == expected[0]
    assert date_text(the_form(), head) == f"Bình Minh, {expected[1]}"


def test_letters_of_points() -> None:
    letters = [letter(the_form(), index) for index in range(24)]
    assert letters[:7] == ["a", "b", "c", "d", "đ", "e", "g"]
    assert letters[22:] == ["y", "aa"]


@needs_poppler
def test_five_addressees_each_on_a_line(tmp_path: Path) -> None:
    names = ("Ủy ban nhân dân tỉnh", "- Bảo hiểm xã hội tỉnh;", "Sở Nội vụ", "Sở Y tế", "Đảng ủy.")
    pdf = paper.render(plain(addressees=names), the_form(), the_fonts())
    lines = [line.strip() for line in pdf_text(pdf, tmp_path).splitlines()]
    start = lines.index("Kính gửi:")
    assert lines[start + 1 : start + 6] == [
        "- Ủy ban nhân dân tỉnh;",
        "- Bảo hiểm xã hội tỉnh;",
        "- Sở Nội vụ;",
        "- Sở Y tế;",
        "- Đảng ủy.",
    ]


@needs_poppler
@pytest.mark.parametrize(
    "last",
    [
        Paragraph("Trên đây là báo cáo."),
        Points(("Một;", "Trên đây là báo cáo;")),
        Heading("Trên đây là báo cáo", 2),
        replace(village_table(), columns=village_table().columns, note="Trên đây là báo cáo."),
        Paragraph("Trên đây là báo cáo./."),
    ],
)
def test_end_mark_follows_the_last_word(
    tmp_path: Path, last: Paragraph | Points | Heading | Table
) -> None:
    text = pdf_text(paper.render(plain(blocks=(last,)), the_form(), the_fonts()), tmp_path)
    assert "Trên đây là báo cáo./." in text
    assert text.count("./.") == 1


def page_texts(pdf: bytes, folder: Path) -> list[str]:
    return pdf_text(pdf, folder).split("\f")[:-1]


@needs_poppler
def test_numbers_begin_on_page_two_of_body_and_of_each_annex(tmp_path: Path) -> None:
    pdf = paper.render(report(), the_form(), the_fonts())
    firsts = [text.split("\n")[0].strip() for text in page_texts(pdf, tmp_path)]
    annex = firsts.index("Phụ lục II")
    assert firsts[0].startswith("UBND XÃ BÌNH MINH")
    assert firsts[1] == "2"
    assert firsts[annex + 1 : annex + 3] == ["2", "3"]


@needs_poppler
def test_sample_mark_stands_on_every_page(tmp_path: Path) -> None:
    texts = page_texts(paper.render(report(), the_form(), the_fonts()), tmp_path)
    assert len(texts) >= 6
    assert all("SỐ LIỆU MẪU: xã Bình Minh" in text for text in texts)


def test_annexes_are_landscape_and_can_be_printed_alone() -> None:
    pdf = paper.annex_pages(report().annexes[:1], the_form(), the_fonts()).data
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    assert len(pages) == 1
    assert (round(pages[0].mediabox.width), round(pages[0].mediabox.height)) == (842, 595)


def test_what_a_name_may_hold_the_faces_can_draw() -> None:
    """The rule of the services for names and the letterhead promises no more than the fonts."""
    family = the_fonts()
    allowed = "".join(char for char in map(chr, range(33, 0x11000)) if _is_allowed(char))
    assert set(fonts.REQUIRED) - {" "} <= set(allowed)
    for face in (family.regular, family.bold, family.italic, family.bold_italic):
        assert face.missing(allowed) == ""


def _is_allowed(char: str) -> bool:
    try:
        text.refuse_unprintable(f"a{char}")
    except UserError:
        return False
    return unicodedata.normalize("NFC", char) == char and char.isprintable()
