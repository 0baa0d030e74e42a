"""Each cell tells the file that brought it, until somebody types into its row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain.counts import Part
from bhdesk.domain.import_plan import FileIdentity
from bhdesk.services import counts, history, importing, undoing
from bhdesk.services.counts import Entry
from tests.domain.sheets import book, sheet
from tests.offices import VSI, unit_ids
from tests.services.test_importing import APR, FILE, MAY, may_sheet, prepare, store

if TYPE_CHECKING:
    from bhdesk.store.engine import Store

__all__ = ["store"]


def test_a_cell_tells_its_file_until_somebody_types_into_its_row(store: Store) -> None:
    second = unit_ids(store)[1]
    counts.set_counts(store, MAY, [Entry(second, VSI, Part.LAPSED, 3)])
    importing.commit(store, prepare(store, book(may_sheet())))
    flows = dict.fromkeys((Part.NEW, Part.RESUMED, Part.LAPSED), FILE.name)

    def files() -> list[dict[Part, str]]:
        rows = counts.grid(store, MAY, VSI).rows
        return [{p: n for p, n in row.files.items() if p in flows} for row in rows]

    was_there = {part: name for part, name in flows.items() if part is not Part.LAPSED}
    assert files() == [flows, was_there, *[flows] * 4], "3 stood there before the file came"
    assert not any(row.files for row in counts.grid(store, APR, VSI).rows)
    counts.set_counts(store, MAY, [Entry(unit_ids(store)[0], VSI, Part.NEW, 15)])
    assert files()[0] == {}
    undoing.undo(store)
    assert files()[0] == flows


def test_cells_of_one_row_can_come_from_two_files(store: Store) -> None:
    importing.commit(store, prepare(store, book(may_sheet())))
    other = FileIdentity("Đính chính.xlsx", "c" * 64)
    raw = book(sheet([["Thôn", "BHXH TN tăng mới"], ["Thôn 1", 15]]))
    importing.commit(store, importing.prepare(store, raw, MAY, other))
    files = counts.grid(store, MAY, VSI).rows[0].files
    assert (files[Part.NEW], files[Part.LAPSED]) == (other.name, FILE.name)
    undoing.undo(store)
    assert counts.grid(store, MAY, VSI).rows[0].files[Part.NEW] == FILE.name


def test_the_history_tells_the_file_also_when_it_was_done_again(store: Store) -> None:
    importing.commit(store, prepare(store, book(may_sheet())))
    undoing.undo(store)
    undoing.redo(store)
    first = unit_ids(store)[0]
    past = history.of_figure(store, first, VSI, MAY, Part.NEW)
    assert [(bool(change.new), change.file) for change in past] == [
        (True, FILE.name), (False, ""), (True, FILE.name)
    ]  # fmt: skip
