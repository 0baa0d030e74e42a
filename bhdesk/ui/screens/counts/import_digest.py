"""What the dialog of an import shows of a plan, put together outside the GUI thread."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bhdesk.domain.import_plan import answer_of
from bhdesk.ui.screens.counts import import_rows
from bhdesk.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bhdesk.domain.frame import Frame
    from bhdesk.domain.import_plan import ImportPlan, Question

    Line = tuple[Tone, str]

MOST_LINES = 40


@dataclass(frozen=True, slots=True)
class Digest:
    """`rows` are the places in the plan of what each filter shows; `places` those by key."""

    summary: str
    rows: tuple[tuple[int, ...], ...]
    places: Mapping[str, int]
    written: int
    questions: Mapping[str, tuple[Question, ...]]
    """By code, in the order of the file."""
    given: Mapping[str, str]
    """The answer of every answered question, also a remembered one or one for all."""
    first_open: Question | None
    totals: tuple[Line, ...]
    findings: tuple[Line, ...]


def digest(plan: ImportPlan, frame: Frame, answers: Mapping[str, str]) -> Digest:
    """Everything that needs a walk through the plan; `answers` are the officer's own."""
    known = {**dict(plan.mapping), **answers}
    by_code: dict[str, list[Question]] = defaultdict(list)
    for question in plan.questions:
        by_code[question.code].append(question)
    rows = tuple(
        tuple(at for at, row in enumerate(plan.rows) if row.state in import_rows.IN_FILTER[shown])
        for shown in range(len(import_rows.FILTERS))
    )
    given = {
        question.key: answer
        for question in plan.questions
        if (answer := answer_of(question, known))
    }
    return Digest(
        import_rows.summary(plan), rows, {row.key: at for at, row in enumerate(plan.rows)},
        sum(row.is_written for row in plan.rows),
        {code: tuple(asked) for code, asked in by_code.items()}, given,
        next(iter(plan.open_questions), None),
        _few(import_rows.totals(plan, frame)), _few(import_rows.findings(plan)),
    )  # fmt: skip


def _few(lines: list[Line]) -> tuple[Line, ...]:
    """The first lines; of a hundred thousand only how many there are more."""
    left = len(lines) - MOST_LINES
    more = [(Tone.INFO, f"Và {left:,} điều nữa.".replace(",", "."))] if left > 0 else []
    return (*lines[:MOST_LINES], *more)
