"""Rows: a report with charts as PDF, and 130 of them, against a bare canvas drawing the same."""

# ruff: noqa: PLC0415 - a side loads only what it needs, since its memory is told
from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.bench.measure import Row, Side
from tests.bench.names import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MARKS = "marks.json"
PERIOD = "2026-Q2"
MANY = 130
BARE = "bare-"
_NEAR = 0.06


def record(folder: Path) -> None:
    """Note every mark our pen makes, so that the floor can make the same with the bare canvas."""
    from bhdesk.exchange import paper
    from bhdesk.exchange.paper_pen import Pen, joined_rules

    marks: list[tuple[object, ...]] = []

    class Noting(Pen):
        """Notes the marks and makes them; the upright rules as they are joined."""

        def begin_page(self, width: float, height: float) -> None:
            marks.append(("page", width, height))
            super().begin_page(width, height)

        def end_page(self) -> None:
            for width, rules in self._rules.items():
                marks.append(("rules", width, joined_rules(rules)))
            marks.append(("end",))
            super().end_page()

        def text(
            self, x: float, baseline: float, text: str, face: Any, size: float, spread: float = 0.0
        ) -> None:
            marks.append(("text", x, baseline, text, face.name, size, spread))
            super().text(x, baseline, text, face, size, spread)

        def art(self, x: float, top: float, operators: str) -> None:
            marks.append(("art", x, top, operators))
            super().art(x, top, operators)

    kept = paper.Pen
    paper.Pen = Noting  # type: ignore[misc]
    try:
        _ours(folder).work()
    finally:
        paper.Pen = kept  # type: ignore[misc]
    (folder / MARKS).write_text(json.dumps({"fonts": _faces(), "marks": marks}), encoding="utf-8")


def _faces() -> dict[str, str]:
    from reportlab.pdfbase import pdfmetrics

    from bhdesk import paths

    folder = paths.resources_dir() / "fonts" / "liberation-serif"
    return {
        name: str(folder / f"{name.rsplit('-', 1)[0]}.ttf")
        for name in pdfmetrics.getRegisteredFontNames()
        if name.startswith(("LiberationSerif", "Tinos"))
    }


def _floor(folder: Path) -> Side:
    from io import BytesIO

    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    noted = json.loads((folder / MARKS).read_text(encoding="utf-8"))
    rl_config.useA85 = 0
    # Names of its own: both sides are in one process, and ours keeps what it cut.
    for name, file in noted["fonts"].items():
        pdfmetrics.registerFont(TTFont(BARE + name, file))
    regular = BARE + next(name for name in noted["fonts"] if "-Regular-" in name)

    def work() -> bytes:
        file = BytesIO()
        canvas = Canvas(file, invariant=1, lang="vi-VN", initialFontName=regular)
        for kind, *mark in noted["marks"]:
            _mark(canvas, kind, mark)
        canvas.save()
        return file.getvalue()

    return Side(work, seen)


def _mark(canvas: Any, kind: str, mark: list[Any]) -> None:
    """One mark by the canvas's own means; as ours, the font is set only where it changes."""
    if kind == "text":
        x, baseline, text, name, size, spread = mark
        face = BARE + name
        if (canvas._fontname, canvas._fontsize) != (face, size):
            canvas.setFont(face, size)
        canvas.drawString(x, canvas._pagesize[1] - baseline, text, wordSpace=spread)
    elif kind == "rules":
        flip = canvas._pagesize[1]
        canvas.setLineWidth(mark[0])
        canvas.lines([(x1, flip - y1, x2, flip - y2) for x1, y1, x2, y2 in mark[1]])
    elif kind == "art":
        x, top, operators = mark
        place = f"q 1 0 0 -1 {x:.2f} {canvas._pagesize[1] - top:.2f} cm"
        canvas.addLiteral(f"{place}\n{operators}\nQ")
    elif kind == "page":
        canvas.setPageSize(mark)
    else:
        canvas.showPage()


def _ours(folder: Path) -> Side:
    from bhdesk import paths
    from bhdesk.domain.official import PaperDetails
    from bhdesk.domain.periods import Period
    from bhdesk.services import reporting
    from tests.bench import office

    store = office.opened(folder / SAMPLE)
    resources = paths.resources_dir()

    def work() -> bytes:
        signer = reporting.first_details(store).signer
        details = PaperDetails(signer=signer, has_annex=False, has_charts=True)
        found = reporting.period_paper(store, Period.parse(PERIOD), details)
        return reporting.pdf(found.document, resources)

    return Side(work, seen)


def _many(side: Callable[[Path], Side]) -> Callable[[Path], Side]:
    def made(folder: Path) -> Side:
        work = side(folder).work
        return Side(lambda: [work() for _ in range(MANY)][-1], seen)

    return made


@dataclass(eq=False, slots=True)
class Seen:
    """The marks of a file as a reader sees them; places are equal that no eye can tell apart."""

    words: list[tuple[object, ...]]
    places: list[float]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Seen) or self.words != other.words:
            return False
        pairs = zip(self.places, other.places, strict=True)
        return all(abs(one - two) < _NEAR for one, two in pairs)


def seen(data: bytes) -> Seen:
    from tests.form_measure import measure

    words: list[tuple[object, ...]] = []
    places: list[float] = []
    for sheet in measure(data):
        for run in sorted(sheet.runs, key=lambda r: (r.text, round(r.x), round(r.baseline))):
            words.append((sheet.number, run.text, run.face, round(run.size, 1)))
            places += [run.x, run.baseline]
        for stroke in sheet.strokes:
            words.append((sheet.number, stroke.is_flat, stroke.is_upright))
            places += [stroke.x1, stroke.y1, stroke.x2, stroke.y2]
    return Seen(words, places)


def told(data: bytes) -> str:
    """How long the file is, and how much of it are the faces cut down to its letters."""
    import io

    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(data))
    faces = {}
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            file = font.get_object().get("/FontDescriptor", {}).get("/FontFile2")
            if file is not None:
                faces[file.idnum if hasattr(file, "idnum") else id(file)] = file.get_object()
    size = sum(len(file._data) for file in faces.values())
    share = len(data) / size
    return f"{len(reader.pages)} pages, {len(data)} bytes, {share:.2f} of its faces' {size}"


def first(folder: Path, side: str) -> float:
    """Seconds of the first report of a process that has its window and its libraries loaded."""
    if side == "ours":
        from bhdesk import paths
        from bhdesk.exchange import papers

        papers.warm_up(paths.resources_dir())  # as the window's worker does after the first paint
    work = (_ours if side == "ours" else _floor)(folder).work
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


ROW = Row("paper", "One report with charts, reporting + pdf", 1.25, _floor, _ours)
PAPERS = Row("papers", f"{MANY} such reports", 1.0, _many(_floor), _many(_ours), rounds=5)
ROWS = (ROW, PAPERS)
