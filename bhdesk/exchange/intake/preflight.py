"""Says what a file is, and refuses what must not be read, before any library touches it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import olefile

from bhdesk.domain.errors import Issue, Level, UserError
from bhdesk.exchange.intake import archives
from bhdesk.exchange.intake.kinds import Kind, foreign, sniff

if TYPE_CHECKING:
    from typing import BinaryIO

    from bhdesk.exchange.intake.limits import Limits

_OLE_FOREIGN = (
    ("WordDocument", "văn bản Word"),
    ("PowerPoint Document", "bài trình chiếu PowerPoint"),
    ("__properties_version1.0", "thư Outlook"),
    ("VisioDocument", "bản vẽ Visio"),
)
_OLE_ERRORS = (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError)
_MACROS = "_VBA_PROJECT_CUR"


@dataclass(frozen=True, slots=True)
class Found:
    """The kind of a file, and what is worth saying about it though it can be read."""

    kind: Kind
    notes: tuple[Issue, ...] = ()


def check(stream: BinaryIO, name: str, limits: Limits) -> Found:
    """Judge by content alone, unpacking nothing but names; milliseconds whatever the size.

    Kind.LOCKED is a file with a password. Raises UserError file.empty, file.damaged, file.foreign,
    file.too_big, file.bomb, file.password_other.
    """
    if (size := stream.seek(0, 2)) > limits.file_bytes:
        raise UserError("file.too_big", name=name, megabytes=size // 1_000_000)
    stream.seek(0)
    kind = sniff(stream, name)
    if kind is Kind.ZIP:
        archive = archives.look(stream, name, limits)
        return Found(archive.kind, archive.notes)
    if kind is Kind.OLE_BOX:
        return _look_into_ole(stream, name)
    return Found(kind)


def _look_into_ole(stream: BinaryIO, name: str) -> Found:
    try:
        with olefile.OleFileIO(stream) as box:
            titles = {path[0] for path in box.listdir()}
    except _OLE_ERRORS as cause:
        raise UserError("file.damaged", name=name) from cause
    finally:
        stream.seek(0)
    if "EncryptedPackage" in titles:
        return Found(Kind.LOCKED)
    if titles & {"Workbook", "Book"}:
        note = Issue("file.has_macros", {"name": name}, level=Level.NOTE)
        return Found(Kind.XLS, (note,) if _MACROS in titles else ())
    for title, what in _OLE_FOREIGN:
        if title in titles:
            raise foreign(name, what)
    raise foreign(name, "tệp không rõ loại")
