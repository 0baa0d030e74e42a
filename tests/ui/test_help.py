"""F1 on the real window: the right page for every screen, part and dialog; the help itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from bhdesk import app, paths
from bhdesk.domain.manual import PATH, Picture
from bhdesk.services import plans
from bhdesk.ui.help import front
from bhdesk.ui.help.window import HelpWindow
from bhdesk.ui.memory import Memory
from bhdesk.ui.screens.first_run import FirstRun
from bhdesk.ui.screens.targets.base_dialog import BaseDialog
from bhdesk.ui.widgets.buttons import Segment

MONTH, TODAY = 202605, date(2026, 6, 2)


@pytest.fixture
def memory():
    return Memory()


@pytest.fixture
def window(store, memory, qtbot):
    app.make_app()
    made = app.make_window(store, memory, app.Shell(memory).menus(), lambda: TODAY)
    made.set_month(MONTH)
    made.resize(1366, 696)
    made.show()
    made.show_page("overview")
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()
    made.work.close()
    made.deleteLater()


def helps() -> list[HelpWindow]:
    return [top for top in QApplication.allWidgets() if isinstance(top, HelpWindow)]


def press_f1(qtbot, front_window) -> HelpWindow:
    """The key goes where the keyboard is; the help window then has it."""
    front_window.activateWindow()
    qtbot.waitUntil(front_window.isActiveWindow)
    QTest.keyClick(QApplication.focusWidget() or front_window, Qt.Key.Key_F1)
    (shown,) = helps()
    assert shown.isVisible()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def test_the_title_bar_of_the_first_help_is_on_the_screen(window, qtbot):
    shown = press_f1(qtbot, window)
    # a place that was set is that of the page, and (0, 0) leaves the title bar no room
    assert not shown.testAttribute(Qt.WidgetAttribute.WA_Moved)


def idle(window, qtbot) -> None:
    qtbot.waitUntil(lambda: not window.work.is_busy, timeout=10_000)


def test_f1_opens_the_page_of_every_screen_and_part(window, qtbot):
    for key in window.page_keys:
        window.show_page(key)
        idle(window, qtbot)
        page = window.current_page
        names = front.parts(page)
        for at, name in enumerate(names or ("",)):
            if name:
                segment = next(
                    seg for seg in page.findChildren(Segment)
                    if seg.accessibleName().startswith(front.PARTS)
                )  # fmt: skip
                segment.findChildren(QPushButton)[at].click()
                idle(window, qtbot)
            shown = press_f1(qtbot, window)
            path = f"{page.title}{PATH}{name}" if name else page.title
            assert path in shown.manual.screens, path
            assert shown.topic == shown.manual.screens[path]
            shown.close()


def test_f1_works_while_a_cell_is_being_typed_in(window, qtbot):
    window.show_page("counts")
    idle(window, qtbot)
    QTest.keyClick(QApplication.focusWidget(), "7")
    shown = press_f1(qtbot, window)
    assert shown.topic == "so-lieu-thang"


def test_f1_in_a_dialog_opens_its_page_and_can_be_read_over_it(window, qtbot):
    window.show_page("targets")
    idle(window, qtbot)
    button = next(b for b in window.current_page.findChildren(QPushButton)
                  if b.text().strip() == "Nhập mẫu số" and b.isVisible())
    button.click()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, BaseDialog))
    qtbot.waitUntil(dialog.isVisible)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None
                    and QApplication.focusWidget().window() is dialog)
    shown = press_f1(qtbot, dialog)
    assert shown.topic == "chi-tieu#nhap-mau-so"
    assert shown.parentWidget() is dialog
    shown.close()
    assert press_f1(qtbot, dialog) is shown
    shown.browser.anchorClicked.emit(QUrl("app:Sao%20l%C6%B0u"))
    assert window.current_page.key == "targets"
    assert "Hãy đóng hộp đang mở" in shown.bar.text
    dialog.reject()
    assert shown.parentWidget() is window
    assert shown.isVisible()


def test_f1_in_the_first_run(qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("BHDESK_HOME", str(tmp_path))
    app.make_app()
    steps = FirstRun(plans.bundled(paths.resources_dir() / "plans"), tmp_path, lambda *_: None)
    qtbot.addWidget(steps)
    app.help_desk().watch(steps)
    steps.show()
    shown = press_f1(qtbot, steps)
    assert shown.topic == "lan-dau"
    shown.browser.anchorClicked.emit(QUrl("app:Sao%20l%C6%B0u"))
    assert "Chưa mở được trang đó." in shown.bar.text


def test_the_button_and_the_menu_open_it_too(window, qtbot):
    window.show_page("safety")
    button = next(b for b in window.menuWidget().findChildren(QPushButton)
                  if b.text().strip() == "Trợ giúp")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    (shown,) = helps()
    assert shown.topic == "sao-luu#ban-sao-luu"
    action = next(a for a in window.actions() if a.text() == "&Việc làm trong tháng")
    action.trigger()
    assert shown.topic == "viec-lam-trong-thang"
    assert len(helps()) == 1


def test_every_link_into_the_program_leads_there(window, qtbot):
    shown = press_f1(qtbot, window)
    for title, part in (
        ("Số liệu tháng", ""), ("Nhiệm vụ", "Hạn"), ("Báo cáo", "Sổ văn bản"),
        ("Danh mục", "Người làm công tác"), ("Sao lưu", "Thùng rác"),
    ):
        address = f"{title}/{part}" if part else title
        shown.browser.anchorClicked.emit(QUrl(f"app:{address}"))
        idle(window, qtbot)
        assert window.current_page.title == title
        assert front.part_shown(window.current_page) == part or not part


def test_a_link_in_the_page_is_clicked(window, qtbot):
    """The first words of the first page that lead somewhere, by the mouse."""
    shown = press_f1(qtbot, window)
    shown.open("viec-lam-trong-thang")
    shown.resize(1000, 700)
    browser = shown.browser
    qtbot.wait(150)
    found = browser.document().find("Nhiệm vụ, phần Hạn")
    found.setPosition(found.selectionStart() + 4)
    at = browser.cursorRect(found).center()
    assert browser.anchorAt(at).startswith("app:")
    QTest.mouseClick(browser.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at))
    assert window.current_page.title == "Nhiệm vụ"
    assert front.part_shown(window.current_page) == "Hạn"


def test_search_without_marks_back_and_forward_by_keys(window, qtbot):
    shown = press_f1(qtbot, window)
    start = shown.topic
    QTest.keyClick(shown, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = shown.contents.field
    assert field.hasFocus()
    QTest.keyClicks(field, "phuc hoi tu ban sao luu")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert shown.topic == "sao-luu#phuc-hoi-tu-ban-sao-luu"
    assert len(shown.browser.extraSelections()) >= 1
    QTest.keyClick(shown, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shown.topic == start
    assert not shown.back.isEnabled()
    QTest.keyClick(shown, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert shown.topic == "sao-luu#phuc-hoi-tu-ban-sao-luu"
    QTest.keyClicks(field, " qqq")
    assert shown.contents.note.isVisible()
    assert shown.contents.note.alignment() & Qt.AlignmentFlag.AlignTop


def test_escape_clears_the_search_then_closes(window, qtbot):
    shown = press_f1(qtbot, window)
    field = shown.contents.field
    field.setFocus()
    QTest.keyClicks(field, "usb")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert shown.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_the_words_grow_are_remembered_and_come_back(window, memory, qtbot):
    shown = press_f1(qtbot, window)
    before = shown.browser.document().size().height()
    for _ in range(4):
        QTest.keyClick(shown, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert shown.browser.document().size().height() > before * 1.1
    again = HelpWindow(shown.manual, paths.resources_dir(), "1", memory)
    qtbot.addWidget(again)
    again.resize(shown.size())
    again.open(shown.topic)
    assert again.browser.document().toHtml() == shown.browser.document().toHtml()
    QTest.keyClick(shown, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert shown.browser.document().size().height() == pytest.approx(before, rel=0.02)


def test_every_page_is_drawn_with_its_pictures(window, qtbot):
    shown = press_f1(qtbot, window)
    shown.resize(900, 600)
    for page in shown.manual.pages:
        shown.open(page.key)
        assert page.title in shown.browser.toPlainText()
        pictures = [block for block in page.blocks if isinstance(block, Picture)]
        assert shown.browser.toPlainText().count("\ufffc") == len(pictures)
        assert shown.browser.horizontalScrollBar().maximum() == 0, page.key


def test_the_book_is_saved_from_the_window(window, qtbot, tmp_path, monkeypatch):
    target = tmp_path / "sách.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    shown = press_f1(qtbot, window)
    QTest.mouseClick(shown.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Đã lưu" in shown.bar.text, timeout=20_000)
    assert target.read_bytes().startswith(b"%PDF")
    assert shown.save_button.isEnabled()


def test_a_book_that_cannot_be_saved_is_told(window, qtbot, tmp_path, monkeypatch):
    target = tmp_path / "nowhere" / "a.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    shown = press_f1(qtbot, window)
    shown.save_book()
    qtbot.waitUntil(lambda: shown.save_button.isEnabled(), timeout=20_000)
    assert "a.pdf" in shown.bar.text
    assert not target.exists()


def test_the_manual_waits_for_the_first_f1(window):
    assert helps() == []
    assert Path(paths.resources_dir() / "help" / "contents.toml").is_file()
