"""Restoring in the window: asked first, done with the file closed, said afterwards."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import TYPE_CHECKING

from bhdesk import messages, paths
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.services import safekeeping
from bhdesk.ui.opening import FileHold
from bhdesk.ui.problems import ProblemDialog, explain
from bhdesk.ui.restoring import RestoreDialog, copy_words
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.banner import Action

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from bhdesk.services.safekeeping import BackupFile, Restored, RestoreView
    from bhdesk.ui.main_window import MainWindow

log = logging.getLogger("bhdesk")

LOST = frozenset({
    "store.damaged", "store.empty", "store.not_data", "store.foreign", "store.missing",
    "store.no_plan", "store.bad_plan",
})  # fmt: skip
"""What a good copy mends."""


def tell(problem: StoreProblem | UserError, parent: QWidget | None, data: Path) -> Path | None:
    """Show why a data file does not open; gives the copy she wants put in its place."""
    copy = _good_copy(data) if problem.code in LOST else None
    if copy is None:
        ProblemDialog(explain(problem), parent).exec()
        return None
    wanted: list[Path] = []
    offer = Action(f"Phục hồi bản {copy.made_at:%H:%M %d/%m/%Y}…", lambda: wanted.append(copy.path))
    ProblemDialog(explain(problem), parent, offer).exec()
    return wanted[0] if wanted else None


def _good_copy(data: Path) -> BackupFile | None:
    return safekeeping.newest_good(data, paths.backup_dir(), paths.migrations_dir())


def asked(data: Path, source: Path, parent: QWidget | None) -> RestoreView | None:
    """What she agreed to; None after Hủy or a refusal, which has been shown."""
    try:
        seen = safekeeping.look_before_restore(
            data, source, paths.migrations_dir(), datetime.now()
        )
    except (StoreProblem, UserError) as problem:
        log.warning("not restored: %s", problem.code)
        ProblemDialog(explain(problem), parent).exec()
        return None
    dialog = RestoreDialog(seen, parent)
    is_agreed = bool(dialog.exec())
    dialog.deleteLater()
    return seen if is_agreed else None


def put_back(data: Path, source: Path) -> Restored | StoreProblem | UserError:
    """Restore a file this window has closed; gives the refusal to be shown later."""
    hold = FileHold(data)
    if data.parent.is_dir() and not hold.take():
        return StoreProblem("restore.in_use", file=str(data))
    try:
        return safekeeping.restore(data, source, paths.migrations_dir(), datetime.now())
    except (StoreProblem, UserError) as problem:
        log.warning("not restored: %s", problem.code)
        return problem
    finally:
        hold.release()


def say(
    window: MainWindow, seen: RestoreView, done: Restored, back: Callable[[Path], object]
) -> None:
    """The bar over all pages, until closed; `back` restores what was kept aside."""
    said, actions = [], []
    kept = done.kept_aside
    if kept is not None:
        said.append(f"Số liệu trước đó giữ ở {kept.name}.")
        actions = [Action("Trở lại số liệu trước đó…", lambda: back(kept), icon="hoan-tac")]
    if done.missing:
        said.append(messages.explain("restore.without_files", {"count": len(done.missing)}))
    tone = Tone.WARN if done.missing else Tone.GOOD
    window.notice.say(
        tone, f"Đã phục hồi bản {copy_words(seen)}.", " ".join(said), tuple(actions),
        is_passing=False,
    )  # fmt: skip
