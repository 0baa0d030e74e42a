"""What the officer has typed beside a paper, read as the details that go on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.errors import UserError
from bhdesk.domain.official import PaperDetails

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bhdesk.domain.frame import Signer

LARGEST_NUMBER = 99999


@dataclass(frozen=True, slots=True)
class Typed:
    """The panel as typed, kept for each paper while the window is open.

    `addressee`, `recipients` and `has_charts` are None until they differ from what is usual.
    """

    number: str = ""
    day: str = ""
    signer: int | None = None
    has_annex: bool = True
    has_charts: bool | None = None
    is_blank: bool = False
    own_target: str = ""
    addressee: str | None = None
    recipients: str | None = None

    @property
    def errors(self) -> dict[str, str]:
        """Why a field cannot be read, by its name; such a field counts as blank."""
        found = {}
        if not self.is_blank and text.nfc(self.number) and self._number is None:
            found["number"] = "Số từ 1 trở lên."
        if not self.is_blank and text.nfc(self.day):
            try:
                text.parse_date(self.day)
            except UserError as refused:
                found["day"] = messages.of(refused)
        if text.nfc(self.own_target):
            try:
                text.parse_count(self.own_target)
            except UserError as refused:
                found["own_target"] = messages.of(refused)
        return found

    def details(self, signers: Iterable[Signer]) -> PaperDetails:
        """What goes on the paper."""
        signer = next((one for one in signers if one.id == self.signer), None)
        if self.is_blank:
            return PaperDetails(None, None, signer, self.has_annex, self.has_charts)
        return PaperDetails(
            self._number, self._day, signer, self.has_annex, self.has_charts
        )

    @property
    def target(self) -> int | None:
        """What a peak month was given to win."""
        has_one = text.nfc(self.own_target) and "own_target" not in self.errors
        return text.parse_count(self.own_target) if has_one else None

    @property
    def _number(self) -> int | None:
        typed = text.nfc(self.number)
        is_number = typed.isdecimal() and 0 < int(typed) <= LARGEST_NUMBER
        return int(typed) if is_number else None

    @property
    def _day(self) -> date | None:
        has_one = text.nfc(self.day) and "day" not in self.errors
        return text.parse_date(self.day) if has_one else None
