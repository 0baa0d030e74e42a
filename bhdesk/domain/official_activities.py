"""The list of a period's meetings and other activities as an official annex."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import narrative_activities, text
from bhdesk.domain.activities import KIND_WORDS
from bhdesk.domain.document import Align, Annex, Cell, Column, Row, Table
from bhdesk.domain.official_cells import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.domain.activities import Activity
    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.report import Report

_COUNTS = {
    "invited": "Số người mời", "attended": "Số người dự", "consulted": "Được tư vấn",
    "minutes": "Phút phát thanh",
}  # fmt: skip
_WORDS = {"topic": "Nội dung", "organisers": "Đơn vị tổ chức"}
_SPOT = "Tham gia tại chỗ (người)"


def annex(report: Report, reference: str) -> Annex:
    """Phụ lục "danh mục hội nghị": one row for each activity held, by day, then the sums."""
    return Annex(
        title=f"DANH MỤC HỘI NGHỊ, HOẠT ĐỘNG TUYÊN TRUYỀN {report.source.period.words.upper()}",
        blocks=(table(report),),
        reference=reference,
    )


def table(report: Report) -> Table:
    """When, what, where, by whom, and to what effect; an empty list says so.

    Review meetings stand with the direction of the work. What nobody wrote down of any activity has
    no column.
    """
    held = sorted(report.source.campaign, key=lambda a: (a.day, a.starts, a.id))
    enrolled = narrative_activities.enrolled(held)
    measures = [m for m in report.source.frame.measures if m.key in enrolled]
    words = [name for name in _WORDS if any(getattr(a, name) for a in held)]
    counted = [part for part in _COUNTS if any(getattr(a, part) is not None for a in held)]
    spent = ["money"] if any(a.money is not None for a in held) else []
    columns = [
        Column("TT", 0.5, Align.CENTER),
        Column("Ngày", 1.3, Align.CENTER),
        Column("Hình thức", 2.2),
        Column("Địa điểm", 2.4),
    ]
    columns += [Column(_WORDS[name], 2.4) for name in words]
    columns += [Column(_COUNTS[part], 0.9, Align.RIGHT) for part in counted]
    columns += [Column(measure.brief, 1.0, Align.RIGHT, _SPOT) for measure in measures]
    columns += [Column("Kinh phí (đồng)", 1.2, Align.RIGHT) for _ in spent]
    rows = []
    for at, activity in enumerate(held, 1):
        row = [
            Cell(str(at)),
            Cell(text.day(activity.day)),
            Cell(KIND_WORDS[activity.kind]),
            Cell(_place(report, activity)),
        ]
        row += [Cell(" ".join(getattr(activity, name).split())) for name in words]
        row += [number(getattr(activity, part)) for part in counted]
        row += [number(dict(activity.enrolled).get(measure.key)) for measure in measures]
        row += [number(activity.money) for _ in spent]
        rows.append(Row(tuple(row)))
    if held:
        rows.append(_sum(held, [*counted, *spent], measures, len(words)))
    note = "" if held else "Trong kỳ chưa ghi nhận hội nghị, hoạt động nào."
    return Table(tuple(columns), tuple(rows), "Hội nghị, hoạt động", note, key_columns=2)


def _place(report: Report, activity: Activity) -> str:
    """Where it was held, for which units where no place was written, or where it was printed."""
    frame = report.source.frame
    named = [unit.name for unit in frame.units if unit.id in activity.units]
    return activity.place or ", ".join(named) or activity.channel


def _sum(
    held: Sequence[Activity],
    counted: Sequence[str],
    measures: Sequence[Measure],
    words: int,
) -> Row:
    """What is known added up: a blank figure adds nothing; `words` columns stay empty."""
    enrolled = narrative_activities.enrolled(held)
    people = [part for part in counted if part in _COUNTS]
    sums = [sum(getattr(a, part) or 0 for a in held) for part in people]
    sums += [enrolled[measure.key] for measure in measures]
    sums += [sum(a.money or 0 for a in held) for _ in counted[len(people) :]]
    title = Cell(f"Cộng ({text.count(len(held))} hoạt động)")
    head = [Cell(""), Cell(""), title, *[Cell("")] * (1 + words)]
    return Row((*head, *(number(value) for value in sums)), bold=True)
