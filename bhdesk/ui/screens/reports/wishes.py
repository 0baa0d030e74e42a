"""Which paper is wanted, with its details and why it is made once more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bhdesk.domain import paper_kinds

if TYPE_CHECKING:
    from bhdesk.domain.issued import Nature
    from bhdesk.domain.official import PaperDetails
    from bhdesk.domain.paper_kinds import PaperKind
    from bhdesk.domain.periods import Period

PERIODIC = "periodic"
"""The choice that means month, quarter, half or year, whichever the period is."""
ALLOCATION = "allocation"


@dataclass(frozen=True, slots=True)
class Renewal:
    """Why a paper that went out is made once more."""

    nature: Nature
    reason: str


@dataclass(frozen=True, slots=True)
class Wish:
    """A paper of a kind and period; `addressee` and `recipients` None are those of the office."""

    kind: PaperKind
    period: Period
    details: PaperDetails
    own_target: int | None = None
    addressee: str | None = None
    recipients: str | None = None
    renewal: Renewal | None = None

    @property
    def place(self) -> tuple[str, str]:
        """What the register and everything typed for the paper go by."""
        return place_of(self.kind, self.period)

    @property
    def title(self) -> str:
        """As the register names it: "Báo cáo quý II/2026"."""
        return self.kind.named(self.period)

    @property
    def file_name(self) -> str:
        """The name offered when saving, without ending."""
        return self.kind.file_name(self.period)


def place_of(kind: PaperKind, period: Period) -> tuple[str, str]:
    """A paper as the register knows it: ("quarter", "2026-Q2")."""
    return kind.key, str(period)


def kind_for(choice: str, period: Period) -> PaperKind:
    """The kind of paper a choice means for a period."""
    return paper_kinds.periodic(period) if choice == PERIODIC else paper_kinds.kind_of(choice)
