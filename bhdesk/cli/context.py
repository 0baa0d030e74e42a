"""What every command has at hand: the data file, the resources, and how to answer."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bhdesk import paths
from bhdesk.services import holidays, office

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from bhdesk.domain.holidays import DayOff
    from bhdesk.domain.plans import Plan
    from bhdesk.services.office import DataFile


class Context:
    """Opens the data file when first asked for and closes it at the end."""

    def __init__(self, options: argparse.Namespace) -> None:
        given = getattr(options, "data", None)
        self.data = Path(given) if given else paths.default_data_file()
        self.is_json = bool(getattr(options, "json", False))
        self.resources = paths.resources_dir()
        self._store: DataFile | None = None

    @property
    def plans(self) -> Path:
        """The folder of the bundled plans."""
        return self.resources / "plans"

    @property
    def public_holidays(self) -> tuple[DayOff, ...]:
        """The public holidays that come with the program."""
        return holidays.public(self.resources / "holidays")

    @property
    def migrations(self) -> Path:
        """The folder of the migrations."""
        return paths.migrations_dir()

    @property
    def user(self) -> str:
        """Who the history names."""
        return paths.user_name()

    @property
    def backups(self) -> Path:
        """The folder of the program's own backups."""
        return paths.backup_dir()

    @property
    def store(self) -> DataFile:
        """The data file, opened when first asked for; raises StoreProblem store.*."""
        if self._store is None:
            self._store = office.open_file(self.data, self.user, self.migrations, self.backups)
        return self._store

    def close(self) -> None:
        """Close the data file if it was opened."""
        if self._store is not None:
            self._store.close()

    def answer(self, value: dict[str, Any], lines: Sequence[str] = ()) -> None:
        """The JSON document, or the lines for people; nothing else goes to stdout."""
        if self.is_json:
            print(json.dumps(value, ensure_ascii=False))
        else:
            for line in lines:
                print(line)

    def tell(self, sentence: str) -> None:
        """A sentence on the way, to stderr."""
        print(sentence, file=sys.stderr)


def working_day(plan: Plan) -> date:
    """Today, kept inside the plan's period: the day "now" means for a plan of another year."""
    return min(max(date.today(), plan.period.start), plan.period.end)


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Aligned columns: the first to the left, the others to the right."""
    widths = [max(len(row[at]) for row in (headings, *rows)) for at in range(len(headings))]
    lines = []
    for row in (headings, *rows):
        cells = [
            cell.ljust(w) if at == 0 else cell.rjust(w)
            for at, (cell, w) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    return lines
