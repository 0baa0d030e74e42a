"""The rotating log of the program, without personal data, and the places of a hard crash."""

from __future__ import annotations

import faulthandler
import logging
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def start(folder: Path) -> None:
    """Begin to write both; a folder that cannot be written to means no log."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "bhdesk.log", maxBytes=1_000_000, backupCount=5, encoding="utf-8"
        )
        faulthandler.enable((folder / "crash.log").open("w", encoding="utf-8"))
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logging.getLogger().addHandler(handler)
