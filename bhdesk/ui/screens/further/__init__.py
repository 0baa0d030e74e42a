"""Số liệu khác: what is counted neither by village nor by meeting."""

from bhdesk.ui.screens.further.page import FurtherPage

__all__ = ["FurtherPage"]
