"""A look into zipped files before anything is unpacked: what it is, bombs, cut ends, secrets."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bhdesk.domain.errors import Issue, Level, UserError
from bhdesk.exchange.intake.kinds import Kind, foreign

if TYPE_CHECKING:
    from typing import BinaryIO

    from bhdesk.exchange.intake.limits import Limits

_CONTENT_TYPES = "[Content_Types].xml"
_ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_SMALL_PART = 1_000_000
_PARTS_OF = (
    ("xl/workbook.bin", "bảng tính nhị phân (.xlsb); hãy lưu lại dạng .xlsx"),
    ("word/", "văn bản Word"),
    ("ppt/", "bài trình chiếu PowerPoint"),
)


@dataclass(frozen=True, slots=True)
class Archive:
    """What the directory of a zipped file tells."""

    kind: Kind
    notes: tuple[Issue, ...]


def look(stream: BinaryIO, name: str, limits: Limits) -> Archive:
    """Judge a zip by its directory alone, in milliseconds.

    Raises UserError file.damaged, file.bomb, file.foreign, file.password_other.
    """
    try:
        with zipfile.ZipFile(stream) as packed:
            items = packed.infolist()
            _refuse_bombs(items, name, limits)
            names = [item.filename for item in items]
            if "mimetype" in names and not _is_workbook(names):
                return Archive(_open_document(packed, names, name), ())
            return _workbook(packed, names, name)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as cause:
        raise UserError("file.damaged", name=name) from cause
    finally:
        stream.seek(0)


def small_part(packed: zipfile.ZipFile, part: str) -> bytes:
    """A part that is small in every honest file; b"" when there is none."""
    try:
        with packed.open(part) as stream:
            return stream.read(_SMALL_PART)
    except KeyError:
        return b""


def _refuse_bombs(items: list[zipfile.ZipInfo], name: str, limits: Limits) -> None:
    total = sum(item.file_size for item in items)
    packed = sum(item.compress_size for item in items)
    too_dense = total > limits.ratio_from and total > packed * limits.ratio
    if len(items) > limits.entries or total > limits.unpacked or too_dense:
        raise UserError("file.bomb", name=name, megabytes=max(1, total // 1_000_000))


def _is_workbook(names: list[str]) -> bool:
    return any(f"/{part}".endswith("/workbook.xml") for part in names)


def _open_document(packed: zipfile.ZipFile, names: list[str], name: str) -> Kind:
    kind = small_part(packed, "mimetype")
    if not kind.startswith(_ODS_TYPE):
        raise foreign(name, "văn bản OpenDocument" if b"text" in kind else "tệp nén ZIP")
    if b"encryption-data" in small_part(packed, "META-INF/manifest.xml"):
        raise UserError("file.password_other", name=name)
    if "content.xml" not in names:
        raise UserError("file.damaged", name=name)
    return Kind.ODS


def _workbook(packed: zipfile.ZipFile, names: list[str], name: str) -> Archive:
    for part, what in _PARTS_OF:
        if any(entry == part or entry.startswith(part) for entry in names):
            raise foreign(name, what)
    if not _is_workbook(names):
        is_office = _CONTENT_TYPES in names
        raise UserError("file.damaged", name=name) if is_office else foreign(name, "tệp nén ZIP")
    notes = []
    has_macros = b"macroEnabled" in small_part(packed, _CONTENT_TYPES)
    if has_macros or any(entry.lower().endswith("vbaproject.bin") for entry in names):
        has_macros = True
        notes.append(Issue("file.has_macros", {"name": name}, level=Level.NOTE))
    if any("externalLinks/" in entry for entry in names):
        notes.append(Issue("file.has_links", {"name": name}, level=Level.NOTE))
    return Archive(Kind.XLSM if has_macros else Kind.XLSX, tuple(notes))
