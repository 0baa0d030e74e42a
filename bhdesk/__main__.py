"""Starts the command line for `python -m bhdesk` and for the packaged program.

The program also starts itself to read foreign files (bhdesk.exchange.intake.reading); that other
process loads nothing of the window or the store.
"""

from __future__ import annotations

import sys
from importlib import import_module

if __name__ == "__main__":
    is_reader = sys.argv[1:] == ["--read-table"]
    entry = import_module("bhdesk.exchange.intake.worker" if is_reader else "bhdesk.cli")
    sys.exit(entry.main())
