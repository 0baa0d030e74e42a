"""The list of villages as a file: one name a line, a table with tabs or commas, or a workbook."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from bhdesk.domain import places
from bhdesk.domain.errors import UserError
from bhdesk.exchange import plan_files, unit_sheets

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.domain.places import UnitDraft

_WORKBOOKS = {".xlsx", ".xlsm", ".xls", ".ods"}


def read(path: Path) -> tuple[UnitDraft, ...]:
    """Units in the file's order; raises UserError unit.*, file.*, StoreProblem file.cannot_read."""
    if path.suffix.lower() in _WORKBOOKS:
        return places.read_names(unit_sheets.as_lines(path))
    try:
        raw = plan_files.read_text(path, is_wide_known=True)
    except UserError as cause:
        known = {"plan.not_text": "file.not_list", "plan.too_large": "file.too_large"}
        raise UserError(known.get(cause.code, cause.code), name=path.name) from cause
    return places.read_names(_tabbed(raw) if path.suffix.lower() == ".csv" else raw)


def _tabbed(raw: str) -> str:
    """A CSV as lines with tabs; Excel in Vietnamese writes semicolons."""
    mark = ";" if ";" in raw else ","
    rows = csv.reader(raw.splitlines(), delimiter=mark)
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)
