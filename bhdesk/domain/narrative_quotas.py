"""The words of a report on quotas: how much of what the plan asks for was held this year so far."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bhdesk.domain import activities
from bhdesk.domain.narrative_words import listed, two
from bhdesk.domain.report import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bhdesk.domain.quotas import QuotaTable
    from bhdesk.domain.report import Source

MOST_UNITS = 12


def passages(source: Source) -> Iterable[Passage]:
    """One for each quota but that of customer conferences, which has words of its own."""
    own = activities.meeting_quota(source.frame.plan)
    times: Counter[str] = Counter()
    for table in source.told_quotas:
        if table.quota == own:
            continue
        times[table.quota.activity] += 1
        again = times[table.quota.activity]
        name = table.quota.activity if again == 1 else f"{table.quota.activity}-{again}"
        yield Passage(f"campaign/quota/{name}", sentence(source, table))


def sentence(source: Source, table: QuotaTable) -> str:
    """"Phát thanh: từ đầu năm đạt 28/31 ngày theo định mức, còn thiếu 03 ngày (tháng 5)."."""
    # of leaflets, broadcasts and drives alike
    unit = "lượt" if table.quota.every == "month" else table.unit_word
    missing = table.required - table.done
    said = f"{table.name}: từ đầu năm đạt {two(table.done)}/{two(table.required)} {unit}"
    said += " theo định mức"
    if not missing:
        return f"{said}, bảo đảm định mức kế hoạch giao."
    return f"{said}, còn thiếu {two(missing)} {unit} ({_where(source, table)})."


def _where(source: Source, table: QuotaTable) -> str:
    """The months that are short, or where the quota is one of each unit, the units."""
    short = [cell for cell in table.cells if cell.missing]
    if table.places == (None,):
        return "tháng " + ", ".join(str(cell.month.number) for cell in short)
    lacking: Counter[int | None] = Counter()
    for cell in short:
        lacking[cell.unit] += cell.missing
    frame = source.frame
    names = [f"{frame.unit(u).name}: {two(lacking[u])}" for u in frame.unit_ids if lacking[u]]
    return listed(names, frame.unit_word, MOST_UNITS)
