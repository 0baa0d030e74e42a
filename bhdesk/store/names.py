"""Names of tables and columns that can be used without importing SQLAlchemy."""

from __future__ import annotations

from typing import Literal

TableName = Literal[
    "activity",
    "activity_enrolled",
    "activity_unit",
    "base",
    "batch",
    "day_off",
    "deadline_done",
    "figure",
    "history",
    "import_file",
    "issued",
    "issued_file",
    "late_employers",
    "layout",
    "measure",
    "meta",
    "month_state",
    "own_deadline",
    "paper_text",
    "peak_count",
    "peak_target",
    "plan",
    "reason",
    "school",
    "school_count",
    "setting",
    "signer",
    "target_row",
    "target_sheet",
    "text_block",
    "undo",
    "unit",
    "unit_lineage",
    "unit_name",
]

FIGURES = (
    "opening",
    "new",
    "resumed",
    "lapsed",
    "moved_in",
    "moved_out",
    "died",
    "switched",
    "closing",
)
