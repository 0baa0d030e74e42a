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
from bhdesk.sample import VILLAGES
from bhdesk.services import office, plans
from bhdesk.ui.memory import Memory
from bhdesk.ui.screens.first_run import FirstRun
from bhdesk.ui.shell.parts_page import PartsPage
from bhdesk.ui.widgets.choice_card import ChoiceCard

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.services.office import Setup
    from bhdesk.ui.work import Work

SIZE, NARROW = QSize(1366, 696), QSize(1093, 557)
TODAY = date(2026, 6, 2)
MONTH = 202605


def take(data: Path, out: Path) -> list[Path]:
    """One PNG per screen at 1366×768 (less taskbar and title), and at 125 % and 150 %."""
    qInstallMessageHandler(drop_size_hints)
    app.make_app()
    store = office.open_file(data, "", paths.migrations_dir(), paths.backup_dir())
    shell = app.Shell(Memory())
    window = app.make_window(
        store, menus=shell.menus(), today=lambda: TODAY, restore=shell.restore
    )
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.set_month(MONTH)
    window.status.set_file(data.name)
    made = []
    try:
        for key in window.page_keys:
            page = window.page(key)
            parts = page.keys if isinstance(page, PartsPage) else (None,)
            for at, part in enumerate(parts, 1):
                window.show_page(key, part)
                stem = f"man-hinh-{key}" if at == 1 else f"man-hinh-{key}-{at}"
                made += _shoot_sizes(window, window.work, out / stem)
    finally:
        window.close()
        window.work.close()
        store.close()
    return made + _first_run(out)


def _first_run(out: Path) -> list[Path]:
    """The four steps of the first run, answered for the invented commune."""
    steps = FirstRun(plans.bundled(paths.resources_dir() / "plans"), paths.data_dir(), refuse)
    steps.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    steps.office.name_field.setText("Bình Minh")
    steps.office.superior.setText("Ủy ban nhân dân tỉnh (qua Bảo hiểm xã hội tỉnh)")
    made = []
    for step in range(4):
        steps.go(step)
        if step == 1:
            steps.plan.cards.findChildren(ChoiceCard)[-1].radio.setChecked(True)
        if step == 2:
            steps.units.field.setPlainText("\n".join(VILLAGES))
        made += _shoot_sizes(steps, None, out / f"man-hinh-lan-dau-{step + 1}")
    steps.close()
    steps.deleteLater()
    return made


def refuse(setup: Setup, path: Path) -> object:
    """Pictures make no data file."""
    raise NotImplementedError(path)


def _shoot_sizes(window: QWidget, work: Work | None, stem: Path) -> list[Path]:
    sizes = (("", SIZE, 1.0), ("-125", NARROW, 1.25), ("-150", SIZE, 1.5))
    return [
        shoot(window, work, size, density, stem.with_name(f"{stem.name}{suffix}.png"))
        for suffix, size, density in sizes
    ]


def drop_size_hints(kind: QtMsgType, context: QMessageLogContext, said: str) -> None:
    """The screenless platform says of every window that it takes no size hints; drop just that."""
    if "propagateSizeHints" not in said:
        print(said, file=sys.stderr)


def shoot(
    window: QWidget, work: Work | None, size: QSize, density: float, target: Path
) -> Path:
    """One picture of a window in a size and a density; gives its file."""
    window.resize(size)
    window.show()
    settle(work)
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


def settle(work: Work | None) -> None:
    """Let layouts and the worker finish; at most three seconds."""
    loop = QEventLoop()
    start = datetime.now()
    timer = QTimer()
    timer.setInterval(80)

    def look() -> None:
        if work is None or not work.is_busy or (datetime.now() - start).seconds >= 3:
            loop.quit()

    timer.timeout.connect(look)
    timer.start()
    loop.exec()
