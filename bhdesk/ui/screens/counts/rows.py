"""The month's figures as columns and cells of the grid."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from bhdesk import messages
from bhdesk.domain import progress, text
from bhdesk.domain.counts import MAIN_FLOWS, PART_WORDS, SIDE_FLOWS, Part
from bhdesk.domain.plans import Nature
from bhdesk.ui.grid import Cell, CellState, Column, Kind
from bhdesk.ui.grid import GridRow as ShownRow
from bhdesk.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from bhdesk.domain.board import Line
    from bhdesk.domain.periods import Month
    from bhdesk.services.counts import CountGrid, GridRow, OfficeFigure

TARGET, SHARE = "target", "share"
NAME, LAST, NOW = "unit", "last", "now"
HUNDRED = Fraction(100)
JUMPS = frozenset({"count.jump_times", "count.jump_away"})

Place = tuple[object, str]


@dataclass(frozen=True, slots=True)
class Remarks:
    """Words that stand behind the corners of cells, by unit."""

    notes: Mapping[int, str]
    reasons: Mapping[int, str]


def unit_columns(
    grid: CountGrid, has_side_flows: bool, is_narrow: bool = False
) -> tuple[Column, ...]:
    """Name, opening, flows, closing, target, share; a flow measure has its flow only."""
    word = grid.frame.unit_word
    name = Column(NAME, word[:1].upper() + word[1:], kind=Kind.NAME, sample="Thôn An Nhân")
    month, office = grid.month, grid.frame.office
    if grid.measure.nature is Nature.FLOW:
        parts = [_part(Part.NEW, "Trong tháng", f"tháng {month.label}")]
    else:
        flows = (*MAIN_FLOWS, *(SIDE_FLOWS if has_side_flows else ()))
        first, last = office.cut_off(month.shift(-1)), office.cut_off(month)
        parts = [
            _part(Part.OPENING, second=text.short_day(first), sample="00.000"),
            *(_part(part, _title(part, is_narrow), sample="000") for part in flows),
            _part(Part.CLOSING, second=text.short_day(last), sample="00.000"),
        ]
    return (name, *parts, *_target_columns(is_narrow))


def _title(part: Part, is_narrow: bool) -> str:
    return "TG lại" if is_narrow and part is Part.RESUMED else ""


def _part(part: Part, title: str = "", second: str = "", sample: str = "00.000") -> Column:
    return Column(part.value, title or PART_WORDS[part], second, is_editable=True, sample=sample)


def _target_columns(is_narrow: bool = False) -> tuple[Column, Column]:
    return (
        Column(TARGET, "Chỉ tiêu", sample="00.000"),
        Column(SHARE, "% KH" if is_narrow else "% kế hoạch", kind=Kind.SHARE, sample="100,00%"),
    )


def unit_rows(
    grid: CountGrid, columns: Collection[Column], drafts: Collection[Place],
    words: Remarks,
) -> tuple[tuple[ShownRow, ...], ShownRow]:  # fmt: skip
    """A row for each unit and the totals; what needs a refused cell shows "–"."""
    keys = [column.key for column in columns]
    corner = Part.NEW if grid.measure.nature is Nature.FLOW else Part.CLOSING
    listed = []
    for row in grid.rows:
        cells = [_unit_cell(row, key, _is_held(row, drafts)) for key in keys]
        at = keys.index(corner.value)
        cells[at] = _noted(cells[at], words.notes.get(row.unit.id, ""))
        why = words.reasons.get(row.unit.id, "")
        cells[-1] = _noted(cells[-1], f"Nguyên nhân: {why}" if why else "")
        listed.append(ShownRow(row.unit.id, tuple(cells)))
    rows = tuple(listed)
    refused = {column for _, column in drafts}
    if refused:
        refused |= {Part.CLOSING.value, SHARE}
    return rows, ShownRow("sum", tuple(_total(grid, key, key in refused) for key in keys))


def _noted(cell: Cell | str, words: str) -> Cell | str:
    """The corner of a note, in the cell of the figure that the month is about."""
    if not words or not isinstance(cell, Cell):
        return cell
    told = f"{cell.hint}. {words}" if cell.state is CellState.IMPORTED else cell.hint
    return replace(cell, note=words, hint=told)


def _origin(file: str) -> str:
    return f"Từ tệp {file}"


def _is_held(row: GridRow, drafts: Collection[Place]) -> bool:
    """A refused figure keeps the row's closing from being told."""
    return any(unit == row.unit.id for unit, _ in drafts)


