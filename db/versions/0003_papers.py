"""Papers: sentences of the office's own, and what was issued, kept as it went out."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# Tables whose number of rows this revision changes on purpose; any other change is refused.
ROWS_MAY_CHANGE: frozenset[str] = frozenset()


def upgrade() -> None:
    """Add tables; nothing that is stored is touched."""
    _words()
    _issued()


def _empty(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default=sa.text("''"), nullable=False)


def _words() -> None:
    """Make the tables of sentences that stand in place of composed ones, and of own blocks."""
    op.create_table(
        "paper_text",
        sa.Column("paper", sa.String(length=64), nullable=False),
        sa.Column("passage", sa.String(length=128), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        _empty("based_on"),
        sa.PrimaryKeyConstraint("paper", "passage", name=op.f("pk_paper_text")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "text_block",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer, server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text_block")),
    )


def _issued() -> None:
    """Make the register of papers and the place of their files."""
    op.create_table(
        "issued",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("period", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("nature", sa.String(length=16), nullable=False),
        sa.Column("replaces", sa.Integer),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("symbol", sa.Text(), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        _empty("signer"),
        _empty("post"),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("as_of", sa.Date),
        _empty("reason"),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.Column("issued_at", sa.String(length=19), nullable=False),
        _empty("actor"),
        sa.Column("is_withdrawn", sa.Boolean, server_default=sa.false(), nullable=False),
        _empty("withdrawn"),
        sa.ForeignKeyConstraint(["replaces"], ["issued.id"], name=op.f("fk_issued_replaces")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issued")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_issued_kind_period"), "issued", ["kind", "period"], unique=False)
    op.create_table(
        "issued_file",
        sa.Column("issued_id", sa.Integer, nullable=False),
        sa.Column("format", sa.String(length=8), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(
            ["issued_id"], ["issued.id"], name=op.f("fk_issued_file_issued_id")
        ),
        sa.PrimaryKeyConstraint("issued_id", "format", name=op.f("pk_issued_file")),
    )
