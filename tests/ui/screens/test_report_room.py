"""Báo cáo in small windows and large letters: nothing is cut; the window answers at once."""

from __future__ import annotations

import threading
from contextlib import suppress

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QLabel

from bhdesk.services import reporting
from bhdesk.ui import style
from bhdesk.ui.work import Work
from tests.ui.screens import reports_desk
from tests.ui.screens.offices import RESOURCES
from tests.ui.screens.reports_desk import QUARTER

# the page beside the navigation in a window of 1366×768, at 100, 125 and 150 %
SIZES = {"100 %": QSize(1158, 630), "125 %": QSize(1029, 491), "150 %": QSize(847, 398)}


@pytest.fixture
def last_month():
    return 6


@pytest.fixture
def letters(qapp, request):
    style.apply(qapp, RESOURCES, request.param, is_contrast=False)
    yield request.param
    style.apply(qapp, RESOURCES, 10, is_contrast=False)


def cut(page) -> list[str]:
    """Words with less room than they need; those that give way on purpose ask for none."""
    found = []
    for item in (*page.findChildren(QLabel), *page.findChildren(QAbstractButton)):
        if not item.isVisible() or not item.text():
            continue
        if isinstance(item, QLabel) and item.wordWrap():
            is_cut = item.height() < item.heightForWidth(item.width()) - 1
        else:
            is_cut = item.width() < item.minimumSizeHint().width() - 1
        if is_cut:
            found.append(item.text())
    return found


def settle(qtbot, page) -> None:
    """Layouts that depend on their width need a turn or two."""
    with suppress(qtbot.TimeoutError):
        qtbot.waitUntil(lambda: not cut(page), timeout=1000)


def every_part(page):
    """The states of the page one after the other."""
    page.show_what(QUARTER)
    yield "quý"
    page.compose.side.form.to_whom.fold.click()
    yield "nơi nhận"
    page.compose.set_wording(True)
    yield "lời văn"
    page.compose.set_wording(False)
    page.show_what("peak")
    yield "cao điểm"
    page.show_what(QUARTER)
    reports_desk.issue(page)
    reports_desk.correct_june(page.work)
    yield "đã phát hành"
    page.show_part(1)
    yield "sổ"
    page.show_part(2)
    yield "biểu đồ"


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_nothing_is_cut_at_any_scale(qtbot, dressed, work, tmp_path, size) -> None:
    with reports_desk.shown(qtbot, work, tmp_path) as page:
        page.set_narrow(size.width() < 1158)
        page.resize(size)
        for part in every_part(page):
            settle(qtbot, page)
            assert (part, cut(page)) == (part, [])
            assert page.minimumSizeHint().width() <= size.width()


@pytest.mark.parametrize("letters", [12, 16], indirect=True)
def test_nothing_is_cut_with_large_letters(qtbot, letters, work, tmp_path) -> None:
    with reports_desk.shown(qtbot, work, tmp_path) as page:
        page.resize(SIZES["100 %"] * (letters / 10))
        for part in every_part(page):
            settle(qtbot, page)
            assert (part, cut(page)) == (part, [])


def test_the_window_answers_while_papers_are_drawn(
    qtbot, dressed, work, tmp_path, monkeypatch
) -> None:
    """With the real worker: the page is back before the paper is there."""
    may_draw, real = threading.Event(), reporting.paper
    may_draw.set()

    def paper(*given: object) -> object:
        assert may_draw.wait(30)
        return real(*given)

    monkeypatch.setattr(reporting, "paper", paper)
    threaded = Work(work.store)
    with reports_desk.shown(qtbot, threaded, tmp_path) as page:
        qtbot.waitUntil(lambda: not threaded.is_busy, timeout=10_000)
        for what in (QUARTER, 202605, "ranking", "peak"):
            page.show_what(202604)
            qtbot.waitUntil(lambda: not threaded.is_busy, timeout=30_000)
            may_draw.clear()
            page.show_what(what)
            assert threaded.is_busy, what
            may_draw.set()
            qtbot.waitUntil(lambda: not threaded.is_busy, timeout=30_000)
    threaded.close()
