"""Backups hold what the store holds, damaged ones are told, and three always stay."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from bhdesk.domain.errors import StoreProblem
from bhdesk.store import backup, health, sqlite, verifying
from bhdesk.store.backup import BackupFile
from bhdesk.store.engine import Store
from tests.offices import MIGRATIONS
from tests.store.conftest import NOON


def test_a_backup_holds_every_row_while_the_store_is_open(
    store: Store, backups: Path, village: int
) -> None:
    made = store.back_up(backups, NOON)
    assert made.path == backups / "xa_000001_2026-03-31_1200.bhdesk"
    assert sorted(item.name for item in backups.iterdir()) == [
        "xa_000001_2026-03-31_1200.bhdesk",
        "xa_000001_2026-03-31_1200.json",
    ]
    assert made.counts["unit"] == 1
    assert made.counts == health.row_counts(store) == verifying.verify(made.path)
    assert made.size == made.path.stat().st_size
    assert made.sha256 == verifying.sha256_of(made.path)
    noted = json.loads(made.path.with_suffix(".json").read_text(encoding="utf-8"))
    assert noted == {
        "counter": 1,
        "made_at": "2026-03-31T12:00:00",
        "size": made.size,
        "sha256": made.sha256,
        "counts": made.counts,
        "missing": [],
    }


def test_a_backup_opens_as_a_store_and_knows_its_number(
    store: Store, backups: Path, tmp_path: Path, village: int
) -> None:
    store.back_up(backups, NOON)
    made = store.back_up(backups, NOON)
    opened = Store.open(made.path, "x", MIGRATIONS, tmp_path / "other")
    with opened.read() as db:
        assert db.value("SELECT name FROM unit") == "Thôn 1"
        assert db.value("SELECT value FROM meta WHERE key = 'backup_counter'") == "2"
    opened.close()


@pytest.mark.parametrize("at", [0.2, 0.5, 0.9])
def test_a_damaged_backup_is_refused(store: Store, backups: Path, village: int, at: float) -> None:
    made = store.back_up(backups, NOON)
    with made.path.open("r+b") as file:
        place = int(made.size * at) + 2000  # in the empty part of a page, unseen by quick_check
        file.seek(place)
        byte = file.read(1)[0]
        file.seek(place)
        file.write(bytes([byte ^ 1]))
    with pytest.raises(StoreProblem, match=r"store\.backup_damaged"):
        verifying.verify(made.path)


def test_a_backup_cut_short_is_refused_without_its_sidecar(store: Store, backups: Path) -> None:
    made = store.back_up(backups, NOON)
    made.path.with_suffix(".json").unlink()
    with made.path.open("r+b") as file:
        file.truncate(made.size // 2)
    with pytest.raises(StoreProblem, match=r"store\.backup_damaged"):
        verifying.verify(made.path)


def test_a_copy_that_lacks_rows_never_gets_its_name(
    store: Store, backups: Path, village: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "read_again", lambda path: {"unit": 0})
    with pytest.raises(StoreProblem, match=r"store\.backup_failed"):
        store.back_up(backups, NOON)
    assert list(backups.iterdir()) == []


def test_the_counter_orders_whatever_the_clock_says(store: Store, backups: Path) -> None:
    moments = [NOON, NOON - timedelta(days=30), NOON + timedelta(days=3650), NOON]
    made = [store.back_up(backups, moment).path for moment in moments]
    found = backup.list_backups(backups)
    assert [item.path for item in found] == made[::-1]
    assert [item.counter for item in found] == [4, 3, 2, 1]


def test_other_files_of_the_folder_are_left_alone(store: Store, backups: Path) -> None:
    backups.mkdir()
    others = ["xa.bhdesk", "ghi chú.txt", "huyen_000001_2020-01-01_0000.bhdesk"]
    for name in others:
        (backups / name).write_text("của người khác", "utf-8")
    for day in range(40):
        store.back_up(backups, NOON + timedelta(days=400 * day))
    assert all((backups / name).exists() for name in others)
    ours = [item for item in backup.list_backups(backups) if item.path.name.startswith("xa_")]
    sidecars = list(backups.glob("xa_*.json"))
    assert len(ours) == len(sidecars) == backup.KEEP_MONTHS


def _daily(days: int) -> list[BackupFile]:
    """One backup a day, the newest first."""
    return [
        BackupFile(Path(str(day)), days - day, NOON - timedelta(days=day)) for day in range(days)
    ]


def test_thinning_keeps_last_days_weeks_and_months() -> None:
    stay = sorted(int(path.name) for path in backup.kept(_daily(800)))
    assert stay[:12] == list(range(12))
    months = {(NOON - timedelta(days=day)).strftime("%Y-%m") for day in stay}
    assert len(months) == 24
    # 31 March 2026 is a Tuesday: the newest of each earlier week is a Sunday, 2, 9, 16 … days ago
    assert {16, 23, 30, 37, 44, 51, 58} <= set(stay)
    # the newest of each earlier month is its last day: 28 February, 31 January …
    assert {31, 59, 90} <= set(stay)
    assert len(stay) < 12 + 10 + 24


def test_many_in_one_hour_keep_the_last_ten() -> None:
    backups = [BackupFile(Path(str(number)), -number, NOON) for number in range(30)]
    assert sorted(int(path.name) for path in backup.kept(backups)) == list(range(10))


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_few_backups_all_stay(count: int) -> None:
    assert len(backup.kept(_daily(count))) == count


def test_an_unusable_folder_is_named(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreProblem) as caught:
        store.back_up(tmp_path / "file" / "x", NOON)
    assert caught.value.code == "store.backup_failed"


def test_a_folder_that_cannot_be_written_to_changes_nothing(store: Store, tmp_path: Path) -> None:
    no_folder = tmp_path / "a file"
    no_folder.write_text("x")
    with store.read() as db:
        before = db.all("SELECT * FROM meta"), db.value("SELECT COUNT(*) FROM batch")
    with pytest.raises(StoreProblem) as failed:
        store.back_up(no_folder, NOON)
    assert failed.value.code == "store.backup_failed"
    assert failed.value.params["file"] == str(no_folder)
    with store.read() as db:
        assert (db.all("SELECT * FROM meta"), db.value("SELECT COUNT(*) FROM batch")) == before


def test_an_old_copy_that_is_held_does_not_fail_the_new_one(
    store: Store, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is thinned out another time, with what belongs to it."""
    for number in range(14):
        store.back_up(backups, NOON + timedelta(minutes=number))
    oldest = backup.list_backups(backups)[-1].path
    real = Path.unlink

    def held(path: Path, missing_ok: bool = False) -> None:
        if path == oldest:
            raise PermissionError(13, "held")
        real(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    monkeypatch.setattr(backup, "kept", lambda found: {item.path for item in found[:3]})
    made = store.back_up(backups, NOON + timedelta(hours=1))
    left = [item.path for item in backup.list_backups(backups)]
    assert (left[0], left[-1], len(left)) == (made.path, oldest, 4)
    assert verifying.verify(oldest)


def test_a_copy_that_windows_refuses_says_nothing_of_the_data_file(
    store: Store, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(part: Path, target: Path) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(backup.atomic, "move", refuse)
    with pytest.raises(StoreProblem) as caught:
        store.back_up(backups, NOON)
    assert caught.value.code == "store.backup_failed"
    assert list(backups.glob(".~bh-*")) == []


class GivenUp(Exception):
    """Whoever waited does so no longer."""


def test_reading_a_copy_can_be_ended_at_any_moment(
    store: Store, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = store.back_up(backups, NOON)
    monkeypatch.setattr(verifying, "_STEPS", 10)
    looks: list[int] = []
    assert verifying.verify_rows(made.path, lambda: looks.append(1)) == made.counts
    assert len(looks) > 20, "looked at again and again"
    for last in (1, 2, len(looks) // 2, len(looks)):
        left = [None] * (last - 1)

        def look(left: list[None] = left) -> None:
            if not left:
                raise GivenUp
            left.pop()

        with pytest.raises(GivenUp):
            verifying.verify_rows(made.path, look)
    assert verifying.verify_rows(made.path) == made.counts


def test_a_copy_to_a_full_disk_says_so(
    store: Store, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite's backup tells the driver no code, only this text."""

    def refuse(*_: object) -> None:
        raise sqlite.dbapi.OperationalError("database or disk is full")

    monkeypatch.setattr(backup, "_copy", refuse)
    with pytest.raises(StoreProblem) as caught:
        store.back_up(backups, NOON)
    assert caught.value.code == "store.disk_full"
