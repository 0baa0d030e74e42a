"""The campaign: bodies and members, agents, tasks, obstacles, proposals of praise."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# Tables whose number of rows this revision changes on purpose; any other change is refused.
ROWS_MAY_CHANGE: frozenset[str] = frozenset()


def upgrade() -> None:
    """Add tables; nothing that is stored is touched."""
    _bodies()
    _collected()
    _tasks()
    _obstacles()
    _praise()


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, nullable=False)


def _empty(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default=sa.text("''"), nullable=False)


def _refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"))


def _bodies() -> None:
    """Make the tables of committees, teams, groups and organisations with their members."""
    op.create_table(
        "body",
        _id(),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        _empty("decision"),
        sa.Column("decision_day", sa.Date),
        sa.Column("unit_id", sa.Integer),
        sa.Column("valid_from", sa.Date),
        sa.Column("valid_to", sa.Date),
        _empty("note"),
        _refers("body", "unit_id", "unit"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "member",
        _id(),
        sa.Column("body_id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        _empty("post"),
        sa.Column("seat", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer, server_default=sa.text("0"), nullable=False),
        sa.Column("valid_from", sa.Date),
        sa.Column("valid_to", sa.Date),
        _refers("member", "body_id", "body"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_member_body_id"), "member", ["body_id"], unique=False)
    op.create_table(
        "member_unit",
        sa.Column("member_id", sa.Integer, nullable=False),
        sa.Column("unit_id", sa.Integer, nullable=False),
        _refers("member_unit", "member_id", "member"),
        _refers("member_unit", "unit_id", "unit"),
        sa.PrimaryKeyConstraint("member_id", "unit_id", name=op.f("pk_member_unit")),
        sqlite_with_rowid=False,
    )


def _collected() -> None:
    """Make the table of targets and results of agents and of their organisations."""
    op.create_table(
        "collected",
        _id(),
        sa.Column("month", sa.Integer, nullable=False),
        sa.Column("week", sa.Date),
        sa.Column("body_id", sa.Integer, nullable=False),
        sa.Column("member_id", sa.Integer),
        sa.Column("unit_id", sa.Integer),
        sa.Column("measure_id", sa.Integer, nullable=False),
        sa.Column("target", sa.BigInteger),
        sa.Column("result", sa.BigInteger),
        sa.CheckConstraint("target >= 0", name=op.f("ck_collected_target")),
        sa.CheckConstraint("result >= 0", name=op.f("ck_collected_result")),
        _refers("collected", "body_id", "body"),
        _refers("collected", "member_id", "member"),
        _refers("collected", "unit_id", "unit"),
        _refers("collected", "measure_id", "measure"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_collected")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_collected_month"), "collected", ["month"], unique=False)


def _tasks() -> None:
    """Make the tables of tasks and of the deadlines they had before."""
    op.create_table(
        "task",
        _id(),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("work", sa.Text(), nullable=False),
        _empty("assignee"),
        sa.Column("starts", sa.Date),
        sa.Column("due", sa.Date),
        *(_empty(name) for name in ("lead", "cooperating", "supervisor", "product", "authority")),
        sa.Column("assigned_on", sa.Date),
        sa.Column("done_on", sa.Date),
        *(_empty(name) for name in ("evidence", "note", "source")),
        sa.Column("activity_id", sa.Integer),
        _refers("task", "activity_id", "activity"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "task_move",
        _id(),
        sa.Column("task_id", sa.Integer, nullable=False),
        sa.Column("old_due", sa.Date, nullable=False),
        sa.Column("new_due", sa.Date, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("activity_id", sa.Integer),
        _refers("task_move", "task_id", "task"),
        _refers("task_move", "activity_id", "activity"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_move")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_task_move_task_id"), "task_move", ["task_id"], unique=False)


def _obstacles() -> None:
    """Make the register of obstacles."""
    op.create_table(
        "obstacle",
        _id(),
        sa.Column("raised_on", sa.Date, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer),
        *(_empty(name) for name in ("raised_by", "place")),
        sa.Column("activity_id", sa.Integer),
        _empty("passed_to"),
        sa.Column("passed_on", sa.Date),
        _empty("answer"),
        sa.Column("answered_on", sa.Date),
        _refers("obstacle", "unit_id", "unit"),
        _refers("obstacle", "activity_id", "activity"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_obstacle")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_obstacle_raised_on"), "obstacle", ["raised_on"], unique=False)


def _praise() -> None:
    """Make the tables of employers paying late and of proposals of commendation."""
    op.create_table(
        "late_employer",
        _id(),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("months", sa.Integer, nullable=False),
        sa.Column("as_of", sa.Date, nullable=False),
        sa.CheckConstraint("months >= 0", name=op.f("ck_late_employer_months")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_late_employer")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "commendation",
        _id(),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("proposed_on", sa.Date, nullable=False),
        *(_empty(name) for name in ("achievement", "form", "bar")),
        sa.Column("is_allowed", sa.Boolean),
        _empty("decided_by"),
        sa.Column("decided_on", sa.Date),
        _empty("reason"),
        sa.Column("submitted_on", sa.Date),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commendation")),
        sqlite_autoincrement=True,
    )
