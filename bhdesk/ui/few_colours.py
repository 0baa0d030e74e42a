"""Pictures of the window with 256 colours at most: they look the same and take a third."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, qBlue, qGreen, qRed

if TYPE_CHECKING:
    from pathlib import Path

MOST = 256
_STEP = 2


def pack(file: Path) -> None:
    """Write a picture anew as a PNG of one byte a pixel; its frequent colours stay exact."""
    image = QImage(str(file)).convertToFormat(QImage.Format.Format_RGB32)
    seen = Counter(memoryview(image.constBits()).cast("I"))
    packed = image.convertToFormat(
        QImage.Format.Format_Indexed8,
        _table([colour for colour, _ in seen.most_common()]),
        Qt.ImageConversionFlag.AvoidDither,
    )
    packed.save(str(file), quality=0)


def _table(colours: list[int]) -> list[int]:
    """The most frequent ones; a rarer one is left to a chosen one as near as has to be."""
    reach = 0
    while True:
        chosen: dict[int, tuple[int, int, int]] = {}
        for colour in colours:
            red, green, blue = qRed(colour), qGreen(colour), qBlue(colour)
            if not any(
                abs(red - r) <= reach and abs(green - g) <= reach and abs(blue - b) <= reach
                for r, g, b in chosen.values()
            ):
                chosen[colour] = red, green, blue
                if len(chosen) > MOST:
                    break
        else:
            return list(chosen)
        reach += _STEP
