"""Which screens the window has and what each of them is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.ui.main_window import PageEntry
from bhdesk.ui.screens.counts import CountsPage
from bhdesk.ui.screens.overview import OverviewPage
from bhdesk.ui.screens.reports import ReportsPage

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path


def page_entries(
    resources: Path, papers: Path, today: Callable[[], date]
) -> tuple[PageEntry, ...]:
    """The pages in the order of the navigation; each is made when first shown.

    `resources` holds the forms and faces, `papers` is the folder where saved papers go first.
    """
    return (
        PageEntry(OverviewPage, lambda work, month: OverviewPage(work, month, today)),
        PageEntry(CountsPage, CountsPage),
        PageEntry(
            ReportsPage,
            lambda work, month: ReportsPage(work, month, resources=resources, folder=papers),
        ),
    )
