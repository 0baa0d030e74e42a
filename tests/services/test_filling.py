"""What is filled in beside a paper survives, and can be taken back."""

from __future__ import annotations

import pytest

from bhdesk.services import filling, office, undoing

PAPER, TITLE = "quarter:2026-Q2", "Báo cáo quý II/2026"


@pytest.fixture
def store(open_office):
    return open_office("binh-minh")


def test_each_paper_has_its_own(store) -> None:
    filling.fill_in(store, PAPER, TITLE, {"number": "15", "signer": 3, "addressee": None})
    assert filling.filled_in(store, PAPER) == {"number": "15", "signer": 3, "addressee": None}
    assert filling.filled_in(store, "quarter:2026-Q3") == {}


def test_it_is_taken_back_and_done_again(store) -> None:
    since = office.last_batch(store)
    filling.fill_in(store, PAPER, TITLE, {"number": "15"})
    filling.fill_in(store, PAPER, TITLE, {"number": "16"})
    undoing.undo(store, since=since)
    assert filling.filled_in(store, PAPER) == {"number": "15"}
    undoing.undo(store, since=since)
    assert filling.filled_in(store, PAPER) == {}
    undoing.redo(store, since=since)
    assert filling.filled_in(store, PAPER) == {"number": "15"}


def test_the_office_keeps_its_own_settings(store) -> None:
    before = office.frame(store).office
    filling.fill_in(store, PAPER, TITLE, {"symbol": "KHÁC"})
    assert office.frame(store).office == before
