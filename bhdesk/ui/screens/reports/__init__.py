"""The reports: the paper on screen, saved, printed and as a workbook."""

from bhdesk.ui.screens.reports.page import ReportsPage

__all__ = ["ReportsPage"]
