"""The office's papers: words of its own, and what was issued, kept as it went out."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    text,
)

from bhdesk.store.tables.base import MOMENT, flag, free_text, metadata

Table(
    "paper_text",  # a sentence the officer wrote in place of the composed one, or beside it
    metadata,
    Column("paper", String(64), primary_key=True),
    Column("passage", String(128), primary_key=True),
    Column("text", Text, nullable=False),
    free_text("based_on"),  # what was composed when it was written
    sqlite_with_rowid=False,
)

Table(
    "text_block",  # the office's own words, to be put into any paper
    metadata,
    Column("id", Integer, primary_key=True),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("position", Integer, nullable=False, server_default=text("0")),
)

Table(
    "issued",  # never changed but for `withdrawn`; a number once given is never given again
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("period", String(16), nullable=False),
    Column("version", Integer, nullable=False),
    Column("nature", String(16), nullable=False),
    Column("replaces", Integer, ForeignKey("issued.id")),
    Column("number", Integer, nullable=False),
    Column("symbol", Text, nullable=False),
    Column("day", Date, nullable=False),
    free_text("signer"),
    free_text("post"),
    Column("title", Text, nullable=False),
    Column("as_of", Date),
    free_text("reason"),
    Column("figures", Text, nullable=False),
    Column("issued_at", MOMENT, nullable=False),
    free_text("actor"),
    flag("is_withdrawn"),
    free_text("withdrawn"),  # why
    Index(None, "kind", "period"),
    sqlite_autoincrement=True,
)

Table(
    "issued_file",
    metadata,
    Column("issued_id", Integer, ForeignKey("issued.id"), primary_key=True),
    Column("format", String(8), primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("data", LargeBinary, nullable=False),
)
