"""The manual as a book: real PDF, read back by another library."""

from __future__ import annotations

import io
import re
import unicodedata
from pathlib import Path

import PIL.Image
import pypdf
import pypdfium2
import pytest

from bhdesk.domain.errors import UserError
from bhdesk.exchange import book_pictures
from bhdesk.services import manual as manuals

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("book") / "huong-dan.pdf"
    manuals.save_pdf(RESOURCES, target, "9.8.7")
    return target


@pytest.fixture(scope="module")
def pages(book: Path) -> list[str]:
    read = pypdfium2.PdfDocument(book)
    found = [page.get_textpage().get_text_bounded() for page in read]
    read.close()
    return found


def test_every_word_comes_out_composed(pages):
    whole = " ".join(pages)
    assert unicodedata.is_normalized("NFC", whole)
    assert "9.8.7" in pages[0]
    flat = re.sub(r"\s+", " ", whole)
    for words in ("Việc làm trong tháng", "18.540/19.936", "Bảo vệ dữ liệu cá nhân", "BH-417"):
        assert words in flat


def test_the_contents_name_the_page_each_title_stands_on(pages):
    contents = pages[1].replace("\r", "")
    told = re.findall(r"^([^\d\n].*?)(?: \.)+ (\d+)\s*$", contents, re.MULTILINE)
    assert len(told) == len(manuals.read(RESOURCES / "help").pages)
    for title, number in told:
        assert title in pages[int(number) - 1].replace("\r\n", "\n")


def test_pages_are_numbered_from_the_second(pages):
    assert not re.search(r"^1\s*$", pages[0], re.MULTILINE)
    for number, words in enumerate(pages[1:], 2):
        assert re.search(rf"^{number}\s*$", words, re.MULTILINE), number


def test_every_font_is_inside_and_the_outline_has_every_page(book):
    read = pypdf.PdfReader(book)
    for page in read.pages:
        for font in page["/Resources"]["/Font"].values():
            described = font.get_object()["/FontDescriptor"].get_object()
            assert "/FontFile2" in described
    titles = [item.title for group in read.outline if isinstance(group, list) for item in group]
    assert titles == [page.title for page in manuals.read(RESOURCES / "help").pages]


def test_the_pictures_are_those_of_the_manual_without_pillow(tmp_path, monkeypatch):
    """The packaged program has no Pillow; it reads the book's pictures here, to compare."""
    file = RESOURCES / "help" / "pictures" / "tong-quan.png"
    wanted = PIL.Image.open(file).convert("RGB").tobytes()
    with monkeypatch.context() as packaged:
        packaged.setattr(PIL.Image, "open", refuse)
        manuals.save_pdf(RESOURCES, tmp_path / "a.pdf", "1")
    found = [image.data for page in pypdf.PdfReader(tmp_path / "a.pdf").pages
             for image in page.images]  # fmt: skip
    there = [PIL.Image.open(io.BytesIO(data)).convert("RGB").tobytes() for data in found]
    assert wanted in there
    assert len(set(there)) == len(list(file.parent.iterdir()))


def refuse(*_: object) -> None:
    raise OSError("no pictures")


@pytest.mark.parametrize("said", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"\x89PNG\r\n\x1a\n\0\0"])
def test_what_is_no_picture_of_ours_is_told(said, tmp_path):
    (tmp_path / "a.png").write_bytes(said)
    with pytest.raises(ValueError, match=r"a\.png"):
        book_pictures.read(tmp_path / "a.png")


def test_another_ending_is_refused(tmp_path):
    with pytest.raises(UserError) as refused:
        manuals.save_pdf(RESOURCES, tmp_path / "a.docx", "1")
    assert refused.value.code == "report.not_pdf"
    assert list(tmp_path.iterdir()) == []
