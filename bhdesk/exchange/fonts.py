"""The faces of the printed page: Times New Roman where installed, else an embedded equal of it."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.exchange import font_cuts

# The same four styles in this order: regular, bold, italic, bold italic.
_TIMES = ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf")
_STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
_OWN_FAMILIES = ("Tinos", "LiberationSerif")

_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_LETTERS = "".join(
    unicodedata.normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES
)
# What a report cannot do without: ASCII and all Vietnamese letters, both cases.
REQUIRED = "".join(map(chr, range(32, 127))) + _LETTERS + _LETTERS.upper() + "đĐ–−“”…"
_KNOWN_LIMIT = 20_000
# The faces of the window, for words on a screen: regular and half bold.
_SCREEN = ("OpenSans_400Regular.ttf", "OpenSans_600SemiBold.ttf")
# The screen finds another face for a letter that is not here; about so wide.
_STRANGER = 0.62


class Face:
    """One style of the family: how wide a text is, and whether it can be drawn at all."""

    def __init__(self, name: str, font: TTFont) -> None:
        self.name = name
        glyphs = font.face.charToGlyph
        widths = font.face.charWidths
        default = font.face.defaultWidth
        self._widths: dict[str, float] = {
            chr(code): widths.get(code, default) / 1000 for code, glyph in glyphs.items() if glyph
        }
        # Words and figures of a report come again and again.
        self._known: dict[str, float] = {}
        self.ascent: float = font.face.ascent / 1000
        self.descent: float = -font.face.descent / 1000

    def width(self, text: str, size: float = 1.0) -> float:
        """Width in pt. Raises UserError `paper.missing_glyph` (`char`, `text`)."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._measure(text)
        return known * size

    @property
    def letters(self) -> frozenset[str]:
        """Every character this face can draw."""
        return frozenset(self._widths)

    def missing(self, text: str) -> str:
        """The characters of a text that this face cannot draw."""
        return "".join(char for char in text if char not in self._widths)

    def _measure(self, text: str) -> float:
        if len(self._known) > _KNOWN_LIMIT:
            self._known.clear()
        try:
            return sum(map(self._widths.__getitem__, text))
        except KeyError as error:
            raise UserError(
                "paper.missing_glyph", char=str(error.args[0]), text=text[:80]
            ) from error


class ScreenFace(Face):
    """A face that only measures: the screen draws what the face lacks, so nothing is refused."""

    def _measure(self, text: str) -> float:
        return sum(self._widths.get(char, _STRANGER) for char in text)


@dataclass(frozen=True, slots=True)
class FontFamily:
    regular: Face
    bold: Face
    italic: Face
    bold_italic: Face

    def face(self, bold: bool, italic: bool) -> Face:
        """The face of that weight and slope."""
        if bold:
            return self.bold_italic if italic else self.bold
        return self.italic if italic else self.regular


@lru_cache(maxsize=4)
def letters(family: FontFamily) -> frozenset[str]:
    """The characters every face of the family can draw, and the end of a line."""
    faces = (family.regular, family.bold, family.italic, family.bold_italic)
    return frozenset.intersection(*(face.letters for face in faces)) | {"\n"}


def system_folder() -> Path | None:
    """Where Windows keeps its fonts; None elsewhere."""
    windows = os.environ.get("WINDIR")
    return Path(windows) / "Fonts" if windows else None


def register(folder: Path, system: Path | None = None) -> FontFamily:
    """Times New Roman where its four faces have every letter, else the faces in `folder`.

    `system` is the folder of installed fonts, by default that of Windows. A second call costs
    nothing. Raises StoreProblem `fonts.missing` or `fonts.incomplete` (`folder`).
    """
    return _register(folder, system or system_folder())


@lru_cache(maxsize=1)
def screen(folder: Path) -> FontFamily:
    """Faces to measure words on a screen by. Raises StoreProblem `fonts.missing` (`folder`)."""
    try:
        regular, bold = (ScreenFace(name, TTFont(name, str(folder / name))) for name in _SCREEN)
    except (TTFError, OSError) as error:
        raise StoreProblem("fonts.missing", folder=str(folder)) from error
    return FontFamily(regular, bold, regular, bold)


@lru_cache(maxsize=4)
def _register(folder: Path, system: Path | None) -> FontFamily:
    if system is not None:
        times = _family([system / name for name in _TIMES])
        if times is not None:
            return times
    found = False
    for name in _OWN_FAMILIES:
        paths = [folder / f"{name}-{style}.ttf" for style in _STYLES]
        found = found or all(path.is_file() for path in paths)
        own = _family(paths)
        if own is not None:
            return own
    raise StoreProblem("fonts.incomplete" if found else "fonts.missing", folder=str(folder))


def _family(paths: list[Path]) -> FontFamily | None:
    """The four faces, or None where one is absent, unreadable, forbids embedding or has gaps."""
    if not all(path.is_file() for path in paths):
        return None
    try:
        fonts = [TTFont(f"{path.stem}-{path.stat().st_size}", str(path)) for path in paths]
    except (TTFError, OSError):
        return None
    faces = [Face(font.fontName, font) for font in fonts]
    if any(face.missing(REQUIRED) for face in faces):
        return None
    for font in fonts:
        font_cuts.keep(font)
        pdfmetrics.registerFont(font)
    return FontFamily(*faces)
