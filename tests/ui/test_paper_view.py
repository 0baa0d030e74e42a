"""The preview: real keys on the real widget, the real pages of the sample office."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bhdesk.domain.periods import Month
from bhdesk.exchange import papers
from bhdesk.services import reporting
from bhdesk.ui.paper import FigureStep, FigureWords, PaperView, figures, zoom
from bhdesk.ui.paper.bar import PaperBar
from bhdesk.ui.paper.pages import PaperPages
from bhdesk.ui.tokens import LIGHT, Tone
from tests.exchange.paper_samples import ROOT, plain
from tests.exchange.test_spots import table
from tests.ui.screens.offices import copy_of
from tests.ui.screens.typing_vietnamese import type_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from bhdesk.domain.document import Origin
    from bhdesk.domain.spots import Pages

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
RESOURCES = ROOT / "resources"
Key = Qt.Key


@pytest.fixture(scope="module")
def may(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The office's report of May: three pages or more, upright and lying."""
    store = copy_of("binh-minh", tmp_path_factory.mktemp("ban"))
    paper = reporting.month_paper(store, Month(2026, 5))
    store.close()
    return reporting.pdf(paper.document, RESOURCES)


@pytest.fixture(scope="module")
def long() -> Pages:
    """Sixty pages and more of tables whose figures can be asked for."""
    return papers.pages(plain(blocks=(table(60),) * 36), RESOURCES)


@pytest.fixture
def view(qtbot: QtBot, dressed: QApplication) -> Iterator[PaperView]:
    made = PaperView()
    qtbot.addWidget(made)
    made.resize(582, 556)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.set_pdf(None)


@pytest.fixture
def settle(view: PaperView, qtbot: QtBot) -> Callable[[], None]:
    def wait() -> None:
        QApplication.processEvents()
        qtbot.waitUntil(lambda: view.drawing.is_settled and view.find_bar.is_settled)
        QApplication.processEvents()

    return wait


