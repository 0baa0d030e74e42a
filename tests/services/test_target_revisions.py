"""Decisions over targets: by last year's result, by own weights, and the old ones listed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month
from bhdesk.services import targets
from tests.offices import VSI, dump, split_targets, type_bases, type_closings, unit_ids

if TYPE_CHECKING:
    from bhdesk.store.engine import Store

JULY = date(2026, 7, 1)
DECEMBER = (100, 80, 60, 90, 85, 95)


@pytest.fixture
def store(binh_minh: Store) -> Store:
    type_bases(binh_minh)
    split_targets(binh_minh)
    return binh_minh


def test_a_split_by_last_years_result(store: Store) -> None:
    type_closings(store, Month(2025, 12), VSI, DECEMBER)
    made = targets.preview(store, VSI, "last_year", JULY, total=1020)
    assert [share.value for share in made.shares] == [200, 160, 120, 180, 170, 190]
    assert made.sum == 1020


def test_a_split_by_own_weights_keeps_them(store: Store) -> None:
    weights = dict(zip(unit_ids(store), (3, 1, 1, 2, 2, 1), strict=True))
    made = targets.preview(store, VSI, "own_weights", JULY, total=100, own_weights=weights)
    assert [share.value for share in made.shares] == [30, 10, 10, 20, 20, 10]
    targets.save(store, made, JULY, document="45/QĐ-UBND", document_day=date(2026, 6, 28))
    (new, *_) = targets.revisions(store, VSI, 2026)
    assert new.sheet.method == "own_weights"
    assert {share.unit: share.weight for share in new.sheet.shares} == weights


def test_weights_that_cannot_be_used_are_refused(store: Store) -> None:
    before = dump(store)
    units = unit_ids(store)
    for own, code in (
        (dict.fromkeys(units, 0), "target.no_weights"),
        (dict.fromkeys(units, -1), "target.no_weights"),
        ({units[0]: 1}, "target.missing_weight"),
        (None, "target.missing_weight"),
    ):
        with pytest.raises(UserError) as refused:
            targets.preview(store, VSI, "own_weights", JULY, total=100, own_weights=own)
        assert refused.value.code == code
    with pytest.raises(UserError) as refused:
        targets.preview(store, VSI, "last_year", JULY, total=100)
    assert refused.value.code == "target.missing_weight"
    assert dump(store) == before


def test_old_decisions_are_listed_with_document_and_day(store: Store) -> None:
    first = targets.view(store, date(2026, 6, 30))
    made = targets.preview(store, VSI, "equal", JULY, total=900)
    targets.save(store, made, JULY, document="45/QĐ-UBND", document_day=date(2026, 6, 28))
    targets.set_target(store, VSI, unit_ids(store)[0], 151, JULY)
    new, old = targets.revisions(store, VSI, 2026)
    assert (new.sheet.document, new.sheet.document_day) == ("45/QĐ-UBND", date(2026, 6, 28))
    assert (new.sheet.effective_from, new.until, new.sheet.total) == (JULY, None, 900)
    assert (old.sheet.effective_from, old.until) == (date(2026, 1, 1), date(2026, 6, 30))
    assert (old.who, new.who, new.at) == ("Người thử", "Người thử", "2026-06-01T12:00:00")
    assert targets.view(store, date(2026, 6, 30)).sheets == first.sheets, "June keeps the old one"
    assert targets.revisions(store, VSI, 2025) == ()


def test_a_correction_mends_the_decision_that_holds(store: Store) -> None:
    made = targets.preview(store, VSI, "equal", JULY, total=900)
    targets.save(store, made, JULY, document="45/QĐ-UBND", document_day=date(2026, 6, 28))
    mended = targets.preview(store, VSI, "equal", JULY, total=906)
    targets.save(store, mended, date(2026, 8, 5), is_correction=True)
    new, old = targets.revisions(store, VSI, 2026)
    assert (new.sheet.effective_from, new.sheet.total) == (JULY, 906)
    assert (new.sheet.document, new.sheet.document_day) == ("45/QĐ-UBND", date(2026, 6, 28))
    assert old.sheet.total == 769


def test_a_decision_never_covers_another(store: Store) -> None:
    made = targets.preview(store, VSI, "equal", JULY, total=900)
    targets.save(store, made, JULY, document="45/QĐ-UBND")
    before = dump(store)
    for day in (JULY, date(2026, 6, 1)):
        with pytest.raises(UserError) as refused:
            targets.save(store, made, day, document="50/QĐ-UBND")
        assert (refused.value.code, refused.value.params["day"]) == (
            "target.day_order", "01/07/2026",
        )  # fmt: skip
    assert dump(store) == before
