"""Quota and activities as tiles, chips and sentences."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

from bhdesk.domain import progress, text
from bhdesk.domain.activities import Activity, ActivityState, Kind, QuotaCell
from bhdesk.domain.periods import Month
from bhdesk.ui.lists.tiles import TileItem
from bhdesk.ui.shell.header import HeaderChip
from bhdesk.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.domain.frame import Frame
    from bhdesk.services.activities import ActivityYear

YEAR = 12

def reckoned(shown: Month, now: Month) -> Month:
    """The month up to which the year shown is over: today's, or that year's end or begin."""
    if shown.year == now.year:
        return now
    return Month(shown.year, YEAR if shown.year < now.year else 1)


def tiles(seen: ActivityYear, shown: Month, today: Month) -> list[TileItem]:
    """Twelve months; a quota for each unit counts the units that met it."""
    made = []
    held = Counter(a.day.month for a in seen.activities if a.state is ActivityState.HELD)
    for number in range(1, YEAR + 1):
        month = Month(shown.year, number)
        cells = [cell for cell in seen.cells if cell.month == month]
        figure, state, tone = (
            _tile(cells, month, today) if cells else _plain(held[number], month, today)
        )
        made.append(TileItem(month.key, f"T{number}", figure, state, tone, month == shown))
    return made


def _tile(cells: Sequence[QuotaCell], month: Month, today: Month) -> tuple[str, str, Tone]:
    met = sum(1 for cell in cells if cell.held >= cell.required)
    held = cells[0].held if cells[0].unit is None else sum(cell.held for cell in cells)
    is_single = cells[0].unit is None
    if not any(cell.required for cell in cells):
        return (str(held) if held else text.NO_NUMBER), "Không giao", Tone.MUTED
    figure = str(held) if is_single else f"{met}/{len(cells)}"
    if met == len(cells):
        return figure, "Đủ", Tone.GOOD
    if month > today:
        return (figure if held else text.NO_NUMBER), "Chưa tới", Tone.MUTED
    missing = cells[0].missing if is_single else len(cells) - met
    if month == today:
        return figure, f"Cần {missing}", Tone.WARN
    return figure, f"Thiếu {missing}", Tone.BAD


def _plain(held: int, month: Month, today: Month) -> tuple[str, str, Tone]:
    """Without a quota: how many were held."""
    if held:
        return str(held), "Đã tổ chức", Tone.MUTED
    return text.NO_NUMBER, "Chưa tới" if month > today else "Không có", Tone.MUTED


def quota_title(seen: ActivityYear) -> tuple[str, str]:
    """Title and remark of the strip."""
    quota = seen.quota
    if quota is None:
        return "Hội nghị theo tháng", "Kế hoạch không giao định mức"
    who = f"mỗi {seen.frame.unit_word} " if seen.cells and seen.cells[0].unit is not None else ""
    cite = f"Kế hoạch, mục {quota.cite}" if quota.cite else "theo kế hoạch"
    return f"Định mức: {who}mỗi tháng ít nhất {quota.value} hội nghị khách hàng", cite


def quota_sum(seen: ActivityYear) -> tuple[str, str]:
    """("2 tháng thiếu" or "", "Đã tổ chức 5")."""
    short = len({cell.month for cell in seen.cells if cell.is_met is False})
    cells = seen.cells
    if not cells:
        held = sum(1 for item in seen.activities if item.state is ActivityState.HELD)
    elif cells[0].unit is None:
        held = sum(cell.held for cell in cells)
    else:
        kept = [item for item in seen.activities if item.kind is Kind.CUSTOMER_CONFERENCE]
        held = sum(1 for item in kept if item.state is ActivityState.HELD)
    return (f"{short} tháng thiếu" if short else ""), f"Đã tổ chức {held}"


def header_chips(seen: ActivityYear, shown: Month, today: Month) -> tuple[HeaderChip, ...]:
    """What the month shown still needs; nothing where nothing is asked or it lies ahead."""
    cells = [cell for cell in seen.cells if cell.month == shown and cell.required]
    if not cells:
        return ()
    missing = sum(1 for cell in cells if cell.missing)
    is_single = cells[0].unit is None
    if not missing:
        return (HeaderChip(Tone.GOOD, "Tháng này đủ"),)
    if shown > today:
        return ()
    what = f"{cells[0].missing} hội nghị" if is_single else f"{missing} {seen.frame.unit_word}"
    if shown == today:
        until = text.short_day(shown.last_day)
        verb = "Cần" if is_single else "Còn"
        return (HeaderChip(Tone.WARN, f"{verb} {what} trước {until}" if is_single
                           else f"{verb} {what} chưa họp"),)  # fmt: skip
    return (HeaderChip(Tone.BAD, f"Thiếu {what}"),)


def units_text(frame: Frame, units: Sequence[int]) -> str:
    """"Toàn xã", "Thôn 10" or "Thôn 1, Thôn 2"."""
    if not units:
        return f"Toàn {frame.office_word}"
    return ", ".join(unit.name for unit in frame.units if unit.id in units)


def attendance(item: Activity) -> str:
    """"Dự 47/60 (78,33%). 18 lượt tham gia ngay tại hội nghị." or ""."""
    said = []
    if item.attended is not None and item.invited:
        share = text.percent(progress.printed(Fraction(100 * item.attended, item.invited)))
        said.append(f"Dự {text.count(item.attended)}/{text.count(item.invited)} ({share}).")
    new = sum(value for _, value in item.enrolled)
    if new:
        said.append(f"{text.count(new)} lượt tham gia ngay tại hội nghị.")
    return " ".join(said)
