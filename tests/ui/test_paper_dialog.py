"""The dialog of a paper is closed at any time, while its pages are still drawn too."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from bhdesk.domain.people import Body, BodyKind
from bhdesk.services import people
from bhdesk.ui.paper_dialog import PaperDialog
from bhdesk.ui.work import Work
from tests.ui.screens.offices import RESOURCES, copy_of


def test_closing_before_the_pages_are_drawn_is_no_fault(qtbot, dressed, tmp_path) -> None:
    store = copy_of("binh-minh", tmp_path)
    _, body = people.save_body(store, Body(BodyKind.COLLECTOR, "Bưu điện"))
    work, place = Work(store), QWidget()
    qtbot.addWidget(place)
    place.show()
    failed: list[object] = []
    work.failed.connect(failed.append)
    dialog = PaperDialog(
        work, "Danh sách", lambda data: people.paper(data, body, date(2026, 6, 1)),
        (RESOURCES, tmp_path), place,
    )  # fmt: skip
    dialog.open()
    with qtbot.waitSignal(dialog.destroyed):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not work.is_busy, timeout=20_000)
    assert not failed
    work.close()
    store.close()
