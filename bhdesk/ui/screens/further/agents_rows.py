"""Columns and rows of what collection organisations and their agents bring, and who is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING

from bhdesk.domain import progress, text
from bhdesk.domain.periods import Month, Period, PeriodKind
from bhdesk.domain.plans import Operator
from bhdesk.ui.grid import Cell, CellState, Column, GridRow, Kind
from bhdesk.ui.tokens import SIGNS, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bhdesk.domain.collecting import AgentTable, Collected, Line
    from bhdesk.domain.people import Member
    from bhdesk.services.collecting import AgentView

NAME, TARGET, RESULT, SHARE, MONTH, STATE = "name", "target", "result", "share", "month", "state"
WHOLE = Fraction(100)
NAMED = 5
SUM = "Cộng nhân viên thu"
ADDED_HINT = "Cộng từ các {parts}; gõ số vào đây để ghi cả tháng."


class Span(Enum):
    """What a table tells of; only weeks and months are typed."""

    WEEK = 0
    MONTH = 1
    QUARTER = 2
    YEAR = 3


KINDS = {
    Span.WEEK: PeriodKind.MONTH, Span.MONTH: PeriodKind.MONTH,
    Span.QUARTER: PeriodKind.QUARTER, Span.YEAR: PeriodKind.YEAR,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A row that is typed: an agent, one of its villages, or the organisation itself."""

    body: int
    member: int | None = None
    unit: int | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Which table; what is refused in one waits until it is shown again."""

    measure: str
    month: int
    span: Span
    week: date | None = None
    has_villages: bool = False

    @property
    def period(self) -> Period:
        return Period.of(KINDS[self.span], Month.from_key(self.month))

    @property
    def words(self) -> str:
        """The time it tells of: "tuần 4–10/5/2026", "tháng 5/2026", "quý II/2026"."""
        if self.week is None:
            return self.period.label
        return f"tuần {week_words(self.week)}/{(self.week + timedelta(days=6)).year}"


def weeks_in(month: Month) -> tuple[date, ...]:
    """The Mondays of a month: its weeks."""
    first = month.first_day + timedelta(days=-month.first_day.weekday() % 7)
    count = (month.last_day - first).days // 7 + 1
    return tuple(first + timedelta(weeks=at) for at in range(count))


def week_words(monday: date) -> str:
    """4–10/5, 27/4–3/5."""
    last = monday + timedelta(days=6)
    first = str(monday.day) if monday.month == last.month else text.short_day(monday)
    return f"{first}–{text.short_day(last)}"


def columns(sheet: Sheet) -> tuple[Column, ...]:
    """Name, target, result, percent, in a week also what the month has so far, state."""
    is_typed = sheet.span in (Span.WEEK, Span.MONTH)
    of_month = Column(MONTH, "Kết quả", "cả tháng", sample="00.000")
    return (
        Column(NAME, "Tổ chức, nhân viên thu", kind=Kind.NAME, weight=2.0,
               sample="Tổ chức dịch vụ thu"),
        Column(TARGET, "Chỉ tiêu", is_editable=is_typed, sample="00.000"),
        Column(RESULT, "Kết quả", is_editable=is_typed, sample="00.000"),
        Column(SHARE, "Tỷ lệ", kind=Kind.SHARE, sample="100,00%"),
        *((of_month,) if sheet.span is Span.WEEK else ()),
        Column(STATE, "Tình trạng", kind=Kind.CHIP, sample="Chưa có kết quả"),
    )  # fmt: skip


def rows(
    seen: AgentView, months: AgentView | None, sheet: Sheet
) -> tuple[tuple[GridRow, ...], GridRow | None]:
    """Each organisation with its agents and their sum; `months` is the month a week lies in."""
    made: list[GridRow] = []
    by_body = {table.body.id: table for table in months.tables} if months else {}
    names = {unit.id: unit.name for unit in seen.units}
    for table in seen.tables:
        made += _of_body(table, by_body.get(table.body.id), seen, sheet, names)
    count = sum(len(table.agents) for table in seen.tables)
    if len(seen.tables) < 2:
        return tuple(made), None
    targets = [table.sum.target for table in seen.tables if table.sum.target is not None]
    results = [table.sum.result for table in seen.tables if table.sum.result is not None]
    target, result = (sum(part) if part else None for part in (targets, results))
    # a share of what only some of them were given would be none
    is_whole = len(targets) == len(results) == len(seen.tables) and bool(target)
    share = progress.share(result, target) if is_whole and result is not None and target else None
    cells: list[Cell | str] = [f"Cộng {count} nhân viên thu", text.count(target),
                               text.count(result), _share(share)]  # fmt: skip
    if sheet.span is Span.WEEK:
        known = [one.sum.result for one in by_body.values() if one.sum.result is not None]
        cells.append(text.count(sum(known) if known else None))
    return tuple(made), GridRow("sum", (*cells, ""))


def _of_body(
    table: AgentTable, month: AgentTable | None, seen: AgentView, sheet: Sheet,
    names: dict[int, str],
) -> Iterator[GridRow]:  # fmt: skip
    body = table.body
    by_member = {line.member.id: line for line in month.agents if line.member} if month else {}
    yield _typed_row(Place(body.id), body.name, table.own, month.own if month else None,
                     seen, sheet, is_bold=True)  # fmt: skip
    for line in table.agents:
        member = line.member
        if member is None:
            continue
        yield _typed_row(Place(body.id, member.id), member.name, line,
                         by_member.get(member.id), seen, sheet)  # fmt: skip
        if sheet.has_villages:
            told = {part.unit: part for part in table.in_units if part.member == member}
            for unit in _villages(member, told):
                yield _typed_row(Place(body.id, member.id, unit), f"– {names.get(unit, '')}",
                                 told.get(unit), None, seen, sheet)  # fmt: skip
    cells = [
        Cell(SUM, state=CellState.COMPUTED, is_bold=True),
        _computed(table.sum.target), _computed(table.sum.result), _share(table.sum.pct),
    ]  # fmt: skip
    if sheet.span is Span.WEEK:
        cells.append(_computed(month.sum.result if month else None))
    missing = f"Thiếu {len(table.blank)} người" if table.blank else ""
    chip = _chip(Tone.WARN, missing) if missing else Cell("")
    yield GridRow(("sum", body.id), (*cells, chip))


def _villages(member: Member, told: dict[int | None, Line]) -> tuple[int, ...]:
    """Those followed, then others that have figures."""
    others = [unit for unit in told if unit is not None]
    return tuple(dict.fromkeys([*member.units, *others]))


def _typed_row(
    place: Place, name: str, line: Line | None, month: Line | None, seen: AgentView,
    sheet: Sheet, is_bold: bool = False,
) -> GridRow:  # fmt: skip
    own = figure_at(seen, place, sheet)
    parts = "tuần" if place.unit is None and _has_weeks(seen, place) else "thôn"
    hint = ADDED_HINT.format(parts=parts)
    pairs = (
        (own.target if own else None, line.target if line else None),
        (own.result if own else None, line.result if line else None),
    )
    is_typed = sheet.span in (Span.WEEK, Span.MONTH)
    cells = [_figure(mine, shown, hint, is_typed) for mine, shown in pairs]
    # an organisation without a figure of its own is no gap: its agents' sum stands below
    is_quiet = place.member is None or place.unit is not None
    return GridRow(place, (
        Cell(name, is_bold=is_bold), *cells, _share(line.pct if line else None),
        *((_computed(month.result if month else None),) if sheet.span is Span.WEEK else ()),
        _state(line, is_quiet),
    ))  # fmt: skip


def figure_at(seen: AgentView, place: Place, sheet: Sheet) -> Collected | None:
    """What was typed in a row itself, not what its villages or weeks add up to."""
    return next(
        (
            one for one in seen.figures
            if (one.body, one.member, one.unit, one.week)
            == (place.body, place.member, place.unit, sheet.week)
            and one.month.key == sheet.month
        ),
        None,
    )  # fmt: skip


def _has_weeks(seen: AgentView, place: Place) -> bool:
    return any(
        one.week is not None and (one.body, one.member) == (place.body, place.member)
        for one in seen.figures
    )


def _figure(mine: int | None, shown: int | None, hint: str, is_typed: bool) -> Cell:
    """A figure that only parts add up to is muted and says so; typing over it is allowed."""
    if not is_typed:
        return Cell(text.count(shown) if shown is not None else "")
    if mine is not None:
        return Cell(text.count(mine), str(mine))
    if shown is not None:
        return Cell(text.count(shown), "", hint=hint, tone=Tone.MUTED)
    return Cell("")


def _computed(value: int | None) -> Cell:
    return Cell(text.count(value), state=CellState.COMPUTED, is_bold=True)


def _share(share: Fraction | None) -> Cell:
    if share is None:
        return Cell(text.NO_NUMBER, state=CellState.COMPUTED, tone=Tone.MUTED)
    said = progress.show_percent(share, Operator.AT_LEAST, WHOLE)
    return Cell(said, state=CellState.COMPUTED, share=float(share) / 100)


def _state(line: Line | None, is_quiet: bool) -> Cell:
    target, result = (line.target, line.result) if line else (None, None)
    if target is not None and result is not None:
        if result >= target:
            return _chip(Tone.GOOD, f"Vượt {text.count(result - target)}" if result > target
                         else "Đạt")  # fmt: skip
        return _chip(Tone.WARN, f"Còn thiếu {text.count(target - result)}")
    if is_quiet:
        return Cell("")
    if result is None:
        return _chip(Tone.WARN if target is not None else Tone.MUTED, "Chưa có kết quả")
    return _chip(Tone.MUTED, "Chưa có chỉ tiêu")


def _chip(tone: Tone, said: str) -> Cell:
    return Cell(said, tone=tone, icon=SIGNS[tone])


def findings(seen: AgentView, sheet: Sheet) -> tuple[tuple[Tone, str], ...]:
    """Who has told no result, and where an organisation says other than its agents' sum."""
    said: list[tuple[Tone, str]] = []
    blank = [member.name for table in seen.tables for member in table.blank]
    count = sum(len(table.agents) for table in seen.tables)
    if blank:
        more = f" và {len(blank) - NAMED} người nữa" if len(blank) > NAMED else ""
        named = ", ".join(blank[:NAMED])
        said.append((Tone.WARN, f"Chưa có kết quả {sheet.words}: {named}{more}"
                     f" ({len(blank)}/{count} nhân viên thu)."))  # fmt: skip
    elif count:
        said.append((Tone.GOOD, f"Đã có kết quả {sheet.words} của {count} nhân viên thu."))
    for table in seen.tables:
        own, summed = table.own.result if table.own else None, table.sum.result
        if own is not None and summed is not None and own != summed:
            said.append((Tone.INFO, f"{table.body.name}: số của tổ chức {text.count(own)}, cộng"
                         f" nhân viên thu {text.count(summed)}, chênh"
                         f" {text.signed(own - summed)}."))  # fmt: skip
    return tuple(said)
