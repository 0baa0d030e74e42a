"""Questions to the data file in portable SQL; answers are domain values, never rows of a library."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Protocol

from bhdesk.domain import catalogue, plan_text
from bhdesk.domain.board import Base, Figures, Source
from bhdesk.domain.counts import Count, Part
from bhdesk.domain.errors import StoreProblem
from bhdesk.domain.frame import Frame, Office, Signer
from bhdesk.domain.periods import Month
from bhdesk.domain.places import Unit
from bhdesk.domain.plans import Plan, position

if TYPE_CHECKING:
    from collections.abc import Mapping

PARTS = tuple(part.value for part in Part)


class Db(Protocol):
    """What a reading and a writing transaction have in common."""

    def all(self, sql: str, **params: object) -> list[tuple[object, ...]]: ...

    def one(self, sql: str, **params: object) -> tuple[object, ...] | None: ...

    def value(self, sql: str, **params: object) -> object: ...


def day(stored: object) -> date | None:
    """A date column as the bare driver (ISO text) or SQLAlchemy (date) hands it over."""
    if stored is None or isinstance(stored, date):
        return stored
    return date.fromisoformat(str(stored))


def _int(stored: object) -> int | None:
    return None if stored is None else int(str(stored))


def settings(db: Db) -> dict[str, str]:
    return {str(key): str(value or "") for key, value in db.all("SELECT key, value FROM setting")}


def office(db: Db) -> Office:
    stored = settings(db)
    known = {item.name: stored[item.name] for item in fields(Office) if item.name in stored}
    cut_off = int(known.pop("cut_off_day", "0") or 0)
    return Office(**known, cut_off_day=cut_off)  # type: ignore[arg-type]


def active_plan_source(db: Db) -> str:
    """The plan file's own text; raises StoreProblem store.no_plan when the file holds none."""
    found = db.value("SELECT text FROM plan WHERE is_active")
    if found is None:
        raise StoreProblem("store.no_plan")
    return str(found)


def plan(db: Db) -> Plan:
    found, _ = plan_text.read(active_plan_source(db))
    if found is None:
        raise StoreProblem("store.bad_plan")
    return found


def units(db: Db, on: date | None = None) -> tuple[Unit, ...]:
    """The units in their order; with `on`, only those that exist on that day."""
    rows = db.all(
        "SELECT id, key, name, kind, position, is_office, valid_from, valid_to FROM unit"
        " WHERE NOT is_office ORDER BY position, id"
    )
    found = (
        Unit(_int(i) or 0, str(k), str(n), str(kind), _int(p) or 0, bool(o), day(start), day(end))
        for i, k, n, kind, p, o, start, end in rows
    )
    return tuple(
        unit
        for unit in found
        if on is None
        or (
            (unit.valid_from is None or unit.valid_from <= on)
            and (unit.valid_to is None or unit.valid_to >= on)
        )
    )


def office_id(db: Db) -> int:
    return _int(db.value("SELECT id FROM unit WHERE is_office")) or 0


def frame(db: Db, on: date | None = None) -> Frame:
    """Who the office is, its plan, its units on that day and what it counts."""
    the_plan = plan(db)
    stored = settings(db)
    where = position(
        the_plan,
        has_own_units=stored.get("has_own_units") == "1",
        office_name_key=stored.get("office_unit", ""),
    )
    known = catalogue.measures(the_plan, where)
    return Frame(office(db), office_id(db), the_plan, where, units(db, on), known)


def signers(db: Db) -> tuple[Signer, ...]:
    rows = db.all(
        "SELECT id, name, post, authority, second_post, is_active FROM signer ORDER BY position, id"
    )
    return tuple(
        Signer(
            _int(i) or 0,
            str(name),
            str(post),
            str(authority or ""),
            str(second or ""),
            bool(active),
        )
        for i, name, post, authority, second, active in rows
    )


