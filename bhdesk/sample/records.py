"""The sample's schools, late payment and peak months."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bhdesk.domain import peak_days
from bhdesk.domain.periods import Month, Period
from bhdesk.domain.schools import School, SchoolCount
from bhdesk.domain.targets import largest_remainder
from bhdesk.sample.figures import HI, HI_2026, POPULATION, VSI, VSI_FLOWS
from bhdesk.services import debt, office, peaks, schools
from bhdesk.services.debt import DebtEntry
from bhdesk.services.peaks import PeakEntry

if TYPE_CHECKING:
    from bhdesk.services.office import DataFile

# pupils, cards as pupils, cards of another group; the last of domain.md G, story S10
_SCHOOLS = (
    (School("Trường Tiểu học Bình Minh", "primary"), (812, 758, 54), (824, 771, 53)),
    (School("Trường Tiểu học An Nhân", "primary"), (506, 461, 45), (498, 455, 43)),
    (School("Trường THPT Bình Minh", "upper_secondary"), (940, 872, 68), (951, 884, 67)),
    (School("Trường THCS Bình Minh", "lower_secondary"), (1231, 1190, 37), (1246, 1198, 41)),
)
_SCHOOL_MONTHS = (3, 5, 9, 10, 11, 12)
# late, receivable, employers three months late or more; quarters III and IV are those of story S10
_DEBT = (
    (322_600_000, 17_900_000_000, 4),
    (309_300_000, 18_200_000_000, 3),
    (312_700_000, 18_450_000_000, 3),
    (212_175_000, 18_450_000_000, 2),
)
_HOLIDAY = date(2026, 5, 1)
_PEAKS = ((5, VSI, 60), (11, HI, 200))


def write(store: DataFile, last: int) -> None:
    """What the office keeps beside its monthly figures, up to month `last`."""
    _write_schools(store, last)
    for number, figures in enumerate(_DEBT, 1):
        if number * 3 <= last:
            debt.set_quarter(store, Period.parse(f"2026-Q{number}"), DebtEntry(*figures))
    for number, measure, target in _PEAKS:
        if number <= last:
            _write_peak(store, number, measure, target)


def _write_schools(store: DataFile, last: int) -> None:
    if last < _SCHOOL_MONTHS[0]:
        return
    numbers = [schools.save_school(store, school)[1] for school, _, _ in _SCHOOLS]
    for month in _SCHOOL_MONTHS:
        if month <= last:
            counted = {
                number: SchoolCount(*(autumn if month >= 9 else spring))
                for number, (_, spring, autumn) in zip(numbers, _SCHOOLS, strict=True)
            }
            schools.set_counts(store, Month(2026, month), counted)


def _write_peak(store: DataFile, number: int, measure: str, target: int) -> None:
    """Its own target, and what was won on each working day: the month's figure, spread."""
    month, units = Month(2026, number), office.frame(store).unit_ids
    peaks.set_target(store, month, measure, target)
    grown = HI_2026[number - 1] - HI_2026[number - 2]
    won = VSI_FLOWS[number][0] if measure == VSI else largest_remainder(grown, POPULATION)
    days = [day for day in peak_days.days_of(month) if day.weekday() < 5 and day != _HOLIDAY]
    entries = []
    for at, unit in enumerate(units):
        even = largest_remainder(won[at], [1] * len(days))
        turned = (*even[at:], *even[:at])
        entries += [PeakEntry(day, unit, v) for day, v in zip(days, turned, strict=True) if v]
    peaks.set_counts(store, month, measure, entries)
