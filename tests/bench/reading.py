"""Rows: the grid of a month, all counts of a month, year to date with ranking."""

# ruff: noqa: PLC0415 - a side loads only what it needs, since its memory is told
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.bench.measure import Row, Side

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_GRID = """
SELECT u.id, u.key, u.name, u.kind, u.position,
  f.opening, f.new, f.resumed, f.lapsed, f.moved_in, f.moved_out, f.died, f.switched, f.closing,
  f.opening_typed, f.closing_typed, p.closing, s.closing, a.closing, t.value,
  y.new
FROM unit u
LEFT JOIN figure f ON f.month = 202612 AND f.unit_id = u.id AND f.measure_id = :measure
LEFT JOIN figure p ON p.month = 202611 AND p.unit_id = u.id AND p.measure_id = :measure
LEFT JOIN figure s ON s.month = 202512 AND s.unit_id = u.id AND s.measure_id = :measure
LEFT JOIN figure a ON a.month = 202512 AND a.unit_id = u.id AND a.measure_id = :measure
LEFT JOIN (SELECT unit_id, SUM(new) AS new FROM figure
  WHERE measure_id = :measure AND month BETWEEN 202601 AND 202612 GROUP BY unit_id) y
  ON y.unit_id = u.id
LEFT JOIN target_sheet ts ON ts.measure_id = :measure AND ts.year = 2026
LEFT JOIN target_row t ON t.sheet_id = ts.id AND t.unit_id = u.id
WHERE NOT u.is_office ORDER BY u.position
"""
_MONTH = """
SELECT f.unit_id, m.key, f.opening, f.new, f.resumed, f.lapsed, f.moved_in, f.moved_out, f.died,
  f.switched, f.closing, f.opening_typed, f.closing_typed
FROM figure f JOIN measure m ON m.id = f.measure_id WHERE f.month = 202612
"""
_YEAR = """
WITH year AS (
  SELECT unit_id, measure_id, SUM(new) AS new, SUM(resumed) AS resumed, SUM(lapsed) AS lapsed,
    MAX(CASE WHEN month = 202612 THEN closing END) AS closing
  FROM figure WHERE month BETWEEN 202601 AND 202612 GROUP BY unit_id, measure_id)
SELECT y.unit_id, m.key, y.new, y.resumed, y.lapsed, y.closing,
  RANK() OVER (PARTITION BY y.measure_id ORDER BY y.closing * 1.0 / t.value DESC)
FROM year y JOIN measure m ON m.id = y.measure_id
JOIN target_sheet s ON s.measure_id = y.measure_id AND s.year = 2026
JOIN target_row t ON t.sheet_id = s.id AND t.unit_id = y.unit_id
"""


def _raw(folder: Path, sql: str, **params: object) -> Callable[[], Any]:
    from sqlcipher3 import dbapi2

    from tests.bench.names import BIG

    raw = dbapi2.connect(f"file:{folder / BIG}?mode=ro", uri=True)
    return lambda: raw.execute(sql, params).fetchall()


def _grid_floor(folder: Path) -> Side:
    from tests.bench.names import GRID_KEY

    measure = _raw(folder, "SELECT id FROM measure WHERE key = :key", key=GRID_KEY)()[0][0]
    return Side(_raw(folder, _GRID, measure=measure))


def _grid_ours(folder: Path) -> Side:
    from bhdesk.services import counts
    from tests.bench import office

    store = office.opened(folder / office.BIG)
    return Side(lambda: counts.grid(store, office.LAST, office.GRID_KEY), _plain_grid)


def _plain_grid(grid: Any) -> list[tuple[object, ...]]:
    return [
        (
            *(getattr(row.unit, name) for name in ("id", "key", "name", "kind", "position")),
            *row.count,
            row.previous,
            row.line.figures.start,
            row.line.figures.year_ago,
            row.line.target,
            row.line.figures.ytd_new,
        )
        for row in grid.rows
    ]


def _month_floor(folder: Path) -> Side:
    return Side(_raw(folder, _MONTH), sorted)


def _month_ours(folder: Path) -> Side:
    from bhdesk.store import reads
    from tests.bench import office

    store = office.opened(folder / office.BIG)

    def work() -> Any:
        with store.read() as db:
            return reads.month_counts(db, office.LAST)

    def plain(found: Any) -> list[tuple[object, ...]]:
        rows = found.items()
        return sorted((*key, *row) for key, row in rows)

    return Side(work, plain)


def _year_floor(folder: Path) -> Side:
    return Side(_raw(folder, _YEAR), sorted)


def _year_ours(folder: Path) -> Side:
    from bhdesk.domain import board, board_building
    from bhdesk.store import boards, reads, sheets
    from tests.bench import office

    store = office.opened(folder / office.BIG)

    def work() -> Any:
        with store.read() as db:
            frame = reads.frame(db, office.LAST.last_day)
            valid = sheets.valid_targets(db, frame, office.LAST.last_day)
            source = boards.source(db, frame, office.LAST, valid)
        made = board_building.build(source)
        return [
            board.rank(made.line(unit, measure.key) for unit in frame.unit_ids)
            for measure in frame.measures
        ]

    def plain(found: Any) -> list[tuple[object, ...]]:
        return sorted(
            (line.unit, line.measure, *_sums(line.figures), line.closing, place)
            for ranking in found
            for place, line in ranking
        )

    return Side(work, plain)


def _sums(figures: Any) -> tuple[object, ...]:
    return figures.ytd_new, figures.ytd_resumed, figures.ytd_lapsed


ROWS = (
    Row(
        "grid", "Month grid, 30 villages of one measure, counts.grid", 2.0, _grid_floor, _grid_ours
    ),
    Row("month", "Month's 30×20 counts, reads.month_counts", 2.0, _month_floor, _month_ours),
    Row("year", "Year to date, targets and ranking, 30×20", 1.2, _year_floor, _year_ours),
)
