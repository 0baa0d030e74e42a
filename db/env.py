"""Alembic's entry: runs the revisions on the connection, and in the transaction, it is given."""

from __future__ import annotations

from alembic import context

from bhdesk.store.tables import metadata

# bhdesk/store/migrate.py begins and ends the transaction: nothing here may do so.
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite changes a column only by building the table anew
)
context.run_migrations()
