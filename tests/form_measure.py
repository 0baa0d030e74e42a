"""What stands on the pages of a PDF, read back from the file alone: words, faces, places, rules."""

from __future__ import annotations

import contextlib
import ctypes
import unicodedata
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_STRAIGHT = 0.05


@dataclass(frozen=True, slots=True)
class Run:
    """One piece of text; lengths in pt, y from the lower edge. `end` is where its ink ends."""

    text: str
    x: float
    end: float
    baseline: float
    bottom: float
    top: float
    size: float
    face: str
    is_embedded: bool

    @property
    def is_bold(self) -> bool:
        return "Bold" in self.face

    @property
    def is_italic(self) -> bool:
        return "Italic" in self.face

    @property
    def middle(self) -> float:
        return (self.x + self.end) / 2


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight rule, from left to right or from below."""

    x1: float
    y1: float
    x2: float
    y2: float

    @property
    def length(self) -> float:
        return max(self.x2 - self.x1, self.y2 - self.y1)

    @property
    def is_upright(self) -> bool:
        return self.x2 - self.x1 < _STRAIGHT < self.y2 - self.y1

    @property
    def is_flat(self) -> bool:
        return self.y2 - self.y1 < _STRAIGHT < self.x2 - self.x1


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page, its runs from the top down and from left to right."""

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    strokes: tuple[Stroke, ...]

    @property
    def is_lying(self) -> bool:
        return self.width > self.height

    def in_table(self, run: Run) -> bool:
        """Between the ends of an upright rule: inside the frame of a table."""
        return any(s.is_upright and s.y1 < run.baseline < s.y2 for s in self.strokes)


def measure(pdf: bytes) -> list[Sheet]:
    """Every page; text drawn in one go is one run."""
    with contextlib.closing(pdfium.PdfDocument(pdf)) as document:
        return [_sheet(at, document[at]) for at in range(len(document))]


def _sheet(at: int, page: pdfium.PdfPage) -> Sheet:
    texts = page.get_textpage()
    runs: list[Run] = []
    strokes: list[Stroke] = []
    for item in page.get_objects(textpage=texts):
        if item.type == raw.FPDF_PAGEOBJ_TEXT:
            runs.append(_run(item))
        elif item.type == raw.FPDF_PAGEOBJ_PATH:
            strokes += _strokes(item)
    runs.sort(key=lambda run: (-round(run.baseline), run.x))
    width, height = page.get_size()
    return Sheet(at + 1, width, height, tuple(runs), tuple(strokes))


def _run(item: pdfium.PdfTextObj) -> Run:
    place, font = item.get_matrix(), item.get_font()
    _, bottom, end, top = item.get_bounds()
    words = unicodedata.normalize("NFC", item.extract())
    return Run(
        words.strip(), place.e, end, place.f, bottom, top, item.get_font_size() * place.a,
        font.get_base_name(), font.is_embedded,
    )  # fmt: skip


def _strokes(item: pdfium.PdfObject) -> list[Stroke]:
    """The straight lines of a path that lies as it is drawn; pictures have a place of their own."""
    place = item.get_matrix()
    if (place.a, place.b, place.c, place.d, place.e, place.f) != (1, 0, 0, 1, 0, 0):
        return []
    found = []
    last = (0.0, 0.0)
    for number in range(raw.FPDFPath_CountSegments(item)):
        segment = raw.FPDFPath_GetPathSegment(item, number)
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = (x.value, y.value)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO:
            (left, right), (low, high) = sorted((last[0], here[0])), sorted((last[1], here[1]))
            found.append(Stroke(left, low, right, high))
        last = here
    return found
