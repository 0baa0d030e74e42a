"""Names of tables and columns that can be used without importing SQLAlchemy."""

from __future__ import annotations

from typing import Literal

TableName = Literal[
    "activity",
    "activity_enrolled",
    "activity_unit",
    "base",
    "batch",
    "body",
    "collected",
    "commendation",
    "figure",
    "history",
    "import_file",
    "issued",
    "issued_file",
    "late_employer",
    "layout",
    "measure",
    "member",
    "member_unit",
    "meta",
    "month_state",
    "obstacle",
    "paper_text",
    "plan",
    "reason",
    "setting",
    "signer",
    "target_row",
    "target_sheet",
    "task",
    "task_move",
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
