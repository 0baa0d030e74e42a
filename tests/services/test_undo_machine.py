"""Whatever is typed, pasted, filled, cleared, imported: undo all is the start, redo all the end.

The model is a list of dumps: an undo must bring back the dump before, a redo the one after.
Closing and reopening a month are no part of it; while it is closed its figures cannot be undone.
The program may be left and started again at any time.
"""

from __future__ import annotations

import shutil
import tempfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import openpyxl
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from bhdesk.domain.counts import Part
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month
from bhdesk.services import counts, files_in, importing, months, office, undoing
from bhdesk.services.counts import Entry
from bhdesk.store.engine import Store
from tests.offices import HI, MIGRATIONS, VSI, type_may, unit_ids

if TYPE_CHECKING:
    from collections.abc import Callable

    from bhdesk.domain.import_plan import FileIdentity
    from bhdesk.domain.sheets import RawBook

JUNE_FIRST = datetime(2026, 6, 1, 12, 0, 0)
MONTHS = tuple(Month(2026, number) for number in (3, 4, 5, 6))
WORK = ("figure", "reason")
REFUSALS = {
    "count.lapsed_over_opening", "count.closing_negative", "month.closed", "month.empty",
    "month.already_closed", "month.not_closed", "count.nothing_to_fill", "import.nothing",
}  # fmt: skip
FLOWS = ("BHXH TN tăng mới", "BHXH TN giảm")
FILES = {
    "tháng.xlsx": [["Thôn", *FLOWS, "BHYT"], ["Thôn 1", 14, 2, 4010], ["Thôn 2", 10, 3, 3702]],
    "chốt.xlsx": [["Thôn", "BHXH TN cuối kỳ"], ["Thôn 1", 119], ["Thôn Lạ", 7]],
    "giảm.xlsx": [["Thôn", "BHXH TN giảm"], ["Thôn 1", 3], ["Thôn 2", "chưa rõ"]],
}

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
    files: ClassVar[dict[str, tuple[RawBook, FileIdentity]]]

    @initialize()
    def open_the_file(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        path = Path(shutil.copy(self.office, self.folder / "xa.bhdesk"))
        self.store = self.opened(path)
        self.units = unit_ids(self.store)
        self.session = office.last_batch(self.store)
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

    @rule(month=some_month, measure=some_measure, part=some_part)
    def fill_down(self, month: Month, measure: str, part: Part) -> None:
        """Ctrl+D from the first village to the second."""
        rows = counts.grid(self.store, month, measure).rows
        value = rows[0].count.part(part)
        self.write([Entry(unit, measure, part, value) for unit in self.units[:2]], month)

    @rule(month=some_month, name=st.sampled_from(sorted(FILES)), is_half=st.booleans())
    def import_file(self, month: Month, name: str, is_half: bool) -> None:
        """A file looked at and taken, whole or only its first figure."""
        before = self.work()
        batches = len(undoing.listed(self.store, self.session, 10_000))
        if is_refused(self.take, month, name, is_half=is_half):
            assert self.work() == before
            assert len(undoing.listed(self.store, self.session, 10_000)) == batches
        elif self.work() != before:
            self.done.append(before)
            self.undone.clear()

    def take(self, month: Month, name: str, *, is_half: bool) -> None:
        answers = {"same_file": "again"}
        plan = importing.prepare(self.store, *self.at(name, month), answers)
        keys = [row.key for row in plan.rows if row.is_written]
        importing.commit(self.store, plan, keys[:1] if is_half else None)

    def at(self, name: str, month: Month) -> tuple[RawBook, Month, FileIdentity]:
        book, file = self.files[name]
        return book, month, file

    @rule()
    def start_the_program_again(self) -> None:
        now = self.work()
        path = self.store.path
        self.store.close()
        self.store = self.opened(path)
        assert self.work() == now

    def opened(self, path: Path) -> Store:
        return Store.open(path, "Người thử", MIGRATIONS, self.folder, clock=lambda: JUNE_FIRST)

    @rule(month=some_month, at=st.integers(0, 1))
    def no_change_this_month(self, month: Month, at: int) -> None:
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


def read_files(folder: Path) -> dict[str, tuple[RawBook, FileIdentity]]:
    """The files as they come from the reading process: real ones, read once."""
    found = {}
    for name, rows in FILES.items():
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(folder / name)
        found[name] = files_in.read(folder / name)
    return found


@pytest.mark.parametrize("is_filled", [False, True])
def test_undo_all_is_the_start_and_redo_all_the_end(
    binh_minh: Store, tmp_path: Path, *, is_filled: bool
) -> None:
    Undoing.files = read_files(tmp_path)
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
