"""The files of the job: a village's workbook written here, papers read as other programs do."""

from __future__ import annotations

import re
import subprocess
import unicodedata
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument'
        '.spreadsheetml.worksheet+xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<sheets><sheet name="Tháng 5" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
}


def write_workbook(path: Path, rows: Sequence[Sequence[str | int]]) -> None:
    """A plain .xlsx of one sheet, numbers as numbers."""
    lines = "".join(
        f'<row r="{at}">' + "".join(_cell(value, at, column) for column, value in enumerate(row))
        + "</row>"
        for at, row in enumerate(rows, 1)
    )
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{lines}</sheetData></worksheet>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in {**_PARTS, "xl/worksheets/sheet1.xml": sheet}.items():
            made.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)


def _cell(value: str | int, row: int, column: int) -> str:
    place = f"{chr(ord('A') + column)}{row}"
    if isinstance(value, int):
        return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def words(path: Path) -> str:
    """All text of a PDF, DOCX or XLSX in one line, with single spaces."""
    if path.suffix == ".pdf":
        read = ["pdftotext", "-enc", "UTF-8", "-layout", str(path), "-"]
        told = subprocess.run(read, capture_output=True, check=True).stdout.decode("utf-8")
    else:
        with zipfile.ZipFile(path) as package:
            parts = [n for n in package.namelist() if n.endswith(".xml") and "theme" not in n]
            told = " ".join(package.read(name).decode("utf-8") for name in parts)
        # a run may end in the middle of a word: only paragraphs and cells part words
        told = re.sub(r"</w:p>|</w:tc>|</v>|</t>|</si>", " ", told)
        told = re.sub(r"<[^>]*>", "", told)
    return " ".join(unicodedata.normalize("NFC", told).split())
