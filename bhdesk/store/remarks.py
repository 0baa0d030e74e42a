"""Words beside figures: a note on a cell, the reason of a shortfall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.store import figures, records

if TYPE_CHECKING:
    from bhdesk.domain.periods import Month
    from bhdesk.store.transaction import Reading, Writing


def notes(db: Reading, month: Month) -> dict[tuple[int, str], str]:
    """The notes of a month by (unit id, measure key)."""
    rows = db.all(
        "SELECT f.unit_id, m.key, f.note FROM figure f JOIN measure m ON m.id = f.measure_id"
        " WHERE f.month = :month AND f.note <> ''",
        month=month.key,
    )
    return {(unit, key): note for unit, key, note in rows}


def reasons(db: Reading, month: Month) -> dict[tuple[int, str], str]:
    """Why a unit falls short, by (unit id, measure key)."""
    rows = db.all(
        "SELECT r.unit_id, m.key, r.text FROM reason r JOIN measure m ON m.id = r.measure_id"
        " WHERE r.month = :month",
        month=month.key,
    )
    return {(unit, key): words for unit, key, words in rows}


def reasons_between(db: Reading, first: Month, last: Month) -> dict[tuple[int, str], str]:
    """The latest reason of each unit and measure in a span of months."""
    rows = db.all(
        "SELECT r.unit_id, m.key, r.text FROM reason r JOIN measure m ON m.id = r.measure_id"
        " WHERE r.month BETWEEN :first AND :last ORDER BY r.month",
        first=first.key, last=last.key,
    )  # fmt: skip
    return {(unit, key): words for unit, key, words in rows}


def put_note(db: Writing, month: Month, unit: int, measure: str, words: str) -> None:
    """Write the note of one cell; "" takes it out, and the row with it when nothing else is in."""
    key = (month.key, unit, records.measure_id(db, measure))
    figures.save(db, key, note=words)
    figures.drop_empty(db, [key])


def put_reason(db: Writing, month: Month, unit: int, measure: str, words: str) -> None:
    """Write why a unit falls short in a month; "" takes the reason out."""
    number = records.measure_id(db, measure)
    key = {"month": month.key, "unit_id": unit, "measure_id": number}
    ref = f"{month.key}/{unit}/{number}"
    if words:
        records.upsert(db, "reason", key, {"text": words}, ref=ref)
    else:
        records.delete(db, "reason", key, ref=ref)
