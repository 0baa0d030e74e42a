"""A copy is put back in the window: three presses, the old file beside, and the way back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from bhdesk import app, paths
from bhdesk.app import loss
from bhdesk.domain.counts import Part
from bhdesk.domain.periods import Month
from bhdesk.services import counts, office, safekeeping
from bhdesk.services.counts import Entry
from bhdesk.store import backup, restoring
from bhdesk.ui.opening import FileHold
from bhdesk.ui.problems import ProblemDialog
from bhdesk.ui.restoring import RestoreDialog, RestoringDialog
from bhdesk.ui.widgets import files
from bhdesk.ui.work import Progress
from tests.ui.screens.offices import copy_of

if TYPE_CHECKING:
    from collections.abc import Callable

MAY, AUGUST, VSI = Month(2026, 5), Month(2026, 8), "vsi_participants"
ENTER = Qt.Key.Key_Return


@pytest.fixture
def data(shell: app.Shell, tmp_path: Path) -> Path:
    """10 in May when the copy was made; now 20, and August is typed."""
    store = copy_of("binh-minh", tmp_path, 5)
    put(store, MAY, 10)
    safekeeping.make_backup(store, paths.backup_dir())
    put(store, MAY, 20)
    put(store, AUGUST, 30)
    store.close()
    return store.path


def put(store: office.DataFile, month: Month, value: int) -> None:
    unit = office.frame(store).unit_ids[0]
    counts.set_counts(store, month, [Entry(unit, VSI, Part.NEW, value)])


def figure(shell: app.Shell) -> int | None:
    assert shell.window is not None
    store = shell.window.work.store
    unit = office.frame(store).unit_ids[0]
    with store.read() as db:
        return db.value(
            "SELECT new FROM figure WHERE month = 202605 AND unit_id = :unit AND measure_id ="
            " (SELECT id FROM measure WHERE key = :key)", unit=unit, key=VSI,
        )  # fmt: skip


def is_ready(box: QDialog) -> bool:
    """A copy is read beside the dialog."""
    if isinstance(box, RestoringDialog):
        return False
    if isinstance(box, RestoreDialog):
        return box.seen is not None
    return not (isinstance(box, ProblemDialog) and box.looking.text())


def answers(*acts: Callable[[QDialog], object]) -> list[QDialog]:
    """Does something in each dialog that comes, one after the other; gives those that came."""
    met: list[QDialog] = []
    left = list(acts)

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QDialog) and box not in met and is_ready(box):
            met.append(box)
            left.pop(0)(box)
        if left:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)
    return met


def safety(shell: app.Shell) -> object:
    assert shell.window is not None
    shell.window.show_page("safety")
    return shell.window.page("safety")


def test_two_keys_on_the_page_and_one_in_the_question(qtbot, shell, data) -> None:
    assert shell.open_file(data)
    page = safety(shell)
    assert not page.restore_button.isEnabled()
    qtbot.keyClick(page.copies, Qt.Key.Key_Down)
    assert page.restore_button.isEnabled()
    said = []

    def agree(box: RestoreDialog) -> None:
        said.extend([box.warning.text, box.kept.text(), *(value for _, value in box.lines)])
        qtbot.keyClick(box.ok_button, ENTER)

    met = answers(agree)
    qtbot.keyClick(page.restore_button, ENTER)
    assert len(met) == 1
    assert said[0].startswith("Số liệu đang dùng mới hơn bản này 3 tháng.")
    assert "số liệu đến tháng 5/2026" in said[3]
    assert "số liệu đến tháng 8/2026" in said[5]
    assert figure(shell) == 10
    (kept,) = data.parent.glob("*.truoc-phuc-hoi-*.bhdesk")
    assert kept.name == said[6]
    assert "không mất" in said[1]
    assert shell.window.notice.text.startswith("Đã phục hồi bản ")
    assert kept.name in shell.window.notice.text
    assert shell.window.isVisible()
    assert QApplication.quitOnLastWindowClosed()
    assert not FileHold(data).take(), "the window holds the file again"


def test_the_bar_leads_back_to_what_was_there(qtbot, shell, data) -> None:
    assert shell.open_file(data)
    page = safety(shell)
    qtbot.keyClick(page.copies, Qt.Key.Key_Down)
    answers(lambda box: qtbot.keyClick(box.ok_button, ENTER))
    qtbot.keyClick(page.restore_button, ENTER)
    assert figure(shell) == 10
    back = next(b for b in shell.window.notice.buttons if "Trở lại" in b.text())
    answers(lambda box: qtbot.keyClick(box.ok_button, ENTER))
    qtbot.keyClick(back, ENTER)
    assert figure(shell) == 20


def test_cancel_changes_nothing(qtbot, shell, data) -> None:
    assert shell.open_file(data)
    window, page = shell.window, safety(shell)
    qtbot.keyClick(page.copies, Qt.Key.Key_Down)
    answers(lambda box: qtbot.keyClick(box, Qt.Key.Key_Escape))
    qtbot.keyClick(page.restore_button, ENTER)
    assert shell.window is window
    assert figure(shell) == 20
    assert list(data.parent.glob("*truoc*")) == []


def test_a_file_of_a_stick(qtbot, shell, data, tmp_path, monkeypatch) -> None:
    (copy,) = safekeeping.backups(paths.backup_dir())
    stick = tmp_path / "USB"
    stick.mkdir()
    there = Path(shutil.copy(copy.path, stick / "ban-cua-toi.bhdesk"))
    copy.path.unlink()
    assert shell.open_file(data)
    monkeypatch.setattr(files, "ask_open", lambda *_: there)
    answers(lambda box: qtbot.keyClick(box.ok_button, ENTER))
    qtbot.keyClick(safety(shell).restore_file, ENTER)
    assert figure(shell) == 10
    assert "ban-cua-toi.bhdesk" in shell.window.notice.text


def test_a_copy_of_another_office_is_named_as_such(qtbot, shell, data, tmp_path, monkeypatch):
    folder = tmp_path / "khác"
    folder.mkdir()
    other = copy_of("tra-vinh", folder, 0)
    theirs = office.frame(other).office.name
    other.close()
    assert shell.open_file(data)
    monkeypatch.setattr(files, "ask_open", lambda *_: other.path)
    said = []
    answers(lambda box: (said.append(box.warning.text), qtbot.keyClick(box.cancel_button, ENTER)))
    qtbot.keyClick(safety(shell).restore_file, ENTER)
    assert said == [f"Bản này là của {theirs}, tệp đang dùng của xã Bình Minh."]
    assert figure(shell) == 20


def test_a_damaged_copy_is_refused_and_the_window_stays(qtbot, shell, data) -> None:
    (copy,) = safekeeping.backups(paths.backup_dir())
    os.truncate(copy.path, 20_000)
    assert shell.open_file(data)
    window, page = shell.window, safety(shell)
    qtbot.keyClick(page.copies, Qt.Key.Key_Down)
    said = []
    answers(lambda box: (said.append(box.said.code), box.accept()))
    qtbot.keyClick(page.restore_button, ENTER)
    assert said == ["BH-418"]
    assert shell.window is window
    assert figure(shell) == 20


def slow_reading(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A copy so large that reading it takes ten seconds; tells how the reading ended."""
    ended: list[str] = []

    def check(source: Path, newest: int, look: Callable[[], None]) -> dict[str, int]:
        try:
            for _ in range(1000):
                time.sleep(0.01)
                look()
        except BaseException:
            ended.append("given up")
            raise
        ended.append("read")
        return {}

    monkeypatch.setattr(restoring, "check", check)
    return ended


