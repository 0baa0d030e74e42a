"""Python's own import, once PySide has put one of its own in its place."""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - puts it there


def be_plain() -> None:
    """Import as Python does: PySide reads the source of every module imported after it.

    It looks for a feature that we do not use (`from __feature__ import …`), and every text it
    looked into stays in memory: 20 ms of a start, and a tenth of the memory with all loaded.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
