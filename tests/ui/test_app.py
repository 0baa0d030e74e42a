"""The whole window over a real data file: every page opens, nothing heavy is loaded before it."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from bhdesk import app, paths
from bhdesk.pages import FACES, page_class, page_entries
from bhdesk.sample import build_binh_minh, build_tra_vinh
from bhdesk.services import office
from bhdesk.ui import placing, problems
from bhdesk.ui.about import AboutDialog
from bhdesk.ui.grid import Grid
from bhdesk.ui.shell.page import Body
from bhdesk.ui.work import Work
from tests.ui.screens.offices import copy_of

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("reportlab", "openpyxl", "sqlalchemy", "alembic", "xlsxwriter", "pypdfium2", "PIL")
LATE = {
    "bhdesk.cli", "bhdesk.exchange.papers", "bhdesk.domain.report", "bhdesk.messages",
    "bhdesk.services.reporting", "bhdesk.services.undoing", "bhdesk.store.backup",
    "bhdesk.store.migrate", "bhdesk.store.target_book", "bhdesk.store.undo_book",
    "bhdesk.ui.paper", "bhdesk.ui.screens.counts", "bhdesk.ui.taking_back", "bhdesk.ui.wizard",
}  # fmt: skip
OPEN_WINDOW = """
import json, linecache, sys
from pathlib import Path
from bhdesk.ui import plain_import
plain_import.be_plain()
from bhdesk import app, paths
from bhdesk.services import office
made = app.make_app()
store = office.open_file(Path(sys.argv[1]), "", paths.migrations_dir(), paths.backup_dir())
window = app.make_window(store)
window.show_page("overview")
window.show()
made.processEvents()
print(json.dumps([sorted(sys.modules), sorted(linecache.cache)]))
window.close()
window.work.close()
store.close()
"""


@pytest.fixture(params=["binh-minh", "tra-vinh"])
def window(request, qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("BHDESK_HOME", str(tmp_path / "home"))
    build = build_binh_minh if request.param == "binh-minh" else build_tra_vinh
    store = build(tmp_path / "a.bhdesk", paths.migrations_dir(), paths.resources_dir())
    app.make_app()
    day = date(2026, 6, 2) if request.param == "binh-minh" else date(2023, 7, 3)
    made = app.make_window(store, today=lambda: day)
    yield made
    made.close()
    made.work.close()
    made.deleteLater()
    store.close()


def scrolled_parts(page):
    """What scrolls that should not: the page itself, or a table sideways."""
    bodies = [a for a in page.findChildren(QScrollArea) if isinstance(a.widget(), Body)]
    bars = [bar for a in bodies for bar in (a.horizontalScrollBar(), a.verticalScrollBar())]
    bars += [g.horizontalScrollBar() for g in page.findChildren(Grid) if g.isVisible()]
    return [(page.key, page.width(), bar.maximum()) for bar in bars if bar.maximum()]


def test_every_page_opens_and_asks_for_no_more_than_the_screen_has(window, qtbot):
    failures = []
    window.work.failed.connect(failures.append)
    for size in ((1366, 696), (1093, 557)):
        window.resize(*size)
        for key in window.page_keys:
            window.show_page(key)
            window.show()
            qtbot.waitUntil(lambda: not window.work.is_busy, timeout=10_000)
            assert (window.width(), window.height()) == size, key
            qtbot.waitUntil(lambda: scrolled_parts(window.current_page) == [], timeout=3000)
    assert failures == []


class Flashes(QObject):
    """Notes every window of its own that shows up."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


def test_no_part_of_a_page_flashes_as_a_window_while_it_is_made(window):
    flashes = Flashes()
    made = QApplication.instance()
    made.installEventFilter(flashes)
    for key in window.page_keys:
        window.page(key)
    made.removeEventFilter(flashes)
    assert flashes.seen == []


def test_a_page_is_called_the_same_before_and_after_it_is_loaded():
    for face in FACES:
        page = page_class(face.key)
        assert (page.key, page.title, page.icon, page.group) == (
            face.key, face.title, face.icon, face.group,
        )  # fmt: skip


def test_the_window_opens_without_the_heavy_libraries(tmp_path):
    data = tmp_path / "a.bhdesk"
    build_binh_minh(data, paths.migrations_dir(), paths.resources_dir(), last=2).close()
    environment = os.environ | {"BHDESK_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", OPEN_WINDOW, str(data)],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr[-2000:]
    loaded, sources = json.loads(ran.stdout.splitlines()[-1])
    assert set(loaded).isdisjoint({*HEAVY, *LATE})
    assert not [file for file in sources if "bhdesk" in file], "PySide read our sources"
    timed = {line.rsplit("|", 1)[-1].strip() for line in ran.stderr.splitlines() if "|" in line}
    assert "PySide6.QtWidgets" in timed
    assert not [name for name in timed if name.split(".")[0] in HEAVY]


