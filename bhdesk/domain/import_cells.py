"""The number in a cell of counts: whole persons, a question, or a refusal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.errors import Issue, UserError
from bhdesk.domain.import_plan import AS_IS, LEAVE_OUT, TIMES_1000, Question, answered
from bhdesk.domain.sheets import RawCell, address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bhdesk.domain.import_found import FoundCell

_THOUSAND = 1000
_ZERO_FRACTION = re.compile(r"([0-9.]*[0-9]),0{1,2}|([0-9]+)\.0{1,2}")  # "1.888,00" is whole


@dataclass(frozen=True, slots=True)
class CellNumber:
    """`value` when the cell is a count; else why not (`issue`) or what is asked (`question`)."""

    value: int | None = None
    issue: Issue | None = None
    question: Question | None = None
    is_left_out: bool = False


def where(cell: FoundCell) -> str:
    """The place of a cell as people write it: Sheet!C5."""
    return f"{cell.sheet}!{address(cell.row, cell.column)}"


def read(cell: FoundCell, answers: Mapping[str, str]) -> CellNumber:
    """The count of a cell, with the officer's own answer for that cell before all.

    Raises UserError import.bad_answer.
    """
    key = where(cell)
    question = None
    try:
        value = number(cell.raw)
    except UserError as refused:
        value = None
        issue = Issue(refused.code, refused.params, key)
        if refused.code == "count.fraction":
            question = answered(_fraction(cell, key), answers)
            issue = question.issue
    answer = answers.get(key, "").strip()
    if not answer:
        return CellNumber(value, None if value is not None else issue, question)
    if answer == LEAVE_OUT:
        return CellNumber(question=question, is_left_out=True)
    if value is not None and answer in {AS_IS, TIMES_1000}:
        return CellNumber(value)  # a whole number that may be thousands: see import_thousands
    return CellNumber(_answer(cell, key, answer), question=question)


def number(raw: RawCell) -> int:
    """Whole persons; raises UserError import.date, count.* (count.fraction where not whole)."""
    if raw.is_date:
        raise UserError("import.date", text=raw.text)
    if raw.number is None:
        written = text.nfc(raw.text).removeprefix("'")  # Excel's own mark of a number as text
        whole = _ZERO_FRACTION.fullmatch(written)
        return text.parse_count((whole[1] or whole[2]) if whole else written)
    if not raw.number.is_finite():
        raise UserError("count.unreadable", text=raw.text)
    if raw.number < 0:
        raise UserError("count.negative", text=raw.text)
    if raw.number > text.MAX_COUNT:
        raise UserError("count.too_large", text=raw.text)
    if raw.number != int(raw.number):
        raise UserError("count.fraction", text=shown(raw))
    return int(raw.number)


def shown(raw: RawCell) -> str:
    """A cell as the officer would write it: 1.888 read as a fraction is "1,888"."""
    if raw.number is None:
        return text.nfc(raw.text)
    return f"{raw.number.normalize():f}".replace(".", ",")


def times_1000(raw: RawCell) -> int | None:
    """The thousands that a sheet read in an English locale took for a fraction (E.3)."""
    if raw.number is None:
        return None
    grown = raw.number * _THOUSAND
    return int(grown) if grown == int(grown) else None


def _fraction(cell: FoundCell, key: str) -> Question:
    grown = times_1000(cell.raw)
    choices = (LEAVE_OUT,) if grown is None else (TIMES_1000, LEAVE_OUT)
    after = "" if grown is None else text.count(grown)
    return Question(
        key, "import.fraction" if after else "import.not_whole", cell.sheet,
        address(cell.row, cell.column), shown(cell.raw), after, choices,
    )  # fmt: skip


def _answer(cell: FoundCell, key: str, answer: str) -> int:
    if answer == TIMES_1000:
        grown = times_1000(cell.raw)
        if grown is None:
            raise UserError("import.bad_answer", key=key, text=answer)
        return grown
    try:
        return text.parse_count(answer)
    except UserError as cause:
        raise UserError("import.bad_answer", key=key, text=answer) from cause
