"""Migrations: the shipped ones make the tables as declared; made-up later ones keep every row."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.schema import CreateTable

from bhdesk.domain.errors import StoreProblem
from bhdesk.store import backup, sqlite, verifying
from bhdesk.store.engine import Store, newest_version
from bhdesk.store.tables import metadata
from tests.offices import MIGRATIONS, ROOT
from tests.store.conftest import NOON

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = 6
HEAD = """
import sqlalchemy as sa
from alembic import op
revision = "{number:04d}"
down_revision = "{before:04d}"
branch_labels = depends_on = None
"""
CANARY = """
def upgrade():
    number = sa.Column("id", sa.Integer, primary_key=True)
    op.create_table("nest", number, sa.Column("name", sa.Text))
    op.create_table(
        "canary",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("nest_id", sa.Integer, sa.ForeignKey("nest.id", ondelete="CASCADE")),
    )
    op.execute("INSERT INTO nest VALUES (1, 'a')")
    op.execute("INSERT INTO canary VALUES (1, 1)")
    op.execute("INSERT INTO canary VALUES (2, 1)")
"""
REBUILD = """
def upgrade():
    with op.batch_alter_table("nest") as batch:
        batch.alter_column("name", type_=sa.String(200), nullable=False)
        batch.add_column(sa.Column("size", sa.Integer))
    {then}
"""


@pytest.fixture
def migrations(tmp_path: Path) -> Path:
    """A copy of db/ in a folder whose name Alembic's settings could misread."""
    return shutil.copytree(
        MIGRATIONS, tmp_path / "di trú 100%", ignore=shutil.ignore_patterns("__pycache__")
    )


def _add(migrations: Path, number: int, body: str) -> None:
    text = HEAD.format(number=number, before=number - 1) + body
    (migrations / "versions" / f"{number:04d}_made_up.py").write_text(text, encoding="utf-8")


def _content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    raw = sqlite.connect(path)
    try:
        return {
            name: sorted(raw.execute(f'SELECT * FROM "{name}"').fetchall())
            for name in sqlite.table_names(raw)
        }
    finally:
        raw.close()


def _raised(path: Path, migrations: Path, backups: Path) -> StoreProblem:
    with pytest.raises(StoreProblem) as caught:
        Store.open(path, "x", migrations, backups, clock=lambda: NOON)
    return caught.value


def test_the_revisions_make_the_declared_tables(path: Path) -> None:
    engine = sa.create_engine(
        "sqlite://", creator=lambda: sqlite.connect(path), module=sqlite.dbapi
    )
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_the_revisions_make_the_declared_constraints(path: Path) -> None:
    """Alembic's comparison sees neither CHECK nor WITHOUT ROWID; the words of the tables do."""
    raw = sqlite.connect_to_read(path)
    made = dict(raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall())
    raw.close()
    dialect = sa.create_engine("sqlite://").dialect
    for table in metadata.sorted_tables:
        declared = str(CreateTable(table).compile(dialect=dialect))
        assert _words(made[table.name]) == _words(declared), table.name


def _words(sql: str) -> list[str]:
    body, _, tail = sql.partition("(")[2].rpartition(")")
    parts = re.split(r"\n|,(?![^()]*\))", body)  # a column added later stands on a line with others
    columns = [part.strip() for part in parts if part.strip()]
    return [*sorted(columns), tail.strip()]


def test_a_new_file_has_the_number_of_the_newest_revision(path: Path) -> None:
    assert newest_version(MIGRATIONS) == SHIPPED
    assert sqlite.read_header(path).user_version == SHIPPED


def test_an_older_file_is_backed_up_and_migrated(
    store: Store, path: Path, backups: Path, migrations: Path, village: int
) -> None:
    store.close()
    before = _content(path)
    _add(migrations, SHIPPED + 1, CANARY)
    Store.open(path, "x", migrations, backups, clock=lambda: NOON).close()
    after = _content(path)
    assert after["nest"] == [(1, "a")]
    assert {name: after[name] for name in before.keys() - {"meta", "alembic_version"}} == {
        name: before[name] for name in before.keys() - {"meta", "alembic_version"}
    }
    assert sqlite.read_header(path).user_version == SHIPPED + 1
    assert [item.name for item in path.parent.iterdir()] == [path.name]
    (made,) = backup.list_backups(backups)
    assert sqlite.read_header(made.path).user_version == SHIPPED
    assert _content(made.path)["unit"] == before["unit"]
    assert dict(after["meta"])["backup_counter"] == "1"


