"""Papers that went out: what is kept of each, and what has changed since (R15, R27)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from bhdesk.domain import text
from bhdesk.domain.document import Align, Cell, Column, Heading, Paragraph, Row, Table
from bhdesk.domain.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from bhdesk.domain.document import Block, Document

JsonRow = dict[str, Any]

# In the order they are told; what follows from them (percent, remaining) is not told again.
FIELD_WORDS = {
    "target": "chỉ tiêu",
    "opening": "đầu kỳ",
    "new": "tăng mới",
    "resumed": "tham gia lại",
    "lapsed": "giảm",
    "closing": "cuối kỳ",
    "base": "mẫu số",
    "rate": "tỷ lệ",
}


class Nature(StrEnum):
    """Why a paper of a period went out: the first, in place of one, or beside one."""

    FIRST = "first"
    REPLACEMENT = "replacement"
    SUPPLEMENT = "supplement"


NATURE_WORDS = {
    Nature.FIRST: "",
    Nature.REPLACEMENT: "thay thế",
    Nature.SUPPLEMENT: "bổ sung",
}


# By the first part of a symbol (NĐ 30/2020, Phụ lục III).
_KIND_WORDS = {"BC": "Báo cáo", "TB": "Thông báo"}


@dataclass(frozen=True, slots=True)
class Issued:
    """One paper of the register; `replaces` is the number in the register of the one before.

    `issued_at` is YYYY-MM-DDTHH:MM:SS, `sha256` that of the file that went out, `withdrawn` why it
    was taken back.
    """

    id: int
    kind: str
    period: str
    version: int
    nature: Nature
    replaces: int | None
    number: int
    symbol: str
    day: date
    signer: str
    post: str
    title: str
    as_of: date | None
    reason: str
    issued_at: str
    actor: str
    sha256: str
    withdrawn: str = ""
    is_withdrawn: bool = False

    @property
    def sign(self) -> str:
        """Number and symbol as printed: "05/BC-BCĐ" (domain.md E.2, box 3)."""
        return f"{self.number:02d}/{self.symbol}"

    @property
    def named(self) -> str:
        """The paper as another paper refers to it."""
        word = _KIND_WORDS.get(self.symbol.partition("-")[0], "Văn bản")
        return f"{word} số {self.sign} {text.long_day(self.day)}"


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure that is no longer what a paper says; `unit` None for the whole office.

    `field` is a key of FIELD_WORDS; `old` and `new` are numbers, decimal strings or None (blank).
    """

    unit: str | None
    unit_name: str | None
    indicator: str
    field: str
    old: int | str | None
    new: int | str | None

    @property
    def words(self) -> str:
        """What the field is called."""
        return FIELD_WORDS[self.field]


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Difference, ...]:
    """What differs between the figures of two report values, as report_json.as_json gives them.

    The office's own lines first, then its units in the order of the newer report; a line that one
    of them lacks counts as blank.
    """
    old, new = _lines(before), _lines(after)
    found = []
    for key in dict.fromkeys((*new, *old)):
        one, other = old.get(key, {}), new.get(key, {})
        named = (other or one).get("unit_name")
        found += [
            Difference(key[0], named, key[1], field, one.get(field), other.get(field))
            for field in FIELD_WORDS
            if one.get(field) != other.get(field) and not _is_told_twice(field, one, other)
        ]
    return tuple(found)


def _is_told_twice(field: str, one: JsonRow, other: JsonRow) -> bool:
    """What a rate counts is told in the line of what is counted."""
    return field == "closing" and ("rate" in one or "rate" in other)


def _lines(value: Mapping[str, Any]) -> dict[tuple[str | None, str], JsonRow]:
    rows: Iterable[JsonRow] = (*value.get("totals", ()), *value.get("rows", ()))
    return {(row.get("unit"), str(row["indicator"])): row for row in rows}


def replacing(
    document: Document, old: Issued, nature: Nature, reason: str, changes: Sequence[Block]
) -> Document:
    """The paper that stands in place of, or beside, one that went out (R27).

    Raises UserError issued.no_reason: whoever reads it must learn why.
    """
    why = text.nfc(reason)
    if not why:
        raise UserError("issued.no_reason")
    does = {Nature.REPLACEMENT: "thay thế", Nature.SUPPLEMENT: "bổ sung cho"}[nature]
    this = document.kind.capitalize()
    said = f"{this} này {does} {old.named}. Lý do: {why.rstrip('.')}."
    link = f"({NATURE_WORDS[nature].capitalize()} {old.named[:1].lower()}{old.named[1:]})"
    return replace(
        document,
        abstract=(*document.abstract, link),
        blocks=(Paragraph(said), *changes, *document.blocks),
    )


def changes_table(listed: Iterable[tuple[str, Difference]]) -> tuple[Block, ...]:
    """Old and new of each figure, with the name of its indicator; nothing for no difference."""
    columns = (
        Column("Đơn vị", 2.0), Column("Chỉ tiêu", 2.6), Column("Nội dung", 1.4),
        Column("Số đã báo cáo", 1.2, Align.RIGHT), Column("Số đúng", 1.2, Align.RIGHT),
    )  # fmt: skip
    rows = tuple(
        Row((
            Cell(one.unit_name or "Toàn đơn vị"), Cell(name), Cell(one.words),
            figure_cell(one.old), figure_cell(one.new),
        ))
        for name, one in listed
    )  # fmt: skip
    if not rows:
        return ()
    title = "Số liệu thay đổi so với báo cáo trước"
    return (Heading(title, 2), Table(columns, rows, name="Số liệu thay đổi", key_columns=2))


def figure_cell(value: int | str | None) -> Cell:
    """A figure of a report value as it is printed; a decimal string is a percent."""
    if isinstance(value, int):
        return Cell(text.count(value), value)
    return Cell("–" if value is None else f"{value.replace('.', ',')}%")
