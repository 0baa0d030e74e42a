"""The list of a period's meetings as a paper of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import official_activities, official_annex
from bhdesk.domain.document import Document
from bhdesk.domain.letterhead import head_of, signature

if TYPE_CHECKING:
    from bhdesk.domain.official import PaperDetails
    from bhdesk.domain.report import Report


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
        annexes=(official_activities.annex(report, reference),),
        sample_mark=office.sample_mark,
    )
