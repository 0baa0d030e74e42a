"""Starts the command line for `python -m bhdesk` and for the packaged program."""

from __future__ import annotations

import sys

from bhdesk.cli import main

if __name__ == "__main__":
    sys.exit(main())
