"""Who changed a figure, when, from what to what, and by which file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.counts import PART_WORDS, Part
from bhdesk.store import figures, past_rows, reads

if TYPE_CHECKING:
    from bhdesk.domain.periods import Month, Period
    from bhdesk.store.engine import Store

_LATE = "late_payment_amount"
_WORDS = {part.value: words for part, words in PART_WORDS.items()} | {
    "note": "Ghi chú",
    "reason": "Nguyên nhân",
    "late": "Số tiền chậm đóng",
    "receivable": "Số phải thu",
    "employers": "Đơn vị chậm đóng",
}


@dataclass(frozen=True, slots=True)
class Past:
    """One change of one cell. `field` is a Part's value, "note", "reason", or a field of a debt.

    None is blank.

    `at` is YYYY-MM-DDTHH:MM:SS; `file` the name of the file it came from, "" when it was typed.
    """

    batch: int
    at: str
    who: str
    what: str
    field: str
    old: str | None
    new: str | None
    file: str = ""

    @property
    def words(self) -> str:
        """The cell's name in Vietnamese."""
        return _WORDS.get(self.field, self.field)


def of_peak(store: Store, when: Month, measure: str, unit: int) -> tuple[Past, ...]:
    """Every change of what a place was given to win, and won day by day, newest first."""
    with store.read() as db:
        rows = past_rows.of_peak(db, when, unit, measure)
    found = []
    for batch, at, who, what, ref, old, new in rows:
        first = ref.partition("/")[0]
        is_target = first == str(when.key)
        named = "Chỉ tiêu tháng" if is_target else f"Ngày {text.short_day(_day(first))}"
        if (old or None) != (new or None):
            found.append(Past(batch, at, who, what, named, old or None, new or None))
    return tuple(found)


def of_collected(
    store: Store, when: Month, measure: str, body: int, member: int | None = None
) -> tuple[Past, ...]:
    """Every change of an agent's (None: the organisation's own) figures of a month."""
    with store.read() as db:
        rows = past_rows.of_collected(db, when, body, member, measure)
        names = {str(unit.id): unit.name for unit in reads.units(db)}
    found = []
    for (batch, at, who, what, field, old, new), row in rows:
        named = "Chỉ tiêu" if field == "target" else "Kết quả"
        if row.get("week"):
            named += f" tuần {text.short_day(_day(row['week']))}"
        elif row.get("unit_id"):
            named += f" – {names.get(row['unit_id'], '')}"
        if (old or None) != (new or None):
            found.append(Past(batch, at, who, what, named, old or None, new or None))
    return tuple(found)


def _day(stored: str) -> date:
    return date.fromisoformat(stored)


def of_figure(
    store: Store, unit: int, measure: str, month: Month, part: Part | None = None
) -> tuple[Past, ...]:
    """Every change of a unit's figures of one measure and month, newest first; of one part only.

    Raises UserError indicator.unknown.
    """
    with store.read() as db:
        key = reads.frame(db, month.last_day).measure(measure).key
        number = db.value("SELECT id FROM measure WHERE key = :key", key=key)
        if number is None:
            return ()
        rows = db.all(
            "SELECT h.batch_id, b.at, b.actor, b.what, h.entity, h.field, h.old, h.new,"
            " COALESCE((SELECT MAX(i.name) FROM import_file i WHERE i.batch_id = b.id),"
            "  (SELECT MAX(s.new) FROM history s WHERE s.batch_id = b.id AND s.entity = h.entity"
            "   AND s.ref = h.ref AND s.field = 'source'), '')"  # done again, the file comes back
            " FROM history h JOIN batch b ON b.id = h.batch_id"
            " WHERE h.entity IN ('figure', 'reason') AND h.ref = :ref ORDER BY h.id DESC",
            ref=figures.ref_of((month.key, unit, int(number))),
        )
    found = []
    for batch, at, who, what, entity, field, old, new, file in rows:
        name = {"text": "reason"}.get(field, "") if entity == "reason" else field
        is_wanted = name == part.value if part else name in _WORDS
        if is_wanted and (old or None) != (new or None):
            found.append(Past(batch, at, who, what, name, old or None, new or None, file))
    return tuple(found)


def of_debt(store: Store, quarter: Period) -> tuple[Past, ...]:
    """Every change of what is typed of late payment in a quarter, newest first."""
    month = quarter.last
    with store.read() as db:
        frame = reads.frame(db, month.last_day)
        rate = next((one for one in frame.plan.indicators if one.numerator == _LATE), None)
        number = db.value("SELECT id FROM measure WHERE key = :key", key=_LATE)
        receivable = f"{rate.denominator if rate else ''}/{frame.office_id}/{month.last_day}"
        refs = {
            ("figure", "closing"): (
                figures.ref_of((month.key, frame.office_id, int(number))) if number else "", "late",
            ),
            ("base", "value"): (receivable, "receivable"),
            ("late_employers", "value"): (str(month.key), "employers"),
        }  # fmt: skip
        rows = db.all(
            "SELECT h.batch_id, b.at, b.actor, b.what, h.entity, h.ref, h.field, h.old, h.new"
            " FROM history h JOIN batch b ON b.id = h.batch_id"
            " WHERE h.ref IN (:late, :receivable, :employers) ORDER BY h.id DESC",
            late=refs["figure", "closing"][0], receivable=receivable, employers=str(month.key),
        )  # fmt: skip
    found = []
    for batch, at, who, what, entity, ref, field, old, new in rows:
        known, name = refs.get((entity, field), ("", ""))
        if ref == known and (old or None) != (new or None):
            found.append(Past(batch, at, who, what, name, old or None, new or None))
    return tuple(found)
