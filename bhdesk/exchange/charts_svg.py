"""A chart laid out as SVG in the plain words that QtSvg knows: paths, circles, texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.exchange.charts_marks import Dots, Path

if TYPE_CHECKING:
    from bhdesk.exchange.charts_marks import Label, Picture, Point, Stroke

_BOLD = 600
# html.escape does the same, but loads a table of two thousand names first.
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def svg(picture: Picture, family: str) -> bytes:
    """The picture without a ground, as wide and high as it was laid out; UTF-8."""
    size = f'width="{picture.width:.2f}" height="{picture.height:.2f}"'
    view = f'viewBox="0 0 {picture.width:.2f} {picture.height:.2f}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" version="1.1" {size} {view}>',
        *(_mark(mark) for mark in picture.marks),
        f'<g font-family="{family.translate(_ESCAPES)}">',
        *(_label(label) for label in picture.labels),
        "</g>",
        "</svg>",
    ]
    return "\n".join(lines).encode()


def _mark(mark: Path | Dots) -> str:
    look = f'fill="{mark.fill or "none"}"' + (_stroke(mark.stroke) if mark.stroke else "")
    if isinstance(mark, Dots):
        return "".join(
            f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{mark.radius:.2f}" {look}/>'
            for x, y in mark.points
        )
    end = "Z" if mark.is_closed else ""
    return f'<path d="{"".join(_run(run) + end for run in mark.runs)}" {look}/>'


def _run(run: tuple[Point, ...]) -> str:
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in run)


def _stroke(stroke: Stroke) -> str:
    made = f' stroke="{stroke.colour}" stroke-width="{stroke.width:.2f}"'
    if stroke.dash:
        made += f' stroke-dasharray="{",".join(f"{length:.2f}" for length in stroke.dash)}"'
    if stroke.is_round:
        made += ' stroke-linecap="round" stroke-linejoin="round"'
    return made


def _label(label: Label) -> str:
    weight = f' font-weight="{_BOLD}"' if label.is_bold else ""
    return (
        f'<text x="{label.x:.2f}" y="{label.baseline:.2f}" font-size="{label.size:.2f}"'
        f' fill="{label.colour}" text-anchor="{label.anchor.value}"{weight}>'
        f"{label.text.translate(_ESCAPES)}</text>"
    )
