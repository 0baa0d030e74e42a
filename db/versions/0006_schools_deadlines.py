"""Deadlines of the office's own, days off, peak months, schools and late employers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# Tables whose number of rows this revision changes on purpose; any other change is refused.
ROWS_MAY_CHANGE: frozenset[str] = frozenset()


def upgrade() -> None:
    """Add tables; nothing that is stored is touched."""
    _deadlines()
    _peaks()
    _schools()


def _empty(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default=sa.text("''"), nullable=False)


def _deadlines() -> None:
    """Make the tables of the office's own deadlines, of what is done, and of days off."""
    op.create_table(
        "own_deadline",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("op", sa.String(length=16), nullable=False),
        sa.Column("every", sa.String(length=16), server_default=sa.text("''"), nullable=False),
        sa.Column("until", sa.Date),
        sa.Column("about", sa.String(length=16), server_default=sa.text("''"), nullable=False),
        _empty("note"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_deadline")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "deadline_done",
        sa.Column("key", sa.String(length=128), nullable=False),
        sa.Column("done_on", sa.Date, nullable=False),
        _empty("note"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_deadline_done")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "day_off",
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("is_off", sa.Boolean, server_default=sa.true(), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_day_off")),
        sqlite_with_rowid=False,
    )


def _peaks() -> None:
    """Make the tables of what peak months were given to win, and of what is won day by day."""
    for table, when in (
        ("peak_target", sa.Column("month", sa.Integer, nullable=False, autoincrement=False)),
        ("peak_count", sa.Column("day", sa.Date, nullable=False)),
    ):
        op.create_table(
            table,
            when,
            sa.Column("unit_id", sa.Integer, nullable=False),
            sa.Column("measure_id", sa.Integer, nullable=False),
            sa.Column("value", sa.BigInteger, nullable=False),
            sa.CheckConstraint("value >= 0", name=op.f(f"ck_{table}_value")),
            sa.ForeignKeyConstraint(
                ["measure_id"], ["measure.id"], name=op.f(f"fk_{table}_measure_id")
            ),
            sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f(f"fk_{table}_unit_id")),
            sa.PrimaryKeyConstraint(when.name, "unit_id", "measure_id", name=op.f(f"pk_{table}")),
            sqlite_with_rowid=False,
        )


def _schools() -> None:
    """Make the tables of schools, their pupils by month, and of employers paying late."""
    op.create_table(
        "school",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("level", sa.String(length=16), server_default=sa.text("''"), nullable=False),
        sa.Column("unit_id", sa.Integer),
        sa.Column("is_active", sa.Boolean, server_default=sa.true(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_school_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school")),
        sqlite_autoincrement=True,
    )
    counts = ("pupils", "own_cards", "other_cards")
    op.create_table(
        "school_count",
        sa.Column("school_id", sa.Integer, nullable=False),
        sa.Column("month", sa.Integer, nullable=False, autoincrement=False),
        *(sa.Column(name, sa.Integer, nullable=name != "pupils") for name in counts),
        *(
            sa.CheckConstraint(f"{name} >= 0", name=op.f(f"ck_school_count_{name}"))
            for name in counts
        ),
        sa.ForeignKeyConstraint(
            ["school_id"], ["school.id"], name=op.f("fk_school_count_school_id")
        ),
        sa.PrimaryKeyConstraint("school_id", "month", name=op.f("pk_school_count")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "late_employers",
        sa.Column("month", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("value", sa.Integer, nullable=False),
        sa.CheckConstraint("value >= 0", name=op.f("ck_late_employers_value")),
        sa.PrimaryKeyConstraint("month", name=op.f("pk_late_employers")),
    )
