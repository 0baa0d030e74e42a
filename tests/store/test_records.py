"""Rows and figures come with exactly the history that their change deserves."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING, get_args

import pytest

from bhdesk.store import figures, records
from bhdesk.store.names import TableName
from bhdesk.store.tables import metadata
from tests.offices import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.store.engine import Store

HISTORY = "SELECT entity, ref, field, old, new FROM history ORDER BY id"


def _history(store: Store) -> list[tuple[object, ...]]:
    with store.read() as db:
        return db.all(HISTORY)


def test_table_names_are_those_of_the_tables() -> None:
    assert sorted(get_args(TableName)) == sorted(metadata.tables)


def test_insert_records_what_was_given(store: Store) -> None:
    with store.write("Thêm thôn") as db:
        number = records.insert(
            db,
            "unit",
            "thon-1",
            key="thon-1",
            name="Thôn 1",
            kind="thon",
            level="village",
            is_office=False,
            valid_from=date(2026, 1, 2),
            valid_to=None,
        )
    with store.read() as db:
        assert db.one("SELECT id, name, valid_from, is_office FROM unit") == (
            number,
            "Thôn 1",
            "2026-01-02",
            0,
        )
    assert _history(store) == [
        ("unit", "thon-1", "key", None, "thon-1"),
        ("unit", "thon-1", "name", None, "Thôn 1"),
        ("unit", "thon-1", "kind", None, "thon"),
        ("unit", "thon-1", "level", None, "village"),
        ("unit", "thon-1", "is_office", None, "0"),
        ("unit", "thon-1", "valid_from", None, "2026-01-02"),
    ]


def test_insert_without_ref_uses_the_number(store: Store) -> None:
    with store.write("Thêm") as db:
        number = records.insert(db, "measure", "", key="bhyt")
    assert _history(store) == [("measure", str(number), "key", None, "bhyt")]


def test_update_writes_and_records_only_what_differs(store: Store, village: int) -> None:
    with store.write("Đổi tên") as db:
        assert records.update(
            db,
            "unit",
            {"id": village},
            {
                "name": "Thôn Một",
                "kind": "thon",
                "valid_to": date(2026, 12, 31),
                "is_office": False,
            },
            ref="thon-1",
        )
    with store.write("Như cũ") as db:
        assert not records.update(
            db,
            "unit",
            {"id": village},
            {"name": "Thôn Một", "valid_to": date(2026, 12, 31)},
            ref="thon-1",
        )
    assert _history(store) == [
        ("unit", "thon-1", "name", "Thôn 1", "Thôn Một"),
        ("unit", "thon-1", "valid_to", None, "2026-12-31"),
    ]
    with store.read() as db:
        assert db.all("SELECT what FROM batch") == [("Đổi tên",)]


def test_update_of_a_row_that_is_gone_writes_nothing(store: Store) -> None:
    with store.write("x") as db:
        assert not records.update(db, "unit", {"id": 99}, {"name": "x"}, ref="?")
    assert _history(store) == []


def test_update_of_several_rows_is_an_error(store: Store, village: int) -> None:
    with store.write("x") as db:
        records.insert(db, "unit", "b", key="b", name="B", kind="thon", level="village")
    with pytest.raises(LookupError, match="2 rows"), store.write("x") as db:
        records.update(db, "unit", {"kind": "thon"}, {"name": "x"}, ref="?")


def test_upsert_adds_then_changes_then_rests(store: Store) -> None:
    answers = []
    for value in ("a", "b", "b"):
        with store.write("Cài đặt") as db:
            answers.append(records.upsert(db, "setting", {"key": "k"}, {"value": value}, ref="k"))
    assert answers == [True, True, False]
    assert _history(store)[1:] == [
        ("setting", "k", "value", None, "a"),
        ("setting", "k", "value", "a", "b"),
    ]


def test_delete_keeps_the_fields_in_the_history(store: Store) -> None:
    with store.write("Thêm") as db:
        records.insert(db, "setting", "k", key="k", value="v")
    with store.write("Xóa") as db:
        assert records.delete(db, "setting", {"key": "k"}, ref="k")
        assert not records.delete(db, "setting", {"key": "k"}, ref="k")
        assert db.value("SELECT count(*) FROM setting") == 0
    assert _history(store)[2:] == [
        ("setting", "k", "key", "k", None),
        ("setting", "k", "value", "v", None),
    ]


def test_a_number_of_an_activity_is_never_given_again(store: Store) -> None:
    with store.write("Thêm") as db:
        first = records.insert(db, "activity", "", kind="a", state="b", day=date(2026, 1, 1))
    with store.write("Xóa") as db:
        records.delete(db, "activity", {"id": first}, ref=str(first))
    with store.write("Thêm") as db:
        again = records.insert(db, "activity", "", kind="a", state="b", day=date(2026, 1, 1))
    assert again > first


def test_a_figure_keeps_the_fields_not_mentioned(store: Store, village: int) -> None:
    key = (202603, village, 1)
    with store.write("Nhập") as db:
        assert figures.save(db, key, new=3, note="ghi chú")
    with store.write("Sửa") as db:
        assert figures.save(db, key, new=0, closing_typed=True)
        assert not figures.save(db, key, new=0, note="ghi chú")
    with store.write("Xóa ô") as db:
        assert figures.save(db, key, new=None)
    with store.read() as db:
        assert db.one("SELECT opening, new, closing, closing_typed, note FROM figure") == (
            None,
            None,
            None,
            1,
            "ghi chú",
        )
    assert _history(store) == [
        ("figure", "202603/7/1", "new", None, "3"),
        ("figure", "202603/7/1", "note", "", "ghi chú"),
        ("figure", "202603/7/1", "new", "3", "0"),
        ("figure", "202603/7/1", "closing_typed", "0", "1"),
        ("figure", "202603/7/1", "new", "0", None),
    ]


def test_many_figures_count_those_that_differ(store: Store, village: int) -> None:
    cells = {(202601 + month, village, 1): {"new": month} for month in range(12)}
    with store.write("Dán") as db:
        assert figures.save_many(db, cells) == 12
    with store.write("Dán") as db:
        cells[(202601, village, 1)] = {"new": 40}
        cells[(202701, village, 1)] = {"closing": 2**40}
        assert figures.save_many(db, cells) == 2
    with store.read() as db:
        assert db.value("SELECT sum(new) FROM figure") == 40 + sum(range(12))
        assert db.value("SELECT closing FROM figure WHERE month = 202701") == 2**40


@pytest.mark.parametrize("fields", [{"new": -1}, {"no_such_field": 1}])
def test_a_wrong_figure_is_not_stored(
    store: Store, village: int, fields: dict[str, object]
) -> None:
    with pytest.raises(Exception, match=r"CHECK|no such fields"), store.write("x") as db:
        figures.save(db, (202603, village, 1), **fields)
    with store.read() as db:
        assert db.value("SELECT count(*) FROM figure") == 0


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_one_cell_saved_is_one_sync(store: Store, path: Path, village: int, tmp_path: Path) -> None:
    store.close()
    trace = tmp_path / "trace"
    code = f"""
import os
from pathlib import Path
from bhdesk.store import figures
from bhdesk.store.engine import Store
store = Store(Path({str(path)!r}), "x")
for number in range(12):
    if number == 2:  # the first ones make the -wal
        os.path.exists("/begin-counting")
    with store.write("x") as db:
        figures.save(db, (202603, {village}, 1), new=number)
os.kill(os.getpid(), 9)
"""
    subprocess.run(
        [
            "strace",
            "-f",
            "-o",
            str(trace),
            "-e",
            "trace=fsync,fdatasync,stat,newfstatat",
            sys.executable,
            "-c",
            code,
        ],
        cwd=ROOT,
        check=False,
        capture_output=True,
    )
    lines = trace.read_text().splitlines()
    begin = next(at for at, line in enumerate(lines) if "/begin-counting" in line)
    assert sum("sync(" in line for line in lines[begin:]) == 10
