"""Peak months a plan names: what was newly won in them, against the month before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import narrative

if TYPE_CHECKING:
    from bhdesk.domain.board import Board
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.periods import Month


def peak(frame: Frame, made: Board, month: Month, measure: str = "") -> str:
    """The sentence of the month's campaign, "" without one; `measure` asks for that one only."""
    for campaign in frame.plan.campaigns:
        line = made.lines.get((None, campaign.indicator))
        is_wanted = not measure or campaign.indicator == measure
        if campaign.month != month.number or line is None or not is_wanted:
            continue
        name = campaign.name or f"Tháng cao điểm {frame.measure(campaign.indicator).short}"
        return narrative.peak_sentence(
            name, line.figures.new, line.figures.previous_new, month.number
        )
    return ""
