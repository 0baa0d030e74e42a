"""Tổng quan: where the office stands, the year's trend and what waits to be done."""

from bhdesk.ui.screens.overview.page import OverviewPage

__all__ = ["OverviewPage"]
