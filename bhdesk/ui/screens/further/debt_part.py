"""Late payment in the four quarters of a year."""

from __future__ import annotations

from bhdesk.ui.screens.further.part import Part


class DebtPart(Part):
    """Late payment in the four quarters of a year."""

    has_month = False

    def reload(self) -> None:
        """Nothing is read yet."""

    def take_focus(self) -> None:
        self.setFocus()
