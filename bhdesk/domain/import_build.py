"""Building the plan of an import: the tables of a file against what is stored."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from bhdesk.domain import counts, import_totals
from bhdesk.domain.counts import NOTHING, Count, Part
from bhdesk.domain.errors import Issue, Level, UserError
from bhdesk.domain.import_found import GO_ON, Stop
from bhdesk.domain.import_plan import (
    FileIdentity,
    ImportPlan,
    PlanRow,
    RowState,
    filled,
    remembered,
)
from bhdesk.domain.import_sorting import Sorter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bhdesk.domain.frame import Frame
    from bhdesk.domain.import_placed import Placed
    from bhdesk.domain.import_plan import CellKey
    from bhdesk.domain.import_reading import Reading
    from bhdesk.domain.periods import Month

    Stored = Mapping[CellKey, Count]
    Closings = Mapping[CellKey, int | None]


def build(
    reading: Reading,
    frame: Frame,
    month: Month,
    stored: Stored,
    previous: Closings,
    answers: Mapping[str, str],
    file: FileIdentity,
    stop: Stop = GO_ON,
) -> ImportPlan:
    """The plan of one file; `stored` are the month's counts, `previous` last month's closings.

    Raises UserError import.bad_answer.
    """
    sorter = Sorter(frame, month, answers, stop)
    sorter.take(reading.tables)
    placed = _without_twice(sorter.rows)
    placed, warnings = _against_stored(placed, stored, previous)
    rows = tuple(item.row for item in placed)
    totals = import_totals.checks(sorter.totals, placed, frame)
    questions = (*reading.questions, *sorter.questions.values())
    found = (
        *reading.issues,
        *sorter.issues.values(),
        *(question.issue for question in questions if not question.is_answered),
        *(row.issue for row in rows if row.issue and row.state is RowState.IMPOSSIBLE),
        *warnings,
        *import_totals.issues(totals),
    )
    if not rows and not any(found):
        found = (Issue("import.no_figures", {"month": month.label}, level=Level.WARNING),)
    touched = dict.fromkeys((r.unit, r.measure) for r in rows if r.is_written)
    return ImportPlan(
        month, file, rows, questions, totals, _once(found), reading.signature,
        remembered(answers),
        tuple(((u, m), stored.get((u, m), NOTHING)) for u, m in touched if u is not None),
    )  # fmt: skip


def _once(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Each finding once: a row of an unknown village is one fault, however many figures it has.

    What can be answered about a name is not said beside its refusal.
    """
    found = {(issue.code, issue.where): issue for issue in issues}
    return tuple(issue for issue in found.values() if issue.code != "import.unknown_unit")


def _without_twice(placed: list[Placed]) -> list[Placed]:
    """Figures given twice: in one table none of them is taken; two tables may say the same."""
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, item in enumerate(placed):
        row = item.row
        if row.state is RowState.NEW:
            groups[row.unit, row.measure, row.part].append(at)
    result = list(placed)
    for places in groups.values():
        if len(places) == 1:
            continue
        tables = [placed[at].table for at in places]
        values = {placed[at].row.new for at in places}
        if len(set(tables)) == len(tables) and len(values) == 1:
            for at in places[1:]:
                row = placed[at].row
                result[at] = replace(placed[at], row=replace(row, state=RowState.SAME, old=row.new))
            continue
        for at in places:
            other = placed[places[1] if at == places[0] else places[0]].row
            row = placed[at].row
            params = {"name": row.place, "cell": other.key}
            issue = Issue("import.twice", params, row.key)
            row = replace(row, state=RowState.IMPOSSIBLE, issue=issue)
            result[at] = replace(placed[at], row=row)
    return result


def _against_stored(
    placed: list[Placed], stored: Stored, previous: Closings
) -> tuple[list[Placed], list[Issue]]:
    """Old values, states, and what the figures of one unit and measure say about each other."""
    cells: dict[CellKey, dict[Part, int]] = defaultdict(dict)
    for item in placed:
        row = item.row
        if row.state is RowState.NEW and row.unit is not None and row.new is not None:
            cells[row.unit, row.measure][row.part] = row.new
    made = {
        key: filled(stored.get(key), previous.get(key), values) for key, values in cells.items()
    }
    refused = {
        key: replace(issue, where=_place_of(issue, key, placed))
        for key, count in made.items()
        if (issue := _impossible(count))
    }
    result = [_settled(item, stored, previous, refused) for item in placed]
    warnings = []
    for (unit, measure), count in made.items():
        if (unit, measure) in refused:
            continue
        for issue in counts.warnings(count, previous.get((unit, measure))):
            rows = [i.row for i in result if (i.row.unit, i.row.measure) == (unit, measure)]
            at = next((r.key for r in rows if r.part == issue.where), rows[0].place)
            warnings.append(replace(issue, where=at))
    return result, warnings


def _settled(
    item: Placed, stored: Stored, previous: Closings, refused: Mapping[CellKey, Issue]
) -> Placed:
    row: PlanRow = item.row
    if row.unit is None or not row.measure:
        return item
    key = (row.unit, row.measure)
    before = counts.settle(stored.get(key, NOTHING), previous.get(key))
    old = before.part(row.part)
    if row.state is not RowState.NEW:
        return replace(item, row=replace(row, old=old))
    if issue := refused.get(key):
        row = replace(row, old=old, state=RowState.IMPOSSIBLE, issue=issue)
        return replace(item, row=row)
    state = RowState.SAME if row.new == old else RowState.CHANGED
    state = RowState.NEW if old is None else state
    return replace(item, row=replace(row, old=old, state=state))


def _place_of(issue: Issue, key: CellKey, placed: list[Placed]) -> str:
    """The cell that a contradiction between several is said of."""
    rows = [item.row for item in placed if (item.row.unit, item.row.measure) == key]
    culprit = Part.LAPSED if issue.code == "count.lapsed_over_opening" else Part.CLOSING
    return next((row.key for row in rows if row.part is culprit), rows[0].key)


def _impossible(count: Count) -> Issue | None:
    try:
        counts.refuse_impossible(count)
    except UserError as refused:
        return Issue(refused.code, refused.params)
    return None