@pytest.fixture
def shell(shell, monkeypatch):
    """With the problems it told."""
    shell.told = []
    monkeypatch.setattr(problems.ProblemDialog, "exec", lambda dialog: shell.told.append(dialog))
    return shell


def test_a_copy_without_its_journal_leaves_the_open_file_open(shell, tmp_path):
    """Copied with Explorer while the program runs, the plan is still in the -wal beside it."""
    good, half = tmp_path / "a.bhdesk", tmp_path / "b.bhdesk"
    build_binh_minh(good, paths.migrations_dir(), paths.resources_dir(), last=1).close()
    shutil.copy(good, half)
    with sqlite3.connect(half) as raw:
        raw.execute("DELETE FROM plan")
    raw.close()
    assert shell.open_file(good)
    before = shell.window
    assert not shell.open_file(half)
    assert len(shell.told) == 1
    assert shell.window is before
    assert before.isVisible()
    assert office.frame(shell.window.work.store).plan.head.id == "binh-minh-2026"


def test_another_file_is_not_opened_over_what_waits_to_be_saved(shell, tmp_path):
    first, second = tmp_path / "a.bhdesk", tmp_path / "b.bhdesk"
    build_binh_minh(first, paths.migrations_dir(), paths.resources_dir(), last=1).close()
    shutil.copy(first, second)
    assert shell.open_file(first)
    later = []
    page = shell.window.page("targets")
    page.may_leave = later.append
    assert shell.open_file(second)
    assert shell.window.work.store.path == first
    page.may_leave = lambda go: True
    later[0]()
    assert shell.window.work.store.path == second


def test_the_working_month_is_last_month_unless_the_file_is_older(tmp_path):
    store = build_binh_minh(
        tmp_path / "a.bhdesk", paths.migrations_dir(), paths.resources_dir(), last=4
    )
    assert str(office.working_month(store, date(2026, 6, 1))) == "2026-05"
    assert str(office.working_month(store, date(2026, 9, 1))) == "2026-04"
    assert str(office.working_month(store, date(2026, 5, 2))) == "2026-04"
    store.close()


def test_a_window_larger_than_the_screen_fills_it(qtbot):
    """1366×768 at 150 % leaves 910×512; at 100 % the window keeps its own size."""
    small, large = QWidget(), QWidget()
    for window in (small, large):
        qtbot.addWidget(window)
        window.resize(1366, 696)
    placing.keep_on_screen(small, QSize(910, 512))
    placing.keep_on_screen(large, QSize(1920, 1040))
    assert small.isMaximized()
    assert (small.width(), small.height()) == (910, 512)
    assert not large.isMaximized()


def test_a_data_file_given_by_its_name_alone_still_names_its_folder(qtbot, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    app.make_app()
    store = copy_of("binh-minh", tmp_path, 6)
    data = SimpleNamespace(path=Path(store.path.name))
    entries = page_entries(paths.resources_dir(), tmp_path, data, date.today)
    made = next(entry for entry in entries if entry.page.key == "reports")
    work = Work(store)
    page = made.make(work, 202606)
    qtbot.addWidget(page)
    assert page.saver.folder == tmp_path
    work.close()
    store.close()


def test_the_next_start_tells_of_a_crash(shell, tmp_path):
    path = tmp_path / "a.bhdesk"
    build_binh_minh(path, paths.migrations_dir(), paths.resources_dir(), last=1).close()
    shell.tell_crash()  # nothing is open yet: the first run tells of no other
    assert shell.open_file(path)
    shell.tell_crash()
    notice = shell.window.notice
    assert notice.text.startswith("Lần trước chương trình dừng đột ngột.")
    notice.buttons[0].click()
    (about,) = shell.window.findChildren(AboutDialog)
    assert about.isVisible()
    about.reject()


def test_what_can_damage_the_file_is_told_rather_than_a_crash(shell, tmp_path, monkeypatch):
    path = tmp_path / "OneDrive" / "a.bhdesk"
    path.parent.mkdir()
    build_binh_minh(path, paths.migrations_dir(), paths.resources_dir(), last=1).close()
    assert shell.open_file(path)
    shell.tell_crash()
    assert shell.window.notice.text.startswith("Tệp dữ liệu nằm trong thư mục đồng bộ.")
