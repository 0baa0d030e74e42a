"""Schools typed column by column: what is half known, last month's figures, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month
from bhdesk.domain.schools import NOTHING, School, SchoolCount, SchoolTyped
from bhdesk.services import months, schools, undoing
from bhdesk.services.schools import SchoolEntry
from tests.offices import APRIL, VSI, dump, type_closings

if TYPE_CHECKING:
    from collections.abc import Callable

    from bhdesk.store.engine import Store

SEPTEMBER, OCTOBER = Month(2026, 9), Month(2026, 10)
S10 = SchoolCount(1246, 1198, 41)


def refused(store: Store, action: Callable[[], object]) -> str:
    before = dump(store)
    with pytest.raises(UserError) as caught:
        action()
    assert dump(store) == before, "a refusal writes nothing"
    return caught.value.code


def added(store: Store, name: str) -> int:
    return schools.save_school(store, School(name))[1]


def typed(store: Store, month: Month) -> list[SchoolTyped]:
    return [row.typed for row in schools.table(store, month).rows]


def set_cell(store: Store, school: int, field: str, value: int | None) -> None:
    schools.set_cells(store, SEPTEMBER, [SchoolEntry(school, field, value)])


def test_a_school_is_typed_cell_by_cell_and_reckoned_with_when_all_is_known(
    binh_minh: Store,
) -> None:
    number = added(binh_minh, "Trường A")
    set_cell(binh_minh, number, "pupils", 1246)
    assert typed(binh_minh, SEPTEMBER) == [SchoolTyped(1246)]
    seen = schools.table(binh_minh, SEPTEMBER)
    # nobody said yet that 1.246 pupils have no card
    assert (seen.rows[0].count, seen.total, seen.below, seen.blanks) == (None, None, (), 1)
    assert schools.latest(binh_minh, SEPTEMBER) is None
    assert refused(binh_minh, lambda: schools.paper(binh_minh, SEPTEMBER)) == "school.nothing"
    set_cell(binh_minh, number, "own_cards", 1198)
    set_cell(binh_minh, number, "other_cards", 41)
    assert schools.table(binh_minh, SEPTEMBER).total == S10
    assert schools.latest(binh_minh, SEPTEMBER) == SEPTEMBER


def test_cards_need_pupils_and_never_more_than_they_are(binh_minh: Store) -> None:
    number = added(binh_minh, "Trường A")

    def cell(field: str, value: int | None) -> Callable[[], None]:
        return lambda: set_cell(binh_minh, number, field, value)

    assert refused(binh_minh, cell("own_cards", 5)) == "school.pupils_first"
    set_cell(binh_minh, number, "pupils", 100)
    set_cell(binh_minh, number, "own_cards", 90)
    assert refused(binh_minh, cell("other_cards", 11)) == "school.over"
    assert refused(binh_minh, cell("pupils", 89)) == "school.over"
    assert refused(binh_minh, cell("other_cards", -1)) == "school.negative"
    assert refused(binh_minh, cell("pupils", None)) == "school.pupils_first"
    entries = [SchoolEntry(number, "pupils", None), SchoolEntry(number, "own_cards", None)]
    schools.set_cells(binh_minh, SEPTEMBER, entries)
    assert typed(binh_minh, SEPTEMBER) == [NOTHING]


def test_a_half_typed_school_is_taken_back_and_put_again(binh_minh: Store) -> None:
    number = added(binh_minh, "Trường A")
    set_cell(binh_minh, number, "pupils", 1246)
    set_cell(binh_minh, number, "own_cards", 1198)
    undoing.undo(binh_minh)
    assert typed(binh_minh, SEPTEMBER) == [SchoolTyped(1246)]
    undoing.undo(binh_minh)
    assert typed(binh_minh, SEPTEMBER) == [NOTHING]
    undoing.redo(binh_minh)
    undoing.redo(binh_minh)
    assert typed(binh_minh, SEPTEMBER) == [SchoolTyped(1246, 1198)]


def test_last_months_figures_go_into_blank_schools_only(binh_minh: Store) -> None:
    first, second = added(binh_minh, "Trường A"), added(binh_minh, "Trường B")

    def copied() -> tuple[object, int]:
        return schools.copy_before(binh_minh, OCTOBER)

    assert refused(binh_minh, copied) == "school.nothing_before"
    other = SchoolCount(800, 760, 40)
    schools.set_counts(binh_minh, SEPTEMBER, {first: S10, second: other})
    schools.set_cells(binh_minh, OCTOBER, [SchoolEntry(first, "pupils", 1250)])
    assert copied()[1] == 1
    assert typed(binh_minh, OCTOBER) == [SchoolTyped(1250), SchoolTyped.of(other)]
    assert refused(binh_minh, copied) == "school.nothing_before"
    undoing.undo(binh_minh)
    assert typed(binh_minh, OCTOBER) == [SchoolTyped(1250), NOTHING]


def test_a_closed_month_takes_no_school(binh_minh: Store) -> None:
    number = added(binh_minh, "Trường A")
    schools.set_counts(binh_minh, SEPTEMBER.shift(-1), {number: S10})
    type_closings(binh_minh, SEPTEMBER, VSI, APRIL)
    months.close(binh_minh, SEPTEMBER, accepts_blanks=True)
    entry = SchoolEntry(number, "pupils", 5)
    closed = refused(binh_minh, lambda: schools.set_cells(binh_minh, SEPTEMBER, [entry]))
    assert closed == "month.closed"
    assert refused(binh_minh, lambda: schools.copy_before(binh_minh, SEPTEMBER)) == "month.closed"


def test_a_school_that_ended_works_again_when_it_is_added(binh_minh: Store) -> None:
    number = added(binh_minh, "Trường A")
    schools.save_school(binh_minh, School("Trường A", is_active=False, id=number))
    assert schools.table(binh_minh, SEPTEMBER).rows == ()
    assert added(binh_minh, "trường  a") == number
    (row,) = schools.table(binh_minh, SEPTEMBER).rows
    assert (row.school.id, row.school.is_active) == (number, True)
    again = refused(binh_minh, lambda: schools.save_school(binh_minh, School("Trường A")))
    assert again == "school.twice"
