"""The page Báo cáo on a copy of the invented commune, for tests with real keys."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from pypdfium2 import PdfDocument
from PySide6.QtWidgets import QApplication

from bhdesk.domain.counts import Part
from bhdesk.domain.periods import Month, Period
from bhdesk.services import counts, office
from bhdesk.ui.screens.reports import ReportsPage
from tests.ui.screens.offices import RESOURCES
from tests.ui.screens.typing_vietnamese import type_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QDialog

    from bhdesk.ui.work import Work

JUNE = 202606
TODAY = date(2026, 7, 3)
VSI = "vsi_participants"
QUARTER = Period.parse("2026-Q2")


@contextmanager
def shown(qtbot, work: Work, folder: Path, today: date = TODAY) -> Iterator[ReportsPage]:
    """The page as the window shows it at 1366×768, on June 2026."""
    page = ReportsPage(
        work, JUNE, resources=RESOURCES, folder=folder / "Báo cáo", today=lambda: today
    )
    qtbot.addWidget(page)
    work.changed.connect(page.take_change)
    page.resize(1158, 620)
    page.show()
    qtbot.waitExposed(page)
    page.take_focus()
    try:
        yield page
    finally:
        page.finish()


def words(data: bytes) -> str:
    """The text of a PDF as a reader of it finds it."""
    document = PdfDocument(data)
    found = " ".join(leaf.get_textpage().get_text_bounded() for leaf in document)
    document.close()
    return " ".join(found.split())


def states(page: ReportsPage) -> dict[object, str]:
    return {item.key: item.state for item in page.compose.choice.papers.row_model.items}


def dialog(title: str) -> QDialog:
    """The dialog with that title that is open now."""
    return next(
        one for one in QApplication.topLevelWidgets()
        if one.isVisible() and one.windowTitle() == title
    )  # fmt: skip


def write_number(page: ReportsPage, number: str, day: str) -> None:
    type_in(page.compose.side.form.number, number)
    type_in(page.compose.side.form.day, day)


def issue(page: ReportsPage) -> None:
    """Asks and agrees, as with Enter on both buttons."""
    page.compose.side.issue.click()
    dialog("Phát hành văn bản").ok_button.click()


def correct_june(work: Work, lapsed: int = 4) -> None:
    """Thôn 1 lost two more in June than was reported: 628 becomes 626."""
    unit = office.frame(work.store).unit_ids[0]
    entries = [counts.Entry(unit, VSI, Part.LAPSED, lapsed)]
    work.do(counts.set_counts, Month(2026, 6), entries)
