"""Số liệu tháng: the month typed by village, and what only the whole office has."""

from bhdesk.ui.screens.counts.page import CountsPage

__all__ = ["CountsPage"]
