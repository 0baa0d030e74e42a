"""The window: sizes, stale pages, months, messages, names for screen readers, dialogs freed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from gallery_more import EmptyPage, MeetingsPage, TargetsPage
from gallery_pages import LockedPage, MonthPage, OverviewPage
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from bhdesk.domain.changes import Area, Changes
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.ui.main_window import MainWindow, PageEntry
from bhdesk.ui.memory import Memory
from bhdesk.ui.problems import Explained
from bhdesk.ui.shell.page import Page
from bhdesk.ui.widgets.month_stepper import MonthStepper, stepped
from bhdesk.ui.wizard import Wizard, WizardStep
from bhdesk.ui.work import InlineExecutor, Work

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

GALLERY = (OverviewPage, TargetsPage, MonthPage, MeetingsPage, EmptyPage, LockedPage)


class Counting(Page):
    reads = 0
    areas = frozenset({Area.COUNTS})
    icon = "lich"

    def reload(self) -> None:
        self.reads += 1


class First(Counting):
    key, title = "first", "Một"


class Second(Counting):
    key, title = "second", "Hai"


def explain(problem: UserError | StoreProblem) -> Explained:
    return Explained("Chưa ghi.", "Số cũ còn nguyên.", "Sửa lại ô này.", "BH-101")


@pytest.fixture
def work(dressed: QApplication) -> Work:
    return Work(None, InlineExecutor())


def window_of(work: Work, qtbot: QtBot, pages: tuple[type[Page], ...]) -> MainWindow:
    made = MainWindow(work, [PageEntry(p, p) for p in pages], explain, 202605, memory=Memory(),
                      clock=lambda: datetime(2026, 6, 2, 14, 32))  # fmt: skip
    qtbot.addWidget(made)
    made.show_first()
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.mark.parametrize("size", [(1366, 696), (1093, 542)])
def test_no_page_asks_for_more_than_the_window_has(
    work: Work, qtbot: QtBot, size: tuple[int, int]
) -> None:
    window = window_of(work, qtbot, GALLERY)
    window.resize(*size)
    for page in GALLERY:
        window.show_page(page.key)
        QTest.qWait(20)
        assert (window.width(), window.height()) == size, page.key
        inner = window.page(page.key).body.parentWidget()
        assert inner.width() <= window.page(page.key).width(), page.key


def test_every_input_has_a_name_and_is_reached_by_tab(work: Work, qtbot: QtBot) -> None:
    window = window_of(work, qtbot, GALLERY)
    kinds = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox, QPushButton, QAbstractItemView)
    for page in GALLERY:
        window.show_page(page.key)
        for widget in window.page(page.key).findChildren(QWidget):
            is_inner = widget.parentWidget() and isinstance(widget.parentWidget(), QComboBox)
            if not isinstance(widget, kinds) or is_inner or not widget.isVisible():
                continue
            is_tabbed = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
            if is_tabbed and not isinstance(widget, QPlainTextEdit):
                assert widget.accessibleName() or page is TargetsPage, (page.key, widget)


def test_a_hidden_page_reads_when_shown_and_ignores_its_own_change(
    work: Work, qtbot: QtBot
) -> None:
    window = window_of(work, qtbot, (First, Second))
    first = window.page("first")
    assert first.reads == 1
    work.changed.emit(Changes.of(Area.COUNTS), first)
    assert first.reads == 1, "its own"
    work.changed.emit(Changes.of(Area.PLAN), None)
    assert first.reads == 1, "not its area"
    work.changed.emit(Changes.of(Area.COUNTS), None)
    assert first.reads == 2
    window.show_page("second")
    work.changed.emit(Changes.of(Area.COUNTS), None)
    assert first.reads == 2, "hidden"
    window.show_page("first")
    assert first.reads == 3
    assert window.status.text == "Đã lưu 14:32"


def test_the_first_page_is_read_once_and_before_the_window_is_shown(
    work: Work, qtbot: QtBot
) -> None:
    made = MainWindow(work, [PageEntry(First, First)], explain, 202605, memory=Memory())
    qtbot.addWidget(made)
    made.show_first()
    assert not made.isVisible()
    assert made.page("first").reads == 1
    made.show()
    assert made.page("first").reads == 1


class Wrong(Counting):
    key, title = "wrong", "Sai"

    def reload(self) -> None:
        raise ValueError("our own mistake")


def test_a_mistake_in_the_first_page_leaves_the_window_and_its_other_pages(
    work: Work, qtbot: QtBot
) -> None:
    window = window_of(work, qtbot, (Wrong, Second))
    dialog = window.problems.open_dialog
    assert dialog is not None
    dialog.close()
    window.show_page("second")
    assert window.page("second").reads == 1


def test_pages_are_made_when_first_shown(work: Work, qtbot: QtBot) -> None:
    window = window_of(work, qtbot, (First, Second))
    assert [type(page) for page in window.findChildren(Counting)] == [First]


def test_one_month_for_all_pages(work: Work, qtbot: QtBot) -> None:
    window = window_of(work, qtbot, (First, Second))
    second = window.page("second")
    QTest.keyClick(window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert (window.month, second.month) == (202606, 202606)
    assert stepped(202612, 1) == 202701
    assert stepped(202601, -1) == 202512


def test_the_stepper_stays_in_its_range(dressed: QApplication, qtbot: QtBot) -> None:
    stepper = MonthStepper(202612, 202601, 202612)
    qtbot.addWidget(stepper)
    stepper.step(1)
    assert stepper.month == 202612
    stepper.step(-1)
    assert stepper.month == 202611


def test_a_refusal_stands_in_the_bar_with_its_number(work: Work, qtbot: QtBot) -> None:
    window = window_of(work, qtbot, (First,))
    work.failed.emit(UserError("x"))
    bar = window.page("first").bar
    assert bar.isVisible()
    assert bar.text == "Chưa ghi. Số cũ còn nguyên. Sửa lại ô này."
    bar.buttons[0].click()
    assert QApplication.clipboard().text().startswith("BH-101")


def test_the_machines_trouble_is_a_dialog_that_is_freed(work: Work, qtbot: QtBot) -> None:
    window = window_of(work, qtbot, (First,))
    work.failed.emit(StoreProblem("x"))
    dialog = window.problems.open_dialog
    assert dialog is not None
    dialog.accept()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.problems.open_dialog is None


def test_our_own_mistake_tells_places_but_no_values(work: Work, qtbot: QtBot) -> None:
    window = window_of(work, qtbot, (First,))
    try:
        int("Nguyễn Thị Hương")
    except ValueError as problem:
        work.failed.emit(problem)
    dialog = window.problems.open_dialog
    assert dialog is not None
    assert "Hương" not in dialog.said.details
    assert "ValueError" in dialog.said.details
    dialog.accept()


def test_the_wizard_leads_to_what_is_missing(dressed: QApplication, qtbot: QtBot) -> None:
    class Step(WizardStep):
        name = title = "Đơn vị"
        missing = "Chưa chọn xã."

        def problem(self) -> str:
            return self.missing

    first, last = Step(), Step()
    last.missing = ""
    wizard = Wizard((first, last))
    qtbot.addWidget(wizard)
    wizard.next_button.click()
    assert wizard.index == 0
    assert "Chưa chọn xã." in wizard.bar.text
    first.missing = ""
    wizard.next_button.click()
    assert wizard.index == 1
    with qtbot.waitSignal(wizard.finished):
        wizard.next_button.click()


def test_a_narrow_window_has_the_rail(work: Work, qtbot: QtBot) -> None:
    window = window_of(work, qtbot, (First,))
    window.resize(1093, 542)
    assert window.navigation.width() == 64
    window.resize(1366, 696)
    assert window.navigation.width() == 208
