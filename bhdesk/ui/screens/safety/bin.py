"""Thùng rác: meetings and their files that were taken out, each to look at and to take back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bhdesk.domain import text
from bhdesk.services import activities, attachments, office
from bhdesk.ui.lists import RowList, RowStyle
from bhdesk.ui.screens.safety.bin_items import BinItem, of_activity, of_file
from bhdesk.ui.tables import TableButton
from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.buttons import primary
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.empty_state import EmptyState
from bhdesk.ui.widgets.labels import SectionHeader, Text, hairline
from bhdesk.ui.widgets.scrolling import scrolled
from bhdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.ui.work import Work

PURPOSE = "Hội nghị và tệp bỏ ở trang Hội nghị nằm lại đây, lấy lại được bất cứ lúc nào."


class BinSection(QWidget):
    """Nothing goes from here by itself."""

    restored = Signal(object)
    """(BinItem): it stands where it was again."""

    def __init__(self, work: Work, origin: object, backups: Path) -> None:
        super().__init__()
        self._work, self._origin, self._backups = work, origin, backups
        self._items: tuple[BinItem, ...] = ()
        self.list = RowList(RowStyle.RECORD, "Thùng rác")
        self.restore_button = primary("Lấy lại", "hoan-tac")
        self.empty = EmptyState("hoi-nghi", "Thùng rác trống", PURPOSE, sides=("tep", "ghi-chu"))
        self._lay_out()
        self.list.chosen.connect(self._show)
        self.restore_button.clicked.connect(self._restore)

    @property
    def shown(self) -> BinItem | None:
        """What is looked at."""
        key = self.list.current_key
        return next((one for one in self._items if one.key == key), None)

    @property
    def words(self) -> str:
        """Everything said of it, for tests and screen readers."""
        return "\n".join(
            part for part in (self._title.text(), self._gone.text(), self._about.text()) if part
        )

    def reload(self) -> None:
        """Reads the bin again; the cursor stays or goes to the newest."""
        found, frame = self._work.ask(activities.binned), self._work.ask(office.frame)
        files = self._work.ask(attachments.in_bin)
        if found is None or frame is None or files is None:
            return
        gone = {one.activity.id for one in found}
        items = [of_activity(one, frame) for one in found]
        items += [of_file(one, item, item.id in gone) for one, item in files]
        items.sort(key=lambda one: one.at, reverse=True)
        self._items = tuple(items)
        keys = [one.key for one in items]
        wanted = self.list.current_key if self.list.current_key in keys else (keys or [None])[0]
        self.list.set_items([one.row for one in items], wanted)
        counted = [f"{len(found)} hội nghị"] if found else []
        counted += [f"{len(files)} tệp"] if files else []
        self._head.set_texts("Thùng rác", ", ".join(counted))
        self._sheet.show_state(self._full if items else self.empty)
        self._show(wanted)

    def _show(self, key: object) -> None:
        one = next((item for item in self._items if item.key == key), None)
        if one is None:
            return
        self._title.setText(one.title)
        who = f" Người bỏ: {one.who}." if one.who else ""
        self._gone.setText(f"Bỏ vào Thùng rác lúc {text.moment(one.at)}.{who}")
        self._about.setText("\n".join(one.lines))

    def _restore(self) -> None:
        item = self.shown
        if item is None:
            return
        if item.file:
            done = self._work.do(
                attachments.restore, item.file, self._backups, origin=self._origin
            )
        else:
            done = self._work.do(activities.restore, item.activity, origin=self._origin)
        if done is not None:
            self.reload()
            self.restored.emit(item)

    def _lay_out(self) -> None:
        self._full = QWidget()
        row = QHBoxLayout(self._full)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        left = Card((8, 12, 8, 8), 6)
        self._head = SectionHeader("Thùng rác")
        self._head.set_margins(8, 0)
        self._head.add(TableButton(self.list))
        left.add(self._head)
        left.add(self.list, 1)
        row.addWidget(left, 1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(15, 0, 15, 0)
        column.setSpacing(8)
        self._title = Text("", "h2", is_wrapped=True)
        self._gone = Text("", "muted", is_wrapped=True)
        self._about = Text("", is_wrapped=True)
        for item in (self._title, self._gone, hairline(), self._about):
            column.addWidget(item)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(15, 0, 15, 0)
        foot.addWidget(Text("Thùng rác không tự xóa.", "muted"), 1)
        foot.addWidget(self.restore_button)
        right = Card((1, 12, 1, 12))
        right.add(scrolled(inner), 1)
        right.add(foot)
        row.addWidget(right, 1)
        self._sheet = Sheet(self._full, self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._sheet)
        self.setMinimumHeight(theme().scale.px(200))
