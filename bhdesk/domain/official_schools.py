"""Pupils with health insurance by school, as an official annex (R23)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import schools, text
from bhdesk.domain.document import Align, Annex, Cell, Column, Document, Row, Table
from bhdesk.domain.letterhead import letterhead, signature
from bhdesk.domain.official_cells import number
from bhdesk.domain.schools import LEVEL_WORDS

if TYPE_CHECKING:
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.schools import SchoolCount, SchoolTable

_PUPILS = "Học sinh"
_CARDS = "Có thẻ BHYT"


def title(seen: SchoolTable) -> str:
    """What stands over the table."""
    month = f"THÁNG {text.month_number(seen.month.number)} NĂM {seen.month.year}"
    return f"HỌC SINH THAM GIA BẢO HIỂM Y TẾ THEO TRƯỜNG ĐẾN HẾT {month}"


def annex(seen: SchoolTable, reference: str) -> Annex:
    """Phụ lục: one row for each school, then all together."""
    return Annex(
        title=title(seen), blocks=(table(seen),), reference=reference, is_form=not reference
    )


def document(frame: Frame, seen: SchoolTable) -> Document:
    """The table as a paper of its own."""
    return Document(
        letterhead=letterhead(frame.office, (seen.month.year, seen.month.number)),
        kind="",
        abstract=(),
        blocks=(),
        signature=signature(frame.office, None),
        annexes=(annex(seen, ""),),
        sample_mark=frame.office.sample_mark,
    )


def table(seen: SchoolTable) -> Table:
    """Pupils, cards, the missing and the rate; who is below 100 % is said in words."""
    columns = (
        Column("TT", 0.5, Align.CENTER),
        Column("Trường", 3.0),
        Column("Cấp học", 1.2),
        Column("Tổng số", 1.0, Align.RIGHT, _PUPILS),
        Column("Phải tham gia", 1.0, Align.RIGHT, _PUPILS),
        Column("Thẻ nhóm khác", 1.0, Align.RIGHT, _CARDS),
        Column("Thẻ học sinh", 1.0, Align.RIGHT, _CARDS),
        Column("Chưa có thẻ", 1.0, Align.RIGHT),
        Column("Tỷ lệ", 1.0, Align.RIGHT),
        Column("Ghi chú", 1.6),
    )
    rows = [
        Row((
            Cell(str(at)), Cell(row.school.name), Cell(LEVEL_WORDS[row.school.level]),
            *_cells(row.count), Cell("Chưa đủ 100%" if row.is_barred else ""),
        ))
        for at, row in enumerate(seen.rows, 1)
    ]  # fmt: skip
    below = f"{len(seen.below)} trường chưa đủ 100%" if seen.below else ""
    head = (Cell(""), Cell(f"Cộng ({text.count(len(seen.rows))} trường)"), Cell(""))
    rows.append(Row((*head, *_cells(seen.total), Cell(below)), bold=True))
    return Table(columns, tuple(rows), "Trường học", _note(seen), key_columns=2)


def _cells(count: SchoolCount | None) -> tuple[Cell, ...]:
    if count is None:
        return (*(number(None) for _ in range(5)), Cell(text.NO_NUMBER))
    figures = (count.pupils, count.base, count.other_cards, count.own_cards, count.missing)
    return (*(number(value) for value in figures), _rate(count))


def _rate(count: SchoolCount) -> Cell:
    exact, places = count.printed_rate
    return Cell(count.shown_rate, exact, places)


def _note(seen: SchoolTable) -> str:
    said = [f"Năm học {schools.school_year(seen.month)}. Tỷ lệ: thẻ học sinh trên số học sinh không"
            " có thẻ nhóm khác."]  # fmt: skip
    if seen.below:
        said.append(f"{seen.bar}.")
    if seen.blanks:
        said.append(f"Dấu “–”: {seen.blanks} trường chưa có số liệu.")
    return " ".join(said)
