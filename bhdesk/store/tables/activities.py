"""Photos and scans of activities: which file belongs where; its bytes lie beside the data file."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table, Text

from bhdesk.store.tables.base import MOMENT, free_text, metadata

Table(
    "attachment",  # a number once given is never given again
    metadata,
    Column("id", Integer, primary_key=True),
    Column("activity_id", Integer, ForeignKey("activity.id"), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", String(8), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("added_at", MOMENT, nullable=False),
    free_text("note"),
    Column("deleted_at", MOMENT),
    Index(None, "activity_id"),
    sqlite_autoincrement=True,
)
