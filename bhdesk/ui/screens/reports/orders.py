"""The paper chosen and what was typed for each one while the window is open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.ui.screens.reports.typed import Typed
from bhdesk.ui.screens.reports.wishes import Wish, place_of

if TYPE_CHECKING:
    from datetime import date

    from bhdesk.domain.paper_kinds import PaperKind
    from bhdesk.domain.periods import Period
    from bhdesk.ui.screens.reports.details import DetailsForm
    from bhdesk.ui.screens.reports.wishes import Renewal


class Orders:
    """Puts a paper's entries into the form and makes a wish of what the form says."""

    def __init__(self, form: DetailsForm) -> None:
        self._form = form
        self._typed: dict[tuple[str, str], Typed] = {}
        self._renewals: dict[tuple[str, str], Renewal] = {}
        self.kind: PaperKind | None = None
        self.period: Period | None = None

    @property
    def wish(self) -> Wish:
        """The paper as chosen and typed now."""
        assert self.kind is not None
        assert self.period is not None
        typed = self._form.typed
        made = Wish(
            self.kind, self.period, self._form.details,
            typed.target if self.kind.key == "peak" else None, typed.addressee, typed.recipients,
        )  # fmt: skip
        return replace(made, renewal=self._renewals.get(made.place))

    def show(self) -> None:
        """The entries of the paper chosen; a new one is signed by the first of those who may."""
        assert self.kind is not None
        assert self.period is not None
        self._form.set_paper(self.kind, self.period)
        default = Typed(signer=self._form.first_signer())
        place = place_of(self.kind, self.period)
        self._form.show_typed(self._typed.get(place, default))

    def keep(self) -> None:
        self._typed[self.wish.place] = self._form.typed

    def fill_blanks(self, number: int, day: date) -> None:
        """What a paper must have to go out, where nothing was typed."""
        typed = self._form.typed
        self._form.show_typed(replace(
            typed, is_blank=False, number=typed.number.strip() or str(number),
            day=typed.day.strip() or text.day(day),
        ))  # fmt: skip
        self.keep()

    def renew(self, renewal: Renewal | None) -> None:
        """The paper is made once more, with a number and day of its own; None: not any more."""
        place = self.wish.place
        self._renewals.pop(place, None)
        if renewal is not None:
            self._renewals[place] = renewal
            self._typed.pop(place, None)
