"""Commands that make papers: reports of a period, the other kinds, the workbook beside them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bhdesk.cli import papers
from bhdesk.domain import paper_kinds, text
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Period, PeriodKind
from bhdesk.services import reporting, targets

if TYPE_CHECKING:
    import argparse

    from bhdesk.cli.context import Context
    from bhdesk.domain.official import PaperDetails


def periodic(context: Context, options: argparse.Namespace) -> int:
    """The full report of a period to a file, or its sentences to the screen."""
    period = Period.parse(options.period)
    details = details_of(context, options)
    paper = reporting.paper(context.store, options.kind, period, details)
    lines = list(paper.report.narrative)
    if options.out:
        reporting.save(paper, Path(options.out), context.resources)
        lines = [f"Đã ghi {options.out}"]
    context.answer(reporting.as_json(paper.report), lines)
    return 0


def other(context: Context, options: argparse.Namespace) -> int:
    """Any other kind of paper to a file; the answer is the paper's words and tables."""
    period = Period.parse(options.period)
    details = details_of(context, options)
    asked = getattr(options, "target", None)
    own_target = text.parse_count(asked) if asked else None
    paper = reporting.paper(context.store, options.kind, period, details, own_target)
    return papers.write(
        context, paper.document, options.out,
        kind=options.kind, period=str(period), as_of=paper.as_of.isoformat(),
    )  # fmt: skip


def allocation(context: Context, options: argparse.Namespace) -> int:
    """The annex of the year's targets by unit."""
    period = Period.parse(options.period)
    paper_kinds.kind_of("allocation").refuse_wrong(period)
    document = targets.annex(context.store, period.last.last_day)
    return papers.write(context, document, options.out, kind="allocation", period=str(period))


def export_month(context: Context, options: argparse.Namespace) -> int:
    """The workbook that goes with the report of a period."""
    target = Path(options.out)
    if target.suffix.lower() != ".xlsx":
        raise UserError("report.not_workbook", name=target.name)
    period = Period.parse(options.period)
    paper_kinds.kind_of(PeriodKind.MONTH.value).refuse_wrong(period)
    paper = reporting.period_paper(context.store, period)
    reporting.save(paper, target, context.resources)
    context.answer({"file": str(target)}, [f"Đã ghi {target}"])
    return 0


def details_of(context: Context, options: argparse.Namespace) -> PaperDetails:
    """Number, day and charts as asked for; what is not typed stays blank or as it is usual."""
    number, day = getattr(options, "number", None), getattr(options, "date", None)
    value = None if number is None else text.parse_count(number)
    if value == 0:
        raise UserError("report.number_zero")
    return replace(
        reporting.first_details(context.store),
        number=value,
        day=text.parse_date(day) if day else None,
        has_charts=getattr(options, "charts", None),
    )
