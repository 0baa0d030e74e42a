"""Who joined at meetings beside how the participants grew, unit by unit: what meetings brought."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bhdesk.domain import progress, text
from bhdesk.domain.activities import ActivityState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from fractions import Fraction

    from bhdesk.domain.activities import Activity
    from bhdesk.domain.board import Board


@dataclass(frozen=True, slots=True)
class Growth:
    """A period's figures of one place: `new` joined, `net` is the last closing less the opening."""

    new: int | None = None
    net: int | None = None


@dataclass(frozen=True, slots=True)
class SpotRow:
    """One place; `unit` None is the whole office.

    `meetings` were held with people who joined or not, `attended` came to them, `enrolled` joined
    there. `shared` of these joined at a meeting of several units: they stand with each of them and
    once with the office.
    """

    unit: int | None
    meetings: int
    enrolled: int
    shared: int
    growth: Growth
    attended: int = 0

    @property
    def share(self) -> Fraction | None:
        """Percent of the new participants that joined at meetings; None where nobody is new."""
        return progress.share(self.enrolled, self.growth.new or 0)

    @property
    def is_over(self) -> bool:
        """Whether more joined at meetings than the counts show as new: one of them is wrong."""
        return self.growth.new is not None and self.enrolled > self.growth.new

    @property
    def difference(self) -> int | None:
        """How many more the counts show as new than joined at meetings; below 0 is a doubt."""
        return None if self.growth.new is None else self.growth.new - self.enrolled

    @property
    def words(self) -> str:
        """The difference as an officer would say it."""
        beyond = self.difference
        if beyond is None:
            return "Chưa có số liệu tăng mới của kỳ"
        if beyond < 0:
            return f"Tại hội nghị nhiều hơn số tăng mới {text.count(-beyond)}: cần đối chiếu"
        if not self.meetings:
            grown = f", tăng mới {text.count(beyond)}" if beyond else ""
            return f"Không có hội nghị{grown}"
        if beyond == 0:
            return "Khớp với số tăng mới" if self.enrolled else "Không có người tham gia mới"
        return f"Ngoài hội nghị tăng mới thêm {text.count(beyond)}"


def growth_of(made: Board, measure: str, units: Sequence[int]) -> dict[int | None, Growth]:
    """How the participants of one measure grew over the period a board stands for."""
    found = {}
    for place in (None, *units):
        figures = made.line(place, measure).figures
        closing, before = figures.closing, figures.previous
        net = None if closing is None or before is None else closing - before
        found[place] = Growth(figures.new, net)
    return found


def compare(
    activities: Iterable[Activity],
    measure: str,
    units: Sequence[int],
    growth: Mapping[int | None, Growth],
) -> tuple[SpotRow, ...]:
    """The whole office first, then its units in their order; only what was held counts."""
    held = [item for item in activities if item.state is ActivityState.HELD]
    meetings: Counter[int | None] = Counter()
    enrolled: Counter[int | None] = Counter()
    shared: Counter[int | None] = Counter()
    attended: Counter[int | None] = Counter()
    for item in held:
        joined = dict(item.enrolled).get(measure)
        if joined is None and item.attended is None:
            continue
        several = len(item.units) > 1
        for place in (None, *item.units):
            meetings[place] += 1
            enrolled[place] += joined or 0
            attended[place] += item.attended or 0
            shared[place] += (joined or 0) if several else 0
    return tuple(
        SpotRow(
            place, meetings[place], enrolled[place], shared[place], growth.get(place, Growth()),
            attended[place],
        )
        for place in (None, *units)
    )  # fmt: skip
