"""What an import would do, as a value: each figure old and new, what is asked, what is refused.

Answers are given by the key of their question:
- "Sheet!C5": "times_1000", "leave_out" or the number that is meant, for one cell;
- "encoding": "tcvn3", "vni", "cp1258" or "as_is";
- "measure:1", "month:1": the measure of the first table that does not say it; "use" or
  "leave_out" for a table of another month;
- "column:<heading>": "<measure>/<part>" or "leave_out";
- "unit:<name>": the key of a unit or "leave_out";
- "same_file": "again";
- "all:import.fraction": one choice for every question of this kind that has no answer of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bhdesk.domain import counts
from bhdesk.domain.counts import NOTHING, Count, Part
from bhdesk.domain.errors import Issue, Level
from bhdesk.domain.import_codes import may_hold_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bhdesk.domain.periods import Month

    CellKey = tuple[int, str]
    """Number of the unit, key of the measure."""

TIMES_1000, LEAVE_OUT, AS_IS, USE, AGAIN = "times_1000", "leave_out", "as_is", "use", "again"
SAME_FILE, ENCODING = "same_file", "encoding"
ALL = "all:"
_REMEMBERED = ("column:", "unit:", "measure:")


class RowState(StrEnum):
    """What would become of a figure; ASKED waits for an answer."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    ASKED = "asked"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One figure of the file; `place` names the unit as the office writes it, else as the file.

    `raw` is the cell's own text; `issue` says why the figure is impossible.
    """

    sheet: str
    cell: str
    place: str
    unit: int | None
    measure: str
    part: Part
    old: int | None
    new: int | None
    state: RowState
    raw: str = ""
    issue: Issue | None = None

    @property
    def key(self) -> str:
        """The place in the file, by which rows are chosen."""
        return f"{self.sheet}!{self.cell}"

    @property
    def is_written(self) -> bool:
        """Whether committing the row would change what is stored."""
        return self.state in {RowState.NEW, RowState.CHANGED}


@dataclass(frozen=True, slots=True)
class Question:
    """What only the officer can decide; nothing is written while a required one is open.

    `samples` are pairs of before and after; `choices` the answers understood beside a number.
    """

    key: str
    code: str
    sheet: str = ""
    cell: str = ""
    before: str = ""
    after: str = ""
    choices: tuple[str, ...] = ()
    samples: tuple[tuple[str, str], ...] = ()
    is_required: bool = True
    is_answered: bool = False

    @property
    def issue(self) -> Issue:
        """The question as a finding of the import."""
        where = f"{self.sheet}!{self.cell}" if self.cell else self.sheet
        params = {"before": self.before, "after": self.after}
        return Issue(self.code, params, where, Level.WARNING)


@dataclass(frozen=True, slots=True)
class TotalCheck:
    """A printed total beside the sum of the figures read; the difference is never repaired.

    `sum` is None while a figure of the column waits for an answer; `blanks` units have no figure.
    """

    sheet: str
    cell: str
    measure: str
    part: Part
    printed: int
    sum: int | None
    blanks: int

    @property
    def difference(self) -> int | None:
        """Sum minus printed total."""
        return None if self.sum is None else self.sum - self.printed


@dataclass(frozen=True, slots=True)
class FileIdentity:
    """Which file it was: its name without folders, and the SHA-256 of its bytes."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """A whole file ready to be looked at and committed.

    `bases` are the stored counts the plan was made upon; `mapping` the answers that are worth
    remembering for files of the same layout.
    """

    month: Month
    file: FileIdentity
    rows: tuple[PlanRow, ...]
    questions: tuple[Question, ...]
    totals: tuple[TotalCheck, ...]
    issues: tuple[Issue, ...]
    signature: str
    mapping: tuple[tuple[str, str], ...]
    bases: tuple[tuple[CellKey, Count], ...]

    def count(self, *states: RowState) -> int:
        """How many figures are in one of these states."""
        return sum(1 for row in self.rows if row.state in states)

    @property
    def read(self) -> int:
        """How many figures the file holds."""
        return len(self.rows)

    @property
    def changed(self) -> int:
        """How many figures would change what is stored."""
        return self.count(RowState.NEW, RowState.CHANGED)

    @property
    def same(self) -> int:
        """How many figures are stored just so."""
        return self.count(RowState.SAME)

    @property
    def rejected(self) -> int:
        """How many figures cannot be taken, or not before they are answered for."""
        return self.count(RowState.IMPOSSIBLE, RowState.ASKED)

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """Required questions without an answer: nothing can be written before."""
        return tuple(q for q in self.questions if q.is_required and not q.is_answered)


def remembered(answers: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The answers that hold for every file of the layout, not for one cell of one file.

    A name that is no unit or holds a long number is not kept: it may be a person's (E.7, P1).
    """
    kept = (
        (key, value)
        for key, value in answers.items()
        if key.startswith(_REMEMBERED) and not _is_of_a_person(key, value)
    )
    return tuple(sorted(kept))


def _is_of_a_person(key: str, value: str) -> bool:
    return key.startswith("unit:") and (value == LEAVE_OUT or may_hold_code(key))


def answer_of(question: Question, answers: Mapping[str, str]) -> str:
    """The answer of a question, its own or the one for all of its kind; "" without one."""
    own = answers.get(question.key, "").strip()
    common = answers.get(f"{ALL}{question.code}", "").strip()
    return own or (common if common in question.choices else "")


def spread(questions: Iterable[Question], answers: Mapping[str, str]) -> dict[str, str]:
    """The answers that one for all gives to questions which have none of their own."""
    if not any(key.startswith(ALL) for key in answers):
        return {}
    pairs = ((question.key, answer_of(question, answers)) for question in questions)
    return {key: answer for key, answer in pairs if answer and not answers.get(key)}


def filled(stored: Count | None, previous: int | None, values: Mapping[Part, int]) -> Count:
    """A count with figures of a file in it; an opening or closing that follows is not kept twice.

    `previous` is last month's closing.
    """
    count = stored or NOTHING
    for part in (*counts.FLOWS_IN, *counts.FLOWS_OUT):
        if part in values:
            count = counts.with_part(count, part, values[part])
    for part in (Part.OPENING, Part.CLOSING):
        if part in values:
            freed = counts.settle(counts.with_part(count, part, None), previous)
            is_known = freed.part(part) == values[part]
            count = freed if is_known else counts.with_part(freed, part, values[part])
    return counts.settle(count, previous)


def answered(question: Question, answers: Mapping[str, str]) -> Question:
    """The question, marked when it has an answer."""
    return replace(question, is_answered=bool(answers.get(question.key, "").strip()))
