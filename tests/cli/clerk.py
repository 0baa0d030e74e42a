"""Saves 100 figures through the service and says so after each: the process that is killed."""

from __future__ import annotations

import sys
from pathlib import Path

from bhdesk.domain.counts import Part
from bhdesk.domain.periods import Month
from bhdesk.services import counts, office
from bhdesk.services.counts import Entry


def main() -> None:
    path, migrations = Path(sys.argv[1]), Path(sys.argv[2])
    store = office.open_file(path, "Người thử", migrations, path.parent)
    unit = office.frame(store).unit_ids[0]
    for number in range(1, 101):
        entry = Entry(unit, "vsi_participants", Part.CLOSING, number)
        counts.set_counts(store, Month(2026, 5), [entry])
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


main()
