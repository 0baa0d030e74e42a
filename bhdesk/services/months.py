"""The life of a month: closing it, sending it, opening it again (R07, pain 21)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bhdesk.domain.changes import Area, Changes
from bhdesk.domain.counts import NOTHING
from bhdesk.domain.errors import UserError
from bhdesk.domain.months import MonthState, State
from bhdesk.domain.periods import Month
from bhdesk.domain.plans import Nature
from bhdesk.store import count_chain, month_book, reads, sheets
from bhdesk.store.count_book import CountBook

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.counts import Count
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.places import Unit
    from bhdesk.store.engine import Store
    from bhdesk.store.transaction import Reading, Writing


@dataclass(frozen=True, slots=True)
class Completeness:
    """One measure of a month: the units that have no closing figure, of all that should."""

    measure: Measure
    blanks: tuple[Unit, ...]
    units: int
    has_office: bool

    @property
    def is_begun(self) -> bool:
        """Whether at least one unit, or the whole office, has a figure."""
        return self.has_office or len(self.blanks) < self.units


def completeness(store: Store, month: Month) -> tuple[Completeness, ...]:
    """Which units are blank, for each measure entered by unit."""
    with store.read() as db:
        return _completeness(db, reads.frame(db, month.last_day), month)


def _completeness(db: Reading, frame: Frame, month: Month) -> tuple[Completeness, ...]:
    stored = reads.month_counts(db, month)
    return tuple(
        Completeness(
            measure,
            tuple(
                unit
                for unit in frame.units
                if not _is_told(measure, stored.get((unit.id, measure.key), NOTHING))
            ),
            len(frame.units),
            _is_told(measure, stored.get((frame.office_id, measure.key), NOTHING)),
        )
        for measure in frame.measures
        if measure.is_in_units and measure.is_entered
    )


def _is_told(measure: Measure, count: Count) -> bool:
    """The figure the month is about is there: a flow's own, else the closing."""
    told = count.new if measure.nature is Nature.FLOW else count.closing
    return told is not None


@dataclass(frozen=True, slots=True)
class MonthProgress:
    """How far a month is: for each measure in use, how many of its `units` have a figure."""

    known: MonthState
    state: State
    units: int
    done: tuple[tuple[Measure, int], ...]

    @property
    def month(self) -> Month:
        """Which month of the year."""
        return Month.from_key(self.known.month)

    @property
    def is_begun(self) -> bool:
        """Whether any unit has a figure."""
        return any(count for _, count in self.done)


def year(store: Store, month: Month) -> tuple[MonthProgress, ...]:
    """The twelve months of a year: their states, and who has entered the measures in use.

    In use is what has a target in the month asked for, or a figure in any month of the year.
    """
    first, last = Month(month.year, 1), Month(month.year, 12)
    today = store.now().date()
    with store.read() as db:
        frame = reads.frame(db, month.last_day)
        states, everyone = month_book.states(db), reads.units(db)
        targets = {key for _, key in sheets.valid_targets(db, frame, month.last_day)}
        entered = [m for m in frame.measures if m.is_in_units and m.is_entered]
        counts = {m.key: reads.counts_between(db, m.key, first, last) for m in entered}
    told = {
        m.key: {place for place, count in counts[m.key].items() if _is_told(m, count)}
        for m in entered
    }
    used = [m for m in entered if m.key in targets or told[m.key]]
    found = []
    for at in first.through(last):
        known = states.get(at.key, MonthState(at.key))
        there = [unit.id for unit in everyone if unit.exists_on(at.last_day)]
        done = tuple((m, sum((unit, at.key) in told[m.key] for unit in there)) for m in used)
        found.append(MonthProgress(known, known.on(today), len(there), done))
    return tuple(found)


def state(store: Store, month: Month) -> State:
    """Where a month stands today."""
    return full_state(store, month).on(store.now().date())


def full_state(store: Store, month: Month) -> MonthState:
    """A month's state with who, when, why, until when, and whether it is out of date."""
    with store.read() as db:
        return month_book.state(db, month)


def is_locked(store: Store, month: Month) -> bool:
    """Whether nothing may be written into the month today."""
    return full_state(store, month).is_locked(store.now().date())


