"""Work: three verbs, five signals, one thread; and the trap of PySide 6.12."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Signal

from bhdesk.domain.changes import Area, Changes
from bhdesk.domain.errors import UserError
from bhdesk.ui.work import InlineExecutor, Progress, Work

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def write(store: list[int], value: int) -> tuple[Changes, int]:
    store.append(value)
    return Changes.of(Area.COUNTS), value


def refuse(store: list[int]) -> Changes:
    raise UserError("counts.bad")


def break_down(store: list[int]) -> None:
    raise ZeroDivisionError


@pytest.fixture
def work(dressed: QApplication) -> Work:
    return Work([], InlineExecutor())


def test_exactly_five_signals(work: Work) -> None:
    names = {name for name, value in vars(type(work)).items() if isinstance(value, Signal)}
    assert names == {"changed", "failed", "busy_changed", "progressed", "said"}


def test_do_tells_what_changed_and_who_did_it(work: Work, qtbot: QtBot) -> None:
    me = object()
    with qtbot.waitSignal(work.changed) as told:
        assert work.do(write, 7, origin=me) == 7
    assert told.args == [Changes.of(Area.COUNTS), me]
    assert work.store == [7]


def test_a_refusal_is_told_and_gives_none(work: Work, qtbot: QtBot) -> None:
    with qtbot.waitSignal(work.failed) as told:
        assert work.do(refuse) is None
    assert told.args[0].code == "counts.bad"
    with pytest.raises(UserError):
        work.attempt(refuse)


def test_run_reads_every_exception(work: Work, qtbot: QtBot) -> None:
    with qtbot.waitSignal(work.failed) as told:
        work.run(break_down)
    assert isinstance(told.args[0], ZeroDivisionError)
    assert not work.is_busy


def test_run_works_in_its_own_thread_and_comes_back(dressed: QApplication, qtbot: QtBot) -> None:
    work = Work([])
    seen: list[object] = []

    def long(store: list[int]) -> int:
        seen.append(threading.current_thread())
        return 5

    def then(value: int) -> None:
        seen.extend([value, threading.current_thread()])

    with qtbot.waitSignals([work.busy_changed, work.busy_changed]):
        work.run(long, then=then)
    qtbot.waitUntil(lambda: len(seen) == 3)
    assert seen[0] is not threading.main_thread()
    assert seen[1:] == [5, threading.main_thread()]
    work.close()


def test_cancel_leaves_no_trace(dressed: QApplication, qtbot: QtBot) -> None:
    work = Work([])
    started, go = threading.Event(), threading.Event()

    def long(store: list[int], progress: Progress) -> None:
        started.set()
        go.wait(5)
        progress(1, 2, "Đang nhập")
        store.append(1)

    with qtbot.waitSignal(work.said) as said:
        work.run(long, has_progress=True)
        started.wait(5)
        work.cancel()
        go.set()
    assert said.args == ["Đã hủy, không có gì thay đổi."]
    assert work.store == []
    work.close()


def test_five_thousand_emits_are_clean(work: Work) -> None:
    # PySide6 6.12.0 drops a reference to True at each emit and dies after about 570
    seen = []
    work.busy_changed.connect(seen.append)
    for number in range(5000):
        work.busy_changed.emit(number % 2 == 0)
    assert seen == [True, False] * 2500
