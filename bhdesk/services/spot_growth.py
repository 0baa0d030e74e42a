"""Who joined at meetings beside how the counts grew, unit by unit, over any period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import board_building, lineage, spot_growth
from bhdesk.domain.errors import UserError
from bhdesk.store import boards, lineages, logbook, reads, sheets

if TYPE_CHECKING:
    from bhdesk.domain.periods import Period
    from bhdesk.domain.spot_growth import SpotRow
    from bhdesk.store.engine import Store


def rows(
    store: Store, period: Period, measure: str = ""
) -> tuple[tuple[str, tuple[SpotRow, ...]], ...]:
    """By measure key, the office and its units: one measure, or all that are counted in units.

    Raises UserError indicator.unknown, growth.not_in_units.
    """
    with store.read() as db:
        frame = reads.frame(db, period.last.last_day)
        valid = sheets.valid_targets(db, frame, period.last.last_day)
        source = boards.period_source(db, frame, period, valid)
        held = logbook.activities(db, period.first.first_day, period.last.last_day)
        family = lineages.family(db)
    made = board_building.build(source)
    listed = lineage.moved(family, period.last, held)
    wanted = [frame.measure(measure)] if measure else [m for m in frame.measures if m.is_in_units]
    if whole := next((m for m in wanted if not m.is_in_units), None):
        raise UserError("growth.not_in_units", name=whole.name)
    return tuple(
        (
            one.key,
            spot_growth.compare(
                listed, one.key, frame.unit_ids,
                spot_growth.growth_of(made, one.key, frame.unit_ids),
            ),
        )
        for one in wanted
    )  # fmt: skip
