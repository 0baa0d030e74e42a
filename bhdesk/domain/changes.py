"""What a service changed, so that every screen knows whether it is stale."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Area(StrEnum):
    """The parts of the data a screen can depend on."""

    OFFICE = "office"
    UNITS = "units"
    PLAN = "plan"
    BASES = "bases"
    TARGETS = "targets"
    COUNTS = "counts"
    MONTHS = "months"
    ACTIVITIES = "activities"
    PEOPLE = "people"
    TASKS = "tasks"
    OBSTACLES = "obstacles"
    COMMENDATIONS = "commendations"
    REPORTS = "reports"
    SAFETY = "safety"
    DEADLINES = "deadlines"
    PEAKS = "peaks"
    SCHOOLS = "schools"


@dataclass(frozen=True, slots=True)
class Changes:
    """Areas touched by one write and, for monthly figures, the months (`yyyymm` integers)."""

    areas: frozenset[Area] = field(default_factory=frozenset)
    months: frozenset[int] = field(default_factory=frozenset)

    @classmethod
    def of(cls, *areas: Area, months: tuple[int, ...] = ()) -> Changes:
        """Changes in these areas; `months` as yyyymm."""
        return cls(frozenset(areas), frozenset(months))

    def __or__(self, other: Changes) -> Changes:
        return Changes(self.areas | other.areas, self.months | other.months)

    def __bool__(self) -> bool:
        return bool(self.areas)
