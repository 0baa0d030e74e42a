"""The application in its dress, and the window over an open data file with all that serves it."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from bhdesk import __version__, paths
from bhdesk.app.loss import LossDesk
from bhdesk.app.warming import FirstPaint
from bhdesk.domain import text
from bhdesk.domain.changes import Area, Changes
from bhdesk.pages import page_entries
from bhdesk.services import office
from bhdesk.ui import identity, opening, style, translation
from bhdesk.ui.help.desk import HelpDesk
from bhdesk.ui.main_window import MainWindow, Menu
from bhdesk.ui.memory import Memory
from bhdesk.ui.outside import OutsideChanges
from bhdesk.ui.problems import explain
from bhdesk.ui.table_desk import TableDesk
from bhdesk.ui.undoing import UndoDesk
from bhdesk.ui.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    from PySide6.QtWidgets import QWidget

    from bhdesk.services.office import DataFile


def make_app() -> QApplication:
    """The application in our dress, speaking Vietnamese; once a process."""
    known = QApplication.instance()
    is_known = isinstance(known, QApplication)
    app = known if isinstance(known, QApplication) else QApplication(["bhdesk", *style.AS_FUSION])
    app.setApplicationName("bhdesk")
    app.setApplicationVersion(__version__)
    resources = paths.resources_dir()
    style.apply(app, resources, is_fusion=not is_known)
    translation.install(app, resources / "i18n")
    return app


def make_window(
    store: DataFile, memory: Memory | None = None, menus: tuple[Menu, ...] = (),
    today: Callable[[], date] = date.today, backups: Path | None = None,
    restore: Callable[[Path], object] | None = None,
) -> MainWindow:  # fmt: skip
    """The window over an open data file, not yet shown; it and its Work end together.

    Its copies go to `backups`, or to the officer's own folder of them; `restore` puts one back.
    """
    month = office.working_month(store, today())
    work = Work(store)
    desk, tables = UndoDesk(work), TableDesk(work, paths.resources_dir())
    helps = help_desk(memory)
    folder = backups or paths.backup_dir()
    pages = page_entries(paths.resources_dir(), folder, store, today, restore)
    all_menus = helps.added((*menus[:1], desk.menu(), tables.menu(), *menus[1:]))
    window = MainWindow(work, pages, explain, month.key, all_menus, memory)
    for served in (desk, tables, helps):
        served.serve(window)
    identity.keep(window)
    opening.tell_place(window)
    opening.tell_read_only(window)
    OutsideChanges(window)
    if restore is not None:
        LossDesk(window, folder, restore)
    FirstPaint(window, partial(_begin_beside, window, today))

    def copied(changes: Changes) -> None:
        if Area.SAFETY in changes.areas:
            tell_backup(window, folder)

    work.changed.connect(copied)
    return window


def _begin_beside(window: MainWindow, today: Callable[[], date]) -> None:
    """Late tasks are counted and the file is checked by the worker, which loads what does it.

    A tenth of a second is felt in the window. Damage is told as that which any page meets.
    """

    def count(late_tasks: ModuleType) -> None:
        if not window.work.is_closed:  # and its file with it
            late_tasks.keep(window, today)

    if not window.work.is_closed:
        window.work.run(_late_tasks, then=count)
        window.work.run(_look_over)


def _late_tasks(_store: DataFile) -> ModuleType:
    return import_module("bhdesk.ui.late_tasks")


def _look_over(store: DataFile) -> None:
    from bhdesk.services import safekeeping  # noqa: PLC0415 - after the first paint

    safekeeping.look_over(store)


def help_desk(memory: Memory | None = None) -> HelpDesk:
    """F1 and the menu Trợ giúp; the manual itself is read when first asked for."""
    return HelpDesk(paths.resources_dir(), __version__, memory or Memory(), begin_tour)


def begin_tour(front: QWidget) -> None:
    """The steps on the sample office, in a window of their own that leaves nothing behind."""
    from bhdesk.ui.tour import sample_window  # noqa: PLC0415 - only who looks needs it

    sample_window.begin(front, make_window, paths.migrations_dir(), paths.resources_dir())


def tell_backup(window: MainWindow, folder: Path) -> None:
    """Age and place of the newest copy into the status bar; looked for in the worker."""
    window.work.run(
        _backup_words, folder, then=lambda told: window.status.set_backup(told[0], tip=told[1])
    )


def _backup_words(store: DataFile, folder: Path) -> tuple[str, str]:
    return backup_words(store, folder, datetime.now())


def backup_words(store: DataFile, folder: Path, now: datetime) -> tuple[str, str]:
    """How old the newest copy is and where it lies, for the status bar; the file's whole name.

    One on a stick counts as well as one in the program's own `folder`.
    """
    from bhdesk.services import safekeeping  # noqa: PLC0415 - after the first paint

    found = safekeeping.copies(store, folder)
    if not found:
        return "Chưa sao lưu", ""
    newest = found[0].file
    age, place = now - newest.made_at, newest.path.parent
    where = "trên máy này" if place == folder.absolute() else f"ở {text.cut_middle(str(place), 28)}"
    hours = int(age.total_seconds() // 3600)
    if age.days < -1:  # the clock was set back since
        told = f"Sao lưu ngày {newest.made_at:%d/%m/%Y}"
    elif age.days > 0:
        told = f"Sao lưu {age.days} ngày trước"
    else:
        told = f"Sao lưu {hours} giờ trước" if hours > 0 else "Vừa sao lưu"
    return f"{told} {where}", str(newest.path)
