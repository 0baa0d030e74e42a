"""Pictures of every screen, drawn by the real window without showing it."""

from __future__ import annotations

import sys
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEventLoop,
    QMessageLogContext,
    QPoint,
    QSize,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QPixmap, QRegion
from PySide6.QtWidgets import QWidget

from bhdesk import app, paths
from bhdesk.services import office

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.ui.main_window import MainWindow

SIZE, NARROW = QSize(1366, 696), QSize(1093, 557)
TODAY = date(2026, 6, 2)
MONTH = 202605


def take(data: Path, out: Path) -> list[Path]:
    """One PNG per screen at 1366×768 (less taskbar and title), and at 125 % and 150 %."""
    qInstallMessageHandler(_drop_size_hints)
    app.make_app()
    store = office.open_file(data, "", paths.migrations_dir(), paths.backup_dir())
    window = app.make_window(store, today=lambda: TODAY)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.set_month(MONTH)
    window.status.set_file(data.name)
    made = []
    try:
        for key in window.page_keys:
            window.show_page(key)
            for suffix, size, density in (
                ("", SIZE, 1.0),
                ("-125", NARROW, 1.25),
                ("-150", SIZE, 1.5),
            ):
                made.append(_shoot(window, size, density, out / f"man-hinh-{key}{suffix}.png"))
    finally:
        window.close()
        window.work.close()
        store.close()
    return made


def _drop_size_hints(kind: QtMsgType, context: QMessageLogContext, said: str) -> None:
    """The screenless platform says of every window that it takes no size hints; drop just that."""
    if "propagateSizeHints" not in said:
        print(said, file=sys.stderr)


def _shoot(window: MainWindow, size: QSize, density: float, target: Path) -> Path:
    window.resize(size)
    window.show()
    _settle(window)
    picture = QPixmap(size * density)
    picture.setDevicePixelRatio(density)
    window.render(
        picture,
        QPoint(),
        QRegion(),
        QWidget.RenderFlag.DrawWindowBackground | QWidget.RenderFlag.DrawChildren,
    )
    picture.save(str(target))
    return target


def _settle(window: MainWindow) -> None:
    """Let layouts and the worker finish; at most three seconds."""
    loop = QEventLoop()
    start = datetime.now()
    timer = QTimer()
    timer.setInterval(80)

    def look() -> None:
        if not window.work.is_busy or (datetime.now() - start).seconds >= 3:
            loop.quit()

    timer.timeout.connect(look)
    timer.start()
    loop.exec()