def press(view: PaperView, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for one in modifiers:
        held |= one
    QTest.keyClick(view.desk, key, held)


def search(view: PaperView, words: str, settle: Callable[[], None]) -> None:
    press(view, Key.Key_F, CTRL)
    assert view.find_bar.field.hasFocus()
    view.find_bar.field.clear()
    type_in(view.find_bar.field, words)
    settle()


def occurrences(data: bytes, words: str) -> int:
    """By the words of another reading of the PDF, letter for letter."""
    document = PdfDocument(data)
    found = 0
    for page in document:
        text = page.get_textpage().get_text_bounded()
        found += " ".join(text.split()).count(words)
    document.close()
    return found


def test_the_picture_is_the_page_pixel_for_pixel(
    view: PaperView, may: bytes, settle: Callable[[], None]
) -> None:
    view.set_pdf(may)
    settle()
    place = view.desk.page_place(0)
    shown = view.desk.viewport().grab().toImage()
    density = shown.devicePixelRatio()
    pages = PaperPages(may)
    whole = pages.image(0, round(place.width() * density))
    pages.close()
    left, top = round(place.left() * density), round(place.top() * density)
    for y in range(0, shown.height() - top, 7):
        for x in range(0, whole.width(), 3):
            assert shown.pixelColor(left + x, top + y) == whole.pixelColor(x, y)


@pytest.mark.parametrize(("key", "grows"), [(Key.Key_Plus, True), (Key.Key_Minus, False)])
def test_zoom_keys_keep_the_middle_of_the_window(
    view: PaperView, may: bytes, key: Qt.Key, grows: bool
) -> None:
    view.set_pdf(may)
    view.desk.verticalScrollBar().setValue(300)
    middle = QPointF(view.desk.viewport().rect().center())
    before, percent = place_at(view, middle), view.desk.percent
    press(view, key, CTRL)
    assert (view.desk.percent > percent) == grows
    assert place_at(view, middle) == pytest.approx(before, abs=2)
    press(view, Key.Key_0, CTRL)
    assert view.desk.zoom == zoom.FIT_WIDTH
    assert view.desk.percent == pytest.approx(percent)


def place_at(view: PaperView, point: QPointF) -> tuple[float, float]:
    """Which point of the first, upright page is at a point of the window."""
    place = view.desk.page_place(0)
    scale = place.width() / 595.276
    return ((point.x() - place.left()) / scale, (point.y() - place.top()) / scale)


def test_ctrl_wheel_zooms_around_the_pointer(view: PaperView, may: bytes) -> None:
    view.set_pdf(may)
    view.desk.set_zoom(zoom.Zoom(zoom.Fit.NONE, 100))
    view.desk.verticalScrollBar().setValue(200)
    at = QPointF(120, 90)
    before = place_at(view, at)
    where = view.desk.viewport().mapToGlobal(at)
    turn = QWheelEvent(
        at, where, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CTRL,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.desk.viewport(), turn)
    assert view.desk.zoom.percent == 110
    assert place_at(view, at) == pytest.approx(before, abs=2)


def test_a_narrower_window_keeps_the_place_and_fits_anew(view: PaperView, may: bytes) -> None:
    view.set_pdf(may)
    view.desk.verticalScrollBar().setValue(500)
    top = QPointF(view.desk.viewport().width() / 2, 0)
    before = place_at(view, top)[1]
    view.resize(440, 556)
    QApplication.processEvents()
    assert view.desk.page_place(0).width() < 440
    assert place_at(view, QPointF(view.desk.viewport().width() / 2, 0))[1] == pytest.approx(
        before, abs=2
    )


def test_page_keys_and_the_bar_say_where_one_is(view: PaperView, may: bytes) -> None:
    view.set_pdf(may)
    count = view.desk.count
    assert view.bar.where == f"Trang 1 / {count}"
    press(view, Key.Key_End)
    assert view.bar.where == f"Trang {count} / {count}"
    press(view, Key.Key_Home)
    assert view.desk.page == 0
    QTest.mouseClick(view.bar.on, Qt.MouseButton.LeftButton)
    assert view.desk.page == 1
    view.desk.set_zoom(zoom.FIT_PAGE)
    press(view, Key.Key_PageDown)
    assert view.bar.where == f"Trang 3 / {count}"
    press(view, Key.Key_PageUp)
    assert view.desk.page == 1
    view.desk.set_zoom(zoom.FIT_WIDTH)
    press(view, Key.Key_Home)
    before = view.desk.verticalScrollBar().value()
    press(view, Key.Key_PageDown)
    assert 0 < view.desk.verticalScrollBar().value() - before < view.desk.viewport().height()


def test_small_pages_go_to_theirs_and_follow(
    view: PaperView, may: bytes, settle: Callable[[], None]
) -> None:
    view.set_pdf(may)
    view.resize(800, 556)
    QTest.mouseClick(view.bar.strip, Qt.MouseButton.LeftButton)
    settle()
    assert view.thumbs.isVisible()
    view.thumbs.setFocus()
    QTest.keyClick(view.thumbs, Key.Key_Down)
    QTest.keyClick(view.thumbs, Key.Key_Down)
    assert view.desk.page == 2
    second = view.thumbs.visualRect(view.thumbs.model().index(1, 0))
    QTest.mouseClick(
        view.thumbs.viewport(), Qt.MouseButton.LeftButton, pos=second.center()
    )
    assert view.desk.page == 1
    press(view, Key.Key_End)
    assert view.thumbs.currentIndex().row() == view.desk.count - 1
    view.resize(460, 556)
    QApplication.processEvents()
    assert not view.thumbs.isVisible()


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("bao hiem xa hoi", "bảo hiểm xã hội"),
        ("BẢO HIỂM XÃ HỘI", "bảo hiểm xã hội"),
        ("doai", "Đoài"),
        ("Thôn  10", "Thôn 10"),
    ],
)
def test_words_are_found_with_or_without_marks(
    view: PaperView, may: bytes, settle: Callable[[], None], typed: str, stands: str
) -> None:
    view.set_pdf(may)
    search(view, typed, settle)
    text = whole_text(may).casefold()
    assert view.find_bar.count.text() == f"1/{text.count(stands.casefold())}"
    assert text.count(stands.casefold()) > 1


