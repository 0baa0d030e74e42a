"""Faces cut down to the letters of a paper, kept for the next paper that has the same letters.

A paper is drawn anew at each change of a figure, and cutting and packing its four faces is half of
that work.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfdoc import PDFArray

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfbase.ttfonts import TTFont

# Four faces of a few papers; some 40 KB each.
_KEPT = 16


class _Packed:
    """The filter of a PDF that packs a stream, as reportlab asks for it; what it packed is kept."""

    pdfname = "FlateDecode"
    encode = staticmethod(lru_cache(maxsize=_KEPT)(zlib.compress))


@lru_cache(maxsize=_KEPT)
def _written(widths: tuple[int, ...]) -> bytes:
    """The widths of a face's letters as they stand in the file."""
    written: bytes = PDFArray(widths).format(None)
    return written


def keep(font: TTFont) -> None:
    """From now on the face remembers how it was cut; the files made with it stay the same."""
    face = font.face
    cut = lru_cache(maxsize=_KEPT // 4)(face.makeSubset)
    add = face.addSubsetObjects

    def added(document: Any, name: str, subset: Sequence[int]) -> Any:  # noqa: ANN401 - reportlab's own
        reference = add(document, name, subset)
        document.idToObject[f"fontFile:{face.filename}({name})"].filters = [_Packed]
        return reference

    whole = font.addObjects

    def all_added(document: Any) -> None:  # noqa: ANN401 - reportlab's own
        whole(document)
        for made in document.idToObject["BasicFonts"].dict.values():
            if isinstance(made.Widths, PDFArray):
                made.Widths = _written(tuple(made.Widths.sequence))

    face.makeSubset = lambda subset: cut(tuple(subset))
    face.addSubsetObjects = added
    font.addObjects = all_added
