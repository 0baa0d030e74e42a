"""Making the tables and bringing older files up to date: all of it in one transaction, or nothing.

Alembic on SQLite left half-made tables after a failure, and with foreign keys on its table
rebuilding deleted the rows of child tables. So the transaction is ours from BEGIN IMMEDIATE to
COMMIT, foreign keys are off during it, and rows and references are counted before it is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from bhdesk import __version__, atomic
from bhdesk.domain.errors import StoreProblem
from bhdesk.store import backup, faults, sqlite, writer

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path
    from sqlite3 import Connection

VERSION_TABLE = "alembic_version"
_WRITER = {"written_by": f"bhdesk {__version__}"}  # the program that gave the file its shape


class MigrationFault(Exception):
    """A migration ran to its end, but the data is not what it has to be."""


def create(path: Path, migrations: Path, now: datetime) -> None:
    """Build a new data file under a temporary name and give it its name when it is complete."""
    meta = {"uuid": str(uuid4()), "created_at": now.isoformat(), backup.COUNTER: "0"} | _WRITER
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with atomic.part_beside(path) as part:
            part.touch(exist_ok=False)
            raw = sqlite.connect(part)
            try:
                raw.execute(f"PRAGMA application_id = {sqlite.APPLICATION_ID}")
                _migrate(raw, migrations, meta)
                sqlite.checkpoint(raw)
            finally:
                raw.close()
            atomic.sync_file(part)
            atomic.move(part, path)
    except OSError as error:
        raise faults.file_problem(error, path) from error
    except Exception as error:
        problem = faults.problem_of(error, path)
        if problem is None:
            raise
        raise problem from error


def upgrade(path: Path, migrations: Path, backups: Path, now: datetime) -> None:
    """Back up an older file, verify the copy, and migrate it.

    Raises StoreProblem `store.migration_failed` with the backup's path; the file is as it was.
    """
    made = backup.make_of_file(path, backups, now)
    try:
        raw = sqlite.connect(path)
        try:
            _migrate(raw, migrations, {backup.COUNTER: str(made.counter)} | _WRITER)
            sqlite.checkpoint(raw)
        finally:
            raw.close()
    except Exception as error:
        raise StoreProblem(
            "store.migration_failed", file=str(path), backup=str(made.path)
        ) from error


def _migrate(raw: Connection, migrations: Path, meta: dict[str, str]) -> None:
    """Run all missing revisions on `raw` in one transaction and set the file's version."""
    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    script = ScriptDirectory.from_config(config)
    head = script.get_current_head()
    if head is None:
        raise RuntimeError(f"no migrations in {migrations}")
    found = sqlite.user_version(raw)
    raw.execute("PRAGMA foreign_keys = OFF")  # has no effect inside a transaction
    raw.execute("BEGIN IMMEDIATE")
    try:
        before = sqlite.row_counts(raw)
        core = writer.attach(raw)
        core.begin()  # so Alembic knows the transaction is not its own and does not commit it
        config.attributes["connection"] = core
        command.upgrade(config, head)
        _check_references(raw)
        _check_rows(before, sqlite.row_counts(raw), _declared(script, found))
        for key, value in meta.items():
            raw.execute("DELETE FROM meta WHERE key = ?", (key,))
            raw.execute("INSERT INTO meta (key, value) VALUES (?, ?)", (key, value))
        raw.execute(f"PRAGMA user_version = {int(head)}")
        raw.execute("COMMIT")
    finally:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
        raw.execute("PRAGMA foreign_keys = ON")


def _declared(script: ScriptDirectory, found: int) -> set[str]:
    """Tables whose row count a missing revision says it changes, by its ROWS_MAY_CHANGE."""
    missing = [step for step in script.walk_revisions() if int(step.revision) > found]
    return {name for step in missing for name in getattr(step.module, "ROWS_MAY_CHANGE", ())}


def _check_references(raw: Connection) -> None:
    broken = raw.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise MigrationFault(f"references without a target: {broken[:5]}")


def _check_rows(before: dict[str, int], after: dict[str, int], declared: set[str]) -> None:
    """No table may lose or gain rows unless its revision says so."""
    changed = {
        name: (rows, after.get(name))
        for name, rows in before.items()
        if name not in declared and name != VERSION_TABLE and after.get(name) != rows
    }
    if changed:
        raise MigrationFault(f"rows before and after differ: {changed}")
