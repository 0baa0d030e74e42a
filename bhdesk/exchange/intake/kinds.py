"""What a file really is, told by its first bytes and never by its name."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from bhdesk.domain.errors import UserError
from bhdesk.exchange.intake.encodings import as_text

if TYPE_CHECKING:
    from typing import BinaryIO

HEAD = 65_536
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")


class Kind(StrEnum):
    """The files that can be read; ZIP and OLE_BOX hold one of several and are looked into."""

    XLSX = "xlsx"
    XLSM = "xlsm"
    XLS = "xls"
    ODS = "ods"
    HTML = "html"
    TSV = "tsv"
    XML2003 = "xml2003"
    LOCKED = "locked"
    ZIP = "zip"
    OLE_BOX = "ole"


# First bytes of what cannot be a table, and how people call it.
_FOREIGN = (
    (b"%PDF", "tệp PDF"),
    (b"SQLite format 3\0", "tệp dữ liệu (SQLite), không phải bảng tính"),
    (b"\x89PNG", "ảnh PNG"),
    (b"\xff\xd8\xff", "ảnh JPEG"),
    (b"GIF8", "ảnh GIF"),
    (b"BM", "ảnh BMP"),
    (b"II*\0", "ảnh TIFF"),
    (b"MM\0*", "ảnh TIFF"),
    (b"MZ", "chương trình chạy được (.exe)"),
    (b"\x7fELF", "chương trình chạy được"),
    (b"Rar!", "tệp nén RAR"),
    (b"7z\xbc\xaf", "tệp nén 7z"),
    (b"\x1f\x8b", "tệp nén gzip"),
    (b"{\\rtf", "văn bản RTF"),
    (b"MIME-Version:", "trang web lưu trữ (.mht)"),
    (b"\0\x01\0\0Standard", "tệp Access"),
    (b"ID3", "tệp âm thanh"),
    (b"\x09\x02\x06\0", "bảng tính Excel trước năm 1993"),
    (b"\x09\x04\x06\0", "bảng tính Excel trước năm 1993"),
    (b"\x09\0\x04\0", "bảng tính Excel trước năm 1993"),
)
_BINARY_WHAT = "tệp nhị phân không rõ loại"
_XML_WHAT = "tệp XML không phải bảng tính"
_SPREADSHEETML = "urn:schemas-microsoft-com:office:spreadsheet"
_FLAT_ODS = "application/vnd.oasis.opendocument"
_FLAT_ODS_WHAT = "tệp OpenDocument dạng phẳng (.fods); hãy lưu lại dạng .ods"
_HTML = re.compile(
    r"<(?:!doctype html|html|head|meta|body|table|style|title|div|center|font|p)\b", re.IGNORECASE
)


def foreign(name: str, what: str) -> UserError:
    """The refusal that says what the file is instead of a table."""
    return UserError("file.foreign", name=name, what=what)


def sniff(stream: BinaryIO, name: str) -> Kind:
    """The kind of the content, as far as the first bytes tell.

    Raises UserError file.empty, file.foreign, file.damaged.
    """
    head = stream.read(HEAD)
    stream.seek(0)
    if not head:
        raise UserError("file.empty", name=name)
    if not head.strip(b"\0"):
        raise UserError("file.damaged", name=name)
    if head.startswith(_ZIP):
        return Kind.ZIP
    if head.startswith(OLE):
        return Kind.OLE_BOX
    for first, what in _FOREIGN:
        if head.startswith(first) and (len(first) > 2 or not _looks_like_text(head)):
            raise foreign(name, what)
    text = as_text(head, is_cut=True)
    if text is None:
        raise foreign(name, _BINARY_WHAT)
    return _text_kind(text, name)


def _text_kind(text: str, name: str) -> Kind:
    start = text.lstrip("\ufeff \t\r\n")
    if not start:
        raise UserError("file.empty", name=name)
    if not start.startswith("<"):
        return Kind.TSV
    if _SPREADSHEETML in start and "Workbook" in start:
        return Kind.XML2003
    if _FLAT_ODS in start:
        raise foreign(name, _FLAT_ODS_WHAT)
    if _HTML.search(start):
        return Kind.HTML
    raise foreign(name, _XML_WHAT)


def _looks_like_text(head: bytes) -> bool:
    return as_text(head, is_cut=True) is not None
