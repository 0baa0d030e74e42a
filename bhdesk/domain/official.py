"""From a monthly report to an official paper: which boxes it has and what stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bhdesk.domain import official_annex, official_tables
from bhdesk.domain.document import Block, Document, Heading, Paragraph, Points
from bhdesk.domain.letterhead import letterhead, lines_of, recipients, signature

if TYPE_CHECKING:
    from datetime import date

    from bhdesk.domain.frame import Signer
    from bhdesk.domain.report import Report

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


@dataclass(frozen=True, slots=True)
class PaperDetails:
    """What the officer fills in by hand; None leaves the blank of the form."""

    number: int | None = None
    day: date | None = None
    signer: Signer | None = None
    has_annex: bool = True


def monthly(report: Report, details: PaperDetails) -> Document:
    """The monthly report in the form of NĐ 30/2020, with the result by unit as annex.

    A blank day stands in the month after the figures: that is when the paper is signed.
    """
    source = report.source
    office, month = source.frame.office, source.month
    blocks: list[Block] = [Paragraph(report.opening.text)]
    for at, section in enumerate(report.sections):
        blocks.append(Heading(f"{ROMAN[at]}. {section.title}"))
        if at == 0:
            blocks.append(official_tables.office_table(report))
            if report.rates:
                blocks.append(official_tables.rate_table(report))
        blocks.extend(Paragraph(passage.text) for passage in section.passages)
        if section.points:
            blocks.append(Points(tuple(point.text for point in section.points)))
    signed_in = month.shift(1)
    annex = official_annex.by_unit(report, details.number, details.day)
    annexes = (annex,) if details.has_annex and source.frame.units else ()
    return Document(
        letterhead=letterhead(
            office, (signed_in.year, signed_in.number), details.number, details.day
        ),
        kind="BÁO CÁO",
        abstract=(
            "Kết quả thực hiện chỉ tiêu phát triển người tham gia",
            "bảo hiểm xã hội, bảo hiểm y tế, bảo hiểm thất nghiệp",
            f"Tháng {month.number} năm {month.year}",
        ),
        blocks=tuple(blocks),
        signature=signature(office, details.signer),
        addressees=lines_of(office.addressee),
        recipients=recipients(office),
        annexes=annexes,
        sample_mark=office.sample_mark,
    )
