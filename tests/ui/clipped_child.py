"""Walks all pages and their parts at one scale and tells which texts are cut: FILE WIDTH HEIGHT.

A process of its own, because Qt reads QT_SCALE_FACTOR once.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

from bhdesk import app, paths
from bhdesk.services import office
from bhdesk.ui.help import front
from bhdesk.ui.widgets.labels import CutText

DAY = date(2026, 6, 2)
PATIENCE, ROUNDS = 400, 10


def main() -> None:
    file, width, height = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    made = app.make_app()
    store = office.open_file(file, "", paths.migrations_dir(), paths.backup_dir())
    window = app.make_window(store, today=lambda: DAY)
    window.resize(width, height)
    window.show()
    cut, sideways = [], []
    for key in window.page_keys:
        window.show_page(key)
        for part in front.parts(window.current_page) or ("",):
            front.go(window, f"{window.current_page.title}/{part}")
            settle(made, window)
            assert window.width() == width, (key, part)
            cut += [(key, part, type(w).__name__, said_by(w)) for w in window.findChildren(QWidget)
                    if w.isVisible() and is_cut(w)]  # fmt: skip
            # a table may scroll to the side, a page or a part of one never
            sideways += [(key, part, by) for area in window.findChildren(QScrollArea)
                         if area.isVisible() and (by := area.horizontalScrollBar().maximum())]
    told = {"density": window.devicePixelRatioF(), "cut": cut, "sideways": sideways}
    print(json.dumps(told, ensure_ascii=False))
    sys.stdout.flush()
    os._exit(0)


def settle(made: QApplication, window: QWidget) -> None:
    for _ in range(PATIENCE):
        made.processEvents()
        if not window.work.is_busy:
            break
    for _ in range(ROUNDS):  # one layout asks the next
        made.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        made.processEvents()


def said_by(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else ""


def is_cut(widget: QWidget) -> bool:
    """A text that is neither broken into lines nor shortened with dots, wider than its place."""
    if isinstance(widget, CutText) or not said_by(widget):
        return False
    if isinstance(widget, QLabel):
        if widget.wordWrap():
            return widget.heightForWidth(widget.width()) > widget.height() + 1
        return widget.sizeHint().width() > widget.width() + 1
    if isinstance(widget, QAbstractButton):
        need = widget.fontMetrics().horizontalAdvance(widget.text().replace("&", ""))
        return need > widget.width()
    return False


if __name__ == "__main__":
    main()
