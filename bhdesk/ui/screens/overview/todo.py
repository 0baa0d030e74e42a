"""Việc cần làm: what waits, late things first; each row leads to its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bhdesk.domain import text
from bhdesk.domain.leading import Place
from bhdesk.ui.lists import RowItem, RowList, RowStyle
from bhdesk.ui.tables import TableButton
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.buttons import link
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.labels import SectionHeader, SignedText

if TYPE_CHECKING:
    from collections.abc import Hashable

    from bhdesk.domain.errors import Issue
    from bhdesk.services.overview import Overview, Task

SHOWN_WHEN_NARROW = 4

# code -> (title, the two figures that contradict each other)
WARNINGS = {
    "check.ui_over_csi": ("BHTN nhiều hơn BHXH bắt buộc", "ui", "csi"),
    "check.hi_over_population": ("BHYT nhiều hơn dân số", "hi", "population"),
    "check.si_over_labour": ("BHXH nhiều hơn lực lượng lao động", "si", "labour"),
}


class TodoCard(Card):
    """The list, four rows in a narrow window until "Xem hết"."""

    wanted = Signal(str, object)
    """(key of the page where the thing is done, what it shall show)"""

    def __init__(self) -> None:
        super().__init__((16, 12, 12, 8))
        self._head = SectionHeader("Việc cần làm")
        self.more = link("Xem hết")
        self._head.add(self.more)
        self.rows = RowList(RowStyle.TODO, "Việc cần làm")
        self._head.add(TableButton(self.rows))
        self._none = SignedText(Tone.GOOD, "Không có việc nào đang chờ.")
        self._items: tuple[RowItem, ...] = ()
        self._ways: dict[Hashable, tuple[str, object]] = {}
        self._is_narrow = self._is_whole = False
        self.add(self._head)
        self.add(self._none)
        self.add(self.rows, 1)
        self.body.addStretch(0)
        self.more.clicked.connect(self._toggle)
        self.rows.opened.connect(lambda key: self.wanted.emit(*self._ways[key]))

    def set_narrow(self, is_narrow: bool) -> None:
        self._is_narrow = is_narrow
        self._show()

    def show_overview(self, seen: Overview) -> None:
        late = [task for task in seen.tasks if task.is_late]
        rest = [task for task in seen.tasks if not task.is_late]
        listed: list[tuple[RowItem, str, object]] = []
        listed += [(_row(f"task{at}", task), task.place, task.what)
                   for at, task in enumerate(late)]  # fmt: skip
        listed += [(_warning(issue), Place.COUNTS, None) for issue in seen.warnings]
        listed += [(_row(f"task{at}", task), task.place, task.what)
                   for at, task in enumerate(rest, len(late))]  # fmt: skip
        self._items = tuple(item for item, _, _ in listed)
        self._ways = {item.key: (str(place), what) for item, place, what in listed}
        self._show()

    def _toggle(self) -> None:
        self._is_whole = not self._is_whole
        self._show()

    def _show(self) -> None:
        is_cut = self._is_narrow and len(self._items) > SHOWN_WHEN_NARROW
        is_few = is_cut and not self._is_whole
        shown = self._items[:SHOWN_WHEN_NARROW] if is_few else self._items
        self.rows.set_items(shown)
        self._head.set_texts("Việc cần làm", f"{len(self._items)} việc" if self._items else "")
        self.more.setVisible(is_cut)
        self.more.setText("Xem hết" if is_few else "Thu gọn")
        self.rows.setVisible(bool(self._items))
        self._none.setVisible(not self._items)


def _row(key: str, task: Task) -> RowItem:
    tone = Tone.BAD if task.is_late else Tone.WARN
    return RowItem(key, task.title, task.about, state=task.when, tone=tone)


def _warning(issue: Issue) -> RowItem:
    title, more, less = WARNINGS[issue.code]
    pair = [issue.params[name] for name in (more, less)]
    about = " > ".join(text.count(v) if isinstance(v, int) else v for v in pair)
    return RowItem(issue.code, title, about, state="Cần xem lại", tone=Tone.WARN)
