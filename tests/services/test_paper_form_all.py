"""Every periodic paper of the sample office and of sixty villages is as the decree asks."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from bhdesk import sample
from bhdesk.domain.document import Heading, Paragraph, Points, Table
from bhdesk.domain.frame import Signer
from bhdesk.domain.official import PaperDetails
from bhdesk.domain.paper_kinds import periodic
from bhdesk.domain.periods import Month, Period, PeriodKind
from bhdesk.exchange import fonts, form, paper
from bhdesk.services import office, reporting
from bhdesk.store.engine import Store
from tests import many_villages
from tests.form_measure import measure
from tests.form_rules import faults, parts
from tests.offices import MIGRATIONS, RESOURCES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from bhdesk.domain.document import Block, Document
    from bhdesk.services.reporting import Paper

MONTHS = Month(2026, 1).through(Month(2026, 12))
PERIODS = [
    period
    for kind in PeriodKind
    for period in dict.fromkeys(Period.of(kind, month) for month in MONTHS)
]
FORM = RESOURCES / "forms" / "nd30-2020.toml"
OFFICES = ("six", "sixty")


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Store]]:
    folder = tmp_path_factory.mktemp("mẫu")
    sample.build_binh_minh(folder / "six", MIGRATIONS, RESOURCES).close()
    many_villages.build(folder / "sixty").close()
    kept = folder / "sao lưu"
    found = {name: Store.open(folder / name, "x", MIGRATIONS, kept) for name in OFFICES}
    yield found
    for store in found.values():
        store.close()


def quarter(store: Store) -> Paper:
    """The report of story S4, number and day filled in."""
    signer = reporting.first_details(store).signer
    details = PaperDetails(15, date(2026, 7, 3), signer)
    return reporting.paper(store, "quarter", Period.parse("2026-Q2"), details)


@pytest.mark.parametrize("period", PERIODS, ids=str)
@pytest.mark.parametrize("name", OFFICES)
def test_every_page_is_as_the_decree_has_it(
    stores: dict[str, Store], name: str, period: Period
) -> None:
    made = reporting.paper(stores[name], periodic(period).key, period)
    assert faults(measure(reporting.pdf(made.document, RESOURCES))) == []


def test_the_report_of_story_s4(stores: dict[str, Store]) -> None:
    made = quarter(stores["six"])
    sheets = measure(reporting.pdf(made.document, RESOURCES))
    assert faults(sheets) == []
    told = [run.text for sheet in sheets for run in sheet.runs]
    for words in (
        "Số: 15/BC-BCĐ", "Bình Minh, ngày 03 tháng 7 năm 2026", "BÁO CÁO",
        "Kính gửi: Ủy ban nhân dân tỉnh (qua Bảo hiểm xã hội tỉnh)", "- Như trên;",
        "- Lưu: VT, VHXH.",
    ):  # fmt: skip
        assert words in told, words
    order = [told.index(words) for words in ("Số: 15/BC-BCĐ", "BÁO CÁO", "Nơi nhận:", "Phụ lục I")]
    assert order == sorted(order)
    assert "3.356" not in " ".join(told), "the sum of six closings of different kinds is no figure"
    report, *annexes = parts(sheets)
    assert not report[0].is_lying
    assert all(sheet.is_lying for part in annexes for sheet in part)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("margin_left_mm = 30", "margin_left_mm = 24", "leaves the margins"),
        ("margin_right_mm = 15", "margin_right_mm = 22", "nation"),
        ("number = { size = 13 }", "number = { size = 12 }", "number: “Số: 15/BC-BCĐ” in 12 pt"),
        ("motto = { size = 13, bold", "motto = { size = 11, bold", "motto:"),
        ("recipients = { size = 11 }", "recipients = { size = 12 }", "receiver: “- Như trên;”"),
        ("page_number = { size = 13 }", "page_number = { size = 11 }", "its number is not upright"),
        ("gap_pt = 6\n", "gap_pt = 2\n", "too near to what is above"),
        ("body_spacing = 1.1 ", "body_spacing = 1.6 ", "lines"),
        ("first_indent_mm = 12.7", "first_indent_mm = 5", "is indented too little"),
        ("rule_share = 0.42", "rule_share = 0.8", "a rule of 80% of the line"),
        ('"c", "d", "đ"', '"c", "d", "e", "đ"', "points are lettered"),
        ('end = "./."', 'end = "."', "does not end with ./."),
        ("bold = true, italic = true }\nrec", "bold = true }\nrec", "receivers' title"),
        ("size = 13, italic = true }\nkind", "size = 13 }\nkind", "place and day"),
        ("seal_mm = 26 ", "seal_mm = 3 ", "no room for the seal"),
        ('addressee = "Kính gửi:"', 'addressee = "Gửi:"', "no addressee"),
    ],
)  # fmt: skip
def test_the_checker_sees_what_is_wrong(
    stores: dict[str, Store], tmp_path: Path, old: str, new: str, fault: str
) -> None:
    """A form that strays from the decree, drawn without the program's own refusal of it."""
    words = FORM.read_text("utf-8")
    assert old in words
    loose = words.replace(old, new, 1).partition("\n[range]\n")[0] + "\n[range]\n"
    (tmp_path / "form.toml").write_text(loose, "utf-8")
    profile = form.load(tmp_path / "form.toml")
    family = fonts.register(RESOURCES / "fonts" / "liberation-serif")
    drawn = paper.render(quarter(stores["six"]).document, profile, family)
    found = faults(measure(drawn))
    assert any(fault in told for told in found), found[:5]


