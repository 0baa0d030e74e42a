"""Real files of programs and layouts met outside, read by the reading process and planned."""

from __future__ import annotations

import os
import unicodedata
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import Font

from bhdesk.domain.import_plan import RowState
from bhdesk.domain.legacy_text import TCVN3_LETTERS
from bhdesk.domain.periods import Month
from bhdesk.services import files_in, importing, undoing
from tests.exchange.intake.layouts import SOFFICE, by_libreoffice
from tests.offices import HI, VILLAGES, VSI

if TYPE_CHECKING:
    from bhdesk.domain.import_plan import ImportPlan
    from bhdesk.store.engine import Store

Rows = list[list[Any]]
MAY = Month(2026, 5)
CARDS = (4010, 3702, 3000, 4100, 4001, 3910)
VOLUNTARY = (119, 94, 73, 113, 105, 108)
TRIPLES = list(zip(VILLAGES, CARDS, VOLUNTARY, strict=True))
HEAD = ["STT", "Tên thôn", "Số người tham gia BHYT", "BHXH tự nguyện"]
LIST: Rows = [HEAD, *[[at, *row] for at, row in enumerate(TRIPLES, 1)]]
_TO_TCVN3 = str.maketrans({letter: byte for byte, letter in TCVN3_LETTERS.items()})


def planned(store: Store, path: Path, **answers: str) -> ImportPlan:
    book, file = files_in.read(path)
    return importing.prepare(store, book, MAY, file, answers)


def figures(plan: ImportPlan, measure: str) -> list[int | None]:
    """The closings in the order of the villages; nothing may be claimed beside them."""
    assert {row.state for row in plan.rows} == {RowState.NEW}, plan.issues
    found = {r.place: r.new for r in plan.rows if r.measure == measure and r.part == "closing"}
    return [found.get(name) for name in VILLAGES]


def is_whole(plan: ImportPlan) -> bool:
    return figures(plan, HI) == list(CARDS) and figures(plan, VSI) == list(VOLUNTARY)


def excel(path: Path, rows: Rows, font: str = "", merged: tuple[str, ...] = ()) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for place in merged:
        book.active.merge_cells(place)
    for row in book.active.iter_rows() if font else ():
        for cell in row:
            cell.font = Font(name=font)
    book.save(path)
    return path


