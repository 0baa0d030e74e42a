"""Saves figures for ever and says so after each: the process that test_kill.py kills."""

from __future__ import annotations

import sys
from pathlib import Path

from bhdesk.store import figures
from bhdesk.store.engine import Store


def main() -> None:
    store = Store(Path(sys.argv[1]), "Người thử")
    number = int(sys.argv[2])
    while True:
        with store.write("Nhập số liệu") as db:
            figures.save(db, (202603, 7, 1), new=number, closing=number)
            db.run("UPDATE setting SET value = :value WHERE key = 'last'", value=str(number))
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        number += 1


main()
