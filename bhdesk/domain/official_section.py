"""The page that goes into the socio-economic report: text and table, no letterhead (R13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import official, official_tables
from bhdesk.domain.document import Annex, Document
from bhdesk.domain.letterhead import head_of, signature

if TYPE_CHECKING:
    from bhdesk.domain.official import PaperDetails
    from bhdesk.domain.report import Report


def document(report: Report, details: PaperDetails) -> Document:
    """`report` as narrative_section.compose() makes it; a page alone, to be put into another."""
    office, period = report.source.frame.office, report.source.period
    table = official_tables.office_table(report)
    tables = (table,) if report.measures else ()
    page = Annex(
        title="LĨNH VỰC BHXH, BHYT, BHTN",
        blocks=(*official.body(report, {}), *tables),
        reference=f"(Nội dung phục vụ báo cáo kinh tế - xã hội {period.words})",
        is_landscape=False,
        is_form=True,
    )
    return Document(
        letterhead=head_of(office, "BC", period.last.shift(1), None, None),
        kind="",
        abstract=(),
        blocks=(),
        signature=signature(office, details.signer),
        annexes=(page,),
        sample_mark=office.sample_mark,
    )
