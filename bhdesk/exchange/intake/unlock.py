"""Password-protected Excel files, opened in memory only."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import msoffcrypto
from msoffcrypto.exceptions import (
    DecryptionError,
    FileFormatError,
    InvalidKeyError,
    ParseError,
)

from bhdesk.domain.errors import UserError

if TYPE_CHECKING:
    from typing import BinaryIO

# Excel locks a file that is only protected against changes with this word, and asks nobody.
_EXCELS_OWN = "VelvetSweatshop"


def opened(stream: BinaryIO, password: str | None, name: str) -> io.BytesIO:
    """The file without its lock.

    Raises UserError file.password_needed, file.password_wrong, file.password_other.
    """
    for word in dict.fromkeys((_EXCELS_OWN, password)):
        if word and (plain := _tried(stream, word, name)) is not None:
            return plain
    raise UserError("file.password_wrong" if password else "file.password_needed", name=name)


def _tried(stream: BinaryIO, password: str, name: str) -> io.BytesIO | None:
    stream.seek(0)
    plain = io.BytesIO()
    try:
        box = msoffcrypto.OfficeFile(stream)
        if box.format == "ooxml":
            box.load_key(password=password, verify_password=True)
        else:
            box.load_key(password=password)
        box.decrypt(plain)
    except InvalidKeyError:
        return None
    except (DecryptionError, FileFormatError, ParseError) as cause:
        raise UserError("file.password_other", name=name) from cause
    plain.seek(0)
    return plain
