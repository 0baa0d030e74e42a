"""What stands beside the table of a peak month: state, figures, sentences, the line of days."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from bhdesk.domain import peak_days, progress, text
from bhdesk.domain.plans import Operator
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.trend import Trend

if TYPE_CHECKING:
    from datetime import date

    from bhdesk.domain.frame import Frame
    from bhdesk.services.peaks import PeakDiary

WHOLE = Fraction(100)
LABEL_EVERY = 10
NEAR = 0.6


def state(diary: PeakDiary) -> tuple[Tone, str]:
    """How the whole office stands in its own target."""
    row = diary.peak.office
    if row.target is None:
        return Tone.MUTED, "Chưa giao chỉ tiêu"
    if row.missing is None:
        return Tone.MUTED, "Chưa có số liệu"
    if row.missing > 0:
        return Tone.WARN, f"Còn thiếu {text.count(row.missing)}"
    return Tone.GOOD, f"Vượt {text.count(-row.missing)}" if row.missing else "Đạt chỉ tiêu"


def facts(diary: PeakDiary, today: date) -> tuple[tuple[str, str], ...]:
    """Name and figure, in the order they are asked about."""
    row, pace = diary.peak.office, peak_days.pace(diary.peak, None, today)
    said = [("Tăng mới trong tháng", text.count(row.won))]
    if row.percent is not None:
        shown = progress.show_percent(row.percent, Operator.AT_LEAST, WHOLE)
        said.append(("Đạt chỉ tiêu tháng", shown))
    if pace.days:
        said.append(("Số ngày còn lại", text.count(pace.days)))
        if pace.need is not None:
            said.append(("Cần tăng mỗi ngày", text.count(pace.need)))
    if row.difference is not None:
        said += [("Cộng ghi hằng ngày", text.count(row.counted)),
                 ("Chênh với số liệu tháng", text.signed(row.difference))]  # fmt: skip
    return tuple(said)


def broadcasts(diary: PeakDiary, today: date) -> tuple[Tone, str]:
    """On how many days it was broadcast, the days without one by name."""
    month = diary.peak.month
    said = f"Phát thanh {len(diary.broadcasts)}/{month.last_day.day} ngày"
    if not diary.is_daily:
        return Tone.MUTED, f"{said}."
    silent = peak_days.silent_days(month, diary.broadcasts, today)
    if silent:
        return Tone.WARN, f"{said}; chưa phát thanh: {peak_days.spans(silent)}."
    is_over = today > month.last_day
    return (Tone.GOOD, f"{said}, đủ hằng ngày.") if is_over else (Tone.GOOD, f"{said}, chưa thiếu.")


def trend(diary: PeakDiary, today: date) -> Trend | None:
    """The running sum against the straight way to the month's own target; None before a count."""
    peak = diary.peak
    if not peak.counts:
        return None
    lines = peak_days.lines(peak, None, diary.broadcasts, today)
    target, count = peak.office.target, len(lines)
    plan = tuple(target * at / count for at in range(1, count + 1)) if target else ()
    actual = tuple(None if line.total is None else float(line.total) for line in lines)
    at = max((n for n, value in enumerate(actual) if value is not None), default=0)
    labels = tuple(
        str(n) if n % LABEL_EVERY == 1 else "" for n in range(1, count + 1)
    )
    total = lines[at].total
    # at the end of a month that came near it, the sum would stand on the words of the target
    is_near = at > NEAR * count and bool(target) and (total or 0) > NEAR * (target or 0)
    return Trend(
        labels, plan, actual, at=at, actual_label=text.count(total),
        plan_label=f"Chỉ tiêu {text.count(target)}" if target and not is_near else "",
        spoken=f"Lũy kế đến ngày {text.day(lines[at].day)}: {text.count(total)} người",
    )  # fmt: skip


def not_peak(frame: Frame, known: tuple[str, ...]) -> str:
    """Why there is nothing here in another month."""
    if not known:
        return f"{frame.plan.head.title} không đặt tháng cao điểm nào."
    return f"Kế hoạch đặt: {'; '.join(known)}."
