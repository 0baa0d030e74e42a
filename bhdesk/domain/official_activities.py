"""The list of a period's meetings and other activities as an official annex."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import narrative_activities, official_annex, text
from bhdesk.domain.activities import KIND_WORDS
from bhdesk.domain.document import Align, Annex, Cell, Column, Document, Row, Table
from bhdesk.domain.letterhead import head_of, signature
from bhdesk.domain.official_cells import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.domain.activities import Activity
    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.official import PaperDetails
    from bhdesk.domain.report import Report


def annex(report: Report, reference: str) -> Annex:
    """Phụ lục "danh mục hội nghị": one row for each activity held, by day, then the sums."""
    return Annex(
        title=f"DANH MỤC HỘI NGHỊ, HOẠT ĐỘNG TUYÊN TRUYỀN {report.source.period.words.upper()}",
        blocks=(table(report),),
        reference=reference,
    )


def document(report: Report, details: PaperDetails) -> Document:
    """The list alone, to go with any paper of the period; number and day stay blank."""
    source = report.source
    office = source.frame.office
    reference = official_annex.reference(source.frame, source.period, details.number, details.day)
    return Document(
        letterhead=head_of(office, "BC", source.period.last.shift(1), None, None),
        kind="",
        abstract=(),
        blocks=(),
        signature=signature(office, details.signer),
        annexes=(annex(report, reference),),
        sample_mark=office.sample_mark,
    )


def table(report: Report) -> Table:
    """When, what, where, by whom, and to what effect; an empty list says so."""
    held = sorted(report.source.held, key=lambda a: (a.day, a.starts, a.id))
    enrolled = narrative_activities.enrolled(held)
    measures = [m for m in report.source.frame.measures if m.key in enrolled]
    group = "Tham gia tại chỗ (người)"
    columns = (
        Column("TT", 0.5, Align.CENTER),
        Column("Ngày", 1.3, Align.CENTER),
        Column("Hình thức", 2.2),
        Column("Địa điểm", 2.4),
        Column("Đơn vị tổ chức", 2.4),
        Column("Số người mời", 0.9, Align.RIGHT),
        Column("Số người dự", 0.9, Align.RIGHT),
        Column("Được tư vấn", 0.9, Align.RIGHT),
        *(Column(measure.brief, 1.0, Align.RIGHT, group) for measure in measures),
    )
    rows = [_row(at, activity, measures) for at, activity in enumerate(held, 1)]
    if held:
        rows.append(_sum(held, measures))
    note = "" if held else "Trong kỳ chưa ghi nhận hội nghị, hoạt động nào."
    return Table(columns, tuple(rows), name="Hội nghị, hoạt động", note=note, key_columns=2)


def _row(at: int, activity: Activity, measures: Sequence[Measure]) -> Row:
    enrolled = dict(activity.enrolled)
    return Row(
        (
            Cell(str(at)),
            Cell(text.day(activity.day)),
            Cell(KIND_WORDS[activity.kind]),
            Cell(activity.place),
            Cell(activity.organisers),
            *(number(n) for n in (activity.invited, activity.attended, activity.consulted)),
            *(number(enrolled.get(measure.key)) for measure in measures),
        )
    )


def _sum(held: Sequence[Activity], measures: Sequence[Measure]) -> Row:
    """What is known added up: a blank figure adds nothing."""

    def whole(values: list[int | None]) -> int | None:
        known = [value for value in values if value is not None]
        return sum(known) if known else None

    enrolled = narrative_activities.enrolled(held)
    counts = (
        whole([a.invited for a in held]),
        whole([a.attended for a in held]),
        whole([a.consulted for a in held]),
        *(enrolled[measure.key] for measure in measures),
    )
    title = f"Cộng ({text.count(len(held))} hoạt động)"
    head = (Cell(""), Cell(""), Cell(title), Cell(""), Cell(""))
    return Row((*head, *(number(value) for value in counts)), bold=True)
