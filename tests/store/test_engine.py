"""Opening, refusing, reading and writing whole blocks."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from bhdesk.domain.errors import StoreProblem
from bhdesk.store import sqlite
from bhdesk.store.engine import Store
from tests.offices import MIGRATIONS, ROOT


def _state(folder: Path) -> dict[str, str]:
    return {
        item.name: hashlib.sha256(item.read_bytes()).hexdigest()
        for item in folder.iterdir()
        if item.is_file()
    }


def _patch_header(path: Path, offset: int, value: int) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(value.to_bytes(4, "big"))


def _refused(path: Path, backups: Path) -> StoreProblem:
    before = _state(path.parent)
    with pytest.raises(StoreProblem) as caught:
        Store.open(path, "x", MIGRATIONS, backups)
    assert _state(path.parent) == before, "a refused file, or its folder, was changed"
    assert not backups.exists()
    assert caught.value.params["file"] == str(path)
    return caught.value


def test_a_newer_file_is_refused_untouched(path: Path, backups: Path) -> None:
    _patch_header(path, 60, 999)
    problem = _refused(path, backups)
    assert (problem.code, problem.params["found"]) == ("store.newer", 999)


def test_a_file_of_another_program_is_refused_untouched(path: Path, backups: Path) -> None:
    _patch_header(path, 68, 0x47504B47)
    assert _refused(path, backups).code == "store.foreign"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "store.empty"),
        (b"PK\x03\x04" + b"x" * 5000, "store.not_data"),
        (b"SQLite format 3\x00", "store.not_data"),
    ],
)
def test_garbage_is_refused_untouched(path: Path, backups: Path, content: bytes, code: str) -> None:
    path.write_bytes(content)
    assert _refused(path, backups).code == code


def test_a_missing_file_is_not_made_anew(path: Path, backups: Path) -> None:
    path.unlink()
    assert _refused(path, backups).code == "store.missing"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps an open file from being deleted")
def test_a_file_deleted_or_exchanged_while_open_takes_no_more(store: Store, village: int) -> None:
    """The system would go on writing to the nameless file and all of it would be lost."""
    kept = store.path.with_name("ban-sao.bhdesk")
    shutil.copy(store.path, kept)
    store.path.unlink()
    with pytest.raises(StoreProblem, match=r"store\.missing"), store.write("Ghi"):
        pass
    kept.rename(store.path)
    with pytest.raises(StoreProblem, match=r"store\.missing"), store.write("Ghi"):
        pass


def test_a_file_cut_short_is_called_damaged(path: Path, backups: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(5000)
    with pytest.raises(StoreProblem) as caught:
        Store.open(path, "x", MIGRATIONS, backups).read().__enter__().all("SELECT * FROM unit")
    assert caught.value.code == "store.damaged"


def test_create_never_writes_over_a_file(path: Path) -> None:
    before = _state(path.parent)
    with pytest.raises(StoreProblem, match=r"store\.exists"):
        Store.create(path, "x", MIGRATIONS)
    assert _state(path.parent) == before


def test_create_refuses_beside_a_leftover_wal(tmp_path: Path) -> None:
    (tmp_path / "a.bhdesk-wal").write_bytes(b"left over")
    with pytest.raises(StoreProblem, match=r"store\.exists"):
        Store.create(tmp_path / "a.bhdesk", "x", MIGRATIONS)
    assert [item.name for item in tmp_path.iterdir()] == ["a.bhdesk-wal"]


def test_a_failed_create_leaves_nothing(tmp_path: Path) -> None:
    broken = tmp_path / "db"
    (broken / "versions").mkdir(parents=True)
    (broken / "versions" / "0001_x.py").write_text('revision = "0001"\ndown_revision = None\n')
    (broken / "env.py").write_text("raise ValueError('half-way')\n")
    target = tmp_path / "new" / "a.bhdesk"
    with pytest.raises(ValueError, match="half-way"):
        Store.create(target, "x", broken)
    assert list(target.parent.iterdir()) == []


def test_pragmas_are_as_decided(store: Store) -> None:
    names = (
        "journal_mode",
        "synchronous",
        "foreign_keys",
        "busy_timeout",
        "trusted_schema",
        "cell_size_check",
        "mmap_size",
        "secure_delete",
    )
    with store.write("x") as db:
        assert [db.value(f"PRAGMA {name}") for name in names] == ["wal", 2, 1, 5000, 0, 1, 0, 1]
        assert db.value("PRAGMA application_id") == 0x42484458  # BHDX
        assert db.value("PRAGMA user_version") == 6
    with store.read() as db:
        assert db.value("PRAGMA query_only") == 1


def test_the_library_is_one_whose_wal_is_safe() -> None:
    assert dbapi2.sqlite_version_info >= (3, 51, 3)
    assert sqlite.journal_mode() == "WAL"
    assert sqlite.journal_mode(version=(3, 40, 1)) == "TRUNCATE"


def test_an_older_library_works_with_truncate(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "journal_mode", lambda drive: "TRUNCATE")
    store = Store(path, "x")
    with store.write("x") as db:
        assert db.value("PRAGMA journal_mode") == "truncate"
        db.run("INSERT INTO measure (key) VALUES ('a')")
    with store.read() as db:
        assert db.value("SELECT count(*) FROM measure") == 1
    store.close()


def test_close_leaves_one_file(store: Store, path: Path) -> None:
    with store.write("x") as db:
        db.run("INSERT INTO setting (key, value) VALUES ('a', 'b')")
    store.close()
    assert [item.name for item in path.parent.iterdir()] == [path.name]
    with pytest.raises(RuntimeError, match="closed"), store.read():
        pass


def test_nested_blocks_raise_at_once(store: Store) -> None:
    def write_within_a_write() -> None:
        with store.write("x") as db:
            db.run("INSERT INTO setting (key, value) VALUES ('a', 'b')")
            with store.write("y"):
                pass

    blocks = pytest.raises(RuntimeError, match="is open in this thread")
    with blocks:
        write_within_a_write()
    with blocks, store.write("x"), store.read():
        pass
    with store.read() as db:
        assert db.all("SELECT * FROM setting") == []


def test_rollback_leaves_rows_and_history_clean(store: Store) -> None:
    def break_off() -> None:
        with store.write("x") as db:
            db.run("INSERT INTO setting (key, value) VALUES ('a', 'b')")
            db.execute(db.table("setting").insert().values(key="c", value="d"))
            db.history("setting", "a", {"value": (None, "b")})
            raise KeyError

    with pytest.raises(KeyError):
        break_off()
    with store.read() as db:
        assert [
            db.value(f"SELECT count(*) FROM {name}") for name in ("setting", "batch", "history")
        ] == [0, 0, 0]


def test_a_refused_statement_does_not_end_the_block(store: Store) -> None:
    def go_on_then_break_off() -> None:
        with store.write("x") as db:
            db.run("INSERT INTO measure (key) VALUES ('a')")
            with pytest.raises(Exception, match="UNIQUE"):
                db.execute(db.table("measure").insert().values(key="a"))
            db.run("INSERT INTO measure (key) VALUES ('b')")
            raise KeyError

    with pytest.raises(KeyError):
        go_on_then_break_off()
    with store.read() as db:
        assert db.value("SELECT count(*) FROM measure") == 0


def test_core_and_text_share_one_transaction_until_commit(store: Store, path: Path) -> None:
    other = Store(path, "y")
    with store.write("x") as db:
        db.run("INSERT INTO measure (key) VALUES ('a')")
        db.execute(db.table("measure").insert().values(key="b"))
        assert db.value("SELECT count(*) FROM measure") == 2
        with other.read() as outside:
            assert outside.value("SELECT count(*) FROM measure") == 0
    with other.read() as outside:
        assert outside.value("SELECT count(*) FROM measure") == 2
    other.close()


def test_one_batch_per_block_with_actor_time_and_sentence(store: Store) -> None:
    with store.write("Nhập số liệu") as db:
        first = db.batch
        assert db.batch == first
        assert db.moment == "2026-03-31T12:00:00"
    with store.write("Không đổi gì"):
        pass
    with store.read() as db:
        assert db.all("SELECT id, at, actor, what FROM batch") == [
            (first, "2026-03-31T12:00:00", "Người thử", "Nhập số liệu")
        ]


def test_a_read_is_one_snapshot(store: Store) -> None:
    def save() -> None:
        with store.write("x") as db:
            db.run("INSERT INTO measure (key) VALUES ('a')")

    with store.read() as db:
        assert db.value("SELECT count(*) FROM measure") == 0
        worker = threading.Thread(target=save)
        worker.start()
        worker.join()
        assert db.value("SELECT count(*) FROM measure") == 0
    with store.read() as db:
        assert db.value("SELECT count(*) FROM measure") == 1


def test_two_threads_write_by_turns(store: Store) -> None:
    def save() -> None:
        for _ in range(50):
            with store.write("x") as db:
                found = db.value("SELECT value FROM setting WHERE key = 'n'")
                db.run(
                    "UPDATE setting SET value = :value WHERE key = 'n'", value=str(int(found) + 1)
                )

    with store.write("x") as db:
        db.run("INSERT INTO setting (key, value) VALUES ('n', '0')")
    threads = [threading.Thread(target=save) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.read() as db:
        assert db.value("SELECT value FROM setting WHERE key = 'n'") == "100"


def test_a_file_held_by_another_is_locked_and_then_free(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "BUSY_MS", 100)
    other = sqlite.connect(path)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreProblem, match=r"store\.locked"), store.write("x"):
        pass
    other.execute("ROLLBACK")
    other.close()
    with store.write("x") as db:
        db.run("INSERT INTO measure (key) VALUES ('a')")


def test_a_full_disk_is_named_and_nothing_is_half_saved(store: Store) -> None:
    def write_too_much() -> None:
        with store.write("x") as db:
            db.value("PRAGMA max_page_count = 1")  # SQLite takes no less than the file has
            db.run("INSERT INTO measure (key) VALUES ('small')")
            db.run("INSERT INTO setting (key, value) VALUES ('a', :value)", value="x" * 100_000)

    with pytest.raises(StoreProblem) as caught:
        write_too_much()
    assert caught.value.code == "store.disk_full"
    with store.write("x") as db:
        assert db.value("SELECT count(*) FROM measure") == 0
        db.run("INSERT INTO measure (key) VALUES ('later')")


@pytest.fixture
def small_disk(tmp_path: Path) -> Path:
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if (
        not hasattr(os, "geteuid")
        or os.geteuid() != 0
        or subprocess.run(mount, check=False).returncode
    ):
        pytest.skip("needs root and tmpfs")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_disk_that_fills_up_loses_no_saved_row(small_disk: Path) -> None:
    store = Store.create(small_disk / "a.bhdesk", "x", MIGRATIONS)
    saved = 0

    def save_for_ever() -> None:
        nonlocal saved
        while True:
            with store.write("x") as db:
                db.run(
                    "INSERT INTO setting (key, value) VALUES (:key, :value)",
                    key=str(saved),
                    value="x" * 9000,
                )
            saved += 1

    with pytest.raises(StoreProblem) as caught:
        save_for_ever()
    assert caught.value.code == "store.disk_full"
    assert saved > 5
    with store.read() as db:
        assert db.value("SELECT count(*) FROM setting") == saved
        assert db.value("PRAGMA integrity_check") == "ok"


def test_a_read_only_file_opens_to_be_read(path: Path, backups: Path) -> None:
    if os.name != "posix":
        pytest.skip("POSIX rights")
    chattr = subprocess.run(["chattr", "+i", str(path)], check=False, capture_output=True)
    path.parent.chmod(0o500) if chattr.returncode else None
    if sqlite.is_writable(path):
        pytest.skip("cannot make a file read-only here")
    try:
        store = Store.open(path, "x", MIGRATIONS, backups)
        assert store.is_read_only
        with store.read() as db:
            assert db.value("SELECT count(*) FROM meta") == 4
        with pytest.raises(StoreProblem, match=r"store\.read_only"), store.write("x"):
            pass
        store.close()
    finally:
        subprocess.run(["chattr", "-i", str(path)], check=False, capture_output=True)
        path.parent.chmod(0o700)


AS_NOBODY = """
import os, sys
from pathlib import Path
from bhdesk.store.engine import Store
os.setgroups([]), os.setgid(65534), os.setuid(65534)
path, migrations = Path(sys.argv[1]), Path(sys.argv[2])
store = Store.open(path, "x", migrations, path.parent)
with store.read() as db:
    print(store.is_read_only, db.value("SELECT count(*) FROM meta"))
