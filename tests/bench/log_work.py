"""Rows: what is done with a log of 5,000 activities: opened, searched, saved, an import undone."""

# ruff: noqa: PLC0415 - a side loads only what it needs, since its memory is told
from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count
from typing import TYPE_CHECKING, Any

from tests.bench.files import bare, copy_of
from tests.bench.measure import Row, Side
from tests.bench.names import LOG

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "dot 77"
SEEN = 12
_LISTED = "SELECT id FROM activity WHERE deleted_at IS NULL AND day BETWEEN :first AND :last"
_ORDER = "ORDER BY day DESC, starts DESC, id DESC"
_YEAR = {"first": "2026-01-01", "last": "2026-12-31"}
_HISTORY = (
    "INSERT INTO history (batch_id, entity, ref, field, old, new) VALUES (1, ?, ?, ?, ?, ?)"
)
_TABLES = ("activity_enrolled", "activity_unit", "activity")


def _open_floor(folder: Path) -> Side:
    from tests.bench import log

    return log.floor_of_year(folder)


def _open_ours(folder: Path) -> Side:
    from bhdesk.domain.periods import Month
    from bhdesk.services import activities
    from bhdesk.ui.screens.meetings import log_rows
    from tests.bench import office

    store = office.opened(folder / LOG)

    def work() -> Any:
        seen = activities.year(store, Month(2026, 6))
        rows = log_rows.rows(seen.frame, seen.activities, ())
        return [rows[at] for at in range(SEEN)], rows.keys

    return Side(work, lambda found: [key for key in found[1] if isinstance(key, int)])


def _filter_floor(folder: Path) -> Side:
    raw = bare(folder / LOG)
    said = " || ' ' || ".join(("place", "chair", "organisers", "topic", "result", "obstacles"))
    sql = f"{_LISTED} AND {said} LIKE '%đợt%' AND {said} LIKE '%77%' {_ORDER}"
    return Side(lambda: [number for (number,) in raw.execute(sql, _YEAR)])


def _filter_ours(folder: Path) -> Side:
    from bhdesk.domain.activity_list import Filter, Said, chosen
    from bhdesk.services import activities
    from tests.bench import office

    wanted = Filter(date(2026, 1, 1), date(2026, 12, 31), words=WORDS)
    listed = activities.listed(office.opened(folder / LOG), replace(wanted, words=""))
    said = Said()  # made in the worker thread while the list opens
    chosen(listed, wanted, said.of)
    return Side(
        lambda: chosen(listed, wanted, said.of), lambda found: [item.id for item in found]
    )


def _save_floor(folder: Path) -> Side:
    raw = bare(copy_of(folder, LOG, "save-floor"))
    typed = count(1)

    def work() -> str:
        words = f"Nội dung {next(typed)}"
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("UPDATE activity SET topic = ? WHERE id = 2500", (words,))
        raw.execute(_HISTORY, ("activity", "2500", "topic", "", words))
        raw.execute("COMMIT")
        return words

    return Side(work)


def _save_ours(folder: Path) -> Side:
    from bhdesk.domain.periods import Month
    from bhdesk.services import activities
    from bhdesk.ui.screens.meetings import log_rows
    from tests.bench import office

    store, today = office.opened(copy_of(folder, LOG, "save-ours")), Month(2026, 6)
    kept = [activities.year(store, today)]
    typed = count(1)

    def work() -> str:
        old = activities.one(store, 2500)
        words = f"Nội dung {next(typed)}"
        activities.change(store, replace(old, topic=words), old, is_confirmed=True)
        kept[0] = activities.renewed(store, kept[0], 2500, today)
        log_rows.rows(kept[0].frame, kept[0].activities, ())
        return words

    return Side(work)


def _undo_floor(folder: Path) -> Side:
    """The rows of 5,000 activities taken out, what they held kept in the history."""
    raw = bare(copy_of(folder, LOG, "undo-floor"))

    def work() -> int:
        raw.execute("BEGIN IMMEDIATE")
        for table in ("attachment", *_TABLES):
            found = raw.execute(f"SELECT * FROM {table}")
            names = [column[0] for column in found.description]
            told = [
                (table, str(row[0]), name, str(value), None)
                for row in found for name, value in zip(names, row, strict=True)
                if value not in (None, "")
            ]  # fmt: skip
            raw.executemany(_HISTORY, told)
            raw.execute(f"DELETE FROM {table}")
        left: int = raw.execute("SELECT count(*) FROM activity").fetchone()[0]
        raw.execute("ROLLBACK")
        return left

    return Side(work)


def _undo_ours(folder: Path) -> Side:
    from bhdesk.services import undoing
    from bhdesk.store import logbook
    from tests.bench import office

    path = copy_of(folder, LOG, "undo-ours")
    raw = bare(path)
    store = office.opened(path)
    with store.read() as db:
        listed = logbook.activities(db, date(2026, 1, 1), date(2026, 12, 31))
    if len(listed) == raw.execute("SELECT count(*) FROM activity").fetchone()[0]:
        for table in ("attachment", *_TABLES):
            raw.execute(f"DELETE FROM {table}")
        with store.write("Nhập sổ hoạt động") as db:
            logbook.insert_many(db, listed)

    def work() -> int:
        """Taken back and done again by turns: both put 5,000 activities with their lists."""
        (undoing.undo if undoing.next_redo(store) is None else undoing.redo)(store)
        return 0

    return Side(work)


ROWS = (
    Row("log-open", "5,000 activities read and the first rows worded", 3.5, _open_floor,
        _open_ours),
    Row("log-filter", "Words looked for in 5,000 activities", 2.0, _filter_floor, _filter_ours),
    Row("log-save", "One field of one of 5,000 saved, the list renewed", 10.0, _save_floor,
        _save_ours),
    Row("log-undo", "An import of 5,000 activities undone or redone", 4.0, _undo_floor,
        _undo_ours, rounds=8),
)  # fmt: skip
