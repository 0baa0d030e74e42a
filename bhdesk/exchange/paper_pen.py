"""The page as paper code sees it: a canvas seen from the top left, and the text column."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from bhdesk.domain.spots import Pages, Spot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.domain.document import Origin
    from bhdesk.exchange.fonts import Face, FontFamily
    from bhdesk.exchange.form import FormProfile, TextStyle

# One millimetre in points.
MM = 72 / 25.4

# Binary streams: a fifth smaller, and ReportLab's armour of them is slow Python.
rl_config.useA85 = 0

Rule = tuple[float, float, float, float]
_SEAM = 0.01


@dataclass(frozen=True, slots=True)
class Setting:
    """What measuring needs: the form, the faces and the column of text, in pt."""

    form: FormProfile
    fonts: FontFamily
    page_width: float
    page_height: float
    left: float
    top: float
    width: float
    height: float

    def face(self, style: TextStyle) -> Face:
        """The face a style is set in."""
        return self.fonts.face(style.bold, style.italic)

    def line_height(self, style: TextStyle) -> float:
        """The height of one line of a style, in points."""
        return style.size * self.form.text.single_line


def setting_for(form: FormProfile, fonts: FontFamily, *, is_landscape: bool) -> Setting:
    """The form's page in points, upright or lying."""
    page = form.page
    width, height = page.width_mm * MM, page.height_mm * MM
    if is_landscape:
        width, height = height, width
    return Setting(
        form=form,
        fonts=fonts,
        page_width=width,
        page_height=height,
        left=page.margin_left_mm * MM,
        top=page.margin_top_mm * MM,
        width=width - (page.margin_left_mm + page.margin_right_mm) * MM,
        height=height - (page.margin_top_mm + page.margin_bottom_mm) * MM,
    )


class Letters(dict[str, str]):
    """How one PDF writes each letter of a face, asked of the face once for each letter.

    Raises LookupError for a letter beyond the first 255, which the face writes in another way.
    """

    def __init__(self, face: str, document: object) -> None:
        super().__init__()
        self._font = pdfmetrics.getFont(face)
        self._document = document
        self._font.splitString(" ", document)  # makes the face known to the document
        self.name: str = self._font.getSubsetInternalName(0, document)

    def learn(self, text: str) -> None:
        """Ask for all letters of a text at once."""
        chunks = self._font.splitString(text, self._document)
        if any(subset for subset, _ in chunks):
            raise LookupError(text)
        for _, codes in chunks:
            self.update(zip(text, map(_SHOWN.__getitem__, codes), strict=True))


def _shown(code: int) -> str:
    if chr(code) in "()\\":
        return f"\\{chr(code)}"
    return chr(code) if 32 <= code <= 126 else f"\\{code:03o}"


# How a text of a PDF shows each code.
_SHOWN = tuple(map(_shown, range(256)))


class Pen:
    """Draws on one PDF; y grows downwards from the top edge of the page."""

    def __init__(self, fonts: FontFamily, title: str, author: str) -> None:
        self.fonts = fonts
        self._file = BytesIO()
        # invariant: no clock and no random id, so that equal papers are equal bytes.
        self._canvas = Canvas(
            self._file, invariant=1, lang="vi-VN", initialFontName=fonts.regular.name
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setCreator("bhdesk")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._height = 0.0
        self._font: tuple[str, float] = ("", 0.0)
        self._spread = 0.0
        self._letters: dict[str, Letters] = {}
        self._rules: dict[float, list[Rule]] = {}
        self._page = -1
        self._spots: list[Spot] = []

    def begin_page(self, width: float, height: float) -> None:
        """Start a page of that size, in points."""
        self._canvas.setPageSize((width, height))
        self._height = height
        self._page += 1
        self._font, self._spread = ("", 0.0), 0.0

    def end_page(self) -> None:
        """Draw the gathered rules and give the page out."""
        self._draw_rules()
        self._canvas.showPage()

    def finish(self) -> Pages:
        """The whole PDF with the places marked on it; nothing can be drawn afterwards."""
        self._canvas.save()
        return Pages(self._file.getvalue(), tuple(self._spots))

    def text(
        self, x: float, baseline: float, text: str, face: Face, size: float, spread: float = 0.0
    ) -> None:
        """`spread` is added to every space of the line, which is how lines are justified."""
        letters = self._letters.get(face.name)
        if letters is None:
            # The canvas has no other name for the document that a face is cut down for.
            document = self._canvas._doc  # noqa: SLF001
            letters = self._letters[face.name] = Letters(face.name, document)
        try:
            if not letters.keys() >= set(text):
                letters.learn(text)
            shown = "".join(map(letters.__getitem__, text))
        except LookupError:
            self._canvas.setFont(face.name, size)
            self._canvas.drawString(x, self._height - baseline, text, wordSpace=spread)
            self._font, self._spread = ("", 0.0), -1.0
            return
        state = ""
        if self._font != (face.name, size):
            self._font = (face.name, size)
            state = f"{letters.name} {size:.2f} Tf "
        if self._spread != spread:
            self._spread = spread
            state += f"{spread:.3f} Tw "
        place = f"{x:.2f} {self._height - baseline:.2f} Td"
        self._canvas.addLiteral(f"BT {state}{place} ({shown}) Tj ET")

    def centred(self, x: float, baseline: float, text: str, face: Face, size: float) -> None:
        """Draw a text whose middle is at `x`; points from the upper left corner."""
        self.text(x - face.width(text, size) / 2, baseline, text, face, size)

    def art(self, x: float, top: float, operators: str) -> None:
        """Page operators without words, whose origin is at (x, top) and whose y grows downwards."""
        place = f"q 1 0 0 -1 {x:.2f} {self._height - top:.2f} cm"
        self._canvas.addLiteral(f"{place}\n{operators}\nQ")

    def rules(self, lines: Sequence[Rule], width: float) -> None:
        """Straight rules (x1, y1, x2, y2) of one width; they are drawn when the page ends."""
        self._rules.setdefault(width, []).extend(lines)

    def mark(self, box: Rule, origin: Origin, text: str) -> None:
        """Remember where a figure stands (left, top, right, bottom); nothing is drawn for it."""
        self._spots.append(Spot(self._page, *box, origin, text))

    def _draw_rules(self) -> None:
        flip = self._height
        for width, rules in self._rules.items():
            lines = [
                f"{x1:.2f} {flip - y1:.2f} m {x2:.2f} {flip - y2:.2f} l"
                for x1, y1, x2, y2 in joined_rules(rules)
            ]
            self._canvas.addLiteral("\n".join([f"{width:.2f} w", *lines, "S"]))
        self._rules.clear()


def joined_rules(rules: Sequence[Rule]) -> list[Rule]:
    """The same marks with uprights that touch drawn in one stroke: no seams, a shorter file."""
    uprights: list[Rule] = []
    for rule in sorted(rule for rule in rules if rule[0] == rule[2]):
        x, top, _, bottom = rule
        if uprights and uprights[-1][0] == x and top <= uprights[-1][3] + _SEAM:
            _, start, _, end = uprights.pop()
            uprights.append((x, start, x, max(end, bottom)))
        else:
            uprights.append(rule)
    return [rule for rule in rules if rule[0] != rule[2]] + uprights