def outdated(store: Store) -> tuple[MonthState, ...]:
    """The closed and sent months that rest on figures changed afterwards, oldest first."""
    with store.read() as db:
        known = month_book.states(db)
    return tuple(known[key] for key in sorted(known) if known[key].is_outdated)


def close(store: Store, month: Month, *, accepts_blanks: bool = False) -> Changes:
    """đang nhập → đã chốt; blanks are accepted when the officer says so.

    Raises UserError month.empty, month.incomplete, month.forgotten, month.already_closed.
    """
    with store.write(f"Chốt số liệu tháng {month.label}") as db:
        if month_book.state(db, month).state is not State.OPEN:
            raise UserError("month.already_closed", month=month.label)
        frame = reads.frame(db, month.last_day)
        stored = reads.month_counts(db, month)
        has_any = any(_is_told(frame.measure(key), c) for (_, key), c in stored.items())
        if not has_any:
            raise UserError("month.empty", month=month.label)
        found = [item for item in _completeness(db, frame, month) if item.is_begun]
        blanks = [(unit, item.measure) for item in found for unit in item.blanks]
        if blanks and not accepts_blanks:
            first, measure = blanks[0]
            raise UserError(
                "month.incomplete", month=month.label, count=len(blanks), first=first.name,
                measure=measure.short,
            )  # fmt: skip
        missing = () if accepts_blanks else _forgotten(db, frame, month, stored)
        if missing:
            names = ", ".join(measure.short for measure in missing)
            raise UserError(
                "month.forgotten", month=month.label, names=names, first=missing[0].key
            )
        month_book.put(db, month, State.CLOSED, "")
    return Changes.of(Area.MONTHS, months=(month.key,))


def _forgotten(
    db: Reading, frame: Frame, month: Month, stored: Mapping[tuple[int, str], Count]
) -> tuple[Measure, ...]:
    """Measures with figures last month and with none at all in this one."""
    before = reads.month_counts(db, month.shift(-1))

    def told(counts: Mapping[tuple[int, str], Count], measure: Measure) -> bool:
        return any(key == measure.key and _is_told(measure, c) for (_, key), c in counts.items())

    entered = (measure for measure in frame.measures if measure.is_entered)
    return tuple(m for m in entered if told(before, m) and not told(stored, m))


def send(store: Store, month: Month) -> Changes:
    """đã chốt → đã gửi; raises UserError month.not_closed_yet, month.already_sent."""
    with store.write(f"Gửi số liệu tháng {month.label}") as db:
        found = month_book.state(db, month)
        if found.state is State.SENT:
            raise UserError("month.already_sent", month=month.label)
        if found.state is not State.CLOSED:
            raise UserError("month.not_closed_yet", month=month.label)
        month_book.put(db, month, State.SENT, "")
    return Changes.of(Area.MONTHS, months=(month.key,))


def reopen(
    store: Store, month: Month, reason: str, who: str = "", until: date | None = None
) -> Changes:
    """Back to đang nhập, with who asked, why and until when; later closed months are out of date.

    What was not typed in the month follows from the month before it as that is now.
    Without `who` it is whoever runs the program; without `until`, until it is closed again.
    Raises UserError month.not_closed, month.no_reason, month.until_past.
    """
    why = reason.strip()
    if not why:
        raise UserError("month.no_reason")
    with store.write(f"Mở lại tháng {month.label}: {why}") as db:
        today = db.now.date()
        if not month_book.state(db, month).is_locked(today):
            raise UserError("month.not_closed", month=month.label)
        if until is not None and until < today:
            raise UserError("month.until_past")
        month_book.put(db, month, State.OPEN, why, who.strip(), until)
        later = month_book.mark_outdated(db, month.key)
        touched = _bring_up_to_date(db, month)
    return Changes.of(Area.MONTHS, Area.COUNTS, months=(month.key, *later, *touched))


def _bring_up_to_date(db: Writing, month: Month) -> set[int]:
    """What was changed before a month while it was closed reaches it now."""
    stored = reads.month_counts(db, month)
    book = CountBook(db, len(stored))
    locked = month_book.locked(db, db.now.date())
    touched: set[int] = set()
    for cell in stored:
        touched |= count_chain.bring_up_to_date(book, month, cell, locked)
    book.write()
    return touched
