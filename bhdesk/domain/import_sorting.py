"""Every cell of the tables to its place: a figure, a total, a question, or a refusal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bhdesk.domain import import_cells, import_codes, import_thousands, text
from bhdesk.domain.counts import Part
from bhdesk.domain.errors import Issue, Level
from bhdesk.domain.import_cells import CellNumber, where
from bhdesk.domain.import_found import GO_ON, Stop
from bhdesk.domain.import_names import LEAVE_OUT
from bhdesk.domain.import_placed import Placed
from bhdesk.domain.import_plan import USE, PlanRow, Question, RowState, answered
from bhdesk.domain.import_tables import column_key
from bhdesk.domain.plans import Nature
from bhdesk.domain.sheets import RawCell, address

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.import_found import FoundCell, FoundTable
    from bhdesk.domain.periods import Month


@dataclass(frozen=True, slots=True)
class PrintedTotal:
    """A total as the file prints it."""

    table: int
    cell: FoundCell
    measure: str
    part: Part
    value: int


class Sorter:
    """Collects rows, totals, questions and issues of one file, table by table."""

    def __init__(
        self, frame: Frame, month: Month, answers: Mapping[str, str], stop: Stop = GO_ON
    ) -> None:
        """`answers` by the keys that import_plan describes."""
        self.rows: list[Placed] = []
        self.totals: list[PrintedTotal] = []
        self.questions: dict[str, Question] = {}
        self.issues: dict[tuple[str, str], Issue] = {}
        self._frame = frame
        self._month = month
        self._answers = answers
        self._stop = stop
        self._measures = {measure.key: measure for measure in frame.measures}
        self._units = {unit.id: unit.name for unit in frame.units}
        self._units[frame.office_id] = frame.office.name
        self._unit_choices = (*(unit.key for unit in frame.units), LEAVE_OUT)

    def take(self, tables: Sequence[FoundTable]) -> None:
        """Sort every cell; raises UserError import.bad_answer."""
        is_month_there = any(self._month in table.months for table in tables)
        for number, table in enumerate(tables, 1):
            if self._is_of_month(number, table, is_month_there=is_month_there):
                self._take_table(number, table)
        self.rows, doubts = import_thousands.doubted(self.rows, self._answers)
        for question in doubts:
            self._ask(question)

    def _is_of_month(self, number: int, table: FoundTable, *, is_month_there: bool) -> bool:
        """A table of another month is left out when the right one is there too, else asked for."""
        if not table.months or self._month in table.months or not table.cells:
            return True
        named = table.months[0].label
        if is_month_there:
            self._note("import.other_month_left_out", table.sheet, month=named)
            return False
        key = f"month:{number}"
        self._ask(
            Question(
                key, "import.other_month", table.sheet, address(table.row, table.column),
                named, self._month.label, (USE, LEAVE_OUT),
            )
        )  # fmt: skip
        return self._answers.get(key) != LEAVE_OUT

    def _take_table(self, number: int, table: FoundTable) -> None:
        key = f"measure:{number}"
        if table.needs_measure:
            self._ask(
                Question(
                    key, "import.which_measure", table.sheet, address(table.row, table.column),
                    choices=(*self._entered(), LEAVE_OUT),
                )
            )  # fmt: skip
        for column in table.unknown:
            self._ask(
                Question(
                    column_key(column.title), "import.unknown_column", column.sheet,
                    address(column.row, column.column), column.title,
                    choices=(*self._entered(), LEAVE_OUT), is_required=False,
                )
            )  # fmt: skip
        for issue in table.issues:
            self._add(issue)
        for at, cell in enumerate(table.cells):
            self._stop.at(at)
            self._take_cell(number, cell, cell.measure or self._answers.get(key, ""))

    def _entered(self) -> tuple[str, ...]:
        return tuple(key for key, m in self._measures.items() if m.is_entered)

    def _take_cell(self, number: int, cell: FoundCell, key: str) -> None:
        if key == LEAVE_OUT:
            return
        if not key:
            if not cell.is_total:
                part = cell.part or Part.CLOSING
                self._place(number, cell, "", part, RowState.ASKED, None)
            return
        measure = self._measures.get(key)
        if measure is None or not measure.is_entered:
            code = "import.computed" if measure else "import.not_in_plan"
            name = measure.short if measure else cell.measure
            self._note(code, f"{cell.sheet}!{address(cell.row, cell.column)}", name=name)
            return
        part = _main_part(measure, cell.part)
        if cell.is_total and measure.is_in_units:
            self._take_total(number, cell, measure.key, part)
        elif issue := self._refusal(cell, measure):
            self._place(number, cell, measure.key, part, RowState.IMPOSSIBLE, None, issue)
        else:
            self._take_number(number, cell, measure, part)

    def _refusal(self, cell: FoundCell, measure: Measure) -> Issue | None:
        """Why a figure has no place; one counted at the employer stands for the whole office."""
        is_office = cell.is_total or cell.refusal == "import.no_unit"
        if not measure.is_in_units:
            if is_office:
                return None
            params = {"name": measure.short, "unit": self._frame.unit_word}
            return Issue("count.not_in_units", params, where(cell))
        if not cell.refusal:
            return None
        if cell.refusal == "unit.unknown":
            self._ask_unit(cell)
        if cell.refusal == "import.no_name":
            return Issue("import.no_name", {}, where(cell))
        at = cell.column if cell.refusal == "import.no_unit" else cell.label_column
        place = f"{cell.sheet}!{address(cell.row, at)}"
        return Issue(cell.refusal, {"name": cell.name}, place)

    def _ask_unit(self, cell: FoundCell) -> None:
        key = f"unit:{text.match_key(cell.name)}"
        if key in self.questions:
            return
        self._ask(
            Question(
                key, "import.unknown_unit", cell.sheet, address(cell.row, cell.label_column),
                cell.name, choices=self._unit_choices, is_required=False,
            )
        )  # fmt: skip

    def _take_total(self, number: int, cell: FoundCell, measure: str, part: Part) -> None:
        read = import_cells.read(cell, self._answers)
        if read.value is not None:
            self.totals.append(PrintedTotal(number, cell, measure, part, read.value))
        elif read.issue is not None:
            issue = Issue("import.total_unreadable", {"text": cell.raw.text}, where(cell))
            self._add(Issue(issue.code, issue.params, issue.where, Level.WARNING))

    def _take_number(self, number: int, cell: FoundCell, measure: Measure, part: Part) -> None:
        read = import_cells.read(cell, self._answers)
        if read.question:
            self._ask(read.question)
        if read.is_left_out:
            return
        if measure.unit == "person" and (code := import_codes.in_place_of_count(read.value)):
            issue = Issue("import.person_code", {"text": code}, where(cell))
            read, cell = CellNumber(issue=issue), replace(cell, raw=RawCell(code))
        state = RowState.NEW
        if read.value is None:
            state = RowState.ASKED if read.question else RowState.IMPOSSIBLE
        self._place(number, cell, measure.key, part, state, read.value, read.issue)

    def _place(
        self, number: int, cell: FoundCell, measure: str, part: Part, state: RowState,
        value: int | None, issue: Issue | None = None,
    ) -> None:  # fmt: skip
        unit = cell.unit
        in_units = measure in self._measures and self._measures[measure].is_in_units
        if unit is None and measure and not in_units:
            unit = self._frame.office_id
        place = self._units[unit] if unit is not None else cell.name
        row = PlanRow(
            cell.sheet, address(cell.row, cell.column), place, unit, measure, part,
            None, value, state, text.nfc(cell.raw.text), issue,
        )  # fmt: skip
        self.rows.append(Placed(number, cell, row))

    def _ask(self, question: Question) -> None:
        self.questions.setdefault(question.key, answered(question, self._answers))

    def _note(self, code: str, place: str, **params: str) -> None:
        """Say something once for each sheet and thing, at the first place it was met."""
        sheet = place.partition("!")[0]
        said = "|".join((sheet, *params.values()))
        self.issues.setdefault((code, said), Issue(code, params, place, Level.NOTE))

    def _add(self, issue: Issue) -> None:
        self.issues.setdefault((issue.code, issue.where), issue)


def _main_part(measure: Measure, part: Part | None) -> Part:
    """What a heading without a part means: the closing, or the month's number of a flow."""
    if measure.nature is Nature.FLOW and part in {None, Part.CLOSING}:
        return Part.NEW
    return part or Part.CLOSING