def bases(db: Db, on: date) -> dict[tuple[int, str], Base]:
    """The denominators valid on a day by (unit id, key): the latest `as_of` not after it (R02)."""
    rows = db.all(
        "SELECT b.unit_id, b.key, b.value, b.as_of, b.source FROM base b WHERE b.as_of ="
        " (SELECT MAX(x.as_of) FROM base x WHERE x.key = b.key AND x.unit_id = b.unit_id AND x.as_of <= :day)",
        day=on.isoformat(),
    )
    return {
        (_int(unit) or 0, str(key)): Base(_int(value) or 0, day(as_of) or on, str(source or ""))
        for unit, key, value, as_of, source in rows
    }


def office_bases(db: Db, the_frame: Frame, on: date) -> dict[str, Base]:
    """The whole office's denominators: its own, else the sum of its units when every unit has one."""
    known = bases(db, on)
    found: dict[str, Base] = {}
    for key in catalogue.base_keys(the_frame.plan):
        own = known.get((the_frame.office_id, key))
        parts = [known.get((unit, key)) for unit in the_frame.unit_ids]
        if own is not None:
            found[key] = own
        elif parts and all(part is not None for part in parts):
            whole = [part for part in parts if part is not None]
            found[key] = Base(
                sum(part.value for part in whole),
                max(part.as_of for part in whole),
                whole[0].source,
                is_sum=True,
            )
    return found


def month_counts(db: Db, month: Month) -> dict[tuple[int, str], Count]:
    """Every stored count of a month by (unit id, measure key)."""
    rows = db.all(
        f"SELECT f.unit_id, m.key, {', '.join('f.' + part for part in PARTS)},"
        " f.opening_typed, f.closing_typed"
        " FROM figure f JOIN measure m ON m.id = f.measure_id WHERE f.month = :month",
        month=month.key,
    )
    return {(row[0], row[1]): Count(*row[2:-2], bool(row[-2]), bool(row[-1])) for row in rows}  # type: ignore[misc, arg-type]


def around(db: Db, month: Month) -> dict[tuple[int, str], Figures]:
    """Every figure with last month, 31/12 last year, the same month last year and sums since January.

    One scan of the primary key's range for the year, one of the single month a year ago.
    """
    last, start = month.shift(-1).key, Month(month.year - 1, 12).key
    rows = db.all(
        "SELECT f.unit_id, m.key,"
        " MAX(CASE WHEN f.month = :month THEN f.opening END),"
        " MAX(CASE WHEN f.month = :month THEN f.closing END),"
        " MAX(CASE WHEN f.month = :last THEN f.closing END),"
        " MAX(CASE WHEN f.month = :start THEN f.closing END),"
        " MAX(CASE WHEN f.month = :january THEN f.opening END),"
        " MAX(CASE WHEN f.month = :month THEN f.new END),"
        " MAX(CASE WHEN f.month = :month THEN f.resumed END),"
        " MAX(CASE WHEN f.month = :month THEN f.lapsed END),"
        " MAX(CASE WHEN f.month = :last THEN f.new END),"
        " SUM(CASE WHEN f.month > :start THEN f.new END),"
        " SUM(CASE WHEN f.month > :start THEN f.resumed END),"
        " SUM(CASE WHEN f.month > :start THEN f.lapsed END)"
        " FROM figure f JOIN measure m ON m.id = f.measure_id"
        " WHERE f.month BETWEEN :start AND :month GROUP BY f.unit_id, m.key",
        month=month.key, last=last, start=start, january=Month(month.year, 1).key,
    )  # fmt: skip
    ago = {
        (row[0], row[1]): row[2]
        for row in db.all(
            "SELECT f.unit_id, m.key, f.closing FROM figure f JOIN measure m ON m.id = f.measure_id"
            " WHERE f.month = :month",
            month=month.shift(-12).key,
        )
    }
    found = {}
    for unit, key, opening, closing, previous, at_start, january, *flows in rows:
        begin = at_start if at_start is not None else january
        found[unit, key] = Figures(opening, closing, previous, begin, ago.get((unit, key)), *flows)  # type: ignore[arg-type]
    return found  # type: ignore[return-value]


