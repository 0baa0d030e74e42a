"""What a chart is drawn with: the size of its letters and the colour of each of its parts."""

from __future__ import annotations

from typing import NamedTuple


class ChartLook(NamedTuple):
    """`size` of the letters in the unit of the picture: points on paper, pixels on a screen.

    `family` is the letters' family on a screen. The colours as given are those of the printed
    page: black and greys, every part told apart by line, hatching or mark as well.
    """

    size: float = 10.0
    family: str = ""
    ink: str = "#000000"
    surface: str = "#FFFFFF"
    grid: str = "#D4D4D4"
    axis: str = "#7A7A7A"
    actual: str = "#3C3C3C"
    area: str = "#F0F0F0"
    plan: str = "#5A5A5A"
    forecast: str = "#000000"
    forecast_fill: str = "#FFFFFF"
    behind: str = "#3C3C3C"
    behind_fill: str = "#FFFFFF"
    past: str = "#5A5A5A"
    past_fill: str = "#D9D9D9"
    strong: str = "#000000"


PAPER = ChartLook()
