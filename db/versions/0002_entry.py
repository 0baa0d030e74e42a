"""Files in, reasons, undoing, months reopened until a day, units that change names or merge."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# Tables whose number of rows this revision changes on purpose; any other change is refused.
ROWS_MAY_CHANGE: frozenset[str] = frozenset()


def upgrade() -> None:
    """Add tables and columns; nothing that is stored is touched."""
    _files()
    _reasons()
    _units()
    _undoing()
    op.add_column("month_state", sa.Column("until", sa.Date))
    op.add_column(
        "month_state",
        sa.Column("is_outdated", sa.Boolean, server_default=sa.false(), nullable=False),
    )
    op.add_column("target_sheet", sa.Column("document_day", sa.Date))
    op.add_column("target_row", sa.Column("weight", sa.BigInteger))


def _foreign(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_{table}_{column}"))


def _files() -> None:
    """Make the tables of files taken in and of the layouts they had."""
    op.create_table(
        "import_file",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("batch_id", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("month", sa.Integer, nullable=False),
        sa.Column("imported_at", sa.String(length=19), nullable=False),
        _foreign("import_file", "batch_id", "batch.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_file")),
    )
    op.create_index(op.f("ix_import_file_sha256"), "import_file", ["sha256"], unique=False)
    op.create_table(
        "layout",
        sa.Column("signature", sa.Text(), nullable=False),
        sa.Column("mapping", sa.Text(), nullable=False),
        sa.Column("used_at", sa.String(length=19), nullable=False),
        sa.PrimaryKeyConstraint("signature", name=op.f("pk_layout")),
    )


def _reasons() -> None:
    """Make the table of reasons for a shortfall."""
    op.create_table(
        "reason",
        sa.Column("month", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("unit_id", sa.Integer, nullable=False),
        sa.Column("measure_id", sa.Integer, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        _foreign("reason", "measure_id", "measure.id"),
        _foreign("reason", "unit_id", "unit.id"),
        sa.PrimaryKeyConstraint("month", "unit_id", "measure_id", name=op.f("pk_reason")),
        sqlite_with_rowid=False,
    )


def _units() -> None:
    """Make the tables of former names and of who became whom."""
    op.create_table(
        "unit_name",
        sa.Column("unit_id", sa.Integer, nullable=False),
        sa.Column("valid_to", sa.Date, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        _foreign("unit_name", "unit_id", "unit.id"),
        sa.PrimaryKeyConstraint("unit_id", "valid_to", name=op.f("pk_unit_name")),
    )
    op.create_table(
        "unit_lineage",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("from_unit", sa.Integer, nullable=False),
        sa.Column("to_unit", sa.Integer, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        _foreign("unit_lineage", "from_unit", "unit.id"),
        _foreign("unit_lineage", "to_unit", "unit.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_lineage")),
        sa.UniqueConstraint("from_unit", "to_unit", name=op.f("uq_unit_lineage_from_unit_to_unit")),
    )


def _undoing() -> None:
    """Make the table of which batch took back which, and the way to the rows of a batch."""
    op.create_table(
        "undo",
        sa.Column("batch_id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("undoes", sa.Integer, nullable=False),
        sa.Column("is_redo", sa.Boolean, server_default=sa.false(), nullable=False),
        _foreign("undo", "batch_id", "batch.id"),
        _foreign("undo", "undoes", "batch.id"),
        sa.PrimaryKeyConstraint("batch_id", name=op.f("pk_undo")),
        sa.UniqueConstraint("undoes", name=op.f("uq_undo_undoes")),
    )
    op.create_index(op.f("ix_history_batch_id"), "history", ["batch_id"], unique=False)
