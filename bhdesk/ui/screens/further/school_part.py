"""The schools of a month with their pupils and cards."""

from __future__ import annotations

from bhdesk.ui.screens.further.part import Part


class SchoolPart(Part):
    """The schools of a month with their pupils and cards."""

    has_month = True

    def reload(self) -> None:
        """Nothing is read yet."""

    def take_focus(self) -> None:
        self.setFocus()
