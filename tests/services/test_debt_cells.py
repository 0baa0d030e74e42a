"""Late payment cell by cell: emptied, several quarters at once, and its history (R25)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month, Period
from bhdesk.domain.progress import State
from bhdesk.services import debt, history, months, undoing
from bhdesk.services.debt import DebtCell
from tests.offices import VSI, dump, type_closings

if TYPE_CHECKING:
    from bhdesk.store.engine import Store

THIRD, FOURTH = Period.parse("2023-Q3"), Period.parse("2023-Q4")


def put(store: Store, quarter: Period, field: str, value: int | None) -> None:
    debt.set_cells(store, [DebtCell(quarter, field, value)])


def figures(store: Store, number: int) -> tuple[int | None, ...]:
    one = debt.year(store, 2023)[number - 1]
    return one.late, one.receivable, one.employers


def test_cells_are_typed_one_by_one_and_emptied_again(tra_vinh: Store) -> None:
    for field, value in (("late", 312_700_000), ("receivable", 18_450_000_000), ("employers", 3)):
        put(tra_vinh, THIRD, field, value)
    assert figures(tra_vinh, 3) == (312_700_000, 18_450_000_000, 3)
    assert debt.year(tra_vinh, 2023)[2].state is State.OVER_CEILING
    for field, left in (("late", (None, 18_450_000_000, 3)), ("receivable", (None, None, 3)),
                        ("employers", (None, None, None))):  # fmt: skip
        put(tra_vinh, THIRD, field, None)
        assert figures(tra_vinh, 3) == left
    undoing.undo(tra_vinh)
    undoing.undo(tra_vinh)
    undoing.undo(tra_vinh)
    assert figures(tra_vinh, 3) == (312_700_000, 18_450_000_000, 3)


def test_a_block_with_one_impossible_quarter_writes_nothing(tra_vinh: Store) -> None:
    before = dump(tra_vinh)
    cells = [DebtCell(THIRD, "late", 5), DebtCell(FOURTH, "late", 9),
             DebtCell(FOURTH, "receivable", 8)]  # fmt: skip
    with pytest.raises(UserError) as caught:
        debt.set_cells(tra_vinh, cells)
    assert caught.value.code == "debt.over"
    assert dump(tra_vinh) == before


def test_every_change_of_a_quarter_is_told_newest_first(tra_vinh: Store) -> None:
    assert history.of_debt(tra_vinh, THIRD) == ()
    put(tra_vinh, THIRD, "late", 300)
    put(tra_vinh, THIRD, "receivable", 1000)
    put(tra_vinh, FOURTH, "late", 7)
    put(tra_vinh, THIRD, "employers", 2)
    put(tra_vinh, THIRD, "late", 250)
    told = [(one.words, one.old, one.new) for one in history.of_debt(tra_vinh, THIRD)]
    assert told == [
        ("Số tiền chậm đóng", "300", "250"),
        ("Đơn vị chậm đóng", None, "2"),
        ("Số phải thu", None, "1000"),
        ("Số tiền chậm đóng", None, "300"),
    ]


def test_the_month_after_a_quarter_is_closed_without_being_asked_for_debt(tra_vinh: Store) -> None:
    put(tra_vinh, THIRD, "late", 312_700_000)
    for month in (Month(2023, 9), Month(2023, 10)):
        type_closings(tra_vinh, month, VSI, [100] * 10)
    months.close(tra_vinh, Month(2023, 10), accepts_blanks=False)
    assert months.state(tra_vinh, Month(2023, 10)) == "closed"
