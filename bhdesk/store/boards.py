"""Questions for the board of a month or period: every figure with what it is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import lineage, period_flows
from bhdesk.domain.board import Figures, Source
from bhdesk.domain.counts import Count
from bhdesk.domain.periods import Month
from bhdesk.store import denominators, lineages

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.lineage import Family
    from bhdesk.domain.periods import Period
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
    past = lineage.office_past(family, month, frame.unit_ids, found) if family.links else {}
    return _source(db, frame, month, targets, wanted, found, past)


def period_source(
    db: Reading, frame: Frame, period: Period, targets: Mapping[tuple[int | None, str], int]
) -> Source:
    """What a board at the end of a period is built from, its flows those of the whole period.

    It is compared with the end of the period before.
    """
    if len(period.months) == 1:
        return source(db, frame, period.last, targets)
    family, before = lineages.family(db), period.previous
    last = period.last
    found = around(db, last, (), family, before.last)
    past = (
        lineage.office_past(family, last, frame.unit_ids, found, before.last)
        if family.links
        else {}
    )
    book = _book(db, before.first, last)
    for key, counts in period_flows.together(book, family, last).items():
        for unit in {unit for unit, _ in counts}:
            now, then = (period_flows.of_unit(counts, unit, at) for at in (period, before))
            figures = found.get((unit, key), Figures())
            found[unit, key] = period_flows.with_flows(figures, now, then)
    everyone = {*family.spans} - {frame.office_id}
    for key, figures in past.items():
        counts = book.get(key, {})
        now, then = (period_flows.of_units(counts, everyone, at, family) for at in (period, before))
        past[key] = period_flows.with_flows(figures, now, then)
    return _source(db, frame, last, targets, frame.measures, found, past)


def _source(
    db: Reading,
    frame: Frame,
    month: Month,
    targets: Mapping[tuple[int | None, str], int],
    measures: tuple[Measure, ...],
    found: Mapping[tuple[int, str], Figures],
    past: Mapping[str, Figures],
) -> Source:
    figures = {
        (None if unit == frame.office_id else unit, key): value
        for (unit, key), value in found.items()
    }
    bases = denominators.office_bases(db, frame, month.last_day)
    return Source(
        month, frame.plan, frame.where, measures, frame.unit_ids, figures, targets, bases, past
    )


def year_book(db: Reading, last: Month) -> period_flows.Book:
    """The counts of each month from January on; a merged unit has those it was made of."""
    book = _book(db, Month(last.year, 1), last)
    return period_flows.together(book, lineages.family(db), last)


def _book(db: Reading, first: Month, last: Month) -> period_flows.Book:
    """Opening, main flows and closing of every measure, month by month."""
    book: period_flows.Book = {}
    for unit, month, key, opening, new, resumed, lapsed, closing in db.all(
        "SELECT f.unit_id, f.month, m.key, f.opening, f.new, f.resumed, f.lapsed, f.closing"
        " FROM figure f JOIN measure m ON m.id = f.measure_id"
        " WHERE f.month BETWEEN :first AND :last",
        first=first.key, last=last.key,
    ):  # fmt: skip
        count = Count(opening, new, resumed, lapsed, closing=closing)
        book.setdefault(key, {})[unit, month] = count
    return book


def around(
    db: Reading,
    month: Month,
    keys: Sequence[str] = (),
    family: Family | None = None,
    before: Month | None = None,
) -> dict[tuple[int, str], Figures]:
    """Every figure by (unit id, measure key), with those before it and sums since January.

    What was before a unit holds that of the units merged into it.

    Before it: last month (or `before`, of this year or last December), 31/12 last year, the same
    month last year. `keys`: of these measures only, else of all. One scan of the primary key's
    range for the year, one of the month a year ago.
    """
    chosen = {f"key{at}": key for at, key in enumerate(keys)}
    narrowed = f" AND m.key IN ({', '.join(f':{name}' for name in chosen)})" if chosen else ""
    last, start = (before or month.shift(-1)).key, Month(month.year - 1, 12).key
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
    return lineage.carried_on(known, month, found, before) if known.links else found


def _closings(db: Reading, month: Month) -> dict[tuple[int, str], int | None]:
    rows = db.all(
        "SELECT f.unit_id, m.key, f.closing FROM figure f JOIN measure m ON m.id = f.measure_id"
        " WHERE f.month = :month",
        month=month.key,
    )
    return {(unit, key): closing for unit, key, closing in rows}
