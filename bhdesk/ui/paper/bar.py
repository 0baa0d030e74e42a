"""The bar over the pages: strip, page, state of the paper, search, zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from bhdesk.ui.paper import zoom
from bhdesk.ui.paper.zoom import Fit, Zoom
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.buttons import Button, Segment
from bhdesk.ui.widgets.labels import Chip, Text

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

# under these widths (logical pixels at 10 pt) a part gives way
ALL_FROM, BOTH_FROM, SEGMENT_FROM, STEPS_FROM = 740, 640, 560, 400
WORD_FROM = 400
FITS = {Fit.WIDTH: "Vừa rộng", Fit.PAGE: "Cả trang"}
OFFERED = (50, 75, 100, 125, 150, 200, 300, 400)


class PaperBar(QWidget):
    """Tells wishes; shows what it is told."""

    page_wanted = Signal(int)
    """(-1 back, 1 on)"""
    zoom_wanted = Signal(object)
    """(Zoom)"""
    step_wanted = Signal(int)
    """(-1 smaller, 1 larger)"""
    strip_wanted = Signal(bool)
    search_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.strip = Button("Các trang", "step", "tep")
        self.strip.setCheckable(True)
        self.back, self.on = Button("", "step", "trai"), Button("", "step", "phai")
        self.smaller, self.larger = Button("−", "step"), Button("+", "step")
        self.scale_button = Button("", "step")
        self.search_button = Button("", "step", "tim")
        names = {
            self.back: "Trang trước", self.on: "Trang sau", self.smaller: "Thu nhỏ",
            self.larger: "Phóng to", self.search_button: "Tìm trong văn bản",
        }  # fmt: skip
        for button, name in names.items():
            button.setAccessibleName(name)
        self.search_button.setToolTip("Tìm trong văn bản (Ctrl+F)")
        self.smaller.setToolTip("Thu nhỏ (Ctrl+−)")
        self.larger.setToolTip("Phóng to (Ctrl++)")
        self._word, self._number, self._of = Text("Trang"), Text("", "h3"), Text("")
        self.chip = Chip(Tone.GOOD, "")
        self.chip.hide()
        self.fits = Segment(tuple(FITS.values()), 0, "Cỡ trang")
        self._zoom = zoom.FIT_WIDTH
        self._count = 0
        self._lay_out()
        self._connect()
        self.show_page(0, 0)
        self.show_zoom(zoom.FIT_WIDTH, 100)

    def show_page(self, page: int, count: int) -> None:
        self._count = count
        self._word.setText("Trang" if count else "Chưa có trang")
        self._number.setText(str(page + 1))
        self._of.setText(f"/ {count}")
        self.back.setEnabled(page > 0)
        self.on.setEnabled(page + 1 < count)
        self._give_way()

    @property
    def where(self) -> str:
        """The page as one reads it."""
        at = (part.text() for part in (self._number, self._of) if not part.isHidden())
        return " ".join((self._word.text(), *at))

    def show_zoom(self, wish: Zoom, percent: float) -> None:
        self._zoom = wish
        shown = f"{round(percent)}%"
        self.scale_button.setText(shown)
        self.scale_button.setAccessibleName(f"Cỡ trang {FITS.get(wish.fit, '')} {shown}")
        self.fits.choose(list(FITS).index(wish.fit) if wish.fit in FITS else None)
        self.smaller.setEnabled(self._count > 0 and percent > zoom.STEPS[0] + 0.5)
        self.larger.setEnabled(self._count > 0 and percent < zoom.STEPS[-1] - 0.5)

    def show_state(self, tone: Tone, text: str) -> None:
        self.chip.setVisible(bool(text))
        if text:
            self.chip.set_state(tone, text)

    def zoom_menu(self) -> QMenu:
        """Fitted or by percent, with the strip or without; what holds now is ticked."""
        menu = QMenu(self)
        group = QActionGroup(menu)
        keys = {Fit.WIDTH: "Ctrl+0"}
        for fit, text in FITS.items():
            self._offer(menu, group, f"{text}\t{keys.get(fit, '')}".rstrip(), Zoom(fit))
        menu.addSeparator()
        strip = menu.addAction("Các trang nhỏ bên cạnh")
        strip.setCheckable(True)
        strip.setChecked(self.strip.isChecked())
        strip.toggled.connect(self.strip.setChecked)
        menu.addSeparator()
        for percent in OFFERED:
            self._offer(menu, group, f"{percent}%", Zoom(Fit.NONE, percent))
        return menu

    def minimumSizeHint(self) -> QSize:
        """It gives way to any width; what it shows now must not hold the window open."""
        return QSize(0, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        """Without pages there is nothing to press; the picture's two choices outlive − and +."""
        has, wide, px = self._count > 0, self.width(), theme().scale.px
        is_roomy = wide >= px(BOTH_FROM)
        has_fits = wide >= px(SEGMENT_FROM)
        shown: dict[QWidget, bool] = {
            **dict.fromkeys((self.back, self.on, self._number, self._of), True),
            self.search_button: True, self.scale_button: True, self.fits: has_fits,
            self.strip: wide >= px(ALL_FROM),
            self.smaller: is_roomy or px(STEPS_FROM) <= wide < px(SEGMENT_FROM),
        }  # fmt: skip
        shown[self.larger] = shown[self.smaller]
        for part, is_shown in shown.items():
            part.setVisible(has and is_shown)
        # what is said of the paper is read whole before the word "Trang" is
        self._word.setVisible(not has or wide >= px(WORD_FROM))

    def _offer(self, menu: QMenu, group: QActionGroup, text: str, wish: Zoom) -> None:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(wish == self._zoom)
        group.addAction(action)
        action.triggered.connect(lambda: self.zoom_wanted.emit(wish))

    def _open_menu(self) -> None:
        menu = self.zoom_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.scale_button.mapToGlobal(self.scale_button.rect().bottomLeft()))

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self.page_wanted.emit(-1))
        self.on.clicked.connect(lambda: self.page_wanted.emit(1))
        self.smaller.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.larger.clicked.connect(lambda: self.step_wanted.emit(1))
        self.search_button.clicked.connect(self.search_wanted)
        self.strip.toggled.connect(self.strip_wanted)
        self.scale_button.clicked.connect(self._open_menu)
        self.fits.chosen.connect(lambda index: self.zoom_wanted.emit(Zoom(list(FITS)[index])))

    def _lay_out(self) -> None:
        self.setFixedHeight(theme().scale.px(40))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(4)
        row.addWidget(self.strip)
        for item in (self.back, self._word, self._number, self._of, self.on):
            row.addWidget(item)
        row.addStretch(1)
        row.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        for tool in (self.search_button, self.smaller, self.scale_button, self.larger, self.fits):
            row.addWidget(tool)
