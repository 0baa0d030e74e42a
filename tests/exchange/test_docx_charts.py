"""Charts in Word files: a picture as wide as the text, told in words, never without its caption."""

from __future__ import annotations

import io

import docx
import pytest

from bhdesk.domain.document import Chart, ChartKind, Document, Paragraph, Role, Series
from bhdesk.exchange.docx import writing
from tests.exchange.paper_samples import LONG_NAMES, plain, the_fonts, the_form

PROGRESS = Chart(
    ChartKind.PROGRESS,
    ("31/12", "T1", "T2", "T3"),
    (
        Series(Role.PLAN, "Đường kế hoạch", (512, 533, 554, 575)),
        Series(Role.ACTUAL, "Thực hiện", (512, 520, 1518, None)),
    ),
    "người",
    caption="Biểu đồ 1. BHXH tự nguyện so với đường kế hoạch",
    note="Số liệu đến ngày 28/02/2026",
    at=2,
)
VILLAGES = Chart(
    ChartKind.COVERAGE,
    tuple(village[0] for village in LONG_NAMES),
    (Series(Role.ACTUAL, "Thực hiện", tuple(village[1] for village in LONG_NAMES)),),
    "người",
    caption="Biểu đồ 2. Theo tổ dân phố",
)


def written(chart: Chart) -> bytes:
    return writing.render(paper(chart), the_form(), the_fonts())


def paper(chart: Chart) -> Document:
    return plain(blocks=(Paragraph("Kết quả:"), chart, Paragraph("Hết")))


def test_the_picture_is_as_wide_as_the_text_and_told_in_words() -> None:
    file = docx.Document(io.BytesIO(written(PROGRESS)))
    (shape,) = file.inline_shapes
    assert shape.width.mm == pytest.approx(210 - 30 - 15, abs=0.1)
    about = shape._inline.docPr
    assert about.get("title") == PROGRESS.caption
    for word in ("T2", "Thực hiện", "1.518"):
        assert word in about.get("descr")
    (image,) = [part for part in file.part.package.iter_parts() if "image" in part.content_type]
    assert image.image.horz_dpi == 300
    assert image.blob.startswith(b"\x89PNG")


def test_caption_picture_and_note_stay_together() -> None:
    file = docx.Document(io.BytesIO(written(PROGRESS)))
    names = [one.style.name for one in file.paragraphs]
    at = names.index("Biểu đồ")
    assert [one.text for one in file.paragraphs[at - 1 : at + 2 : 2]] == [
        PROGRESS.caption,
        PROGRESS.note,
    ]
    assert file.styles["Tên bảng"].paragraph_format.keep_with_next
    assert file.paragraphs[at].paragraph_format.keep_with_next


def test_bars_too_many_for_a_page_go_on_in_further_pictures() -> None:
    file = docx.Document(io.BytesIO(written(VILLAGES)))
    shapes = list(file.inline_shapes)
    assert len(shapes) > 1
    assert all(shape.height.mm < 297 - 40 for shape in shapes)
    told = " ".join(shape._inline.docPr.get("descr") for shape in shapes)
    assert all(f"{name[0]}:" in told or f"{name[0]} " in told for name in LONG_NAMES)
    captions = [one.text for one in file.paragraphs if one.style.name == "Tên bảng"]
    assert captions[0] == VILLAGES.caption
    assert set(captions[1:]) == {f"{VILLAGES.caption} (tiếp theo)"}
    numbers = [shape._inline.docPr.get("id") for shape in shapes]
    assert len(set(numbers)) == len(numbers)
    assert all(shape._inline.get("distL") == "0" for shape in shapes)


def test_equal_papers_with_charts_are_equal_bytes() -> None:
    assert written(PROGRESS) == written(PROGRESS)
