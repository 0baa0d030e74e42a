"""Draws resources/icons/bhdesk.ico anew from bhdesk.svg; run by hand after a change of it.

The environment's Python runs it with `-m tools.windows.icon`.
"""

from __future__ import annotations

import io
import os
import struct

from tools.steps import ROOT

SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
FOLDER = ROOT / "resources" / "icons"


def main() -> None:
    """Each size drawn from the lines by itself, so that the small ones stay sharp."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PIL import Image  # noqa: PLC0415 - libraries of the environment, not of dev.py
    from PySide6.QtCore import QBuffer, QIODevice  # noqa: PLC0415
    from PySide6.QtGui import QGuiApplication, QIcon  # noqa: PLC0415

    app = QGuiApplication([])
    icon = QIcon(str(FOLDER / "bhdesk.svg"))
    pictures = []
    for size in SIZES:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        icon.pixmap(size, size).save(buffer, "PNG")
        png = bytes(buffer.data().data())
        if size < SIZES[-1]:  # readers older than Windows Vista know no PNG in small sizes
            bitmap = io.BytesIO()
            Image.open(io.BytesIO(png)).save(
                bitmap, "ICO", sizes=[(size, size)], bitmap_format="bmp"
            )
            png = bitmap.getvalue()[22:]
        pictures.append(png)
    (FOLDER / "bhdesk.ico").write_bytes(packed(pictures))
    del app


def packed(pictures: list[bytes]) -> bytes:
    """The pictures of SIZES as one .ico file."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    place = len(head) + 16 * len(pictures)
    for size, picture in zip(SIZES, pictures, strict=True):
        edge = size % 256
        head += struct.pack("<BBBBHHII", edge, edge, 0, 0, 1, 32, len(picture), place)
        place += len(picture)
    return head + b"".join(pictures)


if __name__ == "__main__":
    main()
