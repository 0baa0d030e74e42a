"""The list of proposals of commendation for the council, as an official annex (R71)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import official_people, text
from bhdesk.domain.commendations import KIND_WORDS, STATE_WORDS
from bhdesk.domain.document import Align, Cell, Column, Document, Row, Table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bhdesk.domain.commendations import Proposal
    from bhdesk.domain.frame import Frame

_COLUMNS = (
    Column("TT", 0.5, Align.CENTER),
    Column("Tập thể, cá nhân, đơn vị", 2.4),
    Column("Loại", 1.4),
    Column("Thành tích", 3.0),
    Column("Hình thức đề nghị", 2.0),
    Column("Tình trạng", 2.8),
)


def document(frame: Frame, listed: Sequence[Proposal], on: date) -> Document:
    """An A4 landscape annex, in the order of the proposals."""
    rows = tuple(
        Row((
            Cell(str(at)), Cell(one.name), Cell(KIND_WORDS[one.kind]), Cell(one.achievement),
            Cell(one.form), Cell(state_words(one)),
        ))
        for at, one in enumerate(listed, 1)
    )  # fmt: skip
    note = "" if rows else "Chưa có đề nghị nào."
    table = Table(_COLUMNS, rows, "Đề nghị khen thưởng", note, key_columns=2)
    title = f"DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM {on.year}"
    return official_people.document(frame, title, (table,), "", is_landscape=True)


def state_words(one: Proposal) -> str:
    """How it stands: what stops it, who decided and why, when it was submitted."""
    told = [STATE_WORDS[one.state]]
    if one.bar:
        told.append(f"lý do dừng: {one.bar}")
    if one.decided_on is not None:
        told.append(f"{one.decided_by} quyết định ngày {text.day(one.decided_on)}: {one.reason}")
    if one.submitted_on is not None:
        told.append(f"ngày trình {text.day(one.submitted_on)}")
    return "; ".join(told)
