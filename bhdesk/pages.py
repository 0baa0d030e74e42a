"""Which screens the window has and what each of them is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.ui.main_window import PageEntry
from bhdesk.ui.screens.overview import OverviewPage

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from types import ModuleType


def page_entries(paths: ModuleType, today: Callable[[], date]) -> tuple[PageEntry, ...]:
    """The pages in the order of the navigation; each is made when first shown."""
    return (PageEntry(OverviewPage, lambda work, month: OverviewPage(work, month, today)),)
