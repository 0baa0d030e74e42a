"""Notes, reasons, "không phát sinh", and the history of a figure; on a real data file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bhdesk.domain.counts import Part
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month
from bhdesk.services import counts, history, months, notes, office, reporting, undoing
from bhdesk.services.counts import Entry
from tests.offices import (
    APRIL,
    VSI,
    dump,
    split_targets,
    type_bases,
    type_closings,
    type_may,
    unit_ids,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from bhdesk.store.engine import Store

APR, MAY = Month(2026, 4), Month(2026, 5)
LONG = "x" * 501
WHY = "Nhiều hộ đi làm ăn xa, vào vụ thu hoạch"


def refused(store: Store, action: Callable[[], object]) -> str:
    before = dump(store)
    with pytest.raises(UserError) as caught:
        action()
    assert dump(store) == before, "a refusal writes nothing"
    return caught.value.code


def test_a_reason_stands_in_the_report_after_the_villages_that_are_late(binh_minh: Store) -> None:
    type_bases(binh_minh)
    split_targets(binh_minh)
    type_closings(binh_minh, Month(2025, 12), VSI, (100,) * 6)
    type_closings(binh_minh, MAY, VSI, (101, *APRIL[1:]))
    first = unit_ids(binh_minh)[0]
    notes.set_reason(binh_minh, MAY, first, VSI, f" {WHY}. ")
    value = reporting.month_report(binh_minh, MAY)
    (told,) = [p for p in value.narrative if WHY in p]
    assert told.startswith("BHXH tự nguyện chậm so với tiến độ kế hoạch: ")
    assert told.endswith(f" Nguyên nhân – Thôn 1: {WHY}.")
    assert told.index("chậm ") < told.index(WHY)
    rows = reporting.as_json(value)["rows"]
    assert [row["reason"] for row in rows if row["reason"]] == [f"{WHY}."]
    assert WHY not in " ".join(reporting.month_report(binh_minh, APR).narrative)
    undoing.undo(binh_minh)
    assert not notes.reasons(binh_minh, MAY)


def test_a_note_stays_on_its_cell_when_the_figure_goes(binh_minh: Store) -> None:
    type_may(binh_minh)
    first = unit_ids(binh_minh)[0]
    notes.set_note(binh_minh, MAY, first, VSI, "Trưởng thôn báo qua điện thoại")
    parts = (Part.NEW, Part.RESUMED, Part.LAPSED)
    counts.set_counts(binh_minh, MAY, [Entry(first, VSI, part, None) for part in parts])
    assert notes.notes(binh_minh, MAY) == {(first, VSI): "Trưởng thôn báo qua điện thoại"}
    assert counts.grid(binh_minh, MAY, VSI).rows[0].count.is_blank
    undoing.undo(binh_minh)
    assert counts.grid(binh_minh, MAY, VSI).rows[0].count.closing == 119
    assert len(notes.notes(binh_minh, MAY)) == 1
    undoing.undo(binh_minh)
    assert not notes.notes(binh_minh, MAY)


def test_words_are_refused_whole(binh_minh: Store) -> None:
    type_may(binh_minh)
    first = unit_ids(binh_minh)[0]
    for write in (notes.set_note, notes.set_reason):
        write(binh_minh, MAY, first, VSI, "một")
        assert refused(binh_minh, lambda w=write: w(binh_minh, MAY, first, VSI, LONG)) == (
            "note.too_long"
        )
        assert (
            refused(binh_minh, lambda w=write: w(binh_minh, MAY, first, VSI, "hai", "ba"))
            == "note.stale"
        )
        assert refused(binh_minh, lambda w=write: w(binh_minh, MAY, 999, VSI, "x")) == "unit.stale"
        assert (
            refused(binh_minh, lambda w=write: w(binh_minh, MAY, first, "x", "x"))
            == "indicator.unknown"
        )
    months.close(binh_minh, MAY)
    for write in (notes.set_note, notes.set_reason):
        assert (
            refused(binh_minh, lambda w=write: w(binh_minh, MAY, first, VSI, "x")) == "month.closed"
        )


def test_nothing_new_is_zeros_in_blank_cells_only_and_one_batch(binh_minh: Store) -> None:
    type_closings(binh_minh, APR, VSI, APRIL)
    first, second, *_ = unit_ids(binh_minh)
    counts.set_counts(binh_minh, MAY, [Entry(first, VSI, Part.NEW, 3)])
    session = office.last_batch(binh_minh)
    _, filled = counts.fill_nothing(binh_minh, MAY, first)
    assert filled == 2
    row = counts.grid(binh_minh, MAY, VSI).rows[0].count
    assert (row.new, row.resumed, row.lapsed, row.closing) == (3, 0, 0, 108)
    assert counts.grid(binh_minh, MAY, VSI).rows[1].count.new is None
    assert len(undoing.listed(binh_minh, session)) == 1
    assert refused(binh_minh, lambda: counts.fill_nothing(binh_minh, MAY, first)) == (
        "count.nothing_to_fill"
    )
    assert refused(binh_minh, lambda: counts.fill_nothing(binh_minh, MAY, 999)) == "unit.stale"
    months.close(binh_minh, MAY, accepts_blanks=True)
    assert refused(binh_minh, lambda: counts.fill_nothing(binh_minh, MAY, second)) == "month.closed"


def test_the_history_of_a_figure_says_who_when_and_from_what_to_what(binh_minh: Store) -> None:
    type_may(binh_minh)
    first = unit_ids(binh_minh)[0]
    counts.set_counts(binh_minh, MAY, [Entry(first, VSI, Part.NEW, 20)])
    undoing.undo(binh_minh)
    found = history.of_figure(binh_minh, first, VSI, MAY, Part.NEW)
    assert [(past.old, past.new) for past in found] == [("20", "14"), ("14", "20"), (None, "14")]
    assert {(past.who, past.at, past.words, past.file) for past in found} == {
        ("Người thử", "2026-06-01T12:00:00", "Tăng mới", "")
    }
    assert found[0].what == "Hoàn tác: Nhập số liệu tháng 5/2026"
    assert history.of_figure(binh_minh, first, VSI, Month(2026, 9)) == ()
    everything = history.of_figure(binh_minh, first, VSI, MAY)
    assert {past.field for past in everything} == {"opening", "new", "resumed", "lapsed", "closing"}


def test_the_history_names_the_file(binh_minh: Store) -> None:
    type_may(binh_minh)
    with binh_minh.write("Nhập từ tệp") as db:
        db.run(
            "INSERT INTO import_file (batch_id, sha256, name, month, imported_at)"
            " SELECT MAX(batch_id), 'x', 'thon-1.xlsx', 202605, 'm' FROM history"
        )
    found = history.of_figure(binh_minh, unit_ids(binh_minh)[0], VSI, MAY, Part.NEW)
    assert found[0].file == "thon-1.xlsx"
