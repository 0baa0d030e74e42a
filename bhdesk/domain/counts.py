"""One unit's figures of one month: opening, flows, closing (R06, domain.md D.2, D.3)."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, NamedTuple

from bhdesk.domain.errors import Issue, Level, UserError


class Part(StrEnum):
    """The cells of a count, in the order of the formula."""

    OPENING = "opening"
    NEW = "new"
    RESUMED = "resumed"
    LAPSED = "lapsed"
    MOVED_IN = "moved_in"
    MOVED_OUT = "moved_out"
    DIED = "died"
    SWITCHED = "switched"
    CLOSING = "closing"


PART_WORDS = {
    Part.OPENING: "Đầu kỳ",
    Part.NEW: "Tăng mới",
    Part.RESUMED: "Tham gia lại",
    Part.LAPSED: "Giảm",
    Part.MOVED_IN: "Chuyển đến",
    Part.MOVED_OUT: "Chuyển đi",
    Part.DIED: "Qua đời",
    Part.SWITCHED: "Chuyển nhóm",
    Part.CLOSING: "Cuối kỳ",
}
MAIN_FLOWS = (Part.NEW, Part.RESUMED, Part.LAPSED)
SIDE_FLOWS = (Part.MOVED_IN, Part.MOVED_OUT, Part.DIED, Part.SWITCHED)
FLOWS_IN = (Part.NEW, Part.RESUMED, Part.MOVED_IN)
FLOWS_OUT = (Part.LAPSED, Part.MOVED_OUT, Part.DIED, Part.SWITCHED)


class Count(NamedTuple):
    """Persons; None is blank and never zero. The flags tell typed figures from computed ones.

    A named tuple, because hundreds of rows become one at a time.
    """

    opening: int | None = None
    new: int | None = None
    resumed: int | None = None
    lapsed: int | None = None
    moved_in: int | None = None
    moved_out: int | None = None
    died: int | None = None
    switched: int | None = None
    closing: int | None = None
    opening_typed: bool = False
    closing_typed: bool = False

    def part(self, part: Part) -> int | None:
        """One cell by its part."""
        found: int | None = getattr(self, part)
        return found

    @property
    def is_blank(self) -> bool:
        """Nothing was entered for this unit and month."""
        entered = (self.part(part) for part in (*FLOWS_IN, *FLOWS_OUT))
        return not self.opening_typed and not self.closing_typed and all(v is None for v in entered)


NOTHING = Count()


def entered(count: Count) -> tuple[int | None, ...]:
    """What somebody entered, without what was computed from it: equal when nothing new was."""
    flows = tuple(count.part(part) for part in (*FLOWS_IN, *FLOWS_OUT))
    opening = count.opening if count.opening_typed else None
    return (*flows, opening, count.closing if count.closing_typed else None)


def computed_closing(count: Count) -> int | None:
    """Opening + flows in − flows out; None until the opening and the three main flows are known."""
    if count.opening is None or any(count.part(part) is None for part in MAIN_FLOWS):
        return None
    gained = sum(count.part(part) or 0 for part in FLOWS_IN)
    lost = sum(count.part(part) or 0 for part in FLOWS_OUT)
    return count.opening + gained - lost


def with_part(count: Count, part: Part, value: int | None) -> Count:
    """The count with one cell typed or cleared; settle() then fits the computed cells."""
    changed: dict[str, Any] = {part.value: value}
    if part in {Part.OPENING, Part.CLOSING}:
        changed[f"{part.value}_typed"] = value is not None
    return count._replace(**changed)


def settle(count: Count, previous_closing: int | None) -> Count:
    """Fill what was not typed: opening from last month's closing, closing from the flows."""
    if not count.opening_typed and count.opening != previous_closing:
        count = count._replace(opening=previous_closing)
    if not count.closing_typed and count.closing != (closing := computed_closing(count)):
        count = count._replace(closing=closing)
    return count


def refuse_impossible(count: Count) -> None:
    """Refuse figures that no month can have (D.3, 9).

    Raises UserError count.negative, count.lapsed_over_opening, count.closing_negative.
    """
    for part in (Part.OPENING, *FLOWS_IN, *FLOWS_OUT):
        value = count.part(part)
        if value is not None and value < 0:
            raise UserError("count.negative", text=str(value))
    if count.lapsed is not None and count.opening is not None and count.lapsed > count.opening:
        raise UserError("count.lapsed_over_opening", lapsed=count.lapsed, opening=count.opening)
    if count.closing is not None and count.closing < 0:
        raise UserError("count.closing_negative", closing=count.closing)


def is_possible(count: Count) -> bool:
    """Whether refuse_impossible() would let it pass."""
    try:
        refuse_impossible(count)
    except UserError:
        return False
    return True


def warnings(count: Count, previous_closing: int | None) -> tuple[Issue, ...]:
    """Differences that are shown with both numbers and never block."""
    found = []
    is_chained = count.opening is not None and previous_closing is not None
    if is_chained and count.opening != previous_closing:
        params = {"opening": count.opening or 0, "previous": previous_closing or 0}
        found.append(
            Issue("count.opening_differs", dict(params), Part.OPENING.value, Level.WARNING)
        )
    sum_of_flows = computed_closing(count)
    if count.closing_typed and sum_of_flows is not None and sum_of_flows != count.closing:
        sums = {
            "opening": count.opening or 0,
            "new": count.new or 0,
            "resumed": count.resumed or 0,
            "lapsed": count.lapsed or 0,
            "other": sum_of_flows
            - (count.opening or 0)
            - (count.new or 0)
            - (count.resumed or 0)
            + (count.lapsed or 0),
            "computed": sum_of_flows,
            "closing": count.closing or 0,
        }
        found.append(Issue("count.closing_differs", dict(sums), Part.CLOSING.value, Level.WARNING))
    return tuple(found)
