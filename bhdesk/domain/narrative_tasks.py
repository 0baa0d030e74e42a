"""The words of the monthly report on what falls short and what comes next."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.progress import State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bhdesk.domain.report import Source

MOST_NAMED = 6


def shortfalls(source: Source) -> Iterable[str]:
    """Missing bases, units behind the plan path, obstacles raised, sums that differ."""
    frame = source.frame
    missing = [
        rate.indicator.name
        for rate in source.board.rates
        if rate.state is State.NO_BASE and rate.indicator.measure == "rate"
    ]
    if missing:
        named = "; ".join(text.lowered(name) for name in missing)
        yield f"Chưa tính được {len(missing)} tỷ lệ vì chưa có số liệu mẫu số: {named}."
    yield from _late_units(source)
    for activity in source.activities:
        if activity.month == source.month and activity.obstacles:
            yield (
                activity.obstacles if activity.obstacles.endswith(".") else activity.obstacles + "."
            )
    for total in source.totals:
        if total.difference:
            name = next(m.short for m in frame.measures if m.key == total.measure)
            why = f" ({total.reason})" if total.reason else ""
            yield (
                f"Chỉ tiêu {name}: cộng các đơn vị {text.count(total.sum)} người,"
                f" tổng theo Kế hoạch {text.count(total.total)} người,"
                f" chênh lệch {text.signed(total.difference)} người{why}."
            )


def _late_units(source: Source) -> Iterable[str]:
    """The units behind the plan path, worst first; of many only the worst are named."""
    frame, board = source.frame, source.board
    for measure in frame.measures:
        if not measure.is_in_units:
            continue
        late = [
            line
            for unit in frame.unit_ids
            if (line := board.lines[unit, measure.key]).behind is not None
            and (line.behind or 0) > 0
        ]
        if late:
            late.sort(key=lambda line: -(line.behind or 0))
            named = ", ".join(
                f"{frame.place_name(line.unit)} (chậm {text.count(line.behind)} người)"
                for line in late[:MOST_NAMED]
            )
            more = len(late) - MOST_NAMED
            rest = f" và {more} {frame.unit_word} khác" if more > 0 else ""
            yield f"{measure.short} chậm so với tiến độ kế hoạch: {named}{rest}."


def next_tasks(source: Source) -> Iterable[str]:
    """What the figures ask for next month, as lettered points."""
    frame = source.frame
    for measure in frame.measures:
        line = source.board.lines.get((None, measure.key))
        if line and measure.is_in_units and line.remaining and line.remaining.per_month:
            yield (
                f"Vận động tăng thêm ít nhất {text.count(line.remaining.per_month)} người"
                f" tham gia {measure.short};"
            )
    weak = _weak_units(source)
    if weak:
        yield f"Tập trung vận động tại {weak};"
    if any(cell.required for cell in source.quota):
        yield "Tổ chức hội nghị khách hàng bảo đảm định mức hằng tháng;"
    yield f"Rà soát, cập nhật số liệu của từng {frame.unit_word} để báo cáo đúng kỳ."


def _weak_units(source: Source) -> str:
    late: Counter[int] = Counter()
    for (unit, _), line in source.board.lines.items():
        if unit is not None and line.behind and line.behind > 0:
            late[unit] += 1
    worst = sorted(late, key=lambda unit: (-late[unit], source.frame.unit_ids.index(unit)))[:3]
    return ", ".join(source.frame.unit(unit).name for unit in worst)
