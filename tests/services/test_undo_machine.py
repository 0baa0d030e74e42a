"""Whatever is typed, pasted, cleared, closed and reopened: undo all is the start, redo all the end.

The model is a list of dumps: an undo must bring back the dump before, a redo the one after.
Closing and reopening are no part of it; while a month is closed its figures cannot be undone.
"""

from __future__ import annotations

import shutil
import tempfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from bhdesk.domain.counts import Part
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month
from bhdesk.services import counts, months, undoing
from bhdesk.services.counts import Entry
from bhdesk.store.engine import Store
from tests.offices import HI, MIGRATIONS, VSI, type_may, unit_ids

if TYPE_CHECKING:
    from collections.abc import Callable

JUNE_FIRST = datetime(2026, 6, 1, 12, 0, 0)
MONTHS = tuple(Month(2026, number) for number in (3, 4, 5, 6))
WORK = ("figure", "reason")
REFUSALS = {
    "count.lapsed_over_opening", "count.closing_negative", "month.closed", "month.empty",
    "month.already_closed", "month.not_closed", "count.nothing_to_fill",
}  # fmt: skip

some_month = st.sampled_from(MONTHS)
some_part = st.sampled_from((Part.OPENING, Part.NEW, Part.RESUMED, Part.LAPSED, Part.CLOSING))
some_value = st.one_of(st.none(), st.integers(0, 40))
some_measure = st.sampled_from((VSI, HI))


def is_refused(action: Callable[..., object], *args: object, **options: object) -> bool:
    """Do it, or be refused for a reason the officer knows."""
    try:
        action(*args, **options)
    except UserError as problem:
        if problem.code not in REFUSALS:
            raise
        return True
    return False


def work_of(store: Store) -> dict[str, object]:
    """The rows that the actions may change."""
    with store.read() as db:
        return {name: db.all(f"SELECT * FROM {name}") for name in WORK}


class Undoing(RuleBasedStateMachine):
    """One officer at one file with two villages worth watching."""

    office: ClassVar[Path]

    @initialize()
    def open_the_file(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        path = Path(shutil.copy(self.office, self.folder / "xa.bhdesk"))
        self.store = Store.open(
            path, "Người thử", MIGRATIONS, self.folder, clock=lambda: JUNE_FIRST
        )
        self.units = unit_ids(self.store)
        self.session = undoing.session_start(self.store)
        self.done: list[dict[str, object]] = []  # the dump before each batch that stands
        self.undone: list[dict[str, object]] = []  # the dump after each that was taken back

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.everything_back_and_forth()
            self.store.close()
            shutil.rmtree(self.folder)

    def work(self) -> dict[str, object]:
        return work_of(self.store)

    def write(self, entries: list[Entry], month: Month) -> None:
        before = self.work()
        if is_refused(counts.set_counts, self.store, month, entries):
            assert self.work() == before
        elif self.work() != before:
            self.done.append(before)
            self.undone.clear()

    @rule(
        month=some_month, measure=some_measure, part=some_part, value=some_value,
        at=st.integers(0, 1),
    )  # fmt: skip
    def edit(self, month: Month, measure: str, part: Part, value: int | None, at: int) -> None:
        self.write([Entry(self.units[at], measure, part, value)], month)

    @rule(month=some_month, values=st.lists(some_value, min_size=6, max_size=6), part=some_part)
    def paste(self, month: Month, values: list[int | None], part: Part) -> None:
        units = self.units[:2]
        pairs = [(unit, part_) for unit in units for part_ in (part, Part.NEW, Part.LAPSED)]
        entries = [Entry(u, VSI, p, v) for (u, p), v in zip(pairs, values, strict=True)]
        self.write(entries, month)

    @rule(month=some_month, measure=some_measure)
    def clear(self, month: Month, measure: str) -> None:
        units = self.units[:2]
        self.write([Entry(unit, measure, part, None) for unit in units for part in Part], month)

    @rule(month=some_month, at=st.integers(0, 1))
    def fill(self, month: Month, at: int) -> None:
        before = self.work()
        if is_refused(counts.fill_nothing, self.store, month, self.units[at]):
            assert self.work() == before
        else:
            self.done.append(before)
            self.undone.clear()

    @precondition(lambda self: bool(self.done))
    @rule()
    def undo(self) -> None:
        now = self.work()
        is_all_open = not self.locked()
        if is_refused(undoing.undo, self.store, since=self.session):
            assert self.work() == now
            assert not is_all_open
            return
        before = self.done.pop()
        if is_all_open:
            assert self.work() == before
        self.undone.append(now)

    @precondition(lambda self: bool(self.undone))
    @rule()
    def redo(self) -> None:
        now = self.work()
        is_all_open = not self.locked()
        if is_refused(undoing.redo, self.store, since=self.session):
            assert self.work() == now
            assert not is_all_open
            return
        after = self.undone.pop()
        if is_all_open:
            assert self.work() == after
        self.done.append(now)

    @rule(month=some_month)
    def close(self, month: Month) -> None:
        is_refused(months.close, self.store, month, accepts_blanks=True)

    @rule(month=some_month)
    def reopen(self, month: Month) -> None:
        is_refused(months.reopen, self.store, month, "kiểm tra")

    def locked(self) -> list[Month]:
        return [month for month in MONTHS if months.is_locked(self.store, month)]

    def everything_back_and_forth(self) -> None:
        for month in self.locked():
            months.reopen(self.store, month, "kiểm tra")
        while undoing.next_redo(self.store, self.session):
            undoing.redo(self.store, since=self.session)
        end = self.work()
        number = len(undoing.listed(self.store, self.session, 10_000))
        for _ in range(number):
            undoing.undo(self.store, since=self.session)
        assert self.work() == self.start
        for _ in range(number):
            undoing.redo(self.store, since=self.session)
        assert self.work() == end

    start: ClassVar[dict[str, object]]


@pytest.mark.parametrize("is_filled", [False, True])
def test_undo_all_is_the_start_and_redo_all_the_end(binh_minh: Store, *, is_filled: bool) -> None:
    if is_filled:
        type_may(binh_minh)
    Undoing.start = work_of(binh_minh)
    binh_minh.close()
    Undoing.office = binh_minh.path
    machine = Undoing.TestCase
    machine.settings = settings(
        max_examples=25,
        stateful_step_count=20,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    machine().runTest()
