"""The first run: four questions, and a data file at the end."""

from bhdesk.ui.screens.first_run.assistant import FILE_NAME, FirstRun

__all__ = ["FILE_NAME", "FirstRun"]
