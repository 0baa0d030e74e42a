"""The report of a month: its value, its page, its workbook, its JSON (R06, R14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from bhdesk.domain import (
    activities,
    board_building,
    campaigns,
    lineage,
    narrative,
    official,
    report,
)
from bhdesk.domain.errors import UserError
from bhdesk.domain.official import PaperDetails
from bhdesk.domain.periods import Month
from bhdesk.exchange import papers
from bhdesk.store import boards, lineages, logbook, month_book, reads, remarks, sheets

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.domain.document import Document
    from bhdesk.domain.frame import Frame
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
        family = lineages.family(db)
        reasons = remarks.reasons(db, month)
    made = board_building.build(source)
    held = lineage.moved(family, month, listed)
    quota = activities.meeting_quota(frame.plan)
    cells = activities.quota_grid(quota, frame.where, frame.unit_ids, held, month) if quota else ()
    return narrative.compose(
        report.Source(
            frame,
            made,
            month,
            cut_off(frame, month),
            totals,
            listed,
            cells,
            campaigns.peak(frame, made, month),
            reasons,
        )
    )


def cut_off(frame: Frame, month: Month) -> date:
    """The day the figures are of: the office's cut-off day or the end of the month (D.3, 14)."""
    return frame.office.cut_off(month)


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


def save_pages(pages: bytes, target: Path) -> None:
    """Write the very bytes that were shown; raises StoreProblem file.*."""
    papers.save(target, pages)


@dataclass(frozen=True, slots=True)
class MonthFill:
    """How far a month's figures are typed: `blank_units` still lack one (None: none is there)."""

    month: Month
    as_of: date
    blank_units: int | None
    is_closed: bool


def year_fill(store: Store, year: int) -> tuple[MonthFill, ...]:
    """The twelve months of a year; a unit is blank when it lacks a figure that another unit has."""
    months = tuple(Month(year, number) for number in range(1, 13))
    with store.read() as db:
        frame = reads.frame(db, months[-1].last_day)
        locked = month_book.locked(db, store.now().date())
        filled = reads.filled(db, months[0], months[-1])
    found = []
    for month in months:
        have = filled.get(month.key, frozenset())
        in_units = {key for unit, key in have if unit in frame.unit_ids}
        blank = sum(any((unit, key) not in have for key in in_units) for unit in frame.unit_ids)
        blank = blank if in_units else len(frame.unit_ids)
        is_closed = month.key in locked
        found.append(MonthFill(month, cut_off(frame, month), blank if have else None, is_closed))
    return tuple(found)


def month_json(value: Report) -> dict[str, Any]:
    """The report as plain values for a JSON document."""
    return report.as_json(value)
