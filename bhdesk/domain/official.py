"""From the report of a period to an official paper: which boxes it has, what stands in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from bhdesk.domain import (
    narrative,
    official_activities,
    official_annex,
    official_charts,
    official_quotas,
    official_records,
    official_tables,
)
from bhdesk.domain.document import Annex, Block, Document, Heading, Paragraph, Points
from bhdesk.domain.letterhead import addressees, head_of, recipients, signature
from bhdesk.domain.periods import PeriodKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from bhdesk.domain.frame import Signer
    from bhdesk.domain.periods import Period
    from bhdesk.domain.report import Passage, Report

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
_SUBJECT = (
    "Kết quả thực hiện chỉ tiêu phát triển người tham gia",
    "bảo hiểm xã hội, bảo hiểm y tế, bảo hiểm thất nghiệp",
)


@dataclass(frozen=True, slots=True)
class PaperDetails:
    """What the officer fills in by hand; None leaves the blank of the form.

    `has_charts` None: as it is usual, a month without and a longer period with its charts.
    """

    number: int | None = None
    day: date | None = None
    signer: Signer | None = None
    has_annex: bool = True
    has_charts: bool | None = None

    def draws_charts(self, period: Period) -> bool:
        """Whether the report of that period has its charts."""
        is_usual = period.kind is not PeriodKind.MONTH
        return is_usual if self.has_charts is None else self.has_charts


def periodic(report: Report, details: PaperDetails) -> Document:
    """The full report of a period in the form of NĐ 30/2020, the result by unit as annex.

    What was held, given out, brought and counted in the campaign follows, each where it is known.
    """
    period = report.source.period
    when = period.words
    if period.kind is PeriodKind.YEAR:
        when += f" và phương hướng, nhiệm vụ {period.following.words}"
    return paper(
        report,
        details,
        abstract=(*_SUBJECT, when[:1].upper() + when[1:]),
        blocks=body(
            report,
            {narrative.TABLES: _tables(report)},
            {narrative.TABLES: official_charts.in_text(report)},
        ),
        annexes=_annexes(report, details),
    )


def paper(
    report: Report,
    details: PaperDetails,
    *,
    abstract: tuple[str, ...],
    blocks: Sequence[Block],
    annexes: Sequence[Annex] = (),
    kind: str = "BÁO CÁO",
    initials: str = "BC",
) -> Document:
    """Head, text and signature as every paper of the office has them.

    A blank day stands in the month after the figures: that is when the paper is signed. A report
    is addressed to the office above; another kind goes to those under "Nơi nhận" alone.
    """
    office, period = report.source.frame.office, report.source.period
    is_report = initials == "BC"
    return Document(
        letterhead=head_of(office, initials, period.last.shift(1), details.number, details.day),
        kind=kind,
        abstract=abstract,
        blocks=tuple(blocks),
        signature=signature(office, details.signer),
        addressees=addressees(office.addressee) if is_report else (),
        recipients=recipients(office, has_addressee=is_report),
        annexes=numbered(annexes),
        sample_mark=office.sample_mark,
    )


def numbered(annexes: Sequence[Annex]) -> tuple[Annex, ...]:
    """Roman numbers where there are two annexes or more; the only one has none (NĐ 30/2020)."""
    if len(annexes) < 2:
        return tuple(annexes)
    return tuple(replace(a, number=ROMAN[at]) for at, a in enumerate(annexes))


def body(
    report: Report,
    tables: Mapping[str, Sequence[Block]],
    charts: Mapping[str, Sequence[Block]] = MappingProxyType({}),
) -> list[Block]:
    """The opening and the numbered parts.

    `tables` stand under the heading of the part of a key, `charts` after its paragraphs.
    """
    blocks: list[Block] = [Paragraph(report.opening.text)]
    for at, section in enumerate(report.told):
        if section.title:
            blocks.append(Heading(f"{ROMAN[at]}. {section.title}"))
        blocks.extend(tables.get(section.key, ()))
        for passage in section.passages:
            blocks.extend(Paragraph(line) for line in passage.text.splitlines())
        blocks.extend(charts.get(section.key, ()))
        points = tuple(_points(section.points))
        if len(points) == 1:  # a letter needs another to follow it
            blocks.append(Paragraph(points[0]))
        elif points:
            blocks.append(Points(points))
    return blocks


def _points(points: Sequence[Passage]) -> Iterable[str]:
    """Each ends with ";", the last with ".", whichever of them the officer took out or wrote."""
    for point in points:
        bare = " ".join(point.text.split()).rstrip(" ;,.")
        yield f"{bare}{'.' if point is points[-1] else ';'}"


def _tables(report: Report) -> tuple[Block, ...]:
    debts = report.source.records.debts
    found = (
        *((official_tables.office_table(report),) if report.measures else ()),
        *((official_tables.rate_table(report),) if report.rates else ()),
        *((official_records.debt_table(debts),) if debts else ()),
    )
    return tuple(
        replace(table, caption=f"Bảng {at}. {table.caption}") for at, table in enumerate(found, 1)
    )


def _annexes(report: Report, details: PaperDetails) -> tuple[Annex, ...]:
    source = report.source
    if not details.has_annex:
        return ()
    reference = official_annex.reference(source.frame, source.period, details.number, details.day)
    found = []
    if source.frame.units and any(measure.is_in_units for measure in report.measures):
        found.append(official_annex.by_unit(report, reference))
    if source.campaign:
        found.append(official_activities.annex(report, reference))
    if source.told_quotas:
        found.append(official_quotas.annex(report, reference))
    found += official_records.annexes(report, reference)
    return tuple(found)
