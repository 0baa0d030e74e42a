"""The paper chosen and what was typed for each one, on disk as soon as a field is left."""

from __future__ import annotations

from dataclasses import asdict, fields, replace
from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.services import filling
from bhdesk.ui.screens.reports.typed import Typed
from bhdesk.ui.screens.reports.wishes import Wish, place_of

if TYPE_CHECKING:
    from datetime import date

    from bhdesk.domain.paper_kinds import PaperKind
    from bhdesk.domain.periods import Period
    from bhdesk.ui.screens.reports.details import DetailsForm
    from bhdesk.ui.screens.reports.wishes import Renewal
    from bhdesk.ui.work import Work


class Orders:
    """Puts a paper's entries into the form and makes a wish of what the form says."""

    def __init__(self, work: Work, form: DetailsForm, origin: object) -> None:
        self._work, self._form, self._origin = work, form, origin
        # letters of a field that is not left yet; reading again must not take them away
        self._typing: dict[str, Typed] = {}
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
        paper = self._paper
        self._form.show_typed(self._typing.get(paper) or self._stored(paper))

    def note(self) -> None:
        """A letter was typed."""
        self._typing[self._paper] = self._form.typed

    def keep(self) -> None:
        """A field is left, a box ticked: written where it differs, held on to where that failed."""
        paper, typed = self._paper, self._form.typed
        if typed != self._stored(paper):
            given = (paper, self.wish.title, asdict(typed))
            if self._work.do(filling.fill_in, *given, origin=self._origin) is None:
                return
        self._typing.pop(paper, None)

    def keep_typing(self) -> None:
        """Letters of a field that was never left."""
        if self._typing:
            self.keep()

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
            self._form.show_typed(replace(self._form.typed, number="", day=""))
            self.keep()

    @property
    def _paper(self) -> str:
        assert self.kind is not None
        assert self.period is not None
        return ":".join(place_of(self.kind, self.period))

    def _stored(self, paper: str) -> Typed:
        """What is on disk; a field of a newer release is not for us."""
        found = self._work.ask(filling.filled_in, paper) or {}
        known = {item.name for item in fields(Typed)}
        default = Typed(signer=self._form.first_signer())
        return replace(default, **{name: v for name, v in found.items() if name in known})
