"""A chart laid out as operators of the PDF page, and as a picture of one page made of them."""

from __future__ import annotations

from functools import lru_cache
from struct import pack
from typing import TYPE_CHECKING
from zlib import compress, crc32

from bhdesk.exchange.charts_marks import Dots, Path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bhdesk.exchange.charts_marks import Picture, Point, Stroke
    from bhdesk.exchange.paper_pen import Pen

# How far the handles of a quarter circle drawn as a curve lie from its ends.
_ROUND = 0.5523
_POINTS_PER_INCH = 72
_METRES_PER_INCH = 0.0254


def draw(pen: Pen, picture: Picture, x: float, top: float) -> None:
    """The picture on the page, its upper left corner at (x, top); points, y downwards."""
    pen.art(x, top, operators(picture))
    for label in picture.labels:
        face = pen.fonts.face(label.is_bold, False)
        pen.text(x + label.left, top + label.baseline, label.text, face, label.size)


def png(pen: Pen, picture: Picture, dpi: float) -> bytes:
    """The picture alone as PNG, drawn by PDFium from a page of its size."""
    # pypdfium2 comes with the first picture: papers.py loads this module when needed.
    from pypdfium2 import PdfDocument  # noqa: PLC0415

    pen.begin_page(picture.width, picture.height)
    draw(pen, picture, 0.0, 0.0)
    pen.end_page()
    document = PdfDocument(pen.finish().data)
    try:
        image = document[0].render(scale=dpi / _POINTS_PER_INCH, grayscale=True)
        rows = memoryview(image.buffer).cast("B")
        return _grey_png(image.width, image.height, image.stride, rows, dpi)
    finally:
        document.close()


def _grey_png(width: int, height: int, stride: int, rows: memoryview, dpi: float) -> bytes:
    """Rows of `stride` bytes, a byte for each dot, as PNG: five lines instead of a library."""
    raw = b"".join(b"\0" + rows[at : at + width] for at in range(0, height * stride, stride))
    per_metre = round(dpi / _METRES_PER_INCH)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        pack(">I", len(data)) + kind + data + pack(">I", crc32(kind + data))
        for kind, data in (
            (b"IHDR", pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
            (b"pHYs", pack(">IIB", per_metre, per_metre, 1)),
            (b"IDAT", compress(raw, 9)),
            (b"IEND", b""),
        )
    )


def operators(picture: Picture) -> str:
    """All marks but the words, y downwards: the page code turns the axis over."""
    return "\n".join(code for mark in picture.marks for code in _mark(mark))


def _mark(mark: Path | Dots) -> Iterator[str]:
    if mark.fill:
        yield _colour(mark.fill, "rg")
    if mark.stroke:
        yield _stroke(mark.stroke)
    paint = ("b" if mark.stroke else "f") if mark.fill else "s"
    if isinstance(mark, Dots):
        for point in mark.points:
            yield _circle(point, mark.radius)
            yield paint
        return
    if not mark.is_closed:
        paint = "S"
    yield _runs(mark.runs)
    yield paint


def _runs(runs: tuple[tuple[Point, ...], ...]) -> str:
    """All points written in one go: hatching has hundreds."""
    shape = "".join(["%.2f %.2f m " + "%.2f %.2f l " * (len(run) - 1) for run in runs])
    return shape % tuple([number for run in runs for point in run for number in point])


def _circle(middle: Point, radius: float) -> str:
    x, y = middle
    far = radius * _ROUND
    return (
        f"{x + radius:.2f} {y:.2f} m "
        f"{x + radius:.2f} {y + far:.2f} {x + far:.2f} {y + radius:.2f} {x:.2f} {y + radius:.2f} c "
        f"{x - far:.2f} {y + radius:.2f} {x - radius:.2f} {y + far:.2f} {x - radius:.2f} {y:.2f} c "
        f"{x - radius:.2f} {y - far:.2f} {x - far:.2f} {y - radius:.2f} {x:.2f} {y - radius:.2f} c "
        f"{x + far:.2f} {y - radius:.2f} {x + radius:.2f} {y - far:.2f} {x + radius:.2f} {y:.2f} c"
    )


@lru_cache(maxsize=64)
def _stroke(stroke: Stroke) -> str:
    dash = " ".join(f"{length:.2f}" for length in stroke.dash)
    ends = 1 if stroke.is_round else 0
    return f"{_colour(stroke.colour, 'RG')} {stroke.width:.2f} w [{dash}] 0 d {ends} J {ends} j"


@lru_cache(maxsize=64)
def _colour(code: str, operator: str) -> str:
    """#RRGGBB for the page; greys as greys, which a black printer needs not mix."""
    red, green, blue = (int(code[i : i + 2], 16) / 255 for i in (1, 3, 5))
    if red == green == blue:
        return f"{red:.3g} {'g' if operator == 'rg' else 'G'}"
    return f"{red:.3g} {green:.3g} {blue:.3g} {operator}"
