"""Reports of a quarter, half and year; figures by hand from domain.md G (S1, S2, S4, S10)."""

from __future__ import annotations

import json
import shutil
import unicodedata
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from pypdfium2 import PdfDocument

from bhdesk import sample
from bhdesk.domain.counts import Part
from bhdesk.domain.document import Table
from bhdesk.domain.errors import UserError
from bhdesk.domain.official import PaperDetails
from bhdesk.domain.paper_kinds import PAPER_KINDS
from bhdesk.domain.periods import Month, Period
from bhdesk.domain.progress import State, show_percent
from bhdesk.services import bases, counts, notes, office, reporting, units
from bhdesk.services.bases import BaseEntry
from bhdesk.services.counts import Entry
from bhdesk.store.engine import Store
from tests.offices import (
    CSI,
    HI,
    MIGRATIONS,
    PAID,
    RESOURCES,
    UI,
    VSI,
    type_closings,
    type_flows,
    type_office,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bhdesk.domain.board import Line
    from bhdesk.domain.report import Report

Q2 = Period.parse("2026-Q2")


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mẫu") / "mẫu.bhdesk"
    sample.build_binh_minh(path, MIGRATIONS, RESOURCES).close()
    return path


@pytest.fixture
def store(sample_file: Path, tmp_path: Path) -> Iterator[Store]:
    path = shutil.copy(sample_file, tmp_path / "a.bhdesk")
    opened = Store.open(path, "Người thử", MIGRATIONS, tmp_path / "sao lưu")
    yield opened
    opened.close()


def line_of(report: Report, measure: str) -> Line:
    return report.source.board.line(None, measure)


def pages_of(data: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in PdfDocument(data)]


def flat(data: bytes) -> str:
    return " ".join(" ".join(pages_of(data)).split())


S4 = {
    # closing, percent of plan, missing; the rate's percent and verdict
    VSI: (628, "81,66%", 141, "5,06%", State.NOT_REACHED),
    HI: (23248, "97,92%", 494, "93,52%", State.NOT_REACHED),
    CSI: (6301, "100,41%", 0, "50,81%", State.REACHED),
    "si_participants": (6929, "98,37%", 115, "55,88%", State.NOT_REACHED),
    UI: (6020, "99,08%", 56, "48,55%", State.NOT_REACHED),
    PAID: (1857, "100,05%", 0, "99,09%", State.REACHED),
}


def test_s4_the_figures_of_the_second_quarter(store: Store) -> None:
    report = reporting.period_report(store, Q2)
    assert report.source.as_of == date(2026, 6, 30)
    rates = {rate.indicator.numerator: rate for rate in report.rates}
    for measure, (closing, pct, short, rate, state) in S4.items():
        line = line_of(report, measure)
        assert (line.closing, show_percent(line.plan_pct)) == (closing, pct), measure
        assert line.remaining is not None
        assert line.remaining.heads == short, measure
        assert (show_percent(rates[measure].rate), rates[measure].state) == (rate, state), measure
    figures = line_of(report, VSI).figures
    assert (figures.previous, figures.start, figures.year_ago) == (531, 512, 497)
    assert (figures.new, figures.resumed, figures.lapsed) == (113, 12, 28)
    assert (figures.ytd_new, figures.ytd_resumed, figures.ytd_lapsed) == (149, 20, 53)
    assert figures.previous_new == 12 + 6 + 18
    assert line_of(report, VSI).net_ytd == 116


def test_s4_the_words_of_the_second_quarter(store: Store) -> None:
    report = reporting.period_report(store, Q2)
    told = " ".join(report.narrative)
    for words in (
        "báo cáo kết quả quý II năm 2026 (số liệu tính đến ngày 30/06/2026)",
        "là 628 người, đạt 81,66% kế hoạch năm (769 người); tăng 97 người (18,27%) so với quý"
        " trước; tăng 131 người (26,36%) so với cùng kỳ năm trước.",
        "Trong quý tăng mới 113 người, tham gia lại 12 người, giảm 28 người; lũy kế từ đầu năm"
        " tăng mới 149 người, tham gia lại 20 người, giảm 53 người, tăng thuần 116 người.",
        "Còn thiếu 494 người so với kế hoạch",
        "là 55,88%, chưa đạt chỉ tiêu 56,8%.",
        "BHXH bắt buộc đã đạt kế hoạch nhưng BHXH tự nguyện còn thiếu 141 người nên chỉ tiêu"
        " chung chưa đạt.",
        "là 99,09% (1.857/1.874), đạt chỉ tiêu trên 99%.",
        "có 2/6 chỉ tiêu tỷ lệ đạt mức kế hoạch giao",
        "tăng mới 68 người trong tháng 5 (tháng 4: 21 người)",
        "03 hội nghị khách hàng",
        "Lũy kế từ đầu năm tổ chức 05 hội nghị khách hàng (04/06 cuộc theo định mức);"
        " chưa bảo đảm định mức các tháng: 2, 4.",
        # 141 persons over 6 months are 24 a month, 72 in the next quarter
        "ít nhất 72 người tham gia BHXH tự nguyện (bình quân mỗi tháng 24 người);",
    ):
        assert words in told, words
    value = reporting.as_json(report)
    assert (value["period"], value["kind"]) == ("2026-Q2", "quarter")
    assert "3.356" not in told
    assert "3356" not in json.dumps(value)


def test_s4_on_paper(store: Store) -> None:
    signer = office.signers(store)[0]
    details = PaperDetails(15, date(2026, 7, 3), signer)
    paper = reporting.paper(store, "quarter", Q2, details)
    pages = pages_of(reporting.pdf(paper.document, RESOURCES))
    told = " ".join(" ".join(pages).split())
    assert unicodedata.is_normalized("NFC", told)
    at = 0
    for words in (
        "BAN CHỈ ĐẠO THỰC HIỆN", "Số: 15/BC-BCĐ", "Bình Minh, ngày 03 tháng 7 năm 2026", "BÁO CÁO",
        "Quý II năm 2026", "Kính gửi: Ủy ban nhân dân tỉnh (qua Bảo hiểm xã hội tỉnh)",
        "I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI", "II. KẾT QUẢ THỰC HIỆN CHỈ TIÊU",
        "III. CÔNG TÁC TUYÊN TRUYỀN, HỘI NGHỊ",
        "IV. TỒN TẠI, KHÓ KHĂN, VƯỚNG MẮC, NGUYÊN NHÂN", "V. NHIỆM VỤ, GIẢI PHÁP QUÝ TỚI",
        "VI. ĐỀ XUẤT, KIẾN NGHỊ", "./.",
    ):  # fmt: skip
        found = told.find(words, at)
        assert found >= 0, words
        at = found
    for words in ("- Như trên;", "- Lưu: VT, VHXH.", "TM. BAN CHỈ ĐẠO", "Phụ lục I", "Phụ lục II"):
        assert words in told, words
    assert "(Kèm theo Báo cáo số 15/BC-BCĐ ngày 03 tháng 7 năm 2026" in told
    assert told.count("./.") == 1
    assert "3.356" not in told
    assert pages[0].split()[0] != "1"


def test_a_half_and_a_year(store: Store) -> None:
    half = reporting.period_report(store, Period.parse("2026-H1"))
    figures = line_of(half, VSI).figures
    assert (figures.previous, figures.new, figures.resumed, figures.lapsed) == (512, 149, 20, 53)
    told = " ".join(half.narrative)
    assert "tăng 116 người (22,66%) so với cuối năm trước" in told
    assert "Trong 6 tháng đầu năm tăng mới 149 người" in told
    assert "lũy kế" not in told.partition("Số người tham gia BHYT")[0]
    year = reporting.period_report(store, Period.parse("2026"))
    titles = [section.title for section in year.told]
    assert titles[-2:] == ["PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2027", "ĐỀ XUẤT, KIẾN NGHỊ"]
    assert "BÀI HỌC KINH NGHIỆM" in titles
    # the sample's flows: new 149 + 162, resumed 20 + 15, lapsed 53 + 41
    figures = line_of(year, VSI).figures
    assert (figures.previous, figures.closing) == (512, 764)
    assert (figures.new, figures.resumed, figures.lapsed) == (311, 35, 94)
    told = " ".join(year.narrative)
    assert "Không hoàn thành kế hoạch năm, thiếu 5 người." in told
    assert "cùng kỳ" not in told
    # (311 − 68) / 11 = 22,09 and 68 / 22,09 = 3,08
    assert "gấp 3,1 lần bình quân các tháng khác (22,1 người)" in told


def test_a_month_of_the_period_without_flows_leaves_the_sum_blank(store: Store) -> None:
    unit = office.frame(store).unit_ids[0]
    before = line_of(reporting.period_report(store, Q2), VSI)
    april = Month(2026, 4)
    counts.set_counts(store, april, [Entry(unit, VSI, Part.NEW, None)])
    counts.set_counts(store, april, [Entry(unit, VSI, Part.CLOSING, 105)])
    report = reporting.period_report(store, Q2)
    line = line_of(report, VSI)
    assert (line.closing, line.figures.new, line.figures.lapsed) == (before.closing, None, 28)
    assert "Trong quý tăng mới" not in " ".join(report.narrative)


# new, resumed, lapsed of the villages but Thôn 1 and Thôn 2 in May (story S2) and June
REST = {
    5: ((8, 0, 1), (13, 1, 2), (11, 2, 2), (12, 1, 1)),
    6: ((3, 0, 1), (4, 0, 2), (4, 1, 2), (4, 0, 1)),
}


def test_a_village_merged_in_the_quarter_carries_its_months(tmp_path: Path) -> None:
    store = sample.build_binh_minh(tmp_path / "a.bhdesk", MIGRATIONS, RESOURCES, last=4)
    first, second, *_ = office.frame(store).unit_ids
    _, new = units.merge(store, [first, second], "Thôn Đại Đồng", date(2026, 5, 1))
    # as the two had them in the story: 14 + 10, 2 + 1, 2 + 3; 5 + 4, 1 + 0, 2 + 2
    type_flows(store, Month(2026, 5), [(24, 3, 5), *REST[5]])
    type_flows(store, Month(2026, 6), [(9, 1, 4), *REST[6]])
    report = reporting.period_report(store, Q2)
    figures = line_of(report, VSI).figures
    assert (figures.new, figures.resumed, figures.lapsed) == (113, 12, 28)
    assert (figures.previous, figures.closing, figures.previous_new) == (531, 628, 36)
    own = report.source.board.line(new, VSI).figures
    # 31/3 closed with 101 and 83; April brought 4 + 4 new ones
    assert (own.previous, own.opening, own.new) == (184, 184, 4 + 4 + 24 + 9)
    store.close()


def test_a_village_split_in_the_quarter_stays_in_the_total(tmp_path: Path) -> None:
    store = sample.build_binh_minh(tmp_path / "a.bhdesk", MIGRATIONS, RESOURCES, last=5)
    first = office.frame(store).unit_ids[0]
    _, parts = units.split(store, first, ["Thôn 1A", "Thôn 1B"], date(2026, 6, 1))
    june = Month(2026, 6)
    opened = zip(parts, (70, 49), strict=True)
    counts.set_counts(store, june, [Entry(u, VSI, Part.OPENING, value) for u, value in opened])
    # June of Thôn 1 was 5, 1, 2 in the story and is 4, 0, 2 here; Thôn 2 had 4, 0, 2
    type_flows(store, june, [(2, 0, 1), (2, 0, 1), (4, 0, 2), *REST[6]])
    figures = line_of(reporting.period_report(store, Q2), VSI).figures
    assert (figures.previous, figures.new, figures.resumed, figures.lapsed) == (531, 112, 11, 28)
    store.close()


def test_reasons_of_the_period_stand_together(store: Store) -> None:
    first, second, third, *_ = office.frame(store).unit_ids
    for month, unit, words in (
        (4, second, "cũ"), (6, second, "đi làm xa"), (5, third, "đi làm xa."), (3, first, "quý I"),
    ):  # fmt: skip
        notes.set_reason(store, Month(2026, month), unit, VSI, words)
    told = " ".join(reporting.period_report(store, Q2).narrative)
    assert "Nguyên nhân – Thôn 2, Thôn 10: đi làm xa." in told
    assert "cũ" not in told.split("Nguyên nhân")[1]
    assert "quý I." not in told


def test_passages_have_names_that_stay(store: Store) -> None:
    seen: dict[str, set[str]] = {}
    for typed in ("2026-05", "2026-06", "2026-Q2", "2026-Q3", "2026-H1", "2026"):
        report = reporting.period_report(store, Period.parse(typed))
        keys = [passage.key for passage in report.passages]
        assert len(keys) == len(set(keys)), typed
        assert all(passage.text.strip() for passage in report.passages)
        seen[typed] = set(keys)
    assert "results/hi_participants" in set.intersection(*seen.values())
    assert "results/peak/vsi_peak" in seen["2026-05"] & seen["2026-Q2"] & seen["2026"]


def test_every_figure_of_the_tables_tells_where_it_is_from(store: Store) -> None:
    document = reporting.paper(store, "quarter", Q2).document
    tables = [b for a in document.annexes for b in a.blocks if hasattr(b, "rows")]
    cells = [cell for row in tables[0].rows[:6] for cell in row.cells]
    origins = {(c.origin.unit, c.origin.measure, c.origin.part): c for c in cells if c.origin}
    first = office.frame(store).unit_ids[0]
    assert origins[first, VSI, "new"].value == 4 + 14 + 5
    assert origins[first, VSI, "closing"].origin.period == Q2


@pytest.mark.parametrize(
    ("key", "typed", "code"),
    [
        ("quarter", "2026-05", "report.wrong_period"),
        ("month", "2026-Q2", "report.wrong_period"),
        ("peak", "2026-06", "report.no_peak"),
        ("year", "2031", "report.outside_plan"),
    ],
)
def test_what_cannot_be_made_is_refused(store: Store, key: str, typed: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        reporting.paper(store, key, Period.parse(typed))
    assert refused.value.code == code


def test_a_peak_counted_by_its_ends_alone_tells_the_growth(store: Store) -> None:
    paper = reporting.paper(store, "peak", Period.parse("2026-11"))
    (table,) = (b for b in paper.document.annexes[0].blocks if isinstance(b, Table))
    titles = ["TT", "Thôn", "Chỉ tiêu năm", "Đầu tháng", "Tăng thuần", "Cuối tháng", "% KH năm"]
    assert [column.title for column in table.columns] == titles
    # the sample's BHYT: 23.498 in October, 23.690 in November, of 23.742
    assert [cell.text for cell in table.rows[-1].cells][2:6] == [
        "23.742", "23.498", "+192", "23.690",
    ]  # fmt: skip
    assert not table.note


def test_the_peak_month_against_an_ordinary_one(store: Store, tmp_path: Path) -> None:
    plain = sample.build_binh_minh(
        tmp_path / "plain.bhdesk", MIGRATIONS, RESOURCES, last=5, has_campaign=False
    )
    paper = reporting.paper(plain, "peak", Period.parse("2026-05"))
    plain.close()
    told = " ".join(paper.report.narrative)
    # January to April brought 12 + 6 + 18 + 21 = 57, 14,25 a month; 221 persons over 8 months
    assert "tăng mới tăng 47 người (223,81%) so với tháng trước, gấp 4,8 lần" in told
    assert "bình quân 4 tháng trước (14,3 người/tháng)" in told
    assert "bình quân mỗi tháng cần tăng 28 người; tháng cao điểm tăng thuần 64 người" in told
    assert "Tăng mới nhiều nhất: Thôn 1 (14 người), Thôn An Nhân (13 người)" in told
    given = " ".join(reporting.paper(store, "peak", Period.parse("2026-05")).report.narrative)
    assert "60 người tăng mới, đạt 113,33%, vượt 8 người" in given, "68 of the sample's own 60"
    own = reporting.paper(store, "peak", Period.parse("2026-05"), own_target=80)
    assert "80 người tăng mới, đạt 85,00%, còn thiếu 12 người" in " ".join(own.report.narrative)


def test_the_ranking_and_its_own_symbol(store: Store) -> None:
    document = reporting.paper(store, "ranking", Period.parse("2026-05")).document
    assert (document.kind, document.letterhead.symbol) == ("THÔNG BÁO", "TB-BCĐ")
    assert document.addressees == ()
    assert "Như trên" not in document.recipients
    table = next(block for block in document.blocks if hasattr(block, "rows"))
    names = [row.cells[1].text for row in table.rows]
    # story S2
    assert names == ["Thôn 1", "Thôn Đông", "Thôn An Nhân", "Thôn Đoài", "Thôn 2", "Thôn 10"]
    # growth in May: +14, +12, +12, +11, +8, +7; equal growth shares one place
    assert [row.cells[6].text for row in table.rows] == ["1", "2", "2", "4", "5", "6"]


def test_the_section_is_one_page_without_letterhead(store: Store) -> None:
    document = reporting.paper(store, "section", Period.parse("2026-05")).document
    pages = pages_of(reporting.pdf(document, RESOURCES))
    assert len(pages) == 1
    assert "CỘNG HÒA" not in pages[0]
    assert "79,58%" in pages[0]


def test_one_sheet_for_each_village(store: Store) -> None:
    document = reporting.paper(store, "villages", Q2).document
    assert [annex.title for annex in document.annexes][:2] == [
        "PHIẾU THEO DÕI TIẾN ĐỘ THÔN 1", "PHIẾU THEO DÕI TIẾN ĐỘ THÔN 2",
    ]  # fmt: skip
    months = document.annexes[0].blocks[-1]
    assert [row.cells[0].text for row in months.rows] == [f"{n}/2026" for n in range(1, 7)]
    assert [row.cells[4].text for row in months.rows] == ["98", "97", "101", "105", "119", "123"]
    assert len(pages_of(reporting.pdf(document, RESOURCES))) == 6


def test_a_mark_told_later_keeps_the_counts_of_its_day(tra_vinh: Store) -> None:
    type_closings(tra_vinh, Month(2023, 6), VSI, (136, 45, 44, 128, 140, 155, 210, 123, 170, 256))
    paper = reporting.paper(tra_vinh, "milestones", Period.parse("2023-Q3"))
    (table,) = (b for b in paper.document.annexes[0].blocks if isinstance(b, Table))
    seventh = [cell.text for cell in table.rows[6].cells][:6]  # domain.md G, S6
    assert seventh == ["7", "Phường 7", "211", "210", "79,85%", "Chưa đạt"]


def test_s10_debt_at_the_end_of_each_quarter(tra_vinh: Store) -> None:
    bases.set_bases(
        tra_vinh, (BaseEntry("amount_receivable", None, 18_450_000_000),), date(2023, 9, 30), "BHXH"
    )
    type_office(tra_vinh, Month(2023, 9), {"late_payment_amount": 312_700_000})
    type_office(tra_vinh, Month(2023, 12), {"late_payment_amount": 212_175_000})

    def told(typed: str) -> str:
        paper = reporting.paper(tra_vinh, "milestones", Period.parse(typed))
        return flat(reporting.pdf(paper.document, RESOURCES))

    third = told("2023-Q3")
    assert (
        "là 1,695% (chậm đóng 312.700.000 đồng, phải thu 18.450.000.000 đồng), vượt mức trần 1,69%"
        in third
    )
    assert "30/09/2023 ≤ 1,69% 1,695% Vượt trần" in third
    assert "31/12/2023 ≤ 1,15% – Chưa đến hạn" in third
    rates = reporting.period_paper(tra_vinh, Period.parse("2023-Q3")).document.blocks
    rows = [[c.text for c in row.cells] for b in rates if hasattr(b, "rows") for row in b.rows]
    (debt,) = [row for row in rows if row[1].startswith("Tỷ lệ nợ")]
    assert debt[2:] == ["≤ 1,69%", "1,695%", "–", "Vượt trần"]
    fourth = told("2023-Q4")
    assert "31/12/2023 ≤ 1,15% 1,15% Trong mức trần" in fourth
    # what was judged in September stays as it was judged then
    assert "30/09/2023 ≤ 1,69% 1,695% Vượt trần" in fourth


def test_a_deputy_signs_for_the_committee_and_for_its_head(store: Store) -> None:
    signer = office.signers(store)[0]
    deputy = replace(signer, authority="KT. Trưởng ban", post="Phó Trưởng ban")
    signed = reporting.paper(store, "month", Period.parse("2026-06"), PaperDetails(signer=deputy))
    lines = signed.document.signature.lines
    assert lines == ("TM. BAN CHỈ ĐẠO", "KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")
    assert signed.document.signature.second_post == "PHÓ CHỦ TỊCH UBND XÃ"


# The plan of Trà Vinh has no peak month.
WITHOUT_PEAK = [kind.key for kind in PAPER_KINDS if kind.key not in {"allocation", "peak"}]


@pytest.mark.parametrize("key", WITHOUT_PEAK)
def test_an_office_without_a_figure_has_papers_that_say_so(tra_vinh: Store, key: str) -> None:
    typed = {"quarter": "2023-Q1", "half": "2023-H1", "year": "2023"}.get(key, "2023-05")
    paper = reporting.paper(tra_vinh, key, Period.parse(typed))
    shown = flat(reporting.pdf(paper.document, RESOURCES))
    assert "None" not in shown
    assert "0,00%" not in shown
    told = " ".join(paper.report.narrative)
    assert " 0 người" not in told
    assert "  " not in told


@pytest.mark.parametrize("key", WITHOUT_PEAK)
def test_an_office_without_target_and_figure_has_no_empty_table(binh_minh: Store, key: str) -> None:
    typed = {"quarter": "2026-Q1", "half": "2026-H1", "year": "2026"}.get(key, "2026-05")
    if key == "milestones":
        with pytest.raises(UserError, match=r"report\.no_marks"):
            reporting.paper(binh_minh, key, Period.parse(typed))
        return
    document = reporting.paper(binh_minh, key, Period.parse(typed)).document
    blocks = [*document.blocks, *(block for annex in document.annexes for block in annex.blocks)]
    assert all(table.rows or table.note for table in blocks if hasattr(table, "rows"))
    assert reporting.pdf(document, RESOURCES).startswith(b"%PDF")
