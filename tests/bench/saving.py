"""Rows: one cell saved with its history, 600 cells pasted."""

# ruff: noqa: PLC0415 - a side loads only what it needs, since its memory is told
from __future__ import annotations

import os
from itertools import count
from typing import TYPE_CHECKING, Any

from tests.bench.files import bare, copy_of
from tests.bench.measure import Row, Side
from tests.bench.names import BIG, GRID_KEY

if TYPE_CHECKING:
    from pathlib import Path

_CELL = "SELECT id FROM unit WHERE NOT is_office ORDER BY position LIMIT 1"
_UPSERT = (
    "INSERT INTO figure (month, unit_id, measure_id, opening, new, resumed, lapsed, closing)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (month, unit_id, measure_id) DO UPDATE SET"
    " opening = excluded.opening, new = excluded.new, resumed = excluded.resumed,"
    " lapsed = excluded.lapsed, closing = excluded.closing"
)
_READ = "SELECT new, closing FROM figure WHERE month = 202612 ORDER BY unit_id, measure_id"


def _cell_floor(folder: Path) -> Side:
    raw = bare(copy_of(folder, BIG, "cell-floor"))
    unit = raw.execute(_CELL).fetchone()[0]
    measure = raw.execute("SELECT id FROM measure WHERE key = ?", (GRID_KEY,)).fetchone()[0]
    sql = (
        "UPDATE figure SET new = ?, closing = opening + ? + resumed - lapsed"
        " WHERE month = 202612 AND unit_id = ? AND measure_id = ?"
    )
    typed = count(20)

    def work() -> int:
        value = next(typed)
        raw.execute("BEGIN IMMEDIATE")
        raw.execute(sql, (value, value, unit, measure))
        raw.execute("COMMIT")
        return value

    return Side(work, lambda value: (value, *_stored(raw, unit, measure)))


def _stored(raw: Any, unit: int, measure: int) -> tuple[object, ...]:
    row = raw.execute(
        "SELECT new, closing FROM figure WHERE month = 202612 AND unit_id = ? AND measure_id = ?",
        (unit, measure),
    )
    found: tuple[object, ...] = row.fetchone()
    return found


def _cell_ours(folder: Path) -> Side:
    from bhdesk.domain.counts import Part
    from bhdesk.services import counts
    from bhdesk.services.counts import Entry
    from tests.bench import office

    path = copy_of(folder, BIG, "cell-ours")
    store = office.opened(path)
    raw = bare(path)
    unit = raw.execute(_CELL).fetchone()[0]
    measure = raw.execute("SELECT id FROM measure WHERE key = ?", (GRID_KEY,)).fetchone()[0]
    typed = count(20)

    def work() -> int:
        value = next(typed)
        counts.set_counts(store, office.LAST, [Entry(unit, GRID_KEY, Part.NEW, value)])
        return value

    return Side(work, lambda value: (value, *_stored(raw, unit, measure)))


def _cell_bare_write(folder: Path) -> Side:
    """The least a drive can do: one page and one fdatasync."""
    file = os.open(folder / "pages", os.O_RDWR | os.O_CREAT)
    os.pwrite(file, bytes(4096 * 256), 0)
    os.fsync(file)
    page, sync = b"x" * 4096, getattr(os, "fdatasync", os.fsync)
    at = count()

    def work() -> None:
        os.pwrite(file, page, next(at) % 256 * 4096)
        sync(file)

    return Side(work)


def _paste_floor(folder: Path) -> Side:
    raw = bare(copy_of(folder, BIG, "paste-floor"))
    rows = raw.execute(
        "SELECT month, unit_id, measure_id, opening, resumed, lapsed FROM figure"
        " WHERE month = 202612 ORDER BY unit_id, measure_id"
    ).fetchall()
    typed = count(20)

    def work() -> None:
        new = next(typed)
        values = [
            (month, unit, measure, opening, new, resumed, lapsed, opening + new + resumed - lapsed)
            for month, unit, measure, opening, resumed, lapsed in rows
        ]
        raw.execute("BEGIN IMMEDIATE")
        raw.executemany(_UPSERT, values)
        raw.execute("COMMIT")

    return Side(work, lambda _: raw.execute(_READ).fetchall())


def _paste_ours(folder: Path) -> Side:
    from bhdesk.domain.counts import Part
    from bhdesk.services import counts
    from bhdesk.services import office as offices
    from bhdesk.services.counts import Entry
    from tests.bench import office
    from tests.bench.names import KEYS

    path = copy_of(folder, BIG, "paste-ours")
    store = office.opened(path)
    units = offices.frame(store).unit_ids
    raw = bare(path)
    typed = count(20)

    def work() -> None:
        new = next(typed)
        entries = [Entry(unit, key, Part.NEW, new) for unit in units for key in KEYS]
        counts.set_counts(store, office.LAST, entries)

    return Side(work, lambda _: raw.execute(_READ).fetchall())


def _paste_with_history(folder: Path) -> Side:
    """The floor with the rows the history asks for: the old and new of two fields of each count."""
    raw = bare(copy_of(folder, BIG, "paste-history"))
    rows = raw.execute(
        "SELECT month, unit_id, measure_id, opening, resumed, lapsed FROM figure"
        " WHERE month = 202612 ORDER BY unit_id, measure_id"
    ).fetchall()
    typed = count(20)

    def work() -> None:
        new = next(typed)
        values, history = [], []
        for month, unit, measure, opening, resumed, lapsed in rows:
            closing = opening + new + resumed - lapsed
            values.append((month, unit, measure, opening, new, resumed, lapsed, closing))
            ref = f"{month}/{unit}/{measure}"
            history += [(ref, "new", str(new), str(new)), (ref, "closing", str(new), str(closing))]
        raw.execute("BEGIN IMMEDIATE")
        raw.executemany(_UPSERT, values)
        batch = raw.execute("INSERT INTO batch (at, actor, what) VALUES ('', '', '')").lastrowid
        raw.executemany(
            "INSERT INTO history (batch_id, entity, ref, field, old, new)"
            f" VALUES ({batch}, 'figure', ?, ?, ?, ?)",
            history,
        )
        raw.execute("COMMIT")

    return Side(work)


CELL = Row(
    "cell", "One cell saved with its history, counts.set_counts", 2.0, _cell_floor, _cell_ours,
    {"pwrite + fdatasync": _cell_bare_write}, rounds=60,
)  # fmt: skip
PASTE = Row(
    "paste", "600 cells pasted, counts.set_counts", 3.0, _paste_floor, _paste_ours,
    {"upsert with history": _paste_with_history},
)  # fmt: skip
ROWS = (CELL, PASTE)
