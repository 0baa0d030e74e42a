"""Thùng rác: what was taken out is listed, looked at and taken back, with real keys."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from bhdesk import app
from bhdesk.domain.periods import Month
from bhdesk.services import activities, attachments
from tests.offices import dump
from tests.ui.screens.window import real_window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from bhdesk.store.engine import Store
    from bhdesk.ui.main_window import MainWindow

ENTER = Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier
JUNE = Month(2026, 6)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))


@pytest.fixture
def window(store: Store, qtbot: QtBot) -> Iterator[MainWindow]:
    app.make_app()
    with real_window(qtbot, store, "meetings", today=date(2026, 6, 2)) as made:
        yield made


def held(store: Store) -> list[int]:
    return [item.id for item in activities.year(store, JUNE).activities]


def test_the_empty_bin_says_what_comes_here(window: MainWindow) -> None:
    window.show_page("safety", "bin")
    section = window.page("safety").bin
    assert section.empty.isVisible()
    assert not section.restore_button.isVisible()
    assert not window.page("safety").make.isVisible()


def test_a_meeting_goes_into_the_bin_and_back(window: MainWindow, store: Store) -> None:
    first, second, *_ = activities.year(store, JUNE).activities
    before = held(store)
    page = window.page("meetings")
    page.show_what(second.id)
    QTest.keyClick(page.editor.bin, ENTER)
    page.show_what(first.id)
    QTest.keyClick(page.editor.bin, ENTER)
    assert held(store) == before[2:]
    press(page.bar, "Mở Thùng rác")
    safety = window.page("safety")
    assert window.current_page is safety
    section = safety.bin
    assert {item.key for item in section.list.row_model.items} == {first.id, second.id}
    section.list.choose(second.id)
    assert second.place in section.words
    assert "Người bỏ: người thử." in section.words
    whole = dump(store)["activity_unit"]
    QTest.keyClick(section.restore_button, ENTER)
    assert held(store) == [number for number in before if number != first.id]
    assert dump(store)["activity_unit"] == whole, "its villages came with it"
    assert "đã về lại sổ hội nghị" in safety.bar.text
    assert [item.key for item in section.list.row_model.items] == [first.id]
    press(safety.bar, "Mở hội nghị")
    assert window.current_page is page
    assert page.editor.number == second.id


def test_taking_back_can_be_undone(window: MainWindow, store: Store) -> None:
    number = held(store)[0]
    activities.remove(store, number)
    window.show_page("safety", "bin")
    safety = window.page("safety")
    safety.bin.list.setFocus()
    QTest.keyClick(safety.bin.restore_button, ENTER)
    assert safety.bin.empty.isVisible()
    assert number in held(store)
    press(safety.bar, "Hoàn tác")
    assert number not in held(store)
    assert [item.key for item in safety.bin.list.row_model.items] == [number]


def test_a_removed_file_comes_back_with_its_bytes_from_a_backup(
    window: MainWindow, store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    page, number = window.page("meetings"), held(store)[0]
    photo = tmp_path / "họp thôn.png"
    photo.write_bytes(PNG)
    page.show_what(number)
    page.editor.attached.take_files([photo])
    qtbot.waitUntil(lambda: not window.work.is_busy)
    window.page("safety").back_up()
    qtbot.waitUntil(lambda: not window.work.is_busy)
    QTest.keyClick(link_of(page.editor.attached, "Bỏ họp thôn.png"), ENTER)
    assert attachments.listed(store, number) == ()
    kept = store.path.with_name(store.path.name + ".tep")
    for file in kept.iterdir():
        file.unlink()
    window.show_page("safety", "bin")
    section = window.page("safety").bin
    (item,) = section.list.row_model.items
    assert item.title == "họp thôn.png"
    assert "Tệp không còn trên máy" in section.words
    assert "Tệp đính kèm của: Hội nghị khách hàng" in section.words
    QTest.keyClick(section.restore_button, ENTER)
    (back,) = attachments.listed(store, number)
    assert attachments.file(store, back.id).read_bytes() == PNG
    assert section.empty.isVisible()
    assert "họp thôn.png đã về lại" in window.page("safety").bar.text
    press(window.page("safety").bar, "Hoàn tác")
    assert attachments.listed(store, number) == ()
    assert [one.title for one in section.list.row_model.items] == ["họp thôn.png"]


def test_the_segment_goes_between_copies_and_bin(window: MainWindow) -> None:
    window.show_page("safety")
    safety = window.page("safety")
    assert "bin" not in vars(safety), "made when first looked at"
    press(safety, "Thùng rác")
    assert safety.bin.isVisible()
    press(safety, "Bản sao lưu")
    assert safety.make.isVisible()
    assert safety.copies.isVisible() or safety.empty.isVisible()


def link_of(parent: QWidget, name: str) -> QPushButton:
    return next(b for b in parent.findChildren(QPushButton) if b.accessibleName() == name)


def press(parent: object, text: str) -> None:
    found = [b for b in parent.findChildren(QPushButton) if b.text().strip() == text]  # type: ignore[attr-defined]
    QTest.keyClick(found[-1], ENTER)


def test_a_file_whose_meeting_is_in_the_bin_too_says_so(
    window: MainWindow, store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    number = held(store)[0]
    photo = tmp_path / "họp thôn.png"
    photo.write_bytes(PNG)
    (kept,) = attachments.add(store, number, [photo])[1]
    attachments.remove(store, kept)
    activities.remove(store, number)
    window.show_page("safety", "bin")
    safety = window.page("safety")
    safety.bin.list.choose(("file", kept))
    assert "Hội nghị này cũng đang ở Thùng rác." in safety.bin.words
    QTest.keyClick(safety.bin.restore_button, ENTER)
    assert "Hội nghị này còn ở Thùng rác" in safety.bar.text
    offered = [button.text().strip() for button in safety.bar.findChildren(QPushButton)]
    assert "Mở hội nghị" not in offered
