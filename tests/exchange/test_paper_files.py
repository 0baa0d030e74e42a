"""The file of a paper itself: sound in every reader, small, and the same however it was drawn."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdf
from reportlab.pdfbase.ttfonts import TTFont

from bhdesk.domain.document import Paragraph
from bhdesk.exchange import paper
from bhdesk.exchange.paper_pen import MM
from tests.exchange.paper_samples import plain, report, the_fonts, the_form
from tests.form_measure import measure
from tests.offices import RESOURCES

FACES = RESOURCES / "fonts" / "liberation-serif"
# Four faces with their descriptions; what is drawn on the pages is little beside them.
MOST_OF_FACES = 1.5
# More letters than the first table of a face holds: it has 255 codes.
MANY_LETTERS = "".join(map(chr, (*range(0x100, 0x180), *range(0x391, 0x3A1), *range(0x410, 0x450))))


def fonts_of(data: bytes) -> dict[str, pypdf.generic.DictionaryObject]:
    reader = pypdf.PdfReader(io.BytesIO(data), strict=True)
    found = {}
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            known = font.get_object()
            if "/FontDescriptor" in known:
                found[known["/BaseFont"]] = known
    return found


def test_the_widths_told_to_readers_are_those_of_the_letters() -> None:
    data = paper.render(report(), the_form(), the_fonts())
    fonts = fonts_of(data)
    assert len(fonts) == 4
    for name, font in fonts.items():
        style = name.partition("LiberationSerif")[2].lstrip("-") or "Regular"
        bare = TTFont("bare", str(FACES / f"LiberationSerif-{style}.ttf"))
        widths = [float(width) for width in font["/Widths"]]
        assert len(widths) == font["/LastChar"] + 1
        for letter in "Aa m9.":
            assert abs(widths[ord(letter)] - bare.face.getCharWidth(ord(letter))) < 0.01, name


def test_drawn_again_or_after_another_the_bytes_are_the_same() -> None:
    first = paper.render(report(), the_form(), the_fonts())
    other = plain(blocks=(Paragraph("Chữ khác hẳn: ẵ Ỷ ỹ § ½ “ngoặc” (đơn) \\ gạch."),))
    assert paper.render(other, the_form(), the_fonts()) != first
    assert paper.render(report(), the_form(), the_fonts()) == first


def test_signs_of_the_file_itself_are_letters_in_a_text() -> None:
    words = "Ngoặc (đơn) và \\ gạch chéo, (( lẻ; nbsp\u00a0giữ."
    data = paper.render(plain(blocks=(Paragraph(words),)), the_form(), the_fonts())
    told = [run.text.replace("\u00a0", " ") for sheet in measure(data) for run in sheet.runs]
    assert any(words.replace("\u00a0", " ").rstrip(".") in line for line in told), told


def test_letters_beyond_the_first_table_of_a_face() -> None:
    """They are drawn in a slower way, and what follows them is where it would be anyway."""
    after = "Chữ đứng sau vẫn đúng cỡ, đúng chỗ và đều hai bên như mọi dòng khác của văn bản này."
    known = "".join(char for char in MANY_LETTERS if not the_fonts().regular.missing(char))
    assert len(known) > 160
    strange = tuple(Paragraph(" ".join(known[at : at + 60])) for at in range(0, len(known), 60))
    document = plain(blocks=(*strange, Paragraph(after * 3), *strange, Paragraph(after * 3)))
    sheets = measure(paper.render(document, the_form(), the_fonts()))
    runs = [run for sheet in sheets for run in sheet.runs]
    told = "".join(run.text for run in runs).replace(" ", "")
    assert told.count(known[:40]) == 2
    assert told.count(after.replace(" ", "").rstrip(".")) >= 5  # a page ends in the sixth
    right = sheets[0].width - the_form().page.margin_right_mm * MM
    assert max(run.end for run in runs) < right + 1.5


def test_the_file_is_little_more_than_its_faces() -> None:
    data = paper.render(replace(report(), sample_mark=""), the_form(), the_fonts())
    faces = {}
    for name, font in fonts_of(data).items():
        faces[name] = len(font["/FontDescriptor"]["/FontFile2"].get_object()._data)
    assert len(data) < MOST_OF_FACES * sum(faces.values())
