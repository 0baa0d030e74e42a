"""Peak months: own targets, counting by day, an ordinary month; figures of story S2 by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from bhdesk import sample
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month, Period
from bhdesk.services import deadlines, month_views, office, peaks, reporting, undoing
from bhdesk.services.peaks import PeakEntry
from tests.offices import HI, MIGRATIONS, RESOURCES, VSI, dump, unit_ids

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bhdesk.store.engine import Store

MAY = Month(2026, 5)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cao điểm") / "a.bhdesk"
    sample.build_binh_minh(path, MIGRATIONS, RESOURCES, last=6, has_campaign=False).close()
    return path


@pytest.fixture
def store(built: Path, tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "a.bhdesk"
    path.write_bytes(built.read_bytes())
    made = office.open_file(path, "Người thử", MIGRATIONS, tmp_path)
    yield made
    made.close()


def refused(store: Store, action: Callable[[], object]) -> str:
    before = dump(store)
    with pytest.raises(UserError) as caught:
        action()
    assert dump(store) == before, "a refusal writes nothing"
    return caught.value.code


def test_an_ordinary_month_beside_the_peak_month(store: Store) -> None:
    seen = peaks.month(store, MAY, VSI)
    # S2: 68 new in May against 21 in April; January to April 12 + 6 + 18 + 21 = 57, mean 14,25
    assert (seen.office.new, seen.office.before) == (68, 21)
    assert seen.office.ordinary == Fraction(57, 4)
    assert seen.office.words == (
        "Tăng mới 68 người; tháng trước 21 người; gấp 4,8 lần bình quân tháng thường 14,3 người."
    )
    assert [row.new for row in seen.rows] == [14, 10, 8, 13, 11, 12]
    told = month_views.standing(store, MAY, VSI).peak
    assert "tăng mới 68 người" in told
    assert "21 người" in told


def test_the_months_own_target_is_kept_and_told(store: Store) -> None:
    assert peaks.month(store, MAY, VSI).office.target is None
    peaks.set_target(store, MAY, VSI, 60)
    first = unit_ids(store)[0]
    peaks.set_target(store, MAY, VSI, 15, first)
    seen = peaks.month(store, MAY, VSI)
    assert (seen.office.target, seen.office.missing) == (60, -8)
    assert seen.office.percent == Fraction(6800, 60)
    assert (seen.rows[0].target, seen.rows[0].missing) == (15, 1)
    paper = reporting.paper(store, "peak", Period.parse("2026-05"))
    told = " ".join(paper.report.narrative)
    assert "Chỉ tiêu giao trong tháng 60 người tăng mới, đạt 113,33%, vượt 8 người." in told
    asked = reporting.paper(store, "peak", Period.parse("2026-05"), own_target=80)
    assert "Chỉ tiêu giao trong tháng 80 người" in " ".join(asked.report.narrative)
    due = deadlines.listed(store, date(2026, 5, 1), date(2026, 5, 31), date(2026, 6, 1)).rows
    found = next(row for row in due if row.key == "peak:vsi_peak:2026")
    assert (found.is_done, found.ref) == (True, "2026-05/vsi_participants")
    peaks.set_target(store, MAY, VSI, 69)
    due = deadlines.listed(store, date(2026, 5, 1), date(2026, 5, 31), date(2026, 6, 1)).rows
    assert not next(row for row in due if row.key == "peak:vsi_peak:2026").is_done
    undoing.undo(store)
    assert peaks.month(store, MAY, VSI).office.target == 60
    peaks.set_target(store, MAY, VSI, None)
    assert peaks.month(store, MAY, VSI).office.target is None


def test_counting_by_day_and_week_against_the_month(store: Store) -> None:
    one, two = unit_ids(store)[:2]
    entries = [
        PeakEntry(date(2026, 5, 8), one, 5),
        PeakEntry(date(2026, 5, 8), two, 4),
        PeakEntry(date(2026, 5, 10), one, 3),  # a Sunday: the week's figure
        PeakEntry(date(2026, 5, 11), one, 6),  # the next Monday
    ]
    peaks.set_counts(store, MAY, VSI, entries)
    seen = peaks.month(store, MAY, VSI)
    assert dict(seen.days) == {
        date(2026, 5, 8): 9, date(2026, 5, 10): 3, date(2026, 5, 11): 6,
    }  # fmt: skip
    assert dict(seen.weeks) == {date(2026, 5, 4): 12, date(2026, 5, 11): 6}
    # Thôn 1: 5 + 3 + 6 = 14, as its month says; Thôn 2: 4 of 10; the others were not counted
    assert [(row.counted, row.difference) for row in seen.rows[:3]] == [
        (14, 0),
        (4, -6),
        (None, None),
    ]
    assert (seen.office.counted, seen.office.difference) == (18, -50)
    peaks.set_counts(store, MAY, VSI, [PeakEntry(date(2026, 5, 11), one, None)])
    assert peaks.month(store, MAY, VSI).rows[0].counted == 8
    undoing.undo(store)
    undoing.undo(store)
    assert peaks.month(store, MAY, VSI).counts == ()


def test_before_the_month_is_typed_the_daily_counts_tell_how_far(store: Store) -> None:
    november = Month(2026, 11)
    peaks.set_target(store, november, HI, 40)
    unit = unit_ids(store)[0]
    peaks.set_counts(store, november, HI, [PeakEntry(date(2026, 11, 2), unit, 25)])
    seen = peaks.month(store, november, HI)
    assert (seen.office.new, seen.office.won, seen.office.missing) == (None, 25, 15)
    assert seen.office.words == "Tăng mới 25 người; còn thiếu 15 người."


SECOND_PEAK = """
[[campaign]]
key = "vsi_peak_march"
name_vi = "Đợt cao điểm tháng 3"
month = 3
every = "year"
indicator = "vsi_participants"
"""


def test_another_peak_month_is_no_ordinary_month(store: Store) -> None:
    source = (RESOURCES / "samples" / "binh-minh-2026.toml").read_text("utf-8")
    office.adopt_plan(store, source + SECOND_PEAK)
    seen = peaks.month(store, MAY, VSI)
    # without March: 12 + 6 + 21 = 39, mean 13
    assert seen.office.ordinary == 13
    assert [month.number for month, _, _ in peaks.months(store, 2026)] == [3, 5, 11]
    assert peaks.month(store, Month(2026, 3), VSI).office.ordinary == 9  # (12 + 6) / 2


def test_what_cannot_be_is_refused(store: Store) -> None:
    unit = unit_ids(store)[0]
    place = office.frame(store).office_id

    def count(day: date, where: int, value: int, month: Month = MAY, measure: str = VSI) -> str:
        entry = PeakEntry(day, where, value)
        return refused(store, lambda: peaks.set_counts(store, month, measure, [entry]))

    assert count(date(2026, 6, 1), unit, 3) == "peak.other_month"
    assert count(date(2026, 5, 4), place, 3) == "peak.not_unit"
    assert count(date(2026, 5, 4), unit, -1) == "peak.negative"
    assert count(date(2026, 4, 4), unit, 1, Month(2026, 4)) == "peak.not_peak"
    assert count(date(2026, 5, 4), unit, 1, MAY, HI) == "peak.not_peak"
    assert count(date(2027, 5, 4), unit, 1, Month(2027, 5)) == "peak.not_peak"
    assert refused(store, lambda: peaks.set_target(store, MAY, VSI, -5)) == "peak.negative"
    assert refused(store, lambda: peaks.set_target(store, MAY, VSI, 5, 999)) == "peak.not_unit"
    mixed = [PeakEntry(date(2026, 5, 4), unit, 5), PeakEntry(date(2026, 6, 4), unit, 5)]
    assert refused(store, lambda: peaks.set_counts(store, MAY, VSI, mixed)) == "peak.other_month"