store.close()
"""


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="needs a second account")
def test_a_file_of_another_account_in_its_folder_is_read_and_not_written() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, db = Path(folder) / "a.bhdesk", Path(folder) / "db"
        Store.create(path, "x", MIGRATIONS).close()
        shutil.copytree(MIGRATIONS, db)
        run = [sys.executable, "-c", AS_NOBODY, str(path), str(db)]
        for place in (Path(folder), *db.rglob("*"), db, path):
            place.chmod(0o755)
        seen = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False)
        assert seen.stdout == "True 4\n", seen.stderr
        path.chmod(0)
        refused = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False)
        assert "file.cannot_read" in refused.stderr


def test_reading_and_saving_a_figure_do_not_import_sqlalchemy(path: Path, backups: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from bhdesk.store import backup, figures, health, records
from bhdesk.store.engine import Store
store = Store.open(Path({str(path)!r}), "x", Path({str(MIGRATIONS)!r}), Path({str(backups)!r}))
with store.write("x") as db:
    db.run("INSERT INTO measure (id, key) VALUES (1, 'bhyt')")
    db.run("INSERT INTO unit (id, key, name, kind, level) VALUES (7, 'a', 'A', 'thon', 'x')")
    figures.save(db, (202603, 7, 1), new=5)
with store.read() as db:
    assert db.value("SELECT new FROM figure") == 5
store.close()
print([name for name in ("sqlalchemy", "alembic", "sqlite3") if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_drive_that_is_pulled_out_is_named_and_taken_again(path: Path, backups: Path) -> None:
    with closing(Store.open(path, "x", MIGRATIONS, backups)) as store:
        with store.write("một") as db:
            db.run("INSERT INTO setting (key, value) VALUES ('a', '1')")
        away = path.parent.with_name("rút ra")
        if os.name == "nt":  # there nobody renames a folder with open files
            store._drop_connections()
        path.parent.rename(away)
        with pytest.raises(StoreProblem) as caught, store.write("hai"):
            pass
        assert caught.value.code == "store.drive_gone"
        away.rename(path.parent)
        with store.write("ba") as db:
            db.run("UPDATE setting SET value = '3' WHERE key = 'a'")
        with store.read() as db:
            assert db.value("SELECT value FROM setting WHERE key = 'a'") == "3"
