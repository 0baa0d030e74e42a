"""The tour: through the real window on an office of its own, by keys, and nothing is left of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from bhdesk import app
from bhdesk.ui.memory import Memory
from bhdesk.ui.tour import sample_window
from bhdesk.ui.tour.steps import STEPS
from tests.ui.screens.offices import copy_of

RETURN, ESCAPE, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab


@pytest.fixture
def home(tmp_path, monkeypatch):
    folder = tmp_path / "home"
    monkeypatch.setenv("BHDESK_HOME", str(folder))
    return folder


@pytest.fixture
def own(home, tmp_path, qtbot):
    """The officer's own window on her own file."""
    app.make_app()
    store = copy_of("binh-minh", tmp_path, 5)
    memory = Memory()
    made = app.make_window(store, memory, app.Shell(memory).menus(), lambda: date(2026, 6, 2))
    made.show_page("counts")
    made.show()
    yield made
    made.close()
    made.work.close()
    made.deleteLater()
    store.close()


@pytest.fixture
def tour(own, qtbot):
    """Begun from the menu Trợ giúp."""
    next(a for a in own.actions() if a.text() == "&Xem thử từng bước").trigger()
    (made,) = sample_window._open
    qtbot.waitUntil(lambda: made.tour is not None, timeout=30_000)
    made.window.resize(1366, 696)
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    if made.window is not None:
        made.window.close()
    qtbot.waitUntil(lambda: not sample_window._open)


def bubble(tour):
    return tour.tour.bubble


def settled(tour, qtbot):
    """The page has its figures and the ring stands where its part is."""
    qtbot.waitUntil(lambda: not tour.window.work.is_busy, timeout=15_000)
    qtbot.wait(200)


def test_every_step_points_at_a_real_part_beside_it(tour, qtbot):
    for at, step in enumerate(STEPS):
        settled(tour, qtbot)
        assert tour.tour.step_shown is step
        assert tour.window.current_page.key == step.page
        part = step.find(tour.window)
        assert part is not None, step.title
        assert part.isVisible(), step.title
        veil, shown = tour.tour.veil, bubble(tour)
        assert veil.spot.width() > 20, step.title
        assert tour.window.rect().contains(veil.spot), step.title
        assert tour.window.rect().contains(shown.geometry()), step.title
        covered = shown.geometry().intersected(veil.spot)
        assert covered.width() * covered.height() < veil.spot.width() * veil.spot.height() / 3
        assert shown.words.text() == step.words
        assert tour.window.focusWidget() is shown.on, step.title
        if at < len(STEPS) - 1:
            QTest.keyClick(shown.on, RETURN)


def test_keys_go_back_round_and_out_and_nothing_is_left(tour, own, home, qtbot):
    folder, file = tour.folder, Path(own.work.store.path)
    before = file.read_bytes()
    settled(tour, qtbot)
    QTest.keyClick(bubble(tour).on, Qt.Key.Key_Right)
    assert tour.tour.step_shown is STEPS[1]
    QTest.keyClick(bubble(tour).on, Qt.Key.Key_Left)
    assert tour.tour.step_shown is STEPS[0]
    QTest.keyClick(bubble(tour).on, RETURN)
    for wanted in ("leave", "back", "on"):
        QTest.keyClick(tour.window.focusWidget(), TAB)
        assert getattr(bubble(tour), wanted).hasFocus(), wanted
    assert folder.is_dir()
    QTest.keyClick(bubble(tour).on, ESCAPE)
    qtbot.waitUntil(lambda: not sample_window._open)
    assert not folder.exists()
    assert not (home / "sao-luu").exists()
    assert file.read_bytes() == before
    assert own.isVisible()
    assert own.current_page.key == "counts"


def test_the_last_step_ends_it(tour, qtbot):
    for _ in STEPS[:-1]:
        QTest.keyClick(bubble(tour).on, RETURN)
    assert bubble(tour).on.text() == "Xong"
    QTest.mouseClick(bubble(tour).on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not sample_window._open)


def test_a_click_meant_for_the_window_changes_nothing(tour, qtbot):
    settled(tour, qtbot)
    key = tour.window.current_page.key
    nav = tour.window.navigation.findChildren(QPushButton)[3]
    spot = QRect(nav.mapTo(tour.window, nav.rect().topLeft()), nav.size())
    under = tour.window.childAt(spot.center())
    assert under is tour.tour.veil
    at = under.mapFrom(tour.window, spot.center())
    QTest.mouseClick(under, Qt.MouseButton.LeftButton, pos=at)
    assert tour.window.current_page.key == key


def test_asked_for_twice_it_is_the_same(tour, own):
    app.begin_tour(own)
    assert sample_window._open == [tour]


def test_it_goes_with_the_window_it_came_from(tour, own, qtbot):
    folder = tour.folder
    own.close()
    qtbot.waitUntil(lambda: not sample_window._open)
    assert not folder.exists()


def test_from_the_first_run(home, qtbot):
    app.make_app()
    shell = app.Shell(Memory())
    shell.start_first_run()
    button = next(b for b in shell.first_run.findChildren(QPushButton)
                  if b.text().strip() == "Xem thử từng bước")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    (made,) = sample_window._open
    qtbot.waitUntil(lambda: made.tour is not None, timeout=30_000)
    assert not (home / "so-lieu-mau.bhdesk").exists()
    QTest.keyClick(made.tour.bubble.on, ESCAPE)
    qtbot.waitUntil(lambda: not sample_window._open)
    assert shell.first_run.isVisible()
    shell.first_run.close()
    shell.first_run.deleteLater()
