"""The office itself: letterhead, villages, people who sign, the plan."""

from bhdesk.ui.screens.catalogue.page import CataloguePage

__all__ = ["CataloguePage"]
