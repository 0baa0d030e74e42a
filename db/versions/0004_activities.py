"""Activities: what was decided and spent, broadcasts and articles, photos and scans."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# Tables whose number of rows this revision changes on purpose; any other change is refused.
ROWS_MAY_CHANGE: frozenset[str] = frozenset()


def upgrade() -> None:
    """Add columns, an index and a table; no row that is stored is touched."""
    op.add_column("activity", _empty("decisions"))
    op.add_column("activity", sa.Column("money", sa.BigInteger))
    op.add_column("activity", _empty("money_source"))
    op.add_column("activity", sa.Column("minutes", sa.Integer))
    for name in ("channel", "link", "cancel_reason"):
        op.add_column("activity", _empty(name))
    # the log is read by day and hour, newest first: in this order there is nothing to sort
    op.drop_index(op.f("ix_activity_day"), table_name="activity")
    op.create_index(op.f("ix_activity_day_starts"), "activity", ["day", "starts"], unique=False)
    op.create_table(
        "attachment",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("activity_id", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("added_at", sa.String(length=19), nullable=False),
        _empty("note"),
        sa.Column("deleted_at", sa.String(length=19)),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activity.id"], name=op.f("fk_attachment_activity_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_attachment_activity_id"), "attachment", ["activity_id"], unique=False)


def _empty(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default=sa.text("''"), nullable=False)
