"""Gives the starter of every installer of NSIS our words where it has its own in English.

NSIS speaks them before it has read any language: while it checks a large installer on a slow PC,
and when the file was copied from a stick pulled out too early. `makensis` calls this as a program
of its own (`!packhdr`) with the file to be changed.
"""

from __future__ import annotations

import sys
from pathlib import Path

CODE = "utf-16-le"
END = "\0".encode(CODE)
# How theirs begin, and ours, which are never longer.
WORDS = {
    "verifying installer: ": "kiểm tra bộ cài: %d%%",
    "unpacking data: ": "đang giải nén: %d%%",
    "Error launching installer": "Không mở được bộ cài đặt",
    "Error writing temporary file. ": "Không ghi được tệp tạm. Ổ đĩa C: có thể đã đầy.",
    "NSIS Error": "Lỗi bộ cài",
    "Installer integrity check has failed. ": (
        "Bộ cài đặt bị hỏng hoặc chép chưa xong.\nHãy chép lại tệp này từ nơi đã lấy rồi mở lại."
    ),
}


def in_our_words(header: bytes) -> bytes:
    """The same file, as long as before, with our words; ValueError where ours do not fit."""
    for theirs, ours in WORDS.items():
        begin, new = theirs.encode(CODE), ours.encode(CODE)
        at = header.find(begin)
        while at >= 0:
            length = header.index(END, at + len(begin) - 1) - at
            length += length % 2  # a letter may end with the zero of the end
            if len(new) > length:
                raise ValueError(theirs)
            header = header[:at] + new.ljust(length, b"\0") + header[at + length :]
            at = header.find(begin, at + length)
    return header


if __name__ == "__main__":
    file = Path(sys.argv[1])
    file.write_bytes(in_our_words(file.read_bytes()))
