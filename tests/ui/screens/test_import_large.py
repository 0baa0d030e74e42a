"""Long files: the window goes on while they are read, planned, shown and written."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from bhdesk import messages
from bhdesk.domain.frame import Office
from bhdesk.domain.periods import Month
from bhdesk.domain.places import read_names
from bhdesk.services import counts, office, undoing
from bhdesk.ui.main_window import MainWindow, PageEntry
from bhdesk.ui.problems import Explained
from bhdesk.ui.screens.counts import CountsPage
from bhdesk.ui.screens.counts.import_side import MOST_OPEN
from bhdesk.ui.work import Work
from tests.offices import MIGRATIONS, RESOURCES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from bhdesk.store.engine import Store

MAY = Month(2026, 5)
VILLAGES, PARTS = 60, ("Đầu kỳ", "Tăng mới", "Tham gia lại", "Giảm", "Cuối kỳ")
MEASURES = ("BHXH tự nguyện", "BHYT")
FEW, MANY = 200, 20_000
WAIT = 120_000


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An invented commune of sixty villages."""
    source = (RESOURCES / "plans" / "tu-ky-2026.toml").read_text("utf-8")
    names = "\n".join(f"Thôn {at}" for at in range(1, VILLAGES + 1))
    setup = office.Setup(source, Office(name="xã Thử"), read_names(names))
    made = office.create(tmp_path / "a.bhdesk", setup, "người thử", MIGRATIONS)
    yield made
    made.close()


@pytest.fixture
def page(store: Store, qtbot: QtBot, dressed: object) -> Iterator[CountsPage]:
    """The page in a window whose work runs in its own thread, as in the program."""
    work = Work(store)
    window = MainWindow(
        work, (PageEntry(CountsPage, CountsPage),),
        lambda problem: Explained("", messages.of(problem)), MAY.key,
        clock=lambda: datetime.combine(date(2026, 6, 1), datetime.min.time()),
    )  # fmt: skip
    qtbot.addWidget(window)
    window.resize(1366, 696)
    window.show()
    window.show_page("counts")
    yield window.page("counts")  # type: ignore[misc]
    work.close()


def strangers(path: Path, many: int) -> Path:
    """A list of names that are no village of the office."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("Thôn", "BHYT"))
        sheet.write_row(1, 0, ("Thôn 1", 4010))
        for at in range(many):
            sheet.write_row(at + 2, 0, (f"Tên Lạ {many} {at}", at))
    return path


def whole_month(path: Path) -> Path:
    """Every village and measure with all its figures, in a row each."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("Thôn", "Chỉ tiêu", *PARTS))
        row = 1
        for village in range(1, VILLAGES + 1):
            for measure in MEASURES:
                sheet.write_row(row, 0, (f"Thôn {village}", measure, 100, 7, 2, 3, 106))
                row += 1
    return path


@contextmanager
def heartbeat() -> Iterator[Callable[[], float]]:
    """The longest time in which the GUI thread did not come round, in seconds."""
    longest, last = 0.0, time.perf_counter()

    def beat() -> None:
        nonlocal longest, last
        now = time.perf_counter()
        longest, last = max(longest, now - last), now

    timer = QTimer(interval=2)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(beat)
    timer.start()
    yield lambda: longest
    timer.stop()


def take(page: CountsPage, path: Path, qtbot: QtBot) -> None:
    """Reads a file, answers for all, imports, until everything is done."""
    page.imports.read(path)
    qtbot.waitUntil(lambda: page.imports.dialog is not None, timeout=WAIT)
    dialog = page.imports.dialog
    group = dialog.side.groups.get("import.unknown_unit")
    if group is not None:
        before = dialog.plan
        assert len(group.cards) == MOST_OPEN
        group.for_all["leave_out"].click()
        qtbot.waitUntil(lambda: dialog.plan is not before, timeout=WAIT)
        assert dialog.plan.rejected == 0
    QTest.mouseClick(dialog.ok_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.imports.dialog is None and not page.work.is_busy, timeout=WAIT)


def test_the_window_goes_on_with_a_long_list_as_with_a_short_one(
    page: CountsPage, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    """Side by side: a hundred times the rows must not stop the window for longer."""
    take(page, strangers(tmp_path / "0.xlsx", FEW - 1), qtbot)  # everything is loaded after this
    gaps = []
    for many in (FEW, MANY):
        path = strangers(tmp_path / f"{many}.xlsx", many)
        with heartbeat() as longest:
            start = time.perf_counter()
            take(page, path, qtbot)
            gaps.append(longest())
            whole = time.perf_counter() - start
    print(f"longest gaps {gaps[0] * 1000:.0f} and {gaps[1] * 1000:.0f} ms of {whole:.1f} s")
    assert gaps[1] < max(3 * gaps[0], whole / 10)
    assert [r.count.closing for r in counts.grid(store, MAY, "hi_participants").rows][:2] == [
        4010, None,
    ]  # fmt: skip


def test_a_whole_month_of_sixty_villages_is_one_step(
    page: CountsPage, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    path = whole_month(tmp_path / "tháng.xlsx")
    with heartbeat() as longest:
        take(page, path, qtbot)
        gap = longest()
    print(f"longest gap {gap * 1000:.0f} ms")
    figures = VILLAGES * len(MEASURES) * len(PARTS)
    assert page.bar.text == f"Đã nhập {figures} số từ tháng.xlsx."
    for measure in ("vsi_participants", "hi_participants"):
        rows = counts.grid(store, MAY, measure).rows
        assert [row.count.closing for row in rows] == [106] * VILLAGES
    batch = undoing.last(store)
    assert batch is not None
    undoing.undo(store, batch.id)
    rows = counts.grid(store, MAY, "hi_participants").rows
    assert [row.count.closing for row in rows] == [None] * VILLAGES


def test_stopping_while_answers_are_taken_leaves_the_plan_as_it_was(
    page: CountsPage, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    page.imports.read(strangers(tmp_path / "lạ.xlsx", 20_000))
    qtbot.waitUntil(lambda: page.imports.dialog is not None, timeout=WAIT)
    dialog = page.imports.dialog
    plan, last = dialog.plan, undoing.last(store)
    dialog.side.groups["import.unknown_unit"].for_all["leave_out"].click()
    assert dialog.cancel_button.text() == "Hủy"
    assert not dialog.ok_button.isEnabled()
    QTest.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.work.is_busy, timeout=WAIT)
    assert dialog.isVisible()
    assert dialog.plan is plan
    assert dialog.answers == {}
    assert "Đã hủy" in dialog.bar.text
    assert dialog.cancel_button.text() == "Bỏ"
    QTest.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.work.is_busy, timeout=WAIT)
    assert page.imports.dialog is None
    assert undoing.last(store) == last


def test_stopping_while_a_file_is_planned(
    page: CountsPage, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    last = undoing.last(store)
    planning = threading.Event()
    page.work.progressed.connect(
        lambda _done, _total, what: planning.set() if what.startswith("Đang xếp") else None
    )
    page.imports.read(strangers(tmp_path / "lạ.xlsx", 20_000))
    qtbot.waitUntil(planning.is_set, timeout=WAIT)
    page.work.cancel()
    qtbot.waitUntil(lambda: not page.work.is_busy, timeout=WAIT)
    assert page.imports.dialog is None
    assert "Đã hủy" in page.bar.text
    assert undoing.last(store) == last
