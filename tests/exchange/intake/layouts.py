"""Tables as they come from villages, and programs that write them into files of every kind."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from decimal import Decimal
from typing import TYPE_CHECKING

import openpyxl
import xlsxwriter
from openpyxl.styles import Font

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.domain.sheets import RawBook, RawSheet

SOFFICE = shutil.which("soffice")
Value = str | Decimal | None
Table = list[list[Value]]

NAMES = ["Thôn Đông", "Thôn Đoài", "Ấp Bắc", "Khu vực 3", "Thôn An Nhân", "Bản Mường"]
FORM: Table = [
    ["UBND XÃ BÌNH MINH"],
    ["BẢNG TỔNG HỢP SỐ NGƯỜI THAM GIA BHXH, BHYT THÁNG 5/2026"],
    [],
    ["STT", "Đơn vị", "BHXH tự nguyện", None, "BHYT"],
    [None, None, "Đang tham gia", "Phát triển mới"],
    *[
        [Decimal(i + 1), name, Decimal(37 * i + 12), Decimal(i % 4), Decimal(1888 + 101 * i)]
        for i, name in enumerate(NAMES)
    ],
    [None, "Tổng cộng", Decimal(627), Decimal(7), Decimal(12843)],
]
FORM_MERGED = ((2, 1, 2, 5), (4, 1, 5, 1), (4, 2, 5, 2), (4, 3, 4, 4))
PEOPLE: Table = [
    ["STT", "Họ và tên", "Số định danh", "Thôn", "Số tiền"],
    *[
        [Decimal(i), f"Người Mẫu {i}", f"0271{i:08d}", NAMES[i % 6], Decimal("1.888") * i]
        for i in range(1, 41)
    ],
]


def values(sheet: RawSheet) -> Table:
    """What the cells hold: exact numbers, else text."""
    return [
        [
            None if cell is None else cell.text if cell.number is None else cell.number
            for cell in row
        ]
        for row in sheet.rows
    ]


def texts(table: Table) -> list[list[str | None]]:
    """A table as a file without types shows it."""
    return [[None if value is None else f"{value:f}" if isinstance(value, Decimal) else value
             for value in row] for row in table]  # fmt: skip


def first(book: RawBook) -> Table:
    return values(book.sheets[0])


def by_openpyxl(path: Path, table: Table, merged: tuple[tuple[int, ...], ...] = ()) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in table:
        sheet.append([float(value) if isinstance(value, Decimal) else value for value in row])
    for row1, column1, row2, column2 in merged:
        sheet.merge_cells(start_row=row1, start_column=column1, end_row=row2, end_column=column2)
    for cell in sheet[4]:
        cell.font = Font(name="Times New Roman", bold=True)
    book.save(path)
    return path


def by_xlsxwriter(path: Path, table: Table) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Danh sách")
        for at, row in enumerate(table):
            for column, value in enumerate(row):
                if isinstance(value, Decimal):
                    sheet.write_number(at, column, float(value))
                elif value is not None:
                    sheet.write_string(at, column, value)
    return path


def by_libreoffice(source: Path, kind: str, folder: Path) -> Path:
    """LibreOffice's own file of that kind from another file."""
    assert SOFFICE is not None
    subprocess.run(
        [
            *(SOFFICE, "--headless", f"-env:UserInstallation={(folder / 'lo').as_uri()}"),
            *("--convert-to", kind, "--outdir", str(folder), str(source)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder / f"{source.stem}.{kind}"


def as_tsv(table: Table) -> str:
    return "".join("\t".join(cell or "" for cell in row) + "\r\n" for row in texts(table))


def as_html(table: Table) -> str:
    rows = "".join(
        "<tr>" + "".join(f"<td>{cell or ''}</td>" for cell in row) + "</tr>\n"
        for row in texts(table)
    )
    return (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head>'
        f"<body><table border=1>{rows}</table></body></html>"
    )


def as_xml2003(table: Table) -> str:
    def cell(value: Value) -> str:
        if value is None:
            return "<Cell/>"
        kind = "Number" if isinstance(value, Decimal) else "String"
        return f'<Cell><Data ss:Type="{kind}">{value}</Data></Cell>'

    rows = "".join(f"<Row>{''.join(map(cell, row))}</Row>\n" for row in table)
    return (
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Worksheet ss:Name="Tháng 5"><Table>{rows}</Table></Worksheet></Workbook>'
    )


def rezipped(path: Path, change: dict[str, bytes], add: dict[str, bytes] | None = None) -> bytes:
    """The zip with the content of some parts changed, and parts added."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change.get(name, old.read(name)))
        for name, content in (add or {}).items():
            new.writestr(name, content)
    return out.getvalue()


def bare_xlsx(rows: bytes) -> bytes:
    """The smallest workbook whose only sheet has these rows of XML."""
    spreadsheet = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = b"http://schemas.openxmlformats.org/package/2006/"
    parts = {
        "[Content_Types].xml": b'<Types xmlns="%scontent-types"/>' % package,
        "_rels/.rels": b'<Relationships xmlns="%srelationships"><Relationship Id="r1" Type='
        b'"%s/officeDocument" Target="xl/workbook.xml"/></Relationships>' % (package, office),
        "xl/workbook.xml": b'<workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="S" sheetId="1"'
        b' r:id="r1"/></sheets></workbook>' % (spreadsheet, office),
        "xl/_rels/workbook.xml.rels": b'<Relationships xmlns="%srelationships"><Relationship'
        b' Id="r1" Type="%s/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
        % (package, office),
        "xl/worksheets/sheet1.xml": b'<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>'
        % (spreadsheet, rows),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()
