"""What a list shows, as a table: the parts of its rows become columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain.shown_table import ShownColumn, ShownRow, ShownTable
from bhdesk.ui.lists.rows import RowStyle

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bhdesk.ui.lists.rows import RowItem

# Part of a row -> what its column is called, in the order of the columns.
HEADS = {
    RowStyle.TODO: (("title", "Việc"), ("state", "Hạn"), ("second", "Chi tiết")),
    RowStyle.RECORD: (
        ("big", "Ngày"), ("small", "Thứ"), ("title", "Nội dung"), ("second", "Nơi, đơn vị"),
        ("third", "Chi tiết"), ("state", "Tình trạng"),
    ),
    RowStyle.STATE: (
        ("title", "Tên"), ("right", "Số"), ("second", "Chi tiết"), ("third", "Thêm"),
        ("state", "Tình trạng"),
    ),
}  # fmt: skip


def rows_table(
    items: Sequence[RowItem], style: RowStyle, title: str, named: Mapping[str, str] | None = None
) -> ShownTable:
    """A row each; a heading between rows stays a row of its own, bold. Empty parts are left out.

    `named`: parts of which the list knows a better name for the column, as of words, not figures.
    """
    better = named or {}
    rows = [item for item in items if not item.is_heading]
    heads = [(part, name) for part, name in HEADS[style] if any(getattr(i, part) for i in rows)]
    columns = tuple(
        ShownColumn(better.get(part, name), is_figure=part == "right" and part not in better)
        for part, name in heads
    )
    made = []
    for item in items:
        if item.is_heading:
            blank = [""] * len(heads)
            blank[[part for part, _ in heads].index("title")] = item.title
            made.append(ShownRow(tuple(blank), is_bold=True))
        else:
            made.append(ShownRow(tuple(str(getattr(item, part)) for part, _ in heads)))
    return ShownTable(title, columns, tuple(made) if rows else ())
