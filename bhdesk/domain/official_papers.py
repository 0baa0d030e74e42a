"""Every paper that is made of one report value: its text, then its page."""

from __future__ import annotations

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
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from bhdesk.domain.document import Document
    from bhdesk.domain.official import PaperDetails
    from bhdesk.domain.report import Report, Source

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