def test_a_large_copy_is_read_beside_the_window_and_esc_ends_it(
    qtbot, shell, data, monkeypatch
) -> None:
    ended = slow_reading(monkeypatch)
    assert shell.open_file(data)
    window, page = shell.window, safety(shell)
    qtbot.keyClick(page.copies, Qt.Key.Key_Down)
    before = {path: path.read_bytes() for path in data.parent.glob("*.bhdesk*")}
    beats, seen = [], []
    heart = QTimer()
    heart.timeout.connect(lambda: beats.append(None))
    heart.start(10)

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, RestoreDialog)
        words = " ".join(label.text() for label in box.findChildren(QLabel) if label.isVisible())
        seen.extend([box.ok_button.isEnabled(), words])
        qtbot.keyClick(box.ok_button, ENTER)  # not yet
        assert box.isVisible()
        qtbot.keyClick(box, Qt.Key.Key_Escape)

    QTimer.singleShot(1400, look)
    qtbot.keyClick(page.restore_button, ENTER)
    assert ended == ["given up"]
    assert seen[0] is False
    assert "Đang đọc" in seen[1]
    assert "Đã đọc 1 giây." in seen[1]
    assert len(beats) > 20, "the window stood still"
    assert shell.window is window
    assert figure(shell) == 20
    assert {p: p.read_bytes() for p in data.parent.glob("*.bhdesk*")} == before


