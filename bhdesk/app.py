"""The composition root of the window: style, data file, pages, and the first run."""

from __future__ import annotations

import logging
import sys
import threading
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from bhdesk import __version__, paths, program_log
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.pages import FACES, page_class, page_entries
from bhdesk.services import office, plans, safekeeping
from bhdesk.ui import identity, late_tasks, opening, problems, style, translation
from bhdesk.ui.main_window import VIEW_MENU, MainWindow, Menu, MenuEntry
from bhdesk.ui.memory import Memory
from bhdesk.ui.opening import Choice, Other
from bhdesk.ui.outside import OutsideChanges
from bhdesk.ui.placing import keep_on_screen
from bhdesk.ui.problems import ProblemDialog, explain
from bhdesk.ui.table_desk import TableDesk
from bhdesk.ui.undoing import UndoDesk
from bhdesk.ui.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from bhdesk.services.office import DataFile, Setup
    from bhdesk.ui.screens.first_run import FirstRun

log = logging.getLogger("bhdesk")

LAST_FILE = "data/file"
FILE_FILTER = "Tệp dữ liệu bhdesk (*.bhdesk)"


def run(data: Path | None = None) -> int:
    """Open the window on `data`, on last time's file, or begin with the first run."""
    program_log.start(paths.log_dir())
    app = make_app()
    shell = Shell(Memory(paths.data_dir() / "bhdesk.ini"))
    sys.excepthook = shell.take_bug
    threading.excepthook = lambda args: shell.take_bug(
        args.exc_type, args.exc_value, args.exc_traceback
    )
    shell.begin(data)
    status = app.exec()
    shell.close()
    return status


def make_app() -> QApplication:
    """The application in our dress, speaking Vietnamese; once a process."""
    known = QApplication.instance()
    app = known if isinstance(known, QApplication) else QApplication(["bhdesk"])
    app.setApplicationName("bhdesk")
    app.setApplicationVersion(__version__)
    resources = paths.resources_dir()
    style.apply(app, resources)
    translation.install(app, resources / "i18n")
    return app


def make_window(
    store: DataFile, memory: Memory | None = None, menus: tuple[Menu, ...] = (),
    today: Callable[[], date] = date.today,
) -> MainWindow:  # fmt: skip
    """The window over an open data file, not yet shown; it and its Work end together."""
    month = office.working_month(store, today())
    work = Work(store)
    desk, tables = UndoDesk(work), TableDesk(work, paths.resources_dir())
    pages = page_entries(paths.resources_dir(), paths.backup_dir(), store, today)
    all_menus = (*menus[:1], desk.menu(), tables.menu(), *menus[1:])
    window = MainWindow(work, pages, explain, month.key, all_menus, memory)
    desk.serve(window)
    tables.serve(window)
    identity.keep(window)
    late_tasks.keep(window, today)
    opening.tell_read_only(window)
    OutsideChanges(window)
    window.status.set_backup(backup_words(paths.backup_dir(), datetime.now()))
    return window


def backup_words(folder: Path, now: datetime) -> str:
    """How old the newest copy is, for the status bar."""
    found = safekeeping.backups(folder)
    if not found:
        return "Chưa sao lưu"
    age = now - found[0].made_at
    if age.days:
        return f"Sao lưu {age.days} ngày trước"
    hours = age.seconds // 3600
    return f"Sao lưu {hours} giờ trước" if hours else "Vừa sao lưu"


