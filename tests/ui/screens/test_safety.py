"""Copies are made, listed and verified; the check says what it found."""

from __future__ import annotations

import os
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from bhdesk.services import safekeeping
from bhdesk.store import verifying
from bhdesk.ui.screens.safety import SafetyPage, age_words
from bhdesk.ui.widgets import files

ENTER = Qt.Key.Key_Return


@pytest.fixture
def safety(qtbot, dressed, work, tmp_path):
    made = SafetyPage(work, 202605, backups=tmp_path / "bản sao")
    qtbot.addWidget(made)
    made.resize(1158, 620)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_before_the_first_copy(safety) -> None:
    assert safety.empty.isVisible()
    assert safety.header.chips[0].text() == "Chưa sao lưu"


def test_a_copy_is_made_and_can_be_read_again(qtbot, safety, work, tmp_path) -> None:
    with qtbot.waitSignal(work.changed):
        qtbot.keyClick(safety.make, ENTER)
    (copy,) = safekeeping.backups(tmp_path / "bản sao")
    assert verifying.verify(copy.path)["figure"] > 0
    assert [item.key for item in safety.copies.row_model.items] == [str(copy.path)]
    assert "Đã sao lưu" in safety.bar.text
    assert safety._stack.currentWidget() is safety.copies


def test_a_copy_outside_goes_where_she_says(qtbot, safety, tmp_path, monkeypatch) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    monkeypatch.setattr(files, "ask_folder", lambda *_: stick)
    qtbot.keyClick(safety.make_outside, ENTER)
    assert len(safekeeping.backups(stick)) == 1
    assert str(stick) in safety.bar.text


def test_a_copy_outside_stands_in_the_list_and_in_the_header(
    qtbot, safety, tmp_path, monkeypatch
) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    monkeypatch.setattr(files, "ask_folder", lambda *_: stick)
    qtbot.keyClick(safety.make_outside, ENTER)
    (row,) = safety.copies.row_model.items
    assert "USB" in row.second
    chip = safety.header.chips[0].text()
    assert chip.startswith("Sao lưu vừa xong ở ")
    assert chip.endswith("USB")
    stick.rename(tmp_path / "tháo ra")
    safety.reload()
    (row,) = safety.copies.row_model.items
    assert row.second.endswith("(chưa cắm)")


@pytest.mark.skipif(os.name == "nt", reason="needs a name no folder can have")
def test_a_copy_that_fails_is_said(qtbot, safety, tmp_path, monkeypatch) -> None:
    blocked = tmp_path / "tệp"
    blocked.write_text("x")
    monkeypatch.setattr(files, "ask_folder", lambda *_: blocked / "trong")
    qtbot.keyClick(safety.make_outside, ENTER)
    assert "Chưa sao lưu được." in safety.bar.text


def test_the_check_finds_nothing_in_a_sound_file(qtbot, safety) -> None:
    qtbot.keyClick(safety.make, ENTER)
    qtbot.keyClick(safety.check_button, ENTER)
    assert safety.findings.texts[0] == "Không thấy lỗi trong tệp dữ liệu."


def test_the_check_names_a_figure_that_does_not_add_up(qtbot, safety, work) -> None:
    with work.store.write("hỏng") as db:
        db.run("UPDATE figure SET closing = closing + 1 WHERE month = 202605 AND new IS NOT NULL")
    qtbot.keyClick(safety.check_button, ENTER)
    assert any("khác số tính lại" in line for line in safety.findings.texts)
    assert "Không thấy lỗi trong tệp dữ liệu." not in safety.findings.texts
    assert any("Chưa có bản sao lưu nào" in line for line in safety.findings.texts)


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(seconds=5), "vừa xong"),
        (timedelta(minutes=5), "5 phút trước"),
        (timedelta(hours=2, minutes=50), "2 giờ trước"),
        (timedelta(days=9, hours=3), "9 ngày trước"),
        (timedelta(seconds=-40), "vừa xong"),
        (timedelta(days=-366), "ngày 03/06/2027"),
    ],
)
def test_ages(age, words) -> None:
    now = datetime(2026, 6, 2, 14, 32)
    assert age_words(now - age, now) == words
