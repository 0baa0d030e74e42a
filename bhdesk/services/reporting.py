"""The report of a period: its value, its page, its workbook, its JSON (R06, R14–R16)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from bhdesk.domain import (
    activities,
    board_building,
    campaigns,
    lineage,
    narrative,
    official,
    official_papers,
    official_villages,
    paper_kinds,
    report,
)
from bhdesk.domain.document_json import as_json as document_json_of
from bhdesk.domain.errors import UserError
from bhdesk.domain.official import PaperDetails
from bhdesk.domain.periods import Month, Period, PeriodKind
from bhdesk.exchange import papers
from bhdesk.store import boards, lineages, logbook, month_book, reads, remarks, sheets

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.domain.board import Board, MarkLine
    from bhdesk.domain.campaigns import Peak
    from bhdesk.domain.document import Document
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.report import Report
    from bhdesk.domain.spots import Pages
    from bhdesk.store.engine import Store
    from bhdesk.store.transaction import Reading


def month_report(store: Store, month: Month) -> Report:
    """The report value of a month; as period_report()."""
    return period_report(store, Period.of(PeriodKind.MONTH, month))


def period_report(store: Store, period: Period) -> Report:
    """The report value of a period; blank figures stay blank. Raises report.outside_plan."""
    with store.read() as db:
        return narrative.compose(_source(db, period))


def _source(db: Reading, period: Period) -> report.Source:
    """What a report is built from; the year's milestones as judged on their own days."""
    month = period.last
    frame = reads.frame(db, month.last_day)
    if period.year not in frame.plan.period.years:
        raise UserError("report.outside_plan", period=period.label, plan=frame.plan.head.title)
    valid = sheets.valid_targets(db, frame, month.last_day)
    source = boards.period_source(db, frame, period, valid)
    totals = sheets.totals(db, frame, month.last_day)
    listed = logbook.activities(db, date(month.year, 1, 1), month.last_day)
    family = lineages.family(db)
    reasons = remarks.reasons_between(db, period.first, month)
    made = board_building.build(source)
    peaks = _peaks(db, frame, period, made)
    earlier = _earlier_marks(db, frame, month)
    held = lineage.moved(family, month, listed)
    quota = activities.meeting_quota(frame.plan)
    cells = activities.quota_grid(quota, frame.where, frame.unit_ids, held, month) if quota else ()
    return report.Source(
        frame, made, period, cut_off(frame, month), totals, held, cells, peaks, reasons, earlier
    )


def _board(db: Reading, month: Month) -> tuple[Frame, Board]:
    """Where the office stood in another month, with the units and targets of then."""
    frame = reads.frame(db, month.last_day)
    valid = sheets.valid_targets(db, frame, month.last_day)
    return frame, board_building.build(boards.source(db, frame, month, valid))


def _peaks(db: Reading, frame: Frame, period: Period, made: Board) -> tuple[Peak, ...]:
    found: list[Peak] = []
    for month in campaigns.months_of(frame, period):
        is_whole = period.kind is PeriodKind.MONTH
        found += campaigns.peaks(frame, made if is_whole else _board(db, month)[1])
    return tuple(found)


def _earlier_marks(db: Reading, frame: Frame, last: Month) -> tuple[MarkLine, ...]:
    """Milestones of the year due before `last`, by the figures of their own months."""
    days = {Month.of(mark.by) for mark in frame.plan.milestones}
    found: list[MarkLine] = []
    for month in sorted(day for day in days if day < last and day.year == last.year):
        marks = _board(db, month)[1].marks
        found += [mark for mark in marks if Month.of(mark.milestone.by) == month]
    return tuple(found)


def cut_off(frame: Frame, month: Month) -> date:
    """The day the figures are of: the office's cut-off day or the end of the month (D.3, 14)."""
    day = frame.office.cut_off_day
    return date(month.year, month.number, day) if 0 < day < month.last_day.day else month.last_day


@dataclass(frozen=True, slots=True)
class Paper:
    """A report and the official paper made of it."""

    report: Report
    document: Document

    @property
    def as_of(self) -> date:
        """The day its figures are of."""
        return self.report.source.as_of


def month_paper(store: Store, month: Month, details: PaperDetails | None = None) -> Paper:
    """The paper of a month; as period_paper()."""
    return period_paper(store, Period.of(PeriodKind.MONTH, month), details)


def period_paper(store: Store, period: Period, details: PaperDetails | None = None) -> Paper:
    """The full report of a period; without details the blanks stay, the first active signer signs.

    Raises as period_report().
    """
    value = period_report(store, period)
    return Paper(value, official.periodic(value, details or first_details(store)))


def paper(
    store: Store,
    key: str,
    period: Period,
    details: PaperDetails | None = None,
    own_target: int | None = None,
) -> Paper:
    """A paper of one of paper_kinds.PAPER_KINDS, but the allocation, which is targets.annex().

    `own_target`: what a peak month was given from above to win in it.
    Raises UserError report.wrong_period, report.outside_plan, report.no_peak, report.no_marks.
    """
    paper_kinds.kind_of(key).refuse_wrong(period)
    with store.read() as db:
        source = replace(_source(db, period), own_target=own_target)
        book = boards.year_book(db, period.last) if key == "villages" else {}
    value = official_papers.compose(key, source)
    filled = details or first_details(store)
    if key == "villages":
        return Paper(value, official_villages.document(value, filled, book))
    return Paper(value, official_papers.document(key, value, filled))


def first_details(store: Store) -> PaperDetails:
    """Blanks for number and day, and the first of those who sign."""
    with store.read() as db:
        signers = [signer for signer in reads.signers(db) if signer.is_active]
    return PaperDetails(signer=signers[0] if signers else None)


def pdf(document: Document, resources: Path) -> bytes:
    """The pages; the same bytes are shown, saved and printed."""
    return papers.pdf(document, resources)


def pages(document: Document, resources: Path) -> Pages:
    """As pdf(), and where on the pages each figure stands."""
    return papers.pages(document, resources)


def save(made: Paper, target: Path, resources: Path) -> None:
    """Write the report by the ending of its name: .pdf, .xlsx or .json, whole or not at all.

    Raises UserError report.unknown_format; StoreProblem file.*.
    """
    if target.suffix.lower() == ".json":
        papers.save_json(target, report.as_json(made.report))
    else:
        save_document(made.document, target, resources)


def save_document(document: Document, target: Path, resources: Path) -> None:
    """Write any paper of the office as .pdf, .xlsx or .json; raises as save()."""
    kind = target.suffix.lower()
    if kind == ".pdf":
        papers.save(target, pdf(document, resources))
    elif kind == ".xlsx":
        papers.save_workbook(target, document)
    elif kind == ".json":
        papers.save_json(target, document_json_of(document))
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


def as_json(value: Report) -> dict[str, Any]:
    """The report as plain values for a JSON document."""
    return report.as_json(value)


def document_json(document: Document) -> dict[str, Any]:
    """Any paper as plain values for a JSON document."""
    return document_json_of(document)
