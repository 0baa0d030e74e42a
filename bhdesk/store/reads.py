"""Questions to the data file in portable SQL; answers are domain values, never a library's rows."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from bhdesk.domain import catalogue, plan_text
from bhdesk.domain.counts import Count, Part
from bhdesk.domain.errors import StoreProblem
from bhdesk.domain.frame import Frame, Office, Signer
from bhdesk.domain.places import FormerName, Unit
from bhdesk.domain.plan_position import Position, position

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.periods import Month
    from bhdesk.domain.plans import Plan
    from bhdesk.store.transaction import Reading, Row

_COUNT = (
    f"{', '.join(f'f.{part.value}' for part in Part)}, f.opening_typed, f.closing_typed"
    " FROM figure f JOIN measure m ON m.id = f.measure_id WHERE"
)


def day(stored: str | None) -> date | None:
    """A day as the driver hands it over: ISO text, or None where none is kept."""
    return None if stored is None else date.fromisoformat(stored)


def settings(db: Reading) -> dict[str, str]:
    """Every setting by its key."""
    return dict(db.all("SELECT key, value FROM setting"))


def office(db: Reading) -> Office:
    """The letterhead and habits of the office; a setting never written has its default."""
    return _office(settings(db))


def _office(stored: Mapping[str, str]) -> Office:
    known: dict[str, Any] = {
        item.name: stored[item.name] for item in fields(Office) if item.name in stored
    }
    cut_off = int(known.pop("cut_off_day", "") or 0)
    return Office(**known, cut_off_day=cut_off)


def active_plan_source(db: Reading) -> str:
    """The plan file's own text; raises StoreProblem store.no_plan when the file holds none."""
    found: str | None = db.value("SELECT text FROM plan WHERE is_active")
    if found is None:
        raise StoreProblem("store.no_plan")
    return found


def plan(db: Reading) -> Plan:
    """The plan the office works by; raises StoreProblem store.no_plan, store.bad_plan."""
    return _usable(active_plan_source(db))


def _usable(source: str) -> Plan:
    found, _ = plan_text.read(source)
    if found is None:
        raise StoreProblem("store.bad_plan")
    return found


def units(db: Reading, on: date | None = None) -> tuple[Unit, ...]:
    """The units in their order; with `on`, only those of that day, as they were called then."""
    rows = db.all(
        "SELECT id, key, name, kind, position, valid_from, valid_to FROM unit"
        " WHERE NOT is_office ORDER BY position, id"
    )
    former = _former_names(db, on) if on else {}
    found = [
        Unit(
            number, key, *former.get(number, (name, kind)), at,
            valid_from=day(start), valid_to=day(end),
        )
        for number, key, name, kind, at, start, end in rows
    ]  # fmt: skip
    return tuple(unit for unit in found if on is None or unit.exists_on(on))


def _former_names(db: Reading, on: date) -> dict[int, tuple[str, str]]:
    """The name and kind on a day of each unit that was renamed after it."""
    rows = db.all(
        "SELECT unit_id, name, kind FROM unit_name WHERE valid_to >= :on ORDER BY valid_to DESC",
        on=on.isoformat(),
    )
    return {unit: (name, kind) for unit, name, kind in rows}  # the earliest end comes last


def former_names(db: Reading) -> tuple[FormerName, ...]:
    """Every name that a unit had before its present one, oldest first."""
    rows = db.all("SELECT unit_id, name, valid_to FROM unit_name ORDER BY valid_to, unit_id")
    return tuple(FormerName(unit, name, date.fromisoformat(end)) for unit, name, end in rows)


def office_id(db: Reading) -> int:
    """The number of the unit that is the office itself."""
    return int(db.value("SELECT id FROM unit WHERE is_office") or 0)


def frame(db: Reading, on: date | None = None) -> Frame:
    """Who the office is, its plan, its units on that day and what it counts.

    Raises StoreProblem store.no_plan, store.bad_plan.
    """
    stored = settings(db)
    the_plan, where, known = _counted(
        active_plan_source(db),
        stored.get("office_unit", ""),
        has_own_units=stored.get("has_own_units") == "1",
    )
    return Frame(_office(stored), office_id(db), the_plan, where, units(db, on), known)


@lru_cache(maxsize=4)
def _counted(
    source: str, office_unit: str, *, has_own_units: bool
) -> tuple[Plan, Position, tuple[Measure, ...]]:
    """Worked out once for the same text: every read and every save asks for it."""
    the_plan = _usable(source)
    where = position(the_plan, has_own_units=has_own_units, office_name_key=office_unit)
    return the_plan, where, catalogue.measures(the_plan, where)


def last_batch(db: Reading) -> int:
    """The number of the newest batch; 0 in a new file."""
    return int(db.value("SELECT MAX(id) FROM batch") or 0)


def signers(db: Reading) -> tuple[Signer, ...]:
    """Those who sign, in their order, the retired ones included."""
    rows = db.all(
        "SELECT id, name, post, authority, second_post, is_active FROM signer ORDER BY position, id"
    )
    return tuple(
        Signer(number, name, post, authority, second_post, bool(active))
        for number, name, post, authority, second_post, active in rows
    )


def month_counts(db: Reading, month: Month) -> dict[tuple[int, str], Count]:
    """Every stored count of a month by (unit id, measure key)."""
    rows = db.all(f"SELECT f.unit_id, m.key, {_COUNT} f.month = :month", month=month.key)
    return {(unit, key): _count(cells) for unit, key, *cells in rows}


def filled(db: Reading, first: Month, last: Month) -> dict[int, frozenset[tuple[int, str]]]:
    """Which (unit id, measure key) have a closing, by month key."""
    rows = db.all(
        "SELECT f.month, f.unit_id, m.key FROM figure f JOIN measure m ON m.id = f.measure_id"
        " WHERE f.month BETWEEN :first AND :last AND f.closing IS NOT NULL",
        first=first.key, last=last.key,
    )  # fmt: skip
    found: dict[int, set[tuple[int, str]]] = {}
    for month, unit, key in rows:
        found.setdefault(month, set()).add((unit, key))
    return {month: frozenset(pairs) for month, pairs in found.items()}


def stored_count(db: Reading, month: Month, unit: int, measure: str) -> Count | None:
    """The stored count of one unit and measure, or None."""
    row = db.one(
        f"SELECT {_COUNT} f.month = :month AND f.unit_id = :unit AND m.key = :measure",
        month=month.key, unit=unit, measure=measure,
    )  # fmt: skip
    return None if row is None else _count(row)


def counts_between(
    db: Reading, measure: str, first: Month, last: Month
) -> dict[tuple[int, int], Count]:
    """Every stored count of one measure by (unit id, month key) over a span of months."""
    rows = db.all(
        f"SELECT f.unit_id, f.month, {_COUNT} f.month BETWEEN :first AND :last"
        " AND m.key = :measure",
        first=first.key, last=last.key, measure=measure,
    )  # fmt: skip
    return {(unit, month): _count(cells) for unit, month, *cells in rows}


def _count(cells: Row | list[Any]) -> Count:
    """From the columns of _COUNT: one for each Part, then the two flags (0 and 1 to the driver)."""
    return Count._make(cells)
