"""Plan files on the disk: their names and their text."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from bhdesk import atomic
from bhdesk.domain.errors import StoreProblem, UserError

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".toml"
LARGEST = 2 * 1024 * 1024
"""Bytes of a plan file we read; real ones have some ten thousand."""


def listed(folder: Path) -> tuple[Path, ...]:
    """The plan files of a folder by name; none where there is no such folder."""
    return tuple(sorted(folder.glob(f"*{SUFFIX}"))) if folder.is_dir() else ()


def read_text(path: Path, *, is_wide_known: bool = False) -> str:
    """The text of a plan file, UTF-8 with or without BOM, lines ended as they are.

    `is_wide_known`: also UTF-16 with its BOM, as Excel saves "Unicode Text"; TOML is never that.

    Raises UserError plan.not_text, plan.too_large, file.missing; StoreProblem file.cannot_read.
    """
    if path.is_dir():
        raise UserError("file.is_folder", name=path.name)
    try:
        with atomic.opened(path) as file:
            raw = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise UserError("file.missing", name=path.name) from error
    except OSError as error:
        raise StoreProblem("file.cannot_read", name=path.name) from error
    if len(raw) > LARGEST:
        raise UserError("plan.too_large", name=path.name)
    try:
        is_wide = is_wide_known and raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        source = raw.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError("plan.not_text", name=path.name) from error
    if "\0" in source:
        raise UserError("plan.not_text", name=path.name)
    return source
