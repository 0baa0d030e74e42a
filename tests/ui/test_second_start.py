"""A second start calls the first window; a killed one holds nobody up; "Vẫn mở" takes over."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from bhdesk import __main__ as start
from bhdesk import app, paths
from bhdesk.ui import calling, opening
from bhdesk.ui.memory import Memory
from bhdesk.ui.opening import SUFFIX, FileHold
from tests.ui.screens.offices import copy_of

ROOT = Path(__file__).resolve().parents[2]
# The program itself, which says when its window is there and when it is called to the front.
FIRST = """
import sys
from PySide6.QtCore import QTimer
from bhdesk import app
from bhdesk import __main__ as start
told = app.Shell.come_forward
def come_forward(shell):
    told(shell)
    print("called", flush=True)
app.Shell.come_forward = come_forward
QTimer.singleShot(0, lambda: print("open", flush=True))
sys.argv[1:] = sys.argv[1:2]
start.main()
"""


@pytest.fixture
def data(tmp_path):
    made = copy_of("binh-minh", tmp_path, 2)
    made.close()
    return made.path


@pytest.fixture
def environment(tmp_path, monkeypatch):
    monkeypatch.setenv("BHDESK_HOME", str(tmp_path / "home"))
    return os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}


@pytest.fixture
def first(data, environment):
    running = subprocess.Popen(
        [sys.executable, "-c", FIRST, str(data)], env=environment, cwd=ROOT,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert running.stdout.readline() == "open\n"
    yield running
    running.kill()
    running.wait()
    running.stdout.close()


def test_a_second_start_calls_the_first_window_and_ends(first, data, environment):
    second = subprocess.run(
        [sys.executable, "-m", "bhdesk", str(data)], env=environment, cwd=ROOT, timeout=60,
        capture_output=True, check=False,
    )  # fmt: skip
    assert (second.returncode, second.stdout) == (0, b"")
    assert first.stdout.readline() == "called\n"
    assert list(paths.calls_dir().glob("*.goi")) == []


def test_a_killed_window_is_not_called(first, data, environment):
    first.kill()
    first.wait()
    assert Path(f"{data}{SUFFIX}").exists()  # as a crash leaves it
    assert not opening.come_forward(data, paths.calls_dir())


def test_a_window_that_hangs_is_asked_about_after_a_while(first, data, environment, monkeypatch):
    if sys.platform == "win32":
        ctypes.windll.ntdll.NtSuspendProcess(int(first._handle))
    else:
        first.send_signal(signal.SIGSTOP)
    monkeypatch.setattr(calling, "WAIT_SECONDS", 0.1)
    assert not calling.call(paths.calls_dir(), first.pid, 0.2)
    assert list(paths.calls_dir().glob("*.goi")) == []


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_who_is_called_answers_and_comes_forward(tmp_path, environment, qtbot, monkeypatch):
    app.make_app()
    shell = app.Shell(Memory(tmp_path / "bhdesk.ini"))
    shell.window = window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    called = calling._file(paths.calls_dir(), os.getpid())
    called.touch()
    qtbot.waitUntil(lambda: not called.exists(), timeout=3000)
    assert not window.windowState() & Qt.WindowState.WindowMinimized
    assert window.isVisible()
    shell.window = None


def test_a_call_whose_file_is_still_held_is_answered_a_moment_later(tmp_path, qtbot, monkeypatch):
    listener = calling.Listener(tmp_path)
    real, refusals = Path.unlink, [PermissionError(13, "held")] * 2

    def held(path, missing_ok=False):
        if refusals:
            raise refusals.pop()
        real(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    with qtbot.waitSignal(listener.called, timeout=3000):
        calling._file(tmp_path, os.getpid()).touch()
    assert list(tmp_path.iterdir()) == []


def test_who_opened_all_the_same_has_the_lock_when_the_other_window_ends(
    first, data, qtbot, monkeypatch
):
    monkeypatch.setattr(opening, "AGAIN_MS", 50)
    mine, third = FileHold(data), FileHold(data)
    mine.take_over()
    assert third.process == first.pid
    first.terminate()
    first.wait()
    qtbot.waitUntil(lambda: FileHold(data).process == os.getpid(), timeout=3000)
    assert not third.take()
    mine.release()
    assert third.take()
    third.release()


def test_the_lock_of_another_computer_is_void_when_opened_all_the_same(data, qtbot):
    lock = Path(f"{data}{SUFFIX}")
    lock.write_text("4711\nbhdesk\nMAY-KHAC\n", "utf-8")
    mine = FileHold(data)
    assert not mine.take()
    assert mine.machine == "MAY-KHAC"
    assert not opening.come_forward(data, paths.calls_dir())
    mine.take_over()
    assert FileHold(data).process == os.getpid()
    mine.release()
    assert not lock.exists()


@pytest.mark.parametrize(
    ("typed", "file"),
    [
        ([], ""), (["C:\\Dữ liệu\\Số 1.BHDESK"], "C:\\Dữ liệu\\Số 1.BHDESK"),
        (["--data", "a.db"], "a.db"), (["--data=a.bhdesk"], "a.bhdesk"),
        (["check"], None), (["--data", "a.bhdesk", "check"], None), (["--version"], None),
    ],
)  # fmt: skip
def test_a_data_file_alone_is_for_the_window(typed, file):
    assert start.file_of_window(typed) == file


def test_the_first_run_started_twice_is_one(environment):
    """On a slow PC who sees no window yet clicks again."""
    running = subprocess.Popen(
        [sys.executable, "-c", FIRST], env=environment, cwd=ROOT,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        assert running.stdout.readline() == "open\n"
        again = subprocess.run(
            [sys.executable, "-m", "bhdesk"], env=environment, cwd=ROOT, timeout=60, check=False
        )
        assert again.returncode == 0
        assert running.stdout.readline() == "called\n"
    finally:
        running.kill()
        running.wait()
        running.stdout.close()
    # what the killed one left holds nobody up
    assert FileHold(paths.calls_dir() / app.shell.FIRST_RUN).take()
