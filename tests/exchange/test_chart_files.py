"""Charts read back by other programs: poppler, PDFium, Qt, openpyxl."""

from __future__ import annotations

import io
import shutil
import subprocess
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pypdf
import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontDatabase, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from bhdesk.domain.chart_look import PAPER, ChartLook
from bhdesk.domain.document import Annex, Chart, Paragraph
from bhdesk.exchange import charts, fonts, paper, workbook, workbook_document
from tests.exchange.chart_samples import CHARTS, SIX, SIXTY
from tests.exchange.paper_samples import ROOT, SENTENCE, plain, the_fonts, the_form
from tests.exchange.test_charts import bars

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

SCREEN = ROOT / "resources" / "fonts" / "open-sans"
LOOK = ChartLook(
    size=12.0, family="Open Sans", ink="#1B2730", actual="#0B5C74", strong="#0B5C74",
    behind="#A85507", behind_fill="#FBF0DC", forecast="#A85507",
)  # fmt: skip
needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler-utils")


def pdf_of(*found: Chart, before: int = 1) -> bytes:
    document = plain(blocks=(*(Paragraph(SENTENCE),) * before, *found, Paragraph("Hết.")))
    return paper.render(document, the_form(), the_fonts())


def text_of(pdf: bytes, folder: Path) -> str:
    path = folder / "a.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode()


@needs_poppler
def test_the_words_of_charts_are_composed_text(tmp_path: Path) -> None:
    names = tuple(unicodedata.normalize("NFD", name) for name in SIX.labels)
    text = text_of(pdf_of(replace(SIX, labels=names), CHARTS["progress"]), tmp_path)
    assert unicodedata.is_normalized("NFC", text)
    for said in ("Thôn An Nhân", "82,48%", "Mức cần đạt đến hết tháng 5/2026", "Chỉ tiêu 769"):
        assert said in text


@needs_poppler
def test_sixty_villages_all_stand_on_the_paper_each_page_with_its_caption(tmp_path: Path) -> None:
    text = text_of(pdf_of(SIXTY), tmp_path)
    flat = " ".join(text.split())
    for number in range(1, 61):
        assert flat.count(f"Tổ dân phố số {number} khu") == 1
    pages = [page for page in text.split("\f") if "Tổ dân phố" in page]
    assert len(pages) == 3
    for number, page in enumerate(pages):
        assert SIXTY.caption in " ".join(page.split())
        assert ("(tiếp theo)" in page) == bool(number)


def test_charts_bring_no_faces_of_their_own() -> None:
    found = set()
    for page in pypdf.PdfReader(io.BytesIO(pdf_of(*CHARTS.values()))).pages:
        for font in page["/Resources"]["/Font"].values():
            described = font.get_object()
            descriptor = described["/FontDescriptor"]
            assert "/FontFile2" in descriptor
            found.add(str(described["/BaseFont"]).partition("+")[2])
    assert found <= {"LiberationSerif", "LiberationSerif-Bold", "LiberationSerif-Italic",
                     "LiberationSerif-BoldItalic"}  # fmt: skip


def test_equal_papers_with_charts_are_equal_bytes() -> None:
    assert pdf_of(*CHARTS.values()) == pdf_of(*CHARTS.values())


def test_a_chart_moves_to_the_next_page_whole_with_its_caption() -> None:
    caption = "Biểu đồ 7. Tiến độ"
    chart = replace(CHARTS["progress"], caption=caption, note="Ghi chú cuối biểu đồ.")
    for before in range(4, 12):
        pages = [
            page.extract_text()
            for page in pypdf.PdfReader(io.BytesIO(pdf_of(chart, before=before))).pages
        ]
        holding = [page for page in pages if caption in page]
        assert len(holding) == 1
        assert all(word in holding[0] for word in ("31/12", "T12", "Dự báo 744", "Ghi chú cuối"))


def test_a_chart_in_an_annex_that_lies_on_its_side() -> None:
    document = replace(plain(), annexes=(Annex("Biểu đồ", (CHARTS["trend"], SIXTY)),))
    pdf = paper.render(document, the_form(), the_fonts())
    assert "Cùng kỳ năm 2025" in pypdf.PdfReader(io.BytesIO(pdf)).pages[2].extract_text()


def test_bars_on_the_page_are_where_they_were_laid_out() -> None:
    (picture,) = charts.pictures(SIX, 467, 650, the_fonts())
    data = charts.png(picture, 144, the_fonts())
    image = Image.open(io.BytesIO(data)).convert("RGB")
    assert image.width == pytest.approx(467 * 2, abs=1)
    assert image.height == pytest.approx(picture.height * 2, abs=1)
    dark = int(PAPER.actual[1:3], 16)
    for bar in bars(picture):
        middle = round(bar.top + bar.bottom)
        assert image.getpixel((round(bar.left * 2) + 8, middle)) == (dark,) * 3
        assert image.getpixel((round(bar.right * 2) - 3, middle)) == (dark,) * 3
        assert image.getpixel((round(bar.right * 2) + 4, middle)) == (255,) * 3
    # told apart without any colour: all pixels are greys
    assert all(r == g == b for _, (r, g, b) in image.getcolors(1 << 24) or [])