def _unit_cell(row: GridRow, key: str, is_held: bool) -> Cell | str:
    if key == NAME:
        return row.unit.name
    if key == TARGET:
        return Cell(text.count(row.line.target), state=CellState.COMPUTED)
    if key == SHARE:
        return _share(row.line, is_held)
    part = Part(key)
    value = row.count.part(part)
    if part is Part.CLOSING and is_held and not row.count.closing_typed:
        return Cell(text.NO_NUMBER, edit="")
    issue = next((item for item in row.issues if item.where == key), None)
    state = CellState.PLAIN
    if issue is not None:
        state = CellState.WARNING
    elif part is Part.OPENING and row.previous is not None and not row.count.opening_typed:
        state = CellState.COMPUTED
    elif part in row.files and _is_entered(row, part):
        state = CellState.IMPORTED
    hint = sentence(row, part) if issue is not None else ""
    if state is CellState.IMPORTED:
        hint = _origin(row.files[part])
    shown = text.count(value) if value is not None else _blank(part)
    edit = "" if value is None else str(value)
    return Cell(shown, edit, state, hint, is_bold=part is Part.CLOSING)


def _is_entered(row: GridRow, part: Part) -> bool:
    """A figure that is there and was not computed from others."""
    count = row.count
    if part in {Part.OPENING, Part.CLOSING}:
        return count.opening_typed if part is Part.OPENING else count.closing_typed
    return count.part(part) is not None


def _blank(part: Part) -> str:
    return text.NO_NUMBER if part is Part.CLOSING else ""


def _share(line: Line, is_held: bool = False) -> Cell:
    if line.plan_pct is None or is_held:
        return Cell(text.NO_NUMBER, state=CellState.COMPUTED, tone=Tone.MUTED)
    return Cell(
        percent(line), state=CellState.COMPUTED, tone=Tone.PLAIN, share=float(line.plan_pct) / 100
    )


def percent(line: Line) -> str:
    """Percent of plan, never rounded into the other state."""
    return progress.show_percent(line.plan_pct, line.op, HUNDRED)


def _total(grid: CountGrid, key: str, is_refused: bool) -> Cell | str:
    if key == NAME:
        return f"Cộng {len(grid.rows)} {grid.frame.unit_word}"
    if is_refused:
        return text.NO_NUMBER
    if key == TARGET:
        return text.count(grid.office.target)
    if key == SHARE:
        return _share(grid.office)
    return text.count(grid.total(Part(key)))


def sentence(row: GridRow, part: Part) -> str:
    """Both numbers of a difference: "86 + 10 + 1 − 3 = 94, đã nhập 95"; so of a jump."""
    issue = next(item for item in row.issues if item.where == part.value)
    if issue.code in JUMPS:
        # where it is and what to do stand beside it
        said = messages.explain(issue.code, issue.params).split(". ")[0]
        return said.removeprefix(f"{issue.params['part']} ")
    values = {key: int(value) for key, value in issue.params.items()}
    if part is Part.OPENING:
        previous, typed = text.count(values["previous"]), text.count(values["opening"])
        return f"Cuối kỳ tháng trước {previous}, đã nhập đầu kỳ {typed}"
    other = values["other"]
    tail = f" {'+' if other > 0 else '−'} {text.count(abs(other))}" if other else ""
    shown = {key: text.count(value) for key, value in values.items()}
    return (
        f"{shown['opening']} + {shown['new']} + {shown['resumed']} − {shown['lapsed']}{tail}"
        f" = {shown['computed']}, đã nhập {shown['closing']}"
    )


def office_columns(month: Month) -> tuple[Column, ...]:
    """Name, last month, this month, target, share."""
    before = month.shift(-1)
    return (
        Column(
            NAME, "Chỉ tiêu chung", kind=Kind.NAME, weight=2.0, sample="Lương hưu qua tài khoản"
        ),
        Column(LAST, "Tháng trước", before.label, sample="00.000"),
        Column(NOW, "Tháng này", month.label, is_editable=True, sample="00.000"),
        *_target_columns(),
    )


def office_rows(
    figures: Collection[OfficeFigure], notes: Mapping[str, str]
) -> tuple[ShownRow, ...]:
    """One row for each figure that only the whole office has."""
    return tuple(
        ShownRow(figure.measure.key, _office_cells(figure, notes.get(figure.measure.key, "")))
        for figure in figures
    )


def _office_cells(figure: OfficeFigure, note: str) -> tuple[Cell | str, ...]:
    value, line = figure.value, figure.line
    target = text.count(line.target) if line else text.NO_NUMBER
    now = Cell(
        "" if value is None else text.count(value),
        "" if value is None else str(value),
        CellState.IMPORTED if figure.file else CellState.PLAIN,
        _origin(figure.file) if figure.file else "",
        is_bold=True,
    )
    return (
        figure.measure.short,
        Cell(text.count(figure.previous), state=CellState.COMPUTED),
        _noted(now, note),
        Cell(target, state=CellState.COMPUTED),
        _share(line) if line else Cell(text.NO_NUMBER, state=CellState.COMPUTED),
    )
