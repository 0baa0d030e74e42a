"""Schools and late payment: story S10 and domain.md A.5, by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook
from pypdfium2 import PdfDocument

from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month, Period
from bhdesk.domain.progress import State
from bhdesk.domain.schools import School, SchoolCount, school_year
from bhdesk.services import bases, counts, debt, months, reporting, schools, undoing
from bhdesk.services.debt import DebtEntry
from tests.offices import APRIL, RESOURCES, VSI, dump, type_closings, unit_ids

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bhdesk.store.engine import Store

SEPTEMBER, OCTOBER = Month(2026, 9), Month(2026, 10)
S10 = SchoolCount(1246, 1198, 41)


def refused(store: Store, action: Callable[[], object]) -> str:
    before = dump(store)
    with pytest.raises(UserError) as caught:
        action()
    assert dump(store) == before, "a refusal writes nothing"
    return caught.value.code


def added(store: Store, name: str = "Trường THCS Bình Minh", level: str = "lower_secondary") -> int:
    return schools.save_school(store, School(name, level, unit_ids(store)[0]))[1]


def test_s10_the_school_below_100_percent(binh_minh: Store) -> None:
    number = added(binh_minh)
    full = added(binh_minh, "Trường Tiểu học Bình Minh", "primary")
    counted = {number: S10, full: SchoolCount(800, 760, 40)}
    schools.set_counts(binh_minh, SEPTEMBER, counted)
    seen = schools.table(binh_minh, SEPTEMBER)
    assert [row.school.name for row in seen.rows] == [
        "Trường Tiểu học Bình Minh", "Trường THCS Bình Minh",
    ]  # fmt: skip
    row = seen.rows[1]
    assert row.count is not None
    # 1.198 / (1.246 - 41), and not 1.198 / 1.246 = 96,15%
    assert row.count.rate == Fraction(119800, 1205)
    assert (row.count.shown_rate, row.count.missing) == ("99,42%", 7)
    assert [one.school.name for one in seen.below] == ["Trường THCS Bình Minh"]
    assert (seen.rows[0].is_barred, row.is_barred) == (False, True)
    assert "mục IV.6" in seen.bar, "the plan of Tứ Kỳ sets the bar"
    # 1.246 + 800 pupils, 41 + 40 with another card, 1.198 + 760 with their own
    assert seen.total == SchoolCount(2046, 1958, 81)


def test_a_rate_is_never_printed_as_100_while_somebody_is_missing() -> None:
    assert SchoolCount(50000, 49999, 0).shown_rate == "99,998%"
    assert SchoolCount(50000, 50000, 0).shown_rate == "100,00%"
    all_others = SchoolCount(12, 0, 12)
    assert (all_others.rate, all_others.shown_rate, all_others.is_full) == (None, "–", True)


def test_the_school_year_runs_from_september(binh_minh: Store) -> None:
    assert school_year(Month(2026, 8)) == "2025–2026"
    assert school_year(SEPTEMBER) == "2026–2027"
    schools.set_counts(binh_minh, SEPTEMBER, {added(binh_minh): S10})
    assert schools.latest(binh_minh, Month(2027, 2)) == SEPTEMBER
    assert schools.latest(binh_minh, Month(2027, 9)) is None
    october = schools.table(binh_minh, OCTOBER)
    assert (october.rows[0].count, october.rows[0].before, october.blanks) == (None, S10, 1)


def test_what_is_written_can_be_taken_back(binh_minh: Store) -> None:
    number = added(binh_minh)
    schools.set_counts(binh_minh, SEPTEMBER, {number: S10})
    schools.set_counts(binh_minh, SEPTEMBER, {number: SchoolCount(1246, 1205, 41)})
    assert schools.table(binh_minh, SEPTEMBER).below == ()
    undoing.undo(binh_minh)
    assert schools.table(binh_minh, SEPTEMBER).total == S10
    schools.set_counts(binh_minh, SEPTEMBER, {number: None})
    schools.remove_school(binh_minh, number)
    assert schools.table(binh_minh, SEPTEMBER).rows == ()
    for _ in range(2):
        undoing.undo(binh_minh)
    assert schools.table(binh_minh, SEPTEMBER).total == S10


def test_what_cannot_be_is_refused(binh_minh: Store) -> None:
    number = added(binh_minh)

    def typed(*figures: int) -> str:
        count = SchoolCount(*figures)
        return refused(binh_minh, lambda: schools.set_counts(binh_minh, SEPTEMBER, {number: count}))

    def named(name: str, level: str = "", unit: int | None = None) -> str:
        school = School(name, level, unit)
        return refused(binh_minh, lambda: schools.save_school(binh_minh, school))

    assert typed(100, 60, 41) == "school.over"
    assert typed(100, -1, 0) == "school.negative"
    assert named(" ") == "school.no_name"
    assert named("trường  THCS Bình Minh") == "school.twice"
    assert named("Trường khác", "university") == "school.unknown_level"
    assert named("Trường khác", "", 999) == "unit.unknown"
    assert refused(binh_minh, lambda: schools.find(binh_minh, "Trường X")) == "school.unknown"
    schools.set_counts(binh_minh, SEPTEMBER, {number: S10})
    in_use = refused(binh_minh, lambda: schools.remove_school(binh_minh, number))
    assert in_use == "school.in_use"
    type_closings(binh_minh, SEPTEMBER, VSI, APRIL)
    months.close(binh_minh, SEPTEMBER, accepts_blanks=True)
    assert typed(1246, 1205, 41) == "month.closed"


def workbook(path: Path, rows: list[list[object]]) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


HEAD = ["TT", "Tên trường", "Cấp học", "Học sinh", "Thẻ học sinh", "Thẻ nhóm khác"]


def test_a_file_of_schools(binh_minh: Store, tmp_path: Path) -> None:
    kept = added(binh_minh)
    rows = [
        ["DANH SÁCH"], HEAD,
        [1, "Trường THCS Bình Minh", "THCS", 1246, 1198, 41],
        [2, "Trường TH Cộng Hòa", "Tiểu học", "1.000", 990, 10],
        [None, "Cộng (2 trường)", None, 2246, 2188, 51],
    ]  # fmt: skip
    _, read, new = schools.import_file(binh_minh, workbook(tmp_path / "t.xlsx", rows), SEPTEMBER)
    assert (read, new) == (2, 1)
    seen = schools.table(binh_minh, SEPTEMBER)
    assert seen.total == SchoolCount(2246, 2188, 51)
    assert next(row for row in seen.rows if row.school.id == kept).count == S10
    assert next(r for r in seen.rows if r.school.id != kept).school.level == "primary"
    undoing.undo(binh_minh)
    assert schools.table(binh_minh, SEPTEMBER).total is None


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([["Tên", "Số"], ["A", 1]], "school.no_header"),
        ([HEAD, [1, "Trường A", "THCS", "1,5", 1, 0]], "school.bad_row"),
        # the number 1.246 of a workbook: somebody's Excel made a fraction of 1.246 pupils
        ([HEAD, [1, "Trường A", "THCS", 1.246, 1, 0]], "school.bad_row"),
        ([HEAD, [1, "Trường A", "THCS", 10, None, 0]], "school.bad_row"),
        ([HEAD, [1, "Trường A", "THCS", 10, 9, 2]], "school.over"),
        ([HEAD, [1, "Trường A", "", 10, 9, 1], [2, "trường A", "", 9, 9, 0]], "school.same_row"),
    ],
)
def test_a_file_that_is_refused_whole(
    binh_minh: Store, tmp_path: Path, rows: list[list[object]], code: str
) -> None:
    path = workbook(tmp_path / "t.xlsx", rows)
    assert refused(binh_minh, lambda: schools.import_file(binh_minh, path, SEPTEMBER)) == code


def test_a_text_file_of_schools(binh_minh: Store, tmp_path: Path) -> None:
    path = tmp_path / "truong.csv"
    path.write_text(
        "Tên trường;Học sinh;Thẻ học sinh;Thẻ nhóm khác\nTrường A;1.246;1.198;41\n", "utf-8"
    )
    schools.import_file(binh_minh, path, SEPTEMBER)
    assert schools.table(binh_minh, SEPTEMBER).total == S10


def test_totals_are_not_typed_twice(binh_minh: Store) -> None:
    nothing = refused(binh_minh, lambda: schools.carry(binh_minh, SEPTEMBER))
    assert nothing == "school.nothing"
    schools.set_counts(binh_minh, SEPTEMBER, {added(binh_minh): S10})
    before = dump(binh_minh)
    _, written = schools.carry(binh_minh, SEPTEMBER)
    figures = {f.measure.key: f.value for f in counts.office_figures(binh_minh, SEPTEMBER)}
    known = bases.table(binh_minh, SEPTEMBER.last_day).office
    # the plan of Tứ Kỳ counts pupils with any card: 1.198 + 41 = 1.239 of 1.246
    assert figures["students_with_hi"] == 1239
    assert known["students"].value == 1246
    assert written == 2
    undoing.undo(binh_minh)
    assert dump(binh_minh)["figure"] == before["figure"]
    assert dump(binh_minh)["base"] == before["base"]


def test_the_table_as_a_paper(binh_minh: Store, tmp_path: Path) -> None:
    schools.set_counts(binh_minh, SEPTEMBER, {added(binh_minh): S10})
    document = schools.paper(binh_minh, SEPTEMBER)
    pages = PdfDocument(reporting.pdf(document, RESOURCES))
    told = " ".join(pages[0].get_textpage().get_text_range().split())
    for words in ("HỌC SINH THAM GIA BẢO HIỂM Y TẾ THEO TRƯỜNG", "1.205", "99,42%", "2026–2027"):
        assert words in told
    reporting.save_document(document, tmp_path / "t.xlsx", RESOURCES)
    assert (tmp_path / "t.xlsx").stat().st_size > 0


def test_s10_debt_against_the_quarters_ceiling(tra_vinh: Store) -> None:
    third, fourth = Period.parse("2023-Q3"), Period.parse("2023-Q4")
    debt.set_quarter(tra_vinh, third, DebtEntry(312_700_000, 18_450_000_000, 3))
    debt.set_quarter(tra_vinh, fourth, DebtEntry(212_175_000, 18_450_000_000))
    quarters = debt.year(tra_vinh, 2023)
    # 312,7 / 18.450 = 1,6948…%: printed 1,69%, yet over the ceiling 1,69
    assert (quarters[2].ceiling, quarters[2].state) == (Fraction(169, 100), State.OVER_CEILING)
    assert (quarters[2].shown, quarters[2].employers) == ("1,695%", 3)
    # 212,175 / 18.450 = 1,15% exactly
    assert (quarters[3].rate, quarters[3].state) == (Fraction(115, 100), State.WITHIN_CEILING)
    assert quarters[3].shown == "1,15%"
    assert (quarters[0].late, quarters[0].state, quarters[0].shown) == (None, None, "–")
    assert [q.ceiling for q in quarters[:2]] == [Fraction(192, 100), Fraction(175, 100)]
    undoing.undo(tra_vinh)
    assert debt.year(tra_vinh, 2023)[3].late is None
    assert debt.year(tra_vinh, 2023)[2].late == 312_700_000
    undoing.undo(tra_vinh)
    assert debt.year(tra_vinh, 2023)[2].employers is None


def test_debt_that_cannot_be(tra_vinh: Store, binh_minh: Store) -> None:
    third = Period.parse("2023-Q3")

    def typed(store: Store, *figures: int | None) -> str:
        return refused(store, lambda: debt.set_quarter(store, third, DebtEntry(*figures)))

    assert typed(tra_vinh, 100, 99) == "debt.over"
    assert typed(tra_vinh, -1) == "debt.negative"
    assert typed(binh_minh, 1, 2) == "debt.not_in_plan"
    debt.set_quarter(tra_vinh, third, DebtEntry(receivable=1000))
    assert typed(tra_vinh, 1001) == "debt.over", "against what is stored already"
