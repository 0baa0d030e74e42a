"""The part on social and health insurance of the socio-economic report, one page (R13)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from bhdesk.domain import narrative, progress, text
from bhdesk.domain.narrative_words import before, change
from bhdesk.domain.plans import Nature
from bhdesk.domain.report import Passage, Report, Section

if TYPE_CHECKING:
    from bhdesk.domain.board import Line
    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.report import Source

_TAKEN = ("results/summary", "results/peak/", "campaign/held")
_TASKS = ("tasks/grow/", "tasks/weak", "tasks/quota")


def compose(source: Source) -> Report:
    """The figures in one paragraph, what was done, what comes next."""
    full = {passage.key: passage for passage in narrative.compose(source).passages}
    told = [
        f"{text.lowered(measure.short)} {item}"
        for measure in source.frame.measures
        if (line := source.board.lines.get((None, measure.key))) is not None
        and (item := _figure(source, measure, line))
    ]
    passages = [
        Passage(f"section/{key}", passage.text)
        for key, passage in full.items()
        if key.startswith(_TAKEN)
    ]
    tasks = [
        text.lowered(passage.text.rstrip(" .;"))
        for key, passage in full.items()
        if key.startswith(_TASKS)
    ]
    if tasks:
        when = source.period.following.words
        passages.append(Passage("section/tasks", f"Trong {when}: {'; '.join(tasks)}."))
    figures = "; ".join(told) or "chưa có số liệu"
    opening = f"Đến ngày {text.day(source.as_of)}, số người tham gia: {figures}."
    return Report(
        source,
        Passage("section/figures", opening),
        (Section("section", "", tuple(passages)),),
    )


def _figure(source: Source, measure: Measure, line: Line) -> str:
    """One measure in a few words: "612 người (79,58% kế hoạch năm; tăng 64 người …)"."""
    is_told = measure.nature is Nature.STOCK and measure.unit == "person"
    if not is_told or line.closing is None:
        return ""
    parts = []
    if line.plan_pct is not None:
        pct = progress.show_percent(line.plan_pct, line.op, Fraction(100))
        parts.append(f"đạt {pct} kế hoạch năm")
    if compared := change(line.closing, line.figures.previous, before(source.period)):
        parts.append(compared)
    about = f" ({'; '.join(parts)})" if parts else ""
    return f"{text.count(line.closing)} người{about}"
