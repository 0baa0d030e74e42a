"""The list of villages as a file: one name a line, a table with tabs, or a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import places
from bhdesk.exchange import plan_files, unit_sheets

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.domain.places import UnitDraft


def read(path: Path) -> tuple[UnitDraft, ...]:
    """Units in the file's order; raises UserError unit.*, file.*, StoreProblem file.cannot_read."""
    if path.suffix.lower() in {".xlsx", ".xlsm"}:
        return places.read_names(unit_sheets.as_lines(path))
    return places.read_names(plan_files.read_text(path))
