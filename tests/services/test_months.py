"""The life of a month: complete, closed, sent, reopened until a day, out of date afterwards."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from bhdesk import messages
from bhdesk.domain.counts import Part
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month
from bhdesk.services import counts, months, notes
from bhdesk.services.counts import Entry
from bhdesk.store.engine import Store
from tests.offices import (
    APRIL,
    HI,
    MIGRATIONS,
    VSI,
    dump,
    type_closings,
    type_flows,
    type_may,
    unit_ids,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

APR, MAY, JUNE = Month(2026, 4), Month(2026, 5), Month(2026, 6)


def refused(store: Store, action: Callable[[], object]) -> str:
    before = dump(store)
    with pytest.raises(UserError) as caught:
        action()
    assert dump(store) == before, "a refusal writes nothing"
    return caught.value.code


def type_one(store: Store, month: Month, value: int | None = 100) -> None:
    counts.set_counts(store, month, [Entry(unit_ids(store)[0], VSI, Part.CLOSING, value)])


def outdated(store: Store) -> list[int]:
    return [state.month for state in months.outdated(store)]


def test_which_villages_are_blank_is_told_by_measure(binh_minh: Store) -> None:
    type_closings(binh_minh, MAY, VSI, [*APRIL[:4], None, None])
    found = {item.measure.key: item for item in months.completeness(binh_minh, MAY)}
    assert [unit.name for unit in found[VSI].blanks] == ["Thôn Đoài", "Thôn Đông"]
    assert (found[VSI].is_begun, found[HI].is_begun, len(found[HI].blanks)) == (True, False, 6)


def test_a_measure_of_last_month_that_was_forgotten_is_asked_about(binh_minh: Store) -> None:
    type_closings(binh_minh, APR, HI, APRIL)
    type_closings(binh_minh, MAY, VSI, APRIL)
    with pytest.raises(UserError) as refused:
        months.close(binh_minh, MAY)
    assert refused.value.code == "month.forgotten"
    assert messages.of(refused.value).startswith("Tháng 5/2026 chưa có số nào của BHYT, tháng")
    type_closings(binh_minh, MAY, HI, [*APRIL[:5], None])
    with pytest.raises(UserError, match="incomplete"):
        months.close(binh_minh, MAY)
    type_closings(binh_minh, MAY, HI, APRIL)
    months.close(binh_minh, MAY)
    assert months.state(binh_minh, MAY) == "closed"


def test_only_a_closed_month_is_sent(binh_minh: Store) -> None:
    type_may(binh_minh)
    assert refused(binh_minh, lambda: months.send(binh_minh, MAY)) == "month.not_closed_yet"
    months.close(binh_minh, MAY)
    months.send(binh_minh, MAY)
    assert months.state(binh_minh, MAY) == "sent"
    for action, code in (
        (lambda: months.send(binh_minh, MAY), "month.already_sent"),
        (lambda: months.close(binh_minh, MAY), "month.already_closed"),
        (lambda: type_one(binh_minh, MAY), "month.sent"),
        (
            lambda: notes.set_reason(binh_minh, MAY, unit_ids(binh_minh)[0], VSI, "x"),
            "month.sent",
        ),
    ):
        assert refused(binh_minh, action) == code


def test_reopening_keeps_who_why_and_until_when(binh_minh: Store) -> None:
    type_may(binh_minh)
    months.close(binh_minh, MAY)
    yesterday = date(2026, 5, 31)
    assert refused(binh_minh, lambda: months.reopen(binh_minh, MAY, "sai", "", yesterday)) == (
        "month.until_past"
    )
    until = date(2026, 6, 5)
    months.reopen(binh_minh, MAY, "Thôn 2 gửi lại số", "Phó Chủ tịch", until)
    found = months.full_state(binh_minh, MAY)
    assert (found.who, found.reason, found.until) == ("Phó Chủ tịch", "Thôn 2 gửi lại số", until)
    logged = dump(binh_minh)["history"]
    for words in ("Phó Chủ tịch", "Thôn 2 gửi lại số", "2026-06-05"):
        assert words in repr(logged)


def test_a_month_whose_days_of_grace_are_over_is_closed_again(
    binh_minh: Store, tmp_path: Path
) -> None:
    type_may(binh_minh)
    months.close(binh_minh, MAY)
    months.reopen(binh_minh, MAY, "sai số", until=date(2026, 6, 5))
    type_one(binh_minh, MAY, 118)
    binh_minh.close()
    path = shutil.copy(binh_minh.path, tmp_path / "later.bhdesk")
    later = Store.open(
        path, "Người thử", MIGRATIONS, tmp_path, clock=lambda: datetime(2026, 6, 6, 0, 0)
    )
    assert months.state(later, MAY) == "closed"
    assert refused(later, lambda: type_one(later, MAY)) == "month.closed"
    assert refused(later, lambda: months.send(later, MAY)) == "month.not_closed_yet"
    months.close(later, MAY)
    months.send(later, MAY)
    months.reopen(later, MAY, "lần nữa")
    later.close()


def test_later_closed_months_are_out_of_date_until_they_are_closed_anew(binh_minh: Store) -> None:
    type_may(binh_minh)
    type_flows(binh_minh, JUNE, [(1, 0, 0)] * 6)
    for month in (APR, MAY, JUNE):
        months.close(binh_minh, month)
    months.send(binh_minh, JUNE)
    changes = months.reopen(binh_minh, APR, "Thôn 1 báo lại")
    assert changes.months >= {202604, 202605, 202606}
    assert outdated(binh_minh) == [202605, 202606]
    months.reopen(binh_minh, MAY, "tính lại")
    months.close(binh_minh, MAY)
    assert outdated(binh_minh) == [202606]
    type_one(binh_minh, APR, 100)
    assert outdated(binh_minh) == [202605, 202606], "a changed figure marks it anew"
    type_one(binh_minh, APR, 100)


def test_a_reopened_month_follows_what_was_changed_before_it(binh_minh: Store) -> None:
    type_may(binh_minh)
    type_flows(binh_minh, JUNE, [(1, 0, 0)] * 6)
    months.close(binh_minh, MAY)
    type_one(binh_minh, APR, 100)
    months.reopen(binh_minh, MAY, "tính lại")
    shown = [counts.grid(binh_minh, month, VSI).rows[0].count for month in (MAY, JUNE)]
    assert [(count.opening, count.closing) for count in shown] == [(100, 114), (114, 115)]


def test_a_month_that_would_be_impossible_is_still_reopened(binh_minh: Store) -> None:
    type_closings(binh_minh, APR, VSI, APRIL)
    type_flows(binh_minh, MAY, [(0, 0, 50)] * 6)
    months.close(binh_minh, MAY)
    type_one(binh_minh, APR, 20)
    months.reopen(binh_minh, MAY, "sửa lại")
    with binh_minh.read() as db:
        kept = db.value("SELECT opening FROM figure WHERE month = 202605 ORDER BY unit_id LIMIT 1")
    assert kept == 105
    counts.set_counts(binh_minh, MAY, [Entry(unit_ids(binh_minh)[0], VSI, Part.LAPSED, 5)])
    assert counts.grid(binh_minh, MAY, VSI).rows[0].count.closing == 15


def test_the_year_tells_each_month_and_who_has_entered_it(binh_minh: Store) -> None:
    type_may(binh_minh)
    type_closings(binh_minh, JUNE, VSI, [120, None, None, None, None, None])
    months.close(binh_minh, APR)
    months.send(binh_minh, APR)
    months.close(binh_minh, MAY)
    counts.set_counts(
        binh_minh, Month(2026, 3), [Entry(unit_ids(binh_minh)[0], VSI, Part.CLOSING, 90)]
    )
    found = months.year(binh_minh, MAY)
    assert [item.month.number for item in found] == list(range(1, 13))
    april, may, june = found[3:6]
    assert [(m.key, done) for m, done in april.done] == [(VSI, 6)]
    assert (april.state, may.state, june.state) == ("sent", "closed", "open")
    assert (april.known.is_outdated, may.known.is_outdated) == (True, True)
    assert [(m.key, done) for m, done in june.done] == [(VSI, 1)]
    assert (june.is_begun, found[6].is_begun, june.units) == (True, False, 6)
