"""The manual saved as a book in PDF, beside the window, which stays usable."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.services import manual

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)


class BookSaver(QObject):
    """One book at a time; tells in the window's own thread how it ended."""

    saved = Signal(object)
    """The file."""
    failed = Signal(object)
    """The UserError or StoreProblem, or our own mistake."""

    def __init__(self, resources: Path, version: str, parent: QObject) -> None:
        super().__init__(parent)
        self._resources, self._version = resources, version
        self._work: threading.Thread | None = None

    @property
    def is_busy(self) -> bool:
        return self._work is not None and self._work.is_alive()

    def save(self, target: Path) -> None:
        """Starts; what is asked while one is being saved is not taken."""
        if not self.is_busy:
            self._work = threading.Thread(target=self._save, args=(target,), daemon=True)
            self._work.start()

    def wait(self) -> None:
        """Until the book that is being saved is whole; before the window goes."""
        if self._work is not None:
            self._work.join()

    def _save(self, target: Path) -> None:
        try:
            manual.save_pdf(self._resources, target, self._version)
        except (UserError, StoreProblem) as problem:
            self.failed.emit(problem)
        except Exception as problem:  # our own mistake: told, or the button would wait for ever
            log.exception("no book")
            self.failed.emit(problem)
        else:
            self.saved.emit(target)
