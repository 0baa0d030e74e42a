"""What the entry screen shows around its grid: measures, a cell's year, the office's standing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bhdesk.domain import board, board_building, campaigns, lineage
from bhdesk.store import boards, lineages, reads, sheets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bhdesk.domain.board import RateLine
    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.counts import Count
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.periods import Month
    from bhdesk.store.engine import Store


@dataclass(frozen=True, slots=True)
class EntryMeasures:
    """Measures entered by unit: `used` have a target or a figure, `others` neither yet.

    `has_office`: some figures are entered for the whole office only.
    """

    used: tuple[Measure, ...]
    others: tuple[Measure, ...]
    has_office: bool


def entry_measures(store: Store, month: Month) -> EntryMeasures:
    """Every in-unit measure of the month; when none is used yet, all of them are offered."""
    frame, made = _board(store, month)
    entered = [measure for measure in frame.measures if measure.is_entered]
    in_units = [measure for measure in entered if measure.is_in_units]
    used = tuple(measure for measure in in_units if _is_used(frame, made, measure))
    others = tuple(measure for measure in in_units if measure not in used)
    has_office = len(entered) > len(in_units)
    return (
        EntryMeasures(used, others, has_office) if used else EntryMeasures(others, (), has_office)
    )


def first_blank(store: Store, month: Month) -> str | None:
    """The first measure with figures in some units but not in all; None when there is none."""
    frame, made = _board(store, month)
    for measure in frame.measures:
        if measure.is_in_units and measure.is_entered:
            line = made.line(None, measure.key)
            if 0 < line.blanks < len(frame.units):
                return measure.key
    return None


def office_place(store: Store) -> int:
    """The id under which the whole office's own figures are kept."""
    with store.read() as db:
        return reads.office_id(db)


def _is_used(frame: Frame, made: board.Board, measure: Measure) -> bool:
    lines = [made.line(unit, measure.key) for unit in (None, *frame.unit_ids)]
    return any(line.target is not None or line.closing is not None for line in lines)


def year(store: Store, month: Month, measure_key: str) -> Mapping[tuple[int, int], Count]:
    """Counts by (unit id, month key) of the thirteen months up to `month`.

    Before a unit was made by merging it shows the sum of those it was made of.
    """
    with store.read() as db:
        found = reads.counts_between(db, measure_key, month.shift(-12), month)
        family = lineages.family(db)
    return lineage.year_together(family, month, found) if family.links else found


@dataclass(frozen=True, slots=True)
class Standing:
    """The rate the measure is the numerator of, and the peak month's sentence ("" without one)."""

    rate: RateLine | None
    peak: str


def standing(store: Store, month: Month, measure_key: str) -> Standing:
    """Where the whole office stands with one measure."""
    frame, made = _board(store, month)
    rate = next((item for item in made.rates if item.indicator.numerator == measure_key), None)
    return Standing(rate, campaigns.peak(frame, made, month, measure_key))


def _board(store: Store, month: Month) -> tuple[Frame, board.Board]:
    with store.read() as db:
        frame = reads.frame(db, month.last_day)
        valid = sheets.valid_targets(db, frame, month.last_day)
        source = boards.source(db, frame, month, valid)
    return frame, board_building.build(source)
