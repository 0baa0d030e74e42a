"""The words of a report on what others are asked for, drawn from the figures alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.board import rank
from bhdesk.domain.catalogue import EMPLOYER, base_name
from bhdesk.domain.narrative_words import listed
from bhdesk.domain.periods import PeriodKind
from bhdesk.domain.progress import State
from bhdesk.domain.report import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bhdesk.domain.report import Source

MOST_PRAISED = 3


def passages(source: Source) -> Iterable[Passage]:
    """Missing bases, totals that do not add up, employers' figures, debt; praise in December."""
    bases = dict.fromkeys(
        text.lowered(base_name(source.frame.plan, rate.indicator.denominator))
        for rate in source.board.rates
        if rate.state is State.NO_BASE
    )
    if bases:
        yield Passage(
            "proposals/bases",
            f"Đề nghị cơ quan Thống kê, Bảo hiểm xã hội cung cấp số liệu về {', '.join(bases)} làm"
            " căn cứ tính tỷ lệ.",
        )
    if sums := [t for t in source.totals if t.difference]:
        names = ", ".join(source.frame.measure(total.measure).short for total in sums)
        yield Passage(
            "proposals/sums",
            f"Đề nghị cơ quan giao chỉ tiêu rà soát, thống nhất tổng chỉ tiêu với số giao cho từng"
            f" đơn vị: {names}.",
        )
    if told := _employers(source):
        yield Passage("proposals/employers", told)
    if any(rate.state is State.OVER_CEILING for rate in source.board.rates):
        yield Passage(
            "proposals/debt",
            "Đề nghị Bảo hiểm xã hội cơ sở cung cấp danh sách đơn vị chậm đóng từ 03 tháng trở lên"
            " để phối hợp kiểm tra, xử lý.",
        )
    if told := _praise(source):
        yield Passage("proposals/praise", told)


def _employers(source: Source) -> str:
    """What is counted at employers the office can only ask for; not again every month."""
    if source.period.kind is PeriodKind.MONTH:
        return ""
    short = []
    for measure in source.frame.measures:
        line = source.board.lines.get((None, measure.key))
        is_missed = line is not None and line.state is State.NOT_REACHED
        if measure.counted_at == EMPLOYER and is_missed and line and line.remaining:
            short.append(f"{measure.short} {text.count(line.remaining.heads)} người")
    if not short:
        return ""
    return (
        "Đề nghị Bảo hiểm xã hội cơ sở phối hợp cơ quan Thuế rà soát các đơn vị sử dụng lao động"
        f" để phát triển thêm người tham gia còn thiếu: {', '.join(short)}."
    )


def _praise(source: Source) -> str:
    """At the end of the year the best of the units that reached their plan (R71)."""
    if source.period.kind is not PeriodKind.YEAR:
        return ""
    frame, told = source.frame, []
    for measure in frame.measures:
        if not measure.is_in_units:
            continue
        ranked = rank(source.board.lines[unit, measure.key] for unit in frame.unit_ids)
        best = [
            frame.place_name(line.unit)
            for place, line in ranked
            if place <= MOST_PRAISED and line.state is State.REACHED
        ]
        if best:
            told.append(f"{measure.short}: {listed(best, frame.unit_word)}")
    if not told:
        return ""
    return f"Đề nghị xét khen thưởng các {frame.unit_word} hoàn thành chỉ tiêu – {'; '.join(told)}."
