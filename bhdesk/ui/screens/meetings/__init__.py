"""Hội nghị: the quota of the year, its activities and the form of one."""

from bhdesk.ui.screens.meetings.page import MeetingsPage

__all__ = ["MeetingsPage"]
