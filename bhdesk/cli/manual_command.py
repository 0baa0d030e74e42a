"""manual: the manual as a book, and its pictures taken anew."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from bhdesk import __version__
from bhdesk.services import manual as manuals

if TYPE_CHECKING:
    import argparse

    from bhdesk.cli.context import Context

BOOK = "huong-dan-su-dung.pdf"


def manual(context: Context, options: argparse.Namespace) -> int:
    """Pictures first, so that a book asked for with them has the new ones; Qt only for pictures."""
    made: list[Path] = []
    if options.pictures:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # the same drawing whatever the screen
        context.tell("Chụp ảnh minh họa…")
        out = Path(options.pictures).absolute()
        made += import_module("bhdesk.manual_pictures").take(out)
    if options.out or not options.pictures:
        target = Path(options.out or BOOK).absolute()
        manuals.save_pdf(context.resources, target, __version__)
        made.append(target)
    lines = [f"Đã ghi {path}" for path in made]
    context.answer({"files": [str(path) for path in made]}, lines)
    return 0
