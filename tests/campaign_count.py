"""The campaign counted again from the tables of the data file, by SQL of its own."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bhdesk.store.engine import Store

SPANS = {
    "2026-05": (date(2026, 5, 1), date(2026, 5, 31)),
    "2026-06": (date(2026, 6, 1), date(2026, 6, 30)),
    "2026-Q2": (date(2026, 4, 1), date(2026, 6, 30)),
}


@dataclass(frozen=True, slots=True)
class Held:
    """What was held in a period, review meetings aside; sums of what was written down."""

    kinds: dict[str, int]
    sums: dict[str, int]
    enrolled: dict[str, int]
    reviews: int

    @property
    def number(self) -> int:
        return sum(self.kinds.values())


def sql(store: Store, query: str, **values: object) -> list[tuple[Any, ...]]:
    with store.read() as db:
        return [tuple(row) for row in db.all(query, **values)]


def held(store: Store, period: str) -> Held:
    """By plain SQL over the log."""
    first, last = (day.isoformat() for day in SPANS[period])
    span = "a.state = 'held' AND a.deleted_at IS NULL AND a.day BETWEEN :first AND :last"
    kinds = dict(
        sql(store, f"SELECT a.kind, COUNT(*) FROM activity a WHERE {span} GROUP BY a.kind",
            first=first, last=last)
    )  # fmt: skip
    reviews = kinds.pop("review_meeting", 0)
    ((invited, attended, consulted, minutes),) = sql(
        store,
        "SELECT SUM(invited), SUM(attended), SUM(consulted), SUM(minutes) FROM activity a"
        f" WHERE {span} AND a.kind <> 'review_meeting'",
        first=first, last=last,
    )  # fmt: skip
    enrolled = dict(
        sql(
            store,
            "SELECT m.key, SUM(e.value) FROM activity a JOIN activity_enrolled e"
            " ON e.activity_id = a.id JOIN measure m ON m.id = e.measure_id"
            f" WHERE {span} AND a.kind <> 'review_meeting' GROUP BY m.key",
            first=first, last=last,
        )
    )  # fmt: skip
    sums = {"invited": invited, "attended": attended, "consulted": consulted, "minutes": minutes}
    known = {part: value for part, value in sums.items() if value is not None}
    return Held(kinds, known, {k: v for k, v in enrolled.items() if v}, reviews)


def conferences(store: Store, period: str) -> Counter[int]:
    """Customer conferences held by month of the year, up to the end of the period."""
    rows = sql(
        store,
        "SELECT CAST(SUBSTR(day, 6, 2) AS INTEGER), COUNT(*) FROM activity"
        " WHERE kind = 'customer_conference' AND state = 'held' AND deleted_at IS NULL"
        " AND day BETWEEN '2026-01-01' AND :last GROUP BY 1",
        last=SPANS[period][1].isoformat(),
    )
    return Counter(dict(rows))


def tasks(store: Store, period: str) -> dict[str, int]:
    """As they stood on the last day: what came later is as if it had not been."""
    first, last = SPANS[period]
    moves: dict[int, list[tuple[date, date]]] = {}
    for number, day, old in sql(store, "SELECT task_id, day, old_due FROM task_move ORDER BY id"):
        moves.setdefault(number, []).append((date.fromisoformat(day), date.fromisoformat(old)))
    found: Counter[str] = Counter(given=0, in_time=0, late=0, open=0, overdue=0, moved=0)
    for number, given, due, done in sql(
        store,
        "SELECT id, assigned_on, due, done_on FROM task"
        " WHERE state IN ('active', 'done') AND assigned_on <= :last"
        " AND (done_on IS NULL OR done_on >= :first)",
        first=first.isoformat(), last=last.isoformat(),
    ):  # fmt: skip
        assert given
        later = [old for day, old in moves.get(number, []) if day > last]
        limit = later[0] if later else date.fromisoformat(due)
        finished = date.fromisoformat(done) if done else None
        found["given"] += 1
        found["moved"] += any(first <= day <= last for day, _ in moves.get(number, []))
        if finished is not None and finished <= last:
            found["late" if finished > limit else "in_time"] += 1
        else:
            found["overdue" if last > limit else "open"] += 1
    return dict(found)


def open_obstacles(store: Store, period: str) -> int:
    """Those raised by the end of the period and not answered by then."""
    ((number,),) = sql(
        store,
        "SELECT COUNT(*) FROM obstacle WHERE raised_on <= :last"
        " AND (answered_on IS NULL OR answered_on > :last)",
        last=SPANS[period][1].isoformat(),
    )
    return int(number)


def agents(store: Store, period: str, measure: str) -> dict[str, tuple[int, int]]:
    """Target and result of all agents of each organisation by its name."""
    first, last = (day.year * 100 + day.month for day in SPANS[period])
    rows = sql(
        store,
        "SELECT b.name, SUM(c.target), SUM(c.result) FROM collected c"
        " JOIN body b ON b.id = c.body_id JOIN measure m ON m.id = c.measure_id"
        " WHERE c.member_id IS NOT NULL AND c.month BETWEEN :first AND :last AND m.key = :measure"
        " GROUP BY b.id, b.name",
        first=first, last=last, measure=measure,
    )  # fmt: skip
    return {name: (target, result) for name, target, result in rows}


def schools(store: Store, period: str) -> tuple[int, int, int, list[str]]:
    """Pupils that need a card, those with one, the missing, and the schools below 100 %."""
    first, last = (day.year * 100 + day.month for day in SPANS[period])
    rows = sql(
        store,
        "SELECT s.name, c.pupils - c.other_cards, c.own_cards FROM school_count c"
        " JOIN school s ON s.id = c.school_id WHERE c.month ="
        " (SELECT MAX(month) FROM school_count WHERE month BETWEEN :first AND :last)",
        first=first, last=last,
    )  # fmt: skip
    base, cards = sum(row[1] for row in rows), sum(row[2] for row in rows)
    return base, cards, base - cards, [name for name, need, have in rows if have < need]


def members(store: Store, kind: str, on: date) -> int:
    """Who serves in the bodies of a kind on a day."""
    ((number,),) = sql(
        store,
        "SELECT COUNT(*) FROM member m JOIN body b ON b.id = m.body_id WHERE b.kind = :kind"
        " AND COALESCE(b.valid_from, :day) <= :day AND COALESCE(b.valid_to, :day) >= :day"
        " AND COALESCE(m.valid_from, :day) <= :day AND COALESCE(m.valid_to, :day) >= :day",
        kind=kind, day=on.isoformat(),
    )  # fmt: skip
    return int(number)
