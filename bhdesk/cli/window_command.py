"""No sub-command: the window."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from bhdesk.cli.context import Context


def open_window(context: Context, options: argparse.Namespace) -> int:
    """Open the window on the given or the officer's data file; Qt is loaded only here."""
    app = import_module("bhdesk.app")
    result: int = app.run(context.data if getattr(options, "data", None) else None)
    return result
