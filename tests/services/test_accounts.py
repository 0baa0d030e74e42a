"""Benefits paid by account (R24, Tứ Kỳ II.2): the months of a year, "trên 99%" strictly."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from bhdesk.domain.counts import Part
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month
from bhdesk.domain.progress import State
from bhdesk.services import accounts, bases, counts, months, office, undoing
from bhdesk.services.accounts import AccountCell
from bhdesk.services.counts import Entry
from tests.offices import APRIL, PAID, VSI, dump, type_closings

if TYPE_CHECKING:
    from collections.abc import Callable

    from bhdesk.store.engine import Store

MAY, JUNE = Month(2026, 5), Month(2026, 6)
RATE = "bank_payment_rate"


def refused(store: Store, action: Callable[[], object]) -> str:
    before = dump(store)
    with pytest.raises(UserError) as caught:
        action()
    assert dump(store) == before, "a refusal writes nothing"
    return caught.value.code


def put(store: Store, month: Month, base: int | None, paid: int | None) -> None:
    accounts.set_cells(
        store, RATE, [AccountCell(month, True, base), AccountCell(month, False, paid)]
    )


def month_of(store: Store, month: Month) -> accounts.AccountMonth:
    return next(one for one in accounts.year(store, 2026, RATE) if one.month == month)


def test_exactly_99_percent_is_not_more_than_99(binh_minh: Store) -> None:
    put(binh_minh, MAY, 2000, 1980)
    put(binh_minh, JUNE, 2000, 1981)
    may, june = month_of(binh_minh, MAY), month_of(binh_minh, JUNE)
    assert (may.line.rate, may.shown, may.line.state) == (Fraction(99), "99,00%", State.NOT_REACHED)
    # more than 99% of 2.000 are 1.981
    assert (may.line.required, may.line.gap) == (1981, 1)
    assert (june.shown, june.line.state) == ("99,05%", State.REACHED)


def test_a_rate_just_over_99_is_printed_so_that_it_is_seen(binh_minh: Store) -> None:
    put(binh_minh, MAY, 1_000_000, 990_001)
    may = month_of(binh_minh, MAY)
    assert (may.shown, may.line.state) == ("99,0001%", State.REACHED)


def test_both_are_the_figures_of_the_month_and_of_the_targets(binh_minh: Store) -> None:
    put(binh_minh, MAY, 2000, 1981)
    table = bases.table(binh_minh, MAY.last_day)
    assert table.office["beneficiaries"].value == 2000
    figures = {f.measure.key: f.value for f in counts.office_figures(binh_minh, MAY)}
    assert figures[PAID] == 1981
    place = office.frame(binh_minh).office_id
    counts.set_counts(binh_minh, MAY, [Entry(place, PAID, Part.CLOSING, 1979)])
    assert month_of(binh_minh, MAY).line.part == 1979


def test_a_denominator_holds_until_another_is_told_and_can_be_taken_out(binh_minh: Store) -> None:
    put(binh_minh, MAY, 2000, 1981)
    june = month_of(binh_minh, JUNE)
    assert (june.line.base is not None and june.line.base.value, june.has_own_base) == (2000, False)
    put(binh_minh, JUNE, 2010, None)
    june = month_of(binh_minh, JUNE)
    assert (june.line.base is not None and june.line.base.value, june.has_own_base) == (2010, True)
    accounts.set_cells(binh_minh, RATE, [AccountCell(JUNE, True, None)])
    june = month_of(binh_minh, JUNE)
    assert (june.line.base is not None and june.line.base.value, june.has_own_base) == (2000, False)
    undoing.undo(binh_minh)
    assert month_of(binh_minh, JUNE).has_own_base is True
    undoing.undo(binh_minh)
    undoing.undo(binh_minh)
    assert month_of(binh_minh, MAY).line.part is None


def test_what_cannot_be_is_refused_whole(binh_minh: Store, tra_vinh: Store) -> None:
    def cells(*made: AccountCell, key: str = RATE) -> Callable[[], object]:
        return lambda: accounts.set_cells(binh_minh, key, made)

    good = AccountCell(MAY, False, 5)
    assert refused(binh_minh, cells(good, AccountCell(JUNE, False, -1))) == "count.negative"
    assert refused(binh_minh, cells(good, AccountCell(JUNE, True, -1))) == "base.negative"
    assert refused(binh_minh, cells(good, key="hi_coverage")) == "indicator.unknown"
    type_closings(binh_minh, MAY, VSI, APRIL)
    months.close(binh_minh, MAY, accepts_blanks=True)
    assert refused(binh_minh, cells(good)) == "month.closed"
    assert refused(binh_minh, cells(AccountCell(MAY, True, 5))) == "month.closed"
    assert month_of(binh_minh, MAY).is_locked
    assert accounts.indicators(tra_vinh, 2023) == ()
