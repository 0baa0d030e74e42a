"""Writing the sheets of targets: the decision that holds and those before it (R03)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.errors import UserError
from bhdesk.domain.targets import Revision
from bhdesk.store import records, sheets

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.places import Unit
    from bhdesk.domain.plans import Plan
    from bhdesk.domain.targets import AllocationPlan, Reason, Sheet
    from bhdesk.store.transaction import Reading, Writing


@dataclass(frozen=True, slots=True)
class Paper:
    """What a sheet says of itself: why its sum differs, a note, the document and its day."""

    reason: Reason | None = None
    note: str = ""
    document: str = ""
    document_day: date | None = None


def start(on: date, kept: Sheet | None) -> date:
    """A first sheet holds for the whole year; a revision from its own day on (D.3, 13)."""
    return date(on.year, 1, 1) if kept is None else on


def start_of_typed(on: date, kept: Sheet, units: Iterable[Unit]) -> date:
    """One typed target corrects the sheet that holds, but not what held for units of before."""
    born = [unit.valid_from for unit in units if unit.valid_from and unit.valid_from <= on]
    return max([kept.effective_from, *born])


def begin(
    db: Reading,
    units: Iterable[Unit],
    measure: Measure,
    on: date,
    kept: Sheet | None,
    paper: Paper,
    is_correction: bool,
) -> tuple[date, Paper]:
    """From which day a sheet holds and what it says of itself; a correction keeps its document.

    Raises UserError target.day_order.
    """
    if kept is not None and is_correction:
        same = replace(paper, document=kept.document, document_day=kept.document_day)
        return start_of_typed(on, kept, units), same
    first = start(on, kept)
    refuse_later(db, measure, first, paper.document)
    return first, paper


def refuse_later(db: Reading, measure: Measure, first: date, document: str) -> None:
    """A decision does not cover one that holds from the same day or later: target.day_order."""
    for sheet in sheets.revisions(db, measure.key, first.year):
        is_other = sheet.document not in {"", document}
        if sheet.effective_from > first or (sheet.effective_from == first and is_other):
            day = text.day(sheet.effective_from)
            raise UserError("target.day_order", name=measure.short, day=day)


def write(db: Writing, plan: AllocationPlan, first: date, paper: Paper) -> None:
    """Keep a split as the sheet that holds from a day on."""
    key = {
        "year": first.year,
        "measure_id": records.measure_id(db, plan.measure),
        "effective_from": first,
    }
    values = {
        "total": plan.total,
        "method": plan.method,
        "reason": paper.reason.value if paper.reason and plan.difference else "",
        "note": paper.note,
        "document": paper.document,
        "document_day": paper.document_day,
    }
    ref = f"{first.year}/{plan.measure}/{first.isoformat()}"
    records.upsert(db, "target_sheet", key, values, ref=ref)
    sheet = db.value(
        "SELECT id FROM target_sheet WHERE year = :year AND measure_id = :measure_id"
        " AND effective_from = :start",
        year=first.year, measure_id=key["measure_id"], start=first.isoformat(),
    )  # fmt: skip
    for share in plan.shares:
        row = {"sheet_id": sheet, "unit_id": share.unit}
        values = {"value": share.value, "is_pinned": share.is_pinned, "weight": share.weight}
        records.upsert(db, "target_row", row, values, ref=f"{ref}/{share.unit}")


def revisions(db: Reading, measure: str, year: int) -> tuple[Revision, ...]:
    """Every decision over a measure in a year, the one that holds first."""
    found: list[Revision] = []
    until: date | None = None
    for sheet in sheets.revisions(db, measure, year):
        found.append(Revision(sheet, until, *_written(db, sheet)))
        until = sheet.effective_from - timedelta(days=1)
    return tuple(found)


def _written(db: Reading, sheet: Sheet) -> tuple[str, str]:
    ref = f"{sheet.year}/{sheet.measure}/{sheet.effective_from.isoformat()}"
    row = db.one(
        "SELECT b.at, b.actor FROM history h JOIN batch b ON b.id = h.batch_id"
        " WHERE (h.entity = 'target_sheet' AND h.ref = :ref)"
        " OR (h.entity = 'target_row' AND h.ref LIKE :rows) ORDER BY h.id DESC LIMIT 1",
        ref=ref, rows=f"{ref}/%",
    )  # fmt: skip
    return (str(row[0]), str(row[1])) if row else ("", "")


def write_printed(db: Writing, plan: Plan, level: str, units: Mapping[str, int]) -> None:
    """The plan's own table of targets becomes the first sheet, printed totals untouched (S5)."""
    for table in plan.tables:
        if table.level != level or not all(row.unit in units for row in table.rows):
            continue
        for at, measure in enumerate(table.columns):
            printed = table.printed_total[at] if table.printed_total else None
            sheet = records.insert(
                db,
                "target_sheet",
                f"{table.as_of.year}/{measure}/{table.as_of.year}-01-01",
                year=table.as_of.year,
                measure_id=records.measure_id(db, measure),
                effective_from=date(table.as_of.year, 1, 1),
                total=printed,
                method="plan",
                reason="keep_printed" if printed not in {None, table.column_sum(at)} else "",
                note="",
                document=_document_words(plan),
            )
            for row in table.rows:
                ref = f"{table.as_of.year}/{measure}/{table.as_of.year}-01-01/{units[row.unit]}"
                records.insert(
                    db, "target_row", ref, sheet_id=sheet, unit_id=units[row.unit],
                    value=row.values[at], is_pinned=False,
                )  # fmt: skip


def _document_words(plan: Plan) -> str:
    head = plan.head
    return f"Kế hoạch số {head.number}/{head.symbol}" if head.number else head.title
