"""The list of villages as a file: one name a line, a table with tabs or commas, or a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import places
from bhdesk.exchange import list_files

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.domain.places import UnitDraft


def read(path: Path) -> tuple[UnitDraft, ...]:
    """Units in the file's order; raises UserError unit.*, file.*, StoreProblem file.cannot_read."""
    return places.read_names(list_files.read_text(path))
