"""The report of a period as a value: the same figures for paper, screen, workbook and JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bhdesk.domain.activities import ActivityState, Kind
from bhdesk.domain.report_records import Records

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bhdesk.domain.activities import Activity, QuotaCell
    from bhdesk.domain.board import Board, Line, MarkLine, RateLine
    from bhdesk.domain.campaigns import Peak
    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.charts import MeasureYear
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.obstacles import Obstacle
    from bhdesk.domain.periods import Month, Period
    from bhdesk.domain.quotas import QuotaTable
    from bhdesk.domain.targets import Total

_NO_RECORDS = Records()


@dataclass(frozen=True, slots=True)
class Source:
    """Everything a report is built from; `reasons` of a shortfall by (unit, measure).

    `board` stands at the period's last month, its flows are those of the whole period.
    `activities` and `quota` are those of the year so far, `quotas` every quota with what was held
    of it by the end of the period; `peaks` tells of the peak months in it.
    `obstacles` are those of the register (R17).
    `earlier_marks`: milestones that fell due before the last month, judged by the figures of then.
    `own_target`: what a peak month was given to win in it. `years`: what the charts are drawn of.
    `records`: people, tasks, agents, schools and late payment.
    """

    frame: Frame
    board: Board
    period: Period
    as_of: date
    totals: tuple[Total, ...]
    activities: tuple[Activity, ...]
    quota: tuple[QuotaCell, ...]
    peaks: tuple[Peak, ...] = ()
    reasons: Mapping[tuple[int, str], str] = field(default_factory=dict)
    earlier_marks: tuple[MarkLine, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    own_target: int | None = None
    years: tuple[MeasureYear, ...] = ()
    records: Records = _NO_RECORDS
    quotas: tuple[QuotaTable, ...] = ()

    @property
    def month(self) -> Month:
        """The last month of the period, whose closings the report shows."""
        return self.period.last

    @property
    def held(self) -> tuple[Activity, ...]:
        """The activities held in the period."""
        months = frozenset(self.period.months)
        return tuple(
            a for a in self.activities if a.state is ActivityState.HELD and a.month in months
        )

    @property
    def told_quotas(self) -> tuple[QuotaTable, ...]:
        """Those that asked for something by now; none while the office keeps no log at all."""
        return tuple(one for one in self.quotas if one.required) if self.activities else ()

    @property
    def campaign(self) -> tuple[Activity, ...]:
        """The held ones but review meetings: those are told with the direction of the work."""
        return tuple(a for a in self.held if a.kind is not Kind.REVIEW_MEETING)

    @property
    def marks(self) -> tuple[MarkLine, ...]:
        """The milestones of the year; those due before are as they were judged then."""
        then = {(m.milestone, m.indicator, m.unit): m for m in self.earlier_marks}
        return tuple(
            then.get((mark.milestone, mark.indicator, mark.unit), mark) for mark in self.board.marks
        )


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or point under a name that stays: "results/vsi_participants".

    What the officer writes instead of it is kept by that name when the figures change.
    """

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the text: a heading with its paragraphs; `points` are lettered a), b), c) ….

    The keys of its passages begin with its own.
    """

    key: str
    title: str
    passages: tuple[Passage, ...] = ()
    points: tuple[Passage, ...] = ()

    @property
    def is_told(self) -> bool:
        """Whether anything stands under the heading."""
        return bool(self.passages or self.points)


@dataclass(frozen=True, slots=True)
class Report:
    """What a period is told in: `source` with its board, the opening sentence, the sections.

    A section without a word is not printed; it is there for the officer to write in.
    """

    source: Source
    opening: Passage
    sections: tuple[Section, ...]

    @property
    def measures(self) -> tuple[Measure, ...]:
        """What the report shows: everything entered or added up that has a figure or a target."""
        lines = self.source.board.lines
        return tuple(
            m
            for m in self.source.frame.measures
            if (None, m.key) in lines and self._is_worth_showing(m)
        )

    def _is_worth_showing(self, measure: Measure) -> bool:
        """A measure nobody was given a target for and nobody has typed is left out."""
        line = self.source.board.line(None, measure.key)
        units = self.source.frame.unit_ids if measure.is_in_units else ()
        lines = (line, *(self.source.board.line(unit, measure.key) for unit in units))
        return any(item.target is not None or item.closing is not None for item in lines)

    @property
    def office(self) -> tuple[Line, ...]:
        """The whole office's lines, in the measures' order."""
        return tuple(self.source.board.line(None, m.key) for m in self.measures)

    @property
    def rates(self) -> tuple[RateLine, ...]:
        """The rates that have a target or can be computed."""
        return tuple(
            rate for rate in self.source.board.rates if rate.target or rate.rate is not None
        )

    @property
    def marks(self) -> tuple[MarkLine, ...]:
        """The plan's milestones of the year, each judged on its own day or, to come, today."""
        return self.source.marks

    def unit_lines(self, unit: int) -> tuple[Line, ...]:
        """One unit's lines, in the measures' order."""
        lines = self.source.board.lines
        return tuple(lines[unit, m.key] for m in self.measures if (unit, m.key) in lines)

    @property
    def told(self) -> tuple[Section, ...]:
        """The sections that are printed."""
        return tuple(section for section in self.sections if section.is_told)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every paragraph and point of the text in order, without headings."""
        told = (p for section in self.sections for p in (*section.passages, *section.points))
        return (self.opening, *told)

    @property
    def narrative(self) -> tuple[str, ...]:
        """The words of `passages`."""
        return tuple(passage.text for passage in self.passages)
