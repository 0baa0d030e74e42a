"""Thùng rác: meetings that were taken out, each to look at and to take back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bhdesk.domain import text
from bhdesk.domain.activities import KIND_WORDS
from bhdesk.domain.periods import WEEKDAYS
from bhdesk.services import activities, office
from bhdesk.ui.lists import RowItem, RowList, RowStyle
from bhdesk.ui.tables import TableButton
from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.buttons import primary
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.empty_state import EmptyState
from bhdesk.ui.widgets.labels import SectionHeader, Text, hairline
from bhdesk.ui.widgets.scrolling import scrolled
from bhdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from bhdesk.domain.activities import Activity, Binned
    from bhdesk.domain.frame import Frame
    from bhdesk.ui.work import Work

OTHER = "chỉ tiêu khác"
PURPOSE = "Hội nghị bỏ ở trang Hội nghị nằm lại đây, lấy lại được bất cứ lúc nào."


class BinSection(QWidget):
    """Nothing goes from here by itself."""

    restored = Signal(object)
    """(Activity): it stands in the log again."""

    def __init__(self, work: Work, origin: object) -> None:
        super().__init__()
        self._work, self._origin = work, origin
        self._items: tuple[Binned, ...] = ()
        self._frame: Frame | None = None
        self.list = RowList(RowStyle.RECORD, "Thùng rác")
        self.restore_button = primary("Lấy lại", "hoan-tac")
        self.empty = EmptyState("hoi-nghi", "Thùng rác trống", PURPOSE, sides=("tep", "ghi-chu"))
        self._lay_out()
        self.list.chosen.connect(self._show)
        self.restore_button.clicked.connect(self._restore)

    @property
    def shown(self) -> Activity | None:
        """The meeting that is looked at."""
        key = self.list.current_key
        return next((one.activity for one in self._items if one.activity.id == key), None)

    @property
    def words(self) -> str:
        """Everything said of it, for tests and screen readers."""
        return "\n".join(
            part for part in (self._title.text(), self._gone.text(), self._about.text()) if part
        )

    def reload(self) -> None:
        """Reads the bin again; the cursor stays or goes to the newest."""
        found, frame = self._work.ask(activities.binned), self._work.ask(office.frame)
        if found is None or frame is None:
            return
        self._items, self._frame = found, frame
        keys = [one.activity.id for one in found]
        wanted = self.list.current_key if self.list.current_key in keys else (keys or [None])[0]
        self.list.set_items([_row(one, frame) for one in found], wanted)
        self._head.set_texts("Thùng rác", f"{len(found)} hội nghị" if found else "")
        self._sheet.show_state(self._full if found else self.empty)
        self._show(wanted)

    def _show(self, key: object) -> None:
        one = next((item for item in self._items if item.activity.id == key), None)
        if one is None or self._frame is None:
            return
        item = one.activity
        self._title.setText(f"{KIND_WORDS[item.kind]} ngày {text.day(item.day)}")
        who = f" Người bỏ: {one.who}." if one.who else ""
        self._gone.setText(f"Bỏ vào Thùng rác lúc {text.moment(one.at)}.{who}")
        self._about.setText("\n".join(_lines(item, self._frame)))

    def _restore(self) -> None:
        item = self.shown
        if item is None:
            return
        if self._work.do(activities.restore, item.id, origin=self._origin) is not None:
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


def _row(one: Binned, frame: Frame) -> RowItem:
    item = one.activity
    weekday = WEEKDAYS[item.day.weekday()]
    return RowItem(
        item.id, KIND_WORDS[item.kind], _where(item, frame),
        f"Tháng {item.month.number}/{item.month.year}, bỏ ngày {text.day(one.day)}",
        big=f"{item.day.day:02d}", small=weekday[:1].upper() + weekday[1:],
    )  # fmt: skip


def _where(item: Activity, frame: Frame) -> str:
    known = [unit.name for unit in frame.units if unit.id in item.units]
    return item.place or ", ".join(known) or f"Toàn {frame.office_word}"


def _lines(item: Activity, frame: Frame) -> list[str]:
    """What was written of it; what was left blank is left out."""
    clock = f"{item.starts}–{item.ends}" if item.starts and item.ends else item.starts
    counted = {"mời": item.invited, "dự": item.attended, "được tư vấn": item.consulted}
    people = [f"{word} {text.count(value)}" for word, value in counted.items() if value is not None]
    named = {measure.key: measure.brief for measure in frame.measures}  # of the plan in force
    people += [f"{named.get(key, OTHER)} {text.signed(value)}" for key, value in item.enrolled]
    pairs = (
        ("Tình trạng", item.state_word), ("Giờ", clock), ("Nơi họp", _where(item, frame)),
        ("Đơn vị tổ chức", item.organisers), ("Số người", ", ".join(people)),
        ("Chủ trì", item.chair), ("Thư ký", item.secretary), ("Nội dung", item.topic),
        ("Ý kiến", item.questions), ("Kết quả", item.result), ("Khó khăn", item.obstacles),
    )  # fmt: skip
    return [f"{name}: {value}" for name, value in pairs if value]
