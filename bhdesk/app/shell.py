"""What is open: the first run, or one data file with its window; the menus of the program."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtWidgets
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from bhdesk import paths
from bhdesk.app import warming
from bhdesk.app.warming import FirstPaint
from bhdesk.app.window import begin_tour, help_desk, make_window, tell_backup
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.services import office
from bhdesk.ui import opening, problems, style
from bhdesk.ui.calling import Listener
from bhdesk.ui.main_window import VIEW_MENU, MainWindow, Menu, MenuEntry
from bhdesk.ui.opening import Choice, Other
from bhdesk.ui.placing import keep_on_screen
from bhdesk.ui.problems import ProblemDialog, explain

if TYPE_CHECKING:
    from bhdesk.services.office import DataFile, Setup
    from bhdesk.ui.memory import Memory
    from bhdesk.ui.screens.first_run import FirstRun

log = logging.getLogger("bhdesk")

LAST_FILE = "data/file"
# held while the first run is open: on a slow PC it is started twice
FIRST_RUN = "lan-dau"
FILE_FILTER = "Tệp dữ liệu bhdesk (*.bhdesk)"


class Shell:
    """Holds what is open: the first run or one data file with its window."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._store: DataFile | None = None
        self._hold: opening.FileHold | None = None
        self._is_restored = False
        self.window: MainWindow | None = None
        self.first_run: FirstRun | None = None
        self._listener = Listener(paths.calls_dir())
        self._listener.called.connect(self.come_forward)

    def begin(self, data: Path | None) -> bool:
        """The given file, else last time's, else the default one, else the first run.

        False where there is nothing more to do: the window that has the file open came forward.
        """
        remembered = self._memory.text(LAST_FILE)
        kept = paths.data_dir() / remembered if remembered else paths.default_data_file()
        wanted = data or kept
        if data is None and not remembered and not wanted.exists():
            if opening.come_forward(paths.calls_dir() / FIRST_RUN, paths.calls_dir()):
                return False
            self.start_first_run()
        elif opening.come_forward(wanted, paths.calls_dir()):
            return False
        elif not self.open_file(wanted):
            self._ask_what_else()
        return True

    def come_forward(self) -> None:
        """A second start on the same data: what is open stands before everything else."""
        front = self.window or self.first_run
        if front is not None:
            front.setWindowState(front.windowState() & ~Qt.WindowState.WindowMinimized)
            front.show()
            front.raise_()
            front.activateWindow()

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
                path, paths.user_name(), paths.migrations_dir(), paths.backup_dir(),
                is_view=choice is Choice.VIEW,
            )  # fmt: skip
            try:
                self._show(store)
            except (StoreProblem, UserError):
                store.close()
                raise
        except (StoreProblem, UserError) as problem:
            from bhdesk.app import restoring  # noqa: PLC0415 - seldom needed

            log.warning("not opened: %s", problem.code)
            wanted = restoring.tell(problem, self.window, path)
            return wanted is not None and self._restore(path, wanted)
        return True

    def restore(self, source: Path) -> None:
        """Put a copy in the place of the open file, after asking; what was there is kept aside."""
        store, window = self._store, self.window
        if store is None or window is None or not window.may_end(lambda: self.restore(source)):
            return
        self._restore(store.path, source)
        if self.window is None:
            self._ask_what_else()

    def _restore(self, path: Path, source: Path) -> bool:
        """Whether the file is open in the window afterwards."""
        from bhdesk.app import restoring  # noqa: PLC0415 - seldom needed

        seen = restoring.asked(path, source, self.window)
        if seen is None:
            return False
        QApplication.setQuitOnLastWindowClosed(False)  # the next window comes at once
        try:
            self.close()
            done = restoring.put_back_beside(path, source)
            is_done = not isinstance(done, (StoreProblem, UserError))
            self._is_restored = self._is_restored or is_done
            is_open = self.open_file(path)
        finally:
            QApplication.setQuitOnLastWindowClosed(True)
        if isinstance(done, (StoreProblem, UserError)):
            ProblemDialog(explain(done), self.window).exec()
        elif is_open and self.window is not None:
            restoring.say(self.window, seen, done, self.restore)
        return is_open

    def start_first_run(self) -> None:
        """The four steps; nothing is written before the last."""
        from bhdesk.services import plans  # noqa: PLC0415 - once in a file's life
        from bhdesk.ui.screens.first_run import FirstRun  # noqa: PLC0415 - the same

        if self._hold is None:
            self._hold = opening.FileHold(paths.calls_dir() / FIRST_RUN)
            self._hold.take()
        bundled = plans.bundled(paths.resources_dir() / "plans")
        self.first_run = FirstRun(bundled, paths.data_dir(), self._create)
        self.first_run.done.connect(self._show)
        self.first_run.file_wanted.connect(self._choose_file)
        self.first_run.sample_wanted.connect(self.open_sample)
        self.first_run.tour_wanted.connect(partial(begin_tour, self.first_run))
        help_desk(self._memory).watch(self.first_run)
        FirstPaint(self.first_run, warming.begin)
        keep_on_screen(self.first_run)
        self.first_run.show()

    def open_sample(self) -> None:
        """The invented commune, built beside the officer's data when first asked for."""
        target = paths.data_dir() / "so-lieu-mau.bhdesk"
        if not target.exists():
            from bhdesk.sample import build_binh_minh  # noqa: PLC0415 - only who looks needs it

            try:
                build_binh_minh(target, paths.migrations_dir(), paths.resources_dir()).close()
            except (StoreProblem, OSError) as problem:
                log.warning("no sample: %s", type(problem).__name__)
                told = problem if isinstance(problem, StoreProblem) else _not_written(target)
                ProblemDialog(explain(told), self.window).exec()
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

    def tell_crash(self) -> None:
        """The run before this one ended in the middle of something."""
        if self.window is not None:
            opening.tell_crash(self.window, self._about)

    def close(self) -> None:
        """Close the window and the file; every saved figure is in the one file afterwards."""
        if self.window is not None:
            self.window.close()
            self.window.work.close()
            self.window.deleteLater()
            self.window = None
        if self._store is not None:
            try:
                self._store.close()
            except StoreProblem as problem:  # a damaged file is left as it lies
                log.warning("not closed well: %s", problem.code)
            self._store = None
        if self._hold is not None:
            self._hold.release()
            self._hold = None

    def _create(self, setup: Setup, path: Path) -> DataFile:
        return office.create(path, setup, paths.user_name(), paths.migrations_dir())

    def _show(self, store: DataFile) -> None:
        # a copy that looks old beside a restored file may be the one she still needs
        store.keeps_all_backups = self._is_restored
        with style.awaited(self.window is None and self.first_run is None):
            window = make_window(store, self._memory, self.menus(), restore=self.restore)
            window.show_first()
        self.close()
        self._store, self.window = store, window
        if not store.is_read_only:
            self._hold = opening.FileHold(store.path)
            self._hold.take_over()
        self._memory.keep(LAST_FILE, paths.to_remember(store.path))
        keep_on_screen(self.window)
        FirstPaint(self.window, self._load_the_rest)
        self.window.show()
        if self.first_run is not None:
            self.first_run.close()
            self.first_run.deleteLater()
            self.first_run = None

    def _load_the_rest(self) -> None:
        if self.window is not None:
            tell_backup(self.window, paths.backup_dir())
        warming.begin()

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
        ask = QtWidgets.QFileDialog.getOpenFileName  # PySide makes a class when it is named first
        name, _ = ask(over, "Mở tệp dữ liệu", start, FILE_FILTER)
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
        from bhdesk.app import about  # noqa: PLC0415 - seldom looked at

        about.dialog(self._store, self.window).open()

    def _quit(self) -> None:
        if self.window is None or self.window.close():
            QApplication.quit()


def _not_written(path: Path) -> StoreProblem:
    return StoreProblem("file.cannot_write", name=path.name, folder=str(path.parent))
