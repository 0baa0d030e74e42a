"""The form as typed, and what of it can be stored: a bad field never takes a good one with it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from bhdesk.domain import text
from bhdesk.domain.activities import Activity, ActivityState, Kind
from bhdesk.domain.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

T = TypeVar("T")

CLOCKS = ("starts", "ends")
COUNTS = ("invited", "attended", "consulted", "minutes", "money")
LINES = (
    "place", "chair", "secretary", "organisers", "topic", "money_source", "channel", "link",
    "cancel_reason",
)  # fmt: skip
LONG = ("questions", "result", "decisions", "obstacles")
ENROLLED = "enrolled:"
SAME = ("day", "kind", "place")

# fields that a refusal of the whole is about; the first is where it is said by default
GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "activity.ends_before_start": ("ends", "starts"),
    "activity.consulted_over_attended": ("consulted", "attended"),
    "activity.attended_over_invited": ("attended", "invited"),
    "activity.duplicate": ("place", "day", "kind"),
    "activity.far_from_plan": ("day",),
    "unit.stale": ("units",),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the form; `texts` by field name, enrolments as "enrolled:<measure key>"."""

    texts: Mapping[str, str] = field(default_factory=dict)
    kind: Kind | None = None
    state: ActivityState = ActivityState.HELD
    units: tuple[int, ...] = ()

    def text(self, name: str) -> str:
        return self.texts.get(name, "")


@dataclass(frozen=True, slots=True)
class Reading:
    """`activity` is None as long as day or kind is missing; `refused` by field name."""

    activity: Activity | None
    refused: dict[str, UserError]


def of(item: Activity) -> Draft:
    """A stored activity as the form shows it."""
    texts = {name: getattr(item, name) for name in (*CLOCKS, *LINES, *LONG)}
    texts["day"] = text.day(item.day)
    for name in COUNTS:
        value = getattr(item, name)
        texts[name] = "" if value is None else text.count(value)
    texts |= {f"{ENROLLED}{key}": text.count(value) for key, value in item.enrolled}
    return Draft(texts, item.kind, item.state, item.units)


class _Parsing:
    """Reads fields one by one; a refusal is noted and the stored value stands in for it."""

    def __init__(self, draft: Draft, base: Activity | None) -> None:
        self._draft, self._base = draft, base
        self.refused: dict[str, UserError] = {}

    def value(self, name: str, parse: Callable[[str], T], kept: T, empty: T) -> T:
        typed = self._draft.text(name)
        if not typed.strip():
            return empty
        try:
            return parse(typed)
        except UserError as problem:
            self.refused[name] = problem
            return kept

    def day(self) -> date | None:
        base = self._base
        day = self.value("day", text.parse_date, base.day if base else None, None)
        if day is None and base is not None:
            self.refused["day"] = UserError("activity.no_day")
            return base.day
        return day

    def cancelled(self, values: dict[str, Any]) -> dict[str, Any]:
        """State and reason together: without a reason what is stored stays, and it is asked for."""
        base = self._base
        state = self._draft.state
        was = base.state if base else ActivityState.PLANNED
        reason = values["cancel_reason"]
        kept = base.cancel_reason if base else ""
        is_unsaid = state is ActivityState.CANCELLED and not reason
        if is_unsaid and (was is not ActivityState.CANCELLED or kept):
            self.refused["cancel_reason"] = UserError("activity.no_reason")
            return {"state": was, "cancel_reason": kept}
        return {"state": state, "cancel_reason": reason}

    def enrolled(self) -> tuple[tuple[str, int], ...]:
        """In the order of the file, so that an unchanged activity compares equal."""
        before = dict(self._base.enrolled) if self._base else {}
        order, found = list(before), []
        for name in self._draft.texts:
            if name.startswith(ENROLLED):
                key = name.removeprefix(ENROLLED)
                value = self.value(name, text.parse_count, before.get(key), None)
                if value is not None:
                    found.append((key, value))
        found.sort(key=lambda p: order.index(p[0]) if p[0] in order else len(order))
        return tuple(found)


def read(draft: Draft, base: Activity | None) -> Reading:
    """Every field on its own; one that cannot be read keeps the value of `base`."""
    fields = _Parsing(draft, base)
    day = fields.day()
    values: dict[str, Any] = {}
    for name in CLOCKS:
        values[name] = fields.value(name, text.parse_clock, getattr(base, name, ""), "")
    for name in COUNTS:
        values[name] = fields.value(name, text.parse_count, getattr(base, name, None), None)
    values |= {name: text.nfc(draft.text(name)) for name in (*LINES, *LONG)}
    values["enrolled"] = fields.enrolled()
    values |= fields.cancelled(values)
    if day is None or draft.kind is None:
        return Reading(None, fields.refused)
    values |= {"kind": draft.kind, "day": day, "units": draft.units}
    # what the form does not show stays as it is stored
    made = replace(base, **values) if base else Activity(**values)
    return Reading(made, fields.refused)


def without(wanted: Activity, floor: Activity, code: str) -> Activity:
    """The activity with the fields of a refusal put back to what is stored."""
    names = GROUPS[code]
    return replace(wanted, **{name: getattr(floor, name) for name in names})


def place_of(code: str, wanted: Activity, floor: Activity, committed: str) -> str:
    """The field where a refusal is shown: the one just typed, else one that was changed."""
    names = GROUPS[code]
    if committed in names:
        return committed
    changed = [name for name in names if getattr(wanted, name) != getattr(floor, name)]
    return next(iter(changed), names[0])


def doubt_key(code: str, item: Activity) -> tuple[object, ...]:
    """What exactly was confirmed: other figures or another day are asked about again."""
    return (code, *(getattr(item, name) for name in GROUPS[code]))
