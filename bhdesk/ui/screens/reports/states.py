"""How far each paper of a year is, as rows of the list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bhdesk.domain import campaigns, paper_kinds, periods, report_due, text
from bhdesk.domain.periods import Month, Period, PeriodKind
from bhdesk.ui.lists import RowItem
from bhdesk.ui.screens.reports.wishes import PERIODIC, kind_for
from bhdesk.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from bhdesk.domain.frame import Frame
    from bhdesk.domain.holidays import WorkCalendar
    from bhdesk.domain.issued import Issued
    from bhdesk.services.reporting import MonthFill

SOON, LONG_AGO = timedelta(days=10), timedelta(days=31)
State = tuple[str, Tone, str]
SHORT = {
    "section": "Nội dung báo cáo KT-XH",
    "milestones": "Chậm đóng, mốc chỉ tiêu",
    "activities": "Danh mục hội nghị",
}


@dataclass(frozen=True, slots=True)
class YearSeen:
    """What the list tells of: how far the months are, which papers went out, what today is."""

    frame: Frame
    fills: tuple[MonthFill, ...]
    issued: Sequence[Issued]
    today: date
    calendar: WorkCalendar

    @property
    def year(self) -> int:
        return self.fills[0].month.year


def choices() -> tuple[tuple[str, str], ...]:
    """(title, key) of the kinds of papers; the full reports are one of them, by period."""
    kinds = [kind for kind in paper_kinds.PAPER_KINDS if not kind.is_periodic]
    others = [(SHORT.get(kind.key, kind.title), kind.key) for kind in kinds]
    return (("Báo cáo định kỳ", PERIODIC), *others)


def is_offered(choice: str, period: Period, frame: Frame) -> bool:
    """Whether a paper of that kind is made of such a period; peak months are the plan's."""
    if choice == "peak":
        return period.kind is PeriodKind.MONTH and bool(campaigns.months_of(frame, period))
    return choice == PERIODIC or period.kind in kind_for(choice, period).periods


def nearest(choice: str, period: Period, frame: Frame) -> Period:
    """The period itself, else the one of its year that such a paper takes and that is nearest."""
    listed = [one for one in of_year(period.year) if is_offered(choice, one, frame)]
    if not listed or period in listed:
        return period
    return min(listed, key=lambda one: (abs(one.last.number - period.last.number), one.kind.length))


def of_year(year: int) -> tuple[Period, ...]:
    """Months with their quarter behind them, then what ends with that quarter."""
    found: list[Period] = []
    for quarter in (1, 2, 3, 4):
        whole = Period(PeriodKind.QUARTER, year, quarter)
        found += [Period.of(PeriodKind.MONTH, month) for month in whole.months]
        found.append(whole)
        if quarter % 2 == 0:
            found.append(Period(PeriodKind.HALF, year, quarter // 2))
    return (*found, Period(PeriodKind.YEAR, year))


def rows(choice: str, seen: YearSeen) -> tuple[RowItem, ...]:
    """The papers of a kind through the year, with a heading for each quarter."""
    found: list[RowItem] = []
    for period in of_year(seen.year):
        if not is_offered(choice, period, seen.frame):
            continue
        if period.kind is PeriodKind.MONTH and choice != "peak" and period.number % 3 == 1:
            quarter = Period.of(PeriodKind.QUARTER, period.last)
            found.append(RowItem(f"q{quarter.number}", _capital(quarter.label), is_heading=True))
        found.append(_row(choice, period, seen))
    return tuple(found)


def _row(choice: str, period: Period, seen: YearSeen) -> RowItem:
    name = _capital(period.label.rpartition("/")[0] or period.label)
    title = f"Cả năm {period.year}" if period.kind is PeriodKind.YEAR else name
    if period.kind is PeriodKind.HALF:
        title = name.rpartition(" năm ")[0] + " năm"
    fills = [fill for fill in seen.fills if fill.month in period.months]
    filled = fill_state(fills, seen.frame.unit_word)
    second = f"số liệu đến {text.short_day(fills[-1].as_of)}" if _has_end(fills) else ""
    paper = standing(seen.issued, kind_for(choice, period).key, period)
    state, tone, icon = filled
    if paper is not None:
        version = f", bản {paper.version}" if paper.version > 1 else ""
        second = f"số {paper.sign}{version}"
        state, tone, icon = f"Phát hành {text.short_day(paper.day)}", Tone.GOOD, ""
    elif (due := due_state(choice, period, seen)) is not None:
        second = filled[0]
        state, tone, icon = due
    return RowItem(period, title, second, state=state, tone=tone, icon=icon)


def standing(issued: Iterable[Issued], kind: str, period: Period) -> Issued | None:
    """The newest version of a paper that went out and was not taken back."""
    found = [
        one for one in issued
        if (one.kind, one.period) == (kind, str(period)) and not one.is_withdrawn
    ]  # fmt: skip
    return max(found, key=lambda one: one.version, default=None)


def _has_end(fills: Sequence[MonthFill]) -> bool:
    return fills[-1].blank_units is not None


def fill_state(fills: Sequence[MonthFill], unit_word: str) -> State:
    """How far the figures of a period's months are."""
    last = fills[-1]
    if all(fill.blank_units is None for fill in fills):
        return "Chưa có số", Tone.MUTED, "gio"
    if last.blank_units is None:
        return f"Chưa có số tháng {last.month.number}", Tone.MUTED, "gio"
    if last.blank_units:
        return f"Còn {last.blank_units} {unit_word} trống", Tone.WARN, ""
    if all(fill.is_closed for fill in fills):
        return "Đã chốt", Tone.LOCK, ""
    return "Đang nhập", Tone.INFO, "gio"


def due_state(choice: str, period: Period, seen: YearSeen) -> State | None:
    """The last working day of a report that is due soon or was due lately."""
    if choice != PERIODIC or (
        day := report_due.last_day(seen.frame.plan, period, seen.calendar)
    ) is None:
        return None
    if not day - SOON <= seen.today <= day + LONG_AGO:
        return None
    if seen.today > day:
        return f"Quá hạn {(seen.today - day).days} ngày", Tone.BAD, ""
    if seen.today == day:
        return "Hạn hôm nay", Tone.WARN, ""
    return f"Hạn: {periods.WEEKDAYS[day.weekday()]} {text.short_day(day)}", Tone.WARN, ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def open_months(seen: YearSeen, period: Period) -> tuple[Month, ...]:
    """The months of a period that are not closed."""
    return tuple(f.month for f in seen.fills if f.month in period.months and not f.is_closed)


