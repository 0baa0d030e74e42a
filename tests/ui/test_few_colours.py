"""A picture packed to 256 colours looks as before: frequent colours exact, rare ones near."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage

from bhdesk.ui import few_colours


def test_frequent_colours_stay_and_rare_ones_are_near(tmp_path):
    image = QImage(100, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("#0B5C74"))
    for x in range(50):
        for y in range(30):
            image.setPixelColor(x, y, QColor(x * 5, y * 8, 100))
    file = tmp_path / "a.png"
    image.save(str(file))
    few_colours.pack(file)
    packed = QImage(str(file))
    assert packed.format() == QImage.Format.Format_Indexed8
    assert len(packed.colorTable()) <= few_colours.MOST
    assert packed.pixelColor(80, 50) == QColor("#0B5C74")
    for x, y in ((0, 0), (49, 29), (20, 10)):
        old, new = image.pixelColor(x, y), packed.pixelColor(x, y)
        assert abs(old.red() - new.red()) + abs(old.green() - new.green()) <= 48
