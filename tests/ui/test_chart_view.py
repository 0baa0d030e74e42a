"""The chart on the screen: drawn when seen, anew when resized, never an old one over a new one."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtGui import QColor

from bhdesk.ui.tokens import LIGHT
from bhdesk.ui.widgets.chart import PAUSE_MS, ChartView
from bhdesk.ui.work import InlineExecutor, Work
from tests.exchange.chart_samples import CHARTS, SIX

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


class LaterExecutor(InlineExecutor):
    """Keeps works until they are let go; in the order that is asked for."""

    def __init__(self) -> None:
        self.kept: list[tuple[Future[Any], Callable[[], Any]]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.kept.append((future, lambda: fn(*args, **kwargs)))
        return future

    def let_go(self, index: int) -> None:
        future, work = self.kept.pop(index)
        future.set_result(work())


def view(qtbot: QtBot, executor: InlineExecutor) -> ChartView:
    made = ChartView(Work(None, executor), RESOURCES)
    qtbot.addWidget(made)
    made.resize(620, 300)
    return made


def colours(seen: ChartView) -> set[str]:
    image = seen.grab().toImage()
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }


def test_it_is_drawn_when_it_is_seen_and_not_before(qtbot: QtBot, dressed: QApplication) -> None:
    later = LaterExecutor()
    seen = view(qtbot, later)
    seen.set_chart(SIX)
    assert later.kept == []
    seen.show()
    assert len(later.kept) == 1
    later.let_go(0)
    assert seen.is_drawn
    assert LIGHT.pri.lower() in colours(seen)


def test_the_newest_chart_stays_whichever_is_ready_last(
    qtbot: QtBot, dressed: QApplication
) -> None:
    later = LaterExecutor()
    seen = view(qtbot, later)
    seen.show()
    seen.set_chart(SIX)
    seen.set_chart(CHARTS["progress"])
    assert len(later.kept) == 2
    later.let_go(1)
    newest = seen.grab().toImage()
    later.let_go(0)
    assert seen.grab().toImage() == newest


def test_a_wider_place_is_drawn_anew(qtbot: QtBot, dressed: QApplication) -> None:
    later = LaterExecutor()
    seen = view(qtbot, later)
    seen.set_chart(SIX)
    seen.show()
    later.let_go(0)
    for width in (640, 700, 800):
        seen.resize(width, 300)
    qtbot.wait(PAUSE_MS * 3)
    # one picture at the end, not one for each step
    assert len(later.kept) == 1
    later.let_go(0)
    right = seen.grab().toImage().copy(720, 0, 80, 300)
    seen_there = {right.pixel(x, y) for x in range(80) for y in range(300)}
    assert len(seen_there) > 2


def test_rows_that_need_more_height_get_it(qtbot: QtBot, dressed: QApplication) -> None:
    seen = view(qtbot, InlineExecutor())
    seen.set_chart(CHARTS["sixty villages"])
    seen.show()
    assert seen.minimumHeight() > 1000
    seen.set_chart(None)
    assert seen.minimumHeight() == 0
    assert not seen.is_drawn


def test_it_can_be_heard(qtbot: QtBot, dressed: QApplication) -> None:
    seen = view(qtbot, InlineExecutor())
    seen.set_chart(CHARTS["progress"])
    assert seen.accessibleName() == CHARTS["progress"].caption
    assert "Dự báo 744" in seen.accessibleDescription()


@pytest.mark.parametrize("name", ["progress", "blank"])
def test_a_widget_that_is_gone_takes_no_picture(
    qtbot: QtBot, dressed: QApplication, name: str
) -> None:
    later = LaterExecutor()
    seen = ChartView(Work(None, later), RESOURCES)
    seen.set_chart(CHARTS[name])
    seen.show()
    seen.close()
    seen.deleteLater()
    qtbot.wait(1)
    dressed.sendPostedEvents(None, 52)  # DeferredDelete
    later.let_go(0)
