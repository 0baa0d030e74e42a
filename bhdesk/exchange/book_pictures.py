"""Pictures of the manual on a page of the book: a PNG's pixels go into the PDF as they are packed.

ReportLab would unpack them with Pillow, which the packaged program leaves out for its size; a PDF
packs pixels the way a PNG does, so that nothing has to be unpacked.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfdoc
from reportlab.platypus import Flowable

if TYPE_CHECKING:
    from pathlib import Path

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGB, _PALETTE = 2, 3
_PNG_FILTERS = 15


@dataclass(frozen=True, slots=True)
class Png:
    """`palette` is empty where each pixel has its own red, green and blue."""

    width: int
    height: int
    palette: bytes
    packed: bytes


def read(file: Path) -> Png:
    """A picture of our own making, 8 bits deep; ValueError for what no such picture is."""
    said = file.read_bytes()
    at, parts = len(_SIGNATURE), {b"IHDR": b"", b"PLTE": b"", b"IDAT": b""}
    while said.startswith(_SIGNATURE) and at + 8 <= len(said):
        size, kind = struct.unpack_from(">I4s", said, at)
        if kind in parts:
            parts[kind] += said[at + 8 : at + 8 + size]
        at += size + 12
    if len(parts[b"IHDR"]) != 13:
        raise ValueError(f"no PNG: {file.name}")
    width, height, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", parts[b"IHDR"])
    if depth != 8 or kind not in (_RGB, _PALETTE) or interlaced:
        raise ValueError(f"not 8 bits, opaque and in order: {file.name}")
    return Png(width, height, parts[b"PLTE"] if kind == _PALETTE else b"", parts[b"IDAT"])


class ManualPicture(Flowable):  # type: ignore[misc]
    """One picture in the size it has on the page; drawn twice, it stands in the file once."""

    def __init__(self, name: str, png: Png, wide: float, high: float) -> None:
        super().__init__()
        self.width, self.height = wide, high
        self._name, self._png = name, png

    def wrap(self, _wide: float, _high: float) -> tuple[float, float]:
        """Its own size, however much room there is."""
        return self.width, self.height

    def draw(self) -> None:
        """Onto the page that ReportLab is at."""
        canvas = self.canv
        if not canvas.hasForm(self._name):
            document = canvas._doc  # noqa: SLF001 - its public way asks for Pillow
            document.addForm(self._name, _Packed(self._png))
        canvas.saveState()
        canvas.scale(self.width, self.height)
        canvas.doForm(self._name)
        canvas.restoreState()


class _Packed(pdfdoc.PDFObject):  # type: ignore[misc]
    """The PDF's object of a picture."""

    def __init__(self, png: Png) -> None:
        self._png = png

    def format(self, document: object) -> bytes:
        """As ReportLab writes it into the file."""
        png, name = self._png, pdfdoc.PDFName
        stream = pdfdoc.PDFStream(content=png.packed)
        space: object = name("DeviceRGB")
        if png.palette:
            space = pdfdoc.PDFArray([
                name("Indexed"), space, len(png.palette) // 3 - 1, f"<{png.palette.hex()}>",
            ])  # fmt: skip
        stream.dictionary.dict.update(
            Type=name("XObject"), Subtype=name("Image"), Width=png.width, Height=png.height,
            BitsPerComponent=8, ColorSpace=space, Filter=name("FlateDecode"),
            DecodeParms=pdfdoc.PDFDictionary({
                "Predictor": _PNG_FILTERS, "Colors": 1 if png.palette else 3,
                "BitsPerComponent": 8, "Columns": png.width,
            }),
        )  # fmt: skip
        made: bytes = stream.format(document)
        return made
