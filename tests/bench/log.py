"""Rows: a log of 5,000 activities with 2,000 attachments, all of it and one month of it."""

# ruff: noqa: PLC0415 - a side loads only what it needs, since its memory is told
from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from tests.bench.measure import Row, Side
from tests.bench.names import LOG

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ACTIVITIES, ATTACHMENTS = 5_000, 2_000
_KINDS = ("customer_conference", "broadcast", "village_meeting", "small_group_session", "article")
_YEAR, _JUNE = ("2026-01-01", "2026-12-31"), ("2026-06-01", "2026-06-30")
_WHERE = "deleted_at IS NULL AND day BETWEEN :first AND :last"
_MAIN = (
    "SELECT id, kind, day, state, starts, ends, place, chair, secretary, organisers, topic,"
    " invited, attended, consulted, questions, result, obstacles, decisions, money, money_source,"
    f" minutes, channel, link, cancel_reason FROM activity WHERE {_WHERE}"
    " ORDER BY day DESC, starts DESC, id DESC"
)
_IN = f"IN (SELECT id FROM activity WHERE {_WHERE})"
_UNITS = f"SELECT activity_id, unit_id FROM activity_unit WHERE activity_id {_IN}"
_ENROLLED = (
    "SELECT e.activity_id, m.key, e.value FROM activity_enrolled e"
    f" JOIN measure m ON m.id = e.measure_id WHERE e.activity_id {_IN}"
)
_COUNTS = (
    "SELECT activity_id, count(*) FROM attachment WHERE deleted_at IS NULL GROUP BY activity_id"
)


def build(folder: Path) -> None:
    """The sample office with a log far longer than any commune's."""
    from bhdesk import paths, sample
    from bhdesk.store import sqlite

    path = folder / LOG
    folders = paths.migrations_dir(), paths.resources_dir()
    sample.build_binh_minh(path, *folders, has_campaign=False).close()
    raw = sqlite.connect(path)
    units = [unit for (unit,) in raw.execute("SELECT id FROM unit WHERE NOT is_office ORDER BY id")]
    measures = [number for (number,) in raw.execute("SELECT id FROM measure ORDER BY id LIMIT 2")]
    raw.execute("BEGIN IMMEDIATE")
    for table in ("activity_unit", "activity_enrolled", "activity"):
        raw.execute(f"DELETE FROM {table}")
    for number in range(1, ACTIVITIES + 1):
        _write(raw, number, units, measures)
    raw.executemany(
        "INSERT INTO attachment (activity_id, sha256, name, kind, size, added_at)"
        " VALUES (?, ?, ?, 'jpg', 300000, '2026-06-01T00:00:00')",
        [(1 + 2 * at, f"{at:064x}", f"ảnh {at}.jpg") for at in range(ATTACHMENTS)],
    )
    raw.execute("COMMIT")
    sqlite.checkpoint(raw)
    raw.close()


def _write(raw: Any, number: int, units: list[int], measures: list[int]) -> None:
    day = date(2026, 1, 1) + timedelta(days=number % 365)
    raw.execute(
        "INSERT INTO activity (id, kind, state, day, starts, ends, place, organisers, topic,"
        " invited, attended, consulted, questions) VALUES (?, ?, 'held', ?, ?, '20:45', ?, ?, ?,"
        " 60, 47, 31, ?)",
        (
            number, _KINDS[number % len(_KINDS)], day.isoformat(), f"{number % 12 + 7:02}:00",
            f"Nhà văn hóa Thôn {number % 30}", "UBND xã, BHXH cơ sở, Bưu điện",
            f"Tuyên truyền BHXH tự nguyện đợt {number}", "Hỏi: Đóng bao lâu?\nĐáp: Từ đủ 15 năm.",
        ),
    )  # fmt: skip
    for at in range(1 + number % 2):
        place = units[(number + at) % len(units)]
        raw.execute("INSERT INTO activity_unit VALUES (?, ?)", (number, place))
    for measure in measures:
        raw.execute("INSERT INTO activity_enrolled VALUES (?, ?, ?)", (number, measure, number % 7))


def _floor(days: tuple[str, str]) -> Callable[[Path], Side]:
    def make(folder: Path) -> Side:
        from sqlcipher3 import dbapi2

        raw = dbapi2.connect(f"file:{folder / LOG}?mode=ro", uri=True)
        params = {"first": days[0], "last": days[1]}

        def work() -> Any:
            return [raw.execute(sql, params).fetchall() for sql in (_MAIN, _UNITS, _ENROLLED)]

        return Side(work, lambda found: [row[0] for row in found[0]])

    return make


def _ours(days: tuple[str, str]) -> Callable[[Path], Side]:
    def make(folder: Path) -> Side:
        from bhdesk.domain.activity_list import Filter
        from bhdesk.services import activities
        from tests.bench import office

        store = office.opened(folder / LOG)
        wanted = Filter(date.fromisoformat(days[0]), date.fromisoformat(days[1]))
        return Side(
            lambda: activities.listed(store, wanted), lambda found: [item.id for item in found]
        )

    return make


def _files_floor(folder: Path) -> Side:
    from sqlcipher3 import dbapi2

    raw = dbapi2.connect(f"file:{folder / LOG}?mode=ro", uri=True)
    return Side(lambda: dict(raw.execute(_COUNTS).fetchall()))


def _files_ours(folder: Path) -> Side:
    from bhdesk.services import attachments
    from tests.bench import office

    store = office.opened(folder / LOG)
    return Side(lambda: attachments.counts(store))


floor_of_year = _floor(_YEAR)
ROWS = (
    Row("log", "5,000 activities with units and enrolments", 2.5, _floor(_YEAR), _ours(_YEAR)),
    Row("log-month", "A month of those, activities.listed", 2.5, _floor(_JUNE), _ours(_JUNE)),
    Row("log-files", "2,000 attachments counted", 1.5, _files_floor, _files_ours),
)
