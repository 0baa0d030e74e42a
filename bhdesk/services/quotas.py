"""The quota grid of a year: every activity the plan asks for, by place and month (R09)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bhdesk.domain import lineage, quotas
from bhdesk.domain.periods import Month
from bhdesk.store import lineages, logbook, reads

if TYPE_CHECKING:
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.quotas import QuotaTable
    from bhdesk.store.engine import Store


@dataclass(frozen=True, slots=True)
class QuotaYear:
    """Every quota of the plan whose activities are logged; none where the plan sets none."""

    frame: Frame
    year: int
    tables: tuple[QuotaTable, ...]


def year(store: Store, number: int, today: date) -> QuotaYear:
    """The quotas of a year; a month that is not over on the day `today` is not short yet."""
    last = date(number, 12, 31)
    with store.read() as db:
        frame = reads.frame(db, min(today, last))
        # a week that begins in December may have its meeting in January
        listed = logbook.activities(db, date(number, 1, 1), date(number + 1, 1, 6))
        family = lineages.family(db)
    held = lineage.moved(family, Month.of(min(today, last)), listed)
    return QuotaYear(frame, number, quotas.tables(frame, held, number, today))
