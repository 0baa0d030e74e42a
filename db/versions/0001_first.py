"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Tables whose number of rows this revision changes on purpose; any other change is refused.
ROWS_MAY_CHANGE: frozenset[str] = frozenset()

_FIGURES = (
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


def upgrade() -> None:
    """Make all tables in an empty file."""
    _about()
    _office()
    _units()
    _bases()
    _targets()
    _figures()
    _activities()
    _activity_parts()
    _history()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, server_default=sa.text("''"), nullable=False)


def _flag(name: str, *, default: bool = False) -> sa.Column[bool]:
    value = sa.true() if default else sa.false()
    return sa.Column(name, sa.Boolean, server_default=value, nullable=False)


def _not_negative(table: str, *names: str) -> list[sa.CheckConstraint]:
    return [sa.CheckConstraint(f"{name} >= 0", name=op.f(f"ck_{table}_{name}")) for name in names]


def _foreign(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_{table}_{column}"))


def _about() -> None:
    """Make the tables of the file itself and the settings."""
    op.create_table(
        "meta",
        sa.Column("key", sa.String(length=64), nullable=False),
        _text("value"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.String(length=64), nullable=False),
        _text("value"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_setting")),
    )


def _office() -> None:
    """Make the tables of the plan and the people who sign."""
    op.create_table(
        "plan",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("plan_key", sa.String(length=128), nullable=False),
        _text("title"),
        sa.Column("starts", sa.Date),
        sa.Column("ends", sa.Date),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("added_at", sa.String(length=19), nullable=False),
        _flag("is_active", default=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
    )
    op.create_table(
        "signer",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        _text("post"),
        _text("authority"),
        _text("second_post"),
        sa.Column("position", sa.Integer, server_default=sa.text("0"), nullable=False),
        _flag("is_active", default=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signer")),
    )


def _units() -> None:
    """Make the tables of the units and the names of what is measured."""
    op.create_table(
        "unit",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("key", sa.String(length=128), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("level", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer, server_default=sa.text("0"), nullable=False),
        sa.Column("parent_id", sa.Integer),
        _flag("is_office"),
        sa.Column("valid_from", sa.Date),
        sa.Column("valid_to", sa.Date),
        _foreign("unit", "parent_id", "unit.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
        sa.UniqueConstraint("key", name=op.f("uq_unit_key")),
    )
    op.create_table(
        "measure",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("key", sa.String(length=128), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure")),
        sa.UniqueConstraint("key", name=op.f("uq_measure_key")),
    )


def _bases() -> None:
    """Make the table of denominators."""
    op.create_table(
        "base",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("key", sa.String(length=128), nullable=False),
        sa.Column("unit_id", sa.Integer, nullable=False),
        sa.Column("as_of", sa.Date, nullable=False),
        sa.Column("value", sa.BigInteger, nullable=False),
        _text("source"),
        *_not_negative("base", "value"),
        _foreign("base", "unit_id", "unit.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_base")),
        sa.UniqueConstraint("key", "unit_id", "as_of", name=op.f("uq_base_key_unit_id_as_of")),
    )


def _targets() -> None:
    """Make the tables of targets."""
    op.create_table(
        "target_sheet",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("measure_id", sa.Integer, nullable=False),
        sa.Column("effective_from", sa.Date, nullable=False),
        sa.Column("total", sa.BigInteger),
        _text("method"),
        _text("reason"),
        _text("note"),
        _text("document"),
        *_not_negative("target_sheet", "total"),
        _foreign("target_sheet", "measure_id", "measure.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target_sheet")),
        sa.UniqueConstraint(
            "year",
            "measure_id",
            "effective_from",
            name=op.f("uq_target_sheet_year_measure_id_effective_from"),
        ),
    )
    op.create_table(
        "target_row",
        sa.Column("sheet_id", sa.Integer, nullable=False),
        sa.Column("unit_id", sa.Integer, nullable=False),
        sa.Column("value", sa.BigInteger),
        _flag("is_pinned"),
        *_not_negative("target_row", "value"),
        _foreign("target_row", "sheet_id", "target_sheet.id"),
        _foreign("target_row", "unit_id", "unit.id"),
        sa.PrimaryKeyConstraint("sheet_id", "unit_id", name=op.f("pk_target_row")),
        sqlite_with_rowid=False,
    )


def _figures() -> None:
    """Make the tables of monthly figures and the state of a month."""
    op.create_table(
        "figure",
        sa.Column("month", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("unit_id", sa.Integer, nullable=False),
        sa.Column("measure_id", sa.Integer, nullable=False),
        *(sa.Column(name, sa.BigInteger) for name in _FIGURES),
        _flag("opening_typed"),
        _flag("closing_typed"),
        _text("source"),
        _text("note"),
        *_not_negative("figure", *_FIGURES),
        _foreign("figure", "measure_id", "measure.id"),
        _foreign("figure", "unit_id", "unit.id"),
        sa.PrimaryKeyConstraint("month", "unit_id", "measure_id", name=op.f("pk_figure")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "month_state",
        sa.Column("month", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("changed_at", sa.String(length=19), nullable=False),
        _text("actor"),
        _text("reason"),
        sa.PrimaryKeyConstraint("month", name=op.f("pk_month_state")),
    )


def _activities() -> None:
    """Make the tables of meetings and other activities."""
    op.create_table(
        "activity",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("starts", sa.String(length=5)),
        sa.Column("ends", sa.String(length=5)),
        _text("place"),
        _text("chair"),
        _text("secretary"),
        _text("organisers"),
        _text("topic"),
        sa.Column("invited", sa.Integer),
        sa.Column("attended", sa.Integer),
        sa.Column("consulted", sa.Integer),
        _text("questions"),
        _text("result"),
        _text("obstacles"),
        sa.Column("deleted_at", sa.String(length=19)),
        *_not_negative("activity", "attended", "consulted", "invited"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_activity_day"), "activity", ["day"], unique=False)


def _activity_parts() -> None:
    """Make the tables of where an activity was held and who joined."""
    op.create_table(
        "activity_unit",
        sa.Column("activity_id", sa.Integer, nullable=False),
        sa.Column("unit_id", sa.Integer, nullable=False),
        _foreign("activity_unit", "activity_id", "activity.id"),
        _foreign("activity_unit", "unit_id", "unit.id"),
        sa.PrimaryKeyConstraint("activity_id", "unit_id", name=op.f("pk_activity_unit")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "activity_enrolled",
        sa.Column("activity_id", sa.Integer, nullable=False),
        sa.Column("measure_id", sa.Integer, nullable=False),
        sa.Column("value", sa.BigInteger, nullable=False),
        *_not_negative("activity_enrolled", "value"),
        _foreign("activity_enrolled", "activity_id", "activity.id"),
        _foreign("activity_enrolled", "measure_id", "measure.id"),
        sa.PrimaryKeyConstraint("activity_id", "measure_id", name=op.f("pk_activity_enrolled")),
        sqlite_with_rowid=False,
    )


def _history() -> None:
    """Make the tables of who changed what."""
    op.create_table(
        "batch",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("at", sa.String(length=19), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch")),
    )
    op.create_table(
        "history",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("batch_id", sa.Integer, nullable=False),
        sa.Column("entity", sa.String(length=32), nullable=False),
        sa.Column("ref", sa.String(length=128), nullable=False),
        sa.Column("field", sa.String(length=64), nullable=False),
        sa.Column("old", sa.Text()),
        sa.Column("new", sa.Text()),
        _foreign("history", "batch_id", "batch.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history")),
    )
    op.create_index(op.f("ix_history_entity_ref"), "history", ["entity", "ref"], unique=False)
