"""A figure of a file on its way into the plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bhdesk.domain.import_found import FoundCell
    from bhdesk.domain.import_plan import PlanRow


@dataclass(frozen=True, slots=True)
class Placed:
    """A row of the plan, still without its old value, and where it stood in which table."""

    table: int
    cell: FoundCell
    row: PlanRow