def test_child_rows_survive_the_rebuilding_of_their_parent(
    path: Path, backups: Path, migrations: Path
) -> None:
    _add(migrations, SHIPPED + 1, CANARY)
    _add(migrations, SHIPPED + 2, REBUILD.format(then="pass"))
    Store.open(path, "x", migrations, backups, clock=lambda: NOON).close()
    content = _content(path)
    assert content["canary"] == [(1, 1), (2, 1)]
    assert content["nest"] == [(1, "a", None)]


@pytest.mark.parametrize(
    "then",
    [
        "raise ValueError('half-way')",
        "op.execute('INSERT INTO nest VALUES (1, 2, 3)')",
        "op.execute('DELETE FROM canary')",
        "op.execute('UPDATE canary SET nest_id = 77')",
        "op.drop_table('canary')",
    ],
)
def test_a_failing_migration_leaves_the_file_as_it_was(
    path: Path, backups: Path, migrations: Path, then: str
) -> None:
    _add(migrations, SHIPPED + 1, CANARY)
    Store.open(path, "x", migrations, backups, clock=lambda: NOON).close()
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    _add(migrations, SHIPPED + 2, REBUILD.format(then=then))
    problem = _raised(path, migrations, backups)
    assert problem.code == "store.migration_failed"
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert [item.name for item in path.parent.iterdir()] == [path.name]
    newest = backup.list_backups(backups)[0]
    assert problem.params == {"file": str(path), "backup": str(newest.path)}
    assert verifying.verify(newest.path)["canary"] == 2


def test_rows_may_change_where_a_revision_says_so(
    path: Path, backups: Path, migrations: Path
) -> None:
    _add(migrations, SHIPPED + 1, CANARY)
    Store.open(path, "x", migrations, backups, clock=lambda: NOON).close()
    body = 'ROWS_MAY_CHANGE = {"canary"}\n' + REBUILD.format(
        then="op.execute('DELETE FROM canary')"
    )
    _add(migrations, SHIPPED + 2, body)
    Store.open(path, "x", migrations, backups, clock=lambda: NOON).close()
    assert _content(path)["canary"] == []


def test_nothing_is_migrated_without_a_backup(path: Path, tmp_path: Path, migrations: Path) -> None:
    _add(migrations, SHIPPED + 1, CANARY)
    before = path.read_bytes()
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreProblem):
        Store.open(path, "x", migrations, tmp_path / "file" / "backups", clock=lambda: NOON)
    assert path.read_bytes() == before


def test_killed_in_a_migration_the_next_start_migrates(
    path: Path, backups: Path, migrations: Path
) -> None:
    _add(migrations, SHIPPED + 1, CANARY)
    Store.open(path, "x", migrations, backups, clock=lambda: NOON).close()
    die = "__import__('os').kill(__import__('os').getpid(), 9)"
    _add(migrations, SHIPPED + 2, REBUILD.format(then=die))
    code = (
        "import sys; from pathlib import Path; from bhdesk.store.engine import Store;"
        "Store.open(Path(sys.argv[1]), 'x', Path(sys.argv[2]), Path(sys.argv[3]))"
    )
    arguments = [str(path), str(migrations), str(backups)]
    killed = subprocess.run([sys.executable, "-c", code, *arguments], cwd=ROOT, check=False)
    assert killed.returncode in (-9, 9)  # as POSIX and as Windows tell it
    assert _content(path)["nest"] == [(1, "a")]
    _add(migrations, SHIPPED + 2, REBUILD.format(then="pass"))
    Store.open(path, "x", migrations, backups, clock=lambda: NOON).close()
    content = _content(path)
    assert content["nest"] == [(1, "a", None)]
    assert len(content["canary"]) == 2
    assert not [name for name in content if name.startswith("_alembic")]
