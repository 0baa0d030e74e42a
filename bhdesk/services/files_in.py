"""Reading a file that somebody sent: its cells as they stand, and which file it was."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from bhdesk import atomic
from bhdesk.domain import text
from bhdesk.domain.errors import UserError
from bhdesk.domain.import_plan import FileIdentity
from bhdesk.exchange import intake

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bhdesk.domain.sheets import RawBook


def read(
    path: Path,
    password: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> tuple[RawBook, FileIdentity]:
    """The book and its identity; raises UserError file.* by what the file is."""
    book = intake.read(path, password, progress, is_cancelled)
    try:
        with atomic.opened(path) as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as cause:
        code = "file.missing" if isinstance(cause, FileNotFoundError) else "file.cannot_read"
        raise UserError(code, name=path.name) from cause
    return book, FileIdentity(_shown_name(path), digest)


def _shown_name(path: Path) -> str:
    """The name as one line of text that can be stored: some systems allow any bytes in it."""
    name = path.name.encode("utf-8", "replace").decode()
    return " ".join(text.nfc("".join(ch if ch.isprintable() else " " for ch in name)).split())
