"""Nhiệm vụ: tasks with six "rõ", obstacles, and everything that is due."""

from bhdesk.ui.screens.tasks.page import TasksPage

__all__ = ["TasksPage"]
