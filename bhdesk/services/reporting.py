"""The report of a period: its value, its page, its workbook, its JSON (R06, R14–R16)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bhdesk.domain import (
    narrative,
    official_papers,
    official_villages,
    own_words,
    paper_kinds,
    report_json,
)
from bhdesk.domain.document_json import as_json as document_json_of
from bhdesk.domain.errors import UserError
from bhdesk.domain.official import PaperDetails
from bhdesk.domain.official_papers import Paper as Paper  # the screens know it from here
from bhdesk.domain.periods import Month, Period, PeriodKind
from bhdesk.exchange import papers
from bhdesk.store import boards, month_book, paper_book, reads, report_source

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from bhdesk.domain.document import Document
    from bhdesk.domain.report import Report
    from bhdesk.domain.spots import Pages
    from bhdesk.store.engine import Store
    from bhdesk.store.transaction import Reading


def month_report(store: Store, month: Month) -> Report:
    """The report value of a month; as period_report()."""
    return period_report(store, Period.of(PeriodKind.MONTH, month))


def period_report(store: Store, period: Period) -> Report:
    """The report value of a period in the officer's words; blank figures stay blank.

    Raises report.outside_plan.
    """
    key = own_words.paper_key(paper_kinds.periodic(period).key, period)
    with store.read() as db:
        composed = narrative.compose(report_source.of_period(db, period))
        return own_words.applied(composed, paper_book.own_texts(db, key))


def month_paper(store: Store, month: Month, details: PaperDetails | None = None) -> Paper:
    """The paper of a month; as period_paper()."""
    return period_paper(store, Period.of(PeriodKind.MONTH, month), details)


def period_paper(store: Store, period: Period, details: PaperDetails | None = None) -> Paper:
    """The full report of a period; without details the blanks stay, the first active signer signs.

    Raises as period_report().
    """
    return paper(store, paper_kinds.periodic(period).key, period, details)


def paper(
    store: Store,
    key: str,
    period: Period,
    details: PaperDetails | None = None,
    own_target: int | None = None,
) -> Paper:
    """A paper of one of paper_kinds.PAPER_KINDS, but the allocation, which is targets.annex().

    The officer's own words stand in it. `own_target`: what a peak month was given from above to
    win in it; None takes what is stored. Raises UserError report.wrong_period,
    report.outside_plan, report.no_peak, report.no_marks.
    """
    kind = paper_kinds.kind_of(key)
    kind.refuse_wrong(period)
    with store.read() as db:
        filled = details or _first_details(db)
        has_charts = kind.is_periodic and filled.draws_charts(period)
        source = report_source.of_period(db, period, has_charts=has_charts)
        if key == "peak":
            source = replace(source, own_target=report_source.own_target(db, source, own_target))
        book = boards.year_book(db, period.last) if key == "villages" else {}
        own = paper_book.own_texts(db, own_words.paper_key(key, period))
        batch = reads.last_batch(db)
    composed = official_papers.compose(key, source)
    value = own_words.applied(composed, own)
    if key == "villages":
        document = official_villages.document(value, filled, book)
    else:
        document = official_papers.document(key, value, filled)
    return Paper(key, value, document, composed, batch)


def first_details(store: Store) -> PaperDetails:
    """Blanks for number and day, and the first of those who sign."""
    with store.read() as db:
        return _first_details(db)


def _first_details(db: Reading) -> PaperDetails:
    return PaperDetails(signer=next((one for one in reads.signers(db) if one.is_active), None))


def pdf(document: Document, resources: Path) -> bytes:
    """The pages; the same bytes are shown, saved and printed."""
    return papers.pdf(document, resources)


def pages(document: Document, resources: Path) -> Pages:
    """As pdf(), and where on the pages each figure stands."""
    return papers.pages(document, resources)


def save(made: Paper, target: Path, resources: Path) -> None:
    """Write the report by the ending of its name: .pdf, .docx, .xlsx or .json, whole or not at all.

    Raises UserError report.unknown_format; StoreProblem file.*.
    """
    if target.suffix.lower() == ".json":
        papers.save_json(target, report_json.as_json(made.report))
    else:
        save_document(made.document, target, resources)


def save_document(document: Document, target: Path, resources: Path) -> None:
    """Write any paper of the office as .pdf, .docx, .xlsx or .json; raises as save()."""
    kind = target.suffix.lower()
    if kind == ".pdf":
        papers.save(target, pdf(document, resources))
    elif kind == ".docx":
        papers.save_docx(target, document, resources)
    elif kind == ".xlsx":
        papers.save_workbook(target, document, resources)
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
        as_of = frame.office.cut_off(month)
        found.append(MonthFill(month, as_of, blank if have else None, is_closed))
    return tuple(found)


def as_json(value: Report) -> dict[str, Any]:
    """The report as plain values for a JSON document."""
    return report_json.as_json(value)


def document_json(document: Document) -> dict[str, Any]:
    """Any paper as plain values for a JSON document."""
    return document_json_of(document)
