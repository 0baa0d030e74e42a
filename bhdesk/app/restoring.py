"""Restoring in the window: asked first, done with the file closed, said afterwards."""

from __future__ import annotations

import logging
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from bhdesk import messages, paths
from bhdesk.app.beside import Beside
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.services import safekeeping
from bhdesk.ui.opening import FileHold
from bhdesk.ui.problems import ProblemDialog, explain
from bhdesk.ui.restoring import RestoreDialog, RestoringDialog, copy_words
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.banner import Action

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from bhdesk.services.safekeeping import BackupFile, Restored, RestoreView
    from bhdesk.ui.main_window import MainWindow
    from bhdesk.ui.work import Progress

log = logging.getLogger("bhdesk")

def tell(problem: StoreProblem | UserError, parent: QWidget | None, data: Path) -> Path | None:
    """Show why a data file does not open; gives the copy she wants put in its place.

    The copies are read beside the dialog; the newest that is whole is offered when it is found.
    """
    dialog = ProblemDialog(explain(problem), parent)
    wanted: list[Path] = []

    def offer(found: BackupFile | None) -> None:
        if found is None:
            dialog.say_looking("")
        else:
            dialog.add_offer(Action(offer_words(found), lambda: wanted.append(found.path)))

    if isinstance(problem, StoreProblem) and problem.needs_copy:
        dialog.say_looking(LOOKING)
        with Beside() as beside:
            listed = safekeeping.backups(paths.backup_dir(), data.stem)
            beside.run(good_copy, listed, then=offer)
            dialog.exec()
    else:
        dialog.exec()
    return wanted[0] if wanted else None


LOOKING = "Đang tìm bản sao lưu còn tốt…"


def offer_words(copy: BackupFile) -> str:
    """What the button says that puts a copy back."""
    return f"Phục hồi bản {copy.made_at:%H:%M %d/%m/%Y}…"


def good_copy(listed: Sequence[BackupFile], progress: Progress) -> BackupFile | None:
    """The newest of these copies that proves whole; for a thread beside."""
    return safekeeping.newest_good(listed, paths.migrations_dir(), partial(progress, 0, 0))


def asked(data: Path, source: Path, parent: QWidget | None) -> RestoreView | None:
    """What she agreed to; None after Hủy or a refusal, which has been shown.

    The copy is read beside the question; Hủy and Esc end the reading, nothing was changed by it.
    """
    dialog = RestoreDialog(source.name, parent)
    refused: list[Exception] = []

    def refuse(problem: Exception) -> None:
        refused.append(problem)
        dialog.reject()

    with Beside() as beside:
        beside.run(_look, data, source, then=dialog.show_seen, otherwise=refuse)
        is_agreed = bool(dialog.exec())
    seen = dialog.seen
    dialog.deleteLater()
    for problem in refused:
        if not isinstance(problem, (StoreProblem, UserError)):
            raise problem
        log.warning("not restored: %s", problem.code)
        ProblemDialog(explain(problem), parent).exec()
    return seen if is_agreed else None


def _look(data: Path, source: Path, progress: Progress) -> RestoreView:
    look = partial(progress, 0, 0)
    return safekeeping.look_before_restore(
        data, source, paths.migrations_dir(), datetime.now(), look
    )


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


def put_back_beside(data: Path, source: Path) -> Restored | StoreProblem | UserError:
    """As put_back(), in a thread; a dialog says that it goes on until it is done."""
    dialog = RestoringDialog(source.name)
    done: list[Restored | StoreProblem | UserError] = []
    broken: list[Exception] = []

    def end(answer: Restored | StoreProblem | UserError) -> None:
        done.append(answer)
        dialog.accept()

    def give_up(problem: Exception) -> None:
        broken.append(problem)
        dialog.accept()

    with Beside() as beside:
        beside.run(_put_back, data, source, then=end, otherwise=give_up)
        dialog.exec()
    dialog.deleteLater()
    for problem in broken:
        raise problem
    return done[0]


def _put_back(
    data: Path, source: Path, _: Progress
) -> Restored | StoreProblem | UserError:
    return put_back(data, source)


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
