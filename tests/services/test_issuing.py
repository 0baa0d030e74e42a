"""What went out stays as it went out; the register finds it, and what has changed since is told."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bhdesk.domain.counts import Part
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.domain.issued import Nature
from bhdesk.domain.official import PaperDetails
from bhdesk.domain.periods import Month
from bhdesk.services import counts, issuing, office, reporting, undoing, wording
from bhdesk.services.counts import Entry
from bhdesk.store import health
from tests.offices import RESOURCES, VSI, dump, type_may, unit_ids

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bhdesk.services.issuing import Ready
    from bhdesk.store.engine import Store

MAY = Month(2026, 5)
SIGNED = date(2026, 6, 3)


def ready(store: Store, number: int | None = 15, day: date | None = SIGNED) -> Ready:
    paper = reporting.month_paper(store, MAY, PaperDetails(number, day))
    return issuing.ready(paper, paper.document, reporting.pdf(paper.document, RESOURCES))


def correct(store: Store, value: int = 12) -> None:
    """Thôn 1 had 12 new ones in May, not 14."""
    counts.set_counts(store, MAY, [Entry(unit_ids(store)[0], VSI, Part.NEW, value)])


def refused(store: Store, action: Callable[[], object]) -> str:
    before = dump(store)
    with pytest.raises(UserError) as caught:
        action()
    assert dump(store) == before, "a refusal writes nothing"
    return caught.value.code


@pytest.fixture
def may(binh_minh: Store) -> Store:
    type_may(binh_minh)
    return binh_minh


def test_a_paper_that_went_out_is_never_drawn_again(may: Store, tmp_path: Path) -> None:
    sent = ready(may)
    _, paper = issuing.issue(may, sent)
    correct(may)
    assert issuing.pages(may, paper.id) == sent.pages
    assert paper.sha256 == hashlib.sha256(sent.pages).hexdigest()
    target = tmp_path / "bao cao.pdf"
    issuing.save(may, paper.id, target)
    assert target.read_bytes() == sent.pages
    assert (paper.sign, paper.version, paper.as_of) == ("15/BC-BCĐ", 1, date(2026, 5, 31))


def test_what_changed_since_is_told_old_and_new(may: Store) -> None:
    issuing.issue(may, ready(may))
    assert issuing.changed_since(may, "month", str(MAY), ready(may).figures).listed == ()
    correct(may)
    since = issuing.changed_since(may, "month", str(MAY), ready(may).figures)
    told = {(one.unit_name, one.field): (one.old, one.new) for _, one in since.listed}
    # story S2: 105 + 14 + 2 − 2 = 119 in Thôn 1 and 612 in the commune; with 12 new ones 117, 610
    assert told["Thôn 1", "new"] == (14, 12)
    assert told["Thôn 1", "closing"] == (119, 117)
    assert told[None, "closing"] == (612, 610)
    assert {unit for unit, _ in told} == {"Thôn 1", None}
    assert {name for name, one in since.listed if one.field == "new"} == {"BHXH tự nguyện"}


def test_a_replacement_names_the_one_before_and_keeps_it(may: Store) -> None:
    first = ready(may)
    _, old = issuing.issue(may, first)
    correct(may)
    now = ready(may, 21, date(2027, 1, 4))
    assert refused(may, lambda: issuing.issue(may, now)) == "issued.already"
    since = issuing.changed_since(may, "month", str(MAY), now.figures)
    document = issuing.replacement(since, now.document, Nature.REPLACEMENT, "Thôn 1 đếm trùng")
    pages = reporting.pdf(document, RESOURCES)
    again = replace(now, document=document, pages=pages)
    assert refused(may, lambda: issuing.issue(may, again, Nature.REPLACEMENT)) == "issued.no_reason"
    _, new = issuing.issue(may, again, Nature.REPLACEMENT, "Thôn 1 đếm trùng")
    assert (new.version, new.replaces, new.sign) == (2, old.id, "21/BC-BCĐ")
    said = " ".join(block.text for block in document.blocks if hasattr(block, "text"))
    assert "thay thế Báo cáo số 15/BC-BCĐ ngày 03 tháng 6 năm 2026" in said
    assert issuing.pages(may, old.id) == first.pages
    latest = issuing.latest(may, "month", str(MAY))
    assert latest is not None
    assert latest.id == new.id


def test_a_number_is_given_once_in_its_series_and_year(may: Store) -> None:
    assert issuing.next_number(may, "BC-BCĐ", 2026) == 1
    _, paper = issuing.issue(may, ready(may))
    assert issuing.next_number(may, "BC-BCĐ", 2026) == 16
    assert issuing.next_number(may, "BC-UBND", 2026) == 1
    assert issuing.next_number(may, "BC-BCĐ", 2027) == 1
    june = replace(ready(may), period="2026-06")
    assert refused(may, lambda: issuing.issue(may, june)) == "issued.number_taken"
    issuing.withdraw(may, paper.id, "Phát hành nhầm")
    issuing.issue(may, june)


def test_blanks_of_the_form_are_filled_before_it_goes_out(may: Store) -> None:
    assert refused(may, lambda: issuing.issue(may, ready(may, None))) == "issued.no_number"
    assert refused(may, lambda: issuing.issue(may, ready(may, 15, None))) == "issued.no_day"
    second = ready(may)
    assert (
        refused(may, lambda: issuing.issue(may, second, Nature.SUPPLEMENT, "x"))
        == "issued.nothing_before"
    )


def test_what_replaces_a_paper_is_not_signed_before_it(may: Store) -> None:
    issuing.issue(may, ready(may))
    early = ready(may, 16, date(2026, 6, 2))
    assert (
        refused(may, lambda: issuing.issue(may, early, Nature.REPLACEMENT, "x"))
        == "issued.too_early"
    )
    issuing.issue(may, ready(may, 16), Nature.REPLACEMENT, "x")


def test_the_register_is_searched_without_diacritics(may: Store) -> None:
    _, paper = issuing.issue(may, ready(may))
    issuing.issue(may, replace(ready(may, 16), period="2026-04", title="Báo cáo tháng 4/2026"))
    assert [one.number for one in issuing.register(may)] == [16, 15]
    assert [one.number for one in issuing.register(may, "bao cao 15/bc-bcd")] == [15]
    assert [one.number for one in issuing.register(may, "03/6/2026 tháng 4")] == [16]
    assert issuing.register(may, "phường") == ()
    issuing.withdraw(may, paper.id, "Phát hành nhầm")
    (kept,) = issuing.register(may, "phat hanh nham")
    assert kept.is_withdrawn
    assert issuing.latest(may, "month", str(MAY)) is None
    assert refused(may, lambda: issuing.withdraw(may, paper.id, "lại")) == "issued.unknown"
    assert refused(may, lambda: issuing.withdraw(may, 99, "x")) == "issued.unknown"
    assert refused(may, lambda: issuing.withdraw(may, paper.id, " ")) == "issued.no_reason"


def test_a_file_that_was_touched_is_noticed(may: Store, tmp_path: Path) -> None:
    _, paper = issuing.issue(may, ready(may))
    assert not [one for one in health.check(may, tmp_path, may.now()) if "issued" in one.code]
    with may.write("x") as db:
        db.run("UPDATE issued_file SET data = :data", data=b"%PDF-1.4 khac")
    (found,) = [one for one in health.check(may, tmp_path, may.now()) if "issued" in one.code]
    assert found.params == {"sign": "15/BC-BCĐ"}
    with pytest.raises(StoreProblem) as caught:
        issuing.pages(may, paper.id)
    assert caught.value.code == "issued.damaged"
    assert refused(may, lambda: issuing.pages(may, 99)) == "issued.unknown"


def test_what_goes_out_is_what_was_seen(may: Store) -> None:
    """Each change after the paper was drawn stops it; another paper that goes out does not."""
    stale = "issued.stale"
    drawn = ready(may)
    correct(may)
    assert refused(may, lambda: issuing.issue(may, drawn)) == stale
    drawn = ready(may)
    office.set_office(may, {"addressee": "Hội đồng nhân dân tỉnh"})
    assert refused(may, lambda: issuing.issue(may, drawn)) == stale
    drawn = ready(may)
    wording.set_text(may, "month:2026-05", "opening", "Báo cáo như sau:", "x")
    assert refused(may, lambda: issuing.issue(may, drawn)) == stale
    drawn = ready(may)
    wording.set_text(may, "quarter:2026-Q2", "opening", "Báo cáo quý như sau:", "x")
    wording.save_block(may, "Lời cảm ơn", "Trân trọng cảm ơn.")
    issuing.issue(may, replace(drawn, period="2026-04", document=ready(may, 14).document))
    issuing.issue(may, drawn)


def test_undoing_reaches_past_a_paper_that_went_out(may: Store) -> None:
    """What was sent is sent: the step before it is taken back, the register stays as it is."""
    correct(may)
    _, paper = issuing.issue(may, ready(may))
    _, done = undoing.undo(may)
    assert "Phát hành" not in done.what
    assert issuing.register(may) == (paper,)
    assert issuing.changed_since(may, "month", str(MAY), ready(may).figures).listed
    issuing.withdraw(may, paper.id, "Phát hành nhầm")
    _, again = issuing.issue(may, ready(may))
    assert (again.version, again.replaces, again.sign) == (1, None, "15/BC-BCĐ")
    assert [one.is_withdrawn for one in issuing.register(may)] == [False, True]
