"""The totals a plan prints beside the sums of its own columns; neither is repaired to fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from bhdesk.domain.plans import Plan


class ColumnSum(NamedTuple):
    """Printed total and computed sum of one column, side by side."""

    column: str
    sum: int
    printed: int | None

    @property
    def difference(self) -> int | None:
        """Sum minus printed total; None where no total is printed."""
        return None if self.printed is None else self.sum - self.printed


def column_sums(plan: Plan) -> tuple[ColumnSum, ...]:
    """Every column of every target table with its sum and its printed total."""
    return tuple(
        ColumnSum(
            column, table.column_sum(at), table.printed_total[at] if table.printed_total else None
        )
        for table in plan.tables
        for at, column in enumerate(table.columns)
    )
