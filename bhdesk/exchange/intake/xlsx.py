"""Sheets of .xlsx and .xlsm: values by calamine, fonts and error words from the XML beside it."""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from bhdesk.domain.errors import Issue, Level
from bhdesk.domain.sheets import column_number
from bhdesk.exchange.intake import deep, tables
from bhdesk.exchange.intake.source import font_name, text_cell, with_font

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from bhdesk.exchange.intake.source import Row, SheetSource

_ERROR = re.compile(
    rb'<(?:\w+:)?c (?=[^>]*\bt="e")[^>]*?\br="([A-Z]+)([0-9]+)"[^>]*>'
    rb"(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]*)<",
    re.DOTALL,
)
_NO_RESULT = re.compile(
    rb'<(?:\w+:)?c (?![^>]*\bt="str")[^>]*?\br="([A-Z]+[0-9]+)"[^>]*>\s*'
    rb"<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
# A writer that does not calculate puts a zero and asks for the calculation when the file is opened.
_ZERO_RESULT = re.compile(
    rb'<(?:\w+:)?c (?![^>]*\bt="(?:str|s|b|e|d)")[^>]*?\br="([A-Z]+)([0-9]+)"[^>]*>\s*'
    rb"<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*<(?:\w+:)?v>0</(?:\w+:)?v>"
)
_ROW_END = re.compile(rb"</(?:\w+:)?row>")


@dataclass(frozen=True, slots=True)
class _Mark:
    """What the XML adds to the cell in this column."""

    column: int
    font: str = ""
    error: str = ""
    is_blank: bool = False


def sheets(stream: BinaryIO, notes: list[Issue]) -> Iterator[SheetSource]:
    """Every worksheet; notes get the formulas that carry no result."""
    with zipfile.ZipFile(stream) as packed:
        styles, parts, is_calculated = _parts(packed)
        fonts = _fonts_of_styles(packed, styles)
        default = fonts[0] if fonts else ""
        stream.seek(0)
        for sheet in tables.sheets(stream, default):
            part = parts.get(sheet.name)
            if part is None:
                yield sheet
                continue
            with packed.open(part) as xml:
                zeros = None if is_calculated else _ZERO_RESULT
                marks = _marks(deep.pieces(xml), fonts, sheet.name, notes, zeros)
                yield replace(sheet, rows=_marked(sheet.rows, marks))


def _parts(packed: zipfile.ZipFile) -> tuple[str, dict[str, str], bool]:
    """The XML part of the styles, of every sheet by its name, and whether formulas are counted."""
    main = next((path for _, kind, path in _links(packed, "") if kind == "officeDocument"), "")
    main = main or "xl/workbook.xml"
    links = {mark: (kind, path) for mark, kind, path in _links(packed, main)}
    styles = next((path for kind, path in links.values() if kind == "styles"), "")
    found: dict[str, str] = {}
    is_calculated = True
    for element in ElementTree.fromstring(packed.read(main)).iter():
        if _local(element.tag) == "sheet":
            mark = next((v for k, v in element.items() if _local(k) == "id" and "}" in k), "")
            if mark in links:
                found[element.get("name", "")] = links[mark][1]
        elif _local(element.tag) == "calcPr":
            is_calculated = element.get("fullCalcOnLoad") not in ("1", "true")
    known = packed.NameToInfo
    there = {name: path for name, path in found.items() if path in known}
    return styles if styles in known else "", there, is_calculated


def _links(packed: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str, str]]:
    """The relations of a part: mark, kind, path."""
    folder, file = posixpath.split(part)
    place = posixpath.join(folder, "_rels", f"{file}.rels")
    if place not in packed.NameToInfo:
        return
    for element in ElementTree.fromstring(packed.read(place)):
        target = element.get("Target", "")
        path = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
        yield element.get("Id", ""), posixpath.basename(element.get("Type", "")), path


def _fonts_of_styles(packed: zipfile.ZipFile, part: str) -> tuple[str, ...]:
    """The font's name of every cell style, by the style's number."""
    if not part:
        return ()
    names: list[str] = []
    styles: list[int] = []
    for group in ElementTree.fromstring(packed.read(part)):
        if _local(group.tag) == "fonts":
            for font in group:
                name = next((item for item in font if _local(item.tag) == "name"), None)
                names.append("" if name is None else font_name(name.get("val", "")))
        elif _local(group.tag) == "cellXfs":
            styles = [int(style.get("fontId", 0)) for style in group]
    return tuple(names[index] if index < len(names) else "" for index in styles)


def _marks(
    pieces: Iterator[bytes], fonts: tuple[str, ...], sheet: str, notes: list[Issue],
    zeros: re.Pattern[bytes] | None,
) -> Iterator[tuple[int, list[_Mark]]]:  # fmt: skip
    """Row by row what the XML adds; rows that nothing is added to are left out.

    `zeros` finds the formulas whose zero is no result.
    """
    # Only the cells in another font than the first need a look, mostly few.
    others = {str(style).encode(): font for style, font in enumerate(fonts) if font != fonts[0]}
    styled = _styled(others)
    empty, first = 0, ""
    for row in _rows(pieces):
        marks, number = [], 0
        if b"<f" in row or b":f" in row:
            without = _NO_RESULT.findall(row)
            for letters, digits in zeros.findall(row) if zeros else ():
                number = int(digits)
                marks.append(_Mark(column_number(letters.decode()), is_blank=True))
                without.append(letters + digits)
            empty, first = empty + len(without), first or (without[0].decode() if without else "")
        for style, letters, digits in styled.findall(row) if others else ():
            number = int(digits)
            marks.append(_Mark(column_number(letters.decode()), font=others[style]))
        if b't="e"' in row:
            for letters, digits, error in _ERROR.findall(row):
                number = int(digits)
                marks.append(_Mark(column_number(letters.decode()), error=error.decode()))
        if marks:
            yield number, marks
    if empty:
        code = "file.formula_without_value"
        notes.append(Issue(code, {"count": empty, "cell": first}, sheet, Level.WARNING))


def _styled(styles: Iterable[bytes]) -> re.Pattern[bytes]:
    """Matches a cell that has one of the styles."""
    return re.compile(
        rb'<(?:\w+:)?c (?=[^>]*\bs="(%b)")(?=[^>]*\br="([A-Z]+)([0-9]+)")' % b"|".join(styles)
    )


def _rows(pieces: Iterator[bytes]) -> Iterator[bytes]:
    rest = b""
    for piece in pieces:
        *rows, rest = _ROW_END.split(rest + piece)
        yield from rows


def _marked(rows: Iterator[Row], marks: Iterator[tuple[int, list[_Mark]]]) -> Iterator[Row]:
    """The rows with what their marks add; the marks are read to the end in any case."""
    place, added = next(marks, (0, []))
    for number, row in enumerate(rows, 1):
        while added and place < number:
            place, added = next(marks, (0, []))
        if added and place == number:
            for mark in added:
                _apply(row, mark)
        yield row
    for _ in marks:
        pass


def _apply(row: Row, mark: _Mark) -> None:
    index = mark.column - 1
    if mark.is_blank:
        row[index : index + 1] = [None] * len(row[index : index + 1])
    elif mark.error:
        row.extend([None] * (mark.column - len(row)))
        row[index] = text_cell(mark.error)
    elif index < len(row) and (cell := row[index]) is not None:
        row[index] = with_font(cell, mark.font)


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
