"""Row: a month's report as PDF against a bare canvas drawing the very same marks."""

# ruff: noqa: PLC0415 - a side loads only what it needs, since its memory is told
from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.bench.measure import Row, Side
from tests.bench.names import SAMPLE

if TYPE_CHECKING:
    from pathlib import Path

MARKS = "marks.json"
MONTH = "2026-06"


def record(folder: Path) -> None:
    """Note every call our pen makes of its canvas, so that the floor can make the same calls."""
    from reportlab.pdfgen.canvas import Canvas

    from bhdesk.exchange import paper_pen

    calls: list[tuple[str, list[object], dict[str, object]]] = []

    class Noting(Canvas):  # type: ignore[misc]
        """Notes the calls from outside and leaves out those the canvas makes of itself."""

        depth = 0

        def __getattribute__(self, name: str) -> Any:
            found = super().__getattribute__(name)
            if name not in _DRAWING:
                return found

            def noted(*args: object, **named: object) -> object:
                if Noting.depth == 0:
                    calls.append((name, list(args), named))
                Noting.depth += 1
                try:
                    return found(*args, **named)
                finally:
                    Noting.depth -= 1

            return noted

    kept = paper_pen.Canvas
    paper_pen.Canvas = Noting
    try:
        _ours(folder).work()
    finally:
        paper_pen.Canvas = kept
    from reportlab.pdfbase import pdfmetrics

    from bhdesk import paths

    faces = paths.resources_dir() / "fonts" / "liberation-serif"
    names = {
        name: str(faces / f"{name.rsplit('-', 1)[0]}.ttf")
        for name in pdfmetrics.getRegisteredFontNames()
        if name.startswith(("LiberationSerif", "Tinos"))
    }
    (folder / MARKS).write_text(json.dumps({"fonts": names, "calls": calls}), encoding="utf-8")


_DRAWING = frozenset(
    (
        "setTitle", "setAuthor", "setCreator", "setViewerPreference", "setPageSize", "setFont",
        "drawString", "setLineWidth", "lines", "addLiteral", "showPage",
    )
)  # fmt: skip


def _floor(folder: Path) -> Side:
    from io import BytesIO

    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    marks = json.loads((folder / MARKS).read_text(encoding="utf-8"))
    rl_config.useA85 = 0
    for name, file in marks["fonts"].items():
        pdfmetrics.registerFont(TTFont(name, file))
    regular = next(name for name in marks["fonts"] if "-Regular-" in name)

    def work() -> bytes:
        file = BytesIO()
        canvas = Canvas(file, invariant=1, lang="vi-VN", initialFontName=regular)
        for name, args, named in marks["calls"]:
            getattr(canvas, name)(*args, **named)
        canvas.save()
        return file.getvalue()

    return Side(work)


def _ours(folder: Path) -> Side:
    from bhdesk import paths
    from bhdesk.domain.periods import Month
    from bhdesk.services import reporting
    from tests.bench import office

    store = office.opened(folder / SAMPLE)
    resources = paths.resources_dir()

    def work() -> bytes:
        found = reporting.month_paper(store, Month.parse(MONTH))
        return reporting.pdf(found.document, resources)

    return Side(work)


def pages(data: bytes) -> int:
    import pypdfium2

    return len(pypdfium2.PdfDocument(data))


ROW = Row("paper", "One report, reporting.month_paper + pdf", 1.25, _floor, _ours)
ROWS = (ROW,)
