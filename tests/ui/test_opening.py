"""A file that is read-only, open elsewhere, or changed from elsewhere says so; none is locked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from bhdesk import app, drives, paths
from bhdesk.domain.counts import Part
from bhdesk.domain.errors import StoreProblem
from bhdesk.domain.periods import Month
from bhdesk.drives import Drive
from bhdesk.services import counts, office
from bhdesk.services.counts import Entry
from bhdesk.store import sqlite
from bhdesk.ui import opening
from bhdesk.ui.opening import SUFFIX, FileHold
from bhdesk.ui.screens.safety.page import SafetyPage
from bhdesk.ui.widgets.labels import Text
from tests.ui.screens.offices import copy_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from bhdesk.services.office import DataFile

MAY, VSI = Month(2026, 5), "vsi_participants"
HOLD = """
import sys, time
from pathlib import Path
from bhdesk.ui.opening import FileHold
hold = FileHold(Path(sys.argv[1]))
print(hold.take(), flush=True)
time.sleep(60)
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    made = copy_of("binh-minh", tmp_path, 5)
    made.close()
    return made.path


@pytest.fixture
def elsewhere(data: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that has the file open."""
    root = Path(__file__).resolve().parents[2]
    held = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(data)], cwd=root, stdout=subprocess.PIPE, text=True
    )
    assert held.stdout is not None
    assert held.stdout.readline().strip() == "True"
    yield held
    held.kill()
    held.wait()
    held.stdout.close()


def answer(monkeypatch: pytest.MonkeyPatch, wanted: str) -> list[str]:
    """Presses a button of the question; gives what was asked."""
    asked: list[str] = []

    def press(box: QMessageBox) -> None:
        asked.append(box.text())
        next(b for b in box.buttons() if b.text().replace("&", "") == wanted).click()

    monkeypatch.setattr(opening.QtWidgets.QMessageBox, "exec", press)
    return asked


def write_elsewhere(data: Path, value: int) -> None:
    other = office.open_file(data, "người khác", paths.migrations_dir(), paths.backup_dir())
    unit = office.frame(other).unit_ids[0]
    counts.set_counts(other, MAY, [Entry(unit, VSI, Part.NEW, value)])
    other.close()


def store_of(shell: app.Shell) -> DataFile:
    assert shell.window is not None
    return shell.window.work.store  # type: ignore[no-any-return]


def test_a_file_open_elsewhere_may_be_looked_at(
    shell: app.Shell, data: Path, elsewhere: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer(monkeypatch, "Mở để xem")
    assert shell.open_file(data)
    assert asked == [f"Tệp {data.name} đang mở ở một cửa sổ khác."]
    assert shell.window is not None
    assert shell.window.notice.text.startswith("Chỉ xem, không lưu được.")
    assert shell.window.status.text == "Chỉ xem"
    store = store_of(shell)
    with pytest.raises(StoreProblem) as refused:
        counts.set_counts(store, MAY, [Entry(office.frame(store).unit_ids[0], VSI, Part.NEW, 1)])
    assert refused.value.code == "store.view_only"


def test_a_file_open_elsewhere_may_be_opened_all_the_same_or_left(
    shell: app.Shell, data: Path, elsewhere: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "Hủy")
    assert not shell.open_file(data)
    assert shell.window is None
    answer(monkeypatch, "Vẫn mở")
    assert shell.open_file(data)
    assert not store_of(shell).is_read_only
    assert shell.window is not None
    assert shell.window.notice.isHidden()


def test_a_crash_leaves_nobody_locked_out(
    shell: app.Shell, data: Path, elsewhere: subprocess.Popen[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    elsewhere.kill()
    elsewhere.wait()
    assert Path(f"{data}{SUFFIX}").exists(), "the crash left its lock"
    asked = answer(monkeypatch, "Hủy")
    assert shell.open_file(data)
    assert asked == []


def test_the_lock_is_held_while_the_window_is_open(
    shell: app.Shell, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer(monkeypatch, "Hủy")
    assert shell.open_file(data)
    other = FileHold(data)
    assert not other.take()
    assert shell.open_file(data), "opened again by the same window"
    assert asked == []
    assert not other.take()
    shell.close()
    assert [found.name for found in data.parent.glob(f"{data.name}*")] == [data.name]
    assert other.take()
    other.release()


def test_a_read_only_file_says_so_at_opening(shell: app.Shell, data: Path) -> None:
    data.chmod(0o444)
    if sqlite.is_writable(data):
        pytest.skip("whoever runs this writes everywhere")
    assert shell.open_file(data)
    assert shell.window is not None
    assert "chỉ cho đọc" in shell.window.notice.text
    data.chmod(0o644)


def test_a_file_that_cannot_be_written_says_so_at_opening(
    shell: app.Shell, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bhdesk.store.sqlite.is_writable", lambda path: False)
    assert shell.open_file(data)
    assert shell.window is not None
    assert shell.window.notice.isVisible()
    assert "chỉ cho đọc" in shell.window.notice.text


def test_what_was_written_elsewhere_shows_when_she_comes_back(
    shell: app.Shell, data: Path
) -> None:
    assert shell.open_file(data)
    window = shell.window
    assert window is not None
    window.set_month(MAY.key)
    window.show_page("counts")
    page = window.page("counts")
    unit = office.frame(store_of(shell)).unit_ids[0]
    write_elsewhere(data, 77)
    shown = page.sheet.model.index_of(unit, Part.NEW.value)  # type: ignore[attr-defined]
    assert shown.data() != "77"
    QApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    shown = page.sheet.model.index_of(unit, Part.NEW.value)  # type: ignore[attr-defined]
    assert shown.data() == "77"


def test_her_own_changes_are_not_read_again(shell: app.Shell, data: Path) -> None:
    assert shell.open_file(data)
    window = shell.window
    assert window is not None
    again = []
    window.read_again = lambda: again.append(1)  # type: ignore[method-assign]
    store = store_of(shell)
    unit = office.frame(store).unit_ids[0]
    active = Qt.ApplicationState.ApplicationActive
    window.work.attempt(counts.set_counts, MAY, [Entry(unit, VSI, Part.NEW, 5)])
    QApplication.instance().applicationStateChanged.emit(active)
    assert again == []
    write_elsewhere(data, 6)
    window.work.attempt(counts.set_counts, MAY, [Entry(unit, VSI, Part.NEW, 7)])
    QApplication.instance().applicationStateChanged.emit(active)
    assert again == [1]


@pytest.mark.parametrize(
    ("drive", "is_synced", "said"),
    [
        (Drive.NETWORK, False, "Tệp dữ liệu nằm trên ổ mạng."),
        (Drive.FIXED, True, "Tệp dữ liệu nằm trong thư mục đồng bộ."),
        (Drive.REMOVABLE, False, ""),
    ],
)
def test_a_file_in_a_bad_place_is_warned_of(
    shell: app.Shell, data: Path, monkeypatch: pytest.MonkeyPatch, drive: Drive, is_synced: bool,
    said: str,
) -> None:  # fmt: skip
    monkeypatch.setattr(drives, "kind", lambda path: drive)
    monkeypatch.setattr(drives, "is_synced", lambda path: is_synced)
    assert shell.open_file(data)
    assert shell.window is not None
    assert shell.window.notice.isVisible() is bool(said)
    assert shell.window.notice.text.startswith(said)
    write_here = store_of(shell)
    unit = office.frame(write_here).unit_ids[0]
    counts.set_counts(write_here, MAY, [Entry(unit, VSI, Part.NEW, 3)])


def test_who_has_a_file_already_opens_it_from_the_first_step(
    shell: app.Shell, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On her new computer: nothing is made anew, and the next start opens that file."""
    asked = []
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName",
        lambda parent, *_: asked.append(parent) or (str(data), ""),
    )  # fmt: skip
    assert shell.begin(None)
    assert shell.first_run is not None
    steps = shell.first_run
    QTest.keyClick(steps.office.file, Qt.Key.Key_Space)
    assert asked == [steps]
    assert shell.first_run is None
    assert shell.window is not None
    assert shell.window.work.store.path == data
    assert not paths.default_data_file().exists()


def test_the_first_steps_are_not_larger_than_the_screen(shell: app.Shell, qtbot: QtBot) -> None:
    """1366×768 at 150 % is 910×512: the button "Tiếp tục" would be out of reach."""
    assert shell.begin(None)
    steps = shell.first_run
    assert steps is not None
    assert steps.screen().availableSize().width() < steps.sizeHint().width()
    qtbot.waitUntil(lambda: steps.width() <= steps.screen().availableSize().width())
    steps.close()


def test_the_foot_of_the_window_tells_of_the_copy_just_made(
    shell: app.Shell, data: Path, qtbot: QtBot
) -> None:
    assert shell.open_file(data)
    window = shell.window
    assert window is not None
    window.show_page("safety")
    page = window.page("safety")
    assert isinstance(page, SafetyPage)
    for act, said in ((None, "Chưa sao lưu"), (page.back_up, "Vừa sao lưu trên máy này")):
        if act is not None:
            act()
        qtbot.waitUntil(
            lambda said=said: said in [t.text() for t in window.status.findChildren(Text)]
        )