def whole_text(data: bytes) -> str:
    document = PdfDocument(data)
    pages = [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    document.close()
    return "\n".join(pages)


def test_enter_f3_and_shift_go_through_the_finds(
    view: PaperView, may: bytes, settle: Callable[[], None]
) -> None:
    view.set_pdf(may)
    search(view, "tham gia", settle)
    total = int(view.find_bar.count.text().partition("/")[2])
    assert total > 3
    field = view.find_bar.field
    QTest.keyClick(field, Key.Key_Return)
    assert view.find_bar.count.text() == f"2/{total}"
    QTest.keyClick(field, Key.Key_F3)
    assert view.find_bar.count.text() == f"3/{total}"
    QTest.keyClick(field, Key.Key_Return, SHIFT)
    QTest.keyClick(field, Key.Key_F3, SHIFT)
    QTest.keyClick(field, Key.Key_F3, SHIFT)
    assert view.find_bar.count.text() == f"{total}/{total}"
    QTest.keyClick(field, Key.Key_Escape)
    assert not view.find_bar.isVisible()
    assert view.desk.hasFocus()
    press(view, Key.Key_F3)
    settle()
    assert view.find_bar.isVisible()
    assert field.text() == "tham gia"


def test_a_find_is_painted_and_brought_into_view(
    view: PaperView, long: Pages, settle: Callable[[], None]
) -> None:
    view.set_pdf(long.data)
    search(view, "1059", settle)
    assert view.desk.page > 0
    settle()
    image = view.desk.viewport().grab().toImage()
    colours = {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }  # fmt: skip
    assert QColor(LIGHT.warn_tint).name() in colours
    assert QColor(LIGHT.warn).name() in colours


def test_what_is_not_there_is_said(
    view: PaperView, may: bytes, settle: Callable[[], None]
) -> None:
    view.set_pdf(may)
    search(view, "khong co chu nay", settle)
    assert view.find_bar.note.isVisible()
    assert not view.find_bar.count.isVisible()
    QTest.keyClick(view.find_bar.field, Key.Key_Return)
    view.find_bar.field.setText("")
    settle()
    assert not view.find_bar.note.isVisible()


def test_new_pages_keep_the_place_and_are_searched_anew(
    view: PaperView, may: bytes, long: Pages, settle: Callable[[], None]
) -> None:
    view.set_pdf(may)
    view.desk.verticalScrollBar().setValue(333)
    search(view, "tham gia", settle)
    where = view.desk.verticalScrollBar().value()
    view.set_pdf(may)
    settle()
    assert view.desk.verticalScrollBar().value() == where
    view.set_pdf(long.data)
    settle()
    assert occurrences(long.data, "tham gia") == 0
    assert view.find_bar.note.isVisible()


def test_a_figure_is_asked_for_by_the_mouse(
    view: PaperView, long: Pages, qtbot: QtBot
) -> None:
    view.set_pdf(long.data, long.spots)
    asked: list[object] = []
    view.figure_asked.connect(asked.append)
    spot = long.spots[3]
    place = view.desk.box_place(spot.page, figures.box(spot)).center().toPoint()
    QTest.mouseMove(view.desk.viewport(), place)
    assert view.desk.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseClick(view.desk.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked == [spot.origin]
    beside = QPoint(20, place.y())
    QTest.mouseMove(view.desk.viewport(), beside)
    assert view.desk.viewport().cursor().shape() is not Qt.CursorShape.PointingHandCursor
    QTest.mouseClick(view.desk.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    assert len(asked) == 1


def test_figures_by_keyboard_and_their_explanation(view: PaperView, long: Pages) -> None:
    view.set_pdf(long.data, long.spots)
    view.desk.setFocus()
    asked: list[Origin] = []
    gone: list[FigureStep] = []
    steps = (FigureStep("a", "Tháng 5/2026", "Thôn 1", "119", "nhập tay"),
             FigureStep("b", "Tháng 5/2026", "Thôn 2", "94"))  # fmt: skip

    def answer(origin: Origin) -> None:
        asked.append(origin)
        view.show_figure(FigureWords("BHXH tự nguyện", ("119 + 94 = 213.",), steps))

    view.figure_asked.connect(answer)
    view.go_wanted.connect(gone.append)
    press(view, Key.Key_F2)
    press(view, Key.Key_Down)
    press(view, Key.Key_Down)
    press(view, Key.Key_Up)
    press(view, Key.Key_Return)
    assert asked == [long.spots[1].origin]
    assert view.card.isVisible()
    place = view.desk.spot_place(long.spots[1])
    assert not view.card.geometry().contains(place.center().toPoint() + view.desk.pos())
    assert view.rect().contains(view.card.geometry())
    QTest.keyClick(view.card.rows, Key.Key_Down)
    QTest.keyClick(view.card.rows, Key.Key_Return)
    assert gone == [steps[1]]
    QTest.keyClick(view.card.rows, Key.Key_Escape)
    assert not view.card.isVisible()
    assert view.desk.hasFocus()
    press(view, Key.Key_Escape)
    assert view.desk.marked is None


def test_the_mark_stays_on_its_figure_when_the_figures_are_drawn_anew(
    view: PaperView, long: Pages
) -> None:
    view.set_pdf(long.data, long.spots)
    press(view, Key.Key_F2)
    press(view, Key.Key_Down)
    other = papers.pages(plain(blocks=(table(9),)), RESOURCES)
    view.set_pdf(other.data, other.spots)
    assert view.desk.marked == other.spots[1]


def test_sixty_pages_never_stop_the_window(
    view: PaperView, long: Pages, settle: Callable[[], None], qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever takes long on a page happens beside the window."""
    here: list[str] = []
    beside: list[str] = []

    def watch(name: str) -> None:
        real = getattr(PaperPages, name)

        def told(*given: object) -> object:
            is_here = threading.current_thread() is threading.main_thread()
            (here if is_here else beside).append(name)
            return real(*given)

        monkeypatch.setattr(PaperPages, name, told)

    for name in ("strip", "letters", "boxes"):
        watch(name)
    view.set_pdf(long.data, long.spots)
    assert view.desk.count >= 60
    for step in range(60):
        if step % 5 == 0:
            view.desk.zoom_by(1 if step % 10 else -1)
        view.desk.go(step)
        qtbot.wait(8)
    search(view, "thon", settle)
    assert here == []
    assert set(beside) == {"strip", "letters", "boxes"}


def test_a_page_that_is_slow_to_draw_holds_nobody_up(
    view: PaperView, long: Pages, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = PaperPages.strip
    may_draw, ended = threading.Event(), []

    def slowly(pages: PaperPages, *where: int) -> object:
        may_draw.wait(10)
        ended.append(where)
        return drawn(pages, *where)

    monkeypatch.setattr(PaperPages, "strip", slowly)
    view.set_pdf(long.data)
    view.desk.viewport().repaint()
    view.desk.go(7)
    view.desk.viewport().repaint()
    assert ended == []
    may_draw.set()
    settle()
    assert ended
    assert not view.drawing.stand_ins(0)


@pytest.mark.parametrize("height", [300, 400, 556])
def test_the_explanation_never_hides_its_figure(
    view: PaperView, long: Pages, height: int
) -> None:
    view.set_pdf(long.data, long.spots)
    view.resize(500, height)
    QApplication.processEvents()
    steps = tuple(FigureStep(n, "Tháng 5/2026", f"Thôn {n}", str(n)) for n in range(12))
    view.figure_asked.connect(lambda _: view.show_figure(FigureWords("Số", ("Câu.",), steps)))
    for spot in (long.spots[0], long.spots[25], long.spots[-1]):
        view.desk.ask(spot)
        figure = view.desk.spot_place(spot).toRect().translated(
            view.desk.mapTo(view, QPoint())
        )
        assert not view.card.geometry().intersects(figure)
        assert view.rect().contains(view.card.geometry())
        assert view.rect().contains(figure)


def test_only_what_is_looked_at_is_kept(
    view: PaperView, long: Pages, settle: Callable[[], None]
) -> None:
    view.set_pdf(long.data)
    view.desk.set_zoom(zoom.Zoom(zoom.Fit.NONE, 400))
    for page in range(0, 60, 4):
        view.desk.go(page)
        settle()
    density = view.devicePixelRatioF()
    window = view.desk.viewport().height() * density + 1600
    assert view.drawing.kept_bytes < 4 * 595 / 72 * 96 * 4 * density * window


def test_states_say_why_there_are_no_pages(view: PaperView, may: bytes) -> None:
    view.show_waiting()
    assert view.waiting.isVisible()
    view.set_pdf(may)
    assert view.desk.isVisible()
    view.show_waiting()
    assert view.desk.isVisible()
    ways: list[bool] = []
    view.way_wanted.connect(lambda: ways.append(True))
    view.show_problem("Chưa lập được trang in", "Chưa giao chỉ tiêu.", "Giao chỉ tiêu")
    assert view.empty.isVisible()
    assert view.desk.count == 0
    QTest.mouseClick(view.empty.button, Qt.MouseButton.LeftButton)
    assert ways == [True]


def test_the_zoom_menu_ticks_what_holds(view: PaperView, may: bytes) -> None:
    view.set_pdf(may)
    menu = view.bar.zoom_menu()
    ticked = [one.text() for one in menu.actions() if one.isChecked()]
    assert ticked == ["Vừa rộng\tCtrl+0"]
    next(one for one in menu.actions() if one.text() == "150%").trigger()
    menu.deleteLater()
    assert view.desk.zoom.percent == 150
    assert view.bar.fits.current == -1


def test_a_closed_window_leaves_nothing_running(
    qtbot: QtBot, dressed: QApplication, long: Pages
) -> None:
    made = PaperView()
    qtbot.addWidget(made)
    made.show()
    made.set_pdf(long.data)
    made.find_bar.field.setText("thon")
    made.search()
    made.deleteLater()
    qtbot.wait(200)




def test_what_is_said_of_the_paper_is_read_before_the_word_page(qtbot, dressed) -> None:
    bar = PaperBar()
    qtbot.addWidget(bar)
    bar.resize(364, 40)
    bar.show()
    bar.show_page(0, 4)
    bar.show_state(Tone.LOCK, "Bản đã phát hành")
    qtbot.waitUntil(lambda: bar.chip.width() >= bar.chip.sizeHint().width())
    assert bar.where == "Trang 1 / 4"