@pytest.fixture
def faces(qapp: QApplication) -> fonts.FontFamily:
    for file in SCREEN.glob("*.ttf"):
        QFontDatabase.addApplicationFont(str(file))
    return fonts.screen(SCREEN)


def shown(svg: bytes, density: float) -> QImage:
    renderer = QSvgRenderer(svg)
    assert renderer.isValid()
    size = renderer.defaultSize()
    image = QImage(
        round(size.width() * density), round(size.height() * density), QImage.Format.Format_RGB32
    )
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(density, density)
    renderer.render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return image


def share(image: QImage, darker_than: int) -> float:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = bytes(grey.constBits())
    wide = grey.width()
    rows = (pixels[y * grey.bytesPerLine():][:wide] for y in range(grey.height()))
    return sum(value < darker_than for row in rows for value in row) / (wide * grey.height())


@pytest.mark.parametrize("density", [1.0, 1.5])
@pytest.mark.parametrize("name", CHARTS)
def test_no_chart_is_black_or_empty_in_the_window(
    faces: fonts.FontFamily, name: str, density: float
) -> None:
    svg = charts.svg(CHARTS[name], 620, 300, faces, LOOK)
    assert b"clipPath" not in svg
    ElementTree.fromstring(svg)
    image = shown(svg, density)
    assert 0.0005 < share(image, 128) < 0.4


def test_words_and_bars_of_the_window_are_where_they_were_laid_out(
    faces: fonts.FontFamily,
) -> None:
    picture = charts.drawing(SIX, 620, 300, faces, LOOK)
    image = shown(charts.svg(SIX, 620, 300, faces, LOOK), 2.0)
    for bar in bars(picture, LOOK.actual):
        at = (round(bar.left * 2) + 8, round(bar.top + bar.bottom))
        assert image.pixelColor(*at).name() == "#0b5c74"
        assert image.pixelColor(round(bar.right * 2) + 4, at[1]).name() == "#ffffff"
    for label in picture.labels:
        box = label.box
        cut = image.copy(
            round(box.left * 2), round(box.top * 2),
            round(label.width * 2), round((box.bottom - box.top) * 2),
        )  # fmt: skip
        # letters, and no more than letters
        assert 0.03 < share(cut, 140) < 0.5, label.text


def test_names_cannot_break_the_svg(faces: fonts.FontFamily) -> None:
    wild = 'Thôn <"A" & B>'
    svg = charts.svg(replace(SIX, labels=(wild, *SIX.labels[1:])), 620, 300, faces, LOOK)
    found = [node.text for node in ElementTree.fromstring(svg).iter() if node.tag.endswith("text")]
    assert wild in found


def test_a_workbook_has_the_figures_and_a_chart_of_its_own(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    document = plain(blocks=(CHARTS["gap"], SIX, CHARTS["indicators"], CHARTS["trend"]))
    workbook.write(workbook_document.from_document(document), target)
    book = openpyxl.load_workbook(target)
    assert len(book.sheetnames) == 5
    rows = [[cell.value for cell in row[:5]] for row in book.worksheets[1].iter_rows()]
    assert ["T1", 520, 533.42, 769, None] in rows
    # blank, not 0 and not an empty text: Excel draws both of them as nothing
    assert next(row for row in rows if row[0] == "T2")[1] is None
    with ZipFile(target) as packed:
        assert sum(name.startswith("xl/charts/chart") for name in packed.namelist()) == 4
        sheet = packed.read("xl/worksheets/sheet2.xml").decode()
        drawn = packed.read("xl/charts/chart1.xml").decode()
    assert 't="s"/>' not in sheet
    assert '<c:dispBlanksAs val="gap"/>' in drawn or "dispBlanksAs" not in drawn
    villages = [[cell.value for cell in row[:2]] for row in book.worksheets[2].iter_rows()]
    assert ["Thôn 1", 83.22] in villages


def test_a_picture_for_a_word_file_is_a_png_of_its_density() -> None:
    (picture,) = charts.pictures(CHARTS["progress"], 468, 216, the_fonts())
    image = Image.open(io.BytesIO(charts.png(picture, 200, the_fonts())))
    assert image.format == "PNG"
    # 6,5 inches
    assert image.width == 1300
    assert image.height == pytest.approx(picture.height * 200 / 72, abs=1)
    assert round(image.info["dpi"][0]) == 200


def test_pages_with_charts_open_in_pdfium() -> None:
    document = pypdfium2.PdfDocument(pdf_of(CHARTS["indicators"]))
    try:
        image = document[0].render(scale=1).to_pil().convert("L")
    finally:
        document.close()
    dark = sum(count for count, value in image.getcolors() if value < 128)
    assert 0.005 < dark / (image.width * image.height) < 0.2