class Shell:
    """Holds what is open: the first run or one data file with its window."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._store: DataFile | None = None
        self._hold: opening.FileHold | None = None
        self.window: MainWindow | None = None
        self.first_run: FirstRun | None = None

    def begin(self, data: Path | None) -> None:
        """The given file, else last time's, else the default one, else the first run."""
        remembered = self._memory.text(LAST_FILE)
        wanted = data or (Path(remembered) if remembered else paths.default_data_file())
        if data is None and not remembered and not wanted.exists():
            self.start_first_run()
        elif not self.open_file(wanted):
            self._ask_what_else()

    def open_file(self, path: Path) -> bool:
        """Open a data file in the window; False after a problem, which has been shown, or Hủy.

        What is open stays open until the new file has proved readable.
        """
        if self.window is not None and not self.window.may_end(lambda: self.open_file(path)):
            return True
        choice = opening.choice(path, self.window) if not self._is_held(path) else Choice.EDIT
        if choice is Choice.NOT:
            return False
        try:
            store = office.open_file(
                path, actor(), paths.migrations_dir(), paths.backup_dir(),
                is_view=choice is Choice.VIEW,
            )  # fmt: skip
            try:
                self._show(store)
            except (StoreProblem, UserError):
                store.close()
                raise
        except (StoreProblem, UserError) as problem:
            log.warning("not opened: %s", problem.code)
            ProblemDialog(explain(problem), self.window).exec()
            return False
        return True

    def start_first_run(self) -> None:
        """The four steps; nothing is written before the last."""
        from bhdesk.ui.screens.first_run import FirstRun  # noqa: PLC0415 - once in a file's life

        bundled = plans.bundled(paths.resources_dir() / "plans")
        self.first_run = FirstRun(bundled, paths.data_dir(), self._create)
        self.first_run.done.connect(self._show)
        self.first_run.sample_wanted.connect(self.open_sample)
        self.first_run.file_wanted.connect(self._choose_file)
        self.first_run.show()

    def open_sample(self) -> None:
        """The invented commune, built beside the officer's data when first asked for."""
        target = paths.data_dir() / "so-lieu-mau.bhdesk"
        if not target.exists():
            from bhdesk.sample import build_binh_minh  # noqa: PLC0415 - only who looks needs it

            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                build_binh_minh(target, paths.migrations_dir(), paths.resources_dir()).close()
            except (StoreProblem, OSError) as problem:
                log.warning("no sample: %s", type(problem).__name__)
                if isinstance(problem, StoreProblem):
                    ProblemDialog(explain(problem), self.window).exec()
                return
        self.open_file(target)

    def take_bug(
        self, kind: type[BaseException], problem: BaseException | None, trace: object
    ) -> None:
        """Our own mistake: into the log, then told; figures on disk are safe."""
        if problem is None:
            return
        log.error("own mistake", exc_info=(kind, problem, problem.__traceback__))
        ProblemDialog(problems.crash_text(problem), self.window).exec()

    def close(self) -> None:
        """Close the window and the file; every saved figure is in the one file afterwards."""
        if self.window is not None:
            self.window.close()
            self.window.work.close()
            self.window.deleteLater()
            self.window = None
        if self._store is not None:
            self._store.close()
            self._store = None
        if self._hold is not None:
            self._hold.release()
            self._hold = None

    def _create(self, setup: Setup, path: Path) -> DataFile:
        path.parent.mkdir(parents=True, exist_ok=True)
        return office.create(path, setup, actor(), paths.migrations_dir())

    def _show(self, store: DataFile) -> None:
        window = make_window(store, self._memory, self.menus())
        self.close()
        self._store, self.window = store, window
        if not store.is_read_only:
            self._hold = opening.FileHold(store.path)
            self._hold.take()
        self._memory.keep(LAST_FILE, str(store.path))
        self.window.show_first()
        keep_on_screen(self.window)
        self.window.show()
        if self.first_run is not None:
            self.first_run.close()
            self.first_run.deleteLater()
            self.first_run = None
        QTimer.singleShot(300, partial(_warm_up_beside))

    def _is_held(self, path: Path) -> bool:
        """Whether it is the file this window holds itself."""
        return (
            self._hold is not None
            and self._store is not None
            and self._store.path.resolve() == path.resolve()
        )

    def menus(self) -> tuple[Menu, ...]:
        """The menu row: what concerns files and the program, not one page."""
        return (
            Menu(
                "&Tệp",
                (
                    MenuEntry("&Mở tệp dữ liệu…", self._choose_file, "Ctrl+O", "thu-muc"),
                    MenuEntry("&Lập tệp mới…", self.start_first_run, "", "them"),
                    MenuEntry("Mở &số liệu mẫu", self.open_sample, "", "so-lieu"),
                    None,
                    MenuEntry("&Kiểm tra đã ghi", self._say_saved, "Ctrl+S", "dung"),
                    None,
                    MenuEntry("T&hoát", self._quit, "Ctrl+Q"),
                ),
            ),
            Menu(VIEW_MENU, ()),
            Menu("T&rợ giúp", (MenuEntry("&Giới thiệu", self._about),)),
        )

    def _choose_file(self) -> None:
        over = self.first_run or self.window
        start = str(self._store.path.parent if self._store else paths.data_dir())
        name, _ = QFileDialog.getOpenFileName(over, "Mở tệp dữ liệu", start, FILE_FILTER)
        if name:
            self.open_file(Path(name))

    def _say_saved(self) -> None:
        """Ctrl+S: every committed cell is on disk already; say when the last one was."""
        if self._store is not None and self.window is not None:
            at = office.last_change(self._store)
            said = f"Mọi số đã nhập đều đã ghi, lần cuối lúc {at[11:16]}."
            self.window.status.say(said if at else "Chưa có thay đổi.")

    def _ask_what_else(self) -> None:
        other = opening.ask_other()
        if other is Other.FILE:
            self._choose_file()
        elif other is Other.NEW:
            self.start_first_run()
        if self.window is None and self.first_run is None:
            QTimer.singleShot(0, QApplication.quit)

    def _about(self) -> None:
        QMessageBox.about(
            self.window,
            "Giới thiệu bhdesk",
            f"<b>bhdesk {__version__}</b><p>Theo dõi chỉ tiêu BHXH, BHYT, BHTN của xã, phường.</p>"
            "<p>Phần mềm tự do, giấy phép MIT. Chạy hoàn toàn trên máy này, không dùng mạng.</p>",
        )

    def _quit(self) -> None:
        if self.window is None or self.window.close():
            QApplication.quit()


def actor() -> str:
    """Who works here, for the history: the name of the computer's user."""
    return paths.user_name()


def _warm_up_beside() -> None:
    """Load the other pages, the first save and the first report, beside the painted window."""
    threading.Thread(target=_warm_up, name="bhdesk-warm-up", daemon=True).start()


def _warm_up() -> None:
    from bhdesk.exchange import papers  # noqa: PLC0415 - after the first paint, in a thread
    from bhdesk.store import heavy  # noqa: PLC0415 - the same

    for face in FACES:
        page_class(face.key)
    heavy.warm_up()
    papers.warm_up(paths.resources_dir())
