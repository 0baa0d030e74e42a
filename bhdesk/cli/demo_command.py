"""demo: both sample offices, their papers, pictures of the screens, then the window."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from bhdesk.cli.context import Context


def demo(context: Context, options: argparse.Namespace) -> int:
    """Build everything into --out; Qt is loaded only for the pictures and the window."""
    made = import_module("bhdesk.demo")
    out = Path(options.out).absolute()
    data, files = made.build(out, context.tell)
    is_shown = made.has_screen() and not options.no_window
    if not made.has_screen():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    context.tell("Chụp các màn hình…")
    files += import_module("bhdesk.pictures").take(data, out)
    lines = [
        f"Dữ liệu mẫu: {data}",
        f"{len(files)} tệp trong {out}:",
        *(f"  {path.name}" for path in files),
    ]
    context.answer({"data": str(data), "files": [str(path) for path in files]}, lines)
    if is_shown:
        result: int = import_module("bhdesk.app").run(data)
        return result
    return 0
