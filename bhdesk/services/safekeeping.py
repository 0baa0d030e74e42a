"""Keeping the data safe: verified copies, their way back, and a check of everything in the file."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bhdesk.domain import counts
from bhdesk.domain.counts import Part
from bhdesk.domain.errors import Issue, Level, StoreProblem
from bhdesk.domain.periods import Month
from bhdesk.store import backup, backup_book, health, reads, restoring, sheets
from bhdesk.store.engine import newest_version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from pathlib import Path

    from bhdesk.store.backup import BackupMade
    from bhdesk.store.engine import Store


def make_backup(store: Store, folder: Path) -> BackupMade:
    """A verified copy in `folder`, remembered wherever that is.

    Raises StoreProblem when it could not be verified.
    """
    made = store.back_up(folder, store.now())
    if not store.is_read_only:
        with suppress(StoreProblem), store.write("Ghi nhớ bản sao lưu") as db:  # it is made
            backup_book.remember(db, made)
    return made


def copies(store: Store, folder: Path) -> tuple[Kept, ...]:
    """The copies the program made of this data file, in its own `folder` and outside.

    Newest first; one on a stick that is not plugged in counts, one that was deleted does not.
    A file too damaged to say what was made of it has those in `folder`.
    """
    try:
        with store.read() as db:
            return backup_book.known(db, store.path, folder)
    except StoreProblem:
        listed = backups(folder, store.path.stem)
        return tuple(Kept(item, is_at_hand=True) for item in listed)


def backups(folder: Path, stem: str = "") -> tuple[BackupFile, ...]:
    """The copies found in a folder, newest first; with `stem` those of the file of that name."""
    return tuple(backup.list_backups(folder, stem))


BackupFile = backup.BackupFile
Kept = backup_book.Kept
Restored = restoring.Restored


@dataclass(frozen=True, slots=True)
class RestoreView:
    """What a restore would do: whose and how old the copy is, how far the present data goes on.

    `made_at` is None for a copy whose name does not tell; `present_*` are blank where the present
    file cannot be read, and `kept_aside` is None where there is none.
    """

    source: Path
    made_at: datetime | None
    office: str
    month: Month | None
    last_change: str
    present_office: str
    present_month: Month | None
    present_change: str
    kept_aside: Path | None

    @property
    def months_newer(self) -> int:
        """By how many months the present figures go further than those of the copy."""
        if self.month is None or self.present_month is None:
            return 0
        years = self.present_month.year - self.month.year
        return max(0, 12 * years + self.present_month.number - self.month.number)


def look_before_restore(
    data: Path, source: Path, migrations: Path, now: datetime,
    look: Callable[[], None] = lambda: None,
) -> RestoreView:  # fmt: skip
    """Read a copy whole and say what putting it back would mean; nothing is changed.

    `look` is called again and again; what it raises ends the reading.

    Raises StoreProblem restore.damaged, restore.same, store.*.
    """
    restoring.refuse_same(source, data)
    restoring.check(source, newest_version(migrations), look)
    copy, present = restoring.standing(source), restoring.standing(data)
    return RestoreView(
        source, backup.moment_of(source),
        copy.office if copy else "", _month(copy), copy.last_change if copy else "",
        present.office if present else "", _month(present), present.last_change if present else "",
        restoring.aside_name(data, now) if data.exists() else None,
    )  # fmt: skip


def _month(standing: restoring.Standing | None) -> Month | None:
    return Month.from_key(standing.newest_month) if standing and standing.newest_month else None


def restore(data: Path, source: Path, migrations: Path, now: datetime) -> Restored:
    """Put a copy in the place of a data file nobody has open; what lay there is kept aside.

    An older copy is migrated when it is opened next, after a backup of its own. Restoring what was
    kept aside undoes it. Raises StoreProblem restore.*, store.*, file.*: the data is as it was.
    """
    return restoring.put_back(source, data, newest_version(migrations), now)


def newest_good(
    listed: Iterable[BackupFile], migrations: Path, look: Callable[[], None] = lambda: None
) -> BackupFile | None:
    """The first of these copies, newest first, that proves whole; None where none does.

    `look` is called again and again; what it raises ends the search.
    """
    for item in listed:
        with suppress(StoreProblem):
            restoring.check(item.path, newest_version(migrations), look)
            return item
    return None


@dataclass(frozen=True, slots=True)
class CheckResult:
    """`problems` are faults of the data, `notes` things worth knowing, `counts` rows per table."""

    problems: tuple[Issue, ...]
    notes: tuple[Issue, ...]
    counts: dict[str, int]


def look_over(store: Store) -> None:
    """Whether the file just opened is whole; raises StoreProblem store.damaged."""
    health.look_over(store)


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
