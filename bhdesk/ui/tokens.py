"""The look as data: colours, spaces and type sizes, and the theme that is in force."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

SMALLEST_PT = 10
LARGEST_PT = 16

FAMILIES = ("Segoe UI", "Open Sans", "Noto Sans", "DejaVu Sans")

RADIUS_CARD = 8

NARROW_WIDTH = 1200
TIGHT_WIDTH = 960


class Tone(StrEnum):
    """What a colour says; each tone also has a sign, because colour never speaks alone."""

    PLAIN = "plain"
    MUTED = "muted"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    LOCK = "lock"
    INFO = "info"


SIGNS: dict[Tone, str] = {
    Tone.PLAIN: "tin",
    Tone.MUTED: "tin",
    Tone.GOOD: "dung",
    Tone.WARN: "canh-bao",
    Tone.BAD: "loi",
    Tone.LOCK: "khoa",
    Tone.INFO: "tin",
}


class Colours(NamedTuple):
    """Every colour of the program; contrasts are in the table of the look."""

    canvas: str = "#F6F4F0"
    nav: str = "#EDEAE4"
    nav_hover: str = "#E4E0D8"
    surface: str = "#FFFFFF"
    sunken: str = "#F7F4EF"
    line: str = "#E2DED6"
    line_strong: str = "#CFCAC0"
    border_button: str = "#C9C4BA"
    border_field: str = "#8A8780"
    ink: str = "#1B2730"
    ink2: str = "#46525B"
    muted: str = "#5F686E"
    pri: str = "#0B5C74"
    pri_hover: str = "#094C60"
    pri_tint: str = "#E2EFF2"
    pri_tint2: str = "#C9E1E7"
    on_pri: str = "#FFFFFF"
    row: str = "#F0F6F8"
    track: str = "#E6E2DA"
    good: str = "#005A47"
    good_tint: str = "#D8F0EA"
    good_line: str = "#8CC7B2"
    warn: str = "#7A4300"
    warn_tint: str = "#FFF0CC"
    warn_line: str = "#E0B062"
    warn_mark: str = "#D98A1F"
    bad: str = "#8F2A08"
    bad_tint: str = "#F9D2C2"
    bad_line: str = "#C9714D"
    bad_banner: str = "#FCEAE2"
    lock: str = "#46525B"
    lock_tint: str = "#E6E3DC"
    info_line: str = "#A9CDD6"
    forecast: str = "#A85507"
    forecast_band: str = "#F8E9DA"
    actual_area: str = "#EBF2F4"
    desk: str = "#E4E0D8"
    paper: str = "#FFFFFF"
    off_fill: str = "#E6E3DC"
    off_line: str = "#D6D1C7"
    off_text: str = "#6B675F"
    bar: tuple[str, str, str] = ("#C1DEE5", "#D3E7EB", "#A0CBD5")
    heat: tuple[str, ...] = ("#F2BE80", "#FADDB4", "#FBF0DC", "#E4F0F2", "#BFDDE4")
    is_contrast: bool = False


LIGHT = Colours()


def contrast(
    window: str, text: str, base: str, highlight: str, highlighted_text: str
) -> Colours:
    """The high-contrast set: the system's five colours everywhere, tints become borders."""
    return Colours(
        canvas=window, nav=window, nav_hover=window, surface=base, sunken=base, line=text,
        line_strong=text, border_button=text, border_field=text, ink=text, ink2=text, muted=text,
        pri=highlight, pri_hover=highlight, pri_tint=base, pri_tint2=base, on_pri=highlighted_text,
        row=base, track=base, good=text, good_tint=base, good_line=text, warn=text, warn_tint=base,
        warn_line=text, warn_mark=text, bad=text, bad_tint=base, bad_line=text, bad_banner=base,
        lock=text, lock_tint=base, info_line=text, forecast=text, forecast_band=base,
        actual_area=base, desk=window, off_fill=base, off_line=text, off_text=text,
        bar=(base, base, base), heat=(base, base, base, base, base), is_contrast=True,
    )  # fmt: skip


class Scale(NamedTuple):
    """Type sizes in points and the heights (logical pixels) that must grow with them."""

    body: float
    title: float
    page: float
    big: float
    control: int
    chip: int
    grid_row: int
    heat_row: int
    compact_row: int
    nav_row: int

    def px(self, pixels: float) -> int:
        """A length of the 10 pt drawing, in the present size."""
        return round(pixels * self.body / SMALLEST_PT)


def scaled(font_pt: int) -> Scale:
    """Sizes for the officer's font setting, 10 to 16 points; others are brought into that range."""
    points = min(max(font_pt, SMALLEST_PT), LARGEST_PT)
    factor = points / SMALLEST_PT

    def grown(pixels: int) -> int:
        return round(pixels * factor)

    return Scale(
        body=points, title=11.5 * factor, page=15 * factor, big=21 * factor,
        control=grown(32), chip=grown(22), grid_row=grown(38), heat_row=grown(37),
        compact_row=grown(28), nav_row=grown(38),
    )  # fmt: skip


class Theme(NamedTuple):
    colours: Colours
    scale: Scale

    def text(self, tone: Tone) -> str:
        """Colour of words and signs of a tone on white."""
        match tone:
            case Tone.PLAIN:
                return self.colours.ink
            case Tone.MUTED:
                return self.colours.muted
            case Tone.INFO:
                return self.colours.pri
            case _:
                return str(getattr(self.colours, tone.value))

    def tint(self, tone: Tone) -> str:
        """Background of a tone."""
        match tone:
            case Tone.PLAIN | Tone.MUTED:
                return self.colours.surface
            case Tone.INFO:
                return self.colours.pri_tint
            case _:
                return str(getattr(self.colours, f"{tone.value}_tint"))

    def edge(self, tone: Tone) -> str:
        """Border that goes with the tint of a tone."""
        match tone:
            case Tone.PLAIN | Tone.MUTED:
                return self.colours.line
            case Tone.INFO:
                return self.colours.info_line
            case Tone.LOCK:
                return self.colours.line_strong
            case _:
                return str(getattr(self.colours, f"{tone.value}_line"))


_in_force = [Theme(LIGHT, scaled(SMALLEST_PT))]


def theme() -> Theme:
    """The theme every painter asks when it paints."""
    return _in_force[0]


def use(new: Theme) -> None:
    """Puts a theme in force; called by style.apply only."""
    _in_force[0] = new
