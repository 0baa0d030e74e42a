"""What is in front of the officer, as a topic of the manual; from a link to its screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bhdesk.ui.widgets.buttons import Button, Segment

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bhdesk.domain.manual import Manual
    from bhdesk.ui.main_window import MainWindow
    from bhdesk.ui.shell.page import Page

UI = "bhdesk.ui."
PARTS = ("Phần của", "Cách xem sổ")
COUNT = re.compile(r" \(\d+\)$")


def topic(manual: Manual, front: QWidget, window: MainWindow | None) -> str:
    """Of the dialog in front, else of the part of the page that is shown."""
    if front is not window:
        for kind in type(front).__mro__:
            name = kind.__module__.removeprefix(UI)
            if name in manual.dialogs:
                return manual.dialogs[name]
    page = window.current_page if window is not None else None
    if page is None:
        return manual.first
    return manual.screen_topic(page.title, part_shown(page))


def part_shown(page: Page) -> str:
    """The name of the part that is chosen in the page's own segment; "" without parts."""
    segment = _segment(page)
    if segment is None:
        return ""
    chosen = (button for button in _buttons(segment) if button.isChecked())
    return next((_name(button) for button in chosen), "")


def parts(page: Page) -> tuple[str, ...]:
    """The names of all its parts."""
    segment = _segment(page)
    return tuple(map(_name, _buttons(segment))) if segment is not None else ()


def go(window: MainWindow, screen: str) -> bool:
    """To "Nhiệm vụ/Hạn"; False where the program has no such page."""
    title, _, part = screen.partition("/")
    key = next((key for key in window.page_keys if window.page(key).title == title), "")
    if not key:
        return False
    window.show_page(key)
    page = window.current_page
    segment = _segment(page) if page is not None and page.key == key else None
    if part and segment is not None:
        for button in _buttons(segment):
            if _name(button) == part and not button.isChecked():
                button.click()
    return True


def _segment(page: Page) -> Segment | None:
    found = (seg for seg in page.findChildren(Segment) if seg.accessibleName().startswith(PARTS))
    return next(found, None)


def _buttons(segment: Segment) -> list[Button]:
    return segment.findChildren(Button)


def _name(button: Button) -> str:
    return COUNT.sub("", button.text().strip())
