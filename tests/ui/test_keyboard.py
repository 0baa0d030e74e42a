"""The whole window by keyboard: every field has a name, Tab comes to each of them and back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)

from bhdesk import app, paths
from bhdesk.pages import FACES
from bhdesk.sample import build_binh_minh
from bhdesk.services import office, plans
from bhdesk.ui.grid import Grid
from bhdesk.ui.screens.first_run import FirstRun
from bhdesk.ui.wizard import Wizard

INPUTS = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton, QAbstractItemView)
TAB = Qt.Key.Key_Tab
STEPS = 120


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    path = tmp_path_factory.mktemp("walk") / "a.bhdesk"
    build_binh_minh(path, paths.migrations_dir(), paths.resources_dir(), last=5).close()
    return path


def activate(qtbot, made):
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()


@pytest.fixture
def window(built, qtbot, tmp_path, monkeypatch, dressed):
    monkeypatch.setenv("BHDESK_HOME", str(tmp_path / "home"))
    store = office.open_file(built, "", paths.migrations_dir(), paths.backup_dir())
    made = app.make_window(store, today=lambda: date(2026, 6, 2))
    made.resize(1366, 696)
    activate(qtbot, made)
    yield made
    made.close()
    made.work.close()
    made.deleteLater()
    store.close()


def inputs(within):
    """What takes keys and can be seen; the inner parts of a table or a combo are not counted."""
    found = []
    for kind in INPUTS:
        for item in within.findChildren(kind):
            owner, name = item.parentWidget(), item.objectName()
            is_part = isinstance(owner, QComboBox) or name.startswith("qt_")
            reachable = item.isVisible() and item.isEnabled() and not is_part
            if reachable and item.focusPolicy() & Qt.FocusPolicy.TabFocus:
                found.append(item)
    return found


def group_of(item):
    """Radio buttons and exclusive groups take one place in the order of Tab."""
    group = item.group() if isinstance(item, QAbstractButton) else None
    return group if group is not None and group.exclusive() else item


def walked(qtbot, start):
    """Every widget that Tab comes to, in order, until it is back; a table is left at its end."""
    seen = []
    activate(qtbot, start.window())
    start.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    for _ in range(STEPS * 4):
        now = QApplication.focusWidget()
        if now is None:
            break
        if seen and group_of(now) is group_of(seen[0]) and len(seen) > 1:
            return seen
        if not seen or now is not seen[-1]:
            seen.append(now)
        if isinstance(now, Grid):
            last = now.model().index(now.model().rowCount() - 1, now.model().columnCount() - 1)
            now.setCurrentIndex(last)
        QTest.keyClick(now, TAB)
    return seen


@pytest.mark.parametrize("key", [face.key for face in FACES])
def test_every_input_of_a_page_has_a_name_and_tab_comes_to_it_once(window, qtbot, key):
    window.show_page(key)
    qtbot.waitUntil(lambda: not window.work.is_busy, timeout=10_000)
    wanted = inputs(window)
    named = [item.accessibleName() or getattr(item, "text", str)() for item in wanted]
    assert all(named), named
    seen = walked(qtbot, wanted[0])
    groups = [group_of(item) for item in seen]
    missed = [item for item in wanted if group_of(item) not in groups]
    assert [(type(item).__name__, item.accessibleName()) for item in missed] == []
    assert len(groups) == len({id(item) for item in groups}), "Tab comes to something twice"


def test_tab_through_the_first_run_follows_what_is_seen(qtbot, dressed, tmp_path):
    """The cards of a step are made anew; they still stand before what is below them."""
    run = FirstRun(plans.bundled(paths.resources_dir() / "plans"), tmp_path, lambda *_: None)
    qtbot.addWidget(run)
    activate(qtbot, run)
    run.office.name_field.setText("Bình Minh")
    run.go(1)
    cards = [card.radio for card in run.plan.cards._cards]
    assert QApplication.focusWidget() is cards[0]
    QTest.keyClick(cards[0], Qt.Key.Key_Space)
    assert run.plan.chosen is not None
    QTest.keyClick(cards[0], TAB)
    assert QApplication.focusWidget() is run.plan.other
    run.go(3)
    assert QApplication.focusWidget() is run.folder.cards._cards[0].radio
    QTest.keyClick(QApplication.focusWidget(), TAB)
    assert QApplication.focusWidget() is run.folder.other


def test_enter_in_a_field_of_the_first_run_goes_on(qtbot, dressed, tmp_path):
    run = FirstRun(plans.bundled(paths.resources_dir() / "plans"), tmp_path, lambda *_: None)
    assert isinstance(run, Wizard)
    qtbot.addWidget(run)
    activate(qtbot, run)
    QTest.keyClick(run.office.name_field, Qt.Key.Key_Return)
    assert run.index == 0
    assert "Chưa có tên đơn vị" in run.bar.text
    run.office.name_field.setText("Bình Minh")
    QTest.keyClick(run.office.name_field, Qt.Key.Key_Return)
    assert run.index == 1
