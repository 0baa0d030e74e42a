"""From a number in a report to what it is made of: entries, files, targets, denominators (R14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.counts import FLOWS_IN, FLOWS_OUT, PART_WORDS, Part
from bhdesk.domain.errors import UserError
from bhdesk.store import denominators, reads, sheets, trails

if TYPE_CHECKING:
    from bhdesk.domain.board import Base
    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.counts import Count
    from bhdesk.domain.document import Origin
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.periods import Month
    from bhdesk.domain.plans import Indicator
    from bhdesk.store.engine import Store
    from bhdesk.store.trails import Trail
    from bhdesk.store.transaction import Reading

PLAN_PCT, TARGET, RATE = "plan_pct", "target", "rate"
_FLOWS = (*FLOWS_IN, *FLOWS_OUT)
BY_HAND = "nhập tay"
BY_SUM = "tính từ các số trong tháng"


@dataclass(frozen=True, slots=True)
class Step:
    """One stored figure that a number rests on; `unit` None is the whole office.

    `source` says how it came in: typed, computed, or from which file, when and by whom.
    """

    month: Month
    unit: int | None
    place: str
    measure: str
    part: Part
    value: int | None
    source: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a number is: `sentences` that work it out, `steps` that lead to where it was entered."""

    title: str
    sentences: tuple[str, ...]
    steps: tuple[Step, ...]


def figure(store: Store, origin: Origin) -> Explanation:
    """What a number of a paper is made of, as the data file stands now.

    Raises UserError indicator.unknown, unit.stale.
    """
    with store.read() as db:
        frame = reads.frame(db, origin.period.last.last_day)
        if origin.unit is not None and origin.unit not in frame.unit_ids:
            raise UserError("unit.stale")
        if origin.part == RATE:
            return _rate(db, frame, origin)
        measure = frame.measure(origin.measure)
        if origin.part == TARGET:
            return _target(db, frame, origin, measure)
        if origin.part == PLAN_PCT:
            return _percent(db, frame, origin, measure)
        return _entries(db, frame, origin, measure, Part(origin.part))


def _title(frame: Frame, origin: Origin, name: str, what: str) -> str:
    return f"{name} · {frame.place_name(origin.unit)} · {what} {origin.period.label}"


def _entries(
    db: Reading, frame: Frame, origin: Origin, measure: Measure, part: Part
) -> Explanation:
    title = _title(frame, origin, measure.name, PART_WORDS[part].lower())
    keys = measure.parts or (measure.key,)
    found: list[Step] = []
    for key in keys:
        found += _steps(db, frame, origin, frame.measure(key), part)
    known = [step.value for step in found if step.value is not None]
    blanks = len(found) - len(known)
    said = []
    if len(known) > 1:
        is_short = len(known) <= _MOST_SHOWN
        shown = " + ".join(text.count(v) for v in known) if is_short else f"{len(known)} số"
        said.append(f"{shown} = {text.count(sum(known))}.")
    if blanks:
        said.append(f"Còn {blanks} ô chưa có số.")
    if origin.unit is not None and part is Part.CLOSING and not measure.parts:
        said += _formula(db, origin, measure)
    return Explanation(title, tuple(said), tuple(found))


_MOST_SHOWN = 12


def _steps(db: Reading, frame: Frame, origin: Origin, measure: Measure, part: Part) -> list[Step]:
    """A stock is that of the last month, a flow that of every month; a sum goes by the units."""
    period = origin.period
    is_flow = part in _FLOWS
    first = period.first if is_flow or part is Part.OPENING else period.last
    months = period.months if is_flow else (first,)
    counts = reads.counts_between(db, measure.key, first, period.last)
    sources = trails.last_changes(db, measure.key, part.value, first, period.last)
    if origin.unit is not None:
        places: tuple[int, ...] = (origin.unit,)
    elif measure.is_in_units and (any(unit != frame.office_id for unit, _ in counts) or not counts):
        places = frame.unit_ids
    else:
        places = (frame.office_id,)
    return [
        Step(
            month, None if place == frame.office_id else place,
            frame.place_name(None if place == frame.office_id else place), measure.key, part,
            count.part(part) if (count := counts.get((place, month.key))) else None,
            _source(count, part, sources.get((place, month.key))),
        )
        for month in months
        for place in places
    ]  # fmt: skip


