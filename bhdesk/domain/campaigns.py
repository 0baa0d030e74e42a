"""Peak months a plan names: what was newly won in them, against the month before."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bhdesk.domain import text

if TYPE_CHECKING:
    from bhdesk.domain.board import Board
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.periods import Month, Period
    from bhdesk.domain.plans import Campaign


class Peak(NamedTuple):
    """A campaign in a month of a report: what was newly won, and the sentence that tells it."""

    key: str
    name: str
    measure: str
    month: Month
    new: int | None
    told: str


def peaks(frame: Frame, made: Board) -> tuple[Peak, ...]:
    """The campaigns of a board's month that can be told."""
    found = []
    for campaign in campaigns_of(frame, made.month):
        told = told_of(frame, made, campaign)
        if told:
            new = made.line(None, campaign.indicator).figures.new
            name = name_of(frame, campaign)
            found.append(Peak(campaign.key, name, campaign.indicator, made.month, new, told))
    return tuple(found)


def peak(frame: Frame, made: Board, month: Month, measure: str = "") -> str:
    """The sentence of the month's campaign, "" without one; `measure` asks for that one only."""
    for campaign in campaigns_of(frame, month):
        is_wanted = not measure or campaign.indicator == measure
        if is_wanted and (told := told_of(frame, made, campaign)):
            return told
    return ""


def campaigns_of(frame: Frame, month: Month) -> tuple[Campaign, ...]:
    """The plan's peak months that fall on this month."""
    return tuple(c for c in frame.plan.campaigns if c.month == month.number)


def months_of(frame: Frame, period: Period) -> tuple[Month, ...]:
    """The months of a period that are peak months."""
    numbers = {campaign.month for campaign in frame.plan.campaigns}
    return tuple(month for month in period.months if month.number in numbers)


def name_of(frame: Frame, campaign: Campaign) -> str:
    """What the plan calls it, else by what is counted."""
    return campaign.name or f"Tháng cao điểm {frame.measure(campaign.indicator).short}"


def told_of(frame: Frame, made: Board, campaign: Campaign) -> str:
    """A peak month against the month before it: "tăng mới 68 người (tháng 4: 21 người)".

    Without flows the growth of the stock is told; "" where neither is known.
    """
    line = made.lines.get((None, campaign.indicator))
    if line is None:
        return ""
    number, name = made.month.number, name_of(frame, campaign)
    new, then = line.figures.new, line.figures.previous_new
    if new is not None:
        last = f"tháng {(number - 2) % 12 + 1}"
        compared = f" ({last}: {text.count(then)} người)" if then is not None else ""
        return f"{name}: tăng mới {text.count(new)} người trong tháng {number}{compared}."
    if line.grown is None:
        return ""
    word = "giảm" if line.grown < 0 else "tăng"
    return f"{name}: trong tháng {number} {word} thuần {text.count(abs(line.grown))} người."
