"""Every paper that is made of one report value: its text, then its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bhdesk.domain import (
    narrative,
    narrative_milestones,
    narrative_peak,
    narrative_ranking,
    narrative_section,
    official,
    official_meetings,
    official_milestones,
    official_peak,
    official_ranking,
    official_section,
    own_words,
    paper_kinds,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from bhdesk.domain.document import Document
    from bhdesk.domain.official import PaperDetails
    from bhdesk.domain.periods import Period
    from bhdesk.domain.report import Report, Source


@dataclass(frozen=True, slots=True)
class Paper:
    """A report in the officer's words, and the official paper made of it.

    `kind` as in PAPER_KINDS; `composed` is the report as the figures alone tell it; `batch` is the
    newest action in the data file when it was read, so that an older drawing is known as such.
    """

    kind: str
    report: Report
    document: Document
    composed: Report
    batch: int

    @property
    def as_of(self) -> date:
        """The day its figures are of."""
        return self.report.source.as_of

    @property
    def period(self) -> Period:
        """What it tells of."""
        return self.report.source.period

    @property
    def key(self) -> str:
        """The name its sentences are kept under: "quarter:2026-Q2"."""
        return own_words.paper_key(self.kind, self.period)

    @property
    def title(self) -> str:
        """What a list of papers calls it: "Báo cáo quý II/2026"."""
        return paper_kinds.kind_of(self.kind).named(self.period)


_TEXTS: dict[str, Callable[[Source], Report]] = {
    "peak": narrative_peak.compose,
    "section": narrative_section.compose,
    "ranking": narrative_ranking.compose,
    "milestones": narrative_milestones.compose,
}
_PAGES: dict[str, Callable[[Report, PaperDetails], Document]] = {
    "peak": official_peak.document,
    "section": official_section.document,
    "ranking": official_ranking.document,
    "milestones": official_milestones.document,
    "activities": official_meetings.document,
}


def compose(key: str, source: Source) -> Report:
    """The text of a kind of paper; raises UserError report.no_peak, report.no_marks."""
    return _TEXTS.get(key, narrative.compose)(source)


def document(key: str, report: Report, details: PaperDetails) -> Document:
    """The paper of a kind from its report as compose() makes it."""
    return _PAGES.get(key, official.periodic)(report, details)
