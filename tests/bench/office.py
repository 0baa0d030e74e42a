"""The office every row is measured on: 30 villages × 20 measures × 10 years = 72,000 facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk import paths, sample
from bhdesk.domain.frame import Office
from bhdesk.domain.periods import Month
from bhdesk.domain.places import UnitDraft
from bhdesk.services import office
from bhdesk.services.office import Setup
from bhdesk.store import sqlite
from tests.bench.names import BIG, BUILT_IN, GRID_KEY, KEYS, SAMPLE, VILLAGES, YEARS

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.store.engine import Store

LAST = Month(2026, 12)
FIRST = Month(LAST.year - YEARS + 1, 1)
ACTOR = "Đo tốc độ"
__all__ = ["BIG", "GRID_KEY", "LAST", "SAMPLE", "build", "opened"]

_PLAN = """
format = "bhdesk-plan"
format_version = 1
[plan]
id = "bench"
title = "Kế hoạch để đo tốc độ"
issuer = "Ủy ban nhân dân xã"
issuer_kind = "commune_ubnd"
scope = "commune"
date = 2026-01-12
[period]
kind = "year"
start = 2026-01-01
end = 2026-12-31
[[level]]
rank = 2
key = "commune"
kind = "commune"
name_vi = "xã"
role = "issuer"
[[level]]
rank = 3
key = "village"
kind = "locality"
name_vi = "thôn"
locality_kinds = ["thon"]
role = "leaf"
allocates = [{keys}]
"""
_INDICATOR = """
[[indicator]]
key = "{key}"
name_vi = "Chỉ tiêu {key}"
measure = "count"
nature = "stock"
unit = "person"
direction = "at_least"
"""
_FIGURE = (
    "INSERT INTO figure (month, unit_id, measure_id, opening, new, resumed, lapsed, closing)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)


def build(folder: Path) -> None:
    """Both files, closed: the large one and the sample of the program."""
    _build_big(folder / BIG)
    made = sample.build_binh_minh(folder / SAMPLE, paths.migrations_dir(), paths.resources_dir())
    made.close()


def opened(path: Path) -> Store:
    return office.open_file(path, ACTOR, paths.migrations_dir(), path.parent / "backups")


def _build_big(path: Path) -> None:
    text = _PLAN.format(keys=", ".join(f'"{key}"' for key in KEYS))
    text += "".join(_INDICATOR.format(key=key) for key in KEYS[len(BUILT_IN) :])
    units = tuple(UnitDraft(f"Thôn {number}", "thon") for number in range(1, VILLAGES + 1))
    setup = Setup(text, Office(name="xã Đo Tốc Độ"), units)
    store = office.create(path, setup, ACTOR, paths.migrations_dir())
    ids = office.frame(store).unit_ids
    store.close()
    raw = sqlite.connect(path)
    raw.execute("BEGIN IMMEDIATE")
    raw.executemany("INSERT INTO measure (key) VALUES (?)", [(key,) for key in KEYS])
    numbers = dict(raw.execute("SELECT key, id FROM measure"))
    measures = [numbers[key] for key in KEYS]
    raw.executemany(_FIGURE, _figures(ids, measures))
    _write_targets(raw, ids, measures)
    raw.execute("COMMIT")
    sqlite.checkpoint(raw)
    raw.close()


def _figures(units: tuple[int, ...], measures: list[int]) -> list[tuple[int, ...]]:
    rows, closings = [], {}
    for at, month in enumerate(FIRST.through(LAST)):
        for unit in units:
            for measure in measures:
                opening = closings.get((unit, measure), 60 + unit * 7 % 50 + measure * 11 % 300)
                new, resumed, lapsed = (at + unit) % 5 + 1, (at + measure) % 3, (unit + at) % 4
                closing = closings[unit, measure] = opening + new + resumed - lapsed
                rows.append((month.key, unit, measure, opening, new, resumed, lapsed, closing))
    return rows


def _write_targets(raw: sqlite.Connection, units: tuple[int, ...], measures: list[int]) -> None:
    for sheet, measure in enumerate(measures, 1):
        raw.execute(
            "INSERT INTO target_sheet (id, year, measure_id, effective_from, total)"
            " VALUES (?, ?, ?, ?, ?)",
            (sheet, LAST.year, measure, f"{LAST.year}-01-01", 400 * VILLAGES),
        )
        raw.executemany(
            "INSERT INTO target_row (sheet_id, unit_id, value) VALUES (?, ?, ?)",
            [(sheet, unit, 350 + unit * 13 % 97) for unit in units],
        )