def test_while_it_is_put_back_a_dialog_stands_that_nothing_ends(
    qtbot, shell, data, monkeypatch
) -> None:
    at_work, seen = restoring.put_back, []

    def slowly(*given: object) -> restoring.Restored:
        time.sleep(0.8)
        return at_work(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(restoring, "put_back", slowly)
    assert shell.open_file(data)
    page = safety(shell)
    qtbot.keyClick(page.copies, Qt.Key.Key_Down)

    def look() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, RestoringDialog):
            QTimer.singleShot(20, look)
            return
        qtbot.keyClick(box, Qt.Key.Key_Escape)
        box.close()
        seen.append((box.isVisible(), shell.window))

    QTimer.singleShot(20, look)
    answers(lambda box: qtbot.keyClick(box.ok_button, ENTER))
    qtbot.keyClick(page.restore_button, ENTER)
    assert seen == [(True, None)], "it stands, and the window is closed meanwhile"
    assert figure(shell) == 10
    assert shell.window.isVisible()


def test_a_copy_on_a_stick_is_tried_too_where_the_file_still_names_it(
    shell, data, tmp_path
) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    assert shell.open_file(data)
    store = shell.window.work.store
    there = safekeeping.make_backup(store, stick)
    found = loss._search(store, paths.backup_dir(), progress=Progress(lambda *_: None))
    assert found.path == there.path


