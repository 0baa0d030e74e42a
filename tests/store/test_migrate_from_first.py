"""A file as the first release left it comes up with every row kept and a verified backup."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from bhdesk.store import backup, restoring, sqlite, verifying
from bhdesk.store.engine import Store, newest_version
from tests.offices import MIGRATIONS
from tests.store.conftest import NOON

if TYPE_CHECKING:
    from pathlib import Path

FIRST_ROWS = (
    "INSERT INTO setting VALUES ('name', 'xã Bình Minh')",
    "INSERT INTO plan VALUES (1, 'p', 'Kế hoạch', '2026-01-01', '2026-12-31', 'x', 'm', 1)",
    "INSERT INTO unit VALUES (1, 'xa', 'xã Bình Minh', 'xa', 'commune', 0, NULL, 1, NULL, NULL)",
    "INSERT INTO unit VALUES (2, 't1', 'Thôn 1', 'thon', 'village', 1, 1, 0, '2020-01-01', NULL)",
    "INSERT INTO measure VALUES (1, 'vsi_participants')",
    "INSERT INTO signer VALUES (1, 'Người thử', 'Chủ tịch', 'TM.', '', 0, 1)",
    "INSERT INTO base VALUES (1, 'population', 2, '2026-03-31', 4630, 'Thống kê')",
    "INSERT INTO target_sheet VALUES (1, 2026, 1, '2026-01-01', 770, 'plan', '', '', 'QĐ 12')",
    "INSERT INTO target_row VALUES (1, 2, 770, 1)",
    "INSERT INTO figure VALUES"
    " (202604, 2, 1, NULL, 3, 0, 1, NULL, NULL, NULL, NULL, 105, 0, 1, '', 'ghi chú')",
    "INSERT INTO month_state VALUES (202604, 'closed', '2026-05-04T08:00:00', 'Người thử', '')",
    "INSERT INTO activity (id, kind, state, day) VALUES (3, 'broadcast', 'held', '2026-04-09')",
    "INSERT INTO activity_unit VALUES (3, 2)",
    "INSERT INTO activity_enrolled VALUES (3, 1, 5)",
    "INSERT INTO batch VALUES (1, '2026-05-04T08:00:00', 'Người thử', 'Nhập số liệu')",
    "INSERT INTO history VALUES (1, 1, 'figure', '202604/2/1', 'new', NULL, '3')",
)
MADE = {
    "attachment", "body", "collected", "commendation", "day_off", "deadline_done", "import_file",
    "issued", "issued_file", "late_employer", "late_employers", "layout", "member", "member_unit",
    "obstacle", "own_deadline", "paper_text", "peak_count", "peak_target", "reason", "school",
    "school_count", "task", "task_move", "text_block", "undo", "unit_lineage", "unit_name",
}  # fmt: skip
WIDER = {
    "activity": ("", None, "", None, "", "", ""), "month_state": (None, 0),
    "target_row": (None,), "target_sheet": (None,),
}  # fmt: skip
OF_THE_FILE = {"meta", "alembic_version"}


@pytest.fixture
def first_file(tmp_path: Path) -> Path:
    """A file made by the revision 0001 that was shipped, with a row in every table."""
    only_first = shutil.copytree(MIGRATIONS, tmp_path / "db")
    for revision in (only_first / "versions").glob("*.py"):
        if not revision.name.startswith("0001"):
            revision.unlink()
    path = tmp_path / "Dữ liệu cũ" / "xa.bhdesk"
    Store.create(path, "Người thử", only_first).close()
    raw = sqlite.connect(path)
    for sql in FIRST_ROWS:
        raw.execute(sql)
    sqlite.checkpoint(raw)
    raw.close()
    return path


def _content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    raw = sqlite.connect_to_read(path)
    try:
        return {
            name: raw.execute(f'SELECT * FROM "{name}"').fetchall()
            for name in sqlite.table_names(raw)
        }
    finally:
        raw.close()


def test_every_row_of_the_first_release_is_kept(first_file: Path, tmp_path: Path) -> None:
    before = _content(first_file)
    assert sqlite.read_header(first_file).user_version == 1
    assert all(before.values()), "the test must hold a row of every table"
    backups = tmp_path / "sao lưu"
    Store.open(first_file, "Người thử", MIGRATIONS, backups, clock=lambda: NOON).close()
    after = _content(first_file)
    assert after.keys() - before.keys() == MADE
    for name, rows in before.items():
        if name not in OF_THE_FILE:
            assert after[name] == [(*row, *WIDER.get(name, ())) for row in rows], name
    assert all(after[name] == [] for name in MADE)
    assert sqlite.read_header(first_file).user_version == 6
    assert dict(before["meta"])["uuid"] == dict(after["meta"])["uuid"]


def test_the_backup_before_it_is_the_old_file_and_verified(
    first_file: Path, tmp_path: Path
) -> None:
    before = _content(first_file)
    backups = tmp_path / "sao lưu"
    Store.open(first_file, "Người thử", MIGRATIONS, backups, clock=lambda: NOON).close()
    (made,) = backup.list_backups(backups)
    assert sqlite.read_header(made.path).user_version == 1
    counts = verifying.verify(made.path)
    assert {name: counts[name] for name in before} == {n: len(r) for n, r in before.items()}
    kept = _content(made.path)
    assert {n: kept[n] for n in before if n != "meta"} == {
        n: before[n] for n in before if n != "meta"
    }


def test_a_migrated_file_is_worked_on_at_once(first_file: Path, tmp_path: Path) -> None:
    store = Store.open(
        first_file, "x", MIGRATIONS, tmp_path / "b", clock=lambda: datetime(2026, 6, 1)
    )
    with store.write("Ghi") as db:
        db.run("INSERT INTO reason VALUES (202604, 2, 1, 'Thu hoạch vụ mùa')")
    with store.read() as db:
        assert db.value("SELECT text FROM reason") == "Thu hoạch vụ mùa"
    store.close()


def test_an_older_copy_is_put_back_and_migrated_when_it_is_opened(
    first_file: Path, tmp_path: Path
) -> None:
    target, backups = tmp_path / "nay" / "xa.bhdesk", tmp_path / "sao lưu"
    restoring.put_back(first_file, target, newest_version(MIGRATIONS), NOON)
    assert target.read_bytes() == first_file.read_bytes()
    with closing(Store.open(target, "x", MIGRATIONS, backups)) as store, store.read() as db:
        assert db.value("PRAGMA user_version") == newest_version(MIGRATIONS)
    (before,) = backup.list_backups(backups)
    assert sqlite.read_header(before.path).user_version == 1