LONG = "thực hiện chính sách bảo hiểm xã hội, bảo hiểm y tế, bảo hiểm thất nghiệp"


@pytest.mark.parametrize(
    ("office_values", "signer", "signed"),
    [
        ({}, ("Trưởng ban", "", ""), ["TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"]),
        (
            {"issuer": "Ủy ban nhân dân\nxã Bình Minh", "symbol": "BC-UBND"},
            ("Phó Chủ tịch", "KT. Chủ tịch", ""),
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        ),
        (
            {"issuer": "Ủy ban nhân dân xã Bình Minh", "symbol": "BC-UBND"},
            ("Trưởng phòng Văn hóa - Xã hội", "TL. Chủ tịch", ""),
            ["TL. CHỦ TỊCH", "TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI"],
        ),
        (
            {"issuer": f"Ban Chỉ đạo {LONG} xã Bình Minh"},
            ("Phó Trưởng ban", "KT. Trưởng ban", "Phó Chủ tịch Ủy ban nhân dân xã"),
            ["TM. BAN CHỈ ĐẠO", "KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"],
        ),
        (
            {"addressee": "Ủy ban nhân dân tỉnh\nBảo hiểm xã hội tỉnh\nSở Nội vụ tỉnh"},
            ("Chánh Văn phòng", "TUQ. Trưởng ban", ""),
            ["TUQ. TRƯỞNG BAN", "CHÁNH VĂN PHÒNG"],
        ),
    ],
)
def test_every_way_to_sign_and_to_address(
    stores: dict[str, Store],
    tmp_path: Path,
    office_values: dict[str, str],
    signer: tuple[str, str, str],
    signed: list[str],
) -> None:
    copy = shutil.copy(stores["six"].path, tmp_path / "a.bhdesk")
    store = Store.open(copy, "x", MIGRATIONS, tmp_path / "sao lưu")
    office.set_office(store, office_values)
    post, authority, second = signer
    who = Signer(0, "Lê Thị Bích Ngọc", post, authority, second)
    details = PaperDetails(3, date(2026, 2, 5), who)
    made = reporting.paper(store, "month", Period.parse("2026-01"), details)
    store.close()
    sheets = measure(reporting.pdf(made.document, RESOURCES))
    assert faults(sheets) == []
    report, *_ = parts(sheets)
    runs = [run.text for run in report[-1].runs if run.is_bold]
    at = runs.index(signed[0])
    assert [words for words in runs[at:] if words in signed] == signed
    assert "Bình Minh, ngày 05 tháng 02 năm 2026" in [run.text for run in report[0].runs]
    assert any(run.text.startswith("Số: 03/BC-") for run in report[0].runs)


# --- the same figures in Word and Excel, as LibreOffice opens them


