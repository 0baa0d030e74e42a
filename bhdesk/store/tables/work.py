"""The office's work: plan, units, targets, monthly figures, meetings, who changed what."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from bhdesk.store.names import FIGURES
from bhdesk.store.tables.base import MOMENT, flag, free_text, metadata

# --- about the file itself: uuid, created_at, backup_counter
Table("meta", metadata, Column("key", String(64), primary_key=True), free_text("value"))
Table("setting", metadata, Column("key", String(64), primary_key=True), free_text("value"))

Table(
    "plan",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("plan_key", String(128), nullable=False),
    free_text("title"),
    Column("starts", Date),
    Column("ends", Date),
    Column("text", Text, nullable=False),  # the TOML file, whole
    Column("added_at", MOMENT, nullable=False),
    flag("is_active", default=True),
)

Table(
    "unit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(128), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("level", String(32), nullable=False),
    Column("position", Integer, nullable=False, server_default=text("0")),
    Column("parent_id", Integer, ForeignKey("unit.id")),
    flag("is_office"),
    Column("valid_from", Date),
    Column("valid_to", Date),
)

Table(
    "unit_name",  # names a unit had before, each up to its last day
    metadata,
    Column("unit_id", Integer, ForeignKey("unit.id"), primary_key=True),
    Column("valid_to", Date, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", String(32), nullable=False),
)

Table(
    "unit_lineage",  # which unit went into which, from `day` on
    metadata,
    Column("id", Integer, primary_key=True),
    Column("from_unit", Integer, ForeignKey("unit.id"), nullable=False),
    Column("to_unit", Integer, ForeignKey("unit.id"), nullable=False),
    Column("day", Date, nullable=False),
    Column("kind", String(16), nullable=False),
    UniqueConstraint("from_unit", "to_unit"),
)

Table(
    "measure",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(128), nullable=False, unique=True),
)

Table(
    "signer",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    free_text("post"),
    free_text("authority"),
    free_text("second_post"),
    Column("position", Integer, nullable=False, server_default=text("0")),
    flag("is_active", default=True),
)

Table(
    "base",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(128), nullable=False),
    Column("unit_id", Integer, ForeignKey("unit.id"), nullable=False),
    Column("as_of", Date, nullable=False),
    Column("value", BigInteger, nullable=False),
    free_text("source"),
    UniqueConstraint("key", "unit_id", "as_of"),
    CheckConstraint("value >= 0", name="value"),
)

Table(
    "target_sheet",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("year", Integer, nullable=False),
    Column("measure_id", Integer, ForeignKey("measure.id"), nullable=False),
    Column("effective_from", Date, nullable=False),
    Column("total", BigInteger),
    free_text("method"),
    free_text("reason"),
    free_text("note"),
    free_text("document"),
    Column("document_day", Date),
    UniqueConstraint("year", "measure_id", "effective_from"),
    CheckConstraint("total >= 0", name="total"),
)

Table(
    "target_row",
    metadata,
    Column("sheet_id", Integer, ForeignKey("target_sheet.id"), primary_key=True),
    Column("unit_id", Integer, ForeignKey("unit.id"), primary_key=True),
    Column("value", BigInteger),
    flag("is_pinned"),
    Column("weight", BigInteger),  # as typed, where the officer gave weights of their own
    CheckConstraint("value >= 0", name="value"),
    sqlite_with_rowid=False,
)

# --- monthly figures; the month stands first in the key, so that one grid lies together on disk
Table(
    "figure",
    metadata,
    Column("month", Integer, primary_key=True, autoincrement=False),
    Column("unit_id", Integer, ForeignKey("unit.id"), primary_key=True),
    Column("measure_id", Integer, ForeignKey("measure.id"), primary_key=True),
    *(Column(name, BigInteger) for name in FIGURES),
    flag("opening_typed"),
    flag("closing_typed"),
    free_text("source"),
    free_text("note"),
    *(CheckConstraint(f"{name} >= 0", name=name) for name in FIGURES),
    sqlite_with_rowid=False,
)

Table(
    "month_state",
    metadata,
    Column("month", Integer, primary_key=True, autoincrement=False),
    Column("state", String(16), nullable=False),
    Column("changed_at", MOMENT, nullable=False),
    free_text("actor"),
    free_text("reason"),
    Column("until", Date),  # the last day a reopened month may be changed
    flag("is_outdated"),  # figures before it changed after it was closed
)

Table(
    "reason",
    metadata,
    Column("month", Integer, primary_key=True, autoincrement=False),
    Column("unit_id", Integer, ForeignKey("unit.id"), primary_key=True),
    Column("measure_id", Integer, ForeignKey("measure.id"), primary_key=True),
    Column("text", Text, nullable=False),
    sqlite_with_rowid=False,
)

# --- meetings and other activities; a number once given is never given again
Table(
    "activity",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("state", String(16), nullable=False),
    Column("day", Date, nullable=False),
    Column("starts", String(5)),
    Column("ends", String(5)),
    free_text("place"),
    free_text("chair"),
    free_text("secretary"),
    free_text("organisers"),
    free_text("topic"),
    Column("invited", Integer),
    Column("attended", Integer),
    Column("consulted", Integer),
    free_text("questions"),
    free_text("result"),
    free_text("obstacles"),
    Column("deleted_at", MOMENT),
    free_text("decisions"),
    Column("money", BigInteger),  # đồng
    free_text("money_source"),
    Column("minutes", Integer),
    free_text("channel"),
    free_text("link"),
    free_text("cancel_reason"),
    CheckConstraint("invited >= 0", name="invited"),
    CheckConstraint("attended >= 0", name="attended"),
    CheckConstraint("consulted >= 0", name="consulted"),
    Index(None, "day", "starts"),
    sqlite_autoincrement=True,
)

Table(
    "activity_unit",
    metadata,
    Column("activity_id", Integer, ForeignKey("activity.id"), primary_key=True),
    Column("unit_id", Integer, ForeignKey("unit.id"), primary_key=True),
    sqlite_with_rowid=False,
)

Table(
    "activity_enrolled",
    metadata,
    Column("activity_id", Integer, ForeignKey("activity.id"), primary_key=True),
    Column("measure_id", Integer, ForeignKey("measure.id"), primary_key=True),
    Column("value", BigInteger, nullable=False),
    CheckConstraint("value >= 0", name="value"),
    sqlite_with_rowid=False,
)

# --- who changed what: the audit and the undo
Table(
    "batch",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", MOMENT, nullable=False),
    Column("actor", Text, nullable=False),
    Column("what", Text, nullable=False),
)

Table(
    "history",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("batch_id", Integer, ForeignKey("batch.id"), nullable=False),
    Column("entity", String(32), nullable=False),
    Column("ref", String(128), nullable=False),
    Column("field", String(64), nullable=False),
    Column("old", Text),
    Column("new", Text),
    Index(None, "entity", "ref"),
    Index(None, "batch_id"),
)

Table(
    "undo",  # a batch that took back another; taking back such a one is a redo
    metadata,
    Column("batch_id", Integer, ForeignKey("batch.id"), primary_key=True, autoincrement=False),
    Column("undoes", Integer, ForeignKey("batch.id"), nullable=False, unique=True),
    flag("is_redo"),
)

Table(
    "import_file",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("batch_id", Integer, ForeignKey("batch.id"), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("name", Text, nullable=False),
    Column("month", Integer, nullable=False),
    Column("imported_at", MOMENT, nullable=False),
    Index(None, "sha256"),
)

Table(
    "layout",
    metadata,
    Column("signature", Text, primary_key=True),
    Column("mapping", Text, nullable=False),
    Column("used_at", MOMENT, nullable=False),
)