def _source(count: Count | None, part: Part, trail: Trail | None) -> str:
    if count is None or count.part(part) is None:
        return ""
    is_typed = {
        Part.OPENING: count.opening_typed, Part.CLOSING: count.closing_typed,
    }.get(part, True)  # fmt: skip
    if not is_typed:
        return BY_SUM if part is Part.CLOSING else "số cuối kỳ tháng trước"
    if trail is None:
        return BY_HAND
    how = f"tệp {trail.file}" if trail.file else BY_HAND
    at = datetime.fromisoformat(trail.at)
    return " · ".join(word for word in (how, f"{text.day(at)} {at:%H:%M}", trail.who) if word)


def _formula(db: Reading, origin: Origin, measure: Measure) -> list[str]:
    """The month's own sum: "105 + 14 + 2 − 2 = 119"; nothing for a typed closing."""
    month = origin.period.last
    count = reads.counts_between(db, measure.key, month, month).get((origin.unit or 0, month.key))
    if count is None or count.closing_typed or count.opening is None:
        return []
    plus = "".join(f" + {text.count(count.part(p))}" for p in FLOWS_IN if count.part(p))
    minus = "".join(f" − {text.count(count.part(p))}" for p in FLOWS_OUT if count.part(p))
    opening = text.count(count.opening)
    return [f"Tháng {month.label}: {opening}{plus}{minus} = {text.count(count.closing)}."]


def _target(db: Reading, frame: Frame, origin: Origin, measure: Measure) -> Explanation:
    day = origin.period.last.last_day
    title = _title(frame, origin, measure.name, "chỉ tiêu")
    value = sheets.valid_targets(db, frame, day, measure).get((origin.unit, measure.key))
    sheet = sheets.sheets(db, day, measure.key).get(measure.key)
    if value is None:
        return Explanation(title, ("Chưa giao chỉ tiêu.",), ())
    said = [f"Chỉ tiêu {text.count(value)}."]
    if sheet is not None and (origin.unit is not None or sheet.total is not None):
        named = f" theo {sheet.document}" if sheet.document else ""
        dated = f" ngày {text.day(sheet.document_day)}" if sheet.document_day else ""
        said.append(
            f"Giao chỉ tiêu{named}{dated}, áp dụng từ ngày {text.day(sheet.effective_from)}."
        )
    else:
        said.append(f"Theo {frame.plan.head.title}.")
    return Explanation(title, tuple(said), ())


def _percent(db: Reading, frame: Frame, origin: Origin, measure: Measure) -> Explanation:
    target = _target(db, frame, origin, measure)
    value = sheets.valid_targets(db, frame, origin.period.last.last_day, measure).get(
        (origin.unit, measure.key)
    )
    made = _entries(db, frame, origin, measure, Part.CLOSING)
    known = [step.value for step in made.steps]
    said: tuple[str, ...] = ()
    if value and all(one is not None for one in known):
        closing = sum(one or 0 for one in known)
        said = (f"Tỷ lệ = {text.count(closing)} : {text.count(value)} × 100.",)
    title = _title(frame, origin, measure.name, "% kế hoạch")
    return Explanation(title, (*said, *made.sentences, *target.sentences), made.steps)


def _rate(db: Reading, frame: Frame, origin: Origin) -> Explanation:
    item = next((one for one in frame.plan.indicators if one.key == origin.measure), None)
    if item is None:
        raise UserError("indicator.unknown", name=origin.measure)
    measure = frame.measure(item.numerator)
    made = _entries(db, frame, origin, measure, Part.CLOSING)
    base = _base(db, frame, origin, item)
    said = "Chưa có mẫu số."
    if base is not None:
        source = f", nguồn: {base.source}" if base.source else ""
        said = f"Mẫu số {text.count(base.value)}, ngày {text.day(base.as_of)}{source}."
    title = _title(frame, origin, item.name, "tỷ lệ")
    return Explanation(title, (said, *made.sentences), made.steps)


def _base(db: Reading, frame: Frame, origin: Origin, item: Indicator) -> Base | None:
    day = origin.period.last.last_day
    if origin.unit is None:
        return denominators.office_bases(db, frame, day).get(item.denominator)
    return denominators.bases(db, day).get((origin.unit, item.denominator))
