"""Benefits paid by account, by month of the year."""

from __future__ import annotations

from bhdesk.ui.screens.further.part import Part


class AccountPart(Part):
    """Benefits paid by account, by month of the year."""

    has_month = False

    def reload(self) -> None:
        """Nothing is read yet."""

    def take_focus(self) -> None:
        self.setFocus()
