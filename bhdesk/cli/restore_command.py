"""The command that puts a copy in the place of the data file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bhdesk import messages
from bhdesk.app import restoring
from bhdesk.domain.errors import StoreProblem, UserError

if TYPE_CHECKING:
    import argparse

    from bhdesk.cli.context import Context


def restore(context: Context, options: argparse.Namespace) -> int:
    """Put a copy back; what was there is kept aside. Raises StoreProblem restore.*, store.*."""
    done = restoring.put_back(context.data, Path(options.file))
    if isinstance(done, (StoreProblem, UserError)):
        raise done
    if done.missing:
        context.tell(f"⚠ {messages.explain('restore.without_files', {'count': len(done.missing)})}")
    lines = [f"Đã phục hồi từ {done.source} vào {done.path}."]
    if done.kept_aside is not None:
        lines.append(f"Số liệu trước đó giữ ở {done.kept_aside}.")
    value = {
        "restored": str(done.path),
        "kept_aside": done.kept_aside and str(done.kept_aside),
        "from": str(done.source),
        "missing": list(done.missing),
    }
    context.answer(value, lines)
    return 0
