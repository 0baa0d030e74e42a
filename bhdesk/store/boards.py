"""Questions for the board of a month: every figure with what it is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import lineage
from bhdesk.domain.board import Figures, Source
from bhdesk.domain.periods import Month
from bhdesk.store import denominators, lineages

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.lineage import Family
    from bhdesk.store.transaction import Reading


_AROUND = (
    "SELECT f.unit_id, m.key,"
    " MAX(CASE WHEN f.month = :month THEN f.opening END),"
    " MAX(CASE WHEN f.month = :month THEN f.closing END),"
    " MAX(CASE WHEN f.month = :last THEN f.closing END),"
    " MAX(CASE WHEN f.month = :start THEN f.closing END),"
    " MAX(CASE WHEN f.month = :january THEN f.opening END),"
    " MAX(CASE WHEN f.month = :month THEN f.new END),"
    " MAX(CASE WHEN f.month = :month THEN f.resumed END),"
    " MAX(CASE WHEN f.month = :month THEN f.lapsed END),"
    " MAX(CASE WHEN f.month = :last THEN f.new END),"
    " SUM(CASE WHEN f.month > :start THEN f.new END),"
    " SUM(CASE WHEN f.month > :start THEN f.resumed END),"
    " SUM(CASE WHEN f.month > :start THEN f.lapsed END)"
    " FROM figure f JOIN measure m ON m.id = f.measure_id"
)


def source(
    db: Reading,
    frame: Frame,
    month: Month,
    targets: Mapping[tuple[int | None, str], int],
    only: Measure | None = None,
) -> Source:
    """What a board of that month is built from; the office's own rows stand under unit None.

    `only` one measure, with the parts it is the sum of, where nothing else is looked at.
    """
    wanted = frame.measures
    if only is not None:
        wanted = tuple(m for m in frame.measures if m is only or m.key in only.parts)
    family = lineages.family(db)
    found = around(db, month, [m.key for m in wanted] if only else (), family)
    figures = {
        (None if unit == frame.office_id else unit, key): value
        for (unit, key), value in found.items()
    }
    return Source(
        month,
        frame.plan,
        frame.where,
        wanted,
        frame.unit_ids,
        figures,
        targets,
        denominators.office_bases(db, frame, month.last_day),
        lineage.office_past(family, month, frame.unit_ids, found) if family.links else {},
    )


def around(
    db: Reading, month: Month, keys: Sequence[str] = (), family: Family | None = None
) -> dict[tuple[int, str], Figures]:
    """Every figure by (unit id, measure key), with those before it and sums since January.

    What was before a unit holds that of the units merged into it.

    Before it: last month, 31/12 last year, the same month last year. `keys`: of these measures
    only, else of all. One scan of the primary key's range for the year, one of the month a year
    ago.
    """
    chosen = {f"key{at}": key for at, key in enumerate(keys)}
    narrowed = f" AND m.key IN ({', '.join(f':{name}' for name in chosen)})" if chosen else ""
    last, start = month.shift(-1).key, Month(month.year - 1, 12).key
    rows = db.all(
        f"{_AROUND} WHERE f.month BETWEEN :start AND :month{narrowed} GROUP BY f.unit_id, m.key",
        month=month.key, last=last, start=start, january=Month(month.year, 1).key, **chosen,
    )  # fmt: skip
    ago = _closings(db, month.shift(-12))
    found = {}
    for unit, key, opening, closing, previous, at_start, january, *flows in rows:
        begin = at_start if at_start is not None else january
        found[unit, key] = Figures(opening, closing, previous, begin, ago.get((unit, key)), *flows)
    known = lineages.family(db) if family is None else family
    return lineage.carried_on(known, month, found) if known.links else found


def _closings(db: Reading, month: Month) -> dict[tuple[int, str], int | None]:
    rows = db.all(
        "SELECT f.unit_id, m.key, f.closing FROM figure f JOIN measure m ON m.id = f.measure_id"
        " WHERE f.month = :month",
        month=month.key,
    )
    return {(unit, key): closing for unit, key, closing in rows}
