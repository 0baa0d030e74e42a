"""Deadlines and days off, peak months, schools: what the office keeps beside its monthly figures.

A key of `deadline_done` names one due day, whether it comes from the plan or from the office.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    text,
)

from bhdesk.store.tables.base import flag, free_text, metadata


def _word(name: str) -> Column[str]:
    return Column(name, String(16), nullable=False, server_default=text("''"))


Table(
    "own_deadline",  # `day` is the first; `every`: "", week, month, quarter, year
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("op", String(16), nullable=False),
    _word("every"),
    Column("until", Date),
    _word("about"),  # the paper or the closing of the month it asks for, "" for anything else
    free_text("note"),
    sqlite_autoincrement=True,
)

Table(
    "deadline_done",
    metadata,
    Column("key", String(128), primary_key=True),
    Column("done_on", Date, nullable=False),
    free_text("note"),
    sqlite_with_rowid=False,
)

Table(
    "day_off",  # days the office adds to the public holidays, or takes out of them
    metadata,
    Column("day", Date, primary_key=True),
    Column("name", Text, nullable=False),
    flag("is_off", default=True),
    sqlite_with_rowid=False,
)

for _table, _when in (
    ("peak_target", Column("month", Integer, primary_key=True, autoincrement=False)),
    ("peak_count", Column("day", Date, primary_key=True)),
):
    Table(
        _table,
        metadata,
        _when,
        Column("unit_id", Integer, ForeignKey("unit.id"), primary_key=True),
        Column("measure_id", Integer, ForeignKey("measure.id"), primary_key=True),
        Column("value", BigInteger, nullable=False),
        CheckConstraint("value >= 0", name="value"),
        sqlite_with_rowid=False,
    )

Table(
    "school",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    _word("level"),
    Column("unit_id", Integer, ForeignKey("unit.id")),
    flag("is_active", default=True),
    sqlite_autoincrement=True,
)

_COUNTS = ("pupils", "own_cards", "other_cards")
Table(
    "school_count",
    metadata,
    Column("school_id", Integer, ForeignKey("school.id"), primary_key=True),
    Column("month", Integer, primary_key=True, autoincrement=False),
    # cards are often known later than pupils
    *(Column(name, Integer, nullable=name != "pupils") for name in _COUNTS),
    *(CheckConstraint(f"{name} >= 0", name=name) for name in _COUNTS),
    sqlite_with_rowid=False,
)

Table(
    "late_employers",  # how many pay three months late or more, at the end of a month
    metadata,
    Column("month", Integer, primary_key=True, autoincrement=False),
    Column("value", Integer, nullable=False),
    CheckConstraint("value >= 0", name="value"),
)
