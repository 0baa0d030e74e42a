"""Names of tables and columns that can be used without importing SQLAlchemy."""

from __future__ import annotations

from typing import Literal

TableName = Literal[
    "activity",
    "activity_enrolled",
    "activity_unit",
    "attachment",
    "base",
    "batch",
    "figure",
    "history",
    "import_file",
    "issued",
    "issued_file",
    "layout",
    "measure",
    "meta",
    "month_state",
    "paper_text",
    "plan",
    "reason",
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
