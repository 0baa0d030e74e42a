"""The windows the gallery draws."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from gallery_more import EmptyPage, MeetingsPage, TargetsPage
from gallery_pages import LockedPage, MonthPage, OverviewPage
from gallery_parts import component_sheet, paper_sheet, wizard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from bhdesk.domain.changes import Area, Changes
from bhdesk.ui import style
from bhdesk.ui.main_window import MainWindow, Menu, MenuEntry, PageEntry
from bhdesk.ui.problems import Explained
from bhdesk.ui.widgets.month_stepper import MonthPopup
from bhdesk.ui.work import InlineExecutor, Work

if TYPE_CHECKING:
    from argparse import Namespace

PAGES = (OverviewPage, TargetsPage, MonthPage, MeetingsPage, EmptyPage, LockedPage)
SIZE, NARROW = (1366, 696), (1093, 542)


def draw_all(options: Namespace) -> None:
    app = QApplication([])
    style.apply(app, options.resources, options.font, options.contrast)
    work = Work(None, InlineExecutor())
    window = MainWindow(
        work, [PageEntry(page, page) for page in PAGES], lambda _: Explained("", ""), 202605,
        [Menu(title, (MenuEntry("&Mở…", lambda: None, "Ctrl+O", "thu-muc"),))
         for title in ("&Tệp", "&Xem", "&Công cụ", "T&rợ giúp")],
        clock=lambda: datetime(2026, 6, 2, 14, 32),
    )  # fmt: skip
    window.set_identity("Xã Bình Minh", "Kế hoạch 2026", r"D:\BHXH\so-lieu.bhdesk")
    window.status.set_backup("Sao lưu 2 giờ trước")
    window.navigation.set_badge("counts", 2)
    work.changed.emit(Changes.of(Area.COUNTS), None)

    def shot(widget: QWidget, name: str, size: tuple[int, int]) -> None:
        if options.only and options.only not in name:
            return
        widget.resize(*size)
        widget.show()
        QTest.qWait(60)
        widget.grab().save(str(options.out / f"{name}.png"))
        print(name, widget.width(), widget.height())

    for page in PAGES:
        if options.only and options.only not in page.key:
            continue
        window.show_page(page.key)
        for label, size in (("", SIZE), ("_narrow", NARROW)):
            shot(window, page.key + label, size)
    window.hide()
    shot(wizard(), "wizard", SIZE)
    shot(wizard(), "wizard_narrow", NARROW)
    if not options.only or "popup" in options.only:
        popup = MonthPopup(window, 202605, 202601, 202610)
        shot(popup, "popup", (popup.sizeHint().width(), popup.sizeHint().height()))
    shot(component_sheet(), "components", SIZE)
    if not options.only or "paper" in options.only:
        view = paper_sheet()
        shot(view, "paper", (600, 600))
        view.set_pdf(None)
