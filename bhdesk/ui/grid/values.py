"""What a table shows and what is typed into it, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from bhdesk.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Hashable


class Kind(StrEnum):
    """How a column is drawn.

    NAME: text at the left. FIGURE: at the right. HEAT: coloured by the gap to the pace.
    SHARE: figure with a plan bar. COUNT_BAR: figure with a pale bar. CHIP: sign and word.
    """

    NAME = "name"
    FIGURE = "figure"
    HEAT = "heat"
    SHARE = "share"
    COUNT_BAR = "count_bar"
    CHIP = "chip"


class CellState(StrEnum):
    """COMPUTED and LOCKED cannot be typed into; WARNING keeps its value; REFUSED shows a draft.

    IMPORTED came from a file and is typed over like PLAIN.
    """

    PLAIN = "plain"
    COMPUTED = "computed"
    LOCKED = "locked"
    WARNING = "warning"
    REFUSED = "refused"
    IMPORTED = "imported"


class Column(NamedTuple):
    """`sample` is the widest text expected (for the width); `weight` the share of spare width.

    `other_names` are titles by which a pasted column is known too.
    """

    key: str
    title: str
    second: str = ""
    kind: Kind = Kind.FIGURE
    is_editable: bool = False
    weight: float = 1.0
    sample: str = "00.000"
    tip: str = ""
    other_names: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Both lines of the header in one, for a screen reader."""
        return f"{self.title} {self.second}".strip()


@dataclass(frozen=True, slots=True)
class Cell:
    """`text` as shown, `edit` as typed and copied (None: the text).

    `note` is the remark behind the corner mark, `hint` the reason of a warning; `share` 0 to 1
    for bars, `gap` in points to the pace for heat; `tone` and `icon` for chips and signed figures.
    """

    text: str
    edit: str | None = None
    state: CellState = CellState.PLAIN
    hint: str = ""
    note: str = ""
    share: float | None = None
    gap: float | None = None
    is_bold: bool = False
    tone: Tone = Tone.PLAIN
    icon: str = ""

    @property
    def typed(self) -> str:
        return self.text if self.edit is None else self.edit


class GridRow(NamedTuple):
    """One row; its key is what commits are told. Plain strings stand for Cell(text)."""

    key: Hashable
    cells: tuple[Cell | str, ...]


class Edit(NamedTuple):
    """One cell of a paste, a fill or a clearing."""

    row: Hashable
    column: str
    text: str


class Refusal(NamedTuple):
    """Why a cell cannot take a text; `where` as people name it: "Thôn 2 · Giảm"."""

    row: Hashable
    column: str
    text: str
    reason: str
    where: str = ""
