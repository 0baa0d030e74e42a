"""The campaign: people of it in their bodies, what agents bring, tasks, obstacles, praise."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    text,
)

from bhdesk.store.tables.base import free_text, metadata

Table(
    "body",  # steering committee, implementation team, village group, collection organisation
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("name", Text, nullable=False),
    free_text("decision"),
    Column("decision_day", Date),
    Column("unit_id", Integer, ForeignKey("unit.id")),
    Column("valid_from", Date),
    Column("valid_to", Date),
    free_text("note"),
    sqlite_autoincrement=True,
)

Table(
    "member",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("body_id", Integer, ForeignKey("body.id"), nullable=False),
    Column("name", Text, nullable=False),
    free_text("post"),
    Column("seat", String(16), nullable=False),
    Column("position", Integer, nullable=False, server_default=text("0")),
    Column("valid_from", Date),
    Column("valid_to", Date),
    Index(None, "body_id"),
    sqlite_autoincrement=True,
)

Table(
    "member_unit",  # who follows which village
    metadata,
    Column("member_id", Integer, ForeignKey("member.id"), primary_key=True),
    Column("unit_id", Integer, ForeignKey("unit.id"), primary_key=True),
    sqlite_with_rowid=False,
)

Table(
    "collected",  # of an agent, or of the organisation itself where member_id is null
    metadata,
    Column("id", Integer, primary_key=True),
    Column("month", Integer, nullable=False),
    Column("week", Date),  # its Monday, which lies in the month; NULL tells the whole month
    Column("body_id", Integer, ForeignKey("body.id"), nullable=False),
    Column("member_id", Integer, ForeignKey("member.id")),
    Column("unit_id", Integer, ForeignKey("unit.id")),
    Column("measure_id", Integer, ForeignKey("measure.id"), nullable=False),
    Column("target", BigInteger),
    Column("result", BigInteger),
    CheckConstraint("target >= 0", name="target"),
    CheckConstraint("result >= 0", name="result"),
    Index(None, "month"),
    sqlite_autoincrement=True,
)

Table(
    "task",  # a number once given is never given again: the committee knows its tasks by it
    metadata,
    Column("id", Integer, primary_key=True),
    Column("state", String(16), nullable=False),
    Column("work", Text, nullable=False),
    free_text("assignee"),
    Column("starts", Date),
    Column("due", Date),
    *(free_text(name) for name in ("lead", "cooperating", "supervisor", "product", "authority")),
    Column("assigned_on", Date),
    Column("done_on", Date),
    *(free_text(name) for name in ("evidence", "note", "source")),
    Column("activity_id", Integer, ForeignKey("activity.id")),
    sqlite_autoincrement=True,
)

Table(
    "task_move",  # a deadline that was moved: the old one stays, with its reason
    metadata,
    Column("id", Integer, primary_key=True),
    Column("task_id", Integer, ForeignKey("task.id"), nullable=False),
    Column("old_due", Date, nullable=False),
    Column("new_due", Date, nullable=False),
    Column("reason", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("activity_id", Integer, ForeignKey("activity.id")),
    Index(None, "task_id"),
    sqlite_autoincrement=True,
)

Table(
    "obstacle",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("raised_on", Date, nullable=False),
    Column("text", Text, nullable=False),
    Column("unit_id", Integer, ForeignKey("unit.id")),
    *(free_text(name) for name in ("raised_by", "place")),
    Column("activity_id", Integer, ForeignKey("activity.id")),
    free_text("passed_to"),
    Column("passed_on", Date),
    free_text("answer"),
    Column("answered_on", Date),
    Index(None, "raised_on"),
    sqlite_autoincrement=True,
)

Table(
    "late_employer",  # legal entities by name, as the social insurance office tells them
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("months", Integer, nullable=False),
    Column("as_of", Date, nullable=False),
    CheckConstraint("months >= 0", name="months"),
    sqlite_autoincrement=True,
)

Table(
    "commendation",  # `bar` stops it until somebody decides; the decision stays
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("proposed_on", Date, nullable=False),
    *(free_text(name) for name in ("achievement", "form", "bar")),
    Column("is_allowed", Boolean),
    free_text("decided_by"),
    Column("decided_on", Date),
    free_text("reason"),
    Column("submitted_on", Date),
    sqlite_autoincrement=True,
)
