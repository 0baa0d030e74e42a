"""The help window: calm, beside the work, with contents, search, back and forward."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from PySide6.QtCore import QByteArray, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.domain.manual import APP
from bhdesk.services import manual as manuals
from bhdesk.ui.help.browser import PageBrowser
from bhdesk.ui.help.contents import Contents
from bhdesk.ui.help.saving import BookSaver
from bhdesk.ui.placing import keep_on_screen
from bhdesk.ui.problems import crash_text, explain
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets import files
from bhdesk.ui.widgets.banner import Action, Banner
from bhdesk.ui.widgets.buttons import Button, secondary

if TYPE_CHECKING:
    from collections.abc import Callable

    from bhdesk.domain.manual import Manual
    from bhdesk.ui.memory import Memory

TITLE = "Trợ giúp – bhdesk"
GEOMETRY, POINTS = "help/geometry", "help/points"
STEP, LEAST, MOST = 1.0, 8.0, 24.0
BOOK = "Huong dan su dung bhdesk.pdf"


def made(resources: Path, version: str, memory: Memory) -> HelpWindow:
    """The window over the manual that comes with the program."""
    return HelpWindow(manuals.read(resources / "help"), resources, version, memory)


class HelpWindow(QWidget):
    """One for the program; `app_wanted` carries the screen a link leads to."""

    app_wanted = Signal(str)

    def __init__(self, manual: Manual, resources: Path, version: str, memory: Memory) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle(TITLE)
        self._manual, self._memory = manual, memory
        self._seen: list[str] = []
        self._at = -1
        self._points = self._kept_points()
        self.contents = Contents(manual)
        self.browser = PageBrowser(resources / "help" / "pictures")
        self.bar = Banner()
        self.back = Button("", "step", "trai")
        self.on = Button("", "step", "phai")
        self.smaller, self.larger = secondary("Chữ nhỏ"), secondary("Chữ to")
        self.save_button = secondary("Lưu thành PDF…", "pdf")
        self.saver = BookSaver(resources, version, self)
        self._lay_out()
        self._connect()
        self.browser.set_points(self._points)
        self.resize(QSize(1080, 680))
        self.restoreGeometry(memory.data(GEOMETRY))

    @property
    def manual(self) -> Manual:
        return self._manual

    @property
    def topic(self) -> str:
        """What is shown: "page" or "page#part"."""
        return self._seen[self._at] if self._seen else ""

    def open(self, topic: str) -> None:
        """Shows a topic, new in the row of seen ones; a page that is not there gives the first."""
        wanted = topic if self._manual.page(topic) else self._manual.first
        if wanted != self.topic:
            del self._seen[self._at + 1 :]
            self._seen.append(wanted)
            self._at = len(self._seen) - 1
        self._show()

    def step(self, by: int) -> None:
        """Back (−1) or forward (1) through what was seen."""
        if 0 <= self._at + by < len(self._seen):
            self._at += by
            self._show()

    def resize_words(self, by: float) -> None:
        """Larger or smaller words; 0 is the size of the program."""
        wanted = self._points + by * STEP if by else theme().scale.body
        self._points = min(max(wanted, LEAST), MOST)
        self._memory.keep(POINTS, str(self._points))
        self.browser.set_points(self._points)

    def bring_forward(self, over: QWidget | None) -> None:
        """Stands over the window that asked: a dialog blocks all that is not above it."""
        shape = self.geometry()
        if self.parentWidget() is not over:
            self.setParent(over, Qt.WindowType.Window)
            if self.testAttribute(Qt.WidgetAttribute.WA_Moved):
                self.setGeometry(shape)
            else:  # at (0, 0) its title bar would stand above the screen
                self.resize(shape.size())
        if not self.isVisible():
            keep_on_screen(self)
        self.show()
        self.raise_()
        self.activateWindow()
        self.browser.setFocus(Qt.FocusReason.OtherFocusReason)

    def save_book(self) -> None:
        """Asks where, then saves beside."""
        target = files.ask_save(self, "Lưu thành PDF", Path.home() / BOOK, files.PDF)
        if target is not None:
            self.save_button.setEnabled(False)
            self.bar.say(Tone.INFO, "Đang lập sách…")
            self.saver.save(target)

    def say_later(self) -> None:
        """A screen of the program cannot be reached now."""
        self.bar.say(Tone.INFO, "Chưa mở được trang đó.", "Hãy đóng hộp đang mở rồi bấm lại.")

    def closeEvent(self, event: QCloseEvent) -> None:
        self._memory.keep(GEOMETRY, QByteArray(self.saveGeometry()))
        self.saver.wait()
        super().closeEvent(event)

    def _kept_points(self) -> float:
        try:
            kept = float(self._memory.text(POINTS, str(theme().scale.body)))
        except ValueError:
            kept = theme().scale.body
        return min(max(kept, LEAST), MOST)

    def _show(self) -> None:
        page = self._manual.page(self.topic)
        if page is None:
            return
        self.browser.show_page(page, self.topic.partition("#")[2])
        words = self.contents.field.text()
        self.browser.mark(words)
        if not words.strip():
            self.contents.point_at(page.key)
        self.back.setEnabled(self._at > 0)
        self.on.setEnabled(self._at < len(self._seen) - 1)

    def _follow(self, url: QUrl) -> None:
        target = unquote(url.toString())
        if target.startswith(APP):
            self.app_wanted.emit(target.removeprefix(APP))
        elif target.startswith("page:"):
            self.open(target.removeprefix("page:"))

    def _leave(self) -> None:
        """Esc: words looked for go first, then the window."""
        if self.contents.field.text() and self.contents.field.hasFocus():
            self.contents.field.clear()
        else:
            self.close()

    def _search(self) -> None:
        self.contents.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.contents.field.selectAll()

    def _look(self, words: str) -> None:
        self.browser.mark(words)
        if not words.strip():
            self.contents.point_at(self.topic.partition("#")[0])

    def _tell_saved(self, target: Path) -> None:
        self.save_button.setEnabled(True)
        action = Action("Mở thư mục", lambda: files.show_folder(target.parent))
        self.bar.say(Tone.GOOD, f"Đã lưu {target.name}.", "", (action,))

    def _tell_failed(self, problem: Exception) -> None:
        self.save_button.setEnabled(True)
        if isinstance(problem, (UserError, StoreProblem)):
            said = explain(problem)
        else:
            said = crash_text(problem)
        self.bar.say(Tone.BAD, said.title, f"{said.text} {said.advice}".strip())

    def _lay_out(self) -> None:
        self.setProperty("ground", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        for button, words in ((self.back, "Trang vừa xem (Alt+←)"), (self.on, "Trang sau (Alt+→)")):
            button.setToolTip(words)
            button.setAccessibleName(words)
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        for widget in (self.back, self.on):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.smaller, self.larger, self.save_button):
            row.addWidget(widget)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        bar_place = QVBoxLayout()
        bar_place.setContentsMargins(12, 0, 12, 8)
        bar_place.addWidget(self.bar)
        column.addLayout(bar_place)
        column.addWidget(self.browser, 1)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.contents)
        parts.addWidget(right)
        parts.setStretchFactor(1, 1)
        parts.setSizes([theme().scale.px(280), 800])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(parts)

    def _connect(self) -> None:
        self.contents.wanted.connect(self.open)
        self.contents.field.textChanged.connect(self._look)
        self.browser.anchorClicked.connect(self._follow)
        self.back.clicked.connect(lambda: self.step(-1))
        self.on.clicked.connect(lambda: self.step(1))
        self.smaller.clicked.connect(lambda: self.resize_words(-1))
        self.larger.clicked.connect(lambda: self.resize_words(1))
        self.save_button.clicked.connect(self.save_book)
        self.saver.saved.connect(self._tell_saved)
        self.saver.failed.connect(self._tell_failed)
        for keys, act in self._keys():
            action = QAction(self)
            action.setShortcuts(QKeySequence.listFromString(keys))
            action.triggered.connect(lambda _=False, act=act: act())
            self.addAction(action)

    def _keys(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        return (
            ("Alt+Left", lambda: self.step(-1)), ("Alt+Right", lambda: self.step(1)),
            ("Ctrl+F", self._search), ("Esc", self._leave),
            ("Ctrl++; Ctrl+=", lambda: self.resize_words(1)),
            ("Ctrl+-", lambda: self.resize_words(-1)), ("Ctrl+0", lambda: self.resize_words(0)),
        )  # fmt: skip
