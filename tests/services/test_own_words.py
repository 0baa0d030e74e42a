"""Sentences of the officer's own: kept when figures change, told when they no longer agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bhdesk.domain import own_words
from bhdesk.domain.counts import Part
from bhdesk.domain.errors import UserError
from bhdesk.domain.own_words import Standing
from bhdesk.domain.periods import Month
from bhdesk.services import counts, reporting, undoing, wording
from bhdesk.services.counts import Entry
from bhdesk.store import paper_book
from tests.offices import VSI, dump, type_may, unit_ids

if TYPE_CHECKING:
    from collections.abc import Callable

    from bhdesk.domain.own_words import Wording
    from bhdesk.store.engine import Store

MAY = Month(2026, 5)
PAPER = "month:2026-05"


@pytest.fixture
def may(binh_minh: Store) -> Store:
    type_may(binh_minh)
    return binh_minh


def told(store: Store) -> dict[str, Wording]:
    report = reporting.month_report(store, MAY)
    assert wording.paper_key(report) == PAPER
    return {one.key: one for one in wording.wordings(store, report)}


def about_vsi(store: Store) -> Wording:
    """The composed paragraph on BHXH tự nguyện: 612 persons in May (story S2)."""
    return next(one for one in told(store).values() if "612 người" in one.text)


def refused(store: Store, action: Callable[[], object]) -> str:
    before = dump(store)
    with pytest.raises(UserError) as caught:
        action()
    assert dump(store) == before, "a refusal writes nothing"
    return caught.value.code


def test_an_edited_paragraph_survives_and_shows_its_old_numbers(may: Store) -> None:
    old = about_vsi(may)
    assert old.standing is Standing.COMPOSED
    wording.set_text(may, PAPER, old.key, "Cả xã có 612 người, nhiều nhất từ trước.", old.composed)
    now = told(may)[old.key]
    assert (now.text, now.standing) == (
        "Cả xã có 612 người, nhiều nhất từ trước.", Standing.EDITED,
    )  # fmt: skip
    assert now.composed == old.composed
    counts.set_counts(may, MAY, [Entry(unit_ids(may)[0], VSI, Part.NEW, 12)])  # 612 becomes 610
    now = told(may)[old.key]
    assert (now.standing, now.old_numbers) == (Standing.OUTDATED, ("612",))
    assert "610 người" in now.composed
    wording.keep(may, PAPER, old.key, now.composed)
    assert told(may)[old.key].standing is Standing.EDITED
    wording.take_new(may, PAPER, old.key)
    now = told(may)[old.key]
    assert (now.standing, "610 người" in now.text) == (Standing.COMPOSED, True)


def test_the_paper_says_what_the_officer_wrote(may: Store) -> None:
    old = about_vsi(may)
    wording.set_text(may, PAPER, old.key, "Câu của cán bộ.", old.composed)
    section = old.key.split("/")[0]
    _, added = wording.add_text(may, PAPER, section, "Đoạn thêm thứ nhất.\n\n  Dòng hai. ")
    _, other = wording.add_text(may, PAPER, section, "Đoạn thêm thứ hai.")
    assert told(may)[added].standing is Standing.OWN
    with may.read() as db:
        own = paper_book.own_texts(db, PAPER)
    report = own_words.applied(reporting.month_report(may, MAY), own)
    lines = report.narrative
    assert "Câu của cán bộ." in lines
    assert old.composed not in lines
    at = lines.index("Đoạn thêm thứ nhất.\nDòng hai.")
    assert lines[at + 1] == "Đoạn thêm thứ hai."
    wording.set_text(may, PAPER, old.key, "", old.composed)
    wording.set_text(may, PAPER, other, "", "")
    with may.read() as db:
        own = paper_book.own_texts(db, PAPER)
    lines = own_words.applied(reporting.month_report(may, MAY), own).narrative
    assert "Câu của cán bộ." not in lines
    assert "Đoạn thêm thứ hai." not in lines
    assert other not in told(may)


def test_it_is_one_step_to_undo(may: Store) -> None:
    old = about_vsi(may)
    wording.set_text(may, PAPER, old.key, "Một.", old.composed)
    wording.set_text(may, PAPER, old.key, "Hai.", old.composed)
    undoing.undo(may)
    assert told(may)[old.key].text == "Một."
    undoing.undo(may)
    assert told(may)[old.key].standing is Standing.COMPOSED
    undoing.redo(may)
    assert told(may)[old.key].text == "Một."


def test_refusals_write_nothing(may: Store) -> None:
    old = about_vsi(may)
    wording.set_text(may, PAPER, old.key, "Một.", old.composed)

    def write(words: str, expected: str | None = None) -> None:
        wording.set_text(may, PAPER, old.key, words, old.composed, expected)

    assert refused(may, lambda: write("Hai.", old.composed)) == "wording.stale"
    assert refused(may, lambda: write("a" * 4001)) == "wording.too_long"
    assert refused(may, lambda: wording.add_text(may, PAPER, "tasks", " \n ")) == "wording.empty"
    assert refused(may, lambda: wording.keep(may, PAPER, "tasks/7", "x")) == "wording.stale"


def test_blocks_of_the_office_are_kept_under_a_title(may: Store) -> None:
    wording.save_block(may, "Đề nghị BHXH", "Đề nghị BHXH cơ sở gửi danh sách trước ngày 05.")
    wording.save_block(may, "Lời cảm ơn", "Trân trọng cảm ơn.")
    first, second = wording.blocks(may)
    assert (first.title, second.text) == ("Đề nghị BHXH", "Trân trọng cảm ơn.")
    assert (
        refused(may, lambda: wording.save_block(may, "đề nghị  bhxh", "x")) == "wording.title_twice"
    )
    wording.save_block(may, "Đề nghị", "Nội dung khác.", first.id)
    assert wording.blocks(may)[0].title == "Đề nghị"
    wording.remove_block(may, second.id)
    assert len(wording.blocks(may)) == 1
    undoing.undo(may)
    assert [one.title for one in wording.blocks(may)] == ["Đề nghị", "Lời cảm ơn"]
    assert refused(may, lambda: wording.save_block(may, "", "x")) == "wording.no_title"
    assert refused(may, lambda: wording.remove_block(may, 99)) == "wording.stale"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("đạt 79,58% (769 người), tăng 64", ["79,58%", "769", "64"]),
        ("ngày 30/6/2026; 23.248 thẻ.", ["30/6/2026", "23.248"]),
        ("không có số", []),
    ],
)
def test_numbers_in_a_sentence(words: str, found: list[str]) -> None:
    assert list(own_words.numbers(words)) == found
