"""Word files laid out by LibreOffice: the pages and words of the PDF, nothing alone or cut off."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdf
import pytest

from bhdesk.domain.document import Heading, Paragraph
from bhdesk.exchange import paper
from bhdesk.exchange.docx import writing
from tests.exchange.paper_samples import (
    LONG_NAMES,
    SENTENCE,
    indicator_table,
    plain,
    report,
    the_fonts,
    the_form,
    village_table,
)

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.domain.document import Document

pytestmark = pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")

# Around these counts of one-line paragraphs the end of page 1 is reached.
COUNTS = range(6, 24)
# Letters of these names are as wide as those of Times New Roman; nothing else may be drawn in.
FACES = ("LiberationSerif", "TimesNewRoman")


def lines(count: int) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(f"Dòng nội dung số {line}") for line in range(1, count + 1))


def papers() -> dict[str, Document]:
    made = {"full": report()}
    end = (replace(indicator_table(), caption=""), Paragraph(SENTENCE))
    for count in COUNTS:
        made[f"signed-{count}"] = plain(blocks=lines(count))
        heading = (Heading("II. Kết quả theo thôn"), village_table())
        made[f"headed-{count}"] = plain(blocks=(*lines(count), *heading, *end))
    return made


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> dict[str, pypdf.PdfReader]:
    folder: Path = tmp_path_factory.mktemp("docx")
    for name, document in papers().items():
        data = writing.render(document, the_form(), the_fonts())
        (folder / f"{name}.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    files = sorted(map(str, folder.glob("*.docx")))
    subprocess.run([*command, *files], check=True, capture_output=True)
    return {path.stem: pypdf.PdfReader(path) for path in folder.glob("*.pdf")}


def pages(reader: pypdf.PdfReader) -> list[str]:
    return [page.extract_text() for page in reader.pages]


def words(reader: pypdf.PdfReader) -> Counter[str]:
    """How often each word stands there; blanks to write in are of another kind in each program."""
    return Counter(" ".join(pages(reader)).replace("\u00a0", " ").split())


def ours(document: Document) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(paper.render(document, the_form(), the_fonts())))


def test_the_words_are_those_of_the_printed_page(laid_out) -> None:
    assert words(laid_out["full"]) == words(ours(report()))


def test_as_many_pages_as_printed_and_as_large(laid_out) -> None:
    got, want = laid_out["full"].pages, ours(report()).pages
    assert len(got) == len(want)
    for one, other in zip(got, want, strict=True):
        assert one.mediabox.width == pytest.approx(other.mediabox.width, abs=1)
        assert one.mediabox.height == pytest.approx(other.mediabox.height, abs=1)


def test_only_the_face_of_the_decree_is_drawn(laid_out) -> None:
    names = {
        str(font.get_object()["/BaseFont"])
        for page in laid_out["full"].pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert names
    assert all(name.split("+")[-1].startswith(FACES) for name in names)


def starts(page: pypdf.PageObject) -> list[tuple[float, float, str]]:
    """Where each drawn text begins, in pt from the left and from the top."""
    found: list[tuple[float, float, str]] = []
    height = float(page.mediabox.height)

    def see(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if text.strip():
            found.append((tm[4] * cm[0] + cm[4], height - tm[5] * cm[3] - cm[5], text.strip()))

    page.extract_text(visitor_text=see)
    return found


def test_each_part_numbers_its_pages_from_the_second_on(laid_out) -> None:
    millimetre = 72 / 25.4
    numbers = []
    for page in laid_out["full"].pages:
        middle = (30 + (float(page.mediabox.width) / millimetre - 30 - 15) / 2) * millimetre
        above = [one for one in starts(page) if one[1] < 18 * millimetre]
        for x, y, text in above:
            assert x + 3 == pytest.approx(middle, abs=3)
            assert y == pytest.approx(12 * millimetre, abs=1)
            numbers.append(text)
        if not above:
            numbers.append("-")
    assert numbers == ["-", "2", "-", "-", "2", "3", "4"]


def test_sixty_long_names_are_whole_and_under_a_header_on_each_page(laid_out) -> None:
    annex = pages(laid_out["full"])[3:]
    text = " ".join(" ".join(annex).split())
    for village in LONG_NAMES:
        assert text.count(f"{village[0]} ") == 1
    for page in annex:
        assert "Biến động trong" in page
        assert "Tổ dân phố số" in page
    assert "Tổ dân phố số 60" in annex[-1]
    assert "Toàn xã" in annex[-1]


def test_nothing_stands_outside_the_margins(laid_out) -> None:
    for page in laid_out["full"].pages:
        height = float(page.mediabox.height)
        for x, y, text in starts(page):
            assert x >= 30 / 25.4 * 72 - 1, text
            assert y <= height - 9 / 25.4 * 72 + 5, text


@pytest.mark.parametrize("count", COUNTS)
def test_the_signature_is_never_alone(laid_out, count: int) -> None:
    (signed,) = [page for page in pages(laid_out[f"signed-{count}"]) if "Nguyễn Văn Mẫu" in page]
    assert signed.count("Dòng nội dung") >= 2
    assert f"Dòng nội dung số {count}./." in signed
    assert "Nơi nhận:" in signed
    assert "TM. BAN CHỈ ĐẠO" in signed


@pytest.mark.parametrize("count", COUNTS)
def test_heading_and_table_header_never_end_a_page(laid_out, count: int) -> None:
    found = pages(laid_out[f"headed-{count}"])
    (headed,) = [page for page in found if "KẾT QUẢ THEO THÔN" in page]
    assert "Thôn 1" in headed
    assert "Thôn 2" in headed
    for page in found:
        if "Toàn xã" in page:
            assert "Thôn Đông" in page


@pytest.mark.parametrize(
    ("kind", "words"), [("signed", "Nguyễn Văn Mẫu"), ("headed", "KẾT QUẢ THEO THÔN")]
)
def test_the_counts_reach_the_end_of_a_page(laid_out, kind: str, words: str) -> None:
    found = {
        next(
            number
            for number, page in enumerate(pages(laid_out[f"{kind}-{count}"]))
            if words in page
        )
        for count in COUNTS
    }
    assert found == {0, 1}
