"""Sao lưu: the data file and its copies, and the bin where what was taken out waits."""

from bhdesk.ui.screens.safety.copies import age_words
from bhdesk.ui.screens.safety.page import SafetyPage

__all__ = ["SafetyPage", "age_words"]
