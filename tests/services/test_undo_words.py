"""Taking back what was done to the words of a paper, a sentence left out above all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bhdesk.services import office, undoing, wording
from bhdesk.store import paper_book

if TYPE_CHECKING:
    from bhdesk.store.engine import Store

PAPER, KEY, COMPOSED = "quarter:2026-Q2", "results/hi_participants", "Có 612 người."


@pytest.fixture
def store(open_office):
    return open_office("binh-minh")


def stored(store: Store) -> str | None:
    with store.read() as db:
        own = paper_book.own_texts(db, PAPER).get(KEY)
    return own.text if own else None


def test_every_step_comes_back_in_turn(store) -> None:
    since = office.last_batch(store)
    for said in ("", "Câu của tôi.", "", "Câu khác."):
        wording.set_text(store, PAPER, KEY, said, COMPOSED)
    wording.take_new(store, PAPER, KEY)
    found = []
    for _ in range(5):
        undoing.undo(store, since=since)
        found.append(stored(store))
    assert found == ["Câu khác.", "", "Câu của tôi.", "", None]


def test_a_sentence_left_out_is_left_out_again(store) -> None:
    since = office.last_batch(store)
    wording.set_text(store, PAPER, KEY, "", COMPOSED)
    undoing.undo(store, since=since)
    assert stored(store) is None
    undoing.redo(store, since=since)
    assert stored(store) == ""


def test_what_was_done_is_named_as_people_name_the_paper(store) -> None:
    wording.set_text(store, PAPER, KEY, "Câu của tôi.", COMPOSED)
    assert undoing.last(store).what == "Sửa lời văn báo cáo quý II/2026"
