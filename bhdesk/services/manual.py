"""The manual that comes with the program: read for the window, saved as a book."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from bhdesk import atomic
from bhdesk.domain.errors import UserError
from bhdesk.domain.manual import Chapter, Manual, page_of
from bhdesk.exchange import papers

if TYPE_CHECKING:
    from pathlib import Path

PICTURES = "pictures"


def read(folder: Path) -> Manual:
    """The pages in `folder` in the order of its contents.toml."""
    contents = tomllib.loads((folder / "contents.toml").read_text("utf-8"))
    chapters = tuple(
        Chapter(
            chapter["title"],
            tuple(
                page_of(key, (folder / f"{key}.md").read_text("utf-8")) for key in chapter["pages"]
            ),
        )
        for chapter in contents["chapter"]
    )
    return Manual(chapters, contents["screens"], contents["dialogs"])


def save_pdf(resources: Path, target: Path, version: str) -> None:
    """The whole manual as one PDF; raises UserError report.not_pdf, StoreProblem file.*."""
    if target.suffix.lower() != ".pdf":
        raise UserError("report.not_pdf", name=target.name)
    folder = resources / "help"
    atomic.write_bytes(target, papers.manual(read(folder), folder / PICTURES, resources, version))
