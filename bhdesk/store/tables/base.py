"""What the tables of the data file have in common: their metadata and two kinds of columns."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, MetaData, String, Text, false, text, true

MOMENT = String(19)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def free_text(name: str) -> Column[str]:
    """Free text that is empty when nothing was said."""
    return Column(name, Text, nullable=False, server_default=text("''"))


def flag(name: str, *, default: bool = False) -> Column[bool]:
    """Yes or no."""
    return Column(name, Boolean, nullable=False, server_default=true() if default else false())
