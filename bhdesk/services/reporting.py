"""The report of a month: its value, its page, its workbook, its JSON (R06, R14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from bhdesk.domain import activities, board, narrative, official, report
from bhdesk.domain.errors import UserError
from bhdesk.domain.official import PaperDetails
from bhdesk.exchange import papers
from bhdesk.store import boards, logbook, reads, sheets

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.domain.document import Document
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.periods import Month
    from bhdesk.domain.report import Report
    from bhdesk.store.engine import Store


def month_report(store: Store, month: Month) -> Report:
    """The report value of a month; blank figures stay blank. Raises report.outside_plan."""
    with store.read() as db:
        frame = reads.frame(db, month.last_day)
        if month.year not in frame.plan.period.years:
            raise UserError("report.outside_plan", month=month.label, plan=frame.plan.head.title)
        source = boards.source(db, frame, month, sheets.valid_targets(db, frame, month.last_day))
        totals = sheets.totals(db, frame, month.last_day)
        listed = logbook.activities(db, date(month.year, 1, 1), month.last_day)
    made = board.build(source)
    quota = activities.meeting_quota(frame.plan)
    cells = (
        activities.quota_grid(quota, frame.where, frame.unit_ids, listed, month) if quota else ()
    )
    return narrative.compose(
        report.Source(
            frame,
            made,
            month,
            cut_off(frame, month),
            totals,
            listed,
            cells,
            _peak(frame, made, month),
        )
    )


def cut_off(frame: Frame, month: Month) -> date:
    """The day the figures are of: the office's cut-off day or the end of the month (D.3, 14)."""
    day = frame.office.cut_off_day
    return date(month.year, month.number, day) if 0 < day < month.last_day.day else month.last_day


def _peak(frame: Frame, made: board.Board, month: Month) -> str:
    for campaign in frame.plan.campaigns:
        line = made.lines.get((None, campaign.indicator))
        if campaign.month != month.number or line is None:
            continue
        name = campaign.name or f"Tháng cao điểm {frame.measure(campaign.indicator).short}"
        return narrative.peak_sentence(
            name, line.figures.new, line.figures.previous_new, month.number
        )
    return ""


@dataclass(frozen=True, slots=True)
class MonthPaper:
    """A report and the official paper made of it."""

    report: Report
    document: Document


def month_paper(store: Store, month: Month, details: PaperDetails | None = None) -> MonthPaper:
    """The paper of a month; without details the blanks stay and the first active signer signs."""
    value = month_report(store, month)
    if details is None:
        with store.read() as db:
            signers = [signer for signer in reads.signers(db) if signer.is_active]
        details = PaperDetails(signer=signers[0] if signers else None)
    return MonthPaper(value, official.monthly(value, details))


def pdf(document: Document, resources: Path) -> bytes:
    """The pages; the same bytes are shown, saved and printed."""
    return papers.pdf(document, resources)


def save(paper: MonthPaper, target: Path, resources: Path) -> None:
    """Write the report by the ending of its name: .pdf, .xlsx or .json, whole or not at all.

    Raises UserError report.unknown_format; StoreProblem file.*.
    """
    kind = target.suffix.lower()
    if kind == ".pdf":
        papers.save(target, pdf(paper.document, resources))
    elif kind == ".xlsx":
        papers.save_workbook(target, paper.document)
    elif kind == ".json":
        papers.save_json(target, report.as_json(paper.report))
    else:
        raise UserError("report.unknown_format", name=target.name)


def save_document(document: Document, target: Path, resources: Path) -> None:
    """Write any paper of the office (the allocation sheet) as .pdf or .xlsx; raises as save()."""
    kind = target.suffix.lower()
    if kind == ".pdf":
        papers.save(target, pdf(document, resources))
    elif kind == ".xlsx":
        papers.save_workbook(target, document)
    else:
        raise UserError("report.unknown_format", name=target.name)


def month_json(value: Report) -> dict[str, Any]:
    return report.as_json(value)
