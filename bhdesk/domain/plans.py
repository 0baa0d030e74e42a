"""A plan from above as values: who must reach what by when (domain.md F).

Numbers are exact: percents are Decimals as printed, counts are integers. Nothing is inferred here.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal


class Operator(StrEnum):
    """How a value is compared; MORE_THAN is a plan's "trên", AT_MOST "bằng hoặc thấp hơn"."""

    AT_LEAST = ">="
    MORE_THAN = ">"
    AT_MOST = "<="
    EQUAL = "="
    QUALITATIVE = "qualitative"


class Nature(StrEnum):
    STOCK = "stock"
    FLOW = "flow"
    EVENT = "event"
    RATIO_OF_STOCKS = "ratio_of_stocks"
    RATIO_OF_FLOWS = "ratio_of_flows"

    @property
    def is_ratio(self) -> bool:
        """Whether it is a percent of a denominator rather than a count."""
        return self in {Nature.RATIO_OF_STOCKS, Nature.RATIO_OF_FLOWS}


class PlanHead(NamedTuple):
    id: str
    title: str
    source: str
    issuer: str
    issuer_kind: str
    scope: str
    number: str
    symbol: str
    date: date | None
    date_text: str
    signatory_position: str
    basis: tuple[str, ...]


class PlanPeriod(NamedTuple):
    kind: str
    start: date
    end: date

    @property
    def years(self) -> tuple[int, ...]:
        """Every year the plan covers, first to last."""
        return tuple(range(self.start.year, self.end.year + 1))


class PlanLevel(NamedTuple):
    rank: int
    key: str
    kind: str
    name: str
    role: str
    locality_kinds: tuple[str, ...] = ()
    allocates: tuple[str, ...] = ()
    allocated_by: str = ""
    cite: str = ""


class PlanUnit(NamedTuple):
    key: str
    level: str
    name: str
    order: int


class Party(NamedTuple):
    key: str
    name: str


class Denominator(NamedTuple):
    key: str
    name: str
    unit: str
    value_status: str
    value: int | None = None
    implied: int | None = None
    implied_low: int | None = None
    implied_high: int | None = None
    source: str = ""


class Indicator(NamedTuple):
    key: str
    name: str
    measure: str
    nature: Nature
    unit: str
    direction: str
    numerator: str = ""
    denominator: str = ""
    parts: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    counted_at: str = ""
    scope_note: str = ""


class PlanTarget(NamedTuple):
    """`as_of` is the due day; without it it holds from `start` on (each year if `every_year`)."""

    indicator: str
    level: str
    unit: str
    op: Operator
    op_text: str
    value: Decimal | None
    as_of: date | None
    start: date | None
    every_year: bool
    holder: str = ""
    per: str = ""
    cite: str = ""

    def holds_in(self, year: int) -> bool:
        """Whether this target is assigned for `year`; years between two dated targets have none."""
        if self.as_of is not None:
            return self.as_of.year == year
        return self.start is None or self.start.year <= year


class TableRow(NamedTuple):
    unit: str
    values: tuple[int | None, ...]


class PlanTable(NamedTuple):
    """Units by indicators as printed; `printed_total` is never repaired to fit the sum."""

    level: str
    as_of: date
    op: Operator
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    printed_total: tuple[int | None, ...]
    cite: str = ""

    def column_sum(self, index: int) -> int:
        """The units' values of one column added up; a blank one adds nothing."""
        return sum(row.values[index] or 0 for row in self.rows)


class Milestone(NamedTuple):
    """`value` is a percent of the year's target or, with basis "absolute", the rate itself."""

    indicators: tuple[str, ...]
    level: str
    by: date
    basis: str
    op: Operator
    value: Decimal | None
    value_text: str = ""
    if_already_met: str = ""
    cite: str = ""


class Quota(NamedTuple):
    """At least `value` activities per `every` (day, week, month) for each unit of `level`."""

    activity: str
    name: str
    level: str
    every: str
    op: Operator
    value: int
    start: date | None = None
    end: date | None = None
    during: tuple[str, ...] = ()
    cite: str = ""


class Campaign(NamedTuple):
    key: str
    name: str
    month: int
    every: str
    indicator: str
    has_own_target: bool
    cite: str = ""


class Deadline(NamedTuple):
    """One-off `date`, or `month_day` "MM-DD" every year; `op` "before" is strict."""

    name: str
    date: date | None
    month_day: str
    op: str
    holder: str
    is_relevant: bool
    cite: str = ""


class ReportDuty(NamedTuple):
    key: str
    name: str
    every: str
    from_party: str
    to_party: str
    via_party: str
    due: str
    due_day: int | None
    due_month: str
    due_op: str
    cite: str = ""


class Rule(NamedTuple):
    key: str
    text: str
    cite: str = ""


class Plan(NamedTuple):
    head: PlanHead
    period: PlanPeriod
    levels: tuple[PlanLevel, ...]
    units: tuple[PlanUnit, ...]
    parties: tuple[Party, ...]
    denominators: tuple[Denominator, ...]
    indicators: tuple[Indicator, ...]
    targets: tuple[PlanTarget, ...]
    tables: tuple[PlanTable, ...]
    milestones: tuple[Milestone, ...]
    quotas: tuple[Quota, ...]
    campaigns: tuple[Campaign, ...]
    deadlines: tuple[Deadline, ...]
    reports: tuple[ReportDuty, ...]
    rules: tuple[Rule, ...]
    recipients: tuple[str, ...]
    gaps: tuple[str, ...]

    def level(self, key: str) -> PlanLevel | None:
        """The level of that key, or None."""
        return next((level for level in self.levels if level.key == key), None)

    def indicator(self, key: str) -> Indicator | None:
        """The indicator of that key, or None."""
        return next((item for item in self.indicators if item.key == key), None)

    def party(self, key: str) -> str:
        """The name of the party of that key, "" when there is none."""
        return next((item.name for item in self.parties if item.key == key), "")

    def targets_in(self, year: int) -> tuple[PlanTarget, ...]:
        """Targets assigned for `year`; empty for a year of a multi-year plan that has none."""
        return tuple(target for target in self.targets if target.holds_in(year))
