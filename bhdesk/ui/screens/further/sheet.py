"""A table of figures with a verdict below it that follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget

from bhdesk.domain import text
from bhdesk.ui.grid import Cell
from bhdesk.ui.screens.further.typed_sheet import TypedSheet
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.labels import SignedText

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from PySide6.QtGui import QResizeEvent

    from bhdesk.ui.grid import Column, GridCard, GridRow


class Foot(QWidget):
    """A verdict that wraps, and buttons; as high as its words need at the width there is.

    Qt's own hint is that of a narrower text, and head and foot would share what is left over.
    """

    def __init__(self, *buttons: QWidget) -> None:
        super().__init__()
        self._verdict = SignedText(Tone.MUTED, "")
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 10, 12, 10)
        line.setSpacing(8)
        line.addWidget(self._verdict, 1)
        for button in buttons:
            line.addWidget(button)

    def say(self, tone: Tone, title: str, said: str) -> None:
        """What follows from the figures, with its sign."""
        self._verdict.set_state(tone, said, title=title)

    def text(self) -> str:
        return self._verdict.text()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class FigureSheet(TypedSheet):
    """While a text is refused, its reason stands in the place of the verdict."""

    foot: Foot
    _verdict: tuple[Tone, str, str] = (Tone.MUTED, "", "")

    def card_of(self, head: QWidget, *buttons: QWidget) -> GridCard:
        """The table in its white card; the buttons stand below it."""
        head.setContentsMargins(16, 10, 0, 8)
        self.foot = Foot(*buttons)
        self.model.dataChanged.connect(self._say)
        self.model.modelReset.connect(self._say)
        return self.card_with(head, self.foot)

    def say(self, tone: Tone, title: str, said: str) -> None:
        """What follows from the figures."""
        self._verdict = (tone, title, said)
        self._say()

    def show_rows(
        self, place: Hashable, rows: Sequence[GridRow], totals: GridRow | None = None,
        locked: str = "", columns: tuple[Column, ...] | None = None,
    ) -> None:  # fmt: skip
        """`place` is the month or year; `locked` the sentence why nothing can be typed."""
        shown = self.model.columns if columns is None else columns
        self.texts.show(place, shown, (rows, totals), locked)
        self.card.fit_height()

    def _say(self) -> None:
        drafts = self.model.drafts()
        if not drafts:
            self.foot.say(*self._verdict)
            return
        keys = self.grid.current_keys()
        item = next((one for one in drafts if (one.row, one.column) == keys), drafts[0])
        more = f" Còn {len(drafts) - 1} ô nữa chưa ghi." if len(drafts) > 1 else ""
        is_named = item.where.partition(" · ")[0] in item.reason
        place = "" if is_named else f"{item.where}: "
        self.foot.say(Tone.BAD, f"Chưa ghi “{item.text}”.", f"{place}{item.reason}{more}")


def figure(value: int | None, *, is_bold: bool = False) -> Cell:
    """A number that can be typed; blank where there is none."""
    if value is None:
        return Cell("")
    return Cell(text.count(value), str(value), is_bold=is_bold)
