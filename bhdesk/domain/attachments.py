"""Photos and scans kept with an activity: what may be kept, told by content and not by name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bhdesk.domain import text
from bhdesk.domain.errors import UserError

MOST_BYTES = 20_000_000
MOST_FILES = 50
_NAME_LIMIT = 120
_HEIC_BRANDS = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"}


class FileKind(StrEnum):
    """The value is the ending of the file as it is kept."""

    JPEG = "jpg"
    PNG = "png"
    PDF = "pdf"
    TIFF = "tif"
    WEBP = "webp"
    HEIC = "heic"


@dataclass(frozen=True, slots=True)
class Attachment:
    """One kept file: `activity` it belongs to, `name` as it came, `added_at` as ISO text."""

    id: int
    activity: int
    name: str
    kind: FileKind
    sha256: str
    size: int
    added_at: str
    note: str = ""



@dataclass(frozen=True, slots=True)
class BinnedFile:
    """An attachment in the bin: when it was put there (ISO text) and by whom.

    `is_there`: its bytes lie beside the data file; else only a backup can have them.
    """

    file: Attachment
    at: str
    who: str
    is_there: bool

    @property
    def day(self) -> date:
        """The day it was put there."""
        return date.fromisoformat(self.at[:10])


def kind_of(data: bytes) -> FileKind | None:
    """What the first bytes of a file say it is; None for what is no photo and no scan."""
    if data.startswith(b"\xff\xd8\xff"):
        return FileKind.JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return FileKind.PNG
    if data.startswith((b"II*\0", b"MM\0*")):
        return FileKind.TIFF
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return FileKind.WEBP
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        return FileKind.HEIC
    return FileKind.PDF if b"%PDF-" in data[:1024] else None


def judged(name: str, data: bytes) -> FileKind:
    """The kind of a file that may be kept.

    Raises UserError attachment.empty, attachment.too_big, attachment.not_kept.
    """
    if not data:
        raise UserError("attachment.empty", name=name)
    if len(data) > MOST_BYTES:
        raise too_big(name, len(data))
    found = kind_of(data)
    if found is None:
        raise UserError("attachment.not_kept", name=name)
    return found


def too_big(name: str, size: int) -> UserError:
    """The refusal of a file over the limit, both told in whole megabytes."""
    megabyte = 1_000_000
    return UserError(
        "attachment.too_big", name=name, size=-(-size // megabyte), most=MOST_BYTES // megabyte
    )


def kept_name(name: str, kind: FileKind) -> str:
    """The name as it is kept: no folder, no invisible sign, not longer than a list can show."""
    bare = text.nfc(name.replace("\\", "/").rpartition("/")[2])
    bare = "".join(letter for letter in bare if letter.isprintable()) or f"tep.{kind.value}"
    if len(bare) <= _NAME_LIMIT:
        return bare
    stem, dot, ending = bare.rpartition(".")
    ending = dot + ending if dot and len(ending) <= 5 else ""
    return (stem or bare)[: _NAME_LIMIT - len(ending)] + ending
