"""The preview: the very bytes that are saved and printed, to read, search and question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from bhdesk.ui.paper import zoom
from bhdesk.ui.paper.bar import PaperBar
from bhdesk.ui.paper.desk import Desk
from bhdesk.ui.paper.drawing import PageDrawing
from bhdesk.ui.paper.figure_card import FigureCard
from bhdesk.ui.paper.find import FindBar
from bhdesk.ui.paper.pages import PaperPages
from bhdesk.ui.paper.states import Waiting
from bhdesk.ui.paper.thumbs import ThumbList
from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.empty_state import EmptyState
from bhdesk.ui.widgets.labels import hairline
from bhdesk.ui.widgets.scrolling import scrolled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from bhdesk.domain.spots import Spot
    from bhdesk.ui.paper.figure_card import FigureWords
    from bhdesk.ui.tokens import Tone

STRIP_FROM = 480
NO_PAPER = ("Chưa có trang nào", "Chọn một báo cáo để xem đúng trang sẽ lưu và in ra giấy.")


class PaperView(QFrame):
    """Shows PDF bytes; the chip in the bar says what a check of the paper found.

    Instead of pages: an empty state, the word that they are being drawn, or why there are none.
    """

    figure_asked = Signal(object)
    """(Origin): answer with `show_figure`."""
    go_wanted = Signal(object)
    """(FigureStep): to where that figure was entered."""
    way_wanted = Signal()
    """The button of the empty state or of the problem."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "1")
        self.drawing = PageDrawing()
        self.bar, self.find_bar = PaperBar(), FindBar()
        self.desk, self.thumbs = Desk(self.drawing), ThumbList(self.drawing)
        self.waiting = Waiting()
        self.empty = EmptyState("bao-cao", *NO_PAPER, "Xem", button_icon="")
        self._spot: Spot | None = None
        self._lay_out()
        self.card = FigureCard(self)
        self._connect()
        self.set_pdf(None)

    def set_pdf(self, data: bytes | None, spots: Sequence[Spot] = ()) -> None:
        """Shows a paper, at the place where the one before stood; None shows the empty state.

        `spots`: its figures that can be explained, as `Pages.spots` has them.
        """
        pages = PaperPages(data) if data else None
        self.card.hide()
        self.drawing.set_pages(pages)
        self.desk.refresh()
        self.thumbs.refresh()
        self.desk.set_spots(spots if pages else ())
        self.find_bar.set_pages(pages)
        self._show_page(self.desk.page)
        self._show_zoom()
        if pages is None:
            self.show_empty(*NO_PAPER)
        else:
            self._show(self._desk_box)
        self._share_width()

    def set_state(self, tone: Tone, text: str) -> None:
        """The chip in the bar; "" hides it."""
        self.bar.show_state(tone, text)

    def show_waiting(self, text: str = "Đang lập trang…") -> None:
        """The first pages are being drawn; pages already shown stay until there are new ones."""
        if not self.desk.count:
            self.waiting.set_text(text)
            self._show(self.waiting)

    def show_empty(self, title: str, text: str, button: str = "") -> None:
        """Why there are no pages, with a way (`way_wanted`) to what is missing."""
        self.empty.set_texts(title, text)
        self.empty.button.setText(button)
        self.empty.button.setVisible(bool(button))
        self._show(self._empty_box)

    def show_problem(self, title: str, text: str, button: str = "") -> None:
        """As show_empty; pages shown before are taken away, they would be of another paper."""
        self.set_pdf(None)
        self.show_empty(title, text, button)

    def show_figure(self, words: FigureWords) -> None:
        """The answer to `figure_asked`, beside the figure asked for."""
        if self._spot is None:
            return
        self.card.hide()
        self.card.show_words(words)
        self.desk.lift(self._spot, self.card.wish(self._desk_room()))
        self._place_card()
        self.card.take_focus()

    def search(self) -> None:
        """Ctrl+F: opens the search."""
        self.find_bar.take(self.desk.page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.desk.count or not self._take_key(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()
        self.empty.set_narrow(self.height() < theme().scale.px(420))
        if not self.card.isHidden():
            self._place_card()

    def _take_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_F3:
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if self.find_bar.isHidden():
                self.search()
            else:
                self.find_bar.step(is_back)
            return True
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        match key:
            case Qt.Key.Key_F:
                self.search()
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.desk.zoom_by(1)
            case Qt.Key.Key_Minus:
                self.desk.zoom_by(-1)
            case Qt.Key.Key_0:
                self.desk.set_zoom(zoom.FIT_WIDTH)
            case _:
                return False
        return True

    def _ask(self, spot: Spot) -> None:
        self._spot = spot
        self.figure_asked.emit(spot.origin)

    def _place_card(self) -> None:
        if self._spot is None:
            return
        figure = self.desk.spot_place(self._spot)
        figure.translate(self.desk.mapTo(self, QPoint()))
        self.card.place(figure, self._desk_room())

    def _desk_room(self) -> QRect:
        return QRect(self.desk.mapTo(self, QPoint()), self.desk.viewport().size())

    def _card_closed(self) -> None:
        self.desk.setFocus(Qt.FocusReason.PopupFocusReason)

    def _moved(self) -> None:
        """The figure went elsewhere, the card would point at nothing."""
        if not self.card.isHidden():
            self.card.leave()

    def _show(self, what: QWidget) -> None:
        self._stack.setCurrentWidget(what)

    def _show_page(self, page: int) -> None:
        self.bar.show_page(page, self.desk.count)
        self.thumbs.show_page(page)
        self._show_zoom()

    def _show_zoom(self) -> None:
        self.bar.show_zoom(self.desk.zoom, self.desk.percent)

    def _share_width(self) -> None:
        """The strip only where the page keeps its room."""
        is_wide = self.width() >= theme().scale.px(STRIP_FROM)
        is_shown = is_wide and self.bar.strip.isChecked() and self.desk.count > 0
        self.thumbs.setVisible(is_shown)
        self._edge.setVisible(is_shown)

    def _open_menu(self, place: QPoint) -> None:
        menu = self.bar.zoom_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        first = menu.actions()[0]
        marked = self.desk.marked
        if marked is not None:
            menu.insertAction(first, menu.addAction("Số này từ đâu\tEnter"))
            menu.actions()[0].triggered.connect(lambda: self.desk.ask(marked))
        search = menu.addAction("Tìm trong văn bản\tCtrl+F", self.search)
        menu.insertAction(first, search)
        menu.insertSeparator(first)
        menu.popup(place)

    def _connect(self) -> None:
        self.bar.page_wanted.connect(lambda step: self.desk.go(self.desk.page + step))
        self.bar.zoom_wanted.connect(self.desk.set_zoom)
        self.bar.step_wanted.connect(self.desk.zoom_by)
        self.bar.strip_wanted.connect(self._share_width)
        self.bar.search_wanted.connect(self.search)
        self.desk.page_changed.connect(self._show_page)
        self.desk.zoom_changed.connect(self._show_zoom)
        self.desk.zoom_changed.connect(self._moved)
        self.desk.verticalScrollBar().valueChanged.connect(self._moved)
        self.desk.figure_asked.connect(self._ask)
        self.desk.menu_wanted.connect(self._open_menu)
        self.thumbs.chosen.connect(self.desk.go)
        self.find_bar.found.connect(self.desk.show_hits)
        self.find_bar.left.connect(self.desk.setFocus)
        self.card.go_wanted.connect(self.go_wanted)
        self.card.closed.connect(self._card_closed)
        self.empty.begun.connect(self.way_wanted)

    def _lay_out(self) -> None:
        self._desk_box = QWidget()
        self._edge = hairline(is_upright=True)
        row = QHBoxLayout(self._desk_box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.thumbs)
        row.addWidget(self._edge)
        row.addWidget(self.desk, 1)
        self._empty_box = scrolled(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.find_bar)
        self._stack = QStackedLayout()
        column.addLayout(self._stack, 1)
        for state in (self._desk_box, self.waiting, self._empty_box):
            self._stack.addWidget(state)
