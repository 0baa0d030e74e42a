"""Chỉ tiêu: totals from above, their split over the villages, the denominators behind them."""

from bhdesk.ui.screens.targets.page import TargetsPage

__all__ = ["TargetsPage"]
