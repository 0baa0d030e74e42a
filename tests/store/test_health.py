"""The check finds broken pages, dangling references, a wrong version and a missing backup."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bhdesk.domain.errors import Level
from bhdesk.store import health, sqlite
from bhdesk.store.engine import Store
from tests.store.conftest import NOON

if TYPE_CHECKING:
    from pathlib import Path


def _codes(store: Store, backups: Path) -> list[str]:
    return [issue.code for issue in health.check(store, backups, NOON)]


def test_a_sound_file_with_a_fresh_backup_has_no_issue(store: Store, backups: Path) -> None:
    store.back_up(backups, NOON - timedelta(days=7))
    assert health.check(store, backups, NOON) == []


def test_backups_missing_or_old_are_warnings(store: Store, backups: Path) -> None:
    (issue,) = health.check(store, backups, NOON)
    assert (issue.code, issue.level) == ("check.no_backup", Level.WARNING)
    made = store.back_up(backups, NOON - timedelta(days=8))
    (issue,) = health.check(store, backups, NOON)
    assert (issue.code, issue.level, issue.params) == (
        "check.old_backup",
        Level.WARNING,
        {"days": 8},
    )
    assert issue.where == str(made.path)


def test_references_without_a_target_are_counted(store: Store, path: Path, backups: Path) -> None:
    raw = sqlite.connect(path)
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("INSERT INTO activity_unit VALUES (1, 5), (1, 6)")
    raw.close()
    found = {
        (issue.code, issue.where, issue.params["target"], issue.params["rows"])
        for issue in health.check(store, backups, NOON)
        if issue.code == "check.reference"
    }
    assert found == {
        ("check.reference", "activity_unit", "activity", 2),
        ("check.reference", "activity_unit", "unit", 2),
    }


def test_a_lost_index_entry_is_found(store: Store, path: Path, backups: Path, village: int) -> None:
    store.close()
    raw = sqlite.connect(path)
    root = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'unit'").fetchone()[0]
    index = raw.execute(
        "SELECT rootpage FROM sqlite_master WHERE type = 'index' AND tbl_name = 'unit'"
    ).fetchone()[0]
    raw.close()
    content = bytearray(path.read_bytes())
    page = slice((index - 1) * 4096, index * 4096)
    content[page] = content[page].replace(b"thon-1", b"thon-9")
    assert root != index
    path.write_bytes(content)
    damaged = Store(path, "x")
    codes = _codes(damaged, backups)
    damaged.close()
    assert "check.integrity" in codes


def test_a_version_that_disagrees_is_found(store: Store, backups: Path) -> None:
    with store.write("x") as db:
        db.run("UPDATE alembic_version SET version_num = '0007'")
    issue = next(one for one in health.check(store, backups, NOON) if one.code == "check.version")
    assert issue.params == {"header": 4, "table": "0007"}
