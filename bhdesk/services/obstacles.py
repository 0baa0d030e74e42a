"""The register of obstacles: raised, passed to those who can decide, answered (R17)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bhdesk.domain import obstacles, text
from bhdesk.domain.changes import Area, Changes
from bhdesk.domain.errors import UserError
from bhdesk.store import obstacle_book, reads, task_book

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from bhdesk.domain.obstacles import Obstacle, ObstacleState
    from bhdesk.store.engine import Store
    from bhdesk.store.transaction import Reading


def listed(store: Store, states: Collection[ObstacleState] = ()) -> tuple[Obstacle, ...]:
    """The obstacles, oldest first, of some states or of all."""
    with store.read() as db:
        return tuple(one for one in obstacle_book.until(db) if not states or one.state in states)


def _stored(db: Reading, number: int) -> Obstacle:
    found = obstacle_book.obstacle(db, number)
    if found is None:
        raise UserError("obstacle.unknown", id=number)
    return found


def save(
    store: Store, given: Obstacle, expected: Obstacle | None = None
) -> tuple[Changes, int]:
    """Add an obstacle (id 0) or change one; gives its number.

    Raises UserError obstacle.no_text, obstacle.incomplete, obstacle.days, obstacle.unknown,
    obstacle.stale, unit.stale, activity.unknown, text.unprintable.
    """
    with store.write("Ghi khó khăn, vướng mắc") as db:
        old = _stored(db, given.id) if given.id else None
        if old is not None and old != (expected or old):
            raise UserError("obstacle.stale")
        new = replace(
            given,
            text=text.nfc(given.text),
            raised_by=text.nfc(given.raised_by),
            place=text.nfc(given.place),
            passed_to=text.nfc(given.passed_to),
            answer=text.nfc(given.answer),
        )
        for shown in (new.text, new.raised_by, new.place, new.passed_to, new.answer):
            text.refuse_unprintable(shown)
        obstacles.refuse_impossible(new)
        if new.unit is not None and new.unit not in {unit.id for unit in reads.units(db)}:
            raise UserError("unit.stale")
        if new.activity is not None and not task_book.is_meeting(db, new.activity):
            raise UserError("activity.unknown", id=new.activity)
        number = obstacle_book.keep(db, new)
    return Changes.of(Area.OBSTACLES, Area.REPORTS), number


def pass_on(store: Store, number: int, to: str, on: date) -> Changes:
    """It was passed to an office on a day; raises as save()."""
    with store.read() as db:
        found = _stored(db, number)
    return save(store, replace(found, passed_to=to, passed_on=on), found)[0]


def answer(store: Store, number: int, words: str, on: date) -> Changes:
    """An answer came on a day; raises as save()."""
    with store.read() as db:
        found = _stored(db, number)
    return save(store, replace(found, answer=words, answered_on=on), found)[0]


def remove(store: Store, number: int) -> Changes:
    """Take out what was entered by mistake; raises UserError obstacle.unknown."""
    with store.write("Bỏ một khó khăn, vướng mắc") as db:
        _stored(db, number)
        obstacle_book.remove(db, number)
    return Changes.of(Area.OBSTACLES, Area.REPORTS)
