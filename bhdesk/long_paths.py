"""Paths of more than 259 letters on Windows, without the setting only an administrator can make."""

from __future__ import annotations

import sys

FIRST_BUILD = 15063  # Windows 10 1703
_PLACE, _BIT = 3, 0x80


def allow() -> None:
    """Let this process open them.

    The program says that it is ready for them (its manifest), but Windows asks the setting of the
    computer too, once, and keeps the answer in this bit of the process. Every program made with Go
    sets it the same way.
    """
    if sys.platform == "win32" and sys.getwindowsversion().build >= FIRST_BUILD:
        import ctypes  # noqa: PLC0415 - there is no ntdll elsewhere

        block = ctypes.windll.ntdll.RtlGetCurrentPeb
        block.restype = ctypes.c_void_p
        ctypes.c_ubyte.from_address(block() + _PLACE).value |= _BIT
