"""What should be looked at in a month's figures: differences, jumps, figures against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import board_building, checks, counts, lineage
from bhdesk.domain.checks import Doubt
from bhdesk.domain.counts import NOTHING
from bhdesk.store import boards, denominators, lineages, reads

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bhdesk.domain.board import Board
    from bhdesk.domain.checks import Usual
    from bhdesk.domain.counts import Count, Part
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.periods import Month
    from bhdesk.store.engine import Store
    from bhdesk.store.transaction import Reading

SPAN = 12


def usual(store: Store, month: Month, measure: str) -> Mapping[tuple[int, Part], Usual]:
    """What is usual for each cell of a measure, by (unit id, part), from the year before a month.

    A merged unit looks back on the sum of those it was made of.
    """
    with store.read() as db:
        return _usual(db, month, measure)


def sanity(store: Store, month: Month) -> tuple[Doubt, ...]:
    """Figures that cannot be beside each other: BHTN > BHXH bắt buộc, BHYT > dân số and so on."""
    with store.read() as db:
        frame = reads.frame(db, month.last_day)
        return _sanity(db, frame, month, _board(db, frame, month))


def office_jumps(store: Store, month: Month) -> tuple[Doubt, ...]:
    """Jumps of the figures that the whole office itself has."""
    with store.read() as db:
        frame = reads.frame(db, month.last_day)
        return tuple(_office_jumps(db, frame, month, reads.month_counts(db, month)))


def of_month(store: Store, month: Month) -> tuple[Doubt, ...]:
    """Every warning of a month: of each cell first, then of figures against each other."""
    with store.read() as db:
        frame = reads.frame(db, month.last_day)
        made = _board(db, frame, month)
        stored = reads.month_counts(db, month)
        found = []
        for measure in frame.measures:
            if not measure.is_in_units or not measure.is_entered:
                continue
            normal = _usual(db, month, measure.key)
            for unit in frame.unit_ids:
                count = stored.get((unit, measure.key), NOTHING)
                previous = made.line(unit, measure.key).figures.previous
                issues = counts.warnings(count, previous) + checks.jumps(unit, count, normal)
                found += [Doubt(unit, measure.key, issue) for issue in issues]
        found += _office_jumps(db, frame, month, stored)
        return (*found, *_sanity(db, frame, month, made))


def _office_jumps(
    db: Reading, frame: Frame, month: Month, stored: Mapping[tuple[int, str], Count]
) -> list[Doubt]:
    found = []
    for measure in frame.measures:
        count = stored.get((frame.office_id, measure.key))
        if count is not None and measure.is_entered:
            normal = _usual(db, month, measure.key)
            issues = checks.jumps(frame.office_id, count, normal)
            found += [Doubt(None, measure.key, issue) for issue in issues]
    return found


def _usual(db: Reading, month: Month, measure: str) -> Mapping[tuple[int, Part], Usual]:
    first, last = month.shift(-SPAN), month.shift(-1)
    found = reads.counts_between(db, measure, first, last)
    family = lineages.family(db)
    if family.links:
        found = lineage.year_together(family, month, found)
    return checks.usual_parts([at.key for at in first.through(last)], found)


def _board(db: Reading, frame: Frame, month: Month) -> Board:
    return board_building.build(boards.source(db, frame, month, {}))


def _sanity(db: Reading, frame: Frame, month: Month, made: Board) -> tuple[Doubt, ...]:
    on = month.last_day
    bases: dict[tuple[int | None, str], int | None] = {
        (None, key): base.value for key, base in denominators.office_bases(db, frame, on).items()
    }
    for (unit, key), base in denominators.bases(db, on).items():
        if unit != frame.office_id:
            bases[unit, key] = base.value
    closings = {place: line.closing for place, line in made.lines.items()}
    return checks.doubts(closings, bases)