def damage(path: Path) -> None:
    """All pages but the first are overwritten, as by a drive that fails."""
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"hong" * ((size - 4096) // 4))


def test_a_page_that_nothing_reads_is_checked_beside_the_window(qtbot, shell, data) -> None:
    (good,) = safekeeping.backups(paths.backup_dir())
    with closing(sqlite3.connect(data)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (size,) = raw.execute("PRAGMA page_size").fetchone()
        (root,) = raw.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'collected'"
        ).fetchone()
    with data.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"hong" * (size // 4))
    assert shell.open_file(data)
    notice = shell.window.notice
    offer = f"Phục hồi bản {good.made_at:%H:%M %d/%m/%Y}…"
    qtbot.waitUntil(lambda: offer in [b.text().strip() for b in notice.buttons], timeout=20_000)
    assert "bị hỏng" in notice.text


def test_damage_met_while_the_file_is_open_leads_to_the_newest_good_copy(
    qtbot, shell, data
) -> None:
    bad = paths.backup_dir() / f"{data.stem}_000009_2026-06-01_1200.bhdesk"
    bad.write_bytes(b"hong" * 4000)
    (good,) = [item for item in safekeeping.backups(paths.backup_dir()) if item.counter != 9]
    assert shell.open_file(data)
    window = shell.window
    window.work.store.checkpoint()
    damage(data)
    window.show_page("counts")
    window.read_again()
    notice = window.notice
    assert notice.isVisible()
    assert "bị hỏng" in notice.text
    for key in window.page_keys:  # each meets it in a way of its own
        window.show_page(key)
    window.show_page("counts")
    assert QApplication.activeModalWidget() is None, "a bar, no box"
    offer = f"Phục hồi bản {good.made_at:%H:%M %d/%m/%Y}…"
    qtbot.waitUntil(lambda: offer in [b.text().strip() for b in notice.buttons], timeout=5000)
    assert [b.text() for b in notice.buttons].count("Mở Sao lưu") == 1
    there = next(b for b in notice.buttons if b.text() == "Mở Sao lưu")
    qtbot.keyClick(there, ENTER)
    assert window.current_page.key == "safety"
    assert [item.key for item in window.current_page.copies.row_model.items]
    button = next(b for b in notice.buttons if b.text().strip() == offer)
    answers(lambda box: qtbot.keyClick(box.ok_button, ENTER))
    qtbot.keyClick(button, ENTER)
    assert figure(shell) == 10
    assert shell.window.notice.text.startswith("Đã phục hồi bản ")
    assert list(data.parent.glob("*.truoc-phuc-hoi-*.bhdesk"))


def test_damage_found_by_the_check_offers_the_same(qtbot, shell, data) -> None:
    assert shell.open_file(data)
    page = safety(shell)
    store = shell.window.work.store
    store.checkpoint()
    damage(data)
    qtbot.keyClick(page.check_button, ENTER)
    notice = shell.window.notice
    qtbot.waitUntil(lambda: any("Phục hồi bản" in b.text() for b in notice.buttons), timeout=5000)


def test_damaged_data_offers_the_newest_good_copy(qtbot, shell, data) -> None:
    bad = paths.backup_dir() / f"{data.stem}_000009_2026-06-01_1200.bhdesk"
    bad.write_bytes(b"hong" * 4000)
    data.write_bytes(b"hong" * 3000)
    (good,) = [item for item in safekeeping.backups(paths.backup_dir()) if item.counter != 9]
    offered = []

    def take(box: ProblemDialog) -> None:
        offered.append(box.offer.text())
        qtbot.keyClick(box.offer, ENTER)

    answers(take, lambda box: qtbot.keyClick(box.ok_button, ENTER))
    assert shell.begin(data)
    assert offered == [f"Phục hồi bản {good.made_at:%H:%M %d/%m/%Y}…"]
    assert figure(shell) == 10
    (kept,) = data.parent.glob("*.truoc-phuc-hoi-*.bhdesk")
    assert kept.read_bytes() == b"hong" * 3000


def test_after_a_restore_no_copy_is_thinned_out_until_the_program_starts_again(
    qtbot, shell, data
) -> None:
    folder = paths.backup_dir()
    (copy,) = safekeeping.backups(folder)
    for minute in range(30):
        name = f"{data.stem}_{minute + 100:06d}_2026-06-01_12{minute:02d}"
        shutil.copy(copy.path, folder / f"{name}.bhdesk")
    assert shell.open_file(data)
    page = safety(shell)
    qtbot.keyClick(page.copies, Qt.Key.Key_End)
    answers(lambda box: qtbot.keyClick(box.ok_button, ENTER))
    qtbot.keyClick(page.restore_button, ENTER)
    store = shell.window.work.store
    before = {item.path for item in safekeeping.backups(folder)}
    safekeeping.make_backup(store, folder)
    assert before < {item.path for item in safekeeping.backups(folder)}
    store.keeps_all_backups = False
    store.back_up(folder, datetime(2026, 6, 2) + timedelta(hours=1))
    assert len(backup.list_backups(folder)) < len(before)


def test_nothing_is_restored_where_a_file_is_only_looked_at(shell, data, dressed) -> None:
    store = office.open_file(
        data, "", paths.migrations_dir(), paths.backup_dir(), is_view=True
    )
    window = app.make_window(store, restore=shell.restore)
    window.show_page("safety")
    window.show()
    assert not window.page("safety").restore_button.isVisible()
    window.close()
    window.work.close()
    window.deleteLater()
    store.close()