def closings(db: Db, measure: str, first: Month, last: Month) -> dict[tuple[int, int], int | None]:
    """Closings of one measure by (unit id, month key) over a span of months."""
    rows = db.all(
        "SELECT f.unit_id, f.month, f.closing FROM figure f JOIN measure m ON m.id = f.measure_id"
        " WHERE f.month BETWEEN :first AND :last AND m.key = :measure",
        first=first.key, last=last.key, measure=measure,
    )  # fmt: skip
    return {(_int(unit) or 0, _int(month) or 0): _int(value) for unit, month, value in rows}


def filled(db: Db, first: Month, last: Month) -> dict[int, frozenset[tuple[int, str]]]:
    """Which (unit id, measure key) have a closing, by month key."""
    rows = db.all(
        "SELECT f.month, f.unit_id, m.key FROM figure f JOIN measure m ON m.id = f.measure_id"
        " WHERE f.month BETWEEN :first AND :last AND f.closing IS NOT NULL",
        first=first.key, last=last.key,
    )  # fmt: skip
    found: dict[int, set[tuple[int, str]]] = {}
    for month, unit, key in rows:
        found.setdefault(_int(month) or 0, set()).add((_int(unit) or 0, str(key)))
    return {month: frozenset(pairs) for month, pairs in found.items()}


def month_states(db: Db) -> Mapping[int, str]:
    return {
        _int(month) or 0: str(state)
        for month, state in db.all("SELECT month, state FROM month_state")
    }


def count_of(db: Db, month: Month, unit: int, measure: str) -> Count:
    """The stored count of one unit and measure; blank when there is none."""
    return stored_count(db, month, unit, measure) or Count()


def stored_count(db: Db, month: Month, unit: int, measure: str) -> Count | None:
    row = db.one(
        f"SELECT {', '.join('f.' + part for part in PARTS)}, f.opening_typed, f.closing_typed"
        " FROM figure f JOIN measure m ON m.id = f.measure_id"
        " WHERE f.month = :month AND f.unit_id = :unit AND m.key = :measure",
        month=month.key, unit=unit, measure=measure,
    )  # fmt: skip
    return None if row is None else Count(*row[:-2], bool(row[-2]), bool(row[-1]))  # type: ignore[arg-type]


def counts_between(db: Db, measure: str, first: Month, last: Month) -> dict[tuple[int, int], Count]:
    """Every stored count of one measure by (unit id, month key) over a span of months."""
    rows = db.all(
        f"SELECT f.unit_id, f.month, {', '.join('f.' + part for part in PARTS)},"
        " f.opening_typed, f.closing_typed"
        " FROM figure f JOIN measure m ON m.id = f.measure_id"
        " WHERE f.month BETWEEN :first AND :last AND m.key = :measure",
        first=first.key, last=last.key, measure=measure,
    )  # fmt: skip
    return {(row[0], row[1]): Count(*row[2:-2], bool(row[-2]), bool(row[-1])) for row in rows}  # type: ignore[misc, arg-type]


def closing_of(db: Db, month: Month, unit: int, measure: str) -> int | None:
    found = stored_count(db, month, unit, measure)
    return found.closing if found else None


def board_source(
    db: Db, the_frame: Frame, month: Month, targets: Mapping[tuple[int | None, str], int]
) -> Source:
    """What a board of that month is built from; the office's own rows stand under unit None."""
    stored = around(db, month)
    figures = {
        (None if unit == the_frame.office_id else unit, key): value
        for (unit, key), value in stored.items()
    }
    return Source(
        month,
        the_frame.plan,
        the_frame.where,
        the_frame.measures,
        the_frame.unit_ids,
        figures,
        targets,
        office_bases(db, the_frame, month.last_day),
    )