def spread(words: str) -> bytes:
    """Windows-1258: the letter with its hat, then the tone."""
    out = []
    for letter in words:
        marks = unicodedata.normalize("NFD", letter)
        tones = "".join(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
        rest = "".join(mark for mark in marks if mark not in tones)
        out.append(unicodedata.normalize("NFC", rest) + tones)
    return "".join(out).encode("cp1258")


def text_of(rows: Rows, sign: str) -> str:
    return "".join(sign.join(map(str, row)) + "\r\n" for row in rows)


def test_old_letters_with_and_without_their_font(binh_minh: Store, tmp_path: Path) -> None:
    old = [[c.translate(_TO_TCVN3) if isinstance(c, str) else c for c in row] for row in LIST]
    for font in (".VnTime", ""):
        path = excel(tmp_path / f"a{font}.xlsx", old, font)
        assert planned(binh_minh, path).open_questions[0].key == "encoding"
        assert is_whole(planned(binh_minh, path, encoding="tcvn3"))


def test_text_files_of_every_code_page(binh_minh: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(spread(text_of(LIST, ";")))
    assert planned(binh_minh, path).open_questions[0].key == "encoding"
    assert is_whole(planned(binh_minh, path, encoding="cp1258"))
    path.write_bytes(text_of(LIST, "\t").encode("utf-16"))
    assert is_whole(planned(binh_minh, path.rename(tmp_path / "b.xls")))
    path.write_bytes(text_of(LIST, ",").encode())
    assert is_whole(planned(binh_minh, path))


def test_gaps_between_rows_and_columns_by_xlsxwriter(binh_minh: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Biểu 02")
        sheet.merge_range("C2:L2", "BIỂU 02. KẾT QUẢ THỰC HIỆN THÁNG 5 NĂM 2026")
        for at, row in enumerate(LIST):
            for column, value in enumerate(row):
                sheet.write(4 + 2 * at, 2 + 2 * column, value)
    assert is_whole(planned(binh_minh, path))


def test_groups_with_sums_notes_and_signatures(binh_minh: Store, tmp_path: Path) -> None:
    rows: Rows = [HEAD, ["I", "Cụm 1"], *LIST[1:3], [None, "Cộng cụm 1", 7712, 213],
                  ["II", "Cụm 2"], *LIST[3:], [None, "Cộng cụm 2", 15011, 399],
                  [None, "TỔNG CỘNG (I+II)", 22723, 612], [],
                  ["Ghi chú: số liệu đến ngày 31/5/2026"], ["(*) gồm 12 người chuyển đến"],
                  [None, None, None, "Bình Minh, ngày 02 tháng 6 năm 2026"],
                  ["NGƯỜI LẬP", None, None, "TRƯỞNG THÔN"]]  # fmt: skip
    plan = planned(binh_minh, excel(tmp_path / "a.xlsx", rows))
    assert is_whole(plan)
    assert [total.difference for total in plan.totals] == [0] * 6
    assert plan.issues == ()


def test_dates_as_headings(binh_minh: Store, tmp_path: Path) -> None:
    rows: Rows = [["SỐ NGƯỜI THAM GIA BHYT NĂM 2026"],
                  ["Thôn", date(2026, 3, 1), date(2026, 5, 1), date(2026, 6, 1)],
                  *[[name, cards - 50, cards, None] for name, cards, _ in TRIPLES]]  # fmt: skip
    assert figures(planned(binh_minh, excel(tmp_path / "a.xlsx", rows)), HI) == list(CARDS)


def test_numbers_as_text_with_hard_spaces(binh_minh: Store, tmp_path: Path) -> None:
    rows: Rows = [HEAD] + [
        [at, f"{name}\u00a0", f"{cards:,}".replace(",", "\u00a0") + " ", f"'{tn}"]
        for at, (name, cards, tn) in enumerate(TRIPLES, 1)
    ]
    assert is_whole(planned(binh_minh, excel(tmp_path / "a.xlsx", rows)))


def test_a_sheet_for_each_village_and_a_commune_beside_each_name(
    binh_minh: Store, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, cards, tn in TRIPLES:
        sheet = book.create_sheet(name.removeprefix("Thôn "))
        for row in (["Chỉ tiêu", "Số người"], ["BHYT", cards], ["BHXH TN", tn]):
            sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    assert is_whole(planned(binh_minh, tmp_path / "a.xlsx"))
    rows = [["STT", "Xã", *HEAD[1:]], *[[r[0], "Xã Bình Minh", *r[1:]] for r in LIST[1:]]]
    plan = planned(binh_minh, excel(tmp_path / "b.xlsx", rows))
    assert is_whole(plan)
    assert plan.totals == ()


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", ["xls", "ods", "html"])
def test_formulas_and_merged_heads_saved_by_libreoffice(
    binh_minh: Store, tmp_path: Path, kind: str
) -> None:
    rows: Rows = [["STT", "Thôn", "BHYT", None, None, "BHXH TN", None, None],
                  [None, None, *(2 * ["Kế hoạch", "Thực hiện", "%"])]]  # fmt: skip
    for at, (name, cards, tn) in enumerate(TRIPLES, 3):
        rows.append([at - 2, name, 4400, f"={cards - 7}+7", f"=D{at}/C{at}*100", 130, tn, None])
    rows.append([None, "Cộng", None, "=SUM(D3:D8)", None, None, "=SUM(G3:G8)", None])
    merged = ("A1:A2", "B1:B2", "C1:E1", "F1:H1")
    path = by_libreoffice(excel(tmp_path / "a.xlsx", rows, merged=merged), kind, tmp_path)
    plan = planned(binh_minh, path)
    assert is_whole(plan)
    assert [total.difference for total in plan.totals] == [0, 0]


def test_formulas_without_results_are_said_and_not_zeros(binh_minh: Store, tmp_path: Path) -> None:
    rows: Rows = [["Thôn", "BHYT", "BHXH TN"], *[[n, "=1+1", tn] for n, _, tn in TRIPLES]]
    plan = planned(binh_minh, excel(tmp_path / "a.xlsx", rows))
    assert figures(plan, HI) == [None] * 6
    assert [issue.code for issue in plan.issues] == ["file.formula_without_value"]


@pytest.mark.skipif(os.name == "nt", reason="names there are text")
def test_a_name_of_any_bytes_becomes_one_line_of_the_history(
    binh_minh: Store, tmp_path: Path
) -> None:
    made = excel(tmp_path / "a.xlsx", LIST)
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/th\xe1ng\n5.xlsx"))
    made.rename(odd)
    importing.commit(binh_minh, planned(binh_minh, odd))
    assert undoing.listed(binh_minh)[0].what == "Nhập tệp th?ng 5.xlsx cho tháng 5/2026"
