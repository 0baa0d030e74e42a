"""Starts the command line: `bhdesk`, `python -m bhdesk` and the packaged program.

The program also starts itself to read foreign files (bhdesk.exchange.intake.reading); that other
process loads nothing of the window or the store.
"""

from __future__ import annotations

import sys
from importlib import import_module

STOPPED = 1


def main() -> int:
    """Load what is asked for and run it; Ctrl+C while it is still loading is a plain stop too."""
    try:
        is_reader = sys.argv[1:] == ["--read-table"]
        entry = import_module("bhdesk.exchange.intake.worker" if is_reader else "bhdesk.cli")
        return int(entry.main() or 0)
    except KeyboardInterrupt:
        if hasattr(sys.stderr, "reconfigure"):  # the windowed program has no such stream
            sys.stderr.reconfigure(encoding="utf-8", errors="replace")
            print("Đã dừng.", file=sys.stderr)
        return STOPPED


if __name__ == "__main__":
    sys.exit(main())
