"""Stories S1, S2, S3, S5 and S6 of domain.md G, through the services on a real data file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bhdesk import messages
from bhdesk.domain import board, progress, text
from bhdesk.domain.activities import Activity, Kind
from bhdesk.domain.counts import Part
from bhdesk.domain.document import Table
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month
from bhdesk.domain.progress import State
from bhdesk.domain.targets import Reason
from bhdesk.services import activities, counts, office, reporting, targets, units
from bhdesk.services.counts import Entry
from tests.offices import (
    CSI,
    HI,
    S1_DAY,
    UI,
    VILLAGES,
    VSI,
    split_targets,
    type_bases,
    type_closings,
    type_may,
    unit_ids,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bhdesk.domain.document import Block
    from bhdesk.store.engine import Store

MAY = Month(2026, 5)
DATA = Path(__file__).resolve().parents[1] / "data"


def required(store: Store) -> dict[str, int | None]:
    seen = targets.view(store, S1_DAY)
    return {rate.indicator.key: rate.required for rate in seen.rates}


def totals(store: Store, on: date = S1_DAY) -> dict[str, tuple[int | None, int | None, int | None]]:
    return {
        sheet.measure.key: (sheet.sum, sheet.total, sheet.difference)
        for sheet in targets.view(store, on).sheets
    }


def test_s1_from_rates_to_heads_to_villages(binh_minh: Store) -> None:
    before = required(binh_minh)
    for key in ("hi_coverage", "si_rate", "csi_rate", "vsi_rate", "ui_rate"):
        assert before[key] is None
    with pytest.raises(UserError) as refused:
        targets.preview(binh_minh, VSI, "labour_force", S1_DAY)
    assert refused.value.code == "target.no_total"
    assert "chưa có dân số, LLLĐ" in messages.of(refused.value)

    type_bases(binh_minh)
    heads = required(binh_minh)
    assert [heads[k] for k in ("hi_coverage", "si_rate", "csi_rate", "vsi_rate", "ui_rate")] == [
        23742, 7044, 6275, 769, 6076,
    ]  # fmt: skip
    by_labour = targets.preview(binh_minh, VSI, "labour_force", S1_DAY)
    assert [s.value for s in by_labour.shares] == [143, 123, 102, 137, 134, 130]
    assert by_labour.sum == 769
    by_population = targets.preview(binh_minh, "hi_coverage", "population", S1_DAY)
    assert [s.value for s in by_population.shares] == [4422, 3801, 3142, 4221, 4135, 4021]
    assert by_population.sum == 23742

    changed = by_labour.with_value(unit_ids(binh_minh)[2], 105)
    with pytest.raises(UserError) as refused:
        targets.save(binh_minh, changed, S1_DAY)
    assert refused.value.code == "target.needs_reason"
    sentence = messages.of(refused.value)
    assert "772" in sentence
    assert "769" in sentence
    assert "+3" in sentence
    assert totals(binh_minh)[VSI] == (None, 769, None), "cancelled: nothing is kept"

    split_targets(binh_minh)
    assert totals(binh_minh)[VSI] == (769, 769, 0)
    annex = targets.annex(binh_minh, S1_DAY)
    listed = [cell for cell in words(annex_blocks(annex)) if cell in VILLAGES]
    assert listed[: len(VILLAGES)] == list(VILLAGES)


def annex_blocks(document: object) -> list[Block]:
    found = list(document.blocks)
    for annex in document.annexes:
        found += annex.blocks
    return found


def words(blocks: Iterable[Block]) -> list[str]:
    """All cells of all tables in reading order."""
    return [
        cell.text for block in blocks if isinstance(block, Table) for row in block.rows
        for cell in row.cells
    ]  # fmt: skip


def test_s2_the_peak_month(binh_minh: Store) -> None:
    type_bases(binh_minh)
    split_targets(binh_minh)
    type_may(binh_minh)
    village = unit_ids(binh_minh)[1]
    counts.set_counts(binh_minh, MAY, [Entry(village, VSI, Part.CLOSING, 95)])
    row = counts.grid(binh_minh, MAY, VSI).rows[1]
    (issue,) = row.issues
    assert "86 + 10 + 1 − 3 = 94" in messages.explain(issue.code, issue.params)
    assert row.count.closing == 95, "shown with both numbers, kept as typed"
    counts.set_counts(binh_minh, MAY, [Entry(village, VSI, Part.CLOSING, None)])

    grid = counts.grid(binh_minh, MAY, VSI)
    assert [r.count.closing for r in grid.rows] == [119, 94, 73, 113, 105, 108]
    assert [r.issues for r in grid.rows] == [()] * 6
    assert grid.office.closing == 612
    assert progress.show_percent(grid.office.plan_pct) == "79,58%"
    assert grid.office.remaining == progress.Remaining(157, 23)
    assert grid.office.figures.new == 68
    ranking = [
        (grid.frame.unit(line.unit).name, progress.show_percent(line.plan_pct))
        for _, line in board.rank(r.line for r in grid.rows)
    ]
    assert ranking == [
        ("Thôn 1", "83,22%"), ("Thôn Đông", "83,08%"), ("Thôn An Nhân", "82,48%"),
        ("Thôn Đoài", "78,36%"), ("Thôn 2", "76,42%"), ("Thôn 10", "71,57%"),
    ]  # fmt: skip
    share = next(r for r in reporting.month_report(binh_minh, MAY).rates if r.part == 612)
    assert progress.show_percent(share.rate) == "4,94%"
    # no cell for BHXH bắt buộc exists in the village grid
    assert counts.grid(binh_minh, MAY, CSI).rows == ()
    with pytest.raises(UserError) as refused:
        counts.set_counts(binh_minh, MAY, [Entry(village, CSI, Part.CLOSING, 1)])
    assert refused.value.code == "count.not_in_units"


def conference(store: Store, day: date, at: int = 2) -> Activity:
    return Activity(
        Kind.CUSTOMER_CONFERENCE, day, starts="19:00", ends="20:45",
        place=f"Nhà văn hóa {VILLAGES[at]}", units=(unit_ids(store)[at],),
        organisers="UBND xã, BHXH cơ sở, Bưu điện", invited=60, attended=47, consulted=31,
        enrolled=((VSI, 6), (HI, 12)),
    )  # fmt: skip


def test_s3_the_log_and_its_quota(tmp_path: Path) -> None:
    store = invented_with_quota(tmp_path)
    try:
        for month, day, at in ((1, 22, 0), (3, 19, 3), (5, 14, 5), (5, 21, 0), (6, 9, 2)):
            activities.add(store, conference(store, date(2026, month, day), at))
        year = activities.year(store, Month(2026, 6))
        assert [c.held for c in year.cells][:6] == [1, 0, 1, 0, 2, 1]
        assert [c.month.number for c in year.cells if c.is_met is False] == [2, 4]
        assert len(year.activities) == 5
        newest = year.activities[0]
        assert newest == replace(conference(store, date(2026, 6, 9)), id=newest.id)

        crowded = replace(conference(store, date(2026, 6, 10)), attended=61)
        with pytest.raises(UserError) as refused:
            activities.add(store, crowded)
        assert refused.value.code == "activity.attended_over_invited"
        activities.add(store, crowded, is_confirmed=True)
        with pytest.raises(UserError) as refused:
            activities.add(store, conference(store, date(2026, 6, 9)))
        assert refused.value.code == "activity.duplicate"
        assert "Trùng?" in messages.of(refused.value)
    finally:
        store.close()


def invented_with_quota(tmp_path: Path) -> Store:
    """Bình Minh under its own (invented) plan, which asks for one conference a month."""
    from tests.offices import BINH_MINH, MIGRATIONS, RESOURCES  # noqa: PLC0415

    source = (RESOURCES / "samples" / "binh-minh-2026.toml").read_text("utf-8")
    return office.create(tmp_path / "a.bhdesk", office.Setup(source, BINH_MINH), "x", MIGRATIONS)


def test_s5_a_decision_that_does_not_add_up(tra_vinh: Store) -> None:
    on = date(2023, 3, 1)
    pasted = (DATA / "tra_vinh_table.tsv").read_text("utf-8")
    table = targets.read_table(tra_vinh, pasted, on)
    assert table.units == 10
    assert [(c.measure, c.sum, c.printed, c.difference) for c in table.columns] == [
        (CSI, 15304, 15647, -343), (VSI, 1756, 1757, -1),
        (UI, 12368, 12369, -1), (HI, 102720, 108441, -5721),
    ]  # fmt: skip
    with pytest.raises(UserError) as refused:
        targets.save_table(tra_vinh, table, on)
    assert refused.value.code == "target.needs_reason"
    targets.save_table(tra_vinh, table, on, Reason.KEEP_PRINTED, "chưa rõ")

    kept = {s.measure.key: s for s in targets.view(tra_vinh, on).sheets}
    found = totals(tra_vinh, on)
    assert {key: found[key] for key in (CSI, VSI, UI, HI)} == {
        CSI: (15304, 15647, -343), VSI: (1756, 1757, -1),
        UI: (12368, 12369, -1), HI: (102720, 108441, -5721),
    }  # fmt: skip
    assert kept["si_participants"].total == 17404
    assert (kept[HI].sheet.reason, kept[HI].sheet.note) == ("keep_printed", "chưa rõ")
    long_duc = unit_ids(tra_vinh)[9]
    assert kept[HI].values[long_duc] == 19936

    june = Month(2023, 6)
    type_closings(tra_vinh, june, VSI, [136, 45, 44, 128, 140, 155, 210, 123, 170, 255])
    grid = counts.grid(tra_vinh, june, VSI)
    assert progress.show_percent(grid.rows[9].line.plan_pct) == text.percent(
        progress.printed(progress.share(255, 319))
    )
    assert grid.office.target == 1757
    paper = reporting.month_paper(tra_vinh, june).document
    cells = words([*paper.blocks, *(b for annex in paper.annexes for b in annex.blocks)])
    assert "Cộng các đơn vị" in cells
    assert "Tổng theo Kế hoạch" in cells
    assert {"1.756", "1.757", "102.720", "108.441"} <= set(cells)


def test_s5_the_printed_order_wins_until_sorted(tra_vinh: Store) -> None:
    printed = [f"Phường {n}" for n in range(1, 10)] + ["Long Đức"]
    assert [u.name for u in units.listed(tra_vinh)] == printed
    units.sort_by_name(tra_vinh)
    assert [u.name for u in units.listed(tra_vinh)] == ["Long Đức", *printed[:9]]




def marks_of(store: Store, month: Month, measure: str) -> dict[str | None, State | None]:
    report = reporting.month_report(store, month)
    names = {u.id: u.name for u in report.source.frame.units}
    return {
        names[m.unit] if m.unit else None: m.state for m in report.marks if m.indicator == measure
    }


def test_s6_marks_that_rounding_would_fake(tra_vinh: Store) -> None:
    june = Month(2023, 6)
    closings = [9601, 3203, 3187, 8867, 9585, 9888, 13662, 7878, 11121, 18540]
    type_closings(tra_vinh, june, HI, closings)
    found = marks_of(tra_vinh, june, HI)
    assert (found["Long Đức"], found["Phường 1"]) == (State.NOT_REACHED, State.NOT_REACHED)
    assert {found[f"Phường {n}"] for n in range(2, 10)} == {State.REACHED}
    closings[0], closings[9] = 9602, 18541
    type_closings(tra_vinh, june, HI, closings)
    found = marks_of(tra_vinh, june, HI)
    assert (found["Long Đức"], found["Phường 1"]) == (State.REACHED, State.REACHED)
    # every ward has reached its mark, the city its own has not: Σ of needs 95.534 < 100.851
    assert sum(closings) == 95534
    assert found[None] is State.NOT_REACHED


def test_s6_voluntary_insurance_of_wards_and_city(tra_vinh: Store) -> None:
    june = Month(2023, 6)
    others = [132, 44, 44, 128, 148, 152]
    for ward_7, rest, ward_state, city, city_state in (
        (210, [122, 172, 253], State.NOT_REACHED, 1405, State.NOT_REACHED),
        (211, [122, 172, 253], State.REACHED, 1406, State.REACHED),
    ):
        type_closings(tra_vinh, june, VSI, [*others, ward_7, *rest])
        found = marks_of(tra_vinh, june, VSI)
        assert found["Phường 2"] is State.REACHED, "44 of 55 is exactly 80 %"
        assert found["Phường 7"] is ward_state
        assert counts.grid(tra_vinh, june, VSI).office.closing == city
        assert found[None] is city_state


def test_s6_above_the_mark_before_its_day(tra_vinh: Store) -> None:
    may = Month(2023, 5)
    type_closings(tra_vinh, may, VSI, [165, 43, 44, 0, 0, 0, 0, 0, 0, 0])
    found = marks_of(tra_vinh, may, VSI)
    assert found["Phường 1"] is State.REACHED_EARLY
    assert found["Phường 2"] is State.NOT_DUE
