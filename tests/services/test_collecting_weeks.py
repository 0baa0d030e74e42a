"""Targets and results of agents by week beside those of the month (R21, BN-14)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bhdesk import sample
from bhdesk.domain.collecting import Collected
from bhdesk.domain.errors import UserError
from bhdesk.domain.people import Body, BodyKind, Member, Seat
from bhdesk.domain.periods import Month, Period
from bhdesk.services import collecting, people, undoing
from tests.offices import MIGRATIONS, RESOURCES, VSI, dump, unit_ids

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bhdesk.store.engine import Store

MAY, PERIOD = Month(2026, 5), Period.parse("2026-05")
MONDAY, NEXT = date(2026, 5, 4), date(2026, 5, 11)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "a.bhdesk"
    made = sample.build_binh_minh(path, MIGRATIONS, RESOURCES, last=4, has_campaign=False)
    yield made
    made.close()


@pytest.fixture
def post_office(store: Store) -> tuple[int, int, int]:
    """The organisation and two of its agents."""
    _, body = people.save_body(store, Body(BodyKind.COLLECTOR, "Bưu điện"))
    one, two = (
        people.save_member(store, Member(body, name, seat=Seat.AGENT))[1]
        for name in ("Bà Tô Thị P", "Ông Đinh Văn Q")
    )
    return body, one, two


def told(store: Store, week: date | None = None) -> list[tuple[int | None, int | None]]:
    (table,) = collecting.view(store, PERIOD, VSI, week).tables
    return [(line.target, line.result) for line in (*table.agents, table.sum)]


def test_weeks_make_the_month_until_it_is_told(
    store: Store, post_office: tuple[int, int, int]
) -> None:
    body, one, two = post_office
    collecting.set_figures(store, [
        Collected(MAY, body, VSI, 20, None, one),
        Collected(MAY, body, VSI, 5, 4, one, week=MONDAY),
        Collected(MAY, body, VSI, 5, 6, one, week=NEXT),
        Collected(MAY, body, VSI, None, 2, two, week=NEXT),
    ])  # fmt: skip
    # the month's own target stands, its result is what the weeks brought
    assert told(store) == [(20, 10), (None, 2), (20, 12)]
    assert told(store, NEXT) == [(5, 6), (None, 2), (5, 8)]
    assert told(store, date(2026, 5, 18)) == [(None, None), (None, None), (None, None)]
    collecting.set_figures(store, [Collected(MAY, body, VSI, 20, 11, one)])
    assert told(store)[0] == (20, 11), "the month as told is not added to its weeks"
    village = unit_ids(store)[0]
    collecting.set_figures(store, [Collected(MAY, body, VSI, None, 3, two, village)])
    assert told(store)[1] == (None, 3), "villages are not added to weeks"
    undoing.undo(store)
    (quarter,) = collecting.view(store, Period.parse("2026-Q2"), VSI).tables
    assert (quarter.sum.target, quarter.sum.result) == (20, 13)
    undoing.undo(store)
    assert told(store)[0] == (20, 10)


def test_who_has_not_told_a_result_is_named(
    store: Store, post_office: tuple[int, int, int]
) -> None:
    body, one, _ = post_office
    collecting.set_figures(store, [Collected(MAY, body, VSI, 20, 0, one)])
    (table,) = collecting.view(store, PERIOD, VSI).tables
    assert [member.name for member in table.blank] == ["Ông Đinh Văn Q"]


def test_a_week_begins_on_a_monday_of_its_month(
    store: Store, post_office: tuple[int, int, int]
) -> None:
    body, one, _ = post_office
    before = dump(store)
    for wrong in (
        Collected(MAY, body, VSI, 1, 1, one, week=date(2026, 5, 5)),
        Collected(MAY, body, VSI, 1, 1, one, week=date(2026, 4, 27)),
        Collected(MAY, body, VSI, 1, 1, one, unit_ids(store)[0], week=MONDAY),
    ):
        with pytest.raises(UserError) as caught:
            collecting.set_figures(store, [wrong])
        assert caught.value.code == "collected.not_week"
    assert dump(store) == before
