"""Story S3 whole, by keys in the window of the program: conference, questions, quota, minutes."""

from __future__ import annotations

import subprocess
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from bhdesk import app
from bhdesk.domain.activities import Activity, Kind
from bhdesk.domain.periods import Month
from bhdesk.services import activities, office
from bhdesk.ui.screens.meetings.papers import PaperKind
from bhdesk.ui.tokens import Tone
from tests.ui.screens.offices import copy_of, keys, type_over

# the screenless platform about the popup of villages
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)

JUNE = date(2026, 6, 9)
# domain.md S3: Jan–Jun 1·0·1·0·2·1, the last is the one that is logged
HELD = (date(2026, 1, 14), date(2026, 3, 11), date(2026, 5, 6), date(2026, 5, 20))


@pytest.fixture
def window(qtbot, dressed, tmp_path, monkeypatch):
    monkeypatch.setenv("BHDESK_HOME", str(tmp_path / "home"))
    store = copy_of("binh-minh", tmp_path)
    for known in activities.year(store, Month(2026, 12)).activities:
        activities.remove(store, known.id)
    for day in HELD:
        activities.add(store, Activity(Kind.CUSTOMER_CONFERENCE, day))
    made = app.make_window(store, today=lambda: JUNE)
    made.resize(1366, 696)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.set_month(202606)
    made.show_page("meetings")
    yield made
    made.close()
    made.work.close()
    made.deleteLater()
    store.close()


def type_fields(*texts):
    """Each text into the field with the focus, left with Tab."""
    for text in texts:
        keys(QApplication.focusWidget(), text)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)


def log_by_keys(page):
    """The conference of S3 from Ctrl+N to the last figure; who attended is mistyped first."""
    form = page.editor.form
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    type_fields("9/6/2026", "19 giờ 00", "20 giờ 45")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    type_fields("")
    QTest.keyClick(form.units, Qt.Key.Key_Down)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return):
        QTest.keyClick(form.units.popup.list, key)
    type_fields("", "Nhà văn hóa Thôn 10", "UBND xã, BHXH cơ sở, Bưu điện", "")


def answer(page, words):
    button = next(one for one in page.bar.buttons if one.text().strip() == words)
    QTest.keyClick(button, Qt.Key.Key_Return)


def test_s3_from_the_first_key_to_the_minutes_on_paper(window, qtbot, tmp_path, monkeypatch):
    page, store = window.page("meetings"), window.work.store
    log_by_keys(page)
    type_fields("60", "74")
    assert "Số dự nhiều hơn số mời." in page.bar.text
    number = page.editor.number
    assert activities.one(store, number).attended is None, "asked first, not stored"
    answer(page, "Sửa lại")
    type_over(page.editor.form.rows["attended"].field, "47")
    for name, text in (("consulted", "31"), ("enrolled:vsi_participants", "6"),
                       ("enrolled:hi_participants", "12")):  # fmt: skip
        type_over(page.editor.form.rows[name].field, text)
    kept = activities.one(store, number)
    (unit,) = (one.id for one in office.frame(store).units if one.name == "Thôn 10")
    assert (kept.day, kept.starts, kept.ends, kept.units) == (JUNE, "19:00", "20:45", (unit,))
    assert (kept.invited, kept.attended, kept.consulted) == (60, 47, 31)
    assert kept.enrolled == (("vsi_participants", 6), ("hi_participants", 12))

    log_by_keys(page)
    assert "Có thể ghi trùng." in page.bar.text
    answer(page, "Sửa lại")
    second = page.editor.number
    QTest.keyClick(page.editor.foot.bin, Qt.Key.Key_Return)
    assert all(one.id != second for one in activities.year(store, Month(2026, 6)).activities)

    tiles = page.strip.tiles.tile_model.items[:6]
    assert [tile.figure for tile in tiles] == ["1", "0", "1", "0", "2", "1"]
    red = [tile.name for tile in tiles if tile.tone is Tone.BAD]
    assert red == ["T2", "T4"]
    assert page.strip.held == "Đã tổ chức 5"

    page.show_what(number)
    QTest.keyClick(page.editor.foot.papers[PaperKind.MINUTES], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.papers.dialog is not None)
    target = tmp_path / "biên bản.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    QTest.keyClick(page.papers.dialog.pdf_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: target.name in page.papers.dialog.bar.text)
    page.papers.dialog.close()
    made = subprocess.run(["pdftotext", "-layout", target, "-"], capture_output=True, check=True)
    lines = made.stdout.decode().splitlines()
    (signed,) = (line for line in lines if "THƯ KÝ" in line)
    assert signed.index("THƯ KÝ") < signed.index("CHỦ TỌA")
    said = " ".join(" ".join(lines).split())
    assert "Thời gian bắt đầu: 19 giờ 00, ngày 09 tháng 6 năm 2026." in said
    assert "Bình Minh, ngày" not in said, "Mẫu 1.9 has no line of place and date"