def blocks_of(document: Document) -> Iterable[Block]:
    yield from document.blocks
    for annex in document.annexes:
        yield from annex.blocks


def tables_of(document: Document) -> list[Table]:
    return [block for block in blocks_of(document) if isinstance(block, Table)]


def figures_of(table: Table) -> Counter[Decimal]:
    cells = (cell for row in table.rows for cell in row.cells)
    return Counter(Decimal(cell.value) for cell in cells if cell.value is not None)


@pytest.mark.parametrize("typed", ["2026-05", "2026-Q2", "2026-H1", "2026"])
@pytest.mark.parametrize("name", OFFICES)
def test_the_page_and_the_json_have_the_same_figures(
    stores: dict[str, Store], name: str, typed: str, tmp_path: Path
) -> None:
    period = Period.parse(typed)
    made = reporting.paper(stores[name], periodic(period).key, period)
    for ending in ("pdf", "json"):
        reporting.save(made, tmp_path / f"a.{ending}", RESOURCES)
    runs = [run for sheet in measure((tmp_path / "a.pdf").read_bytes()) for run in sheet.runs]
    drawn = Counter(run.text for run in runs)
    for table in tables_of(made.document):
        figures = Counter(
            cell.text for row in table.rows for cell in row.cells if cell.value is not None
        )
        assert not {text for text, count in figures.items() if drawn[text] < count}, table.name
    value = json.loads((tmp_path / "a.json").read_text("utf-8"))
    printed = sum(map(figures_of, tables_of(made.document)), Counter())
    told: Counter[Decimal] = Counter()
    for line in (*value["rows"], *value["totals"]):
        if "base" not in line:
            pair = (line["closing"], line["target"])
            told.update(Decimal(figure) for figure in pair if figure is not None)
    assert told
    assert not told - printed
    squeezed = "".join(run.text for run in runs).replace(" ", "")
    assert all(words.replace(" ", "")[:40] in squeezed for words in value["narrative"])


@pytest.fixture(scope="module")
def opened(
    stores: dict[str, Store], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[str, Document]]:
    """Both files of every paper through LibreOffice in one run of each kind."""
    folder = tmp_path_factory.mktemp("lo")
    made = {}
    for name, store in stores.items():
        for period in PERIODS:
            document = reporting.paper(store, periodic(period).key, period).document
            made[f"{name}-{period}"] = document
            for ending in ("docx", "xlsx"):
                reporting.save_document(document, folder / f"{name}-{period}.{ending}", RESOURCES)
    for ending, wanted in (("docx", "txt:Text (encoded):UTF8"), ("xlsx", "xlsx")):
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", wanted, "--outdir"]
        files = sorted(map(str, folder.glob(f"*.{ending}")))
        subprocess.run([*command, str(folder / "out"), *files], check=True, capture_output=True)
    return folder / "out", made


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_word_and_excel_have_the_figures_of_the_page(
    opened: tuple[Path, dict[str, Document]],
) -> None:
    folder, made = opened
    assert len(made) == len(PERIODS) * len(OFFICES)
    for name, document in made.items():
        lines = Counter((folder / f"{name}.txt").read_text("utf-8-sig").splitlines())
        cells = Counter(
            cell.text for table in tables_of(document) for row in table.rows for cell in row.cells
        )
        assert not {text for text, count in cells.items() if text and lines[text] < count}, name
        for block in document.blocks:
            told = block.items if isinstance(block, Points) else ()
            told = (block.text,) if isinstance(block, Paragraph) else told
            for words in told:
                assert any(words.rstrip(".") in line for line in lines), (name, words)
            if isinstance(block, Heading) and block.level == 1:
                assert any(block.text.upper() in line.upper() for line in lines), block.text
        book = load_workbook(folder / f"{name}.xlsx", data_only=True)
        found = [
            Counter(Decimal(str(round(v, 6))) for row in sheet.iter_rows(values_only=True)
                    for v in row if isinstance(v, int | float))
            for sheet in book
        ]  # fmt: skip
        for table in tables_of(document):
            assert any(not figures_of(table) - sheet for sheet in found), (name, table.name)
