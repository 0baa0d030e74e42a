"""Keeping the data safe: verified copies, and a check of everything in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bhdesk.domain import counts
from bhdesk.domain.counts import Part
from bhdesk.domain.errors import Issue, Level
from bhdesk.domain.periods import Month
from bhdesk.store import backup, health, reads, sheets

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.store.backup import BackupFile, BackupMade
    from bhdesk.store.engine import Store


def make_backup(store: Store, folder: Path) -> BackupMade:
    """A verified copy in `folder`; raises StoreProblem when it could not be verified."""
    return store.back_up(folder, store.now())


def backups(folder: Path) -> tuple[BackupFile, ...]:
    """The copies found in a folder, newest first."""
    return tuple(backup.list_backups(folder))


@dataclass(frozen=True, slots=True)
class CheckResult:
    """`problems` are faults of the data, `notes` things worth knowing, `counts` rows per table."""

    problems: tuple[Issue, ...]
    notes: tuple[Issue, ...]
    counts: dict[str, int]


def check(store: Store, backups: Path) -> CheckResult:
    """Integrity of the file, then of the figures: each closing and chain computed again."""
    found = [*health.check(store, backups, store.now()), *_figure_issues(store)]
    problems = tuple(issue for issue in found if issue.level is Level.ERROR)
    notes = tuple(issue for issue in found if issue.level is not Level.ERROR)
    return CheckResult(problems, notes, health.row_counts(store))


def _figure_issues(store: Store) -> list[Issue]:
    found = []
    with store.read() as db:
        frame = reads.frame(db)
        names = {unit.id: unit.name for unit in frame.units} | {frame.office_id: frame.office.name}
        months = [
            Month.from_key(key)
            for (key,) in db.all("SELECT DISTINCT month FROM figure ORDER BY month")
        ]
        for month in months:
            before = reads.month_counts(db, month.shift(-1))
            for (unit, measure), count in reads.month_counts(db, month).items():
                where = f"{month.label} · {names.get(unit, unit)} · {measure}"
                last = before.get((unit, measure))
                previous = last.closing if last else None
                found += [
                    Issue(i.code, i.params, where, i.level)
                    for i in counts.warnings(count, previous)
                ]
                computed = counts.computed_closing(count)
                if not count.closing_typed and computed != count.closing:
                    wrong = {
                        "closing": str(count.closing),
                        "computed": str(computed),
                        "part": Part.CLOSING.value,
                    }
                    found.append(Issue("check.closing_wrong", wrong, where))
        if months:
            for total in sheets.totals(db, frame, months[-1].last_day):
                if total.difference:
                    differing = {
                        "sum": total.sum,
                        "total": total.total or 0,
                        "difference": total.difference,
                    }
                    found.append(
                        Issue("target.sum_differs", differing, total.measure, Level.WARNING)
                    )
    return found
