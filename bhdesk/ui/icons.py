"""Our SVG icons in any colour and size, drawn once for each screen density."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QRectF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap

from bhdesk.ui.tokens import theme

if TYPE_CHECKING:
    from pathlib import Path

_folder: list[Path] = []


def set_folder(path: Path) -> None:
    """Where the *.svg files are; called once by the composition root.

    The style sheet names them by `icons:`: a folder's own name may hold signs of its language.
    """
    _folder[:] = [path]
    QDir.setSearchPaths("icons", [str(path)])
    _shape.cache_clear()
    pixmap.cache_clear()


def folder() -> Path:
    """The folder given by the composition root."""
    return _folder[0]


@lru_cache(maxsize=512)
def _shape(name: str, size: int, density: float) -> QPixmap:
    """The icon in black; reading and drawing the file is what takes time, not the colour.

    Qt's own plugin for SVG draws it: QtSvg would be one more module before the first paint.
    """
    return QIcon(str(_folder[0] / f"{name}.svg")).pixmap(QSize(size, size), density)


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int, density: float) -> QPixmap:
    """The icon `name` in `colour`, `size` logical pixels, for a screen of `density`."""
    image = QPixmap(_shape(name, size, density))
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(QRectF(0, 0, size, size), QColor(colour))
    painter.end()
    return image


def draw(painter: QPainter, name: str, colour: str, place: QRectF) -> None:
    """Draws an icon into a square of a picture that is painted by hand."""
    density = painter.device().devicePixelRatioF()
    image = pixmap(name, colour, round(place.width()), density)
    painter.drawPixmap(place.topLeft(), image)


def icon(name: str, role: str = "ink2", size: int = 18) -> QIcon:
    """A QIcon for buttons; `role` is a colour name of tokens.Colours."""
    colours = theme().colours
    result = QIcon()
    for density in _densities():
        image = pixmap(name, getattr(colours, role), size, density)
        result.addPixmap(image)
        off = pixmap(name, colours.off_text, size, density)
        result.addPixmap(off, QIcon.Mode.Disabled)
    return result


def _densities() -> set[float]:
    return {screen.devicePixelRatio() for screen in QGuiApplication.screens()} or {1.0}
